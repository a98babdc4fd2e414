//! Where the policy comes from: a flag, the environment, the user's configuration, or the built-in one.

use std::borrow::Cow;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::schema::{self, Schema};
use super::{Policy, validate};
use crate::diagnostic::{Code, Diagnostic};
use crate::known_names::KnownNames;

/// The policy that speaks when the user has none, and that `policy init` writes.
pub const EXAMPLE: &str = include_str!("../../policy.example.toml");

/// The JSON schema of a policy, for editors, which the example's first line names.
pub const SCHEMA: &str = include_str!("policy.schema.json");

/// Where a policy stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the program: [`EXAMPLE`].
    BuiltIn,
    /// In this file.
    File(PathBuf),
}

impl Place {
    /// Names the place as errors and JSON do: the file's path, or `builtin`.
    pub fn name(&self) -> Cow<'_, str> {
        match self {
            Self::BuiltIn => Cow::Borrowed("builtin"),
            Self::File(path) => path.to_string_lossy(),
        }
    }
}

/// A policy whose shape is right, and whose names nobody has looked up yet.
#[derive(Debug)]
pub struct Parsed {
    place: Place,
    source: String,
    schema: Schema,
}

/// Tells where a policy is looked for: `--policy`, then `$DECLINE_POLICY`, then the user's configuration.
/// The flag says whether somebody named it; a policy that was named must be there.
pub fn locate(flag: Option<&Path>, config: Option<&Path>) -> Option<(PathBuf, bool)> {
    let named = flag.map(Path::to_path_buf).or_else(|| non_empty("DECLINE_POLICY").map(PathBuf::from));
    match named {
        Some(path) => Some((path, true)),
        None => config.map(|folder| (folder.join("policy.toml"), false)),
    }
}

fn non_empty(variable: &str) -> Option<OsString> {
    std::env::var_os(variable).filter(|value| !value.is_empty())
}

/// Reads the policy at `place` as [`locate`] gave it; the built-in one if there is none and none was named.
///
/// # Errors
///
/// A named policy that is missing, any that can't be read, isn't UTF-8 or isn't a policy's TOML.
pub fn read(place: Option<&(PathBuf, bool)>) -> Result<Parsed, Diagnostic> {
    let Some((path, named)) = place else {
        return built_in();
    };
    let shown = path.display();
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound && !named => return built_in(),
        Err(error) => {
            let missing = error.kind() == io::ErrorKind::NotFound;
            let hint = if missing {
                "name a policy that exists (--policy, $DECLINE_POLICY), or write one with `decline policy init`"
            } else {
                "make it a file that you can read"
            };
            return Err(Diagnostic::error(
                Code::CantRead,
                format!("can't read the policy '{shown}': {error}"),
            )
            .hint(hint));
        }
    };
    match String::from_utf8(bytes) {
        Ok(source) => parse(Place::File(path.clone()), source),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let source = String::from_utf8_lossy(error.as_bytes()).into_owned();
            Err(Diagnostic::error(Code::NotUtf8, "the policy isn't UTF-8 text")
                .at(&shown.to_string(), &source, valid..valid + 1, "this byte can't stand here")
                .hint("save the file as UTF-8"))
        }
    }
}

/// Parses the policy that is in force when the user has none.
fn built_in() -> Result<Parsed, Diagnostic> {
    parse(Place::BuiltIn, EXAMPLE.to_owned())
}

/// Parses a policy's TOML; `place` is where it stands or is to stand.
///
/// # Errors
///
/// It isn't a policy's TOML.
pub fn parse(place: Place, source: String) -> Result<Parsed, Diagnostic> {
    let schema = schema::parse(&place.name(), &source)?;
    Ok(Parsed { place, source, schema })
}

impl Parsed {
    /// The folder of templates that the policy names, taken from where the policy stands.
    ///
    /// # Errors
    ///
    /// There is no such folder.
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
        Err(Diagnostic::error(Code::NotFound, format!("there is no folder '{}'", folder.display()))
            .at(&place.name(), source, named.span(), "named here")
            .hint("make the folder, or take the line out"))
    }

    /// Looks up every name in the policy; `names` are those that there are without it.
    ///
    /// # Errors
    ///
    /// Every name that isn't known and every value that can't be used, with its place, in the file's order.
    pub fn validate(self, names: &KnownNames) -> Result<Policy, Vec<Diagnostic>> {
        validate::validate(self.place, &self.source, self.schema, names)
    }
}
