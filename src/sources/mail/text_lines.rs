//! The lines of a text part, put together again where a mail reader broke them.

use super::{decoding, links};
use crate::text;

/// Returns the trimmed lines of a text, without the markers that mail readers put between parts.
pub(super) fn whole_lines(text: &str) -> Vec<String> {
    let lines = text::lines(&decoding::without_shifted(text));
    let lines = lines.lines().filter(|line| !is_marker(line));
    let lines = lines.map(|line| decoding::without_entities(&text::repaired(line.trim())).into_owned());
    with_whole_links(lines)
}

/// Returns whether a line is a marker between parts: mutt's `[-- Type: …`, or notmuch's `part{ ID: 1, …` and `part}`.
fn is_marker(line: &str) -> bool {
    let (word, brace) = line.split_at(line.find(['{', '}']).unwrap_or(line.len()));
    line.starts_with("[-- ")
        || matches!(word, "message" | "header" | "body" | "part")
            && (brace.starts_with("{ ") || matches!(brace, "{" | "}"))
}

/// Joins the lines that a mail reader broke at a link (`Accept:`, `https://…`) or in the label of a picture, or broke
/// and marked (mutt's `+`), and removes linked pictures (`[image: Jane Doe] <https://…>`, `<https://…>`).
pub(super) fn with_whole_links(lines: impl Iterator<Item = String>) -> Vec<String> {
    let mut whole: Vec<String> = Vec::new();
    let mut has_address = false;
    for line in lines {
        let is_address = ["http://", "https://", "+https://"].iter().any(|start| line.starts_with(start));
        let is_of_label = line.starts_with("<https://") && line.ends_with('>');
        let is_marked =
            line.strip_prefix('+').filter(|rest| !rest.starts_with([' ', '+']) && !rest.is_empty());
        match whole.last_mut() {
            Some(before)
                if is_address && before.ends_with(':')
                    || is_of_label && !before.is_empty()
                    || before.ends_with("[image:")
                    || before.ends_with('<') && line.contains(['@', '/']) =>
            {
                before.push_str(if before.ends_with('<') { "" } else { " " });
                before.push_str(line.trim_start_matches('+'));
                has_address = true;
            }
            Some(before)
                if let Some(rest) = is_marked
                    && !before.is_empty() =>
            {
                before.push_str(if has_address { "" } else { " " });
                before.push_str(rest);
                has_address |= rest.contains("://");
            }
            _ => {
                has_address = line.contains("://");
                whole.push(line);
            }
        }
    }
    whole.iter().map(|line| without_pictures(line)).collect()
}

/// Removes pictures that are linked to a page of LinkedIn from a line.
fn without_pictures(line: &str) -> String {
    let mut kept = String::new();
    let mut rest = after_link(line).unwrap_or(line);
    while let Some((before, label)) = rest.split_once('[') {
        kept += before;
        rest = after_picture(label).unwrap_or_else(|| {
            kept.push('[');
            label
        });
    }
    (kept + rest).trim().to_owned()
}

/// Returns what is behind the label and the link of a picture, bounded, so that a line of brackets is read in linear
/// time.
fn after_picture(label: &str) -> Option<&str> {
    const MAX_LABEL: usize = 200;
    let end = label[..label.floor_char_boundary(MAX_LABEL)].find(']')?;
    after_link(label[end + 1..].trim_start())
}

/// Returns what is behind a link to a page of LinkedIn, which isn't the one that accepts an invitation.
fn after_link(link: &str) -> Option<&str> {
    const MAX_ADDRESS: usize = 4000;
    let link = link.strip_prefix('<')?;
    let end = link[..link.floor_char_boundary(MAX_ADDRESS)].find('>')?;
    let address = &link[..end];
    (links::path(address).is_some() && !links::is_accept_link(address)).then(|| &link[end + 1..])
}
