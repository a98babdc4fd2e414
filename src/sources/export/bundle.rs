//! The files of an export: in a zip, in a folder, or one of them alone. Nothing is ever unpacked to the disk.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::diagnostic::{Code, Diagnostic};
use crate::sources::reader::{ByteCounter, CountingReader, entries, shown, unreadable};
use crate::text;

/// A file of an export: what it is called, and what it holds.
pub(super) type Opened<'a> = (String, Box<dyn Read + 'a>);

/// The file that an export is read for.
pub(super) const INVITATIONS: &str = "invitations";

/// The most that a file in a zip may hold, unpacked: ten times the largest messages.csv that anybody has.
const LARGEST: u64 = 512 * 1024 * 1024;

/// The files of an export.
pub(super) struct Bundle<'w> {
    /// What the user named.
    pub(super) shown: String,
    kind: Kind<'w>,
    files: Vec<Entry>,
    counter: ByteCounter<'w>,
}

enum Kind<'w> {
    Folder,
    Zip(Box<ZipArchive<CountingReader<'w, File>>>),
}

/// A file that the export holds.
struct Entry {
    /// Its name without the ending, and without what differs from era to era: `importedcontacts`.
    name: String,
    /// Its path, or within a zip its name there.
    path: PathBuf,
    /// Its place in the zip.
    index: usize,
}

impl<'w> Bundle<'w> {
    /// Takes a folder of files, or one file alone.
    pub(super) fn folder(input: &Path, counter: ByteCounter<'w>) -> Result<Self, Diagnostic> {
        let shown = shown(input);
        let fault =
            |error: io::Error| Diagnostic::error(Code::CantRead, format!("can't read '{shown}': {error}"));
        let mut files = Vec::new();
        for path in entries(input).map_err(fault)? {
            files.extend(key(&path).filter(|_| path.is_file()).map(|name| Entry { name, path, index: 0 }));
        }
        Ok(Self { shown, kind: Kind::Folder, files, counter })
    }

    /// Takes one file as all there is.
    pub(super) fn alone(input: &Path, counter: ByteCounter<'w>) -> Self {
        let file = Entry { name: INVITATIONS.to_owned(), path: input.to_path_buf(), index: 0 };
        Self { shown: shown(input), kind: Kind::Folder, files: vec![file], counter }
    }

    /// Takes a zip. Names that lead out of it are left out, and given back.
    ///
    /// # Errors
    ///
    /// It can't be read, or it is damaged.
    pub(super) fn zip(input: &Path, counter: ByteCounter<'w>) -> Result<(Self, Vec<String>), Diagnostic> {
        let shown = shown(input);
        let file = File::open(input).map_err(|error| unreadable(&shown, &error))?;
        let archive = ZipArchive::new(counter.count(file)).map_err(|error| zip_fault(&shown, &error))?;
        let (mut files, mut outside) = (Vec::new(), Vec::new());
        for index in 0..archive.len() {
            let Some(Ok(name)) = archive.name_for_index(index) else { continue };
            let path = PathBuf::from(&*name);
            if leads_out(&name) {
                outside.push(text::line(&name));
            } else if let Some(key) = key(&path).filter(|_| !name.starts_with("__MACOSX/")) {
                files.push(Entry { name: key, path, index });
            }
        }
        Ok((Self { shown, kind: Kind::Zip(Box::new(archive)), files, counter }, outside))
    }

    /// Whether it holds a file of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.files.iter().any(|entry| entry.name == name)
    }

    /// Opens a file by its name; `None` if there is none. It is called by its path, in a zip behind the zip's.
    ///
    /// # Errors
    ///
    /// It can't be read, it is encrypted, or it unpacks to more than any export holds.
    pub(super) fn open(&mut self, name: &str) -> Option<Result<Opened<'_>, Diagnostic>> {
        // Zipped anew, an export stands in a folder of its own.
        let depth = |entry: &&Entry| entry.path.components().count();
        let entry = self.files.iter().filter(|entry| entry.name == name).min_by_key(depth)?;
        let archive = match &mut self.kind {
            Kind::Folder => {
                let shown = shown(&entry.path);
                let file = File::open(&entry.path).map_err(|error| unreadable(&shown, &error));
                return Some(
                    file.map(|file| (shown, Box::new(self.counter.count(file)) as Box<dyn Read + '_>)),
                );
            }
            Kind::Zip(archive) => archive,
        };
        let shown = format!("{}/{}", self.shown, shown(&entry.path));
        Some(match archive.by_index(entry.index) {
            Err(error) => Err(zip_fault(&shown, &error)),
            Ok(file) if file.size() > LARGEST => Err(too_large(&shown)),
            Ok(file) => Ok((shown, Box::new(Bounded { file, left: LARGEST }) as Box<dyn Read + '_>)),
        })
    }
}

/// The name of a CSV file without what differs from era to era: `Imported Contacts.csv`, `ImportedContacts.csv`.
fn key(path: &Path) -> Option<String> {
    let csv = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
    let stem = path.file_stem().filter(|_| csv)?.to_str()?;
    Some(stem.chars().filter(|c| !matches!(c, ' ' | '_')).flat_map(char::to_lowercase).collect())
}

/// Whether a name in a zip leads to a place outside of it, on any system.
fn leads_out(name: &str) -> bool {
    let drive = name.as_bytes().get(1) == Some(&b':');
    drive || name.starts_with(['/', '\\']) || name.split(['/', '\\']).any(|part| part == "..")
}

fn zip_fault(shown: &str, error: &ZipError) -> Diagnostic {
    match error {
        ZipError::UnsupportedArchive(reason) if reason.to_lowercase().contains("password") => {
            Diagnostic::error(Code::UnreadableArchive, format!("'{shown}' is encrypted"))
                .hint("unpack it with its password, and give the folder")
        }
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => Diagnostic::error(
            Code::UnreadableArchive,
            format!("'{shown}' is packed in a way that LinkedIn doesn't: {error}"),
        )
        .hint("unpack it, and give the folder"),
        ZipError::InvalidArchive(reason) if reason.contains("EOCD") => Diagnostic::error(
            Code::UnreadableArchive,
            format!("'{shown}' is cut off, or no zip: the list of its files is missing"),
        )
        .hint("download the export again"),
        error => Diagnostic::error(Code::UnreadableArchive, format!("'{shown}' is damaged: {error}"))
            .hint("download the export again"),
    }
}

fn too_large(shown: &str) -> Diagnostic {
    Diagnostic::error(Code::TooLarge, format!("'{shown}' unpacks to more than 512 MiB, which no export does"))
        .hint("don't trust this zip; download the export again")
}

/// Stops a file that unpacks to more than it says.
struct Bounded<R> {
    file: R,
    left: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.file.read(buffer)?;
        self.left = self.left.checked_sub(length as u64).ok_or_else(|| {
            io::Error::new(
                io::ErrorKind::FileTooLarge,
                "it unpacks to more than 512 MiB, which no export does",
            )
        })?;
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_unpacks_without_end_is_stopped() {
        let mut read = Vec::new();
        let error = Bounded { file: io::repeat(b'x'), left: 100_000 }.read_to_end(&mut read);
        assert!(error.is_err_and(|error| error.to_string().starts_with("it unpacks to more than 512 MiB")));
        assert!(read.len() <= 100_000);
    }
}
