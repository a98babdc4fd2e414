//! A note in quotation marks.

use crate::text;

/// The marks before a quotation.
pub(super) const OPENING_MARKS: [char; 5] = ['"', '“', '„', '«', '「'];

/// The marks behind a quotation.
const CLOSING_MARKS: [char; 5] = ['"', '”', '“', '»', '」'];

/// Whether a line ends a quotation.
pub(super) fn is_closed(line: &str) -> bool {
    line.ends_with(CLOSING_MARKS)
}

/// Returns the quotation that ends the lines: a note without a salutation.
pub(super) fn quoted(lines: &[String]) -> Option<String> {
    let last = lines.iter().rposition(|line| !line.is_empty()).filter(|&last| is_closed(&lines[last]))?;
    let first = lines[..=last].iter().rposition(|line| line.starts_with(OPENING_MARKS))?;
    let text = lines[first..=last].join("\n");
    Some(text::lines(text.trim_start_matches(OPENING_MARKS).trim_end_matches(CLOSING_MARKS)))
}
