//! Which files of a folder hold mail.

use std::path::{Path, PathBuf};

use super::reader::{entries, shown};
use crate::diagnostic::Diagnostic;
use crate::file::{cant_read, extension};

/// Appends the mail of a folder and its subfolders to `files`, sorted by path, and an error for each folder that
/// can't be read. It is in `.eml` and `.mbox` files, and in the `cur` and `new` of a Maildir, where files have no
/// extension. Links to folders are not followed, as they may lead back.
pub(super) fn collect(folder: &Path, files: &mut Vec<Result<PathBuf, Diagnostic>>) {
    let paths = match entries(folder) {
        Ok(paths) => paths,
        Err(error) => {
            let what = format!("the folder '{}'", shown(folder));
            return files.push(Err(cant_read(&what, folder, &error)));
        }
    };
    for path in paths {
        if path.symlink_metadata().is_ok_and(|metadata| metadata.is_dir()) {
            collect(&path, files);
        } else if is_mail(&path) && path.is_file() {
            files.push(Ok(path));
        }
    }
}

/// Whether a file holds mail, by its extension or its folder.
pub(super) fn is_mail(path: &Path) -> bool {
    let folder = path.parent().and_then(Path::file_name);
    folder.is_some_and(|name| name == "cur" || name == "new")
        || matches!(extension(path).as_str(), "eml" | "mbox")
}
