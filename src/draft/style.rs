//! The style check of a draft.
//!
//! It finds unfilled fields, a missing or doubled greeting, a repeated name, wrong spaces, lines that end in a colon,
//! addresses that aren't the user's, exclamation marks, capitals, emoji, missing thanks, hurtful words, and mixed
//! forms of address. The last three need the words in `style/lexicon.toml`, and are skipped in other languages.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

use crate::diagnostic::{Code, Diagnostic};
use crate::text;
use crate::words::{BuiltInReply, Lang};

/// What the check needs besides the text.
#[derive(Clone, Copy, Debug)]
pub struct StyleInput<'a> {
    /// The name of the reply.
    pub reply: &'a str,
    /// The language of the text.
    pub lang: &'a Lang,
    /// The salutation that the template was given.
    pub greeting: &'a str,
    /// The name in the salutation.
    pub name: Option<&'a str>,
    /// The texts that may contain the draft's addresses and links: those of the user's policy.
    pub said: &'a [&'a str],
}

/// The words of a language; see the comments in the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LanguageLexicon {
    thanks: Vec<String>,
    formal: Vec<String>,
    informal: Vec<String>,
    apologies: Vec<String>,
    hurtful: Vec<String>,
}

/// The lexicons by language. A test checks that the file can be parsed.
static LEXICON: LazyLock<BTreeMap<String, LanguageLexicon>> =
    LazyLock::new(|| toml::from_str(include_str!("style/lexicon.toml")).unwrap_or_default());

/// Checks the style of a text. Returns a warning for each problem, without its place, and the piece of the text that is
/// wrong, unless it is the text as a whole.
pub fn style_check(text: &str, input: StyleInput<'_>) -> Vec<(Diagnostic, Option<String>)> {
    let mut check = StyleCheck { text, body: body(text, input), input, found: Vec::new() };
    check.fields();
    check.greeting();
    check.spacing();
    check.addresses();
    check.emphasis();
    if let Some(lexicon) = LEXICON.get(input.lang.name()) {
        check.content(lexicon);
        check.wording(lexicon);
    }
    check.found
}

/// Returns the text after the greeting.
fn body<'t>(text: &'t str, input: StyleInput<'_>) -> &'t str {
    let after_other_greeting = || match input.name.and_then(|name| text.split_once(name)) {
        Some((_, body)) => body,
        None => text.split_once('\n').map_or(text, |(_, body)| body),
    };
    text.strip_prefix(input.greeting).unwrap_or_else(after_other_greeting).trim_start()
}

struct StyleCheck<'a> {
    text: &'a str,
    body: &'a str,
    input: StyleInput<'a>,
    found: Vec<(Diagnostic, Option<String>)>,
}

