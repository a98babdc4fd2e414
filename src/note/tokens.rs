//! The tokenizer: splits a note into normalized words and symbols, with numbers, links and addresses masked.

use std::ops::Range;

use unicode_normalization::char::decompose_compatible;

use crate::text::{WordList, is_combining_mark};

/// A word of a note, a symbol, or a mask in place of a word that says nothing by itself.
#[derive(Debug)]
pub(super) struct Token {
    /// Its bytes in the note.
    pub(super) bytes: Range<usize>,
    /// The word in lower-case letters without accents, the symbol, or the mask.
    pub(super) text: String,
    pub(super) kind: Kind,
    /// Whether it has Latin letters and others that look Latin.
    pub(super) has_homoglyphs: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word that begins with a lower-case letter.
    Word,
    /// A word that begins with a capital.
    Capital,
    /// A word in capitals.
    Acronym,
    /// A name, a number, a link or an address.
    Mask,
    /// A punctuation mark, an emoji or a line break.
    Symbol,
}

impl Token {
    /// Returns whether it is a word that isn't masked.
    pub(super) fn is_word(&self) -> bool {
        matches!(self.kind, Kind::Word | Kind::Capital | Kind::Acronym)
    }

    /// Returns whether it may be part of a name.
    pub(super) fn is_name_like(&self) -> bool {
        matches!(self.kind, Kind::Capital | Kind::Acronym)
    }

    /// Replaces it by the mask of a name.
    pub(super) fn mask(&mut self) {
        (self.text, self.kind) = (NAME.to_owned(), Kind::Mask);
    }
}

/// The mask of a person's name.
pub(super) const NAME: &str = "<name>";
/// The mask of a web address.
pub(super) const LINK: &str = "<link>";
/// The mask of an e-mail address.
pub(super) const MAIL: &str = "<mail>";
/// The mask of a year from 1900 to 2099.
pub(super) const YEAR: &str = "<year>";
/// The text of any emoji.
pub(super) const EMOJI: &str = "<emoji>";
/// The text of a line break.
pub(super) const LINE_BREAK: &str = "\n";

/// Splits a note into tokens.
pub(super) fn tokenize(note: &str) -> Vec<Token> {
    let mut tokenizer = Tokenizer { note, tokens: Vec::with_capacity(note.len() / 4) };
    let mut at = 0;
    for chunk in note.split_inclusive(char::is_whitespace) {
        tokenizer.chunk(at..at + chunk.trim_end().len());
        at += chunk.len();
        if chunk.ends_with('\n') {
            tokenizer.push(at - 1..at, LINE_BREAK.to_owned(), Kind::Symbol);
        }
    }
    tokenizer.tokens
}

struct Tokenizer<'n> {
    note: &'n str,
    tokens: Vec<Token>,
}

impl Tokenizer<'_> {
    fn push(&mut self, bytes: Range<usize>, text: String, kind: Kind) {
        self.tokens.push(Token { bytes, text, kind, has_homoglyphs: false });
    }

    /// Adds the tokens of the text between two spaces.
    fn chunk(&mut self, bytes: Range<usize>) {
        let chunk = &self.note[bytes.clone()];
        let core = chunk.trim_matches(|c: char| !c.is_alphanumeric());
        let mask = if is_mail(core) {
            MAIL
        } else if is_link(core) {
            LINK
        } else {
            return self.words(bytes);
        };
        let start = bytes.start + chunk.find(core).unwrap_or_default();
        let end = start + core.len();
        self.words(bytes.start..start);
        self.push(start..end, mask.to_owned(), Kind::Mask);
        self.words(end..bytes.end);
    }

    /// Adds words (runs of letters, digits and inner apostrophes) and the symbols between them.
    fn words(&mut self, bytes: Range<usize>) {
        let mut start = None;
        for (index, c) in self.note[bytes.clone()].char_indices() {
            let at = bytes.start + index;
            let goes_on = || self.note[at + c.len_utf8()..bytes.end].starts_with(char::is_alphanumeric);
            let is_inner = matches!(c, '\'' | '\u{2019}') && start.is_some() && goes_on();
            if c.is_alphanumeric() || (start.is_some() && is_combining_mark(c)) || is_inner {
                start.get_or_insert(at);
                continue;
            }
            if let Some(start) = start.take() {
                self.word(start..at);
            }
            self.symbol(at..at + c.len_utf8(), c);
        }
        if let Some(start) = start {
            self.word(start..bytes.end);
        }
    }

    fn word(&mut self, bytes: Range<usize>) {
        let word = &self.note[bytes.clone()];
        let (text, has_homoglyphs) = normalize(word);
        let (text, kind) = match word.chars().next() {
            Some(first) if first.is_numeric() => (number_mask(&text), Kind::Mask),
            Some(first) if !first.is_uppercase() => (text, Kind::Word),
            _ if word.chars().nth(1).is_some() && !word.contains(char::is_lowercase) => (text, Kind::Acronym),
            _ => (text, Kind::Capital),
        };
        self.tokens.push(Token { bytes, text, kind, has_homoglyphs });
    }

    /// Adds a symbol if it is one of those in the features; a run of the same one is one token.
    fn symbol(&mut self, bytes: Range<usize>, c: char) {
        let text = match c {
            '€' | '£' => "$".to_owned(),
            '…' => ".".to_owned(),
            '–' | '—' => "-".to_owned(),
            '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}' => EMOJI.to_owned(),
            c if "!?$%{}[]+&|.,:;()-•".contains(c) => c.to_string(),
            _ => return,
        };
        match self.tokens.last_mut() {
            Some(last) if last.text == text && last.bytes.end == bytes.start => last.bytes.end = bytes.end,
            _ => self.push(bytes, text, Kind::Symbol),
        }
    }
}

