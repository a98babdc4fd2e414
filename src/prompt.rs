//! Questions to the user on the terminal itself, so that stdout can be a pipe.

mod line;

use anyhow::Result;

use self::line::{Extent, LineReader};
use crate::classification::Classification;
use crate::console::Console;
use crate::known_names::KnownNames;
use crate::policy::Policy;
use crate::text;
use crate::words::{Reason, Tie};

/// Asks the questions of one run. Each fails if it is left unanswered.
#[derive(Default)]
pub struct Prompt {
    reader: LineReader,
}

impl Prompt {
    /// Asks for the inviter's name, which may be left empty.
    pub fn from(&mut self) -> Result<String> {
        self.reader.read("Who is the invitation from? ", Extent::Line)
    }

    /// Asks for the inviter's note; empty means that there is none.
    pub fn note(&mut self) -> Result<String> {
        let question = "What did they write? An empty line ends it; just Enter if they wrote nothing.\n> ";
        self.reader.read(question, Extent::Lines)
    }

    /// Asks whether the user knows the inviter, and how. If the note reads as spam, the words that suggest it are
    /// shown first, and an empty answer leaves it a suspicion.
    pub fn class(
        &mut self,
        name: &str,
        classification: &Classification,
        names: &KnownNames,
        policy: &Policy,
        console: Console,
    ) -> Result<Relation> {
        let suspected = classification.suspected();
        if suspected {
            let words = classification.suspicion().map(|words| format!(": {words}")).unwrap_or_default();
            console.note(&format!("this reads as spam{words}"));
        }
        let default = if suspected { "spam" } else { "no" };
        let name = if name.is_empty() { "them" } else { name };
        let question = format!("Do you know {name}? yes, maybe, no, spam [{default}] ");
        let mut relation = self.ask(&question, |answer| match answer {
            "" if suspected => Ok(Relation::default()),
            "" => Ok(Relation::from(Reason::Stranger)),
            answer => parse_class(answer, names),
        })?;
        if relation.reason == Some(Reason::Known) {
            relation.ties = self.ties(names, policy, console)?;
        }
        Ok(relation)
    }

    /// Asks for the ties. Only those that aren't known are asked for again.
    fn ties(&mut self, names: &KnownNames, policy: &Policy, console: Console) -> Result<Vec<Tie>> {
        console.note(&format!("the ties are {}", Tie::BUILT_IN.join(", ")));
        for (tie, reminder) in &policy.ties {
            console.note(&format!("{tie}: {}", reminder.value));
        }
        let mut ties = Vec::new();
        let mut question = "How? Commas between several, nothing if none fits: ".to_owned();
        loop {
            let unknown = parse_ties(&self.reader.read(&question, Extent::Line)?, names, &mut ties);
            if unknown.is_empty() {
                return Ok(ties);
            }
            let errors: Vec<String> = unknown.iter().map(|name| unknown_tie(name, names)).collect();
            let instead = text::either(unknown.iter().map(String::as_str));
            question = format!("{}\nInstead of {instead}? Nothing leaves it out: ", errors.join("\n"));
        }
    }

    /// Asks what to do with an edited file that has an error, which was shown before.
    pub fn what_next(&mut self) -> Result<Next> {
        let question = "What now? edit again, keep your changes all the same, discard them [edit] ";
        self.ask(question, |answer| match answer {
            "" => Ok(Next::EditAgain),
            answer => choose(answer, &NEXT, || "please answer edit, keep or discard".to_owned()),
        })
    }

    /// Asks until `parse` accepts the answer; its error is shown above the repeated question.
    fn ask<T>(&mut self, question: &str, parse: impl Fn(&str) -> Result<T, String>) -> Result<T> {
        let mut shown = question.to_owned();
        loop {
            match parse(&self.reader.read(&shown, Extent::Line)?) {
                Ok(answer) => return Ok(answer),
                Err(error) => shown = format!("{error}\n{question}"),
            }
        }
    }
}

/// How the user knows the inviter, as flags would say it. Nothing is said where a note that reads as spam stays a
/// suspicion.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Relation {
    /// The reason; `None` if ties were named instead.
    pub reason: Option<Reason>,
    /// The ties.
    pub ties: Vec<Tie>,
}

impl From<Reason> for Relation {
    fn from(reason: Reason) -> Self {
        Self { reason: Some(reason), ties: Vec::new() }
    }
}

