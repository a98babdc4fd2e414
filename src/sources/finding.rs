//! The context that a source is read in, and what is found in all sources together.

use std::sync::Arc;

use jiff::ZonedDateTime;

use super::mail::NoInvitation;
use super::reader::ByteCounter;
use crate::diagnostic::{Code, Diagnostic};
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

/// A mail that is passed over.
#[derive(Clone, Debug)]
pub struct SkippedMail {
    /// The kind of mail that it is.
    pub kind: NoInvitation,
    /// Its file.
    pub file: Arc<str>,
    /// Its number in an mbox, counted from 1.
    pub number: Option<usize>,
}

impl SkippedMail {
    /// Says which mail it is, and why it is passed over.
    pub fn note(&self) -> Diagnostic {
        let mail = self.number.map(|number| format!("mail {number} is ")).unwrap_or_default();
        let message = format!("{mail}passed over: {}", self.kind.describe());
        Diagnostic::note(Code::NoInvitation, message).in_file(&self.file)
    }
}

/// What is found in all sources together, where each person stands once.
#[derive(Debug)]
pub enum Finding {
    /// An invitation.
    Invitation(Box<Invitation>),
    /// A mail that is no invitation.
    Skipped(SkippedMail),
    /// A message for the user; an error is about an invitation or a whole input that can't be read.
    Diagnostic(Diagnostic),
    /// Errors that are counted only, after the first ten of their kind.
    More(More),
}

/// A number of errors of one kind, which aren't kept.
#[derive(Debug)]
pub struct More {
    /// The kind.
    pub code: Code,
    /// The number.
    pub count: usize,
}

impl More {
    /// The number of errors of a kind after which the others are counted only.
    pub const AFTER: usize = 10;

    /// Says how many there are.
    pub fn message(&self) -> String {
        format!("and {} more of this kind ({})", self.count, self.code)
    }
}

impl From<Diagnostic> for Finding {
    fn from(diagnostic: Diagnostic) -> Self {
        Self::Diagnostic(diagnostic)
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
