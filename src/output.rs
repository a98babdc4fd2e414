//! The last stage: evaluated invitations as JSON, text, a table, or an HTML page.

mod json;
mod table;
mod worksheet;

pub use json::JsonReport;
pub use table::Table;
pub use worksheet::{Choice, Variant, Worksheet};

use crate::decision::{DecidedBy, RuleResult};
use crate::draft;
use crate::evaluation::Evaluation;
use crate::name::Guess;
use crate::text;
use crate::words::Reply;

/// The groups of a table or page, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Group {
    /// Personal notes and stated ties.
    Personal,
    /// Other notes in the inviters' own words.
    OwnWords,
    /// Other replies.
    Other,
    /// No reply, or one that is possible but not usual.
    Ignore,
}

impl Group {
    const ALL: [Self; 4] = [Self::Personal, Self::OwnWords, Self::Other, Self::Ignore];

    fn of(evaluation: &Evaluation) -> Self {
        let Evaluation { invitation, classification, decision, .. } = evaluation;
        if decision.suggestion.is_some() || decision.reply == Reply::Ignore {
            Self::Ignore
        } else if classification.personalised == Some(true) || !invitation.ties.is_empty() {
            Self::Personal
        } else if classification.has_note() == Some(true) {
            Self::OwnWords
        } else {
            Self::Other
        }
    }

    /// The heading of the group.
    fn title(self) -> &'static str {
        match self {
            Self::Personal => "Personal notes and ties",
            Self::OwnWords => "Their own words",
            Self::Other => "The others",
            Self::Ignore => "Ignore suggested",
        }
    }
}

impl Evaluation {
    /// Lines about the note: each answer of the model, with the words that weigh most.
    fn explain_note(&self) -> Vec<String> {
        let Some(note) = &self.classification.note else { return Vec::new() };
        if !note.is_own_words {
            return vec!["note       blank, or LinkedIn's own words".to_owned()];
        }
        let (Some(spam), Some(particular), Some(tie)) = (&note.spam, &note.personalised, &note.claims_tie)
        else {
            return vec![match &note.spam {
                Some(spam) => format!(
                    "note       spam {spam}; the rest isn't read: its language, or too much of it, isn't known"
                ),
                None => "note       its language, or too much of it, isn't known".to_owned(),
            }];
        };
        vec![
            format!("note       spam {spam}"),
            format!("           names something particular to you {particular}"),
            format!("           says that you know each other {tie}"),
        ]
    }

    /// Explains the decision as text, with a fact on each line.
    pub fn explain(&self, rules: &[RuleResult]) -> String {
        let Evaluation { invitation, classification, decision, .. } = self;
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

    /// Describes what decided the reply: `rule "leaders in my field", policy.toml:41`.
    pub fn decider(&self) -> String {
        let what = match &self.decision.decided_by {
            DecidedBy::Flag(flag) => format!("--{flag}"),
            DecidedBy::Rule(name) => format!("rule \"{name}\""),
            DecidedBy::Tie(tie) => format!("accept, tie `{tie}`"),
            DecidedBy::Asked => "--asked".to_owned(),
            DecidedBy::Default(key) => format!("[replies] {key}"),
        };
        match &self.decision.place {
            Some((file, line)) => format!("{what}, {}:{line}", text::line(file)),
            None => what,
        }
    }

    /// The inviter's name, or `(no name)`.
    pub fn name(&self) -> &str {
        match self.invitation.from.name.as_str() {
            "" => "(no name)",
            name => name,
        }
    }

    /// The name in the greeting, and why it is a guess, if it is one.
    pub fn greeted(&self) -> (Option<String>, Option<Guess>) {
        let Evaluation { greeting_name, lang, register, .. } = self;
        (draft::addressed(greeting_name, lang, *register), greeting_name.guess_in(*register))
    }

    /// The inviter's name, and how the greeting addresses them where that differs or is a guess.
    pub fn who(&self) -> String {
        let name = self.name();
        match self.greeted() {
            (None, _) => match self.greeting_name.nameless {
                Some(why) => {
                    format!("{name}, greeted without a name, since {}; --call sets one", why.because())
                }
                None => format!("{name}, greeted without a name"),
            },
            (Some(greeted), Some(guess)) => {
                format!("{name}, greeted as {greeted} (a guess, since {}; --call sets it)", guess.because())
            }
            (Some(greeted), None) => format!("{name}, greeted as {greeted}"),
        }
    }
}
