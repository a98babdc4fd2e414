//! Turns an error of the TOML parser into a diagnostic that says what is wrong, what was expected and what to do.
//!
//! The parser (toml 1.2) has no error codes, so the text of its message is taken apart.

use std::ops::Range;

use toml::value::Datetime;

use super::explanation::{Explanation, explanation};
use super::{Schema, slips};
use crate::diagnostic::{Code, Diagnostic};
use crate::text;

/// Returns the diagnostic for an error at a place in `source`, which was read from `file`.
pub(super) fn diagnostic(file: &str, source: &str, error: &toml::de::Error) -> Diagnostic {
    let bytes = error.span().unwrap_or(0..0);
    let known = wrong_brackets(source, bytes.clone(), error.message())
        .or_else(|| second_table(source, bytes.clone(), error.message()))
        .or_else(|| slips::find(source, bytes.clone(), error.message()));
    let (bytes, (diagnostic, label)) = known.unwrap_or_else(|| {
        let found = source.get(bytes.clone()).unwrap_or_default();
        let is_header = source[..bytes.start].ends_with('[');
        (bytes, explain(error.message(), found, is_header))
    });
    diagnostic.at(file, source, bytes, label)
}

/// The keys of lists of tables.
const LISTS: [&str; 2] = ["rule", "example"];

/// Explains a list of tables that is written as a single table or the reverse, and returns the place of the error.
fn wrong_brackets(source: &str, bytes: Range<usize>, message: &str) -> Option<(Range<usize>, Explanation)> {
    if !message.starts_with("duplicate key") && !message.starts_with("invalid type") {
        return None;
    }
    let start = source.get(..bytes.start)?.rfind('\n').map_or(0, |end| end + 1);
    let line = source[start..].lines().next()?;
    let key = line.trim_start_matches(['[', ' ', '\t']).split([']', '=', ' ', '\t']).next()?;
    let (bytes, message, label, hint) = if LISTS.contains(&key) {
        // The parser points at the second of two tables, and the first may be the wrong one.
        let bytes = place_of_single(source, key).unwrap_or(bytes);
        let hint = format!("write [[{key}]] above the keys of each: two brackets make a list of tables");
        (bytes, format!("`{key}` must be a list of tables"), "this isn't one", hint)
    } else if line.trim_start().starts_with("[[") {
        let hint = format!("write [{key}]: two brackets make a list of tables");
        (bytes, format!("`{key}` must be a single table"), "this is a list of tables", hint)
    } else {
        return None;
    };
    Some((bytes, explanation(Code::WrongType, message, label, hint)))
}

/// Explains a table that is written twice.
fn second_table(source: &str, bytes: Range<usize>, message: &str) -> Option<(Range<usize>, Explanation)> {
    let key = source.get(bytes.clone()).filter(|_| message.starts_with("duplicate key"))?;
    let first = source.lines().position(|line| line.trim() == format!("[{key}]"))?;
    if !source[..bytes.start].ends_with('[') {
        return None;
    }
    let message = format!("`[{key}]` is there twice");
    let hint = format!("move its keys to the first [{key}], in line {}", first + 1);
    Some((bytes, explanation(Code::DuplicateKey, message, "the second time", hint)))
}

/// Finds the first `[key]` or `key =`.
fn place_of_single(source: &str, key: &str) -> Option<Range<usize>> {
    let header = format!("[{key}]");
    let mut start = 0;
    for line in source.split_inclusive('\n') {
        let bare = line.trim_start();
        let at = start + line.len() - bare.len();
        if bare.starts_with(&header) {
            return Some(at..at + header.len());
        }
        if bare.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('=')) {
            return Some(at..at + key.len());
        }
        start += line.len();
    }
    None
}

