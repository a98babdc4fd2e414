//! Kind words: whether a note praises its reader or their work, congratulates them, or says that something helped.

use super::tokens::Token;
use crate::words::Lang;

/// By language: the words that speak to the reader, and the phrases of praise, normalized. `*` stands for any ending.
const PRAISE: [(&str, &str, &str); 7] = [
    (
        "de",
        "dein* ihr* sie du dir dich ihnen euch euer eure*",
        "gefallen|gefiel|begeistert|beeindruck*|sehr spannend*|klingt spannend|spannend was|spannender werdegang|\
         spannendes profil|sehr interessant*|interessantes profil|interessanter werdegang|inspirier*|hilfreich*|\
         geholfen|gluckwunsch*|gratul*|viel gelernt|angesprochen|nutzlich*|gern gelesen|bewunder*|danke nochmal*|\
         großartig*|toller vortrag|toller artikel|toller beitrag|tolles buch|tolle arbeit|tolles profil",
    ),
    (
        "en",
        "your you you've you're",
        "enjoyed|really liked|loved|admire*|inspir*|impress*|insightful|brilliant|excellent|fascinating|\
         so helpful|very helpful|really helpful|was helpful|so useful|very useful|really useful|was useful|\
         congratulations|congrats|learned a lot|learnt a lot|big fan|fan of|so interesting|very interesting|\
         really interesting|stuck with me|saved me|saved us|helped me|helped us|great talk|great article|\
         great post|great work|great job|great book|great course|great profile|great session|great webinar|\
         great podcast|good talk|good article|good post",
    ),
    (
        "es",
        "tu tus su sus te le usted",
        "gusto mucho|me gusto|me encanto|me encanta tu|me encanta su|me ha gustado|me ha encantado|me gustaron|\
         muy interesante*|inspirador*|me inspira|impresion*|muy util*|felicidades|enhorabuena|felicit*|admir*|\
         me ayudo|me ha ayudado|aprendi mucho|he aprendido|me alegre|gran trabajo|gran charla|gran articulo",
    ),
    (
        "fr",
        "votre vos ton ta tes vous te toi",
        "beaucoup aime|j'ai adore|ai apprecie|ai beaucoup apprecie|m'a plu|m'a beaucoup plu|m'ont plu|bien plu|\
         passionnant*|tres interessant*|parcours m'interesse|profil m'interesse|travail m'interesse|inspirant*|\
         m'inspire|impressionn*|felicitations|bravo|tres utile*|eclairant*|appris beaucoup|beaucoup appris|m'a aide|\
         m'a beaucoup aide|j'admire|beau parcours|merci encore",
    ),
    (
        "it",
        "tuo tua tuoi tue suo sua suoi sue ti la le tu lei",
        "piaciut*|molto interessante*|apprezzat*|complimenti|congratulazioni|ispirazione|ispirat*|molto utile|\
         molto utili|utilissim*|mi ha colpito|colpito molto|mi ha molto|illuminant*|ammiro|ho imparato|\
         mi ha aiutato|con interesse|bell'articolo|bel lavoro|grazie ancora",
    ),
    (
        "nl",
        "je jouw jij uw u",
        "genoten|interessant profiel|heel interessant|erg interessant|inspirerend*|geinspireerd|indrukwekkend*|\
         onder de indruk|gefeliciteerd|felicitaties|erg nuttig|heel nuttig|geholpen|mooi verhaal|mooi artikel|\
         mooi profiel|mooi werk|mooie presentatie|mooie lezing|leuk artikel|leuk verhaal|herkenbaar|herkende|\
         sprak me|sprak mij|bewonder*|veel geleerd|knap|met plezier gelezen|goed artikel|goed verhaal",
    ),
    (
        "pt",
        "teu tua teus tuas seu sua seus suas te lhe voce si consigo",
        "gostei muito|gostei imenso|gostei do|gostei da|adorei o|adorei a|muito interessante*|achei interessante|\
         inspirador*|me inspira|inspira me|impression*|parabens|muito util|foi util|aprendi muito|aprendi imenso|\
         admiro|me ajudou|ajudou me|excelente artigo|excelente trabalho|excelente palestra|felicit*",
    ),
];

/// Returns whether a note has a phrase of praise and speaks to its reader, in its language if that was detected.
pub(super) fn is_kind(tokens: &[Token], lang: Option<&Lang>) -> bool {
    let is_at = |phrase: &str, start: usize| {
        phrase.split(' ').zip(start..).all(|(word, at)| match (tokens.get(at), word.strip_suffix('*')) {
            (Some(token), Some(stem)) => token.text.starts_with(stem),
            (Some(token), None) => token.text == word,
            (None, _) => false,
        })
    };
    let has = |phrase: &str| {
        let begins = |token: &Token| token.text.as_bytes().first() == phrase.as_bytes().first();
        tokens.iter().enumerate().any(|(start, token)| begins(token) && is_at(phrase, start))
    };
    let mut of_lang = PRAISE.iter().filter(|(code, ..)| lang.is_none_or(|lang| lang.name() == *code));
    of_lang.any(|(_, reader, praise)| reader.split(' ').any(has) && praise.split('|').any(has))
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokenize;
    use super::*;

    #[test]
    fn praise_of_the_reader_is_found() {
        for (note, expected) in [
            ("I really enjoyed your talk in Ghent.", true),
            ("Congratulations on your new role!", true),
            ("Spannender Werdegang, den du da hast!", true),
            ("Votre parcours m’a beaucoup plu.", true),
            ("Tu charla me gustó mucho", true),
            ("Complimenti per il Suo articolo", true),
            ("Uw vacaturetekst sprak mij aan.", true),
            ("Parabéns pelo seu trabalho", true),
            ("I enjoyed the weather.", false),
            ("Shall we connect? Your profile came up.", false),
            ("You are a helpful assistant.", false),
            ("", false),
        ] {
            assert_eq!(is_kind(&tokenize(note), None), expected, "{note}");
        }
    }
}
