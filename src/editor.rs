//! Text edited in the user's editor, which runs on the terminal even if stdout is a pipe.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use tempfile::TempPath;

use crate::console::Console;
use crate::diagnostic::{Code, Diagnostic};
use crate::error::Kept;
use crate::file;
use crate::signals::{self, Terminal, Watch};

/// An edited text, and its temporary file, which is deleted on drop unless it is kept.
#[derive(Debug)]
pub struct Edited {
    text: String,
    /// The content of the file before it was edited for the first time.
    original: Vec<u8>,
    file: TempPath,
}

impl Edited {
    /// The text as it was saved.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The temporary file.
    pub fn path(&self) -> &Path {
        &self.file
    }

    /// Opens the same file in the editor again.
    ///
    /// # Errors
    ///
    /// As for [`edit`].
    pub fn again(self, console: Console) -> Result<Self> {
        open(&command()?, self.file, self.original, self.text.as_bytes(), console)
    }

    /// Keeps the file after a later step failed, and adds its path to the error; a blank or unchanged file isn't
    /// kept.
    pub fn keep(self, error: anyhow::Error) -> anyhow::Error {
        let is_worth_keeping = !self.text.trim().is_empty() && self.text.as_bytes() != self.original;
        if is_worth_keeping { keep(self.file, error) } else { error }
    }
}

/// Opens `text` in `$VISUAL` or `$EDITOR`, as a file whose name ends in `suffix`, and returns what was saved. A note
/// says so if the editor was back too soon to have been used.
///
/// # Errors
///
/// No editor is set, it can't be started, it fails, or the saved text isn't UTF-8. If the text was changed by then,
/// its file is kept, and the error has its path.
pub fn edit(text: &[u8], suffix: &str, console: Console) -> Result<Edited> {
    let command = command()?;
    let file = temporary(text, suffix).map_err(|error| {
        let folder = std::env::temp_dir();
        let message = format!("can't make a file to edit in '{}': {error}", folder.display());
        Diagnostic::error(Code::CantWrite, message).hint("make room there, or name another folder by $TMPDIR")
    })?;
    signals::protect(&file, text);
    open(&command, file, text.to_vec(), text, console)
}

/// Makes a file to edit. Its name, which the user doesn't know yet, isn't in the error.
fn temporary(text: &[u8], suffix: &str) -> io::Result<TempPath> {
    let mut file = tempfile::Builder::new()
        .prefix("decline-")
        .suffix(suffix)
        .tempfile()
        .map_err(|error| io::Error::from(error.kind()))?;
    file.as_file_mut().write_all(text)?;
    Ok(file.into_temp_path())
}

/// The time within which nobody reads a text and ends an editor.
const AT_ONCE: Duration = Duration::from_secs(1);

/// It may have given the file to a window of its own, and not have waited for that.
const BACK_AT_ONCE: &str = "the editor was back at once and changed nothing; one that opens a window must wait \
    for it, as with EDITOR='code --wait'";

/// Runs the editor on the file and reads it. `original` is the file's first content, `last` the one that the editor
/// gets.
fn open(
    command: &[String],
    file: TempPath,
    original: Vec<u8>,
    last: &[u8],
    console: Console,
) -> Result<Edited> {
    let started = Instant::now();
    let ran = run(command, &file);
    let came_back_at_once = started.elapsed() < AT_ONCE;
    let saved = file::read(&file);
    let is_changed = match &saved {
        Ok(saved) => !saved.is_empty() && *saved != original,
        // What was written before is put in the place of a file that is gone.
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            last != original && fs::write(&file, last).is_ok()
        }
        Err(_) => true,
    };
    let saved = saved.map_err(|error| {
        Diagnostic::error(Code::CantRead, format!("can't read what was edited: {error}"))
            .hint("let the editor save the file where it opened it")
    });
    let edited = ran.and_then(|()| {
        String::from_utf8(saved?).map_err(|_| {
            Diagnostic::error(Code::NotUtf8, "what was edited isn't UTF-8 text")
                .hint("save it as UTF-8")
                .into()
        })
    });
    match edited {
        Ok(text) => {
            if came_back_at_once && text.as_bytes() == last {
                console.note(BACK_AT_ONCE);
            }
            Ok(Edited { text, original, file })
        }
        Err(error) if is_changed => Err(keep(file, error)),
        Err(error) => Err(error),
    }
}

/// Keeps the file, and adds its path to the error.
fn keep(file: TempPath, error: anyhow::Error) -> anyhow::Error {
    match file.keep() {
        Ok(path) => Kept { path, cause: error }.into(),
        Err(_) => error,
    }
}

/// Returns the editor's program and arguments, split as a shell splits them.
fn command() -> Result<Vec<String>> {
    let set = |name| std::env::var(name).ok().filter(|value: &String| !value.trim().is_empty());
    let line = set("VISUAL").or_else(|| set("EDITOR")).ok_or_else(|| {
        Diagnostic::error(Code::Editor, "no editor is set")
            .hint("set $VISUAL or $EDITOR, for example: export EDITOR=nano")
    })?;
    shell_words::split(&line).map_err(|error| {
        Diagnostic::error(Code::Editor, format!("can't read the editor's command '{line}': {error}"))
            .hint("correct $VISUAL or $EDITOR")
            .into()
    })
}

fn run(command: &[String], path: &Path) -> Result<()> {
    let (program, arguments) = command.split_first().context("the editor's command is empty")?;
    let [stdin, stdout, stderr] = streams()?;
    let mut editor = Command::new(program);
    editor.args(arguments).arg(path).stdin(stdin).stdout(stdout).stderr(stderr);
    let terminal = Terminal::save();
    let mut editor = editor.spawn().map_err(|error| {
        Diagnostic::error(Code::Editor, format!("can't start the editor '{program}': {error}"))
            .hint("correct $VISUAL or $EDITOR")
    })?;
    let watch = Watch::start(terminal, Some(&editor));
    let status = editor.wait().context("can't wait for the editor")?;
    watch.ended(status);
    if status.success() {
        return Ok(());
    }
    let message = format!("the editor '{program}' failed ({status})");
    Err(Diagnostic::error(Code::Editor, message)
        .hint("save and leave the editor without an error to go on")
        .into())
}

/// Returns stdin, stdout and stderr for the editor: the terminal for all three. Without one, our stdin, and our
/// stderr twice, so that the editor's output doesn't mix with the draft on stdout.
fn streams() -> io::Result<[Stdio; 3]> {
    let (read, write) = if cfg!(windows) { ("CONIN$", "CONOUT$") } else { ("/dev/tty", "/dev/tty") };
    let terminal = OpenOptions::new().read(true).open(read);
    let screen = OpenOptions::new().write(true).open(write);
    match (terminal, screen) {
        (Ok(terminal), Ok(screen)) => Ok([terminal.into(), screen.try_clone()?.into(), screen.into()]),
        _ => Ok([Stdio::inherit(), io::stderr().into(), Stdio::inherit()]),
    }
}
