//! `Invitations.csv`: who invited whom, when, and with which words.

use jiff::Timestamp;

use super::notice;
use super::people::{People, Who};
use super::sent::{Order, Pacific};
use super::table::{Column, Row, Table};
use crate::diagnostic::{Code, Diagnostic};
use crate::text;

/// The columns, by their places below.
pub(super) const COLUMNS: [Column; 7] = [
    Column::Must("from"),
    Column::Must("direction"),
    Column::May("to"),
    Column::May("sentat"),
    Column::May("message"),
    Column::May("inviterprofileurl"),
    Column::May("inviteeprofileurl"),
];
const FROM: usize = 0;
const DIRECTION: usize = 1;
const TO: usize = 2;
const SENT_AT: usize = 3;
const MESSAGE: usize = 4;
const INVITER_URL: usize = 5;
const INVITEE_URL: usize = 6;

/// What the file tells.
pub(super) struct Invited {
    pub(super) file: String,
    /// Whoever invited the user, in the file's order.
    pub(super) incoming: Vec<Incoming>,
    /// The user, under every name and address.
    pub(super) owner: People,
    /// What the user wrote when inviting others, and whom.
    pub(super) outgoing_notes: Vec<(Who, String)>,
    /// When the user invited others: their dates tell the order of day and month, too.
    outgoing_dates: Vec<String>,
}

/// An invitation to the user.
pub(super) struct Incoming {
    pub(super) line: usize,
    pub(super) who: Who,
    pub(super) name: String,
    pub(super) url: Option<String>,
    /// LinkedIn's default invitation comes as an empty note.
    pub(super) note: Option<String>,
    pub(super) sent: Option<Timestamp>,
    pub(super) invited_before: Option<bool>,
    sent_at: String,
}

impl Invited {
    /// Reads the file; what is wrong with it goes to `diagnostics`.
    ///
    /// # Errors
    ///
    /// The rules of Pacific time can't be read.
    pub(super) fn read(mut table: Table<'_>, diagnostics: &mut Vec<Diagnostic>) -> Result<Self, Diagnostic> {
        let file = table.file().to_owned();
        let mut invited = Self {
            file,
            incoming: Vec::new(),
            owner: People::default(),
            outgoing_notes: Vec::new(),
            outgoing_dates: Vec::new(),
        };
        while let Some(row) = table.next() {
            let lines = table.lines();
            if let Ok(Row { line, .. }) = row
                && lines > 1
            {
                diagnostics.push(notice::multiline_row(table.file(), line, line + lines - 1));
            }
            diagnostics.extend(row.and_then(|row| invited.take(row)).err());
        }
        for (column, name) in [(SENT_AT, "Sent At"), (MESSAGE, "Message")] {
            diagnostics.extend(table.lacks(column).then(|| notice::no_column(&invited.file, name)));
        }
        diagnostics.extend(table.is_windows_1252().then(|| notice::windows_1252(&invited.file)));
        invited.read_dates(diagnostics)?;
        Ok(invited)
    }

    fn take(&mut self, mut row: Row) -> Result<(), Diagnostic> {
        let (from, to) =
            (Who::new(row.cell(FROM), row.cell(INVITER_URL)), Who::new(row.cell(TO), row.cell(INVITEE_URL)));
        match row.cell(DIRECTION).trim().to_uppercase().as_str() {
            "INCOMING" => {
                self.owner.insert(to, 0);
                self.incoming.push(Incoming {
                    line: row.line,
                    who: from,
                    note: row.take(MESSAGE),
                    sent_at: text::line(row.cell(SENT_AT)),
                    url: row.take(INVITER_URL).filter(|url| super::people::slug(url).is_some()),
                    name: row.take(FROM).unwrap_or_default(),
                    sent: None,
                    invited_before: None,
                });
                Ok(())
            }
            "OUTGOING" => {
                self.owner.insert(from, 0);
                self.outgoing_dates.extend(row.take(SENT_AT));
                let note = row.take(MESSAGE).filter(|note| !note.trim().is_empty());
                self.outgoing_notes.extend(note.map(|note| (to, note)));
                Ok(())
            }
            direction => {
                let direction = text::line(direction);
                let message = format!(
                    "the direction is `{direction}`, neither INCOMING nor OUTGOING; the row is left out"
                );
                Err(Diagnostic::error(Code::BadRow, message).at_line(&self.file, row.line, None))
            }
        }
    }

    /// Reads when the invitations came, in the order of day and month that the file as a whole has.
    fn read_dates(&mut self, diagnostics: &mut Vec<Diagnostic>) -> Result<(), Diagnostic> {
        let pacific = Pacific::new().map_err(|error| {
            Diagnostic::error(Code::Dates, format!("can't reckon with US Pacific time: {error}"))
        })?;
        let incoming = self.incoming.iter().map(|incoming| &incoming.sent_at);
        let order = Order::of(&incoming.chain(&self.outgoing_dates).map(String::as_str));
        let mut unread = Vec::new();
        for incoming in &mut self.incoming {
            incoming.sent = pacific.read(&incoming.sent_at, order);
            if incoming.sent.is_none() && !incoming.sent_at.is_empty() {
                unread.push((incoming.line, incoming.sent_at.clone()));
            }
        }
        if order == Order::DayFirst {
            diagnostics.push(notice::day_first(&self.file));
        }
        if let Some((line, date)) = unread.first() {
            diagnostics.push(notice::unread_dates(&self.file, *line, date, unread.len()));
        }
        Ok(())
    }
}
