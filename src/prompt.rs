//! The questions that a terminal is asked, on stderr, so that stdout can be a pipe.

use anyhow::{Context, Result};
use dialoguer::Input;

use crate::invitation::Invitation;
use crate::policy::Policy;
use crate::text;
use crate::words::{Class, Tie};

/// Asks for the inviter's name; nothing makes the greeting neutral.
///
/// # Errors
///
/// The terminal is gone.
pub fn from() -> Result<String> {
    Input::<String>::new()
        .with_prompt("Who is the invitation from?")
        .allow_empty(true)
        .interact()
        .context("can't ask on this terminal")
}

/// Asks whether the user knows the inviter, and how, and notes the answer as if it had been a flag.
///
/// # Errors
///
/// The terminal is gone.
pub fn class(invitation: &mut Invitation, policy: &Policy) -> Result<()> {
    let name = match invitation.from.name.as_str() {
        "" => "them",
        name => name,
    };
    let answer = Input::<String>::new()
        .with_prompt(format!("Do you know {name}? [y]es, [m]aybe, [n]o, it's [s]pam"))
        .default("no".to_owned())
        .validate_with(|answer: &String| match Answer::parse(answer) {
            Some(_) => Ok(()),
            None => Err("please answer y, m, n or s"),
        })
        .interact()
        .context("can't ask on this terminal")?;
    let answer = Answer::parse(&answer).unwrap_or(Answer::No);
    if answer == Answer::Yes {
        invitation.ties = ties(policy)?;
    }
    invitation.reason = Some(match answer {
        Answer::Yes | Answer::Maybe => Class::Known,
        Answer::No => Class::Stranger,
        Answer::Spam => Class::Spam,
    });
    Ok(())
}

fn ties(policy: &Policy) -> Result<Vec<Tie>> {
    let known: Vec<&str> = policy.tie_names().collect();
    let answer = Input::<String>::new()
        .with_prompt(format!("How? {} (several with commas; nothing if none fits)", known.join(", ")))
        .allow_empty(true)
        .validate_with(|answer: &String| match named(answer).find(|name| policy.tie(name).is_none()) {
            None => Ok(()),
            Some(unknown) => Err(match text::nearest(unknown, known.iter().copied()) {
                Some(near) => format!("there is no tie `{}`; did you mean `{near}`?", text::line(unknown)),
                None => format!("there is no tie `{}`", text::line(unknown)),
            }),
        })
        .interact()
        .context("can't ask on this terminal")?;
    Ok(named(&answer).filter_map(|name| policy.tie(name)).collect())
}

fn named(answer: &str) -> impl Iterator<Item = &str> {
    answer.split([',', ' ']).filter(|name| !name.is_empty())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    Yes,
    Maybe,
    No,
    Spam,
}

impl Answer {
    /// Takes a word or its beginning, in any case.
    fn parse(given: &str) -> Option<Self> {
        let given = given.trim().to_lowercase();
        let words = [("yes", Self::Yes), ("maybe", Self::Maybe), ("no", Self::No), ("spam", Self::Spam)];
        let means = |(word, _): &(&str, Self)| !given.is_empty() && word.starts_with(&given);
        words.into_iter().find(means).map(|(_, answer)| answer)
    }
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
            assert_eq!(Answer::parse(given), answer, "{given:?}");
        }
    }
}
