//! The second stage: the facts of an invitation, as given. Unknown is not the same as no.

mod export;
mod lines;
pub mod mail;
mod mails;
pub mod sources;

pub use export::Remark;

use std::sync::Arc;

use jiff::{Timestamp, ZonedDateTime};

use crate::text;
use crate::words::{LangChoice, Reason, RegisterChoice, Reply, Tie};

/// What is known about one invitation to connect.
#[derive(Clone, Debug, Default)]
pub struct Invitation {
    /// Who invites.
    pub from: Person,
    /// How the user wants to call them, verbatim.
    pub call: Option<String>,
    /// What they wrote; empty when it is known that they wrote nothing, absent when nothing is known.
    pub note: Option<String>,
    /// What their note is about, in the user's words.
    pub topic: Option<String>,
    /// How the user knows them.
    pub ties: Vec<Tie>,
    /// How they stand to the user, where the user says it.
    pub reason: Option<Reason>,
    /// The reply that the user chose.
    pub reply: Option<Reply>,
    /// How many connections they share with the user.
    pub mutuals: Option<u32>,
    /// Whether they are among the user's imported contacts.
    pub in_contacts: Option<bool>,
    /// Whether they have invited the user before.
    pub invited_before: Option<bool>,
    /// How long ago the invitation came.
    pub invited_days_ago: Option<u32>,
    /// The user asked, and the answer did not help.
    pub asked: bool,
    /// The user says that the approach is abusive.
    pub abusive: bool,
    /// The language to reply in, where it is given with the facts.
    pub lang: Option<LangChoice>,
    /// How formally to reply, where it is given with the facts.
    pub register: Option<RegisterChoice>,
    /// When the invitation came, in UTC: `2026-01-26T15:40:00Z`.
    pub received: Option<String>,
    /// The file that the facts were read from.
    pub source: Option<Source>,
}

/// The person who invites, as the invitation names them.
#[derive(Clone, Debug, Default)]
pub struct Person {
    /// Their name as given, tidied of spaces and of what must not be printed; may be empty.
    pub name: String,
    /// The line under their name.
    pub headline: Option<String>,
    /// Where they work.
    pub company: Option<String>,
    /// Where their profile stands.
    pub profile_url: Option<String>,
}

/// Where an invitation was read.
#[derive(Clone, Debug)]
pub struct Source {
    /// The file's path; `-` is the standard input.
    pub file: Arc<str>,
    /// The line, counted from 1, in a file that holds many.
    pub line: Option<usize>,
}

impl Invitation {
    /// Makes every text safe to show and drops what then is empty, as [`text`] has it. The name may stay
    /// empty, and so may the note: an empty one is known to be blank.
    #[must_use]
    pub fn tidied(mut self) -> Self {
        let tidy = |field: &mut Option<String>| {
            *field = field.take().map(text::into_line).filter(|line| !line.is_empty());
        };
        tidy(&mut self.from.headline);
        tidy(&mut self.from.company);
        tidy(&mut self.from.profile_url);
        // A topic stands within a sentence.
        self.topic = self.topic.map(|topic| topic.trim_end_matches(['.', '!', '?', ' ']).to_owned());
        tidy(&mut self.topic);
        self.from.name = text::into_line(self.from.name);
        self.call = self.call.map(text::into_line);
        self.note = self.note.map(|note| text::lines(&note));
        self
    }

    /// Notes when the invitation came, if that is known, and how long ago that is in the user's calendar.
    #[must_use]
    pub fn received_at(mut self, received: Option<Timestamp>, now: &ZonedDateTime) -> Self {
        let day = |received: Timestamp| received.to_zoned_datetime(now.time_zone().clone()).date();
        self.invited_days_ago =
            received.and_then(|received| u32::try_from((now.date() - day(received)).get_days()).ok());
        self.received = received.map(|received| received.to_string());
        self
    }
}
