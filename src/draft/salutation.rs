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

/// Returns the whole salutation line.
pub(super) fn salutation(lang: &Lang, register: Register, greeting_name: &GreetingName) -> String {
    let of_lang = SALUTATIONS.iter().find(|(code, ..)| *code == lang.name());
    let salutation = match (of_lang, register) {
        (Some((_, formal, _)), Register::Formal) => formal,
        (Some((.., informal)), Register::Informal) => informal,
        (None, _) => &OTHER,
    };
    let named = if greeting_name.title.is_some() { salutation.titled } else { salutation.named };
    match addressed(greeting_name, lang, register) {
        Some(name) => named.replace("{}", &name),
        None => salutation.nameless.to_owned(),
    }
}

/// Returns the name in the salutation, with the title if the register is formal.
///
/// In Dutch, the particle of a last name has a capital after a title, and the title has none (dr. Van der Sar). In
/// French, Madame and Mademoiselle are written out.
pub fn addressed(greeting_name: &GreetingName, lang: &Lang, register: Register) -> Option<String> {
    if register == Register::Informal {
        return greeting_name.name.clone();
    }
    let name = greeting_name.formal.clone()?;
    let Some(title) = &greeting_name.title else {
        return Some(name);
    };
    let mut letters = name.chars();
    Some(match (lang.name(), title.as_str(), letters.next()) {
        ("nl", _, Some(first)) => {
            format!("{} {}{}", title.to_lowercase(), first.to_uppercase(), letters.as_str())
        }
        ("fr", "Mme", _) => format!("Madame {name}"),
        ("fr", "Mlle", _) => format!("Mademoiselle {name}"),
        _ => format!("{title} {name}"),
    })
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
            ("fr", "Bonjour Jane van Doe,", "Bonjour Dr. van Doe,", "Bonjour Jane,", "Bonjour,"),
            ("it", "Gentile Jane van Doe,", "Gentile Dr. van Doe,", "Ciao Jane,", "Buongiorno,"),
            ("nl", "Beste Jane van Doe,", "Geachte dr. Van Doe,", "Hallo Jane,", "Goedendag,"),
            ("pt", "Bom dia, Jane van Doe,", "Bom dia, Dr. van Doe,", "Olá, Jane,", "Bom dia,"),
            ("sv", "Jane van Doe,", "Dr. van Doe,", "Jane,", "Hello,"),
        ] {
            let lang = Lang::parse(lang).expect(lang);
            assert_eq!(salutation(&lang, Register::Formal, &jane), formal);
            assert_eq!(salutation(&lang, Register::Formal, &doctor), titled);
            assert_eq!(salutation(&lang, Register::Informal, &jane), informal);
            assert_eq!(salutation(&lang, Register::Informal, &doctor), informal);
            assert_eq!(salutation(&lang, Register::Formal, &nobody), nameless);
        }
        let (french, madame) = (Lang::parse("fr"), crate::name::greeting_name("Mme Odile Perrin"));
        let greeting = salutation(&french.expect("a language"), Register::Formal, &madame);
        assert_eq!(greeting, "Bonjour Madame Perrin,");
    }
}
