//! A note as tokens: words folded to plain letters, with numbers, links and addresses masked.

use std::ops::Range;

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// A word of a note, a mark that says something, or a mask for what is nobody's wording.
#[derive(Debug)]
pub(super) struct Token {
    /// Where it stands in the note, in bytes.
    pub(super) place: Range<usize>,
    /// The word in plain lower-case letters, the mark, or the mask.
    pub(super) text: String,
    pub(super) kind: Kind,
    /// Whether letters of another alphabet pass for Latin ones in it.
    pub(super) is_disguised: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    /// A word with a capital in front.
    Capital,
    /// Capitals only.
    Acronym,
    /// A name, a number, a link or an address.
    Mask,
    Mark,
}

impl Token {
    /// Whether it is a word of the note's own, not masked.
    pub(super) fn is_word(&self) -> bool {
        matches!(self.kind, Kind::Word | Kind::Capital | Kind::Acronym)
    }

    /// Whether it may be a part of a name.
    pub(super) fn is_name_like(&self) -> bool {
        matches!(self.kind, Kind::Capital | Kind::Acronym)
    }

    /// Masks it as a name.
    pub(super) fn mask(&mut self) {
        (self.text, self.kind) = (NAME.to_owned(), Kind::Mask);
    }
}

/// Stands for the name of a person.
pub(super) const NAME: &str = "<name>";
/// Stands for an address on the web.
pub(super) const LINK: &str = "<link>";
/// Stands for an address of mail.
pub(super) const MAIL: &str = "<mail>";
/// Stands for a year of these or the last hundred.
pub(super) const YEAR: &str = "<year>";
/// Stands for any pictogram.
pub(super) const EMOJI: &str = "<emoji>";
/// The end of a line.
pub(super) const BREAK: &str = "\n";

/// Cuts a note into tokens.
pub(super) fn cut(note: &str) -> Vec<Token> {
    let mut tokens = Tokens { note, list: Vec::with_capacity(note.len() / 4) };
    let mut at = 0;
    for chunk in note.split_inclusive(char::is_whitespace) {
        let body = chunk.trim_end();
        tokens.chunk(at..at + body.len());
        at += chunk.len();
        if chunk.ends_with('\n') {
            tokens.push(at - 1..at, BREAK.to_owned(), Kind::Mark);
        }
    }
    tokens.list
}

struct Tokens<'n> {
    note: &'n str,
    list: Vec<Token>,
}

impl Tokens<'_> {
    fn push(&mut self, place: Range<usize>, text: String, kind: Kind) {
        self.list.push(Token { place, text, kind, is_disguised: false });
    }

    /// Cuts what stands between two spaces.
    fn chunk(&mut self, place: Range<usize>) {
        let chunk = &self.note[place.clone()];
        let core = chunk.trim_matches(|c: char| !c.is_alphanumeric());
        let mask = if is_mail(core) {
            MAIL
        } else if is_link(core) {
            LINK
        } else {
            return self.words(place);
        };
        let start = place.start + chunk.find(core).unwrap_or_default();
        let end = start + core.len();
        self.words(place.start..start);
        self.push(start..end, mask.to_owned(), Kind::Mask);
        self.words(end..place.end);
    }

    /// Cuts words, runs of letters and digits with what joins them, and the marks between them.
    fn words(&mut self, place: Range<usize>) {
        let mut start = None;
        for (index, c) in self.note[place.clone()].char_indices() {
            let at = place.start + index;
            let goes_on = || self.note[at + c.len_utf8()..place.end].starts_with(char::is_alphanumeric);
            let joins = matches!(c, '\'' | '\u{2019}') && start.is_some() && goes_on();
            if c.is_alphanumeric() || (start.is_some() && is_combining_mark(c)) || joins {
                start.get_or_insert(at);
                continue;
            }
            if let Some(start) = start.take() {
                self.word(start..at);
            }
            self.mark(at..at + c.len_utf8(), c);
        }
        if let Some(start) = start {
            self.word(start..place.end);
        }
    }

    fn word(&mut self, place: Range<usize>) {
        let word = &self.note[place.clone()];
        let (text, is_disguised) = fold(word);
        let (text, kind) = match word.chars().next() {
            Some(first) if first.is_numeric() => (mask_of_number(&text), Kind::Mask),
            Some(first) if !first.is_uppercase() => (text, Kind::Word),
            _ if word.chars().nth(1).is_some() && !word.contains(char::is_lowercase) => (text, Kind::Acronym),
            _ => (text, Kind::Capital),
        };
        self.list.push(Token { place, text, kind, is_disguised });
    }

    /// Adds a mark that says something; a run of one counts once.
    fn mark(&mut self, place: Range<usize>, c: char) {
        let text = match c {
            '€' | '£' => "$".to_owned(),
            '…' => ".".to_owned(),
            '–' | '—' => "-".to_owned(),
            '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}' => EMOJI.to_owned(),
            c if "!?$%{}[]+&|.,:;()-•".contains(c) => c.to_string(),
            _ => return,
        };
        match self.list.last_mut() {
            Some(last) if last.text == text && last.place.end == place.start => last.place.end = place.end,
            _ => self.push(place, text, Kind::Mark),
        }
    }
}

