//! What makes a text unfit to be sent, whoever wrote its template.

mod tongues;

use std::fmt;

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

use crate::text;
use crate::words::Lang;
use tongues::{TONGUES, Tongue};

/// What is known of a text that is looked over.
#[derive(Clone, Copy, Debug)]
pub struct Letter<'a> {
    /// The name of its reply.
    pub reply: &'a str,
    /// Its language.
    pub lang: &'a Lang,
    /// The salutation that its template was given.
    pub greeting: &'a str,
    /// The name in that.
    pub name: Option<&'a str>,
    /// What the user says of themselves, where addresses and links may come from.
    pub said: &'a [&'a str],
}

/// Something in a text that a reader would stumble over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Blemish {
    /// A place that somebody meant to fill in.
    LeftOver(String),
    /// It doesn't begin with a salutation.
    NoGreeting,
    /// The name stands there once more.
    NameAgain(String),
    /// Two spaces in a row, between these words.
    DoubledSpace(String),
    /// A space before a full stop or the like, behind this word.
    LooseSpace(String),
    /// A line that ends in a colon.
    Dangling(String),
    /// The first sentence doesn't thank.
    NoThanks,
    /// A no, and none is said.
    NoRefusal,
    /// A no that is said more than once, or in a reply that only asks.
    Refuses(usize),
    /// A reply that asks, with so many question marks.
    Questions(usize),
    /// The no comes before the thanks, or after all that shows a welcome.
    OutOfOrder,
    /// An address or a link that the policy doesn't hold.
    Address(String),
    /// A word that blames, teaches, apologises or promises.
    Blame(String),
    /// Both forms of address, by these words.
    MixedAddress(String, String),
    /// More than one exclamation mark.
    Exclaims,
    /// A word in capitals.
    Shouts(String),
    /// A pictogram.
    Emoji(char),
}

impl fmt::Display for Blemish {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::LeftOver(piece) => write!(f, "\"{piece}\" is left over"),
            Self::NoGreeting => f.write_str("the greeting is missing"),
            Self::NameAgain(name) => write!(f, "the name is there again behind the greeting: \"{name}\""),
            Self::DoubledSpace(words) => write!(f, "two spaces in a row: \"{words}\""),
            Self::LooseSpace(words) => write!(f, "a space before punctuation: \"{words}\""),
            Self::Dangling(line) => write!(f, "a line ends where something should follow: \"{line}\""),
            Self::NoThanks => f.write_str("the first sentence doesn't thank"),
            Self::NoRefusal => f.write_str("nothing in it says no"),
            Self::Refuses(times) => write!(f, "it says no {}", text::count(*times, "time")),
            Self::Questions(marks) => write!(f, "it asks with {}", text::count(*marks, "question mark")),
            Self::OutOfOrder => f.write_str("the no comes first or last"),
            Self::Address(address) => write!(f, "\"{address}\" isn't in your policy"),
            Self::Blame(word) => write!(f, "\"{word}\" can hurt"),
            Self::MixedAddress(formal, informal) => {
                write!(f, "it addresses them formally (\"{formal}\") and informally (\"{informal}\")")
            }
            Self::Exclaims => f.write_str("more than one exclamation mark"),
            Self::Shouts(word) => write!(f, "\"{word}\" shouts"),
            Self::Emoji(emoji) => write!(f, "a pictogram: {emoji}"),
        }
    }
}

/// Looks a text over.
pub fn blemishes(text: &str, letter: Letter<'_>) -> Vec<Blemish> {
    let tongue = TONGUES.iter().find(|tongue| tongue.lang == letter.lang.name());
    let body = body(text, letter);
    let mut blemishes = form(text, body, letter);
    blemishes.extend(style(body, letter));
    if let Some(tongue) = tongue {
        blemishes.extend(content(body, letter.reply, tongue));
    }
    blemishes
}

/// What follows the greeting.
fn body<'t>(text: &'t str, letter: Letter<'_>) -> &'t str {
    let in_other_words = || match letter.name.and_then(|name| text.split_once(name)) {
        Some((_, body)) => body,
        None => text.split_once('\n').map_or(text, |(_, body)| body),
    };
    text.strip_prefix(letter.greeting).unwrap_or_else(in_other_words).trim_start()
}

