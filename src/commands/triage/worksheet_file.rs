//! The file that `triage --html` writes its worksheet to.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::commands::{AppContext, cant_write, today};
use crate::diagnostic::{Code, Diagnostic};
use crate::draft::Length;
use crate::error::CommandError;
use crate::file::{Opened, Replaced, extension};
use crate::output::Worksheet;

/// The first bytes of a worksheet.
const PAGE_START: &[u8] = b"<!DOCTYPE html";

/// The file that a worksheet is written to.
pub(super) struct WorksheetFile<'a> {
    path: &'a Path,
    file: Opened,
    length: Length,
}

impl<'a> WorksheetFile<'a> {
    /// Opens the file before any input is read, so that a long run doesn't fail at its end. What it holds must be a
    /// page: it may be an input although no path says so, one in a folder, or the one that stdin is read from.
    pub(super) fn open(path: &'a Path, inputs: &[PathBuf], length: Length) -> Result<Self, CommandError> {
        if path == Path::new("-") {
            let error = Diagnostic::error(Code::MissingFlag, "a worksheet needs a file");
            return Err(CommandError::usage(error.hint("name one: --html worksheet.html")));
        }
        if is_input(path, inputs) {
            let hint = "name another file behind --html";
            return Err(would_overwrite(path, "is to be read, and would be lost", hint));
        }
        let file = Opened::open(path)
            .map_err(|error| cant_write(path, &error, "name a file in a folder that you can write in"))?;
        let may_replace = has_html_extension(path)
            || file.content().is_none_or(|content| content.is_empty() || content.starts_with(PAGE_START));
        if !may_replace {
            let hint = "name a file that ends in .html";
            return Err(would_overwrite(path, "holds something else, which would be lost", hint));
        }
        Ok(Self { path, file, length })
    }

    /// Writes the worksheet and prints where it is. After an error the file is unchanged.
    pub(super) fn write(mut self, worksheet: Worksheet, context: &AppContext) -> Result<()> {
        let page =
            worksheet.page(&context.policy, self.length, today()).context("can't make the worksheet")?;
        let replaced = self
            .file
            .replace(page.as_bytes())
            .map_err(|error| cant_write(self.path, &error, "make room there, or name another file"))?;
        let path = self.path.display();
        if replaced == Replaced::ChangedMeanwhile {
            let message = format!("'{path}' was changed by somebody else meanwhile");
            let error = Diagnostic::error(Code::ChangedMeanwhile, message);
            return Err(error.hint("look at it, then run this again").into());
        }
        context.console.note(&format!("the worksheet is '{path}': open it in your browser"));
        Ok(())
    }
}

fn is_input(path: &Path, inputs: &[PathBuf]) -> bool {
    fs::canonicalize(path)
        .is_ok_and(|path| inputs.iter().any(|input| fs::canonicalize(input).is_ok_and(|input| input == path)))
}

fn has_html_extension(path: &Path) -> bool {
    matches!(extension(path).as_str(), "html" | "htm")
}

fn would_overwrite(path: &Path, problem: &str, hint: &str) -> CommandError {
    let message = format!("'{}' {problem}", path.display());
    CommandError::usage(Diagnostic::error(Code::WouldOverwrite, message).hint(hint))
}
