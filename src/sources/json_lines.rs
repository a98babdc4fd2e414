//! Invitations as JSON Lines: one object per line, for programs and for people who keep a list of their own.

use std::io::{self, BufRead, Read};
use std::sync::Arc;

use super::finding::{self, Reading};
use super::item::Item;
use super::reader::unreadable;
use crate::diagnostic::{Code, Diagnostic};
use crate::invitation::{Invitation, InvitationRecord, Source};
use crate::text;

/// The maximum length of a line in bytes: more than any line needs, as a note has at most 300 characters.
const MAX_LINE: usize = 1024 * 1024;

/// The hint for a line that isn't an object of this format.
const EXAMPLE: &str =
    "an invitation is one JSON object on one line: {\"from\": \"Jane Doe\", \"note\": \"…\"}";

/// The hint for an object that can't be parsed.
const SYNTAX: &str = "keys and texts stand in double quotes; within a text, \" is written \\\"";

/// The hint for an object that doesn't end on its line.
const ONE_LINE: &str =
    "give one object a line, as `jq -c .` writes them; a line break within a text is written \\n";

/// The hint for what is no value.
const VALUE: &str =
    "a value is a text in double quotes, a number, true or false; leave out the key of what isn't known";

/// The hint for a list, which other programs write.
const LIST: &str = "a list isn't read: give one object a line, as `jq -c '.[]'` writes them";

/// An iterator over the lines of a reader; memory doesn't grow with the input.
pub(super) struct JsonLines<'a, R> {
    /// `None` after an I/O error.
    reader: Option<R>,
    file: Arc<str>,
    /// The number of the current line, counted from 1.
    number: usize,
    /// Whether the last object doesn't end on its line; the lines up to its end or the next object are its rest.
    is_cut: bool,
    reading: Reading<'a>,
}

impl<'a, R: BufRead> JsonLines<'a, R> {
    /// Reads the lines of `reader`; diagnostics and sources name it `file`.
    pub(super) fn new(reader: R, file: &str, reading: Reading<'a>) -> Self {
        Self { reader: Some(reader), file: file.into(), number: 0, is_cut: false, reading }
    }

    /// Reads the next line, cut after [`MAX_LINE`] + 1 bytes; it is empty at the end.
    fn next_line(&mut self) -> io::Result<Vec<u8>> {
        let mut line = Vec::new();
        if let Some(reader) = &mut self.reader {
            self.number += 1;
            reader.by_ref().take(MAX_LINE as u64 + 1).read_until(b'\n', &mut line)?;
            if line.len() > MAX_LINE && line.last() != Some(&b'\n') {
                reader.skip_until(b'\n')?;
            }
        }
        Ok(line)
    }

    /// Returns an error that points at the current line.
    fn error(&self, code: Code, column: Option<usize>, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error(code, message).at_line(&self.file, self.number, column)
    }

    /// Parses the current line.
    fn invitation(&mut self, line: &[u8]) -> Result<Invitation, Diagnostic> {
        if line.len() > MAX_LINE {
            let hint = "an invitation is one JSON object on one line";
            return Err(self.error(Code::TooLarge, None, "the line is longer than 1 MiB").hint(hint));
        }
        let line = std::str::from_utf8(line).map_err(|error| {
            let valid = String::from_utf8_lossy(&line[..error.valid_up_to()]);
            self.error(Code::NotUtf8, Some(valid.chars().count() + 1), "this isn't UTF-8 text")
                .hint("save the file as UTF-8")
        })?;
        let line = if self.number == 1 { line.strip_prefix('\u{feff}').unwrap_or(line) } else { line };
        let line = line.trim_end();
        if !line.trim_start().starts_with('{') {
            return Err(self.error(Code::JsonSyntax, None, "this is no JSON object").hint(EXAMPLE));
        }
        let parsed = serde_json::from_str::<InvitationRecord>(line);
        self.is_cut = parsed.as_ref().is_err_and(serde_json::Error::is_eof);
        let mut record = parsed.map_err(|error| self.json_error(line, &error))?;
        record.source = Some(Source { file: Arc::clone(&self.file), line: Some(self.number) });
        finding::resolve(record, self.reading).map_err(|error| error.at_line(&self.file, self.number, None))
    }

