//! Search for whole words and for names in a text.

use std::ops::Range;

use super::is_combining_mark;

/// Finds `words` in `text` as whole words, and returns the piece of `text` that matched.
///
/// Case doesn't matter. A space in `words` matches a run of white space or one hyphen; both forms of the apostrophe
/// are the same. A word that ends in `*` matches any word that begins with it.
///
/// ```
/// use decline::text::find_words;
/// assert_eq!(find_words("VP  Engineering, Acme", "vp engineering"), Some("VP  Engineering"));
/// assert_eq!(find_words("Technical Recruiter", "recruit*"), Some("Recruiter"));
/// assert_eq!(find_words("Director", "cto"), None);
/// ```
pub fn find_words<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    Some(&text[place_of_words(text, words)?])
}

/// Like [`find_words`], but returns the byte range of the match.
pub fn place_of_words(text: &str, words: &str) -> Option<Range<usize>> {
    let words = words.trim();
    let first = words.chars().next()?;
    let mut before: Option<char> = None;
    for (start, c) in text.char_indices() {
        let previous = before.replace(c);
        if is_same_letter(c, first)
            && !(first.is_alphanumeric() && previous.is_some_and(char::is_alphanumeric))
            && let Some(length) = match_length(&text[start..], words)
        {
            return Some(start..start + length);
        }
    }
    None
}

/// The length in bytes of the match of `words` at the start of `text`, if it ends where a word ends.
fn match_length(text: &str, words: &str) -> Option<usize> {
    let mut rest = text;
    let mut pattern = words.chars().peekable();
    let mut last = ' ';
    while let Some(c) = pattern.next() {
        if c.is_whitespace() {
            while pattern.next_if(|c| c.is_whitespace()).is_some() {}
            let trimmed = rest.strip_prefix(is_hyphen).unwrap_or_else(|| rest.trim_start());
            if trimmed.len() == rest.len() {
                return None;
            }
            rest = trimmed;
        } else if c == '*' && last.is_alphanumeric() {
            rest = rest.trim_start_matches(is_word_char);
        } else {
            let found = rest.chars().next().filter(|&found| is_same_letter(found, c))?;
            rest = &rest[found.len_utf8()..];
        }
        last = c;
    }
    let is_inside_word = last.is_alphanumeric() && rest.starts_with(is_word_char);
    (!is_inside_word).then_some(text.len() - rest.len())
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// Whether a character is a hyphen: the ASCII one, U+2010 HYPHEN, or U+2011 NON-BREAKING HYPHEN.
fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

fn is_same_letter(a: char, b: char) -> bool {
    if a.is_ascii() && b.is_ascii() {
        return a.eq_ignore_ascii_case(&b);
    }
    let plain = |c| match c {
        '\u{2019}' => '\'',
        c if is_hyphen(c) => '-',
        c => c,
    };
    plain(a).to_lowercase().eq(plain(b).to_lowercase())
}

/// Finds a name in `text` like [`find_words`], first and last name in either order: `jane doe` is found in
/// `Doe, Jane`.
pub fn find_name<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    orders_of_name(name).find_map(|name| find_words(text, &name))
}

/// Returns the ways to write a name, last name first or last, with a comma or without: `Jane Doe`, `Doe, Jane`.
/// Where the last name begins isn't known, so every split is tried.
pub fn orders_of_name(name: &str) -> impl Iterator<Item = String> {
    let words: Vec<&str> = name.split_whitespace().map(|word| word.trim_end_matches(',')).collect();
    let splits = (1..words.len()).flat_map(move |at| {
        let (first, last) = (words[..at].join(" "), words[at..].join(" "));
        let spaced = [format!("{first} {last}"), format!("{last} {first}")];
        spaced.into_iter().chain([format!("{first}, {last}"), format!("{last}, {first}")])
    });
    std::iter::once(name.to_owned()).chain(splits)
}

/// Whether each `*` in `words` is at the end of a word.
pub fn ends_words_with_stars(words: &str) -> bool {
    words.match_indices('*').all(|(at, _)| {
        words[..at].ends_with(char::is_alphanumeric) && !words[at + 1..].starts_with(is_word_char)
    })
}
