//! One person once: invitations of the same person from several inputs are joined.

use std::collections::{HashMap, HashSet, VecDeque};

use unicode_normalization::UnicodeNormalization;

use super::export::{Facts, Known, PersonKey};
use super::item::{Finding, Item, SkippedMail};
use super::profile::slug;
use crate::invitation::{Invitation, Person};

/// An iterator that joins the invitations of one person. From the first one that can be joined on, invitations are
/// held until the end; before, lines of JSON are passed on as they come.
///
/// LinkedIn sends several reminders for one invitation. They are looked at last, and each is skipped whose inviter an
/// invitation or another reminder has named. At last the exports say what they know of those who aren't in them.
pub(super) struct Joined<'a, I> {
    items: I,
    people: People,
    reminders: VecDeque<(Box<Invitation>, SkippedMail)>,
    exports: Vec<Facts<'a>>,
    joined: Option<std::vec::IntoIter<Finding>>,
}

impl<'a, I: Iterator<Item = Item<'a>>> Joined<'a, I> {
    pub(super) fn new(items: I) -> Self {
        let (people, reminders, exports) = (People::default(), VecDeque::new(), Vec::new());
        Self { items, people, reminders, exports, joined: None }
    }
}

impl<'a, I: Iterator<Item = Item<'a>>> Iterator for Joined<'a, I> {
    type Item = Finding;

    fn next(&mut self) -> Option<Finding> {
        for item in self.items.by_ref() {
            match item {
                Item::Own(invitation) if self.people.invitations.is_empty() => {
                    return Some(Finding::Invitation(invitation));
                }
                Item::Own(invitation) => self.people.invitations.push(*invitation),
                Item::Invitation(invitation) => self.people.add(*invitation),
                Item::Reminder(invitation, mail) => self.reminders.push_back((invitation, mail)),
                Item::Export(facts) => self.exports.push(*facts),
                Item::Skipped(mail) => return Some(Finding::Skipped(mail)),
                Item::Diagnostic(diagnostic) => return Some(Finding::Diagnostic(diagnostic)),
                Item::More(more) => return Some(Finding::More(more)),
            }
        }
        while let Some((reminder, mail)) = self.reminders.pop_front() {
            if self.people.by_name.contains_key(&name_key(&reminder.from.name)) {
                return Some(Finding::Skipped(mail));
            }
            self.people.add(*reminder);
        }
        let Self { people, exports, joined, .. } = self;
        joined.get_or_insert_with(|| completed(std::mem::take(people), exports).into_iter()).next()
    }
}

/// Adds what the exports say, and leaves out connections.
fn completed(people: People, exports: &mut [Facts<'_>]) -> Vec<Finding> {
    let mut people = people.into_known();
    let notes: Vec<_> = exports.iter_mut().filter_map(|facts| facts.complete(&mut people)).collect();
    let invitations = people.into_iter().map(|(_, invitation)| Finding::Invitation(Box::new(invitation)));
    notes.into_iter().map(Finding::Diagnostic).chain(invitations).collect()
}

/// Invitations in the order in which they came, each person once. Lines of JSON are the user's own, and never joined.
#[derive(Default)]
struct People {
    invitations: Vec<Invitation>,
    by_link: HashMap<String, usize>,
    /// The invitations with each name, or with another name and the same link.
    by_name: HashMap<String, Vec<usize>>,
}

impl People {
    /// Adds an invitation, or what it adds to one of the same person: by the link to the profile; by the name alone
    /// if one of the two has no link, and nobody else has the name.
    fn add(&mut self, invitation: Invitation) {
        let link = invitation.from.profile_url.as_deref().and_then(slug);
        let name = name_key(&invitation.from.name);
        let by_link = link.as_ref().and_then(|link| self.by_link.get(link).copied());
        let known = by_link.or_else(|| match self.by_name.get(&name).map(Vec::as_slice) {
            Some([one]) if link.is_none() || self.invitations[*one].from.profile_url.is_none() => Some(*one),
            _ => None,
        });
        let number = match known.filter(|_| !name.is_empty() || by_link.is_some()) {
            Some(known) => {
                let before = std::mem::take(&mut self.invitations[known]);
                self.invitations[known] = join(before, invitation);
                known
            }
            None => {
                self.invitations.push(invitation);
                self.invitations.len() - 1
            }
        };
        let named = self.by_name.entry(name).or_default();
        if named.last() != Some(&number) {
            named.push(number);
        }
        if let Some(link) = link {
            self.by_link.entry(link).or_insert(number);
        }
    }

    /// Returns the invitations, each with what its inviter is known by in an export: without the name if it isn't
    /// unique here.
    fn into_known(self) -> Vec<Known> {
        let joined: HashSet<usize> = self.by_name.values().flatten().copied().collect();
        let key = |number: usize, from: &Person| {
            let is_unique = self.by_name.get(&name_key(&from.name)).is_some_and(|named| named.len() == 1);
            let name = if is_unique { from.name.as_str() } else { "" };
            let link = from.profile_url.as_deref().unwrap_or_default();
            joined.contains(&number).then(|| PersonKey::new(name, link))
        };
        let numbered = self.invitations.into_iter().enumerate();
        numbered.map(|(number, invitation)| (key(number, &invitation.from), invitation)).collect()
    }
}

/// Joins what two inputs know of one person. The later invitation wins, else the one that came first.
fn join(first: Invitation, second: Invitation) -> Invitation {
    let is_later = second.received.is_some() && second.received > first.received;
    let (mut joined, second) = if is_later { (second, first) } else { (first, second) };
    joined.from.headline = joined.from.headline.or(second.from.headline);
    joined.from.company = joined.from.company.or(second.from.company);
    joined.from.profile_url = joined.from.profile_url.or(second.from.profile_url);
    // A note that is known to be blank says less than one that isn't.
    let is_better = |note: &String| {
        !note.is_empty() && (joined.note_cut || joined.note.as_ref().is_none_or(String::is_empty))
    };
    if let Some(note) = second.note.filter(is_better) {
        joined.note = Some(note);
        joined.note_cut = second.note_cut;
    }
    joined.mutuals = joined.mutuals.or(second.mutuals);
    joined.in_contacts = joined.in_contacts.or(second.in_contacts);
    joined.invited_before = joined.invited_before.or(second.invited_before);
    joined.invited_days_ago = joined.invited_days_ago.or(second.invited_days_ago);
    joined.received = joined.received.or(second.received);
    joined.age = joined.age.or(second.age);
    for tie in second.ties {
        if !joined.ties.contains(&tie) {
            joined.ties.push(tie);
        }
    }
    joined
}

/// A name to compare by, however its letters are composed or dressed up.
fn name_key(name: &str) -> String {
    name.nfkc().flat_map(char::to_lowercase).collect()
}
