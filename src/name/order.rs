//! Names that begin with the family name, as in Hungary, Vietnam and Korea.

use std::ops::RangeInclusive;

use super::{case, eastern};
use crate::text::WordList;

/// A name whose family name is behind the first and out of capitals.
pub(super) struct Ordered {
    pub(super) name: String,
    /// The length of the first names in bytes, if it is certain.
    pub(super) first: Option<usize>,
    /// Whether the family name was in front.
    pub(super) is_turned: bool,
}

impl Ordered {
    fn turned(first: &str, family: &str) -> Self {
        Self { name: format!("{first} {family}"), first: Some(first.len()), is_turned: true }
    }

    fn in_place(name: String) -> Self {
        Self { name, first: None, is_turned: false }
    }

    /// Returns the family name, and the whole name as its bearer has it, of a Chinese or Korean, whose family name
    /// stands in front in a whole name everywhere.
    pub(super) fn eastern(&self) -> Option<(&str, String)> {
        let (first, family) = self.name.split_at_checked(self.first?)?;
        let family = family.trim_start();
        (self.is_turned && eastern::is_whole_name(family, first))
            .then(|| (family, format!("{family} {first}")))
    }
}

/// Puts a family name behind the first name and out of capitals: DUPUIS Stéphane, Kovács Anikó, Kim Tae-sik, Jane DOE.
/// `None` for a name that stands as it should, or whose order isn't certain. `is_first_in_front` says that the name
/// came as "Last, First", and was turned round.
pub(super) fn put_right(name: &str, is_first_in_front: bool) -> Option<Ordered> {
    let in_capitals = case::split_family_in_front(name).filter(|_| !is_first_in_front);
    if let Some((first, family)) = in_capitals {
        let whole = format!("{family} {first}");
        let is_vietnamese = eastern::is_vietnamese(&whole);
        return Some(if is_vietnamese { Ordered::in_place(whole) } else { Ordered::turned(first, &family) });
    }
    turned(name).or_else(|| case::without_family_capitals(name).map(Ordered::in_place))
}

/// Returns a name that begins with the family name, with the given names in front, and how long those are if that is
/// certain: in Hungary, in offices of many countries (Rossi Gianmarco, Popescu Andrei), in Korea and among the Chinese of
/// South-East Asia (Tan Wei Ling).
fn turned(name: &str) -> Option<Ordered> {
    let words: Vec<&str> = name.split(' ').collect();
    let is_given = |word: &&str| HUNGARIAN_GIVEN.contains(word);
    let given = match words[..] {
        [first, .., last] if is_wife(first) && !is_wife(last) => 1,
        [first, ref rest @ ..] if has_ending(first) && !rest.iter().any(|word| has_ending(word)) => {
            // The first of the given names is the one that people are called by.
            let name = format!("{} {first}", rest.join(" "));
            return (!rest.is_empty()).then_some(Ordered { name, first: None, is_turned: true });
        }
        // Kovács László Zsolt, Molnárné Kiss Erzsébet.
        [first, .., last] if is_given(&last) && !is_given(&first) => {
            let may_be_given = |word: &&&str| is_given(word) || is_in_front(first) && !is_in_front(word);
            words.iter().rev().take(2).take_while(may_be_given).count()
        }
        [family, given] if is_in_front(family) && !is_in_front(given) => 1,
        _ => eastern::given_behind(&words),
    };
    let (family, given) = words.split_at(words.len() - given);
    (!given.is_empty()).then(|| Ordered::turned(&given.join(" "), &family.join(" ")))
}

/// Returns whether a word is the name of a Hungarian's wife (Vargáné), and no René.
fn is_wife(word: &str) -> bool {
    word.ends_with("né") && !WordList("René Dieudonné Irené Chaîné").contains(word)
}

/// Returns whether a word ends as family names do, and no first name does (Popescu, Adamczyk).
fn has_ending(word: &str) -> bool {
    // In bytes. Bounded, as a word may be as long as it likes; two letters or more stand before an ending.
    const LENGTHS: RangeInclusive<usize> = 3..=10;
    let first = word.char_indices().nth(2).map_or(word.len(), |(at, _)| at);
    let starts = LENGTHS.filter_map(|length| word.len().checked_sub(length)).filter(|start| *start >= first);
    starts.filter_map(|start| word.get(start..)).any(|end| ENDINGS.contains(end))
}

/// Returns whether a word, or a part of it, is a family name that is no first name.
fn is_in_front(word: &str) -> bool {
    word.split('-').any(|part| FAMILIES.contains(part))
}

/// Returns how long the given names are in front of a word for "child of" (Ahmad Fadzil bin Othman), or of a Korean
/// or Chinese family name (Jae Hyun Choi, Chun Kit Lau).
pub(super) fn given_in_front(name: &str) -> Option<usize> {
    const MAX_WORDS: usize = 3;
    let words: Vec<&str> = name.splitn(MAX_WORDS + 2, ' ').collect();
    let is_child_of = |word: &&str| {
        WordList("bin binti bint binte bte bt b. bt. a/p a/l s/o d/o").contains(word.to_lowercase())
    };
    let count = match words[..] {
        [one, two, family] if eastern::is_given_name(one, two, family) => 2,
        _ => words.iter().take(MAX_WORDS + 1).position(is_child_of).filter(|count| *count > 0)?,
    };
    Some(words[..count].join(" ").len())
}

/// Endings of family names that no first name has.
const ENDINGS: WordList = WordList(include_str!("lists/family-endings.txt"));

/// Given names in the spelling of Hungary alone, so that they turn round no name of elsewhere (Maria Roland).
const HUNGARIAN_GIVEN: WordList = WordList(include_str!("lists/hungarian-given-names.txt"));

/// Family names of Italy, Hungary, Poland, Romania, Czechia, Croatia and Japan that are no first names.
const FAMILIES: WordList = WordList(include_str!("lists/families.txt"));
