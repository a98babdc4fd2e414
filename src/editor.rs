//! The user's editor, on the terminal even when stdout is a pipe.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};
use tempfile::TempPath;

use crate::fault::{Fault, Kept};

/// What a person wrote in their editor. Its file is deleted with it, unless it is kept.
#[derive(Debug)]
pub struct Edited {
    text: String,
    file: TempPath,
}

impl Edited {
    /// What was saved.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Keeps the file, since what comes after failed, and tells where.
    pub fn keep(self, fault: anyhow::Error) -> anyhow::Error {
        keep(self.file, fault)
    }
}

/// Opens `text` in `$VISUAL` or `$EDITOR` and gives what was saved.
///
/// # Errors
///
/// There is no editor, it can't be started, it fails, or what it saved isn't UTF-8. What a person has
/// written by then stays in its file, which the error names.
pub fn edit(text: &str) -> Result<Edited> {
    let command = command()?;
    let mut file = tempfile::Builder::new()
        .prefix("decline-")
        .suffix(".txt")
        .tempfile()
        .context("can't make a file to edit")?;
    writeln!(file, "{text}").context("can't write the file to edit")?;
    let path = file.into_temp_path();
    let ran = run(&command, &path);
    let saved = fs::read(&path).context("can't read what was edited");
    let changed =
        saved.as_ref().is_ok_and(|saved| !saved.is_empty() && *saved != format!("{text}\n").as_bytes());
    let edited = ran.and_then(|()| {
        String::from_utf8(saved?)
            .map_err(|_| Fault::failure("what was edited isn't UTF-8 text").hint("save it as UTF-8").into())
    });
    match edited {
        Ok(text) => Ok(Edited { text, file: path }),
        Err(fault) if changed => Err(keep(path, fault)),
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
        let fault = Fault::failure("no editor is set")
            .hint("set $VISUAL or $EDITOR, for example: export EDITOR=nano");
        return Err(fault.into());
    };
    shell_words::split(&line).map_err(|error| {
        Fault::failure(format!("can't read the editor's command '{line}': {error}"))
            .hint("correct $VISUAL or $EDITOR")
            .into()
    })
}

fn run(command: &[String], path: &std::path::Path) -> Result<()> {
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
            Fault::failure(format!("can't start the editor '{program}': {error}"))
                .hint("correct $VISUAL or $EDITOR")
        })?;
    if status.success() {
        return Ok(());
    }
    let what = format!("the editor '{program}' failed ({status})");
    Err(Fault::failure(what).hint("save and leave the editor without an error to go on").into())
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
