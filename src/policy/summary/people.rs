//! Describes the people for whom a condition holds, in words that anyone may read.

use crate::policy::{Condition, Field, Flag, Test};
use crate::text;
use crate::words::{Class, Lang, Tie};

/// Describes the people for whom a condition holds; with `others`, as different from people described before.
/// `None` if the description would be private.
pub(super) fn describe(condition: &Condition, others: bool) -> Option<String> {
    let max =
        condition.0.iter().find_map(|it| if let Test::MaxMutuals(max) = it { Some(*max) } else { None });
    let has_min = condition.0.iter().any(|test| matches!(test, Test::MinMutuals(_)));
    let mut clauses = Vec::new();
    let mut noun = None;
    for test in &condition.0 {
        match test {
            Test::Class(_) => {}
            // The clause of the minimum includes it.
            Test::MaxMutuals(_) if has_min => {}
            Test::Ties(ties) => noun = Some(text::join(&known_by(&ties.iter().collect::<Vec<_>>()), "or")),
            test => clauses.push(clause(test, max)?),
        }
    }
    let of_classes = || class_noun(&condition.classes(), !clauses.is_empty(), others).map(str::to_owned);
    let noun = noun.or_else(of_classes).filter(|noun| !noun.is_empty())?;
    Some(match clauses.as_slice() {
        [] if others && noun.starts_with("people ") => format!("other {noun}"),
        [] => noun,
        clauses if noun.contains(" who ") => format!("{noun} and {}", clauses.join(" and ")),
        clauses => format!("{noun} {}", clauses.join(" and ")),
    })
}

/// Returns the noun for people of these classes.
fn class_noun(classes: &[Class], has_clauses: bool, others: bool) -> Option<&'static str> {
    let has = |class| classes.contains(&class);
    Some(match (has(Class::Known), has(Class::Stranger), has(Class::Spam)) {
        (true, true, _) if has_clauses => "people",
        (true, true, _) if others => "everyone else",
        (true, true, true) => "everyone",
        (true, true, false) => "everyone who isn't selling something",
        (true, false, false) => "people I know",
        (true, false, true) => "people I know and people who want to sell me something",
        (false, true, false) => "people I don't know",
        (false, true, true) => "people I don't know and people who want to sell me something",
        (false, false, true) => "people who want to sell me something",
        (false, false, false) => return None,
    })
}

/// Describes the people whom the user knows by one of these ties. The user's own ties are private and left out.
pub(super) fn known_by(ties: &[&Tie]) -> Vec<String> {
    let phrase =
        |(name, phrase): (&str, &str)| ties.iter().any(|tie| tie.name() == name).then(|| phrase.to_owned());
    let verbs = [
        ("met", "met"),
        ("worked-together", "worked with"),
        ("classmate", "studied with"),
        ("conversation", "talked with online"),
    ];
    let nouns = [("client", "my clients"), ("referred", "people who were referred to me")];
    let verbs: Vec<String> = verbs.into_iter().filter_map(phrase).collect();
    let people = (!verbs.is_empty()).then(|| format!("people I've {}", text::join(&verbs, "or")));
    people.into_iter().chain(nouns.into_iter().filter_map(phrase)).collect()
}

/// Returns a test as a relative clause about people; `None` if it is private. `max_mutuals` is the maximum in the
/// same condition.
fn clause(test: &Test, max_mutuals: Option<u32>) -> Option<String> {
    let count = |number: &u32, noun| text::count(*number as usize, noun);
    Some(match test {
        Test::Class(_) | Test::Ties(_) | Test::Words(Field::From, _) => return None,
        Test::Words(field, phrases) => {
            let phrases =
                text::join(&phrases.iter().map(|phrase| display_phrase(phrase)).collect::<Vec<_>>(), "or");
            match field {
                Field::Headline => format!("whose headline mentions {phrases}"),
                Field::Company => format!("who work at {phrases}"),
                _ => format!("whose note mentions {phrases}"),
            }
        }
        Test::Is(flag, wanted) => flag_clause(*flag, *wanted).to_owned(),
        Test::MinMutuals(min) => match max_mutuals {
            Some(max) => format!("who share {min} to {max} connections with me"),
            None => format!("who share at least {} with me", count(min, "connection")),
        },
        Test::MaxMutuals(0) => "who share no connections with me".to_owned(),
        Test::MaxMutuals(max) => format!("who share at most {} with me", count(max, "connection")),
        Test::MinDaysAgo(days) => format!("whose invitation is at least {} old", count(days, "day")),
        Test::Lang(langs) => format!("to whom I write in {}", lang_names(langs)?),
        Test::NoteLang(langs) => format!("who write in {}", lang_names(langs)?),
    })
}

fn flag_clause(flag: Flag, wanted: bool) -> &'static str {
    match (flag, wanted) {
        // Rules don't get here with it: the class spam replaces it.
        (Flag::Suspected, _) => "whose note reads like advertising",
        (Flag::Unsure, true) => "whom I can't place",
        (Flag::Unsure, false) => "whom I can place or don't know",
        (Flag::ClaimsTie, true) => "who write that we know each other",
        (Flag::ClaimsTie, false) => "who don't write that we know each other",
        (Flag::HasNote, true) => "who write me a note",
        (Flag::HasNote, false) => "who invite me without a note",
        (Flag::Personalised, true) => "who write me a personal note",
        (Flag::Personalised, false) => "whose note could have gone to anyone",
        (Flag::InContacts, true) => "who are in my address book",
        (Flag::InContacts, false) => "who aren't in my address book",
        (Flag::InvitedBefore, true) => "who have invited me before",
        (Flag::InvitedBefore, false) => "who invite me for the first time",
    }
}

/// Returns a phrase of a condition for readers: abbreviations of titles in capitals, `…` for `*`.
fn display_phrase(phrase: &str) -> String {
    let word = |word: &str| match word {
        "ceo" | "cfo" | "cio" | "coo" | "cto" | "hr" | "seo" | "vp" => word.to_uppercase(),
        _ => word.replace('*', "…"),
    };
    phrase.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// Lists the English names of languages; `None` if one of them isn't known here.
fn lang_names(langs: &[Lang]) -> Option<String> {
    let name = |lang: &Lang| match lang.name() {
        "de" => Some("German"),
        "en" => Some("English"),
        "es" => Some("Spanish"),
        "fr" => Some("French"),
        "it" => Some("Italian"),
        "nl" => Some("Dutch"),
        "pt" => Some("Portuguese"),
        _ => None,
    };
    let names: Option<Vec<String>> = langs.iter().map(|lang| name(lang).map(str::to_owned)).collect();
    Some(text::join(&names?, "or"))
}
