//! The fourth stage: decides on the reply, and by which line of the policy. Pure: no files, no clock.

use std::cmp::Ordering;

use crate::classification::Classification;
use crate::invitation::Invitation;
use crate::policy::{Condition, Field, Flag, Policy, Rule, Test, WithLine};
use crate::text;
use crate::words::{BuiltInReply, Class, Lang, Reply, Suggestion, Tie};

/// The input of a decision: the facts, their class, and the language of the reply.
#[derive(Clone, Copy, Debug)]
pub struct DecisionInput<'a> {
    /// The facts.
    pub invitation: &'a Invitation,
    /// The class.
    pub classification: &'a Classification,
    /// The language of the reply.
    pub lang: &'a Lang,
}

/// The decision on the reply to an invitation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The reply.
    pub reply: Reply,
    /// What decided.
    pub decided_by: DecidedBy,
    /// The policy's file and the line in it that decided; `None` if no line says it.
    pub place: Option<(String, usize)>,
    /// The reason, as one sentence to the user.
    pub because: String,
    /// The suggested alternative.
    pub suggestion: Option<Suggestion>,
}

/// What decided on a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecidedBy {
    /// A flag of the command line, named without its dashes.
    Flag(&'static str),
    /// The rule of the policy with this name.
    Rule(String),
    /// A tie that the policy accepts.
    Tie(Tie),
    /// The user had asked the inviter, and the answer didn't help.
    Asked,
    /// The key of the `[replies]` table.
    Default(&'static str),
}

/// Whether a rule matched, and why.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct RuleResult {
    /// The rule's name.
    pub name: String,
    /// Whether its condition holds.
    pub matched: bool,
    /// What matched, or why it was skipped.
    pub because: String,
}

/// Decides by the first that applies: the reply that the user chose, abuse, the rules, an accepted tie, a question
/// that was asked before, the `[replies]` table.
pub fn decide(input: DecisionInput<'_>, policy: &Policy) -> Decision {
    let decision = |reply, decided_by, line, because| {
        let place = place(policy, line);
        Decision { reply, decided_by, place, because, suggestion: None }
    };
    let invitation = input.invitation;
    if let Some(reply) = &invitation.reply {
        return decision(reply.clone(), DecidedBy::Flag("reply"), None, "You chose it.".to_owned());
    }
    if invitation.abusive {
        let because = "You call the approach abusive, and an answer would only feed it.".to_owned();
        return decision(Reply::Ignore, DecidedBy::Flag("abusive"), None, because);
    }
    let mut results = policy.rules.iter().map(|rule| (rule, check_rule(rule, input)));
    if let Some((rule, result)) = results.find(|(_, result)| result.matched) {
        let because = match &rule.because {
            Some(because) => because.clone(),
            None => format!("The rule \"{}\" {}.", rule.name, result.because),
        };
        return decision(rule.reply.clone(), DecidedBy::Rule(rule.name.clone()), Some(rule.line), because);
    }
    if let Some(tie) = policy.accepted(&invitation.ties) {
        let because = format!("Your policy accepts the tie `{tie}`.");
        let reply = BuiltInReply::Accept.into();
        return decision(reply, DecidedBy::Tie(tie.clone()), policy.accept.line, because);
    }
    if invitation.asked {
        let (reply, because) = match input.classification.has_note() {
            Some(false) => (Reply::Ignore, "You asked, and no answer came: after silence, nothing."),
            _ => (BuiltInReply::Final.into(), "You asked, and the answer didn't help."),
        };
        return decision(reply, DecidedBy::Asked, None, because.to_owned());
    }
    by_default(input, policy)
}

/// Returns the policy's file and a line in it.
fn place(policy: &Policy, line: Option<usize>) -> Option<(String, usize)> {
    line.map(|line| (policy.place.name().into_owned(), line))
}

/// Decides by the `[replies]` table.
fn by_default(input: DecisionInput<'_>, policy: &Policy) -> Decision {
    let replies = &policy.replies;
    let Classification { class, unsure, .. } = input.classification;
    let (key, people, WithLine { value, line }) = match class {
        _ if *unsure => ("unsure", "people you may know and can't place", &replies.unsure),
        Class::Known => ("known", "people you know, but not by a tie that you accept", &replies.known),
        Class::Stranger => ("stranger", "strangers", &replies.stranger),
        Class::Spam => ("spam", "spam", &replies.spam),
    };
    let suggests_ignore = match class {
        Class::Known => false,
        Class::Stranger => input.classification.has_note() == Some(false),
        Class::Spam => true,
    };
    let because = match value {
        Reply::Ignore => format!("Your policy says nothing to {people}."),
        Reply::Template(name) => format!("Your policy answers {people} with `{name}`."),
    };
    Decision {
        reply: value.clone(),
        decided_by: DecidedBy::Default(key),
        place: place(policy, *line),
        because,
        suggestion: suggests_ignore.then_some(Suggestion::Ignore),
    }
}

