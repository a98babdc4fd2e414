//! Names in capitals.

use unicode_normalization::char::is_combining_mark;

use super::{APOSTROPHES, is_latin_letter};

/// Returns a name in capitals with only the first letter of each part in capitals; `None` for any other name. A name
/// with a short word (`JO LI`, `J. DOE`) is left alone, since it may be initials.
pub(super) fn recased(name: &str) -> Option<String> {
    let letters = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count();
    let mut words = name.split(' ');
    let is_capitals = name.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    if !is_capitals || words.clone().any(|word| letters(word) < 2) || words.all(|word| letters(word) < 4) {
        return None;
    }
    let mut recased = String::with_capacity(name.len());
    let mut part = String::new();
    // Counted along, since a name may be long and have an apostrophe after each letter.
    let (mut letters, mut is_all_latin) = (0, true);
    for c in name.chars() {
        // O'NEIL has two parts, MA'RUF and В'ЯЧЕСЛАВ have one.
        let is_inner = APOSTROPHES.contains(&c) && (letters > 1 || !is_all_latin);
        part.push(c);
        if c.is_alphabetic() {
            letters += 1;
            is_all_latin &= is_latin_letter(c);
        }
        if !(c.is_alphabetic() || is_combining_mark(c) || is_inner) {
            recased.push_str(&capitalised(&part));
            part.clear();
            (letters, is_all_latin) = (0, true);
        }
    }
    recased.push_str(&capitalised(&part));
    Some(recased)
}

/// Returns a part of a name in lower case but for its first letter and, as in McDonald, the one after `Mc`.
pub(super) fn capitalised(part: &str) -> String {
    let (start, rest) = match part.strip_prefix("MC") {
        Some(rest) if rest.len() > 2 => ("Mc", rest),
        _ => ("", part),
    };
    let mut letters = rest.chars();
    let first = letters.next().map(String::from).unwrap_or_default();
    // The rest is one word, since a sigma at its end is another letter. İ alone would become two characters.
    let rest = letters.as_str().replace('İ', "i").to_lowercase();
    [start, &first, &rest].concat()
}
