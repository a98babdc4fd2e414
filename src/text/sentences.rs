//! Sentences: where one ends, and a phrase turned into one.

use super::WordList;

/// Turns a phrase into a sentence that can be placed between others: it gets a capital at the start and a full stop
/// at the end. A first word with a spelling of its own (iOS, decline.toml) keeps it.
pub fn sentence(text: &str) -> String {
    let is_end = |c: char| matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？');
    let text = text.trim_end_matches([',', ';', ':', ' ']);
    let stop = if text.is_empty() || text.ends_with(is_end) { "" } else { "." };
    let word = text.split(' ').next().unwrap_or_default();
    let is_plain = word.chars().all(|c| c.is_lowercase() || matches!(c, '\'' | '’' | ','));
    let mut rest = text.chars();
    match rest.next().filter(|_| is_plain) {
        Some(first) => format!("{}{}{stop}", first.to_uppercase(), rest.as_str()),
        None => format!("{text}{stop}"),
    }
}

/// Abbreviations before a capital letter within a sentence.
const ABBREVIATIONS: WordList = WordList("bzw etc inc inkl ltd usw");

/// Whether a text certainly has more than one sentence.
pub fn goes_on_after_a_sentence(text: &str) -> bool {
    text.match_indices(['.', '…', '。']).any(|(at, mark)| {
        let (before, after) = (&text[..at], &text[at + mark.len()..]);
        let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
        let is_abbreviation = word.chars().count() < 3 || ABBREVIATIONS.contains(word.as_str());
        let begins_another = after.starts_with(' ') && after.trim_start().starts_with(char::is_uppercase);
        match mark {
            "。" => !after.is_empty(),
            _ => begins_another && !is_abbreviation,
        }
    })
}
