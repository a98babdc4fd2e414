//! The user's editor, on the terminal even when stdout is a pipe.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};
use tempfile::TempPath;

use crate::diagnostic::{Code, Diagnostic};
use crate::error::Kept;

/// What a person wrote in their editor. Its file is deleted with it, unless it is kept.
#[derive(Debug)]
pub struct Edited {
    text: String,
    given: Vec<u8>,
    file: TempPath,
}

impl Edited {
    /// What was saved.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where it is, as long as nothing else has become of it.
    pub fn path(&self) -> &Path {
        &self.file
    }

    /// Opens the same file once more.
    ///
    /// # Errors
    ///
    /// As for [`edit`].
    pub fn again(self) -> Result<Self> {
        open(&command()?, self.file, self.given)
    }

    /// Keeps the file, since what comes after failed, and tells where; a file in which nothing was
    /// written isn't worth it.
    pub fn keep(self, fault: anyhow::Error) -> anyhow::Error {
        let worth = !self.text.trim().is_empty() && self.text.as_bytes() != self.given;
        if worth { keep(self.file, fault) } else { fault }
    }
}

/// Opens `text` in `$VISUAL` or `$EDITOR`, as a file whose name ends in `suffix`, and gives what was saved.
///
/// # Errors
///
/// There is no editor, it can't be started, it fails, or what it saved isn't UTF-8. What a person has
/// written by then stays in its file, which the error names.
pub fn edit(text: &[u8], suffix: &str) -> Result<Edited> {
    let command = command()?;
    let mut file = tempfile::Builder::new()
        .prefix("decline-")
        .suffix(suffix)
        .tempfile()
        .context("can't make a file to edit")?;
    file.write_all(text).context("can't write the file to edit")?;
    open(&command, file.into_temp_path(), text.to_vec())
}

/// Has the file edited, which once held what was `given`.
fn open(command: &[String], file: TempPath, given: Vec<u8>) -> Result<Edited> {
    let ran = run(command, &file);
    let saved = fs::read(&file).map_err(|error| {
        Diagnostic::error(Code::CantRead, format!("can't read what was edited: {error}"))
            .hint("let the editor save the file where it opened it")
    });
    let changed = saved.as_ref().is_ok_and(|saved| !saved.is_empty() && *saved != given);
    let edited = ran.and_then(|()| {
        String::from_utf8(saved?).map_err(|_| {
            Diagnostic::error(Code::NotUtf8, "what was edited isn't UTF-8 text")
                .hint("save it as UTF-8")
                .into()
        })
    });
    match edited {
        Ok(text) => Ok(Edited { text, given, file }),
        Err(fault) if changed => Err(keep(file, fault)),
        Err(fault) => Err(fault),
    }
}

/// Keeps a file that somebody wrote in, and says where it is.
fn keep(file: TempPath, fault: anyhow::Error) -> anyhow::Error {
    match file.keep() {
        Ok(path) => Kept { path, cause: fault }.into(),
        Err(_) => fault,
    }
}

/// The editor's command line, split as a shell would.
fn command() -> Result<Vec<String>> {
    let set = |name| std::env::var(name).ok().filter(|value: &String| !value.trim().is_empty());
    let Some(line) = set("VISUAL").or_else(|| set("EDITOR")) else {
        let fault = Diagnostic::error(Code::Editor, "no editor is set")
            .hint("set $VISUAL or $EDITOR, for example: export EDITOR=nano");
        return Err(fault.into());
    };
    shell_words::split(&line).map_err(|error| {
        Diagnostic::error(Code::Editor, format!("can't read the editor's command '{line}': {error}"))
            .hint("correct $VISUAL or $EDITOR")
            .into()
    })
}

fn run(command: &[String], path: &Path) -> Result<()> {
    let (program, arguments) = command.split_first().context("the editor's command is empty")?;
    let [stdin, stdout, stderr] = streams()?;
    let status = Command::new(program)
        .args(arguments)
        .arg(path)
        .stdin(stdin)
        .stdout(stdout)
        .stderr(stderr)
        .status()
        .map_err(|error| {
            Diagnostic::error(Code::Editor, format!("can't start the editor '{program}': {error}"))
                .hint("correct $VISUAL or $EDITOR")
        })?;
    if status.success() {
        return Ok(());
    }
    let what = format!("the editor '{program}' failed ({status})");
    Err(Diagnostic::error(Code::Editor, what)
        .hint("save and leave the editor without an error to go on")
        .into())
}

/// The terminal for all three streams; without one, our stdin, and our stderr twice, so that nothing of
/// the editor's gets into the draft.
fn streams() -> io::Result<[Stdio; 3]> {
    let (read, write) = if cfg!(windows) { ("CONIN$", "CONOUT$") } else { ("/dev/tty", "/dev/tty") };
    let terminal = OpenOptions::new().read(true).open(read);
    let screen = OpenOptions::new().write(true).open(write);
    match (terminal, screen) {
        (Ok(terminal), Ok(screen)) => Ok([terminal.into(), screen.try_clone()?.into(), screen.into()]),
        _ => Ok([Stdio::inherit(), io::stderr().into(), Stdio::inherit()]),
    }
}
