//! The worksheet of `triage --html`, and the file that it is for.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::commands::{AppContext, facts};
use crate::diagnostic::{Code, Diagnostic};
use crate::draft::Length;
use crate::error::CommandError;
use crate::file::{Opened, Replaced};
use crate::output::Worksheet;

/// How a page begins.
const PAGE_START: &[u8] = b"<!DOCTYPE html";

/// Where a worksheet goes.
pub(super) struct WorksheetFile<'a> {
    path: &'a Path,
    file: Opened,
    length: Length,
}

impl<'a> WorksheetFile<'a> {
    /// Opens the file that the worksheet is for, before anything is read: nobody should learn at the end of a
    /// long run that it can't be written.
    ///
    /// # Errors
    ///
    /// It can't be written, it is what is to be read, or it holds something that is no page: what is read may
    /// stand in a folder, or come by the standard input.
    pub(super) fn open(path: &'a Path, inputs: &[PathBuf], length: Length) -> Result<Self, CommandError> {
        if path == Path::new("-") {
            let error = Diagnostic::error(Code::MissingFlag, "a worksheet needs a file");
            return Err(CommandError::usage(error.hint("name one: --html worksheet.html")));
        }
        let shown = path.display();
        let place = fs::canonicalize(path);
        if let Ok(place) = &place
            && inputs.iter().any(|input| fs::canonicalize(input).is_ok_and(|input| input == *place))
        {
            let error = Diagnostic::error(
                Code::WouldOverwrite,
                format!("'{shown}' is to be read, and would be lost"),
            );
            return Err(CommandError::usage(error.hint("name another file behind --html")));
        }
        let file = Opened::open(path).map_err(|error| {
            Diagnostic::error(Code::CantWrite, format!("can't write '{shown}': {error}"))
                .hint("name a file in a folder that you can write in")
        })?;
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        let is_page = matches!(ending.as_deref(), Some("html" | "htm"))
            || file.content().is_none_or(|held| held.is_empty() || held.starts_with(PAGE_START));
        if !is_page {
            let error = Diagnostic::error(
                Code::WouldOverwrite,
                format!("'{shown}' holds something else, which would be lost"),
            );
            return Err(CommandError::usage(error.hint("name a file that ends in .html")));
        }
        Ok(Self { path, file, length })
    }

    /// Writes the worksheet, whole or not at all, and says where it is.
    ///
    /// # Errors
    ///
    /// It can't be written; then the file is as it was.
    pub(super) fn write(mut self, worksheet: Worksheet, context: &AppContext) -> Result<()> {
        let page = worksheet
            .page(&context.policy, self.length, facts::today())
            .context("can't make the worksheet")?;
        let shown = self.path.display();
        let replaced = self.file.replace(page.as_bytes()).map_err(|error| {
            Diagnostic::error(Code::CantWrite, format!("can't write '{shown}': {error}"))
                .hint("make room there, or name another file")
        })?;
        if replaced == Replaced::ChangedMeanwhile {
            let error = Diagnostic::error(
                Code::ChangedMeanwhile,
                format!("'{shown}' was changed by somebody else meanwhile"),
            );
            return Err(error.hint("look at it, then run this again").into());
        }
        context.console.note(&format!("the worksheet is '{shown}': open it in your browser"));
        Ok(())
    }
}
