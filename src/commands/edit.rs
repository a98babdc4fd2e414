//! What the `edit` verbs share: a file of the user's opened in their editor, and looked at on save.

use std::path::Path;

use anyhow::Result;

use crate::console::{self, Console};
use crate::diagnostic::{Code, Diagnostic};
use crate::editor::{self, Edited};
use crate::error::Exit;
use crate::file::{Opened, Replaced};
use crate::prompt::{Next, Prompt};

/// Opens a file in the user's editor, `seed` if it isn't there yet, and puts what was saved in its place
/// when `check` finds no fault in it. At a fault the user decides; nobody to ask, it stays as it was. A seed
/// that nobody changed isn't saved: nobody has made it theirs.
pub(super) fn edit(
    path: &Path,
    seed: &str,
    console: Console,
    check: impl Fn(&str) -> Result<()>,
) -> Result<Exit> {
    let shown = path.display();
    let mut file = Opened::open(path).map_err(|error| {
        Diagnostic::error(Code::CantWrite, format!("can't edit '{shown}': {error}"))
            .hint("name a file that you can read, in a folder that you can write in")
    })?;
    let suffix = path.extension().map_or(String::new(), |it| format!(".{}", it.display()));
    let mut edited = editor::edit(file.content().unwrap_or(seed.as_bytes()), &suffix)?;
    let untouched = |file: &Opened, edited: &Edited| file.content().is_none() && edited.text() == seed;
    let look = |file: &Opened, edited: &Edited| {
        if untouched(file, edited) { None } else { look(file, edited, &check) }
    };
    let mut trouble = look(&file, &edited);
    let mut faulty = trouble.is_some();
    loop {
        let next = match trouble.map_or(Ok(Next::Keep), |trouble| ask(trouble, &edited, console)) {
            Ok(next) => next,
            Err(error) => return Err(edited.keep(error)),
        };
        let replaced = match next {
            Next::EditAgain => {
                edited = edited.again()?;
                trouble = look(&file, &edited);
                faulty = trouble.is_some();
                continue;
            }
            Next::Keep if untouched(&file, &edited) => Ok(Replaced::AsItWas),
            Next::Keep => file.replace(edited.text().as_bytes()),
            Next::Discard => Ok(Replaced::AsItWas),
        };
        match replaced {
            Ok(Replaced::ChangedMeanwhile) => {
                let error = Diagnostic::error(
                    Code::ChangedMeanwhile,
                    format!("'{shown}' has changed since you opened it"),
                )
                .hint("keep yours to replace what is there now, or discard it");
                trouble = Some(error.into());
            }
            Ok(Replaced::AsItWas) => {
                console.note(&match file.content() {
                    Some(_) => format!("'{shown}' is as it was"),
                    None if untouched(&file, &edited) => {
                        format!("nothing was changed, so '{shown}' wasn't written")
                    }
                    None => format!("'{shown}' wasn't written"),
                });
                return Ok(Exit::Done);
            }
            Ok(Replaced::Yes) if faulty => {
                console.warn(&format!("saved as '{shown}', errors and all"));
                return Ok(Exit::Done);
            }
            Ok(Replaced::Yes) => {
                console.note(&format!("saved as '{shown}'"));
                return Ok(Exit::Done);
            }
            Err(error) => {
                let error = Diagnostic::error(Code::CantWrite, format!("can't write '{shown}': {error}"))
                    .hint("make room there, then put what you wrote in its place");
                return Err(edited.keep(error.into()));
            }
        }
    }
}

/// Tells what is wrong, and asks what is to become of the file; with nobody to ask, it is an error.
fn ask(trouble: anyhow::Error, edited: &Edited, console: Console) -> Result<Next> {
    if !console.asks() {
        return Err(trouble);
    }
    console::tell(&trouble);
    console.note(&format!("what you wrote is in '{}'", edited.path().display()));
    Prompt::default().what_next()
}

/// What is wrong with what was saved. An editor that empties a file has rarely been told to.
fn look(file: &Opened, edited: &Edited, check: impl Fn(&str) -> Result<()>) -> Option<anyhow::Error> {
    let had_text = file.content().is_none_or(|content| !content.trim_ascii().is_empty());
    if had_text && edited.text().trim().is_empty() {
        let error = Diagnostic::error(Code::EmptyText, "there is nothing left in the file");
        return Some(error.hint("an empty file is put in its place only if you say so").into());
    }
    check(edited.text()).err()
}
