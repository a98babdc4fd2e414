//! Classifies a note: whether it is spam, names something particular to its reader, or claims that the two know each
//! other.
//!
//! Certain signals are found by rules (`exact`). The rest is a logistic regression, trained on labelled examples:
//! `tokens` splits a note into tokens, `names` masks the names of persons, `features` extracts the features,
//! a table ([`model`]) has their weights, and `scoring` sums those up. To correct a wrong result, add the note to
//! `tests/notes/training.jsonl` and run `cargo run --release --example train`.
//!
//! To take a genuine note for spam is the costly error; the policy's default threshold is set for that.

mod exact;
mod features;
pub mod model;
mod names;
mod praise;
mod scoring;
mod tokens;

use std::fmt;

use serde::Serialize;

use crate::language::{self, Detection};
use crate::text;
use crate::words::Lang;
pub use features::Feature;
use model::Question;
use scoring::Scorer;
use tokens::Token;

/// The kind of a signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SignalName {
    /// A phrase that the policy lists. Certain.
    OwnPhrase,
    /// A placeholder of mass mail that wasn't filled in. Certain.
    MergeSlip,
    /// Words with homoglyphs: letters of another alphabet that look Latin. Certain.
    Disguise,
    /// Words whose features have weights.
    Words,
}

/// Words of a note that raise or lower the probability of an answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Signal {
    /// Its kind.
    pub name: SignalName,
    /// Its share of the sum of all absolute weights, in full hundredths; negative if it lowers the probability. A certain
    /// signal has 1.
    pub weight: f64,
    /// The words exactly as in the note, on one line.
    pub matched: String,
}

impl Signal {
    /// Returns whether it raises the probability.
    pub fn is_positive(&self) -> bool {
        self.weight > 0.0
    }
}

/// The answer to a yes-or-no [`Question`] about a note.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// The probability of "yes", in full hundredths.
    pub probability: f64,
    /// The strongest signals, sorted by weight, positive ones first.
    pub signals: Vec<Signal>,
}

impl fmt::Display for Answer {
    /// Writes the probability and the signals: `0.97: for it "lead generation" (61 %), against it "met" (9 %)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2}", self.probability)?;
        let (positive, negative): (Vec<_>, Vec<_>) = self.signals.iter().partition(|it| it.is_positive());
        let mut separator = ": ";
        for (label, signals) in [("for it", positive), ("against it", negative)] {
            let words = signals.iter().map(|signal| match signal.name {
                SignalName::Words => {
                    format!("\"{}\" ({:.0} %)", signal.matched, 100.0 * signal.weight.abs())
                }
                _ => format!("\"{}\"", signal.matched),
            });
            if !signals.is_empty() {
                write!(f, "{separator}{label} {}", words.collect::<Vec<_>>().join(", "))?;
                separator = "; ";
            }
        }
        Ok(())
    }
}

/// What was read from a note. An answer is `None` if the note's language isn't supported.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Whether the inviter wrote it: it is neither blank nor LinkedIn's default text.
    pub is_own_words: bool,
    /// Its language, if it was detected.
    pub lang: Option<Lang>,
    /// Whether it is spam: sells, begs, courts or threatens.
    pub spam: Option<Answer>,
    /// Whether it names something particular to its reader.
    pub personalised: Option<Answer>,
    /// Whether it claims that the two know each other.
    pub claims_tie: Option<Answer>,
    /// Whether it is an advance, a threat or an insult.
    pub is_abusive: bool,
    /// Whether it praises its reader, congratulates them, or says that something helped.
    pub is_kind: bool,
}

/// The languages that notes are read in, those of the training data and of the built-in replies.
pub const LANGUAGES: [&str; 7] = ["de", "en", "es", "fr", "it", "nl", "pt"];

/// The minimum share of known words for a note to be scored.
const MIN_KNOWN_SHARE: f32 = 0.6;

/// The probability from which a note counts as abusive.
const ABUSE_THRESHOLD: f64 = 0.30;

/// The probability of spam from which kind words are flattery.
const FLATTERY_THRESHOLD: f64 = 0.5;

/// The maximum number of bytes of a note that are read: more than a message on LinkedIn can have, and few enough to
/// be read in a moment.
const MAX_BYTES: usize = 8000;

/// Reads a note. `own_phrases` are the phrases that the policy lists as spam.
pub fn read(note: &str, own_phrases: &[String]) -> Reading {
    let note = &note[..note.floor_char_boundary(MAX_BYTES)];
    let tokens = tokenize(note);
    let detection = language::detect(note);
    let is_read = match &detection {
        Detection::Told(lang) => LANGUAGES.contains(&lang.name()),
        Detection::Other => false,
        Detection::Unknown => true,
    };
    let lang = detection.lang();
    if exact::is_default(note, &tokens) {
        let no = Some(Answer::default());
        return Reading { lang, personalised: no.clone(), claims_tie: no, ..Reading::default() };
    }
    let scorer = is_read.then(|| Scorer::new(note, &tokens)).filter(|it| it.known_share >= MIN_KNOWN_SHARE);
    let answer = |question| scorer.as_ref().map(|scorer| scorer.answer(question));
    let certain = certain_signals(note, &tokens, own_phrases);
    let spam = match certain.is_empty() {
        true => answer(Question::Spam),
        false => Some(Answer { probability: 1.0, signals: certain }),
    };
    let is_abusive = scorer.as_ref().is_some_and(|it| it.probability(Question::Abuse) >= ABUSE_THRESHOLD);
    let (personalised, claims_tie) = (answer(Question::Personalised), answer(Question::ClaimsTie));
    let is_flattery = spam.as_ref().is_some_and(|spam| spam.probability >= FLATTERY_THRESHOLD);
    let is_kind = !is_abusive && !is_flattery && praise::is_kind(&tokens, lang.as_ref());
    Reading { is_own_words: true, lang, spam, personalised, claims_tie, is_abusive, is_kind }
}

/// Splits a note into tokens, with the names of persons masked.
fn tokenize(note: &str) -> Vec<Token> {
    let mut tokens = tokens::tokenize(note);
    names::mask(&mut tokens);
    tokens
}

/// Finds the signals that no genuine note has.
fn certain_signals(note: &str, tokens: &[Token], own_phrases: &[String]) -> Vec<Signal> {
    let own = own_phrases.iter().filter_map(|phrase| text::place_of_words(note, phrase));
    let own = own.map(|bytes| (SignalName::OwnPhrase, bytes));
    let placeholder = exact::placeholder(note).map(|bytes| (SignalName::MergeSlip, bytes));
    let homoglyphs = exact::homoglyphs(tokens).map(|bytes| (SignalName::Disguise, bytes));
    let mut signals: Vec<Signal> = Vec::new();
    for (name, bytes) in own.chain(placeholder).chain(homoglyphs) {
        let matched = text::line(&note[bytes]);
        if signals.iter().all(|other| other.matched != matched) {
            signals.push(Signal { name, weight: 1.0, matched });
        }
    }
    signals
}

/// Returns the keys of the words of a note in the table of weights, in the order of the note: for training.
pub fn words(note: &str) -> Vec<u64> {
    tokenize(note).iter().map(|token| features::word_key(&token.text)).collect()
}

/// Returns the features of a note, where `is_known` says which words are known: for training.
pub fn features(note: &str, is_known: impl Fn(u64) -> bool) -> Vec<Feature> {
    features::extract(&tokenize(note), is_known)
}
