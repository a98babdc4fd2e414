//! What a person may choose on a card, and what follows from each choice: decided and drafted beforehand.

use indexmap::IndexSet;
use minijinja::value::Value;
use serde::Serialize;

use super::warnings;
use crate::diagnostic::Diagnostic;
use crate::draft::Draft;
use crate::evaluation::Evaluation;
use crate::invitation::{Invitation, InvitationRecord};
use crate::known_names::KnownNames;
use crate::words::{Reason, Reply, Tie};

/// What the user says of an invitation instead. As JSON it is what a line of JSON Lines says: `{"reason": "known"}`.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Choice {
    /// Another relation.
    Reason(Reason),
    /// Another tie, which makes them known.
    Ties([Tie; 1]),
    /// Another reply, whatever the policy says.
    Reply(Reply),
}

impl Choice {
    /// All choices, in the order in which a card offers them.
    pub fn all(names: &KnownNames) -> Vec<Self> {
        let reasons = [Reason::Known, Reason::Unsure, Reason::Stranger, Reason::Spam];
        let ties = names.ties.iter().map(|tie| Self::Ties([Tie::known(tie)]));
        let replies = names.replies.iter().map(String::as_str).chain([Reply::IGNORE]);
        let replies = replies.map(|reply| Self::Reply(Reply::known(reply)));
        reasons.map(Self::Reason).into_iter().chain(ties).chain(replies).collect()
    }

    /// The invitation with this choice. A reason or tie is in place of all that was said before.
    pub fn apply(&self, invitation: &Invitation) -> Invitation {
        let invitation = invitation.clone();
        match self {
            Self::Reason(reason) => {
                Invitation { reason: Some(*reason), ties: Vec::new(), reply: None, ..invitation }
            }
            Self::Ties(ties) => Invitation { reason: None, ties: ties.to_vec(), reply: None, ..invitation },
            Self::Reply(reply) => Invitation { reply: Some(reply.clone()), ..invitation },
        }
    }
}

/// What follows from a choice: the evaluation, and the draft or why there is none.
#[derive(Debug)]
pub struct Variant {
    /// The evaluation of the changed invitation.
    pub evaluation: Evaluation,
    /// The draft, if there is a reply.
    pub draft: Result<Option<Draft>, Diagnostic>,
}

/// What a card says of a decision.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub(super) struct Verdict {
    class: &'static str,
    /// The class as it is shown: with a word where it is only a reading of the note, or in doubt.
    label: String,
    ties: String,
    reply: String,
    because: String,
    decider: String,
    suggested: bool,
    lang: String,
    warnings: Vec<String>,
}

impl Verdict {
    pub(super) fn new(evaluation: &Evaluation, draft: Option<&Draft>) -> Self {
        let Evaluation { invitation, classification, decision, lang, .. } = evaluation;
        let doubt = if classification.suspected() {
            ", suspected"
        } else if classification.unsure {
            ", unsure"
        } else {
            ""
        };
        let ties: Vec<&str> = invitation.ties.iter().map(Tie::name).collect();
        Self {
            class: classification.class.name(),
            label: format!("{}{doubt}", classification.class),
            ties: ties.join(", "),
            reply: decision.reply.to_string(),
            because: decision.because.clone(),
            decider: evaluation.decider(),
            suggested: decision.suggestion.is_some() && draft.is_some(),
            lang: draft.map_or(lang, |draft| &draft.lang).to_string(),
            warnings: draft.map_or(Vec::new(), warnings),
        }
    }
}

/// An invitation, and its verdict and paragraphs without a choice and then for each choice.
#[derive(Debug, Serialize)]
struct Outcomes {
    /// What the user said already, and what tells who it is and what to answer where the line is read alone.
    said: InvitationRecord,
    outcomes: Vec<(usize, Vec<usize>)>,
}

/// The data of the page's script. Equal verdicts and equal paragraphs of drafts are stored once.
#[derive(Debug, Serialize)]
pub(super) struct Data {
    pub(super) choices: Vec<Choice>,
    paragraphs: IndexSet<String>,
    verdicts: IndexSet<Verdict>,
    cards: Vec<Outcomes>,
}

impl Data {
    pub(super) fn new(choices: Vec<Choice>) -> Self {
        Self { choices, paragraphs: IndexSet::new(), verdicts: IndexSet::new(), cards: Vec::new() }
    }

    /// Adds an invitation.
    pub(super) fn push(&mut self, evaluation: &Evaluation, draft: Option<&Draft>, variants: &[Variant]) {
        let said = InvitationRecord::from(&evaluation.invitation);
        let mut outcomes = vec![self.outcome(Verdict::new(evaluation, draft), draft)];
        for Variant { evaluation, draft } in variants {
            let mut verdict = Verdict::new(evaluation, draft.as_ref().ok().and_then(Option::as_ref));
            verdict.warnings.extend(draft.as_ref().err().map(ToString::to_string));
            outcomes.push(self.outcome(verdict, draft.as_ref().ok().and_then(Option::as_ref)));
        }
        self.cards.push(Outcomes { said, outcomes });
    }

    fn outcome(&mut self, verdict: Verdict, draft: Option<&Draft>) -> (usize, Vec<usize>) {
        let paragraphs = draft.iter().flat_map(|draft| draft.text.split("\n\n"));
        let paragraphs = paragraphs.map(|text| self.paragraphs.insert_full(text.to_owned()).0).collect();
        (self.verdicts.insert_full(verdict).0, paragraphs)
    }

    /// The data as JSON that is safe within HTML: it has no character of markup.
    pub(super) fn json(&self) -> Result<Value, minijinja::Error> {
        let json = serde_json::to_string(self).map_err(|error| {
            minijinja::Error::new(minijinja::ErrorKind::BadSerialization, error.to_string())
        })?;
        let json = json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026");
        Ok(Value::from_safe_string(json))
    }
}
