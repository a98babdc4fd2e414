//! Conditions of rules: typed tests on the facts of an invitation.

use crate::words::{Class, Lang, Tie};

/// A conjunction of tests: it holds if all of them do, and always if there are none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Condition(pub Vec<Test>);

impl Condition {
    /// Returns the classes for which it can hold.
    pub fn classes(&self) -> Vec<Class> {
        let of_test = |test: &Test| match test {
            Test::Class(classes) => Some(classes.clone()),
            Test::Ties(_) => Some(vec![Class::Known]),
            _ => None,
        };
        self.0.iter().find_map(of_test).unwrap_or(vec![Class::Known, Class::Stranger, Class::Spam])
    }
}

/// One key of a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// The class is one of these.
    Class(Vec<Class>),
    /// The user stated one of these ties.
    Ties(Vec<Tie>),
    /// The field contains one of these phrases as whole words.
    Words(Field, Vec<String>),
    /// The flag has this value.
    Is(Flag, bool),
    /// The number of mutual connections is at least this.
    MinMutuals(u32),
    /// The number of mutual connections is at most this.
    MaxMutuals(u32),
    /// The invitation came at least this many days ago.
    MinDaysAgo(u32),
    /// The reply is written in one of these languages.
    Lang(Vec<Lang>),
    /// The note is written in one of these languages.
    NoteLang(Vec<Lang>),
}

/// A text field of an invitation.
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
    /// Returns the key of the field in the policy.
    pub fn name(self) -> &'static str {
        match self {
            Self::From => "from",
            Self::Headline => "headline",
            Self::Company => "company",
            Self::Note => "note",
        }
    }
}

/// A boolean fact about an invitation, which may be unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flag {
    /// The class is `spam` because of the note, not stated by the user.
    Suspected,
    /// The user may know the inviter and can't place them.
    Unsure,
    /// The inviter wrote something of their own.
    HasNote,
    /// The note mentions something particular to the user.
    Personalised,
    /// The note claims that the two know each other.
    ClaimsTie,
    /// The inviter is one of the user's imported contacts.
    InContacts,
    /// The inviter has invited the user before.
    InvitedBefore,
}

impl Flag {
    /// Returns the key of the flag in the policy.
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
