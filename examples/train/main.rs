//! Trains the models that read notes: `cargo run --release --example train` reads the notes of `tests/notes/` that
//! aren't held back, and writes the weights that the program includes, `src/note/weights.bin` and
//! `src/language/weights.bin`. The same notes give the same bytes on any machine.

#![allow(clippy::print_stdout, reason = "it prints what it did")]

#[path = "../../tests/common/labelled.rs"]
mod labelled;
mod language;
mod notes;
mod random;

use std::error::Error;
use std::fs;

use labelled::{Labelled, Text};

fn main() -> Result<(), Box<dyn Error>> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/").to_owned();
    let lines = fs::read_to_string(root.clone() + "tests/notes/training.jsonl")?;
    let other_lines = fs::read_to_string(root.clone() + "tests/notes/training-languages.jsonl")?;
    let mut notes: Vec<Labelled> = labelled::parse(&lines)?;
    let others: Vec<Text> = labelled::parse(&other_lines)?;
    let texts = notes.iter().map(|note| (&*note.text, &*note.lang));
    let texts = texts.chain(others.iter().map(|text| (&*text.text, &*text.lang)));
    let table = language::train(texts, labelled::digest(&[&lines, &other_lines]));
    fs::write(root.clone() + "src/language/weights.bin", table)?;
    println!("trained to detect languages on {} notes", notes.len() + others.len());
    // Notes that retell real ones count twice, since they are the most like real input.
    notes.extend(notes.clone().into_iter().filter(|note| note.writer.starts_with("retold")));
    let table = notes::train(&notes, labelled::digest(&[&lines]));
    fs::write(root + "src/note/weights.bin", table.as_slice())?;
    println!("trained to read on {} notes", lines.lines().count());
    Ok(())
}

/// The share of weights that are clipped, since they are too large for the steps of the table.
const CLIPPED_SHARE: f32 = 0.001;

/// Returns the value of one step of a weight, where the largest has `max` steps.
fn step(weights: &[f32], max: i8) -> f32 {
    let mut sizes: Vec<f32> = weights.iter().map(|weight| weight.abs()).collect();
    sizes.sort_by(f32::total_cmp);
    let largest = ((1.0 - CLIPPED_SHARE) * sizes.len() as f32) as usize;
    sizes.get(largest).copied().unwrap_or(1.0) / f32::from(max)
}

/// Returns a weight in steps, at most `max`.
fn in_steps(weight: f32, step: f32, max: i8) -> i8 {
    (weight / step).round().clamp(-f32::from(max), f32::from(max)) as i8
}

/// Makes a step of AdaGrad: `squares` is the sum of the squared gradients, by which it is scaled.
fn descend(weight: &mut f32, squares: &mut f32, gradient: f32, rate: f32) {
    *squares += gradient * gradient;
    *weight -= rate * gradient / squares.sqrt();
}
