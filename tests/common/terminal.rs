//! Runs the program in a pseudo-terminal, with keyboard input.

use std::io::{Read, Write};
use std::os::fd::AsFd;
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, Command, ExitStatus};

use nix::errno::Errno;
use nix::poll::{PollFd, PollFlags, poll};
use nix::sys::signal::Signal;
use nix::sys::termios::{LocalFlags, SetArg, tcgetattr, tcsetattr};
use pty_process::blocking::{Pty, open};

/// How long to wait for more output, in milliseconds.
const TIMEOUT: u16 = 60_000;

/// A pseudo-terminal, and everything that was read from it.
pub struct Terminal {
    pty: Pty,
    program: Child,
    output: Vec<u8>,
    /// The end of the last piece that was waited for.
    seen: usize,
}

/// The exit status of a program, and all of its output.
#[derive(Debug)]
pub struct Ended {
    pub status: ExitStatus,
    pub screen: String,
}

impl Terminal {
    /// Starts a program on a terminal without echo.
    #[track_caller]
    pub fn open(command: Command) -> Self {
        let (pty, program_side) = open().expect("a terminal");
        let mut modes = tcgetattr(&program_side).expect("its modes");
        modes.local_flags.remove(LocalFlags::ECHO);
        tcsetattr(&program_side, SetArg::TCSANOW, &modes).expect("no echo");
        let program =
            pty_process::blocking::Command::from(command).spawn(program_side).expect("the program starts");
        Self { pty, program, output: Vec::new(), seen: 0 }
    }

    /// Waits for a piece of ASCII in the output, and returns the output from the last piece to the end of this one.
    #[track_caller]
    pub fn shows(&mut self, piece: &str) -> String {
        loop {
            let unseen = &self.output[self.seen..];
            if let Some(at) = unseen.windows(piece.len()).position(|bytes| bytes == piece.as_bytes()) {
                let end = at + piece.len();
                self.seen += end;
                return decoded(&unseen[..end]);
            }
            assert!(self.reads_more(), "{piece:?} is missing in:\n{}", String::from_utf8_lossy(&self.output));
        }
    }

    /// Reads what there is; whether there was anything before the end.
    #[track_caller]
    fn reads_more(&mut self) -> bool {
        let mut ready = [PollFd::new(self.pty.as_fd(), PollFlags::POLLIN)];
        let count = poll(&mut ready, TIMEOUT).expect("a terminal");
        assert!(count > 0, "nothing more than:\n{}", String::from_utf8_lossy(&self.output));
        let mut bytes = [0; 4096];
        let length = match self.pty.read(&mut bytes) {
            // The end, on Linux.
            Err(error) if error.raw_os_error() == Some(Errno::EIO as i32) => 0,
            read => read.expect("output"),
        };
        self.output.extend_from_slice(&bytes[..length]);
        length > 0
    }

    /// Types a line and Enter.
    pub fn types(&mut self, line: &str) {
        self.sends(&format!("{line}\r"));
    }

    /// Pastes text as a terminal does: between the marks of a bracketed paste, with Enter for a line break.
    pub fn pastes(&mut self, text: &str) {
        self.sends(&format!("\u{1b}[200~{}\u{1b}[201~", text.replace('\n', "\r")));
    }

    /// Sends keys.
    pub fn sends(&mut self, keys: &str) {
        self.pty.write_all(keys.as_bytes()).expect("the terminal takes it");
    }

    pub fn presses_ctrl(&mut self, letter: char) {
        self.pty.write_all(&[letter as u8 & 0x1f]).expect("the terminal takes a key");
    }

    #[track_caller]
    pub fn ends(mut self) -> Ended {
        while self.reads_more() {}
        let status = self.program.wait().expect("it ends");
        Ended { status, screen: decoded(&self.output) }
    }

    /// Kills the program.
    pub fn closes(mut self) {
        self.program.kill().expect("it is killed");
        self.program.wait().expect("it ends");
    }
}

impl Ended {
    #[track_caller]
    pub fn with(self, status: i32) -> String {
        assert_eq!(self.status.code(), Some(status), "{self:?}");
        self.screen
    }

    #[track_caller]
    pub fn done(self) -> String {
        self.with(0)
    }

    /// Asserts that a signal ended the program.
    #[track_caller]
    pub fn by(self, signal: Signal) {
        assert_eq!(self.status.signal(), Some(signal as i32), "{self:?}");
    }
}

/// Decodes output, with the terminal's line ends as usual ones.
fn decoded(output: &[u8]) -> String {
    str::from_utf8(output).expect("the terminal gets UTF-8").replace("\r\n", "\n")
}

#[track_caller]
pub fn assert_has(text: &str, piece: &str) {
    assert!(text.contains(piece), "{piece:?} is missing in:\n{text}");
}

#[track_caller]
pub fn assert_lacks(text: &str, piece: &str) {
    assert!(!text.contains(piece), "{piece:?} is in:\n{text}");
}