    /// Converts an error of the JSON parser, whose kind and names are only in its text.
    fn json_error(&self, line: &str, error: &serde_json::Error) -> Diagnostic {
        // The parser counts bytes.
        let column = line.char_indices().take_while(|(index, _)| *index < error.column()).count();
        let message = error.to_string();
        let (message, _) = message.rsplit_once(" at line ").unwrap_or((&message, ""));
        let at_column = |code, message: &str| self.error(code, Some(column), message);
        let mut quoted = message.split('`').skip(1).step_by(2);
        let mut unknown = |code, noun| {
            let given = quoted.next().unwrap_or_default();
            let known: Vec<&str> = quoted.by_ref().collect();
            at_column(code, &format!("unknown {noun} `{}`", text::line(given)))
                .hint(text::suggest(own_name(given), known))
        };
        match message.split(" `").next() {
            Some("unknown field") => unknown(Code::UnknownKey, "key"),
            Some("unknown variant") if message.contains("`informal`") => {
                unknown(Code::UnknownName, "register")
            }
            Some("unknown variant") => unknown(Code::UnknownName, "reason"),
            Some("missing field") => {
                let hint = "say who invites: {\"from\": \"Jane Doe\"}, or \"\" for a greeting without a name";
                at_column(Code::MissingKey, "the key `from` is missing").hint(hint)
            }
            _ if let Some((given, expected)) = message.split_once(", expected ")
                && given.starts_with("invalid ") =>
            {
                let expected = match expected {
                    "u32" => "a whole number",
                    "a string" => "text",
                    other => other,
                };
                at_column(Code::JsonSyntax, &text::line(given)).hint(format!("put {expected} here"))
            }
            _ if error.is_eof() => {
                at_column(Code::JsonSyntax, "the object doesn't end on this line").hint(ONE_LINE)
            }
            // "ident" is the parser's term for `true`, `false` and `null`.
            _ if ["expected ident", "expected value"].contains(&message) => {
                at_column(Code::JsonSyntax, "expected value").hint(VALUE)
            }
            _ => at_column(Code::JsonSyntax, message).hint(SYNTAX),
        }
    }
}

/// Returns the key that a key of other programs stands for.
fn own_name(key: &str) -> &str {
    match key {
        "name" => "from",
        "message" | "text" => "note",
        "date" => "received",
        "url" => "profile_url",
        key => key,
    }
}

impl<'a, R: BufRead> Iterator for JsonLines<'a, R> {
    type Item = Item<'a>;

    fn next(&mut self) -> Option<Item<'a>> {
        loop {
            match self.next_line() {
                Ok(line) if line.is_empty() => return None,
                Ok(line) if line.iter().all(u8::is_ascii_whitespace) => {}
                Ok(line) if self.is_cut && !line.trim_ascii_start().starts_with(b"{") => {
                    let end = line.trim_ascii_end();
                    self.is_cut = !(end.ends_with(b"}") || end.ends_with(b"},"));
                }
                Ok(line) if self.number == 1 && line.trim_ascii() == b"[" => {
                    self.reader = None;
                    return Some(self.error(Code::JsonSyntax, None, "this is a list").hint(LIST).into());
                }
                Ok(line) => {
                    return Some(match self.invitation(&line) {
                        Ok(invitation) => Item::Own(Box::new(invitation)),
                        Err(error) => error.into(),
                    });
                }
                Err(error) => {
                    self.reader = None;
                    return Some(unreadable(&self.file, &error).into());
                }
            }
        }
    }
}
