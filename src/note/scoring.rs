//! The logistic regression: sums up the weights of a note's features, and finds the phrases that weigh most.

use std::ops::Range;

use super::features::{self, Feature};
use super::model::{self, Question, Weights};
use super::tokens::{Kind, Token};
use super::{Answer, Signal, SignalName};
use crate::text;

/// The minimum share of all weights, averaged with the neighbours', from which a word belongs to a phrase.
const MIN_WORD_SHARE: f32 = 0.02;

/// The minimum share of all weights from which a phrase is a signal.
const MIN_PHRASE_SHARE: f32 = 0.05;

/// The maximum number of positive signals, and of negative ones.
const MAX_PHRASES: usize = 3;

/// A note with the weights of its features in the built-in table.
pub(super) struct Scorer<'n> {
    note: &'n str,
    tokens: &'n [Token],
    /// The features that are in the table.
    features: Vec<(Feature, Weights)>,
    /// The number of all features, in the table or not.
    count: usize,
    /// The share of the note's words that are known, from 0 to 1.
    pub(super) known_share: f32,
}

impl<'n> Scorer<'n> {
    pub(super) fn new(note: &'n str, tokens: &'n [Token]) -> Self {
        let weights = |key| model::weights(model::BUILT_IN, key);
        let is_known = |key| weights(key).is_some();
        let words = || tokens.iter().filter(|token| token.is_word());
        let known = words().filter(|word| is_known(features::word_key(&word.text))).count();
        let known_share = known as f32 / words().count().max(1) as f32;
        let features = features::extract(tokens, is_known);
        let count = features.len();
        let features = features.into_iter().filter_map(|it| Some((it, weights(it.key)?))).collect();
        Self { note, tokens, features, count, known_share }
    }

    pub(super) fn answer(&self, question: Question) -> Answer {
        let (probability, contributions) = self.sum(question);
        Answer { probability, signals: self.signals(&contributions) }
    }

    pub(super) fn probability(&self, question: Question) -> f64 {
        self.sum(question).0
    }

    /// Returns the probability of "yes", and the contribution of each token to its logit.
    fn sum(&self, question: Question) -> (f64, Vec<f32>) {
        let (step, bias) = model::scale(model::BUILT_IN, question);
        let step = step / (self.count as f32).sqrt();
        let mut logit = bias;
        let mut contributions = vec![0.0; self.tokens.len()];
        for (feature, weights) in &self.features {
            let weight = f32::from(weights[question as usize]) * step * feature.strength;
            logit += weight;
            feature.token.into_iter().for_each(|token| contributions[token] += weight);
        }
        // Only the rules of `exact` are certain.
        (in_hundredths(1.0 / (1.0 + (-logit).exp())).min(0.99), contributions)
    }

    /// Returns the phrases that weigh most, positive and negative.
    fn signals(&self, contributions: &[f32]) -> Vec<Signal> {
        let mut phrases = self.phrases(contributions);
        phrases.retain(|(share, _)| share.abs() >= MIN_PHRASE_SHARE);
        phrases.sort_unstable_by(|(a, _), (b, _)| b.total_cmp(a));
        let (positive, negative): (Vec<_>, Vec<_>) = phrases.iter().partition(|(share, _)| *share > 0.0);
        let strongest_negative = &negative[negative.len().saturating_sub(MAX_PHRASES)..];
        let signal = |(share, bytes): &(f32, Range<usize>)| Signal {
            name: SignalName::Words,
            weight: in_hundredths(*share),
            matched: text::line(&self.note[bytes.clone()]),
        };
        positive.into_iter().take(MAX_PHRASES).chain(strongest_negative.iter().copied()).map(signal).collect()
    }

    /// Joins adjacent tokens to phrases, and returns each phrase's share of all weights and its bytes in the note. A
    /// phrase goes on while the shares of its tokens, averaged with their neighbours', have the same sign.
    fn phrases(&self, contributions: &[f32]) -> Vec<(f32, Range<usize>)> {
        let total: f32 = contributions.iter().map(|weight| weight.abs()).sum();
        let share = |token: usize| contributions.get(token).map_or(0.0, |weight| weight / total);
        let mut phrases: Vec<(f32, Range<usize>)> = Vec::new();
        let mut previous = 0.0;
        for (index, token) in self.tokens.iter().enumerate() {
            let neighbours = (share(index.wrapping_sub(1)) + share(index + 1)) / 2.0;
            let average = share(index) + neighbours;
            let is_relevant = token.kind != Kind::Symbol && average.abs() >= MIN_WORD_SHARE;
            match phrases.last_mut() {
                _ if !is_relevant => {}
                Some((sum, bytes)) if previous * average > 0.0 => {
                    *sum += share(index);
                    bytes.end = token.bytes.end;
                }
                _ => phrases.push((share(index), token.bytes.clone())),
            }
            previous = if is_relevant { average } else { 0.0 };
        }
        phrases
    }
}

/// Rounds a number to full hundredths.
fn in_hundredths(number: f32) -> f64 {
    f64::from((number * 100.0).round()) / 100.0
}
