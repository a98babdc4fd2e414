//! Invitations as JSON Lines: an object a line, for programs and for people with a list of their own.

use std::io::{self, BufRead, Read};
use std::sync::Arc;

use super::item::{self, Reading};
use crate::diagnostic::{Code, Diagnostic};
use crate::invitation::{Invitation, InvitationRecord, Source};
use crate::text;

/// More than any line needs: a note has 300 characters.
const LONGEST: usize = 1024 * 1024;

/// What is said of a line that is none of this form.
const EXAMPLE: &str =
    "an invitation is one JSON object on one line: {\"from\": \"Jane Doe\", \"note\": \"…\"}";

/// Reads line by line; memory doesn't grow with the input.
pub(super) struct Lines<'a, R> {
    /// `None` once it gave nothing more but errors.
    reader: Option<R>,
    file: Arc<str>,
    number: usize,
    reading: Reading<'a>,
}

impl<'a, R: BufRead> Lines<'a, R> {
    /// Takes what `reader` gives as the lines of `file`.
    pub(super) fn new(reader: R, file: &str, reading: Reading<'a>) -> Self {
        Self { reader: Some(reader), file: file.into(), number: 0, reading }
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

    /// An error in the current line.
    fn error(&self, code: Code, column: Option<usize>, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error(code, message).at_line(&self.file, self.number, column)
    }

    /// Reads the invitation from the current line.
    fn invitation(&self, line: &[u8]) -> Result<Invitation, Diagnostic> {
        if line.len() > LONGEST {
            let hint = "an invitation is one JSON object on one line";
            return Err(self.error(Code::TooLarge, None, "the line is longer than 1 MiB").hint(hint));
        }
        let line = std::str::from_utf8(line).map_err(|error| {
            let column = Some(error.valid_up_to() + 1);
            self.error(Code::NotUtf8, column, "this isn't UTF-8 text").hint("save the file as UTF-8")
        })?;
        let line = if self.number == 1 { line.strip_prefix('\u{feff}').unwrap_or(line) } else { line };
        if !line.trim_start().starts_with('{') {
            return Err(self.error(Code::JsonSyntax, None, "this is no JSON object").hint(EXAMPLE));
        }
        let mut record: InvitationRecord =
            serde_json::from_str(line).map_err(|error| self.explain(&error))?;
        record.source = Some(Source { file: Arc::clone(&self.file), line: Some(self.number) });
        item::resolve(record, self.reading).map_err(|error| error.at_line(&self.file, self.number, None))
    }

    /// Explains an error of the parser: what is wrong, where in the line, and what to do.
    fn explain(&self, error: &serde_json::Error) -> Diagnostic {
        let message = error.to_string();
        let (message, _) = message.rsplit_once(" at line ").unwrap_or((&message, ""));
        let explained = |code, message: &str| self.error(code, Some(error.column()), message);
        let mut quoted = message.split('`').skip(1).step_by(2);
        let mut suggested = |code, noun| {
            let given = quoted.next().unwrap_or_default();
            let known: Vec<&str> = quoted.by_ref().collect();
            explained(code, &format!("unknown {noun} `{}`", text::line(given)))
                .hint(text::suggest(given, known))
        };
        match message.split(" `").next() {
            Some("unknown field") => suggested(Code::UnknownKey, "key"),
            Some("unknown variant") if message.contains("`informal`") => {
                suggested(Code::UnknownName, "register")
            }
            Some("unknown variant") => suggested(Code::UnknownName, "reason"),
            Some("missing field") => {
                let hint = "say who invites: {\"from\": \"Jane Doe\"}, or \"\" for a greeting without a name";
                explained(Code::MissingKey, "the key `from` is missing").hint(hint)
            }
            // The parser's word for `true`, `false` or `null`.
            _ if message == "expected ident" => explained(Code::JsonSyntax, "expected value").hint(EXAMPLE),
            _ => explained(Code::JsonSyntax, message).hint(EXAMPLE),
        }
    }
}

impl<R: BufRead> Iterator for Lines<'_, R> {
    type Item = Result<Invitation, Diagnostic>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.advance() {
                Ok(line) if line.is_empty() => return None,
                Ok(line) if line.iter().all(u8::is_ascii_whitespace) => {}
                Ok(line) => return Some(self.invitation(&line)),
                Err(error) => {
                    self.reader = None;
                    let message = format!("can't read '{}': {error}", self.file);
                    let hint = "give a file that can be read to its end";
                    return Some(Err(Diagnostic::error(Code::CantRead, message).hint(hint)));
                }
            }
        }
    }
}
