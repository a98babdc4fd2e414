//! CSV rows as bytes, read one at a time.

use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, Read};

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use crate::text;

/// The maximum length of a row in bytes: the longest message seen has 14,378 characters.
const MAX_ROW: usize = 1024 * 1024;

/// The maximum number of cells in a row.
const MAX_CELLS: usize = 1024;

/// A CSV parser that holds the current row.
pub(super) struct RowReader<'r> {
    reader: BufReader<Box<dyn Read + 'r>>,
    parser: Reader,
    /// The number of line feeds in the parsed input.
    line_feeds: usize,
    /// The unquoted cells of the current row, one after another.
    output: Vec<u8>,
    /// The length of `output` that is used.
    written: usize,
    /// The end of each cell in `output`.
    ends: Vec<usize>,
    /// The number of cells in the current row.
    count: usize,
    /// The most cells that a row of one line has had.
    widest: usize,
    error: Option<Cow<'static, str>>,
}

impl<'r> RowReader<'r> {
    pub(super) fn new(reader: Box<dyn Read + 'r>, separator: u8) -> Self {
        Self {
            reader: BufReader::with_capacity(64 * 1024, reader),
            parser: ReaderBuilder::new().delimiter(separator).build(),
            line_feeds: 0,
            output: vec![0; 4096],
            written: 0,
            ends: vec![0; 64],
            count: 0,
            widest: 0,
            error: None,
        }
    }

    /// Parses the next row and returns the line where it begins, counted from 1; `None` at the end.
    ///
    /// A row with an [`error`](Self::error) has no cells. The rest of a row that is too long is skipped.
    pub(super) fn advance(&mut self) -> io::Result<Option<usize>> {
        (self.written, self.count, self.error) = (0, 0, None);
        if !self.skip_line_breaks()? {
            return Ok(None);
        }
        let line = self.line_feeds + 1;
        loop {
            let is_end = self.is_at_end()?;
            match self.parse(is_end) {
                ReadRecordResult::Record | ReadRecordResult::End => break,
                ReadRecordResult::InputEmpty if is_end => {
                    let error = match self.line_feeds > line {
                        true => {
                            "a quotation mark isn't closed, and takes in all lines to the end of the file"
                        }
                        false => "the file is cut off within this row",
                    };
                    self.error = Some(error.into());
                    break;
                }
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull if self.output.len() < MAX_ROW => {
                    self.output.resize(self.output.len() * 2, 0);
                }
                ReadRecordResult::OutputEndsFull if self.ends.len() < MAX_CELLS => {
                    self.ends.resize(self.ends.len() * 2, 0);
                }
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {
                    self.error = Some("the row is longer than any of LinkedIn's".into());
                    (self.written, self.count) = (0, 0);
                }
            }
        }
        self.check_width(line);
        if self.error.is_some() {
            self.count = 0;
        }
        Ok(Some(line))
    }

    /// Sets the error if a row from this line on takes in others: it has several lines, and more cells than any
    /// before it.
    fn check_width(&mut self, line: usize) {
        if self.count <= self.widest || self.error.is_some() {
            return;
        }
        match self.bytes().flatten().filter(|byte| **byte == b'\n').count() {
            0 => self.widest = self.count,
            more => {
                let last = line + more;
                let error = format!("a quotation mark isn't closed, and takes in all to line {last}");
                self.error = Some(error.into());
            }
        }
    }

    /// Skips to the first byte of the next row; `false` at the end.
    fn skip_line_breaks(&mut self) -> io::Result<bool> {
        while !self.is_at_end()? {
            match self.reader.buffer()[0] {
                b'\n' => self.line_feeds += 1,
                b'\r' => {}
                _ => return Ok(true),
            }
            self.reader.consume(1);
        }
        Ok(false)
    }

    /// Reads more input if all of it is parsed.
    fn is_at_end(&mut self) -> io::Result<bool> {
        loop {
            match self.reader.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                input => return Ok(input?.is_empty()),
            }
        }
    }

    /// Parses input into the buffers, up to the end of the row if they are large enough.
    fn parse(&mut self, is_end: bool) -> ReadRecordResult {
        // At the end a line break terminates the row, unless a quotation mark is still open.
        let input = if is_end { &b"\n"[..] } else { self.reader.buffer() };
        let (output, ends) = (&mut self.output[self.written..], &mut self.ends[self.count..]);
        let (result, read, written, count) = self.parser.read_record(input, output, ends);
        if !is_end {
            self.line_feeds += input[..read].iter().filter(|byte| **byte == b'\n').count();
            self.reader.consume(read);
        }
        self.written += written;
        self.count += count;
        result
    }

    /// The error in the current row.
    pub(super) fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }

    /// Returns the cells of the current row as bytes.
    pub(super) fn bytes(&self) -> impl Iterator<Item = &[u8]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).take(self.count).filter_map(|(start, end)| self.output.get(start..*end))
    }

    /// Whether a cell of the current row isn't UTF-8, and is decoded as Windows-1252.
    pub(super) fn is_windows_1252(&self) -> bool {
        self.bytes().any(|cell| std::str::from_utf8(cell).is_err())
    }

    /// Returns the cells of the current row as text.
    pub(super) fn cells(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.bytes().map(|cell| match std::str::from_utf8(cell) {
            Ok(cell) => Cow::Borrowed(cell),
            Err(_) => Cow::Owned(text::windows_1252(cell)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_that_is_too_long_is_skipped_and_not_buffered() {
        let start = io::Cursor::new("Ana\n\"");
        let endless = io::repeat(b'x').take(16 << 20);
        let reader = start.chain(endless).chain(io::Cursor::new("\nx\"\nBo\n\"Cy"));
        let mut rows = RowReader::new(Box::new(reader), b',');
        let mut read = Vec::new();
        while let Some(line) = rows.advance().expect("a readable input") {
            read.push((line, rows.error().map(str::to_owned), rows.cells().next().map(Cow::into_owned)));
            assert!(rows.output.len() <= MAX_ROW);
        }
        let expected = [
            (1, None, Some("Ana".to_owned())),
            (2, Some("the row is longer than any of LinkedIn's".to_owned()), None),
            (4, None, Some("Bo".to_owned())),
            (5, Some("the file is cut off within this row".to_owned()), None),
        ];
        assert_eq!(read, expected);
    }
}
