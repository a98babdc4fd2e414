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
pub(super) struct Zip {
    archive: ZipArchive<Rc<FileReader>>,
}

/// Where a file is in a zip, and how it is stored there.
#[derive(Clone, Copy)]
pub(super) struct ZippedFile {
    entry: ZipArchiveEntryWayfinder,
    method: CompressionMethod,
    is_encrypted: bool,
}

impl Zip {
    /// Opens a zip that is shown as `shown`.
    ///
    /// # Errors
    ///
    /// It can't be read, or it is no zip, or cut off.
    pub(super) fn open(shown: &str, file: File) -> Result<Self, Diagnostic> {
        let length = file.metadata().map_err(|error| unreadable(shown, &error))?.len();
        let file = Rc::new(FileReader::from(file));
        let located = ZipLocator::new().locate_in_reader(file, &mut buffer(), length);
        let archive = located.map_err(|(_, error)| damaged(shown, &error))?;
        Ok(Self { archive })
    }

    /// Calls `visit` with the name of each file, of which only ASCII is sure, and where the file is.
    ///
    /// # Errors
    ///
    /// The list of files is damaged, or a file begins within another one, so that a small zip would unpack to much.
    pub(super) fn visit(
        &self,
        shown: &str,
        mut visit: impl FnMut(&str, ZippedFile),
    ) -> Result<(), Diagnostic> {
        let mut buffer = buffer();
        let mut entries = self.archive.entries(&mut buffer);
        let mut places = Vec::new();
        while let Some(entry) = entries.next_entry().map_err(|error| damaged(shown, &error))? {
            places.push((entry.local_header_offset(), entry.compressed_size_hint()));
            let file = ZippedFile {
                entry: entry.wayfinder(),
                method: entry.compression_method(),
                is_encrypted: entry.flags().is_encrypted(),
            };
            visit(&String::from_utf8_lossy(entry.file_path().as_ref()), file);
        }
        places.sort_unstable();
        let overlap = |pair: &[(u64, u64)]| pair[0].0.saturating_add(pair[0].1) >= pair[1].0;
        if places.windows(2).any(overlap) {
            return Err(unreadable_zip(
                format!("in '{shown}', files overlap, as in no honest zip"),
                DISTRUST,
            ));
        }
        Ok(())
    }

    /// Opens a file that is shown as `shown`. The last read fails if the content isn't what was packed, or as soon as it
    /// is longer.
    ///
    /// # Errors
    ///
    /// It is encrypted, packed by another method than deflate, or larger than [`MAX_UNPACKED`].
    pub(super) fn read<'a>(
        &self,
        shown: &str,
        file: ZippedFile,
        counter: ByteCounter<'a>,
    ) -> Result<Box<dyn Read + 'a>, Diagnostic> {
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
        let packed = counter.count(RangeReader::new(Rc::clone(self.archive.get_ref()), start..end));
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
