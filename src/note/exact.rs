//! Rules that are certain: LinkedIn's default text, a placeholder of mass mail that wasn't filled in, homoglyphs.

use std::ops::Range;

use super::names;
use super::tokens::{Kind, Token};

/// LinkedIn's default texts, in normalized words: `/` parts alternatives, a word with `?` may be missing, `*` is any
/// word. The English ones are from real mail and exports. The source of an Italian and a Spanish one are people who
/// received them (ralph-dte.eu/tag/social-network, websa100.com/blog/invitaciones-de-linkedin). The others are
/// translations of the first two, less certainly: all name a network of LinkedIn, as nobody does of themselves.
const DEFAULT_TEXTS: [&str; 18] = [
    "i'd/i would? like to add you to my professional/linkedin network",
    "i'd/i would? like to join your linkedin network",
    "i'd/i would? like to connect with you on linkedin",
    "ich mochte/wurde sie/dich gern/gerne zu meinem beruflichen netzwerk auf? linkedin? hinzufugen",
    "j'aimerais/je souhaite/souhaiterais? vous? ajouter/t'ajouter a mon reseau professionnel sur? linkedin?",
    "vorrei aggiungerti/aggiungerla alla mia rete professionale su? linkedin?",
    "me gustaria contactar contigo",
    "me gustaria anadirte/anadirle/agregarte/agregarle a mi red profesional en? linkedin?",
    "ik wil/zou je/u graag toevoegen aan mijn professionele netwerk op? linkedin?",
    "gostaria/gostava/quero de? te/o? adicionar te? a minha rede profissional no? linkedin?",
    "gostaria/gostava de adiciona lo a minha rede profissional no? linkedin?",
    "jeg vil gerne føje/tilføje dig til mit professionelle netværk pa? linkedin?",
    "jag vill/skulle vilja? garna? lagga till dig i mitt professionella natverk pa? linkedin?",
    "jeg vil gjerne legge deg til i mitt profesjonelle nettverk pa? linkedin?",
    "chce/chciałbym/chciałabym dodac * do mojej sieci kontaktow zawodowych w? serwisie? linkedin?",
    "sizi * profesyonel agıma eklemek istiyorum",
    "linkedin agınıza katılmak istiyorum",
    "as dori sa va/te adaug in/la reteaua mea profesionala",
];

/// Part of the text that LinkedIn puts before its default text if the inviter chose a group, up to the group's name.
const GROUP: &str = "indicated you are a";

/// Words that may surround a default text, beside names and greetings: "on LinkedIn", a complimentary close.
const SURROUNDING_WORDS: [&str; 11] =
    ["and", "best", "kind", "linkedin", "on", "regards", "sincerely", "thank", "thanks", "warm", "you"];

/// The maximum number of words around a default text.
const MAX_SURROUNDING_WORDS: usize = 8;

/// The maximum number of words about a group before a default text.
const MAX_GROUP_WORDS: usize = 25;

/// Returns whether a note is blank, or LinkedIn's default text with at most a greeting, names and a complimentary
/// close.
pub(super) fn is_default(note: &str, tokens: &[Token]) -> bool {
    let words: Vec<&Token> = tokens.iter().filter(|token| token.kind != Kind::Symbol).collect();
    let mut surroundings = DEFAULT_TEXTS.iter().filter_map(|default| surrounding_words(&words, default));
    surroundings.any(|words| words.len() <= MAX_SURROUNDING_WORDS && words.into_iter().all(may_surround))
        || !note.contains(char::is_alphanumeric)
}

/// Returns the words before and after a default text, if the note contains it; without those about a group.
fn surrounding_words<'t>(words: &[&'t Token], default: &str) -> Option<Vec<&'t Token>> {
    let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    let (start, length) =
        (0..texts.len()).find_map(|start| Some((start, length_of(default, &texts[start..])?)))?;
    let is_group = start <= MAX_GROUP_WORDS && texts[..start].join(" ").contains(GROUP);
    let before = if is_group { &[] } else { &words[..start] };
    Some([before, &words[start + length..]].concat())
}

/// Returns how many words a default text has where `words` begin with it.
fn length_of(default: &str, words: &[&str]) -> Option<usize> {
    let mut length = 0;
    for expected in default.split(' ') {
        let alternatives = expected.trim_end_matches('?');
        let is_there =
            words.get(length).is_some_and(|word| alternatives.split('/').any(|it| it == *word || it == "*"));
        if !is_there && alternatives.len() == expected.len() {
            return None;
        }
        length += usize::from(is_there);
    }
    Some(length)
}

fn may_surround(word: &Token) -> bool {
    let is_listed = || SURROUNDING_WORDS.contains(&word.text.as_str()) || names::is_of_greeting(word);
    !word.is_word() || word.is_name_like() || is_listed()
}

/// The names of placeholders that only mass mail has, reduced to letters: `{{First_Name}}`, `[first name]`,
/// `%FIRSTNAME%`.
const PLACEHOLDERS: &str = "firstname fname lastname fullname yourname recipientname prospectname leadname \
    contactname insertname companyname currentcompany yourcompany jobtitle currentposition mutualconnection \
    icebreaker vorname nachname prenom nombre empresa voornaam";

/// The names that a genuine note about software or a form may have in brackets too, unless it is in the greeting.
const PLACEHOLDERS_IN_GREETINGS: &str =
    "name company title position industry city location school role topic";

/// The maximum length of the text between two brackets, in bytes.
const MAX_PLACEHOLDER_BYTES: usize = 60;

/// Finds a placeholder that wasn't filled in, or a choice that wasn't made (`{Hi|Hello}`).
pub(super) fn placeholder(note: &str) -> Option<Range<usize>> {
    note.match_indices(['{', '[', '<', '%', '*', '#', '_', '(']).find_map(|(at, _)| {
        let (field, inside) = bracketed(&note[at..])?;
        let letters: String = inside.chars().filter(|c| c.is_alphanumeric()).collect();
        let letters = letters.to_lowercase();
        let is_in = |names: &str| names.split(' ').any(|name| name == letters);
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
