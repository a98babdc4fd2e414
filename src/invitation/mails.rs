//! Mail where many invitations come from: in files, in folders, in an mbox; and each person once, however often
//! they remind.

use std::collections::{HashSet, VecDeque};
use std::fs::File;
use std::io::{self, BufRead, Read};
use std::path::{Path, PathBuf};

use mail_parser::mailbox::mbox::{Message, MessageIterator};
use unicode_normalization::UnicodeNormalization;

use super::mail::{self, NoInvitation};
use super::sources::{self, Item, Items, Reading, shown};
use super::{Invitation, Person, Source};
use crate::fault::Fault;

/// More than any mail of LinkedIn's holds (some 50 kB); of a larger one the rest isn't needed to tell that it
/// is none.
const MOST_OF_A_MAIL: u64 = 1024 * 1024;

/// What was found in a source, before reminders are filtered.
pub(super) enum Found {
    /// Something that is handed on at once.
    Item(Item),
    /// A mail that reminds of an invitation.
    Reminder(Box<Invitation>),
}

impl From<Item> for Found {
    fn from(item: Item) -> Self {
        Self::Item(item)
    }
}

/// Keeps reminders to the end, and skips those of people whose invitation, or another reminder, came before.
pub(super) struct ReminderFilter<I> {
    found: I,
    /// Who invited, by mail or in an export, [`folded`].
    invited: HashSet<String>,
    reminders: VecDeque<Box<Invitation>>,
}

impl<I: Iterator<Item = Found>> ReminderFilter<I> {
    /// Filters what was found.
    pub(super) fn new(found: I) -> Self {
        Self { found, invited: HashSet::new(), reminders: VecDeque::new() }
    }
}

impl<I: Iterator<Item = Found>> Iterator for ReminderFilter<I> {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        for found in self.found.by_ref() {
            match found {
                Found::Reminder(invitation) => self.reminders.push_back(invitation),
                Found::Item(item) => {
                    if let Item::Invitation(invitation) = &item {
                        self.invited.insert(folded(&invitation.from.name));
                    }
                    return Some(item);
                }
            }
        }
        let reminder = self.reminders.pop_front()?;
        let is_first = self.invited.insert(folded(&reminder.from.name));
        Some(if is_first { Item::Invitation(reminder) } else { Item::Skipped(NoInvitation::Reminder) })
    }
}

/// The mails of an mbox, as mail readers keep them.
pub(super) fn mailbox<'a>(reader: impl BufRead + 'a, shown: String, reading: Reading<'a>) -> Items<'a> {
    // What can't be read on is not tried again.
    let until_error = |failed: &mut bool, mail: io::Result<Message>| {
        (!*failed).then(|| {
            *failed = mail.is_err();
            mail
        })
    };
    let mails = MessageIterator::new(reader).scan(false, until_error);
    Box::new(mails.map(move |found| match found {
        Ok(found) => mail(&shown, found.contents(), reading),
        Err(error) => {
            let what = format!("can't read '{shown}' to its end: {error}");
            Item::Bad(Fault::failure(what).hint("make it a file that you can read")).into()
        }
    }))
}

/// Reads files that hold a mail each, as their turn comes.
pub(super) fn each(found: Vec<Result<PathBuf, Fault>>, reading: Reading<'_>) -> Items<'_> {
    Box::new(found.into_iter().map(move |found| match found {
        Ok(path) => mail_in(&path, reading),
        Err(fault) => Item::Bad(fault).into(),
    }))
}

/// Finds the `.eml` files of a folder and of those below it, in the order of their paths, and says which folders
/// can't be read. Links to folders are not followed: they may lead back.
pub(super) fn gather(folder: &Path, found: &mut Vec<Result<PathBuf, Fault>>) {
    let paths = match sources::entries(folder) {
        Ok(paths) => paths,
        Err(error) => {
            let what = format!("can't read the folder '{}': {error}", shown(folder));
            return found.push(Err(Fault::failure(what).hint("make it a folder that you can read")));
        }
    };
    for path in paths {
        if path.symlink_metadata().is_ok_and(|found| found.is_dir()) {
            gather(&path, found);
        } else if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("eml")) && path.is_file()
        {
            found.push(Ok(path));
        }
    }
}

/// A name as it is compared: however its letters are composed or dressed up.
fn folded(name: &str) -> String {
    name.nfkc().flat_map(char::to_lowercase).collect()
}

fn mail_in(path: &Path, reading: Reading<'_>) -> Found {
    let shown = shown(path);
    let mut raw = Vec::new();
    let read = File::open(path)
        .and_then(|file| reading.counter.count(file).take(MOST_OF_A_MAIL).read_to_end(&mut raw));
    if let Err(error) = read {
        let what = format!("can't read the mail '{shown}': {error}");
        return Item::Bad(Fault::failure(what).hint("make it a file that you can read")).into();
    }
    mail(&shown, &raw, reading)
}

fn mail(shown: &str, raw: &[u8], reading: Reading<'_>) -> Found {
    let mail = match mail::read(raw) {
        Ok(mail) => mail,
        Err(kind) => return Item::Skipped(kind).into(),
    };
    if mail.from.is_empty() {
        let what = format!("{shown}: the mail doesn't say who invites");
        let hint = "draft it by itself: decline draft --mail FILE --from NAME";
        return Item::Bad(Fault::failure(what).hint(hint)).into();
    }
    let from = Person { name: mail.from, headline: mail.headline, ..Person::default() };
    let source = Some(Source { file: shown.into(), line: None });
    let invitation = Invitation { from, note: mail.note, source, ..Invitation::default() };
    let invitation = Box::new(invitation.received_at(mail.received, reading.now).tidied());
    match mail.is_reminder {
        true => Found::Reminder(invitation),
        false => Item::Invitation(invitation).into(),
    }
}
