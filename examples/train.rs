//! Learns to read notes: `cargo run --release --example train` reads the labelled notes of
//! `tests/notes/training.jsonl` and writes the weights that the program is built with, `src/note/weights.bin`.
//! The same notes give the same bytes.
//!
//! It is a logistic regression for each question over the features of [`decline::note::features`], by stochastic
//! gradient descent with steps that shrink by feature (AdaGrad).

#![allow(clippy::print_stdout, reason = "it says what it wrote")]

#[path = "../tests/common/labelled.rs"]
mod labelled;

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

use decline::note::model::{self, MAX_STEPS, Question, SIZE, SLOTS, Weights};
use decline::note::{self, Feature};
use labelled::Labelled;

/// How often all notes are gone through.
const ROUNDS: usize = 15;
/// How far one note moves a weight at first.
const RATE: f32 = 0.3;
/// What pulls each weight to 0.
const DECAY: f32 = 5e-4;
/// How many notes must have a word for it to be known, and any feature for it to count.
const NOTES_OF_A_WORD: usize = 4;
const NOTES_OF_A_FEATURE: usize = 2;
/// How many features the table takes.
const ROOM: usize = SLOTS / 4 * 3;
/// Weights above all but this share are cut off.
const OUTLIERS: f32 = 0.001;

fn main() -> Result<(), Box<dyn Error>> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/");
    let lines = std::fs::read_to_string(root.to_owned() + "tests/notes/training.jsonl")?;
    let mut notes = labelled::parse(&lines)?;
    // Those retold from real ones count twice: nothing else is as much like what comes in.
    notes.extend(notes.clone().into_iter().filter(|note| note.writer.starts_with("retold")));
    let table = train(&notes, hmac_sha256::Hash::hash(lines.as_bytes()));
    std::fs::write(root.to_owned() + "src/note/weights.bin", table.as_slice())?;
    println!("learned from {} notes", lines.lines().count());
    Ok(())
}

/// A note as places in a list of weights, with how much each counts.
type Sparse = Vec<(usize, f32)>;

fn train(notes: &[Labelled], digest: [u8; 32]) -> Box<[u8; SIZE]> {
    let words = common(notes.iter().map(|note| note::words(&note.text)), NOTES_OF_A_WORD);
    let features: Vec<Vec<Feature>> =
        notes.iter().map(|it| note::features(&it.text, |key| words.contains_key(&key))).collect();
    let keys = features.iter().map(|features| features.iter().map(|feature| feature.key).collect());
    let mut kept = common(keys, NOTES_OF_A_FEATURE);
    let mut fits = fit_all(notes, &features, &kept);
    if kept.len() > ROOM {
        keep_weightiest(&mut kept, &words, &fits);
        fits = fit_all(notes, &features, &kept);
    }
    let steps = fits.each_ref().map(Fit::step);
    let scales = std::array::from_fn(|question| (steps[question], fits[question].bias));
    let weights = |place: usize| -> Weights {
        std::array::from_fn(|question| {
            let steps = (fits[question].weights[place] / steps[question]).round();
            steps.clamp(-f32::from(MAX_STEPS), f32::from(MAX_STEPS)) as i8
        })
    };
    let table: Vec<(u64, Weights)> = kept.iter().map(|(key, (place, _))| (*key, weights(*place))).collect();
    model::build(digest, scales, &table)
}

/// Keys, each with its place among them and the number of notes that have it.
type Keys = BTreeMap<u64, (usize, usize)>;

/// The keys that so many notes have.
fn common(notes: impl Iterator<Item = Vec<u64>>, least: usize) -> Keys {
    let mut counts = Keys::new();
    for mut keys in notes {
        keys.sort_unstable();
        keys.dedup();
        keys.into_iter().for_each(|key| counts.entry(key).or_default().1 += 1);
    }
    counts.retain(|_, (_, count)| *count >= least);
    counts.values_mut().enumerate().for_each(|(place, counted)| counted.0 = place);
    counts
}

