//! Trains the model that reads notes.
//!
//! Each question is a logistic regression over the features of [`decline::note::features`], fitted by stochastic
//! gradient descent with AdaGrad.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use decline::note::model::{self, MAX_STEPS, Question, SIZE, SLOTS, Weights};
use decline::note::{self, Feature};

use crate::labelled::Labelled;
use crate::random::Random;
use crate::{descend, in_steps, step};

/// The number of passes over all notes.
const EPOCHS: usize = 15;
const LEARNING_RATE: f32 = 0.3;
/// The factor of L2 regularisation.
const WEIGHT_DECAY: f32 = 5e-4;
/// The minimum number of notes that have a known word.
const MIN_NOTES_WITH_WORD: usize = 4;
/// The minimum number of notes that have a feature of the model.
const MIN_NOTES_WITH_FEATURE: usize = 2;
/// The maximum number of features in the table, so that a quarter of it stays free.
const MAX_FEATURES: usize = SLOTS / 4 * 3;

/// Trains on notes, and returns the table.
pub(crate) fn train(notes: &[Labelled], digest: [u8; 32]) -> Box<[u8; SIZE]> {
    let words = count(notes.iter().map(|note| note::words(&note.text)), MIN_NOTES_WITH_WORD);
    let features: Vec<Vec<Feature>> =
        notes.iter().map(|it| note::features(&it.text, |key| words.contains_key(&key))).collect();
    let keys = features.iter().map(|features| features.iter().map(|feature| feature.key).collect());
    let mut counts = count(keys, MIN_NOTES_WITH_FEATURE);
    let mut fits = fit_all(notes, &features, &counts);
    if counts.len() > MAX_FEATURES {
        keep_strongest(&mut counts, &words, &fits);
        fits = fit_all(notes, &features, &counts);
    }
    let steps = fits.each_ref().map(|fit| step(&fit.weights, MAX_STEPS));
    let scales = std::array::from_fn(|question| (steps[question], fits[question].bias));
    let weights = |index: usize| -> Weights {
        std::array::from_fn(|question| in_steps(fits[question].weights[index], steps[question], MAX_STEPS))
    };
    let table: Vec<(u64, Weights)> = counts.iter().map(|(key, count)| (*key, weights(count.index))).collect();
    model::build(digest, scales, &table)
}

/// The number of notes that have a key.
#[derive(Default)]
struct Count {
    notes: usize,
    /// The index of the key among all keys, in their order.
    index: usize,
}

type Counts = BTreeMap<u64, Count>;

/// Counts the notes that have each key, and keeps the keys of at least `min` notes. `notes` has the keys of each.
fn count(notes: impl Iterator<Item = Vec<u64>>, min: usize) -> Counts {
    let mut counts = Counts::new();
    for mut keys in notes {
        keys.sort_unstable();
        keys.dedup();
        keys.into_iter().for_each(|key| counts.entry(key).or_default().notes += 1);
    }
    counts.retain(|_, count| count.notes >= min);
    set_indexes(&mut counts);
    counts
}

fn set_indexes(counts: &mut Counts) {
    counts.values_mut().enumerate().for_each(|(index, count)| count.index = index);
}

/// Keeps all known words, and of the other features those that have the largest weights in most notes.
fn keep_strongest(counts: &mut Counts, words: &Counts, fits: &[Fit]) {
    let mean_squares: Vec<f32> = fits.iter().map(Fit::mean_square).collect();
    let rank = |(key, count): (&u64, &Count)| {
        let relative = |(fit, mean): (&Fit, &f32)| fit.weights[count.index].powi(2) / mean;
        let weight: f32 = fits.iter().zip(&mean_squares).map(relative).sum();
        // The fourth root, by operations that give the same result on any machine.
        (words.contains_key(key), weight * (count.notes as f32).sqrt().sqrt(), *key)
    };
    let mut ranked: Vec<(bool, f32, u64)> = counts.iter().map(rank).collect();
    ranked.sort_by(|a, b| Reverse(a.0).cmp(&Reverse(b.0)).then(b.1.total_cmp(&a.1)).then(a.2.cmp(&b.2)));
    let kept: BTreeSet<u64> = ranked.iter().take(MAX_FEATURES).map(|(_, _, key)| *key).collect();
    counts.retain(|key, _| kept.contains(key));
    set_indexes(counts);
}

/// A note as the indexes of its features and their values.
type SparseVector = Vec<(usize, f32)>;

fn fit_all(notes: &[Labelled], features: &[Vec<Feature>], counts: &Counts) -> [Fit; Question::ALL.len()] {
    let vectors: Vec<SparseVector> = features.iter().map(|features| vector(features, counts)).collect();
    Question::ALL.map(|question| {
        let labelled = |(note, vector): (&Labelled, _)| Some((vector, note.answer(question)?));
        let examples: Vec<(&SparseVector, bool)> = notes.iter().zip(&vectors).filter_map(labelled).collect();
        Fit::new(&examples, counts.len())
    })
}

fn vector(features: &[Feature], counts: &Counts) -> SparseVector {
    let norm = (features.len() as f32).sqrt();
    features.iter().filter_map(|it| Some((counts.get(&it.key)?.index, it.strength / norm))).collect()
}

/// The weights of a logistic regression, and the sums of squared gradients by which AdaGrad scales its steps.
struct Fit {
    weights: Vec<f32>,
    bias: f32,
    squares: Vec<f32>,
    bias_squares: f32,
}

impl Fit {
    fn new(examples: &[(&SparseVector, bool)], length: usize) -> Self {
        let mut fit =
            Self { weights: vec![0.0; length], bias: 0.0, squares: vec![1e-6; length], bias_squares: 1e-6 };
        let mut order: Vec<usize> = (0..examples.len()).collect();
        let mut random = Random::default();
        for _ in 0..EPOCHS {
            random.shuffle(&mut order);
            for &index in &order {
                let (vector, answer) = examples[index];
                fit.learn(vector, answer);
            }
        }
        fit
    }

    /// Makes one step of gradient descent.
    fn learn(&mut self, vector: &SparseVector, answer: bool) {
        let logit: f32 =
            self.bias + vector.iter().map(|(index, value)| self.weights[*index] * value).sum::<f32>();
        let error = 1.0 / (1.0 + libm::expf(-logit)) - f32::from(u8::from(answer));
        for (index, value) in vector {
            let (weight, squares) = (&mut self.weights[*index], &mut self.squares[*index]);
            let gradient = error * value + WEIGHT_DECAY * *weight;
            descend(weight, squares, gradient, LEARNING_RATE);
        }
        descend(&mut self.bias, &mut self.bias_squares, error, LEARNING_RATE);
    }

    /// Returns the mean of the squared weights.
    fn mean_square(&self) -> f32 {
        self.weights.iter().map(|weight| weight * weight).sum::<f32>() / self.weights.len() as f32
    }
}
