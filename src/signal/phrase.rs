//! Phrases: how the tables write them, and how a note is searched for all of them.
//!
//! A phrase is words between spaces, in lower case without accents. A note may have commas, quotes and
//! hyphens between them (`white label` finds `white-label`), never the end of a sentence.
//!
//! | written | stands for |
//! |---|---|
//! | `lead\|sales` | either |
//! | `web_design\|seo` | either, the first of two words |
//! | `[a\|the]` | one of them, or nothing |
//! | `..`, `...` | up to 3, up to 7 words of any kind |
//! | `BUYERS` | any of a list of [`super::lists`] |
//! | `#` | a number |
//! | `Name`, `NAME` | a word with a capital at its start; one of capitals |
//! | `Other` | a word that isn't in the list `PLAIN` |
//! | `.` | the end of a sentence or of the note |

use std::ops::Range;

use super::clues::Says;
use super::code::{self, CODE, END, GAP, LENGTH, LIST, LIST_STARTS, MORE, OPTIONAL, SAYS, STOP, UNKNOWN};
use super::words::Words;

/// Calls `found` with what each clue says that a note holds, once, and the words where it first stands.
pub(super) fn find(words: &Words, mut found: impl FnMut(Says, Range<usize>)) {
    find_numbered(words, |clue, place| found(SAYS[clue], place));
}

/// The same by the clues' numbers.
pub(super) fn find_numbered(words: &Words, mut found: impl FnMut(usize, Range<usize>)) {
    let mut seen = [false; SAYS.len()];
    for (at, id) in words.known() {
        let reader = Reader { words, from: at };
        for phrase in code::listed_under(id) {
            let clue = phrase.clue as usize;
            if !seen[clue]
                && reader.may_have(phrase.other)
                && let Some(start) = reader.read(Way::Back, phrase.back as usize, at)
                && let Some(end) = reader.read(Way::Forth, phrase.forth as usize, at)
            {
                seen[clue] = true;
                found(clue, start..end);
            }
        }
    }
}

/// A phrase being read from one of its words on, forth or back.
#[derive(Clone, Copy)]
struct Reader<'w> {
    words: &'w Words,
    from: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Forth,
    Back,
}

impl Reader<'_> {
    /// Whether the note has a word that an element needs, wherever it stands: most phrases end here.
    fn may_have(self, element: u16) -> bool {
        let Some(&head) = CODE.get(element as usize) else { return true };
        let alternatives = &CODE[element as usize + 1..][..(head & LENGTH) as usize];
        alternatives.iter().any(|&alternative| self.words.may_hold(alternative))
    }

    /// Reads the rest of a phrase's code at a place between two words; gives the place where it ends.
    fn read(self, way: Way, code: usize, at: usize) -> Option<usize> {
        let head = CODE[code];
        if head == END {
            return Some(at);
        }
        let (kind, length) = (head & !LENGTH, (head & LENGTH) as usize);
        match kind {
            STOP => self.step(way, at).is_none().then(|| self.read(way, code + 1, at))?,
            GAP => self.read_after_gap(way, length, code + 1, at),
            _ => {
                let after = code + 1 + length;
                let found = self.read_either(way, &CODE[code + 1..after], after, at);
                if kind == OPTIONAL { found.or_else(|| self.read(way, after, at)) } else { found }
            }
        }
    }

    /// Skips as few words as it can, at most so many.
    fn read_after_gap(self, way: Way, most: usize, code: usize, mut at: usize) -> Option<usize> {
        for _ in 0..most {
            if let Some(end) = self.read(way, code, at) {
                return Some(end);
            }
            (_, at) = self.step(way, at)?;
        }
        self.read(way, code, at)
    }

    /// Reads one of the alternatives, then the rest of the phrase.
    fn read_either(self, way: Way, alternatives: &[u16], rest: usize, at: usize) -> Option<usize> {
        let (word, next) = self.step(way, at)?;
        let id = self.words.id(word);
        let is_here = |wanted: u16| wanted == id || (wanted <= UNKNOWN && self.words.is(word, wanted));
        let mut others = alternatives;
        while let [first, after @ ..] = others {
            let end = if *first < LIST {
                others = after;
                if !is_here(*first) {
                    continue;
                }
                self.read(way, rest, next)
            } else if first & MORE == 0 {
                others = after;
                let list = (first & !LIST) as usize;
                let words = &CODE[LIST_STARTS[list] as usize..LIST_STARTS[list + 1] as usize];
                self.read_either(way, words, rest, at)
            } else {
                let more = after.iter().take_while(|&word| word & MORE != 0).count();
                let words;
                (words, others) = others.split_at(more + 2);
                let nearest = match way {
                    Way::Forth => first & !MORE,
                    Way::Back => after[more],
                };
                if !is_here(nearest) {
                    continue;
                }
                self.read_words(way, words, at).and_then(|at| self.read(way, rest, at))
            };
            if end.is_some() {
                return end;
            }
        }
        None
    }

    fn read_words(self, way: Way, words: &[u16], at: usize) -> Option<usize> {
        let one = |at, wanted: &u16| {
            let (word, next) = self.step(way, at)?;
            self.words.is(word, wanted & !MORE).then_some(next)
        };
        match way {
            Way::Forth => words.iter().try_fold(at, one),
            Way::Back => words.iter().rev().try_fold(at, one),
        }
    }

    /// The next word of the same sentence, and the place after it.
    fn step(self, way: Way, at: usize) -> Option<(usize, usize)> {
        match way {
            Way::Forth => {
                (at < self.words.len() && (at == self.from || !self.words.begins(at))).then_some((at, at + 1))
            }
            Way::Back => (at > 0 && !self.words.begins(at)).then(|| (at - 1, at - 1)),
        }
    }
}
