//! Sample invitations to check a template with: every class with every kind of note, each fact present and absent.

use super::options::Length;
use crate::invitation::{Invitation, Person};
use crate::policy::Policy;
use crate::words::{Reason, Tie};

/// An invitation, and the length of the reply to it.
pub(super) struct Sample {
    pub(super) invitation: Invitation,
    pub(super) length: Length,
}

/// How an inviter is related to the user, and the notes to combine that with.
struct Relation {
    /// What the user says; without it, the note decides the class.
    reason: Option<Reason>,
    tie: Option<Tie>,
    notes: &'static [Option<&'static str>],
}

const NOTES: &[Option<&str>] = &[
    None,
    Some("I'd like to add you to my professional network on LinkedIn."),
    Some("I enjoyed your talk on parsers in Ghent last week."),
    Some("Are you coming to the fair in Ghent next week?"),
];

/// A note that is classified as spam.
const SPAM: &[Option<&str>] =
    &[Some("We do lead generation for firms like yours. Book a call: https://calendly.com/x")];

/// The number of facts that are present or absent, one bit each.
const FACTS: u32 = 5;

/// Returns a sample for every relation to the user, every note, and every set of facts.
pub(super) fn samples(policy: &Policy) -> Vec<Sample> {
    let mut samples = Vec::new();
    for relation in relations(policy) {
        for note in relation.notes {
            samples.extend((0..1 << FACTS).map(|facts| sample(&relation, *note, facts)));
        }
    }
    samples
}

fn relations(policy: &Policy) -> [Relation; 6] {
    let relation = |reason, tie| Relation { reason: Some(reason), tie, notes: NOTES };
    let accepted = &policy.accept.value;
    let other_tie = policy.tie_names().map(Tie::known).find(|tie| !accepted.contains(tie));
    [
        relation(Reason::Unsure, None),
        relation(Reason::Known, accepted.first().cloned()),
        relation(Reason::Known, other_tie),
        relation(Reason::Stranger, None),
        relation(Reason::Spam, None),
        Relation { reason: None, tie: None, notes: SPAM },
    ]
}

fn sample(relation: &Relation, note: Option<&str>, facts: u32) -> Sample {
    let has = |bit: u32| facts & (1 << bit) != 0;
    let text = |bit: u32, text: &str| has(bit).then(|| text.to_owned());
    let from = Person {
        name: text(0, "Jane Doe").unwrap_or_default(),
        headline: text(1, "CTO at Acme"),
        company: text(1, "Acme"),
        ..Person::default()
    };
    let invitation = Invitation {
        from,
        note: note.map(str::to_owned),
        topic: text(2, "my talk"),
        ties: relation.tie.iter().cloned().collect(),
        reason: relation.reason,
        mutuals: has(1).then_some(7),
        asked: has(3),
        ..Invitation::default()
    };
    Sample { invitation, length: if has(4) { Length::Short } else { Length::Full } }
}
