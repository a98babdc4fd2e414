//! Reads a note: whether it is spam, names something particular to its reader, or claims that the two know each
//! other.
//!
//! What is certain is code (`exact`). The rest was learned from labelled examples: `tokens` cuts a note into words,
//! `names` masks persons, `features` lists what the note has, and a table of weights ([`model`]) says how much each
//! feature speaks for an answer and against it. To mend a misreading, add the note to `tests/notes/training.jsonl`
//! and run `cargo run --release --example train`.
//!
//! Calling a genuine note spam is the costly error; the policy's default threshold is set for that.

mod exact;
mod features;
pub mod model;
mod names;
mod tokens;

use std::fmt;
use std::ops::Range;

use serde::{Serialize, Serializer};

use crate::language;
use crate::text;
use crate::words::Lang;
pub use features::Feature;
use model::{Question, SIZE, Weights};
use tokens::{Kind, Token};

/// A probability, or a weight from -1 to 1, in hundredths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hundredths(i8);

impl Hundredths {
    /// All of it; as a probability, certainty.
    pub const ONE: Self = Self(100);

    /// So many hundredths.
    pub const fn new(hundredths: i8) -> Self {
        Self(hundredths)
    }

    fn of(value: f32) -> Self {
        Self((value * 100.0).round() as i8)
    }

    /// From -1 to 1.
    pub fn value(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

impl fmt::Display for Hundredths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2}", self.value())
    }
}

impl Serialize for Hundredths {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.value())
    }
}

/// What kind of sign a signal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SignalName {
    /// A phrase that the policy lists. Certain.
    OwnPhrase,
    /// A field that mass mail left unfilled. Certain.
    MergeSlip,
    /// Words with letters that only look Latin. Certain.
    Disguise,
    /// Words that training found in spam more often than elsewhere, or less often.
    Words,
}

/// Words of a note that speak for an answer or against it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Signal {
    /// What kind of sign it is.
    pub name: SignalName,
    /// Its share of all that speaks for the answer and against it; below 0 it speaks against. A certain sign
    /// weighs 1.
    pub weight: Hundredths,
    /// The exact words, as one line.
    pub matched: String,
}

impl Signal {
    /// Whether it speaks for the answer.
    pub fn speaks_for(&self) -> bool {
        self.weight > Hundredths::default()
    }
}

/// The answer to a question about a note.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// How probable "yes" is.
    pub probability: Hundredths,
    /// The words that weighed most, in the order of their weights, first what speaks for it.
    pub signals: Vec<Signal>,
}

impl fmt::Display for Answer {
    /// The probability with the words, for a person: `0.97: for it "lead generation" (61 %), against it "met" (9 %)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.probability)?;
        let (speak_for, against): (Vec<_>, Vec<_>) = self.signals.iter().partition(|it| it.speaks_for());
        let mut before = ": ";
        for (label, signals) in [("for it", speak_for), ("against it", against)] {
            let words = signals.iter().map(|signal| match signal.name {
                SignalName::Words => format!("\"{}\" ({} %)", signal.matched, signal.weight.0.abs()),
                _ => format!("\"{}\"", signal.matched),
            });
            if !signals.is_empty() {
                write!(f, "{before}{label} {}", words.collect::<Vec<_>>().join(", "))?;
                before = "; ";
            }
        }
        Ok(())
    }
}

/// What a note says of itself. What isn't there is not known: the note's language isn't read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Whether the inviter wrote anything of their own; LinkedIn's default sentence is not.
    pub is_own_words: bool,
    /// Its language, if that can be told.
    pub lang: Option<Lang>,
    /// Whether it sells, begs, courts or threatens.
    pub spam: Option<Answer>,
    /// Whether it names something particular to its reader.
    pub personalised: Option<Answer>,
    /// Whether it claims that the two know each other.
    pub claims_tie: Option<Answer>,
    /// Whether it is an advance, a threat or an insult.
    pub is_abusive: bool,
}

/// The languages that there are examples of.
const READ: [&str; 7] = ["de", "en", "es", "fr", "it", "nl", "pt"];

/// The share of a note's words that must be known for it to be read.
const LEAST_KNOWN: f32 = 0.6;

/// How sure it must be that a note is abusive; it is asked of spam alone.
const LEAST_SURE_ABUSE: Hundredths = Hundredths(30);

/// What is read of a note, in bytes: all that fits into a message on LinkedIn, and no more than takes a moment.
const MOST_READ: usize = 8000;

/// Reads a note. `own_phrases` are those that the user never wants to read.
pub fn read(note: &str, own_phrases: &[String]) -> Reading {
    let note = &note[..note.floor_char_boundary(MOST_READ)];
    let tokens = tokens_of(note);
    let lang = language::of(note);
    if exact::is_default(note, &tokens) {
        let [personalised, claims_tie] = [Some(Answer::default()), Some(Answer::default())];
        return Reading {
            is_own_words: false,
            lang,
            spam: None,
            personalised,
            claims_tie,
            is_abusive: false,
        };
    }
    let is_told = lang.as_ref().is_none_or(|lang| READ.contains(&lang.name()));
    let weighed = is_told.then(|| Weighed::new(note, &tokens)).filter(|it| it.known >= LEAST_KNOWN);
    let answer = |question| weighed.as_ref().map(|weighed| weighed.answer(question));
    let certain = certain_signals(note, &tokens, own_phrases);
    let spam = match certain.is_empty() {
        true => answer(Question::Spam),
        false => Some(Answer { probability: Hundredths::ONE, signals: certain }),
    };
    Reading {
        is_own_words: true,
        lang,
        spam,
        personalised: answer(Question::Personalised),
        claims_tie: answer(Question::ClaimsTie),
        is_abusive: weighed.as_ref().is_some_and(|it| it.sum(Question::Abuse).0 >= LEAST_SURE_ABUSE),
    }
}

