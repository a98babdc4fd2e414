//! The `edit` verbs of policies and templates: a file is opened in the user's editor, checked and saved.

use std::path::Path;

use anyhow::{Error, Result};

use super::cant_write;
use crate::console::{self, Console};
use crate::diagnostic::{Code, Diagnostic};
use crate::editor::{self, Edited};
use crate::error::Exit;
use crate::file::{Opened, Replaced};
use crate::prompt::{Next, Prompt};

/// Opens a file in the user's editor, with `seed` as its text if it doesn't exist, and saves the text that `check`
/// accepts. For a text that it rejects, the user is asked what to do; without a terminal to ask on, the file isn't
/// changed. An unchanged seed isn't saved.
pub(super) fn edit(
    path: &Path,
    seed: &str,
    console: Console,
    check: impl Fn(&str) -> Result<()>,
) -> Result<Exit> {
    let suffix = path.extension().map_or(String::new(), |it| format!(".{}", it.display()));
    let mut target = Target { path, seed, file: open(path)? };
    let mut edited = editor::edit(target.file.content().unwrap_or(seed.as_bytes()), &suffix, console)?;
    let mut problem = target.problem(&edited, &check);
    let mut has_errors = problem.is_some();
    loop {
        let next = match problem.map_or(Ok(Next::Keep), |problem| ask(problem, &edited, console)) {
            Ok(next) => next,
            Err(error) => return Err(edited.keep(error)),
        };
        let replaced = match next {
            Next::EditAgain => {
                edited = edited.again(console)?;
                problem = target.problem(&edited, &check);
                has_errors = problem.is_some();
                continue;
            }
            Next::Discard => Replaced::AsItWas,
            Next::Keep => match target.save(&edited) {
                Ok(replaced) => replaced,
                Err(error) => return Err(edited.keep(error.into())),
            },
        };
        if replaced == Replaced::ChangedMeanwhile {
            problem = Some(changed_meanwhile(path).into());
            continue;
        }
        target.report(replaced, &edited, has_errors, console);
        return Ok(Exit::Done);
    }
}

/// The file that is edited, as it was when it was read.
struct Target<'a> {
    path: &'a Path,
    /// The text to start from if the file doesn't exist.
    seed: &'a str,
    file: Opened,
}

impl Target<'_> {
    fn is_unchanged_seed(&self, edited: &Edited) -> bool {
        self.file.content().is_none() && edited.text() == self.seed
    }

    /// Returns why the edited text can't be saved without asking. An empty text is more likely an editor's mistake
    /// than the user's wish.
    fn problem(&self, edited: &Edited, check: impl Fn(&str) -> Result<()>) -> Option<Error> {
        if self.is_unchanged_seed(edited) {
            return None;
        }
        let had_text = self.file.content().is_none_or(|content| !content.trim_ascii().is_empty());
        if had_text && edited.text().trim().is_empty() {
            let error = Diagnostic::error(Code::EmptyText, "there is nothing left in the file");
            return Some(error.hint("an empty file is put in its place only if you say so").into());
        }
        check(edited.text()).err()
    }

    fn save(&mut self, edited: &Edited) -> Result<Replaced, Diagnostic> {
        if self.is_unchanged_seed(edited) {
            return Ok(Replaced::AsItWas);
        }
        let hint = "make room there, then put what you wrote in its place";
        self.file.replace(edited.text().as_bytes()).map_err(|error| cant_write(self.path, &error, hint))
    }

    fn report(&self, replaced: Replaced, edited: &Edited, has_errors: bool, console: Console) {
        let path = self.path.display();
        match replaced {
            Replaced::Yes if has_errors => console.warn(&format!("saved as '{path}', errors and all")),
            Replaced::Yes => console.note(&format!("saved as '{path}'")),
            _ if self.file.content().is_some() => console.note(&format!("'{path}' is as it was")),
            _ if self.is_unchanged_seed(edited) => {
                console.note(&format!("nothing was changed, so '{path}' wasn't written"));
            }
            _ => console.note(&format!("'{path}' wasn't written")),
        }
    }
}

fn open(path: &Path) -> Result<Opened, Diagnostic> {
    Opened::open(path).map_err(|error| {
        Diagnostic::error(Code::CantWrite, format!("can't edit '{}': {error}", path.display()))
            .hint("name a file that you can read, in a folder that you can write in")
    })
}

fn changed_meanwhile(path: &Path) -> Diagnostic {
    let message = format!("'{}' has changed since you opened it", path.display());
    Diagnostic::error(Code::ChangedMeanwhile, message)
        .hint("keep yours to replace what is there now, or discard it")
}

/// Prints a problem and asks what to do with the edited text. Without a terminal to ask on, the problem is returned
/// as the error.
fn ask(problem: Error, edited: &Edited, console: Console) -> Result<Next> {
    if !console.asks() {
        return Err(problem);
    }
    console::tell(&problem);
    console.note(&format!("what you wrote is in '{}'", edited.path().display()));
    Prompt::default().what_next()
}
