//! Messages on stderr, and whether the program may ask questions.

use std::io::{self, IsTerminal, Write};
use std::path::Path;

use crate::diagnostic::{Diagnostic, Severity};
use crate::error::{CommandError, Exit, Kept};
use crate::text;

/// Decides which messages are written to stderr, and whether questions are asked.
#[derive(Clone, Copy, Debug)]
pub struct Console {
    quiet: bool,
    asks: bool,
    /// Whether stderr is a terminal.
    terminal: bool,
}

impl Console {
    /// Checks the streams: questions are asked only if stdin and stderr are terminals, whatever stdout is.
    pub fn new(quiet: bool, no_input: bool) -> Self {
        let terminal = io::stderr().is_terminal();
        let asks = !no_input && terminal && io::stdin().is_terminal();
        Self { quiet, asks, terminal }
    }

    /// Whether the program may ask questions.
    pub fn asks(self) -> bool {
        self.asks
    }

    /// Whether stderr is a terminal, so that a person sees the messages.
    pub fn is_watched(self) -> bool {
        self.terminal
    }

    /// Whether only errors are shown.
    pub fn is_quiet(self) -> bool {
        self.quiet
    }

    /// Shows a note.
    pub fn note(self, message: &str) {
        self.show("note", message);
    }

    /// Shows a warning.
    pub fn warn(self, message: &str) {
        self.show("warning", message);
    }

    /// Shows a diagnostic with its hint.
    pub fn tell(self, diagnostic: &Diagnostic) {
        if diagnostic.severity == Severity::Error || !self.quiet {
            write_diagnostic(diagnostic);
        }
    }

    /// Shows a summary of the run as a note, only on a terminal: `message` isn't called otherwise.
    pub fn summary(self, message: impl FnOnce() -> String) {
        if self.terminal {
            self.note(&message());
        }
    }

    /// Shows a hint, only on a terminal.
    pub fn advice(self, message: &str) {
        if self.terminal {
            self.show("hint", message);
        }
    }

    fn show(self, kind: &str, message: &str) {
        if !self.quiet {
            write_message(kind, message);
        }
    }
}

/// Shows the error that ends the run, and returns the exit status.
pub fn report(error: &anyhow::Error) -> Exit {
    let kept = error.downcast_ref::<Kept>();
    let error = kept.map_or(error, |kept| &kept.cause);
    tell(error);
    if let Some(kept) = kept {
        self::kept(&kept.path);
    }
    nothing_written();
    error.downcast_ref::<CommandError>().map_or(Exit::Failure, |error| error.exit)
}

/// Shows where a text was kept that the user had written.
pub fn kept(path: &Path) {
    write_message("note", &format!("what you wrote is kept in '{}'", path.display()));
}

/// Shows why a draft that was printed wasn't copied, and returns the exit status.
pub fn not_copied(error: Diagnostic) -> Exit {
    tell(&error.into());
    write_message("note", "printed, not copied");
    Exit::Failure
}

/// The diagnostics in an error, if it has any.
pub fn diagnostics(error: &anyhow::Error) -> &[Diagnostic] {
    let many = error.downcast_ref::<CommandError>().map(|error| error.diagnostics.as_slice());
    let one = || error.downcast_ref::<Diagnostic>().map(std::slice::from_ref);
    many.or_else(one).unwrap_or_default()
}

/// The maximum number of diagnostics that are shown of one error.
const MAX_ERRORS: usize = 10;

/// Shows an error, with the hints of its diagnostics.
pub fn tell(error: &anyhow::Error) {
    let diagnostics = diagnostics(error);
    if diagnostics.is_empty() {
        return write_message("error", &format!("{error:#}"));
    }
    diagnostics.iter().take(MAX_ERRORS).for_each(write_diagnostic);
    let more = diagnostics.len().saturating_sub(MAX_ERRORS);
    if more > 0 {
        write_message("note", &text::count(more, "more error"));
    }
}

fn write_diagnostic(diagnostic: &Diagnostic) {
    let kind = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    write_message(kind, &diagnostic.to_string());
    if let Some(hint) = &diagnostic.hint {
        write_message("hint", hint);
    }
}

/// Shows the note that stdout is empty, on which scripts rely.
pub fn nothing_written() {
    write_message("note", "nothing was written");
}

/// Writes a message, in color if the terminal and `NO_COLOR` allow. A failure is ignored, since stderr is where it
/// would be reported.
fn write_message(kind: &str, message: &str) {
    let color = match kind {
        "error" => "\u{1b}[1;31m",
        "warning" => "\u{1b}[1;33m",
        _ => "\u{1b}[1m",
    };
    let message = text::lines(message);
    let mut stderr = anstream::stderr().lock();
    let _ = writeln!(stderr, "{color}{kind}:\u{1b}[0m {message}");
}
