//! What an export says of people whose invitation it doesn't have, but a page or a mail.

use super::invitations::Invitations;
use super::notice;
use super::people::{PeopleIndex, PersonKey};
use super::reader::{CONVERSATION, Export};
use crate::diagnostic::Diagnostic;
use crate::invitation::Invitation;
use crate::words::Tie;

/// An invitation, and by what its inviter is known in an export: without the name if others share it.
pub(in crate::sources) type Known = (PersonKey, Invitation);

/// An export that was read, for what it says of others.
pub(in crate::sources) struct Facts<'a> {
    pub(super) export: Export<'a>,
    /// The invitations, without the incoming ones.
    pub(super) invitations: Invitations,
    /// All who have sent an invitation.
    pub(super) inviters: PeopleIndex,
    /// Those whose invitation the export itself yields.
    pub(super) listed: PeopleIndex,
    pub(super) connections: PeopleIndex,
    pub(super) contacts: Option<PeopleIndex>,
}

impl Facts<'_> {
    /// Adds the facts to the invitations that the export doesn't have. Those of connections are left out; the note
    /// says how many.
    pub(in crate::sources) fn complete(&mut self, people: &mut Vec<Known>) -> Option<Diagnostic> {
        let all = people.len();
        people.retain(|(key, _)| self.listed.contains(key) || self.connections.has(key) != Some(true));
        let left_out = all - people.len();
        let mut others: Vec<_> = people.iter_mut().filter(|(key, _)| !self.listed.contains(key)).collect();
        let notes: Vec<_> = others.iter().map(|(key, it)| (key, it.note.as_deref())).collect();
        let conversations = self.export.conversations(&self.invitations, &notes);
        for ((key, invitation), has_conversation) in others.iter_mut().zip(conversations) {
            let tie = Tie::known(CONVERSATION);
            if has_conversation && !invitation.ties.contains(&tie) {
                invitation.ties.push(tie);
            }
            let in_contacts = self.contacts.as_ref().and_then(|contacts| contacts.has(key));
            invitation.in_contacts = invitation.in_contacts.or(in_contacts);
            // Who did is in the export, unless something is unclear.
            let never_invited = self.inviters.has(key).filter(|invited| !invited);
            invitation.invited_before = invitation.invited_before.or(never_invited);
        }
        (left_out > 0).then(|| notice::connections_elsewhere(&self.export.archive.shown, left_out))
    }
}
