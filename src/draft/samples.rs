//! Invitations to try a template on: every relation to the user with every kind of note, each fact present and absent.

use std::collections::{BTreeMap, BTreeSet};

use super::options::Length;
use crate::invitation::{Invitation, Person};
use crate::policy::Policy;
use crate::words::{Reason, Tie};

/// An invitation to try a template on.
pub(super) struct Sample {
    pub(super) invitation: Invitation,
    pub(super) length: Length,
    pub(super) vars: BTreeMap<String, String>,
}

/// How the people of the samples stand to the user.
#[derive(Clone, Copy)]
enum Relation {
    Unsure,
    Accepted,
    Known,
    Stranger,
    Spam,
    Suspected,
}

const RELATIONS: [Relation; 6] = [
    Relation::Unsure,
    Relation::Accepted,
    Relation::Known,
    Relation::Stranger,
    Relation::Spam,
    Relation::Suspected,
];

const NOTES: [Option<&str>; 3] = [
    None,
    Some("I'd like to add you to my professional network on LinkedIn."),
    Some("I enjoyed your talk on parsers in Ghent last week."),
];

const PITCH: &str = "We do lead generation for firms like yours. Book a call: https://calendly.com/x";

/// How many facts are there or not, one bit each.
const FACTS: u32 = 5;

/// Every relation with every note, and each fact present and absent.
pub(super) fn samples<'a>(policy: &'a Policy, vars: &'a BTreeSet<&str>) -> impl Iterator<Item = Sample> + 'a {
    let notes = RELATIONS.into_iter().flat_map(|relation| NOTES.map(|note| (relation, note)));
    notes.flat_map(move |(relation, note)| {
        (0..1u32 << FACTS).map(move |facts| sample(relation, note, facts, policy, vars))
    })
}

fn sample(
    relation: Relation,
    note: Option<&str>,
    facts: u32,
    policy: &Policy,
    vars: &BTreeSet<&str>,
) -> Sample {
    let has = |bit: u32| facts & (1 << bit) != 0;
    let text = |bit: u32, text: &str| has(bit).then(|| text.to_owned());
    let note = if matches!(relation, Relation::Suspected) { Some(PITCH) } else { note };
    let other = policy.tie_names().map(Tie::known).find(|tie| !policy.accept.value.contains(tie));
    let ties = match relation {
        Relation::Accepted => policy.accept.value.first().cloned().into_iter().collect(),
        Relation::Known => other.into_iter().collect(),
        _ => Vec::new(),
    };
    let reason = match relation {
        Relation::Unsure => Some(Reason::Unsure),
        Relation::Accepted | Relation::Known => Some(Reason::Known),
        Relation::Stranger => Some(Reason::Stranger),
        Relation::Spam => Some(Reason::Spam),
        Relation::Suspected => None,
    };
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
        ties,
        reason,
        mutuals: has(1).then_some(7),
        asked: has(3),
        ..Invitation::default()
    };
    let given = vars.iter().map(|key| ((*key).to_owned(), "Friday".to_owned()));
    let length = if has(4) { Length::Short } else { Length::Full };
    Sample { invitation, length, vars: given.collect() }
}
