//! The types that all stages share: class, reason, tie, reply, language, register.
//!
//! Flags, TOML, JSON and templates use the same names of them.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// The class of an inviter: their relation to the user.
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
    /// Returns the name in flags, TOML and JSON.
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

/// What the user states about the inviter: a class, or that they may know them.
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
    /// Returns the class that follows from the reason.
    pub fn class(self) -> Class {
        match self {
            Self::Known | Self::Unsure => Class::Known,
            Self::Stranger => Class::Stranger,
            Self::Spam => Class::Spam,
        }
    }

    /// Returns the name in flags, TOML and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unsure => "unsure",
            reason => reason.class().name(),
        }
    }
}

/// A way in which the user knows someone: one of [`Tie::BUILT_IN`], or one that the policy defines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Tie(String);

impl Tie {
    /// The names of the ties that every policy has.
    pub const BUILT_IN: [&'static str; 6] =
        ["met", "worked-together", "classmate", "client", "conversation", "referred"];

    /// Creates a tie from a name that [`KnownNames::tie`](crate::known_names::KnownNames::tie) or the policy's
    /// validation has checked.
    pub(crate) fn known(name: &str) -> Self {
        Self(name.to_owned())
    }

    /// Returns the name in flags, TOML and JSON.
    pub fn name(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Tie {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The reply to an invitation: a template, or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// No reply: the invitation is ignored, of which LinkedIn doesn't notify the inviter.
    Ignore,
    /// The template with this name.
    Template(String),
}

impl Reply {
    /// The name of [`Reply::Ignore`].
    pub const IGNORE: &'static str = "ignore";

    /// Creates a reply from `ignore` or the name of an existing template.
    pub(crate) fn known(name: &str) -> Self {
        match name {
            Self::IGNORE => Self::Ignore,
            name => Self::Template(name.to_owned()),
        }
    }

    /// Returns the name in flags, TOML and JSON.
    pub fn name(&self) -> &str {
        match self {
            Self::Ignore => Self::IGNORE,
            Self::Template(name) => name,
        }
    }

    /// Returns which built-in reply it is, if it is one.
    pub fn built_in(&self) -> Option<BuiltInReply> {
        BuiltInReply::of(self.name())
    }
}

/// A reply that the program has templates for, in every language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BuiltInReply {
    /// Accepts.
    Accept,
    /// Declines somebody known, or spam.
    Decline,
    /// Declines a stranger, and welcomes a message.
    DoorOpen,
    /// Declines after an answer that didn't help.
    Final,
    /// Asks how they know each other.
    Remind,
    /// Ends a connection.
    Unhook,
    /// Asks what drew them to the profile.
    Why,
}

impl BuiltInReply {
    /// All replies, sorted by name.
    pub const ALL: [Self; 7] =
        [Self::Accept, Self::Decline, Self::DoorOpen, Self::Final, Self::Remind, Self::Unhook, Self::Why];

    /// Returns the reply of this name, unless it is one of the user's own.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reply| reply.name() == name)
    }

    /// Returns the name in flags, TOML and JSON, and of the templates.
    pub fn name(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Decline => "decline",
            Self::DoorOpen => "door-open",
            Self::Final => "final",
            Self::Remind => "remind",
            Self::Unhook => "unhook",
            Self::Why => "why",
        }
    }

    /// Whether it asks something.
    pub fn is_question(self) -> bool {
        matches!(self, Self::Remind | Self::Why)
    }
}

impl From<BuiltInReply> for Reply {
    fn from(reply: BuiltInReply) -> Self {
        Self::Template(reply.name().to_owned())
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

/// A suggestion to send no reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Suggestion {
    /// Most people would ignore this invitation.
    Ignore,
}

/// A language by its code, as in the names of the templates' folders: `en`, `de`. It has no region or script.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lang(Arc<str>);

impl Serialize for Lang {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl Lang {
    /// Returns English, which has all built-in replies.
    pub fn english() -> Self {
        Self(Arc::from("en"))
    }

    /// Parses the primary language of a BCP 47 tag in upper or lower case: `de-AT` is `de`. The tag has two or three
    /// letters, then parts of 1 to 8 letters and digits after hyphens. `None` for anything else, so that a language
    /// is never a path.
    pub fn parse(tag: &str) -> Option<Self> {
        let mut parts = tag.split('-');
        let primary = parts.next()?;
        let is_valid =
            (2..=3).contains(&primary.len()) && primary.bytes().all(|byte| byte.is_ascii_alphabetic());
        let is_valid_part = |part: &str| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        };
        (is_valid && parts.all(is_valid_part)).then(|| Self(primary.to_ascii_lowercase().into()))
    }

    /// Returns the code of the language.
    pub fn name(&self) -> &str {
        &self.0
    }

    /// Returns the usual register between strangers in this language.
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

/// The choice of the language to reply in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LangChoice {
    /// The language of the note.
    Auto,
    /// This language.
    This(Lang),
}

impl LangChoice {
    /// The name of [`LangChoice::Auto`].
    pub const AUTO: &'static str = "auto";

    /// The language's code, or `auto`.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Auto => Self::AUTO,
            Self::This(lang) => lang.name(),
        }
    }
}

impl Serialize for LangChoice {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// The choice of the register to reply in.
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
    /// As the note addresses the user, else as is usual in the language.
    #[value(help = "as their note addresses you, else as is usual in the language")]
    Auto,
}

impl RegisterChoice {
    /// Returns the chosen register; `None` for `auto`.
    pub fn chosen(self) -> Option<Register> {
        match self {
            Self::Informal => Some(Register::Informal),
            Self::Formal => Some(Register::Formal),
            Self::Auto => None,
        }
    }
}

/// The register of a reply: how formally it addresses someone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Register {
    /// As to a colleague.
    Informal,
    /// As in a letter.
    Formal,
}

impl Register {
    /// Returns the name in flags, TOML and JSON.
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
    fn a_tag_is_reduced_to_its_primary_language_and_is_never_a_path() {
        for (tag, primary) in [
            ("en", "en"),
            ("DE", "de"),
            ("de-AT", "de"),
            ("pt-br", "pt"),
            ("zh-Hant-TW", "zh"),
            ("nds", "nds"),
        ] {
            assert_eq!(Lang::parse(tag).as_ref().map(Lang::name), Some(primary), "{tag}");
        }
        for tag in ["", "e", "../en", "en/x", "en-", "english", "en_US", "/", "e1"] {
            assert!(Lang::parse(tag).is_none(), "{tag}");
        }
    }
}
