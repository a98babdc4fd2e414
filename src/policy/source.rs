//! Finds and reads the policy: by a flag, the environment or the configuration folder, else the built-in one.

use std::borrow::Cow;
use std::io;
use std::path::{Path, PathBuf};
use std::string::FromUtf8Error;

use super::schema::{self, Schema};
use super::{Policy, validate};
use crate::diagnostic::{Code, Diagnostic};
use crate::file::{cant_read, extension, read_at_most};
use crate::known_names::KnownNames;
use crate::text;

/// The built-in policy: the default when the user has none, and what `policy init` writes.
pub const EXAMPLE: &str = include_str!("../../policy.example.toml");

/// The JSON schema of a policy, for editors. The first line of [`EXAMPLE`] refers to it.
pub const SCHEMA: &str = include_str!("policy.schema.json");

/// The hint for a policy that was named and isn't there.
const MISSING: &str =
    "name a policy that exists (--policy, $DECLINE_POLICY), or write one with `decline policy init`";

/// The hint for a policy in another format.
const NOT_TOML: &str = "a policy is written in TOML: `decline policy init` writes one to start from";

/// The maximum size of a policy in bytes.
const MAX_SIZE: usize = 1_000_000;

/// Where a policy is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Compiled into the program: [`EXAMPLE`].
    BuiltIn,
    /// In this file.
    File(PathBuf),
}

impl Place {
    /// Returns the name used in errors and JSON: the file's path, or `builtin`.
    pub fn name(&self) -> Cow<'_, str> {
        match self {
            Self::BuiltIn => Cow::Borrowed("builtin"),
            Self::File(path) => path.to_string_lossy(),
        }
    }
}

/// A parsed policy whose names aren't validated yet.
#[derive(Debug)]
pub struct Parsed {
    place: Place,
    source: String,
    schema: Schema,
}

/// Returns the path of the policy: `--policy`, then `$DECLINE_POLICY`, then `policy.toml` in the configuration
/// folder. The `bool` says whether the user named the path; a named policy must exist.
pub fn locate(flag: Option<&Path>, config: Option<&Path>) -> Option<(PathBuf, bool)> {
    let variable = || std::env::var_os("DECLINE_POLICY").filter(|value| !value.is_empty());
    let named = flag.map(Path::to_path_buf).or_else(|| variable().map(PathBuf::from));
    match named {
        Some(path) => Some((path, true)),
        None => config.map(|folder| (folder.join("policy.toml"), false)),
    }
}

/// Reads the policy at `place`, as returned by [`locate`]; the built-in one if the file is missing and wasn't named.
///
/// # Errors
///
/// A named policy is missing; a policy can't be read, isn't UTF-8 or isn't the TOML of a policy.
pub fn read(place: Option<&(PathBuf, bool)>) -> Result<Parsed, Diagnostic> {
    let Some((path, named)) = place else {
        return built_in();
    };
    let place = Place::File(path.clone());
    let bytes = match read_at_most(path, MAX_SIZE) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound && !named => return built_in(),
        Err(error) if error.kind() == io::ErrorKind::FileTooLarge => return Err(too_large(&place)),
        Err(error) => return Err(unreadable(path, &error)),
    };
    let source = String::from_utf8(bytes).map_err(|error| not_utf8(path, &error))?;
    let is_other = matches!(&*extension(path), "json" | "yaml" | "yml");
    parse(place, source).map_err(|error| match error.code {
        Code::TomlSyntax if is_other => error.hint(NOT_TOML),
        _ => error,
    })
}

fn unreadable(path: &Path, error: &io::Error) -> Diagnostic {
    let found = cant_read(&format!("the policy '{}'", path.display()), path, error);
    if path.is_dir() {
        return found.hint(format!("name the file in it: {}", path.join("policy.toml").display()));
    }
    match error.kind() {
        io::ErrorKind::NotFound if text::slip_in_path(path).is_none() => found.hint(MISSING),
        _ => found,
    }
}

fn too_large(place: &Place) -> Diagnostic {
    let message = format!("the policy '{}' has more than 1 MB", place.name());
    Diagnostic::error(Code::TooLarge, message).hint("is it the right file? keep the rules that matter to you")
}

fn not_utf8(path: &Path, error: &FromUtf8Error) -> Diagnostic {
    let invalid = error.utf8_error().valid_up_to();
    let source = String::from_utf8_lossy(error.as_bytes());
    Diagnostic::error(Code::NotUtf8, "the policy isn't UTF-8 text")
        .at(&path.to_string_lossy(), &source, invalid..invalid + 1, "this byte can't stand here")
        .hint("save the file as UTF-8")
}

fn built_in() -> Result<Parsed, Diagnostic> {
    parse(Place::BuiltIn, EXAMPLE.to_owned())
}

/// Parses a policy; `place` is where it is or will be stored.
///
/// # Errors
///
/// The text isn't the TOML of a policy, or is larger than any.
pub fn parse(place: Place, source: String) -> Result<Parsed, Diagnostic> {
    if source.len() > MAX_SIZE {
        return Err(too_large(&place));
    }
    let schema = schema::parse(&place.name(), &source)?;
    Ok(Parsed { place, source, schema })
}

impl Parsed {
    /// Returns the folder of templates that the policy names, resolved against the policy's own folder.
    ///
    /// # Errors
    ///
    /// The folder doesn't exist.
    pub fn templates(&self) -> Result<Option<PathBuf>, Diagnostic> {
        let Self { place, source, schema } = self;
        let Some(named) = &schema.templates else { return Ok(None) };
        let base = match place {
            Place::File(path) => path.parent().unwrap_or(Path::new("")),
            Place::BuiltIn => Path::new(""),
        };
        let folder = base.join(named.get_ref());
        if folder.is_dir() {
            return Ok(Some(folder));
        }
        let hint = if named.get_ref().to_string_lossy().contains(char::is_control) {
            schema::BACKSLASHES
        } else if named.get_ref().starts_with("~") {
            "~ doesn't stand for your home here: write the whole path"
        } else {
            "make the folder, or take the line out"
        };
        Err(Diagnostic::error(Code::NotFound, format!("there is no folder '{}'", folder.display()))
            .at(&place.name(), source, named.span(), "named here")
            .hint(hint))
    }

    /// Validates the policy. `names` are the known names without the policy's own ties.
    ///
    /// # Errors
    ///
    /// All unknown names and invalid values, each with its location, in the file's order.
    pub fn validate(self, names: &KnownNames) -> Result<Policy, Vec<Diagnostic>> {
        validate::validate(self.place, &self.source, self.schema, names)
    }
}
