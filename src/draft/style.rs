//! The style check: what a reader would stumble over in a text, whoever wrote its template.
//!
//! It sees fields left unfilled, a missing greeting, a repeated name, stray spaces and colons, words that hurt,
//! mixed forms of address, capitals, exclamation marks, emoji, and addresses from elsewhere. The words of each
//! language are in `style/lexicon.toml`; in a language that isn't there, only what needs no words is checked.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

use crate::diagnostic::Code;
use crate::text;
use crate::words::Lang;

/// What is known of a text that is checked.
#[derive(Clone, Copy, Debug)]
pub struct StyleInput<'a> {
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
pub struct StyleIssue {
    /// What kind it is.
    pub code: Code,
    /// What it is, in a sentence.
    pub message: String,
    /// What to do.
    pub hint: &'static str,
    /// The piece of the text, where one alone is wrong.
    pub piece: Option<String>,
}

/// The words of a language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LanguageLexicon {
    thanks: Vec<String>,
    formal: Vec<String>,
    informal: Vec<String>,
    hurtful: Vec<String>,
}

/// By language. A test reads it, so that it is never empty.
static LEXICON: LazyLock<BTreeMap<String, LanguageLexicon>> =
    LazyLock::new(|| toml::from_str(include_str!("style/lexicon.toml")).unwrap_or_default());

/// Checks a text.
pub fn style_check(text: &str, input: StyleInput<'_>) -> Vec<StyleIssue> {
    let body = body(text, input);
    let mut issues = Issues::default();
    form(text, body, input, &mut issues);
    tone(body, input, &mut issues);
    if let Some(lexicon) = LEXICON.get(input.lang.name()) {
        wording(body, input.reply, lexicon, &mut issues);
    }
    issues.list
}

/// The issues so far.
#[derive(Default)]
struct Issues {
    list: Vec<StyleIssue>,
}

impl Issues {
    /// Adds an issue of the text as a whole.
    fn add(&mut self, code: Code, message: impl Into<String>, hint: &'static str) {
        self.list.push(StyleIssue { code, message: message.into(), hint, piece: None });
    }

    /// Adds an issue of one piece.
    fn add_piece(&mut self, code: Code, piece: &str, message: impl Into<String>, hint: &'static str) {
        self.list.push(StyleIssue { code, message: message.into(), hint, piece: Some(piece.to_owned()) });
    }
}

/// What follows the greeting.
fn body<'t>(text: &'t str, input: StyleInput<'_>) -> &'t str {
    let in_other_words = || match input.name.and_then(|name| text.split_once(name)) {
        Some((_, body)) => body,
        None => text.split_once('\n').map_or(text, |(_, body)| body),
    };
    text.strip_prefix(input.greeting).unwrap_or_else(in_other_words).trim_start()
}

/// Checks what needs no knowledge of the language.
fn form(text: &str, body: &str, input: StyleInput<'_>, issues: &mut Issues) {
    for field in text::unfilled_fields(text) {
        let hint = match field.starts_with('{') {
            true => "write a value as {{ name }} and a condition as {% if name %}…{% endif %}",
            false => "put words or a value in its place",
        };
        issues.add_piece(Code::UnfilledField, field, format!("\"{field}\" is left over"), hint);
    }
    let first = text.lines().next().unwrap_or_default();
    if let Some(name) = input.name {
        // Without a name there are more ways to greet than could be known; with one, it must be there.
        if !text.starts_with(input.greeting) && !first.contains(name) {
            issues.add(Code::MissingGreeting, "the greeting is missing", "begin with {{ greeting }}");
        }
        if let Some(name) = text::find_words(body, name) {
            let message = format!("the name is there again behind the greeting: \"{name}\"");
            let hint = "leave the name to the greeting: said twice it reads like a form letter";
            issues.add(Code::RepeatedName, message, hint);
        }
    }
    let around_values = "put what stands around a value inside the {% if … %} that asks for it";
    if let Some(at) = text.find("  ") {
        let message = format!("two spaces in a row: \"{}\"", around(text, at, "  ".len()));
        issues.add(Code::Spacing, message, around_values);
    }
    if let Some(at) = loose_space(text) {
        let message = format!("a space before punctuation: \"{}\"", around(text, at, " .".len()));
        issues.add(Code::Spacing, message, around_values);
    }
    if let Some(line) = body.lines().find(|line| line.ends_with(':')) {
        let message = format!("a line ends where something should follow: \"{line}\"");
        issues.add(Code::DanglingLine, message, around_values);
    }
}

