//! The types into which a policy's TOML is deserialised, with spans, before validation.
//!
//! No `flatten` and no untagged enum here: both lose the spans that errors point at.
//!
//! The doc comment of a type or a field is the description of that table or key in the JSON schema, which editors
//! show to the policy's author.

mod explain;
mod explanation;
#[cfg(test)]
pub(crate) mod json;
mod slips;

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;

use serde::de::{Deserialize, Deserializer, SeqAccess, Visitor, value::SeqAccessDeserializer};
use toml::Spanned;
#[cfg(test)]
use {
    json::{ClassName, Lang, LangChoice, LangTag, OwnTie, Reply, Text, Tie},
    schemars::JsonSchema,
    std::num::NonZeroUsize,
};

pub(super) use self::slips::BACKSLASHES;
use crate::diagnostic::Diagnostic;
use crate::invitation::InvitationRecord;
use crate::words::{Class, RegisterChoice, Suggestion};

/// Your connection policy: decline reads it to choose a reply and to say why. All of it may be left out.
/// `decline policy init` writes `policy.schema.json` anew, so don't change that file.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(test, derive(JsonSchema), schemars(title = "decline's policy"))]
pub(super) struct Schema {
    /// Your folder of templates, relative to this file. Default: `templates` in decline's configuration
    /// folder.
    #[cfg_attr(test, schemars(with = "Option<PathBuf>"))]
    pub(super) templates: Option<Spanned<PathBuf>>,
    /// Who you are. What is missing here is simply not said.
    pub(super) me: Me,
    /// Whom you accept, and your policy in one sentence.
    pub(super) policy: PolicyTable,
    /// How formally you write in a language, where that differs from `[me] register`: `de = "formal"`.
    #[cfg_attr(test, schemars(with = "BTreeMap<LangTag, RegisterChoice>"))]
    pub(super) registers: Table<RegisterChoice>,
    /// Your `statement` in other languages, each under its code: `de = "…"`.
    #[cfg_attr(test, schemars(with = "BTreeMap<LangTag, Text>"))]
    pub(super) statements: Table<String>,
    /// Ties of your own beside the built-in ones, each with a reminder to yourself, which they are never
    /// shown.
    #[cfg_attr(test, schemars(with = "BTreeMap<OwnTie, Text>"))]
    pub(super) ties: Table<String>,
    /// Who gets which reply where no rule matches: `decline`, `remind`, `why`, `door-open`, `accept`,
    /// `final`, `unhook`, a template of your own, or `ignore` (say nothing).
    pub(super) replies: Replies,
    /// Rules come before `[replies]`; the first that matches wins.
    #[cfg_attr(test, schemars(with = "Vec<Rule>"))]
    pub(super) rule: Vec<Spanned<Rule>>,
    /// When a note counts as spam.
    pub(super) spam: Spam,
    /// How many characters a reply may have.
    pub(super) limits: Limits,
    /// Your policy's own tests: `decline policy test` tries them.
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

impl Rule {
    /// The names, ties, languages and phrases in its conditions.
    pub(super) fn phrases(&self) -> impl Iterator<Item = &Spanned<String>> {
        [&self.when, &self.unless].into_iter().flat_map(|it| {
            let lists = [&it.ties, &it.from, &it.headline, &it.company, &it.note, &it.lang, &it.note_lang];
            lists.into_iter().flatten().flat_map(|OneOrMany(texts)| texts)
        })
    }
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

/// A table with free keys.
pub(super) type Table<T> = BTreeMap<Spanned<String>, Spanned<T>>;

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

/// Parses the TOML of a policy. `file` is its name in errors.
pub(super) fn parse(file: &str, source: &str) -> Result<Schema, Diagnostic> {
    toml::from_str(source).map_err(|error| explain::diagnostic(file, source, &error))
}
