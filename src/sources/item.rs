//! The context that a source is read in, and the items that it yields.

use jiff::ZonedDateTime;

use super::mail::NoInvitation;
use super::reader::ByteCounter;
use crate::diagnostic::Diagnostic;
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
