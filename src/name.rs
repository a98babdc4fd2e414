//! What to call someone: from the name as given to the name in the greeting.

mod credentials;
mod family;
mod honorifics;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};
use unicode_script::{Script, UnicodeScript};

use crate::text;
use crate::words::Register;

/// How a greeting calls someone, and what was done to the name to get there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GreetingName {
    /// The name in an informal greeting; `None` makes the greeting neutral.
    pub name: Option<String>,
    /// The title in a formal greeting, if the name was given with one.
    pub title: Option<String>,
    /// The name in a formal greeting: the last name behind a title, else the whole name. It is there when
    /// `name` is.
    pub formal: Option<String>,
    /// What makes the name a guess, if anything does.
    pub guess: Option<Guess>,
}

impl GreetingName {
    /// Greets by exactly this, whatever the register; by nothing if it is empty.
    pub fn verbatim(name: &str) -> Self {
        let name = Some(name.to_owned()).filter(|name| !name.is_empty());
        Self { formal: name.clone(), title: None, name, guess: None }
    }

    /// What makes the name a guess in this register: a formal greeting takes no first word.
    pub fn guess_in(&self, register: Register) -> Option<Guess> {
        self.guess.filter(|guess| register == Register::Informal || *guess != Guess::FirstOfMany)
    }
}

/// Why the name in the greeting may not be what the person goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guess {
    /// The name came in capitals.
    Recased,
    /// The name came as "Last, First".
    TurnedRound,
    /// The name goes on behind a comma, and that was left out: it can be a first name (García López, Ana).
    BeforeComma,
    /// The name has three words or more, and the first was taken: it can be a family name (Nguyễn Văn An),
    /// or half of a double name (Mary Ann Lee).
    FirstOfMany,
}

impl Guess {
    /// Says what was done, for the summary and `explain`.
    pub fn because(self) -> &'static str {
        match self {
            Self::Recased => "the name came in capitals",
            Self::TurnedRound => "the name came as \"Last, First\"",
            Self::BeforeComma => "the name goes on behind a comma",
            Self::FirstOfMany => "it is the first of several words",
        }
    }
}

/// Works out how to greet the person who gave this name.
///
/// ```
/// use decline::name::greeting_name;
/// assert_eq!(greeting_name("Doe, Jane").name.as_deref(), Some("Jane"));
/// assert_eq!(greeting_name("J. Smith").name.as_deref(), Some("J. Smith"));
/// assert_eq!(greeting_name(" . ").name, None);
/// ```
pub fn greeting_name(given: &str) -> GreetingName {
    match first_of_two(given) {
        Some(first) => GreetingName { name: Some(first.to_owned()), ..GreetingName::verbatim(given) },
        None => by_all_rules(given),
    }
}

/// The first of two plain words that are no title (Jane Doe): most names are such, and no rule changes them.
fn first_of_two(given: &str) -> Option<&str> {
    let (first, last) = given.split_once(' ')?;
    let is_plain = |word: &str| {
        let (initial, rest) = word.as_bytes().split_first()?;
        let small = rest.first()?.is_ascii_lowercase();
        let plain = rest.iter().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit());
        (initial.is_ascii_uppercase() && small && plain).then_some(())
    };
    is_plain(first)?;
    is_plain(last)?;
    let is_bare = credentials::without(given) == given && honorifics::split(given).name == given;
    is_bare.then_some(first)
}

fn by_all_rules(given: &str) -> GreetingName {
    let name = plain(given);
    let name = without_asides(&name);
    let name = without_decorations(&name);
    let name = credentials::without(&name);
    let turned = family::turned_round(name);
    let front = honorifics::split(turned.as_deref().unwrap_or(name));
    let name = front.name;
    if !name.contains(char::is_alphanumeric) || is_stand_in(name) {
        return GreetingName::verbatim("");
    }
    let recased = recased(name);
    let name = recased.as_deref().unwrap_or(name);
    // What an unturned comma parts from the name (Jane Doe, Speaker) is none of it.
    let (whole, more) = name.split_once(',').unwrap_or((name, ""));
    let first = whole.split(' ').next().unwrap_or_default();
    let takes_first = name.contains([' ', ',']) && is_latin(name) && !is_initial(first);
    let guess = if recased.is_some() {
        Some(Guess::Recased)
    } else if turned.is_some() {
        Some(Guess::TurnedRound)
    } else if takes_first && !more.is_empty() {
        Some(Guess::BeforeComma)
    } else {
        (takes_first && name.split(' ').nth(2).is_some()).then_some(Guess::FirstOfMany)
    };
    let whole = without_full_stop(whole.trim_end());
    let title = front.title(recased.is_some());
    let takes_last = title.is_some() && !front.takes_whole && is_latin(name);
    let formal = family::last_name(whole).filter(|_| takes_last).unwrap_or(whole);
    let called = if takes_first { without_full_stop(first) } else { whole };
    GreetingName { name: Some(called.to_owned()), title, formal: Some(formal.to_owned()), guess }
}

