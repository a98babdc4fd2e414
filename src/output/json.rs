//! The JSON that `draft`, `explain` and `triage` print for an invitation. Unknown values are left out.

use std::borrow::Cow;

use serde::Serialize;

use crate::decision::{DecidedBy, Decision, RuleResult};
use crate::draft::Draft;
use crate::evaluation::Evaluation;
use crate::note::Signal;
use crate::words::{Class, Lang, Register, Reply, Suggestion, Tie};

/// The JSON of one invitation.
#[derive(Debug, Serialize)]
pub struct JsonReport<'a> {
    from: From<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note_cut: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    topic: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mutuals: Option<u32>,
    class: Class,
    suspected: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    personalised: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    claims_tie: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unsure: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    spam_score: Option<f64>,
    ties: &'a [Tie],
    reply: &'a Reply,
    because: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    suggest: Option<Suggestion>,
    decided_by: Decider<'a>,
    signals: &'a [Signal],
    warnings: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    template: Option<Template<'a>>,
    lang: &'a Lang,
    register: Register,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    chars: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    age: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    received: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<Source<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rules: Option<&'a [RuleResult]>,
}

#[derive(Debug, Serialize)]
struct From<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    headline: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    company: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    profile_url: Option<&'a str>,
}

/// What decided the reply, and its line in the policy.
#[derive(Debug, Serialize)]
struct Decider<'a> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
}

#[derive(Debug, Serialize)]
struct Template<'a> {
    name: &'a str,
    origin: Cow<'a, str>,
}

#[derive(Debug, Serialize)]
struct Source<'a> {
    file: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
}

impl Evaluation {
    /// The JSON, with the draft and the results of the rules where there are any to show.
    pub fn json<'a>(&'a self, draft: Option<&'a Draft>, rules: Option<&'a [RuleResult]>) -> JsonReport<'a> {
        let Self { invitation, classification, decision, .. } = self;
        let person = &invitation.from;
        JsonReport {
            from: From {
                name: &person.name,
                first_name: self.greeting_name.name.as_deref(),
                headline: person.headline.as_deref(),
                company: person.company.as_deref(),
                profile_url: person.profile_url.as_deref(),
            },
            note: invitation.note.as_deref(),
            note_cut: invitation.note_cut.then_some(true),
            topic: invitation.topic.as_deref(),
            mutuals: invitation.mutuals,
            class: classification.class,
            suspected: classification.suspected(),
            personalised: classification.personalised,
            claims_tie: classification.claims_tie().filter(|claims| *claims),
            unsure: classification.unsure.then_some(true),
            spam_score: classification.spam().map(|spam| spam.probability),
            ties: &invitation.ties,
            reply: &decision.reply,
            because: &decision.because,
            suggest: decision.suggestion,
            decided_by: Decider::of(decision),
            signals: classification.signals(),
            warnings: draft.iter().flat_map(|draft| &draft.warnings).map(ToString::to_string).collect(),
            template: draft
                .map(|draft| Template { name: &draft.template.name, origin: draft.template.origin.name() }),
            lang: draft.map_or(&self.lang, |draft| &draft.lang),
            register: self.register,
            text: draft.map(|draft| draft.text.as_str()),
            chars: draft.map(|draft| draft.text.chars().count()),
            age: invitation.age.as_deref(),
            received: invitation.received.as_deref(),
            source: invitation.source.as_ref().map(|it| Source { file: &it.file, line: it.line }),
            rules,
        }
    }
}

impl<'a> Decider<'a> {
    fn of(decision: &'a Decision) -> Self {
        let (kind, name) = match &decision.decided_by {
            DecidedBy::Flag(flag) => ("flag", Some(*flag)),
            DecidedBy::Rule(name) => ("rule", Some(name.as_str())),
            DecidedBy::Tie(tie) => ("tie", Some(tie.name())),
            DecidedBy::Asked => ("asked", None),
            DecidedBy::Default(key) => ("default", Some(*key)),
        };
        let (file, line) = decision.place.as_ref().map(|(file, line)| (file.as_str(), *line)).unzip();
        Self { kind, name, file, line }
    }
}
