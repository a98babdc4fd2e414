//! Invitations as JSON Lines: an object a line, for programs and for people with a list of their own.

use std::io::{self, BufRead, Read};

use jiff::Timestamp;
use serde::Deserialize;

use super::sources::Reading;
use super::{Invitation, Person, Source};
use crate::fault::Fault;
use crate::templates;
use crate::text;
use crate::words::Class;

/// More than any line needs: a note has 300 characters.
const LONGEST: usize = 1024 * 1024;

/// A line as it is written. [`Given`](crate::policy::Given) has the same keys for a policy's examples.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    from: String,
    note: Option<String>,
    reason: Option<Class>,
    #[serde(default)]
    ties: Vec<String>,
    topic: Option<String>,
    headline: Option<String>,
    company: Option<String>,
    mutuals: Option<u32>,
    profile_url: Option<String>,
    received: Option<String>,
    call: Option<String>,
    lang: Option<String>,
    #[serde(default)]
    asked: bool,
}

/// The keys of a line, for suggestions.
const KEYS: [&str; 13] = [
    "from",
    "note",
    "reason",
    "ties",
    "topic",
    "headline",
    "company",
    "mutuals",
    "profile_url",
    "received",
    "call",
    "lang",
    "asked",
];

/// Reads line by line; memory doesn't grow with the input.
pub(super) struct Lines<'a, R> {
    /// `None` once it gave nothing more but errors.
    reader: Option<R>,
    file: String,
    number: usize,
    buffer: Vec<u8>,
    reading: Reading<'a>,
}

impl<'a, R: BufRead> Lines<'a, R> {
    /// Takes what `reader` gives as the lines of `file`.
    pub(super) fn new(reader: R, file: String, reading: Reading<'a>) -> Self {
        Self { reader: Some(reader), file, number: 0, buffer: Vec::new(), reading }
    }

    /// Reads the next line into the buffer, as far as a line may go. `false` at the end.
    fn advance(&mut self) -> io::Result<bool> {
        let Some(reader) = &mut self.reader else { return Ok(false) };
        self.buffer.clear();
        self.number += 1;
        reader.by_ref().take(LONGEST as u64 + 1).read_until(b'\n', &mut self.buffer)?;
        if self.buffer.len() > LONGEST && self.buffer.last() != Some(&b'\n') {
            reader.skip_until(b'\n')?;
        }
        Ok(!self.buffer.is_empty())
    }

    fn fault(&self, column: Option<usize>, what: &str) -> Fault {
        let column = column.map(|column| format!(":{column}")).unwrap_or_default();
        Fault::failure(format!("{}:{}{column}: {what}", self.file, self.number))
    }

    /// Takes the facts out of the line that is in the buffer.
    fn invitation(&self) -> Result<Invitation, Fault> {
        if self.buffer.len() > LONGEST {
            let hint = "an invitation is one JSON object on one line";
            return Err(self.fault(None, "the line is longer than 1 MiB").hint(hint));
        }
        let line = std::str::from_utf8(&self.buffer).map_err(|error| {
            self.fault(Some(error.valid_up_to() + 1), "this isn't UTF-8 text").hint("save the file as UTF-8")
        })?;
        let line = if self.number == 1 { line.strip_prefix('\u{feff}').unwrap_or(line) } else { line };
        let line: Line = serde_json::from_str(line).map_err(|error| self.explain(&error))?;
        self.look_up(line)
    }

    /// Looks up the names that a line holds.
    fn look_up(&self, line: Line) -> Result<Invitation, Fault> {
        let Reading { policy, languages, now, .. } = self.reading;
        let placed =
            |fault: &Fault| self.fault(None, &fault.to_string()).hint(fault.advice().unwrap_or_default());
        let mut ties = Vec::with_capacity(line.ties.len());
        for name in &line.ties {
            let unknown = || Fault::unknown("tie", name, policy.tie_names().collect::<Vec<_>>());
            ties.push(policy.tie(name).ok_or_else(|| placed(&unknown()))?);
        }
        if let Some(reason) = line.reason.filter(|reason| *reason != Class::Known)
            && !ties.is_empty()
        {
            let what = format!("a tie and the reason `{reason}` contradict each other");
            return Err(self.fault(None, &what).hint("a tie makes them known: leave one of the two out"));
        }
        let lang = line.lang.as_deref().map(|name| templates::language(name, languages));
        let lang = lang.transpose().map_err(|fault| placed(&fault))?;
        let received = line.received.map(|received| received.parse::<Timestamp>());
        let received = received.transpose().map_err(|_| {
            self.fault(None, "`received` isn't a time").hint("write it as 2026-01-26T15:40:00Z")
        })?;
        let from = Person {
            name: line.from,
            headline: line.headline,
            company: line.company,
            profile_url: line.profile_url,
        };
        let invitation = Invitation {
            from,
            call: line.call,
            note: line.note,
            topic: line.topic,
            ties,
            reason: line.reason,
            mutuals: line.mutuals,
            asked: line.asked,
            lang,
            source: Some(Source { file: self.file.clone(), line: Some(self.number) }),
            ..Invitation::default()
        };
        Ok(invitation.received_at(received, now).tidied())
    }

    /// Says what is wrong with a line, where in it, and what to do.
    fn explain(&self, error: &serde_json::Error) -> Fault {
        let message = error.to_string();
        let (message, _) = message.rsplit_once(" at line ").unwrap_or((&message, ""));
        let fault = |what: &str| self.fault(Some(error.column()), what);
        let quoted = |before: &str| message.strip_prefix(before)?.split('`').next();
        if let Some(key) = quoted("unknown field `") {
            return fault(&format!("unknown key `{}`", text::line(key))).hint(text::suggest(key, KEYS));
        }
        if quoted("missing field `").is_some() {
            let hint = "say who invites: {\"from\": \"Jane Doe\"}, or \"\" for a greeting without a name";
            return fault("the key `from` is missing").hint(hint);
        }
        let hint = "an invitation is one JSON object on one line: {\"from\": \"Jane Doe\", \"note\": \"…\"}";
        fault(message).hint(hint)
    }
}

impl<R: BufRead> Iterator for Lines<'_, R> {
    type Item = Result<Invitation, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.advance() {
                Ok(true) if self.buffer.iter().all(u8::is_ascii_whitespace) => {}
                Ok(true) => return Some(self.invitation()),
                Ok(false) => return None,
                Err(error) => {
                    self.reader = None;
                    let what = format!("can't read '{}': {error}", self.file);
                    return Some(Err(Fault::failure(what).hint("give a file that can be read to its end")));
                }
            }
        }
    }
}
