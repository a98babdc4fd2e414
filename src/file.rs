//! A file of the user's: read as it is, replaced whole or not at all, and never over somebody's work.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// A file as it was when it was last read; it need not exist.
#[derive(Debug)]
pub struct Opened {
    path: PathBuf,
    content: Option<Vec<u8>>,
}

/// What came of replacing a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replaced {
    /// It holds the new text.
    Yes,
    /// It held that very text already.
    AsItWas,
    /// It is as it was: somebody else has changed it since it was read. It has been read anew, so that
    /// the next attempt replaces what is there now.
    ChangedMeanwhile,
}

impl Opened {
    /// Reads a file. A symbolic link is followed, even to where there is nothing yet.
    ///
    /// # Errors
    ///
    /// It is no file, it can't be read, it is marked read-only, or its folder can't be written: nobody should
    /// learn that only after having written something.
    pub fn open(path: &Path) -> io::Result<Self> {
        let path = followed(path)?;
        let content = content(&path)?;
        writable(&path)?;
        Ok(Self { path, content })
    }

    /// What it held when it was read; `None` if it wasn't there.
    pub fn content(&self) -> Option<&[u8]> {
        self.content.as_deref()
    }

    /// Replaces the file, with its permissions kept, unless it has changed since it was read.
    ///
    /// # Errors
    ///
    /// It can't be written; then it is as it was.
    pub fn replace(&mut self, text: &[u8]) -> io::Result<Replaced> {
        let folder = folder(&self.path);
        fs::create_dir_all(folder)?;
        // Two runs at once take turns: whoever comes second sees what the first has put in place.
        let held = File::open(&self.path).ok();
        if let Some(held) = &held {
            // Where locks are not to be had, the comparison below is what there is.
            let _ = held.lock();
        }
        let now = content(&self.path)?;
        if now != self.content {
            self.content = now;
            return Ok(Replaced::ChangedMeanwhile);
        }
        if now.as_deref() == Some(text) {
            return Ok(Replaced::AsItWas);
        }
        let mut file = temporary(folder)?;
        file.write_all(text)?;
        if let Some(held) = &held {
            file.as_file().set_permissions(held.metadata()?.permissions())?;
        }
        file.as_file().sync_all()?;
        if now.is_some() {
            file.persist(&self.path)?;
        } else if let Err(error) = file.persist_noclobber(&self.path) {
            if error.error.kind() != io::ErrorKind::AlreadyExists {
                return Err(error.error);
            }
            self.content = content(&self.path)?;
            return Ok(Replaced::ChangedMeanwhile);
        }
        self.content = Some(text.to_vec());
        Ok(Replaced::Yes)
    }
}

/// More links in a row than anybody has who didn't make a circle of them (Linux allows as many).
const MOST_LINKS: usize = 40;

/// Where a path ends up when links are followed.
fn followed(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_path_buf();
    for _ in 0..MOST_LINKS {
        match path.symlink_metadata() {
            Ok(found) if found.is_symlink() => path = folder(&path).join(fs::read_link(&path)?),
            Ok(_) => return Ok(path),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(path),
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::other("too many links, one to the other"))
}

/// What a file holds, if it is there.
fn content(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::metadata(path) {
        Ok(found) if found.is_file() => fs::read(path).map(Some),
        Ok(_) => Err(io::Error::other("it isn't a file")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Tries to write beside the file, or in the first folder above it that is there. Another file could take the
/// place of one that is read-only, but somebody has made it so.
fn writable(path: &Path) -> io::Result<()> {
    let refused = |error: io::Error| error.kind() == io::ErrorKind::PermissionDenied;
    let marked = fs::metadata(path).is_ok_and(|found| found.permissions().readonly());
    if marked || OpenOptions::new().write(true).open(path).is_err_and(refused) {
        return Err(io::Error::other("it is read-only"));
    }
    let mut folder = folder(path);
    while !folder.exists() {
        folder = self::folder(folder);
    }
    temporary(folder).map(drop)
}

/// A file to write before it takes its place; an error names no path that the user never saw.
fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    NamedTempFile::new_in(folder).map_err(|error| {
        io::Error::new(error.kind(), format!("its folder can't be written in ({})", error.kind()))
    })
}

fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        Some(_) => Path::new("."),
        None => path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn home() -> tempfile::TempDir {
        tempfile::tempdir().expect("a folder")
    }

    #[test]
    fn a_new_file_is_written_with_its_folders() {
        let home = home();
        let path = home.path().join("a/b/c.toml");
        let mut file = Opened::open(&path).expect("nothing yet");
        assert_eq!(file.content(), None);
        assert_eq!(file.replace(b"x").expect("written"), Replaced::Yes);
        assert_eq!(fs::read(&path).expect("there"), b"x");
    }

    #[test]
    fn of_two_who_edit_at_once_the_second_is_told_and_nothing_is_lost() {
        let home = home();
        let path = home.path().join("c.toml");
        for before in [None, Some("old")] {
            let _ = fs::remove_file(&path);
            if let Some(before) = before {
                fs::write(&path, before).expect("a file");
            }
            let [mut first, mut second] = [(); 2].map(|()| Opened::open(&path).expect("readable"));
            assert_eq!(first.replace(b"first").expect("written"), Replaced::Yes);
            assert_eq!(second.replace(b"second").expect("looked at"), Replaced::ChangedMeanwhile);
            assert_eq!(fs::read(&path).expect("there"), b"first");
            assert_eq!(second.replace(b"second").expect("written"), Replaced::Yes);
            assert_eq!(fs::read(&path).expect("there"), b"second");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_followed_and_stays_a_link_and_permissions_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let home = home();
        let (link, target) = (home.path().join("link"), home.path().join("real/target"));
        symlink("real/target", &link).expect("a link");
        assert_eq!(Opened::open(&link).expect("nothing yet").replace(b"x").expect("written"), Replaced::Yes);
        fs::set_permissions(&target, fs::Permissions::from_mode(0o640)).expect("permissions");
        assert_eq!(Opened::open(&link).expect("x").replace(b"y").expect("written"), Replaced::Yes);
        assert!(link.symlink_metadata().expect("a link").is_symlink());
        assert_eq!(fs::read(&target).expect("there"), b"y");
        assert_eq!(fs::metadata(&target).expect("there").permissions().mode() & 0o777, 0o640);
        let circle = home.path().join("circle");
        symlink("circle", &circle).expect("a link");
        assert!(Opened::open(&circle).is_err());
        assert!(Opened::open(home.path()).is_err());
    }
}
