//! Diagnostics: errors, warnings and notes about policies, templates, drafts, exports and mail.

mod code;

use std::fmt;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
pub use code::Code;
use serde::Serialize;

use crate::text;

/// The severity of a diagnostic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Something can't be done.
    Error,
    /// Something is probably not intended.
    Warning,
    /// Something is good to know.
    Note,
}

/// A problem: what it is, where it is, and what to do. `check --json` prints it in this form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// The severity.
    pub severity: Severity,
    /// The kind of problem.
    pub code: Code,
    /// What is wrong, as one sentence without a full stop.
    pub message: String,
    /// The place of the problem.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<Location>,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
}

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Location {
    /// The file as the user named it, as one printable line.
    pub file: String,
    /// The line, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// The column in characters, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
    /// The excerpt to show.
    #[serde(skip)]
    excerpt: Option<Box<Excerpt>>,
}

/// A source text and the bytes in it that are shown with a caret.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Excerpt {
    source: String,
    bytes: Range<usize>,
    label: String,
}

impl Diagnostic {
    /// Creates an error.
    pub fn error(code: Code, message: impl Into<String>) -> Self {
        Self { severity: Severity::Error, code, message: message.into(), location: None, hint: None }
    }

    /// Creates a warning.
    pub fn warning(code: Code, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, message) }
    }

    /// Creates a note.
    pub fn note(code: Code, message: impl Into<String>) -> Self {
        Self { severity: Severity::Note, ..Self::error(code, message) }
    }

    /// Creates the error of a name that isn't among `known`. The hint is the nearest name.
    pub fn unknown<'k>(noun: &str, given: &str, known: impl IntoIterator<Item = &'k str> + Clone) -> Self {
        let message = format!("unknown {noun} `{}`", text::line(given));
        Self::error(Code::UnknownName, message).hint(text::suggest(given, known))
    }

    /// Sets what to do about it.
    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    /// Sets the location to a file as a whole.
    #[must_use]
    pub fn in_file(self, file: &str) -> Self {
        let location = Location { file: text::line(file), line: None, column: None, excerpt: None };
        Self { location: Some(location), ..self }
    }

    /// Sets the location to a line of a file and optionally a column, both counted from 1.
    #[must_use]
    pub fn at_line(self, file: &str, line: usize, column: Option<usize>) -> Self {
        let location = Location { file: text::line(file), line: Some(line), column, excerpt: None };
        Self { location: Some(location), ..self }
    }

    /// Sets the location to `bytes` of `source`, the text of `file`; `label` is the text next to the caret.
    #[must_use]
    pub fn at(self, file: &str, source: &str, bytes: Range<usize>, label: impl Into<String>) -> Self {
        // A span may be past the end or inside a character.
        let end = source.len();
        let start = source.floor_char_boundary(bytes.start.min(end));
        let stop = source.floor_char_boundary(bytes.end.clamp(start, end));
        let before = &source[..start];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        let excerpt = Excerpt { source: source.to_owned(), bytes: start..stop, label: label.into() };
        let location = Location {
            file: text::line(file),
            line: Some(line),
            column: Some(column),
            excerpt: Some(Box::new(excerpt)),
        };
        Self { location: Some(location), ..self }
    }

    /// Returns diagnostics with the errors in front, otherwise in their order.
    pub fn by_severity(list: Vec<Self>) -> Vec<Self> {
        let is_error = |diagnostic: &Self| diagnostic.severity == Severity::Error;
        let (mut errors, warnings): (Vec<_>, Vec<_>) = list.into_iter().partition(is_error);
        errors.extend(warnings);
        errors
    }

    /// Returns the line and column, for sorting the diagnostics of one file.
    pub fn position(&self) -> Option<(usize, usize)> {
        let location = self.location.as_ref()?;
        Some((location.line?, location.column.unwrap_or_default()))
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        for number in [self.line, self.column].into_iter().flatten() {
            write!(f, ":{number}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Diagnostic {
    /// Writes the message and the location in plain text, without the hint: with an excerpt below the message, or
    /// with the location before it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(location) = &self.location else { return f.write_str(&self.message) };
        let Some(excerpt) = &location.excerpt else { return write!(f, "{location}: {}", self.message) };
        let annotation = AnnotationKind::Primary.span(excerpt.bytes.clone()).label(excerpt.label.as_str());
        let snippet = Snippet::source(&excerpt.source).path(&location.file).annotation(annotation);
        let group = Level::ERROR.primary_title("").element(snippet);
        let drawn = Renderer::plain().render(&[group]);
        // The first line is the title, which is the message.
        let below = drawn.split_once('\n').map_or("", |(_, excerpt)| excerpt.trim_end());
        write!(f, "{}\n{below}", self.message)
    }
}

impl std::error::Error for Diagnostic {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_location_is_shown_with_a_caret() {
        let source = "a = 1\nstatement = 3\n";
        let diagnostic = Diagnostic::error(Code::WrongType, "wrong type").at(
            "p.toml",
            source,
            18..19,
            "expected a string",
        );
        assert_eq!(diagnostic.position(), Some((2, 13)));
        assert_eq!(
            diagnostic.to_string(),
            "wrong type\n --> p.toml:2:13\n  |\n2 | statement = 3\n  |             ^ expected a string"
        );
    }

    #[test]
    fn a_location_past_the_end_or_inside_a_character_is_still_shown() {
        for (source, bytes) in [("", 0..0), ("é", 1..1), ("a = 'é", 99..120), ("\n\n", 2..2)] {
            let diagnostic = Diagnostic::error(Code::WrongType, "x").at("f", source, bytes.clone(), "here");
            assert!(diagnostic.to_string().contains("--> f:"), "{source:?} {bytes:?}: {diagnostic}");
        }
    }
}
