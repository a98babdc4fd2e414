//! The fourth stage: which reply, or none, and by which line of the policy. Pure.

use std::cmp::Ordering;

use crate::classification::Classification;
use crate::invitation::Invitation;
use crate::policy::{Condition, Field, Flag, Policy, Rule, Test, WithLine};
use crate::text;
use crate::words::{Class, Lang, Reply, Suggestion, Tie};

/// What a decision is made from: the facts, their class, and the language of the reply.
#[derive(Clone, Copy, Debug)]
pub struct DecisionInput<'a> {
    /// The facts.
    pub invitation: &'a Invitation,
    /// Their class.
    pub classification: &'a Classification,
    /// The language of the reply.
    pub lang: &'a Lang,
}

/// Which reply it is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The reply.
    pub reply: Reply,
    /// What made it.
    pub decided_by: DecidedBy,
    /// Why, in one sentence for the user alone.
    pub because: String,
    /// What would be usual instead.
    pub suggestion: Option<Suggestion>,
}

/// What decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecidedBy {
    /// A flag of the command line, named without its dashes.
    Flag(&'static str),
    /// A rule of the policy, and the line where it begins.
    Rule {
        /// The rule's name.
        name: String,
        /// Its line.
        line: usize,
    },
    /// A tie that the policy accepts, and the line that says so.
    Tie {
        /// The tie.
        tie: Tie,
        /// The line of `accept`; `None` for the default.
        line: Option<usize>,
    },
    /// The user asked, and the answer did not help.
    Asked,
    /// The `[replies]` table, by its key and the key's line.
    Default {
        /// The key.
        key: &'static str,
        /// Its line; `None` for the default.
        line: Option<usize>,
    },
}

/// Whether a rule matched, and why.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct RuleResult {
    /// The rule's name.
    pub name: String,
    /// Whether its condition holds.
    pub matched: bool,
    /// What held, or why it was skipped.
    pub because: String,
}

/// Decides by the decision table: the reply that the user chose, abuse, the rules, an accepted tie, a question
/// asked, the `[replies]` table.
pub fn decide(input: DecisionInput<'_>, policy: &Policy) -> Decision {
    let made = |reply, decided_by, because| Decision { reply, decided_by, because, suggestion: None };
    let invitation = input.invitation;
    if let Some(reply) = &invitation.reply {
        return made(reply.clone(), DecidedBy::Flag("reply"), "You chose it.".to_owned());
    }
    if invitation.abusive {
        let because = "You call the approach abusive, and an answer would only feed it.".to_owned();
        return made(Reply::Ignore, DecidedBy::Flag("abusive"), because);
    }
    if let Some((rule, result)) =
        (policy.rules.iter()).map(|rule| (rule, check_rule(rule, input))).find(|(_, result)| result.matched)
    {
        let decided_by = DecidedBy::Rule { name: rule.name.clone(), line: rule.line };
        let because = match &rule.because {
            Some(because) => because.clone(),
            None => format!("The rule \"{}\" {}.", rule.name, result.because),
        };
        return made(rule.reply.clone(), decided_by, because);
    }
    if let Some(tie) = policy.accepted(&invitation.ties) {
        let decided_by = DecidedBy::Tie { tie: tie.clone(), line: policy.accept.line };
        let because = format!("Your policy accepts the tie `{tie}`.");
        return made(Reply::known("accept"), decided_by, because);
    }
    if invitation.asked {
        let (reply, because) = match input.classification.has_note() {
            Some(false) => (Reply::Ignore, "You asked, and no answer came: after silence, nothing."),
            _ => (Reply::known("final"), "You asked, and the answer didn't help."),
        };
        return made(reply, DecidedBy::Asked, because.to_owned());
    }
    by_table(input, policy)
}

fn by_table(input: DecisionInput<'_>, policy: &Policy) -> Decision {
    let replies = &policy.replies;
    let Classification { class, unsure, .. } = input.classification;
    let (key, whom, WithLine { value, line }) = match class {
        _ if *unsure => ("unsure", "people you may know and can't place", &replies.unsure),
        Class::Known => ("known", "people you know, but not by a tie that you accept", &replies.known),
        Class::Stranger => ("stranger", "strangers", &replies.stranger),
        Class::Spam => ("spam", "spam", &replies.spam),
    };
    let silence_is_usual = match class {
        Class::Known => false,
        Class::Stranger => input.classification.has_note() == Some(false),
        Class::Spam => true,
    };
    let because = match value {
        Reply::Ignore => format!("Your policy says nothing to {whom}."),
        Reply::Template(name) => ["Your policy answers ", whom, " with `", name, "`."].concat(),
    };
    Decision {
        reply: value.clone(),
        decided_by: DecidedBy::Default { key, line: *line },
        because,
        suggestion: silence_is_usual.then_some(Suggestion::Ignore),
    }
}

