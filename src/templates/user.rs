//! The user's templates: the files `REPLY.j2` and `LANG/REPLY.j2` of a folder.

use std::path::{Path, PathBuf};
use std::{fs, io};

use super::{Origin, Template, is_partial, without_extension};
use crate::diagnostic::{Code, Diagnostic};
use crate::file::read_at_most;
use crate::words::{Lang, Reply};

/// The content of the user's folder, with files sorted by path.
#[derive(Default)]
pub(super) struct UserFolder {
    /// The languages that have a folder.
    pub(super) languages: Vec<Lang>,
    pub(super) replies: Vec<UserFile>,
    pub(super) partials: Vec<UserFile>,
    /// Other files, which are never read. Hidden files and backup copies of editors aren't listed.
    pub(super) strays: Vec<PathBuf>,
}

impl UserFolder {
    /// Lists the files of a folder and of the language folders in it.
    pub(super) fn list(folder: &Path) -> Result<Self, Diagnostic> {
        let mut content = Self::default();
        for (name, path) in entries(folder)? {
            if let Some(lang) = Lang::parse(&name).filter(|lang| lang.name() == name && path.is_dir()) {
                for (name, path) in entries(&path)? {
                    content.add(Some(&lang), &name, path);
                }
                content.languages.push(lang);
            } else {
                content.add(None, &name, path);
            }
        }
        content.strays.sort_unstable();
        content.replies.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        content.partials = content.replies.extract_if(.., |file| is_partial(&file.reply)).collect();
        Ok(content)
    }

    /// Adds a file; partials are among the replies until all are listed.
    fn add(&mut self, lang: Option<&Lang>, name: &str, path: PathBuf) {
        let is_hidden = name.starts_with('.');
        let reply = name.strip_suffix(".j2").filter(|_| !is_hidden);
        match reply.filter(|reply| *reply != Reply::IGNORE && is_template(&path)) {
            Some(reply) => self.replies.push(UserFile { reply: reply.to_owned(), lang: lang.cloned(), path }),
            None if is_hidden || name.ends_with('~') => {}
            None => self.strays.push(path),
        }
    }
}

/// Whether a path with the name of a template is one: what can't be read is told when it is.
fn is_template(path: &Path) -> bool {
    path.exists() && !path.is_dir()
}

/// A template file of the user's.
pub(super) struct UserFile {
    pub(super) reply: String,
    lang: Option<Lang>,
    path: PathBuf,
}

impl UserFile {
    /// Finds a file by its name in the folder of the language, or else by its path in `folder`.
    pub(super) fn find(folder: &Path, file: &str, lang: &Lang) -> Option<Self> {
        let of_lang = (folder.join(lang.name()).join(file), Some(lang.clone()));
        let of_any = (folder.join(file), None);
        let (path, lang) = [of_lang, of_any].into_iter().find(|(path, _)| is_template(path))?;
        Some(Self { reply: without_extension(file).to_owned(), lang, path })
    }

    /// Reads the template.
    pub(super) fn read(self) -> Result<Template, Diagnostic> {
        let source = source(&self.path).map_err(|error| cant_read(&self.path, &error))?;
        let name = match &self.lang {
            Some(lang) => format!("{lang}/{}", self.reply),
            None => self.reply,
        };
        Ok(Template { name, origin: Origin::File(self.path), source, lang: self.lang })
    }
}

/// Reads a template's text.
fn source(path: &Path) -> io::Result<String> {
    let bytes = read_at_most(path, Template::MAX_SIZE)?;
    String::from_utf8(bytes).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error.utf8_error()))
}

fn cant_read(path: &Path, error: &io::Error) -> Diagnostic {
    let message = format!("can't read the template '{}': {error}", path.display());
    match error.kind() {
        io::ErrorKind::FileTooLarge => Diagnostic::error(Code::TooLarge, message).hint("is it a letter?"),
        _ => {
            Diagnostic::error(Code::CantRead, message).hint("make it a file of UTF-8 text that you can read")
        }
    }
}

/// The entries of a folder, by name; names that aren't Unicode are skipped, since no template has one.
fn entries(folder: &Path) -> Result<Vec<(String, PathBuf)>, Diagnostic> {
    let cant_read = |error: io::Error| {
        let message = format!("can't read the folder of templates '{}': {error}", folder.display());
        Diagnostic::error(Code::CantRead, message)
            .hint("make it a folder that you can read, or name another with --templates")
    };
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder).map_err(cant_read)? {
        let entry = entry.map_err(cant_read)?;
        if let Ok(name) = entry.file_name().into_string() {
            entries.push((name, entry.path()));
        }
    }
    Ok(entries)
}
