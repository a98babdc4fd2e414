//! The files of an export: in a zip, in a folder, or a single one. A zip is never unpacked to the disk.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use flate2::read::DeflateDecoder;
use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

use crate::diagnostic::{Code, Diagnostic};
use crate::file::{extension, open_to_read};
use crate::sources::mail_paths::{self, is_mail};
use crate::sources::reader::{ByteCounter, CountingReader, OpenFile, entries, shown, unreadable};
use crate::sources::{spool, unknown};
use crate::text;

/// The key of `Invitations.csv`, the only file that an export must have.
pub(super) const INVITATIONS: &str = "invitations";

/// The maximum size of an unpacked file in bytes: ten times the largest `messages.csv` that anybody has.
const MAX_UNPACKED: u64 = 512 * 1024 * 1024;

/// The CSV files of an export, or the mail in a zip.
pub(super) struct Archive<'a> {
    /// The path that the user gave, as shown to them.
    pub(super) shown: String,
    storage: Storage<'a>,
    tables: Vec<Entry>,
    /// The mail in a zip.
    mails: Vec<Entry>,
    /// The zips in a zip.
    zips: Vec<Entry>,
    /// The names in a zip that lead out of it, and are skipped.
    pub(super) outside: Vec<String>,
    counter: ByteCounter<'a>,
}

enum Storage<'a> {
    Folder,
    /// The file, until it is opened.
    SingleFile(Option<File>),
    Zip(Box<Zip<'a>>),
}

struct Zip<'a> {
    archive: ZipArchive<CountingReader<'a, File>>,
    /// The zip itself, for what is read beside the archive.
    file: File,
}

struct Entry {
    /// The normalized name of a table, see [`key`].
    key: String,
    /// The path on the disk, or within the zip.
    path: PathBuf,
    /// The index in the zip.
    index: usize,
}

impl<'a> Archive<'a> {
    fn new(shown: String, storage: Storage<'a>, tables: Vec<Entry>, counter: ByteCounter<'a>) -> Self {
        Self { shown, storage, tables, mails: Vec::new(), zips: Vec::new(), outside: Vec::new(), counter }
    }

    /// Lists the files of a folder, or of the zip of an export in it if it has neither an export nor mail itself.
    ///
    /// # Errors
    ///
    /// The folder can't be read, or has several exports.
    pub(super) fn folder(input: &Path, counter: ByteCounter<'a>) -> Result<Self, Diagnostic> {
        let shown = shown(input);
        let paths = entries(input)
            .map_err(|error| Diagnostic::error(Code::CantRead, format!("can't read '{shown}': {error}")))?;
        let (zips, files): (Vec<_>, Vec<_>) =
            paths.into_iter().filter(|path| path.is_file()).partition(|path| extension(path) == "zip");
        let entry = |path: PathBuf| Some(Entry { key: key(&path)?, path, index: 0 });
        let tables = files.into_iter().filter_map(entry).collect();
        let folder = Self::new(shown, Storage::Folder, tables, counter);
        if folder.has(INVITATIONS) || zips.is_empty() {
            return Ok(folder);
        }
        let mut mails = Vec::new();
        mail_paths::collect(input, &mut mails);
        let zip = if mails.is_empty() { folder.zip_of_export(&zips)? } else { None };
        Ok(zip.unwrap_or(folder))
    }

    /// Opens the zip that holds an export among those of a folder.
    fn zip_of_export(&self, zips: &[PathBuf]) -> Result<Option<Self>, Diagnostic> {
        let open = |path: &PathBuf| {
            let archive = Self::list(&shown(path), open_to_read(path).ok()?, self.counter).ok()?;
            (archive.has(INVITATIONS) && archive.outside.is_empty()).then_some(archive)
        };
        let mut exports = zips.iter().filter_map(open);
        let (first, second) = (exports.next(), exports.next());
        match (&first, second) {
            (Some(first), Some(second)) => {
                let (first, second) = (&first.shown, &second.shown);
                let message = format!("the folder holds several exports: '{first}' and '{second}'");
                Err(unknown(message, "give one of them"))
            }
            _ => Ok(first),
        }
    }

    /// Uses a single file as `Invitations.csv`, whatever its name is.
    pub(super) fn single_file(shown: &str, file: File, counter: ByteCounter<'a>) -> Self {
        let entry = Entry { key: INVITATIONS.to_owned(), path: PathBuf::from(shown), index: 0 };
        Self::new(shown.to_owned(), Storage::SingleFile(Some(file)), vec![entry], counter)
    }

    /// Lists the files of a zip, or of the one within it if that is all it holds.
    ///
    /// # Errors
    ///
    /// The zip can't be read, or it is damaged, or it holds several zips or one within another.
    pub(super) fn zip(shown: &str, file: File, counter: ByteCounter<'a>) -> Result<Self, Diagnostic> {
        let mut archive = Self::list(shown, file, counter)?;
        if let Some(mut within) = archive.only_zip()? {
            within.outside.append(&mut archive.outside);
            archive = within;
        }
        match archive.zips.first() {
            Some(zip) if archive.holds_zips_only() => Err(zip_within(&archive.shown, &zip.path)),
            _ => Ok(archive),
        }
    }

    fn holds_zips_only(&self) -> bool {
        !self.zips.is_empty() && !self.has_tables() && !self.has_mail()
    }

    /// Lists the zip in it, if that is one and all.
    fn only_zip(&mut self) -> Result<Option<Self>, Diagnostic> {
        if self.zips.len() != 1 || !self.holds_zips_only() {
            return Ok(None);
        }
        let Some(opened) = self.storage.open(&self.zips[0], &self.shown, self.counter) else {
            return Ok(None);
        };
        let (shown, reader) = opened?;
        let file = spool(reader).map_err(|error| unreadable(&shown, &error))?;
        Self::list(&shown, file, self.counter).map(Some)
    }

