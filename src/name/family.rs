//! The family name: at the front of "Last, First", and at the end of a name.

use super::{APOSTROPHES, case, credentials, groups, honorifics, is_initial, order};
use crate::text::WordList;

/// Returns a name of the form "Last, First" as "First Last", with titles at the front; `None` if the part before the
/// comma may be more than a family name. Further parts (Roe, Jane, Speaker) are left out.
pub(super) fn reordered(name: &str) -> Option<String> {
    let mut parts = name.split(',').map(str::trim).filter(|part| !part.is_empty());
    let left = parts.next()?;
    let first =
        parts.find(|part| !credentials::is_credential(part) && !groups::is_group(part) && !is_aside(part))?;
    let last = honorifics::split(left).name;
    let titles = left[..left.len() - last.len()].trim_end();
    let last = credentials::without_generation(last);
    let is_family_name =
        last.split_once(' ').is_none_or(|(word, rest)| is_particle(&word.to_lowercase(), rest));
    // CHAN Kwok Wai, Raymond; Wong Siu Fung, Raymond.
    let own = || {
        let capitals = case::split_family_in_front(last).map(|(given, family)| format!("{family} {given}"));
        capitals.or_else(|| order::is_chinese(last).then(|| last.to_owned()))
    };
    let last = if is_family_name { last.to_owned() } else { own()? };
    // HO, Chi Fai: too short to be known as a name in capitals.
    let last = Some(case::capitalised(&last)).filter(|it| order::is_chinese_family(it)).unwrap_or(last);
    Some(format!("{titles} {first} {last}").trim().to_owned())
}

/// Returns whether a part behind a comma says what somebody does (Rita, coach; Rita, Marketing Digital; Philippa,
/// Countess of Roe) and is no first name.
fn is_aside(part: &str) -> bool {
    part.starts_with(char::is_lowercase) && part.contains(' ')
        || part.contains(" of ")
        || groups::is_field(part)
}

/// Returns the family name after one first name or initials, where it is certain: one word, or particles and one
/// word. Of more words any may be first names (Mary Ann Lee, Ana Ruiz López).
pub(super) fn last_name(name: &str) -> Option<&str> {
    let (_, mut last) = name.split_once(' ')?;
    while let Some((word, rest)) = last.split_once(' ')
        && is_initial(word)
    {
        last = rest;
    }
    let is_certain = last.rsplit_once(' ').is_none_or(|(particles, _)| {
        let first = particles.split(' ').next().unwrap_or_default();
        // "Son of" is followed by the father's name (Omar bin Khalid).
        let is_patronymic = matches!(first, "bin" | "bint" | "ibn" | "abd");
        let are_particles = || particles.split(' ').all(|word| PARTICLES.contains(word.to_lowercase()));
        if particles.contains(char::is_uppercase) {
            // Ter Horst, Della Valle.
            !order::is_vietnamese(name) && are_particles()
        } else {
            is_particle(first, last) && !is_patronymic
        }
    });
    (is_certain && !is_initial(last)).then_some(last)
}

/// The particles at the front of family names in the languages of Europe, and in names from Arabic.
const PARTICLES: WordList = WordList(
    "van v. v.d. von vom zu zum zur am auf aus der den dem ten ter te op in het t s \
    de del da das dos di du des d' d’ la las les los e y dal dalla dalle dallo dei degli della delle \
    dello af av ap ab ní nic ó uí el ul bin bint ibn abd",
);

/// Particles that are also first names in a name without capitals (ben roe, speaker).
const PARTICLES_OR_NAMES: WordList = WordList("al ben abu an do le li lo mac");

/// Returns whether a name begins with a particle before another word.
pub(super) fn begins_with_particle(name: &str) -> bool {
    name.split_once(' ').is_some_and(|(word, rest)| is_particle(word, rest))
}

/// Returns whether a word is a particle, given the words after it.
pub(super) fn is_particle(word: &str, rest: &str) -> bool {
    let word = word.trim_start_matches(APOSTROPHES);
    PARTICLES.contains(word) || (PARTICLES_OR_NAMES.contains(word) && rest.contains(char::is_uppercase))
}
