//! How a letter begins, in each language and register.

use crate::name::Called;
use crate::words::{Lang, Register};

/// How a language greets in a register; `{}` stands for the name.
struct Salutation {
    named: &'static str,
    nameless: &'static str,
    /// How much of the name it takes: the tool can't know whom to call Herr and whom Frau.
    takes: Takes,
}

/// How much of a name a salutation takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Takes {
    First,
    Whole,
}

const fn first(named: &'static str, nameless: &'static str) -> Salutation {
    Salutation { named, nameless, takes: Takes::First }
}

const fn whole(named: &'static str, nameless: &'static str) -> Salutation {
    Salutation { named, nameless, takes: Takes::Whole }
}

/// By language: formal, then informal. None needs to know whether a man or a woman is greeted, nor the
/// time of day.
const SALUTATIONS: [(&str, Salutation, Salutation); 7] = [
    ("de", whole("Guten Tag {},", "Guten Tag,"), first("Hallo {},", "Hallo,")),
    ("en", first("Dear {},", "Hello,"), first("Hi {},", "Hi there,")),
    ("es", first("Hola, {}:", "Hola:"), first("Hola, {}:", "Hola:")),
    ("fr", first("Bonjour {},", "Bonjour,"), first("Bonjour {},", "Bonjour,")),
    ("it", whole("Gentile {},", "Buongiorno,"), first("Ciao {},", "Ciao,")),
    ("nl", whole("Beste {},", "Goedendag,"), first("Hallo {},", "Hallo,")),
    ("pt", first("Olá, {},", "Olá,"), first("Olá, {},", "Olá,")),
];

/// A language without words of its own here greets by the bare name.
const OTHER: Salutation = first("{},", "Hello,");

/// The whole salutation line.
pub(super) fn salutation(lang: &Lang, register: Register, called: &Called) -> String {
    let own = SALUTATIONS.iter().find(|(code, ..)| *code == lang.name());
    let found = match (own, register) {
        (Some((_, formal, _)), Register::Formal) => formal,
        (Some((.., informal)), Register::Informal) => informal,
        (None, _) => &OTHER,
    };
    let name = match found.takes {
        Takes::First => &called.name,
        Takes::Whole => &called.whole,
    };
    match name {
        Some(name) => found.named.replace("{}", name),
        None => found.nameless.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_greets_in_its_own_way() {
        let jane = crate::name::call("Dr. Jane van Doe, MBA");
        let nobody = crate::name::call("");
        for (lang, formal, informal, nameless) in [
            ("en", "Dear Jane,", "Hi Jane,", "Hello,"),
            ("de", "Guten Tag Jane van Doe,", "Hallo Jane,", "Guten Tag,"),
            ("de-at", "Guten Tag Jane van Doe,", "Hallo Jane,", "Guten Tag,"),
            ("es", "Hola, Jane:", "Hola, Jane:", "Hola:"),
            ("fr", "Bonjour Jane,", "Bonjour Jane,", "Bonjour,"),
            ("it", "Gentile Jane van Doe,", "Ciao Jane,", "Buongiorno,"),
            ("nl", "Beste Jane van Doe,", "Hallo Jane,", "Goedendag,"),
            ("pt", "Olá, Jane,", "Olá, Jane,", "Olá,"),
            ("sv", "Jane,", "Jane,", "Hello,"),
        ] {
            let lang = Lang::parse(lang).expect(lang);
            assert_eq!(salutation(&lang, Register::Formal, &jane), formal);
            assert_eq!(salutation(&lang, Register::Informal, &jane), informal);
            assert_eq!(salutation(&lang, Register::Formal, &nobody), nameless);
        }
    }
}
