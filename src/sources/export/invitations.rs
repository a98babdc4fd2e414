//! `Invitations.csv`: who invited whom, when, and with which note.

use std::collections::HashMap;

use super::dates::{self, DateOrder};
use super::faults::Faults;
use super::notice;
use super::people::{PeopleIndex, PersonKey};
use super::table::{self, Columns, Row, Table};
use crate::diagnostic::Diagnostic;
use crate::invitation::InvitationRecord;
use crate::sources::finding::Finding;
use crate::sources::profile::slug;
use crate::text;

/// The columns to read.
pub(super) const COLUMNS: Columns = Columns {
    required: &["from", "direction"],
    optional: &["to", "sentat", "message", "inviterprofileurl", "inviteeprofileurl"],
};

/// The content of the file.
#[derive(Default)]
pub(super) struct Invitations {
    pub(super) file: String,
    /// The invitations to the user, in the file's order.
    pub(super) incoming: Vec<Incoming>,
    /// The user, under all names and URLs in the file.
    pub(super) owner: PeopleIndex,
    /// The notes of the user's own invitations, with the invitee.
    pub(super) outgoing_notes: Vec<(PersonKey, String)>,
    /// The dates of the user's own invitations, from which the order of day and month is detected too.
    outgoing_dates: Vec<String>,
}

/// An invitation to the user.
pub(super) struct Incoming {
    pub(super) line: usize,
    pub(super) person: PersonKey,
    /// What the file says of it, `received` in the form in which dates and times are sorted as texts. The note is empty
    /// for an invitation with LinkedIn's default text; whether the same person invited before is open if a date is
    /// missing that would decide it.
    pub(super) record: InvitationRecord,
    /// The cell that `received` is parsed from.
    sent_at: String,
}

impl Invitations {
    /// Reads the file; problems in it are appended to `messages`.
    pub(super) fn read(mut table: Table<'_>, messages: &mut Vec<Finding>) -> Self {
        let mut invitations = Self { file: table.file.clone(), ..Self::default() };
        let mut faults = Faults::new(&table.file);
        while let Some(row) = table.next() {
            if let Ok(Row { line, .. }) = row
                && let lines @ 2.. = table.line_count()
            {
                faults.add(notice::multiline_row(&table.file, line, line + lines - 1));
            }
            if let Err(error) = row.and_then(|row| invitations.add(row)) {
                faults.add(error);
            }
        }
        messages.extend(faults.into_findings());
        for (column, name) in [("sentat", "Sent At"), ("message", "Message")] {
            messages.extend(table.lacks(column).then(|| notice::no_column(&table.file, name).into()));
        }
        messages.extend(table.is_windows_1252.then(|| notice::windows_1252(&table.file).into()));
        invitations.parse_dates(messages);
        invitations.set_invited_before();
        invitations
    }

    /// Returns who has sent the incoming invitations.
    pub(super) fn people(&self) -> PeopleIndex {
        let mut people = PeopleIndex::default();
        for (number, incoming) in self.incoming.iter().enumerate() {
            people.insert(incoming.person.clone(), number);
        }
        people
    }

    fn add(&mut self, mut row: Row) -> Result<(), Diagnostic> {
        let inviter = PersonKey::new(row.cell("from"), row.cell("inviterprofileurl"));
        let invitee = PersonKey::new(row.cell("to"), row.cell("inviteeprofileurl"));
        match row.cell("direction").trim().to_uppercase().as_str() {
            "INCOMING" => {
                self.owner.insert(invitee, 0);
                self.incoming.push(Incoming::new(inviter, row));
            }
            "OUTGOING" => {
                self.owner.insert(inviter, 0);
                self.outgoing_dates.extend(row.take("sentat"));
                let note = row.take("message").filter(|note| !note.trim().is_empty());
                self.outgoing_notes.extend(note.map(|note| (invitee, note)));
            }
            direction => {
                let direction = text::line(direction);
                let error = format!("the direction is `{direction}`, neither INCOMING nor OUTGOING");
                return Err(table::bad_row(&self.file, row.line, &error));
            }
        }
        Ok(())
    }

    /// Parses the dates of the incoming invitations, with day and month in the order that all dates suggest.
    fn parse_dates(&mut self, messages: &mut Vec<Finding>) {
        let incoming = self.incoming.iter().map(|incoming| &incoming.sent_at);
        let order = DateOrder::detect(incoming.chain(&self.outgoing_dates).map(String::as_str));
        let (mut unread, mut unclear) = (Vec::new(), Vec::new());
        for incoming in &mut self.incoming {
            incoming.record.received = dates::parse(&incoming.sent_at, order);
            if incoming.record.received.is_none() && !incoming.sent_at.is_empty() {
                let is_unclear = order == DateOrder::Unknown
                    && dates::parse(&incoming.sent_at, DateOrder::MonthFirst).is_some();
                let dates = if is_unclear { &mut unclear } else { &mut unread };
                dates.push((incoming.line, incoming.sent_at.as_str()));
            }
        }
        if order == DateOrder::DayFirst {
            messages.push(notice::day_first(&self.file).into());
        }
        if let Some((line, date)) = unread.first() {
            messages.push(notice::unread_dates(&self.file, *line, date, unread.len()).into());
        }
        if let Some((line, date)) = unclear.first() {
            messages.push(notice::unclear_dates(&self.file, *line, date, unclear.len()).into());
        }
    }

    /// Sets who invited before; unknown where a date is missing that would decide it.
    fn set_invited_before(&mut self) {
        let index = self.people();
        let first_date = |numbers: &[usize]| {
            let dates = numbers.iter().map(|number| self.incoming[*number].record.received.as_ref());
            dates.collect::<Option<Vec<_>>>()?.into_iter().min()
        };
        // By the list of a person's invitations: someone may have sent most of them.
        let mut first_dates = HashMap::new();
        let invited_before = |incoming: &Incoming| match index.numbers(&incoming.person) {
            [] | [_] => Some(false),
            numbers => {
                let first = *first_dates.entry(numbers.as_ptr()).or_insert_with(|| first_date(numbers));
                Some(first? < incoming.record.received.as_ref()?)
            }
        };
        let invited_before: Vec<_> = self.incoming.iter().map(invited_before).collect();
        for (incoming, invited_before) in self.incoming.iter_mut().zip(invited_before) {
            incoming.record.invited_before = invited_before;
        }
    }
}

impl Incoming {
    fn new(person: PersonKey, mut row: Row) -> Self {
        Self {
            line: row.line,
            person,
            record: InvitationRecord {
                from: row.take("from").unwrap_or_default(),
                profile_url: row.take("inviterprofileurl").filter(|url| slug(url).is_some()),
                note: row.take("message"),
                ..InvitationRecord::default()
            },
            sent_at: text::line(row.cell("sentat")),
        }
    }
}
