//! Text helpers: untrusted text made safe to show, whole-word search, placeholders, sentences, and wording of
//! messages.

mod damage;
mod lookalikes;
mod messages;
mod placeholders;
mod search;
mod sentences;

use std::borrow::Cow;
use std::ops::RangeInclusive;

use memchr::memmem;
use unicode_normalization::UnicodeNormalization;
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};

pub use damage::{is_damaged, repaired, windows_1252};
pub use lookalikes::foreign_character;
pub use messages::{count, either, join, long_dash, nearest, slip_in_path, suggest};
pub use placeholders::unfilled_fields;
pub use search::{ends_words_with_stars, find_name, find_words, orders_of_name, place_of_words};
pub use sentences::{goes_on_after_a_sentence, sentence};

/// Words, parted by single spaces: one text is smaller in the program than a list, and faster to load.
///
/// ```
/// use decline::text::WordList;
/// assert!(WordList("br hr").contains("hr"));
/// ```
#[derive(Clone, Copy)]
pub struct WordList(pub &'static str);

impl WordList {
    /// Whether a word is one of them.
    pub fn contains(self, word: impl AsRef<str>) -> bool {
        // Most words aren't even part of the text, which is told faster; a search that is set up pays in a long text.
        const LONG: usize = 1000;
        let word = word.as_ref();
        let is_part = !word.is_empty()
            && match self.0.len() {
                ..LONG => self.0.contains(word),
                LONG.. => memmem::find(self.0.as_bytes(), word.as_bytes()).is_some(),
            };
        is_part && self.words().any(|listed| listed == word)
    }

    /// Returns the words.
    pub fn words(self) -> impl Iterator<Item = &'static str> + Clone {
        self.0.split_ascii_whitespace()
    }
}

/// Returns the FNV-1a hash of bytes or characters, the same on any machine.
pub(crate) fn hash(units: impl Iterator<Item: Into<u64>>) -> u64 {
    units.fold(0xcbf2_9ce4_8422_2325, |hash, unit| (hash ^ unit.into()).wrapping_mul(0x0100_0000_01b3))
}

/// Whether a character is an accent or another mark that is written with the character before it.
pub fn is_combining_mark(c: char) -> bool {
    !c.is_ascii() && c.general_category_group() == GeneralCategoryGroup::Mark
}

/// Whether a character must never reach a draft or a terminal.
///
/// These are control and format characters (bidirectional overrides and zero-width characters among them), and
/// those that Unicode calls default ignorable (variation selectors, fillers: `DerivedCoreProperties.txt`). The
/// line feed is one of them too: callers that keep line breaks exempt it themselves.
pub fn is_unprintable(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_control();
    }
    use GeneralCategory::{Control, Format, LineSeparator, ParagraphSeparator};
    matches!(c.general_category(), Control | Format | LineSeparator | ParagraphSeparator)
        || IGNORABLE.iter().any(|range| range.contains(&c))
}

/// Whether a text has an unprintable character; fast for ASCII.
pub(crate) fn has_unprintable(text: &str) -> bool {
    !text.bytes().all(is_printable_ascii) && text.contains(is_unprintable)
}

/// The default ignorable characters of other categories.
#[rustfmt::skip]
const IGNORABLE: [RangeInclusive<char>; 10] = [
    '\u{34f}'..='\u{34f}', '\u{115f}'..='\u{1160}', '\u{17b4}'..='\u{17b5}', '\u{180b}'..='\u{180f}',
    '\u{2065}'..='\u{2065}', '\u{3164}'..='\u{3164}', '\u{fe00}'..='\u{fe0f}', '\u{ffa0}'..='\u{ffa0}',
    '\u{fff0}'..='\u{fff8}', '\u{e0000}'..='\u{e0fff}',
];

/// Turns untrusted text into a single line that is safe to show: escape sequences and unprintable characters are
/// removed, runs of white space become one space, and the ends are trimmed.
///
/// ```
/// assert_eq!(decline::text::line(" Jane\u{202e}\n\u{a0} Doe\u{1b}[31m "), "Jane Doe");
/// ```
pub fn line(text: &str) -> String {
    if is_line(text) {
        return text.to_owned();
    }
    let plain = without_escapes(text);
    let words = plain.split_whitespace().map(|word| word.replace(is_unprintable, ""));
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Like [`line()`], without a copy where the text needs no change.
pub fn into_line(text: String) -> String {
    if is_line(&text) { text } else { line(&text) }
}

/// Whether [`line()`] would return the text unchanged; a fast path for ASCII, which nearly all names and headlines
/// are.
fn is_line(text: &str) -> bool {
    let is_printable = text.bytes().all(is_printable_ascii);
    is_printable && !text.starts_with(' ') && !text.ends_with(' ') && !text.contains("  ")
}

fn is_printable_ascii(byte: u8) -> bool {
    (b' '..=b'~').contains(&byte)
}

/// Returns a text without the accents and other marks of its letters, and with compatibility letters as plain ones.
///
/// ```
/// assert_eq!(decline::text::without_marks("Zoë ﬁé"), "Zoe fie");
/// ```
pub fn without_marks(text: &str) -> String {
    text.nfkd().filter(|c| !is_combining_mark(*c)).collect()
}

/// Turns untrusted text into lines that are safe to show: like [`line()`], but line breaks and spaces stay, since
/// they are part of how a note reads. The ends are trimmed.
pub fn lines(text: &str) -> String {
    if text.bytes().all(|byte| is_printable_ascii(byte) || byte == b'\n') {
        return text.trim().to_owned();
    }
    let plain = without_escapes(text).replace("\r\n", "\n");
    let normalized = plain.chars().map(|c| match c {
        '\t' => ' ',
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        c => c,
    });
    let kept: String = normalized.filter(|&c| c == '\n' || !is_unprintable(c)).collect();
    kept.trim().to_owned()
}

/// Removes escape sequences as a whole, so that no `[31m` of `ESC [ 31 m` is left as text.
fn without_escapes(text: &str) -> Cow<'_, str> {
    if text.contains('\u{1b}') {
        Cow::Owned(anstream::adapter::strip_str(text).to_string())
    } else {
        Cow::Borrowed(text)
    }
}
