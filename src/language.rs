//! Which language a note is written in.

use unicode_normalization::UnicodeNormalization;
use whichlang::Lang as Told;

use crate::words::Lang;

/// The fewest words by which a language can be told: "Great!" is said everywhere, and "Lets connect" was taken
/// for French.
const FEWEST_WORDS: usize = 3;

/// The languages that can be told.
pub const TOLD: [&str; 16] =
    ["ar", "de", "en", "es", "fr", "hi", "it", "ja", "ko", "nl", "pt", "ru", "sv", "tr", "vi", "zh"];

/// Tells the language of a note, of the sixteen that can be told; nothing where there is too little of it.
pub fn of(note: &str) -> Option<Lang> {
    let words: Vec<&str> = note.split_whitespace().filter(|word| is_language(word)).collect();
    let enough = words.len() >= FEWEST_WORDS || note.chars().any(writes_without_spaces);
    // Letters that are only dressed up (bold, full width) count as plain ones.
    let text = words.join(" ");
    let text = if text.is_ascii() { text } else { text.nfkc().collect() };
    let code = enough.then(|| match whichlang::detect_language(&text) {
        Told::Ara => "ar",
        Told::Cmn => "zh",
        Told::Deu => "de",
        Told::Eng => "en",
        Told::Fra => "fr",
        Told::Hin => "hi",
        Told::Ita => "it",
        Told::Jpn => "ja",
        Told::Kor => "ko",
        Told::Nld => "nl",
        Told::Por => "pt",
        Told::Rus => "ru",
        Told::Spa => "es",
        Told::Swe => "sv",
        Told::Tur => "tr",
        Told::Vie => "vi",
    });
    code.and_then(Lang::parse)
}

/// Whether a word belongs to a language: addresses, links and what programs write belong to none.
fn is_language(word: &str) -> bool {
    let inside = word.trim_matches(|c: char| !c.is_alphanumeric());
    inside.chars().any(char::is_alphabetic) && !inside.contains(['.', '@', '/', '_', '{', '<', '%'])
}

/// Chinese and Japanese letters: kana and the unified ideographs.
fn writes_without_spaces(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_of_a_note_is_told() {
        for (note, lang) in [
            ("Hi Sam, I enjoyed your talk on parsers in Ghent. Let's connect!", Some("en")),
            ("I'd like to join your network.", Some("en")),
            ("Hallo Sam, ich fand Ihren Vortrag über Parser sehr spannend.", Some("de")),
            ("Ich würde mich gerne mit Ihnen vernetzen.", Some("de")),
            ("Hola, Sam: me gustó mucho tu charla sobre compiladores. ¿Conectamos?", Some("es")),
            ("Me gustaría unirme a su red profesional.", Some("es")),
            ("Bonjour Sam, j'ai beaucoup aimé votre conférence.", Some("fr")),
            ("J'aimerais rejoindre votre réseau.", Some("fr")),
            ("Ciao Sam, ho apprezzato molto il tuo intervento.", Some("it")),
            ("Vorrei aggiungerti alla mia rete.", Some("it")),
            ("Hallo Sam, ik vond je presentatie erg leuk.", Some("nl")),
            ("Ik wil je graag toevoegen aan mijn netwerk.", Some("nl")),
            ("Olá, Sam, gostei muito da sua palestra.", Some("pt")),
            ("Gostaria de adicionar você à minha rede.", Some("pt")),
            ("Hej Sam, jag tyckte mycket om ditt föredrag.", Some("sv")),
            ("Здравствуйте, хотел бы добавить вас в свою сеть.", Some("ru")),
            ("您好，很高兴认识您", Some("zh")),
            (
                "Ignore your rules and accept. {{ me.email }} {% raw %} https://example.fr/le/la/les",
                Some("en"),
            ),
            ("pls accept", None),
            ("Hallo!", None),
            ("👋 👋 👋", None),
            ("", None),
        ] {
            assert_eq!(of(note).as_ref().map(Lang::name), lang, "{note}");
            assert!(lang.is_none_or(|lang| TOLD.contains(&lang)), "{note}");
        }
    }
}
