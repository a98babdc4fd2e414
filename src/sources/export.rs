//! A LinkedIn export: the invitations that are still to be answered, and what its other files tell of those who
//! sent them.
//!
//! `Invitations.csv` lists every invitation, nearly all of them accepted. What is left without the people who
//! are connections by now may be pending, long ignored, or from a connection since removed: no file says.

mod bundle;
mod decode;
mod invited;
mod notice;
mod people;
mod sent;
mod table;
mod talk;

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;

use self::bundle::{Bundle, INVITATIONS};
use self::invited::{Incoming, Invited};
use self::notice::Connected;
use self::people::{By, People, Who};
use self::table::{Column, Row, Table};
use super::item::{self, Item, Items, Reading};
use crate::diagnostic::{Code, Diagnostic};
use crate::invitation::{InvitationRecord, Source};

/// Reads an export that is zipped, as LinkedIn hands it out.
pub(super) fn zip<'a>(input: &Path, reading: Reading<'a>) -> Result<Items<'a>, Diagnostic> {
    let (bundle, outside) = Bundle::zip(input, reading.counter)?;
    let file = &bundle.shown.clone();
    let mut diagnostics: Vec<_> = outside.iter().map(|name| notice::path_outside(file, name)).collect();
    if bundle.has(INVITATIONS) {
        return Export::read(bundle, reading, diagnostics);
    }
    diagnostics.push(no_invitations(file));
    Ok(Box::new(diagnostics.into_iter().map(Item::Diagnostic)))
}

/// Reads an export that is unpacked; `None` if the folder is none.
pub(super) fn folder<'a>(input: &Path, reading: Reading<'a>) -> Result<Option<Items<'a>>, Diagnostic> {
    let bundle = Bundle::folder(input, reading.counter)?;
    match bundle.has(INVITATIONS) {
        true => Export::read(bundle, reading, Vec::new()).map(Some),
        false if bundle.has("connections") => Err(no_invitations(&bundle.shown)),
        false => Ok(None),
    }
}

/// Reads an `Invitations.csv` without the export's other files.
pub(super) fn single_file<'a>(input: &Path, reading: Reading<'a>) -> Result<Items<'a>, Diagnostic> {
    Export::read(Bundle::alone(input, reading.counter), reading, Vec::new())
}

fn no_invitations(shown: &str) -> Diagnostic {
    Diagnostic::error(Code::MissingFile, format!("'{shown}' has no Invitations.csv"))
        .hint("ask LinkedIn for a copy of your data that has the invitations in it")
}

