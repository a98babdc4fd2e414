//! The replies as templates: the built-in ones, and the user's own over them, file by file.

use std::borrow::Cow;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic};
use crate::known_names::KnownNames;
use crate::words::{Lang, Reply};

/// A template of the program: language, reply, source.
struct BuiltIn {
    lang: &'static str,
    reply: &'static str,
    source: &'static str,
}

/// Embeds `templates/LANG/REPLY.j2` for each reply.
macro_rules! built_in {
    ($lang:literal: $($reply:literal)*) => {
        [$(BuiltIn {
            lang: $lang,
            reply: $reply,
            source: include_str!(concat!("../templates/", $lang, "/", $reply, ".j2")),
        }),*]
    };
    ($lang:literal) => {
        built_in!($lang: "_closing" "accept" "decline" "door-open" "final" "remind" "unhook" "why")
    };
}

/// By language, then by reply, both sorted.
static BUILT_IN: [[BuiltIn; 8]; 7] = [
    built_in!("de"),
    built_in!("en"),
    built_in!("es"),
    built_in!("fr"),
    built_in!("it"),
    built_in!("nl"),
    built_in!("pt"),
];

/// Where the templates of a user stand, if they have any.
#[derive(Clone, Debug)]
pub struct Templates {
    folder: Option<PathBuf>,
}

/// A template that was found for a reply.
#[derive(Clone, Debug)]
pub struct Template {
    /// Its name: `en/door-open`, or `door-open` for one of the user's that serves every language.
    pub name: String,
    /// Where it was found.
    pub origin: Origin,
    /// Its text.
    pub source: String,
    /// The language it serves; `None` for every language.
    pub lang: Option<Lang>,
}

impl Template {
    /// The partial that all replies of a language close with.
    pub const CLOSING: &str = "_closing";

    /// The name without the language.
    pub fn reply(&self) -> &str {
        self.name.rsplit('/').next().unwrap_or(&self.name)
    }

    /// Its file, as it is shown to its writer: the user's own by its path, a built-in one as `builtin/LANG/REPLY.j2`.
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

    /// Whether it is no reply, but there for others to include.
    pub fn is_partial(&self) -> bool {
        self.reply().starts_with('_')
    }
}

/// Where a template stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// In the program.
    BuiltIn,
    /// In this file.
    File(PathBuf),
}

impl Origin {
    /// Names the origin as JSON does: `builtin` or the file's path.
    pub fn name(&self) -> Cow<'_, str> {
        match self {
            Self::BuiltIn => Cow::Borrowed("builtin"),
            Self::File(path) => path.to_string_lossy(),
        }
    }
}

impl Templates {
    /// Takes the user's folder: the one that a flag names, else the one that the policy names (which is
    /// asked only then), else the one in the user's configuration, if it is there.
    ///
    /// # Errors
    ///
    /// The folder that the flag or the policy names isn't there.
    pub fn locate(
        flag: Option<&Path>,
        policy: impl FnOnce() -> Result<Option<PathBuf>, Diagnostic>,
        config: Option<&Path>,
    ) -> Result<Self, Diagnostic> {
        let folder = match flag {
            Some(folder) if folder.is_dir() => Some(folder.to_path_buf()),
            Some(folder) => {
                let what = format!("there is no folder '{}' (--templates)", folder.display());
                let hint = "name a folder of templates, or leave --templates out";
                return Err(Diagnostic::error(Code::NotFound, what).hint(hint));
            }
            None => policy()?,
        };
        let in_config = || config.map(|folder| folder.join("templates")).filter(|folder| folder.is_dir());
        Ok(Self { folder: folder.or_else(in_config) })
    }

    /// Leaves the user's templates aside.
    pub fn built_in_only() -> Self {
        Self { folder: None }
    }

    /// The user's folder.
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// Names every reply and every language that has a template, sorted.
    ///
    /// # Errors
    ///
    /// The user's folder can't be read.
    pub fn names(&self) -> Result<KnownNames, Diagnostic> {
        let mut names = KnownNames::new(
            BUILT_IN[0].iter().filter(|it| !it.is_partial()).map(|it| it.reply.to_owned()).collect(),
            BUILT_IN.iter().map(|of_lang| of_lang[0].lang.to_owned()).collect(),
        );
        let Own { languages, files, .. } = self.own()?;
        for lang in &languages {
            insert(&mut names.languages, lang.name());
        }
        for own in &files {
            insert(&mut names.replies, &own.reply);
        }
        Ok(names)
    }

