//! How a letter begins, in each language and register.

use crate::name::GreetingName;
use crate::words::{Lang, Register};

/// How a language greets in a register; `{}` stands for the name.
struct Salutation {
    named: &'static str,
    nameless: &'static str,
}

const fn by(named: &'static str, nameless: &'static str) -> Salutation {
    Salutation { named, nameless }
}

/// By language: formal, then informal. None needs to know whether a man or a woman is greeted, nor the
/// time of day.
const SALUTATIONS: [(&str, Salutation, Salutation); 7] = [
    ("de", by("Guten Tag {},", "Guten Tag,"), by("Hallo {},", "Hallo,")),
    ("en", by("Dear {},", "Hello,"), by("Hi {},", "Hi there,")),
    ("es", by("Hola, {}:", "Hola:"), by("Hola, {}:", "Hola:")),
    ("fr", by("Bonjour {},", "Bonjour,"), by("Bonjour {},", "Bonjour,")),
    ("it", by("Gentile {},", "Buongiorno,"), by("Ciao {},", "Ciao,")),
    ("nl", by("Geachte {},", "Goedendag,"), by("Hallo {},", "Hallo,")),
    ("pt", by("Olá, {},", "Olá,"), by("Olá, {},", "Olá,")),
];

/// A language without words of its own here greets by the bare name.
const OTHER: Salutation = by("{},", "Hello,");

/// The whole salutation line.
pub(super) fn salutation(lang: &Lang, register: Register, greeting_name: &GreetingName) -> String {
    let own = SALUTATIONS.iter().find(|(code, ..)| *code == lang.name());
    let found = match (own, register) {
        (Some((_, formal, _)), Register::Formal) => formal,
        (Some((.., informal)), Register::Informal) => informal,
        (None, _) => &OTHER,
    };
    match addressed(greeting_name, lang, register) {
        Some(name) => found.named.replace("{}", &name),
        None => found.nameless.to_owned(),
    }
}

/// The name in the salutation. In Dutch the particle of a last name has a capital where no first name stands
/// before it, and a title has none (dr. Van der Sar); in French a salutation spells Madame out.
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
            ("es", "Hola, Jane van Doe:", "Hola, Dr. van Doe:", "Hola, Jane:", "Hola:"),
            ("fr", "Bonjour Jane van Doe,", "Bonjour Dr. van Doe,", "Bonjour Jane,", "Bonjour,"),
            ("it", "Gentile Jane van Doe,", "Gentile Dr. van Doe,", "Ciao Jane,", "Buongiorno,"),
            ("nl", "Geachte Jane van Doe,", "Geachte dr. Van Doe,", "Hallo Jane,", "Goedendag,"),
            ("pt", "Olá, Jane van Doe,", "Olá, Dr. van Doe,", "Olá, Jane,", "Olá,"),
            ("sv", "Jane van Doe,", "Dr. van Doe,", "Jane,", "Hello,"),
        ] {
            let lang = Lang::parse(lang).expect(lang);
            assert_eq!(salutation(&lang, Register::Formal, &jane), formal);
            assert_eq!(salutation(&lang, Register::Formal, &doctor), titled);
            assert_eq!(salutation(&lang, Register::Informal, &jane), informal);
            assert_eq!(salutation(&lang, Register::Informal, &doctor), informal);
            assert_eq!(salutation(&lang, Register::Formal, &nobody), nameless);
        }
    }

    #[test]
    fn madame_is_spelled_out_in_french() {
        let lang = Lang::parse("fr").expect("a language");
        let greeting = salutation(&lang, Register::Formal, &crate::name::greeting_name("Mme Odile Perrin"));
        assert_eq!(greeting, "Bonjour Madame Perrin,");
    }

    #[test]
    fn what_the_user_says_is_greeted_by_in_every_register() {
        let called = GreetingName::verbatim("dr. van der Sar");
        for register in [Register::Formal, Register::Informal] {
            let lang = Lang::parse("nl").expect("a language");
            assert_eq!(addressed(&called, &lang, register).as_deref(), Some("dr. van der Sar"));
        }
    }
}
