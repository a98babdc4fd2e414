//! What a note is weighed by: its words, pairs of words (next to each other, or with one between them), pieces of
//! words, and its form.

use super::tokens::{BREAK, EMOJI, Kind, LINK, MAIL, NAME, Token, YEAR};

/// Something that a note has; it counts once, however often the note has it.
#[derive(Clone, Copy, Debug)]
pub struct Feature {
    /// Stands for it in the table of weights.
    pub key: u64,
    /// The token that it belongs to; a feature of form belongs to none.
    pub token: Option<usize>,
    /// How much it counts beside others.
    pub strength: f32,
}

/// How much a word or a pair of words counts, and a piece of a word or a feature of form.
const STRENGTH_OF_WORDS: f32 = 3.0;
const STRENGTH_OF_PIECES: f32 = 2.0;

/// Stands for the beginning of a note.
const START: &str = "<start>";

/// Lists the features of a note. In a pair, a word that isn't known counts as any other such word: that a talk
/// was held somewhere says more than where.
pub(super) fn of(tokens: &[Token], knows: impl Fn(u64) -> bool) -> Vec<Feature> {
    let mut features = Vec::with_capacity(tokens.len() * 9 + 20);
    let [mut last, mut before_last] = [hash(START); 2];
    for (index, token) in tokens.iter().enumerate() {
        if token.kind == Kind::Mark && "\n,:;-()&".contains(&token.text) {
            continue;
        }
        let mut add = |key, strength| features.push(Feature { key, token: Some(index), strength });
        let word = key_of_word(&token.text);
        let shown = match token.kind {
            Kind::Word if !knows(word) => hash("<rare>"),
            Kind::Capital if !knows(word) => hash("<Rare>"),
            Kind::Acronym if !knows(word) => hash("<RARE>"),
            _ => hash(&token.text),
        };
        add(word, STRENGTH_OF_WORDS);
        add(key(PAIR, last, shown), STRENGTH_OF_WORDS);
        add(key(PAIR_AROUND_ONE, before_last, shown), STRENGTH_OF_WORDS);
        (before_last, last) = (last, shown);
        if token.is_word() {
            pieces(&token.text, |piece| add(piece, STRENGTH_OF_PIECES));
        }
    }
    let form = form(tokens).map(|[name, value]| key(FORM, hash(name), hash(value)));
    features.extend(form.map(|key| Feature { key, token: None, strength: STRENGTH_OF_PIECES }));
    keep_distinct(&mut features);
    features
}

/// Keeps the first of the features with one key.
fn keep_distinct(features: &mut Vec<Feature>) {
    // A set without the general one's cost, which would be a third of a note's reading.
    let mut seen = vec![0; (features.len() * 2).next_power_of_two()];
    features.retain(|feature| {
        let mut slot = feature.key as usize % seen.len();
        while seen[slot] != 0 && seen[slot] != feature.key {
            slot = (slot + 1) % seen.len();
        }
        std::mem::replace(&mut seen[slot], feature.key) == 0
    });
}

/// The key of a word in the table of weights.
pub(super) fn key_of_word(word: &str) -> u64 {
    key(WORD, hash(word), 0)
}

/// The kinds of features.
const WORD: u64 = 1;
const PAIR: u64 = 2;
const PAIR_AROUND_ONE: u64 = 3;
const PIECE: u64 = 4;
const FORM: u64 = 5;

/// The key of a feature, by its kind and its two parts.
fn key(kind: u64, first: u64, second: u64) -> u64 {
    let mix = |hash: u64, part: u64| {
        let hash = (hash ^ part).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        hash ^ (hash >> 32)
    };
    mix(mix(mix(0, kind), first), second)
}

/// The hash of a text (FNV-1a).
fn hash(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Goes through the keys of a word's pieces, of four letters each; each end of the word is one.
fn pieces(word: &str, mut add: impl FnMut(u64)) {
    let [mut first, mut second, mut third] = [0, 0, u64::from('_')];
    for (seen, letter) in word.chars().chain(['_']).map(u64::from).enumerate() {
        if seen >= 2 {
            add(key(PIECE, first << 32 | second, third << 32 | letter));
        }
        (first, second, third) = (second, third, letter);
    }
}

/// Numbers on a scale of powers of two: 0, 1, 2 to 3, 4 to 7 and so on.
const SCALE: [&str; 8] = ["0", "1", "2+", "4+", "8+", "16+", "32+", "64+"];

/// What words can't tell: length, capitals, links, prices, lines, the end. Names with their values.
fn form(tokens: &[Token]) -> impl Iterator<Item = [&str; 2]> {
    let count = |is: &dyn Fn(&Token) -> bool| tokens.iter().filter(|token| is(token)).count();
    let others: Vec<&str> = tokens.iter().filter(|it| !it.is_word()).map(|it| it.text.as_str()).collect();
    let scaled = |number: usize| SCALE[(usize::BITS - number.leading_zeros()).min(7) as usize];
    let words = count(&|token| token.kind != Kind::Mark);
    let acronyms = count(&|token| token.kind == Kind::Acronym);
    let capitals = count(&|token| token.kind == Kind::Capital) + acronyms;
    let marks = ["!", "?", "$", "%", ":", "•", "+", EMOJI, BREAK, LINK, MAIL, NAME, YEAR];
    let marks = marks.map(|mark| [mark, scaled(others.iter().filter(|other| **other == mark).count())]);
    let ends = tokens.last().map_or("", |last| if last.is_word() { "word" } else { &last.text });
    let begins = tokens.first().is_some_and(|first| first.kind == Kind::Word);
    let form = [
        ["words", scaled(words)],
        ["acronyms", scaled(acronyms)],
        ["capitals", SCALE[(7 * capitals / words.max(1)).min(7)]],
        ["begins small", if begins { "yes" } else { "no" }],
        ["ends", ends],
    ];
    form.into_iter().chain(marks)
}
