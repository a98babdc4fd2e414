//! The last stage: what was found and decided, as JSON for programs and as words or a page for people.

mod json;
mod table;
mod worksheet;

use json::Decider;
pub use json::JsonReport;
pub use table::Table;
pub use worksheet::Worksheet;

use crate::decision::{DecidedBy, Decision, RuleResult};
use crate::draft::{self, Draft};
use crate::evaluation::Evaluation;
use crate::name::Guess;
use crate::policy::Policy;
use crate::text;
use crate::words::Reply;

/// Describes what decided to a person: `rule "leaders in my field", policy.toml:41`.
fn decider(decision: &Decision, policy: &Policy) -> String {
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
    fn of(evaluation: &Evaluation) -> Self {
        let Evaluation { invitation, classification, decision, .. } = evaluation;
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

/// An evaluated invitation as it is shown, beside the policy that decided.
#[derive(Clone, Copy, Debug)]
pub struct InvitationReport<'a> {
    /// The invitation, its class and the decision.
    pub evaluation: &'a Evaluation,
    /// The policy that decided.
    pub policy: &'a Policy,
}

impl<'a> InvitationReport<'a> {
    /// Reports to a program, with the draft if there is one.
    pub fn json(self, draft: Option<&'a Draft>) -> JsonReport<'a> {
        JsonReport::new(self, draft, None)
    }

    /// Reports to a program, with the result of each rule.
    pub fn json_with_rules(self, rules: &'a [RuleResult]) -> JsonReport<'a> {
        JsonReport::new(self, None, Some(rules))
    }

    /// Explains how the note reads: each answer with the words that weighed most.
    fn explain_note(self) -> Vec<String> {
        let Some(note) = &self.evaluation.classification.note else {
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

    /// Explains the decision to a person, a fact a line.
    pub fn explain(self, rules: &[RuleResult]) -> String {
        let Evaluation { invitation, classification, decision, .. } = self.evaluation;
        let mut lines = vec![format!("from       {}", self.who())];
        lines.extend(invitation.from.headline.as_ref().map(|headline| format!("headline   {headline}")));
        lines.extend(self.explain_note());
        lines.push(format!("class      {}: {}", classification.class, classification.because()));
        lines.push(format!("reply      {}: {}", decision.reply, decision.because));
        lines.push(format!("decided by {}", self.decider()));
        if decision.suggestion.is_some() {
            lines.push("suggest    ignore: answering is possible, silence is usual".to_owned());
        }
        let width = rules.iter().map(|rule| rule.name.chars().count()).max().unwrap_or_default();
        for (index, rule) in rules.iter().enumerate() {
            let label = if index == 0 { "rules" } else { "" };
            lines.push(format!("{label:<10} {:<width$}  {}", rule.name, rule.because));
        }
        lines.join("\n")
    }

    /// Describes what decided to a person.
    pub fn decider(self) -> String {
        decider(&self.evaluation.decision, self.policy)
    }

    /// The inviter's name, or that there is none.
    fn name(self) -> &'a str {
        match self.evaluation.invitation.from.name.as_str() {
            "" => "(no name)",
            name => name,
        }
    }

    /// The name in the greeting, and what makes it a guess.
    pub fn greeted(self) -> (Option<String>, Option<Guess>) {
        let Evaluation { greeting_name, lang, register, .. } = self.evaluation;
        (draft::addressed(greeting_name, lang, *register), greeting_name.guess_in(*register))
    }

    /// The inviter's name, and how the greeting addresses them where that differs or is a guess.
    pub fn who(self) -> String {
        let name = self.name();
        match self.greeted() {
            (None, _) => format!("{name}, greeted without a name"),
            (Some(greeted), Some(guess)) => {
                format!("{name}, greeted as {greeted} (a guess, since {}; --call sets it)", guess.because())
            }
            (Some(greeted), None) => format!("{name}, greeted as {greeted}"),
        }
    }
}
