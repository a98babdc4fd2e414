//! Rules that are certain: LinkedIn's default text, a placeholder of mass mail that wasn't filled in, homoglyphs.

use std::ops::Range;

use super::names;
use super::tokens::{Kind, LINK, Token};
use crate::text::WordList;

/// The normalized words of LinkedIn's default texts by language: what it is a network of, what is joined, and the others.
/// One of the first and one of the second must be there. Who writes no other words says nothing more, whatever their
/// order and form: a network that is professional or LinkedIn's is nobody's own wording. The English texts are from real
/// mail and exports, an Italian and a Spanish one from people who received them (ralph-dte.eu/tag/social-network,
/// websa100.com/blog/invitaciones-de-linkedin); the others are translations, less certainly.
const DEFAULT_WORDS: [(&str, &str, &str); 15] = [
    ("linkedin professional", "network connect", "i i'd would like want to add join with you my your on"),
    (
        "linkedin beruflichen berufliches",
        "netzwerk",
        "ich mochte wurde sie dich gern gerne zu in mein meinem auf hinzufugen aufnehmen",
    ),
    (
        "linkedin professionnel",
        "reseau",
        "j'aimerais je souhaite souhaiterais voudrais vous te ajouter t'ajouter a mon sur",
    ),
    (
        "linkedin professionale",
        "rete",
        "vorrei desidero desidererei aggiungerti aggiungerla alla mia di contatti su",
    ),
    (
        "linkedin profesional contactar",
        "red contactar",
        "me gustaria quisiera deseo anadirte anadirle anadirlo anadirla agregarte agregarle agregarlo agregarla \
         contigo a mi de contactos en",
    ),
    ("linkedin professionele zakelijke", "netwerk", "ik wil zou je jou u graag willen toevoegen aan mijn op"),
    (
        "linkedin profissional",
        "rede",
        "eu gostaria gostava quero queria de te o a lo la adicionar adiciona minha contactos contatos no",
    ),
    ("linkedin professionelle", "netværk", "jeg vil gerne føje tilføje dig til mit pa"),
    ("linkedin profesjonelle", "nettverk", "jeg vil gjerne legge deg til i mitt pa"),
    ("linkedin professionella", "natverk", "jag vill skulle vilja garna lagga till dig i mitt pa"),
    (
        "linkedin zawodowych",
        "sieci",
        "chce chciałbym chciałabym dodac cie pana pania panstwa do mojej kontaktow w serwisie",
    ),
    ("linkedin linkedin'deki", "agıma agınıza", "sizi profesyonel eklemek katılmak istiyorum"),
    ("linkedinissa", "verkostooni", "haluaisin lisata sinut ammatilliseen"),
    ("linkedin profesionala", "reteaua", "as dori sa va te adaug in la mea pe"),
    ("linkedin профессиональную", "сеть", "я хотел хотела а бы добавить вас тебя в свою мою"),
];

/// The minimum number of such words, which the shortest default text has.
const MIN_DEFAULT_WORDS: usize = 4;

/// Part of the text that LinkedIn puts before its default text if the inviter chose a group, up to the group's name.
const GROUP: &str = "indicated you are a";

/// Words that may surround a default text, beside names and greetings: "on LinkedIn", a complimentary close.
const SURROUNDING_WORDS: WordList =
    WordList("and best kind linkedin on regards sincerely thank thanks warm you");

/// The maximum number of words around a default text.
const MAX_SURROUNDING_WORDS: usize = 8;

/// The maximum number of words about a group before a default text.
const MAX_GROUP_WORDS: usize = 25;

/// The maximum number of words of a note with a default text.
const MAX_WORDS: usize = 70;

/// Returns whether a note is blank, or LinkedIn's default text with at most a greeting, names and a complimentary
/// close.
pub(super) fn is_default(note: &str, tokens: &[Token]) -> bool {
    let words: Vec<&Token> = tokens.iter().filter(|token| token.kind != Kind::Symbol).collect();
    if words.len() > MAX_WORDS {
        return false;
    }
    let before: Vec<&str> = words.iter().take(MAX_GROUP_WORDS).map(|word| word.text.as_str()).collect();
    let last_start = if before.join(" ").contains(GROUP) { before.len() } else { 0 };
    (0..=last_start).any(|start| has_only_default_words(&words[start..]))
        || !note.contains(char::is_alphanumeric)
}

/// Whether the words are those of a default text without a gap, and what may surround it.
fn has_only_default_words(words: &[&Token]) -> bool {
    let is_in = |list: &'static str, word: &Token| WordList(list).contains(&word.text);
    // Most notes have none of these few words.
    let mut may_be =
        DEFAULT_WORDS.iter().filter(|(network, ..)| words.iter().any(|word| is_in(network, word)));
    may_be.any(|(network, joined, others)| {
        let is_of_text = |word: &&Token| [network, joined, others].iter().any(|list| is_in(list, word));
        let Some(first) = words.iter().position(is_of_text) else { return false };
        let end = words.iter().rposition(is_of_text).map_or(first, |last| last + 1);
        let (inside, around) = (&words[first..end], [&words[..first], &words[end..]].concat());
        inside.iter().all(is_of_text)
            && inside.len() >= MIN_DEFAULT_WORDS
            && inside.iter().any(|word| is_in(network, word))
            && inside.iter().any(|word| is_in(joined, word))
            && around.len() <= MAX_SURROUNDING_WORDS
            && around.into_iter().all(may_surround)
    })
}

