//! CSV tables as LinkedIn writes them and as spreadsheets save them: finds the header on any line, continues
//! after a bad row, and buffers one row at a time.

use std::borrow::Cow;
use std::io::{self, Read};

use super::decode::decoded;
use super::rows::RowReader;
use crate::diagnostic::{Code, Diagnostic};
use crate::text;

/// The number of bytes that the header is searched in: LinkedIn writes three lines before that of
/// `Connections.csv`.
const HEADER_WITHIN: u64 = 64 * 1024;

/// The maximum number of rows: several times the largest `messages.csv` seen. A small zip can hold any number.
const MAX_ROWS: usize = 500_000;

/// A table that is read row by row.
pub(super) struct Table<'r> {
    /// The file's path as shown to the user.
    pub(super) file: String,
    rows: RowReader<'r>,
    header: Header,
    /// Whether a row so far wasn't UTF-8, and was decoded as Windows-1252.
    pub(super) is_windows_1252: bool,
    /// The number of rows read so far, without the header.
    count: usize,
    /// Whether reading has failed; no more rows are read then.
    failed: bool,
}

/// The columns to read, by their [`normalized`] names.
pub(super) struct Columns {
    /// Without one of them the table can't be used.
    pub(super) required: &'static [&'static str],
    /// Without one of them all its cells are empty.
    pub(super) optional: &'static [&'static str],
}

/// The cells of a row in the requested columns.
pub(super) struct Row {
    /// The line where it begins, counted from 1.
    pub(super) line: usize,
    cells: Vec<(&'static str, String)>,
}

impl Row {
    /// Returns the cell in a requested column; empty if the table lacks the column.
    pub(super) fn cell(&self, column: &str) -> &str {
        let cell = self.cells.iter().find(|(name, _)| *name == column);
        cell.map(|(_, cell)| cell.as_str()).unwrap_or_default()
    }

    /// Takes the cell out of a requested column; `None` if the table lacks the column.
    pub(super) fn take(&mut self, column: &str) -> Option<String> {
        let cell = self.cells.iter_mut().find(|(name, _)| *name == column);
        cell.map(|(_, cell)| std::mem::take(cell))
    }
}

impl<'r> Table<'r> {
    /// Finds the header and detects the separator.
    ///
    /// # Errors
    ///
    /// The file can't be read, or no row at its beginning has all required columns.
    pub(super) fn open(file: String, reader: impl Read + 'r, columns: &Columns) -> Result<Self, Diagnostic> {
        let cant_read = |error| cant_read(&file, &error);
        let mut reader = decoded(reader).map_err(cant_read)?;
        let mut head = Vec::new();
        reader.by_ref().take(HEADER_WITHIN).read_to_end(&mut head).map_err(cant_read)?;
        let header = Header::find(&head, columns).map_err(|missing| no_header(&file, &missing))?;
        let mut rows = RowReader::new(Box::new(io::Cursor::new(head).chain(reader)), header.separator);
        for _ in 0..header.row {
            rows.advance().map_err(cant_read)?;
        }
        Ok(Self { file, rows, header, is_windows_1252: false, count: 0, failed: false })
    }

    /// Whether the table lacks a requested column.
    pub(super) fn lacks(&self, column: &str) -> bool {
        !self.header.indexes.iter().any(|(name, _)| *name == column)
    }

    /// Reads the next row; rows with blank cells only are skipped.
    pub(super) fn next(&mut self) -> Option<Result<Row, Diagnostic>> {
        while !self.failed {
            let (advanced, fault) = (self.rows.advance(), self.rows.error());
            self.count += 1;
            match (advanced, fault) {
                (Ok(None), _) => break,
                (Ok(Some(_)), _) if self.count > MAX_ROWS => {
                    self.failed = true;
                    return Some(Err(too_many_rows(&self.file)));
                }
                (Ok(Some(line)), Some(error)) => return Some(Err(bad_row(&self.file, line, error))),
                (Ok(Some(_)), None) if self.rows.cells().all(|cell| cell.trim().is_empty()) => {}
                (Ok(Some(line)), None) => return Some(self.row(line)),
                (Err(error), _) => {
                    self.failed = true;
                    return Some(Err(cant_read(&self.file, &error)));
                }
            }
        }
        None
    }

