//! The fifth stage: the decision rendered, as the text that the user may send.

mod engine;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use minijinja::value::{Object, Serde, Value};
use serde::Serialize;

use crate::classification::Classification;
use crate::fault::Fault;
use crate::invitation::{Invitation, Person};
use crate::name::{self, Called};
use crate::policy::{Me, Policy};
use crate::templates::{Template, Templates};
use crate::text;
use crate::words::{Class, Lang, Register, Tie};

/// A reply, ready to be read once more and sent.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The text, without a line break at its end.
    pub text: String,
    /// The template that it was rendered from.
    pub template: Template,
    /// The language that it is written in.
    pub lang: Lang,
    /// What the user should know before sending it.
    pub warnings: Vec<Warning>,
}

impl Draft {
    /// Takes another text in place of the rendered one, and looks at it in the same way.
    pub fn revise(&mut self, text: String, policy: &Policy, length: Length) {
        self.warnings.retain(|warning| matches!(warning, Warning::OtherLanguage { .. }));
        self.warnings.extend(check(&text, policy, length));
        self.text = text;
    }
}

/// Something about a draft that the user should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// The text is longer than the policy's limit.
    TooLong {
        /// How many characters it has.
        chars: usize,
        /// How many fit.
        limit: usize,
        /// The key of the limit in the policy.
        key: &'static str,
    },
    /// The reply has no template in the language that was asked for.
    OtherLanguage {
        /// The reply.
        reply: String,
        /// The language that was asked for.
        wanted: Lang,
    },
}

impl std::fmt::Display for Warning {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::TooLong { chars, limit, key } => {
                write!(f, "the draft has {}; the limit `{key}` is {limit}", text::count(*chars, "character"))
            }
            Self::OtherLanguage { reply, wanted } => {
                write!(f, "`{reply}` has no template in `{wanted}`; this one is in English")
            }
        }
    }
}

/// What the user wants of the draft, beside the facts.
#[derive(Clone, Debug)]
pub struct Wish {
    /// The language to write in.
    pub lang: Lang,
    /// A short version: what an invitation note may hold.
    pub length: Length,
    /// The user's own variables, `vars.KEY` in templates.
    pub vars: BTreeMap<String, String>,
    /// Tells the day of writing. Only a template that uses `today` asks, since a computer looks its time
    /// zone up in thousands of files.
    pub today: fn() -> Date,
}

/// How long a draft is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// As long as it takes.
    Full,
    /// At most what an invitation note holds.
    Short,
}

/// What a template can use. What is not known is absent, so that nothing ever prints as "None". What
/// would be advice about the person (`because`, rule names) is not in it: it must not leak into a
/// letter to them.
#[derive(Debug, Serialize)]
struct Context<'a> {
    greeting: &'a str,
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
    name: &'a str,
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
            name: &person.name,
            first_name: called.name.as_deref(),
            headline: person.headline.as_deref(),
            company: person.company.as_deref(),
        }
    }
}

/// Works out how the greeting calls the inviter: as the user says, else by the rules for names.
pub fn called(invitation: &Invitation) -> Called {
    match &invitation.call {
        Some(call) => Called { name: Some(call.clone()).filter(|call| !call.is_empty()), guess: None },
        None => name::call(&invitation.from.name),
    }
}

/// The whole salutation line. A language without words of its own here greets by the bare name.
fn greeting(lang: &Lang, register: Register, name: Option<&str>) -> String {
    match (lang.name(), register, name) {
        ("en", Register::Informal, Some(name)) => format!("Hi {name},"),
        ("en", Register::Formal, Some(name)) => format!("Dear {name},"),
        ("en", Register::Informal, None) => "Hi there,".to_owned(),
        (_, _, Some(name)) => format!("{name},"),
        (_, _, None) => "Hello,".to_owned(),
    }
}

/// Renders the reply of a decision.
///
/// # Errors
///
/// There is no template, it can't be read, or it is at fault; then the place in it, and what to do.
pub fn draft(
    invitation: &Invitation,
    classification: &Classification,
    reply: &str,
    policy: &Policy,
    templates: &Templates,
    wish: &Wish,
) -> Result<Draft, Fault> {
    let template = templates.find(reply, &wish.lang)?;
    let lang = template.lang.clone().unwrap_or_else(|| wish.lang.clone());
    let register = policy.me.register.as_ref().map_or(lang.usual_register(), |register| register.value);
    let called = called(invitation);
    let context = Context {
        greeting: &greeting(&lang, register, called.name.as_deref()),
        from: Inviter::new(&invitation.from, &called),
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
        statement: policy.statement_in(&lang).map(as_sentence),
        lang: &lang,
        register,
        short: wish.length == Length::Short,
        vars: &wish.vars,
    };
    let rendered = engine::render(&template, templates.folder(), with_today(&context, wish.today))?;
    let text = tidy(&rendered);
    if text.is_empty() {
        let what = format!("the template '{}' gives no text ({})", template.name, template.origin.name());
        return Err(Fault::failure(what).hint("write something in it, or choose another reply"));
    }
    let mut warnings = Vec::new();
    if lang != wish.lang {
        warnings.push(Warning::OtherLanguage { reply: reply.to_owned(), wanted: wish.lang.clone() });
    }
    warnings.extend(check(&text, policy, wish.length));
    Ok(Draft { text, template, lang, warnings })
}

/// The context with `today`, which is worked out when it is asked for.
fn with_today(context: &Context<'_>, today: fn() -> Date) -> Value {
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
    Value::from_object(WithToday { context: Value::from(Serde(context)), today })
}

/// Looks for what the user should know about a text before sending it.
fn check(text: &str, policy: &Policy, length: Length) -> Vec<Warning> {
    let (limit, key) = match length {
        Length::Short => (policy.limits.short.value, "short"),
        Length::Full => (policy.limits.full.value, "full"),
    };
    let chars = text.chars().count();
    let too_long = chars > limit;
    too_long.then_some(Warning::TooLong { chars, limit, key }).into_iter().collect()
}

/// Ends a statement as a sentence, so that the next one can follow it.
fn as_sentence(statement: &str) -> String {
    let ends = |c: char| matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？');
    let dot = if statement.ends_with(ends) { "" } else { "." };
    format!("{statement}{dot}")
}

/// Takes out what must not be printed, spaces at the ends of lines, and blank lines beyond one: a
/// template may leave those where a value is missing.
pub fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    let mut gap = "";
    for line in text.trim_start().lines() {
        let start = tidy.len();
        tidy.push_str(gap);
        let content = tidy.len();
        if line.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
            tidy.push_str(line);
        } else {
            tidy.extend(line.chars().filter(|&c| !text::is_unprintable(c)));
        }
        let end = tidy.trim_end_matches([' ', '\u{a0}']).len();
        if end > content {
            tidy.truncate(end);
            gap = "\n";
        } else {
            tidy.truncate(start);
            gap = if start == 0 { "" } else { "\n\n" };
        }
    }
    tidy
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_tidied_of_what_missing_values_leave() {
        assert_eq!(tidy("\n\n Hi, \n\n\n\nx\u{202e}y\u{7}  \nz\n\n"), "Hi,\n\nxy\nz");
        assert_eq!(tidy(" \n\t\n"), "");
    }

    #[test]
    fn a_statement_ends_as_a_sentence() {
        assert_eq!(as_sentence("I keep it small"), "I keep it small.");
        assert_eq!(as_sentence("Really?"), "Really?");
    }
}
