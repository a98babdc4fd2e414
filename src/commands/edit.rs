//! What the `edit` verbs share: a file of the user's, opened in their editor and checked on save.

use std::path::Path;

use anyhow::{Error, Result};

use crate::console::{self, Console};
use crate::diagnostic::{Code, Diagnostic};
use crate::editor::{self, Edited};
use crate::error::Exit;
use crate::file::{Opened, Replaced};
use crate::prompt::{Next, Prompt};

/// Opens a file in the user's editor, with `seed` in it if it doesn't exist, and saves what `check` accepts. What it
/// refuses is up to the user; without a terminal to ask on, the file stays as it was. An unchanged seed isn't saved.
pub(super) fn edit(
    path: &Path,
    seed: &str,
    console: Console,
    check: impl Fn(&str) -> Result<()>,
) -> Result<Exit> {
    let shown = path.display().to_string();
    let mut file = open(path)?;
    let suffix = path.extension().map_or(String::new(), |it| format!(".{}", it.display()));
    let mut edited = editor::edit(file.content().unwrap_or(seed.as_bytes()), &suffix)?;
    let is_seed = |file: &Opened, edited: &Edited| file.content().is_none() && edited.text() == seed;
    let problem = |file: &Opened, edited: &Edited| {
        if is_seed(file, edited) { None } else { problem(file, edited, &check) }
    };
    let mut to_settle = problem(&file, &edited);
    let mut has_errors = to_settle.is_some();
    loop {
        let next = match to_settle.take().map_or(Ok(Next::Keep), |error| ask(error, &edited, console)) {
            Ok(next) => next,
            Err(error) => return Err(edited.keep(error)),
        };
        let replaced = match next {
            Next::EditAgain => {
                edited = edited.again()?;
                to_settle = problem(&file, &edited);
                has_errors = to_settle.is_some();
                continue;
            }
            Next::Discard => Replaced::AsItWas,
            Next::Keep if is_seed(&file, &edited) => Replaced::AsItWas,
            Next::Keep => match file.replace(edited.text().as_bytes()) {
                Ok(replaced) => replaced,
                Err(error) => return Err(edited.keep(cant_write(&shown, &error).into())),
            },
        };
        match replaced {
            Replaced::ChangedMeanwhile => to_settle = Some(changed_meanwhile(&shown).into()),
            Replaced::AsItWas => console.note(&match file.content() {
                Some(_) => format!("'{shown}' is as it was"),
                None if is_seed(&file, &edited) => {
                    format!("nothing was changed, so '{shown}' wasn't written")
                }
                None => format!("'{shown}' wasn't written"),
            }),
            Replaced::Yes if has_errors => console.warn(&format!("saved as '{shown}', errors and all")),
            Replaced::Yes => console.note(&format!("saved as '{shown}'")),
        }
        if replaced != Replaced::ChangedMeanwhile {
            return Ok(Exit::Done);
        }
    }
}

fn open(path: &Path) -> Result<Opened, Diagnostic> {
    Opened::open(path).map_err(|error| {
        Diagnostic::error(Code::CantWrite, format!("can't edit '{}': {error}", path.display()))
            .hint("name a file that you can read, in a folder that you can write in")
    })
}

fn cant_write(shown: &str, error: &std::io::Error) -> Diagnostic {
    Diagnostic::error(Code::CantWrite, format!("can't write '{shown}': {error}"))
        .hint("make room there, then put what you wrote in its place")
}

fn changed_meanwhile(shown: &str) -> Diagnostic {
    Diagnostic::error(Code::ChangedMeanwhile, format!("'{shown}' has changed since you opened it"))
        .hint("keep yours to replace what is there now, or discard it")
}

/// Shows a problem and asks what to do with the file; without a terminal, the problem is the error.
fn ask(problem: Error, edited: &Edited, console: Console) -> Result<Next> {
    if !console.asks() {
        return Err(problem);
    }
    console::tell(&problem);
    console.note(&format!("what you wrote is in '{}'", edited.path().display()));
    Prompt::default().what_next()
}

/// What is wrong with what was saved. An editor that empties a file was seldom asked to.
fn problem(file: &Opened, edited: &Edited, check: impl Fn(&str) -> Result<()>) -> Option<Error> {
    let had_text = file.content().is_none_or(|content| !content.trim_ascii().is_empty());
    if had_text && edited.text().trim().is_empty() {
        let error = Diagnostic::error(Code::EmptyText, "there is nothing left in the file");
        return Some(error.hint("an empty file is put in its place only if you say so").into());
    }
    check(edited.text()).err()
}
