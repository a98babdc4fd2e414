//! Mail in `.eml` files, in folders, in an mbox and in a zip of these.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::finding::{self, Finding, Reading, SkippedMail};
use super::item::{Item, Items};
use super::mail::{self, NoInvitation};
use super::mbox::{self, MAX_MAIL};
use super::reader::{OpenFile, shown};
use crate::diagnostic::{Code, Diagnostic};
use crate::file::cant_read;
use crate::invitation::{InvitationRecord, Source};

/// Reads the mails of an mbox.
pub(super) fn mbox<'a>(reader: impl BufRead + 'a, shown: &str, reading: Reading<'a>) -> Items<'a> {
    let file: Arc<str> = shown.into();
    Box::new(mbox::mails(reader).zip(1..).flat_map(move |(mail, number)| match mail {
        Ok(mail) => parse_all(&file, Some(number), mail, reading),
        Err(error) => {
            vec![cant_read(&format!("'{file}' to its end"), Path::new(&*file), &error).into()]
        }
    }))
}

/// Reads files of one mail or an mbox each, lazily.
pub(super) fn each(files: Vec<Result<PathBuf, Diagnostic>>, reading: Reading<'_>) -> Items<'_> {
    let opened = move |path: PathBuf| {
        let shown = shown(&path);
        let file = File::open(path).map_err(|error| cant_read_mail(&shown, &error))?;
        Ok((shown, Box::new(reading.counter.count(file)) as Box<dyn Read>))
    };
    each_opened(files.into_iter().map(move |file| file.and_then(opened)), reading)
}

/// Reads opened files of one mail or an mbox each, lazily; errors are passed through.
pub(super) fn each_opened<'a>(
    files: impl Iterator<Item = Result<OpenFile<'a>, Diagnostic>> + 'a,
    reading: Reading<'a>,
) -> Items<'a> {
    Box::new(files.flat_map(move |file| {
        file.and_then(|(shown, file)| mail_or_mbox(&shown, file, reading))
            .unwrap_or_else(|error| Box::new(std::iter::once(error.into())))
    }))
}

fn mail_or_mbox<'a>(
    shown: &str,
    file: impl Read + 'a,
    reading: Reading<'a>,
) -> Result<Items<'a>, Diagnostic> {
    let mut file = BufReader::with_capacity(64 * 1024, file);
    if mbox::is_mbox(file.fill_buf().map_err(|error| cant_read_mail(shown, &error))?) {
        return Ok(mbox(file, shown, reading));
    }
    Ok(Box::new(read(shown, file, reading).into_iter()))
}

/// Reads a file of one mail.
pub(super) fn read<'a>(shown: &str, file: impl Read, reading: Reading<'a>) -> Vec<Item<'a>> {
    let mut raw = Vec::new();
    match file.take(MAX_MAIL).read_to_end(&mut raw) {
        Ok(_) => parse_all(&shown.into(), None, raw, reading),
        Err(error) => vec![cant_read_mail(shown, &error).into()],
    }
}

/// Parses a mail, or those that it forwards.
fn parse_all<'a>(
    file: &Arc<str>,
    number: Option<usize>,
    raw: Vec<u8>,
    reading: Reading<'a>,
) -> Vec<Item<'a>> {
    mail::split(raw).iter().map(|raw| parse(file, number, raw, reading)).collect()
}

fn cant_read_mail(shown: &str, error: &io::Error) -> Diagnostic {
    cant_read(&format!("the mail '{shown}'"), Path::new(shown), error)
}

/// Parses a mail, which has a number in an mbox.
fn parse<'a>(file: &Arc<str>, number: Option<usize>, raw: &[u8], reading: Reading<'a>) -> Item<'a> {
    let skipped = |kind| SkippedMail { kind, file: Arc::clone(file), number };
    let mail = match mail::read(raw) {
        Ok(mail) => mail,
        Err(kind) => return Item::Found(Finding::Skipped(skipped(kind))),
    };
    if mail.from.is_empty() {
        let hint = "draft it by itself: decline draft --mail FILE --from NAME";
        let mail = number.map_or("the mail".to_owned(), |number| format!("mail {number}"));
        let error = Diagnostic::error(Code::MissingSender, format!("{mail} doesn't say who invites"));
        return error.in_file(file).hint(hint).into();
    }
    let is_reminder = mail.is_reminder;
    let source = Some(Source { file: Arc::clone(file), line: None });
    let record = InvitationRecord { source, ..mail };
    match finding::resolve(record, reading) {
        Ok(invitation) if is_reminder => {
            Item::Reminder(Box::new(invitation), skipped(NoInvitation::Reminder))
        }
        resolved => resolved.into(),
    }
}
