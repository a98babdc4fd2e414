//! CSV as LinkedIn writes it, and as spreadsheets save it again: finds the header wherever it stands, goes on
//! after a bad row, and keeps no more than one row.

use std::borrow::Cow;
use std::io::{self, Read};

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::decode::{self, Decoded};
use crate::diagnostic::{Code, Diagnostic};
use crate::text;

/// The longest row: the longest message seen has 14,378 characters.
const LONGEST_ROW: usize = 1024 * 1024;

/// Where the header is looked for: LinkedIn puts three lines before it.
const HEADER_WITHIN: usize = 64 * 1024;

/// A table that is read row by row.
pub(super) struct Table<'r> {
    file: String,
    raw: Raw<'r>,
    columns: usize,
    /// Where the wanted columns stand.
    wanted: Vec<Option<usize>>,
    windows_1252: bool,
    ended: bool,
}

/// A column that is wanted, named as its header is without spaces and underscores, in lower case.
#[derive(Clone, Copy, Debug)]
pub(super) enum Column {
    /// Without it the table can't be used.
    Must(&'static str),
    /// What it would tell isn't known without it.
    May(&'static str),
}

impl Column {
    fn name(self) -> &'static str {
        match self {
            Self::Must(name) | Self::May(name) => name,
        }
    }
}

/// A row: what stands in the wanted columns.
#[derive(Debug)]
pub(super) struct Row {
    /// The line where it begins, counted from 1.
    pub(super) line: usize,
    cells: Vec<Option<String>>,
}

impl Row {
    /// What stands in a wanted column, by its place among them; empty where the table lacks it.
    pub(super) fn cell(&self, wanted: usize) -> &str {
        self.cells.get(wanted).and_then(Option::as_deref).unwrap_or_default()
    }

    /// Takes what stands in a wanted column; `None` where the table lacks it.
    pub(super) fn take(&mut self, wanted: usize) -> Option<String> {
        self.cells.get_mut(wanted).and_then(Option::take)
    }
}

impl<'r> Table<'r> {
    /// Finds the header, with whichever separator.
    ///
    /// # Errors
    ///
    /// The file can't be read, or no line of its beginning names the columns that it must have.
    pub(super) fn open(file: String, reader: impl Read + 'r, wanted: &[Column]) -> Result<Self, Diagnostic> {
        let broken = |error: &io::Error| broken(&file, error);
        let mut reader = Decoded::new(reader).map_err(|error| broken(&error))?;
        let mut head = Vec::new();
        reader.by_ref().take(HEADER_WITHIN as u64).read_to_end(&mut head).map_err(|error| broken(&error))?;
        let mut nearest: Option<Vec<&str>> = None;
        for separator in *b",\t;" {
            match find_header(&head, separator, wanted) {
                Ok(Header { before, columns, wanted }) => {
                    let mut raw = Raw::new(Box::new(io::Cursor::new(head).chain(reader)), separator);
                    for _ in 0..before {
                        raw.advance().map_err(|error| broken(&error))?;
                    }
                    return Ok(Self { file, raw, columns, wanted, windows_1252: false, ended: false });
                }
                Err(missing) if nearest.as_ref().is_none_or(|nearest| missing.len() < nearest.len()) => {
                    nearest = Some(missing);
                }
                Err(_) => {}
            }
        }
        let missing: Vec<String> = nearest.into_iter().flatten().map(|name| format!("`{name}`")).collect();
        let what = format!("'{file}' has no header that names {}", missing.join(" and "));
        let hint =
            "give the file as LinkedIn wrote it; of an export's files only Invitations.csv stands alone";
        Err(Diagnostic::error(Code::MissingColumn, what).hint(hint))
    }

    /// The file's name.
    pub(super) fn file(&self) -> &str {
        &self.file
    }

    /// Which of the wanted columns the table lacks.
    pub(super) fn lacks(&self, wanted: usize) -> bool {
        self.wanted.get(wanted).is_none_or(Option::is_none)
    }

    /// Whether a row so far wasn't UTF-8, and was read as Windows-1252.
    pub(super) fn is_windows_1252(&self) -> bool {
        self.windows_1252
    }

