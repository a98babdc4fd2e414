//! What a template can use: the facts, the class, the policy's words. Advice about the person is not in it.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use jiff::civil::Date;
use minijinja::value::{Object, Serde, Value};
use serde::Serialize;

use super::salutation::salutation;
use super::statement;
use super::{Length, RenderOptions};
use crate::evaluation::Evaluation;
use crate::invitation::Person;
use crate::name::{self, GreetingName};
use crate::policy::{Lined, Me, Policy};
use crate::text;
use crate::words::{Class, Lang, LangChoice, Register, RegisterChoice, Tie};

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
    variable("has_note", "whether they wrote words of their own", "true"),
    variable("topic", "what their note is about, in your words", "my Rust talk"),
    variable("personalised", "whether the note names something particular to you", "true"),
    variable("claims_tie", "whether the note says that you know each other", "false"),
    variable("ties", "how you know them, a list", "[\"met\"]"),
    variable("qualifies", "whether a tie is one that you accept", "true"),
    variable("class", "known, stranger or spam", "known"),
    variable("unsure", "whether you may know them and can't place them", "false"),
    variable("suspected", "whether spam was read off the note", "false"),
    variable("mutuals", "how many connections you share", "7"),
    variable("asked", "whether you asked, and the answer didn't help", "false"),
    variable("me.name", "your name, from the policy", "Sam Rivera"),
    variable("me.email", "your address, from the policy", "sam@example.com"),
    variable("me.more_url", "your page on the matter, from the policy", "https://example.com/linkedin"),
    variable("me.sign", "what signs the letter: your whole name if it is formal", "Sam"),
    variable("me.language", "your language, from the policy", "en"),
    variable("me.register", "how formally you write, from the policy", "informal"),
    variable(
        "statement",
        "your policy in one sentence, where it is true of them",
        "I connect with people I've met.",
    ),
    variable("statement_clause", "the same to go on from: …, so I'll pass", "I connect with people I've met"),
    variable("lang", "the language of the reply", "en"),
    variable("register", "informal or formal, as it is in force", "informal"),
    variable("short", "whether a short version is wanted", "false"),
    variable("today", "the day of writing", "2026-11-22"),
    variable("vars", "your own values: vars.KEY for -D KEY=VALUE", "{\"day\": \"Friday\"}"),
];

const fn variable(name: &'static str, meaning: &'static str, example: &'static str) -> Variable {
    Variable { name, meaning, example }
}

/// What a template can use. What is not known is absent, so that nothing ever prints as "None". What would be
/// advice about the person (`because`, rule names) is not in it: it must not leak into a letter to them.
#[derive(Serialize)]
struct Values<'a> {
    greeting: String,
    from: Inviter<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    has_note: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    topic: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    personalised: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    claims_tie: Option<bool>,
    ties: &'a [Tie],
    qualifies: bool,
    class: Class,
    unsure: bool,
    suspected: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    mutuals: Option<u32>,
    asked: bool,
    me: Sender<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    statement: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    statement_clause: Option<&'a str>,
    lang: &'a Lang,
    register: Register,
    short: bool,
    vars: &'a BTreeMap<String, String>,
}

/// Puts together what the template of a reply can use.
pub(super) fn context(
    reply: &str,
    evaluation: &Evaluation,
    lang: &Lang,
    policy: &Policy,
    options: &RenderOptions,
) -> Value {
    let Evaluation { invitation, classification, greeting_name, .. } = evaluation;
    let register = evaluation.register;
    let statement = statement::sayable(reply, evaluation, lang, policy).map(text::sentence);
    let statement_clause = statement.as_deref().and_then(|statement| statement::clause(statement, lang));
    let values = Values {
        greeting: salutation(lang, register, greeting_name),
        from: Inviter::new(&invitation.from, greeting_name),
        note: invitation.note.as_deref().filter(|note| !note.is_empty()),
        has_note: classification.has_note(),
        topic: invitation.topic.as_deref(),
        personalised: classification.personalised,
        claims_tie: classification.claims_tie(),
        ties: &invitation.ties,
        qualifies: policy.accepted(&invitation.ties).is_some(),
        class: classification.class,
        unsure: classification.unsure,
        suspected: classification.suspected(),
        mutuals: invitation.mutuals,
        asked: invitation.asked,
        me: Sender::new(&policy.me, register),
        statement: statement.as_deref(),
        statement_clause,
        lang,
        register,
        short: options.length == Length::Short,
        vars: &options.vars,
    };
    Value::from_object(Context { values: Value::from(Serde(&values)), today: options.today })
}