/// Cuts a note into tokens, with the names of persons masked.
fn tokens_of(note: &str) -> Vec<Token> {
    let mut tokens = tokens::cut(note);
    names::mask(&mut tokens);
    tokens
}

/// The signs in a note that no genuine one has.
fn certain_signals(note: &str, tokens: &[Token], own_phrases: &[String]) -> Vec<Signal> {
    let own = own_phrases.iter().filter_map(|phrase| text::place_of_words(note, phrase));
    let own = own.map(|place| (SignalName::OwnPhrase, place));
    let slip = exact::open_field(note).map(|place| (SignalName::MergeSlip, place));
    let disguise = exact::disguise(tokens).map(|place| (SignalName::Disguise, place));
    let mut signals: Vec<Signal> = Vec::new();
    for (name, place) in own.chain(slip).chain(disguise) {
        let matched = text::line(&note[place]);
        if signals.iter().all(|other| other.matched != matched) {
            signals.push(Signal { name, weight: Hundredths::ONE, matched });
        }
    }
    signals
}

/// The words of a note as the table of weights knows them, in the order of the note: for training.
pub fn words(note: &str) -> Vec<u64> {
    tokens_of(note).iter().map(|token| features::key_of_word(&token.text)).collect()
}

/// The features of a note, if `knows` tells which words are known: for training.
pub fn features(note: &str, knows: impl Fn(u64) -> bool) -> Vec<Feature> {
    features::of(&tokens_of(note), knows)
}

/// A note with what the built-in table says of its features.
struct Weighed<'n> {
    note: &'n str,
    tokens: &'n [Token],
    features: Vec<(Feature, Weights)>,
    /// How many features it has, known or not.
    count: usize,
    /// The share of its words that are known.
    known: f32,
}

impl<'n> Weighed<'n> {
    fn new(note: &'n str, tokens: &'n [Token]) -> Self {
        let table: &[u8; SIZE] = model::BUILT_IN;
        let knows = |key| model::weights(table, key).is_some();
        let words = tokens.iter().filter(|token| token.is_word());
        let (words, known) = words.fold((0, 0), |(words, known), word| {
            (words + 1, known + usize::from(knows(features::key_of_word(&word.text))))
        });
        let all = features::of(tokens, knows);
        let count = all.len();
        let features = all.into_iter().filter_map(|it| Some((it, model::weights(table, it.key)?))).collect();
        let known = known as f32 / words.max(1) as f32;
        Self { note, tokens, features, count, known }
    }

    fn answer(&self, question: Question) -> Answer {
        let (probability, of_tokens) = self.sum(question);
        Answer { probability, signals: self.signals(&of_tokens) }
    }

    /// How probable "yes" is, and what each token adds to that in logits.
    fn sum(&self, question: Question) -> (Hundredths, Vec<f32>) {
        let (step, bias) = model::scale(model::BUILT_IN, question);
        let step = step / (self.count as f32).sqrt();
        let mut sum = bias;
        let mut of_tokens = vec![0.0; self.tokens.len()];
        for (feature, weights) in &self.features {
            let weight = f32::from(weights[question as usize]) * step * feature.strength;
            sum += weight;
            feature.token.into_iter().for_each(|token| of_tokens[token] += weight);
        }
        // Nothing that was learned is certain.
        (Hundredths::of(1.0 / (1.0 + (-sum).exp())).min(Hundredths(99)), of_tokens)
    }

    /// The phrases that weigh most, for and against. A word belongs with the words beside it, unless it weighs more
    /// than they do.
    fn signals(&self, of_tokens: &[f32]) -> Vec<Signal> {
        let all: f32 = of_tokens.iter().map(|weight| weight.abs()).sum();
        let share = |token: usize| of_tokens.get(token).map_or(0.0, |weight| weight / all);
        let mut phrases: Vec<(f32, Range<usize>)> = Vec::new();
        let mut before = 0.0;
        for (index, token) in self.tokens.iter().enumerate() {
            let beside = (share(index.wrapping_sub(1)) + share(index + 1)) / 2.0;
            let speaks = share(index) + beside;
            let weighs = token.kind != Kind::Mark && speaks.abs() >= LEAST_SHARE_OF_A_WORD;
            let speaks = if weighs { speaks } else { 0.0 };
            match phrases.last_mut() {
                _ if !weighs => {}
                Some((sum, place)) if before * speaks > 0.0 => {
                    *sum += share(index);
                    place.end = token.place.end;
                }
                _ => phrases.push((share(index), token.place.clone())),
            }
            before = speaks;
        }
        phrases.retain(|(share, _)| share.abs() >= LEAST_SHARE_OF_A_PHRASE);
        phrases.sort_by(|(one, _), (other, _)| other.total_cmp(one));
        let (speak_for, mut against): (Vec<_>, Vec<_>) =
            phrases.into_iter().partition(|(share, _)| *share > 0.0);
        let against = against.split_off(against.len().saturating_sub(MOST_PHRASES));
        let signal = |(share, place): (f32, Range<usize>)| Signal {
            name: SignalName::Words,
            weight: Hundredths::of(share),
            matched: text::line(&self.note[place]),
        };
        speak_for.into_iter().take(MOST_PHRASES).chain(against).map(signal).collect()
    }
}

/// The least share of all weights by which a word belongs to a phrase that weighs.
const LEAST_SHARE_OF_A_WORD: f32 = 0.02;

/// The least share of a phrase that is told.
const LEAST_SHARE_OF_A_PHRASE: f32 = 0.05;

/// How many phrases are told for an answer, and how many against it.
const MOST_PHRASES: usize = 3;
