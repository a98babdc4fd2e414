//! Where the policy comes from: a flag, the environment, the user's configuration, or the built-in one.

use std::borrow::Cow;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::schema::{self, Schema};
use super::{Policy, built_in, validate};
use crate::fault::Fault;

/// The policy that speaks when the user has none, and that `policy init` writes.
pub const EXAMPLE: &str = include_str!("../../policy.example.toml");

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
pub struct Parsed(Shape);

#[derive(Debug)]
enum Shape {
    BuiltIn,
    Text { place: Place, source: String, schema: Box<Schema> },
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
pub fn read(place: Option<&(PathBuf, bool)>) -> Result<Parsed, Fault> {
    let Some((path, named)) = place else {
        return Ok(Parsed(Shape::BuiltIn));
    };
    let shown = path.display();
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound && !named => {
            return Ok(Parsed(Shape::BuiltIn));
        }
        Err(error) => {
            let missing = error.kind() == io::ErrorKind::NotFound;
            let hint = if missing {
                "name a policy that exists (--policy, $DECLINE_POLICY), or write one with `decline policy init`"
            } else {
                "make it a file that you can read"
            };
            return Err(Fault::failure(format!("can't read the policy '{shown}': {error}")).hint(hint));
        }
    };
    match String::from_utf8(bytes) {
        Ok(source) => parse(Place::File(path.clone()), source),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let source = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let fault = Fault::failure("the policy isn't UTF-8 text")
                .at(&shown.to_string(), &source, valid..valid + 1, "this byte can't stand here")
                .hint("save the file as UTF-8");
            Err(fault)
        }
    }
}

/// Takes a policy's TOML apart; `place` is where it stands or is to stand.
///
/// # Errors
///
/// It isn't a policy's TOML.
pub fn parse(place: Place, source: String) -> Result<Parsed, Fault> {
    let source = without_comments(source);
    let schema = schema::parse(&place.name(), &source)?;
    Ok(Parsed(Shape::Text { place, source, schema: Box::new(schema) }))
}

/// Empties the lines that hold nothing but a comment, and leaves out those at the end: they are most of a
/// policy. All other text stays in its line and column, so that faults point where they should.
fn without_comments(source: String) -> String {
    let mut bare = String::with_capacity(source.len());
    let (mut kept, mut end) = (0, 0);
    for line in source.split_inclusive('\n') {
        if line.starts_with('#') {
            bare.push_str(&source[kept..end]);
            bare.push('\n');
            kept = end + line.len();
        }
        end += line.len();
    }
    bare.push_str(&source[kept..]);
    // Nothing follows the last setting.
    bare.truncate(bare.trim_end().len());
    bare.push('\n');
    // In a text of several lines a line can look like a comment; what opens one is none.
    let has_long_text = bare.contains("\"\"\"") || bare.contains("'''");
    if has_long_text { source } else { bare }
}

impl Parsed {
    /// The folder of templates that the policy names, taken from where the policy stands.
    ///
    /// # Errors
    ///
    /// There is no such folder.
    pub fn templates(&self) -> Result<Option<PathBuf>, Fault> {
        let Shape::Text { place, source, schema } = &self.0 else { return Ok(None) };
        let Some(named) = &schema.templates else { return Ok(None) };
        let base = match place {
            Place::File(path) => path.parent().unwrap_or(Path::new("")),
            Place::BuiltIn => Path::new(""),
        };
        let folder = base.join(named.get_ref());
        if folder.is_dir() {
            return Ok(Some(folder));
        }
        let fault = Fault::failure(format!("there is no folder '{}'", folder.display()))
            .at(&place.name(), source, named.span(), "named here")
            .hint("make the folder, or take the line out");
        Err(fault)
    }

    /// Looks up every name in the policy. `replies` are the names of all replies that have a template;
    /// `languages` those that have any.
    ///
    /// # Errors
    ///
    /// The first name that isn't known or value that can't be meant, with its place.
    pub fn validate(self, replies: &[String], languages: &[String]) -> Result<Policy, Fault> {
        match self.0 {
            Shape::BuiltIn => Ok(built_in::built_in()),
            Shape::Text { place, source, schema } => {
                validate::validate(place, &source, *schema, replies, languages)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comment_lines_are_emptied_and_nothing_else_moves() {
        for (source, bare) in [
            ("# a\nb = 1 # c\n  # d\n\te = \"#\"\n\n#", "\nb = 1 # c\n  # d\n\te = \"#\"\n"),
            ("a = [\n# b\n1]", "a = [\n\n1]\n"),
            ("a = \"\"\"\n# b\n\"\"\"", "a = \"\"\"\n# b\n\"\"\""),
            ("a = '''\n# b\n'''", "a = '''\n# b\n'''"),
            ("", "\n"),
        ] {
            assert_eq!(without_comments(source.to_owned()), bare);
        }
    }
}
