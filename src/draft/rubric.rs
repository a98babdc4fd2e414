//! What makes a text unfit to be sent, whoever wrote its template.

use std::fmt;

/// Something in a text that a reader would stumble over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Blemish {
    /// A place that somebody meant to fill in.
    LeftOver(String),
    /// It doesn't begin with a salutation.
    NoGreeting,
    /// Two spaces in a row, between these words.
    DoubledSpace(String),
    /// A space before a full stop or the like, behind this word.
    LooseSpace(String),
}

impl fmt::Display for Blemish {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::LeftOver(piece) => write!(f, "\"{piece}\" is left over"),
            Self::NoGreeting => f.write_str("the greeting is missing"),
            Self::DoubledSpace(words) => write!(f, "two spaces in a row: \"{words}\""),
            Self::LooseSpace(words) => write!(f, "a space before punctuation: \"{words}\""),
        }
    }
}

/// Looks a text over. `greeting` is the salutation that the template was given, `name` how it calls them.
pub(super) fn blemishes(text: &str, greeting: &str, name: Option<&str>) -> Vec<Blemish> {
    let mut blemishes: Vec<_> = left_over(text).map(|it| Blemish::LeftOver(it.to_owned())).collect();
    let first = text.lines().next().unwrap_or_default();
    // Without a name there are more ways to greet than could be known; with one, it must be there.
    if !text.starts_with(greeting) && name.is_some_and(|name| !first.contains(name)) {
        blemishes.push(Blemish::NoGreeting);
    }
    let doubled = text.find("  ").map(|at| around(text, at, "  ".len()));
    blemishes.extend(doubled.map(Blemish::DoubledSpace));
    let loose = loose_space(text).map(|at| around(text, at, " .".len()));
    blemishes.extend(loose.map(Blemish::LooseSpace));
    blemishes
}

/// Finds a plain space before punctuation that ends a word. (French sets a no-break one.)
fn loose_space(text: &str) -> Option<usize> {
    let loose = |(at, _): &(usize, &str)| {
        let mut after = text[at + 1..].chars();
        let mark = after.next().is_some_and(|c| matches!(c, '.' | ',' | ';' | ':' | '!' | '?'));
        mark && after.next().is_none_or(char::is_whitespace)
    };
    text.match_indices(' ').find(loose).map(|(at, _)| at)
}

/// The `length` bytes at `at`, with the word on either side that they touch.
fn around(text: &str, at: usize, length: usize) -> String {
    let before = text[..at].rsplit(char::is_whitespace).next().unwrap_or_default();
    let after = text[at + length..].split(char::is_whitespace).next().unwrap_or_default();
    format!("{before}{}{after}", &text[at..at + length])
}

/// The longest text in brackets that is taken for a place to fill in.
const LONGEST_PLACEHOLDER: usize = 30;

/// Places to fill in: `{{`, `[Name]`, `<your company>`, `{first_name}`, `TODO`.
fn left_over(text: &str) -> impl Iterator<Item = &str> {
    let tags = ["{{", "}}", "{%", "%}", "{#", "#}", "TODO", "FIXME"].into_iter();
    let tags = tags.filter_map(|tag| text.find(tag).map(|at| &text[at..at + tag.len()]));
    let brackets = [('[', ']'), ('<', '>'), ('{', '}')].into_iter();
    tags.chain(brackets.flat_map(|(open, close)| bracketed(text, open, close)))
}

fn bracketed(text: &str, open: char, close: char) -> impl Iterator<Item = &str> {
    text.match_indices(open).filter_map(move |(at, _)| {
        let inside = &text[at + 1..];
        let inside = &inside[..inside.find(close)?];
        let words = inside.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-' | '\''));
        let fits = inside.chars().count() <= LONGEST_PLACEHOLDER;
        (inside.starts_with(char::is_alphabetic) && words && fits).then(|| &text[at..at + inside.len() + 2])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_reader_would_stumble_over_is_found() {
        let left_over = |piece: &str| vec![Blemish::LeftOver(piece.to_owned())];
        for (text, found) in [
            ("Hi Jane,\n\nThanks: see [1], <sam@example.com>, I <3 it :) {} …", vec![]),
            ("Hi Jane,\n\nThank you, [Name].", left_over("[Name]")),
            ("Hi Jane,\n\nThank you, <your name>.", left_over("<your name>")),
            ("Hi Jane,\n\nThank you, {first_name}.", left_over("{first_name}")),
            ("Hi Jane,\n\nTODO", left_over("TODO")),
            ("Dear Jane,\n\nThank you.", vec![]),
            ("Thank you.", vec![Blemish::NoGreeting]),
            ("Hi Jane,\n\na  b", vec![Blemish::DoubledSpace("a  b".to_owned())]),
            ("Hi Jane,\n\nabout .", vec![Blemish::LooseSpace("about .".to_owned())]),
            ("Hi Jane,\n\nsûr\u{a0}? Oui\u{202f}!", vec![]),
        ] {
            assert_eq!(blemishes(text, "Hi Jane,", Some("Jane")), found, "{text}");
        }
        assert_eq!(blemishes("Hej!\n\nTack.", "Hello,", None), []);
    }
}
