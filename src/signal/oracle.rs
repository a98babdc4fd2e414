//! Another way to find phrases: try each at each word, as it is written. Slow and plain, so that the search
//! can be held against it.

use std::collections::BTreeMap;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::lists::LISTS;
use super::phrase;
use super::tables::TABLES;
use super::words::Words;

/// The words of a note as the phrases have them, and whether a sentence begins with each.
struct Plain<'n> {
    words: Vec<(&'n str, String, bool)>,
}

impl<'n> Plain<'n> {
    fn new(note: &'n str, words: &Words) -> Self {
        let word = |at: usize| {
            let given = &note[words.bytes(&(at..at + 1))];
            let folded = given.replace('\u{2019}', "'");
            let folded = folded.nfkd().flat_map(char::to_lowercase).filter(|&c| !is_combining_mark(c));
            (given, folded.collect(), words.begins(at))
        };
        Self { words: (0..words.len()).map(word).collect() }
    }

    /// Every place where a phrase ends that begins at a word.
    fn ends(&self, phrase: &str, start: usize) -> Vec<usize> {
        let mut places = vec![start];
        for element in phrase.split(' ') {
            let go = |at: usize| match element {
                ".." => self.within(start, at, 3),
                "..." => self.within(start, at, 7),
                "." => self.within(start, at, 0).into_iter().filter(|&at| !self.goes_on(start, at)).collect(),
                element => match element.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                    Some(optional) => self.after(optional, start, at).into_iter().chain([at]).collect(),
                    None => self.after(element, start, at),
                },
            };
            places = places.into_iter().flat_map(go).collect();
            places.sort_unstable();
            places.dedup();
        }
        places
    }

    fn goes_on(&self, start: usize, at: usize) -> bool {
        at < self.words.len() && (at == start || !self.words[at].2)
    }

    fn within(&self, start: usize, at: usize, most: usize) -> Vec<usize> {
        (at..=at + most).take_while(|&to| (at..to).all(|word| self.goes_on(start, word))).collect()
    }

    fn after(&self, element: &str, start: usize, at: usize) -> Vec<usize> {
        let alternatives = element.split('|').flat_map(|alternative| {
            let list = LISTS.iter().find(|(name, _)| *name == alternative);
            list.map_or(alternative, |(_, words)| words).split('|')
        });
        let end = |words: &str| {
            words
                .split('_')
                .try_fold(at, |at, wanted| (self.goes_on(start, at) && self.is(at, wanted)).then_some(at + 1))
        };
        alternatives.filter_map(end).collect()
    }

    fn is(&self, at: usize, wanted: &str) -> bool {
        let (given, folded, _) = &self.words[at];
        let capital = given.starts_with(char::is_uppercase);
        let name = given.replace('\u{2019}', "'");
        let name = name.strip_suffix("'s").unwrap_or(&name);
        match wanted {
            "#" => given.starts_with(char::is_numeric),
            "Name" => capital,
            "Other" => !LISTS
                .iter()
                .any(|(list, words)| *list == "PLAIN" && words.split('|').any(|word| word == folded)),
            "NAME" => capital && name.len() > 1 && name.chars().all(char::is_uppercase),
            wanted => folded == wanted,
        }
    }
}

#[test]
fn the_search_finds_what_trying_every_phrase_finds() {
    let notes = include_str!("../../tests/notes.jsonl").lines().step_by(11).map(|line| {
        let note: serde_json::Value = serde_json::from_str(line).expect("a note");
        note["text"].as_str().expect("a text").to_owned()
    });
    let mut compared = 0;
    for note in notes {
        let words = Words::new(&note);
        let plain = Plain::new(&note, &words);
        let mut tried: BTreeMap<usize, Vec<Range<usize>>> = BTreeMap::new();
        for (clue, phrases) in TABLES.iter().copied().flatten().map(|clue| clue.phrases).enumerate() {
            for phrase in phrases.lines().map(str::trim).filter(|phrase| !phrase.is_empty()) {
                let places = (0..words.len())
                    .flat_map(|start| plain.ends(phrase, start).into_iter().map(move |end| start..end));
                let places: Vec<_> = places.collect();
                if !places.is_empty() {
                    tried.entry(clue).or_default().extend(places);
                }
            }
        }
        let mut found = BTreeMap::new();
        phrase::find_numbered(&words, |clue, place| {
            assert!(found.insert(clue, place).is_none(), "clue {clue} is found once");
        });
        assert_eq!(found.keys().collect::<Vec<_>>(), tried.keys().collect::<Vec<_>>(), "{note}");
        for (clue, place) in &found {
            assert!(tried[clue].contains(place), "{place:?} of {clue} in {note}");
            compared += 1;
        }
    }
    assert!(compared > 100, "{compared} clues are enough to compare");
}

/// The phrases of each clue, by its number.
fn phrases() -> impl Iterator<Item = (usize, &'static str)> {
    let clues = TABLES.iter().copied().flatten().enumerate();
    let phrases =
        clues.flat_map(|(clue, table)| table.phrases.lines().map(move |phrase| (clue, phrase.trim())));
    phrases.filter(|(_, phrase)| !phrase.is_empty())
}

#[test]
fn every_phrase_is_found_in_its_own_words() {
    for (clue, phrase) in phrases() {
        let word = |element: &str| {
            let first = element.split('|').next_back().unwrap_or_default();
            let first = LISTS.iter().find(|(name, _)| *name == first).map_or(first, |(_, words)| words);
            let first = first.split('|').next().unwrap_or_default();
            first
                .replace('_', " ")
                .replace('#', "7")
                .replace("NAME", "MIT")
                .replace("Name", "Ghent")
                .replace("Other", "lemon")
        };
        for with_optional in [true, false] {
            let words = phrase.split(' ').map(|element| match element {
                "." | ".." | "..." => String::new(),
                element => match element.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                    Some(optional) if with_optional => word(optional),
                    Some(_) => String::new(),
                    None => word(element),
                },
            });
            let note = words.collect::<Vec<_>>().join(" ");
            let mut found = false;
            phrase::find_numbered(&Words::new(&note), |number, _| found |= number == clue);
            assert!(found, "{phrase}, in {note:?}");
        }
    }
}

#[test]
fn phrases_are_written_as_they_are_read() {
    let lists = LISTS.iter().map(|(_, words)| *words);
    let mut seen = std::collections::BTreeSet::new();
    let mut wrong = Vec::new();
    for phrase in lists.clone().chain(phrases().map(|(_, phrase)| phrase)) {
        let plain: String = phrase.nfkd().filter(|&c| !is_combining_mark(c)).collect();
        if plain != phrase {
            wrong.push(format!("{phrase}: accents are left out"));
        }
        if !seen.insert(phrase) {
            wrong.push(format!("{phrase}: it stands twice"));
        }
        for word in phrase.split([' ', '|', '_', '[', ']']).filter(|word| !word.is_empty()) {
            let list = LISTS.iter().any(|(name, _)| *name == word);
            let sign = list || ["#", ".", "..", "...", "Name", "NAME", "Other"].contains(&word);
            if !sign && (word.to_lowercase() != word || Words::new(word).len() != 1) {
                wrong.push(format!("{phrase}: {word} is no word in lower case"));
            }
            if list && (phrase.contains(&format!("{word}_")) || phrase.contains(&format!("_{word}"))) {
                wrong.push(format!("{phrase}: {word} stands for words of its own"));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
    assert!(lists.clone().all(|words| !words.contains([' ', '['])), "a list holds words alone");
}