/// What needs no knowledge of the language.
fn form(text: &str, body: &str, letter: Letter<'_>) -> Vec<Blemish> {
    let mut blemishes: Vec<_> = text::left_over(text).map(|it| Blemish::LeftOver(it.to_owned())).collect();
    let first = text.lines().next().unwrap_or_default();
    if let Some(name) = letter.name {
        // Without a name there are more ways to greet than could be known; with one, it must be there.
        if !text.starts_with(letter.greeting) && !first.contains(name) {
            blemishes.push(Blemish::NoGreeting);
        }
        blemishes.extend(text::find_words(body, name).map(|name| Blemish::NameAgain(name.to_owned())));
    }
    let doubled = text.find("  ").map(|at| around(text, at, "  ".len()));
    blemishes.extend(doubled.map(Blemish::DoubledSpace));
    let loose = loose_space(text).map(|at| around(text, at, " .".len()));
    blemishes.extend(loose.map(Blemish::LooseSpace));
    let dangling = body.lines().find(|line| line.ends_with(':'));
    blemishes.extend(dangling.map(|line| Blemish::Dangling(line.to_owned())));
    blemishes
}

/// What is a matter of tone in any language.
fn style(body: &str, letter: Letter<'_>) -> Vec<Blemish> {
    let mut blemishes = Vec::new();
    let words = || body.split_whitespace();
    let is_address = |word: &&str| word.contains("://") || word.contains('@');
    let held = |word: &str| {
        letter.said.iter().any(|said| said.contains(word.trim_end_matches(['.', ',', ':', ';'])))
    };
    let foreign = words().filter(is_address).filter(|word| !held(word));
    blemishes.extend(foreign.map(|word| Blemish::Address(word.to_owned())));
    if body.matches('!').count() > 1 {
        blemishes.push(Blemish::Exclaims);
    }
    let shouts = |word: &str| word.chars().count() > 3 && word.chars().all(char::is_uppercase);
    let parts =
        words().filter(|word| !is_address(word)).flat_map(|word| word.split(|c: char| !c.is_alphabetic()));
    blemishes.extend(parts.filter(|word| shouts(word)).map(|word| Blemish::Shouts(word.to_owned())));
    let is_emoji = |c: &char| !c.is_ascii() && c.general_category() == GeneralCategory::OtherSymbol;
    blemishes.extend(body.chars().find(is_emoji).map(Blemish::Emoji));
    blemishes
}

/// The replies that say no, and those that only ask.
const DECLINING: [&str; 4] = ["decline", "door-open", "final", "unhook"];
const ASKING: [&str; 2] = ["remind", "why"];

/// What takes the language's own words.
fn content(body: &str, reply: &str, tongue: &Tongue) -> Vec<Blemish> {
    let mut blemishes = Vec::new();
    let lower = body.to_lowercase();
    let first = lower.split(['.', '?', '!']).next().unwrap_or_default();
    if !tongue.thanks.iter().any(|thanks| first.contains(thanks)) {
        blemishes.push(Blemish::NoThanks);
    }
    let refuses = |sentence: &&str| tongue.refusal.iter().any(|refusal| sentence.contains(refusal));
    let refusals = lower.split(['.', '!', '?', '\n']).filter(refuses).count();
    match refusals {
        0 if DECLINING.contains(&reply) => blemishes.push(Blemish::NoRefusal),
        0 => {}
        1 if !ASKING.contains(&reply) && reply != "accept" => {}
        times => blemishes.push(Blemish::Refuses(times)),
    }
    let marks = lower.matches('?').count();
    if ASKING.contains(&reply) && !(1..=2).contains(&marks) {
        blemishes.push(Blemish::Questions(marks));
    }
    if reply == "door-open" {
        let first = |words: &[&str]| words.iter().filter_map(|words| lower.find(words)).min();
        let last = tongue.openness.iter().filter_map(|words| lower.rfind(words)).max();
        if let (Some(thanks), Some(no), Some(welcome)) = (first(tongue.thanks), first(tongue.refusal), last)
            && !(thanks < no && no < welcome)
        {
            blemishes.push(Blemish::OutOfOrder);
        }
    }
    let blame = tongue.blame.iter().find(|blame| starts_a_word(&lower, blame));
    blemishes.extend(blame.map(|blame| Blemish::Blame((*blame).to_owned())));
    let said = |words: &[&str]| {
        let mut all = body.split(|c: char| !c.is_alphabetic());
        all.find(|word| words.contains(word)).map(str::to_owned)
    };
    if let (Some(formal), Some(informal)) = (said(tongue.formal), said(tongue.informal)) {
        blemishes.push(Blemish::MixedAddress(formal, informal));
    }
    blemishes
}