impl StyleCheck<'_> {
    /// Adds a warning of the text as a whole.
    fn add(&mut self, code: Code, message: impl Into<String>, hint: &'static str) {
        self.found.push((Diagnostic::warning(code, message).hint(hint), None));
    }

    /// Adds a warning of one piece.
    fn add_piece(&mut self, code: Code, piece: &str, message: impl Into<String>, hint: &'static str) {
        self.found.push((Diagnostic::warning(code, message).hint(hint), Some(piece.to_owned())));
    }

    fn fields(&mut self) {
        for field in text::unfilled_fields(self.text) {
            let hint = match field.starts_with('{') {
                true => "write a value as {{ name }} and a condition as {% if name %}…{% endif %}",
                false => "put words or a value in its place",
            };
            self.add_piece(Code::UnfilledField, field, format!("\"{field}\" is left over"), hint);
        }
    }

    /// Checks that the name is in the greeting and nowhere else, and that nothing is around the greeting. Greetings
    /// without a name aren't checked, since there are too many.
    fn greeting(&mut self) {
        let Some(name) = self.input.name else { return };
        let first_line = self.text.lines().next().unwrap_or_default();
        if !self.text.starts_with(self.input.greeting) && !first_line.contains(name) {
            self.add(Code::MissingGreeting, "the greeting is missing", "begin with {{ greeting }}");
        }
        if let Some((before, after)) = first_line.split_once(self.input.greeting)
            && (before.contains(char::is_alphabetic) || after.starts_with([',', '.', ':', ';', '!']))
        {
            let message = format!("the greeting is doubled: \"{first_line}\"");
            let hint = "{{ greeting }} is the whole salutation, with its comma";
            self.add(Code::DoubledGreeting, message, hint);
        }
        if let Some(name) = text::find_words(self.body, name) {
            let message = format!("the name is there again behind the greeting: \"{name}\"");
            let hint = "leave the name to the greeting: said twice it reads like a form letter";
            self.add(Code::RepeatedName, message, hint);
        }
    }

    /// Finds the spaces and colons that an undefined value leaves.
    fn spacing(&mut self) {
        let text = self.text;
        let hint = "put what stands around a value inside the {% if … %} that asks for it";
        if let Some(at) = text.find("  ") {
            let message = format!("two spaces in a row: \"{}\"", with_words_around(text, at, "  ".len()));
            self.add(Code::Spacing, message, hint);
        }
        if let Some(at) = space_before_punctuation(text) {
            let piece = with_words_around(text, at, " .".len());
            let message = format!("a space before punctuation: \"{piece}\"");
            self.add(Code::Spacing, message, hint);
        }
        if let Some(line) = self.body.lines().find(|line| line.ends_with(':')) {
            let message = format!("a line ends where something should follow: \"{line}\"");
            self.add(Code::DanglingLine, message, hint);
        }
    }

    /// Finds addresses and links that aren't the user's.
    fn addresses(&mut self) {
        let hint = "say it under [me] in your policy, as email or more_url, and use that";
        for address in self.body.split_whitespace().filter(|word| is_address(word)) {
            let bare = address.trim_end_matches(['.', ',', ':', ';']);
            if !self.input.said.iter().any(|said| said.contains(bare)) {
                let message = format!("\"{address}\" isn't in your policy");
                self.add_piece(Code::ForeignAddress, address, message, hint);
            }
        }
    }

    /// Finds exclamation marks, words in capitals, and emoji.
    fn emphasis(&mut self) {
        if self.body.matches('!').count() > 1 {
            let message = "more than one exclamation mark";
            self.add_piece(Code::ExclamationMarks, "!", message, "one is plenty");
        }
        let words = self.body.split_whitespace().filter(|word| !is_address(word));
        let is_shouted = |word: &&str| word.chars().count() > 3 && word.chars().all(char::is_uppercase);
        for word in words.flat_map(|word| word.split(|c: char| !c.is_alphabetic())).filter(is_shouted) {
            self.add_piece(Code::Capitals, word, format!("\"{word}\" shouts"), "write it in small letters");
        }
        let is_emoji = |c: &char| !c.is_ascii() && c.general_category() == GeneralCategory::OtherSymbol;
        if let Some(emoji) = self.body.chars().find(is_emoji) {
            let message = format!("a pictogram: {emoji}");
            self.add_piece(Code::Emoji, &emoji.to_string(), message, "say it in words");
        }
    }

    /// Checks that the text thanks, asks what it should, and has no hurtful words.
    fn content(&mut self, lexicon: &LanguageLexicon) {
        let lower = self.body.to_lowercase().replace('’', "'");
        let first_sentence = lower.split(['.', '?', '!']).next().unwrap_or_default();
        if !lexicon.thanks.iter().any(|thanks| first_sentence.contains(thanks)) {
            let message = "the first sentence doesn't thank";
            self.add(Code::MissingThanks, message, "thank first: a no is easier to hear then");
        }
        let marks = lower.matches('?').count();
        let asks = BuiltInReply::of(self.input.reply).is_some_and(BuiltInReply::is_question);
        if asks && !(1..=2).contains(&marks) {
            let message = format!("it asks with {}", text::count(marks, "question mark"));
            self.add(Code::Questions, message, "ask one question, or two");
        }
        let apologies = lexicon.apologies.iter().filter(|_| !asks);
        for word in lexicon.hurtful.iter().chain(apologies).filter(|word| has_word_start(&lower, word)) {
            let hint = "say it without blame, lesson, apology or promise";
            self.add_piece(Code::HurtfulWord, word, format!("\"{word}\" can hurt"), hint);
        }
    }

    /// Checks that the text doesn't mix forms of address.
    fn wording(&mut self, lexicon: &LanguageLexicon) {
        let find = |words: &[String]| {
            let mut all = self.body.split(|c: char| !c.is_alphabetic());
            all.find(|word| words.iter().any(|known| known == word))
        };
        if let (Some(formal), Some(informal)) = (find(&lexicon.formal), find(&lexicon.informal)) {
            let message =
                format!("it addresses them formally (\"{formal}\") and informally (\"{informal}\")");
            let hint = "keep to one, or ask for `register` first";
            self.add_piece(Code::MixedAddress, informal, message, hint);
        }
    }
}

fn is_address(word: &str) -> bool {
    word.contains("://") || word.contains('@')
}

/// Whether a word of the text begins with `beginning`.
fn has_word_start(text: &str, beginning: &str) -> bool {
    text.match_indices(beginning).any(|(at, _)| !text[..at].ends_with(char::is_alphabetic))
}

/// Finds a plain space before punctuation at the end of a word. French has a no-break space there, which is correct.
fn space_before_punctuation(text: &str) -> Option<usize> {
    let is_wrong = |(at, _): &(usize, &str)| {
        let mut after = text[at + 1..].chars();
        let is_mark = after.next().is_some_and(|c| matches!(c, '.' | ',' | ';' | ':' | '!' | '?'));
        is_mark && after.next().is_none_or(char::is_whitespace)
    };
    text.match_indices(' ').find(is_wrong).map(|(at, _)| at)
}

/// Returns the `length` bytes at `at`, with the words directly before and after them.
fn with_words_around(text: &str, at: usize, length: usize) -> String {
    let before = text[..at].rsplit(char::is_whitespace).next().unwrap_or_default();
    let after = text[at + length..].split(char::is_whitespace).next().unwrap_or_default();
    format!("{before}{}{after}", &text[at..at + length])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lexicon_has_the_languages_of_the_replies() {
        let langs: Vec<&str> = LEXICON.keys().map(String::as_str).collect();
        assert_eq!(langs, ["de", "en", "es", "fr", "it", "nl", "pt"]);
    }
}
