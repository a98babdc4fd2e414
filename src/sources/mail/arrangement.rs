//! The text of a mail's HTML in the layout that the text parts of LinkedIn's mail have.

use super::quotation::{OPENING_MARKS, is_closed};
use crate::text;

/// Arranges the lines as those of a text part, and returns them with the place where the links begin. Of what stands
/// between the inviter's name, the line `name`, and the links, which begin at the line `links`, the headline is put
/// below the name, the note above it, and the rest is left out.
pub(super) fn arranged(mut lines: Vec<String>, name: usize, links: usize) -> (Vec<String>, usize) {
    let links = lines.split_off(links);
    let mut below = lines.split_off(name + 1).into_iter().skip_while(String::is_empty).peekable();
    let name = lines.pop();
    let headline = below.next_if(|line| !line.starts_with(OPENING_MARKS));
    let below: Vec<String> = below.collect();
    lines.push(String::new());
    lines.extend_from_slice(note(&below));
    lines.push(String::new());
    lines.extend(name.into_iter().chain(headline));
    lines.push(String::new());
    let end = lines.len();
    lines.extend(links);
    (lines, end)
}

/// Finds the note among the lines below a headline: what is in quotation marks, else from the first sentence to the
/// last. There are also the place, and whom both know.
fn note(lines: &[String]) -> &[String] {
    let quoted = lines.iter().position(|line| line.starts_with(OPENING_MARKS));
    let (start, is_end): (_, fn(&String) -> bool) = match quoted {
        Some(start) => (Some(start), |line| is_closed(line)),
        None => (lines.iter().position(|line| has_sentence(line)), |line| {
            ends_sentence(line) || has_sentence(line)
        }),
    };
    let Some(lines) = start.map(|start| &lines[start..]) else { return &[] };
    let end = match quoted {
        Some(_) => lines.iter().position(is_end),
        None => lines.iter().rposition(is_end),
    };
    &lines[..end.map_or(0, |end| end + 1)]
}

/// Whether a line ends as a sentence does.
pub(super) fn ends_sentence(line: &str) -> bool {
    line.ends_with(['.', '!', '?', '…', '。', '！', '？'])
}

/// Whether a line holds the end of a sentence, and isn't a place.
pub(super) fn has_sentence(line: &str) -> bool {
    const MIN_LETTERS: usize = 20;
    let ends = ends_sentence(line) || line.contains(['!', '?']) || text::goes_on_after_a_sentence(line);
    ends && line.chars().count() >= MIN_LETTERS
}
