//! The third stage: known, stranger or spam, and because of what. Pure.

use crate::invitation::Invitation;
use crate::language;
use crate::policy::Policy;
use crate::signal::{self, Reading, Signal};
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
    /// What the note says; `None` without any knowledge of a note.
    pub note: Option<NoteReading>,
    /// Whether the note names something particular to the user; a stated topic says so. `None` without
    /// any knowledge of a note, and where its language isn't read.
    pub personalised: Option<bool>,
}

/// What a note says of itself.
#[derive(Clone, Debug)]
pub struct NoteReading {
    /// Whether the inviter wrote anything of their own; LinkedIn's default sentence is not.
    pub is_own_words: bool,
    /// Its language, if that can be told.
    pub lang: Option<Lang>,
    /// The signals in it, whether or not they decided.
    pub signals: Vec<Signal>,
    /// Whether it claims that the two know each other; `None` where its language isn't read.
    pub claim: Option<Claim>,
}

/// Whether a note claims that the inviter and the user know each other. The user has not confirmed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// It doesn't.
    None,
    /// It does, by these words.
    Tie(String),
}

/// What made the class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The user said so.
    Stated(Reason),
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

    /// Whether the inviter wrote anything of their own, if that is known.
    pub fn has_note(&self) -> Option<bool> {
        self.note.as_ref().map(|note| note.is_own_words)
    }

    /// Whether the note claims that the two know each other, if it was read.
    pub fn claims_tie(&self) -> Option<bool> {
        let claim = self.note.as_ref()?.claim.as_ref()?;
        Some(matches!(claim, Claim::Tie(_)))
    }

    /// The words by which the note claims that the two know each other.
    pub fn claim(&self) -> Option<&str> {
        match self.note.as_ref()?.claim.as_ref()? {
            Claim::Tie(words) => Some(words),
            Claim::None => None,
        }
    }

    /// The language of the note, if it can be told.
    pub fn note_lang(&self) -> Option<&Lang> {
        self.note.as_ref()?.lang.as_ref()
    }

    /// The signals in the note.
    pub fn signals(&self) -> &[Signal] {
        self.note.as_ref().map_or(&[], |note| &note.signals)
    }

    /// Quotes the words of the signals, as a list.
    pub fn signal_words(&self) -> String {
        let quoted: Vec<_> = self.signals().iter().map(|signal| format!("\"{}\"", signal.matched)).collect();
        quoted.join(", ")
    }

    /// Says what made the class.
    pub fn because(&self) -> String {
        match &self.basis {
            Basis::Stated(Reason::Unsure) => "you may know them, you said".to_owned(),
            Basis::Stated(_) => "you said so".to_owned(),
            Basis::Tie(tie) => format!("you stated the tie `{tie}`"),
            Basis::Signals { weight, threshold } => {
                format!("the signals in the note weigh {weight}, the policy's threshold is {threshold}")
            }
            Basis::Assumed => "nothing says otherwise".to_owned(),
        }
    }
}

/// The languages that notes are read in.
const READ: [&str; 7] = ["de", "en", "es", "fr", "it", "nl", "pt"];

/// Reads a note. What is written in a language that nobody reads here claims nothing and names nothing, as far
/// as is known.
fn read(note: &str, policy: &Policy) -> (NoteReading, Option<bool>) {
    let Reading { signals, is_default, is_personal, claim } = signal::read(note, &policy.phrases.value);
    let lang = language::of(note);
    let is_read = is_default || lang.as_ref().is_none_or(|lang| READ.contains(&lang.name()));
    let claim = is_read.then(|| claim.map_or(Claim::None, Claim::Tie));
    let reading = NoteReading { is_own_words: !is_default, lang, signals, claim };
    (reading, is_read.then_some(is_personal))
}

/// Classifies by what is known: the reason that the user gives, else a stated tie, else the note's signals,
/// unless the user names its topic and so has read it. Without any, the inviter counts as a stranger, which
/// [`Basis::Assumed`] tells.
pub fn classify(invitation: &Invitation, policy: &Policy) -> Classification {
    let (note, is_personal) = invitation.note.as_deref().map(|note| read(note, policy)).unzip();
    let personalised = if invitation.topic.is_some() { Some(true) } else { is_personal.flatten() };
    let weight = note.as_ref().map_or(0, |note| signal::weight(&note.signals));
    let threshold = policy.threshold.value;
    let (class, basis) = if let Some(reason) = invitation.reason {
        (reason.class(), Basis::Stated(reason))
    } else if let Some(tie) = invitation.ties.first() {
        (Class::Known, Basis::Tie(tie.clone()))
    } else if weight >= threshold && invitation.topic.is_none() {
        (Class::Spam, Basis::Signals { weight, threshold })
    } else {
        (Class::Stranger, Basis::Assumed)
    };
    let mut classification = Classification { class, basis, unsure: false, note, personalised };
    classification.unsure = match classification.basis {
        Basis::Stated(reason) => reason == Reason::Unsure,
        Basis::Assumed => classification.claims_tie() == Some(true),
        Basis::Tie(_) | Basis::Signals { .. } => false,
    };
    classification
}
