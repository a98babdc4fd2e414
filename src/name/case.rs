//! The case of letters: names in capitals or small letters, and family names in capitals.

use super::{APOSTROPHES, Guess, eastern, is_latin_letter, particles};
use crate::text::{self, is_combining_mark};

/// Returns a name whose letters are all in one case with only the first letter of each part in capitals, and what it
/// was in; `None` for any other name. Short words in capitals (`JO LI`, `J. DOE`) are left alone, since they may be
/// initials.
pub(super) fn recased(name: &str) -> Option<(String, Guess)> {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
    let is_all = |is_case: fn(char) -> bool| name.chars().filter(|c| c.is_alphabetic()).all(is_case);
    if is_all(|c| c.is_lowercase() && is_latin_letter(c)) {
        return Some((plain(name, true), Guess::InSmallLetters)).filter(|(recased, _)| recased != name);
    }
    if !is_all(char::is_uppercase) {
        return None;
    }
    let recased = plain(name, true);
    let is_sure = name.split(' ').any(|word| letters(word) > 3) || eastern::is_chinese(&recased);
    is_sure.then_some((recased, Guess::Recased))
}

/// Splits a name that begins with a family name in capitals, as offices write it, into first and family names (DUPUIS
/// Stéphane, LEE Siu Fung).
pub(super) fn split_family_in_front(name: &str) -> Option<(&str, String)> {
    let count = name.split(' ').take_while(|word| is_in_capitals(word)).count();
    let end = name.match_indices(' ').nth(count.checked_sub(1)?)?.0;
    let (family, first) = (&name[..end], &name[end + 1..]);
    (is_family(family, first) && !name.contains(',')).then(|| (first, plain(family, false)))
}

/// Returns a name with the family name at its end out of capitals (Jane DOE); `None` if it isn't in capitals.
pub(super) fn without_family_capitals(name: &str) -> Option<String> {
    let count = name.rsplit(' ').take_while(|word| is_in_capitals(word)).count();
    let start = name.rmatch_indices(' ').nth(count.checked_sub(1)?)?.0;
    let (first, family) = (&name[..start], &name[start + 1..]);
    is_family(family, first).then(|| format!("{first} {}", plain(family, false)))
}

/// Returns whether words in capitals are a family name by their looks, beside a first name that isn't in capitals: one
/// has three letters or more, and a vowel.
fn is_family(words: &str, first: &str) -> bool {
    const VOWELS: [char; 9] = ['A', 'E', 'I', 'O', 'U', 'Y', 'Ø', 'Æ', 'Œ'];
    let is_name = |word: &str| {
        let is_numeral = word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'));
        word.chars().filter(|c| c.is_alphabetic()).count() > 2
            && text::without_marks(word).contains(VOWELS)
            && !is_numeral
    };
    first.contains(char::is_lowercase) && words.split(' ').any(is_name)
}

fn is_in_capitals(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    word.contains(char::is_alphabetic) && letters.all(char::is_uppercase) && !word.contains(['.', '/', ','])
}

/// Returns words with only the first letter of each part in capitals, but particles within them in small letters;
/// `begins` says that they begin the name.
fn plain(words: &str, begins: bool) -> String {
    let words: Vec<&str> = words.split(' ').collect();
    let cased = words.iter().enumerate().map(|(index, word)| {
        let lower = word.to_lowercase();
        let is_inner = (index > 0 || !begins) && index + 1 < words.len();
        // El Khattabi.
        let is_small = particles::is_particle(&lower, "") && lower != "el";
        if is_inner && is_small { lower } else { with_capitals(word) }
    });
    cased.collect::<Vec<_>>().join(" ")
}

/// Returns a word with only the first letter of each part in capitals.
fn with_capitals(word: &str) -> String {
    let mut recased = String::with_capacity(word.len());
    let mut part = String::new();
    // Counted along, since a word may be long and have an apostrophe after each letter.
    let (mut letters, mut is_all_latin) = (0, true);
    for c in word.chars() {
        // O'NEIL has two parts, MA'RUF and В'ЯЧЕСЛАВ have one.
        let is_inner = APOSTROPHES.contains(&c) && (letters > 1 || !is_all_latin);
        part.push(c);
        if c.is_alphabetic() {
            letters += 1;
            is_all_latin &= is_latin_letter(c);
        }
        if !(c.is_alphabetic() || is_combining_mark(c) || is_inner) {
            recased.push_str(&capitalised(&part));
            part.clear();
            (letters, is_all_latin) = (0, true);
        }
    }
    recased.push_str(&capitalised(&part));
    recased
}

/// Returns a part of a name in lower case but for its first letter and, as in McDonald, the one after `Mc`.
pub(super) fn capitalised(part: &str) -> String {
    let (start, rest) = match part.split_at_checked(2) {
        Some((mc, rest)) if mc.eq_ignore_ascii_case("mc") && rest.len() > 2 => ("Mc", rest),
        _ => ("", part),
    };
    let mut letters = rest.chars();
    // ß alone would become two characters.
    let upper =
        |c: char| if c.to_uppercase().count() == 1 { c.to_uppercase().collect() } else { c.to_string() };
    let first: String = letters.next().map(upper).unwrap_or_default();
    // The rest is one word, since a sigma at its end is another letter. İ alone would become two characters.
    let rest = letters.as_str().replace('İ', "i").to_lowercase();
    [start, &first, &rest].concat()
}
