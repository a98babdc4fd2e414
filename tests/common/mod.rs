//! A home of one's own for each test, and the program run in it from outside.

#![allow(dead_code, unreachable_pub, reason = "each test file uses a part of it")]

#[cfg(unix)]
pub mod terminal;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A user's home: an empty folder, where `.config/decline` is looked for.
pub struct Home {
    folder: tempfile::TempDir,
}

/// How a run ended, and what it said.
#[derive(Debug)]
pub struct Run {
    pub status: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl Home {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file in the home, with the folders above it.
    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        std::fs::write(&path, text).expect("a file");
        path
    }

    /// Writes a program in `bin` of the home, which is first on the PATH.
    #[cfg(unix)]
    pub fn program(&self, name: &str, script: &str) {
        use std::os::unix::fs::PermissionsExt;
        let path = self.write(&format!("bin/{name}"), format!("#!/bin/sh\n{script}\n"));
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).expect("a program");
    }

    /// A command that sees this home and nothing else of the machine's settings; it starts in the home.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        let path = std::env::var("PATH").unwrap_or_default();
        let decline = Path::new(env!("CARGO_BIN_EXE_decline")).parent().expect("a folder");
        command
            .env_clear()
            .env("HOME", self.path())
            .env("PATH", format!("{}:{}:{path}", self.path().join("bin").display(), decline.display()))
            .env("TMPDIR", self.path())
            .env("TZ", "UTC")
            .current_dir(self.path())
            .stdin(Stdio::null());
        command
    }

    /// Runs `decline` without a terminal.
    pub fn decline<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> Run {
        let mut command = self.command(env!("CARGO_BIN_EXE_decline"));
        run(command.args(arguments))
    }

    /// Runs `decline` with this on its stdin.
    pub fn piped<'a>(&self, stdin: impl AsRef<[u8]>, arguments: impl IntoIterator<Item = &'a str>) -> Run {
        let mut command = self.command(env!("CARGO_BIN_EXE_decline"));
        feed(command.args(arguments), stdin.as_ref())
    }

    /// Runs a line of shell.
    pub fn shell(&self, line: &str) -> Run {
        run(self.command("sh").args(["-c", line]))
    }
}

/// Runs a command to its end.
pub fn run(command: &mut Command) -> Run {
    let output = command.output().expect("the program runs");
    ended(output)
}

/// Runs a command with this on its stdin.
pub fn feed(command: &mut Command, stdin: &[u8]) -> Run {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut pipe = child.stdin.take().expect("its stdin");
    // A program that looks at its flags first may be gone before it reads.
    let _ = pipe.write_all(stdin);
    drop(pipe);
    ended(child.wait_with_output().expect("the program runs"))
}

fn ended(output: std::process::Output) -> Run {
    Run {
        status: output.status.code(),
        stdout: String::from_utf8(output.stdout).expect("stdout is UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("stderr is UTF-8"),
    }
}

impl Run {
    /// The stdout of a run that did what was asked.
    #[track_caller]
    pub fn done(self) -> String {
        assert_eq!(self.status, Some(0), "{self:?}");
        self.stdout
    }

    /// The stderr of a run that failed so: with this status, an empty stdout, and saying so.
    #[track_caller]
    pub fn failed(self, status: i32) -> String {
        assert_eq!(self.status, Some(status), "{self:?}");
        assert_eq!(self.stdout, "", "{self:?}");
        assert!(self.stderr.ends_with("note: nothing was written\n"), "{self:?}");
        self.stderr
    }

    /// The JSON object that was printed.
    #[track_caller]
    pub fn json(self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}
