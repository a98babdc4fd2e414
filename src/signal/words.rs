//! A note as words: known by their numbers, with what their shape tells.

use std::ops::Range;

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

use super::code::{
    self, ACRONYM, FIRST_WORD, HASH_OF_NOTHING, Id, LIST, MORE, NAME, NUMBER, OTHER, UNKNOWN, hashed,
};

/// A note cut into words, once for all phrases.
#[derive(Debug)]
pub(super) struct Words {
    words: Vec<Word>,
    /// Which words it has, a bit for each number.
    present: [u64; code::WORDS / 64 + 1],
    /// Whether the note has a bracket, a percent sign or a space that no keyboard has.
    pub(super) oddities: bool,
}

/// A word of a note: a run of letters and digits, or one of `% $ € £ @`.
#[derive(Debug)]
struct Word {
    place: Range<usize>,
    id: Id,
    /// Whether a sentence begins here; no phrase runs across.
    begins: bool,
    shape: Shape,
}

/// What the letters of a word look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// No capital at its start.
    Plain,
    /// A capital at its start: `Ghent`.
    Capital,
    /// Two capitals or more, and nothing else: `MIT`.
    Acronym,
    /// A digit at its start: `40k`.
    Number,
}

impl Words {
    /// Cuts a note. Letters are folded to lower case without accents, letters that are only dressed up
    /// (bold, full width) to plain ones; an apostrophe within a word is straight and belongs to it.
    pub(super) fn new(text: &str) -> Self {
        let mut words = Self {
            words: Vec::with_capacity(text.len() / 5 + 1),
            present: [0; code::WORDS / 64 + 1],
            oddities: false,
        };
        let (mut start, mut hash, mut begins, mut ends_line) = (None, HASH_OF_NOTHING, true, false);
        for (at, c) in text.char_indices() {
            let before_letter = || text[at + c.len_utf8()..].starts_with(char::is_alphanumeric);
            let in_word = match c {
                'a'..='z' | 'A'..='Z' | '0'..='9' => true,
                '\'' | '\u{2019}' => start.is_some() && before_letter(),
                c => !c.is_ascii() && (c.is_alphanumeric() || is_combining_mark(c)),
            };
            if in_word {
                start = start.or(Some(at));
                hash = fold(hash, c);
                ends_line = false;
                continue;
            }
            if let Some(start) = start.take() {
                words.close(text, start..at, hash, std::mem::take(&mut begins));
                hash = HASH_OF_NOTHING;
            }
            match c {
                '%' | '$' | '€' | '£' | '@' => {
                    let place = at..at + c.len_utf8();
                    words.close(text, place, fold(HASH_OF_NOTHING, c), std::mem::take(&mut begins));
                    words.oddities |= c == '%';
                }
                '.' => begins |= !before_letter(),
                // A line of mail ends anywhere; a blank one ends a sentence.
                '\n' => begins |= std::mem::replace(&mut ends_line, true),
                '!' | '?' | '…' | ';' | '|' | '•' => begins = true,
                '{' | '[' | '<' | '\u{2004}'..='\u{2008}' => words.oddities = true,
                _ => {}
            }
        }
        if let Some(start) = start {
            words.close(text, start..text.len(), hash, begins);
        }
        words
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// The words that some phrase has, with their numbers.
    pub(super) fn known(&self) -> impl Iterator<Item = (usize, Id)> {
        let words = self.words.iter().map(|word| word.id).enumerate();
        words.filter(|(_, id)| *id != UNKNOWN)
    }

    /// Whether the note may hold what an alternative stands for: surely not, if that is a word and isn't there.
    pub(super) fn may_hold(&self, alternative: u16) -> bool {
        let word = alternative & !MORE;
        let is_word = (FIRST_WORD as u16..LIST).contains(&word);
        !is_word || self.present[word as usize / 64] & (1 << (word % 64)) != 0
    }

    /// Whether a sentence begins at a word, or the note has ended.
    pub(super) fn begins(&self, at: usize) -> bool {
        self.words.get(at).is_none_or(|word| word.begins)
    }

    /// The number of a word.
    pub(super) fn id(&self, at: usize) -> Id {
        self.words.get(at).map_or(UNKNOWN, |word| word.id)
    }

    /// Whether a word is the one of a number, or of the kind that a number stands for.
    pub(super) fn is(&self, at: usize, wanted: Id) -> bool {
        self.words.get(at).is_some_and(|word| match wanted {
            NUMBER => word.shape == Shape::Number,
            NAME => matches!(word.shape, Shape::Capital | Shape::Acronym),
            ACRONYM => word.shape == Shape::Acronym,
            OTHER => !code::is_plain(word.id),
            wanted => word.id == wanted,
        })
    }

    /// Where some of its words stand in the note, in bytes.
    pub(super) fn bytes(&self, words: &Range<usize>) -> Range<usize> {
        match self.words.get(words.clone()) {
            Some([first, .., last]) => first.place.start..last.place.end,
            Some([only]) => only.place.clone(),
            _ => 0..0,
        }
    }

    fn close(&mut self, text: &str, place: Range<usize>, hash: u64, begins: bool) {
        let shape = Shape::of(&text[place.clone()]);
        let id = code::id_of(hash);
        self.present[id as usize / 64] |= 1 << (id % 64);
        self.words.push(Word { place, id, begins, shape });
    }
}

/// Goes on with a word's hash by a letter, folded.
#[inline]
fn fold(hash: u64, c: char) -> u64 {
    match c {
        c if c.is_ascii() => hashed(hash, c.to_ascii_lowercase() as u8),
        '\u{2019}' => hashed(hash, b'\''),
        c => fold_any(hash, c),
    }
}

fn fold_any(mut hash: u64, c: char) -> u64 {
    decompose_compatible(c, |part| {
        for letter in part.to_lowercase().filter(|&letter| !is_combining_mark(letter)) {
            hash = letter.encode_utf8(&mut [0; 4]).bytes().fold(hash, hashed);
        }
    });
    hash
}

impl Shape {
    fn of(letters: &str) -> Self {
        match letters.chars().next() {
            Some(first) if first.is_numeric() => Self::Number,
            Some(first) if first.is_uppercase() => {
                let name =
                    letters.strip_suffix("'s").or(letters.strip_suffix("\u{2019}s")).unwrap_or(letters);
                let acronym = name.len() > 1 && name.chars().all(char::is_uppercase);
                if acronym { Self::Acronym } else { Self::Capital }
            }
            _ => Self::Plain,
        }
    }
}
