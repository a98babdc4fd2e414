//! What a template can use: the facts, the class, the policy's words. Advice about the person is not in it.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use jiff::civil::Date;
use minijinja::value::{Object, Serde, Value};
use serde::Serialize;

use super::salutation::salutation;
use super::{Length, Wish};
use crate::classification::Classification;
use crate::invitation::{Invitation, Person};
use crate::name::Called;
use crate::policy::Policy;
use crate::text;
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

/// What stays the same from one draft to the next: the policy's words, the language, what the user wants.
pub(super) struct Setting {
    me: Value,
    statement: Option<Value>,
    lang: Lang,
    register: Register,
    short: bool,
    vars: Value,
    today: fn() -> Date,
}

impl Setting {
    pub(super) fn new(policy: &Policy, lang: &Lang, wish: &Wish) -> Self {
        Self {
            me: Value::from(Serde(&policy.me)),
            statement: policy.statement_in(lang).map(|statement| Value::from(text::sentence(statement))),
            register: policy.me.register.as_ref().map_or(lang.usual_register(), |register| register.value),
            lang: lang.clone(),
            short: wish.length == Length::Short,
            vars: Value::from(Serde(&wish.vars)),
            today: wish.today,
        }
    }

    /// The whole salutation line to someone who is called so.
    pub(super) fn greeting(&self, called: &Called) -> String {
        salutation(&self.lang, self.register, called)
    }
}

/// What a template can use, looked up name by name: most templates ask for few. What is not known is
/// absent, so that nothing ever prints as "None". What would be advice about the person (`because`, rule
/// names) is not in it: it must not leak into a letter to them.
pub(super) struct Context {
    setting: Arc<Setting>,
    greeting: String,
    from: Person,
    called: Called,
    note: Option<String>,
    topic: Option<String>,
    ties: Vec<Tie>,
    mutuals: Option<u32>,
    stand: Stand,
    /// Whether the template has asked for what is this one person's alone.
    asked_for_person: AtomicBool,
}

impl Context {
    /// Puts together what is known.
    pub(super) fn new(
        setting: Arc<Setting>,
        invitation: &Invitation,
        called: &Called,
        stand: Stand,
        greeting: String,
    ) -> Self {
        Self {
            setting,
            greeting,
            from: invitation.from.clone(),
            called: called.clone(),
            note: invitation.note.clone().filter(|note| !note.is_empty()),
            topic: invitation.topic.clone(),
            ties: invitation.ties.clone(),
            mutuals: invitation.mutuals,
            stand,
            asked_for_person: AtomicBool::new(false),
        }
    }

    /// Whether a template that was rendered with this has asked for the inviter, their note, the ties or
    /// the mutual connections, whether or not they are known.
    pub(super) fn asked_for_person(&self) -> bool {
        self.asked_for_person.load(Ordering::Relaxed)
    }
}

/// How an invitation stands, in so few values that many invitations share them all.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Stand {
    class: Class,
    suspected: bool,
    personalised: Option<bool>,
    qualifies: bool,
    asked: bool,
}

impl Stand {
    pub(super) fn new(invitation: &Invitation, classification: &Classification, policy: &Policy) -> Self {
        Self {
            class: classification.class,
            suspected: classification.suspected(),
            personalised: classification.personalised,
            qualifies: policy.accepted(&invitation.ties).is_some(),
            asked: invitation.asked,
        }
    }
}

impl fmt::Debug for Context {
    /// Shows nothing: real people's names are in it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Context")
    }
}

impl Object for Context {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.get_value_by_str(key.as_str()?)
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        if matches!(key, "from" | "note" | "ties" | "mutuals") {
            self.asked_for_person.store(true, Ordering::Relaxed);
        }
        let Setting { me, statement, lang, register, short, vars, today } = &*self.setting;
        let Stand { class, suspected, personalised, qualifies, asked } = self.stand;
        match key {
            "greeting" => Some(Value::from(self.greeting.as_str())),
            "from" => Some(Value::from(Serde(Inviter::new(&self.from, &self.called)))),
            "note" => self.note.as_deref().map(Value::from),
            "topic" => self.topic.as_deref().map(Value::from),
            "personalised" => personalised.map(Value::from),
            "ties" => Some(self.ties.iter().map(Tie::name).collect()),
            "qualifies" => Some(Value::from(qualifies)),
            "class" => Some(Value::from(class.name())),
            "suspected" => Some(Value::from(suspected)),
            "mutuals" => self.mutuals.map(Value::from),
            "asked" => Some(Value::from(asked)),
            "me" => Some(me.clone()),
            "statement" => statement.clone(),
            "lang" => Some(Value::from(lang.name())),
            "register" => Some(Value::from(Serde(register))),
            "short" => Some(Value::from(*short)),
            "vars" => Some(vars.clone()),
            "today" => Some(Value::from(today().to_string())),
            _ => None,
        }
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
    fn new(person: &'a Person, called: &'a Called) -> Self {
        Self {
            name: Some(person.name.as_str()).filter(|name| !name.is_empty()),
            first_name: called.name.as_deref(),
            headline: person.headline.as_deref(),
            company: person.company.as_deref(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::classification::classify;
    use crate::policy;

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
            from: Person { name: "Jane".to_owned(), headline: fact(), company: fact(), ..Person::default() },
            note: fact(),
            topic: fact(),
            mutuals: Some(1),
            ..Invitation::default()
        };
        let classification = classify(&invitation, &policy);
        let called = crate::draft::called(&invitation);
        let today = || jiff::civil::date(2026, 11, 22);
        let wish = Wish { lang: Lang::english(), length: Length::Full, vars: BTreeMap::new(), today };
        let setting = Arc::new(Setting::new(&policy, &wish.lang, &wish));
        let stand = Stand::new(&invitation, &classification, &policy);
        let greeting = setting.greeting(&called);
        let context = Value::from_object(Context::new(setting, &invitation, &called, stand, greeting));
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