/// Spells a name in plain letters: compatibility letters as what they stand for; apostrophes, hyphens and
/// commas as on a keyboard. The emoji and signs that would become letters then (™, ℹ) go before.
fn plain(given: &str) -> String {
    let line = text::line(given);
    if line.is_ascii() && !line.contains('`') {
        return line;
    }
    let spelled = line.chars().map(|c| match c {
        '´' | '`' | '‘' | '‛' | '′' => '\'',
        '–' | '−' => '-',
        '،' | '、' => ',',
        '™' | '℠' | 'ℹ' | '㊗' | '㊙' | '\u{1f200}'..='\u{1f2ff}' => ' ',
        c => c,
    });
    text::line(&spelled.nfkc().collect::<String>())
}

/// Cuts what stands in brackets, and all from a bar on: pronouns, maiden names, slogans. A bracket that
/// doesn't close takes the rest along, unless nothing stands before it.
fn without_asides(name: &str) -> String {
    let mut kept = String::with_capacity(name.len());
    let mut open = Vec::new();
    for c in name.chars() {
        match c {
            '(' | '[' | '{' | '<' | '【' | '「' | '『' | '《' | '〈' | '〔' => open.push(kept.len()),
            ')' | ']' | '}' | '>' | '】' | '」' | '』' | '》' | '〉' | '〕' => {
                kept.truncate(open.pop().unwrap_or(kept.len()));
                kept.push(' ');
            }
            c => kept.push(c),
        }
    }
    if let Some(&unclosed) = open.first()
        && kept[..unclosed].contains(char::is_alphanumeric)
    {
        kept.truncate(unclosed);
    }
    let bar = kept.find(['|', '¦', '│', '┃', '∣', '‖', '❘', '❙', '❚']);
    kept.truncate(bar.unwrap_or(kept.len()));
    kept
}

/// Leaves what names are written with: letters, their marks, digits, and the signs within and between
/// words. A hashtag is none of it.
fn without_decorations(name: &str) -> String {
    let mut kept = String::with_capacity(name.len());
    for word in name.split_whitespace().filter(|word| !word.starts_with('#')) {
        let mut chars = word.chars().peekable();
        let mut marks = 0;
        while let Some(c) = chars.next() {
            let is_mark = !c.is_ascii() && is_combining_mark(c);
            marks = if is_mark { marks + 1 } else { 0 };
            let is_key = chars.peek() == Some(&KEYCAP) && !c.is_alphabetic();
            if belongs(c) && marks <= MOST_MARKS && !is_key {
                kept.push(c);
            } else if !is_mark {
                kept.push(' ');
            }
        }
        kept.push(' ');
    }
    let words = kept.split_whitespace().map(undecorated);
    let tidy = words.filter(|word| word.contains(|c: char| c.is_alphanumeric() || c == ','));
    undecorated(&tidy.collect::<Vec<_>>().join(" ")).to_owned()
}

/// Makes an emoji of a digit before it: 1️⃣.
const KEYCAP: char = '\u{20e3}';

/// The most marks that a letter has in any script (three in Hebrew); more are an ornament.
const MOST_MARKS: usize = 3;

/// Tells whether a character can be part of a name.
fn belongs(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric() || matches!(c, '\'' | '-' | '.' | ',' | '&' | '/');
    }
    // Some emoji are letters to Unicode (🅰); their category tells.
    let is_emoji =
        matches!(c.general_category(), GeneralCategory::OtherSymbol | GeneralCategory::EnclosingMark);
    // Underlined and struck through, letter by letter.
    let is_line = matches!(c, '\u{305}' | '\u{332}'..='\u{338}' | '\u{33f}');
    let is_written = c.is_alphanumeric() || is_combining_mark(c) || matches!(c, '’' | '‐' | '·' | '・');
    is_written && !is_emoji && !is_line
}

