//! The words of the field, as types: class, tie, reply, language, register.
//!
//! Every later stage speaks in these. They are the same words in flags, TOML, JSON and templates.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// How the person who invites stands to the user. Nothing else is a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Class {
    /// The user knows them, or may.
    Known,
    /// The user doesn't know them.
    Stranger,
    /// They sell, blast, beg or harass.
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

/// What the user says of the person who invites: a class, or that they may know them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Reason {
    /// The user knows them.
    #[value(help = "you know them")]
    Known,
    /// The user may know them and can't place them.
    #[value(help = "you may know them, and can't place them")]
    Unsure,
    /// The user doesn't know them.
    #[value(help = "you don't know them")]
    Stranger,
    /// They sell, blast, beg or harass.
    #[value(help = "they sell, blast, beg or harass")]
    Spam,
}

impl Reason {
    /// The class that the reason makes.
    pub fn class(self) -> Class {
        match self {
            Self::Known | Self::Unsure => Class::Known,
            Self::Stranger => Class::Stranger,
            Self::Spam => Class::Spam,
        }
    }

    /// Names the reason as flags, TOML and JSON do.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unsure => "unsure",
            reason => reason.class().name(),
        }
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
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Suggestion {
    /// Answering is possible; silence is usual.
    Ignore,
}

/// A language, named as its folder of templates is: `en`, `de`. Regions and scripts are left out: `de-AT` is `de`.
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

    /// Takes the main language of a tag (BCP 47: two or three letters, then parts of letters and digits behind
    /// hyphens), in any case of letters. `None` for any other shape, so that a language is never a path.
    pub fn parse(tag: &str) -> Option<Self> {
        let mut parts = tag.split('-');
        let main = parts.next()?;
        let is_main = (2..=3).contains(&main.len()) && main.bytes().all(|b| b.is_ascii_alphabetic());
        let is_part =
            |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
        (is_main && parts.all(is_part)).then(|| Self(main.to_ascii_lowercase().into()))
    }

    /// Names the language as its folder is named.
    pub fn name(&self) -> &str {
        &self.0
    }

    /// The register in which people write to strangers in this language when nothing is said.
    pub fn usual_register(&self) -> Register {
        match self.name() {
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

/// The language to reply in, as far as it is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LangChoice {
    /// The note's.
    Auto,
    /// This one.
    This(Lang),
}

impl LangChoice {
    /// The word for the note's language.
    pub const AUTO: &'static str = "auto";
}

impl Serialize for LangChoice {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(match self {
            Self::Auto => Self::AUTO,
            Self::This(lang) => lang.name(),
        })
    }
}

/// How formally to reply, as far as it is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum RegisterChoice {
    /// As to a colleague.
    #[value(help = "as to a colleague")]
    Informal,
    /// As in a letter.
    #[value(help = "as in a letter")]
    Formal,
    /// As the note addresses the user, else as the language usually does.
    #[value(help = "as their note addresses you, else as is usual in the language")]
    Auto,
}

impl RegisterChoice {
    /// The register, unless it is left to the note and the language.
    pub fn chosen(self) -> Option<Register> {
        match self {
            Self::Informal => Some(Register::Informal),
            Self::Formal => Some(Register::Formal),
            Self::Auto => None,
        }
    }

    /// Names the choice as flags, TOML and JSON do.
    pub fn name(self) -> &'static str {
        self.chosen().map_or("auto", Register::name)
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

impl Register {
    /// Names the register as flags, TOML and JSON do.
    pub fn name(self) -> &'static str {
        match self {
            Self::Informal => "informal",
            Self::Formal => "formal",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_taken_by_its_main_language_and_is_never_a_path() {
        for (tag, main) in [
            ("en", "en"),
            ("DE", "de"),
            ("de-AT", "de"),
            ("pt-br", "pt"),
            ("zh-Hant-TW", "zh"),
            ("nds", "nds"),
        ] {
            assert_eq!(Lang::parse(tag).as_ref().map(Lang::name), Some(main), "{tag}");
        }
        for tag in ["", "e", "../en", "en/x", "en-", "english", "en_US", "/", "e1"] {
            assert!(Lang::parse(tag).is_none(), "{tag}");
        }
    }
}
