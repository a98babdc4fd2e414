//! The second stage: the facts of an invitation. `None` is unknown, which is not the same as no.

mod record;

use std::sync::Arc;

pub use record::{InvalidValue, InvitationRecord};

use crate::text;
use crate::words::{LangChoice, Reason, RegisterChoice, Reply, Tie};

/// The facts of one invitation to connect.
#[derive(Clone, Debug, Default)]
pub struct Invitation {
    /// The inviter.
    pub from: Person,
    /// How to address them in the salutation, verbatim, where the user chose it.
    pub call: Option<String>,
    /// Their note; empty if they are known to have written none, `None` if it isn't known.
    pub note: Option<String>,
    /// The topic of their note, in the user's words.
    pub topic: Option<String>,
    /// How the user knows them.
    pub ties: Vec<Tie>,
    /// Their relation to the user, where the user gave it.
    pub reason: Option<Reason>,
    /// The reply that the user chose.
    pub reply: Option<Reply>,
    /// The number of connections they share with the user.
    pub mutuals: Option<u32>,
    /// Whether they are among the user's imported contacts.
    pub in_contacts: Option<bool>,
    /// Whether they have invited the user before.
    pub invited_before: Option<bool>,
    /// The number of days since the invitation came.
    pub invited_days_ago: Option<u32>,
    /// Whether the user asked them, and the answer did not help.
    pub asked: bool,
    /// Whether the user called the approach abusive.
    pub abusive: bool,
    /// The language of the reply, where it is given with the facts.
    pub lang: Option<LangChoice>,
    /// The register of the reply, where it is given with the facts.
    pub register: Option<RegisterChoice>,
    /// When the invitation came, in UTC: `2026-01-26T15:40:00Z`.
    pub received: Option<String>,
    /// Whether only the beginning of the note is known.
    pub note_cut: bool,
    /// How long ago the invitation came, in the words of a page: "3 months ago".
    pub age: Option<String>,
    /// The file that the facts were read from.
    pub source: Option<Source>,
}

/// The inviter, as the invitation names them.
#[derive(Clone, Debug, Default)]
pub struct Person {
    /// Their name as a [`text::line()`]; may be empty.
    pub name: String,
    /// The line under their name.
    pub headline: Option<String>,
    /// Their employer.
    pub company: Option<String>,
    /// The URL of their profile.
    pub profile_url: Option<String>,
}

/// The place that an invitation was read from.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The file's path; `-` is the standard input.
    pub file: Arc<str>,
    /// The line, counted from 1, in a file of many invitations.
    pub line: Option<usize>,
}

impl Invitation {
    /// Returns the day that it came, with which both a date and a time begin.
    #[must_use]
    pub fn day(&self) -> Option<&str> {
        self.received.as_ref().map(|received| received.get(..10).unwrap_or(received))
    }

    /// Makes all texts safe to print by [`text`], and drops those that are empty then. Name, `call` and note
    /// are kept even so: an empty note means that there is none.
    #[must_use]
    pub fn tidied(mut self) -> Self {
        let tidy = |field: &mut Option<String>| {
            *field = field.take().map(text::into_line).filter(|line| !line.is_empty());
        };
        tidy(&mut self.from.headline);
        tidy(&mut self.from.company);
        tidy(&mut self.from.profile_url);
        // Templates put the topic into the middle of a sentence.
        tidy(&mut self.topic);
        self.topic = self.topic.map(|topic| topic.trim_end_matches(['.', '!', '?', ' ']).to_owned());
        self.topic = self.topic.filter(|topic| !topic.is_empty());
        self.from.name = text::into_line(self.from.name);
        self.call = self.call.map(text::into_line);
        self.note = self.note.map(|note| text::lines(&note));
        self
    }
}
