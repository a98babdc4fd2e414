//! The text of a mail's HTML in the layout that the text parts of LinkedIn's mail have.

use super::quotation::{OPENING_MARKS, is_closed};
use crate::text;

/// Arranges the lines as those of a text part, and returns them with the place where the links begin. Of what stands
/// between the inviter's name, the line `name`, and the links, which begin at the line `links`, the headline is put
/// below the name, the note that `find_note` finds above it, and the rest is left out.
pub(super) fn arranged(
    mut lines: Vec<String>,
    name: usize,
    links: usize,
    find_note: fn(&[String]) -> &[String],
) -> (Vec<String>, usize) {
    let links = lines.split_off(links);
    let mut below = lines.split_off(name + 1).into_iter().skip_while(String::is_empty).peekable();
    let name = lines.pop();
    let headline = below.next_if(|line| !line.starts_with(OPENING_MARKS));
    let below: Vec<String> = below.collect();
    lines.push(String::new());
    lines.extend_from_slice(find_note(&below));
    lines.push(String::new());
    lines.extend(name.into_iter().chain(headline));
    lines.push(String::new());
    let end = lines.len();
    lines.extend(links);
    (lines, end)
}

/// Finds the note in quotation marks among the lines below a headline. There are also the place, and whom both know.
pub(super) fn quoted_note(lines: &[String]) -> &[String] {
    let Some(start) = lines.iter().position(|line| line.starts_with(OPENING_MARKS)) else { return &[] };
    let lines = &lines[start..];
    &lines[..lines.iter().position(|line| is_closed(line)).map_or(0, |end| end + 1)]
}

/// Finds the note among the lines below a headline: the one in quotation marks, else from the first sentence to the
/// last.
pub(super) fn note(lines: &[String]) -> &[String] {
    let has_sentence = |line: &String| has_sentence(line);
    match (quoted_note(lines), lines.iter().position(has_sentence), lines.iter().rposition(has_sentence)) {
        ([], Some(start), Some(end)) => &lines[start..=end],
        (quoted, ..) => quoted,
    }
}

/// Whether a line ends as a sentence does.
pub(super) fn ends_sentence(line: &str) -> bool {
    line.ends_with(['.', '!', '?', '…', '。', '！', '？'])
}

/// Whether a line holds the end of a sentence, and is longer than a place or a number of connections.
pub(super) fn has_sentence(line: &str) -> bool {
    const MIN_LETTERS: usize = 40;
    let ends = ends_sentence(line) || line.contains(['!', '?']) || text::goes_on_after_a_sentence(line);
    ends && line.chars().count() >= MIN_LETTERS
}
