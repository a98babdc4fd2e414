//! `messages.csv`: with whom the user has had a conversation, at least one message each way.
//!
//! What isn't a message of theirs doesn't count: drafts, sponsored mail, what holds nothing, and the note of an
//! invitation, which comes again as a message once it is accepted.

use super::invited::Invited;
use super::people::{self, People, Who};
use super::table::{Column, Row, Table};

/// The columns, by their places below.
pub(super) const COLUMNS: [Column; 9] = [
    Column::Must("from"),
    Column::Must("to"),
    Column::Must("content"),
    Column::May("senderprofileurl"),
    Column::May("recipientprofileurls"),
    Column::May("attachments"),
    Column::May("folder"),
    Column::May("ismessagedraft"),
    Column::May("isconversationdraft"),
];
const FROM: usize = 0;
const TO: usize = 1;
const CONTENT: usize = 2;
const SENDER_URL: usize = 3;
const RECIPIENT_URLS: usize = 4;
const ATTACHMENTS: usize = 5;
const FOLDER: usize = 6;
const DRAFTS: [usize; 2] = [7, 8];

/// The conversations with those who invite.
pub(super) struct Talks<'i> {
    owner: &'i People,
    inviters: People,
    /// The most parts that an inviter's name has between commas.
    parts: usize,
    /// The notes between each inviter and the user.
    notes: Vec<Vec<String>>,
    /// Whether each inviter wrote, and whether the user wrote to them.
    wrote: Vec<[bool; 2]>,
}

const THEY: usize = 0;
const OWNER: usize = 1;

impl<'i> Talks<'i> {
    pub(super) fn with(invited: &'i Invited) -> Self {
        let count = invited.incoming.len();
        let (mut inviters, mut parts) = (People::default(), 1);
        let mut notes = vec![Vec::new(); count];
        for (number, incoming) in invited.incoming.iter().enumerate() {
            let who = incoming.who.clone();
            // By name alone the user couldn't be told from somebody of the same name.
            if who.slug.is_none() && invited.owner.find(&who).is_some() {
                continue;
            }
            parts = parts.max(who.name.split(", ").count());
            inviters.insert(who, number);
        }
        let incoming = invited.incoming.iter().filter_map(|it| Some((&it.who, it.note.as_ref()?)));
        let outgoing = invited.outgoing_notes.iter().map(|(who, note)| (who, note));
        for (who, note) in incoming.chain(outgoing) {
            for number in inviters.find(who).map(|(_, numbers)| numbers).unwrap_or_default() {
                notes[*number].push(plain(note));
            }
        }
        Self { owner: &invited.owner, inviters, parts, notes, wrote: vec![[false; 2]; count] }
    }

    /// Takes a message.
    pub(super) fn take(&mut self, table: &Table<'_>, row: &Row) {
        let sponsored = (!table.lacks(SENDER_URL) && row.cell(SENDER_URL).trim().is_empty())
            || row.cell(CONTENT).trim_start().starts_with("<p class=\"spinmail");
        let empty = row.cell(CONTENT).trim().is_empty() && row.cell(ATTACHMENTS).trim().is_empty();
        if sponsored || empty || is_draft(row) {
            return;
        }
        let sender = Who::new(row.cell(FROM), row.cell(SENDER_URL));
        let (side, numbers) = if self.owner.find(&sender).is_some() {
            (OWNER, self.recipients(row.cell(TO), row.cell(RECIPIENT_URLS)))
        } else {
            (THEY, self.inviters.find(&sender).map(|(_, numbers)| numbers.to_vec()).unwrap_or_default())
        };
        if numbers.is_empty() {
            return;
        }
        let content = plain(row.cell(CONTENT));
        for number in numbers {
            self.wrote[number][side] |= !self.notes[number].contains(&content);
        }
    }

    /// The inviters among those a message went to. Their names are joined by ", ", which a name can hold too.
    fn recipients(&self, names: &str, urls: &str) -> Vec<usize> {
        let slugs: Vec<String> = urls.split(',').filter_map(people::slug).collect();
        // An address that is known to be another's: then a name counts only for inviters without one.
        let another = (!slugs.is_empty()).then(String::new);
        let parts: Vec<&str> = names.split(", ").collect();
        let pieces = (0..parts.len()).flat_map(|start| {
            let most = self.parts.min(parts.len() - start);
            (1..=most).map(move |length| start..start + length)
        });
        let by_name = pieces.filter_map(|piece| {
            let name = people::name_key(&parts.get(piece)?.join(", "));
            self.inviters.find(&Who { slug: another.clone(), name })
        });
        let by_slug = slugs
            .iter()
            .filter_map(|slug| self.inviters.find(&Who { slug: Some(slug.clone()), name: String::new() }));
        by_slug.chain(by_name).flat_map(|(_, numbers)| numbers.iter().copied()).collect()
    }

    /// With whom both have written.
    pub(super) fn both_ways(&self) -> Vec<bool> {
        self.wrote.iter().map(|[they, owner]| *they && *owner).collect()
    }
}

fn is_draft(row: &Row) -> bool {
    let yes = |cell: &str| matches!(cell.trim().to_lowercase().as_str(), "yes" | "true" | "1");
    let in_drafts = row.cell(FOLDER).trim().to_lowercase().starts_with("draft");
    in_drafts || DRAFTS.iter().any(|column| yes(row.cell(*column)))
}

/// A text without what differs between a note and its echo: line breaks became spaces.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
