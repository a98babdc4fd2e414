//! How well notes are read: each note read as the program reads it, by the built-in policy, against its labels.

#![allow(dead_code, unreachable_pub, reason = "the tests use a part of it, the benchmark another")]

use std::collections::BTreeMap;
use std::fmt;

use decline::classification::{self, Classification};
use decline::invitation::Invitation;
use decline::note::model::Question;
use decline::policy::{self, Policy};
use decline::templates::Templates;
use decline::words::Class;

use super::labelled::Labelled;

/// A part of a whole.
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

    /// In per cent; of nothing, all.
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

/// What the program makes of some notes. A question on which fair readers differ isn't counted.
#[derive(Debug, Default)]
pub struct Figures {
    pub notes: usize,
    /// What is called spam and is spam.
    pub precision: Share,
    /// The spam that is called so.
    pub found: Share,
    /// The personal and the generic notes among those that aren't spam that are told apart.
    pub told_apart: Share,
    /// The claims of a tie that are found.
    pub claims: Share,
    /// The other notes that are taken for a claim.
    pub no_claims: Share,
    /// Personal notes of people who sell nothing that are called spam, and so get silence.
    pub silenced: usize,
}

impl Figures {
    /// The head of the table that figures make, a line each.
    pub const HEAD: &'static str = "           notes  precision          spam found         told apart         claims found       no claim, taken    silenced";

    fn count(&mut self, note: &Labelled, read: &Classification) {
        let called = read.class == Class::Spam;
        self.notes += 1;
        if let Some(is) = note.answer(Question::Spam) {
            if called {
                self.precision.count(is);
            }
            if is {
                self.found.count(called);
            }
        }
        if let Some(is) = note.answer(Question::Personalised) {
            self.told_apart.count(read.personalised == Some(is));
            self.silenced += usize::from(is && called);
        }
        if let Some(is) = note.answer(Question::ClaimsTie) {
            let share = if is { &mut self.claims } else { &mut self.no_claims };
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

/// What the program makes of a file's notes, all together and by language and kind, and the notes it misreads.
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

/// What is misread in a note, in a line.
fn misread(note: &Labelled, read: &Classification) -> Option<String> {
    let differs = |question, said: bool| note.answer(question).filter(|is| *is != said);
    let called = read.class == Class::Spam;
    let told = [
        differs(Question::Spam, called).map(|is| if is { "spam, missed" } else { "CALLED SPAM" }),
        differs(Question::Personalised, read.personalised == Some(true))
            .filter(|_| !called)
            .map(|is| if is { "personal, not seen" } else { "generic, taken for personal" }),
        differs(Question::ClaimsTie, read.claims_tie() == Some(true))
            .map(|is| if is { "claim, not seen" } else { "no claim, taken for one" }),
    ];
    let told: Vec<&str> = told.into_iter().flatten().collect();
    (!told.is_empty()).then(|| format!("{}: {:?}", told.join(", "), note.text))
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
