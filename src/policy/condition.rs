//! Conditions of rules: typed tests over the facts of an invitation.

use crate::words::{Class, Lang, Tie};

/// What a rule asks of an invitation. All tests must hold; without any, it always holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Condition(pub Vec<Test>);

/// One key of a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// The class is one of these.
    Class(Vec<Class>),
    /// One of these ties was stated.
    Ties(Vec<Tie>),
    /// The field holds one of these as whole words.
    Words(Field, Vec<String>),
    /// The yes-or-no fact is as given.
    Is(Flag, bool),
    /// At least so many mutual connections.
    MinMutuals(u32),
    /// At most so many mutual connections.
    MaxMutuals(u32),
    /// The invitation came at least so many days ago.
    MinDaysAgo(u32),
    /// The reply is written in one of these languages.
    Lang(Vec<Lang>),
    /// The note is written in one of these languages.
    NoteLang(Vec<Lang>),
}

/// A fact that is text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The inviter's name.
    From,
    /// Their headline.
    Headline,
    /// Their company.
    Company,
    /// Their note.
    Note,
}

impl Field {
    /// Names the fact as the policy does.
    pub fn name(self) -> &'static str {
        match self {
            Self::From => "from",
            Self::Headline => "headline",
            Self::Company => "company",
            Self::Note => "note",
        }
    }
}

/// A fact that is yes or no, if it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flag {
    /// The class `spam` was read off the note and not stated.
    Suspected,
    /// They may know the user, who can't place them.
    Unsure,
    /// The inviter wrote something of their own.
    HasNote,
    /// The note names something particular to the user.
    Personalised,
    /// The note claims that the two know each other.
    ClaimsTie,
    /// The inviter is among the user's imported contacts.
    InContacts,
    /// They have invited the user before.
    InvitedBefore,
}

impl Flag {
    /// Names the fact as the policy does.
    pub fn name(self) -> &'static str {
        match self {
            Self::Suspected => "suspected",
            Self::Unsure => "unsure",
            Self::HasNote => "has_note",
            Self::Personalised => "personalised",
            Self::ClaimsTie => "claims_tie",
            Self::InContacts => "in_contacts",
            Self::InvitedBefore => "invited_before",
        }
    }
}
