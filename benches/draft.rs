//! What one draft costs: its instructions against those of a hello world, and the size of the binary.
//!
//! Instructions, counted by callgrind over the whole run, since they are the same on a busy machine; wall
//! time of two milliseconds is not. `cargo bench` prints the figures and fails past the limits.

#![allow(clippy::print_stdout, reason = "a benchmark prints what it measured")]

use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

/// A draft by one's own policy is a start-up, two parses and a render: at most so many times a hello world.
const MOST_TIMES_HELLO: f64 = 3.85;

/// A draft of a note is at most so many times one without: the note is read.
const MOST_TIMES_WITHOUT_NOTE: f64 = 1.15;

/// The largest the stripped binary may be, in bytes. Half a megabyte of it tells languages apart and unpacks
/// archives.
const LARGEST: u64 = 5_300_000;

/// A policy as `decline policy init` writes it.
const POLICY: &str = include_str!("../policy.example.toml");

const DECLINE: &str = env!("CARGO_BIN_EXE_decline");

fn main() -> ExitCode {
    let size = std::fs::metadata(DECLINE).expect("the binary").len();
    println!("binary                       {size:>9} bytes (at most {LARGEST})");
    let small_enough = size <= LARGEST;
    if Command::new("valgrind").arg("--version").stdout(Stdio::null()).status().is_err() {
        println!("SKIPPED: instructions can't be counted without valgrind");
        return if small_enough && std::env::var_os("CI").is_none() {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        };
    }
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
    let mut holds = small_enough;
    for (name, arguments, most) in [
        ("one draft", &stranger[..], MOST_TIMES_HELLO),
        ("one draft as JSON", &json, MOST_TIMES_HELLO),
        ("one draft by an own policy", &own, MOST_TIMES_HELLO),
        ("one draft of a note", &note, MOST_TIMES_WITHOUT_NOTE * without_note as f64 / hello as f64),
    ] {
        let count = instructions(DECLINE, arguments, folder.path());
        let times = count as f64 / hello as f64;
        println!("{name:<28} {count:>9} instructions, {times:.2} times hello world (at most {most:.2})");
        holds &= times <= most;
    }
    if holds { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// An optimised hello world, made as our release profile makes ours.
fn hello_world(folder: &Path) -> String {
    let source = folder.join("hello.rs");
    std::fs::write(&source, "fn main() {\n    println!(\"Hello, world!\");\n}\n").expect("a source");
    let binary = folder.join("hello").display().to_string();
    let flags = ["-O", "-C", "lto=fat", "-C", "codegen-units=1", "-C", "strip=symbols", "-C", "panic=abort"];
    let made = Command::new("rustc").args(flags).arg("-o").arg(&binary).arg(&source).status();
    assert!(made.expect("rustc runs").success());
    binary
}

/// Counts the instructions of a whole run, in an empty home and environment.
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
    let told = String::from_utf8_lossy(&output.stderr);
    let count = told.split("Collected : ").nth(1).and_then(|rest| rest.split_whitespace().next());
    count.and_then(|count| count.parse().ok()).expect("a count")
}
