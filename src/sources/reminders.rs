//! Mail that reminds of an invitation: people get several, and are answered once.

use std::collections::{HashSet, VecDeque};

use unicode_normalization::UnicodeNormalization;

use super::item::Item;
use super::mail::NoInvitation;
use crate::invitation::Invitation;

/// Keeps reminders to the end, and skips those of people whose invitation, or another reminder, came before.
pub(super) struct ReminderFilter<I> {
    items: I,
    /// Who invited, by mail or in an export: [`name_key`]s.
    invited: HashSet<String>,
    reminders: VecDeque<Box<Invitation>>,
}

impl<I: Iterator<Item = Item>> ReminderFilter<I> {
    pub(super) fn new(items: I) -> Self {
        Self { items, invited: HashSet::new(), reminders: VecDeque::new() }
    }
}

impl<I: Iterator<Item = Item>> Iterator for ReminderFilter<I> {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        for item in self.items.by_ref() {
            match item {
                Item::Reminder(invitation) => self.reminders.push_back(invitation),
                Item::Invitation(invitation) => {
                    self.invited.insert(name_key(&invitation.from.name));
                    return Some(Item::Invitation(invitation));
                }
                item => return Some(item),
            }
        }
        let reminder = self.reminders.pop_front()?;
        let is_first = self.invited.insert(name_key(&reminder.from.name));
        Some(if is_first { Item::Invitation(reminder) } else { Item::Skipped(NoInvitation::Reminder) })
    }
}

/// A name to compare by, however its letters are composed or dressed up.
fn name_key(name: &str) -> String {
    name.nfkc().flat_map(char::to_lowercase).collect()
}
