//! The files of an export: in a zip, in a folder, or a single one.

use std::fs::File;
use std::path::{Path, PathBuf};

use super::zip::{Zip, ZippedFile};
use crate::diagnostic::{Code, Diagnostic};
use crate::file::{extension, open_to_read};
use crate::sources::mail_paths::{self, is_mail};
use crate::sources::reader::{ByteCounter, OpenFile, entries, shown, unreadable};
use crate::sources::{spool, unknown};
use crate::text;

/// The key of `Invitations.csv`, the only file that an export must have.
pub(super) const INVITATIONS: &str = "invitations";

/// The CSV files of an export, or the mail in a zip.
pub(super) struct Archive<'a> {
    /// The path that the user gave, as shown to them.
    pub(super) shown: String,
    storage: Storage,
    tables: Vec<Entry>,
    /// The mail in a zip.
    mails: Vec<Entry>,
    /// The zips in a zip.
    zips: Vec<Entry>,
    /// The names in a zip that lead out of it, and are skipped.
    pub(super) outside: Vec<String>,
    counter: ByteCounter<'a>,
}

enum Storage {
    Folder,
    /// The file, until it is opened.
    SingleFile(Option<File>),
    Zip(Zip),
}

struct Entry {
    /// The normalized name of a table, see [`key`].
    key: String,
    /// The path on the disk, or within the zip.
    path: PathBuf,
    /// The file in the zip.
    zipped: Option<ZippedFile>,
}

impl<'a> Archive<'a> {
    fn new(shown: String, storage: Storage, tables: Vec<Entry>, counter: ByteCounter<'a>) -> Self {
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
        let entry = |path: PathBuf| Some(Entry { key: key(&path)?, path, zipped: None });
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
        let entry = Entry { key: INVITATIONS.to_owned(), path: PathBuf::from(shown), zipped: None };
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
        let zip = Zip::open(shown, file)?;
        let (mut tables, mut mails, mut zips, mut outside) = (vec![], vec![], vec![], vec![]);
        zip.visit(shown, |name, file| {
            // Some tools on Windows separate folders by a backslash.
            let path = PathBuf::from(name.replace('\\', "/"));
            let zipped = Some(file);
            if leads_out(name) {
                outside.push(text::line(name));
            } else if name.starts_with("__MACOSX/") || name.ends_with(['/', '\\']) {
                // What macOS notes of a file is no file of the user's, and neither is a folder.
            } else if let Some(key) = key(&path) {
                tables.push(Entry { key, path, zipped });
            } else if is_mail(&path) {
                mails.push(Entry { key: String::new(), path, zipped });
            } else if extension(&path) == "zip" {
                zips.push(Entry { key: String::new(), path, zipped });
            }
        })?;
        Ok(Self { mails, zips, outside, ..Self::new(shown.to_owned(), Storage::Zip(zip), tables, counter) })
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
        let mut found = false;
        if let Storage::Zip(zip) = &self.storage {
            // A damaged list was an error when it was read first.
            let _ = zip.visit(&self.shown, |name, _| found |= name.starts_with(folder));
        }
        found
    }

    /// Whether it is a zip with mail in it.
    pub(super) fn has_mail(&self) -> bool {
        !self.mails.is_empty()
    }

    /// Opens the files of mail in a zip, one after another.
    pub(super) fn into_mails(self) -> impl Iterator<Item = Result<OpenFile<'a>, Diagnostic>> + 'a {
        let Self { shown, mut storage, mails, counter, .. } = self;
        mails.into_iter().filter_map(move |mail| storage.open(&mail, &shown, counter))
    }

    /// Opens the file with a key; `None` if there is none. The shown path of a file in a zip begins with the
    /// zip's.
    ///
    /// # Errors
    ///
    /// The file can't be read, as on the disk or as in [`Zip::read`].
    pub(super) fn open(&mut self, key: &str) -> Option<Result<OpenFile<'a>, Diagnostic>> {
        // In a zip that was packed again, the export may be in a folder: the file nearest to the root is
        // opened.
        let depth = |entry: &&Entry| entry.path.components().count();
        // Of two with one name, the last is the newer one.
        let entry = self.tables.iter().rev().filter(|entry| entry.key == key).min_by_key(depth)?;
        self.storage.open(entry, &self.shown, self.counter)
    }
}

impl Storage {
    /// Opens a file of an archive, which is shown as `archive`.
    fn open<'a>(
        &mut self,
        entry: &Entry,
        archive: &str,
        counter: ByteCounter<'a>,
    ) -> Option<Result<OpenFile<'a>, Diagnostic>> {
        let shown = shown(&entry.path);
        Some(match self {
            Storage::Folder => match open_to_read(&entry.path) {
                Err(error) => Err(unreadable(&shown, &error)),
                Ok(file) => Ok((shown, Box::new(counter.count(file)))),
            },
            Storage::SingleFile(file) => Ok((shown, Box::new(counter.count(file.take()?)))),
            Storage::Zip(zip) => {
                let shown = format!("{archive}/{shown}");
                zip.read(&shown, entry.zipped?, counter).map(|reader| (shown, reader))
            }
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

fn zip_within(of_zip: &str, zip: &Path) -> Diagnostic {
    let message = format!("the zip '{of_zip}' holds others, such as '{}'", shown(zip));
    unknown(message, "unpack it, and give the zip of the export in it")
}
