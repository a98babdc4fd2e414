//! What is wrong, where, and what to do about it: one type for policies, templates, drafts, exports and mail.

mod code;

use std::fmt;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
pub use code::Code;
use serde::Serialize;

use crate::text;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Something can't be done.
    Error,
    /// It can be done, and is hardly meant so.
    Warning,
    /// It is good to know.
    Note,
}

/// A problem: what, where, and what to do about it. `check --json` prints it in this shape.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// What kind of problem it is.
    pub code: Code,
    /// What is wrong, in one sentence without its full stop.
    pub message: String,
    /// Where.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<Location>,
    /// What to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
}

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Location {
    /// The file as the user named it, made safe to show.
    pub file: String,
    /// The line, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// The column in characters, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
    /// What to quote of the file.
    #[serde(skip)]
    excerpt: Option<Box<Excerpt>>,
}

/// A piece of a file that is quoted, with a caret.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Excerpt {
    source: String,
    bytes: Range<usize>,
    label: String,
}

impl Diagnostic {
    /// Something can't be done.
    pub fn error(code: Code, message: impl Into<String>) -> Self {
        Self { severity: Severity::Error, code, message: message.into(), location: None, hint: None }
    }

    /// Something can be done, and is hardly meant so.
    pub fn warning(code: Code, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, message) }
    }

    /// Something is good to know.
    pub fn note(code: Code, message: impl Into<String>) -> Self {
        Self { severity: Severity::Note, ..Self::error(code, message) }
    }

    /// A name isn't among `known`; the hint is the nearest that is.
    pub fn unknown<'k>(noun: &str, given: &str, known: impl IntoIterator<Item = &'k str> + Clone) -> Self {
        let message = format!("unknown {noun} `{}`", text::line(given));
        Self::error(Code::UnknownName, message).hint(text::suggest(given, known))
    }

    /// Sets how bad it is.
    #[must_use]
    pub fn severity(self, severity: Severity) -> Self {
        Self { severity, ..self }
    }

    /// Says what to do about it.
    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    /// Points at a file as a whole.
    #[must_use]
    pub fn in_file(self, file: &str) -> Self {
        let location = Location { file: text::line(file), line: None, column: None, excerpt: None };
        Self { location: Some(location), ..self }
    }

    /// Points at a line of a file, and maybe a column in it, both counted from 1.
    #[must_use]
    pub fn at_line(self, file: &str, line: usize, column: Option<usize>) -> Self {
        let location = Location { file: text::line(file), line: Some(line), column, excerpt: None };
        Self { location: Some(location), ..self }
    }

    /// Points at `bytes` of `source`, which was read from `file`; `label` stands at the caret.
    #[must_use]
    pub fn at(self, file: &str, source: &str, bytes: Range<usize>, label: impl Into<String>) -> Self {
        // A span can be empty or end past the last line; the caret needs a character to stand under.
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

    /// Its line and column, by which those of one file are sorted.
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
    /// Writes what and where in plain text, without the hint: the message with an excerpt below it, or behind the
    /// place.
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
    fn a_place_is_shown_with_a_caret() {
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
    fn a_place_past_the_end_or_inside_a_letter_is_still_shown() {
        for (source, bytes) in [("", 0..0), ("é", 1..1), ("a = 'é", 99..120), ("\n\n", 2..2)] {
            let diagnostic = Diagnostic::error(Code::WrongType, "x").at("f", source, bytes.clone(), "here");
            assert!(diagnostic.to_string().contains("--> f:"), "{source:?} {bytes:?}: {diagnostic}");
        }
    }
}
