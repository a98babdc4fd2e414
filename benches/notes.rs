//! How well notes are read, and how fast: `cargo bench --bench notes -- FILE`, with labelled notes as in
//! `tests/notes.jsonl`, a JSON object a line. Lists what is misjudged, prints the figures, and fails below
//! the limits.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a benchmark prints what it measured")]

#[path = "../tests/common/figures.rs"]
mod figures;

use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use figures::{Figures, Labelled};

/// How often all notes are read to time one.
const ROUNDS: u32 = 100;

/// The longest that a note of 100,000 characters may take: some milliseconds, and a busy machine.
const LONGEST: Duration = Duration::from_millis(100);

fn main() -> ExitCode {
    // Cargo adds `--bench`.
    let file = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let file = file.unwrap_or_else(|| concat!(env!("CARGO_MANIFEST_DIR"), "/tests/notes.jsonl").into());
    let lines = std::fs::read_to_string(&file).map_err(|error| error.to_string());
    match lines.and_then(|lines| figures::parse(&lines)) {
        Ok(notes) if notes.is_empty() => fail(&file, "it holds no note"),
        Ok(notes) => measure(&notes),
        Err(error) => fail(&file, &error),
    }
}

fn fail(file: &str, why: &str) -> ExitCode {
    eprintln!("error: can't read labelled notes from {file}: {why}");
    ExitCode::FAILURE
}

fn measure(notes: &[Labelled]) -> ExitCode {
    let figures = Figures::of(notes);
    print!("{figures}");
    let start = Instant::now();
    for _ in 0..ROUNDS {
        for note in notes {
            black_box(decline::signal::read(black_box(&note.text), &[]));
        }
    }
    let readings = f64::from(ROUNDS) * notes.len() as f64;
    println!("a note is read in             {:.1} µs", start.elapsed().as_secs_f64() * 1e6 / readings);
    let longest = figures::endless(100_000).into_iter().map(|note| time(&note)).max().unwrap_or_default();
    println!("one of 100,000 characters in  {:.1} ms", longest.as_secs_f64() * 1e3);
    if figures.hold() && longest <= LONGEST { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn time(note: &str) -> Duration {
    let start = Instant::now();
    black_box(decline::signal::read(black_box(note), &[]));
    start.elapsed()
}