/// Keeps each word that is known, and what weighs most in most notes, as far as there is room.
fn keep_weightiest(kept: &mut Keys, words: &Keys, fits: &[Fit]) {
    let spreads: Vec<f32> = fits.iter().map(Fit::spread).collect();
    let rank = |(key, (place, count)): (&u64, &(usize, usize))| {
        let weighs = |(fit, spread): (&Fit, &f32)| fit.weights[*place].powi(2) / spread;
        let weight: f32 = fits.iter().zip(&spreads).map(weighs).sum();
        // The fourth root, by operations that are exact on any machine.
        (words.contains_key(key), weight * (*count as f32).sqrt().sqrt(), *key)
    };
    let mut ranked: Vec<(bool, f32, u64)> = kept.iter().map(rank).collect();
    ranked
        .sort_by(|one, other| other.0.cmp(&one.0).then(other.1.total_cmp(&one.1)).then(one.2.cmp(&other.2)));
    let stay: BTreeSet<u64> = ranked.iter().take(ROOM).map(|(_, _, key)| *key).collect();
    kept.retain(|key, _| stay.contains(key));
    kept.values_mut().enumerate().for_each(|(place, kept)| kept.0 = place);
}

/// What was learned for one question.
struct Fit {
    weights: Vec<f32>,
    bias: f32,
}

impl Fit {
    /// The mean square of its weights.
    fn spread(&self) -> f32 {
        self.weights.iter().map(|weight| weight * weight).sum::<f32>() / self.weights.len() as f32
    }

    /// What one step of a weight counts in the table.
    fn step(&self) -> f32 {
        let mut sizes: Vec<f32> = self.weights.iter().map(|weight| weight.abs()).collect();
        sizes.sort_by(f32::total_cmp);
        let largest = ((1.0 - OUTLIERS) * sizes.len() as f32) as usize;
        sizes.get(largest).copied().unwrap_or(1.0) / f32::from(MAX_STEPS)
    }
}

fn fit_all(notes: &[Labelled], features: &[Vec<Feature>], kept: &Keys) -> [Fit; Question::ALL.len()] {
    let sparse: Vec<Sparse> = features
        .iter()
        .map(|features| {
            let share = (features.len() as f32).sqrt();
            let known = features.iter().filter_map(|it| Some((kept.get(&it.key)?.0, it.strength / share)));
            known.collect()
        })
        .collect();
    Question::ALL.map(|question| {
        let examples: Vec<(&Sparse, bool)> = notes
            .iter()
            .zip(&sparse)
            .filter_map(|(note, sparse)| Some((sparse, note.answer(question)?)))
            .collect();
        fit(&examples, kept.len())
    })
}

fn fit(examples: &[(&Sparse, bool)], places: usize) -> Fit {
    let mut fit = Fit { weights: vec![0.0; places], bias: 0.0 };
    let (mut squares, mut bias_squares) = (vec![1e-6_f32; places], 1e-6_f32);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = 0x9e37_79b9_7f4a_7c15_u64;
    for _ in 0..ROUNDS {
        for last in (1..order.len()).rev() {
            // Marsaglia's xorshift: nothing here needs better luck.
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            order.swap(last, (random % (last as u64 + 1)) as usize);
        }
        for &index in &order {
            let (sparse, is) = &examples[index];
            let sum: f32 =
                fit.bias + sparse.iter().map(|(place, value)| fit.weights[*place] * value).sum::<f32>();
            let error = 1.0 / (1.0 + libm::expf(-sum)) - f32::from(u8::from(*is));
            for (place, value) in *sparse {
                let weight = &mut fit.weights[*place];
                let slope = error * value + DECAY * *weight;
                squares[*place] += slope * slope;
                *weight -= RATE * slope / squares[*place].sqrt();
            }
            bias_squares += error * error;
            fit.bias -= RATE * error / bias_squares.sqrt();
        }
    }
    fit
}
