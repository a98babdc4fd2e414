//! A LinkedIn export: the invitations that aren't accepted yet, and what the export's other files say about the
//! inviters.
//!
//! `Invitations.csv` lists every invitation, nearly all of them accepted. Without those from people who are
//! connections by now, the rest may be pending, long ignored, or from a connection since removed: no file
//! says which.

mod archive;
mod conversations;
mod dates;
mod decode;
pub(super) mod facts;
mod faults;
mod invitations;
mod notice;
mod people;
mod reader;
mod rows;
mod table;
mod zip;

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use self::archive::{Archive, INVITATIONS};
use self::facts::Facts;
use self::faults::Faults;
use self::invitations::Incoming;
pub(super) use self::people::PersonKey;
use self::reader::{CONVERSATION, Export, no_invitations};
use super::finding::{self, Finding, Reading};
use super::item::{Item, Items};
use super::{ACCEPTED, mail_files, unknown};
use crate::diagnostic::Diagnostic;
use crate::invitation::{InvitationRecord, Source};

/// Reads a zip: an export as it is downloaded from LinkedIn, or mail, as it is downloaded from Google.
pub(super) fn zip<'a>(shown: &str, file: File, reading: Reading<'a>) -> Result<Items<'a>, Diagnostic> {
    let archive = Archive::zip(shown, file, reading.counter)?;
    let mut faults = Faults::new(&archive.shown);
    archive.outside.iter().for_each(|name| faults.add(notice::path_outside(&archive.shown, name)));
    let messages = faults.into_findings();
    if archive.has(INVITATIONS) {
        return read(archive, reading, messages);
    }
    let mails = match archive.has_mail() {
        true => mail_files::each_opened(archive.into_mails(), reading),
        false => Box::new(std::iter::once(neither(&archive).into())),
    };
    Ok(Box::new(messages.into_iter().map(Item::Found).chain(mails)))
}

/// The error for a zip with neither invitations nor mail.
fn neither(archive: &Archive<'_>) -> Diagnostic {
    let shown = &archive.shown;
    if archive.has_folder("Takeout/") {
        let hint = "choose Mail when you ask Google for your data";
        return unknown(format!("'{shown}' is a Google Takeout without mail"), hint);
    }
    if archive.has_folder("xl/") {
        return unknown(format!("'{shown}' is an Excel workbook"), "save its sheet as .csv, and give that");
    }
    match archive.has_tables() {
        true => no_invitations(shown),
        false => unknown(format!("the zip '{shown}' holds neither an export nor mail"), ACCEPTED),
    }
}

/// Reads an unpacked export; `None` if the folder isn't one.
pub(super) fn folder<'a>(input: &Path, reading: Reading<'a>) -> Result<Option<Items<'a>>, Diagnostic> {
    let archive = Archive::folder(input, reading.counter)?;
    match archive.has(INVITATIONS) {
        true => read(archive, reading, Vec::new()).map(Some),
        false if archive.has("connections") => Err(no_invitations(&archive.shown)),
        false => Ok(None),
    }
}

/// Reads an `Invitations.csv` without the export's other files.
pub(super) fn single_file<'a>(
    shown: &str,
    file: File,
    reading: Reading<'a>,
) -> Result<Items<'a>, Diagnostic> {
    read(Archive::single_file(shown, file, reading.counter), reading, Vec::new())
}

/// Reads all files; returns the messages, then the invitations of those who aren't connections, and at last what
/// the export says of others.
fn read<'a>(
    archive: Archive<'a>,
    reading: Reading<'a>,
    messages: Vec<Finding>,
) -> Result<Items<'a>, Diagnostic> {
    let mut export = Export { archive, messages };
    let mut invitations = export.invitations()?;
    let inviters = invitations.people();
    let connections = export.remove_connections(&mut invitations);
    let contacts = export.contacts();
    let people: Vec<_> =
        invitations.incoming.iter().map(|it| (&it.person, it.record.note.as_deref())).collect();
    let conversations = export.conversations(&invitations, &people);
    let file: Arc<str> = invitations.file.as_str().into();
    let listed = invitations.people();
    let items: Vec<Item<'a>> = std::mem::take(&mut invitations.incoming)
        .into_iter()
        .zip(conversations)
        .map(|(Incoming { line, person, record, .. }, has_conversation)| {
            let ties = if has_conversation { vec![CONVERSATION.to_owned()] } else { Vec::new() };
            let in_contacts = contacts.as_ref().map(|contacts| contacts.contains(&person));
            let source = Some(Source { file: Arc::clone(&file), line: Some(line) });
            finding::resolve(InvitationRecord { ties, in_contacts, source, ..record }, reading).into()
        })
        .collect();
    let messages = std::mem::take(&mut export.messages);
    let facts = Facts { export, invitations, inviters, listed, connections, contacts };
    Ok(Box::new(messages.into_iter().map(Item::Found).chain(items).chain([Item::Export(Box::new(facts))])))
}
