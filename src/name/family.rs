//! The family name: where it stands first, and how far it goes.

use super::{APOSTROPHES, credentials, honorifics, is_initial};

/// Turns "Last, First" round where the left side can only be a family name, behind titles or not. A further
/// part (Roe, Jane, Speaker) belongs to neither.
pub(super) fn turned_round(name: &str) -> Option<String> {
    let mut parts = name.split(',').map(str::trim).filter(|part| !part.is_empty());
    let left = parts.next()?;
    let first = parts.find(|part| !credentials::is_credential(part))?;
    let last = honorifics::split(left).name;
    let titles = left[..left.len() - last.len()].trim_end();
    let last = credentials::without_generation(last);
    let is_family_name = last.split_once(' ').is_none_or(|(word, rest)| is_particle(word, rest));
    let turned = [titles, first, last];
    is_family_name.then(|| turned.map(|part| format!("{part} ")).concat().trim().to_owned())
}

/// The family name behind one first name or initials, where there is no doubt about it: one word, or
/// particles and one word. Of more words nobody can tell which are first names (Mary Ann Lee, Ana Ruiz López).
pub(super) fn last_name(name: &str) -> Option<&str> {
    let (_, mut last) = name.split_once(' ')?;
    while let Some((word, rest)) = last.split_once(' ')
        && is_initial(word)
    {
        last = rest;
    }
    let is_one = last.rsplit_once(' ').is_none_or(|(particles, _)| {
        let first = particles.split(' ').next().unwrap_or_default();
        // A son is no family (Omar bin Khalid).
        let is_fathers = matches!(first, "bin" | "bint" | "ibn" | "abd");
        is_particle(first, last) && !is_fathers && !particles.contains(char::is_uppercase)
    });
    (is_one && !is_initial(last)).then_some(last)
}

/// Tells the words in small letters that family names begin with, in the languages of Europe and in names
/// from Arabic. Some are first names too (ben roe, speaker) where nothing of the name has a capital.
fn is_particle(word: &str, rest: &str) -> bool {
    match word.trim_start_matches(APOSTROPHES) {
        "van" | "v." | "v.d." | "von" | "vom" | "zu" | "zum" | "zur" | "am" | "auf" | "aus" | "der"
        | "den" | "dem" | "ten" | "ter" | "te" | "op" | "in" | "het" | "t" | "s" => true,
        "de" | "del" | "da" | "das" | "dos" | "di" | "du" | "des" | "d'" | "d’" | "la" | "las" | "les"
        | "los" | "e" | "y" => true,
        "dal" | "dalla" | "dalle" | "dallo" | "dei" | "degli" | "della" | "delle" | "dello" => true,
        "af" | "av" | "ap" | "ab" | "ní" | "nic" | "ó" | "uí" => true,
        "el" | "ul" | "bin" | "bint" | "ibn" | "abd" => true,
        "al" | "ben" | "abu" | "an" | "do" | "le" | "li" | "lo" | "mac" => rest.contains(char::is_uppercase),
        _ => false,
    }
}
