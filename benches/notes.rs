//! How well notes are read, and how fast: `cargo bench --bench notes`, or with labelled notes of one's own as in
//! `tests/notes/held-back.jsonl`, a JSON object a line: `cargo bench --bench notes -- FILE…`.
//!
//! Lists what is misread and prints the figures, by language and kind. Without a file it reads the notes that
//! training has never seen, and fails below what they gave.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a benchmark prints what it measured")]

#[path = "../tests/common/figures.rs"]
mod figures;
#[path = "../tests/common/labelled.rs"]
mod labelled;

use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use figures::{Evaluation, Figures};
use labelled::Labelled;

/// How often all notes are read to time one.
const ROUNDS: u32 = 10;

/// The longest that a note may take, on the mean of all: 20 µs, and a busy machine.
const LONGEST: Duration = Duration::from_micros(100);

fn main() -> ExitCode {
    // Cargo adds `--bench`.
    let mut files: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let is_held_back = files.is_empty();
    if is_held_back {
        files.push(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/notes/held-back.jsonl").into());
    }
    let mut notes = Vec::new();
    for file in &files {
        match std::fs::read_to_string(file)
            .map_err(|error| error.to_string())
            .and_then(|it| labelled::parse(&it))
        {
            Ok(more) => notes.extend(more),
            Err(error) => {
                eprintln!("error: can't read labelled notes from {file}: {error}");
                return ExitCode::FAILURE;
            }
        }
    }
    let evaluation = Evaluation::of(&notes);
    for line in &evaluation.misread {
        println!("{line}");
    }
    print!("{evaluation}");
    let each = time(&notes);
    println!("a note is read in {:.1} µs", each.as_secs_f64() * 1e6);
    if is_held_back && !(holds(&evaluation.all) && each <= LONGEST) {
        eprintln!("error: notes are read worse, or slower, than they were");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// Whether the figures are what the held-back notes gave when the weights were last trained.
fn holds(figures: &Figures) -> bool {
    figures.precision.percent() >= 97.5
        && figures.found.percent() >= 87.5
        && figures.told_apart.percent() >= 93.0
        && figures.claims.percent() >= 90.0
        && figures.no_claims.percent() <= 1.3
        && figures.silenced <= 6
}

fn time(notes: &[Labelled]) -> Duration {
    let start = Instant::now();
    for _ in 0..ROUNDS {
        for note in notes {
            black_box(decline::note::read(black_box(&note.text), &[]));
        }
    }
    start.elapsed() / (ROUNDS * notes.len().max(1) as u32)
}
