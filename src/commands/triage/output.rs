//! What `triage` prints: lines of JSON as they come; a table or a worksheet at the end.

use std::io::{self, BufWriter, Stdout, Write};

use anyhow::{Context, Result};
use console::Term;

use super::worksheet_file::WorksheetFile;
use crate::commands::AppContext;
use crate::draft::Draft;
use crate::output::{InvitationReport, Table, Worksheet};

/// Where the reports go.
pub(super) enum Output<'a> {
    /// One JSON object a line, on stdout.
    Json(BufWriter<Stdout>),
    /// A table on stdout.
    Table(Table),
    /// A page in a file.
    Worksheet(Worksheet, WorksheetFile<'a>),
}

impl Output<'_> {
    pub(super) fn json() -> Self {
        Self::Json(BufWriter::with_capacity(64 * 1024, io::stdout()))
    }

    /// Adds an invitation.
    ///
    /// # Errors
    ///
    /// Stdout can't be written.
    pub(super) fn add(&mut self, report: InvitationReport<'_>, draft: Option<&Draft>) -> io::Result<()> {
        match self {
            Self::Json(stdout) => {
                serde_json::to_writer(&mut *stdout, &report.json(draft))?;
                stdout.write_all(b"\n")?;
            }
            Self::Table(table) => table.push(report),
            Self::Worksheet(worksheet, _) => worksheet.push(report, draft),
        }
        Ok(())
    }

    /// Prints or writes what was collected.
    ///
    /// # Errors
    ///
    /// Stdout or the file can't be written.
    pub(super) fn finish(self, context: &AppContext) -> Result<()> {
        match self {
            Self::Json(mut stdout) => stdout.flush().context(CANT_WRITE),
            Self::Table(table) if table.is_empty() => Ok(()),
            Self::Table(table) => {
                let width = Term::stdout().size_checked().map(|(_, columns)| usize::from(columns));
                let mut stdout = io::stdout().lock();
                writeln!(stdout, "{}", table.show(width)).and_then(|()| stdout.flush()).context(CANT_WRITE)
            }
            Self::Worksheet(worksheet, file) => file.write(worksheet, context),
        }
    }

    /// Whether what was added is shown even if the run fails: lines of JSON are complete each.
    pub(super) fn is_streamed(&self) -> bool {
        matches!(self, Self::Json(_))
    }
}

/// The context of an error of stdout.
pub(super) const CANT_WRITE: &str = "can't write to stdout";
