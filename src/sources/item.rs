//! The items that a source yields.

use super::export::facts::Facts;
use super::finding::{Finding, SkippedMail};
use crate::diagnostic::Diagnostic;
use crate::invitation::Invitation;

/// One item of a source.
pub(super) enum Item<'a> {
    /// An invitation.
    Invitation(Box<Invitation>),
    /// An invitation in a line of JSON, which is the user's own.
    Own(Box<Invitation>),
    /// A mail that reminds of an invitation, which is skipped if another item has it.
    Reminder(Box<Invitation>, SkippedMail),
    /// What an export says of others, after its own invitations.
    Export(Box<Facts<'a>>),
    /// What is passed on as it comes.
    Found(Finding),
}

/// The items of a source, read lazily.
pub(super) type Items<'a> = Box<dyn Iterator<Item = Item<'a>> + 'a>;

impl From<Result<Invitation, Diagnostic>> for Item<'_> {
    fn from(result: Result<Invitation, Diagnostic>) -> Self {
        match result {
            Ok(invitation) => Self::Invitation(Box::new(invitation)),
            Err(diagnostic) => diagnostic.into(),
        }
    }
}

impl From<Diagnostic> for Item<'_> {
    fn from(diagnostic: Diagnostic) -> Self {
        Self::Found(diagnostic.into())
    }
}
