//! Mail in `.eml` files, in folders and in an mbox.

use std::fs::File;
use std::io::{self, BufRead, Read};
use std::path::{Path, PathBuf};

use mail_parser::mailbox::mbox::{Message, MessageIterator};

use super::item::{self, Item, Items, Reading};
use super::mail;
use super::reader::{entries, shown};
use crate::diagnostic::{Code, Diagnostic};
use crate::invitation::{InvitationRecord, Source};

/// The maximum number of bytes that are read of a mail: LinkedIn's mail has some 50 kB, and the rest of a
/// larger one isn't needed to recognise that it isn't an invitation.
const MAX_MAIL: u64 = 1024 * 1024;

/// Reads the mails of an mbox, the format in which mail readers keep a folder.
pub(super) fn mbox<'a>(reader: impl BufRead + 'a, shown: String, reading: Reading<'a>) -> Items<'a> {
    // After an error the rest is not tried again.
    let until_error = |failed: &mut bool, mail: io::Result<Message>| {
        (!*failed).then(|| {
            *failed = mail.is_err();
            mail
        })
    };
    let mails = MessageIterator::new(reader).scan(false, until_error);
    Box::new(mails.map(move |mail| match mail {
        Ok(mail) => parse(&shown, mail.contents(), reading),
        Err(error) => Item::Diagnostic(cant_read(&format!("'{shown}' to its end"), "file", &error)),
    }))
}

/// Reads files of one mail each, lazily; errors are passed through.
pub(super) fn each(files: Vec<Result<PathBuf, Diagnostic>>, reading: Reading<'_>) -> Items<'_> {
    Box::new(files.into_iter().map(move |file| match file {
        Ok(path) => match File::open(&path) {
            Ok(file) => read(&shown(&path), file, reading),
            Err(error) => Item::Diagnostic(cant_read_mail(&shown(&path), &error)),
        },
        Err(error) => Item::Diagnostic(error),
    }))
}

/// Appends the `.eml` files of a folder and its subfolders to `files`, sorted by path, and an error for each
/// folder that can't be read. Links to folders are not followed, as they may lead back.
pub(super) fn collect(folder: &Path, files: &mut Vec<Result<PathBuf, Diagnostic>>) {
    let paths = match entries(folder) {
        Ok(paths) => paths,
        Err(error) => {
            let what = format!("the folder '{}'", shown(folder));
            return files.push(Err(cant_read(&what, "folder", &error)));
        }
    };
    for path in paths {
        if path.symlink_metadata().is_ok_and(|metadata| metadata.is_dir()) {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("eml"))
            && path.is_file()
        {
            files.push(Ok(path));
        }
    }
}

fn cant_read(what: &str, noun: &str, error: &io::Error) -> Diagnostic {
    Diagnostic::error(Code::CantRead, format!("can't read {what}: {error}"))
        .hint(format!("make it a {noun} that you can read"))
}

/// Reads a file of one mail.
pub(super) fn read(shown: &str, file: File, reading: Reading<'_>) -> Item {
    let mut raw = Vec::new();
    match reading.counter.count(file).take(MAX_MAIL).read_to_end(&mut raw) {
        Ok(_) => parse(shown, &raw, reading),
        Err(error) => Item::Diagnostic(cant_read_mail(shown, &error)),
    }
}

fn cant_read_mail(shown: &str, error: &io::Error) -> Diagnostic {
    cant_read(&format!("the mail '{shown}'"), "file", error)
}

fn parse(shown: &str, raw: &[u8], reading: Reading<'_>) -> Item {
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
