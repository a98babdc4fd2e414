//! The policy as TOML holds it: shapes and spans, before anyone asked whether it can be meant.
//!
//! No `flatten` and no untagged enum here: both lose the spans that errors point with.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::path::PathBuf;

use serde::de::{Deserialize, Deserializer, SeqAccess, Visitor, value::SeqAccessDeserializer};
use toml::Spanned;

use crate::fault::Fault;
use crate::text;
use crate::words::{Class, Reason, RegisterChoice, Suggestion};

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
    pub(super) given: Given,
    pub(super) expect: Expect,
}

/// An invitation as an example gives it: the keys of a JSON Lines invitation, and three facts that an
/// export would tell.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Given {
    pub(super) from: String,
    pub(super) note: Option<String>,
    pub(super) reason: Option<Spanned<Reason>>,
    #[serde(default)]
    pub(super) ties: Vec<Spanned<String>>,
    pub(super) topic: Option<String>,
    pub(super) headline: Option<String>,
    pub(super) company: Option<String>,
    pub(super) mutuals: Option<u32>,
    #[serde(rename = "profile_url")]
    pub(super) _profile_url: Option<String>,
    #[serde(rename = "received")]
    pub(super) _received: Option<String>,
    pub(super) call: Option<String>,
    pub(super) lang: Option<Spanned<String>>,
    pub(super) register: Option<RegisterChoice>,
    pub(super) reply: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) asked: bool,
    pub(super) in_contacts: Option<bool>,
    pub(super) invited_before: Option<bool>,
    pub(super) invited_days_ago: Option<u32>,
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
pub(super) fn parse(file: &str, source: &str) -> Result<Schema, Fault> {
    toml::from_str(source).map_err(|error| {
        let bytes = error.span().unwrap_or(0..0);
        let found = source.get(bytes.clone()).unwrap_or_default();
        if let Some(fault) = wrong_brackets(file, source, bytes.clone(), error.message()) {
            return fault;
        }
        let (what, label, hint) = explain(error.message(), found);
        Fault::failure(what).at(file, source, bytes, label).hint(hint)
    })
}

/// The keys that hold a list of tables.
const LISTS: [&str; 2] = ["rule", "example"];

/// Faults a list of tables that is written as one table, and the other way round.
fn wrong_brackets(file: &str, source: &str, mut bytes: Range<usize>, message: &str) -> Option<Fault> {
    if !message.starts_with("duplicate key") && !message.starts_with("invalid type") {
        return None;
    }
    let start = source.get(..bytes.start)?.rfind('\n').map_or(0, |end| end + 1);
    let line = source[start..].lines().next()?;
    let key = line.trim_start_matches(['[', ' ', '\t']).split([']', '=', ' ', '\t']).next()?;
    let (what, label, hint) = if LISTS.contains(&key) {
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
    Some(Fault::failure(what).at(file, source, bytes, label).hint(hint))
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

/// Turns the parser's message into what happened, what was expected, and what to do.
///
/// The parser (toml 1.2) gives its findings as sentences only, so this takes the sentences apart.
fn explain(message: &str, found: &str) -> (String, String, String) {
    let message = message.lines().next().unwrap_or_default();
    let (problem, expected) = message.split_once(", expected ").unwrap_or((message, ""));
    let expected = in_plain_words(expected);
    let label = match expected.as_str() {
        "" => String::new(),
        expected => format!("expected {expected}"),
    };
    if let Some(key) = quoted_after(problem, "unknown field ") {
        let what = format!("unknown key `{key}`");
        return (what, label, suggest(key, &expected, "key"));
    }
    if let Some(value) = quoted_after(problem, "unknown variant ") {
        let noun = match expected.as_str() {
            expected if expected.contains("`unsure`") => "reason",
            expected if expected.contains("`stranger`") => "class",
            _ => "value",
        };
        return (format!("unknown {noun} `{value}`"), label, suggest(value, &expected, "value"));
    }
    if let Some(key) = quoted_after(problem, "missing field ") {
        let what = format!("the key `{key}` is missing");
        return (what, "from this table".to_owned(), format!("add `{key} = …` to it"));
    }
    if problem == "duplicate key" {
        let what = format!("`{found}` is set twice");
        let label = "the second time".to_owned();
        return (what, label, "keep one of the two".to_owned());
    }
    let wrong = problem.strip_prefix("invalid type: ").or_else(|| problem.strip_prefix("invalid value: "));
    if let Some(given) = wrong {
        let what = format!("{} can't stand here", in_plain_words(given));
        return (what, label, format!("put {expected} here"));
    }
    let hint = "correct the TOML here; text stands in \"quotes\", lists in [brackets]".to_owned();
    (format!("this isn't TOML: {problem}"), label, hint)
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