/// Checks what is a matter of tone in any language.
fn tone(body: &str, input: StyleInput<'_>, issues: &mut Issues) {
    let is_address = |word: &&str| word.contains("://") || word.contains('@');
    let bare = |word: &str| word.trim_end_matches(['.', ',', ':', ';']).to_owned();
    for address in body.split_whitespace().filter(is_address) {
        if !input.said.iter().any(|said| said.contains(&bare(address))) {
            let hint = "say it under [me] in your policy, as email or more_url, and use that";
            issues.add_piece(
                Code::ForeignAddress,
                address,
                format!("\"{address}\" isn't in your policy"),
                hint,
            );
        }
    }
    if body.matches('!').count() > 1 {
        let message = "more than one exclamation mark";
        issues.add_piece(Code::ExclamationMarks, "!", message, "one is plenty");
    }
    let words = body.split_whitespace().filter(|word| !is_address(word));
    let is_shouted = |word: &&str| word.chars().count() > 3 && word.chars().all(char::is_uppercase);
    for word in words.flat_map(|word| word.split(|c: char| !c.is_alphabetic())).filter(is_shouted) {
        issues.add_piece(Code::Capitals, word, format!("\"{word}\" shouts"), "write it in small letters");
    }
    let is_emoji = |c: &char| !c.is_ascii() && c.general_category() == GeneralCategory::OtherSymbol;
    if let Some(emoji) = body.chars().find(is_emoji) {
        let message = format!("a pictogram: {emoji}");
        issues.add_piece(Code::Emoji, &emoji.to_string(), message, "say it in words");
    }
}

/// The replies that only ask.
const ASKING: [&str; 2] = ["remind", "why"];

