//! The names of persons in a note, which are nobody's wording.

use super::tokens::{Kind, Token};

/// Words that a greeting begins with.
#[rustfmt::skip]
const GREETINGS: [&str; 47] = [
    "bom", "bon", "bonjour", "bonsoir", "boa", "buenas", "buenos", "buonasera", "buongiorno", "caro",
    "cara", "cher", "chere", "ciao", "dag", "dear", "egregio", "estimada", "estimado", "geachte",
    "gentile", "goedemiddag", "goedemorgen", "goedendag", "good", "greetings", "guten", "hallo",
    "hello", "hey", "hi", "hola", "hoi", "liebe", "lieber", "moin", "oi", "ola", "beste", "prezada",
    "prezado", "querida", "querido", "salut", "salve", "sehr", "servus",
];

/// Words that a greeting goes on with before the name.
#[rustfmt::skip]
const BEFORE_NAMES: [&str; 50] = [
    "a", "abend", "all", "an", "afternoon", "day", "de", "dia", "dias", "dott", "dottor", "dottoressa",
    "dr", "en", "evening", "everyone", "frau", "geehrte", "geehrter", "heer", "herr", "lieber", "liebe",
    "madam", "madame", "mevrouw", "monsieur", "morgen", "morning", "mr", "mrs", "ms", "noches", "noite",
    "prof", "professor", "sir", "senhor", "senhora", "sig", "signor", "signora", "sr", "sra", "tag",
    "tarde", "tardes", "team", "there", "zusammen",
];

/// What the name of whoever writes follows: a word and the one before it, if there must be one.
#[rustfmt::skip]
const INTRODUCTIONS: [[&str; 2]; 27] = [
    ["", "i'm"], ["", "im"], ["i", "am"], ["name", "is"], ["", "name's"], ["this", "is"], ["", "it's"],
    ["ich", "bin"], ["", "heisse"], ["name", "ist"], ["hier", "ist"], ["me", "llamo"], ["", "soy"],
    ["nombre", "es"], ["je", "suis"], ["", "m'appelle"], ["", "c'est"], ["", "sono"], ["mi", "chiamo"],
    ["ik", "ben"], ["naam", "is"], ["", "sou"], ["sou", "o"], ["sou", "a"], ["me", "chamo"],
    ["nome", "e"], ["chamo", "me"],
];

/// Whether a word belongs to a greeting.
pub(super) fn greets(token: &Token) -> bool {
    GREETINGS.contains(&&*token.text) || BEFORE_NAMES.contains(&&*token.text)
}

/// The most words that a name has.
const WORDS_OF_A_NAME: usize = 4;

/// Masks the names of persons where a note has them: in the greeting, after "my name is", as a signature.
pub(super) fn mask(tokens: &mut [Token]) {
    let is_in = |list: &[&str], token: &Token| list.contains(&&*token.text);
    if tokens.first().is_some_and(|first| is_in(&GREETINGS, first)) {
        let goes_on = |at: usize| match tokens[at].text.as_str() {
            "." => is_in(&BEFORE_NAMES, &tokens[at - 1]),
            _ => greets(&tokens[at]),
        };
        let name = (1..tokens.len()).find(|&at| !goes_on(at)).unwrap_or(tokens.len());
        let marks = tokens[name..].iter().position(|token| token.kind == Kind::Mark);
        let end = marks.map_or(tokens.len(), |mark| name + mark);
        let is_whole = end - name <= 1;
        let greeted = tokens[name..end].iter_mut().take(WORDS_OF_A_NAME);
        greeted.take_while(|token| is_whole || token.is_name_like()).for_each(Token::mask);
    } else if let [first, mark, ..] = tokens
        && first.kind == Kind::Capital
        && mark.kind == Kind::Mark
    {
        first.mask();
    }
    for start in 1..tokens.len() {
        let word = |back: usize| start.checked_sub(back).map_or("", |at| &tokens[at].text);
        let introduces =
            |[first, last]: &[&str; 2]| *last == word(1) && (first.is_empty() || *first == word(2));
        if tokens[start].kind == Kind::Capital && INTRODUCTIONS.iter().any(introduces) {
            let named = tokens[start..].iter_mut().take(WORDS_OF_A_NAME);
            named.take_while(|token| token.kind == Kind::Capital).for_each(Token::mask);
        }
    }
    let end = tokens.iter().rposition(|token| token.kind != Kind::Mark).map_or(0, |last| last + 1);
    let signed = tokens[..end].iter().rev().take_while(|token| token.is_name_like()).count();
    let start = end - signed;
    if signed <= WORDS_OF_A_NAME && start > 2 && tokens[start - 1].kind == Kind::Mark {
        tokens[start..end].iter_mut().for_each(Token::mask);
    }
}

#[cfg(test)]
mod tests {
    use super::super::tokens::cut;
    use super::*;

    #[test]
    fn persons_links_and_numbers_are_masked_and_nothing_else() {
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
            let mut tokens = cut(note);
            mask(&mut tokens);
            let texts: Vec<&str> = tokens.iter().map(|token| token.text.as_str()).collect();
            assert_eq!(texts.join(" "), expected, "{note}");
        }
    }
}
