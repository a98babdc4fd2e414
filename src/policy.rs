//! The first stage: the user's connection policy, read and validated.

mod condition;
mod lint;
mod plain;
mod schema;
mod source;
mod validate;

use std::collections::BTreeMap;
use std::path::PathBuf;

pub use condition::{Condition, Field, Flag, Test};
pub use lint::lint;
pub use plain::sentences;
pub use source::{EXAMPLE, Parsed, Place, SCHEMA, locate, parse, read};

#[cfg(test)]
pub(crate) use schema::json;

use crate::invitation::Invitation;
use crate::words::{Class, Lang, LangChoice, RegisterChoice, Reply, Suggestion, Tie};

/// A connection policy that can be meant: every name in it is known, every rule has a reply.
#[derive(Clone, Debug)]
pub struct Policy {
    /// Where it was read.
    pub place: Place,
    /// The folder of templates, as it is written there.
    pub templates: Option<WithLine<PathBuf>>,
    /// Who the user is.
    pub me: Me,
    /// The ties that are reason enough to accept.
    pub accept: WithLine<Vec<Tie>>,
    /// The policy in one sentence, in the user's own language; `None` where saying the default would
    /// put words in the user's mouth.
    pub statement: WithLine<Option<String>>,
    /// How formally to reply in one language.
    pub registers: BTreeMap<Lang, WithLine<RegisterChoice>>,
    /// The same sentence in other languages.
    pub statements: BTreeMap<Lang, WithLine<String>>,
    /// Ties of the user's own, each with what it means.
    pub ties: Vec<(Tie, WithLine<String>)>,
    /// The reply to each class, when nothing else decides.
    pub replies: Replies,
    /// The rules, in order.
    pub rules: Vec<Rule>,
    /// How sure it must be that a note is spam, above 0 and up to 1.
    pub threshold: WithLine<f64>,
    /// Phrases that the user never wants to read, each a signal of its own.
    pub phrases: WithLine<Vec<String>>,
    /// How long a reply may be.
    pub limits: Limits,
    /// The policy's own tests.
    pub examples: Vec<Example>,
}

/// A value, and the line of the policy that sets it; `None` when the default speaks. It serialises as
/// the value alone.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(transparent)]
pub struct WithLine<T> {
    /// The value.
    pub value: T,
    /// The line, counted from 1.
    #[serde(skip)]
    pub line: Option<usize>,
}

/// Who the user is, as far as they say.
#[derive(Clone, Debug, Default, serde::Serialize)]
pub struct Me {
    /// Signs the reply.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<WithLine<String>>,
    /// A way to talk without connecting.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<WithLine<String>>,
    /// A page that says more about the user's policy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub more_url: Option<WithLine<String>>,
    /// Signs informal replies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sign: Option<WithLine<String>>,
    /// The language to reply in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<WithLine<LangChoice>>,
    /// How formally to reply; each language has its own default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub register: Option<WithLine<RegisterChoice>>,
}

/// The reply to each class, when nothing else decides.
#[derive(Clone, Debug)]
pub struct Replies {
    /// To someone known, but not by a tie that is accepted.
    pub known: WithLine<Reply>,
    /// To someone who may know the user, who can't place them.
    pub unsure: WithLine<Reply>,
    /// To someone unknown.
    pub stranger: WithLine<Reply>,
    /// To spam.
    pub spam: WithLine<Reply>,
}

/// A rule: when its condition holds, its reply is the answer.
#[derive(Clone, Debug)]
pub struct Rule {
    /// What the user calls it.
    pub name: String,
    /// What must hold.
    pub when: Condition,
    /// What must not; an empty one excludes nothing.
    pub unless: Condition,
    /// The reply.
    pub reply: Reply,
    /// Why, for the user alone.
    pub because: Option<String>,
    /// The line of its `[[rule]]`, counted from 1.
    pub line: usize,
}

/// One of the policy's own tests: an invitation, and what is expected of it.
#[derive(Clone, Debug)]
pub struct Example {
    /// What the user calls it.
    pub name: String,
    /// The invitation.
    pub given: Invitation,
    /// What is to come of it.
    pub expect: Expect,
    /// The line of its `[[example]]`, counted from 1.
    pub line: usize,
}

/// What an example expects; what it doesn't name may be anything.
#[derive(Clone, Debug)]
pub struct Expect {
    /// The class.
    pub class: Option<Class>,
    /// The reply.
    pub reply: Option<Reply>,
    /// What would be usual instead.
    pub suggest: Option<Suggestion>,
    /// A piece of the draft.
    pub contains: Option<String>,
}

/// How long a reply may be, in characters (Unicode scalar values).
#[derive(Clone, Debug)]
pub struct Limits {
    /// With `--short`.
    pub short: WithLine<usize>,
    /// Without.
    pub full: WithLine<usize>,
}

impl Me {
    /// The language that the user replies in; English where the note's is taken.
    fn language(&self) -> Lang {
        match self.language.as_ref().map(|language| &language.value) {
            Some(LangChoice::This(lang)) => lang.clone(),
            Some(LangChoice::Auto) | None => Lang::english(),
        }
    }
}

impl Policy {
    /// How sure it must be that a note is spam, where the policy doesn't say.
    pub const DEFAULT_THRESHOLD: f64 = 0.7;

    /// The policy in one sentence, as the example says it.
    pub const DEFAULT_STATEMENT: &'static str =
        "I keep my connections here to people I've met or worked with.";

    /// Names every tie: the built-in ones, then the user's own.
    pub fn tie_names(&self) -> impl Iterator<Item = &str> {
        let own = self.ties.iter().map(|(tie, _)| tie.name());
        Tie::BUILT_IN.into_iter().chain(own)
    }

    /// The language that the user replies in, and that `statement` is in; English where the note's is taken.
    pub fn language(&self) -> Lang {
        self.me.language()
    }

    /// How formally the user replies in a language.
    pub fn register_in(&self, lang: &Lang) -> RegisterChoice {
        let own = self.registers.get(lang).or(self.me.register.as_ref());
        own.map_or(RegisterChoice::Auto, |register| register.value)
    }

    /// The policy in one sentence of `lang`, if the user (or, in English, the default) has said one.
    pub fn statement_in(&self, lang: &Lang) -> Option<&str> {
        let in_table = self.statements.get(lang).map(|statement| statement.value.as_str());
        in_table.or_else(|| self.statement.value.as_deref().filter(|_| *lang == self.language()))
    }

    /// What the user says of themselves, in replies of any language.
    pub fn said(&self) -> Vec<&str> {
        let me = [&self.me.name, &self.me.email, &self.me.more_url].into_iter().flatten();
        let statements = self.statements.values().map(|it| it.value.as_str());
        me.map(|it| it.value.as_str()).chain(self.statement.value.as_deref()).chain(statements).collect()
    }

    /// The tie that is reason enough to accept, if one of `ties` is.
    pub fn accepted<'t>(&self, ties: &'t [Tie]) -> Option<&'t Tie> {
        ties.iter().find(|tie| self.accept.value.contains(tie))
    }
}
