//! Labelled notes, for training and for measuring.

#![allow(dead_code, unreachable_pub, reason = "training uses one part of it, the benchmark another")]

use decline::note::model::Question;

/// A note with its labels: a line of a JSON Lines file.
#[derive(Clone, Debug, serde::Deserialize)]
pub struct Labelled {
    pub text: String,
    pub label: Label,
    pub personalised: bool,
    /// The default is whether the label is `known`, since the claim is the reason for that label.
    pub claims_tie: Option<bool>,
    /// Whether it is an advance, a threat or an insult.
    #[serde(default)]
    pub abusive: bool,
    pub lang: String,
    /// The kind of note, in a word or two.
    pub category: String,
    pub confidence: Confidence,
    /// The confidence of `personalised`, if it differs from that of the label.
    pub personalised_confidence: Option<Confidence>,
    /// The writer.
    #[serde(default)]
    pub writer: String,
    /// The source, in files of real notes.
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

/// The confidence of a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    Low,
    Medium,
    High,
}

impl Labelled {
    /// Returns the correct answer to a question; `None` if the note is ambiguous or the question doesn't apply.
    pub fn answer(&self, question: Question) -> Option<bool> {
        let confidence = match question {
            Question::Personalised => self.personalised_confidence.unwrap_or(self.confidence),
            _ => self.confidence,
        };
        let applies = question != Question::Personalised || self.label != Label::Spam;
        (applies && confidence > Confidence::Low).then(|| match question {
            Question::Spam => self.label == Label::Spam,
            Question::Personalised => self.personalised,
            Question::ClaimsTie => self.claims_tie.unwrap_or(self.label == Label::Known),
            Question::Abuse => self.abusive,
        })
    }
}

/// A text and its language: a line of a JSON Lines file.
#[derive(Clone, Debug, serde::Deserialize)]
pub struct Text {
    pub text: String,
    pub lang: String,
}

/// Parses the lines of a file.
///
/// # Errors
///
/// A line isn't a labelled note; the error has its number.
pub fn parse<T: serde::de::DeserializeOwned>(lines: &str) -> Result<Vec<T>, String> {
    let note =
        |(index, line)| serde_json::from_str(line).map_err(|error| format!("line {}: {error}", index + 1));
    lines.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).map(note).collect()
}

/// Returns the SHA-256 of the files that a model is trained on.
pub fn digest(files: &[&str]) -> [u8; 32] {
    hmac_sha256::Hash::hash(files.concat().as_bytes())
}
