//! How the greeting calls people: each row of `names.tsv`, and what holds of any name.

use decline::name::{Called, Guess, call};
use decline::text;
use unicode_normalization::UnicodeNormalization;

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
    let Called { name, whole, guess } = call(given);
    assert_eq!(whole.is_some(), name.is_some(), "{given:?}");
    let Some(name) = name else {
        return assert_eq!(guess, None, "{given:?} is greeted without a name, and by a guess");
    };
    assert!(name.contains(char::is_alphanumeric), "{given:?} is called {name:?}");
    assert_eq!(name, text::line(&name), "{given:?} is called {name:?}");
    assert!(
        !name.contains(['|', '(', ')', '[', ']', '<', '>', '"', ',', '{', '}', '%']),
        "{given:?}: {name:?}"
    );
    let longest = given.nfkc().count();
    assert!(
        name.chars().count() <= longest,
        "{given:?} is called {name:?}, of more than {longest} characters"
    );
}

#[test]
fn no_name_breaks_a_greeting() {
    let (rows, ornaments) = (rows(), ornaments());
    let mut random = Random(1);
    for (given, _) in &rows {
        for _ in 0..30 {
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
    let words = ["J", "Jane ", "Doe,", "J. ", "(Jane) ", "dr. h. ", "A-", "MC"].map(String::from);
    for piece in ornaments().iter().chain(&words) {
        let long = piece.repeat(10_000 / piece.chars().count());
        assert_fit_to_print(&format!("Dr. {long}"));
        assert_fit_to_print(&format!("{long}Jane"));
        assert_fit_to_print(&long);
    }
    let long = "j".repeat(10_000);
    assert_eq!(call(&long).name, Some(long.clone()));
    assert_eq!(call(&format!("{long} Doe")).name, Some(long));
}
