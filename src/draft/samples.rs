//! Sample invitations to check a template with: every class with every kind of note, each fact present and absent.

use crate::classification::classify;
use crate::evaluation::Evaluation;
use crate::invitation::{Invitation, Person};
use crate::policy::Policy;
use crate::words::{Lang, Reason, Tie};

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
const FACTS: u32 = 4;

/// Returns an invitation for every relation to the user, every note, and every set of facts, evaluated for replies in a
/// language.
pub(super) fn evaluated(lang: &Lang, policy: &Policy) -> Vec<Evaluation> {
    let register = policy.register_in(lang).chosen().unwrap_or_else(|| lang.usual_register());
    let mut samples = Vec::new();
    for relation in relations(policy) {
        for note in relation.notes {
            for facts in 0..1 << FACTS {
                let invitation = sample(&relation, *note, facts);
                let classification = classify(&invitation, policy);
                samples.push(Evaluation::decided(invitation, classification, lang.clone(), register, policy));
            }
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

fn sample(relation: &Relation, note: Option<&str>, facts: u32) -> Invitation {
    let has = |bit: u32| facts & (1 << bit) != 0;
    let text = |bit: u32, text: &str| has(bit).then(|| text.to_owned());
    let from = Person {
        name: text(0, "Jane Doe").unwrap_or_default(),
        headline: text(1, "CTO at Acme"),
        company: text(1, "Acme"),
        ..Person::default()
    };
    Invitation {
        from,
        note: note.map(str::to_owned),
        topic: text(2, "my talk"),
        ties: relation.tie.iter().cloned().collect(),
        reason: relation.reason,
        mutuals: has(1).then_some(7),
        asked: has(3),
        ..Invitation::default()
    }
}