    fn list(shown: &str, file: File, counter: ByteCounter<'a>) -> Result<Self, Diagnostic> {
        let damaged = |error| zip_error(shown, &error);
        let counted = counter.count(file.try_clone().map_err(|error| unreadable(shown, &error))?);
        let archive = ZipArchive::new(counted).map_err(damaged)?;
        let (mut tables, mut mails, mut zips, mut outside) = (vec![], vec![], vec![], vec![]);
        for index in 0..archive.len() {
            let Some(Ok(name)) = archive.name_for_index(index) else { continue };
            // Some tools on Windows separate folders by a backslash.
            let path = PathBuf::from(name.replace('\\', "/"));
            if leads_out(&name) {
                outside.push(text::line(&name));
            } else if name.starts_with("__MACOSX/") || name.ends_with(['/', '\\']) {
                // What macOS notes of a file is no file of the user's, and neither is a folder.
            } else if let Some(key) = key(&path) {
                tables.push(Entry { key, path, index });
            } else if is_mail(&path) {
                mails.push(Entry { key: String::new(), path, index });
            } else if extension(&path) == "zip" {
                zips.push(Entry { key: String::new(), path, index });
            }
        }
        let storage = Storage::Zip(Box::new(Zip { archive, file }));
        Ok(Self { mails, zips, outside, ..Self::new(shown.to_owned(), storage, tables, counter) })
    }

    /// Whether the export has a file with this key.
    pub(super) fn has(&self, key: &str) -> bool {
        self.tables.iter().any(|entry| entry.key == key)
    }

    /// Whether it has a file of an export.
    pub(super) fn has_tables(&self) -> bool {
        !self.tables.is_empty()
    }

    /// Whether it is a zip with a file in this folder at its top.
    pub(super) fn has_folder(&self, folder: &str) -> bool {
        let Storage::Zip(zip) = &self.storage else { return false };
        zip.archive.file_names().flatten().any(|name| name.starts_with(folder))
    }

    /// Whether it is a zip with mail in it.
    pub(super) fn has_mail(&self) -> bool {
        !self.mails.is_empty()
    }

    /// Opens the files of mail in a zip, one after another; each is to be read before the next one is opened.
    pub(super) fn into_mails(self) -> impl Iterator<Item = Result<OpenFile<'a>, Diagnostic>> + 'a {
        let Self { shown: of_zip, mut storage, mails, counter, .. } = self;
        mails.into_iter().filter_map(move |Entry { path, index, .. }| {
            let Storage::Zip(zip) = &mut storage else { return None };
            let shown = format!("{of_zip}/{}", shown(&path));
            let opened = zip.open(index, counter).map_err(|error| zip_error(&shown, &error));
            Some(opened.map(|file| (shown, file)))
        })
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
        let entry = self.tables.iter().filter(|entry| entry.key == key).min_by_key(depth)?;
        self.storage.open(entry, &self.shown, self.counter)
    }
}

impl Storage<'_> {
    /// Opens a file of an archive, which is shown as `archive`.
    fn open<'s>(
        &'s mut self,
        entry: &Entry,
        archive: &str,
        counter: ByteCounter<'s>,
    ) -> Option<Result<OpenFile<'s>, Diagnostic>> {
        let shown = shown(&entry.path);
        Some(match self {
            Storage::Folder => match open_to_read(&entry.path) {
                Err(error) => Err(unreadable(&shown, &error)),
                Ok(file) => Ok((shown, Box::new(counter.count(file)))),
            },
            Storage::SingleFile(file) => Ok((shown, Box::new(counter.count(file.take()?)))),
            Storage::Zip(zip) => {
                let shown = format!("{archive}/{shown}");
                match zip.archive.by_index(entry.index) {
                    Err(error) => Err(zip_error(&shown, &error)),
                    Ok(file) if file.size() > MAX_UNPACKED => Err(too_large(&shown)),
                    Ok(file) => Ok((shown, Box::new(LimitedReader { file, remaining: MAX_UNPACKED }))),
                }
            }
        })
    }
}

impl<'a> Zip<'a> {
    /// Opens a file for a reader that doesn't borrow the archive, and so can be kept.
    fn open(&mut self, index: usize, counter: ByteCounter<'a>) -> Result<Box<dyn Read + 'a>, ZipError> {
        let entry = self.archive.by_index(index)?;
        let start = entry.data_start().ok_or(ZipError::FileNotFound)?;
        let (length, compression) = (entry.compressed_size(), entry.compression());
        drop(entry);
        let mut file = self.file.try_clone()?;
        file.seek(SeekFrom::Start(start))?;
        let packed = counter.count(file).take(length);
        // Another method than these two is an error of the archive.
        Ok(match compression {
            CompressionMethod::Stored => Box::new(packed),
            _ => Box::new(DeflateDecoder::new(packed)),
        })
    }
}

/// Returns the name of a CSV file without what differs between versions of the export: `importedcontacts` for
/// `Imported Contacts.csv` and `ImportedContacts.csv`.
fn key(path: &Path) -> Option<String> {
    let stem = path.file_stem().filter(|_| extension(path) == "csv")?.to_str()?;
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
            (message, "download it again")
        }
        error => (format!("'{shown}' is damaged: {error}"), "download it again"),
    };
    Diagnostic::error(Code::UnreadableArchive, message).hint(hint)
}

fn zip_within(of_zip: &str, zip: &Path) -> Diagnostic {
    let message = format!("the zip '{of_zip}' holds others, such as '{}'", shown(zip));
    unknown(message, "unpack it, and give the zip of the export in it")
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
