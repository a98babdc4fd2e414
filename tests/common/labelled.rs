//! Notes that somebody labelled: what training learns from, and what readings are measured by.

#![allow(dead_code, unreachable_pub, reason = "training uses a part of it, the benchmark another")]

use decline::note::model::Question;

/// A note with its labels, as a line of JSON.
#[derive(Clone, Debug, serde::Deserialize)]
pub struct Labelled {
    pub text: String,
    pub label: Label,
    pub personalised: bool,
    /// Where it isn't said, the claim is what made somebody label the note `known`.
    pub claims_tie: Option<bool>,
    /// Whether it is an advance, a threat or an insult.
    #[serde(default)]
    pub abusive: bool,
    pub lang: String,
    /// What the note is, in a word or two.
    pub category: String,
    pub confidence: Confidence,
    /// How sure `personalised` is, where that isn't as sure as the label.
    pub personalised_confidence: Option<Confidence>,
    /// Whose hand it is from.
    #[serde(default)]
    pub writer: String,
    /// Where it is from, in files of real notes.
    #[serde(default)]
    pub kind: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Label {
    Known,
    Stranger,
    Spam,
}

/// How sure whoever labelled the note was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    Low,
    Medium,
    High,
}

impl Labelled {
    /// The answer to a question; nothing where fair readers differ.
    pub fn answer(&self, question: Question) -> Option<bool> {
        let confidence = match question {
            Question::Personalised => self.personalised_confidence.unwrap_or(self.confidence),
            _ => self.confidence,
        };
        let fits = question != Question::Personalised || self.label != Label::Spam;
        (fits && confidence > Confidence::Low).then(|| match question {
            Question::Spam => self.label == Label::Spam,
            Question::Personalised => self.personalised,
            Question::ClaimsTie => self.claims_tie.unwrap_or(self.label == Label::Known),
            Question::Abuse => self.abusive,
        })
    }
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
