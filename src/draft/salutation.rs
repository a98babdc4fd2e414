//! Salutations in each language and register.

use crate::name::GreetingName;
use crate::words::{Lang, Register};

/// The salutations with a name, with a title before it, and without either; `{}` is replaced by the name.
struct Salutation {
    named: &'static str,
    titled: &'static str,
    nameless: &'static str,
}

const fn by(named: &'static str, nameless: &'static str) -> Salutation {
    Salutation { named, titled: named, nameless }
}

/// By language: formal, then informal. All of them fit any gender.
const SALUTATIONS: [(&str, Salutation, Salutation); 7] = [
    ("de", by("Guten Tag {},", "Guten Tag,"), by("Hallo {},", "Hallo,")),
    ("en", by("Dear {},", "Hello,"), by("Hi {},", "Hi there,")),
    ("es", by("Buenos días, {}:", "Buenos días:"), by("Hola, {}:", "Hola:")),
    ("fr", by("Bonjour {},", "Bonjour,"), by("Bonjour {},", "Bonjour,")),
    ("it", by("Gentile {},", "Buongiorno,"), by("Ciao {},", "Ciao,")),
    // Geachte would be stiff before a whole name.
    ("nl", Salutation { titled: "Geachte {},", ..by("Beste {},", "Goedendag,") }, by("Hallo {},", "Hallo,")),
    ("pt", by("Bom dia, {},", "Bom dia,"), by("Olá, {},", "Olá,")),
];

/// The salutation in other languages.
const OTHER: Salutation = by("{},", "Hello,");

/// The salutations that answer those of a note in kind: the language and the register of the letter, and how the note
/// begins.
const IN_KIND: [(&str, Register, &str, &str); 12] = [
    ("de", Register::Informal, "moin", "Moin {},"),
    ("de", Register::Informal, "servus", "Servus {},"),
    ("en", Register::Informal, "hello", "Hello {},"),
    ("es", Register::Formal, "buenas tardes", "Buenas tardes, {}:"),
    ("es", Register::Formal, "hola", "Hola, {}:"),
    ("fr", Register::Informal, "salut", "Salut {},"),
    ("it", Register::Formal, "buongiorno", "Buongiorno {},"),
    ("nl", Register::Informal, "beste", "Beste {},"),
    ("nl", Register::Informal, "hoi", "Hoi {},"),
    ("nl", Register::Formal, "geachte", "Geachte {},"),
    ("pt", Register::Formal, "boa tarde", "Boa tarde, {},"),
    ("pt", Register::Formal, "boa noite", "Boa noite, {},"),
];

/// Returns the whole salutation line; with a name it answers the note's own salutation in kind.
pub(super) fn salutation(
    lang: &Lang,
    register: Register,
    greeting_name: &GreetingName,
    note: Option<&str>,
) -> String {
    let of_lang = SALUTATIONS.iter().find(|(code, ..)| *code == lang.name());
    let salutation = match (of_lang, register) {
        (Some((_, formal, _)), Register::Formal) => formal,
        (Some((.., informal)), Register::Informal) => informal,
        (None, _) => &OTHER,
    };
    let usual = if greeting_name.title.is_some() { salutation.titled } else { salutation.named };
    let named = note.and_then(|note| in_kind(lang, register, note)).unwrap_or(usual);
    match addressed(greeting_name, lang, register) {
        Some(name) => named.replace("{}", &name),
        None => salutation.nameless.to_owned(),
    }
}

/// Returns the salutation with a name that answers the one at the start of a note, if one does.
fn in_kind(lang: &Lang, register: Register, note: &str) -> Option<&'static str> {
    let opening = note.trim_start_matches(|c: char| !c.is_alphanumeric());
    let begins_with = |word: &str| {
        opening.split_at_checked(word.len()).is_some_and(|(start, rest)| {
            start.eq_ignore_ascii_case(word) && !rest.starts_with(char::is_alphanumeric)
        })
    };
    let mut of_letter = IN_KIND.iter().filter(|(code, of, ..)| (*code, *of) == (lang.name(), register));
    of_letter.find(|(.., word, _)| begins_with(word)).map(|(.., named)| *named)
}

