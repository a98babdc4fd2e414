//! `messages.csv`: which inviters the user has had a conversation with, at least one message each way.
//!
//! Not counted are drafts, sponsored messages, messages without content, and the note of an invitation, which
//! is repeated as a message once the invitation is accepted.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

use super::people::{PeopleIndex, PersonKey};
use super::table::{Columns, Row, Table};
use crate::sources::profile::{name_key, slug};

/// The columns to read.
pub(super) const COLUMNS: Columns = Columns {
    required: &["from", "to", "content"],
    #[rustfmt::skip]
    optional: &["senderprofileurl", "recipientprofileurls", "attachments", "folder", "ismessagedraft",
        "isconversationdraft"],
};

/// The conversations between the user and each inviter.
pub(super) struct Conversations<'i> {
    owner: &'i PeopleIndex,
    /// The inviters, by their index in `conversations`.
    inviters: PeopleIndex,
    /// The maximum number of parts in an inviter's name when it is split at `", "`.
    max_name_parts: usize,
    conversations: Vec<Conversation>,
    /// The conversation of each incoming invitation: a person who invited twice has one.
    of_people: Vec<usize>,
}

#[derive(Clone, Default)]
struct Conversation {
    /// The notes of invitations either way, as [`collapsed`] text.
    notes: HashSet<String>,
    inviter_wrote: bool,
    owner_wrote: bool,
    /// Whether the inviter is known by a slug, so that no namesake's message is taken for theirs.
    has_slug: bool,
    /// The slugs of those whose messages are taken for the inviter's, or for messages to them, by the name alone.
    namesakes: BTreeSet<String>,
}

impl<'i> Conversations<'i> {
    /// Starts without messages, with one conversation for each inviter, who may have sent a note.
    pub(super) fn new(
        owner: &'i PeopleIndex,
        outgoing_notes: &[(PersonKey, String)],
        people: &[(&PersonKey, Option<&str>)],
    ) -> Self {
        let (mut inviters, mut max_name_parts) = (PeopleIndex::default(), 1);
        let (mut known, mut of_people) = (HashMap::new(), Vec::with_capacity(people.len()));
        let mut conversations: Vec<Conversation> = Vec::new();
        for (person, _) in people {
            let next = known.len();
            let number = *known.entry(person.identity()).or_insert(next);
            of_people.push(number);
            if number == next {
                conversations
                    .push(Conversation { has_slug: person.slug.is_some(), ..Conversation::default() });
            }
            // By name alone an inviter can't be distinguished from a user of the same name.
            if person.slug.is_some() || !owner.contains(person) {
                max_name_parts = max_name_parts.max(person.name.split(", ").count());
                inviters.insert((*person).clone(), number);
            }
        }
        let incoming_notes = people.iter().filter_map(|(person, note)| Some((*person, (*note)?)));
        let outgoing_notes = outgoing_notes.iter().map(|(person, note)| (person, note.as_str()));
        for (person, note) in incoming_notes.chain(outgoing_notes) {
            for number in inviters.numbers(person) {
                conversations[*number].notes.insert(collapsed(note));
            }
        }
        Self { owner, inviters, max_name_parts, conversations, of_people }
    }

    pub(super) fn add(&mut self, table: &Table<'_>, row: &Row) {
        let (content, sender_url) = (row.cell("content"), row.cell("senderprofileurl"));
        let recipient_urls = row.cell("recipientprofileurls");
        let is_sponsored = (!table.lacks("senderprofileurl") && sender_url.trim().is_empty())
            || content.trim_start().starts_with("<p class=\"spinmail");
        let is_empty = content.trim().is_empty() && row.cell("attachments").trim().is_empty();
        if is_sponsored || is_empty || is_draft(row) {
            return;
        }
        let sender = PersonKey::new(row.cell("from"), sender_url);
        let is_from_owner = self.owner.contains(&sender);
        let numbers = match is_from_owner {
            true => self.recipients(row.cell("to"), recipient_urls),
            false => self.inviters.numbers(&sender).to_vec(),
        };
        if numbers.is_empty() {
            return;
        }
        let content = collapsed(content);
        let other = match (is_from_owner, recipient_urls) {
            (false, _) => sender.slug,
            (true, several) if several.contains(',') => None,
            (true, one) => slug(one),
        };
        for number in numbers {
            let conversation = &mut self.conversations[number];
            let is_note = conversation.notes.contains(&content);
            conversation.owner_wrote |= is_from_owner && !is_note;
            conversation.inviter_wrote |= !is_from_owner && !is_note;
            conversation.namesakes.extend(other.clone().filter(|_| !conversation.has_slug));
        }
    }

    /// Returns the inviters among the recipients of a message, whose names are joined by `", "`, which a name
    /// may contain too.
    fn recipients(&self, names: &str, urls: &str) -> Vec<usize> {
        let slugs: Vec<String> = urls.split(',').filter_map(slug).collect();
        // Where URLs are given, an inviter with a slug is matched by the slug only. The empty slug is nobody's:
        // with it, a name matches only inviters without a slug.
        let unknown_slug = (!slugs.is_empty()).then(String::new);
        let parts: Vec<&str> = names.split(", ").collect();
        let ranges = (0..parts.len()).flat_map(|start| {
            let max = self.max_name_parts.min(parts.len() - start);
            (1..=max).map(move |length| start..start + length)
        });
        let name = |range: Range<usize>| name_key(&parts[range].join(", "));
        let by_name = ranges.map(|range| PersonKey { slug: unknown_slug.clone(), name: name(range) });
        let by_slug = slugs.iter().map(|slug| PersonKey { slug: Some(slug.clone()), name: String::new() });
        by_slug.chain(by_name).flat_map(|person| self.inviters.numbers(&person).to_vec()).collect()
    }

    /// Returns for each inviter whether both sides have written, and all messages that count are of one person.
    pub(super) fn both_wrote(&self) -> Vec<bool> {
        let of_people = self.of_people.iter().map(|number| &self.conversations[*number]);
        of_people.map(|it| it.inviter_wrote && it.owner_wrote && it.namesakes.len() < 2).collect()
    }
}

fn is_draft(row: &Row) -> bool {
    let is_yes = |cell: &str| matches!(cell.trim().to_lowercase().as_str(), "yes" | "true" | "1");
    let in_drafts = row.cell("folder").trim().to_lowercase().starts_with("draft");
    in_drafts || is_yes(row.cell("ismessagedraft")) || is_yes(row.cell("isconversationdraft"))
}

/// Replaces runs of whitespace by a space: the message that repeats a note has spaces for its line breaks.
fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
