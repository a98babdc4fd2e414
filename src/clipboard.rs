//! Copying to the clipboard: by a clipboard program, or else by the terminal (OSC 52).

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::process::{Command, Stdio};

use base64::Engine;

use crate::diagnostic::{Code, Diagnostic};

/// What copied the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taker {
    /// This program, which reported success.
    Program(&'static str),
    /// The terminal, which reports nothing: whether it supports OSC 52 isn't known.
    Terminal,
}

/// A program that copies its stdin to the clipboard.
struct Program {
    name: &'static str,
    arguments: &'static [&'static str],
    /// The environment variable that names its display. Where that is unset or empty, the program is skipped.
    display: Option<&'static str>,
    encode: fn(&str) -> Vec<u8>,
}

impl Program {
    fn has_display(&self) -> bool {
        self.display.is_none_or(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
    }
}

const fn program(
    name: &'static str,
    arguments: &'static [&'static str],
    display: Option<&'static str>,
) -> Program {
    Program { name, arguments, display, encode: utf8 }
}

const PROGRAMS: [Program; 5] = [
    program("pbcopy", &[], None),
    program("wl-copy", &["--type", "text/plain;charset=utf-8"], Some("WAYLAND_DISPLAY")),
    program("xclip", &["-selection", "clipboard"], Some("DISPLAY")),
    program("xsel", &["--clipboard", "--input"], Some("DISPLAY")),
    Program { encode: for_windows, ..program("clip.exe", &[], None) },
];

/// Copies a text to the clipboard.
///
/// # Errors
///
/// No program copied it, and there is no terminal; the message names the programs that failed.
pub fn copy(text: &str) -> Result<Taker, Diagnostic> {
    let mut failed = Vec::new();
    for program in PROGRAMS.iter().filter(|program| program.has_display()) {
        match run(program, text) {
            Ok(()) => return Ok(Taker::Program(program.name)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => failed.push(format!("{} failed: {error}", program.name)),
        }
    }
    if copy_by_terminal(text).is_ok() {
        return Ok(Taker::Terminal);
    }
    let message = match failed.as_slice() {
        [] => "no clipboard is there".to_owned(),
        failed => format!("no clipboard took the draft ({})", failed.join("; ")),
    };
    Err(Diagnostic::error(Code::Clipboard, message)
        .hint("install xclip, xsel or wl-clipboard, or leave --copy out and copy the draft yourself"))
}

/// Runs a program with the text on its stdin. Its other streams are detached: xclip and wl-copy stay in the
/// background to serve the clipboard, and would keep our stdout and stderr open.
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

/// Windows' `clip` reads text in the OEM code page, or in UTF-16LE; ASCII is the same in every code page.
fn for_windows(text: &str) -> Vec<u8> {
    if text.is_ascii() {
        return utf8(text);
    }
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// Sends the text to the terminal in an OSC 52 sequence (xterm's control sequences, "Manipulate Selection Data").
fn copy_by_terminal(text: &str) -> io::Result<()> {
    let device = if cfg!(windows) { "CONOUT$" } else { "/dev/tty" };
    let mut terminal = OpenOptions::new().write(true).open(device)?;
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
