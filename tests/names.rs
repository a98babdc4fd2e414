//! How the greeting calls people: each row of `names.tsv`.

use decline::name::{Guess, call};

/// The greeting name, and why it is a guess.
type Expected = (Option<String>, Option<Guess>);

fn called(given: &str) -> Expected {
    let called = call(given);
    (called.name, called.guess)
}

/// The rows of the table: the name as given, and how the greeting calls it.
fn rows() -> Vec<(String, Expected)> {
    let table = include_str!("names.tsv");
    table.lines().filter(|row| !row.is_empty() && !row.starts_with("# ")).map(row).collect()
}

fn row(row: &str) -> (String, Expected) {
    let mut cells = row.split('\t');
    let (given, called) = (cells.next().expect("a name"), cells.next().expect("a greeting name"));
    let guess = cells.next().map(|guess| match guess {
        "recased" => Guess::Recased,
        "turned round" => Guess::TurnedRound,
        "first of many" => Guess::FirstOfMany,
        other => panic!("no such guess: {other}"),
    });
    assert_eq!(cells.next(), None, "{row:?} has too many cells");
    (unescaped(given), ((called != "-").then(|| called.to_owned()), guess))
}

/// Puts the character in for each `\u{202e}`.
fn unescaped(given: &str) -> String {
    let mut parts = given.split("\\u{");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_once('}').expect("an escape ends");
        text.extend(u32::from_str_radix(code, 16).ok().and_then(char::from_u32));
        text.push_str(rest);
    }
    text
}

#[test]
fn people_are_called_by_the_name_they_go_by() {
    let wrong: Vec<String> = rows()
        .iter()
        .filter(|(given, expected)| called(given) != *expected)
        .map(|(given, expected)| format!("{given:?}: {:?}, not {expected:?}", called(given)))
        .collect();
    assert!(wrong.is_empty(), "{} are called wrong:\n{}", wrong.len(), wrong.join("\n"));
}