/// Checks what takes the language's own words.
fn wording(body: &str, reply: &str, lexicon: &LanguageLexicon, issues: &mut Issues) {
    let lower = body.to_lowercase().replace('’', "'");
    let first = lower.split(['.', '?', '!']).next().unwrap_or_default();
    if !lexicon.thanks.iter().any(|thanks| first.contains(thanks)) {
        let message = "the first sentence doesn't thank";
        issues.add(Code::MissingThanks, message, "thank first: a no is easier to hear then");
    }
    let marks = lower.matches('?').count();
    if ASKING.contains(&reply) && !(1..=2).contains(&marks) {
        let message = format!("it asks with {}", text::count(marks, "question mark"));
        issues.add(Code::Questions, message, "ask one question, or two");
    }
    for word in lexicon.hurtful.iter().filter(|word| starts_a_word(&lower, word)) {
        let hint = "say it without blame, lesson, apology or promise";
        issues.add_piece(Code::HurtfulWord, word, format!("\"{word}\" can hurt"), hint);
    }
    let find = |words: &[String]| {
        let mut all = body.split(|c: char| !c.is_alphabetic());
        all.find(|word| words.iter().any(|known| known == word))
    };
    if let (Some(formal), Some(informal)) = (find(&lexicon.formal), find(&lexicon.informal)) {
        let message = format!("it addresses them formally (\"{formal}\") and informally (\"{informal}\")");
        issues.add_piece(Code::MixedAddress, informal, message, "keep to one, or ask for `register` first");
    }
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

    /// The messages of a text's issues.
    fn found(reply: &str, lang: &str, text: &str) -> Vec<String> {
        let lang = Lang::parse(lang).expect("a language");
        let said = &["sam@example.com", "https://example.com/why"];
        let input = StyleInput { reply, lang: &lang, greeting: "Hi Jane,", name: Some("Jane"), said };
        style_check(text, input).into_iter().map(|issue| issue.message).collect()
    }

    #[test]
    fn the_lexicon_has_the_languages_of_the_replies() {
        let langs: Vec<&str> = LEXICON.keys().map(String::as_str).collect();
        assert_eq!(langs, ["de", "en", "es", "fr", "it", "nl", "pt"]);
    }

    #[test]
    fn what_a_reader_would_stumble_over_is_found() {
        for (more, issues) in [
            ("See [1], I <3 it :) {} … Write to sam@example.com. More: https://example.com/why", &[][..]),
            ("Dear [Name].", &["\"[Name]\" is left over"]),
            ("<your name>", &["\"<your name>\" is left over"]),
            ("{first_name}", &["\"{first_name}\" is left over"]),
            ("It was a TODO.", &["\"TODO\" is left over", "\"TODO\" shouts"]),
            ("a  b", &["two spaces in a row: \"a  b\""]),
            ("about .", &["a space before punctuation: \"about .\""]),
            ("sûr\u{a0}? Oui\u{202f}!", &[]),
            (
                "More is here:",
                &[
                    "a line ends where something should follow: \"Thank you for the invitation. More is here:\"",
                ],
            ),
            ("Well, Jane.", &["the name is there again behind the greeting: \"Jane\""]),
            ("Write to eve@example.com.", &["\"eve@example.com.\" isn't in your policy"]),
            ("I am sorry.", &["\"sorry\" can hurt"]),
            ("Stop bothering me, I don’t care.", &["\"bothering me\" can hurt", "\"i don't care\" can hurt"]),
            ("Nice! Good!", &["more than one exclamation mark"]),
            ("It is FREE.", &["\"FREE\" shouts"]),
            ("Bye 👋", &["a pictogram: 👋"]),
            ("I can't accept.", &[]),
        ] {
            let text = format!("Hi Jane,\n\nThank you for the invitation. {more}");
            assert_eq!(found("x", "en", &text), issues, "{more}");
        }
    }

    #[test]
    fn words_that_hurt_are_known_in_every_language() {
        for (lang, text, word) in [
            ("de", "Vielen Dank. Lassen Sie mich in Ruhe.", "lassen sie mich in ruhe"),
            ("en", "Thank you, idiot.", "idiot"),
            ("es", "Gracias. No me importa.", "no me importa"),
            ("fr", "Merci. Je m’en fiche.", "je m'en fiche"),
            ("it", "Grazie. Mi lasci in pace.", "mi lasci in pace"),
            ("nl", "Dank. Het kan me niet schelen.", "kan me niet schelen"),
            ("pt", "Obrigado. Odeio isto.", "odeio"),
        ] {
            let text = format!("Hi Jane,\n\n{text}");
            assert_eq!(found("x", lang, &text), [format!("\"{word}\" can hurt")], "{text}");
        }
    }

    #[test]
    fn a_reply_that_asks_has_a_question_and_any_thanks_and_greets() {
        let thanks = "Hi Jane,\n\nThank you for the invitation.";
        assert_eq!(found("why", "en", &format!("{thanks} What drew you here?")), [""; 0]);
        assert_eq!(found("why", "en", &format!("{thanks} Tell me.")), ["it asks with 0 question marks"]);
        assert_eq!(found("x", "en", "Hi Jane,\n\nHello. Thank you."), ["the first sentence doesn't thank"]);
        assert_eq!(found("x", "en", "Thank you."), ["the greeting is missing"]);
        assert_eq!(found("x", "sv", "Hej Jane!\n\nHar du tid?"), [""; 0]);
    }

    #[test]
    fn forms_of_address_do_not_mix() {
        for (lang, text, mixed) in [
            ("de", "vielen Dank für Ihre Zeilen. Schreiben Sie mir.", None),
            ("de", "vielen Dank für Ihre Zeilen. Schreib mir, wenn du magst.", Some(("Ihre", "du"))),
            ("fr", "Merci pour votre mot. Et toi\u{a0}?", Some(("votre", "toi"))),
            ("nl", "Dank voor uw bericht. Tot je reactie.", Some(("uw", "je"))),
        ] {
            let message = |(formal, informal)| {
                format!("it addresses them formally (\"{formal}\") and informally (\"{informal}\")")
            };
            let expected: Vec<String> = mixed.map(message).into_iter().collect();
            assert_eq!(found("x", lang, &format!("Hi Jane,\n\n{text}")), expected, "{text}");
        }
    }
}