    /// Lists the templates that are in force: for each reply and language the one that wins.
    ///
    /// # Errors
    ///
    /// The user's folder or a file in it can't be read.
    pub fn list(&self) -> Result<Vec<Template>, Diagnostic> {
        let mut list = Vec::new();
        for own in self.own()?.files {
            list.push(own.read()?);
        }
        for built_in in BUILT_IN.iter().flatten().filter(|it| !it.is_partial()) {
            let name = format!("{}/{}", built_in.lang, built_in.reply);
            let hidden = list.iter().any(|own: &Template| own.name == name || own.name == built_in.reply);
            if !hidden {
                list.push(built_in.template());
            }
        }
        list.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(list)
    }

    /// Finds the template of a reply: the user's `LANG/REPLY.j2`, the user's `REPLY.j2`, the built-in
    /// `LANG/REPLY`, the built-in `en/REPLY`.
    ///
    /// # Errors
    ///
    /// There is none, or a file can't be read.
    pub fn find(&self, reply: &str, lang: &Lang) -> Result<Template, Diagnostic> {
        if let Some(folder) = &self.folder {
            let own = [(Some(lang), format!("{lang}/{reply}")), (None, reply.to_owned())];
            for (lang, name) in own {
                let path = folder.join(format!("{name}.j2"));
                if path.is_file() {
                    let lang = lang.cloned();
                    return OwnFile { reply: reply.to_owned(), lang, path }.read();
                }
            }
        }
        let built_in = |lang| BuiltIn::of(lang, reply);
        match built_in(lang.name()).or_else(|| built_in("en")) {
            Some(found) => Ok(found.template()),
            None => Err(Diagnostic::error(
                Code::MissingTemplate,
                format!("the reply `{reply}` has no template in the language `{lang}`"),
            )
            .hint(format!(
                "write '{lang}/{reply}.j2' in your folder of templates, or choose another --lang"
            ))),
        }
    }

    /// Lists every template file of the user's, partials too, sorted by path.
    ///
    /// # Errors
    ///
    /// The user's folder or a file in it can't be read.
    pub fn own_templates(&self) -> Result<Vec<Template>, Diagnostic> {
        let Own { files, partials, .. } = self.own()?;
        files.into_iter().chain(partials).map(OwnFile::read).collect()
    }

    /// Lists what else stands in the user's folder and is never read, sorted. Hidden files are left out, and
    /// the copies that editors leave.
    ///
    /// # Errors
    ///
    /// The user's folder can't be read.
    pub fn strays(&self) -> Result<Vec<PathBuf>, Diagnostic> {
        self.own().map(|own| own.strays)
    }

    /// Finds a built-in template by the name that a template would include it by.
    pub fn built_in(name: &str) -> Option<Template> {
        BuiltIn::find(name).map(BuiltIn::template)
    }

    /// What a template includes or extends by a name: a file in the user's folder, else `builtin/LANG/NAME.j2`. A
    /// name without a folder is looked up in the language that is written in, then in none, then in English.
    pub(crate) fn included(folder: Option<&Path>, lang: &Lang, name: &str) -> io::Result<Option<Template>> {
        let is_bare = !name.contains('/');
        let of_lang = is_bare.then(|| format!("{lang}/{name}"));
        let inside = !name.split(['/', '\\']).any(|part| part.is_empty() || part.starts_with('.'));
        if let Some(folder) = folder.filter(|_| inside) {
            for name in of_lang.iter().map(String::as_str).chain([name]) {
                let path = folder.join(name);
                match fs::read_to_string(&path) {
                    Ok(source) => {
                        let (name, lang) = (stem(name).to_owned(), Some(lang.clone()));
                        return Ok(Some(Template { name, origin: Origin::File(path), source, lang }));
                    }
                    Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                    Err(error) => return Err(error),
                }
            }
        }
        let built_in = match is_bare {
            true => [lang.name(), "en"].iter().find_map(|lang| BuiltIn::of(lang, stem(name))),
            false => BuiltIn::find(name),
        };
        Ok(built_in.map(BuiltIn::template))
    }

