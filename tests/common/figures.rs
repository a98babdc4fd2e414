//! Measures how well notes are read: compares what the program reads, with the built-in policy, to the labels.

#![allow(dead_code, unreachable_pub, reason = "the tests use one part of it, the benchmark another")]

use std::collections::BTreeMap;
use std::fmt;

use decline::classification::{self, Classification};
use decline::invitation::Invitation;
use decline::note::model::Question;
use decline::policy::{self, Policy};
use decline::templates::Templates;
use decline::words::Class;

use super::labelled::Labelled;

/// A share: `part` of `whole` cases.
#[derive(Clone, Copy, Debug, Default)]
pub struct Share {
    pub part: usize,
    pub whole: usize,
}

impl Share {
    fn count(&mut self, is_part: bool) {
        self.whole += 1;
        self.part += usize::from(is_part);
    }

    /// Returns the share in per cent; 100 of no cases.
    pub fn percent(self) -> f64 {
        if self.whole == 0 { 100.0 } else { 100.0 * self.part as f64 / self.whole as f64 }
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = if self.whole == 0 { "-".to_owned() } else { format!("{:.1}", self.percent()) };
        write!(f, "{percent:>6} {:<11}", format!("({}/{})", self.part, self.whole))
    }
}

/// The figures of some notes. Ambiguous labels aren't counted.
#[derive(Debug, Default)]
pub struct Figures {
    pub notes: usize,
    /// The share of spam in the notes classified as spam.
    pub precision: Share,
    /// The share of the spam that is classified as spam (recall).
    pub found: Share,
    /// The share of the other notes that are correctly classified as personalised or not (accuracy).
    pub told_apart: Share,
    /// The share of the notes claiming a tie that are classified so (recall).
    pub claims: Share,
    /// The share of the notes without a claim that are classified as claiming one (false positives).
    pub no_claims: Share,
    /// The number of personalised notes that are wrongly classified as spam.
    pub silenced: usize,
}

impl Figures {
    /// The header of the table with a row of figures for each part.
    pub const HEAD: &'static str = "           notes  precision          spam found         told apart         claims found       no claim, taken    silenced";

    fn count(&mut self, note: &Labelled, read: &Classification) {
        let read_as_spam = read.class == Class::Spam;
        self.notes += 1;
        if let Some(is_spam) = note.answer(Question::Spam) {
            if read_as_spam {
                self.precision.count(is_spam);
            }
            if is_spam {
                self.found.count(read_as_spam);
            }
        }
        if let Some(is_personalised) = note.answer(Question::Personalised) {
            self.told_apart.count(read.personalised == Some(is_personalised));
            self.silenced += usize::from(is_personalised && read_as_spam);
        }
        if let Some(claims) = note.answer(Question::ClaimsTie) {
            let share = if claims { &mut self.claims } else { &mut self.no_claims };
            share.count(read.claims_tie() == Some(true));
        }
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { notes, precision, found, told_apart, claims, no_claims, silenced } = self;
        write!(f, "{notes:>5} {precision} {found} {told_apart} {claims} {no_claims} {silenced:>5}")
    }
}

/// The figures of a file's notes, all together and by language and kind, and the misread notes.
#[derive(Debug, Default)]
pub struct Evaluation {
    pub all: Figures,
    pub parts: BTreeMap<String, Figures>,
    pub misread: Vec<String>,
}

impl Evaluation {
    pub fn of(notes: &[Labelled]) -> Self {
        let policy = built_in();
        let mut evaluation = Self::default();
        for note in notes {
            let invitation = Invitation { note: Some(note.text.clone()), ..Invitation::default() };
            let read = classification::classify(&invitation, &policy);
            evaluation.all.count(note, &read);
            let parts = [&note.lang, &note.kind].into_iter().filter(|part| !part.is_empty());
            parts.for_each(|part| evaluation.parts.entry(part.clone()).or_default().count(note, &read));
            evaluation.misread.extend(misread(note, &read));
        }
        evaluation
    }
}

/// Returns the errors in reading a note, on one line.
fn misread(note: &Labelled, read: &Classification) -> Option<String> {
    let correction = |question, answer: bool| note.answer(question).filter(|correct| *correct != answer);
    let read_as_spam = read.class == Class::Spam;
    let errors = [
        correction(Question::Spam, read_as_spam)
            .map(|spam| if spam { "spam, missed" } else { "CALLED SPAM" }),
        correction(Question::Personalised, read.personalised == Some(true))
            .filter(|_| !read_as_spam)
            .map(|personal| if personal { "personal, not seen" } else { "generic, taken for personal" }),
        correction(Question::ClaimsTie, read.claims_tie() == Some(true))
            .map(|claims| if claims { "claim, not seen" } else { "no claim, taken for one" }),
    ];
    let errors: Vec<&str> = errors.into_iter().flatten().collect();
    (!errors.is_empty()).then(|| format!("{}: {:?}", errors.join(", "), note.text))
}

impl fmt::Display for Evaluation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", Figures::HEAD)?;
        for (part, figures) in &self.parts {
            writeln!(f, "{part:<10} {figures}")?;
        }
        writeln!(f, "{:<10} {}", "all", self.all)
    }
}

fn built_in() -> Policy {
    let parsed = policy::read(None).expect("the built-in policy");
    parsed.validate(&Templates::built_in_only().names().expect("names")).expect("the built-in policy")
}
