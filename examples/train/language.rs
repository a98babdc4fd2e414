//! Trains the model that detects languages: a softmax regression, fitted by stochastic gradient descent with AdaGrad.

use decline::language::model::{self, BUCKETS, CLASSES, MAX_STEPS, OTHER, Scores};

use crate::random::Random;
use crate::{descend, in_steps, step};

/// The number of passes over all texts.
const EPOCHS: usize = 12;
const LEARNING_RATE: f32 = 0.5;
/// The factor of L2 regularisation.
const WEIGHT_DECAY: f32 = 1e-5;
/// How much more a text in a language that replies aren't in weighs: there are fewer of them.
const OTHER_WEIGHT: f32 = 2.0;

/// A text's features, its class and its weight.
type Example = (Vec<usize>, usize, f32);

/// Trains on texts and their languages, and returns the table.
pub(crate) fn train<'t>(texts: impl Iterator<Item = (&'t str, &'t str)>, digest: [u8; 32]) -> Vec<u8> {
    let class = |lang| CLASSES.iter().position(|class| *class == lang);
    let examples: Vec<Example> = texts
        .map(|(text, lang)| {
            let is_replied_in = decline::note::LANGUAGES.contains(&lang);
            let class = class(lang).or(class(OTHER)).expect("a class for all others");
            let features = model::features(&decline::language::words(text));
            (features, class, if is_replied_in { 1.0 } else { OTHER_WEIGHT })
        })
        .collect();
    let mut fit = Fit {
        parameters: vec![[0.0; CLASSES.len()]; BUCKETS + 1],
        squares: vec![[1e-6; CLASSES.len()]; BUCKETS + 1],
    };
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = Random::default();
    for _ in 0..EPOCHS {
        random.shuffle(&mut order);
        order.iter().for_each(|index| fit.learn(&examples[*index]));
    }
    let biases = fit.parameters.pop().expect("the biases are the last");
    let weights = fit.parameters.concat();
    let step = step(&weights, MAX_STEPS);
    let steps: Vec<i8> = weights.iter().map(|weight| in_steps(*weight, step, MAX_STEPS)).collect();
    model::build(digest, biases, step, &steps)
}

/// The weights of each bucket, then the biases; and the sums of their squared gradients.
struct Fit {
    parameters: Vec<Scores>,
    squares: Vec<Scores>,
}

impl Fit {
    /// Makes one step of gradient descent.
    fn learn(&mut self, (features, class, weight): &Example) {
        let factor = model::factor(features.len());
        let rows = || features.iter().map(|bucket| (*bucket, factor)).chain([(BUCKETS, 1.0)]);
        let mut scores = [0.0; CLASSES.len()];
        for (row, value) in rows() {
            scores.iter_mut().zip(self.parameters[row]).for_each(|(score, weight)| *score += weight * value);
        }
        let max = scores.into_iter().fold(f32::MIN, f32::max);
        let shares = scores.map(|score| libm::expf(score - max));
        let total: f32 = shares.iter().sum();
        for (other, share) in shares.into_iter().enumerate() {
            let error = (share / total - f32::from(u8::from(other == *class))) * weight;
            for (row, value) in rows() {
                let (weight, squares) = (&mut self.parameters[row][other], &mut self.squares[row][other]);
                let gradient = error * value + WEIGHT_DECAY * *weight;
                descend(weight, squares, gradient, LEARNING_RATE);
            }
        }
    }
}
