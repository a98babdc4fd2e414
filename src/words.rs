//! The words of the field, as types: class, tie, reply, language, register.
//!
//! Every later stage speaks in these. They are the same words in flags, TOML, JSON and templates.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// How the person who invites stands to the user. Nothing else is a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// The user knows them, or may.
    #[value(help = "you know them, or may")]
    Known,
    /// The user doesn't know them.
    #[value(help = "you don't know them")]
    Stranger,
    /// They sell, blast or beg.
    #[value(help = "they sell, blast or beg")]
    Spam,
}

impl Class {
    /// Names the class as flags, TOML and JSON do.
    pub fn name(self) -> &'static str {
        match self {
            Self::Known => "known",
            Self::Stranger => "stranger",
            Self::Spam => "spam",
        }
    }
}

impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A way to know someone: one of [`Tie::BUILT_IN`], or one that the policy adds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Tie(String);

impl Tie {
    /// The ties that every policy has.
    pub const BUILT_IN: [&'static str; 6] =
        ["met", "worked-together", "classmate", "client", "conversation", "referred"];

    /// Takes a name that a policy has been asked about; only [`Policy::tie`](crate::policy::Policy::tie)
    /// and the policy's own validation make ties.
    pub(crate) fn known(name: &str) -> Self {
        Self(name.to_owned())
    }

    /// Names the tie as flags, TOML and JSON do.
    pub fn name(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Tie {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What to answer: a template's name, or nothing at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// Say nothing: the invitation is ignored, which the inviter isn't told.
    Ignore,
    /// Render the template of this name.
    Template(String),
}

impl Reply {
    /// The word for saying nothing.
    pub const IGNORE: &'static str = "ignore";

    /// Takes a name that is `ignore` or known to the templates.
    pub(crate) fn known(name: &str) -> Self {
        match name {
            Self::IGNORE => Self::Ignore,
            name => Self::Template(name.to_owned()),
        }
    }

    /// Names the reply as flags, TOML and JSON do.
    pub fn name(&self) -> &str {
        match self {
            Self::Ignore => Self::IGNORE,
            Self::Template(name) => name,
        }
    }
}

impl fmt::Display for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Serialize for Reply {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// What a person would usually do instead of answering.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Suggestion {
    /// Answering is possible; silence is usual.
    Ignore,
}

/// A language, named as its folder of templates is: `en`, `de`, `pt-br`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lang(Arc<str>);

impl Serialize for Lang {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl Lang {
    /// English, in which every built-in reply exists.
    pub fn english() -> Self {
        Self(Arc::from("en"))
    }

    /// Takes a name of the shape that languages have: two or three letters, then parts of letters and
    /// digits behind hyphens (BCP 47, in lower case). `None` for any other shape, so that a language
    /// is never a path.
    pub fn parse(name: &str) -> Option<Self> {
        let mut parts = name.split('-');
        let letters = parts.next()?;
        let main = (2..=3).contains(&letters.len()) && letters.bytes().all(|b| b.is_ascii_lowercase());
        let rest = |part: &str| {
            (1..=8).contains(&part.len())
                && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        };
        (main && parts.all(rest)).then(|| Self(Arc::from(name)))
    }

    /// Names the language as its folder is named.
    pub fn name(&self) -> &str {
        &self.0
    }

    /// The language without its region or script: `pt` for `pt-br`.
    pub fn main(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// The register in which people write to strangers in this language when nothing is said.
    pub fn usual_register(&self) -> Register {
        match self.main() {
            "de" | "es" | "fr" | "it" | "nl" | "pt" => Register::Formal,
            _ => Register::Informal,
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How formally a reply addresses someone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Register {
    /// As to a colleague.
    Informal,
    /// As in a letter.
    Formal,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_never_a_path() {
        for name in ["en", "de", "pt-br", "zh-hant", "nds"] {
            assert!(Lang::parse(name).is_some(), "{name}");
        }
        for name in ["", "e", "EN", "../en", "en/x", "en-", "english", "en_US", "/"] {
            assert!(Lang::parse(name).is_none(), "{name}");
        }
    }
}
