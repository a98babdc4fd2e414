//! The questions that a terminal is asked, on the terminal itself, so that stdout can be a pipe.

mod line;

use anyhow::Result;

use self::line::{Extent, LineReader};
use crate::classification::Classification;
use crate::console::Console;
use crate::known_names::KnownNames;
use crate::policy::Policy;
use crate::text;
use crate::words::{Reason, Tie};

/// The questions of one run.
#[derive(Default)]
pub struct Prompt {
    reader: LineReader,
}

impl Prompt {
    /// Asks for the inviter's name; nothing makes the greeting neutral.
    ///
    /// # Errors
    ///
    /// The question is left unanswered.
    pub fn from(&mut self) -> Result<String> {
        self.reader.read("Who is the invitation from? ", Extent::Line)
    }

    /// Asks what the inviter wrote; nothing says that they wrote nothing.
    ///
    /// # Errors
    ///
    /// The question is left unanswered.
    pub fn note(&mut self) -> Result<String> {
        let question = "What did they write? An empty line ends it; just Enter if they wrote nothing.\n> ";
        self.reader.read(question, Extent::Lines)
    }

    /// Asks whether the user knows the inviter, and how. A note that reads as spam is told with its words first;
    /// leaving it at that leaves it a suspicion.
    ///
    /// # Errors
    ///
    /// The question is left unanswered.
    pub fn class(
        &mut self,
        name: &str,
        classification: &Classification,
        names: &KnownNames,
        policy: &Policy,
        console: Console,
    ) -> Result<Answer> {
        let suspected = classification.suspected();
        if suspected {
            let words = classification.suspicion().map(|words| format!(": {words}")).unwrap_or_default();
            console.note(&format!("this reads as spam{words}"));
        }
        let default = if suspected { "spam" } else { "no" };
        let name = if name.is_empty() { "them" } else { name };
        let question = format!("Do you know {name}? yes, maybe, no, spam [{default}] ");
        let answer = self.ask(&question, |given| match given {
            "" if suspected => Ok(Answer::Suspicion),
            "" => Ok(Answer::Reason(Reason::Stranger)),
            given => knows(given, names),
        })?;
        match answer {
            Answer::Reason(Reason::Known) => self.ties(names, policy, console).map(Answer::Known),
            answer => Ok(answer),
        }
    }

    /// Asks for the ties; a slip in one of several asks for that one again.
    fn ties(&mut self, names: &KnownNames, policy: &Policy, console: Console) -> Result<Vec<Tie>> {
        console.note(&format!("the ties are {}", Tie::BUILT_IN.join(", ")));
        for (tie, reminder) in &policy.ties {
            console.note(&format!("{tie}: {}", reminder.value));
        }
        let mut ties = Vec::new();
        let mut question = "How? Commas between several, nothing if none fits: ".to_owned();
        loop {
            let slips = take_ties(&self.reader.read(&question, Extent::Line)?, names, &mut ties);
            if slips.is_empty() {
                return Ok(ties);
            }
            let told: Vec<String> = slips.iter().map(|slip| no_tie(slip, names)).collect();
            let instead = text::either(slips.iter().map(String::as_str));
            question = format!("{}\nInstead of {instead}? Nothing leaves it out: ", told.join("\n"));
        }
    }

    /// Asks what is to become of an edited file, after its fault was shown.
    ///
    /// # Errors
    ///
    /// The question is left unanswered.
    pub fn what_next(&mut self) -> Result<Next> {
        let question = "What now? edit again, keep your changes all the same, discard them [edit] ";
        self.ask(question, |given| match given {
            "" => Ok(Next::EditAgain),
            given => chosen(given, &NEXT)
                .map_err(|slip| slip.unwrap_or_else(|| "please answer edit, keep or discard".to_owned())),
        })
    }

    /// Asks until an answer can be taken; what is wrong with one stands above the question when it comes again.
    fn ask<T>(&mut self, question: &str, take: impl Fn(&str) -> Result<T, String>) -> Result<T> {
        let mut shown = question.to_owned();
        loop {
            match take(&self.reader.read(&shown, Extent::Line)?) {
                Ok(answer) => return Ok(answer),
                Err(slip) => shown = format!("{slip}\n{question}"),
            }
        }
    }
}

/// The answer to the question whether they are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The note reads as spam, and the user leaves it at that.
    Suspicion,
    /// The user says how they stand to them.
    Reason(Reason),
    /// The user knows them, by these ties if any.
    Known(Vec<Tie>),
    /// The user names ties right away.
    Ties(Vec<Tie>),
}

/// The words of the question, and the program's own.
const KNOWS: [(&str, Reason); 7] = [
    ("yes", Reason::Known),
    ("maybe", Reason::Unsure),
    ("no", Reason::Stranger),
    ("spam", Reason::Spam),
    ("known", Reason::Known),
    ("unsure", Reason::Unsure),
    ("stranger", Reason::Stranger),
];

