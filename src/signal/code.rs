//! What the tables become when the program is compiled, and how a word is found in it.
//!
//! Each phrase becomes numbers, and is listed under the rarest words that it can't do without: under
//! `companies` and its like in `we help BUYERS`, not under `we`. Neither phrases nor words get into the
//! program as text: a word is known by 42 bits of its hash, and one in a thousand million is taken for
//! another.

use super::clues::Says;
use super::compile::{CLUES, MADE, PLAIN, SAYINGS, cut};
use super::listing::LISTING;
use super::lists::LISTS;

/// A word's number. The first stand for a kind of words.
pub(super) type Id = u16;

/// `#`.
pub(super) const NUMBER: Id = 0;
/// `Name`.
pub(super) const NAME: Id = 1;
/// `NAME`.
pub(super) const ACRONYM: Id = 2;
/// `Other`.
pub(super) const OTHER: Id = 3;
/// A word that no phrase has.
pub(super) const UNKNOWN: Id = 4;
/// The number of the first word of a phrase.
pub(super) const FIRST_WORD: usize = 5;

// The code of a phrase: elements, each a head and what it holds, and an end. An element holds words'
// numbers. Of words that belong together all but the last say that more follow.

/// Set in the number of a word that another follows.
pub(super) const MORE: u16 = 0x8000;
/// Set in the number of a list.
pub(super) const LIST: u16 = 0x4000;
/// The end of a phrase.
pub(super) const END: u16 = 0xffff;
/// A head: one of the words is needed; the lower bits say how many numbers follow.
pub(super) const NEEDED: u16 = 0x0000;
/// A head: one of the words, or none.
pub(super) const OPTIONAL: u16 = 0x4000;
/// A head: up to so many words of any kind.
pub(super) const GAP: u16 = 0x8000;
/// A head: the end of a sentence.
pub(super) const STOP: u16 = 0xc000;
/// The bits of a head that aren't its kind.
pub(super) const LENGTH: u16 = 0x3fff;

/// A phrase: which clue has it, the code that leads from its rarest element back to its beginning and
/// forth to its end, and the next rarest element that it needs, or [`END`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Phrase {
    pub(super) clue: u16,
    pub(super) back: u16,
    pub(super) forth: u16,
    pub(super) other: u16,
}

/// What each clue says.
pub(super) static SAYS: [Says; CLUES] = SAYINGS;
/// The code of all phrases.
pub(super) static CODE: [u16; MADE.code_len] = cut(&MADE.code);
/// Where the code of each list begins; the last one ends where phrases begin.
pub(super) static LIST_STARTS: [u16; LISTS.len() + 1] = MADE.list_starts;

/// How many words have numbers.
pub(super) const WORDS: usize = MADE.words;
/// What tells a word from others of its bucket, in the order of their numbers.
static TAGS: [u32; MADE.words] = cut(&MADE.tags);
static BUCKET_STARTS: [u16; BUCKETS + 1] = MADE.bucket_starts;
/// The phrases listed under each word, and where those of a word begin. They stand side by side, not by
/// number: to look elsewhere for each costs more than to try it.
static LISTED: [Phrase; MADE.listed_len] = LISTING.0;
static LISTED_STARTS: [u16; MADE.words + 1] = LISTING.1;

/// Finds the number of a folded word by its hash.
pub(super) fn id_of(hash: u64) -> Id {
    let bucket = bucket(hash);
    let (start, end) = (BUCKET_STARTS[bucket] as usize, BUCKET_STARTS[bucket + 1] as usize);
    match TAGS[start..end].iter().position(|&other| other == tag(hash)) {
        Some(at) => (start + at) as Id,
        None => UNKNOWN,
    }
}

/// Whether a word is among those that anybody is written of.
pub(super) fn is_plain(id: Id) -> bool {
    let (start, end) = (LIST_STARTS[PLAIN as usize], LIST_STARTS[PLAIN as usize + 1]);
    CODE[start as usize..end as usize].contains(&id)
}

/// The phrases that are listed under a word.
pub(super) fn listed_under(id: Id) -> impl Iterator<Item = &'static Phrase> {
    let (start, end) = (LISTED_STARTS[id as usize], LISTED_STARTS[id as usize + 1]);
    LISTED[start as usize..end as usize].iter()
}

/// The hash of a word without letters (FNV-1a).
pub(super) const HASH_OF_NOTHING: u64 = 0xcbf2_9ce4_8422_2325;

/// Goes on with a word's hash.
pub(super) const fn hashed(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0100_0000_01b3)
}

/// Into how many buckets hashes are sorted.
pub(super) const BUCKETS: usize = 1024;

/// The bucket of a hash, by its lowest bits.
pub(super) const fn bucket(hash: u64) -> usize {
    hash as usize % BUCKETS
}

/// What tells a hash from others of its bucket.
pub(super) const fn tag(hash: u64) -> u32 {
    (hash >> 32) as u32
}