/// Checks a rule: whether it matches, and why or why not.
pub fn check_rule(rule: &Rule, input: DecisionInput<'_>) -> RuleResult {
    let (matched, because) = match holds(&rule.when, input) {
        Err(reason) => (false, format!("skipped: {reason}")),
        Ok(held) => match holds(&rule.unless, input) {
            Ok(excluded) if !rule.unless.0.is_empty() => (false, format!("skipped: unless {excluded}")),
            _ if held.is_empty() => (true, "matched: it asks nothing".to_owned()),
            _ => (true, format!("matched: {held}")),
        },
    };
    RuleResult { name: rule.name.clone(), matched, because }
}

/// What held, or the first test that did not.
fn holds(condition: &Condition, input: DecisionInput<'_>) -> Result<String, String> {
    let held: Vec<String> = condition.0.iter().map(|test| check(test, input)).collect::<Result<_, _>>()?;
    Ok(held.join(", "))
}

/// What a test found; the error says why it fails. An absent fact fails every test.
fn check(test: &Test, input: DecisionInput<'_>) -> Result<String, String> {
    let invitation = input.invitation;
    let class = input.classification.class;
    match test {
        Test::Class(classes) => when(classes.contains(&class), format!("class is {class}")),
        Test::Lang(langs) => when(langs.contains(input.lang), format!("lang is {}", input.lang)),
        Test::NoteLang(langs) => {
            let lang = known("note_lang", input.classification.note_lang())?;
            when(langs.contains(lang), format!("note_lang is {lang}"))
        }
        Test::Ties(ties) => {
            if invitation.ties.is_empty() {
                return Err("ties isn't known".to_owned());
            }
            let stated: Vec<&str> = invitation.ties.iter().map(Tie::name).collect();
            let any = invitation.ties.iter().any(|tie| ties.contains(tie));
            when(any, format!("ties is {}", stated.join(", ")))
        }
        Test::Words(field, words) => check_words(*field, words, invitation),
        Test::Is(flag, wanted) => {
            let is = known(flag.name(), flag_of(*flag, input))?;
            when(is == *wanted, format!("{} is {is}", flag.name()))
        }
        Test::MinMutuals(min) => {
            let mutuals = known("mutuals", invitation.mutuals)?;
            when(mutuals >= *min, compared("mutuals", mutuals, *min))
        }
        Test::MaxMutuals(max) => {
            let mutuals = known("mutuals", invitation.mutuals)?;
            when(mutuals <= *max, compared("mutuals", mutuals, *max))
        }
        Test::MinDaysAgo(min) => {
            let days = known("the day it came", invitation.invited_days_ago)?;
            when(days >= *min, compared("days ago", days, *min))
        }
    }
}

fn when(holds: bool, finding: String) -> Result<String, String> {
    if holds { Ok(finding) } else { Err(finding) }
}

fn known<T>(name: &str, fact: Option<T>) -> Result<T, String> {
    fact.ok_or_else(|| format!("{name} isn't known"))
}

fn compared(name: &str, is: u32, bound: u32) -> String {
    match is.cmp(&bound) {
        Ordering::Less => format!("{name} is {is}, less than {bound}"),
        Ordering::Equal => format!("{name} is {is}"),
        Ordering::Greater => format!("{name} is {is}, more than {bound}"),
    }
}

fn flag_of(flag: Flag, input: DecisionInput<'_>) -> Option<bool> {
    match flag {
        Flag::Suspected => Some(input.classification.suspected()),
        Flag::Unsure => Some(input.classification.unsure),
        Flag::HasNote => input.classification.has_note(),
        Flag::Personalised => input.classification.personalised,
        Flag::ClaimsTie => input.classification.claims_tie(),
        Flag::InContacts => input.invitation.in_contacts,
        Flag::InvitedBefore => input.invitation.invited_before,
    }
}

fn check_words(field: Field, words: &[String], invitation: &Invitation) -> Result<String, String> {
    let person = &invitation.from;
    let fact = match field {
        Field::From => Some(&person.name),
        Field::Headline => person.headline.as_ref(),
        Field::Company => person.company.as_ref(),
        Field::Note => invitation.note.as_ref(),
    };
    let name = field.name();
    let fact = known(name, fact.filter(|fact| !fact.is_empty()))?;
    let find = if field == Field::From { text::find_name } else { text::find_words };
    match words.iter().find_map(|words| find(fact, words)) {
        Some(found) => Ok(format!("{name} has \"{}\"", text::line(found))),
        None => Err(format!("{name} doesn't have {}", text::either(words.iter().map(String::as_str)))),
    }
}
