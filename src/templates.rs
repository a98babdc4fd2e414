//! The templates of replies: the built-in ones, and the user's own, which override them file by file.

mod built_in;
mod user;

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use user::{UserFile, UserFolder};

use crate::diagnostic::{Code, Diagnostic};
use crate::known_names::KnownNames;
use crate::text;
use crate::words::{BuiltInReply, Lang};

/// A template that was found for a reply.
#[derive(Clone, Debug)]
pub struct Template {
    /// `en/door-open`, or `door-open` for one of the user's that serves every language.
    pub name: String,
    /// Where it was found.
    pub origin: Origin,
    /// The text.
    pub source: String,
    /// The language it serves; `None` for every language.
    pub lang: Option<Lang>,
}

impl Template {
    /// The maximum size of the text in bytes.
    pub const MAX_SIZE: usize = 100_000;

    /// The partial with which all replies of a language close.
    pub const CLOSING: &str = "_closing";

    /// The name without the language.
    pub fn reply(&self) -> &str {
        self.name.rsplit('/').next().unwrap_or(&self.name)
    }

    /// The file for messages: the path of a user's template, `builtin/LANG/REPLY.j2` for a built-in one.
    pub fn file(&self) -> String {
        match &self.origin {
            Origin::BuiltIn => format!("builtin/{}.j2", self.name),
            Origin::File(path) => path.display().to_string(),
        }
    }

    /// Whether it is [`CLOSING`](Self::CLOSING), in any language.
    pub fn is_closing(&self) -> bool {
        self.reply() == Self::CLOSING
    }

    /// Whether it is no reply, but a part for others to include.
    pub fn is_partial(&self) -> bool {
        is_partial(self.reply())
    }
}

/// Whether a name is that of a partial: it begins with `_`.
fn is_partial(reply: &str) -> bool {
    reply.starts_with('_')
}

fn without_extension(name: &str) -> &str {
    name.strip_suffix(".j2").unwrap_or(name)
}

/// Where a template was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// In the program.
    BuiltIn,
    /// In this file.
    File(PathBuf),
}

impl Origin {
    /// The origin in JSON: `builtin`, or the path of the file.
    pub fn name(&self) -> Cow<'_, str> {
        match self {
            Self::BuiltIn => Cow::Borrowed("builtin"),
            Self::File(path) => path.to_string_lossy(),
        }
    }
}

/// All templates: the built-in ones, and those of the user's folder, if there is one.
#[derive(Clone, Debug)]
pub struct Templates {
    folder: Option<PathBuf>,
}

impl Templates {
    /// Locates the user's folder: the one of the flag, else the one of the policy, else `templates` in the `config`
    /// folder if that exists. `policy` is called only without a flag.
    ///
    /// # Errors
    ///
    /// The folder of the flag or the policy doesn't exist.
    pub fn locate(
        flag: Option<&Path>,
        policy: impl FnOnce() -> Result<Option<PathBuf>, Diagnostic>,
        config: Option<&Path>,
    ) -> Result<Self, Diagnostic> {
        let folder = match flag {
            Some(folder) if folder.is_dir() => Some(folder.to_path_buf()),
            Some(folder) => {
                let message = format!("there is no folder '{}' (--templates)", folder.display());
                let hint = text::slip_in_path(folder)
                    .unwrap_or_else(|| "name a folder of templates, or leave --templates out".to_owned());
                return Err(Diagnostic::error(Code::NotFound, message).hint(hint));
            }
            None => policy()?,
        };
        let in_config = || config.map(|folder| folder.join("templates")).filter(|folder| folder.is_dir());
        Ok(Self { folder: folder.or_else(in_config) })
    }

    /// Without the user's templates.
    pub fn built_in_only() -> Self {
        Self { folder: None }
    }

    /// The user's folder.
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// Returns the names of all replies and languages that have a template, sorted.
    ///
    /// # Errors
    ///
    /// The user's folder can't be read.
    pub fn names(&self) -> Result<KnownNames, Diagnostic> {
        let user = self.user_folder()?;
        let mut replies = Vec::from(BuiltInReply::ALL.map(|it| it.name().to_owned()));
        replies.extend(user.replies.into_iter().map(|file| file.reply));
        let mut languages: Vec<String> = built_in::languages().map(str::to_owned).collect();
        languages.extend(user.languages.iter().map(|lang| lang.name().to_owned()));
        for names in [&mut replies, &mut languages] {
            names.sort_unstable();
            names.dedup();
        }
        Ok(KnownNames::new(replies, languages))
    }