/// Returns the name in the salutation, with the title if the register is formal.
///
/// In Dutch, the particle of a last name has a capital after a title, and the title has none (dr. Van der Sar). In
/// French, titles are written out, and in Italian those in -ore and -ere lose their last letter.
pub fn addressed(greeting_name: &GreetingName, lang: &Lang, register: Register) -> Option<String> {
    if register == Register::Informal {
        return greeting_name.name.clone();
    }
    let name = greeting_name.formal.clone()?;
    let Some(title) = &greeting_name.title else {
        return Some(name);
    };
    Some(match (lang.name(), title.as_str()) {
        ("nl", _) => format!("{} {}", title.to_lowercase(), capitalized(&name)),
        ("fr", _) => format!("{} {name}", written_out(title)),
        // Dottor Rossi, Ingegner Rossi.
        ("it", _) if title.ends_with("ore") || title.ends_with("ere") => {
            format!("{} {name}", capitalized(&title[..title.len() - 1]))
        }
        _ => format!("{} {name}", capitalized(title)),
    })
}

/// Returns French titles in full; behind Madame or Monsieur no other one follows without its article.
fn written_out(titles: &str) -> String {
    let mut words = titles.split(' ').map(|title| match title.trim_end_matches('.') {
        "Dr" => "Docteur",
        "Dre" => "Docteure",
        "M" | "Mr" => "Monsieur",
        "Mlle" => "Mademoiselle",
        "Mme" => "Madame",
        "Pr" | "Prof" => "Professeur",
        _ => title,
    });
    match words.next() {
        Some(first @ ("Madame" | "Monsieur")) if words.clone().next() != Some("et") => first.to_owned(),
        first => first.into_iter().chain(words).collect::<Vec<_>>().join(" "),
    }
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_greets_in_its_own_way() {
        let jane = crate::name::greeting_name("Jane van Doe, MBA");
        let doctor = crate::name::greeting_name("Dr. Jane van Doe, MBA");
        let nobody = crate::name::greeting_name("Dr.");
        for (lang, formal, titled, informal, nameless) in [
            ("en", "Dear Jane van Doe,", "Dear Dr. van Doe,", "Hi Jane,", "Hello,"),
            ("de", "Guten Tag Jane van Doe,", "Guten Tag Dr. van Doe,", "Hallo Jane,", "Guten Tag,"),
            ("de-at", "Guten Tag Jane van Doe,", "Guten Tag Dr. van Doe,", "Hallo Jane,", "Guten Tag,"),
            ("es", "Buenos días, Jane van Doe:", "Buenos días, Dr. van Doe:", "Hola, Jane:", "Buenos días:"),
            ("fr", "Bonjour Jane van Doe,", "Bonjour Docteur van Doe,", "Bonjour Jane,", "Bonjour,"),
            ("it", "Gentile Jane van Doe,", "Gentile Dr. van Doe,", "Ciao Jane,", "Buongiorno,"),
            ("nl", "Beste Jane van Doe,", "Geachte dr. Van Doe,", "Hallo Jane,", "Goedendag,"),
            ("pt", "Bom dia, Jane van Doe,", "Bom dia, Dr. van Doe,", "Olá, Jane,", "Bom dia,"),
            ("sv", "Jane van Doe,", "Dr. van Doe,", "Jane,", "Hello,"),
        ] {
            let lang = Lang::parse(lang).expect(lang);
            assert_eq!(salutation(&lang, Register::Formal, &jane, None), formal);
            assert_eq!(salutation(&lang, Register::Formal, &doctor, None), titled);
            assert_eq!(salutation(&lang, Register::Informal, &jane, None), informal);
            assert_eq!(salutation(&lang, Register::Informal, &doctor, None), informal);
            assert_eq!(salutation(&lang, Register::Formal, &nobody, None), nameless);
        }
        let (french, madame) = (Lang::parse("fr"), crate::name::greeting_name("Mme Odile Perrin"));
        let greeting = salutation(&french.expect("a language"), Register::Formal, &madame, None);
        assert_eq!(greeting, "Bonjour Madame Perrin,");
    }

    #[test]
    fn a_salutation_is_answered_in_kind() {
        let jane = crate::name::greeting_name("Jane Doe");
        for (lang, register, note, expected) in [
            ("fr", Register::Informal, "Salut Sam, ça va ?", "Salut Jane,"),
            ("es", Register::Formal, "¡Hola, Sam!", "Hola, Jane Doe:"),
            ("fr", Register::Informal, "Salutations", "Bonjour Jane,"),
            ("fr", Register::Formal, "Salut Sam", "Bonjour Jane Doe,"),
            ("nl", Register::Formal, " GEACHTE heer", "Geachte Jane Doe,"),
            ("pt", Register::Formal, "Boa tarde", "Boa tarde, Jane Doe,"),
            ("en", Register::Informal, "Hallo Sam", "Hi Jane,"),
            ("en", Register::Informal, "Hellé", "Hi Jane,"),
        ] {
            let lang = Lang::parse(lang).expect(lang);
            assert_eq!(salutation(&lang, register, &jane, Some(note)), expected, "{note}");
        }
    }
}
