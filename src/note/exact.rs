//! What a note shows for certain: LinkedIn's own text, a field that mass mail left unfilled, letters that only look
//! Latin.

use std::ops::Range;

use super::names;
use super::tokens::{Kind, Token};

/// LinkedIn's default texts, in folded words. The English ones stand in real mail and exports, the fourth less
/// surely. That the Italian and the Spanish one are LinkedIn's own is told by people who got them:
/// ralph-dte.eu/tag/social-network, websa100.com/blog/invitaciones-de-linkedin. For other languages nothing is
/// known.
const DEFAULT_TEXTS: [&str; 6] = [
    "i'd like to add you to my professional network",
    "i'd like to add you to my linkedin network",
    "i'd like to join your linkedin network",
    "i'd like to connect with you on linkedin",
    "vorrei aggiungerti alla mia rete professionale su linkedin",
    "me gustaria contactar contigo",
];

/// What LinkedIn puts before its text where the inviter named a group, up to the group's name.
const GROUP: &str = "indicated you are a";

/// Words that may stand around a default text with names: "on LinkedIn", a farewell.
const AROUND_A_DEFAULT: [&str; 11] =
    ["and", "best", "kind", "linkedin", "on", "regards", "sincerely", "thank", "thanks", "warm", "you"];

/// The most words around a default text, and of what LinkedIn says of a group.
const MOST_WORDS_AROUND: usize = 8;
const MOST_WORDS_OF_A_GROUP: usize = 25;

/// Whether a note is blank, or LinkedIn's own text with no more than a greeting, names and a farewell around it.
pub(super) fn is_default(note: &str, tokens: &[Token]) -> bool {
    let words: Vec<&Token> = tokens.iter().filter(|token| token.kind != Kind::Mark).collect();
    let mut around = DEFAULT_TEXTS.iter().filter_map(|default| around(&words, default));
    around.any(|around| around.len() <= MOST_WORDS_AROUND && around.into_iter().all(is_usual_around))
        || !note.contains(char::is_alphanumeric)
}

/// The words around a default text, if it is there; without what LinkedIn says of a group.
fn around<'t>(words: &[&'t Token], default: &str) -> Option<Vec<&'t Token>> {
    let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    let default: Vec<&str> = default.split(' ').collect();
    let start = texts.windows(default.len()).position(|window| window == default)?;
    let is_group = start <= MOST_WORDS_OF_A_GROUP && texts[..start].join(" ").contains(GROUP);
    let before = if is_group { &[] } else { &words[..start] };
    Some([before, &words[start + default.len()..]].concat())
}

fn is_usual_around(word: &Token) -> bool {
    let is_of_list = || AROUND_A_DEFAULT.contains(&word.text.as_str()) || names::greets(word);
    !word.is_word() || word.is_name_like() || is_of_list()
}

/// A field that only mass mail has, by its letters alone: `{{First_Name}}`, `[first name]`, `%FIRSTNAME%`.
const FIELDS: &[&str] = &[
    "firstname",
    "fname",
    "lastname",
    "fullname",
    "yourname",
    "recipientname",
    "prospectname",
    "leadname",
    "contactname",
    "insertname",
    "companyname",
    "currentcompany",
    "yourcompany",
    "jobtitle",
    "currentposition",
    "mutualconnection",
    "icebreaker",
    "vorname",
    "nachname",
    "prenom",
    "nombre",
    "empresa",
    "voornaam",
];

/// A field that a note about software or a form might hold, too; right after a greeting it stands for the reader.
const FIELDS_AFTER_A_GREETING: &[&str] =
    &["name", "company", "title", "position", "industry", "city", "location", "school", "role", "topic"];

/// The longest field, in bytes.
const LONGEST_FIELD: usize = 60;

/// Finds a field left unfilled, or a choice left unmade.
pub(super) fn open_field(note: &str) -> Option<Range<usize>> {
    note.match_indices(['{', '[', '<', '%', '*', '#', '_', '(']).find_map(|(at, _)| {
        let (field, inside) = bracketed(&note[at..])?;
        let letters: String = inside.chars().filter(|c| c.is_alphanumeric()).collect();
        let letters = letters.to_lowercase();
        let greets = || note[..at].split_whitespace().take(3).count() < 3;
        let double = field.starts_with("{{") && !letters.is_empty();
        let choice = field.starts_with('{') && inside.contains('|') && !inside.contains(' ');
        let is_field = FIELDS.contains(&&*letters)
            || ((double || choice || FIELDS_AFTER_A_GREETING.contains(&&*letters)) && greets());
        is_field.then(|| at..at + field.len())
    })
}

/// A bracket with what it holds, and that alone.
fn bracketed(text: &str) -> Option<(&str, &str)> {
    let pairs = [
        ("{{", "}}"),
        ("{", "}"),
        ("[", "]"),
        ("<", ">"),
        ("%", "%"),
        ("*|", "|*"),
        ("#", "#"),
        ("__", "__"),
        ("((", "))"),
    ];
    let (open, close) = pairs.into_iter().find(|(open, _)| text.starts_with(open))?;
    let rest = &text[open.len()..];
    let rest = &rest[..rest.floor_char_boundary(LONGEST_FIELD)];
    let inside = &rest[..rest.find(close)?];
    Some((&text[..open.len() + inside.len() + close.len()], inside))
}

/// Words with look-alike letters that make a disguise; fewer are a slip of the keyboard.
const DISGUISED_WORDS: usize = 2;

/// Finds the first word of those in which letters of another alphabet pass for Latin ones, as no person writes.
pub(super) fn disguise(tokens: &[Token]) -> Option<Range<usize>> {
    let disguised: Vec<_> = tokens.iter().filter(|token| token.is_disguised).collect();
    let first = disguised.first().filter(|_| disguised.len() >= DISGUISED_WORDS)?;
    Some(first.place.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_and_choices_left_open_are_found_as_they_stand() {
        for (note, found) in [
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
            assert_eq!(open_field(note).map(|place| &note[place]), found, "{note}");
        }
    }
}