/// The answers as the question names them, and as flags do.
const REASONS: [(&str, Reason); 7] = [
    ("yes", Reason::Known),
    ("maybe", Reason::Unsure),
    ("no", Reason::Stranger),
    ("spam", Reason::Spam),
    ("known", Reason::Known),
    ("unsure", Reason::Unsure),
    ("stranger", Reason::Stranger),
];

/// Parses a reason or names of ties. Ties can't be abbreviated, so that a tie that the policy adds never changes what
/// a letter means.
fn parse_class(answer: &str, names: &KnownNames) -> Result<Relation, String> {
    let is_reason = REASONS.iter().any(|(word, _)| word.eq_ignore_ascii_case(answer));
    let mut ties = Vec::new();
    if !is_reason && parse_ties(answer, names, &mut ties).is_empty() && !ties.is_empty() {
        return Ok(Relation { reason: None, ties });
    }
    let no_match = || {
        let near = text::nearest(answer, tie_names(names));
        let tie = near.map_or("a tie's name".to_owned(), |tie| format!("a tie's name: `{tie}`"));
        format!("please answer yes, maybe, no or spam, or {tie}")
    };
    choose(answer, &REASONS, no_match).map(Relation::from)
}

/// Adds the named ties to `ties`, each once, and returns the names that aren't known.
fn parse_ties(answer: &str, names: &KnownNames, ties: &mut Vec<Tie>) -> Vec<String> {
    let mut unknown = Vec::new();
    for name in answer.split([',', ' ']).filter(|name| !name.is_empty()).map(str::to_lowercase) {
        match names.tie(&name) {
            Ok(tie) if ties.contains(&tie) => {}
            Ok(tie) => ties.push(tie),
            Err(_) => unknown.push(name),
        }
    }
    unknown
}

fn tie_names(names: &KnownNames) -> impl Iterator<Item = &str> {
    names.ties.iter().map(String::as_str)
}

fn unknown_tie(name: &str, names: &KnownNames) -> String {
    match text::nearest(name, tie_names(names)) {
        Some(near) => format!("there is no tie `{name}`; did you mean `{near}`?"),
        None => format!("there is no tie `{name}`"),
    }
}

/// What to do with an edited file that has an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Open it in the editor again.
    EditAgain,
    /// Write it with the error.
    Keep,
    /// Leave the original file as it is.
    Discard,
}

const NEXT: [(&str, Next); 3] = [("edit", Next::EditAgain), ("keep", Next::Keep), ("discard", Next::Discard)];

/// Parses one of the words, in any case, which can be abbreviated. The error says which words an ambiguous
/// abbreviation can be; `no_match` makes the error for anything else.
fn choose<T: Copy + PartialEq>(
    answer: &str,
    words: &[(&str, T)],
    no_match: impl FnOnce() -> String,
) -> Result<T, String> {
    let answer = answer.to_lowercase();
    let matches: Vec<_> = words.iter().filter(|(word, _)| word.starts_with(&answer)).collect();
    let exact = matches.iter().find(|(word, _)| *word == answer);
    let Some((_, value)) = exact.or(matches.first()) else { return Err(no_match()) };
    if exact.is_some() || matches.iter().all(|(_, other)| other == value) {
        return Ok(*value);
    }
    let words = text::either(matches.iter().map(|(word, _)| *word));
    Err(format!("`{answer}` can be {words}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What tests/terminal.rs types isn't repeated here.
    #[test]
    fn an_answer_is_a_reason_or_its_abbreviation_or_names_of_ties() {
        const OTHER: &str = "please answer yes, maybe, no or spam, or a tie's name";
        let mut names = KnownNames::new(Vec::new(), Vec::new());
        names.ties.push("choir".to_owned());
        let ties = ["choir", "client"].map(Tie::known).into();
        for (given, answer) in [
            ("uns", Ok(Relation::from(Reason::Unsure))),
            ("NO", Ok(Relation::from(Reason::Stranger))),
            ("st", Ok(Relation::from(Reason::Stranger))),
            ("sp", Ok(Relation::from(Reason::Spam))),
            ("Choir, client choir", Ok(Relation { reason: None, ties })),
            ("no, met", Err(OTHER.to_owned())),
            (",", Err(OTHER.to_owned())),
            ("yesterday", Err(OTHER.to_owned())),
        ] {
            assert_eq!(parse_class(given, &names), answer, "{given:?}");
        }
    }
}
