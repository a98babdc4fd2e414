//! A zip: the list of its files, and the content of each. It is never unpacked to the disk.

use std::fs::File;
use std::io::{self, Read};
use std::rc::Rc;

use flate2::read::DeflateDecoder;
use rawzip::{
    CompressionMethod, Error, ErrorKind, FileReader, MAX_CENTRAL_DIRECTORY_RECORD_SIZE, RangeReader,
    ZipArchive, ZipArchiveEntryWayfinder, ZipLocator,
};

use crate::diagnostic::{Code, Diagnostic};
use crate::sources::reader::{ByteCounter, unreadable};

/// The maximum size of an unpacked file in bytes: ten times the largest `messages.csv` that anybody has.
const MAX_UNPACKED: u64 = 512 * 1024 * 1024;

/// An opened zip.
pub(super) struct Zip<'a> {
    archive: ZipArchive<Rc<FileReader>>,
    counter: ByteCounter<'a>,
}

/// Where a file is in a zip, and how it is stored there.
#[derive(Clone, Copy)]
pub(super) struct ZippedFile {
    entry: ZipArchiveEntryWayfinder,
    /// Where its header begins.
    offset: u64,
    method: CompressionMethod,
    is_encrypted: bool,
}

impl<'a> Zip<'a> {
    /// Opens a zip that is shown as `shown`.
    ///
    /// # Errors
    ///
    /// It can't be read, or it is no zip, or cut off.
    pub(super) fn open(shown: &str, file: File, counter: ByteCounter<'a>) -> Result<Self, Diagnostic> {
        let length = file.metadata().map_err(|error| unreadable(shown, &error))?.len();
        let file = Rc::new(FileReader::from(file));
        let located = ZipLocator::new().locate_in_reader(file, &mut buffer(), length);
        let archive = located.map_err(|(_, error)| damaged(shown, &error))?;
        let zip = Self { archive, counter };
        match zip.has_overlap(shown)? {
            true => {
                Err(unreadable_zip(format!("in '{shown}', files overlap, as in no honest zip"), DISTRUST))
            }
            false => Ok(zip),
        }
    }

    /// Whether a file begins within another one, so that a small zip unpacks to much.
    fn has_overlap(&self, shown: &str) -> Result<bool, Diagnostic> {
        let mut places = Vec::new();
        self.visit(shown, |_, file| places.push((file.offset, file.entry.compressed_size_hint())))?;
        places.sort_unstable();
        let overlap = |pair: &[(u64, u64)]| pair[0].0.saturating_add(pair[0].1) >= pair[1].0;
        Ok(places.windows(2).any(overlap))
    }

    /// Calls `visit` with the name of each file, of which only ASCII is sure, and where the file is.
    ///
    /// # Errors
    ///
    /// The list of files is damaged.
    pub(super) fn visit(
        &self,
        shown: &str,
        mut visit: impl FnMut(&str, ZippedFile),
    ) -> Result<(), Diagnostic> {
        let mut buffer = buffer();
        let mut entries = self.archive.entries(&mut buffer);
        while let Some(entry) = entries.next_entry().map_err(|error| damaged(shown, &error))? {
            let file = ZippedFile {
                entry: entry.wayfinder(),
                offset: entry.local_header_offset(),
                method: entry.compression_method(),
                is_encrypted: entry.flags().is_encrypted(),
            };
            visit(&String::from_utf8_lossy(entry.file_path().as_ref()), file);
        }
        Ok(())
    }

    /// Opens a file that is shown as `shown`. The last read fails if the content isn't what was packed, or as soon as it
    /// is longer.
    ///
    /// # Errors
    ///
    /// It is encrypted, packed by another method than deflate, or larger than [`MAX_UNPACKED`].
    pub(super) fn read(&self, shown: &str, file: ZippedFile) -> Result<Box<dyn Read + 'a>, Diagnostic> {
        if file.is_encrypted {
            let hint = "unpack it with its password, and give the folder";
            return Err(unreadable_zip(format!("'{shown}' is encrypted"), hint));
        }
        if file.entry.uncompressed_size_hint() > MAX_UNPACKED {
            let message = format!("'{shown}' unpacks to more than 512 MiB, which no export does");
            return Err(Diagnostic::error(Code::TooLarge, message).hint(DISTRUST));
        }
        let entry = self.archive.get_entry(file.entry).map_err(|error| damaged(shown, &error))?;
        let (start, end) = entry.compressed_data_range();
        let packed = self.counter.count(RangeReader::new(Rc::clone(self.archive.get_ref()), start..end));
        Ok(match file.method {
            CompressionMethod::STORE => Box::new(entry.verifying_reader(packed)),
            CompressionMethod::DEFLATE => Box::new(entry.verifying_reader(DeflateDecoder::new(packed))),
            method => {
                let message = format!("'{shown}' is packed in a way that LinkedIn doesn't: method {method}");
                return Err(unreadable_zip(message, "unpack it, and give the folder"));
            }
        })
    }
}

/// Returns a buffer for an entry of the list of files, of any length.
fn buffer() -> Vec<u8> {
    vec![0; MAX_CENTRAL_DIRECTORY_RECORD_SIZE]
}

/// The hint for a zip that is made to do harm.
const DISTRUST: &str = "don't trust this zip; download the export again";

fn damaged(shown: &str, error: &Error) -> Diagnostic {
    let message = match error.kind() {
        ErrorKind::MissingEndOfCentralDirectory => {
            format!("'{shown}' is cut off, or no zip: the list of its files is missing")
        }
        ErrorKind::IO(error) if error.kind() != io::ErrorKind::UnexpectedEof => {
            format!("can't read '{shown}': {error}")
        }
        _ => format!("'{shown}' is damaged: the list of its files doesn't fit its content"),
    };
    unreadable_zip(message, "download it again")
}

fn unreadable_zip(message: String, hint: &str) -> Diagnostic {
    Diagnostic::error(Code::UnreadableArchive, message).hint(hint)
}
