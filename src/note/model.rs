//! The table of weights that training writes.
//!
//! The file begins with the SHA-256 of the notes that it was trained on. Two little-endian `f32` for each question
//! follow: what one step of a weight counts, and what is added to every sum. Then come [`SLOTS`] entries of three
//! bytes: the first tells which feature it is, the others hold its weight for each question in four bits. An entry
//! whose first byte is 0 is free.
//! `cargo run --release --example train` writes it.

/// What is asked of a note.
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
    /// All of them, in the file's order.
    pub const ALL: [Self; 4] = [Self::Spam, Self::Personalised, Self::ClaimsTie, Self::Abuse];
}

/// How many features the table has room for. It must never be full, so that every search ends.
pub const SLOTS: usize = 1 << 16;

const DIGEST: usize = 32;

const HEADER: usize = DIGEST + Question::ALL.len() * 8;

/// The bytes of a table.
pub const SIZE: usize = HEADER + SLOTS * ENTRY;

const ENTRY: usize = 3;

/// The largest weight of a feature, in steps.
pub const MOST_STEPS: i8 = 7;

/// The weights of a feature for each question, in steps.
pub type Weights = [i8; Question::ALL.len()];

/// The table that is built in. A file of another size does not compile.
pub(super) static BUILT_IN: &[u8; SIZE] = include_bytes!("weights.bin");

/// The SHA-256 of the notes that the built-in table was trained on.
pub fn digest() -> &'static [u8] {
    &BUILT_IN[..DIGEST]
}

/// Makes a table: the SHA-256 of the notes, what a step counts and what is added to every sum for each question, and
/// the features by their keys. A feature that can't be told from one before it is left out.
pub fn table(
    digest: [u8; DIGEST],
    scales: [(f32, f32); Question::ALL.len()],
    features: &[(u64, Weights)],
) -> Box<[u8; SIZE]> {
    let mut table = Box::new([0; SIZE]);
    table[..DIGEST].copy_from_slice(&digest);
    for (index, (step, bias)) in scales.into_iter().enumerate() {
        let at = DIGEST + 8 * index;
        table[at..at + 4].copy_from_slice(&step.to_le_bytes());
        table[at + 4..at + 8].copy_from_slice(&bias.to_le_bytes());
    }
    for (key, [a, b, c, d]) in features {
        if let Err(free) = find(&table, *key) {
            let pair = |low: &i8, high: &i8| (low + MOST_STEPS) as u8 | ((high + MOST_STEPS) as u8) << 4;
            table[free..free + ENTRY].copy_from_slice(&[check(*key), pair(a, b), pair(c, d)]);
        }
    }
    table
}

/// The weights of a feature, if it is in a table.
pub fn weights(table: &[u8; SIZE], key: u64) -> Option<Weights> {
    let at = find(table, key).ok()?;
    let (first, second) = (table[at + 1], table[at + 2]);
    Some([first & 15, first >> 4, second & 15, second >> 4].map(|steps| steps as i8 - MOST_STEPS))
}

/// What one step of a weight counts for a question, and what is added to every sum.
pub fn scale(table: &[u8; SIZE], question: Question) -> (f32, f32) {
    let number = |at: usize| f32::from_le_bytes(std::array::from_fn(|index| table[at + index]));
    let at = DIGEST + 8 * question as usize;
    (number(at), number(at + 4))
}

/// Where the entry of a feature stands in the table, or where there is room for it.
fn find(table: &[u8; SIZE], key: u64) -> Result<usize, usize> {
    let mut slot = key as usize % SLOTS;
    loop {
        let at = HEADER + slot * ENTRY;
        match table[at] {
            0 => return Err(at),
            byte if byte == check(key) => return Ok(at),
            _ => slot = (slot + 1) % SLOTS,
        }
    }
}

/// What tells a feature from others in its place; never 0.
fn check(key: u64) -> u8 {
    ((key >> 56) as u8).max(1)
}
