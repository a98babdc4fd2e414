//! The tables of an export, read one after the other.

use super::archive::{Archive, INVITATIONS};
use super::conversations::{self, Conversations};
use super::faults::Faults;
use super::invitations::{self, Invitations};
use super::notice::{self, ConnectionCounts};
use super::people::{MatchedBy, PeopleIndex, PersonKey};
use super::table::{Columns, Row, Table};
use crate::diagnostic::{Code, Diagnostic};
use crate::sources::finding::Finding;

/// The error for an export without its invitations.
pub(super) fn no_invitations(shown: &str) -> Diagnostic {
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
pub(super) const CONVERSATION: &str = "conversation";

/// The name of a connection or contact.
fn full_name(row: &Row) -> String {
    format!("{} {}", row.cell("firstname"), row.cell("lastname"))
}

/// An export that is being read, with the messages so far.
pub(super) struct Export<'a> {
    pub(super) archive: Archive<'a>,
    pub(super) messages: Vec<Finding>,
}

impl<'a> Export<'a> {
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
                messages.extend(faults.into_findings());
                messages.extend(table.is_windows_1252.then(|| notice::windows_1252(&table.file).into()));
                true
            }
        };
        self.messages.extend(messages);
        is_read
    }

    /// Reads the invitations.
    pub(super) fn invitations(&mut self) -> Result<Invitations, Diagnostic> {
        let (mut messages, shown) = (Vec::new(), self.archive.shown.clone());
        let table = self.open(INVITATIONS, &invitations::COLUMNS).ok_or_else(|| no_invitations(&shown))??;
        let invitations = Invitations::read(table, &mut messages);
        self.messages.extend(messages);
        Ok(invitations)
    }

    /// Removes the invitations from people who are connections by now, and notes how many remain. Returns the
    /// connections.
    pub(super) fn remove_connections(&mut self, invitations: &mut Invitations) -> PeopleIndex {
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
    pub(super) fn contacts(&mut self) -> Option<PeopleIndex> {
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
    pub(super) fn conversations(
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
