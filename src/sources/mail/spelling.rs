//! Names that are spelled in two ways, or damaged.

use crate::text;

/// Whether two spellings can be of one name: a word of plain letters is in both, or what is left of a damaged one is
/// in the other. So a name is found that has other accents, capitals or titles.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    let words = plain_words(other);
    plain_words(one).iter().any(|word| words.contains(word))
        || is_left_of(one, other)
        || is_left_of(other, one)
}

/// Whether a damaged name has what is left of it in order in another.
fn is_left_of(damaged: &str, name: &str) -> bool {
    let mut rest = name;
    let mut is_next = |piece: &str| {
        let at = rest.find(piece)?;
        rest = &rest[at + piece.len()..];
        Some(())
    };
    text::is_damaged(damaged)
        && !is_lost(damaged)
        && damaged.split(char::REPLACEMENT_CHARACTER).all(|piece| is_next(piece).is_some())
}

/// Returns the words of a name in lower case without marks and what isn't a letter.
pub(super) fn plain_words(name: &str) -> Vec<String> {
    let plain = text::without_marks(name);
    let words =
        plain.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().any(char::is_alphabetic));
    words.map(str::to_lowercase).collect()
}

/// Whether half of the letters of a text or more are damaged.
pub(super) fn is_lost(text: &str) -> bool {
    let (damaged, other): (Vec<char>, Vec<char>) =
        text.chars().filter(|c| !c.is_whitespace()).partition(|&c| c == char::REPLACEMENT_CHARACTER);
    !damaged.is_empty() && damaged.len() >= other.len()
}
