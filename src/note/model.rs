//! The table of weights, which training writes to `weights.bin`.
//!
//! The file begins with the SHA-256 of the training data. For each question two little-endian `f32` follow: the value
//! of one step of a weight, and the bias. Then come [`SLOTS`] entries of three bytes, a hash table with linear
//! probing: the first byte is a fingerprint of the feature, the others are its weights, four bits for each question.
//! An entry whose first byte is 0 is free.
//! `cargo run --release --example train` writes it.

/// A yes-or-no question about a note, with a logistic regression of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Does it sell, beg, court or threaten?
    Spam,
    /// Does it name something particular to its reader?
    Personalised,
    /// Does it claim that the two know each other?
    ClaimsTie,
    /// Is it an advance, a threat or an insult?
    Abuse,
}

impl Question {
    /// All questions, in the file's order.
    pub const ALL: [Self; 4] = [Self::Spam, Self::Personalised, Self::ClaimsTie, Self::Abuse];
}

/// The number of entries. Some must stay free, so that every search ends.
pub const SLOTS: usize = 1 << 16;

/// The length of the digest, in bytes.
const DIGEST: usize = 32;

/// The length of the value of a step and the bias, in bytes.
const SCALE: usize = 8;

/// The length of everything before the entries, in bytes.
const HEADER: usize = DIGEST + Question::ALL.len() * SCALE;

/// The length of an entry, in bytes.
const ENTRY: usize = 3;

/// The length of a table, in bytes.
pub const SIZE: usize = HEADER + SLOTS * ENTRY;

/// The maximum weight of a feature, in steps.
pub const MAX_STEPS: i8 = 7;

/// The weights of a feature for each question, in steps.
pub type Weights = [i8; Question::ALL.len()];

/// The built-in table. A file of another size doesn't compile.
pub(super) static BUILT_IN: &[u8; SIZE] = include_bytes!("weights.bin");

/// Returns the SHA-256 of the data that the built-in table was trained on.
pub fn digest() -> &'static [u8] {
    &BUILT_IN[..DIGEST]
}

/// Builds a table from the SHA-256 of the training data, the value of a step and the bias for each question, and the
/// weights of the features by their keys. A feature that collides with an earlier one is left out.
pub fn build(
    digest: [u8; DIGEST],
    scales: [(f32, f32); Question::ALL.len()],
    features: &[(u64, Weights)],
) -> Box<[u8; SIZE]> {
    let mut table = Box::new([0; SIZE]);
    table[..DIGEST].copy_from_slice(&digest);
    for ((step, bias), bytes) in scales.into_iter().zip(table[DIGEST..HEADER].chunks_exact_mut(SCALE)) {
        bytes.copy_from_slice(&[step.to_le_bytes(), bias.to_le_bytes()].concat());
    }
    for (key, [a, b, c, d]) in features {
        if let Err(free) = find(&table, *key) {
            let pair = |low: &i8, high: &i8| (low + MAX_STEPS) as u8 | ((high + MAX_STEPS) as u8) << 4;
            table[free..free + ENTRY].copy_from_slice(&[fingerprint(*key), pair(a, b), pair(c, d)]);
        }
    }
    table
}

/// Returns the weights of a feature, if it is in a table.
pub fn weights(table: &[u8; SIZE], key: u64) -> Option<Weights> {
    let at = find(table, key).ok()?;
    let (first, second) = (table[at + 1], table[at + 2]);
    Some([first & 15, first >> 4, second & 15, second >> 4].map(|steps| steps as i8 - MAX_STEPS))
}

/// Returns the value of one step of a weight and the bias for a question.
pub fn scale(table: &[u8; SIZE], question: Question) -> (f32, f32) {
    let number = |at: usize| f32::from_le_bytes(std::array::from_fn(|index| table[at + index]));
    let at = DIGEST + SCALE * question as usize;
    (number(at), number(at + 4))
}

/// Returns the place of a feature's entry in the table, or as an error the place of the free entry for it.
fn find(table: &[u8; SIZE], key: u64) -> Result<usize, usize> {
    let mut slot = key as usize % SLOTS;
    loop {
        let at = HEADER + slot * ENTRY;
        match table[at] {
            0 => return Err(at),
            byte if byte == fingerprint(key) => return Ok(at),
            _ => slot = (slot + 1) % SLOTS,
        }
    }
}

/// Returns the byte that distinguishes features in one slot; never 0.
fn fingerprint(key: u64) -> u8 {
    ((key >> 56) as u8).max(1)
}
