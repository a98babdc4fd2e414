//! Makes the tables ready to be searched, when the program is compiled: a draft without a note pays
//! nothing for them, and reading a note costs little more than its words. Built at run time, an automaton
//! over these phrases would cost more than the rest of a draft.

use super::clues::{Clue, Says};
use super::code::{
    ACRONYM, BUCKETS, END, FIRST_WORD, GAP, HASH_OF_NOTHING, Id, LIST, MORE, NAME, NEEDED, NUMBER, OPTIONAL,
    OTHER, Phrase, STOP, UNKNOWN, bucket, hashed, tag,
};
use super::lists::{COMMON, LISTS};
use super::tables::TABLES;

/// How many clues there are.
pub(super) const CLUES: usize = {
    let (mut count, mut table) = (0, 0);
    while table < TABLES.len() {
        count += TABLES[table].len();
        table += 1;
    }
    count
};

/// What each clue says.
pub(super) const SAYINGS: [Says; CLUES] = {
    let mut says = [Says::Default; CLUES];
    let (mut count, mut table) = (0, 0);
    while table < TABLES.len() {
        let mut clue = 0;
        while clue < TABLES[table].len() {
            says[count] = TABLES[table][clue].says;
            (clue, count) = (clue + 1, count + 1);
        }
        table += 1;
    }
    says
};

/// The number of the list of words that `Other` leaves out.
pub(super) const PLAIN: Id = named(b"PLAIN", 0, 5) & !LIST;

/// All that is made of the tables.
#[allow(long_running_const_eval, reason = "a second or two")]
pub(super) const MADE: Maker = Maker::make();

const MOST_WORDS: usize = 6_000;

/// What is being made, in more room than it needs.
pub(super) struct Maker {
    /// Numbers are given out: before, words are only gathered.
    numbered: bool,
    hashes: [u64; MOST_WORDS],
    pub(super) tags: [u32; MOST_WORDS],
    pub(super) bucket_starts: [u16; BUCKETS + 1],
    pub(super) common: [bool; MOST_WORDS],
    pub(super) words: usize,
    pub(super) code: [u16; 32_000],
    pub(super) code_len: usize,
    pub(super) list_starts: [u16; LISTS.len() + 1],
    pub(super) phrases: [Phrase; 3_000],
    pub(super) phrase_len: usize,
    /// Words, and the phrases that are listed under them, in the tables' order.
    pub(super) listed: [(Id, u16); 8_000],
    pub(super) listed_len: usize,
}

impl Maker {
    const fn make() -> Self {
        let mut maker = Self {
            numbered: false,
            hashes: [0; MOST_WORDS],
            tags: [0; MOST_WORDS],
            bucket_starts: [0; BUCKETS + 1],
            common: [false; MOST_WORDS],
            words: FIRST_WORD,
            code: [END; 32_000],
            code_len: 0,
            list_starts: [0; LISTS.len() + 1],
            phrases: [Phrase { clue: 0, back: 0, forth: 0, other: END }; 3_000],
            phrase_len: 0,
            listed: [(0, 0); 8_000],
            listed_len: 0,
        };
        maker.tables();
        maker.number();
        maker.tables();
        maker
    }

    /// Goes through lists and tables: at first for their words, then for all.
    const fn tables(&mut self) {
        (self.code_len, self.phrase_len, self.listed_len) = (0, 0, 0);
        self.alternatives(COMMON.as_bytes(), 0, COMMON.len());
        while self.numbered && self.code_len > 0 {
            self.code_len -= 1;
            self.common[self.code[self.code_len] as usize] = true;
        }
        self.code_len = 0;
        let mut list = 0;
        while list < LISTS.len() {
            self.list_starts[list] = self.code_len as u16;
            let words = LISTS[list].1.as_bytes();
            self.alternatives(words, 0, words.len());
            list += 1;
        }
        self.list_starts[list] = self.code_len as u16;
        let (mut count, mut table) = (0, 0);
        while table < TABLES.len() {
            let mut clue = 0;
            while clue < TABLES[table].len() {
                self.clue(&TABLES[table][clue], count);
                (clue, count) = (clue + 1, count + 1);
            }
            table += 1;
        }
    }

    /// Numbers the words that were gathered, bucket by bucket.
    const fn number(&mut self) {
        let mut free = [0; BUCKETS + 1];
        let mut at = FIRST_WORD;
        while at < self.words {
            free[bucket(self.hashes[at]) + 1] += 1;
            at += 1;
        }
        free[0] = FIRST_WORD as u16;
        at = 0;
        while at < BUCKETS {
            free[at + 1] += free[at];
            at += 1;
        }
        self.bucket_starts = free;
        at = FIRST_WORD;
        while at < self.words {
            let free = &mut free[bucket(self.hashes[at])];
            self.tags[*free as usize] = tag(self.hashes[at]);
            *free += 1;
            at += 1;
        }
        self.numbered = true;
    }

    const fn clue(&mut self, clue: &Clue, number: u16) {
        let text = clue.phrases.as_bytes();
        let mut at = 0;
        while at < text.len() {
            let end = find(text, b'\n', at, text.len());
            while at < end && text[at] == b' ' {
                at += 1;
            }
            if at < end {
                self.phrase(text, at, end, number);
            }
            at = end + 1;
        }
    }

