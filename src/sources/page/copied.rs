//! The page as text that was copied: cards found by the lines that they begin with.

use super::card::{Content, Line};
use super::phrases;
use crate::text;

/// Reads the cards of a copied text.
pub(super) fn cards(copied: &str) -> Vec<Content> {
    let lines = lines(copied);
    let has_buttons = has_buttons(&lines);
    let starts = starts(&lines, has_buttons);
    let ends = starts.iter().skip(1).copied().chain([lines.len()]);
    starts.iter().zip(ends).map(|(start, end)| card(&lines[*start..end], has_buttons)).collect()
}

/// A line, and whether it stood there twice in one line: browsers copy the page's copy for screen readers too.
struct Copied {
    line: Line,
    is_doubled: bool,
}

/// The lines up to where the invitations end, without empty ones.
fn lines(copied: &str) -> Vec<Copied> {
    let mut lines: Vec<Copied> = Vec::new();
    for text in copied.lines().map(text::line).filter(|text| !text.is_empty()) {
        if phrases::starts_suggestions(&text) {
            break;
        }
        if phrases::is_footer(&text) {
            lines.pop_if(|last| last.line.text().is_some_and(phrases::starts_footer));
            break;
        }
        let (photo, rest) = match phrases::photo(&text) {
            Some((name, rest)) => (Some(Line::Photo(name.to_owned())), rest),
            None => (None, text.as_str()),
        };
        lines.extend(photo.map(|line| Copied { line, is_doubled: false }));
        let single = phrases::once(rest);
        let is_doubled = single.len() < rest.len() && phrases::inviter(single).is_some();
        let rest = if is_doubled { single } else { rest };
        let repeats =
            lines.last().is_some_and(|last| last.line.inviter().is_some() && last.line.text() == Some(rest));
        if rest.is_empty() || repeats {
            continue;
        }
        let line = if phrases::shows_more(rest) { Line::More } else { Line::Text(rest.to_owned()) };
        lines.push(Copied { line, is_doubled });
    }
    lines
}

/// Whether the browser copied the words of buttons: most cards have them then. A single one can be a note.
fn has_buttons(lines: &[Copied]) -> bool {
    let count = |is: fn(&Copied) -> bool| lines.iter().filter(|copied| is(copied)).count();
    2 * count(is_ignore) > count(|copied| copied.line.inviter().is_some())
}

fn is_ignore(copied: &Copied) -> bool {
    copied.line.text().is_some_and(phrases::ignores)
}

/// Where the cards begin: at a photo, or at a sentence where there is none.
fn starts(lines: &[Copied], has_buttons: bool) -> Vec<usize> {
    let has_doubles = lines.iter().any(|copied| copied.is_doubled);
    let is_photo = |copied: &Copied| matches!(copied.line, Line::Photo(_));
    let mut starts: Vec<usize> = Vec::new();
    for (at, copied) in lines.iter().enumerate() {
        let follows_photo = at > 0 && is_photo(&lines[at - 1]);
        // A note can quote a sentence: then it isn't doubled as the others are, and no buttons follow it.
        let is_sentence = copied.line.inviter().is_some() && (copied.is_doubled || !has_doubles);
        // Looked for at sentences only: the next one ends the search, so that all searches together read the text once.
        let is_answerable = || {
            let mut after = lines[at + 1..].iter();
            let next = after.find(|it| is_photo(it) || it.line.inviter().is_some() || is_ignore(it));
            !has_buttons || next.is_some_and(is_ignore)
        };
        if is_photo(copied) || (is_sentence && !follows_photo && is_answerable()) {
            starts.push(at);
        }
    }
    starts
}

/// Reads one card. In a text nothing but the link that answers it shows that there is a note.
fn card(copied: &[Copied], has_buttons: bool) -> Content {
    let mut lines: Vec<Line> = copied.iter().map(|copied| copied.line.clone()).collect();
    let is = |line: &Line, words: fn(&str) -> bool| line.text().is_some_and(words);
    let ignore = lines.iter().position(|line| is(line, phrases::ignores)).filter(|_| has_buttons);
    if let Some(ignore) = ignore {
        lines[ignore] = Line::Buttons;
        // A note can hold the same word.
        if lines.get(ignore + 1).is_some_and(|line| is(line, phrases::accepts)) {
            lines.remove(ignore + 1);
        }
    }
    // A note can have lines that begin so.
    if let Some(reply) = lines.iter().rposition(|line| is(line, phrases::replies)) {
        lines[reply] = Line::Reply;
    } else {
        let is_last = |line: &Line| {
            *line == Line::Buttons || line.text().is_some_and(|it| phrases::mutuals(it).is_some())
        };
        if let Some(last) = lines.iter().rposition(is_last) {
            let has_age = lines.get(last + 1).and_then(Line::text).is_some_and(phrases::is_age);
            lines.truncate(last + 1 + usize::from(has_age && lines[last] != Line::Buttons));
        }
    }
    Content::read(&lines, None)
}