/// Takes off what stands at the ends for looks: `-Jane-`, `'Jane'`. A name may begin with an apostrophe
/// ('t Hart) or end with a full stop.
fn undecorated(words: &str) -> &str {
    let bare = words
        .trim_start_matches(|c: char| {
            matches!(c, '.' | '-' | '‐' | '/' | '&' | '·' | '・') || (!c.is_ascii() && is_combining_mark(c))
        })
        .trim_end_matches(['-', '‐', '/', '&', '·', '・']);
    let unquoted = bare.strip_prefix(APOSTROPHES).and_then(|rest| rest.strip_suffix(APOSTROPHES));
    unquoted.unwrap_or(bare)
}

const APOSTROPHES: [char; 2] = ['\'', '’'];

/// Tells LinkedIn's stand-ins for a name that it hides, in the languages of the replies: nobody is called so.
fn is_stand_in(name: &str) -> bool {
    matches!(
        name,
        "LinkedIn Member"
            | "LinkedIn User"
            | "LinkedIn-Mitglied"
            | "Membre de LinkedIn"
            | "Utilisateur LinkedIn"
            | "Miembro de LinkedIn"
            | "Usuario de LinkedIn"
            | "Membro di LinkedIn"
            | "Utente LinkedIn"
            | "Utente di LinkedIn"
            | "Membro do LinkedIn"
            | "Usuário do LinkedIn"
            | "Utilizador do LinkedIn"
            | "LinkedIn-lid"
    )
}

/// Recases a name that came in capitals; one with a short word (JO LI, J. DOE) can be meant so.
fn recased(name: &str) -> Option<String> {
    let letters = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count();
    let mut words = name.split(' ');
    let capitals = name.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    if !capitals || words.clone().any(|word| letters(word) < 2) || words.all(|word| letters(word) < 4) {
        return None;
    }
    let mut recased = String::with_capacity(name.len());
    let mut part = String::new();
    for c in name.chars() {
        // O'NEIL has two parts, MA'RUF and В'ЯЧЕСЛАВ have one.
        let within = APOSTROPHES.contains(&c) && (letters(&part) > 1 || !is_latin(&part));
        part.push(c);
        if !(c.is_alphabetic() || is_combining_mark(c) || within) {
            push_capitalised(&mut recased, &part);
            part.clear();
        }
    }
    push_capitalised(&mut recased, &part);
    Some(recased)
}

/// Adds a part of a name with its first letter as it is, and with that of a McDonald.
fn push_capitalised(name: &mut String, part: &str) {
    let (start, rest) = match part.strip_prefix("MC") {
        Some(rest) if rest.len() > 2 => ("Mc", rest),
        _ => ("", part),
    };
    name.push_str(start);
    let mut letters = rest.chars();
    name.extend(letters.next());
    // The rest as one word, since a sigma at its end is another letter; İ alone has two.
    name.push_str(&letters.as_str().replace('İ', "i").to_lowercase());
}

/// Takes off the full stop that ends no abbreviation: Jane., but not Chr. or J.
fn without_full_stop(name: &str) -> &str {
    let bare = name.trim_end_matches('.');
    let word = bare.rsplit(' ').next().unwrap_or_default();
    let is_abbreviation = word.chars().count() <= 3 || is_initial(word);
    if is_abbreviation && !name.ends_with("..") { name } else { bare }
}

fn is_latin(name: &str) -> bool {
    if name.is_ascii() {
        return true;
    }
    let mut letters = name.chars().filter(|c| c.is_alphabetic());
    letters.all(|c| matches!(c.script(), Script::Latin | Script::Common | Script::Inherited))
}

/// `J`, `J.`, `J.R.` and `J.-P.` stand for names; a greeting can't be made of them.
fn is_initial(word: &str) -> bool {
    word.split(['.', '-']).all(|part| part.chars().filter(|c| !is_combining_mark(*c)).count() <= 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_plain_words_are_what_all_rules_make_of_them() {
        let table = include_str!("../tests/names.tsv").split(|c: char| !c.is_alphabetic());
        let words: Vec<&str> = table.filter(|word| !word.is_empty()).collect();
        let mut plain = 0;
        for (first, last) in words.iter().zip(words.iter().skip(1)) {
            for name in [format!("{first} {last}"), format!("{first}7 {last}42")] {
                assert_eq!(greeting_name(&name), by_all_rules(&name), "{name}");
                plain += usize::from(first_of_two(&name).is_some());
            }
        }
        assert!(plain > 300, "{plain} are plain");
    }
}
