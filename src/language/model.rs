//! The model that detects languages written in Latin letters: a softmax regression over the character 1-grams to
//! 3-grams of words, and whole words.
//!
//! `weights.bin` begins with the SHA-256 of the training data. The biases of [`CLASSES`] follow as little-endian `f32`,
//! then the value of one step of a weight. Then come the weights of each bucket for each class in steps, two of
//! them a byte. `cargo run --release --example train` writes it.

use crate::text::{self, is_combining_mark};

/// The languages that are told apart, and at the end the class of all others.
pub const CLASSES: [&str; 11] = ["de", "en", "es", "fr", "it", "nl", "pt", "sv", "tr", "vi", OTHER];

/// The class of the languages that aren't told apart.
pub const OTHER: &str = "other";

/// The number of buckets that features are hashed into.
pub const BUCKETS: usize = 1 << 13;

/// The maximum weight, in steps.
pub const MAX_STEPS: i8 = 7;

/// A value for each of [`CLASSES`].
pub type Scores = [f32; CLASSES.len()];

/// The length of the digest, in bytes.
const DIGEST: usize = 32;

/// The length of everything before the weights, in bytes.
const HEADER: usize = DIGEST + 4 * (CLASSES.len() + 1);

/// The length of a table, in bytes.
pub const SIZE: usize = HEADER + BUCKETS * CLASSES.len() / 2;

/// The built-in table. A file of another size doesn't compile.
static BUILT_IN: &[u8; SIZE] = include_bytes!("weights.bin");

/// Returns the SHA-256 of the data that the built-in table was trained on.
pub fn digest() -> &'static [u8] {
    &BUILT_IN[..DIGEST]
}

/// Returns the most probable of [`CLASSES`] for a text in Latin letters, by the built-in table, and by how much its logit
/// is ahead of the next one.
pub(super) fn class(text: &str) -> (&'static str, f32) {
    let number = |at: usize| f32::from_le_bytes(std::array::from_fn(|byte| BUILT_IN[DIGEST + 4 * at + byte]));
    let features = features(text);
    let mut sums = [0_usize; CLASSES.len()];
    for bucket in &features {
        for (class, sum) in sums.iter_mut().enumerate() {
            let index = bucket * CLASSES.len() + class;
            *sum += usize::from(BUILT_IN[HEADER + index / 2] >> (index % 2 * 4) & 15);
        }
    }
    let zero = features.len() as f32 * f32::from(MAX_STEPS);
    let step = number(CLASSES.len()) * factor(features.len());
    let scores: Scores = std::array::from_fn(|class| number(class) + step * (sums[class] as f32 - zero));
    let (mut best, mut second) = ((OTHER, f32::MIN), f32::MIN);
    for (class, score) in CLASSES.into_iter().zip(scores) {
        if score > best.1 {
            (best, second) = ((class, score), best.1);
        } else {
            second = second.max(score);
        }
    }
    (best.0, best.1 - second)
}

/// Builds a table from the SHA-256 of the training data, the biases, the value of a step, and the weights of all buckets
/// in steps.
pub fn build(digest: [u8; DIGEST], biases: Scores, step: f32, weights: &[i8]) -> Vec<u8> {
    let mut table = digest.to_vec();
    table.extend(biases.iter().chain([&step]).flat_map(|number| number.to_le_bytes()));
    table.extend(
        weights.chunks(2).map(|pair| (pair[0] + MAX_STEPS) as u8 | ((pair[1] + MAX_STEPS) as u8) << 4),
    );
    table
}

/// Returns the bucket of each feature of a text, once for each time that it occurs.
pub fn features(text: &str) -> Vec<usize> {
    let mut buckets = Vec::new();
    let is_in_word = |c: char| c.is_alphabetic() || is_combining_mark(c);
    for word in text.to_lowercase().split(|c| !is_in_word(c)).filter(|word| !word.is_empty()) {
        let word: Vec<char> = [EDGE].into_iter().chain(word.chars()).chain([EDGE]).collect();
        for length in 1..=MAX_NGRAM {
            let ngrams = word.windows(length).filter(|ngram| *ngram != [EDGE]);
            buckets.extend(ngrams.map(bucket));
        }
        buckets.push(bucket(&[&word[..], &[WHOLE]].concat()));
    }
    buckets
}

/// Returns the factor of each feature of a text that has `count`.
pub fn factor(count: usize) -> f32 {
    1.0 / (count as f32).sqrt()
}

/// The length of the longest n-gram.
const MAX_NGRAM: usize = 3;

/// The character before and after a word.
const EDGE: char = '_';

/// The character that tells a whole word from an n-gram.
const WHOLE: char = '.';

/// Returns the bucket of an n-gram or a word.
fn bucket(characters: &[char]) -> usize {
    let hash = text::hash(characters.iter().copied());
    (hash ^ hash >> 32) as usize % BUCKETS
}
