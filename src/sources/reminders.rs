//! Reminder mail: LinkedIn sends several for one invitation, and the inviter gets one reply.

use std::collections::{HashSet, VecDeque};

use super::item::Item;
use super::join::name_key;
use super::mail::NoInvitation;
use crate::invitation::Invitation;

/// An iterator that moves reminders to the end, and skips each whose inviter had an invitation or another
/// reminder before.
pub(super) struct ReminderFilter<I> {
    items: I,
    /// The inviters so far, by [`name_key`].
    inviters: HashSet<String>,
    reminders: VecDeque<Box<Invitation>>,
}

impl<I: Iterator<Item = Item>> ReminderFilter<I> {
    pub(super) fn new(items: I) -> Self {
        Self { items, inviters: HashSet::new(), reminders: VecDeque::new() }
    }
}

impl<I: Iterator<Item = Item>> Iterator for ReminderFilter<I> {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        for item in self.items.by_ref() {
            match item {
                Item::Reminder(invitation) => self.reminders.push_back(invitation),
                Item::Invitation(invitation) => {
                    self.inviters.insert(name_key(&invitation.from.name));
                    return Some(Item::Invitation(invitation));
                }
                item => return Some(item),
            }
        }
        let reminder = self.reminders.pop_front()?;
        let is_first = self.inviters.insert(name_key(&reminder.from.name));
        Some(if is_first { Item::Invitation(reminder) } else { Item::Skipped(NoInvitation::Reminder) })
    }
}
