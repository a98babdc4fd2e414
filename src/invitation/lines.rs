//! Invitations as JSON Lines: an object a line, for programs and for people with a list of their own.

use std::io::{self, BufRead, Read};
use std::sync::Arc;

use clap::ValueEnum;
use jiff::Timestamp;
use serde::Deserialize;

use super::sources::Reading;
use super::{Invitation, Person, Source};
use crate::fault::Fault;
use crate::templates;
use crate::text;
use crate::words::{Reason, RegisterChoice};

/// More than any line needs: a note has 300 characters.
const LONGEST: usize = 1024 * 1024;

/// A line as it is written. [`Given`](crate::policy::Given) has the same keys for a policy's examples.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    from: String,
    note: Option<String>,
    reason: Option<Reason>,
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
    register: Option<RegisterChoice>,
    reply: Option<String>,
    #[serde(default)]
    asked: bool,
    in_contacts: Option<bool>,
    invited_before: Option<bool>,
}

/// The keys of a line, for suggestions.
const KEYS: [&str; 17] = [
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
    "register",
    "reply",
    "asked",
    "in_contacts",
    "invited_before",
];

/// What is said of a line that is none of this form.
const EXAMPLE: &str =
    "an invitation is one JSON object on one line: {\"from\": \"Jane Doe\", \"note\": \"…\"}";

/// Reads line by line; memory doesn't grow with the input.
pub(super) struct Lines<R> {
    /// `None` once it gave nothing more but errors.
    reader: Option<R>,
    file: Arc<str>,
    number: usize,
}

impl<R: BufRead> Lines<R> {
    /// Takes what `reader` gives as the lines of `file`.
    pub(super) fn new(reader: R, file: &str) -> Self {
        Self { reader: Some(reader), file: file.into(), number: 0 }
    }

    /// Reads the next line, as far as a line may go; it is empty at the end.
    fn advance(&mut self) -> io::Result<Vec<u8>> {
        let mut line = Vec::new();
        if let Some(reader) = &mut self.reader {
            self.number += 1;
            reader.by_ref().take(LONGEST as u64 + 1).read_until(b'\n', &mut line)?;
            if line.len() > LONGEST && line.last() != Some(&b'\n') {
                reader.skip_until(b'\n')?;
            }
        }
        Ok(line)
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Result<Line, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.advance() {
                Ok(line) if line.is_empty() => return None,
                Ok(line) if line.iter().all(u8::is_ascii_whitespace) => {}
                Ok(bytes) => {
                    return Some(Ok(Line { file: Arc::clone(&self.file), number: self.number, bytes }));
                }
                Err(error) => {
                    self.reader = None;
                    let what = format!("can't read '{}': {error}", self.file);
                    return Some(Err(Fault::failure(what).hint("give a file that can be read to its end")));
                }
            }
        }
    }
}

/// A line that nobody has looked at yet.
#[derive(Debug)]
pub(super) struct Line {
    file: Arc<str>,
    number: usize,
    bytes: Vec<u8>,
}

impl Line {
    fn fault(&self, column: Option<usize>, what: &str) -> Fault {
        let column = column.map(|column| format!(":{column}")).unwrap_or_default();
        Fault::failure(format!("{}:{}{column}: {what}", self.file, self.number))
    }

    /// Takes the facts out of the line.
    pub(super) fn invitation(&self, reading: Reading<'_>) -> Result<Invitation, Fault> {
        if self.bytes.len() > LONGEST {
            let hint = "an invitation is one JSON object on one line";
            return Err(self.fault(None, "the line is longer than 1 MiB").hint(hint));
        }
        let line = std::str::from_utf8(&self.bytes).map_err(|error| {
            self.fault(Some(error.valid_up_to() + 1), "this isn't UTF-8 text").hint("save the file as UTF-8")
        })?;
        let line = if self.number == 1 { line.strip_prefix('\u{feff}').unwrap_or(line) } else { line };
        if !line.trim_start().starts_with('{') {
            return Err(self.fault(None, "this is no JSON object").hint(EXAMPLE));
        }
        let written: Written = serde_json::from_str(line).map_err(|error| self.explain(&error))?;
        self.look_up(written, reading)
    }

    /// Looks up the names that a line holds.
    fn look_up(&self, line: Written, reading: Reading<'_>) -> Result<Invitation, Fault> {
        let Reading { policy, names, now, .. } = reading;
        let placed =
            |fault: &Fault| self.fault(None, &fault.to_string()).hint(fault.advice().unwrap_or_default());
        let mut ties = Vec::with_capacity(line.ties.len());
        for name in &line.ties {
            let unknown = || Fault::unknown("tie", name, policy.tie_names().collect::<Vec<_>>());
            ties.push(policy.tie(name).ok_or_else(|| placed(&unknown()))?);
        }
        if let Some(reason) = line.reason.filter(|reason| *reason != Reason::Known)
            && !ties.is_empty()
        {
            let what = format!("a tie and the reason `{}` contradict each other", reason.name());
            return Err(self.fault(None, &what).hint("a tie makes them known: leave one of the two out"));
        }
        let lang = line.lang.as_deref().map(|name| templates::lang_choice(name, &names.languages));
        let lang = lang.transpose().map_err(|fault| placed(&fault))?;
        let reply = line.reply.as_deref().map(|name| names.reply(name));
        let reply = reply.transpose().map_err(|fault| placed(&fault))?;
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
            in_contacts: line.in_contacts,
            invited_before: line.invited_before,
            lang,
            register: line.register,
            reply,
            source: Some(Source { file: Arc::clone(&self.file), line: Some(self.number) }),
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
        if let Some(class) = quoted("unknown variant `") {
            let (noun, known): (_, Vec<&str>) = match message.contains("`informal`") {
                true => ("register", RegisterChoice::value_variants().iter().map(|it| it.name()).collect()),
                false => ("reason", Reason::value_variants().iter().map(|it| it.name()).collect()),
            };
            return fault(&format!("unknown {noun} `{}`", text::line(class)))
                .hint(text::suggest(class, known));
        }
        // The parser's word for `true`, `false` or `null`.
        fault(if message == "expected ident" { "expected value" } else { message }).hint(EXAMPLE)
    }
}