/// Takes ties by their whole names, so that one of the user's own never makes a letter mean something else.
fn knows(given: &str, names: &KnownNames) -> Result<Answer, String> {
    let is_word = KNOWS.iter().any(|(word, _)| word.eq_ignore_ascii_case(given));
    let mut ties = Vec::new();
    if !is_word && take_ties(given, names, &mut ties).is_empty() && !ties.is_empty() {
        return Ok(Answer::Ties(ties));
    }
    chosen(given, &KNOWS).map(Answer::Reason).map_err(|slip| {
        slip.unwrap_or_else(|| {
            let near = text::nearest(given, tie_names(names));
            let tie = near.map_or("a tie's name".to_owned(), |tie| format!("a tie's name: `{tie}`"));
            format!("please answer yes, maybe, no or spam, or {tie}")
        })
    })
}

/// Adds the ties that are named, and gives the names that no tie has.
fn take_ties(given: &str, names: &KnownNames, ties: &mut Vec<Tie>) -> Vec<String> {
    let mut slips = Vec::new();
    for name in given.split([',', ' ']).filter(|name| !name.is_empty()).map(str::to_lowercase) {
        match names.tie(&name) {
            Ok(tie) if ties.contains(&tie) => {}
            Ok(tie) => ties.push(tie),
            Err(_) => slips.push(name),
        }
    }
    slips
}

fn tie_names(names: &KnownNames) -> impl Iterator<Item = &str> {
    names.ties.iter().map(String::as_str)
}

fn no_tie(name: &str, names: &KnownNames) -> String {
    match text::nearest(name, tie_names(names)) {
        Some(near) => format!("there is no tie `{name}`; did you mean `{near}`?"),
        None => format!("there is no tie `{name}`"),
    }
}

/// What is to become of a file that was edited and isn't right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// It is opened once more.
    EditAgain,
    /// It takes its place all the same.
    Keep,
    /// Everything stays as it was before.
    Discard,
}

const NEXT: [(&str, Next); 3] = [("edit", Next::EditAgain), ("keep", Next::Keep), ("discard", Next::Discard)];

/// Takes one of the words or its beginning, in any case. A beginning of words that mean different things is a
/// slip that names them; what is no beginning of any is none that can be named.
fn chosen<T: Copy + PartialEq>(given: &str, words: &[(&str, T)]) -> Result<T, Option<String>> {
    let given = given.to_lowercase();
    let meant: Vec<_> = words.iter().filter(|(word, _)| word.starts_with(&given)).collect();
    let exact = meant.iter().find(|(word, _)| *word == given);
    match exact.or(meant.first()) {
        None => Err(None),
        Some((_, answer)) if exact.is_some() || meant.iter().all(|(_, other)| other == answer) => Ok(*answer),
        Some(_) => {
            let either = text::either(meant.iter().map(|(word, _)| *word));
            Err(Some(format!("`{given}` can be {either}")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The built-in ties, and two of a policy's own.
    fn names() -> KnownNames {
        let mut names = KnownNames::new(Vec::new(), Vec::new());
        names.ties.extend(["choir", "noise"].map(str::to_owned));
        names
    }

    #[test]
    fn an_answer_is_a_word_or_its_beginning_or_the_names_of_ties() {
        const OTHER: &str = "please answer yes, maybe, no or spam, or a tie's name";
        let names = names();
        let ties = |ties: &[&str]| Ok(Answer::Ties(ties.iter().map(|tie| Tie::known(tie)).collect()));
        for (given, answer) in [
            ("y", Ok(Answer::Reason(Reason::Known))),
            ("Known", Ok(Answer::Reason(Reason::Known))),
            ("m", Ok(Answer::Reason(Reason::Unsure))),
            ("uns", Ok(Answer::Reason(Reason::Unsure))),
            ("n", Ok(Answer::Reason(Reason::Stranger))),
            ("NO", Ok(Answer::Reason(Reason::Stranger))),
            ("st", Ok(Answer::Reason(Reason::Stranger))),
            ("sp", Ok(Answer::Reason(Reason::Spam))),
            ("S", Err("`s` can be `spam` or `stranger`".to_owned())),
            ("met", ties(&["met"])),
            ("Choir, client choir", ties(&["choir", "client"])),
            ("no, met", Err(OTHER.to_owned())),
            ("mett", Err(format!("{OTHER}: `met`"))),
            (",", Err(OTHER.to_owned())),
            ("yesterday", Err(OTHER.to_owned())),
        ] {
            assert_eq!(knows(given, &names), answer, "{given:?}");
        }
    }

    #[test]
    fn ties_that_are_named_are_kept_beside_those_that_no_policy_has() {
        let mut ties = vec![Tie::known("met")];
        assert_eq!(take_ties(" Client,met , quire,clent", &names(), &mut ties), ["quire", "clent"]);
        assert_eq!(ties, ["met", "client"].map(Tie::known));
    }
}
