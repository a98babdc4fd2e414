//! The first stage: reads and validates the user's connection policy.

mod condition;
mod lint;
mod schema;
mod source;
mod summary;
mod validate;

use std::collections::BTreeMap;
use std::path::PathBuf;

pub use condition::{Condition, Field, Flag, Test};
pub use lint::lint;
pub use source::{EXAMPLE, Parsed, Place, SCHEMA, locate, parse, read};
pub use summary::sentences;

#[cfg(test)]
pub(crate) use schema::json;

use crate::invitation::Invitation;
use crate::words::{Class, Lang, LangChoice, RegisterChoice, Reply, Suggestion, Tie};

/// A validated connection policy: every name in it is known and every value is in range.
#[derive(Clone, Debug)]
pub struct Policy {
    /// Where it was read from.
    pub place: Place,
    /// The folder of templates, as the policy spells it.
    pub templates: Option<WithLine<PathBuf>>,
    /// Who the user is.
    pub me: Me,
    /// The ties with which an invitation is accepted.
    pub accept: WithLine<Vec<Tie>>,
    /// The policy in one sentence, in [`Me::language`]; `None` if the user wrote none and
    /// [`Policy::DEFAULT_STATEMENT`] doesn't apply.
    pub statement: WithLine<Option<String>>,
    /// The registers of languages that differ from `me.register`.
    pub registers: BTreeMap<Lang, WithLine<RegisterChoice>>,
    /// The statement in other languages.
    pub statements: BTreeMap<Lang, WithLine<String>>,
    /// The user's own ties, each with its meaning.
    pub ties: Vec<(Tie, WithLine<String>)>,
    /// The default reply to each class.
    pub replies: Replies,
    /// The rules, in order.
    pub rules: Vec<Rule>,
    /// The probability from which a note counts as spam, above 0 and at most 1.
    pub threshold: WithLine<f64>,
    /// Phrases that make a note spam.
    pub phrases: WithLine<Vec<String>>,
    /// The maximum lengths of a reply.
    pub limits: Limits,
    /// The tests that the user wrote for the policy.
    pub examples: Vec<Example>,
}

/// A value and the line of the policy that sets it. Serialises as the value alone.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(transparent)]
pub struct WithLine<T> {
    /// The value.
    pub value: T,
    /// The line, counted from 1; `None` for a default.
    #[serde(skip)]
    pub line: Option<usize>,
}

/// What the user says about themselves.
#[derive(Clone, Debug, Default, serde::Serialize)]
pub struct Me {
    /// The user's name, which signs the reply.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<WithLine<String>>,
    /// The e-mail address at which the user can be reached without connecting.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<WithLine<String>>,
    /// A page that says more about the user's policy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub more_url: Option<WithLine<String>>,
    /// The signature of informal replies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sign: Option<WithLine<String>>,
    /// The language to reply in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<WithLine<LangChoice>>,
    /// The register to reply in; each language has its own default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub register: Option<WithLine<RegisterChoice>>,
}

/// The default reply to each class, where no rule or tie decides.
#[derive(Clone, Debug)]
pub struct Replies {
    /// To someone known without an accepted tie.
    pub known: WithLine<Reply>,
    /// To someone whom the user may know and can't place.
    pub unsure: WithLine<Reply>,
    /// To someone unknown.
    pub stranger: WithLine<Reply>,
    /// To spam.
    pub spam: WithLine<Reply>,
}

/// A rule: the reply to an invitation for which `when` holds and `unless` doesn't.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Its name.
    pub name: String,
    /// The condition under which it matches.
    pub when: Condition,
    /// The exception; an empty one excludes nothing.
    pub unless: Condition,
    /// The reply.
    pub reply: Reply,
    /// The reason, shown to the user only.
    pub because: Option<String>,
    /// The line of its `[[rule]]`, counted from 1.
    pub line: usize,
}

/// A test that the user wrote for the policy: an invitation and the expected result.
#[derive(Clone, Debug)]
pub struct Example {
    /// Its name.
    pub name: String,
    /// The invitation.
    pub given: Invitation,
    /// The expected result.
    pub expect: Expect,
    /// The line of its `[[example]]`, counted from 1.
    pub line: usize,
}

/// The result that an example expects; a `None` field isn't checked.
#[derive(Clone, Debug)]
pub struct Expect {
    /// The class.
    pub class: Option<Class>,
    /// The reply.
    pub reply: Option<Reply>,
    /// The suggested alternative to the reply.
    pub suggest: Option<Suggestion>,
    /// A substring of the draft.
    pub contains: Option<String>,
}

/// The maximum lengths of a reply, in characters (Unicode scalar values).
#[derive(Clone, Debug)]
pub struct Limits {
    /// With `--short`.
    pub short: WithLine<usize>,
    /// Without `--short`.
    pub full: WithLine<usize>,
}

impl Me {
    /// Returns the language that the user replies in: English if that is unset or `auto`.
    pub fn language(&self) -> Lang {
        match self.language.as_ref().map(|language| &language.value) {
            Some(LangChoice::This(lang)) => lang.clone(),
            Some(LangChoice::Auto) | None => Lang::english(),
        }
    }
}

impl Policy {
    /// The default of [`Policy::threshold`].
    pub const DEFAULT_THRESHOLD: f64 = 0.7;

    /// The default of [`Policy::statement`], as in [`EXAMPLE`]: for the default `accept` and English.
    pub const DEFAULT_STATEMENT: &'static str =
        "I keep my connections here to people I've met or worked with.";

    /// Returns the names of all ties: the built-in ones, then the user's own.
    pub fn tie_names(&self) -> impl Iterator<Item = &str> {
        let own = self.ties.iter().map(|(tie, _)| tie.name());
        Tie::BUILT_IN.into_iter().chain(own)
    }

    /// Returns the register to reply in for a language.
    pub fn register_in(&self, lang: &Lang) -> RegisterChoice {
        let own = self.registers.get(lang).or(self.me.register.as_ref());
        own.map_or(RegisterChoice::Auto, |register| register.value)
    }

    /// Returns the statement in `lang`, if there is one.
    pub fn statement_in(&self, lang: &Lang) -> Option<&str> {
        let in_table = self.statements.get(lang).map(|statement| statement.value.as_str());
        in_table.or_else(|| self.statement.value.as_deref().filter(|_| *lang == self.me.language()))
    }

    /// Returns the texts of the policy that replies quote: name, addresses and statements.
    pub fn said(&self) -> Vec<&str> {
        let me = [&self.me.name, &self.me.email, &self.me.more_url].into_iter().flatten();
        let statements = self.statements.values().map(|it| it.value.as_str());
        me.map(|it| it.value.as_str()).chain(self.statement.value.as_deref()).chain(statements).collect()
    }

    /// Returns the first of `ties` that the policy accepts.
    pub fn accepted<'t>(&self, ties: &'t [Tie]) -> Option<&'t Tie> {
        ties.iter().find(|tie| self.accept.value.contains(tie))
    }
}
