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
mod facts;
mod faults;
mod invitations;
mod notice;
mod people;
mod rows;
mod table;

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use self::archive::{Archive, INVITATIONS};
use self::conversations::Conversations;
pub(super) use self::facts::{Facts, Known};
use self::faults::Faults;
use self::invitations::{Incoming, Invitations};
use self::notice::ConnectionCounts;
pub(super) use self::people::PersonKey;
use self::people::{MatchedBy, PeopleIndex};
use self::table::{Columns, Row, Table};
use super::item::{self, Item, Items, Reading};
use super::{ACCEPTED, mail_files, unknown};
use crate::diagnostic::{Code, Diagnostic};
use crate::invitation::{InvitationRecord, Source};

/// Reads a zip: an export as it is downloaded from LinkedIn, or mail, as it is downloaded from Google.
pub(super) fn zip<'a>(shown: &str, file: File, reading: Reading<'a>) -> Result<Items<'a>, Diagnostic> {
    let archive = Archive::zip(shown, file, reading.counter)?;
    let mut faults = Faults::new(&archive.shown);
    archive.outside.iter().for_each(|name| faults.add(notice::path_outside(&archive.shown, name)));
    let items = faults.into_items();
    if archive.has(INVITATIONS) {
        return Export::read(archive, reading, items);
    }
    let mails = match archive.has_mail() {
        true => mail_files::each_opened(archive.into_mails(), reading),
        false => Box::new(std::iter::once(neither(&archive).into())),
    };
    Ok(Box::new(items.into_iter().chain(mails)))
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
        true => Export::read(archive, reading, Vec::new()).map(Some),
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
    Export::read(Archive::single_file(shown, file, reading.counter), reading, Vec::new())
}

fn no_invitations(shown: &str) -> Diagnostic {
    Diagnostic::error(Code::MissingFile, format!("'{shown}' has no Invitations.csv"))
        .hint("ask LinkedIn for a copy of your data that has the invitations in it")
}

const CONNECTION_COLUMNS: Columns = Columns {
    required: &["firstname", "lastname"],
    // The last one isn't used, but never empty: a row without it is cut off.
    optional: &["url", "connectedon"],
};

const CONTACT_COLUMNS: Columns = Columns { required: &["firstname", "lastname"], optional: &["fullname"] };

/// The tie of those whom the user has had a conversation with.
const CONVERSATION: &str = "conversation";

/// The name of a connection or contact.
fn full_name(row: &Row) -> String {
    format!("{} {}", row.cell("firstname"), row.cell("lastname"))
}

/// An export that is being read, with the messages so far.
struct Export<'a> {
    archive: Archive<'a>,
    messages: Vec<Item<'a>>,
}

impl<'a> Export<'a> {
    /// Reads all files; returns the messages, then the invitations of those who aren't connections, and at last what
    /// the export says of others.
    fn read(
        archive: Archive<'a>,
        reading: Reading<'a>,
        messages: Vec<Item<'a>>,
    ) -> Result<Items<'a>, Diagnostic> {
        let mut export = Self { archive, messages };
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
                item::resolve(InvitationRecord { ties, in_contacts, source, ..record }, reading).into()
            })
            .collect();
        let messages = std::mem::take(&mut export.messages);
        let facts = Facts { export, invitations, inviters, listed, connections, contacts };
        Ok(Box::new(messages.into_iter().chain(items).chain([Item::Export(Box::new(facts))])))
    }

    /// Opens a table; `None` if the export doesn't have it.
    fn open(&mut self, key: &str, columns: &Columns) -> Option<Result<Table<'_>, Diagnostic>> {
        let file = self.archive.open(key)?;
        Some(file.and_then(|(shown, reader)| Table::open(shown, reader, columns)))
    }

    /// Calls `on_row` with all rows of a table, and collects the messages. Returns `false` if the export
    /// doesn't have the table or it can't be used.
    fn read_table(&mut self, key: &str, columns: &Columns, mut on_row: impl FnMut(&Table<'_>, Row)) -> bool {
        let mut messages = Vec::new();
        let is_read = match self.open(key, columns) {
            None => false,
            Some(Err(error)) => {
                messages.push(error.into());
                false
            }
            Some(Ok(mut table)) => {
                let mut faults = Faults::new(&table.file);
                while let Some(row) = table.next() {
                    match row {
                        Ok(row) => on_row(&table, row),
                        Err(error) => faults.add(error),
                    }
                }
                messages.extend(faults.into_items());
                messages.extend(table.is_windows_1252.then(|| notice::windows_1252(&table.file).into()));
                true
            }
        };
        self.messages.extend(messages);
        is_read
    }

    fn invitations(&mut self) -> Result<Invitations, Diagnostic> {
        let (mut messages, shown) = (Vec::new(), self.archive.shown.clone());
        let table = self.open(INVITATIONS, &invitations::COLUMNS).ok_or_else(|| no_invitations(&shown))??;
        let invitations = Invitations::read(table, &mut messages);
        self.messages.extend(messages);
        Ok(invitations)
    }

    /// Removes the invitations from people who are connections by now, and notes how many remain. Returns the
    /// connections.
    fn remove_connections(&mut self, invitations: &mut Invitations) -> PeopleIndex {
        let (mut connections, mut nameless) = (PeopleIndex::default(), 0);
        let is_read = self.read_table("connections", &CONNECTION_COLUMNS, |_, row| {
            let person = PersonKey::new(&full_name(&row), row.cell("url"));
            nameless += usize::from(person == PersonKey::default());
            connections.insert(person, row.line);
        });
        let Invitations { file, incoming, .. } = invitations;
        let count = incoming.len();
        if !is_read {
            self.messages.push(notice::no_connections(file, count).into());
            return connections;
        }
        let mut by_name = 0;
        incoming.retain(|incoming| {
            let matched_by = connections.find(&incoming.person).map(|(matched_by, _)| matched_by);
            by_name += usize::from(matched_by == Some(MatchedBy::Name));
            matched_by.is_none()
        });
        let counts = ConnectionCounts { incoming: count, left: incoming.len(), by_name, nameless };
        self.messages.push(notice::connections(file, &counts).into());
        connections
    }

    /// Reads the imported contacts, whose file has one of two names; `None` without it.
    fn contacts(&mut self) -> Option<PeopleIndex> {
        let mut contacts = PeopleIndex::default();
        let is_read = ["contacts", "importedcontacts"].map(|key| {
            self.read_table(key, &CONTACT_COLUMNS, |_, row| {
                contacts.insert(PersonKey::new(&full_name(&row), ""), row.line);
                contacts.insert(PersonKey::new(row.cell("fullname"), ""), row.line);
            })
        });
        is_read.contains(&true).then_some(contacts)
    }

    /// Returns for each inviter, of whom the note is given too, whether the user has had a conversation with them; all
    /// `false` without `messages.csv`.
    fn conversations(
        &mut self,
        invitations: &Invitations,
        people: &[(&PersonKey, Option<&str>)],
    ) -> Vec<bool> {
        let Invitations { owner, outgoing_notes, .. } = invitations;
        let mut conversations = Conversations::new(owner, outgoing_notes, people);
        let is_read = people.is_empty()
            || self
                .read_table("messages", &conversations::COLUMNS, |table, row| conversations.add(table, &row));
        if !is_read {
            self.messages.push(notice::no_messages(&self.archive.shown).into());
        }
        conversations.both_wrote()
    }
}