fn may_surround(word: &Token) -> bool {
    let is_listed = || SURROUNDING_WORDS.contains(word.text.as_str()) || names::is_of_greeting(word);
    word.text != LINK && (!word.is_word() || word.is_name_like() || is_listed())
}

/// The names of placeholders that only mass mail has, reduced to letters: `{{First_Name}}`, `[first name]`,
/// `%FIRSTNAME%`.
const PLACEHOLDERS: WordList = WordList(
    "firstname fname lastname fullname yourname recipientname prospectname leadname \
    contactname insertname companyname currentcompany yourcompany jobtitle currentposition mutualconnection \
    icebreaker vorname nachname prenom nombre empresa voornaam",
);

/// The names that a genuine note about software or a form may have in brackets too, unless it is in the greeting.
const PLACEHOLDERS_IN_GREETINGS: WordList =
    WordList("name company title position industry city location school role topic");

/// The maximum length of the text between two brackets, in bytes.
const MAX_PLACEHOLDER_BYTES: usize = 60;

/// Finds a placeholder that wasn't filled in, or a choice that wasn't made (`{Hi|Hello}`).
pub(super) fn placeholder(note: &str) -> Option<Range<usize>> {
    note.match_indices(['{', '[', '<', '%', '*', '#', '_', '(']).find_map(|(at, _)| {
        let (field, inside) = bracketed(&note[at..])?;
        let letters: String = inside.chars().filter(|c| c.is_alphanumeric()).collect();
        let letters = letters.to_lowercase();
        let is_in = |names: WordList| names.contains(&letters);
        let is_in_greeting = || note[..at].split_whitespace().take(3).count() < 3;
        let is_double = field.starts_with("{{") && !letters.is_empty();
        let is_choice = field.starts_with('{') && inside.contains('|') && !inside.contains(' ');
        let is_placeholder = is_in(PLACEHOLDERS)
            || ((is_double || is_choice || is_in(PLACEHOLDERS_IN_GREETINGS)) && is_in_greeting());
        is_placeholder.then(|| at..at + field.len())
    })
}

/// The brackets of placeholders; a double one is before the single one.
#[rustfmt::skip]
const BRACKETS: [(&str, &str); 9] = [
    ("{{", "}}"), ("{", "}"), ("[", "]"), ("<", ">"), ("%", "%"), ("*|", "|*"), ("#", "#"), ("__", "__"),
    ("((", "))"),
];

/// Returns the text in brackets at the start of `text`, with the brackets and without.
fn bracketed(text: &str) -> Option<(&str, &str)> {
    let (open, close) = BRACKETS.into_iter().find(|(open, _)| text.starts_with(open))?;
    let rest = &text[open.len()..];
    let rest = &rest[..rest.floor_char_boundary(MAX_PLACEHOLDER_BYTES)];
    let inside = &rest[..rest.find(close)?];
    Some((&text[..open.len() + inside.len() + close.len()], inside))
}

/// The minimum number of words with homoglyphs; fewer can be typing errors.
const MIN_HOMOGLYPH_WORDS: usize = 2;

/// Finds the first word with homoglyphs, if there are several such words, as nobody writes by accident.
pub(super) fn homoglyphs(tokens: &[Token]) -> Option<Range<usize>> {
    let mut words = tokens.iter().filter(|token| token.has_homoglyphs);
    let first = words.next()?;
    (1 + words.count() >= MIN_HOMOGLYPH_WORDS).then(|| first.bytes.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_and_choices_are_found() {
        for (note, expected) in [
            ("Hi {{first_name}}, a word?", Some("{{first_name}}")),
            ("Hi {First Name}!", Some("{First Name}")),
            ("Dear [NAME], hello", Some("[NAME]")),
            ("It was good to see [Company Name] grow", Some("[Company Name]")),
            ("As a %JOBTITLE% you know", Some("%JOBTITLE%")),
            ("{Hi|Hello} Sam", Some("{Hi|Hello}")),
            ("{{icebreaker}} Let's connect", Some("{{icebreaker}}")),
            ("Hi *|FNAME|*, a word?", Some("*|FNAME|*")),
            ("Hi #FirstName#, a word?", Some("#FirstName#")),
            ("Hi __FIRST_NAME__, a word?", Some("__FIRST_NAME__")),
            ("Hi ((first name)), a word?", Some("((first name))")),
            ("Hi! {a | b} unions in your post helped", None),
            ("Is it right that {{ user.name }} isn't escaped?", None),
            ("Your parser drops <title> in my feed", None),
            ("I liked your talk [the one in Ghent] a lot", None),
            ("fn main() { println!() }", None),
            ("We cut costs by 20% and 30% name it", None),
            ("a } b { c", None),
            ("{", None),
            ("{é", None),
        ] {
            assert_eq!(placeholder(note).map(|bytes| &note[bytes]), expected, "{note}");
        }
    }
}