/// Checks whether a rule matches, and why.
pub fn check_rule(rule: &Rule, input: DecisionInput<'_>) -> RuleResult {
    let unless = || check_condition(&rule.unless, input).ok().filter(|_| !rule.unless.0.is_empty());
    let (matched, because) = match check_condition(&rule.when, input) {
        Err(reason) => (false, format!("skipped: {reason}")),
        Ok(findings) => match unless() {
            Some(excluded) => (false, format!("skipped: unless {excluded}")),
            None if findings.is_empty() => (true, "matched: it asks nothing".to_owned()),
            None => (true, format!("matched: {findings}")),
        },
    };
    RuleResult { name: rule.name.clone(), matched, because }
}

/// Returns the findings of all tests, or as an error that of the first test that fails.
fn check_condition(condition: &Condition, input: DecisionInput<'_>) -> Result<String, String> {
    let findings: Result<Vec<String>, String> =
        condition.0.iter().map(|test| check_test(test, input)).collect();
    Ok(findings?.join(", "))
}

/// Returns the finding of a test, as an error if it fails. An unknown fact fails every test.
fn check_test(test: &Test, input: DecisionInput<'_>) -> Result<String, String> {
    let invitation = input.invitation;
    let class = input.classification.class;
    match test {
        Test::Class(classes) => finding(classes.contains(&class), format!("class is {class}")),
        Test::Lang(langs) => finding(langs.contains(input.lang), format!("lang is {}", input.lang)),
        Test::NoteLang(langs) => {
            let lang = known("note_lang", input.classification.note_lang())?;
            finding(langs.contains(lang), format!("note_lang is {lang}"))
        }
        Test::Ties(ties) => {
            let stated = known("ties", Some(&invitation.ties).filter(|stated| !stated.is_empty()))?;
            let names: Vec<&str> = stated.iter().map(Tie::name).collect();
            finding(stated.iter().any(|tie| ties.contains(tie)), format!("ties is {}", names.join(", ")))
        }
        Test::Words(field, phrases) => check_words(*field, phrases, invitation),
        Test::Is(flag, wanted) => {
            let value = known(flag.name(), flag_value(*flag, input))?;
            finding(value == *wanted, format!("{} is {value}", flag.name()))
        }
        Test::MinMutuals(min) => {
            let mutuals = known("mutuals", invitation.mutuals)?;
            finding(mutuals >= *min, compared("mutuals", mutuals, *min))
        }
        Test::MaxMutuals(max) => {
            let mutuals = known("mutuals", invitation.mutuals)?;
            finding(mutuals <= *max, compared("mutuals", mutuals, *max))
        }
        Test::MinDaysAgo(min) => {
            let days = known("the day it came", invitation.invited_days_ago)?;
            finding(days >= *min, compared("days ago", days, *min))
        }
    }
}

fn finding(passes: bool, text: String) -> Result<String, String> {
    if passes { Ok(text) } else { Err(text) }
}

fn known<T>(name: &str, fact: Option<T>) -> Result<T, String> {
    fact.ok_or_else(|| format!("{name} isn't known"))
}

fn compared(name: &str, value: u32, bound: u32) -> String {
    match value.cmp(&bound) {
        Ordering::Less => format!("{name} is {value}, less than {bound}"),
        Ordering::Equal => format!("{name} is {value}"),
        Ordering::Greater => format!("{name} is {value}, more than {bound}"),
    }
}

fn flag_value(flag: Flag, input: DecisionInput<'_>) -> Option<bool> {
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

fn check_words(field: Field, phrases: &[String], invitation: &Invitation) -> Result<String, String> {
    let person = &invitation.from;
    let value = match field {
        Field::From => Some(&person.name),
        Field::Headline => person.headline.as_ref(),
        Field::Company => person.company.as_ref(),
        Field::Note => invitation.note.as_ref(),
    };
    let name = field.name();
    let value = known(name, value.filter(|value| !value.is_empty()))?;
    let find = if field == Field::From { text::find_name } else { text::find_words };
    match phrases.iter().find_map(|phrase| find(value, phrase)) {
        Some(found) => Ok(format!("{name} has \"{}\"", text::line(found))),
        None => Err(format!("{name} doesn't have {}", text::either(phrases.iter().map(String::as_str)))),
    }
}
