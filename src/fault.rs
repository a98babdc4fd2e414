//! What went wrong, where, and what to do about it; and how the program ends.

use std::fmt;
use std::ops::Range;
use std::path::PathBuf;
use std::process::ExitCode;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::text;

/// How a run ended. The numbers are part of the contract with scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// It did what was asked.
    Done,
    /// It could not.
    Failure,
    /// It was asked wrongly.
    Usage,
    /// `draft` only: the policy says to send nothing.
    NothingToSend,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::Failure => 1,
            Exit::Usage => 2,
            Exit::NothingToSend => 3,
        })
    }
}

/// A mistake with a name: what, where, and on a line of its own what to do.
#[derive(Debug)]
pub struct Fault {
    what: String,
    place: Option<Box<Spot>>,
    hint: Option<String>,
    exit: Exit,
    more: Vec<Fault>,
}

/// A piece of a file that is at fault.
#[derive(Debug)]
struct Spot {
    file: String,
    source: String,
    bytes: Range<usize>,
    label: String,
}

impl Fault {
    /// Something in the world is not as it must be: status 1.
    pub fn failure(what: impl Into<String>) -> Self {
        Self { what: what.into(), place: None, hint: None, exit: Exit::Failure, more: Vec::new() }
    }

    /// The command line is not as it must be: status 2.
    pub fn usage(what: impl Into<String>) -> Self {
        Self { exit: Exit::Usage, ..Self::failure(what) }
    }

    /// A name on the command line that isn't among `known`: status 2, with the nearest that is.
    pub fn unknown<'k>(noun: &str, given: &str, known: impl IntoIterator<Item = &'k str> + Clone) -> Self {
        Self::usage(format!("unknown {noun} `{}`", text::line(given))).hint(text::suggest(given, known))
    }

    /// The first of the faults of a file, which carries the others in the file's order.
    pub fn all_of(mut faults: Vec<Self>) -> Option<Self> {
        faults.sort_by_key(|fault| fault.place().map(|(_, line, column)| (line, column)));
        let mut faults = faults.into_iter();
        let first = faults.next()?;
        Some(Self { more: faults.collect(), ..first })
    }

    /// Itself, then those that it carries.
    pub fn each(&self) -> impl Iterator<Item = &Self> {
        std::iter::once(self).chain(&self.more)
    }

    /// Says what to do about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Points at `bytes` of `source`, which was read from `file`; `label` stands at the caret.
    #[must_use]
    pub fn at(mut self, file: &str, source: &str, bytes: Range<usize>, label: impl Into<String>) -> Self {
        // A span can be empty or end past the last line; the caret needs a character to stand under.
        let end = source.len();
        let start = floor_boundary(source, bytes.start.min(end));
        let stop = floor_boundary(source, bytes.end.clamp(start, end));
        self.place = Some(Box::new(Spot {
            file: text::line(file),
            source: source.to_owned(),
            bytes: start..stop,
            label: label.into(),
        }));
        self
    }

    /// Tells what happened, in one line.
    pub fn what(&self) -> &str {
        &self.what
    }

    /// Tells the file, the line and the column (in characters) that it points at, both counted from 1.
    pub fn place(&self) -> Option<(&str, usize, usize)> {
        let Spot { file, source, bytes, .. } = self.place.as_deref()?;
        let before = &source[..bytes.start];
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Some((file, before.matches('\n').count() + 1, column))
    }

    /// Tells how the program ends because of it.
    pub fn exit(&self) -> Exit {
        self.exit
    }

    /// Tells what to do about it.
    pub fn advice(&self) -> Option<&str> {
        self.hint.as_deref()
    }
}

/// A failure after a person had written something, which is kept for them.
#[derive(Debug)]
pub struct Kept {
    /// The file that holds it.
    pub path: PathBuf,
    /// What went wrong.
    pub cause: anyhow::Error,
}

impl fmt::Display for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:#}", self.cause)
    }
}

impl std::error::Error for Kept {}

fn floor_boundary(source: &str, mut index: usize) -> usize {
    while !source.is_char_boundary(index) {
        index -= 1;
    }
    index
}

impl fmt::Display for Fault {
    /// Writes what and where, in plain text, without the advice.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)?;
        let Some(place) = &self.place else {
            return Ok(());
        };
        let annotation = AnnotationKind::Primary.span(place.bytes.clone()).label(place.label.as_str());
        let snippet = Snippet::source(&place.source).path(&place.file).annotation(annotation);
        let group = Level::ERROR.primary_title("").element(snippet);
        let drawn = Renderer::plain().render(&[group]);
        // The first line is the title, which stands before this text already.
        match drawn.split_once('\n') {
            Some((_, excerpt)) => write!(f, "\n{}", excerpt.trim_end()),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Fault {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_shows_its_place_with_a_caret() {
        let source = "a = 1\nstatement = 3\n";
        let fault = Fault::failure("wrong type").at("p.toml", source, 18..19, "expected a string");
        assert_eq!(
            fault.to_string(),
            "wrong type\n --> p.toml:2:13\n  |\n2 | statement = 3\n  |             ^ expected a string"
        );
    }

    #[test]
    fn a_place_past_the_end_or_inside_a_letter_is_still_shown() {
        for (source, bytes) in [("", 0..0), ("é", 1..1), ("a = 'é", 99..120), ("\n\n", 2..2)] {
            let shown = Fault::failure("x").at("f", source, bytes.clone(), "here").to_string();
            assert!(shown.contains("--> f:"), "{source:?} {bytes:?}: {shown}");
        }
    }
}
