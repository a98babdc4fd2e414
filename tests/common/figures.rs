//! How well notes are read: each note of a file read as the program reads it, against its label.

#![allow(dead_code, unreachable_pub, reason = "the tests use a part of it, the benchmark another")]

use std::fmt;

use decline::signal::{self, Reading, SURE};

/// A note that somebody labelled, as a line of JSON.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Labelled {
    pub text: String,
    pub label: Label,
    pub personalised: bool,
    pub lang: String,
    /// What the note is, in a word or two.
    pub category: String,
    pub confidence: Confidence,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Label {
    Known,
    Stranger,
    Spam,
}

/// How sure whoever labelled the note was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    High,
    Medium,
    Low,
}

/// Reads the lines of a file.
///
/// # Errors
///
/// A line that is no labelled note, with its number.
pub fn parse(lines: &str) -> Result<Vec<Labelled>, String> {
    let lines = lines.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(index, line)| {
            serde_json::from_str(line).map_err(|error| format!("line {}: {error}", index + 1))
        })
        .collect()
}

/// A part of a whole, and the least that is good enough, in per cent.
#[derive(Clone, Copy, Debug)]
pub struct Share {
    pub part: usize,
    pub whole: usize,
    pub least: f64,
}

impl Share {
    pub fn holds(self) -> bool {
        self.whole == 0 || 100.0 * self.part as f64 >= self.least * self.whole as f64
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { part, whole, least } = self;
        let percent = if *whole == 0 { 100.0 } else { 100.0 * *part as f64 / *whole as f64 };
        write!(f, "{part:>4} of {whole:>4}  {percent:>5.1} %  (at least {least} %)")
    }
}

/// What the program makes of the notes.
#[derive(Debug)]
pub struct Figures {
    /// What is called spam and is spam.
    pub precision: Share,
    /// The spam that is found.
    pub recall: Share,
    /// The surely personalised and generic notes that are told apart.
    pub personalised: Share,
    /// What is judged otherwise than it is labelled, a note a line.
    pub misjudged: Vec<String>,
}

impl Figures {
    pub fn of<'n>(notes: impl IntoIterator<Item = &'n Labelled>) -> Self {
        let mut figures = Self {
            precision: Share { part: 0, whole: 0, least: 95.0 },
            recall: Share { part: 0, whole: 0, least: 65.0 },
            personalised: Share { part: 0, whole: 0, least: 90.0 },
            misjudged: Vec::new(),
        };
        for note in notes {
            figures.count(note, &signal::read(&note.text, &[]));
        }
        figures
    }

    fn count(&mut self, note: &Labelled, reading: &Reading) {
        let called = signal::weight(&reading.signals) >= SURE;
        let is = note.label == Label::Spam;
        self.precision.whole += usize::from(called);
        self.precision.part += usize::from(called && is);
        self.recall.whole += usize::from(is);
        self.recall.part += usize::from(called && is);
        let mut wrong = Vec::new();
        if called != is {
            wrong.push(if is { "spam, missed" } else { "CALLED SPAM" });
        }
        let told = reading.is_personal == note.personalised;
        if note.confidence == Confidence::High {
            self.personalised.whole += 1;
            self.personalised.part += usize::from(told);
            if !told {
                wrong.push(if note.personalised {
                    "personal, not seen"
                } else {
                    "generic, taken for personal"
                });
            }
        }
        if !wrong.is_empty() {
            let signals =
                reading.signals.iter().map(|s| format!("{} {} \"{}\"", s.name, s.weight, s.matched));
            let signals: Vec<String> = signals.collect();
            self.misjudged.push(format!("{}: {:?} [{}]", wrong.join(", "), note.text, signals.join("; ")));
        }
    }

    pub fn hold(&self) -> bool {
        self.precision.holds() && self.recall.holds() && self.personalised.holds()
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for line in &self.misjudged {
            writeln!(f, "{line}")?;
        }
        writeln!(f, "called spam, and is           {}", self.precision)?;
        writeln!(f, "is spam, and is found         {}", self.recall)?;
        writeln!(f, "personalised or not, as told  {}", self.personalised)
    }
}

/// Notes of so many characters, each of a kind that a search could take long for.
pub fn endless(characters: usize) -> Vec<String> {
    let pieces = [
        "a",
        " ",
        "{",
        "{{",
        "[x]",
        "%",
        "é",
        "👋",
        "𝐰𝐞 ",
        "we ",
        "we help ",
        "we help companies like ",
        "i work with founders who want to ",
        "free offer for companies. ",
        "do you have a team of ",
        "we are a leading company and ",
        "Ghent MIT 7 ",
        "hi {first name} ",
    ];
    pieces.map(|piece| piece.chars().cycle().take(characters).collect()).into()
}