/// The values, and the day, which is looked up only when a template asks for it.
struct Context {
    values: Value,
    today: fn() -> Date,
}

impl Object for Context {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        match key.as_str()? {
            "today" => Some(Value::from((self.today)().to_string())),
            _ => self.values.get_item(key).ok().filter(|value| !value.is_undefined()),
        }
    }
}

impl fmt::Debug for Context {
    /// Shows nothing: real people's names are in it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Context")
    }
}

/// The user, as templates see them.
#[derive(Serialize)]
struct Sender<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    more_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sign: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a LangChoice>,
    #[serde(skip_serializing_if = "Option::is_none")]
    register: Option<RegisterChoice>,
}

impl<'a> Sender<'a> {
    /// A formal letter is signed by the whole name, an informal one as it greets.
    fn new(me: &'a Me, register: Register) -> Self {
        let text = |said: &'a Option<Lined<String>>| said.as_ref().map(|said| said.value.as_str());
        let [name, email, more_url, sign] = [&me.name, &me.email, &me.more_url, &me.sign].map(text);
        let sign = match register {
            Register::Formal => name.or(sign).map(str::to_owned),
            Register::Informal => {
                sign.map(str::to_owned).or_else(|| name.and_then(|name| name::greeting_name(name).name))
            }
        };
        let language = me.language.as_ref().map(|language| &language.value);
        let register = me.register.as_ref().map(|register| register.value);
        Self { name, email, more_url, sign, language, register }
    }
}

/// The inviter, as templates see them. A name that isn't there is absent, as any other value.
#[derive(Debug, Serialize)]
struct Inviter<'a> {
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
    fn new(person: &'a Person, greeting_name: &'a GreetingName) -> Self {
        Self {
            name: Some(person.name.as_str()).filter(|name| !name.is_empty()),
            first_name: greeting_name.name.as_deref(),
            headline: person.headline.as_deref(),
            company: person.company.as_deref(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classification::classify;
    use crate::invitation::Invitation;
    use crate::policy;

    #[test]
    fn the_variables_are_those_of_the_context() {
        let me = "[me]\nname = \"S\"\nsign = \"s\"\nemail = \"e\"\nmore_url = \"u\"\nlanguage = \"en\"\nregister = \"formal\"\n";
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("policy.toml");
        std::fs::write(&file, me).expect("a policy");
        let replies = ["decline", "remind", "door-open"].map(str::to_owned);
        let parsed = policy::read(Some(&(file, true))).expect("a policy");
        let policy = parsed.validate(&replies, &["en".to_owned()]).expect("a policy");
        let fact = || Some("x".to_owned());
        let invitation = Invitation {
            from: Person { name: "Jane".to_owned(), headline: fact(), company: fact(), ..Person::default() },
            note: fact(),
            topic: fact(),
            mutuals: Some(1),
            ..Invitation::default()
        };
        let classification = classify(&invitation, &policy);
        let lang = Lang::english();
        let evaluation =
            Evaluation::decided(invitation, classification, lang.clone(), Register::Formal, &policy);
        let today = || jiff::civil::date(2026, 11, 22);
        let options = RenderOptions { length: Length::Full, vars: BTreeMap::new(), today };
        let context = context("decline", &evaluation, &lang, &policy, &options);
        for Variable { name, .. } in VARIABLES {
            let found = name.split('.').try_fold(context.clone(), |value, key| value.get_attr(key));
            assert!(found.is_ok_and(|value| !value.is_undefined() && !value.is_none()), "{name}");
        }
        for group in ["from", "me"] {
            for key in context.get_attr(group).expect(group).try_iter().expect(group) {
                let name = format!("{group}.{key}");
                assert!(VARIABLES.iter().any(|variable| variable.name == name), "{name} is not listed");
            }
        }
        assert!(context.get_attr("because").expect("nothing").is_undefined());
    }
}
