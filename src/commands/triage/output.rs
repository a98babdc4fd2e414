//! The output of `triage`: lines of JSON during the run, or a table or a worksheet at its end.

use std::io::{self, BufWriter, Stdout, Write};

use anyhow::{Context, Result};
use terminal_size::{Width, terminal_size_of};

use super::worksheet_file::WorksheetFile;
use crate::cli::TriageArgs;
use crate::commands::{AppContext, CANT_WRITE_STDOUT};
use crate::draft::{Draft, Length};
use crate::evaluation::Evaluation;
use crate::known_names::KnownNames;
use crate::output::{Choice, Table, Variant, Worksheet};
use crate::stdout;

/// The format and destination of the output.
pub(super) enum Output<'a> {
    /// JSON Lines on stdout.
    Json(BufWriter<Stdout>),
    /// A table on stdout.
    Table(Table),
    /// An HTML page in a file.
    Worksheet(Box<Worksheet>, WorksheetFile<'a>),
}

impl<'a> Output<'a> {
    /// Chooses the output by `--html` and `--json`. It is an error if the worksheet can't be written to its file.
    pub(super) fn open(args: &'a TriageArgs, length: Length, names: &KnownNames) -> Result<Self> {
        Ok(match &args.html {
            Some(path) => {
                let file = WorksheetFile::open(path, &args.inputs, length)?;
                Self::Worksheet(Box::new(Worksheet::new(Choice::all(names))), file)
            }
            None if args.json => {
                Self::Json(BufWriter::with_capacity(64 * 1024, stdout::open().context(CANT_WRITE_STDOUT)?))
            }
            None => Self::Table(Table::default()),
        })
    }

    /// The choices that are to be drafted beforehand, which only a worksheet offers.
    pub(super) fn choices(&self) -> &[Choice] {
        match self {
            Self::Json(_) | Self::Table(_) => &[],
            Self::Worksheet(worksheet, _) => worksheet.choices(),
        }
    }

    /// Adds an invitation, and what follows from each of the [`choices`](Self::choices).
    pub(super) fn add(
        &mut self,
        evaluation: &Evaluation,
        draft: Option<&Draft>,
        variants: &[Variant],
    ) -> io::Result<()> {
        match self {
            Self::Json(stdout) => {
                serde_json::to_writer(&mut *stdout, &evaluation.json(draft, None))?;
                stdout.write_all(b"\n")?;
            }
            Self::Table(table) => table.push(evaluation),
            Self::Worksheet(worksheet, _) => worksheet.push(evaluation, draft, variants),
        }
        Ok(())
    }

    /// Writes what is left to write: buffered lines, the table or the worksheet.
    pub(super) fn finish(self, context: &AppContext) -> Result<()> {
        match self {
            Self::Json(mut stdout) => stdout.flush().context(CANT_WRITE_STDOUT),
            Self::Table(table) if table.is_empty() => Ok(()),
            Self::Table(table) => {
                let width = terminal_size_of(io::stdout()).map(|(Width(columns), _)| usize::from(columns));
                let mut stdout = stdout::open().context(CANT_WRITE_STDOUT)?;
                writeln!(stdout, "{}", table.show(width))
                    .and_then(|()| stdout.flush())
                    .context(CANT_WRITE_STDOUT)
            }
            Self::Worksheet(worksheet, file) => file.write(*worksheet, context),
        }
    }

    /// Returns whether each invitation is output at once, so that the output is usable even if the run fails.
    pub(super) fn is_streamed(&self) -> bool {
        matches!(self, Self::Json(_))
    }
}
