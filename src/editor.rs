//! The user's editor, on the terminal even when stdout is a pipe.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use crate::fault::Fault;

/// Opens `text` in `$VISUAL` or `$EDITOR` and gives what was saved.
///
/// # Errors
///
/// There is no editor, it can't be started, it fails, or what it saved isn't UTF-8.
pub fn edit(text: &str) -> Result<String> {
    let command = command()?;
    let mut file = tempfile::Builder::new()
        .prefix("decline-")
        .suffix(".txt")
        .tempfile()
        .context("can't make a file to edit")?;
    writeln!(file, "{text}").context("can't write the file to edit")?;
    let path = file.into_temp_path();
    run(&command, &path)?;
    let edited = fs::read(&path).context("can't read what was edited")?;
    String::from_utf8(edited)
        .map_err(|_| Fault::failure("what was edited isn't UTF-8 text").hint("save it as UTF-8").into())
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