    /// Adds a phrase: the elements before the rarest needed one in reverse, an end, then the others.
    const fn phrase(&mut self, text: &[u8], from: usize, to: usize, clue: u16) {
        let mut starts = [0; MOST_ELEMENTS + 1];
        let (mut elements, mut at) = (0, from);
        let base = self.code_len;
        while at < to {
            let end = find(text, b' ', at, to);
            starts[elements] = self.code_len - base;
            self.element(text, at, end);
            (elements, at) = (elements + 1, end + 1);
        }
        starts[elements] = self.code_len - base;
        if !self.numbered {
            self.code_len = base;
            return;
        }
        let mut made = [0; MOST_CODE];
        at = 0;
        while base + at < self.code_len {
            made[at] = self.code[base + at];
            at += 1;
        }
        let rarest = self.rarest(&made, &starts, elements, elements);
        assert!(rarest < elements, "a phrase needs a word that it can be found by");
        let next = self.rarest(&made, &starts, elements, rarest);
        self.list(&made, starts[rarest] + 1, starts[rarest + 1]);
        self.code_len = base;
        let (mut element, mut other) = (rarest, END);
        while element > 0 {
            element -= 1;
            if element == next {
                other = self.code_len as u16;
            }
            self.put(&made, starts[element], starts[element + 1]);
        }
        self.push(END);
        let forth = self.code_len as u16;
        if rarest < next && next < elements {
            other = forth + (starts[next] - starts[rarest]) as u16;
        }
        self.put(&made, starts[rarest], starts[elements]);
        self.push(END);
        self.phrases[self.phrase_len] = Phrase { clue, back: base as u16, forth, other };
        self.phrase_len += 1;
    }

    const fn push(&mut self, code: u16) {
        self.code[self.code_len] = code;
        self.code_len += 1;
    }

    const fn put(&mut self, code: &[u16], mut from: usize, to: usize) {
        while from < to {
            self.push(code[from]);
            from += 1;
        }
    }

    const fn element(&mut self, text: &[u8], from: usize, to: usize) {
        let head = self.code_len;
        self.push(match (text[from], to - from) {
            (b'.', 1) => STOP,
            (b'.', 2) => GAP | 3,
            (b'.', _) => GAP | 7,
            (b'[', _) => OPTIONAL,
            _ => NEEDED,
        });
        match text[from] {
            b'.' => return,
            b'[' => self.alternatives(text, from + 1, to - 1),
            _ => self.alternatives(text, from, to),
        }
        self.code[head] |= (self.code_len - head - 1) as u16;
    }

    /// Adds the numbers of alternatives: `free|no_cost|BUYERS`.
    const fn alternatives(&mut self, text: &[u8], from: usize, to: usize) {
        let (mut start, mut hash, mut at) = (from, HASH_OF_NOTHING, from);
        while at <= to {
            let ends = at == to || matches!(text[at], b'|' | b'_');
            if ends {
                assert!(at > start, "a phrase has an empty word");
                let more = at < to && text[at] == b'_';
                let id = match text[start] {
                    b'#' => NUMBER,
                    b'A'..=b'Z' => named(text, start, at),
                    _ => self.word(hash),
                };
                self.push(if more { id | MORE } else { id });
                (start, hash) = (at + 1, HASH_OF_NOTHING);
            } else {
                hash = hashed(hash, text[at]);
            }
            at += 1;
        }
    }

    /// The number of a word, or, as long as none are given out, gathers it.
    const fn word(&mut self, hash: u64) -> Id {
        if self.numbered {
            let mut at = self.bucket_starts[bucket(hash)];
            while self.tags[at as usize] != tag(hash) {
                at += 1;
            }
            return at;
        }
        // The buckets serve as heads of chains, the tags as links.
        let mut at = self.bucket_starts[bucket(hash)] as usize;
        while at != 0 && self.hashes[at] != hash {
            at = self.tags[at] as usize;
        }
        if at == 0 {
            self.hashes[self.words] = hash;
            self.tags[self.words] = self.bucket_starts[bucket(hash)] as u32;
            self.bucket_starts[bucket(hash)] = self.words as u16;
            self.words += 1;
        }
        UNKNOWN
    }
}

/// The most elements that a phrase may have, and the most code.
const MOST_ELEMENTS: usize = 24;
const MOST_CODE: usize = 400;

/// The number of a kind of words or of a list, by its name.
const fn named(text: &[u8], from: usize, to: usize) -> Id {
    if is_at(b"Name", text, from, to) {
        return NAME;
    }
    if is_at(b"NAME", text, from, to) {
        return ACRONYM;
    }
    if is_at(b"Other", text, from, to) {
        return OTHER;
    }
    let mut list = 0;
    while !is_at(LISTS[list].0.as_bytes(), text, from, to) {
        list += 1;
        assert!(list < LISTS.len(), "a phrase names a list that isn't there");
    }
    LIST | list as Id
}

const fn is_at(name: &[u8], text: &[u8], from: usize, to: usize) -> bool {
    let mut at = 0;
    while at < name.len() && from + at < to && name[at] == text[from + at] {
        at += 1;
    }
    at == name.len() && from + at == to
}

/// Where a byte stands first, else the end.
const fn find(text: &[u8], byte: u8, mut at: usize, to: usize) -> usize {
    while at < to && text[at] != byte {
        at += 1;
    }
    at
}

/// The first so many.
pub(super) const fn cut<T: Copy, const N: usize>(from: &[T]) -> [T; N] {
    let mut to = [from[0]; N];
    let mut at = 0;
    while at < N {
        to[at] = from[at];
        at += 1;
    }
    to
}
