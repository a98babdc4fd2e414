//! The first stage: the user's connection policy, read and validated.

mod condition;
mod schema;
mod source;
mod validate;

use std::collections::BTreeMap;

pub use condition::{Condition, Field, Flag, Test};
pub use source::{EXAMPLE, Parsed, Place, locate, read};

use crate::words::{Lang, Register, Reply, Tie};

/// A connection policy that can be meant: every name in it is known, every rule has a reply.
#[derive(Clone, Debug)]
pub struct Policy {
    /// Where it was read.
    pub place: Place,
    /// Who the user is.
    pub me: Me,
    /// The ties that are reason enough to accept.
    pub accept: Lined<Vec<Tie>>,
    /// The policy in one sentence, in the user's own language; `None` where saying the default would
    /// put words in the user's mouth.
    pub statement: Lined<Option<String>>,
    /// The same sentence in other languages.
    pub statements: BTreeMap<Lang, Lined<String>>,
    /// Ties of the user's own, each with what it means.
    pub ties: Vec<(Tie, Lined<String>)>,
    /// The reply to each class, when nothing else decides.
    pub replies: Replies,
    /// The rules, in order.
    pub rules: Vec<Rule>,
    /// The weight of signals that makes a note spam.
    pub threshold: Lined<u32>,
    /// Phrases that the user never wants to read, each a signal of its own.
    pub phrases: Lined<Vec<String>>,
    /// How long a reply may be.
    pub limits: Limits,
}

/// A value, and the line of the policy that sets it; `None` when the default speaks. It serialises as
/// the value alone.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(transparent)]
pub struct Lined<T> {
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
    pub name: Option<Lined<String>>,
    /// A way to talk without connecting.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<Lined<String>>,
    /// A page that says more about the user's policy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub more_url: Option<Lined<String>>,
    /// The language to reply in.
    #[serde(skip)]
    pub language: Option<Lined<Lang>>,
    /// How formally to reply; each language has its own default.
    #[serde(skip)]
    pub register: Option<Lined<Register>>,
}

/// The reply to each class, when nothing else decides.
#[derive(Clone, Debug)]
pub struct Replies {
    /// To someone known by a tie that isn't accepted.
    pub known: Lined<Reply>,
    /// To someone who may know the user, who can't place them.
    pub unsure: Lined<Reply>,
    /// To someone unknown.
    pub stranger: Lined<Reply>,
    /// To spam.
    pub spam: Lined<Reply>,
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

/// How long a reply may be, in characters (Unicode scalar values).
#[derive(Clone, Debug)]
pub struct Limits {
    /// With `--short`.
    pub short: Lined<usize>,
    /// Without.
    pub full: Lined<usize>,
}

impl Policy {
    /// Finds a tie by its name.
    pub fn tie(&self, name: &str) -> Option<Tie> {
        self.tie_names().any(|known| known == name).then(|| Tie::known(name))
    }

    /// Names every tie: the built-in ones, then the user's own.
    pub fn tie_names(&self) -> impl Iterator<Item = &str> {
        let own = self.ties.iter().map(|(tie, _)| tie.name());
        Tie::BUILT_IN.into_iter().chain(own)
    }

    /// The language that the user replies in.
    pub fn language(&self) -> Lang {
        match &self.me.language {
            Some(language) => language.value.clone(),
            None => Lang::english(),
        }
    }

    /// The policy in one sentence of `lang`, if the user (or, in English, the default) has said one.
    pub fn statement_in(&self, lang: &Lang) -> Option<&str> {
        match self.statements.get(lang) {
            Some(statement) => Some(&statement.value),
            None if *lang == self.language() => self.statement.value.as_deref(),
            None => None,
        }
    }

    /// The tie that is reason enough to accept, if one of `ties` is.
    pub fn accepted<'t>(&self, ties: &'t [Tie]) -> Option<&'t Tie> {
        ties.iter().find(|tie| self.accept.value.contains(tie))
    }
}
