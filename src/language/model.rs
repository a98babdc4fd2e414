//! The model that detects languages written in Latin letters: a softmax regression over the character 1-grams to
//! 3-grams of words, and short words as a whole.
//!
//! `weights.bin` begins with the SHA-256 of the training data. The biases of [`CLASSES`] follow as little-endian `f32`,
//! then the value of one step of a weight. Then come the weights of each bucket for each class in steps, two of
//! them a byte. `cargo run --release --example train` writes it.

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

/// Returns the most probable language of a text in Latin letters, by the built-in table; `None` for one that isn't told
/// apart.
pub(super) fn class(text: &str) -> Option<&'static str> {
    let number = |at: usize| f32::from_le_bytes(std::array::from_fn(|byte| BUILT_IN[DIGEST + 4 * at + byte]));
    let step = number(CLASSES.len());
    let mut scores: Scores = std::array::from_fn(number);
    for (bucket, value) in features(text) {
        for (class, score) in scores.iter_mut().enumerate() {
            let index = bucket * CLASSES.len() + class;
            let steps = BUILT_IN[HEADER + index / 2] >> (index % 2 * 4) & 15;
            *score += value * step * (f32::from(steps) - f32::from(MAX_STEPS));
        }
    }
    let best = scores.iter().zip(CLASSES).max_by(|(a, _), (b, _)| a.total_cmp(b));
    best.map(|(_, class)| class).filter(|class| *class != OTHER)
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

/// Returns the buckets of a text's features, and their counts, scaled to a vector of length 1.
pub fn features(text: &str) -> Vec<(usize, f32)> {
    let mut counts = vec![0.0_f32; BUCKETS];
    let is_in_word = |c: char| c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c);
    for word in text.to_lowercase().split(|c| !is_in_word(c)).filter(|word| !word.is_empty()) {
        let word: Vec<char> = [EDGE].into_iter().chain(word.chars()).chain([EDGE]).collect();
        for length in 1..=MAX_NGRAM {
            word.windows(length)
                .filter(|ngram| *ngram != [EDGE])
                .for_each(|ngram| counts[bucket(ngram)] += 1.0);
        }
        if word.len() > MAX_NGRAM {
            counts[bucket(&[&word[..], &[WHOLE]].concat())] += 1.0;
        }
    }
    let length = counts.iter().map(|count| count * count).sum::<f32>().sqrt();
    let used = counts.into_iter().enumerate().filter(|(_, count)| *count > 0.0);
    used.map(|(bucket, count)| (bucket, count / length)).collect()
}

/// The length of the longest n-gram.
const MAX_NGRAM: usize = 3;

/// The character before and after a word.
const EDGE: char = '_';

/// The character that tells a whole word from an n-gram.
const WHOLE: char = '.';

/// Returns the bucket of an n-gram or a word, by its FNV-1a hash.
fn bucket(characters: &[char]) -> usize {
    let hash = characters
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, c| (hash ^ u64::from(*c)).wrapping_mul(0x0100_0000_01b3));
    (hash ^ hash >> 32) as usize % BUCKETS
}