    /// Reads the next row; rows without anything in them are passed over.
    pub(super) fn next(&mut self) -> Option<Result<Row, Diagnostic>> {
        while !self.ended {
            let line = match self.raw.advance() {
                Ok(Some(line)) => line,
                Ok(None) => break,
                Err(error) => {
                    self.ended = true;
                    return Some(Err(broken(&self.file, &error)));
                }
            };
            match self.raw.flaw {
                Some(flaw) => return Some(Err(self.bad(line, flaw))),
                None if self.raw.cells().all(|cell| cell.trim().is_empty()) => {}
                None => return Some(self.row(line)),
            }
        }
        None
    }

    /// How many lines the row takes that was read last.
    pub(super) fn lines(&self) -> usize {
        1 + self.raw.bytes().flatten().filter(|byte| **byte == b'\n').count()
    }

    fn bad(&self, line: usize, what: &str) -> Diagnostic {
        let message = format!("{what}; the row is left out");
        Diagnostic::error(Code::BadRow, message).at_line(&self.file, line, None)
    }

    /// Takes the wanted cells. A spreadsheet may add empty cells to a row, and drop those at its end.
    fn row(&mut self, line: usize) -> Result<Row, Diagnostic> {
        self.windows_1252 |= self.raw.is_windows_1252();
        let count = self.raw.cells().count();
        let needed = self.wanted.iter().flatten().max().map_or(0, |last| last + 1);
        let extra = self.raw.cells().skip(self.columns).any(|cell| !cell.trim().is_empty());
        if count < needed || extra {
            let what = format!("{} where the header has {}", text::count(count, "cell"), self.columns);
            return Err(self.bad(line, &what));
        }
        let mut all: Vec<Option<String>> = self.raw.cells().map(|cell| Some(cell.into_owned())).collect();
        let take = |at: &Option<usize>| at.and_then(|at| all.get_mut(at)).and_then(Option::take);
        Ok(Row { line, cells: self.wanted.iter().map(take).collect() })
    }
}

/// The header's place and shape.
struct Header {
    /// How many rows end with it.
    before: usize,
    columns: usize,
    wanted: Vec<Option<usize>>,
}

/// Finds the first row that has every column which must be there; the error is what the nearest one lacks.
fn find_header(head: &[u8], separator: u8, wanted: &[Column]) -> Result<Header, Vec<&'static str>> {
    let mut raw = Raw::new(Box::new(head), separator);
    let all = || wanted.iter().filter(|column| matches!(column, Column::Must(_))).map(|column| column.name());
    let mut nearest: Vec<&'static str> = all().collect();
    let mut before = 0;
    while let Ok(Some(_)) = raw.advance() {
        before += 1;
        let names: Vec<String> = raw.cells().map(|cell| header(&cell)).collect();
        let at = |wanted: &str| names.iter().position(|name| name == wanted);
        let missing: Vec<&'static str> = all().filter(|name| at(name).is_none()).collect();
        if missing.is_empty() {
            let wanted = wanted.iter().map(|column| at(column.name())).collect();
            return Ok(Header { before, columns: names.len(), wanted });
        }
        if missing.len() < nearest.len() {
            nearest = missing;
        }
    }
    Err(nearest)
}

/// A column's name without what differs from era to era.
fn header(cell: &str) -> String {
    cell.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn broken(file: &str, error: &io::Error) -> Diagnostic {
    Diagnostic::error(Code::CantRead, format!("can't read '{file}' to its end: {error}"))
        .hint("download the export again, or unpack it with another program and give the folder")
}

/// Rows as bytes, one at a time.
struct Raw<'r> {
    reader: Box<dyn Read + 'r>,
    parser: Reader,
    input: Vec<u8>,
    /// What of the input is still to be parsed.
    rest: std::ops::Range<usize>,
    lines: usize,
    output: Vec<u8>,
    ends: Vec<usize>,
    count: usize,
    /// What is wrong with the row as a whole.
    flaw: Option<&'static str>,
}

