//! The variables that a template can use.

use serde::Serialize;

/// A name that a template can use.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Variable {
    /// The name, dotted for a part of a value.
    pub name: &'static str,
    /// What the value is, for `templates vars`.
    pub meaning: &'static str,
    /// An example of the value.
    pub example: &'static str,
}

/// All variables. A value that isn't known of an invitation is undefined.
pub const VARIABLES: &[Variable] = &[
    variable("greeting", "the whole salutation line", "Hi Jane,"),
    variable("from.name", "their name as given", "Doe, Jane"),
    variable("from.first_name", "how the greeting calls them", "Jane"),
    variable("from.headline", "the line under their name", "CTO at Acme"),
    variable("from.company", "where they work", "Acme"),
    variable("note", "what they wrote", "I enjoyed your talk."),
    variable("has_note", "whether they wrote words of their own", "true"),
    variable("long_note", "whether those words are 150 characters or more", "false"),
    variable("kind_words", "whether they praise you, congratulate you or say that something helped", "true"),
    variable("topic", "what their note is about, in your words", "my Rust talk"),
    variable("personalised", "whether the note names something particular to you", "true"),
    variable("claims_tie", "whether the note says that you know each other", "false"),
    variable("ties", "how you know them, a list", "[\"met\"]"),
    variable("qualifies", "whether a tie is one that you accept", "true"),
    variable("class", "known, stranger or spam", "known"),
    variable("unsure", "whether you may know them and can't place them", "false"),
    variable("suspected", "whether spam was read off the note", "false"),
    variable("mutuals", "how many connections you share", "7"),
    variable("asked", "whether you asked, and the answer didn't help", "false"),
    variable("me.name", "your name, from the policy", "Sam Rivera"),
    variable("me.email", "your address, from the policy", "sam@example.com"),
    variable("me.more_url", "your page on the matter, from the policy", "https://example.com/linkedin"),
    variable("me.sign", "what signs the letter: your whole name if it is formal", "Sam"),
    variable("me.language", "your language, from the policy", "en"),
    variable("me.register", "how formally you write, from the policy", "informal"),
    variable(
        "statement",
        "your policy in one sentence, where it is true of them",
        "I connect with people I've met.",
    ),
    variable("statement_clause", "the same to go on from: …, so I'll pass", "I connect with people I've met"),
    variable("lang", "the language of the reply", "en"),
    variable("register", "informal or formal, as it is in force", "informal"),
    variable("short", "whether a short version is wanted", "false"),
    variable("today", "the day of writing", "2026-11-22"),
    variable("vars", "your own values: vars.KEY for -D KEY=VALUE", "{\"day\": \"Friday\"}"),
];

const fn variable(name: &'static str, meaning: &'static str, example: &'static str) -> Variable {
    Variable { name, meaning, example }
}
