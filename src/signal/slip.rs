//! Slips of mass mail that aren't words: fields left unfilled, choices left unmade, spaces no keyboard has.

use super::Hint;
use super::clues::Kind;

/// A field that only mass mail has, by its letters alone: `{{First_Name}}`, `[first name]`, `%FIRSTNAME%`.
const SURE_FIELDS: &[&str] = &[
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

/// A field that a note about software or a form might hold, too.
const FIELDS: &[&str] =
    &["name", "company", "title", "position", "industry", "city", "location", "school", "role", "topic"];

/// The longest field, in bytes.
const LONGEST: usize = 60;

/// Finds a field left unfilled, or a choice left unmade.
pub(super) fn open_field(note: &str) -> Option<Hint> {
    let opens = note.char_indices().filter(|(_, c)| matches!(c, '{' | '[' | '<' | '%'));
    opens.map(|(at, _)| at).find_map(|at| {
        let (field, inside) = bracketed(&note[at..])?;
        let letters: String = inside.chars().filter(|c| c.is_alphanumeric()).collect();
        let letters = letters.to_lowercase();
        let sure = SURE_FIELDS.contains(&letters.as_str());
        let double = field.starts_with("{{") && !letters.is_empty();
        let choice = field.starts_with('{') && inside.contains('|') && !letters.is_empty();
        let is_field = sure || double || choice || FIELDS.contains(&letters.as_str());
        is_field.then(|| {
            // Right after a greeting it stands for the reader.
            let greets = note[..at].split_whitespace().take(3).count() < 3;
            let weight = if sure || greets { 3 } else { 2 };
            Hint { kind: Kind::MergeSlip, weight, place: at..at + field.len() }
        })
    })
}

/// A bracket with what it holds, and that alone.
fn bracketed(text: &str) -> Option<(&str, &str)> {
    let pairs = [("{{", "}}"), ("{", "}"), ("[", "]"), ("<", ">"), ("%", "%")];
    let (open, close) = pairs.into_iter().find(|(open, _)| text.starts_with(open))?;
    let rest = &text[open.len()..];
    let rest = &rest[..rest.floor_char_boundary(LONGEST)];
    let inside = &rest[..rest.find(close)?];
    Some((&text[..open.len() + inside.len() + close.len()], inside))
}

/// `Hi ,`: people write it too, so it only adds to the rest.
pub(super) fn greeting_of_nobody(note: &str) -> Option<Hint> {
    let start = note.trim_start();
    let (greeting, rest) = start.split_once(char::is_whitespace)?;
    let greets = ["hi", "hello", "hey", "dear", "hallo", "hola", "bonjour", "ciao"];
    let after = rest.trim_start().strip_prefix([',', '!'])?;
    let place = note.len() - start.len()..note.len() - after.len();
    let greets = greets.contains(&greeting.to_lowercase().as_str());
    greets.then_some(Hint { kind: Kind::MergeSlip, weight: 1, place })
}

/// The spaces U+2004 to U+2008 between words, which tools leave behind.
pub(super) fn odd_space(note: &str) -> Option<Hint> {
    let at = note.find(|c| matches!(c, '\u{2004}'..='\u{2008}'))?;
    let before = note[..at].trim_end();
    let start = before.len() - before.split(char::is_whitespace).next_back().map_or(0, str::len);
    let after = note[at..].trim_start();
    let end = note.len() - after.len() + after.find(char::is_whitespace).unwrap_or(after.len());
    let place = start..end;
    (!note[place.clone()].trim().is_empty()).then_some(Hint { kind: Kind::Automation, weight: 1, place })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_and_choices_left_open_are_found_as_they_stand() {
        for (note, found) in [
            ("Hi {{first_name}}, a word?", Some(("{{first_name}}", 3))),
            ("Hi {First Name}!", Some(("{First Name}", 3))),
            ("Dear [NAME], hello", Some(("[NAME]", 3))),
            ("It was good to see [Company Name] grow", Some(("[Company Name]", 3))),
            ("As a %JOBTITLE% you know", Some(("%JOBTITLE%", 3))),
            ("{Hi|Hello} Sam", Some(("{Hi|Hello}", 3))),
            ("{{icebreaker}} Let's connect", Some(("{{icebreaker}}", 3))),
            ("Is it right that {{ user.name }} isn't escaped?", Some(("{{ user.name }}", 2))),
            ("Your parser drops <title> in my feed", Some(("<title>", 2))),
            ("I liked your talk [the one in Ghent] a lot", None),
            ("fn main() { println!() }", None),
            ("We cut costs by 20% and 30% name it", None),
            ("a } b { c", None),
            ("{", None),
            ("{é", None),
        ] {
            let slip = open_field(note);
            assert_eq!(slip.map(|slip| (&note[slip.place], slip.weight)), found, "{note}");
        }
    }

    #[test]
    fn a_greeting_of_nobody_adds_a_little() {
        let greeted = |note| greeting_of_nobody(note).map(|slip| (&note[slip.place], slip.weight));
        assert_eq!(greeted("Hi , are you there?"), Some(("Hi ,", 1)));
        assert_eq!(greeted(" Hello  ! ¿"), Some(("Hello  !", 1)));
        assert_eq!(greeted("Hi Sam, are you there?"), None);
        assert_eq!(greeted("Hi"), None);
    }

    #[test]
    fn an_odd_space_is_shown_with_the_words_around_it() {
        let odd = |note| odd_space(note).map(|slip| &note[slip.place]);
        assert_eq!(odd("Hi\u{2004}Sam, hello"), Some("Hi\u{2004}Sam,"));
        assert_eq!(odd("well\u{2003}then \u{2006}so"), Some("then \u{2006}so"));
        assert_eq!(odd("\u{2008}"), None);
        assert_eq!(odd("no-break\u{a0}space"), None);
    }
}
