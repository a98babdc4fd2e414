//! Copying to the clipboard: by a clipboard program, else by tmux, else by the terminal (OSC 52).

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

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

/// A text that was copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// What copied it.
    pub by: Taker,
    /// The programs that failed before, each with its error.
    pub failed: Vec<String>,
}

/// A program that copies its stdin to the clipboard.
struct Program {
    name: &'static str,
    arguments: &'static [&'static str],
    /// The environment variable that names its display or server. Where that is unset or empty, the program is
    /// skipped.
    variable: Option<&'static str>,
}

impl Program {
    /// Returns the variable that it needs and that isn't set.
    fn missing(&self) -> Option<&'static str> {
        self.variable.filter(|name| std::env::var_os(name).is_none_or(|value| value.is_empty()))
    }

    fn is_installed(&self) -> bool {
        let path = std::env::var_os("PATH").unwrap_or_default();
        std::env::split_paths(&path).any(|folder| folder.join(self.name).is_file())
    }
}

const fn program(
    name: &'static str,
    arguments: &'static [&'static str],
    variable: Option<&'static str>,
) -> Program {
    Program { name, arguments, variable }
}

/// Windows' program, which reads text in the OEM code page, or in UTF-16LE.
const CLIP: &str = "clip.exe";

const PROGRAMS: [Program; 5] = [
    program("pbcopy", &[], None),
    program("wl-copy", &["--type", "text/plain;charset=utf-8"], Some("WAYLAND_DISPLAY")),
    program("xclip", &["-selection", "clipboard"], Some("DISPLAY")),
    program("xsel", &["--clipboard", "--input"], Some("DISPLAY")),
    program(CLIP, &[], None),
];

/// Keeps the text in a buffer of tmux, which by itself lets no OSC 52 through; `-w` (tmux 3.2) also sends it on to the
/// terminal.
const TMUX: Program = program("tmux", &["load-buffer", "-w", "-"], Some("TMUX"));

/// Copies a text to the clipboard.
///
/// # Errors
///
/// No program copied it, and there is no terminal; the message names the programs that failed.
pub fn copy(text: &str) -> Result<Copied, Diagnostic> {
    let mut failed = Vec::new();
    for program in PROGRAMS.iter().chain([&TMUX]).filter(|program| program.missing().is_none()) {
        match run(program, text) {
            Ok(()) => return Ok(Copied { by: Taker::Program(program.name), failed }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => failed.push(format!("{} failed: {error}", program.name)),
        }
    }
    if copy_by_terminal(text).is_ok() {
        return Ok(Copied { by: Taker::Terminal, failed });
    }
    let message = match failed.as_slice() {
        [] => "no clipboard is there".to_owned(),
        failed => format!("no clipboard took the draft ({})", failed.join("; ")),
    };
    Err(Diagnostic::error(Code::Clipboard, message).hint(hint()))
}

/// Says what lets `--copy` work: a display for a program that is there, else a program.
fn hint() -> String {
    let without_display = |program: &Program| Some((program.name, program.missing()?));
    match PROGRAMS.iter().filter(|program| program.is_installed()).find_map(without_display) {
        Some((name, variable)) => format!(
            "{name} is there, but ${variable} isn't set: run it within your desktop, or copy the draft yourself"
        ),
        None => "install xclip, xsel or wl-clipboard, or copy the draft yourself".to_owned(),
    }
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
    if let Some(mut stdin) = child.stdin.take() {
        let bytes = encode(text, program);
        // In a thread, since a program may never read. Whether it read all is for its exit status to say.
        thread::spawn(move || stdin.write_all(&bytes));
    }
    match wait(&mut child)? {
        Some(status) if status.success() => Ok(()),
        Some(status) => Err(io::Error::other(status.to_string())),
        None => Err(io::Error::new(
            io::ErrorKind::TimedOut,
            format!("it hasn't ended after {} seconds, and was left running", PATIENCE.as_secs()),
        )),
    }
}

/// How long a program is waited for. Those that serve the clipboard go to the background at once.
const PATIENCE: Duration = Duration::from_secs(5);

/// Waits for a program; `None` if it still runs then. It isn't killed, since it may be what serves the clipboard.
fn wait(child: &mut Child) -> io::Result<Option<ExitStatus>> {
    let end = Instant::now() + PATIENCE;
    loop {
        let status = child.try_wait()?;
        if status.is_some() || Instant::now() > end {
            return Ok(status);
        }
        thread::sleep(Duration::from_millis(5));
    }
}

/// Returns the bytes that a program reads. ASCII is the same in every code page.
fn encode(text: &str, program: &Program) -> Vec<u8> {
    if program.name == CLIP && !text.is_ascii() {
        return text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    }
    text.as_bytes().to_vec()
}

/// Sends the text to the terminal in an OSC 52 sequence (xterm's control sequences, "Manipulate Selection Data").
fn copy_by_terminal(text: &str) -> io::Result<()> {
    let set = |name| std::env::var(name).unwrap_or_default();
    let term = set("TERM");
    if term == "dumb" {
        return Err(io::Error::from(io::ErrorKind::Unsupported));
    }
    let device = if cfg!(windows) { "CONOUT$" } else { "/dev/tty" };
    let mut terminal = OpenOptions::new().write(true).open(device)?;
    let encoded = base64::engine::general_purpose::STANDARD.encode(text);
    let in_screen = set("TMUX").is_empty() && (!set("STY").is_empty() || term.starts_with("screen"));
    let sequence = format!("\u{1b}]52;c;{encoded}\u{7}");
    terminal.write_all(if in_screen { through_screen(&sequence) } else { sequence }.as_bytes())?;
    terminal.flush()
}

/// Wraps a sequence so that GNU screen passes it on to its terminal: in device control strings, each shorter than the
/// 256 bytes that it takes.
fn through_screen(sequence: &str) -> String {
    const LENGTH: usize = 200;
    let pieces = sequence.as_bytes().chunks(LENGTH).map(String::from_utf8_lossy);
    pieces.map(|piece| format!("\u{1b}P{piece}\u{1b}\\")).collect()
}
