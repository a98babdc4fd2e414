//! Under which words a phrase is listed, chosen when the program is compiled.

use super::code::{FIRST_WORD, Id, LENGTH, LIST, MORE, NEEDED, Phrase};
use super::compile::{MADE, Maker};

/// The phrases listed under each word, and where those of a word begin.
#[allow(long_running_const_eval, reason = "it asks for the above")]
pub(super) const LISTING: ([Phrase; MADE.listed_len], [u16; MADE.words + 1]) = listing();

impl Maker {
    /// The needed element with the fewest and rarest first words, but for one; `elements` if there is none.
    pub(super) const fn rarest(&self, made: &[u16], starts: &[usize], elements: usize, but: usize) -> usize {
        let (mut rarest, mut least, mut element) = (elements, NEVER, 0);
        while element < elements {
            if element != but && made[starts[element]] & !LENGTH == NEEDED {
                let cost = self.cost(made, starts[element] + 1, starts[element + 1]);
                if cost < least {
                    (rarest, least) = (element, cost);
                }
            }
            element += 1;
        }
        rarest
    }

    const fn cost(&self, code: &[u16], from: usize, to: usize) -> usize {
        let (mut cost, mut at) = (0, from);
        while at < to {
            let word = code[at] & !MORE;
            cost += if word & LIST != 0 {
                let list = (word & !LIST) as usize;
                self.cost(&self.code, self.list_starts[list] as usize, self.list_starts[list + 1] as usize)
            } else if (word as usize) < FIRST_WORD {
                NEVER
            } else if self.common[word as usize] {
                100
            } else {
                1
            };
            at = after(code, at);
        }
        cost
    }

    /// Lists the phrase that is being made under the first words of an element, under each once.
    pub(super) const fn list(&mut self, code: &[u16], from: usize, to: usize) {
        let mut at = from;
        while at < to {
            let word = code[at] & !MORE;
            if word & LIST != 0 {
                let list = (word & !LIST) as usize;
                let mut of_list = self.list_starts[list] as usize;
                while of_list < self.list_starts[list + 1] as usize {
                    self.list_under(self.code[of_list] & !MORE);
                    of_list = after(&self.code, of_list);
                }
            } else {
                self.list_under(word);
            }
            at = after(code, at);
        }
    }

    const fn list_under(&mut self, word: Id) {
        let phrase = self.phrase_len as u16;
        let mut at = self.listed_len;
        while at > 0 && self.listed[at - 1].1 == phrase {
            at -= 1;
            if self.listed[at].0 == word {
                return;
            }
        }
        self.listed[self.listed_len] = (word, phrase);
        self.listed_len += 1;
    }
}

/// What a kind of words costs, under which nothing can be listed.
const NEVER: usize = 1_000_000;

/// Where the next alternative begins.
const fn after(code: &[u16], mut at: usize) -> usize {
    while code[at] & MORE != 0 {
        at += 1;
    }
    at + 1
}

/// Sorts the listed phrases by their words: counts those of each word, adds up, fills from each start.
const fn listing() -> ([Phrase; MADE.listed_len], [u16; MADE.words + 1]) {
    let made = &MADE;
    let mut starts = [0; MADE.words + 1];
    let mut at = 0;
    while at < made.listed_len {
        starts[made.listed[at].0 as usize + 1] += 1;
        at += 1;
    }
    at = 0;
    while at < made.words {
        starts[at + 1] += starts[at];
        at += 1;
    }
    let mut listed = [made.phrases[0]; MADE.listed_len];
    let mut free = starts;
    at = 0;
    while at < made.listed_len {
        let (word, phrase) = made.listed[at];
        listed[free[word as usize] as usize] = made.phrases[phrase as usize];
        free[word as usize] += 1;
        at += 1;
    }
    (listed, starts)
}
