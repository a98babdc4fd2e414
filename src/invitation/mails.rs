//! Mail where many invitations come from: in files, in folders, in an mbox; and each person once, however often
//! they remind.

use std::collections::{HashSet, VecDeque};
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use mail_parser::mailbox::mbox::{Message, MessageIterator};
use unicode_normalization::UnicodeNormalization;

use super::mail::{self, NoInvitation};
use super::sources::{self, Item, Items, Reading, shown};
use super::{Invitation, Person, Source};
use crate::fault::Fault;

/// More than any mail of LinkedIn's holds (some 50 kB); of a larger one the rest isn't needed to tell that it
/// is none.
const MOST_OF_A_MAIL: u64 = 1024 * 1024;

/// Everything that all inputs give, with the mails in it read.
pub(super) struct Mails<'a, I> {
    found: I,
    reading: Reading<'a>,
    /// Who invited, by mail or in an export, [`folded`].
    invited: HashSet<String>,
    reminders: VecDeque<Box<Invitation>>,
}

impl<'a, I: Iterator<Item = Item>> Mails<'a, I> {
    /// Takes what was found.
    pub(super) fn among(found: I, reading: Reading<'a>) -> Self {
        Self { found, reading, invited: HashSet::new(), reminders: VecDeque::new() }
    }
}

impl<I: Iterator<Item = Item>> Iterator for Mails<'_, I> {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        for item in self.found.by_ref() {
            let read = match item {
                Item::Mail(path) => mail_in(&path, self.reading),
                Item::Mailed(path, raw) => mail(&shown(&path), &raw, self.reading),
                item => Mailed::Read(item),
            };
            match read {
                Mailed::Reminder(invitation) => self.reminders.push_back(invitation),
                Mailed::Read(item) => {
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
pub(super) fn mailbox<'a>(input: &Path, reading: Reading<'a>) -> Result<Items<'a>, Fault> {
    let (shown, path) = (shown(input), input.to_path_buf());
    let file = File::open(input).map_err(|error| {
        Fault::failure(format!("can't read '{shown}': {error}")).hint("name a file that you can read")
    })?;
    // What can't be read on is not tried again.
    let until_error = |failed: &mut bool, mail: io::Result<Message>| {
        (!*failed).then(|| {
            *failed = mail.is_err();
            mail
        })
    };
    let mails = MessageIterator::new(BufReader::new(reading.watch.over(file))).scan(false, until_error);
    Ok(Box::new(mails.map(move |mail| match mail {
        Ok(mail) => Item::Mailed(path.clone(), mail.unwrap_contents()),
        Err(error) => {
            let what = format!("can't read '{shown}' to its end: {error}");
            Item::Bad(Fault::failure(what).hint("make it a file that you can read"))
        }
    })))
}

/// Finds the `.eml` files of a folder and of those below it, in the order of their paths, and says which folders
/// can't be read. Links to folders are not followed: they may lead back.
pub(super) fn gather(folder: &Path, found: &mut Vec<Item>) {
    let paths = match sources::entries(folder) {
        Ok(paths) => paths,
        Err(error) => {
            let what = format!("can't read the folder '{}': {error}", shown(folder));
            return found.push(Item::Bad(Fault::failure(what).hint("make it a folder that you can read")));
        }
    };
    for path in paths {
        if path.symlink_metadata().is_ok_and(|found| found.is_dir()) {
            gather(&path, found);
        } else if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("eml")) && path.is_file()
        {
            found.push(Item::Mail(path));
        }
    }
}

/// A name as it is compared: however its letters are composed or dressed up.
fn folded(name: &str) -> String {
    name.nfkc().flat_map(char::to_lowercase).collect()
}

/// What a mail holds.
enum Mailed {
    Read(Item),
    Reminder(Box<Invitation>),
}

fn mail_in(path: &Path, reading: Reading<'_>) -> Mailed {
    let shown = shown(path);
    let mut raw = Vec::new();
    let read =
        File::open(path).and_then(|file| reading.watch.over(file).take(MOST_OF_A_MAIL).read_to_end(&mut raw));
    if let Err(error) = read {
        let what = format!("can't read the mail '{shown}': {error}");
        return Mailed::Read(Item::Bad(Fault::failure(what).hint("make it a file that you can read")));
    }
    mail(&shown, &raw, reading)
}

fn mail(shown: &str, raw: &[u8], reading: Reading<'_>) -> Mailed {
    let mail = match mail::read(raw) {
        Ok(mail) => mail,
        Err(kind) => return Mailed::Read(Item::Skipped(kind)),
    };
    if mail.from.is_empty() {
        let what = format!("{shown}: the mail doesn't say who invites");
        let hint = "draft it by itself: decline draft --mail FILE --from NAME";
        return Mailed::Read(Item::Bad(Fault::failure(what).hint(hint)));
    }
    let from = Person { name: mail.from, headline: mail.headline, ..Person::default() };
    let source = Some(Source { file: shown.into(), line: None });
    let invitation = Invitation { from, note: mail.note, source, ..Invitation::default() };
    let invitation = Box::new(invitation.received_at(mail.received, reading.now).tidied());
    if mail.is_reminder { Mailed::Reminder(invitation) } else { Mailed::Read(Item::Invitation(invitation)) }
}
