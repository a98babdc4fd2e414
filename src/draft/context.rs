//! What a template can use: the facts, the class, the policy's words. Advice about the person is not in it.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use minijinja::value::{Object, Serde, Value};
use serde::Serialize;

use super::salutation::salutation;
use super::{Length, Wish};
use crate::classification::Classification;
use crate::invitation::{Invitation, Person};
use crate::name::Called;
use crate::policy::{Me, Policy};
use crate::words::{Class, Lang, Register, Tie};

/// A name that a template can use.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Variable {
    /// The name.
    pub name: &'static str,
    /// What it holds.
    pub meaning: &'static str,
    /// A value that it can have.
    pub example: &'static str,
}

/// Every name that a template can use. What is not known of an invitation is absent.
pub const VARIABLES: &[Variable] = &[
    variable("greeting", "the whole salutation line", "Hi Jane,"),
    variable("from.name", "their name as given", "Doe, Jane"),
    variable("from.first_name", "how the greeting calls them", "Jane"),
    variable("from.headline", "the line under their name", "CTO at Acme"),
    variable("from.company", "where they work", "Acme"),
    variable("note", "what they wrote", "I enjoyed your talk."),
    variable("topic", "what their note is about, in your words", "my Rust talk"),
    variable("personalised", "whether the note names something particular to you", "true"),
    variable("ties", "how you know them, a list", "[\"met\"]"),
    variable("qualifies", "whether a tie is one that you accept", "true"),
    variable("class", "known, stranger or spam", "known"),
    variable("suspected", "whether spam was read off the note", "false"),
    variable("mutuals", "how many connections you share", "7"),
    variable("asked", "whether you asked, and the answer didn't help", "false"),
    variable("me.name", "your name, from the policy", "Sam Rivera"),
    variable("me.email", "your address, from the policy", "sam@example.com"),
    variable("me.more_url", "your page on the matter, from the policy", "https://example.com/linkedin"),
    variable("me.language", "your language, from the policy", "en"),
    variable("me.register", "how formally you write, from the policy", "informal"),
    variable("statement", "your policy in one sentence", "I connect with people I've met."),
    variable("lang", "the language of the reply", "en"),
    variable("register", "informal or formal, as it is in force", "informal"),
    variable("short", "whether a short version is wanted", "false"),
    variable("today", "the day of writing", "2026-11-22"),
    variable("vars", "your own values: vars.KEY for -D KEY=VALUE", "{\"day\": \"Friday\"}"),
];

const fn variable(name: &'static str, meaning: &'static str, example: &'static str) -> Variable {
    Variable { name, meaning, example }
}

/// What a template can use. What is not known is absent, so that nothing ever prints as "None". What
/// would be advice about the person (`because`, rule names) is not in it: it must not leak into a
/// letter to them.
#[derive(Debug, Serialize)]
pub(super) struct Context<'a> {
    greeting: String,
    from: Inviter<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    topic: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    personalised: Option<bool>,
    ties: &'a [Tie],
    qualifies: bool,
    class: Class,
    suspected: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    mutuals: Option<u32>,
    asked: bool,
    me: &'a Me,
    #[serde(skip_serializing_if = "Option::is_none")]
    statement: Option<String>,
    lang: &'a Lang,
    register: Register,
    short: bool,
    vars: &'a BTreeMap<String, String>,
}

/// The inviter, as templates and JSON see them.
#[derive(Debug, Serialize)]
pub(crate) struct Inviter<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    headline: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    company: Option<&'a str>,
}

impl<'a> Inviter<'a> {
    pub(crate) fn new(person: &'a Person, called: &'a Called) -> Self {
        Self {
            name: Some(&person.name),
            first_name: called.name.as_deref(),
            headline: person.headline.as_deref(),
            company: person.company.as_deref(),
        }
    }
}

