//! Where what `triage` finds goes.

use std::io::{self, BufWriter, StdoutLock, Write};
use std::ops::ControlFlow;

use console::Term;

use crate::draft::Draft;
use crate::output::{Finding, Table};

/// Why a run ends before its input does.
pub(super) enum Stop {
    /// Nobody reads what it prints any more.
    Closed,
    /// It can't go on.
    Failed(anyhow::Error),
}

/// Where the findings go.
pub(super) enum Sink {
    /// As JSON, one a line, at once.
    Json(BufWriter<StdoutLock<'static>>),
    /// As a table, once all are there.
    Table(Table),
}

impl Sink {
    /// Chooses by what the user asks for.
    pub(super) fn new(json: bool) -> Self {
        if json {
            Self::Json(BufWriter::with_capacity(64 * 1024, io::stdout().lock()))
        } else {
            Self::Table(Table::default())
        }
    }

    /// Takes what came of one invitation.
    pub(super) fn take(&mut self, finding: Finding<'_>, draft: Option<&Draft>) -> ControlFlow<Stop> {
        match self {
            Self::Json(out) => {
                let line = serde_json::to_string(&finding.report(draft)).map_err(io::Error::from);
                ended(line.and_then(|line| {
                    out.write_all(line.as_bytes())?;
                    out.write_all(b"\n")
                }))
            }
            Self::Table(table) => {
                table.push(finding);
                ControlFlow::Continue(())
            }
        }
    }

    /// Prints what was collected.
    pub(super) fn finish(&mut self) -> ControlFlow<Stop> {
        match self {
            Self::Json(out) => ended(out.flush()),
            Self::Table(table) if table.is_empty() => ControlFlow::Continue(()),
            Self::Table(table) => {
                let width = Term::stdout().size_checked().map(|(_, columns)| usize::from(columns));
                let shown = table.show(width);
                let mut stdout = io::stdout().lock();
                ended(writeln!(stdout, "{shown}").and_then(|()| stdout.flush()))
            }
        }
    }

    /// Hands on what is printed already; what was only collected is given up.
    pub(super) fn leave(&mut self) {
        if let Self::Json(out) = self {
            // Another fault is on its way to the user.
            let _ = out.flush();
        }
    }

    /// Whether each finding is printed as it comes.
    pub(super) fn is_streamed(&self) -> bool {
        matches!(self, Self::Json(_))
    }
}

/// Tells how writing to stdout goes on: a reader that has closed the pipe has had enough.
fn ended(written: io::Result<()>) -> ControlFlow<Stop> {
    match written {
        Ok(()) => ControlFlow::Continue(()),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ControlFlow::Break(Stop::Closed),
        Err(error) => {
            let error = anyhow::Error::from(error).context("can't write to stdout");
            ControlFlow::Break(Stop::Failed(error))
        }
    }
}
