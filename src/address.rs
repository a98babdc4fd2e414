//! Detection of the form of address that a note uses: du or Sie, tu or vous.

use crate::text::WordList;
use crate::words::{Lang, Register};

/// The words with which a language addresses one reader. A word listed with a capital only matches with its capital,
/// and not at the start of a sentence, where `Sie` can mean "they".
struct AddressWords {
    lang: &'static str,
    formal: WordList,
    informal: WordList,
    /// These also refer to other people, so they count only where no other word addresses the reader.
    likely_formal: WordList,
}

const LANGUAGES: [AddressWords; 6] = [
    AddressWords {
        lang: "de",
        formal: WordList("Sie Ihnen Ihr Ihre Ihren Ihrem Ihrer Ihres"),
        informal: WordList(
            "du dich dir dein deine deinen deinem deiner deines bist hast kannst magst \
            euch eure euren eurem eurer",
        ),
        likely_formal: WordList(""),
    },
    AddressWords {
        lang: "es",
        formal: WordList("usted ud vd"),
        informal: WordList("tú tu tus te ti contigo eres tienes vos tuyo tuya"),
        likely_formal: WordList("su sus le"),
    },
    AddressWords {
        lang: "fr",
        formal: WordList("vous votre vos"),
        informal: WordList("tu toi te t ton ta tes"),
        likely_formal: WordList(""),
    },
    AddressWords {
        lang: "it",
        formal: WordList("Lei Le La Suo Sua Suoi Sue"),
        informal: WordList("tu te ti tuo tua tuoi tue"),
        likely_formal: WordList("lei suo sua suoi sue"),
    },
    AddressWords {
        lang: "nl",
        formal: WordList("u uw"),
        informal: WordList("je jij jou jouw jullie"),
        likely_formal: WordList(""),
    },
    AddressWords {
        lang: "pt",
        formal: WordList("senhor senhora"),
        informal: WordList("você vc tu te ti teu tua teus tuas contigo"),
        likely_formal: WordList(""),
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
            let is_formal = [word, &lower].iter().any(|word| words.formal.contains(word));
            formal |= is_formal && !(starts_sentence && word != lower);
            likely_formal |= is_formal || words.likely_formal.contains(&lower);
            informal |= words.informal.contains(&lower);
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
