//! The tags of a source that may be broken: they end where they are meant to, whatever is in them.

use std::iter;
use std::ops::Range;

use super::tokens::{Token, tokens};

/// A tag, `{{ … }}` or `{% … %}`, or a comment.
pub(super) struct Tag<'s> {
    pub(super) source: &'s str,
    /// The byte at which it is opened.
    pub(super) start: usize,
    /// The mark that opens it.
    pub(super) open: &'s str,
    /// The byte behind it; `None` if it isn't closed before the next tag.
    pub(super) end: Option<usize>,
}

/// Finds the tags and comments of a source, up to the first that isn't closed.
pub(super) fn tags(source: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut from = Some(0);
    iter::from_fn(move || {
        let start = from? + mark(&source[from?..])?;
        let open = &source[start..start + 2];
        let tag = Tag { source, start, open, end: tag_end(source, start + open.len(), open) };
        from = tag.end.and_then(|end| if tag.is_raw() { raw_end(source, end) } else { Some(end) });
        Some(tag)
    })
}

impl<'s> Tag<'s> {
    /// Finds the tag that has a byte. One that isn't closed has all bytes from its start on.
    pub(super) fn find(source: &'s str, at: usize) -> Option<Self> {
        let tag = tags(source).find(|tag| tag.end.is_none_or(|end| at < end))?;
        (tag.start <= at && tag.open != "{#").then_some(tag)
    }

    /// The mark that closes it.
    pub(super) fn close(&self) -> &'static str {
        closing(self.open)
    }

    /// Whether it prints a value.
    pub(super) fn is_value(&self) -> bool {
        self.open == "{{"
    }

    /// The code between its marks, without the signs that remove space around it.
    pub(super) fn inside(&self) -> &'s str {
        let end = self.end.map_or(self.source.len(), |end| end - self.close().len());
        let inside = &self.source[self.start + self.open.len()..end];
        let inside = inside.strip_prefix(['-', '+']).unwrap_or(inside);
        inside.strip_suffix(['-', '+']).unwrap_or(inside)
    }

    /// The code before and after a byte in it.
    pub(super) fn around(&self, at: usize) -> Option<(&'s str, &'s str)> {
        let inside = self.inside();
        let start = self.start + self.source[self.start..].find(inside)?;
        inside.split_at_checked(at.checked_sub(start)?)
    }

    fn is_raw(&self) -> bool {
        self.open == "{%" && self.inside().trim() == "raw"
    }
}

/// Finds the first mark that opens a tag or a comment.
fn mark(source: &str) -> Option<usize> {
    let mut braces = source.match_indices('{');
    braces.find(|(at, _)| source[at + 1..].starts_with(['{', '%', '#'])).map(|(at, _)| at)
}

fn closing(open: &str) -> &'static str {
    match open {
        "{{" => "}}",
        "{#" => "#}",
        _ => "%}",
    }
}

/// Returns where a tag ends whose code begins at a byte; `None` if another tag begins before, or a mark closes it
/// that isn't its own.
fn tag_end(source: &str, code: usize, open: &str) -> Option<usize> {
    let close = closing(open);
    if open == "{#" {
        return Some(code + source[code..].find(close)? + close.len());
    }
    let (mut at, mut depth) = (code, 0_usize);
    while let Some(c) = source[at..].chars().next() {
        let rest = &source[at..];
        if depth == 0 && rest.starts_with(close) {
            return Some(at + close.len());
        }
        if ["{{", "{%", "{#"].iter().any(|mark| rest.starts_with(mark)) {
            return None;
        }
        at += match c {
            '"' | '\'' => quoted_length(rest, c),
            _ => c.len_utf8(),
        };
        match c {
            '{' => depth += 1,
            '}' => depth = depth.checked_sub(1)?,
            _ => {}
        }
    }
    None
}

/// The length of a text in quotes that ends in its line; else that of the quotation mark.
fn quoted_length(text: &str, quote: char) -> usize {
    let line = text.lines().next().unwrap_or_default();
    line.get(1..).and_then(|rest| rest.find(quote)).map_or(1, |length| length + 2)
}

/// Returns where the text of `{% raw %}` ends, which begins at a byte.
fn raw_end(source: &str, text: usize) -> Option<usize> {
    let end = source[text..].find("endraw")?;
    source[..text + end].rfind("{%")
}

/// Returns the tags that are opened and never closed, with their words, the last one last.
pub(super) fn open_blocks(source: &str) -> Vec<(&str, Range<usize>)> {
    let mut open: Vec<(&str, Range<usize>)> = Vec::new();
    for tokens in tokens(source).windows(2) {
        let [(Token::BlockStart, start), (Token::Ident(word), bytes)] = tokens else { continue };
        match *word {
            "if" | "for" | "block" | "macro" | "filter" | "with" | "call" | "autoescape" => {
                open.push((word, start.start..bytes.end));
            }
            word => {
                let begun = word.strip_prefix("end");
                open.pop_if(|(open, _)| begun == Some(*open));
            }
        }
    }
    open
}

/// Splits code after its first word.
pub(super) fn split_word(code: &str) -> (&str, &str) {
    let (word, rest) = code.split_once(char::is_whitespace).unwrap_or((code, ""));
    (word, rest.trim())
}

/// Whether code is a name, dotted or not.
pub(super) fn is_name(code: &str) -> bool {
    code.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && code.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_ends_where_it_is_meant_to() {
        for (source, at, tag) in [
            ("a {{ b }} c", 5, Some("{{ b }}")),
            ("a {{ b }} c", 9, None),
            ("{# {{ #}{%- if a == '}}' -%}", 14, Some("{%- if a == '}}' -%}")),
            ("{{ {'a': {'b': 1}} }}", 10, Some("{{ {'a': {'b': 1}} }}")),
            ("{% raw %}{{ {% endraw %}{{ a }}", 28, Some("{{ a }}")),
            ("{{ a\n it's {% if b %}", 5, Some("{{ a\n it's {% if b %}")),
            ("{{ a } b {{ c }}", 14, Some("{{ a } b {{ c }}")),
            ("{% if a }} b {% endif %}", 8, Some("{% if a }} b {% endif %}")),
        ] {
            let found = Tag::find(source, at);
            let found = found.map(|tag| &source[tag.start..tag.end.unwrap_or(source.len())]);
            assert_eq!(found, tag, "{source}");
        }
    }
}
