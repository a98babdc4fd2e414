//! Which form of address a note uses: du or Sie, tu or vous.

use crate::words::{Lang, Register};

/// The words by which a language addresses one reader. A word with a capital counts with its capital alone, and
/// only within a sentence: at its start, `Sie` can be "they".
struct AddressWords {
    lang: &'static str,
    formal: &'static [&'static str],
    informal: &'static [&'static str],
    /// Said of others too, so they count only where nothing else addresses the reader.
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

/// Tells how a note in `lang` addresses its reader; nothing where it doesn't, or mixes both forms.
///
/// ```
/// use decline::{address, words::{Lang, Register}};
/// let german = Lang::parse("de").expect("a language");
/// assert_eq!(address::of("Ich fand Ihren Vortrag gut.", &german), Some(Register::Formal));
/// assert_eq!(address::of("Ich fand deinen Vortrag gut.", &german), Some(Register::Informal));
/// ```
pub fn of(note: &str, lang: &Lang) -> Option<Register> {
    let words = LANGUAGES.iter().find(|words| words.lang == lang.name())?;
    let (mut formal, mut informal, mut likely) = (false, false, false);
    let mut starts = true;
    for piece in note.split_inclusive(|c: char| !c.is_alphabetic()) {
        let word = piece.trim_end_matches(|c: char| !c.is_alphabetic());
        if !word.is_empty() {
            let small = word.to_lowercase();
            let is_formal = words.formal.iter().any(|formal| *formal == word || *formal == small);
            formal |= is_formal && !(starts && word != small);
            likely |= is_formal || words.likely_formal.contains(&small.as_str());
            informal |= words.informal.contains(&small.as_str());
            starts = false;
        }
        starts |= piece.ends_with(['.', '!', '?', '\n', ':']);
    }
    match (formal, informal, likely) {
        (true, true, _) => None,
        (_, true, _) => Some(Register::Informal),
        (true, ..) | (.., true) => Some(Register::Formal),
        (false, false, false) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_of_address_is_told_in_each_language() {
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
