//! Errors of a run that are alike: the first are shown, the others counted.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Location, Severity};

/// The number of errors, and of mails passed over, of one kind that are shown.
pub(super) const SHOWN: usize = 10;

/// Counts the errors of the file that is being read, by kind.
#[derive(Debug, Default)]
pub(super) struct AlikeErrors {
    file: Option<String>,
    counts: BTreeMap<Code, usize>,
}

impl AlikeErrors {
    /// Returns what to show: the diagnostic unless enough alike were, after what was left out of the file before.
    pub(super) fn add(&mut self, diagnostic: Diagnostic) -> Vec<Diagnostic> {
        let file = diagnostic.location.as_ref().map(|location: &Location| &location.file);
        if diagnostic.severity != Severity::Error || file.is_none() {
            return vec![diagnostic];
        }
        let mut shown = Vec::new();
        if self.file.as_ref() != file {
            shown = self.left_out();
            self.file = file.cloned();
        }
        let count = self.counts.entry(diagnostic.code).or_default();
        *count += 1;
        shown.extend((*count <= SHOWN).then_some(diagnostic));
        shown
    }

    /// Says how many errors of the file were left out, and counts anew.
    pub(super) fn left_out(&mut self) -> Vec<Diagnostic> {
        let file = self.file.take().unwrap_or_default();
        let counts = std::mem::take(&mut self.counts).into_iter().filter(|(_, count)| *count > SHOWN);
        let describe = |(code, count): (Code, usize)| {
            let message = format!("and {} more of this kind ({code})", count - SHOWN);
            Diagnostic::error(code, message).in_file(&file)
        };
        counts.map(describe).collect()
    }
}
