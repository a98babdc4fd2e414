//! The policy in plain sentences, which can be sent to whoever asks for it. What is the user's alone stays
//! out: the names of rules, why they are there, and what ties of their own mean.

use super::{Condition, Field, Flag, Policy, Rule, Test};
use crate::text;
use crate::words::{Class, Lang, Reply, Tie};

/// Says the policy, a sentence for each thing it decides, in the order in which it decides.
///
/// The sentences are English; a statement in another language is left out rather than mixed in.
pub fn sentences(policy: &Policy) -> Vec<String> {
    let mut sentences: Vec<String> =
        policy.statement_in(&Lang::english()).map(text::sentence).into_iter().collect();
    for rule in &policy.rules {
        sentences.push(of_rule(rule));
        // What follows such a rule never gets its turn.
        if rule.when.0.is_empty() && rule.unless.0.is_empty() {
            return sentences;
        }
    }
    if !policy.accept.value.is_empty() {
        sentences.push(answer(&Reply::known("accept"), &known_by(&policy.accept.value)));
    }
    let replies = &policy.replies;
    let table = [
        (&replies.known, "people I know in other ways"),
        (&replies.unsure, "people I can't place"),
        (&replies.stranger, "people I don't know"),
        (&replies.spam, "people who advertise"),
    ];
    sentences.extend(table.map(|(reply, whom)| answer(&reply.value, whom)));
    let me = &policy.me;
    sentences.extend(me.email.as_ref().map(|email| format!("You can write to me at {}.", email.value)));
    sentences.extend(me.more_url.as_ref().map(|url| format!("There is more on this here: {}", url.value)));
    sentences
}

fn of_rule(rule: &Rule) -> String {
    let whom = people(&rule.when);
    let but = match rule.unless.0.as_slice() {
        [] => String::new(),
        _ => format!(", but for {}", people(&rule.unless)),
    };
    answer(&rule.reply, &format!("{whom}{but}"))
}

/// What becomes of an invitation from `whom`.
fn answer(reply: &Reply, whom: &str) -> String {
    match reply.name() {
        Reply::IGNORE => format!("I don't answer {whom}."),
        "accept" => format!("I accept invitations from {whom}."),
        "decline" | "final" => format!("I decline invitations from {whom}."),
        "door-open" => format!("I'm glad to talk by message, but decline invitations from {whom}."),
        "remind" => format!("I ask how we know each other if the invitation comes from {whom}."),
        "why" => format!("I ask what drew them to my profile if the invitation comes from {whom}."),
        "unhook" => format!("I end my connection with {whom}."),
        _ => format!("I have an answer of my own for {whom}."),
    }
}

/// The people for whom a condition holds.
fn people(condition: &Condition) -> String {
    // Who is suspected is spam by that alone.
    let suspected = condition.0.contains(&Test::Is(Flag::Suspected, true));
    let classes = condition.0.iter().find_map(|test| match test {
        Test::Class(_) if suspected => None,
        Test::Class(classes) => Some(any(classes.iter().map(|class| of_class(*class).to_owned()))),
        _ => None,
    });
    let ties = condition.0.iter().find_map(|test| match test {
        Test::Ties(ties) => Some(known_by(ties)),
        _ => None,
    });
    let clauses: Vec<String> = condition.0.iter().filter_map(clause).collect();
    match (ties.or(classes), clauses.as_slice()) {
        (Some(who), []) => who,
        (None, []) => "everyone".to_owned(),
        (who, clauses) => {
            format!("{} {}", who.unwrap_or_else(|| "people".to_owned()), clauses.join(" and "))
        }
    }
}

fn of_class(class: Class) -> &'static str {
    match class {
        Class::Known => "people I know",
        Class::Stranger => "people I don't know",
        Class::Spam => "people who advertise",
    }
}

fn known_by(ties: &[Tie]) -> String {
    any(ties.iter().map(|tie| {
        let known = match tie.name() {
            "met" => "I've met",
            "worked-together" => "I've worked with",
            "classmate" => "I studied with",
            "client" => "who are my clients",
            "conversation" => "I've talked with online",
            "referred" => "who were referred to me",
            _ => "I know in another way that I count",
        };
        format!("people {known}")
    }))
}

