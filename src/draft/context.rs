//! The values of the variables in templates: the facts, the class, and what the policy says.

use std::fmt;
use std::sync::Arc;

use jiff::civil::Date;
use minijinja::context;
use minijinja::value::{Object, Serde, Value};

use super::options::{Length, RenderOptions};
use super::salutation::salutation;
use super::statement;
use crate::evaluation::Evaluation;
use crate::invitation::Person;
use crate::name::{self, GreetingName};
use crate::policy::{Me, Policy, WithLine};
use crate::text;
use crate::words::{Lang, Register, Tie};

/// Returns the context in which the template of a reply is rendered. Advice about the person (`because`, the names of
/// rules) isn't in it: it must not leak into a letter to them.
pub(super) fn context(
    reply: &str,
    evaluation: &Evaluation,
    lang: &Lang,
    policy: &Policy,
    options: &RenderOptions,
) -> Value {
    let Evaluation { invitation, classification, greeting_name, .. } = evaluation;
    let register = evaluation.register;
    let statement = statement::applicable(reply, evaluation, lang, policy).map(text::sentence);
    let statement_clause = statement.as_deref().and_then(statement::clause);
    let note_length = invitation.note.as_ref().map_or(0, |note| note.chars().count());
    let values = context! {
        greeting => salutation(lang, register, greeting_name, invitation.note.as_deref()),
        from => inviter(&invitation.from, greeting_name),
        note => invitation.note.as_deref().filter(|note| !note.is_empty()),
        has_note => classification.has_note(),
        long_note => classification.has_note() == Some(true) && note_length >= LONG_NOTE,
        kind_words => classification.note.as_ref().is_some_and(|note| note.is_kind),
        topic => invitation.topic.as_deref(),
        personalised => classification.personalised,
        claims_tie => classification.claims_tie(),
        ties => invitation.ties.iter().map(Tie::name).collect::<Value>(),
        qualifies => policy.accepted(&invitation.ties).is_some(),
        class => classification.class.name(),
        unsure => classification.unsure,
        suspected => classification.suspected(),
        mutuals => invitation.mutuals,
        asked => invitation.asked,
        me => Value::from(Serde(sender(&policy.me, register))),
        statement => statement.as_deref(),
        statement_clause => statement_clause,
        lang => lang.name(),
        register => register.name(),
        short => options.length == Length::Short,
        vars => object(options.vars.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect()),
    };
    Value::from_object(Context { values, today: options.today })
}

/// The number of characters from which a note is long, and took its time: two or three sentences.
const LONG_NOTE: usize = 150;

/// Looks up variables. Unknown values are undefined, so that none prints as "None", and the date is looked up only
/// when a template uses it.
struct Context {
    values: Value,
    today: fn() -> Date,
}

impl Object for Context {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.get_value_by_str(key.as_str()?)
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        match key {
            "today" => Some(Value::from((self.today)().to_string())),
            _ => self.values.get_attr(key).ok().filter(|value| !value.is_undefined() && !value.is_none()),
        }
    }
}

impl fmt::Debug for Context {
    /// Shows no values, since they are personal data.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Context")
    }
}

/// Returns the user, as `me`. A formal letter is signed with the whole name, an informal one with `sign` or the first
/// name.
fn sender(me: &Me, register: Register) -> Me {
    let mut me = me.clone();
    let first_name = |name: &WithLine<String>| {
        Some(WithLine { value: name::greeting_name(&name.value).name?, line: None })
    };
    me.sign = match register {
        Register::Formal => me.name.clone().or(me.sign),
        Register::Informal => me.sign.or_else(|| me.name.as_ref().and_then(first_name)),
    };
    me
}

/// Returns the inviter, as `from`. An empty name is undefined.
fn inviter(person: &Person, greeting_name: &GreetingName) -> Value {
    let facts = [
        ("name", Some(&person.name).filter(|name| !name.is_empty())),
        ("first_name", greeting_name.name.as_ref()),
        ("headline", person.headline.as_ref()),
        ("company", person.company.as_ref()),
    ];
    object(facts.into_iter().filter_map(|(key, fact)| Some((key, fact?.as_str()))).collect())
}

fn object(pairs: Vec<(&str, &str)>) -> Value {
    Value::from_pairs(pairs)
}

#[cfg(test)]
mod tests {
    use super::super::variables::{VARIABLES, Variable};
    use super::*;
    use crate::classification::classify;
    use crate::invitation::Invitation;
    use crate::known_names::KnownNames;
    use crate::policy;

    #[test]
    fn the_variables_are_those_of_the_context() {
        let me = "[me]\nname = \"S\"\nsign = \"s\"\nemail = \"e\"\nmore_url = \"u\"\nlanguage = \"en\"\nregister = \"formal\"\n";
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("policy.toml");
        std::fs::write(&file, me).expect("a policy");
        let names = KnownNames::new(
            ["decline", "remind", "door-open"].map(str::to_owned).into(),
            vec!["en".to_owned()],
        );
        let parsed = policy::read(Some(&(file, true))).expect("a policy");
        let policy = parsed.validate(&names).expect("a policy");
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
        let options = RenderOptions { length: Length::Full, vars: Default::default(), today };
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
