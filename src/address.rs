//! Detection of the form of address that a note uses: du or Sie, tu or vous.

use crate::words::{Lang, Register};

/// The words with which a language addresses one reader. A word listed with a capital only matches with its capital,
/// and not at the start of a sentence, where `Sie` can mean "they".
struct AddressWords {
    lang: &'static str,
    formal: &'static [&'static str],
    informal: &'static [&'static str],
    /// These also refer to other people, so they count only where no other word addresses the reader.
    likely_formal: &'static [&'static str],
}

const LANGUAGES: [AddressWords; 6] = [
    AddressWords {
        lang: "de",
        formal: &["Sie", "Ihnen", "Ihr", "Ihre", "Ihren", "Ihrem", "Ihrer", "Ihres"],
        informal: &[
            "du", "dich", "dir", "dein", "deine", "deinen", "deinem", "deiner", "deines", "bist", "hast",
            "kannst", "magst", "euch", "eure", "euren", "eurem", "eurer",
        ],
        likely_formal: &[],
    },
    AddressWords {
        lang: "es",
        formal: &["usted", "ud", "vd"],
        informal: &["tú", "tu", "tus", "te", "ti", "contigo", "eres", "tienes", "vos", "tuyo", "tuya"],
        likely_formal: &["su", "sus", "le"],
    },
    AddressWords {
        lang: "fr",
        formal: &["vous", "votre", "vos"],
        informal: &["tu", "toi", "te", "t", "ton", "ta", "tes"],
        likely_formal: &[],
    },
    AddressWords {
        lang: "it",
        formal: &["Lei", "Le", "La", "Suo", "Sua", "Suoi", "Sue"],
        informal: &["tu", "te", "ti", "tuo", "tua", "tuoi", "tue"],
        likely_formal: &["lei", "suo", "sua", "suoi", "sue"],
    },
    AddressWords {
        lang: "nl",
        formal: &["u", "uw"],
        informal: &["je", "jij", "jou", "jouw", "jullie"],
        likely_formal: &[],
    },
    AddressWords {
        lang: "pt",
        formal: &["senhor", "senhora"],
        informal: &["você", "vc", "tu", "te", "ti", "teu", "tua", "teus", "tuas", "contigo"],
        likely_formal: &[],
    },
];

/// Returns how formally a note in `lang` addresses its reader; `None` if it doesn't, or mixes both forms.
///
/// ```
/// use decline::{address, words::{Lang, Register}};
/// let german = Lang::parse("de").expect("a language");
/// assert_eq!(address::of("Ich fand Ihren Vortrag gut.", &german), Some(Register::Formal));
/// assert_eq!(address::of("Ich fand deinen Vortrag gut.", &german), Some(Register::Informal));
/// ```
pub fn of(note: &str, lang: &Lang) -> Option<Register> {
    let words = LANGUAGES.iter().find(|words| words.lang == lang.name())?;
    let (mut formal, mut informal, mut likely_formal) = (false, false, false);
    let mut starts_sentence = true;
    for piece in note.split_inclusive(|c: char| !c.is_alphabetic()) {
        let word = piece.trim_end_matches(|c: char| !c.is_alphabetic());
        if !word.is_empty() {
            let lower = word.to_lowercase();
            let is_formal = words.formal.iter().any(|formal| *formal == word || *formal == lower);
            formal |= is_formal && !(starts_sentence && word != lower);
            likely_formal |= is_formal || words.likely_formal.contains(&lower.as_str());
            informal |= words.informal.contains(&lower.as_str());
            starts_sentence = false;
        }
        starts_sentence |= piece.ends_with(['.', '!', '?', '\n', ':']);
    }
    match (formal, informal) {
        (true, true) => None,
        (_, true) => Some(Register::Informal),
        _ => (formal || likely_formal).then_some(Register::Formal),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_of_address_is_detected_in_each_language() {
        let (formal, informal) = (Some(Register::Formal), Some(Register::Informal));
        for (lang, note, register) in [
            ("de", "Guten Tag, ich habe Ihren Artikel gelesen.", formal),
            ("de", "Hallo! Hast du Zeit?", informal),
            ("de", "Sie haben einen guten Vortrag gehalten.", formal),
            ("de", "Ich arbeite mit Anna. Sie kennt dich.", informal),
            ("de", "Hallo du, ich wollte Ihnen schreiben.", None),
            ("de", "Gruß aus Gent", None),
            ("es", "Me gustaría unirme a su red profesional.", formal),
            ("es", "Hola, vi tu charla en Gante", informal),
            ("es", "Le escribo porque usted habló de ello.", formal),
            ("es", "Hablé con Marta y su equipo, ¿te acuerdas?", informal),
            ("fr", "J'ai lu votre article.", formal),
            ("fr", "Je t'ai entendue à Gand", informal),
            ("fr", "Comme tu disais, vous êtes", None),
            ("it", "Ho letto con piacere il Suo articolo.", formal),
            ("it", "Ciao, ho visto il tuo intervento", informal),
            ("nl", "Ik las uw artikel.", formal),
            ("nl", "Leuk je praatje in Gent!", informal),
            ("pt", "Gostei da palestra do senhor.", formal),
            ("pt", "Vi que você trabalha com pontes.", informal),
            ("pt", "Gostei da sua palestra.", None),
            ("en", "I read your article, sir.", None),
        ] {
            let lang = Lang::parse(lang).expect(lang);
            assert_eq!(of(note, &lang), register, "{note}");
        }
    }
}
