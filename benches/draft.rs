//! The cost of one draft: its instructions relative to those of a hello world, and the size of the binary.
//!
//! Callgrind counts the instructions of a whole run. They are the same on a busy machine, unlike the wall time of two
//! milliseconds. `cargo bench` prints the figures and fails if one is above its limit.

#![allow(clippy::print_stdout, reason = "a benchmark prints what it measured")]

use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

/// The maximum ratio of a draft to a hello world: it starts, parses two files and renders a template.
const MAX_TIMES_HELLO: f64 = 5.2;

/// The maximum ratio of a draft with a note, which is read, to one without.
const MAX_TIMES_WITHOUT_NOTE: f64 = 1.15;

/// The maximum size of the stripped binary, in bytes.
const MAX_SIZE: u64 = 5_000_000;

/// The policy as `decline policy init` writes it.
const POLICY: &str = include_str!("../policy.example.toml");

const DECLINE: &str = env!("CARGO_BIN_EXE_decline");

fn main() -> ExitCode {
    let size = std::fs::metadata(DECLINE).expect("the binary").len();
    println!("binary                       {size:>9} bytes (at most {MAX_SIZE})");
    let mut passes = size <= MAX_SIZE;
    if Command::new("valgrind").arg("--version").stdout(Stdio::null()).status().is_err() {
        println!("SKIPPED: instructions can't be counted without valgrind");
        passes &= std::env::var_os("CI").is_none();
    } else {
        passes &= count_instructions();
    }
    if passes { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Prints the instructions of several drafts, and returns whether they are within the limits.
fn count_instructions() -> bool {
    let folder = tempfile::tempdir().expect("a folder");
    let hello = instructions(&hello_world(folder.path()), &[], folder.path());
    println!("hello world                  {hello:>9} instructions");
    let stranger = ["draft", "--from", "Jane Doe", "--reason", "stranger"];
    let note =
        [&stranger[..3], &["--note", "Your parser for Gemini files saved us a week of work."]].concat();
    let json = [&stranger[..], &["--json"]].concat();
    std::fs::write(folder.path().join("policy.toml"), POLICY).expect("a policy");
    let own = [&stranger[..], &["--policy", "policy.toml"]].concat();
    let without_note = instructions(DECLINE, &stranger, folder.path());
    let mut passes = true;
    for (name, arguments, max) in [
        ("one draft", &stranger[..], MAX_TIMES_HELLO),
        ("one draft as JSON", &json, MAX_TIMES_HELLO),
        ("one draft by an own policy", &own, MAX_TIMES_HELLO),
        ("one draft of a note", &note, MAX_TIMES_WITHOUT_NOTE * without_note as f64 / hello as f64),
    ] {
        let count = instructions(DECLINE, arguments, folder.path());
        let times = count as f64 / hello as f64;
        println!("{name:<28} {count:>9} instructions, {times:.2} times hello world (at most {max:.2})");
        passes &= times <= max;
    }
    passes
}

/// Compiles a hello world with the options of the release profile, and returns its path.
fn hello_world(folder: &Path) -> String {
    let source = folder.join("hello.rs");
    std::fs::write(&source, "fn main() {\n    println!(\"Hello, world!\");\n}\n").expect("a source");
    let binary = folder.join("hello").display().to_string();
    let flags = ["-O", "-C", "lto=fat", "-C", "codegen-units=1", "-C", "strip=symbols", "-C", "panic=abort"];
    let status = Command::new("rustc").args(flags).arg("-o").arg(&binary).arg(&source).status();
    assert!(status.expect("rustc runs").success());
    binary
}

/// Counts the instructions of a whole run with an empty environment and `home` as the home.
fn instructions(program: &str, arguments: &[&str], home: &Path) -> u64 {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null", program])
        .args(arguments)
        .env_clear()
        .current_dir(home)
        .env("HOME", home)
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .stdin(Stdio::null())
        .output()
        .expect("valgrind runs");
    assert!(output.status.success(), "{program} {arguments:?}: {output:?}");
    let report = String::from_utf8_lossy(&output.stderr);
    let count = report.split("Collected : ").nth(1).and_then(|rest| rest.split_whitespace().next());
    count.and_then(|count| count.parse().ok()).expect("a count")
}
