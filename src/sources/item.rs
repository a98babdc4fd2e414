//! What reading a source needs to know, and what it gives.

use jiff::ZonedDateTime;

use super::mail::NoInvitation;
use super::reader::ByteCounter;
use crate::diagnostic::Diagnostic;
use crate::invitation::{Invitation, InvitationRecord};
use crate::known_names::KnownNames;

/// What reading needs to know.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// The ties, replies and languages that can be named.
    pub names: &'a KnownNames,
    /// The time, where the user is.
    pub now: &'a ZonedDateTime,
    /// Counts the bytes that are read.
    pub counter: ByteCounter<'a>,
}

/// What a source gives.
#[derive(Debug)]
pub enum Item {
    /// An invitation.
    Invitation(Box<Invitation>),
    /// A mail that reminds of an invitation. [`all`](super::all) gives none.
    Reminder(Box<Invitation>),
    /// A mail that is no invitation.
    Skipped(NoInvitation),
    /// What the user should know: an error is something that should be an invitation and can't be read.
    Diagnostic(Diagnostic),
}

/// What a source gives, one after another.
pub(super) type Items<'a> = Box<dyn Iterator<Item = Item> + 'a>;

impl From<Result<Invitation, Diagnostic>> for Item {
    fn from(read: Result<Invitation, Diagnostic>) -> Self {
        match read {
            Ok(invitation) => Self::Invitation(Box::new(invitation)),
            Err(diagnostic) => Self::Diagnostic(diagnostic),
        }
    }
}

/// Resolves a record.
///
/// # Errors
///
/// The first of its values that can't be used.
pub(super) fn resolve(record: InvitationRecord, reading: Reading<'_>) -> Result<Invitation, Diagnostic> {
    record.resolve(reading.names, Some(reading.now)).map_err(|mut invalid| invalid.swap_remove(0).diagnostic)
}