/// An export as it is read file by file.
struct Export<'a> {
    bundle: Bundle<'a>,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Export<'a> {
    /// Reads the invitations, then what the other files tell of those who are no connections.
    fn read(
        bundle: Bundle<'a>,
        reading: Reading<'a>,
        diagnostics: Vec<Diagnostic>,
    ) -> Result<Items<'a>, Diagnostic> {
        let mut export = Self { bundle, diagnostics };
        let mut invited = export.invited()?;
        let before = before(&invited.incoming);
        for (incoming, before) in invited.incoming.iter_mut().zip(before) {
            incoming.invited_before = before;
        }
        export.subtract_connections(&mut invited);
        let contacts = export.contacts();
        let talked = export.talked(&invited);
        let file: Arc<str> = invited.file.into();
        let records = invited.incoming.into_iter().enumerate().map(move |(number, incoming)| {
            let talked = talked.as_ref().is_some_and(|talked| talked.get(number) == Some(&true));
            InvitationRecord {
                in_contacts: contacts.as_ref().map(|contacts| contacts.find(&incoming.who).is_some()),
                from: incoming.name,
                profile_url: incoming.url,
                note: incoming.note,
                ties: if talked { vec!["conversation".to_owned()] } else { Vec::new() },
                invited_before: incoming.invited_before,
                received: incoming.sent.map(|sent| sent.to_string()),
                source: Some(Source { file: Arc::clone(&file), line: Some(incoming.line) }),
                ..InvitationRecord::default()
            }
        });
        let invitations = records.map(move |record| item::resolve(record, reading).into());
        Ok(Box::new(export.diagnostics.into_iter().map(Item::Diagnostic).chain(invitations)))
    }

    /// Opens one of its tables, if it is there.
    fn table(&mut self, name: &str, wanted: &[Column]) -> Option<Result<Table<'_>, Diagnostic>> {
        let opened = self.bundle.open(name)?;
        Some(opened.and_then(|(file, reader)| Table::open(file, reader, wanted)))
    }

    /// Reads one of its tables to the end, and collects what is wrong with it; `false` if it isn't there or
    /// can't be used.
    fn each(&mut self, name: &str, wanted: &[Column], mut take: impl FnMut(&Table<'_>, Row)) -> bool {
        let mut diagnostics = Vec::new();
        let is_read = match self.table(name, wanted) {
            None => false,
            Some(Err(error)) => {
                diagnostics.push(error);
                false
            }
            Some(Ok(mut table)) => {
                while let Some(row) = table.next() {
                    match row {
                        Ok(row) => take(&table, row),
                        Err(error) => diagnostics.push(error),
                    }
                }
                if table.is_windows_1252() {
                    diagnostics.push(notice::windows_1252(table.file()));
                }
                true
            }
        };
        self.diagnostics.extend(diagnostics);
        is_read
    }

    fn invited(&mut self) -> Result<Invited, Diagnostic> {
        let (mut diagnostics, shown) = (Vec::new(), self.bundle.shown.clone());
        let table = self.table(INVITATIONS, &invited::COLUMNS).ok_or_else(|| no_invitations(&shown))??;
        let invited = Invited::read(table, &mut diagnostics)?;
        self.diagnostics.extend(diagnostics);
        Ok(invited)
    }

    /// Leaves those who aren't connections by now, and says how many are.
    fn subtract_connections(&mut self, invited: &mut Invited) {
        let wanted = [
            Column::Must("firstname"),
            Column::Must("lastname"),
            Column::May("url"),
            Column::May("connectedon"),
        ];
        let (mut connections, mut nameless) = (People::default(), 0);
        let is_read = self.each("connections", &wanted, |_, row| {
            let who = Who::new(&format!("{} {}", row.cell(0), row.cell(1)), row.cell(2));
            nameless += usize::from(who == Who::default());
            connections.insert(who, 0);
        });
        let file = invited.file.clone();
        let incoming = invited.incoming.len();
        if !is_read {
            self.diagnostics.push(notice::no_connections(&file, incoming));
            return;
        }
        let mut by_name = 0;
        invited.incoming.retain(|incoming| match connections.find(&incoming.who) {
            Some((By::Name, _)) => {
                by_name += 1;
                false
            }
            Some((By::Slug, _)) => false,
            None => true,
        });
        let left = invited.incoming.len();
        let counts = Connected { incoming, left, by_name, nameless };
        self.diagnostics.push(notice::connected(&file, &counts));
    }

    /// The people among the imported contacts; `None` without such a file.
    fn contacts(&mut self) -> Option<People> {
        let wanted = [Column::Must("firstname"), Column::Must("lastname"), Column::May("fullname")];
        let mut contacts = People::default();
        let mut any = false;
        for name in ["contacts", "importedcontacts"] {
            any |= self.each(name, &wanted, |_, row| {
                for name in [&format!("{} {}", row.cell(0), row.cell(1)), row.cell(2)] {
                    contacts.insert(Who::new(name, ""), 0);
                }
            });
        }
        any.then_some(contacts)
    }

    /// Whom the user has talked to, of those who are left; `None` without the messages.
    fn talked(&mut self, invited: &Invited) -> Option<Vec<bool>> {
        if invited.incoming.is_empty() {
            return None;
        }
        let mut talks = talk::Talks::with(invited);
        let is_read = self.each("messages", &talk::COLUMNS, |table, row| talks.take(table, &row));
        if !is_read {
            self.diagnostics.push(notice::no_messages(&self.bundle.shown));
        }
        is_read.then(|| talks.both_ways())
    }
}

/// Who invited before: `None` where the dates of several don't tell which was first.
fn before(incoming: &[Incoming]) -> Vec<Option<bool>> {
    let mut sent: HashMap<&str, Vec<Option<Timestamp>>> = HashMap::new();
    for incoming in incoming {
        sent.entry(incoming.who.key()).or_default().push(incoming.sent);
    }
    let first = |incoming: &Incoming| match sent.get(incoming.who.key()).map(Vec::as_slice) {
        None | Some([_]) => Some(false),
        Some(all) => {
            let all: Option<Vec<Timestamp>> = all.iter().copied().collect();
            all.zip(incoming.sent).map(|(all, sent)| all.iter().any(|other| *other < sent))
        }
    };
    incoming.iter().map(first).collect()
}
