//! The context that a source is read in, and the items that it yields.

use jiff::ZonedDateTime;

use super::mail::NoInvitation;
use super::reader::ByteCounter;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::invitation::{Invitation, InvitationRecord};
use crate::known_names::KnownNames;

/// The context that every source is read in.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// The ties, replies and languages that a record can name.
    pub names: &'a KnownNames,
    /// The current time in the user's time zone.
    pub now: &'a ZonedDateTime,
    /// Counts the bytes that are read.
    pub counter: ByteCounter<'a>,
}

/// One item of a source.
#[derive(Debug)]
pub enum Item {
    /// An invitation.
    Invitation(Box<Invitation>),
    /// An invitation in a line of JSON, which is the user's own. [`all`](super::all) gives none.
    Own(Box<Invitation>),
    /// A mail that reminds of an invitation; never yielded by [`all`](super::all).
    Reminder(Box<Invitation>),
    /// A mail that is no invitation.
    Skipped(NoInvitation),
    /// A message for the user; an error is about an invitation or a whole input that can't be read.
    Diagnostic(Diagnostic),
    /// Errors that are counted only, after the first ten of their kind.
    More(More),
}

/// A number of diagnostics of one kind in one file, which aren't kept.
#[derive(Debug)]
pub struct More {
    /// The file, as it is shown.
    pub file: String,
    /// The kind.
    pub code: Code,
    /// The number.
    pub count: usize,
}

impl More {
    /// Returns the diagnostic that says how many there are.
    pub fn diagnostic(&self, severity: Severity) -> Diagnostic {
        let Self { file, code, count } = self;
        let message = format!("and {count} more of this kind ({code})");
        Diagnostic::error(*code, message).in_file(file).severity(severity)
    }
}

impl From<Diagnostic> for Item {
    fn from(diagnostic: Diagnostic) -> Self {
        Self::Diagnostic(diagnostic)
    }
}

/// The items of a source, read lazily.
pub(super) type Items<'a> = Box<dyn Iterator<Item = Item> + 'a>;

impl From<Result<Invitation, Diagnostic>> for Item {
    fn from(result: Result<Invitation, Diagnostic>) -> Self {
        match result {
            Ok(invitation) => Self::Invitation(Box::new(invitation)),
            Err(diagnostic) => Self::Diagnostic(diagnostic),
        }
    }
}

/// Resolves a record.
///
/// # Errors
///
/// A value is invalid; of several the first is returned.
pub(super) fn resolve(record: InvitationRecord, reading: Reading<'_>) -> Result<Invitation, Diagnostic> {
    record.resolve(reading.names, Some(reading.now)).map_err(|mut invalid| invalid.swap_remove(0).diagnostic)
}
