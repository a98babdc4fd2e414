//! The files of an export: in a zip, in a folder, or a single one. A zip is never unpacked to the disk.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::diagnostic::{Code, Diagnostic};
use crate::file::open_to_read;
use crate::sources::reader::{ByteCounter, CountingReader, entries, shown, unreadable};
use crate::text;

/// An opened file: its path as shown to the user, and its content.
pub(super) type OpenFile<'a> = (String, Box<dyn Read + 'a>);

/// The key of `Invitations.csv`, the only file that an export must have.
pub(super) const INVITATIONS: &str = "invitations";

/// The maximum size of an unpacked file in bytes: ten times the largest `messages.csv` that anybody has.
const MAX_UNPACKED: u64 = 512 * 1024 * 1024;

/// The CSV files of an export.
pub(super) struct Archive<'a> {
    /// The path that the user gave, as shown to them.
    pub(super) shown: String,
    storage: Storage<'a>,
    entries: Vec<Entry>,
    counter: ByteCounter<'a>,
}

enum Storage<'a> {
    Folder,
    /// The file, until it is opened.
    SingleFile(Option<File>),
    Zip(Box<ZipArchive<CountingReader<'a, File>>>),
}

struct Entry {
    /// The normalized file name, see [`key`].
    key: String,
    /// The path on the disk, or within the zip.
    path: PathBuf,
    /// The index in the zip.
    index: usize,
}

impl<'a> Archive<'a> {
    /// Lists the files of a folder.
    pub(super) fn folder(input: &Path, counter: ByteCounter<'a>) -> Result<Self, Diagnostic> {
        let shown = shown(input);
        let paths = entries(input)
            .map_err(|error| Diagnostic::error(Code::CantRead, format!("can't read '{shown}': {error}")))?;
        let files = paths.into_iter().filter(|path| path.is_file());
        let entries = files.filter_map(|path| Some(Entry { key: key(&path)?, path, index: 0 })).collect();
        Ok(Self { shown, storage: Storage::Folder, entries, counter })
    }

    /// Uses a single file as `Invitations.csv`, whatever its name is.
    pub(super) fn single_file(shown: &str, file: File, counter: ByteCounter<'a>) -> Self {
        let entry = Entry { key: INVITATIONS.to_owned(), path: PathBuf::from(shown), index: 0 };
        let shown = shown.to_owned();
        Self { shown, storage: Storage::SingleFile(Some(file)), entries: vec![entry], counter }
    }

    /// Lists the files of a zip. Names that lead out of it are skipped, and returned.
    ///
    /// # Errors
    ///
    /// The zip can't be read, or it is damaged.
    pub(super) fn zip(
        shown: &str,
        file: File,
        counter: ByteCounter<'a>,
    ) -> Result<(Self, Vec<String>), Diagnostic> {
        let archive = ZipArchive::new(counter.count(file)).map_err(|error| zip_error(shown, &error))?;
        let (mut entries, mut outside) = (Vec::new(), Vec::new());
        for index in 0..archive.len() {
            let Some(Ok(name)) = archive.name_for_index(index) else { continue };
            let path = PathBuf::from(&*name);
            if leads_out(&name) {
                outside.push(text::line(&name));
            } else if let Some(key) = key(&path).filter(|_| !name.starts_with("__MACOSX/")) {
                entries.push(Entry { key, path, index });
            }
        }
        let shown = shown.to_owned();
        Ok((Self { shown, storage: Storage::Zip(Box::new(archive)), entries, counter }, outside))
    }