impl<'a> Context<'a> {
    /// Puts together what is known.
    pub(super) fn new(
        invitation: &'a Invitation,
        classification: &Classification,
        policy: &'a Policy,
        called: &'a Called,
        lang: &'a Lang,
        wish: &'a Wish,
    ) -> Self {
        // A name that isn't there is absent, as any other value.
        let name = Some(invitation.from.name.as_str()).filter(|name| !name.is_empty());
        Self {
            greeting: greeting(policy, lang, called),
            from: Inviter { name, ..Inviter::new(&invitation.from, called) },
            note: invitation.note.as_deref().filter(|note| !note.is_empty()),
            topic: invitation.topic.as_deref(),
            personalised: classification.personalised,
            ties: &invitation.ties,
            qualifies: policy.accepted(&invitation.ties).is_some(),
            class: classification.class,
            suspected: classification.suspected(),
            mutuals: invitation.mutuals,
            asked: invitation.asked,
            me: &policy.me,
            statement: policy.statement_in(lang).map(as_sentence),
            lang,
            register: register(policy, lang),
            short: wish.length == Length::Short,
            vars: &wish.vars,
        }
    }

    /// The context with `today`, which is worked out when it is asked for.
    pub(super) fn with_today(&self, today: fn() -> Date) -> Value {
        #[derive(Debug)]
        struct WithToday {
            context: Value,
            today: fn() -> Date,
        }
        impl Object for WithToday {
            fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
                match key.as_str() {
                    Some("today") => Some(Value::from((self.today)().to_string())),
                    _ => self.context.get_item(key).ok().filter(|value| !value.is_undefined()),
                }
            }
        }
        Value::from_object(WithToday { context: Value::from(Serde(self)), today })
    }
}

/// How formally the user writes in a language.
fn register(policy: &Policy, lang: &Lang) -> Register {
    policy.me.register.as_ref().map_or(lang.usual_register(), |register| register.value)
}

/// The whole salutation line, in the register that is in force.
pub(super) fn greeting(policy: &Policy, lang: &Lang, called: &Called) -> String {
    salutation(lang, register(policy, lang), called)
}

/// Ends a statement as a sentence, so that the next one can follow it.
fn as_sentence(statement: &str) -> String {
    let ends = |c: char| matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？');
    let dot = if statement.ends_with(ends) { "" } else { "." };
    format!("{statement}{dot}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classification::classify;
    use crate::policy;

    #[test]
    fn a_statement_ends_as_a_sentence() {
        assert_eq!(as_sentence("I keep it small"), "I keep it small.");
        assert_eq!(as_sentence("Really?"), "Really?");
    }

    /// The names below a JSON object, dotted; what `vars` holds is the user's own.
    fn names(prefix: &str, value: &serde_json::Value, found: &mut Vec<String>) {
        match value.as_object().filter(|_| prefix != "vars.") {
            Some(object) => {
                for (key, value) in object {
                    names(&format!("{prefix}{key}."), value, found);
                }
            }
            None => found.push(prefix.trim_end_matches('.').to_owned()),
        }
    }

    #[test]
    fn the_variables_are_those_of_the_context() {
        let me =
            "[me]\nname = \"S\"\nemail = \"e\"\nmore_url = \"u\"\nlanguage = \"en\"\nregister = \"formal\"\n";
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("policy.toml");
        std::fs::write(&file, me).expect("a policy");
        let replies = ["decline", "remind", "door-open"].map(str::to_owned);
        let parsed = policy::read(Some(&(file, true))).expect("a policy");
        let policy = parsed.validate(&replies, &["en".to_owned()]).expect("a policy");
        let fact = || Some("x".to_owned());
        let invitation = Invitation {
            from: Person { name: "Jane".to_owned(), headline: fact(), company: fact() },
            note: fact(),
            topic: fact(),
            mutuals: Some(1),
            ..Invitation::default()
        };
        let classification = classify(&invitation, &policy);
        let called = crate::draft::called(&invitation);
        let today = || jiff::civil::date(2026, 11, 22);
        let wish = Wish { lang: Lang::english(), length: Length::Full, vars: BTreeMap::new(), today };
        let lang = Lang::english();
        let context = Context::new(&invitation, &classification, &policy, &called, &lang, &wish);
        let mut found = vec!["today".to_owned()];
        names("", &serde_json::to_value(&context).expect("JSON"), &mut found);
        let mut listed: Vec<_> = VARIABLES.iter().map(|variable| variable.name.to_owned()).collect();
        found.sort();
        listed.sort();
        assert_eq!(found, listed);
    }
}
