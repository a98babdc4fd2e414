//! The clipboard, by the programs that own it, else by asking the terminal (OSC 52).

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use base64::Engine;

use crate::diagnostic::{Code, Diagnostic};

/// Who took the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taker {
    /// A program, which said that it did.
    Program(&'static str),
    /// The terminal, which says nothing.
    Terminal,
}

struct Program {
    name: &'static str,
    arguments: &'static [&'static str],
    /// The environment variable without which it has no display to talk to.
    needs: Option<&'static str>,
    encode: fn(&str) -> Vec<u8>,
}

const PROGRAMS: [Program; 5] = [
    Program { name: "pbcopy", arguments: &[], needs: None, encode: utf8 },
    Program {
        name: "wl-copy",
        arguments: &["--type", "text/plain;charset=utf-8"],
        needs: Some("WAYLAND_DISPLAY"),
        encode: utf8,
    },
    Program { name: "xclip", arguments: &["-selection", "clipboard"], needs: Some("DISPLAY"), encode: utf8 },
    Program { name: "xsel", arguments: &["--clipboard", "--input"], needs: Some("DISPLAY"), encode: utf8 },
    Program { name: "clip.exe", arguments: &[], needs: None, encode: for_windows },
];

/// Copies a text to the clipboard.
///
/// # Errors
///
/// No program took it and there is no terminal to ask; the fault says what was tried.
pub fn copy(text: &str) -> Result<Taker, Diagnostic> {
    let mut failed = Vec::new();
    for program in &PROGRAMS {
        if program
            .needs
            .is_some_and(|variable| std::env::var_os(variable).is_none_or(|value| value.is_empty()))
        {
            continue;
        }
        match run(program, text) {
            Ok(()) => return Ok(Taker::Program(program.name)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => failed.push(format!("{} failed: {error}", program.name)),
        }
    }
    if ask_terminal(text).is_ok() {
        return Ok(Taker::Terminal);
    }
    let what = match failed.as_slice() {
        [] => "no clipboard is there".to_owned(),
        failed => format!("no clipboard took the draft ({})", failed.join("; ")),
    };
    Err(Diagnostic::error(Code::Clipboard, what)
        .hint("install xclip, xsel or wl-clipboard, or leave --copy out and copy the draft yourself"))
}

/// Runs a program with the text on its stdin. Its other streams are detached: xclip and wl-copy stay in
/// the background to serve the clipboard, and would keep a pipe open for as long.
fn run(program: &Program, text: &str) -> io::Result<()> {
    let mut child = Command::new(program.name)
        .args(program.arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let written = match child.stdin.take() {
        Some(mut stdin) => stdin.write_all(&(program.encode)(text)),
        None => Ok(()),
    };
    let status = child.wait()?;
    if !status.success() {
        return Err(io::Error::other(status.to_string()));
    }
    written
}

fn utf8(text: &str) -> Vec<u8> {
    text.as_bytes().to_vec()
}

/// Windows' `clip` reads the console's old code page, or UTF-16LE; plain ASCII is the same in every page.
fn for_windows(text: &str) -> Vec<u8> {
    if text.is_ascii() {
        return utf8(text);
    }
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// Asks the terminal by OSC 52 (xterm's control sequences, "Manipulate Selection Data").
fn ask_terminal(text: &str) -> io::Result<()> {
    let device = if cfg!(windows) { "CONOUT$" } else { "/dev/tty" };
    let mut terminal = OpenOptions::new().write(true).open(Path::new(device))?;
    let encoded = base64::engine::general_purpose::STANDARD.encode(text);
    write!(terminal, "\u{1b}]52;c;{encoded}\u{7}")?;
    terminal.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_gets_ascii_as_it_is_and_the_rest_as_utf_16() {
        assert_eq!(for_windows("Hi"), b"Hi");
        assert_eq!(for_windows("é"), [0xe9, 0]);
    }
}
