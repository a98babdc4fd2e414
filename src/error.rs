//! The exit status of the program, and the error type of commands.

use std::fmt;
use std::path::PathBuf;
use std::process::ExitCode;

use crate::diagnostic::Diagnostic;

/// How a run ended. The status numbers are a stable interface for scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Success: status 0.
    Done,
    /// An error: status 1.
    Failure,
    /// An invalid command line: status 2.
    Usage,
    /// `draft` only, the policy says to send nothing: status 3.
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

/// The errors that ended a command.
#[derive(Debug)]
pub struct CommandError {
    /// The exit status.
    pub exit: Exit,
    /// The errors; those of one file in its order.
    pub diagnostics: Vec<Diagnostic>,
}

impl CommandError {
    /// Creates the error of an invalid command line.
    pub fn usage(diagnostic: Diagnostic) -> Self {
        Self { exit: Exit::Usage, diagnostics: vec![diagnostic] }
    }
}

impl From<Diagnostic> for CommandError {
    fn from(diagnostic: Diagnostic) -> Self {
        Self::from(vec![diagnostic])
    }
}

impl From<Vec<Diagnostic>> for CommandError {
    fn from(diagnostics: Vec<Diagnostic>) -> Self {
        Self { exit: Exit::Failure, diagnostics }
    }
}

impl fmt::Display for CommandError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.diagnostics.iter().try_for_each(|diagnostic| writeln!(f, "{diagnostic}"))
    }
}

impl std::error::Error for CommandError {}

/// An error after the user had written a text, which was saved to a file.
#[derive(Debug)]
pub struct Kept {
    /// The file with the text.
    pub path: PathBuf,
    /// The error.
    pub cause: anyhow::Error,
}

impl fmt::Display for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:#}", self.cause)
    }
}

impl std::error::Error for Kept {}