    /// The user's own languages, replies and partials, sorted by path.
    fn own(&self) -> Result<Own, Diagnostic> {
        let mut own = Own::default();
        let Some(folder) = &self.folder else { return Ok(own) };
        for (name, path) in entries(folder)? {
            if let Some(lang) = Lang::parse(&name).filter(|lang| lang.name() == name && path.is_dir()) {
                for (name, path) in entries(&path)? {
                    own.take(Some(&lang), &name, path);
                }
                own.languages.push(lang);
            } else {
                own.take(None, &name, path);
            }
        }
        own.strays.sort();
        own.files.sort_by(|a, b| a.path.cmp(&b.path));
        own.partials = own.files.extract_if(.., |file| file.reply.starts_with('_')).collect();
        Ok(own)
    }
}

/// A template's name without its ending.
fn stem(name: &str) -> &str {
    name.strip_suffix(".j2").unwrap_or(name)
}

/// Puts a name in its place in a sorted list, once.
fn insert(names: &mut Vec<String>, name: &str) {
    if let Err(place) = names.binary_search_by(|known| known.as_str().cmp(name)) {
        names.insert(place, name.to_owned());
    }
}

impl BuiltIn {
    /// Whether it is no reply, but there for others to include.
    fn is_partial(&self) -> bool {
        self.reply.starts_with('_')
    }

    /// Finds `builtin/LANG/REPLY`, with or without `.j2`.
    fn find(name: &str) -> Option<&'static Self> {
        let (lang, reply) = name.strip_prefix("builtin/")?.split_once('/')?;
        Self::of(lang, stem(reply))
    }

    fn of(lang: &str, reply: &str) -> Option<&'static Self> {
        BUILT_IN.iter().find(|of_lang| of_lang[0].lang == lang)?.iter().find(|it| it.reply == reply)
    }

    fn template(&self) -> Template {
        Template {
            name: format!("{}/{}", self.lang, self.reply),
            origin: Origin::BuiltIn,
            source: self.source.to_owned(),
            lang: Lang::parse(self.lang),
        }
    }
}

/// What the user's folder holds.
#[derive(Default)]
struct Own {
    languages: Vec<Lang>,
    files: Vec<OwnFile>,
    /// Files that are no reply, for others to include: `_name.j2`.
    partials: Vec<OwnFile>,
    strays: Vec<PathBuf>,
}

impl Own {
    /// Takes what stands in the folder itself, or in that of a language.
    fn take(&mut self, lang: Option<&Lang>, file: &str, path: PathBuf) {
        match OwnFile::new(lang.cloned(), file, &path) {
            Some(own) => self.files.push(own),
            None if file.starts_with('.') || file.ends_with('~') => {}
            None => self.strays.push(path),
        }
    }
}

/// A template file of the user's.
struct OwnFile {
    reply: String,
    lang: Option<Lang>,
    path: PathBuf,
}

impl OwnFile {
    fn new(lang: Option<Lang>, file: &str, path: &Path) -> Option<Self> {
        let reply = file.strip_suffix(".j2").filter(|name| !name.starts_with('.'))?;
        let named = !reply.is_empty() && reply != Reply::IGNORE && path.is_file();
        named.then(|| Self { reply: reply.to_owned(), lang, path: path.to_path_buf() })
    }

    fn read(self) -> Result<Template, Diagnostic> {
        let shown = self.path.display();
        let source = fs::read_to_string(&self.path).map_err(|error| {
            let hint = "make it a file of UTF-8 text that you can read";
            Diagnostic::error(Code::CantRead, format!("can't read the template '{shown}': {error}"))
                .hint(hint)
        })?;
        let name = match &self.lang {
            Some(lang) => format!("{lang}/{}", self.reply),
            None => self.reply,
        };
        Ok(Template { name, origin: Origin::File(self.path), source, lang: self.lang })
    }
}

/// What a folder holds, by name; names that aren't Unicode can't be those of templates.
fn entries(folder: &Path) -> Result<Vec<(String, PathBuf)>, Diagnostic> {
    let fault = |error: io::Error| {
        Diagnostic::error(
            Code::CantRead,
            format!("can't read the folder of templates '{}': {error}", folder.display()),
        )
        .hint("make it a folder that you can read, or name another with --templates")
    };
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder).map_err(fault)? {
        let entry = entry.map_err(fault)?;
        if let Ok(name) = entry.file_name().into_string() {
            entries.push((name, entry.path()));
        }
    }
    Ok(entries)
}