fn starts_a_word(text: &str, beginning: &str) -> bool {
    let starts = |(at, _): (usize, &str)| !text[..at].ends_with(char::is_alphabetic);
    text.match_indices(beginning).any(starts)
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

#[cfg(test)]
mod tests {
    use super::*;

    const LETTER: &str = "Hi Jane,\n\nThank you for the invitation.";

    fn found(reply: &str, lang: &str, text: &str) -> Vec<Blemish> {
        let lang = Lang::parse(lang).expect("a language");
        let said = &["sam@example.com", "https://example.com/why"];
        blemishes(text, Letter { reply, lang: &lang, greeting: "Hi Jane,", name: Some("Jane"), said })
    }

    #[test]
    fn what_a_reader_would_stumble_over_is_found() {
        let left_over = |piece: &str| vec![Blemish::LeftOver(piece.to_owned())];
        let owned = str::to_owned;
        for (more, blemishes) in [
            ("See [1], I <3 it :) {} … Write to sam@example.com. More: https://example.com/why", vec![]),
            ("Dear [Name].", left_over("[Name]")),
            ("<your name>", left_over("<your name>")),
            ("{first_name}", left_over("{first_name}")),
            ("It was a TODO.", vec![Blemish::LeftOver(owned("TODO")), Blemish::Shouts(owned("TODO"))]),
            ("a  b", vec![Blemish::DoubledSpace(owned("a  b"))]),
            ("about .", vec![Blemish::LooseSpace(owned("about ."))]),
            ("sûr\u{a0}? Oui\u{202f}!", vec![]),
            ("More is here:", vec![Blemish::Dangling(format!("{} More is here:", &LETTER[10..]))]),
            ("Well, Jane.", vec![Blemish::NameAgain(owned("Jane"))]),
            ("Write to eve@example.com.", vec![Blemish::Address(owned("eve@example.com."))]),
            ("I am sorry.", vec![Blemish::Blame(owned("sorry"))]),
            ("Nice! Good!", vec![Blemish::Exclaims]),
            ("It is FREE.", vec![Blemish::Shouts(owned("FREE"))]),
            ("Bye 👋", vec![Blemish::Emoji('👋')]),
            ("I can't accept.", vec![]),
            ("I can't accept. I won't be accepting it.", vec![Blemish::Refuses(2)]),
        ] {
            assert_eq!(found("x", "en", &format!("{LETTER} {more}")), blemishes, "{more}");
        }
    }

    #[test]
    fn what_a_reply_must_and_must_not_say_is_looked_for() {
        for (reply, more, blemishes) in [
            ("decline", "", vec![Blemish::NoRefusal]),
            ("decline", "I won't be accepting this one.", vec![]),
            ("why", "What drew you here?", vec![]),
            ("why", "Tell me.", vec![Blemish::Questions(0)]),
            ("why", "I can't accept. Why?", vec![Blemish::Refuses(1)]),
            ("accept", "I can't accept.", vec![Blemish::Refuses(1)]),
            ("door-open", "I am glad to talk. I won't be accepting this. Just reply here.", vec![]),
            ("door-open", "I won't be accepting this. I am glad to talk.", vec![]),
            ("door-open", "I am glad to talk. I won't be accepting this.", vec![Blemish::OutOfOrder]),
        ] {
            assert_eq!(found(reply, "en", &format!("{LETTER} {more}")), blemishes, "{reply}: {more}");
        }
        assert_eq!(found("x", "en", "Hi Jane,\n\nHello. Thank you."), [Blemish::NoThanks]);
        assert_eq!(found("x", "en", "Thank you."), [Blemish::NoGreeting]);
        assert_eq!(found("x", "sv", "Hej Jane!\n\nHar du tid?"), []);
    }

    #[test]
    fn forms_of_address_do_not_mix() {
        let mixed = |formal: &str, informal: &str| {
            vec![Blemish::MixedAddress(formal.to_owned(), informal.to_owned())]
        };
        for (lang, text, blemishes) in [
            ("de", "Hi Jane,\n\nvielen Dank für Ihre Zeilen. Schreiben Sie mir.", vec![]),
            (
                "de",
                "Hi Jane,\n\nvielen Dank für Ihre Zeilen. Schreib mir, wenn du magst.",
                mixed("Ihre", "du"),
            ),
            ("fr", "Hi Jane,\n\nMerci pour votre mot. Et toi\u{a0}?", mixed("votre", "toi")),
            ("nl", "Hi Jane,\n\nDank voor uw bericht. Tot je reactie.", mixed("uw", "je")),
        ] {
            assert_eq!(found("x", lang, text), blemishes, "{text}");
        }
    }
}