/// Stands for a number by how many digits it has, with what sticks to it: `10k`, `3x`. A year is told apart.
fn mask_of_number(word: &str) -> String {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    match &word[digits..] {
        "" if digits == 4 && (word.starts_with("19") || word.starts_with("20")) => YEAR.to_owned(),
        rest => format!("<{}>{rest}", digits.min(5)),
    }
}

/// Cyrillic letters that look like Latin ones, and those. Greek ones stand in formulas and names of proteins.
const LOOK_ALIKES: [&str; 2] = ["авсԁеһіјкморѕтухԛԝ", "abcdehijkmopstyxqw"];

/// Folds a word to lower-case letters without accents. Letters that are only dressed up (bold, full width) become
/// plain, and so do those of another alphabet that pass for Latin ones among Latin ones; whether there are such
/// comes with it.
fn fold(word: &str) -> (String, bool) {
    if word.is_ascii() {
        return (word.to_ascii_lowercase(), false);
    }
    let mut folded = String::with_capacity(word.len());
    for c in word.chars() {
        let c = if c == '\u{2019}' { '\'' } else { c };
        decompose_compatible(c, |part| {
            folded.extend(part.to_lowercase().filter(|&letter| !is_combining_mark(letter)));
        });
    }
    let is_disguised = folded.contains(|c: char| c.is_ascii_lowercase()) && folded.contains(is_look_alike);
    if is_disguised {
        folded = folded.chars().map(|c| latin(c).unwrap_or(c)).collect();
    }
    (folded, is_disguised)
}

fn is_look_alike(c: char) -> bool {
    latin(c).is_some()
}

/// The Latin letter that another one looks like.
fn latin(c: char) -> Option<char> {
    let [alikes, latins] = LOOK_ALIKES.map(str::chars);
    (!c.is_ascii()).then(|| alikes.zip(latins).find(|(alike, _)| *alike == c))?.map(|(_, latin)| latin)
}

fn is_mail(chunk: &str) -> bool {
    let parts = chunk.split_once('@');
    parts.is_some_and(|(user, host)| !user.is_empty() && host.contains('.'))
}

/// Whether something is an address on the web: with its scheme, or with a domain that is one by its ending.
fn is_link(chunk: &str) -> bool {
    const ENDINGS: [&str; 26] = [
        "ai", "app", "at", "be", "br", "ch", "co", "com", "de", "dev", "es", "eu", "example", "fr", "gl",
        "in", "info", "io", "it", "ly", "me", "net", "nl", "org", "pt", "uk",
    ];
    let host = chunk.split(['/', '?']).next().unwrap_or_default();
    let is_host = |(name, ending): (&str, &str)| {
        let letters = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
        !name.is_empty()
            && name.chars().all(letters)
            && ENDINGS.contains(&ending.to_ascii_lowercase().as_str())
    };
    chunk.contains("://") || chunk.starts_with("www.") || host.rsplit_once('.').is_some_and(is_host)
}
