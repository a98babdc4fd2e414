//! Runs the program as a process, with a temporary home for each test.

#![allow(dead_code, unreachable_pub, reason = "each test file uses a part of it")]

#[cfg(unix)]
pub mod terminal;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A temporary home folder, in which the program looks for `.config/decline`.
pub struct Home {
    folder: tempfile::TempDir,
}

/// The result of a run.
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

    /// Writes a file in the home and creates its parent folders.
    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        std::fs::write(&path, text).expect("a file");
        path
    }

    /// Writes a shell script as a program in `bin` of the home, which is first on the PATH.
    #[cfg(unix)]
    pub fn program(&self, name: &str, script: &str) {
        use std::os::unix::fs::PermissionsExt;
        let path = self.write(&format!("bin/{name}"), format!("#!/bin/sh\n{script}\n"));
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).expect("a program");
    }

    /// Returns a command with this home as its folder, and without the environment of the machine.
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

    /// Runs `decline` with this input.
    pub fn piped<'a>(&self, stdin: impl AsRef<[u8]>, arguments: impl IntoIterator<Item = &'a str>) -> Run {
        let mut command = self.command(env!("CARGO_BIN_EXE_decline"));
        feed(command.args(arguments), stdin.as_ref())
    }

    /// Runs a shell command line.
    pub fn shell(&self, line: &str) -> Run {
        run(self.command("sh").args(["-c", line]))
    }
}

/// Runs a command.
pub fn run(command: &mut Command) -> Run {
    command.output().expect("the program runs").into()
}

/// Runs a command with this input.
pub fn feed(command: &mut Command, stdin: &[u8]) -> Run {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut pipe = child.stdin.take().expect("its stdin");
    // The program may end before it reads, if its flags are wrong.
    let _ = pipe.write_all(stdin);
    drop(pipe);
    child.wait_with_output().expect("the program runs").into()
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Self {
            status: output.status.code(),
            stdout: String::from_utf8(output.stdout).expect("stdout is UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("stderr is UTF-8"),
        }
    }
}

impl Run {
    /// Asserts success, and returns the stdout.
    #[track_caller]
    pub fn done(self) -> String {
        assert_eq!(self.status, Some(0), "{self:?}");
        self.stdout
    }

    /// Asserts a failure with this status, an empty stdout and the note about that, and returns the stderr.
    #[track_caller]
    pub fn failed(self, status: i32) -> String {
        assert_eq!(self.status, Some(status), "{self:?}");
        assert_eq!(self.stdout, "", "{self:?}");
        assert!(self.stderr.ends_with("note: nothing was written\n"), "{self:?}");
        self.stderr
    }

    /// Parses the stdout as JSON.
    #[track_caller]
    pub fn json(self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}