/// Returns the mask of a number: the number of its digits, at most 5, and the letters after it (`<2>k` for `10k`), or
/// [`YEAR`].
fn number_mask(word: &str) -> String {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    match &word[digits..] {
        "" if digits == 4 && (word.starts_with("19") || word.starts_with("20")) => YEAR.to_owned(),
        rest => format!("<{}>{rest}", digits.min(5)),
    }
}

/// Cyrillic letters that look Latin, and the Latin letters. Greek ones are left out, since formulas and names of
/// proteins have them.
const HOMOGLYPHS: [&str; 2] = ["авсԁеһіјкморѕтухԛԝ", "abcdehijkmopstyxqw"];

/// Normalizes a word to lower-case letters without accents. Compatibility letters (bold, full width) become plain
/// ones, and homoglyphs among Latin letters become Latin; the `bool` says whether there are any.
fn normalize(word: &str) -> (String, bool) {
    if word.is_ascii() {
        return (word.to_ascii_lowercase(), false);
    }
    let mut normalized = String::with_capacity(word.len());
    for c in word.chars() {
        let c = if c == '\u{2019}' { '\'' } else { c };
        decompose_compatible(c, |part| {
            normalized.extend(part.to_lowercase().filter(|&letter| !is_combining_mark(letter)));
        });
    }
    let has_homoglyphs = normalized.contains(|c: char| c.is_ascii_lowercase())
        && normalized.contains(|c| latin_homoglyph(c).is_some());
    if has_homoglyphs {
        normalized = normalized.chars().map(|c| latin_homoglyph(c).unwrap_or(c)).collect();
    }
    (normalized, has_homoglyphs)
}

/// Returns the Latin letter that a Cyrillic one looks like.
fn latin_homoglyph(c: char) -> Option<char> {
    let [cyrillic, latin] = HOMOGLYPHS.map(str::chars);
    (!c.is_ascii()).then(|| cyrillic.zip(latin).find(|(letter, _)| *letter == c))?.map(|(_, latin)| latin)
}

fn is_mail(chunk: &str) -> bool {
    let parts = chunk.split_once('@');
    parts.is_some_and(|(user, host)| !user.is_empty() && host.contains('.'))
}

/// The top-level domains by which a web address without a scheme is detected.
const TOP_LEVEL_DOMAINS: WordList =
    WordList("ai app at be br ch co com de dev es eu example fr gl in info io it ly me net nl org pt uk");

/// Returns whether a chunk is a web address: it has a scheme, `www.` or one of the top-level domains.
fn is_link(chunk: &str) -> bool {
    let host = chunk.split(['/', '?']).next().unwrap_or_default();
    let is_host = |(name, domain): (&str, &str)| {
        let may_be_in_host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
        !name.is_empty()
            && name.chars().all(may_be_in_host)
            && TOP_LEVEL_DOMAINS.contains(domain.to_ascii_lowercase())
    };
    chunk.contains("://") || chunk.starts_with("www.") || host.rsplit_once('.').is_some_and(is_host)
}
