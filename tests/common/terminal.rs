//! Runs the program in a pseudo-terminal, with keyboard input.

use std::process::{Command, Stdio};

use rexpect::process::WaitStatus;
use rexpect::session::{PtySession, spawn_command};

/// How long to wait for output.
const TIMEOUT_SECONDS: u64 = 60;

/// A pseudo-terminal, and everything that was read from it.
pub struct Terminal {
    session: PtySession,
    screen: String,
}

/// The exit status of a program, and all of its output.
#[derive(Debug)]
pub struct Ended {
    pub status: WaitStatus,
    pub screen: String,
}

impl Terminal {
    #[track_caller]
    pub fn open(mut command: Command) -> Self {
        command.stdin(Stdio::inherit());
        let session = spawn_command(command, Some(TIMEOUT_SECONDS * 1000)).expect("a terminal");
        Self { session, screen: String::new() }
    }

    /// Waits for a piece of ASCII in the output, and returns the output from the last piece to the end of this one.
    #[track_caller]
    pub fn shows(&mut self, piece: &str) -> String {
        let before = self.session.exp_string(piece).unwrap_or_else(|error| panic!("{error}"));
        let shown = decoded(&format!("{before}{piece}"));
        self.screen.push_str(&shown);
        shown
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
        let mut sent = 0;
        while sent < keys.len() {
            sent += self.session.send(&keys[sent..]).expect("the terminal takes it");
        }
        self.session.flush().expect("the terminal takes it");
    }

    pub fn presses_ctrl(&mut self, letter: char) {
        self.session.send_control(letter).expect("the terminal takes a key");
    }

    #[track_caller]
    pub fn ends(mut self) -> Ended {
        let rest = self.session.exp_eof().unwrap_or_else(|error| panic!("{error}"));
        let status = self.session.process().wait().expect("it ends");
        Ended { status, screen: self.screen + &decoded(&rest) }
    }
}

impl Ended {
    #[track_caller]
    pub fn with(self, status: i32) -> String {
        assert!(matches!(self.status, WaitStatus::Exited(_, code) if code == status), "{self:?}");
        self.screen
    }

    #[track_caller]
    pub fn done(self) -> String {
        self.with(0)
    }
}

/// Decodes the output of rexpect, which has a `char` for each byte and the terminal's line ends.
fn decoded(shown: &str) -> String {
    let bytes = shown.chars().map(|c| u8::try_from(c).expect("a byte")).collect();
    String::from_utf8(bytes).expect("the terminal gets UTF-8").replace("\r\n", "\n")
}

#[track_caller]
pub fn assert_has(text: &str, piece: &str) {
    assert!(text.contains(piece), "{piece:?} is missing in:\n{text}");
}

#[track_caller]
pub fn assert_lacks(text: &str, piece: &str) {
    assert!(!text.contains(piece), "{piece:?} is in:\n{text}");
}
