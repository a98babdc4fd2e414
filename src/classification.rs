//! The third stage: classifies an invitation as known, stranger or spam. Pure: no files, no clock.

use crate::invitation::Invitation;
use crate::note::{self, Answer, Reading, Signal};
use crate::policy::Policy;
use crate::words::{Class, Lang, Reason, Tie};

/// The class of an invitation, and what was read from its note.
#[derive(Clone, Debug)]
pub struct Classification {
    /// The class.
    pub class: Class,
    /// The reason for the class.
    pub basis: Basis,
    /// Whether the user may know the inviter and can't place them: the user stated that, or stated nothing and the
    /// note claims a tie.
    pub unsure: bool,
    /// What was read from the note; `None` if it isn't known whether there is a note.
    pub note: Option<Reading>,
    /// Whether the note names something particular to the user, and isn't spam; always if the user stated its topic.
    /// `None` without a known note, or if its language isn't supported.
    pub personalised: Option<bool>,
}

/// The reason for a class.
#[derive(Clone, Debug, PartialEq)]
pub enum Basis {
    /// The user stated this reason.
    Stated(Reason),
    /// The user stated this tie.
    Tie(Tie),
    /// The probability that the note is spam reaches the policy's threshold.
    Note {
        /// The probability.
        score: f64,
        /// The threshold, from 0 to 1.
        threshold: f64,
    },
    /// Nothing is known, which makes the inviter a stranger.
    Assumed,
}

impl Classification {
    /// Returns whether the class is spam because of the note.
    pub fn suspected(&self) -> bool {
        matches!(self.basis, Basis::Note { .. })
    }

    /// Returns whether the inviter wrote a note of their own, if that is known.
    pub fn has_note(&self) -> Option<bool> {
        self.note.as_ref().map(|note| note.is_own_words)
    }

    /// Returns whether the note claims that the two know each other, if it was scored.
    pub fn claims_tie(&self) -> Option<bool> {
        Some(self.note.as_ref()?.claims_tie.as_ref()?.probability >= CLAIM_THRESHOLD)
    }

    /// Returns the strongest words of a claim that the two know each other, if the note makes one.
    pub fn claim(&self) -> Option<&str> {
        self.claims_tie().filter(|claims| *claims)?;
        let signals = &self.note.as_ref()?.claims_tie.as_ref()?.signals;
        signals.iter().find(|signal| signal.is_positive()).map(|signal| &*signal.matched)
    }

    /// Returns the language of the note, if it was detected.
    pub fn note_lang(&self) -> Option<&Lang> {
        self.note.as_ref()?.lang.as_ref()
    }

    /// Returns the probability that the note is spam and its signals, if the note was scored.
    pub fn spam(&self) -> Option<&Answer> {
        self.note.as_ref()?.spam.as_ref()
    }

    /// Returns the signals for and against spam.
    pub fn signals(&self) -> &[Signal] {
        self.spam().map_or(&[], |spam| &spam.signals)
    }

    /// Returns the quoted words because of which the note counts as spam, if it does and there are such words.
    pub fn suspicion(&self) -> Option<String> {
        let positive = self.signals().iter().filter(|signal| self.suspected() && signal.is_positive());
        let quoted: Vec<_> = positive.map(|signal| format!("\"{}\"", signal.matched)).collect();
        (!quoted.is_empty()).then(|| quoted.join(", "))
    }

    /// Returns the reason for the class as a clause, for the output.
    pub fn because(&self) -> String {
        match &self.basis {
            Basis::Stated(Reason::Unsure) => "you may know them, you said".to_owned(),
            Basis::Stated(_) => "you said so".to_owned(),
            Basis::Tie(tie) => format!("you stated the tie `{tie}`"),
            Basis::Note { score, threshold } => {
                format!("the note reads as spam with {score:.2}, the policy's threshold is {threshold}")
            }
            Basis::Assumed => "nothing says otherwise".to_owned(),
        }
    }
}

/// The probability from which a note counts as personalised.
const PERSONALISED_THRESHOLD: f64 = 0.40;

/// The probability from which a note counts as claiming a tie.
const CLAIM_THRESHOLD: f64 = 0.37;

/// Classifies an invitation by the reason that the user stated, else by a stated tie, else by the note. The note isn't
/// used if the user stated its topic, and so has read it.
pub fn classify(invitation: &Invitation, policy: &Policy) -> Classification {
    let note = invitation.note.as_deref().map(|note| note::read(note, &policy.phrases.value));
    let spam = note.as_ref().and_then(|note| note.spam.as_ref());
    let score = spam.map(|spam| spam.probability).unwrap_or_default();
    let threshold = policy.threshold.value;
    let is_spam = score >= threshold && invitation.topic.is_none();
    let personalised = match &invitation.topic {
        Some(_) => Some(true),
        None => note
            .as_ref()
            .and_then(|note| note.personalised.as_ref())
            .map(|answer| answer.probability >= PERSONALISED_THRESHOLD && !is_spam),
    };
    let (class, basis) = if let Some(reason) = invitation.reason {
        (reason.class(), Basis::Stated(reason))
    } else if let Some(tie) = invitation.ties.first() {
        (Class::Known, Basis::Tie(tie.clone()))
    } else if is_spam {
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
