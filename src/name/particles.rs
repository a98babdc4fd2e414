//! Particles of family names: van, de la, von.

use super::APOSTROPHES;
use crate::text::WordList;

/// The particles at the front of family names in the languages of Europe, and in names from Arabic.
const PARTICLES: WordList = WordList(
    "van v. v.d. von vom zu zum zur am auf aus der den dem ten ter te op in het t s \
    de del da das dos di du des d' d’ la las les los e y dal dalla dalle dallo dei degli della delle \
    dello af av ap ab ní nic ó uí el ul bin bint ibn abd",
);

/// Particles that are also first names in a name without capitals (ben roe, speaker).
const PARTICLES_OR_NAMES: WordList = WordList("al ben abu an do le li lo mac");

/// Returns whether a name begins with a particle before another word.
pub(super) fn begins_with_particle(name: &str) -> bool {
    name.split_once(' ').is_some_and(|(word, rest)| is_particle(word, rest))
}

/// Returns whether a word is a particle, given the words after it.
pub(super) fn is_particle(word: &str, rest: &str) -> bool {
    let word = word.trim_start_matches(APOSTROPHES);
    PARTICLES.contains(word) || (PARTICLES_OR_NAMES.contains(word) && rest.contains(char::is_uppercase))
}
