//! Slips of the keyboard, of word processors and of Windows' paths, at which the parser's own message says what it
//! expected, but not why it found something else.

use std::ops::Range;

use super::explain::Explanation;
use crate::diagnostic::Code;
use crate::text;

/// Finds the slip behind an error of the parser, and the place to show.
pub(super) fn find(source: &str, error: Range<usize>, message: &str) -> Option<(Range<usize>, Explanation)> {
    let found = source.get(error.start..)?.chars().next();
    if let Some((c, hint)) = found.and_then(|c| Some((c, foreign_character(c)?))) {
        let problem = message.lines().next()?.split(", expected").next()?;
        let bytes = error.start..error.start + c.len_utf8();
        return Some((bytes, syntax(problem, "this character", hint)));
    }
    if is_about_escapes(message) {
        return Some((
            error,
            syntax("no escape is written so", "after the backslash", BACKSLASHES.to_owned()),
        ));
    }
    let open = open_text(source).filter(|open| open.start <= error.start)?;
    let hint = hint_to_close(&source[open.clone()]);
    Some((open, syntax("a text isn't closed", "it starts here", hint)))
}

/// How to write backslashes.
pub(in crate::policy) const BACKSLASHES: &str =
    "within \"…\" a backslash starts an escape: write '…' around the text, or / in a path";

fn syntax(problem: &str, label: &str, hint: String) -> Explanation {
    let message = format!("this isn't TOML: {problem}");
    Explanation { code: Code::TomlSyntax, message, label: label.to_owned(), hint }
}

/// Says of a character that looks like TOML's own but isn't what to write in its place.
fn foreign_character(c: char) -> Option<String> {
    let code = u32::from(c);
    if is_curly(c) {
        Some(format!("{c} is a curly quotation mark: write straight ones, \"…\" or '…'"))
    } else if c.is_ascii() {
        None
    } else if c.is_whitespace() {
        let kind = if matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}') { "no-break" } else { "special" };
        Some(format!("a {kind} space (U+{code:04X}) is here: write a plain one"))
    } else if text::is_unprintable(c) {
        Some(format!("an invisible character (U+{code:04X}) is here: take it out"))
    } else {
        None
    }
}

fn is_curly(c: char) -> bool {
    matches!(c, '\u{2018}'..='\u{201f}' | '«' | '»' | '‹' | '›' | '\u{300c}'..='\u{300f}' | '＂' | '＇')
}

fn is_about_escapes(message: &str) -> bool {
    ["missing escaped value", "too few unicode value digits", "invalid value, expected unicode"]
        .iter()
        .any(|start| message.starts_with(start))
}

fn hint_to_close(open: &str) -> String {
    if open.starts_with("\"\"\"") || open.starts_with("'''") {
        return format!("close it with {}", &open[..3]);
    }
    if open.trim_end().ends_with("\\\"") {
        return BACKSLASHES.to_owned();
    }
    let last = open.trim_end_matches([' ', '\t', ',', ']']).chars().last();
    last.filter(|&c| is_curly(c)).and_then(foreign_character).unwrap_or_else(|| {
        "close it in the same line, or write \"\"\"…\"\"\" around a text of several lines".to_owned()
    })
}

/// Finds the first text that isn't closed: to the end of its line.
fn open_text(source: &str) -> Option<Range<usize>> {
    let mut rest = source;
    while let Some(at) = rest.find(['"', '\'', '#']) {
        rest = &rest[at..];
        let start = source.len() - rest.len();
        let line = rest.lines().next()?;
        if line.starts_with('#') {
            rest = &rest[line.len()..];
            continue;
        }
        let quote = &line[..1];
        let is_long = line.starts_with(&quote.repeat(3));
        let (mark, reach) = if is_long { (quote.repeat(3), rest) } else { (quote.to_owned(), line) };
        let Some(length) = length_to(&reach[mark.len()..], &mark) else {
            return Some(start..start + line.len());
        };
        rest = &rest[mark.len() + length..];
        if is_long {
            // One or two more of them are the text's own last characters.
            rest = rest.trim_start_matches(quote);
        }
    }
    None
}

/// The length of the rest of a text with the mark that closes it. In `"…"`, a backslash takes the next character.
fn length_to(text: &str, mark: &str) -> Option<usize> {
    let has_escapes = mark.starts_with('"');
    let mut characters = text.char_indices();
    while let Some((at, c)) = characters.next() {
        if has_escapes && c == '\\' {
            characters.next();
        } else if text[at..].starts_with(mark) {
            return Some(at + mark.len());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_text_that_is_not_closed_is_found() {
        for (source, open) in [
            ("a = \"b\" # don't\nc = 'd'\n", None),
            ("a = \"\\\"\"\nb = '\\'\n", None),
            ("a = \"\"\nb = ''\nc = \"\"\"\"\"\"\n", None),
            ("a = \"\"\"x\n\"y\" \\\"\"\"\"\"\nb = '''\n'x''''\n", None),
            ("a = \"b\nc\"\n", Some("\"b")),
            ("a = [\"b\", \"c\nd\"]", Some("\"c")),
            ("a = 'b\r\nc'\r\n", Some("'b")),
            ("a = \"C:\\\"\n", Some("\"C:\\\"")),
            ("a = \"\"\"b\nc\"\"\nd = 1", Some("\"\"\"b")),
            ("a = \"", Some("\"")),
        ] {
            assert_eq!(open_text(source).map(|range| &source[range]), open, "{source}");
        }
    }
}
