//! How the program ends, and the error that a command ends with.

use std::fmt;
use std::path::PathBuf;
use std::process::ExitCode;

use crate::diagnostic::Diagnostic;

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

/// Why a command can't go on.
#[derive(Debug)]
pub struct CommandError {
    /// How the program ends because of it.
    pub exit: Exit,
    /// What is wrong; of one file there can be several, in its order.
    pub diagnostics: Vec<Diagnostic>,
}

impl CommandError {
    /// The command line is wrong: status 2.
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
