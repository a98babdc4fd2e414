//! The family name: at the front of "Last, First", and at the end of a name.

use super::particles::is_particle;
use super::{case, credentials, eastern, groups, honorifics, is_initial};
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
        capitals.or_else(|| eastern::is_chinese(last).then(|| last.to_owned()))
    };
    let last = if is_family_name { last.to_owned() } else { own()? };
    // HO, Chi Fai: too short to be known as a name in capitals.
    let last = Some(case::capitalised(&last)).filter(|it| eastern::is_chinese_family(it)).unwrap_or(last);
    Some(format!("{titles} {first} {last}").trim().to_owned())
}

/// Returns whether a part behind a comma says what somebody does (Rita, coach; Rita, Marketing Digital; Philippa,
/// Countess of Roe) and is no first name.
fn is_aside(part: &str) -> bool {
    part.starts_with(char::is_lowercase) && part.contains(' ')
        || part.contains(" of ")
        || groups::is_field(part)
}

/// Particles that are no middle names, where they are in capitals.
const IN_CAPITALS: WordList = WordList("Da Dal Dalla De Del Della Den Der Des Di Dos Du La Ten Ter Van");

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
        if particles.contains(char::is_uppercase) {
            // Ter Horst, Della Valle, Van Der Berg; a Van alone is a middle name in Vietnam.
            particles != "Van" && particles.split(' ').all(|word| IN_CAPITALS.contains(word))
        } else {
            is_particle(first, last) && !is_patronymic
        }
    });
    (is_certain && !is_initial(last)).then_some(last)
}
