//! The last stage: what was found and decided, as JSON for programs and as words for people.

mod table;

pub use table::Table;

use std::borrow::Cow;

use serde::Serialize;

use crate::classification::Classification;
use crate::decision::{DecidedBy, Decision, Judgement};
use crate::draft::Draft;
use crate::invitation::{Invitation, Person, Source};
use crate::name::Called;
use crate::policy::Policy;
use crate::signal::Signal;
use crate::text;
use crate::words::{Class, Lang, Reply, Suggestion, Tie};

/// Everything about one invitation, in the shape that `draft --json` and `explain --json` print. What is
/// absent is left out.
#[derive(Debug, Serialize)]
pub struct Report<'a> {
    from: Inviter<'a>,
    class: Class,
    suspected: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    personalised: Option<bool>,
    ties: &'a [Tie],
    reply: &'a Reply,
    because: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    suggest: Option<Suggestion>,
    decided_by: Decider<'a>,
    signals: &'a [Signal],
    warnings: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    template: Option<TemplateName<'a>>,
    lang: &'a Lang,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    chars: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    received: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a Source>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rules: Option<&'a [Judgement]>,
}

#[derive(Debug, Serialize)]
struct Inviter<'a> {
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

impl<'a> Inviter<'a> {
    fn new(person: &'a Person, called: &'a Called) -> Self {
        let Person { name, headline, company, profile_url } = person;
        Self {
            name,
            first_name: called.name.as_deref(),
            headline: headline.as_deref(),
            company: company.as_deref(),
            profile_url: profile_url.as_deref(),
        }
    }
}

#[derive(Debug, Serialize)]
struct Decider<'a> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
}

#[derive(Debug, Serialize)]
struct TemplateName<'a> {
    name: &'a str,
    origin: Cow<'a, str>,
}

impl<'a> Decider<'a> {
    fn new(decided_by: &'a DecidedBy, policy: &'a Policy) -> Self {
        let (kind, name, line) = match decided_by {
            DecidedBy::Flag(flag) => ("flag", Some(*flag), None),
            DecidedBy::Rule { name, line } => ("rule", Some(name.as_str()), Some(*line)),
            DecidedBy::Tie { tie, line } => ("tie", Some(tie.name()), *line),
            DecidedBy::Asked => ("asked", None, None),
            DecidedBy::Default { key, line } => ("default", Some(*key), *line),
        };
        let file = line.map(|_| policy.place.name());
        Self { kind, name, file, line }
    }
}

/// Names what decided, for a person: `rule "leaders in my field", policy.toml:41`.
pub fn decider(decision: &Decision, policy: &Policy) -> String {
    let what = match &decision.decided_by {
        DecidedBy::Flag(flag) => format!("--{flag}"),
        DecidedBy::Rule { name, .. } => format!("rule \"{name}\""),
        DecidedBy::Tie { tie, .. } => format!("accept, tie `{tie}`"),
        DecidedBy::Asked => "--asked".to_owned(),
        DecidedBy::Default { key, .. } => format!("[replies] {key}"),
    };
    match Decider::new(&decision.decided_by, policy) {
        Decider { file: Some(file), line: Some(line), .. } => format!("{what}, {}:{line}", text::line(&file)),
        _ => what,
    }
}

/// What is known once a decision is made.
#[derive(Clone, Copy, Debug)]
pub struct Finding<'a> {
    /// The facts.
    pub invitation: &'a Invitation,
    /// How the greeting calls the inviter.
    pub called: &'a Called,
    /// The class.
    pub classification: &'a Classification,
    /// The decision.
    pub decision: &'a Decision,
    /// The policy that decided.
    pub policy: &'a Policy,
    /// The language of the reply.
    pub lang: &'a Lang,
}

impl<'a> Finding<'a> {
    /// Reports the finding, with the draft if there is one.
    pub fn report(self, draft: Option<&'a Draft>) -> Report<'a> {
        Report {
            from: Inviter::new(&self.invitation.from, self.called),
            class: self.classification.class,
            suspected: self.classification.suspected(),
            personalised: self.classification.personalised,
            ties: &self.invitation.ties,
            reply: &self.decision.reply,
            because: &self.decision.because,
            suggest: self.decision.suggestion,
            decided_by: Decider::new(&self.decision.decided_by, self.policy),
            signals: &self.classification.signals,
            warnings: draft
                .map(|draft| draft.warnings.iter().map(ToString::to_string).collect())
                .unwrap_or_default(),
            template: draft.map(|draft| TemplateName {
                name: &draft.template.name,
                origin: draft.template.origin.name(),
            }),
            lang: draft.map_or(self.lang, |draft| &draft.lang),
            text: draft.map(|draft| draft.text.as_str()),
            chars: draft.map(|draft| draft.text.chars().count()),
            received: self.invitation.received.as_deref(),
            source: self.invitation.source.as_ref(),
            rules: None,
        }
    }

    /// Reports the finding with what each rule made of it.
    pub fn explanation(self, rules: &'a [Judgement]) -> Report<'a> {
        Report { rules: Some(rules), ..self.report(None) }
    }

    /// Explains the finding to a person, a fact a line.
    pub fn explain(self, rules: &[Judgement]) -> String {
        let mut lines = vec![format!("from       {}", self.who())];
        lines.extend(self.invitation.from.headline.as_ref().map(|headline| format!("headline   {headline}")));
        lines.extend(self.classification.personalised.map(|personalised| match personalised {
            true => "note       names something particular to you".to_owned(),
            false => "note       nothing particular to you found in it".to_owned(),
        }));
        lines.push(format!("class      {}: {}", self.classification.class, self.classification.because()));
        for signal in &self.classification.signals {
            lines.push(format!(
                "signal     {}, weight {}: \"{}\"",
                signal.name, signal.weight, signal.matched
            ));
        }
        lines.push(format!("reply      {}: {}", self.decision.reply, self.decision.because));
        lines.push(format!("decided by {}", self.decider()));
        if self.decision.suggestion.is_some() {
            lines.push("suggest    ignore: answering is possible, silence is usual".to_owned());
        }
        let width = rules.iter().map(|rule| rule.name.chars().count()).max().unwrap_or_default();
        for (index, rule) in rules.iter().enumerate() {
            let label = if index == 0 { "rules" } else { "" };
            lines.push(format!("{label:<10} {:<width$}  {}", rule.name, rule.because));
        }
        lines.join("\n")
    }

    /// Names what decided, for a person.
    pub fn decider(self) -> String {
        decider(self.decision, self.policy)
    }

    /// Names the inviter, and how they are greeted where that isn't plain.
    pub fn who(self) -> String {
        let name = match self.invitation.from.name.as_str() {
            "" => "(no name)",
            name => name,
        };
        match (&self.called.name, self.called.guess) {
            (None, _) => format!("{name}, greeted without a name"),
            (Some(called), Some(guess)) => {
                format!("{name}, greeted as {called} (a guess, since {}; --call sets it)", guess.because())
            }
            (Some(called), None) => format!("{name}, greeted as {called}"),
        }
    }
}
