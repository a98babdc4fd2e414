//! How the greeting calls people: each row of `names.tsv` and `titles.tsv`, and what holds of any name.

use std::time::{Duration, Instant};

use decline::name::{GreetingName, Guess, greeting_name};
use decline::text;
use decline::words::Register;
use unicode_normalization::UnicodeNormalization;

/// The greeting name, and why it is a guess.
type Expected = (Option<String>, Option<Guess>);

fn called(given: &str) -> Expected {
    let called = greeting_name(given);
    (called.name, called.guess)
}

/// The rows of the table: the name as given, and how the greeting calls it.
fn rows() -> Vec<(String, Expected)> {
    lines(include_str!("names.tsv")).map(row).collect()
}

fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|row| !row.is_empty() && !row.starts_with("# "))
}

fn row(row: &str) -> (String, Expected) {
    let mut cells = row.split('\t');
    let (given, called) = (cells.next().expect("a name"), cells.next().expect("a greeting name"));
    let guess = cells.next().map(|guess| match guess {
        "recased" => Guess::Recased,
        "small letters" => Guess::InSmallLetters,
        "family in front" => Guess::FamilyInFront,
        "turned round" => Guess::TurnedRound,
        "before a comma" => Guess::BeforeComma,
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

#[test]
fn a_formal_greeting_keeps_a_title_and_takes_the_last_name_or_the_whole() {
    let rows = lines(include_str!("titles.tsv"));
    let wrong: Vec<String> = rows
        .filter_map(|row| {
            let (given, expected) = row.split_once('\t').expect("a name");
            let GreetingName { title, formal, .. } = greeting_name(given);
            let called = [title, formal].map(|part| part.unwrap_or("-".to_owned())).join("\t");
            (called != expected).then(|| format!("{given:?}: {called:?}, not {expected:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} are called wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_formal_greeting_is_no_guess_at_the_first_of_many_words() {
    for (given, informal, formal) in [
        ("Juhani Pekka Virtanen", Some(Guess::FirstOfMany), None),
        ("Dr. Juhani Pekka Virtanen", Some(Guess::FirstOfMany), None),
        ("García López, Ana", Some(Guess::BeforeComma), Some(Guess::BeforeComma)),
        ("Doe, Jane", Some(Guess::TurnedRound), Some(Guess::TurnedRound)),
        ("JANE DOE", Some(Guess::Recased), Some(Guess::Recased)),
        ("Dr. Jane Doe", None, None),
    ] {
        let called = greeting_name(given);
        assert_eq!(called.guess_in(Register::Informal), informal, "{given}");
        assert_eq!(called.guess_in(Register::Formal), formal, "{given}");
    }
}

/// Characters that people put into names, and that break programs which read them.
const SIGNS: &str = " ,.-'’()[】<|｜\"#&/\u{301}\u{336}\u{20e3}\u{200d}\u{202e}\u{feff}\u{3164}\u{a0}\u{85}\u{2028}\n\t\0\
    \u{7}🎯🅰™ﷺŉİßΣª½王عй𝕵";

/// The same of more than one character.
const PIECES: [&str; 14] = [
    ", ",
    "..",
    "\u{1b}[31m",
    "\u{1b}]0;",
    "👩‍💻",
    "1️⃣",
    "Dr.",
    "Dr. ",
    "med. ",
    " MBA",
    ", MA",
    " III",
    "van ",
    "{{ name }}",
];

fn ornaments() -> Vec<String> {
    SIGNS.chars().map(String::from).chain(PIECES.map(String::from)).collect()
}

/// A tiny generator (a linear congruence, Knuth's constants), so that every run tries the same names.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % limit.max(1)
    }

    fn mutated(&mut self, name: &str, other: &str, ornaments: &[String]) -> String {
        let mut chars: Vec<char> = name.chars().collect();
        let at = self.below(chars.len() + 1);
        match self.below(8) {
            0 => chars.truncate(at),
            1 => drop(chars.drain(..at)),
            2 if at < chars.len() => drop(chars.remove(at)),
            3 => chars = name.to_uppercase().chars().collect(),
            4 => drop(chars.splice(at..at, other.chars())),
            5 => chars.reverse(),
            _ => {
                let ornament = &ornaments[self.below(ornaments.len())];
                drop(chars.splice(at..at, ornament.chars()));
            }
        }
        chars.into_iter().collect()
    }
}

/// What holds of the greeting name of any name at all.
fn assert_fit_to_print(given: &str) {
    let GreetingName { name, title, formal, guess, nameless } = greeting_name(given);
    assert_eq!(formal.is_some(), name.is_some(), "{given:?}");
    if name.is_none() {
        assert_eq!((&title, guess), (&None, None), "{given:?} is greeted without a name");
    } else {
        assert_eq!(nameless, None, "{given:?}");
    }
    let longest = given.nfkc().count();
    for part in [name, title, formal].into_iter().flatten() {
        assert!(part.contains(char::is_alphabetic), "{given:?} is called {part:?}");
        assert_eq!(part, text::line(&part), "{given:?} is called {part:?}");
        assert!(
            !part.contains(['|', '(', ')', '[', ']', '<', '>', '"', ',', '{', '}', '%']),
            "{given:?}: {part:?}"
        );
        // Titles that were glued together have spaces between them.
        let length = part.chars().filter(|c| *c != ' ').count();
        assert!(length <= longest, "{given:?} is called {part:?}, of more than {longest} characters");
    }
}

#[test]
fn no_name_breaks_a_greeting() {
    let (rows, ornaments) = (rows(), ornaments());
    let mut random = Random(1);
    for (given, _) in &rows {
        for _ in 0..10 {
            let mut name = given.clone();
            for _ in 0..=random.below(5) {
                let (other, _) = &rows[random.below(rows.len())];
                name = random.mutated(&name, other, &ornaments);
            }
            assert_fit_to_print(&name);
        }
    }
}

#[test]
fn a_name_may_be_as_long_as_it_likes() {
    let words = ["J", "Jane ", "Doe,", "J. ", "(Jane) ", "dr. h. ", "A-", "MC", "Lt ", "Mr. and ", "O'N"]
        .map(String::from);
    for piece in ornaments().iter().chain(&words) {
        let long = piece.repeat(10_000 / piece.chars().count());
        assert_fit_to_print(&format!("Dr. {long}"));
        assert_fit_to_print(&format!("{long}Jane"));
        assert_fit_to_print(&long);
    }
    // In linear time, whatever the lists hold.
    let start = Instant::now();
    for word in ["Jj", "J'", "א\"", "Jopoulos"] {
        assert_fit_to_print(&format!("{} Doe", word.repeat(100_000)));
    }
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
    let long = format!("J{}", "j".repeat(9_999));
    assert_eq!(greeting_name(&long).name, Some(long.clone()));
    assert_eq!(greeting_name(&format!("{long} Doe")).name, Some(long));
}
