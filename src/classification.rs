//! The third stage: known, stranger or spam, and because of what. Pure.

use crate::invitation::Invitation;
use crate::policy::Policy;
use crate::signal::{self, Signal};
use crate::words::{Class, Tie};

/// The class of an invitation.
#[derive(Clone, Debug)]
pub struct Classification {
    /// The class.
    pub class: Class,
    /// What made it.
    pub basis: Basis,
    /// The signals in the note, whether or not they decided.
    pub signals: Vec<Signal>,
    /// Whether the inviter wrote anything of their own; LinkedIn's default sentence is not. `None` without
    /// any knowledge of a note.
    pub has_note: Option<bool>,
    /// Whether the note names something particular to the user; a stated topic says so. `None` without
    /// any knowledge of a note.
    pub personalised: Option<bool>,
}

/// What made the class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The user said so.
    Stated,
    /// The user stated this tie.
    Tie(Tie),
    /// The note's signals weigh as much as the policy's threshold, or more.
    Signals {
        /// What they weigh.
        weight: u32,
        /// What the policy asks.
        threshold: u32,
    },
    /// Nobody said anything.
    Assumed,
}

impl Classification {
    /// Whether the class was read off the note and not stated.
    pub fn suspected(&self) -> bool {
        matches!(self.basis, Basis::Signals { .. })
    }

    /// Says what made the class.
    pub fn because(&self) -> String {
        match &self.basis {
            Basis::Stated => "you said so".to_owned(),
            Basis::Tie(tie) => format!("you stated the tie `{tie}`"),
            Basis::Signals { weight, threshold } => {
                format!("the signals in the note weigh {weight}, the policy's threshold is {threshold}")
            }
            Basis::Assumed => "nothing says otherwise".to_owned(),
        }
    }
}

/// Classifies by what is known: the stated class, else a stated tie, else the note's signals. Without
/// any, the inviter counts as a stranger, which [`Basis::Assumed`] tells.
pub fn classify(invitation: &Invitation, policy: &Policy) -> Classification {
    let reading = invitation.note.as_deref().map(|note| signal::read(note, &policy.phrases.value));
    let has_note = reading.as_ref().map(|reading| !reading.is_default);
    let personalised = match &invitation.topic {
        Some(_) => Some(true),
        None => reading.as_ref().map(|reading| reading.is_personal),
    };
    let signals = reading.map(|reading| reading.signals).unwrap_or_default();
    let weight = signal::weight(&signals);
    let threshold = policy.threshold.value;
    let (class, basis) = if let Some(class) = invitation.reason {
        (class, Basis::Stated)
    } else if let Some(tie) = invitation.ties.first() {
        (Class::Known, Basis::Tie(tie.clone()))
    } else if weight >= threshold {
        (Class::Spam, Basis::Signals { weight, threshold })
    } else {
        (Class::Stranger, Basis::Assumed)
    };
    Classification { class, basis, signals, has_note, personalised }
}
