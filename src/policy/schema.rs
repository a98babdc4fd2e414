//! The policy as TOML holds it: shapes and spans, before anyone asked whether it can be meant.
//!
//! No `flatten` and no untagged enum here: both lose the spans that errors point with.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::path::PathBuf;

use serde::de::{Deserialize, Deserializer, SeqAccess, Visitor, value::SeqAccessDeserializer};
use toml::Spanned;

use crate::diagnostic::{Code, Diagnostic};
use crate::invitation::InvitationRecord;
use crate::text;
use crate::words::{Class, RegisterChoice, Suggestion};

/// A whole policy file.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Schema {
    pub(super) templates: Option<Spanned<PathBuf>>,
    #[serde(default)]
    pub(super) me: Me,
    #[serde(default)]
    pub(super) policy: PolicyTable,
    #[serde(default)]
    pub(super) registers: BTreeMap<Spanned<String>, Spanned<RegisterChoice>>,
    #[serde(default)]
    pub(super) statements: BTreeMap<Spanned<String>, Spanned<String>>,
    #[serde(default)]
    pub(super) ties: BTreeMap<Spanned<String>, Spanned<String>>,
    #[serde(default)]
    pub(super) replies: Replies,
    #[serde(default)]
    pub(super) rule: Vec<Spanned<Rule>>,
    #[serde(default)]
    pub(super) spam: Spam,
    #[serde(default)]
    pub(super) limits: Limits,
    #[serde(default)]
    pub(super) example: Vec<Spanned<Example>>,
}

#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Me {
    pub(super) name: Option<Spanned<String>>,
    pub(super) email: Option<Spanned<String>>,
    pub(super) more_url: Option<Spanned<String>>,
    pub(super) sign: Option<Spanned<String>>,
    pub(super) language: Option<Spanned<String>>,
    pub(super) register: Option<Spanned<RegisterChoice>>,
}

#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PolicyTable {
    pub(super) accept: Option<Spanned<Vec<Spanned<String>>>>,
    pub(super) statement: Option<Spanned<String>>,
}

#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Replies {
    pub(super) known: Option<Spanned<String>>,
    pub(super) unsure: Option<Spanned<String>>,
    pub(super) stranger: Option<Spanned<String>>,
    pub(super) spam: Option<Spanned<String>>,
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rule {
    pub(super) name: Spanned<String>,
    #[serde(default)]
    pub(super) when: Condition,
    #[serde(default)]
    pub(super) unless: Condition,
    pub(super) reply: Spanned<String>,
    pub(super) because: Option<String>,
}

#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Condition {
    pub(super) class: Option<OneOrMany<Class>>,
    pub(super) suspected: Option<bool>,
    pub(super) unsure: Option<bool>,
    pub(super) ties: Option<OneOrMany<String>>,
    pub(super) from: Option<OneOrMany<String>>,
    pub(super) headline: Option<OneOrMany<String>>,
    pub(super) company: Option<OneOrMany<String>>,
    pub(super) note: Option<OneOrMany<String>>,
    pub(super) has_note: Option<bool>,
    pub(super) personalised: Option<bool>,
    pub(super) claims_tie: Option<bool>,
    pub(super) min_mutuals: Option<u32>,
    pub(super) max_mutuals: Option<u32>,
    pub(super) in_contacts: Option<bool>,
    pub(super) invited_before: Option<bool>,
    pub(super) min_days_ago: Option<u32>,
    pub(super) lang: Option<OneOrMany<String>>,
    pub(super) note_lang: Option<OneOrMany<String>>,
}

#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Spam {
    pub(super) threshold: Option<Spanned<f64>>,
    pub(super) phrases: Option<Spanned<Vec<Spanned<String>>>>,
}

#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Limits {
    pub(super) short: Option<Spanned<usize>>,
    pub(super) full: Option<Spanned<usize>>,
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Example {
    pub(super) name: Spanned<String>,
    pub(super) given: Spanned<InvitationRecord>,
    pub(super) expect: Expect,
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Expect {
    pub(super) class: Option<Class>,
    pub(super) reply: Option<Spanned<String>>,
    pub(super) suggest: Option<Suggestion>,
    pub(super) contains: Option<String>,
}

/// One value, or a list of them of which any will do.
#[derive(Debug)]
pub(super) struct OneOrMany<T>(pub(super) Vec<Spanned<T>>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for OneOrMany<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let outer = Spanned::<Values<T>>::deserialize(deserializer)?;
        let span = outer.span();
        Ok(Self(match outer.into_inner() {
            Values::One(value) => vec![Spanned::new(span, value)],
            Values::Many(values) => values,
        }))
    }
}

enum Values<T> {
    One(T),
    Many(Vec<Spanned<T>>),
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Values<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any<T>(std::marker::PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Any<T> {
            type Value = Values<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string or a list of strings")
            }
            fn visit_str<E: serde::de::Error>(self, value: &str) -> Result<Self::Value, E> {
                T::deserialize(serde::de::value::StrDeserializer::new(value)).map(Values::One)
            }
            fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Self::Value, A::Error> {
                Vec::deserialize(SeqAccessDeserializer::new(seq)).map(Values::Many)
            }
        }
        deserializer.deserialize_any(Any(std::marker::PhantomData))
    }
}

