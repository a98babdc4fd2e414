//! The questions that a terminal is asked, on stderr, so that stdout can be a pipe.

use std::fmt;

use anyhow::{Context, Result};
use dialoguer::Input;
use dialoguer::theme::Theme;

use crate::console::Console;
use crate::fault::Fault;
use crate::invitation::Invitation;
use crate::policy::Policy;
use crate::text;
use crate::words::{Reason, Tie};

/// How much of a name a question shows.
const MOST_OF_A_NAME: usize = 30;

/// Asks for the inviter's name; nothing makes the greeting neutral.
///
/// # Errors
///
/// The terminal is gone.
pub fn from() -> Result<String> {
    answered(Input::with_theme(&Plain).with_prompt("Who is the invitation from?").allow_empty(true))
}

/// Asks whether the user knows the inviter, and how, and notes the answer as if it had been a flag.
///
/// # Errors
///
/// The terminal is gone.
pub fn class(invitation: &mut Invitation, policy: &Policy, console: Console) -> Result<()> {
    // A question that wraps can't be cleared away again.
    let name: String = match invitation.from.name.as_str() {
        "" => "them".to_owned(),
        name if name.chars().count() > MOST_OF_A_NAME => {
            name.chars().take(MOST_OF_A_NAME).chain(['…']).collect()
        }
        name => name.to_owned(),
    };
    let question = Input::with_theme(&Plain)
        .with_prompt(format!("Do you know {name}? yes, maybe, no, spam"))
        .default("no".to_owned())
        .validate_with(|answer: &String| match chosen(answer, &KNOWS) {
            None if !is_end(answer) => Err("please answer yes, maybe, no or spam; a letter will do"),
            _ => Ok(()),
        });
    let answer = chosen(&answered(question)?, &KNOWS).unwrap_or(Answer::No);
    if answer == Answer::Yes {
        invitation.ties = ties(policy, console)?;
    }
    invitation.reason = Some(match answer {
        Answer::Yes => Reason::Known,
        Answer::Maybe => Reason::Unsure,
        Answer::No => Reason::Stranger,
        Answer::Spam => Reason::Spam,
    });
    Ok(())
}

fn ties(policy: &Policy, console: Console) -> Result<Vec<Tie>> {
    let known: Vec<&str> = policy.tie_names().collect();
    console.note(&format!("the ties are {}", known.join(", ")));
    let question = Input::with_theme(&Plain)
        .with_prompt("How? Commas between several, nothing if none fits:")
        .allow_empty(true)
        .validate_with(|answer: &String| match named(answer).find(|name| policy.tie(name).is_none()) {
            Some(unknown) if !is_end(answer) => Err(match text::nearest(&unknown, known.iter().copied()) {
                Some(near) => format!("there is no tie `{}`; did you mean `{near}`?", text::line(&unknown)),
                None => format!("there is no tie `{}`", text::line(&unknown)),
            }),
            _ => Ok(()),
        });
    Ok(named(&answered(question)?).filter_map(|name| policy.tie(&name)).collect())
}

/// Asks, and leaves no trace of the question on the terminal: the summary says what came of it.
fn answered(question: Input<'_, String>) -> Result<String> {
    let answer = question.report(false).interact().context("can't ask on this terminal")?;
    if is_end(&answer) {
        return Err(Fault::failure("the question was left unanswered")
            .hint("answer it, or say it by flags")
            .into());
    }
    Ok(answer)
}

/// The terminal is read key by key, so the end of input (Ctrl-D) comes as a character of the answer, which
/// Enter then ends.
fn is_end(answer: &str) -> bool {
    answer.contains('\u{4}')
}

/// The question as it is, and the answer that Enter gives.
struct Plain;

impl Theme for Plain {
    fn format_input_prompt(
        &self,
        f: &mut dyn fmt::Write,
        prompt: &str,
        default: Option<&str>,
    ) -> fmt::Result {
        match default {
            Some(default) => write!(f, "{prompt} [{default}] "),
            None => write!(f, "{prompt} "),
        }
    }
}

fn named(answer: &str) -> impl Iterator<Item = String> {
    answer.split([',', ' ']).filter(|name| !name.is_empty()).map(str::to_lowercase)
}

/// What can be answered to the question whether they are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    Yes,
    Maybe,
    No,
    Spam,
}

const KNOWS: [(&str, Answer); 4] =
    [("yes", Answer::Yes), ("maybe", Answer::Maybe), ("no", Answer::No), ("spam", Answer::Spam)];

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

/// Asks what is to become of an edited file, after its fault was shown.
///
/// # Errors
///
/// The terminal is gone, or the question is left unanswered.
pub fn next() -> Result<Next> {
    let question = Input::with_theme(&Plain)
        .with_prompt("What now? edit again, keep your changes all the same, discard them")
        .default("edit".to_owned())
        .validate_with(|answer: &String| match chosen(answer, &NEXT) {
            None if !is_end(answer) => Err("please answer edit, keep or discard; a letter will do"),
            _ => Ok(()),
        });
    Ok(chosen(&answered(question)?, &NEXT).unwrap_or(Next::EditAgain))
}

/// Takes one of the words or its beginning, in any case.
fn chosen<T: Copy>(given: &str, words: &[(&str, T)]) -> Option<T> {
    let given = given.trim().to_lowercase();
    let means = |(word, _): &&(&str, T)| !given.is_empty() && word.starts_with(&given);
    words.iter().find(means).map(|(_, answer)| *answer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_a_word_or_its_beginning() {
        for (given, answer) in [
            ("y", Some(Answer::Yes)),
            ("Maybe", Some(Answer::Maybe)),
            (" NO ", Some(Answer::No)),
            ("s", Some(Answer::Spam)),
            ("", None),
            ("x", None),
            ("yesterday", None),
        ] {
            assert_eq!(chosen(given, &KNOWS), answer, "{given:?}");
        }
    }
}