    /// Whether the export has a file with this key.
    pub(super) fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|entry| entry.key == key)
    }

    /// Opens the file with a key; `None` if there is none. The shown path of a file in a zip begins with the
    /// zip's.
    ///
    /// # Errors
    ///
    /// The file can't be read, is encrypted, or is larger than [`MAX_UNPACKED`].
    pub(super) fn open(&mut self, key: &str) -> Option<Result<OpenFile<'_>, Diagnostic>> {
        // In a zip that was packed again, the export may be in a folder: the file nearest to the root is
        // opened.
        let depth = |entry: &&Entry| entry.path.components().count();
        let entry = self.entries.iter().filter(|entry| entry.key == key).min_by_key(depth)?;
        let shown = shown(&entry.path);
        Some(match &mut self.storage {
            Storage::Folder => match open_to_read(&entry.path) {
                Err(error) => Err(unreadable(&shown, &error)),
                Ok(file) => Ok((shown, Box::new(self.counter.count(file)))),
            },
            Storage::SingleFile(file) => Ok((shown, Box::new(self.counter.count(file.take()?)))),
            Storage::Zip(archive) => {
                let shown = format!("{}/{shown}", self.shown);
                match archive.by_index(entry.index) {
                    Err(error) => Err(zip_error(&shown, &error)),
                    Ok(file) if file.size() > MAX_UNPACKED => Err(too_large(&shown)),
                    Ok(file) => Ok((shown, Box::new(LimitedReader { file, remaining: MAX_UNPACKED }))),
                }
            }
        })
    }
}

/// Returns the name of a CSV file without what differs between versions of the export: `importedcontacts` for
/// `Imported Contacts.csv` and `ImportedContacts.csv`.
fn key(path: &Path) -> Option<String> {
    let is_csv = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv"));
    let stem = path.file_stem().filter(|_| is_csv)?.to_str()?;
    Some(stem.chars().filter(|c| !matches!(c, ' ' | '_')).flat_map(char::to_lowercase).collect())
}

/// Whether a name in a zip is a path outside of it, on any system.
fn leads_out(name: &str) -> bool {
    let has_drive = name.as_bytes().get(1) == Some(&b':');
    has_drive || name.starts_with(['/', '\\']) || name.split(['/', '\\']).any(|part| part == "..")
}

fn zip_error(shown: &str, error: &ZipError) -> Diagnostic {
    let (message, hint) = match error {
        ZipError::UnsupportedArchive(reason) if reason.to_lowercase().contains("password") => {
            (format!("'{shown}' is encrypted"), "unpack it with its password, and give the folder")
        }
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => {
            let message = format!("'{shown}' is packed in a way that LinkedIn doesn't: {error}");
            (message, "unpack it, and give the folder")
        }
        ZipError::InvalidArchive(reason) if reason.contains("EOCD") => {
            let message = format!("'{shown}' is cut off, or no zip: the list of its files is missing");
            (message, "download the export again")
        }
        error => (format!("'{shown}' is damaged: {error}"), "download the export again"),
    };
    Diagnostic::error(Code::UnreadableArchive, message).hint(hint)
}

fn too_large(shown: &str) -> Diagnostic {
    Diagnostic::error(Code::TooLarge, format!("'{shown}' {EXCEEDS_LIMIT}"))
        .hint("don't trust this zip; download the export again")
}

const EXCEEDS_LIMIT: &str = "unpacks to more than 512 MiB, which no export does";

/// A reader that fails after a number of bytes, for a file in a zip that is larger than the zip declares.
struct LimitedReader<R> {
    file: R,
    remaining: u64,
}

impl<R: Read> Read for LimitedReader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.file.read(buffer)?;
        let error = || io::Error::new(io::ErrorKind::FileTooLarge, format!("it {EXCEEDS_LIMIT}"));
        self.remaining = self.remaining.checked_sub(length as u64).ok_or_else(error)?;
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_unpacks_without_end_is_stopped() {
        let mut read = Vec::new();
        let error = LimitedReader { file: io::repeat(b'x'), remaining: 100_000 }.read_to_end(&mut read);
        assert!(error.is_err_and(|error| error.to_string().starts_with("it unpacks to more than 512 MiB")));
        assert!(read.len() <= 100_000);
    }
}