/// Reads TOML into the schema.
///
/// # Errors
///
/// The place in `file`, what stands there, what was expected, and the nearest key or value.
pub(super) fn parse(file: &str, source: &str) -> Result<Schema, Diagnostic> {
    toml::from_str(source).map_err(|error| {
        let bytes = error.span().unwrap_or(0..0);
        let found = source.get(bytes.clone()).unwrap_or_default();
        if let Some(diagnostic) = wrong_brackets(file, source, bytes.clone(), error.message()) {
            return diagnostic;
        }
        let Explanation { code, message, label, hint } = explain(error.message(), found);
        Diagnostic::error(code, message).at(file, source, bytes, label).hint(hint)
    })
}

/// The keys that hold a list of tables.
const LISTS: [&str; 2] = ["rule", "example"];

/// The error of a list of tables that is written as one table, and the other way round.
fn wrong_brackets(file: &str, source: &str, mut bytes: Range<usize>, message: &str) -> Option<Diagnostic> {
    if !message.starts_with("duplicate key") && !message.starts_with("invalid type") {
        return None;
    }
    let start = source.get(..bytes.start)?.rfind('\n').map_or(0, |end| end + 1);
    let line = source[start..].lines().next()?;
    let key = line.trim_start_matches(['[', ' ', '\t']).split([']', '=', ' ', '\t']).next()?;
    let (message, label, hint) = if LISTS.contains(&key) {
        // Of two the parser points at the second, and the first may be the wrong one.
        bytes = place_of_single(source, key).unwrap_or(bytes);
        let hint = format!("write [[{key}]] above the keys of each: two brackets make a list of tables");
        (format!("`{key}` must be a list of tables"), "this isn't one", hint)
    } else if line.trim_start().starts_with("[[") {
        let hint = format!("write [{key}]: two brackets make a list of tables");
        (format!("`{key}` must be a single table"), "this is a list of tables", hint)
    } else {
        return None;
    };
    Some(Diagnostic::error(Code::WrongType, message).at(file, source, bytes, label).hint(hint))
}

/// Where `[key]` or `key =` stands first.
fn place_of_single(source: &str, key: &str) -> Option<Range<usize>> {
    let mut start = 0;
    for line in source.split_inclusive('\n') {
        let bare = line.trim_start();
        let at = start + line.len() - bare.len();
        let header = format!("[{key}]");
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

/// What is said of an error of the parser.
struct Explanation {
    code: Code,
    message: String,
    /// What stands at the caret.
    label: String,
    hint: String,
}

/// Turns the parser's message into what happened, what was expected, and what to do.
///
/// The parser (toml 1.2) gives its findings as sentences only, so this takes the sentences apart.
fn explain(message: &str, found: &str) -> Explanation {
    let message = message.lines().next().unwrap_or_default();
    let (problem, expected) = message.split_once(", expected ").unwrap_or((message, ""));
    let expected = in_plain_words(expected);
    let label = match expected.as_str() {
        "" => String::new(),
        expected => format!("expected {expected}"),
    };
    if let Some(key) = quoted_after(problem, "unknown field ") {
        let hint = suggest(key, &expected, "key");
        return Explanation { code: Code::UnknownKey, message: format!("unknown key `{key}`"), label, hint };
    }
    if let Some(value) = quoted_after(problem, "unknown variant ") {
        let noun = match expected.as_str() {
            expected if expected.contains("`unsure`") => "reason",
            expected if expected.contains("`stranger`") => "class",
            _ => "value",
        };
        let message = format!("unknown {noun} `{value}`");
        return Explanation {
            code: Code::UnknownName,
            message,
            label,
            hint: suggest(value, &expected, "value"),
        };
    }
    if let Some(key) = quoted_after(problem, "missing field ") {
        return Explanation {
            code: Code::MissingKey,
            message: format!("the key `{key}` is missing"),
            label: "from this table".to_owned(),
            hint: format!("add `{key} = …` to it"),
        };
    }
    if problem == "duplicate key" {
        return Explanation {
            code: Code::DuplicateKey,
            message: format!("`{found}` is set twice"),
            label: "the second time".to_owned(),
            hint: "keep one of the two".to_owned(),
        };
    }
    let wrong = problem.strip_prefix("invalid type: ").or_else(|| problem.strip_prefix("invalid value: "));
    if let Some(given) = wrong {
        let message = format!("{} can't stand here", in_plain_words(given));
        return Explanation { code: Code::WrongType, message, label, hint: format!("put {expected} here") };
    }
    let hint = "correct the TOML here; text stands in \"quotes\", lists in [brackets]".to_owned();
    Explanation { code: Code::TomlSyntax, message: format!("this isn't TOML: {problem}"), label, hint }
}

/// What stands in backquotes behind `words` at the start of `problem`.
fn quoted_after<'p>(problem: &'p str, words: &str) -> Option<&'p str> {
    let rest = problem.strip_prefix(words)?;
    Some(rest.strip_prefix('`')?.trim_end_matches('`'))
}

/// Names the likeliest of the names in backquotes in `expected`, or all of them.
fn suggest(given: &str, expected: &str, noun: &str) -> String {
    let names: Vec<&str> = expected.split('`').skip(1).step_by(2).collect();
    match text::nearest(given, names.iter().copied()) {
        Some(name) => format!("did you mean `{name}`?"),
        None => format!("the {noun}s known here: {}", text::either(names)),
    }
}

/// Says the kinds of values as the user's manual does, not as Rust does.
fn in_plain_words(expected: &str) -> String {
    let expected = match expected {
        "u32" | "usize" => "a whole number",
        "f64" => "a number",
        "a sequence" => "a list",
        "a map" => "a table",
        "a boolean" => "true or false",
        "a string" => "text",
        "a string or a list of strings" => "text or a list of texts",
        "sequence" => "a list",
        "literal string" => "text in quotes",
        "map" => "a table",
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
