//! What the program says beside its output: messages on stderr, and whether it may ask.

use std::io::{self, IsTerminal, Write};

use crate::diagnostic::{Diagnostic, Severity};
use crate::error::{CommandError, Exit, Kept};
use crate::text;

/// The person's end of the program: stderr, and what may be said there.
#[derive(Clone, Copy, Debug)]
pub struct Console {
    quiet: bool,
    asks: bool,
    terminal: bool,
}

impl Console {
    /// Looks at the streams. It may ask when stdin and stderr are terminals, whatever stdout is.
    pub fn new(quiet: bool, no_input: bool) -> Self {
        let terminal = io::stderr().is_terminal();
        let asks = !no_input && terminal && io::stdin().is_terminal();
        Self { quiet, asks, terminal }
    }

    /// Whether it may ask.
    pub fn asks(self) -> bool {
        self.asks
    }

    /// Whether a person looks at the messages.
    pub fn is_watched(self) -> bool {
        self.terminal
    }

    /// Whether it was asked to say nothing but errors.
    pub fn is_quiet(self) -> bool {
        self.quiet
    }

    /// Says something that is good to know.
    pub fn note(self, message: &str) {
        if !self.quiet {
            say("note", message);
        }
    }

    /// Says something that may be wrong.
    pub fn warn(self, message: &str) {
        if !self.quiet {
            say("warning", message);
        }
    }

    /// Says what a diagnostic says, with its hint.
    pub fn tell(self, diagnostic: &Diagnostic) {
        if diagnostic.severity == Severity::Error || !self.quiet {
            tell_diagnostic(diagnostic);
        }
    }

    /// Says what was made, to a person who looks; nobody else's time is spent on putting it in words.
    pub fn summary(self, message: impl FnOnce() -> String) {
        if self.terminal {
            self.note(&message());
        }
    }

    /// Gives advice, to a person who looks.
    pub fn advice(self, message: &str) {
        if self.terminal && !self.quiet {
            say("hint", message);
        }
    }
}

/// Reports why nothing was done, and tells how the program ends.
pub fn report(error: &anyhow::Error) -> Exit {
    let kept = error.downcast_ref::<Kept>();
    let error = kept.map_or(error, |kept| &kept.cause);
    tell(error);
    if let Some(kept) = kept {
        say("note", &format!("what you wrote is kept in '{}'", kept.path.display()));
    }
    nothing_written();
    error.downcast_ref::<CommandError>().map_or(Exit::Failure, |error| error.exit)
}

/// What is wrong, if the error says it in diagnostics.
pub fn diagnostics(error: &anyhow::Error) -> &[Diagnostic] {
    let of_command = error.downcast_ref::<CommandError>().map(|error| error.diagnostics.as_slice());
    let one = || error.downcast_ref::<Diagnostic>().map(std::slice::from_ref);
    of_command.or_else(one).unwrap_or_default()
}

/// How many errors of one file are told.
const MOST_ERRORS: usize = 10;

/// Tells what is wrong, and what to do about it.
pub fn tell(error: &anyhow::Error) {
    let diagnostics = diagnostics(error);
    if diagnostics.is_empty() {
        return say("error", &format!("{error:#}"));
    }
    diagnostics.iter().take(MOST_ERRORS).for_each(tell_diagnostic);
    let more = diagnostics.len().saturating_sub(MOST_ERRORS);
    if more > 0 {
        say("note", &text::count(more, "more error"));
    }
}

fn tell_diagnostic(diagnostic: &Diagnostic) {
    let kind = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    say(kind, &diagnostic.to_string());
    if let Some(hint) = &diagnostic.hint {
        say("hint", hint);
    }
}

/// Says that stdout stays empty, which a script that reads it must be able to trust.
pub fn nothing_written() {
    say("note", "nothing was written");
}

/// Writes a message; colours only where the terminal and `NO_COLOR` allow. Nobody can be told that
/// stderr is gone.
fn say(kind: &str, message: &str) {
    let colour = match kind {
        "error" => "\u{1b}[1;31m",
        "warning" => "\u{1b}[1;33m",
        _ => "\u{1b}[1m",
    };
    let message = text::lines(message);
    let mut stderr = anstream::stderr().lock();
    let _ = writeln!(stderr, "{colour}{kind}:\u{1b}[0m {message}");
}
