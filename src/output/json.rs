//! The JSON that `draft`, `explain` and `triage` print for an invitation. Unknown values are left out.

use std::borrow::Cow;

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::json;

use super::InvitationReport;
use crate::decision::{DecidedBy, RuleResult};
use crate::draft::Draft;
use crate::evaluation::Evaluation;
use crate::policy::Policy;

/// The JSON of one invitation.
#[derive(Debug)]
pub struct JsonReport<'a> {
    report: InvitationReport<'a>,
    draft: Option<&'a Draft>,
    rules: Option<&'a [RuleResult]>,
}

impl<'a> InvitationReport<'a> {
    /// The report as JSON, with the draft if there is one.
    pub fn json(self, draft: Option<&'a Draft>) -> JsonReport<'a> {
        JsonReport { report: self, draft, rules: None }
    }

    /// The report as JSON, with the result of each rule.
    pub fn json_with_rules(self, rules: &'a [RuleResult]) -> JsonReport<'a> {
        JsonReport { report: self, draft: None, rules: Some(rules) }
    }
}

/// An object whose keys are left out if they have no value.
struct Object<M>(M);

impl<M: SerializeMap> Object<M> {
    fn add(&mut self, key: &'static str, value: Option<impl Serialize>) -> Result<(), M::Error> {
        value.map_or(Ok(()), |value| self.0.serialize_entry(key, &value))
    }
}

impl Serialize for JsonReport<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { report: InvitationReport { evaluation, policy }, draft, rules } = self;
        let Evaluation { invitation, classification, decision, .. } = evaluation;
        let warnings = draft.iter().flat_map(|draft| &draft.warnings).map(ToString::to_string);
        let mut object = Object(serializer.serialize_map(None)?);
        object.add("from", Some(From(evaluation)))?;
        object.add("note", invitation.note.as_ref())?;
        object.add("note_cut", invitation.note_cut.then_some(true))?;
        object.add("topic", invitation.topic.as_ref())?;
        object.add("mutuals", invitation.mutuals)?;
        object.add("class", Some(classification.class))?;
        object.add("suspected", Some(classification.suspected()))?;
        object.add("personalised", classification.personalised)?;
        object.add("claims_tie", classification.claims_tie().filter(|claims| *claims))?;
        object.add("unsure", classification.unsure.then_some(true))?;
        object.add("spam_score", classification.spam().map(|spam| spam.probability))?;
        object.add("ties", Some(&invitation.ties))?;
        object.add("reply", Some(&decision.reply))?;
        object.add("because", Some(&decision.because))?;
        object.add("suggest", decision.suggestion)?;
        object.add("decided_by", Some(Decider::new(&decision.decided_by, policy)))?;
        object.add("signals", Some(classification.signals()))?;
        object.add("warnings", Some(warnings.collect::<Vec<_>>()))?;
        let template = draft.map(|draft| &draft.template);
        object.add("template", template.map(|it| json!({ "name": it.name, "origin": it.origin.name() })))?;
        object.add("lang", Some(draft.map_or(&evaluation.lang, |draft| &draft.lang)))?;
        object.add("register", Some(evaluation.register))?;
        object.add("text", draft.map(|draft| &draft.text))?;
        object.add("chars", draft.map(|draft| draft.text.chars().count()))?;
        object.add("age", invitation.age.as_ref())?;
        object.add("received", invitation.received.as_ref())?;
        object
            .add("source", invitation.source.as_ref().map(|it| Source { file: &it.file, line: it.line }))?;
        object.add("rules", *rules)?;
        object.0.end()
    }
}

/// The inviter of an evaluated invitation.
struct From<'a>(&'a Evaluation);

impl Serialize for From<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let person = &self.0.invitation.from;
        let mut object = Object(serializer.serialize_map(None)?);
        object.add("name", Some(&person.name))?;
        object.add("first_name", self.0.greeting_name.name.as_ref())?;
        object.add("headline", person.headline.as_ref())?;
        object.add("company", person.company.as_ref())?;
        object.add("profile_url", person.profile_url.as_ref())?;
        object.0.end()
    }
}

/// What decided the reply, and its line in the policy.
#[derive(Debug, serde::Serialize)]
pub(super) struct Decider<'a> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) file: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) line: Option<usize>,
}

#[derive(Debug, serde::Serialize)]
struct Source<'a> {
    file: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
}

impl<'a> Decider<'a> {
    pub(super) fn new(decided_by: &'a DecidedBy, policy: &'a Policy) -> Self {
        let (kind, name, line) = match decided_by {
            DecidedBy::Flag(flag) => ("flag", Some(*flag), None),
            DecidedBy::Rule { name, line } => ("rule", Some(name.as_str()), Some(*line)),
            DecidedBy::Tie { tie, line } => ("tie", Some(tie.name()), *line),
            DecidedBy::Asked => ("asked", None, None),
            DecidedBy::Default { key, line } => ("default", Some(*key), *line),
        };
        Self { kind, name, file: line.map(|_| policy.place.name()), line }
    }
}
