//! The features of a note: its words, bigrams, skip-bigrams (with one word between the two), character 4-grams, and
//! features of the note as a whole.

use super::tokens::{EMOJI, Kind, LINE_BREAK, LINK, MAIL, NAME, Token, YEAR};
use crate::text;

/// A binary feature: a note has it or not, however often it occurs.
#[derive(Clone, Copy, Debug)]
pub struct Feature {
    /// Its key in the table of weights.
    pub key: u64,
    /// The index of its token; `None` for a feature of the whole note.
    pub token: Option<usize>,
    /// The factor of its weight.
    pub strength: f32,
}

/// The strength of a word or a bigram.
const WORD_STRENGTH: f32 = 3.0;
/// The strength of a character 4-gram or a feature of the whole note.
const OTHER_STRENGTH: f32 = 2.0;

/// The token before the first one of a note.
const START: &str = "<start>";

/// Extracts the features of a note. In a bigram, a mask replaces an unknown word: that a talk was held somewhere says
/// more than where.
pub(super) fn extract(tokens: &[Token], is_known: impl Fn(u64) -> bool) -> Vec<Feature> {
    let mut features = Vec::with_capacity(tokens.len() * 9 + 20);
    let [mut previous, mut before_previous] = [hash(START); 2];
    for (index, token) in tokens.iter().enumerate() {
        if token.kind == Kind::Symbol && "\n,:;-()&".contains(&token.text) {
            continue;
        }
        let mut add = |key, strength| features.push(Feature { key, token: Some(index), strength });
        let word = word_key(&token.text);
        let masked = match token.kind {
            Kind::Word if !is_known(word) => hash("<rare>"),
            Kind::Capital if !is_known(word) => hash("<Rare>"),
            Kind::Acronym if !is_known(word) => hash("<RARE>"),
            _ => hash(&token.text),
        };
        add(word, WORD_STRENGTH);
        add(key(BIGRAM, previous, masked), WORD_STRENGTH);
        add(key(SKIP_BIGRAM, before_previous, masked), WORD_STRENGTH);
        (before_previous, previous) = (previous, masked);
        if token.is_word() {
            char_4grams(&token.text, |key| add(key, OTHER_STRENGTH));
        }
    }
    let whole = of_whole_note(tokens).map(|[name, value]| key(WHOLE_NOTE, hash(name), hash(value)));
    features.extend(whole.map(|key| Feature { key, token: None, strength: OTHER_STRENGTH }));
    remove_duplicates(&mut features);
    features
}

/// Keeps the first of the features with the same key.
fn remove_duplicates(features: &mut Vec<Feature>) {
    // A hash set with open addressing: std's would take a third of the time that a note takes.
    let mut seen = vec![0; (features.len() * 2).next_power_of_two()];
    features.retain(|feature| {
        let mut slot = feature.key as usize % seen.len();
        while seen[slot] != 0 && seen[slot] != feature.key {
            slot = (slot + 1) % seen.len();
        }
        std::mem::replace(&mut seen[slot], feature.key) == 0
    });
}

/// Returns the key of a word in the table of weights.
pub(super) fn word_key(word: &str) -> u64 {
    key(WORD, hash(word), 0)
}

// The kinds of features, as part of their keys.
const WORD: u64 = 1;
const BIGRAM: u64 = 2;
const SKIP_BIGRAM: u64 = 3;
const CHAR_4GRAM: u64 = 4;
const WHOLE_NOTE: u64 = 5;

/// Returns the key of a feature, from its kind and its two parts.
fn key(kind: u64, first: u64, second: u64) -> u64 {
    let mix = |hash: u64, part: u64| {
        let hash = (hash ^ part).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        hash ^ (hash >> 32)
    };
    mix(mix(mix(0, kind), first), second)
}

fn hash(text: &str) -> u64 {
    text::hash(text.bytes())
}

/// Calls `add` with the key of each character 4-gram of a word, between two underscores.
fn char_4grams(word: &str, mut add: impl FnMut(u64)) {
    let [mut first, mut second, mut third] = [0, 0, u64::from('_')];
    for (index, fourth) in word.chars().chain(['_']).map(u64::from).enumerate() {
        if index >= 2 {
            add(key(CHAR_4GRAM, first << 32 | second, third << 32 | fourth));
        }
        (first, second, third) = (second, third, fourth);
    }
}

/// The names of the buckets by powers of two: 0, 1, 2 to 3, 4 to 7 and so on.
const BUCKETS: [&str; 8] = ["0", "1", "2+", "4+", "8+", "16+", "32+", "64+"];

/// Returns the features of a note as a whole, as names and values: length, capitals, symbols, links, the end.
fn of_whole_note(tokens: &[Token]) -> impl Iterator<Item = [&str; 2]> {
    let count = |is: &dyn Fn(&Token) -> bool| tokens.iter().filter(|token| is(token)).count();
    let others: Vec<&str> = tokens.iter().filter(|it| !it.is_word()).map(|it| it.text.as_str()).collect();
    let bucket = |number: usize| BUCKETS[(usize::BITS - number.leading_zeros()).min(7) as usize];
    let words = count(&|token| token.kind != Kind::Symbol);
    let acronyms = count(&|token| token.kind == Kind::Acronym);
    let capitals = count(&|token| token.kind == Kind::Capital) + acronyms;
    let symbols = ["!", "?", "$", "%", ":", "•", "+", EMOJI, LINE_BREAK, LINK, MAIL, NAME, YEAR];
    let symbols = symbols.map(|it| [it, bucket(others.iter().filter(|other| **other == it).count())]);
    let end = tokens.last().map_or("", |last| if last.is_word() { "word" } else { &last.text });
    let starts_lowercase = tokens.first().is_some_and(|first| first.kind == Kind::Word);
    let form = [
        ["words", bucket(words)],
        ["acronyms", bucket(acronyms)],
        ["capitals", BUCKETS[(7 * capitals / words.max(1)).min(7)]],
        ["begins small", if starts_lowercase { "yes" } else { "no" }],
        ["ends", end],
    ];
    form.into_iter().chain(symbols)
}