impl<'r> Raw<'r> {
    fn new(reader: Box<dyn Read + 'r>, separator: u8) -> Self {
        Self {
            reader,
            parser: ReaderBuilder::new().delimiter(separator).build(),
            input: vec![0; 64 * 1024],
            rest: 0..0,
            lines: 0,
            output: vec![0; 4096],
            ends: vec![0; 64],
            count: 0,
            flaw: None,
        }
    }

    /// Reads more input, unless there is some. `false` at the end.
    fn fill(&mut self) -> io::Result<bool> {
        while self.rest.is_empty() {
            match self.reader.read(&mut self.input) {
                Ok(0) => return Ok(false),
                Ok(length) => self.rest = 0..length,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(true)
    }

    /// Parses the next row and tells the line where it begins; `None` at the end. The rest of a row that is
    /// too long is passed over.
    fn advance(&mut self) -> io::Result<Option<usize>> {
        (self.count, self.flaw) = (0, None);
        loop {
            if !self.fill()? {
                return Ok(None);
            }
            match self.input[self.rest.start] {
                b'\n' => self.lines += 1,
                b'\r' => {}
                _ => break,
            }
            self.rest.start += 1;
        }
        let line = self.lines + 1;
        let (mut written, mut ends) = (0, 0);
        loop {
            let more = self.fill()?;
            // At the end a line break closes the row, unless a quotation mark is still open.
            let input = if more { &self.input[self.rest.clone()] } else { &b"\n"[..] };
            let (result, read, wrote, ended) =
                self.parser.read_record(input, &mut self.output[written..], &mut self.ends[ends..]);
            if more {
                self.lines += input[..read].iter().filter(|byte| **byte == b'\n').count();
                self.rest.start += read;
            }
            written += wrote;
            ends += ended;
            match result {
                ReadRecordResult::Record | ReadRecordResult::End => break,
                ReadRecordResult::InputEmpty if !more => {
                    self.flaw = Some(match self.lines > line {
                        true => {
                            "a quotation mark isn't closed, and takes in all lines to the end of the file"
                        }
                        false => "the file is cut off within this row",
                    });
                    break;
                }
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull if self.output.len() < LONGEST_ROW => {
                    self.output.resize(self.output.len() * 2, 0);
                }
                ReadRecordResult::OutputEndsFull if self.ends.len() < 1024 => {
                    self.ends.resize(self.ends.len() * 2, 0);
                }
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {
                    self.flaw = Some("the row is longer than any of LinkedIn's");
                    (written, ends) = (0, 0);
                }
            }
        }
        self.count = if self.flaw.is_some() { 0 } else { ends };
        Ok(Some(line))
    }

    fn bytes(&self) -> impl Iterator<Item = &[u8]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).take(self.count).filter_map(|(start, end)| self.output.get(start..*end))
    }

    fn is_windows_1252(&self) -> bool {
        self.bytes().any(|cell| std::str::from_utf8(cell).is_err())
    }

    fn cells(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.bytes().map(|cell| match std::str::from_utf8(cell) {
            Ok(cell) => Cow::Borrowed(cell),
            Err(_) => Cow::Owned(decode::windows_1252(cell)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_without_end_is_passed_over_and_not_held() {
        let start = io::Cursor::new("Name\nAna\n\"");
        let endless = io::repeat(b'x').take(16 << 20);
        let reader = start.chain(endless).chain(io::Cursor::new("\nx\"\nBo\n\"Cy"));
        let mut table = Table::open("t.csv".to_owned(), reader, &[Column::Must("name")]).expect("a table");
        let mut read = Vec::new();
        while let Some(row) = table.next() {
            read.push(row.map(|row| (row.line, row.cell(0).to_owned())).map_err(|fault| fault.to_string()));
            assert!(table.raw.output.len() <= LONGEST_ROW);
        }
        let left_out = |what: &str| Err(format!("t.csv:{what}; the row is left out"));
        let expected = [
            Ok((2, "Ana".to_owned())),
            left_out("3: the row is longer than any of LinkedIn's"),
            Ok((5, "Bo".to_owned())),
            left_out("6: the file is cut off within this row"),
        ];
        assert_eq!(read, expected);
    }
}
