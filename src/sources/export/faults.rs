//! The faults of a table's rows: the first of each kind are told and the rest counted, however many rows have them.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::sources::finding::{Finding, More};

/// The faults of one file.
pub(super) struct Faults {
    file: String,
    told: Vec<Diagnostic>,
    counts: BTreeMap<Code, usize>,
}

impl Faults {
    pub(super) fn new(file: &str) -> Self {
        Self { file: file.to_owned(), told: Vec::new(), counts: BTreeMap::new() }
    }

    /// Adds a fault; its kind is its code.
    pub(super) fn add(&mut self, fault: Diagnostic) {
        let count = self.counts.entry(fault.code).or_default();
        *count += 1;
        if *count <= More::AFTER {
            self.told.push(fault);
        }
    }

    /// Returns the faults that are told, then how many more there are of each kind.
    pub(super) fn into_findings(self) -> Vec<Finding> {
        let Self { file, told, counts } = self;
        let is_error = |code| told.iter().any(|it| it.code == code && it.severity == Severity::Error);
        let more = |(code, count): (Code, usize)| {
            let more = More { code, count: count - More::AFTER };
            if is_error(code) {
                return Finding::More(more);
            }
            Diagnostic::warning(code, more.message()).in_file(&file).into()
        };
        let more: Vec<Finding> =
            counts.into_iter().filter(|(_, count)| *count > More::AFTER).map(more).collect();
        told.into_iter().map(Finding::from).chain(more).collect()
    }
}