/// What a test asks, as a clause about people; nothing where [`people`] says it.
fn clause(test: &Test) -> Option<String> {
    let clause = match test {
        Test::Class(_) | Test::Ties(_) => return None,
        Test::Words(field, words) => {
            let words = any(words.iter().map(|words| format!("\"{words}\"")));
            match field {
                // Whom the user means is nobody else's business.
                Field::From => "whom I have in mind".to_owned(),
                Field::Headline => format!("whose headline has {words}"),
                Field::Company => format!("who work at {words}"),
                Field::Note => format!("whose note has {words}"),
            }
        }
        Test::Is(flag, wanted) => is(*flag, *wanted).to_owned(),
        Test::MinMutuals(least) => format!("with whom I share at least {least} connections"),
        Test::MaxMutuals(0) => "with whom I share no connections".to_owned(),
        Test::MaxMutuals(most) => format!("with whom I share at most {most} connections"),
        Test::MinDaysAgo(days) => format!("whose invitation came at least {days} days ago"),
        Test::NoteLang(langs) => {
            format!("whose note is in {}", any(langs.iter().map(|lang| format!("\"{lang}\""))))
        }
        Test::Lang(langs) => {
            format!("whom I answer in {}", any(langs.iter().map(|lang| format!("\"{lang}\""))))
        }
    };
    Some(clause)
}

fn is(flag: Flag, wanted: bool) -> &'static str {
    match (flag, wanted) {
        (Flag::Suspected, true) => "whose note reads like advertising",
        (Flag::Suspected, false) => "whose note doesn't read like advertising",
        (Flag::Unsure, true) => "whom I may know and can't place",
        (Flag::Unsure, false) => "whom I can place or don't know",
        (Flag::ClaimsTie, true) => "who say that we know each other",
        (Flag::ClaimsTie, false) => "who don't say that we know each other",
        (Flag::HasNote, true) => "who wrote a note",
        (Flag::HasNote, false) => "who wrote no note",
        (Flag::Personalised, true) => "whose note was written for me",
        (Flag::Personalised, false) => "whose note could have gone to anyone",
        (Flag::InContacts, true) => "who are among my contacts",
        (Flag::InContacts, false) => "who aren't among my contacts",
        (Flag::InvitedBefore, true) => "who have invited me before",
        (Flag::InvitedBefore, false) => "who haven't invited me before",
    }
}

/// Joins what is one of several: `a, b or c`.
fn any(of: impl Iterator<Item = String>) -> String {
    let of: Vec<String> = of.collect();
    match of.as_slice() {
        [] => "nobody".to_owned(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} or {last}", most.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{Parsed, Place, parse};

    fn said(source: &str) -> Vec<String> {
        let replies = ["decline", "remind", "door-open", "accept", "why", "coffee"].map(str::to_owned);
        let parsed: Parsed = parse(Place::BuiltIn, source.to_owned()).expect(source);
        let policy = parsed.validate(&replies, &["en".to_owned(), "de".to_owned()]).expect(source);
        sentences(&policy)
    }

    #[test]
    fn a_rule_is_said_as_a_sentence_about_people() {
        for (rule, sentence) in [
            ("reply = \"accept\"", "I accept invitations from everyone."),
            (
                "reply = \"ignore\"\nwhen = { class = \"spam\", suspected = true }",
                "I don't answer people whose note reads like advertising.",
            ),
            (
                "reply = \"why\"\nwhen = { class = [\"stranger\", \"known\"], has_note = false }",
                "I ask what drew them to my profile if the invitation comes from people I don't know or people I know who \
                 wrote no note.",
            ),
            (
                "reply = \"decline\"\nwhen = { ties = [\"client\", \"choir\"] }\nunless = { in_contacts = true }",
                "I decline invitations from people who are my clients or people I know in another way that I \
                 count, but for people who are among my contacts.",
            ),
            (
                "reply = \"coffee\"\nwhen = { company = \"Acme\", max_mutuals = 3, invited_before = true }",
                "I have an answer of my own for people who have invited me before and who work at \"Acme\" and \
                 with whom I share at most 3 connections.",
            ),
            (
                "reply = \"remind\"\nwhen = { lang = \"de\", min_days_ago = 30 }",
                "I ask how we know each other if the invitation comes from people whose invitation came at \
                 least 30 days ago and whom I answer in \"de\".",
            ),
        ] {
            let ties = "[ties]\nchoir = \"we sing together\"\n";
            let said = said(&format!("{ties}[[rule]]\nname = \"hush\"\nbecause = \"hush\"\n{rule}\n"));
            assert_eq!(said[1], sentence);
            assert!(!said.concat().contains("hush") && !said.concat().contains("we sing"), "{said:?}");
        }
    }

    #[test]
    fn a_statement_in_another_language_is_not_mixed_in() {
        let german = "[me]\nlanguage = \"de\"\n[policy]\nstatement = \"Ich halte es klein.\"\n";
        let english = "[statements]\nen = \"I keep it small.\"\n";
        assert!(said(german)[0].starts_with("I accept"));
        assert_eq!(said(&format!("{german}{english}"))[0], "I keep it small.");
    }
}
