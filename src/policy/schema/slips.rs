//! Slips of the keyboard, of word processors and of Windows' paths, at which the parser's own message says what it
//! expected, but not why it found something else.

use std::ops::Range;

use super::explanation::{Explanation, explanation};
use crate::diagnostic::Code;
use crate::text;

/// Finds the slip behind an error of the parser, and the place to show.
pub(super) fn find(source: &str, error: Range<usize>, message: &str) -> Option<(Range<usize>, Explanation)> {
    let found = source.get(error.start..)?.chars().next();
    if let Some((c, hint)) = found.and_then(|c| Some((c, text::foreign_character(c)?))) {
        let problem = message.lines().next()?.split(", expected").next()?;
        let bytes = error.start..error.start + c.len_utf8();
        return Some((bytes, syntax(problem, "this character", hint)));
    }
    if is_about_escapes(message) {
        return Some((error, syntax("no escape is written so", "after the backslash", BACKSLASHES)));
    }
    if let Some(open) = scan(source, |_, _| {}).filter(|open| open.start <= error.start) {
        let hint = hint_to_close(&source[open.clone()]);
        return Some((open, syntax("a text isn't closed", "it starts here", hint)));
    }
    if !is_about_syntax(message) {
        return None;
    }
    if let Some((at, bracket)) = open_bracket(source, error.start) {
        let hint = format!("close it with {}", if bracket == '[' { ']' } else { '}' });
        return Some((at..at + 1, syntax("a bracket isn't closed", "it starts here", hint)));
    }
    let start = source[..error.start].rfind('\n').map_or(0, |end| end + 1);
    let (before, after) = (&source[start..error.start], source[error.start..].lines().next()?);
    let (problem, hint) = in_line(before, after)?;
    Some((error.start..error.start.max(error.end), syntax(problem, "here", hint)))
}

/// Whether a message of the parser is about the form of the file, not about what the policy may have.
fn is_about_syntax(message: &str) -> bool {
    let of_schema = ["invalid type", "invalid value:", "unknown ", "missing field", "duplicate key"];
    !of_schema.iter().any(|start| message.starts_with(start))
}

/// Finds what is wrong in a line, by what is before and after the place of the error; returns the problem and what to
/// write.
fn in_line(before: &str, after: &str) -> Option<(&'static str, String)> {
    let (key, has_value) = before.split_once('=').map_or((before, false), |(key, _)| (key, true));
    if key.trim_start().starts_with("//") {
        return Some(("this is neither a key nor a comment", "begin a comment with #".to_owned()));
    }
    if !has_value && !before.trim().is_empty() && !before.trim_start().starts_with('[') {
        return Some(("no = is after the key", "write = between a key and its value".to_owned()));
    }
    if after.starts_with(';') {
        return Some(("a ; is here", "leave it out, and write each key on a line of its own".to_owned()));
    }
    if after.starts_with('"') && before.trim_end().ends_with(['"', '\'']) {
        return Some(("no comma is between two values", "write a comma between them".to_owned()));
    }
    if before.ends_with('\'') && !after.starts_with(',') {
        let hint = "write \"…\" around a text that has an apostrophe".to_owned();
        return Some(("the text ends before this, at the apostrophe", hint));
    }
    if before.ends_with('"') && !after.starts_with(',') {
        let hint = "write '…' around a text that has quotation marks, or \\\" for each of them".to_owned();
        return Some(("the text ends before this, at the quotation mark", hint));
    }
    let end = after.find([',', ']', '}', '#']).unwrap_or(after.len());
    let start = before.rfind(['=', ',', '[', '{']).map_or(0, |at| at + 1);
    let value = format!("{}{}", &before[start..], &after[..end]);
    in_value(value.trim(), &after[end..])
}

