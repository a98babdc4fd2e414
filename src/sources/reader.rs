//! Files and folders as they are read: errors that name them, and bytes that are counted.

use std::fs;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic};
use crate::text;

/// What a person sees of a path: nothing that moves the cursor.
pub(super) fn shown(path: &Path) -> String {
    text::line(&path.display().to_string())
}

/// The error of a file that the user named.
pub(super) fn unreadable(shown: &str, error: &io::Error) -> Diagnostic {
    let message = format!("can't read '{shown}': {error}");
    Diagnostic::error(Code::CantRead, message).hint("name a file that you can read")
}

/// What a folder holds, in the order of the paths.
pub(super) fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort_unstable();
    Ok(paths)
}

/// Is told how many bytes were read.
#[derive(Clone, Copy)]
pub struct ByteCounter<'a>(pub &'a dyn Fn(u64));

impl<'a> ByteCounter<'a> {
    /// Counts what `reader` gives.
    pub(super) fn count<R>(self, reader: R) -> CountingReader<'a, R> {
        CountingReader { reader, counter: self }
    }
}

/// A reader whose bytes are counted.
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
