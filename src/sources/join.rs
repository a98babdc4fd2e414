//! One person once: invitations of the same person from several inputs are joined.

use std::collections::{HashMap, HashSet, VecDeque};

use super::export::PersonKey;
use super::export::facts::{Facts, Known};
use super::finding::Finding;
use super::item::Item;
use super::profile::{name_key, slug};
use crate::invitation::{Invitation, Person};

/// Joins the invitations of one person, which are held until the end. Lines of JSON are passed on as they come, unless
/// they stand beside other inputs (`holds_own`): then they say what the user knows of the people in those.
///
/// LinkedIn sends several reminders for one invitation. They are looked at last, and each is skipped whose inviter an
/// invitation or another reminder has named. At last the exports say what they know of those who aren't in them.
pub(super) fn joined<'a>(
    mut items: impl Iterator<Item = Item<'a>>,
    holds_own: bool,
) -> impl Iterator<Item = Finding> {
    let (mut people, mut reminders, mut exports) = (People::default(), VecDeque::new(), Vec::new());
    let mut joined: Option<std::vec::IntoIter<Finding>> = None;
    std::iter::from_fn(move || {
        for item in items.by_ref() {
            match item {
                Item::Own(invitation) if holds_own => people.own.push(*invitation),
                Item::Own(invitation) => return Some(Finding::Invitation(invitation)),
                Item::Invitation(invitation) => people.add(*invitation),
                Item::Reminder(invitation, mail) => reminders.push_back((invitation, mail)),
                Item::Export(facts) => exports.push(*facts),
                Item::Found(finding) => return Some(finding),
            }
        }
        while let Some((reminder, mail)) = reminders.pop_front() {
            if people.by_name.contains_key(&name_key(&reminder.from.name)) {
                return Some(Finding::Skipped(mail));
            }
            people.add(*reminder);
        }
        let complete = || completed(std::mem::take(&mut people), &mut exports).into_iter();
        joined.get_or_insert_with(complete).next()
    })
}

/// Adds what the user and the exports say, and leaves out connections.
fn completed(mut people: People, exports: &mut [Facts<'_>]) -> Vec<Finding> {
    let own = people.add_own();
    let mut people = people.into_known();
    let notes: Vec<_> = exports.iter_mut().filter_map(|facts| facts.complete(&mut people)).collect();
    let invitations = people.into_iter().map(|(_, invitation)| invitation).chain(own);
    let invitations = invitations.map(|invitation| Finding::Invitation(Box::new(invitation)));
    notes.into_iter().map(Finding::Diagnostic).chain(invitations).collect()
}

/// Invitations in the order in which they came, each person once.
#[derive(Default)]
struct People {
    invitations: Vec<Invitation>,
    /// The user's own, which are never joined with each other.
    own: Vec<Invitation>,
    by_link: HashMap<String, usize>,
    /// The invitations with each name, or with another name and the same link.
    by_name: HashMap<String, Vec<usize>>,
}

impl People {
    /// Finds the invitation of the same person: by the link to the profile; by the name alone if one of the two has no
    /// link, and nobody else has the name. If none has a link, those with other headlines are others.
    fn find(&self, link: Option<&String>, from: &Person) -> Option<usize> {
        if let Some(number) = link.and_then(|link| self.by_link.get(link)) {
            return Some(*number);
        }
        let name = name_key(&from.name);
        let named = self.by_name.get(&name).filter(|_| !name.is_empty())?;
        let of = |number: &usize| &self.invitations[*number].from;
        let has_no_link = |number: &usize| link.is_none() && of(number).profile_url.is_none();
        match named.as_slice() {
            [one] if has_no_link(one) && of(one).headline.is_some() && from.headline.is_some() => {
                Some(*one).filter(|_| of(one).headline == from.headline)
            }
            [one] => Some(*one).filter(|_| link.is_none() || of(one).profile_url.is_none()),
            several => several.iter().copied().find(|it| has_no_link(it) && of(it).headline == from.headline),
        }
    }

    /// Adds what the user says of people to their invitations, and returns what is of others, or says more than once
    /// of somebody.
    fn add_own(&mut self) -> Vec<Invitation> {
        let mut added = HashSet::new();
        let mut others = Vec::new();
        for own in std::mem::take(&mut self.own) {
            let link = own.from.profile_url.as_deref().and_then(slug);
            match self.find(link.as_ref(), &own.from).filter(|number| added.insert(*number)) {
                Some(number) => {
                    let found = std::mem::take(&mut self.invitations[number]);
                    self.invitations[number] = filled(own, found);
                }
                None => others.push(own),
            }
        }
        others
    }

    /// Adds an invitation, or what it adds to one of the same person.
    fn add(&mut self, invitation: Invitation) {
        let link = invitation.from.profile_url.as_deref().and_then(slug);
        let name = name_key(&invitation.from.name);
        let number = match self.find(link.as_ref(), &invitation.from) {
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
        let key = |from: &Person| {
            let is_unique = self.by_name.get(&name_key(&from.name)).is_some_and(|named| named.len() == 1);
            let name = if is_unique { from.name.as_str() } else { "" };
            let link = from.profile_url.as_deref().unwrap_or_default();
            PersonKey::new(name, link)
        };
        self.invitations.into_iter().map(|invitation| (key(&invitation.from), invitation)).collect()
    }
}

/// Joins what two inputs know of one person. The later invitation wins, else the one that came first.
fn join(first: Invitation, second: Invitation) -> Invitation {
    let is_later = second.received.is_some() && second.received > first.received;
    if is_later { filled(second, first) } else { filled(first, second) }
}

/// Fills what isn't known of an invitation from another one of the same person.
fn filled(mut joined: Invitation, second: Invitation) -> Invitation {
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
