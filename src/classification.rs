//! The third stage: known, stranger or spam, and because of what. Pure.

use crate::invitation::Invitation;
use crate::note::{self, Answer, Hundredths, Reading, Signal};
use crate::policy::Policy;
use crate::words::{Class, Lang, Reason, Tie};

/// The class of an invitation, and what its note was read for.
#[derive(Clone, Debug)]
pub struct Classification {
    /// The class.
    pub class: Class,
    /// What made it.
    pub basis: Basis,
    /// Whether they may know the user, who can't place them: the user said so, or nobody said anything and the
    /// note claims it.
    pub unsure: bool,
    /// What was read of the note; `None` without any knowledge of a note.
    pub note: Option<Reading>,
    /// Whether the note names something particular to the user, and isn't spam; a stated topic says so. `None`
    /// without any knowledge of a note, and where its language isn't read.
    pub personalised: Option<bool>,
}

/// What made the class.
#[derive(Clone, Debug, PartialEq)]
pub enum Basis {
    /// The user said so.
    Stated(Reason),
    /// The user stated this tie.
    Tie(Tie),
    /// The note reads as spam, as surely as the policy asks, or more.
    Note {
        /// How surely.
        score: Hundredths,
        /// What the policy asks, from 0 to 1.
        threshold: f64,
    },
    /// Nobody said anything.
    Assumed,
}

impl Classification {
    /// Whether the class was read off the note and not stated.
    pub fn suspected(&self) -> bool {
        matches!(self.basis, Basis::Note { .. })
    }

    /// Whether the inviter wrote anything of their own, if that is known.
    pub fn has_note(&self) -> Option<bool> {
        self.note.as_ref().map(|note| note.is_own_words)
    }

    /// Whether the note claims that the two know each other, if it was read.
    pub fn claims_tie(&self) -> Option<bool> {
        Some(self.note.as_ref()?.claims_tie.as_ref()?.probability >= LEAST_SURE_CLAIM)
    }

    /// The words by which the note claims that the two know each other, if it does.
    pub fn claim(&self) -> Option<&str> {
        self.claims_tie().filter(|claims| *claims)?;
        let signals = &self.note.as_ref()?.claims_tie.as_ref()?.signals;
        signals.iter().find(|signal| signal.is_positive()).map(|signal| &*signal.matched)
    }

    /// The language of the note, if it can be told.
    pub fn note_lang(&self) -> Option<&Lang> {
        self.note.as_ref()?.lang.as_ref()
    }

    /// How surely the note reads as spam, and by which words, if it was read.
    pub fn spam(&self) -> Option<&Answer> {
        self.note.as_ref()?.spam.as_ref()
    }

    /// The words in the note that speak for spam and against it.
    pub fn signals(&self) -> &[Signal] {
        self.spam().map_or(&[], |spam| &spam.signals)
    }

    /// Quotes the words for which the note reads as spam, as a list, where it does and words tell.
    pub fn suspicion(&self) -> Option<String> {
        let positive = self.signals().iter().filter(|signal| self.suspected() && signal.is_positive());
        let quoted: Vec<_> = positive.map(|signal| format!("\"{}\"", signal.matched)).collect();
        (!quoted.is_empty()).then(|| quoted.join(", "))
    }

    /// Says what made the class.
    pub fn because(&self) -> String {
        match &self.basis {
            Basis::Stated(Reason::Unsure) => "you may know them, you said".to_owned(),
            Basis::Stated(_) => "you said so".to_owned(),
            Basis::Tie(tie) => format!("you stated the tie `{tie}`"),
            Basis::Note { score, threshold } => {
                format!("the note reads as spam with {score}, the policy's threshold is {threshold}")
            }
            Basis::Assumed => "nothing says otherwise".to_owned(),
        }
    }
}

/// How sure it must be that a note names something particular.
const LEAST_SURE_PERSONALISED: Hundredths = Hundredths::new(40);

/// How sure it must be that a note claims a tie.
const LEAST_SURE_CLAIM: Hundredths = Hundredths::new(37);

/// Classifies by what is known: the reason that the user gives, else a stated tie, else how the note reads, unless
/// the user names its topic and so has read it. Without any, the inviter counts as a stranger, which
/// [`Basis::Assumed`] tells.
pub fn classify(invitation: &Invitation, policy: &Policy) -> Classification {
    let note = invitation.note.as_deref().map(|note| note::read(note, &policy.phrases.value));
    let score = note.as_ref().and_then(|note| Some(note.spam.as_ref()?.probability)).unwrap_or_default();
    let threshold = policy.threshold.value;
    let reads_as_spam = score.value() >= threshold && invitation.topic.is_none();
    let particular = note.as_ref().and_then(|note| Some(note.personalised.as_ref()?.probability));
    let personalised = match &invitation.topic {
        Some(_) => Some(true),
        None => particular.map(|particular| particular >= LEAST_SURE_PERSONALISED && !reads_as_spam),
    };
    let (class, basis) = if let Some(reason) = invitation.reason {
        (reason.class(), Basis::Stated(reason))
    } else if let Some(tie) = invitation.ties.first() {
        (Class::Known, Basis::Tie(tie.clone()))
    } else if reads_as_spam {
        (Class::Spam, Basis::Note { score, threshold })
    } else {
        (Class::Stranger, Basis::Assumed)
    };
    let mut classification = Classification { class, basis, unsure: false, note, personalised };
    classification.unsure = match classification.basis {
        Basis::Stated(reason) => reason == Reason::Unsure,
        Basis::Assumed => classification.claims_tie() == Some(true),
        Basis::Tie(_) | Basis::Note { .. } => false,
    };
    classification
}