    /// Returns the number of lines of the current row.
    pub(super) fn line_count(&self) -> usize {
        1 + self.rows.bytes().flatten().filter(|byte| **byte == b'\n').count()
    }

    /// Returns the requested cells of the current row. A spreadsheet may have added empty cells to its end, or
    /// dropped those there.
    fn row(&mut self, line: usize) -> Result<Row, Diagnostic> {
        self.is_windows_1252 |= self.rows.is_windows_1252();
        let Header { width, indexes, .. } = &self.header;
        let mut cells: Vec<String> = self.rows.cells().map(Cow::into_owned).collect();
        let min_width = indexes.iter().map(|(_, index)| index + 1).max().unwrap_or_default();
        let is_filled = |cell: &String| !cell.trim().is_empty();
        if cells.len() < min_width || cells.iter().skip(*width).any(is_filled) {
            let error = format!("{} where the header has {width}", text::count(cells.len(), "cell"));
            return Err(bad_row(&self.file, line, &error));
        }
        let take = |(name, index): &(_, usize)| (*name, std::mem::take(&mut cells[*index]));
        Ok(Row { line, cells: indexes.iter().map(take).collect() })
    }
}

/// The position and shape of the header.
struct Header {
    separator: u8,
    /// The number of its row, counted from 1.
    row: usize,
    /// The number of its cells.
    width: usize,
    /// The requested columns that the table has, with their index in a row.
    indexes: Vec<(&'static str, usize)>,
}

impl Header {
    /// Finds the first row that has all required columns, by any separator; the error is the columns that the
    /// best row lacks.
    fn find(head: &[u8], columns: &Columns) -> Result<Self, Vec<&'static str>> {
        let Columns { required, optional } = columns;
        let mut fewest_missing = required.to_vec();
        for separator in *b",\t;" {
            let mut rows = RowReader::new(Box::new(head), separator);
            let mut row = 0;
            while let Ok(Some(_)) = rows.advance() {
                row += 1;
                let names: Vec<String> = rows.cells().map(|cell| normalized(&cell)).collect();
                let index = |name: &str| names.iter().position(|other| other == name);
                let missing: Vec<_> = required.iter().copied().filter(|name| index(name).is_none()).collect();
                if missing.is_empty() {
                    let requested = required.iter().chain(*optional);
                    let indexes = requested.filter_map(|name| Some((*name, index(name)?))).collect();
                    return Ok(Self { separator, row, width: names.len(), indexes });
                }
                if missing.len() < fewest_missing.len() {
                    fewest_missing = missing;
                }
            }
        }
        Err(fewest_missing)
    }
}

/// Returns a column's name in lower case, without the spaces and underscores that differ between versions of
/// the export.
fn normalized(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn no_header(file: &str, missing: &[&str]) -> Diagnostic {
    let missing: Vec<String> = missing.iter().map(|name| format!("`{name}`")).collect();
    let message = format!("'{file}' has no header that names {}", missing.join(" and "));
    Diagnostic::error(Code::MissingColumn, message)
        .hint("give the folder or zip of the export: alone, only its Invitations.csv can be read")
}

fn cant_read(file: &str, error: &io::Error) -> Diagnostic {
    Diagnostic::error(Code::CantRead, format!("can't read '{file}' to its end: {error}"))
        .hint("download the export again, or unpack it with another program and give the folder")
}

fn too_many_rows(file: &str) -> Diagnostic {
    let message = format!("'{file}' has more than 500,000 rows, which no export does; the rest is left out");
    Diagnostic::error(Code::TooLarge, message).hint("download the export again")
}

/// Returns the error for a row that is skipped.
pub(super) fn bad_row(file: &str, line: usize, error: &str) -> Diagnostic {
    let message = format!("{error}; the row is left out");
    Diagnostic::error(Code::BadRow, message).at_line(file, line, None)
}
