//! The user's files: read up to a size, or replaced atomically, unless another process has changed them in between.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::diagnostic::{Code, Diagnostic};
use crate::text;

/// Returns the extension of a path in lower case; empty without one.
pub fn extension(path: &Path) -> String {
    path.extension().unwrap_or_default().to_string_lossy().to_lowercase()
}

/// Reads a file that may have `max` bytes at most.
///
/// # Errors
///
/// It can't be read, or is larger: [`io::ErrorKind::FileTooLarge`].
pub fn read_at_most(path: &Path, max: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open_to_read(path)?.take(max as u64 + 1).read_to_end(&mut bytes)?;
    match bytes.len() > max {
        true => Err(io::Error::new(io::ErrorKind::FileTooLarge, format!("it has more than {max} bytes"))),
        false => Ok(bytes),
    }
}

/// Returns the error that the file or folder at `path` can't be read; `what` names it: `the policy 'policy.toml'`.
pub fn cant_read(what: &str, path: &Path, error: &io::Error) -> Diagnostic {
    let hint = match error.kind() {
        io::ErrorKind::NotFound => text::slip_in_path(path),
        _ => Some("make it one that you can read".to_owned()),
    };
    Diagnostic::error(Code::CantRead, format!("can't read {what}: {error}"))
        .hint(hint.unwrap_or_else(|| "name a file that you can read".to_owned()))
}

/// A file, and its content when it was last read. The file need not exist.
#[derive(Debug)]
pub struct Opened {
    path: PathBuf,
    content: Option<Vec<u8>>,
}

/// The result of replacing a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replaced {
    /// It has the new content.
    Yes,
    /// It had that content already.
    AsItWas,
    /// It wasn't replaced, since it has changed after it was read. It has been read again, so that the next attempt
    /// replaces the current content.
    ChangedMeanwhile,
}

impl Opened {
    /// Reads a file. A symbolic link is followed, even if its target doesn't exist.
    ///
    /// # Errors
    ///
    /// It isn't a regular file, can't be read, is read-only, or its folder isn't writable. That is checked here so
    /// that no edits are lost later.
    pub fn open(path: &Path) -> io::Result<Self> {
        let path = resolve_links(path)?;
        let content = content(&path)?;
        check_writable(&path)?;
        Ok(Self { path, content })
    }

    /// The content when it was last read; `None` if the file didn't exist.
    pub fn content(&self) -> Option<&[u8]> {
        self.content.as_deref()
    }

    /// Replaces the file and keeps its permissions, unless it has changed since it was read.
    ///
    /// # Errors
    ///
    /// It can't be written; then it is unchanged.
    pub fn replace(&mut self, text: &[u8]) -> io::Result<Replaced> {
        fs::create_dir_all(folder(&self.path))?;
        // Two runs at once wait for each other, so that the second sees what the first has written.
        let locked = File::open(&self.path).ok();
        if let Some(file) = &locked {
            // Some file systems have no locks; then only the comparison below protects the content.
            let _ = file.lock();
        }
        let current = content(&self.path)?;
        if current != self.content {
            self.content = current;
            return Ok(Replaced::ChangedMeanwhile);
        }
        if current.as_deref() == Some(text) {
            return Ok(Replaced::AsItWas);
        }
        let new = self.write_temporary(text, locked.as_ref())?;
        self.put_in_place(new, text)
    }

    /// Writes the new content to a temporary file in the same folder, with the permissions of the old file.
    fn write_temporary(&self, text: &[u8], old: Option<&File>) -> io::Result<NamedTempFile> {
        let mut file = temporary(folder(&self.path))?;
        // To the file itself, since the wrapper's errors name its path, which the user doesn't know.
        file.as_file_mut().write_all(text)?;
        if let Some(old) = old {
            file.as_file().set_permissions(old.metadata()?.permissions())?;
        }
        file.as_file().sync_all()?;
        Ok(file)
    }

    /// Renames the temporary file to the path. A file that didn't exist when it was read isn't overwritten.
    fn put_in_place(&mut self, file: NamedTempFile, text: &[u8]) -> io::Result<Replaced> {
        let persisted = match &self.content {
            Some(_) => file.persist(&self.path),
            None => file.persist_noclobber(&self.path),
        };
        match persisted {
            Ok(_) => {
                self.content = Some(text.to_vec());
                Ok(Replaced::Yes)
            }
            Err(error) if self.content.is_none() && error.error.kind() == io::ErrorKind::AlreadyExists => {
                self.content = content(&self.path)?;
                Ok(Replaced::ChangedMeanwhile)
            }
            Err(error) => Err(error.error),
        }
    }
}

/// Opens a file to read it. A named pipe or a device isn't opened, since it could be waited for without end; a pipe
/// that the program was started with is (`<(…)` in a shell, which is `/dev/fd/63`).
///
/// # Errors
///
/// It is no file, or can't be opened.
pub fn open_to_read(path: &Path) -> io::Result<File> {
    let kind = fs::metadata(path)?.file_type();
    let is_inherited =
        ["/dev/fd", "/proc/self/fd", "/dev/stdin"].iter().any(|inherited| path.starts_with(inherited));
    if kind.is_file() || kind.is_dir() || is_inherited {
        return File::open(path);
    }
    Err(io::Error::other("it is a named pipe or a device, not a file"))
}

/// Reads a file that [`open_to_read`] opens.
///
/// # Errors
///
/// It is no file, or can't be read.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut content = Vec::new();
    open_to_read(path)?.read_to_end(&mut content)?;
    Ok(content)
}

/// The maximum number of links in a row, the same as on Linux; more are taken for a cycle.
const MAX_LINKS: usize = 40;

/// Returns the path with symbolic links followed.
fn resolve_links(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_path_buf();
    for _ in 0..MAX_LINKS {
        match path.symlink_metadata() {
            Ok(found) if found.is_symlink() => path = folder(&path).join(fs::read_link(&path)?),
            Ok(_) => return Ok(path),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(path),
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::other("too many links, one to the other"))
}

/// Reads a file; `None` if it doesn't exist.
fn content(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::metadata(path) {
        Ok(found) if found.is_file() => fs::read(path).map(Some),
        Ok(_) => Err(io::Error::other("it isn't a file")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Checks that the file isn't read-only, and that a temporary file can be made in its folder, or in the first parent
/// of that which exists. A rename would replace a read-only file too, but its user has protected it.
fn check_writable(path: &Path) -> io::Result<()> {
    let is_denied = |error: io::Error| error.kind() == io::ErrorKind::PermissionDenied;
    let is_read_only = fs::metadata(path).is_ok_and(|found| found.permissions().readonly());
    if is_read_only || OpenOptions::new().write(true).open(path).is_err_and(is_denied) {
        return Err(io::Error::other("it is read-only"));
    }
    let mut folder = folder(path);
    while !folder.exists() {
        folder = self::folder(folder);
    }
    temporary(folder).map(drop)
}

/// Makes a temporary file. The error doesn't have its path, which the user doesn't know.
fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    NamedTempFile::new_in(folder).map_err(|error| {
        io::Error::new(error.kind(), format!("its folder can't be written in ({})", error.kind()))
    })
}

/// Returns the folder of a file.
fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        Some(_) => Path::new("."),
        None => path,
    }
}
