//! The people for whom a condition holds, in words that can be said to anybody.

use super::classes;
use crate::policy::{Condition, Field, Flag, Test};
use crate::text;
use crate::words::{Class, Lang, Tie};

/// The people for whom a condition holds, if that can be said; `others` than those who were named.
pub(super) fn people(condition: &Condition, others: bool) -> Option<String> {
    let mut clauses = Vec::new();
    let mut known = None;
    for test in &condition.0 {
        match test {
            Test::Class(_) => {}
            Test::Ties(ties) => known = Some(list(&known_by(&ties.iter().collect::<Vec<_>>()), "or")),
            test => clauses.extend(clause(test, condition)?),
        }
    }
    let classes = classes(condition);
    let has = |class| classes.contains(&class);
    let sellers = "people who want to sell me something";
    let noun = known.unwrap_or_else(|| match (has(Class::Known), has(Class::Stranger), has(Class::Spam)) {
        (true, true, _) if !clauses.is_empty() => "people".to_owned(),
        (true, true, _) if others => "everyone else".to_owned(),
        (true, true, true) => "everyone".to_owned(),
        (true, true, false) => "everyone who isn't selling something".to_owned(),
        (true, false, false) => "people I know".to_owned(),
        (true, false, true) => format!("people I know and {sellers}"),
        (false, true, false) => "people I don't know".to_owned(),
        (false, true, true) => format!("people I don't know and {sellers}"),
        (false, false, true) => sellers.to_owned(),
        (false, false, false) => String::new(),
    });
    match clauses.as_slice() {
        _ if noun.is_empty() => None,
        [] if others && noun.starts_with("people ") => Some(format!("other {noun}")),
        [] => Some(noun),
        clauses if noun.contains(" who ") => Some(format!("{noun} and {}", clauses.join(" and "))),
        clauses => Some(format!("{noun} {}", clauses.join(" and "))),
    }
}

/// Those whom the user knows by one of these ties; nobody else learns of ties of their own.
pub(super) fn known_by(ties: &[&Tie]) -> Vec<String> {
    let known =
        |(name, words): (&str, &str)| ties.iter().any(|tie| tie.name() == name).then(|| words.to_owned());
    let have = [
        ("met", "met"),
        ("worked-together", "worked with"),
        ("classmate", "studied with"),
        ("conversation", "talked with online"),
    ];
    let are = [("client", "my clients"), ("referred", "people who were referred to me")];
    let have: Vec<String> = have.into_iter().filter_map(known).collect();
    let have = (!have.is_empty()).then(|| format!("people I've {}", list(&have, "or")));
    have.into_iter().chain(are.into_iter().filter_map(known)).collect()
}

/// What a test asks, as a clause about people; `None` where that can't be said, no clause where another test
/// of the condition says it.
fn clause(test: &Test, condition: &Condition) -> Option<Option<String>> {
    let most = condition.0.iter().find_map(|test| match test {
        Test::MaxMutuals(most) => Some(*most),
        _ => None,
    });
    let clause = match test {
        // Whom the user means is nobody else's business.
        Test::Words(Field::From, _) => return None,
        Test::Words(field, words) => {
            let words = list(&words.iter().map(|words| spoken(words)).collect::<Vec<_>>(), "or");
            match field {
                Field::Headline => format!("whose headline mentions {words}"),
                Field::Company => format!("who work at {words}"),
                _ => format!("whose note mentions {words}"),
            }
        }
        Test::Is(flag, wanted) => is(*flag, *wanted).to_owned(),
        Test::MinMutuals(least) => match most {
            Some(most) => format!("who share {least} to {most} connections with me"),
            None => format!("who share at least {} with me", text::count(*least as usize, "connection")),
        },
        Test::MaxMutuals(_) if condition.0.iter().any(|test| matches!(test, Test::MinMutuals(_))) => {
            return Some(None);
        }
        Test::MaxMutuals(0) => "who share no connections with me".to_owned(),
        Test::MaxMutuals(most) => {
            format!("who share at most {} with me", text::count(*most as usize, "connection"))
        }
        Test::MinDaysAgo(days) => {
            format!("whose invitation is at least {} old", text::count(*days as usize, "day"))
        }
        Test::Lang(langs) | Test::NoteLang(langs) => {
            let langs: Vec<String> = langs.iter().map(english_name).collect::<Option<_>>()?;
            let who = if matches!(test, Test::Lang(_)) { "to whom I" } else { "who" };
            format!("{who} write in {}", list(&langs, "or"))
        }
        Test::Class(_) | Test::Ties(_) => return Some(None),
    };
    Some(Some(clause))
}

fn is(flag: Flag, wanted: bool) -> &'static str {
    match (flag, wanted) {
        // Of notes that read as spam `plain` makes a class.
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

/// Words of a condition as one writes them: titles in capitals, a beginning with what it leaves open.
fn spoken(words: &str) -> String {
    let word = |word: &str| match word {
        "ceo" | "cfo" | "cio" | "coo" | "cto" | "hr" | "seo" | "vp" => word.to_uppercase(),
        _ => word.replace('*', "…"),
    };
    words.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

fn english_name(lang: &Lang) -> Option<String> {
    let name = match lang.name() {
        "de" => "German",
        "en" => "English",
        "es" => "Spanish",
        "fr" => "French",
        "it" => "Italian",
        "nl" => "Dutch",
        "pt" => "Portuguese",
        _ => return None,
    };
    Some(name.to_owned())
}

/// Joins what is several: `a, b or c`; a comma more keeps long ones apart.
pub(super) fn list(of: &[String], word: &str) -> String {
    let comma = if of.iter().any(|it| it.contains(" and ")) { "," } else { "" };
    match of {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{}{comma} {word} {last}", most.join(", ")),
    }
}
