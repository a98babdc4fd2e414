//! Double first names, written as two words or more (Mary Ann, María del Carmen).

use crate::text::{self, WordList};

/// Returns how many words at the front of a name are one double first name; `None` if they are none, or if no family
/// name follows.
pub(super) fn words_of_double(name: &str) -> Option<usize> {
    let plain = text::without_marks(name).to_lowercase();
    DOUBLES.lines().find_map(|line| {
        let (first, seconds) = line.split_once(':')?;
        let (second, _) = plain.strip_prefix(first)?.strip_prefix(' ')?.split_once(' ')?;
        let words = first.split(' ').count() + 1;
        WordList(seconds).contains(second).then_some(words)
    })
}

/// Double names that most of their bearers are called by in full: the first part, and the second parts, in small
/// letters without accents. Those whose second part is often a family name (David James) are left out.
const DOUBLES: &str = include_str!("lists/doubles.txt");
