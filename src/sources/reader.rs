//! Helpers for reading files and folders: error messages and a byte counter.

use std::fs;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use crate::diagnostic::Diagnostic;
use crate::file::cant_read;
use crate::text;

/// An opened file: its path as shown to the user, and its content.
pub(super) type OpenFile<'a> = (String, Box<dyn Read + 'a>);

/// Returns a path as it is safe to print, without control characters.
pub(super) fn shown(path: &Path) -> String {
    text::line(&path.display().to_string())
}

/// Returns the error for a file that the user named and that can't be read.
pub(super) fn unreadable(shown: &str, error: &io::Error) -> Diagnostic {
    let what = if shown == "-" { "the standard input".to_owned() } else { format!("'{shown}'") };
    cant_read(&what, Path::new(shown), error)
}

/// Returns the paths of a folder's entries, sorted.
pub(super) fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort_unstable();
    Ok(paths)
}

/// A callback that is called with the number of bytes of every read.
#[derive(Clone, Copy)]
pub struct ByteCounter<'a>(pub &'a dyn Fn(u64));

impl<'a> ByteCounter<'a> {
    /// Wraps a reader so that its bytes are counted.
    pub(super) fn count<R>(self, reader: R) -> CountingReader<'a, R> {
        CountingReader { reader, counter: self }
    }
}

/// A reader that reports its bytes to a [`ByteCounter`].
pub(super) struct CountingReader<'a, R> {
    reader: R,
    counter: ByteCounter<'a>,
}

impl<R: Read> Read for CountingReader<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.reader.read(buffer)?;
        (self.counter.0)(length as u64);
        Ok(length)
    }
}

impl<R: Seek> Seek for CountingReader<'_, R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.reader.seek(to)
    }
}
