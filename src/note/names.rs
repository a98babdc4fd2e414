//! Masks the names of persons in a note, so that no weight depends on them.

use super::tokens::{Kind, Token};
use crate::text::WordList;

/// The first words of greetings.
const GREETINGS: WordList = WordList(
    "bom bon bonjour bonsoir boa buenas buenos buonasera buongiorno caro cara cher \
    chere ciao dag dear egregio estimada estimado geachte gentile goedemiddag goedemorgen goedendag good \
    greetings guten hallo hello hey hi hola hoi liebe lieber moin oi ola beste prezada prezado querida \
    querido salut salve sehr servus",
);

/// Words between the first word of a greeting and the name.
const BEFORE_NAMES: WordList = WordList(
    "a abend all an afternoon day de dia dias dott dottor dottoressa dr en evening \
    everyone frau geehrte geehrter heer herr lieber liebe madam madame mevrouw monsieur morgen morning mr \
    mrs ms noches noite prof professor sir senhor senhora sig signor signora sr sra tag tarde tardes team \
    there zusammen",
);

/// The words before the writer's own name: the last one, and the one before it where that is required.
#[rustfmt::skip]
const INTRODUCTIONS: [[&str; 2]; 27] = [
    ["", "i'm"], ["", "im"], ["i", "am"], ["name", "is"], ["", "name's"], ["this", "is"], ["", "it's"],
    ["ich", "bin"], ["", "heisse"], ["name", "ist"], ["hier", "ist"], ["me", "llamo"], ["", "soy"],
    ["nombre", "es"], ["je", "suis"], ["", "m'appelle"], ["", "c'est"], ["", "sono"], ["mi", "chiamo"],
    ["ik", "ben"], ["naam", "is"], ["", "sou"], ["sou", "o"], ["sou", "a"], ["me", "chamo"],
    ["nome", "e"], ["chamo", "me"],
];

/// The maximum number of words of a name.
const MAX_NAME_WORDS: usize = 4;

/// Masks the names of persons in the greeting, after an introduction ("my name is") and in the signature.
pub(super) fn mask(tokens: &mut [Token]) {
    mask_greeted(tokens);
    mask_introduced(tokens);
    mask_signature(tokens);
}

/// Returns whether a word may be part of a greeting.
pub(super) fn is_of_greeting(token: &Token) -> bool {
    is_in(GREETINGS, token) || is_in(BEFORE_NAMES, token)
}

fn is_in(words: WordList, token: &Token) -> bool {
    words.contains(&token.text)
}

/// Masks the name in a greeting (`Hi Jane Doe,`), or at the start of a note without one (`Jane,`).
fn mask_greeted(tokens: &mut [Token]) {
    if !tokens.first().is_some_and(|first| is_in(GREETINGS, first)) {
        if let [first, second, ..] = tokens
            && first.kind == Kind::Capital
            && second.kind == Kind::Symbol
        {
            first.mask();
        }
        return;
    }
    let is_before_name = |at: usize| match tokens[at].text.as_str() {
        // The dot of an abbreviation: Dr.
        "." => is_in(BEFORE_NAMES, &tokens[at - 1]),
        _ => is_of_greeting(&tokens[at]),
    };
    let start = (1..tokens.len()).find(|&at| !is_before_name(at)).unwrap_or(tokens.len());
    let count = tokens[start..].iter().take_while(|token| token.kind != Kind::Symbol).count();
    // A single word is a name in lower case, too: `hi jane,`.
    let is_name = |token: &&mut Token| count == 1 || token.is_name_like();
    tokens[start..start + count].iter_mut().take(MAX_NAME_WORDS).take_while(is_name).for_each(Token::mask);
}

/// Masks the names after the introductions.
fn mask_introduced(tokens: &mut [Token]) {
    for start in 1..tokens.len() {
        let word = |back: usize| start.checked_sub(back).map_or("", |at| &tokens[at].text);
        let introduces =
            |[first, last]: &[&str; 2]| *last == word(1) && (first.is_empty() || *first == word(2));
        if tokens[start].kind == Kind::Capital && INTRODUCTIONS.iter().any(introduces) {
            let name = tokens[start..].iter_mut().take(MAX_NAME_WORDS);
            name.take_while(|token| token.kind == Kind::Capital).for_each(Token::mask);
        }
    }
}

/// Masks the name at the end of a note, if a symbol or a line break is before it.
fn mask_signature(tokens: &mut [Token]) {
    let end = tokens.iter().rposition(|token| token.kind != Kind::Symbol).map_or(0, |last| last + 1);
    let count = tokens[..end].iter().rev().take_while(|token| token.is_name_like()).count();
    let start = end - count;
    if count <= MAX_NAME_WORDS && start > 2 && tokens[start - 1].kind == Kind::Symbol {
        tokens[start..end].iter_mut().for_each(Token::mask);
    }
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokenize;
    use super::*;

    #[test]
    fn only_persons_links_and_numbers_are_masked() {
        for (note, expected) in [
            ("Hi Jane Doe, hello", "hi <name> <name> , hello"),
            ("hi jane, hello", "hi <name> , hello"),
            ("Guten Tag Frau Dr. Weber,\nhallo", "guten tag frau dr . <name> , \n hallo"),
            ("Hi. We help", "hi . we help"),
            ("Jane, hello", "<name> , hello"),
            ("Hello there, my name is Max Kern.", "hello there , my name is <name> <name> ."),
            ("We met in Ghent.\nBest, Ana Ruiz", "we met in ghent . \n best , <name> <name>"),
            ("Greetings everyone", "greetings everyone"),
            ("See https://a.example/b?c or a.b@c.example!", "see <link> or <mail> !"),
            ("In 2019 we had 20 of 1,500 at 10k", "in <year> we had <2> of <1> , <3> at <2>k"),
            ("It’s CAFÉ “été”…", "it's cafe ete ."),
        ] {
            let mut tokens = tokenize(note);
            mask(&mut tokens);
            let texts: Vec<&str> = tokens.iter().map(|token| token.text.as_str()).collect();
            assert_eq!(texts.join(" "), expected, "{note}");
        }
    }
}
