//! Mail in `.eml` files, in folders and in an mbox.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use mail_parser::mailbox::mbox::{Message, MessageIterator};

use super::buffered;
use super::item::{self, Item, Items, Reading, SkippedMail};
use super::mail::{self, NoInvitation};
use super::reader::{entries, shown};
use crate::diagnostic::{Code, Diagnostic};
use crate::invitation::{InvitationRecord, Source};

/// The maximum number of bytes that are read of a mail: LinkedIn's mail has some 50 kB, and the rest of a
/// larger one isn't needed to recognise that it isn't an invitation.
const MAX_MAIL: u64 = 1024 * 1024;

/// Reads the mails of an mbox, the format in which mail readers keep a folder, with or without a byte order mark.
pub(super) fn mbox<'a>(mut reader: impl BufRead + 'a, shown: &str, reading: Reading<'a>) -> Items<'a> {
    let file: Arc<str> = shown.into();
    if reader.fill_buf().is_ok_and(|head| head.starts_with(mail::BYTE_ORDER_MARK)) {
        reader.consume(mail::BYTE_ORDER_MARK.len());
    }
    // After an error the rest is not tried again.
    let until_error = |failed: &mut bool, mail: io::Result<Message>| {
        (!*failed).then(|| {
            *failed = mail.is_err();
            mail
        })
    };
    let mails = MessageIterator::new(reader).scan(false, until_error);
    Box::new(mails.zip(1..).map(move |(mail, number)| match mail {
        Ok(mail) => parse(&file, Some(number), mail.contents(), reading),
        Err(error) => Item::Diagnostic(cant_read(&format!("'{file}' to its end"), "file", &error)),
    }))
}

/// Reads files of one mail or an mbox each, lazily; errors are passed through.
pub(super) fn each(files: Vec<Result<PathBuf, Diagnostic>>, reading: Reading<'_>) -> Items<'_> {
    Box::new(files.into_iter().flat_map(move |file| {
        file.and_then(|path| open(&path, reading))
            .unwrap_or_else(|error| Box::new(std::iter::once(Item::Diagnostic(error))))
    }))
}

fn open<'a>(path: &Path, reading: Reading<'a>) -> Result<Items<'a>, Diagnostic> {
    let shown = shown(path);
    let unreadable = |error| cant_read_mail(&shown, &error);
    let mut file = BufReader::new(File::open(path).map_err(unreadable)?);
    if mail::is_mbox(file.fill_buf().map_err(unreadable)?) {
        return Ok(mbox(buffered(file, reading), &shown, reading));
    }
    Ok(Box::new(std::iter::once(read(&shown, file, reading))))
}

/// Appends the mail of a folder and its subfolders to `files`, sorted by path, and an error for each folder that
/// can't be read. It is in `.eml` and `.mbox` files, and in the `cur` and `new` of a Maildir, where files have no
/// extension. Links to folders are not followed, as they may lead back.
pub(super) fn collect(folder: &Path, files: &mut Vec<Result<PathBuf, Diagnostic>>) {
    let paths = match entries(folder) {
        Ok(paths) => paths,
        Err(error) => {
            let what = format!("the folder '{}'", shown(folder));
            return files.push(Err(cant_read(&what, "folder", &error)));
        }
    };
    let is_maildir = folder.file_name().is_some_and(|name| name == "cur" || name == "new");
    for path in paths {
        if path.symlink_metadata().is_ok_and(|metadata| metadata.is_dir()) {
            collect(&path, files);
        } else if (is_maildir || has_mail_extension(&path)) && path.is_file() {
            files.push(Ok(path));
        }
    }
}

fn has_mail_extension(path: &Path) -> bool {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    matches!(extension.as_deref(), Some("eml" | "mbox"))
}

fn cant_read(what: &str, noun: &str, error: &io::Error) -> Diagnostic {
    Diagnostic::error(Code::CantRead, format!("can't read {what}: {error}"))
        .hint(format!("make it a {noun} that you can read"))
}

/// Reads a file of one mail.
pub(super) fn read<'a>(shown: &str, file: impl Read, reading: Reading<'a>) -> Item<'a> {
    let mut raw = Vec::new();
    match reading.counter.count(file).take(MAX_MAIL).read_to_end(&mut raw) {
        Ok(_) => parse(&shown.into(), None, &raw, reading),
        Err(error) => Item::Diagnostic(cant_read_mail(shown, &error)),
    }
}

fn cant_read_mail(shown: &str, error: &io::Error) -> Diagnostic {
    cant_read(&format!("the mail '{shown}'"), "file", error)
}

/// Parses a mail, which has a number in an mbox.
fn parse<'a>(file: &Arc<str>, number: Option<usize>, raw: &[u8], reading: Reading<'a>) -> Item<'a> {
    let skipped = |kind| SkippedMail { kind, file: Arc::clone(file), number };
    let mail = match mail::read(raw) {
        Ok(mail) => mail,
        Err(kind) => return Item::Skipped(skipped(kind)),
    };
    if mail.from.is_empty() {
        let hint = "draft it by itself: decline draft --mail FILE --from NAME";
        let mail = number.map_or("the mail".to_owned(), |number| format!("mail {number}"));
        let error = Diagnostic::error(Code::MissingSender, format!("{mail} doesn't say who invites"));
        return Item::Diagnostic(error.in_file(file).hint(hint));
    }
    let is_reminder = mail.is_reminder;
    let source = Some(Source { file: Arc::clone(file), line: None });
    let record = InvitationRecord { source, ..mail.into() };
    match item::resolve(record, reading) {
        Ok(invitation) if is_reminder => {
            Item::Reminder(Box::new(invitation), skipped(NoInvitation::Reminder))
        }
        resolved => resolved.into(),
    }
}