/// Finds what is wrong with a value that is no text in quotes; `rest` follows it.
fn in_value(value: &str, rest: &str) -> Option<(&'static str, String)> {
    let digits = value.bytes().take_while(|byte| byte.is_ascii_digit()).count();
    let (number, unit) = value.split_at(digits);
    let is_fraction = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    if let Some(boolean) = meant_boolean(value) {
        return Some(("true and false are written in small letters", format!("write {boolean}")));
    }
    if let Some(fraction) = rest.strip_prefix(',').filter(|rest| unit.is_empty() && is_fraction(rest)) {
        let fraction: String = fraction.chars().take_while(char::is_ascii_digit).collect();
        return Some(("a number has a point, no comma", format!("write {number}.{fraction}")));
    }
    if unit.trim() == "%" {
        let share = number.parse::<u8>().ok().map(|share| f32::from(share) / 100.0)?;
        return Some(("a number has no percent sign", format!("write the share of 1: {share}")));
    }
    if !number.is_empty() && unit.starts_with(|c: char| matches!(c, ' ' | '_') || c.is_alphabetic()) {
        return Some(("a number stands alone", format!("write {number}, without the rest")));
    }
    if value.starts_with('.') && is_fraction(&value[1..]) {
        return Some(("a number begins with a digit", format!("write 0{value}")));
    }
    if value.is_empty() || ["null", "none", "nil"].contains(&&*value.to_lowercase()) {
        return Some(("no value is here", "write a value, or leave out the key".to_owned()));
    }
    if value.starts_with('(') || rest.starts_with(',') {
        let hint = "write a list in brackets, and each text in quotes: [\"…\", \"…\"]".to_owned();
        return Some(("this is no list", hint));
    }
    let is_word = value.starts_with(char::is_alphabetic) && !value.contains(['"', '\'']);
    is_word.then(|| ("a text has no quotes", format!("write \"{value}\"")))
}

/// What somebody means who writes `True`, `yes` or `off`.
pub(super) fn meant_boolean(value: &str) -> Option<bool> {
    match &*value.to_lowercase() {
        "true" | "yes" | "on" => Some(true),
        "false" | "no" | "off" => Some(false),
        _ => None,
    }
}

/// Finds the last bracket before `at` that isn't closed, if what is at `at` can't be within it: the end, another
/// kind of bracket, the next table or key.
fn open_bracket(source: &str, at: usize) -> Option<(usize, char)> {
    let mut open = Vec::new();
    scan(&source[..at], |at, bracket| match bracket {
        '[' | '{' => open.push((at, bracket)),
        _ => drop(open.pop()),
    });
    let (start, bracket) = open.pop()?;
    let rest = &source[at..];
    let is_next_line = source[start..at].contains('\n');
    let ends = match rest.chars().next() {
        None | Some('\r' | '\n') => true,
        Some(']') => bracket == '{',
        Some('}') => bracket == '[',
        Some('[') => is_next_line && !rest.lines().next().is_some_and(|line| line.contains(['"', '\''])),
        Some(c) => is_next_line && c.is_alphabetic(),
    };
    ends.then_some((start, bracket))
}

/// How to write backslashes.
pub(in crate::policy) const BACKSLASHES: &str =
    "within \"…\" a backslash starts an escape: write '…' around the text, or / in a path";

fn syntax(problem: &str, label: &str, hint: impl Into<String>) -> Explanation {
    explanation(Code::TomlSyntax, format!("this isn't TOML: {problem}"), label, hint)
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
    last.filter(|c| !c.is_ascii()).and_then(text::foreign_character).unwrap_or_else(|| {
        "close it in the same line, or write \"\"\"…\"\"\" around a text of several lines".to_owned()
    })
}

/// Calls `bracket` with each bracket outside of texts and comments, up to the first text that isn't closed, which is
/// returned: to the end of its line.
fn scan(source: &str, mut bracket: impl FnMut(usize, char)) -> Option<Range<usize>> {
    let mut rest = source;
    while let Some(at) = rest.find(['"', '\'', '#', '[', ']', '{', '}']) {
        rest = &rest[at..];
        let start = source.len() - rest.len();
        let line = rest.lines().next()?;
        if let Some(c) = line.chars().next().filter(|c| matches!(c, '[' | ']' | '{' | '}')) {
            bracket(start, c);
            rest = &rest[1..];
            continue;
        }
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
            ("a = 'b\r\nc'\r\n", Some("'b")),
            ("a = \"C:\\\"\n", Some("\"C:\\\"")),
            ("a = \"\"\"b\nc\"\"\nd = 1", Some("\"\"\"b")),
            ("a = \"", Some("\"")),
        ] {
            assert_eq!(scan(source, |_, _| {}).map(|range| &source[range]), open, "{source}");
        }
    }
}
