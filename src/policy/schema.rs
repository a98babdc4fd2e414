//! The policy as TOML holds it: shapes and spans, before anyone asked whether it can be meant.
//!
//! No `flatten` and no untagged enum here: both lose the spans that errors point with.
//!
//! What stands above a type or a field is what editors say of that table or key: it is written for whoever
//! writes a policy.

#[cfg(test)]
pub(crate) mod json;

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::path::PathBuf;

use serde::de::{Deserialize, Deserializer, SeqAccess, Visitor, value::SeqAccessDeserializer};
use toml::Spanned;
#[cfg(test)]
use {
    json::{ClassName, Lang, LangChoice, LangTag, OwnTie, Reply, Text, Tie},
    schemars::JsonSchema,
    std::num::NonZeroUsize,
};

use crate::diagnostic::{Code, Diagnostic};
use crate::invitation::InvitationRecord;
use crate::text;
use crate::words::{Class, RegisterChoice, Suggestion};

/// Your connection policy: decline reads it to choose a reply and to say why. All of it may be left out. This
/// file is made by decline: `decline policy init` writes it anew, and changes are lost.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(JsonSchema), schemars(title = "decline's policy"))]
pub(super) struct Schema {
    /// Your folder of templates, relative to this file. Default: `templates` in decline's configuration
    /// folder.
    #[cfg_attr(test, schemars(with = "Option<PathBuf>"))]
    pub(super) templates: Option<Spanned<PathBuf>>,
    /// Who you are. What is missing here is simply not said.
    #[serde(default)]
    pub(super) me: Me,
    /// Whom you accept, and your policy in one sentence.
    #[serde(default)]
    pub(super) policy: PolicyTable,
    /// How formally you write in a language, where that differs from `[me] register`: `de = "formal"`.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "BTreeMap<LangTag, RegisterChoice>"))]
    pub(super) registers: BTreeMap<Spanned<String>, Spanned<RegisterChoice>>,
    /// Your `statement` in other languages, each under its code: `de = "…"`.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "BTreeMap<LangTag, Text>"))]
    pub(super) statements: BTreeMap<Spanned<String>, Spanned<String>>,
    /// Ties of your own beside the built-in ones, each with a reminder to yourself, which they are never
    /// shown.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "BTreeMap<OwnTie, Text>"))]
    pub(super) ties: BTreeMap<Spanned<String>, Spanned<String>>,
    /// Who gets which reply where no rule matches: `decline`, `remind`, `why`, `door-open`, `accept`,
    /// `final`, `unhook`, a template of your own, or `ignore` (say nothing).
    #[serde(default)]
    pub(super) replies: Replies,
    /// Rules come before `[replies]`; the first that matches wins.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<Rule>"))]
    pub(super) rule: Vec<Spanned<Rule>>,
    /// When a note counts as spam.
    #[serde(default)]
    pub(super) spam: Spam,
    /// How many characters a reply may have.
    #[serde(default)]
    pub(super) limits: Limits,
    /// Your policy's own tests: `decline policy test` tries them.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<Example>"))]
    pub(super) example: Vec<Spanned<Example>>,
}

/// Who you are.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(JsonSchema))]
pub(super) struct Me {
    /// Your name: it signs the reply.
    #[cfg_attr(test, schemars(with = "Option<Text>"))]
    pub(super) name: Option<Spanned<String>>,
    /// Your e-mail address: a way to talk without connecting.
    #[cfg_attr(test, schemars(with = "Option<Text>"))]
    pub(super) email: Option<Spanned<String>>,
    /// The address of a page that says more about your policy.
    #[cfg_attr(test, schemars(with = "Option<Text>"))]
    pub(super) more_url: Option<Spanned<String>>,
    /// What signs informal replies. Default: your first name.
    #[cfg_attr(test, schemars(with = "Option<Text>"))]
    pub(super) sign: Option<Spanned<String>>,
    /// The language to reply in: one that has templates (`de`, `en`, `es`, `fr`, `it`, `nl`, `pt`, or your
    /// own), or `auto`: their note's, else English. Default: `"en"`.
    #[cfg_attr(test, schemars(with = "Option<LangChoice>"))]
    pub(super) language: Option<Spanned<String>>,
    /// How formally to reply: `informal`, `formal`, or `auto`: as their note addresses you, else as is usual
    /// in the language. Default: `"auto"`.
    #[cfg_attr(test, schemars(with = "Option<RegisterChoice>"))]
    pub(super) register: Option<Spanned<RegisterChoice>>,
}

