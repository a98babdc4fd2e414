//! The quality and the speed of reading notes: `cargo bench --bench notes`, or with your own labelled notes in the
//! format of `tests/notes/held-back.jsonl` (JSON Lines): `cargo bench --bench notes -- FILE…`.
//!
//! Lists the misread notes and prints the figures by language and kind. Without a file it reads the held-back notes,
//! which aren't in the training data, and fails if the figures are worse than they were.

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

/// How often all notes are read for the time of one.
const ROUNDS: u32 = 10;

/// The maximum mean time of a note: 20 µs, times 5 for a busy machine.
const MAX_TIME: Duration = Duration::from_micros(100);

fn main() -> ExitCode {
    // Cargo adds `--bench`.
    let mut files: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let is_held_back = files.is_empty();
    if is_held_back {
        files.push(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/notes/held-back.jsonl").into());
    }
    let notes = match files.iter().map(|file| read(file)).collect::<Result<Vec<_>, _>>() {
        Ok(notes) => notes.concat(),
        Err(error) => {
            eprintln!("error: {error}");
            return ExitCode::FAILURE;
        }
    };
    let evaluation = Evaluation::of(&notes);
    for line in &evaluation.misread {
        println!("{line}");
    }
    print!("{evaluation}");
    let each = time(&notes);
    println!("a note is read in {:.1} µs", each.as_secs_f64() * 1e6);
    if is_held_back && !(are_good(&evaluation.all) && each <= MAX_TIME) {
        eprintln!("error: notes are read worse, or slower, than they were");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// Returns whether the figures are as good as when the weights were last trained, for the held-back notes.
fn are_good(figures: &Figures) -> bool {
    figures.precision.percent() >= 97.5
        && figures.found.percent() >= 87.5
        && figures.told_apart.percent() >= 93.0
        && figures.claims.percent() >= 90.0
        && figures.no_claims.percent() <= 1.3
        && figures.silenced <= 6
}

fn read(file: &str) -> Result<Vec<Labelled>, String> {
    let text = std::fs::read_to_string(file).map_err(|error| error.to_string());
    text.and_then(|text| labelled::parse(&text))
        .map_err(|error| format!("can't read labelled notes from {file}: {error}"))
}

/// Returns the mean time of a note.
fn time(notes: &[Labelled]) -> Duration {
    let start = Instant::now();
    for _ in 0..ROUNDS {
        for note in notes {
            black_box(decline::note::read(black_box(&note.text), &[]));
        }
    }
    start.elapsed() / (ROUNDS * notes.len().max(1) as u32)
}
