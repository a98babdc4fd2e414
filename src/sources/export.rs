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
use self::faults::Faults;
use self::invitations::{Incoming, Invitations};
use self::notice::ConnectionCounts;
use self::people::{MatchedBy, PeopleIndex, PersonKey};
use self::table::{Column, Row, Table};
use super::item::{self, Item, Items, Reading};
use crate::diagnostic::{Code, Diagnostic};
use crate::invitation::{InvitationRecord, Source};

/// Reads a zipped export, as it is downloaded from LinkedIn.
pub(super) fn zip<'a>(shown: &str, file: File, reading: Reading<'a>) -> Result<Items<'a>, Diagnostic> {
    let (archive, outside) = Archive::zip(shown, file, reading.counter)?;
    let file = archive.shown.clone();
    let mut faults = Faults::new(&file);
    outside.iter().for_each(|name| faults.add(notice::path_outside(&file, name)));
    let mut items = faults.into_items();
    if archive.has(INVITATIONS) {
        return Export::read(archive, reading, items);
    }
    items.push(no_invitations(&file).into());
    Ok(Box::new(items.into_iter()))
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

const CONNECTION_COLUMNS: [Column; 4] = [
    Column::Required("firstname"),
    Column::Required("lastname"),
    Column::Optional("url"),
    // Not used, but never empty and the last one: a row without it is cut off.
    Column::Optional("connectedon"),
];

const CONTACT_COLUMNS: [Column; 3] =
    [Column::Required("firstname"), Column::Required("lastname"), Column::Optional("fullname")];

/// The first two columns of connections and contacts as one name.
fn full_name(row: &Row) -> String {
    format!("{} {}", row.cell(0), row.cell(1))
}

/// An export that is being read, with the messages so far.
struct Export<'a> {
    archive: Archive<'a>,
    messages: Vec<Item>,
}

impl<'a> Export<'a> {
    /// Reads all files; returns the messages, then the invitations of those who aren't connections.
    fn read(
        archive: Archive<'a>,
        reading: Reading<'a>,
        messages: Vec<Item>,
    ) -> Result<Items<'a>, Diagnostic> {
        let mut export = Self { archive, messages };
        let mut invitations = export.invitations()?;
        export.remove_connections(&mut invitations);
        let contacts = export.contacts();
        let conversations = export.conversations(&invitations);
        let file: Arc<str> = invitations.file.into();
        let items =
            invitations.incoming.into_iter().zip(conversations).map(move |(incoming, has_conversation)| {
                let in_contacts = contacts.as_ref().map(|contacts| contacts.contains(&incoming.person));
                let source = Source { file: Arc::clone(&file), line: Some(incoming.line) };
                item::resolve(record(incoming, in_contacts, has_conversation, source), reading).into()
            });
        Ok(Box::new(export.messages.into_iter().chain(items)))
    }

    /// Opens a table; `None` if the export doesn't have it.
    fn open(&mut self, key: &str, columns: &[Column]) -> Option<Result<Table<'_>, Diagnostic>> {
        let file = self.archive.open(key)?;
        Some(file.and_then(|(shown, reader)| Table::open(shown, reader, columns)))
    }

    /// Calls `on_row` with all rows of a table, and collects the messages. Returns `false` if the export
    /// doesn't have the table or it can't be used.
    fn read_table(&mut self, key: &str, columns: &[Column], mut on_row: impl FnMut(&Table<'_>, Row)) -> bool {
        let mut messages = Vec::new();
        let is_read = match self.open(key, columns) {
            None => false,
            Some(Err(error)) => {
                messages.push(error.into());
                false
            }
            Some(Ok(mut table)) => {
                let mut faults = Faults::new(table.file());
                while let Some(row) = table.next() {
                    match row {
                        Ok(row) => on_row(&table, row),
                        Err(error) => faults.add(error),
                    }
                }
                messages.extend(faults.into_items());
                let is_windows_1252 = table.is_windows_1252();
                messages.extend(is_windows_1252.then(|| notice::windows_1252(table.file()).into()));
                true
            }
        };
        self.messages.extend(messages);
        is_read
    }

    fn invitations(&mut self) -> Result<Invitations, Diagnostic> {
        let (mut messages, shown) = (Vec::new(), self.archive.shown.clone());
        let table = self.open(INVITATIONS, &invitations::COLUMNS).ok_or_else(|| no_invitations(&shown))??;
        let invitations = Invitations::read(table, &mut messages)?;
        self.messages.extend(messages);
        Ok(invitations)
    }

    /// Removes the invitations from people who are connections by now, and notes how many remain.
    fn remove_connections(&mut self, invitations: &mut Invitations) {
        let (mut connections, mut nameless) = (PeopleIndex::default(), 0);
        let is_read = self.read_table("connections", &CONNECTION_COLUMNS, |_, row| {
            let person = PersonKey::new(&full_name(&row), row.cell(2));
            nameless += usize::from(person == PersonKey::default());
            connections.insert(person, 0);
        });
        let Invitations { file, incoming, .. } = invitations;
        let count = incoming.len();
        if !is_read {
            self.messages.push(notice::no_connections(file, count).into());
            return;
        }
        let mut by_name = 0;
        incoming.retain(|incoming| {
            let matched_by = connections.find(&incoming.person).map(|(matched_by, _)| matched_by);
            by_name += usize::from(matched_by == Some(MatchedBy::Name));
            matched_by.is_none()
        });
        let counts = ConnectionCounts { incoming: count, left: incoming.len(), by_name, nameless };
        self.messages.push(notice::connections(file, &counts).into());
    }

    /// Reads the imported contacts, whose file has one of two names; `None` without it.
    fn contacts(&mut self) -> Option<PeopleIndex> {
        let mut contacts = PeopleIndex::default();
        let is_read = ["contacts", "importedcontacts"].map(|key| {
            self.read_table(key, &CONTACT_COLUMNS, |_, row| {
                contacts.insert(PersonKey::new(&full_name(&row), ""), 0);
                contacts.insert(PersonKey::new(row.cell(2), ""), 0);
            })
        });
        is_read.contains(&true).then_some(contacts)
    }

    /// Returns for each invitation whether the user and the inviter have had a conversation; all `false` without
    /// `messages.csv`.
    fn conversations(&mut self, invitations: &Invitations) -> Vec<bool> {
        let mut conversations = Conversations::new(invitations);
        let is_read = invitations.incoming.is_empty()
            || self
                .read_table("messages", &conversations::COLUMNS, |table, row| conversations.add(table, &row));
        if !is_read {
            self.messages.push(notice::no_messages(&self.archive.shown).into());
        }
        conversations.both_wrote()
    }
}

fn record(
    incoming: Incoming,
    in_contacts: Option<bool>,
    has_conversation: bool,
    source: Source,
) -> InvitationRecord {
    InvitationRecord {
        from: incoming.name,
        profile_url: incoming.url,
        note: incoming.note,
        ties: if has_conversation { vec!["conversation".to_owned()] } else { Vec::new() },
        in_contacts,
        invited_before: incoming.invited_before,
        received: incoming.sent.map(|sent| sent.to_string()),
        source: Some(source),
        ..InvitationRecord::default()
    }
}