/// Explains the message of the parser; `found` is the source at the error, which may be in the header of a table.
fn explain(message: &str, found: &str, is_header: bool) -> Explanation {
    let message = message.lines().next().unwrap_or_default();
    let (problem, expected) = message.split_once(", expected ").unwrap_or((message, ""));
    let expected = in_toml_terms(expected);
    let label = if expected.is_empty() { String::new() } else { format!("expected {expected}") };
    if let Some(key) = quoted_after(problem, "unknown field ") {
        let other_place = other_place(key, &expected).filter(|_| !is_header);
        let hint = other_place.unwrap_or_else(|| suggest(key, &expected, "key"));
        return explanation(Code::UnknownKey, format!("unknown key `{key}`"), label, hint);
    }
    if let Some(value) = quoted_after(problem, "unknown variant ") {
        let noun = noun(&expected);
        let hint = match (noun, value) {
            ("class", "unsure") => "who is unsure is `known` or a `stranger`: write unsure = true".to_owned(),
            _ => suggest(value, &expected, "value"),
        };
        return explanation(Code::UnknownName, format!("unknown {noun} `{value}`"), label, hint);
    }
    if let Some(key) = quoted_after(problem, "missing field ") {
        let (message, hint) = (format!("the key `{key}` is missing"), format!("add `{key} = …` to it"));
        return explanation(Code::MissingKey, message, "from this table", hint);
    }
    if problem == "duplicate key" {
        let message = format!("`{found}` is set twice");
        return explanation(Code::DuplicateKey, message, "the second time", "keep one of the two");
    }
    if let Some(given) = problem.strip_prefix("invalid type: ").or(problem.strip_prefix("invalid value: ")) {
        // The parser calls a date a table.
        let is_date = found.parse::<Datetime>().is_ok();
        let (given, hint) = match is_date && expected.starts_with("text") {
            true => ("a date or time".to_owned(), format!("put it in quotes, as text: \"{found}\"")),
            false if is_date => ("a date or time".to_owned(), format!("put {expected} here")),
            false => (in_toml_terms(given), other_form(found, &expected)),
        };
        return explanation(Code::WrongType, format!("{given} can't stand here"), label, hint);
    }
    let hint = "correct the TOML here; text stands in \"quotes\", lists in [brackets]";
    explanation(Code::TomlSyntax, format!("this isn't TOML: {problem}"), label, hint)
}

/// Says where a key belongs that isn't one of the `expected` ones.
fn other_place(key: &str, expected: &str) -> Option<String> {
    let is_in = |known: &str| expected.contains(&format!("`{known}`"));
    if is_in("when") && is_key("[[rule]]\nwhen.", key) {
        return Some(format!("`{key}` is a condition: write when = {{ {key} = … }}"));
    }
    if is_in("min_mutuals") && is_key("[[rule]]\n", key) {
        return Some(format!("`{key}` belongs beside `when`, not into it"));
    }
    let table = ["[me]", "[policy]", "[spam]", "[limits]", "[replies]", "[[rule]]", "[[example]]"];
    let table = table.into_iter().find(|table| is_key(&format!("{table}\n"), key));
    match table {
        Some(table) => Some(format!("`{key}` belongs under {table}")),
        // The only key above the tables.
        None if key == "templates" => Some("`templates` belongs above the first [table]".to_owned()),
        None => is_key("", key).then(|| format!("`{key}` is a table of its own: [{key}]")),
    }
}

/// Whether a key is known at a place, which is the beginning of a policy up to the key.
fn is_key(place: &str, key: &str) -> bool {
    let is_bare = key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let error = || toml::from_str::<Schema>(&format!("{place}{key} = 0")).err();
    is_bare && error().is_none_or(|error| !error.message().starts_with("unknown field"))
}

/// Says how to write a value that has another type than expected.
fn other_form(found: &str, expected: &str) -> String {
    let text = found.trim_matches(['"', '\'']);
    let is_text = text.len() < found.len();
    match expected {
        "true or false" if let Some(boolean) = slips::meant_boolean(text) => {
            format!("write {boolean}, without quotes")
        }
        "a list" if is_text => format!("write it in brackets: [{found}]"),
        _ if is_text && expected.contains("number") && text.parse::<f64>().is_ok() => {
            format!("write it without quotes: {text}")
        }
        _ => format!("put {expected} here"),
    }
}

/// Returns the noun for the values of an enum, by the values that were expected.
fn noun(expected: &str) -> &'static str {
    match expected {
        _ if expected.contains("`unsure`") => "reason",
        _ if expected.contains("`stranger`") => "class",
        _ => "value",
    }
}

/// Returns the text in backquotes after `prefix` at the start of `problem`.
fn quoted_after<'p>(problem: &'p str, prefix: &str) -> Option<&'p str> {
    Some(problem.strip_prefix(prefix)?.strip_prefix('`')?.trim_end_matches('`'))
}

/// Suggests the nearest of the names in backquotes in `expected`, or lists all of them.
fn suggest(given: &str, expected: &str, noun: &str) -> String {
    let names: Vec<&str> = expected.split('`').skip(1).step_by(2).collect();
    match text::nearest(given, names.iter().copied()) {
        Some(name) => format!("did you mean `{name}`?"),
        None => format!("the {noun}s known here: {}", text::either(names)),
    }
}

/// Replaces Rust's names of types by those of the user's manual.
fn in_toml_terms(expected: &str) -> String {
    let expected = match expected {
        "u32" | "usize" => "a whole number (0 or more)",
        "f64" => "a number",
        "a boolean" => "true or false",
        "a string" | "path string" => "text",
        "a string or a list of strings" => "text or a list of texts",
        "sequence" => "a list",
        "map" => "a table",
        "literal string" => "text in quotes",
        other => other,
    };
    expected
        .replace("one of ", "")
        .replace("sequence", "list")
        .replace("map", "table")
        .replace("boolean", "true-or-false value")
        .replace("string", "text")
        .replace("struct ", "table ")
        .replace("integer", "number")
}
