//! Errors of a run that are alike: the first are shown, the others counted.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::sources::More;

/// Counts the errors of all inputs, by kind.
#[derive(Debug, Default)]
pub(super) struct AlikeErrors(BTreeMap<Code, usize>);

impl AlikeErrors {
    /// Counts an error; returns whether it is to be shown, as all other messages are.
    pub(super) fn shows(&mut self, diagnostic: &Diagnostic) -> bool {
        if diagnostic.severity != Severity::Error {
            return true;
        }
        let count = self.0.entry(diagnostic.code).or_default();
        *count += 1;
        *count <= More::AFTER
    }

    /// Counts errors of which no more is known.
    pub(super) fn add(&mut self, code: Code, count: usize) {
        *self.0.entry(code).or_default() += count;
    }

    /// Says how many errors of each kind weren't shown.
    pub(super) fn left_out(&self) -> impl Iterator<Item = Diagnostic> {
        let many = self.0.iter().filter(|(_, count)| **count > More::AFTER);
        many.map(|(&code, count)| {
            Diagnostic::error(code, More { code, count: count - More::AFTER }.message())
        })
    }
}