    /// Lists the templates in effect, sorted by name: the user's, and the built-in ones that they don't override.
    ///
    /// # Errors
    ///
    /// The user's folder or a file in it can't be read.
    pub fn list(&self) -> Result<Vec<Template>, Diagnostic> {
        let user = self.user_folder()?.replies.into_iter().map(UserFile::read);
        let mut list: Vec<Template> = user.collect::<Result<_, _>>()?;
        for built_in in built_in::all() {
            if !list.iter().any(|user| user.name == built_in.name || user.name == built_in.reply()) {
                list.push(built_in);
            }
        }
        list.sort_unstable_by(|a, b| a.name.cmp(&b.name));
        Ok(list)
    }

    /// Finds the template of a reply: the user's `LANG/REPLY.j2`, the user's `REPLY.j2`, the built-in
    /// `LANG/REPLY`, the built-in `en/REPLY`.
    ///
    /// # Errors
    ///
    /// There is none, or a file can't be read.
    pub fn find(&self, reply: &str, lang: &Lang) -> Result<Template, Diagnostic> {
        self.look_up(&format!("{reply}.j2"), lang)?.ok_or_else(|| {
            let message = format!("the reply `{reply}` has no template in the language `{lang}`");
            let hint = "in your folder of templates, or choose another --lang";
            Diagnostic::error(Code::MissingTemplate, message)
                .hint(format!("write '{lang}/{reply}.j2' {hint}"))
        })
    }

    /// Looks up a template by the name of its file: in the user's folder of the language, in the user's folder, among
    /// the built-in ones of the language, among those in English. The name may be a path in the user's folder too, or
    /// `builtin/LANG/REPLY.j2`.
    ///
    /// # Errors
    ///
    /// The file can't be read.
    pub(crate) fn look_up(&self, file: &str, lang: &Lang) -> Result<Option<Template>, Diagnostic> {
        if let Some(file) = self.folder().and_then(|folder| UserFile::find(folder, file, lang)) {
            return file.read().map(Some);
        }
        let built_in = |lang| built_in::find(lang, without_extension(file));
        Ok(Self::built_in(file).or_else(|| built_in(lang.name())).or_else(|| built_in("en")))
    }

    /// Looks up what a template in `lang` includes or extends. Paths that lead out of the user's folder aren't found.
    ///
    /// # Errors
    ///
    /// The file can't be read.
    pub(crate) fn included(&self, name: &str, lang: &Lang) -> Result<Option<Template>, Diagnostic> {
        // A colon would name a drive on Windows.
        let leads_out = |part: &str| part.is_empty() || part.starts_with('.') || part.contains(':');
        match name.split(['/', '\\']).any(leads_out) {
            true => Ok(None),
            false => self.look_up(name, lang),
        }
    }

    /// Reads all of the user's templates: replies, then partials, each sorted by path. The second list has the
    /// errors of those that can't be read.
    ///
    /// # Errors
    ///
    /// The user's folder can't be read.
    pub fn own_templates(&self) -> Result<(Vec<Template>, Vec<Diagnostic>), Diagnostic> {
        let UserFolder { replies, partials, .. } = self.user_folder()?;
        let (mut templates, mut errors) = (Vec::new(), Vec::new());
        for file in replies.into_iter().chain(partials) {
            match file.read() {
                Ok(template) => templates.push(template),
                Err(error) => errors.push(error),
            }
        }
        Ok((templates, errors))
    }

    /// Lists other files in the user's folder, which are never read, sorted. Hidden files and backup copies of
    /// editors are left out.
    ///
    /// # Errors
    ///
    /// The user's folder can't be read.
    pub fn strays(&self) -> Result<Vec<PathBuf>, Diagnostic> {
        Ok(self.user_folder()?.strays)
    }

    fn user_folder(&self) -> Result<UserFolder, Diagnostic> {
        self.folder().map_or_else(|| Ok(UserFolder::default()), UserFolder::list)
    }

    /// Finds a built-in template by the name under which templates include it: `builtin/LANG/REPLY.j2`.
    pub fn built_in(name: &str) -> Option<Template> {
        let (lang, reply) = name.strip_prefix("builtin/")?.split_once('/')?;
        built_in::find(lang, without_extension(reply))
    }
}