/// Whom you accept, and your policy in one sentence.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(JsonSchema))]
pub(super) struct PolicyTable {
    /// The ties that are reason enough to accept: `met`, `worked-together`, `classmate`, `client`,
    /// `conversation` (a real exchange online), `referred`, or your own of `[ties]`. Default: `["met",
    /// "worked-together"]`.
    #[cfg_attr(test, schemars(with = "Option<Vec<Tie>>"))]
    pub(super) accept: Option<Spanned<Vec<Spanned<String>>>>,
    /// Your policy in one sentence, as you'd say it to them, in the language of `[me]`. If you change
    /// `accept`, change this too. Default, for the default of `accept`: `"I keep my connections here to
    /// people I've met or worked with."`.
    #[cfg_attr(test, schemars(with = "Option<Text>"))]
    pub(super) statement: Option<Spanned<String>>,
}

/// Who gets which reply where no rule matches.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(JsonSchema))]
pub(super) struct Replies {
    /// The reply to someone you know, but by no tie that you accept. Default: `"decline"`.
    #[cfg_attr(test, schemars(with = "Option<Reply>"))]
    pub(super) known: Option<Spanned<String>>,
    /// The reply to someone who may know you, or says so, and whom you can't place. Default: `"remind"`.
    #[cfg_attr(test, schemars(with = "Option<Reply>"))]
    pub(super) unsure: Option<Spanned<String>>,
    /// The reply to someone you don't know. Default: `"door-open"`.
    #[cfg_attr(test, schemars(with = "Option<Reply>"))]
    pub(super) stranger: Option<Spanned<String>>,
    /// The reply to spam; `ignore` says nothing. Default: `"decline"`.
    #[cfg_attr(test, schemars(with = "Option<Reply>"))]
    pub(super) spam: Option<Spanned<String>>,
}

/// A rule: the reply to everyone for whom all of `when` holds, and not all of `unless`.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(JsonSchema))]
pub(super) struct Rule {
    /// What you call the rule; they are never shown it.
    #[cfg_attr(test, schemars(with = "Text"))]
    pub(super) name: Spanned<String>,
    /// What must hold: all keys; in a list, any. What isn't known never matches. Default: it always holds.
    #[serde(default)]
    pub(super) when: Condition,
    /// What rules it out, if all of it holds. If any of several keys is enough, put each into a rule of its
    /// own before this one.
    #[serde(default)]
    pub(super) unless: Condition,
    /// The reply: `decline`, `remind`, `why`, `door-open`, `accept`, `final`, `unhook`, a template of your
    /// own, or `ignore` (say nothing).
    #[cfg_attr(test, schemars(with = "Reply"))]
    pub(super) reply: Spanned<String>,
    /// Why, for yourself: `decline explain` says it, they are never shown it.
    pub(super) because: Option<String>,
}

