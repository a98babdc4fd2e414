//! The last stage: what was found and decided, as JSON for programs and as words or a page for people.

mod json;
mod table;
mod worksheet;

use std::borrow::Cow;

use json::Object;
pub use table::Table;
pub use worksheet::Worksheet;

use crate::classification::Classification;
use crate::decision::{DecidedBy, Decision, Judgement};
use crate::draft::{self, Draft};
use crate::invitation::{Invitation, Person, Source};
use crate::name::{Called, Guess};
use crate::policy::Policy;
use crate::text;
use crate::words::{Lang, Register, Reply, Suggestion};

/// Everything about one invitation, in the shape of the JSON that `draft`, `explain` and `triage` print.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    finding: Finding<'a>,
    draft: Option<&'a Draft>,
    rules: Option<&'a [Judgement]>,
}

impl Report<'_> {
    /// The report as one line of JSON. What is absent is left out.
    pub fn json(self) -> String {
        let mut line = String::with_capacity(1024);
        self.write(&mut line);
        line
    }

    /// Writes the report at the end of `out`, as one line of JSON.
    pub fn write(self, out: &mut String) {
        let Finding { invitation, called, classification, decision, policy, .. } = self.finding;
        let Person { name, headline, company, profile_url } = &invitation.from;
        Object::write(out, |report| {
            report.object("from", |from| {
                from.text("name", name);
                from.maybe_text("first_name", called.name.as_deref());
                from.maybe_text("headline", headline.as_deref());
                from.maybe_text("company", company.as_deref());
                from.maybe_text("profile_url", profile_url.as_deref());
            });
            report.maybe_text("note", invitation.note.as_deref());
            report.maybe_text("topic", invitation.topic.as_deref());
            if let Some(mutuals) = invitation.mutuals {
                report.number("mutuals", mutuals as usize);
            }
            report.text("class", classification.class.name());
            report.flag("suspected", classification.suspected());
            if let Some(personalised) = classification.personalised {
                report.flag("personalised", personalised);
            }
            if classification.claims_tie() == Some(true) {
                report.flag("claims_tie", true);
            }
            if classification.unsure {
                report.flag("unsure", true);
            }
            if let Some(spam) = classification.spam() {
                report.decimal("spam_score", spam.probability.value());
            }
            report.list("ties", &invitation.ties);
            report.text("reply", decision.reply.name());
            report.text("because", &decision.because);
            report.maybe_text("suggest", decision.suggestion.map(|Suggestion::Ignore| Reply::IGNORE));
            let Decider { kind, name, file, line } = Decider::new(&decision.decided_by, policy);
            report.object("decided_by", |decider| {
                decider.text("kind", kind);
                decider.maybe_text("name", name);
                decider.maybe_text("file", file.as_deref());
                line.into_iter().for_each(|line| decider.number("line", line));
            });
            report.list("signals", classification.signals());
            self.write_draft(report);
            report.maybe_text("received", invitation.received.as_deref());
            if let Some(Source { file, line }) = &invitation.source {
                report.object("source", |source| {
                    source.text("file", file);
                    line.iter().for_each(|line| source.number("line", *line));
                });
            }
            self.rules.into_iter().for_each(|rules| report.list("rules", rules));
        });
    }

    fn write_draft(self, report: &mut Object<'_>) {
        let Some(draft) = self.draft else {
            report.list::<&str>("warnings", &[]);
            report.text("lang", self.finding.lang.name());
            report.text("register", self.finding.register.name());
            return;
        };
        let warnings: Vec<String> = draft.warnings.iter().map(ToString::to_string).collect();
        report.list("warnings", &warnings);
        report.object("template", |template| {
            template.text("name", &draft.template.name);
            template.text("origin", &draft.template.origin.name());
        });
        report.text("lang", draft.lang.name());
        report.text("register", self.finding.register.name());
        report.text("text", &draft.text);
        report.number("chars", draft.text.chars().count());
    }
}

struct Decider<'a> {
    kind: &'static str,
    name: Option<&'a str>,
    file: Option<Cow<'a, str>>,
    line: Option<usize>,
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

/// The order in which many are shown to a person; within a group they stay as they came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Group {
    /// A note that is personal, or a tie.
    Personal,
    /// A reply that nothing speaks for but the policy.
    Other,
    /// No reply, or one that isn't usual.
    Ignore,
}

impl Group {
    fn of(finding: Finding<'_>) -> Self {
        let Finding { invitation, classification, decision, .. } = finding;
        if decision.suggestion.is_some() || decision.reply == Reply::Ignore {
            Self::Ignore
        } else if classification.personalised == Some(true) || !invitation.ties.is_empty() {
            Self::Personal
        } else {
            Self::Other
        }
    }

    /// What stands above the group.
    fn title(self) -> &'static str {
        match self {
            Self::Personal => "Personal notes and ties",
            Self::Other => "The others",
            Self::Ignore => "Ignore suggested",
        }
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
    /// How formally it is written.
    pub register: Register,
}

impl<'a> Finding<'a> {
    /// Reports the finding, with the draft if there is one.
    pub fn report(self, draft: Option<&'a Draft>) -> Report<'a> {
        Report { finding: self, draft, rules: None }
    }

    /// Reports the finding with what each rule made of it.
    pub fn explanation(self, rules: &'a [Judgement]) -> Report<'a> {
        Report { rules: Some(rules), ..self.report(None) }
    }

    /// Explains how the note reads: each answer with the words that weighed most.
    fn explain_note(&self) -> Vec<String> {
        let Some(note) = &self.classification.note else {
            return Vec::new();
        };
        if !note.is_own_words {
            return vec!["note       blank, or LinkedIn's own words".to_owned()];
        }
        let (Some(spam), Some(particular), Some(tie)) = (&note.spam, &note.personalised, &note.claims_tie)
        else {
            return vec![match &note.spam {
                Some(certain) => format!("note       spam {certain}; the rest isn't read, nor its language"),
                None => "note       its language isn't read".to_owned(),
            }];
        };
        vec![
            format!("note       spam {spam}"),
            format!("           names something particular to you {particular}"),
            format!("           says that you know each other {tie}"),
        ]
    }

    /// Explains the finding to a person, a fact a line.
    pub fn explain(self, rules: &[Judgement]) -> String {
        let mut lines = vec![format!("from       {}", self.who())];
        lines.extend(self.invitation.from.headline.as_ref().map(|headline| format!("headline   {headline}")));
        lines.extend(self.explain_note());
        lines.push(format!("class      {}: {}", self.classification.class, self.classification.because()));
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

    /// Names the inviter, or says that there is no name.
    fn name(self) -> &'a str {
        match self.invitation.from.name.as_str() {
            "" => "(no name)",
            name => name,
        }
    }

    /// How the greeting calls the inviter, and what makes that a guess.
    pub fn greeted(self) -> (Option<String>, Option<Guess>) {
        (draft::addressed(self.called, self.lang, self.register), self.called.guess_in(self.register))
    }

    /// Names the inviter, and how they are greeted where that isn't plain.
    pub fn who(self) -> String {
        let name = self.name();
        match self.greeted() {
            (None, _) => format!("{name}, greeted without a name"),
            (Some(called), Some(guess)) => {
                format!("{name}, greeted as {called} (a guess, since {}; --call sets it)", guess.because())
            }
            (Some(called), None) => format!("{name}, greeted as {called}"),
        }
    }
}
