//! Mail in files, in folders and in an mbox.

use std::fs::File;
use std::io::{self, BufRead, Read};
use std::path::{Path, PathBuf};

use mail_parser::mailbox::mbox::{Message, MessageIterator};

use super::item::{self, Item, Items, Reading};
use super::mail;
use super::reader::{entries, shown};
use crate::diagnostic::{Code, Diagnostic};
use crate::invitation::{InvitationRecord, Source};

/// More than any mail of LinkedIn's holds (some 50 kB); of a larger one the rest isn't needed to tell that it
/// is none.
const MOST_OF_A_MAIL: u64 = 1024 * 1024;

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
            Item::Diagnostic(Diagnostic::error(Code::CantRead, what).hint("make it a file that you can read"))
        }
    }))
}

/// Reads files that hold a mail each, as their turn comes.
pub(super) fn each(found: Vec<Result<PathBuf, Diagnostic>>, reading: Reading<'_>) -> Items<'_> {
    Box::new(found.into_iter().map(move |found| match found {
        Ok(path) => mail_in(&path, reading),
        Err(error) => Item::Diagnostic(error),
    }))
}

/// Finds the `.eml` files of a folder and of those below it, in the order of their paths, and says which folders
/// can't be read. Links to folders are not followed: they may lead back.
pub(super) fn gather(folder: &Path, found: &mut Vec<Result<PathBuf, Diagnostic>>) {
    let paths = match entries(folder) {
        Ok(paths) => paths,
        Err(error) => {
            let what = format!("can't read the folder '{}': {error}", shown(folder));
            return found.push(Err(
                Diagnostic::error(Code::CantRead, what).hint("make it a folder that you can read")
            ));
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

fn mail_in(path: &Path, reading: Reading<'_>) -> Item {
    let shown = shown(path);
    let mut raw = Vec::new();
    let read = File::open(path)
        .and_then(|file| reading.counter.count(file).take(MOST_OF_A_MAIL).read_to_end(&mut raw));
    if let Err(error) = read {
        let what = format!("can't read the mail '{shown}': {error}");
        return Item::Diagnostic(
            Diagnostic::error(Code::CantRead, what).hint("make it a file that you can read"),
        );
    }
    mail(&shown, &raw, reading)
}

fn mail(shown: &str, raw: &[u8], reading: Reading<'_>) -> Item {
    let mail = match mail::read(raw) {
        Ok(mail) => mail,
        Err(kind) => return Item::Skipped(kind),
    };
    if mail.from.is_empty() {
        let hint = "draft it by itself: decline draft --mail FILE --from NAME";
        let error = Diagnostic::error(Code::MissingSender, "the mail doesn't say who invites");
        return Item::Diagnostic(error.in_file(shown).hint(hint));
    }
    let is_reminder = mail.is_reminder;
    let source = Some(Source { file: shown.into(), line: None });
    let record = InvitationRecord { source, ..mail.into() };
    match item::resolve(record, reading) {
        Ok(invitation) if is_reminder => Item::Reminder(Box::new(invitation)),
        resolved => resolved.into(),
    }
}
