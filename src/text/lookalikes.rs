//! Characters that word processors put in the place of plain ones.

use super::is_unprintable;

/// Says of a character that looks like one of a file's signs but isn't what to write in its place.
///
/// ```
/// let hint = decline::text::foreign_character('“').unwrap_or_default();
/// assert!(hint.starts_with("“ is a curly quotation mark: "));
/// assert_eq!(decline::text::foreign_character('é'), None);
/// ```
pub fn foreign_character(c: char) -> Option<String> {
    let code = u32::from(c);
    if is_curly(c) {
        Some(format!("{c} is a curly quotation mark: write straight ones, \"…\" or '…'"))
    } else if c.is_ascii() {
        None
    } else if c.is_whitespace() {
        let kind = if matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}') { "no-break" } else { "special" };
        Some(format!("a {kind} space (U+{code:04X}) is here: write a plain one"))
    } else if is_unprintable(c) {
        Some(format!("an invisible character (U+{code:04X}) is here: take it out"))
    } else {
        None
    }
}

fn is_curly(c: char) -> bool {
    matches!(c, '\u{2018}'..='\u{201f}' | '«' | '»' | '‹' | '›' | '\u{300c}'..='\u{300f}' | '＂' | '＇')
}