/// What is known of an invitation. All keys must hold; in a list, any.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(JsonSchema))]
pub(super) struct Condition {
    /// How they stand to you: `known`, `stranger` or `spam`, or a list of these.
    #[cfg_attr(test, schemars(with = "Option<OneOrMany<ClassName>>"))]
    pub(super) class: Option<OneOrMany<Class>>,
    /// Whether their note reads as spam, without your having said so: `true` or `false`.
    pub(super) suspected: Option<bool>,
    /// Whether they may know you, and you can't place them: `true` or `false`.
    pub(super) unsure: Option<bool>,
    /// How you know them: `met`, `worked-together`, `classmate`, `client`, `conversation`, `referred`, your
    /// own of `[ties]`, or a list of these.
    #[cfg_attr(test, schemars(with = "Option<OneOrMany<Tie>>"))]
    pub(super) ties: Option<OneOrMany<String>>,
    /// Words of their name, in either order, or a list of such.
    #[cfg_attr(test, schemars(with = "Option<OneOrMany<Text>>"))]
    pub(super) from: Option<OneOrMany<String>>,
    /// Words of the line under their name, or a list of such. Whole words in any case count; `recruit*` is
    /// recruiter, too.
    #[cfg_attr(test, schemars(with = "Option<OneOrMany<Text>>"))]
    pub(super) headline: Option<OneOrMany<String>>,
    /// Words of where they work, or a list of such. Whole words in any case count; a word may end in `*`.
    #[cfg_attr(test, schemars(with = "Option<OneOrMany<Text>>"))]
    pub(super) company: Option<OneOrMany<String>>,
    /// Words of their note, or a list of such. Whole words in any case count; a word may end in `*`.
    #[cfg_attr(test, schemars(with = "Option<OneOrMany<Text>>"))]
    pub(super) note: Option<OneOrMany<String>>,
    /// Whether they wrote something of their own: `true` or `false`.
    pub(super) has_note: Option<bool>,
    /// Whether their note names something particular to you: `true` or `false`.
    pub(super) personalised: Option<bool>,
    /// Whether their note says that you know each other: `true` or `false`.
    pub(super) claims_tie: Option<bool>,
    /// How many connections you share, at least: 0 or more.
    pub(super) min_mutuals: Option<u32>,
    /// How many connections you share, at most: 0 or more.
    pub(super) max_mutuals: Option<u32>,
    /// Whether they are among your imported contacts: `true` or `false`.
    pub(super) in_contacts: Option<bool>,
    /// Whether they have invited you before: `true` or `false`.
    pub(super) invited_before: Option<bool>,
    /// How many days ago they invited you, at least: 0 or more.
    pub(super) min_days_ago: Option<u32>,
    /// The language that the reply is in, by its code (`de`), or a list of such.
    #[cfg_attr(test, schemars(with = "Option<OneOrMany<Lang>>"))]
    pub(super) lang: Option<OneOrMany<String>>,
    /// The language that their note is in, by its code (`de`), or a list of such.
    #[cfg_attr(test, schemars(with = "Option<OneOrMany<Lang>>"))]
    pub(super) note_lang: Option<OneOrMany<String>>,
}

/// When a note counts as spam.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(JsonSchema))]
pub(super) struct Spam {
    /// How sure it must be that a note is spam: a number above 0, up to 1. Default: `0.7`.
    #[cfg_attr(test, schemars(with = "Option<f64>", extend("exclusiveMinimum" = 0, "maximum" = 1)))]
    pub(super) threshold: Option<Spanned<f64>>,
    /// Phrases that make it certain: `["white-label"]`. Whole words in any case count; a word may end in `*`.
    #[cfg_attr(test, schemars(with = "Option<Vec<Text>>"))]
    pub(super) phrases: Option<Spanned<Vec<Spanned<String>>>>,
}

/// How many characters a reply may have.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(JsonSchema))]
pub(super) struct Limits {
    /// How many characters fit into an invitation's note: 1 or more. Default: `300`.
    #[cfg_attr(test, schemars(with = "Option<NonZeroUsize>"))]
    pub(super) short: Option<Spanned<usize>>,
    /// How many characters fit into a message: 1 or more. Default: `1900`.
    #[cfg_attr(test, schemars(with = "Option<NonZeroUsize>"))]
    pub(super) full: Option<Spanned<usize>>,
}

/// A test of your policy: what is to come of an invitation.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(JsonSchema))]
pub(super) struct Example {
    /// What you call the example.
    #[cfg_attr(test, schemars(with = "Text"))]
    pub(super) name: Spanned<String>,
    /// The invitation: who invites, and what else is known.
    #[cfg_attr(test, schemars(with = "InvitationRecord"))]
    pub(super) given: Spanned<InvitationRecord>,
    /// What is to come of it. What you don't name may be anything.
    pub(super) expect: Expect,
}

/// What is to come of an invitation. What you don't name may be anything.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(JsonSchema))]
pub(super) struct Expect {
    /// The class: `known`, `stranger` or `spam`.
    pub(super) class: Option<Class>,
    /// The reply: `decline`, `remind`, `why`, `door-open`, `accept`, `final`, `unhook`, a template of your
    /// own, or `ignore` (say nothing).
    #[cfg_attr(test, schemars(with = "Option<Reply>"))]
    pub(super) reply: Option<Spanned<String>>,
    /// What is usual instead of that reply: `ignore`.
    pub(super) suggest: Option<Suggestion>,
    /// A piece of the draft.
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
