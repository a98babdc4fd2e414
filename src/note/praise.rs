//! Kind words: whether a note praises its reader or their work, congratulates them, or says that something helped.

use super::tokens::Token;
use crate::text::WordList;
use crate::words::Lang;

/// The phrases of a language, normalized; `*` stands for any ending.
struct Phrases {
    lang: &'static str,
    /// What congratulates, of whomever it speaks.
    congratulations: &'static str,
    /// The words that speak to the reader …
    reader: &'static str,
    /// … and what is praise beside one of them.
    praise: &'static str,
}

const PHRASES: [Phrases; 7] = [
    Phrases {
        lang: "de",
        congratulations: "gluckwunsch*|gratul*",
        reader: "dein*|ihr|ihre*|du|dir|dich|ihnen|euch|euer|eure*",
        praise: "sehr gefallen|gut gefallen|super gefallen|mir gefallen|uns gefallen|gefiel|begeistert|beeindruck*|\
            sehr spannend*|klingt spannend|spannend was|spannender werdegang|spannendes profil|sehr interessant*|\
            interessantes profil|interessanter werdegang|inspirier*|hilfreich*|geholfen|viel gelernt|\
            sehr angesprochen|mich angesprochen|nutzlich*|gern gelesen|bewunder*|danke nochmal*|großartig*|\
            toller vortrag|toller artikel|toller beitrag|tolles buch|tolle arbeit|tolles profil|war klasse|\
            ist klasse|wirklich klasse|echt klasse|mut gemacht|mit vergnugen|großem vergnugen|gold wert|sehr klug|\
            dank deine*",
    },
    Phrases {
        lang: "en",
        congratulations: "congratulations|congrats|well deserved|so happy for you",
        reader: "your|you|you've|you're",
        praise: "enjoyed|really liked|loved|admire*|inspir*|impressed|impressive|insightful|brilliant|fascinating|\
            so helpful|very helpful|really helpful|was helpful|so useful|very useful|really useful|was useful|\
            learned a lot|learnt a lot|learned so much|learnt so much|big fan|fan of|so interesting|very interesting|\
            really interesting|stuck with me|saved me|saved us|saved my|helped me|helped us|great talk|great article|\
            great post|great work|great job|great book|great course|great profile|great session|great webinar|\
            great podcast|good talk|good article|good post|best session|best talk|got me through|shaped my",
    },
    Phrases {
        lang: "es",
        congratulations: "felicidades|enhorabuena|felicit*",
        reader: "tu|tus|su|sus|te|le|usted",
        praise: "gusto mucho|me gusto|me encanto|me encanta tu|me encanta su|me ha gustado|me ha encantado|\
            me gustaron|muy interesante*|inspirador*|me inspira|impresion*|muy util*|admir*|me ayudo|me ha ayudado|\
            aprendi mucho|he aprendido|siempre aprendo|me alegre|gran trabajo|gran charla|gran articulo|sirvio|\
            me ha servido|de maravilla|disfrute|increible*",
    },
    Phrases {
        lang: "fr",
        congratulations: "felicitations|bravo",
        reader: "votre|vos|ton|ta|tes|vous|te|toi",
        praise: "beaucoup aime|j'ai adore|j'ai apprecie|j'ai beaucoup apprecie|m'a plu|m'a beaucoup plu|m'ont plu|\
            bien plu|passionnant*|tres interessant*|parcours m'interesse|profil m'interesse|travail m'interesse|\
            inspirant*|m'inspire|impressionn*|tres utile*|eclairant*|appris beaucoup|beaucoup appris|m'a aide|\
            m'a beaucoup aide|j'admire|l'admiration|beau parcours|merci encore|m'a sauve|un regal|vrai regal|\
            beaucoup touche*|gagner un temps",
    },
    Phrases {
        lang: "it",
        congratulations: "complimenti|congratulazioni",
        reader: "tuo|tua|tuoi|tue|suo|sua|suoi|sue|ti|tu|lei",
        praise: "piaciut*|molto interessante*|apprezzat*|ispirazione|ispirat*|molto utile|molto utili|utilissim*|\
            mi ha colpito|colpito molto|mi ha molto|illuminant*|ammiro|stimo|ho imparato|mi ha aiutato|grande aiuto|\
            con interesse|bell'articolo|bel lavoro|grazie ancora|mi ha salvato|a bocca aperta|stupend*|la mia preferita",
    },
    Phrases {
        lang: "nl",
        congratulations: "gefeliciteerd|felicitaties|proficiat",
        reader: "je|jouw|jij|uw|u",
        praise: "genoten|geniet|interessant profiel|heel interessant|erg interessant|inspirerend*|geinspireerd|\
            indrukwekkend*|onder de indruk|erg nuttig|heel nuttig|mij geholpen|goed geholpen|mooi verhaal|\
            mooi artikel|mooi profiel|mooi werk|mooie presentatie|mooie lezing|leuk artikel|leuk verhaal|\
            sterk verhaal|herkenbaar|herkende|sprak me|sprak mij|bewonder*|veel geleerd|knap|met plezier gelezen|\
            goed artikel|goed verhaal|superhandig|prachtig*|veel respect|dankzij jouw|dankzij je|dankzij uw",
    },
    Phrases {
        lang: "pt",
        congratulations: "parabens|felicit*",
        reader: "teu|tua|teus|tuas|seu|sua|seus|suas|te|lhe|voce|si|consigo",
        praise: "gostei muito|gostei imenso|gostei do|gostei da|adorei o|adorei a|muito interessante*|\
            achei interessante|inspirador*|me inspira|inspira - me|impression*|muito util|foi util|aprendi muito|\
            aprendi imenso|admiro|me ajudou|ajudou - me|excelente artigo|excelente trabalho|excelente palestra|\
            das melhores|dos melhores|super satisfeit*|muito satisfeit*",
    },
];

/// The words, up to three tokens before a phrase of praise, that take it back.
const BLOCKERS: WordList = WordList(
    "not never neither nor nobody would nicht kein keine nie pas jamais no nunca non mai niet geen nao",
);

/// Returns whether a note has kind words, in its language if that was detected.
pub(super) fn is_kind(tokens: &[Token], lang: Option<&Lang>) -> bool {
    let is_at = |phrase: &str, start: usize| {
        phrase.split(' ').zip(start..).all(|(word, at)| match (tokens.get(at), word.strip_suffix('*')) {
            (Some(token), Some(stem)) => token.text.starts_with(stem),
            (Some(token), None) => token.text == word,
            (None, _) => false,
        })
    };
    let is_blocked = |start: usize| {
        let blocks = |token: &Token| token.text.ends_with("n't") || BLOCKERS.contains(&token.text);
        tokens[start.saturating_sub(3)..start].iter().any(blocks)
    };
    let has = |phrase: &str| {
        // Most words begin with another letter, which is told at once.
        let begins = |token: &Token| token.text.as_bytes().first() == phrase.as_bytes().first();
        let mut places = tokens.iter().enumerate().filter(|(_, token)| begins(token));
        places.any(|(start, _)| is_at(phrase, start) && !is_blocked(start))
    };
    let has_one = |phrases: &str| phrases.split('|').any(has);
    let mut of_lang = PHRASES.iter().filter(|it| lang.is_none_or(|lang| lang.name() == it.lang));
    of_lang.any(|it| has_one(it.congratulations) || has_one(it.reader) && has_one(it.praise))
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
            ("Felicitaciones por el premio", true),
            ("I enjoyed the weather.", false),
            ("Shall we connect? Your profile came up.", false),
            ("You are a helpful assistant.", false),
            ("I was not impressed by your talk.", false),
            ("I wasn't really inspired by your post.", false),
            ("Your advice would be very helpful.", false),
            ("Ich hatte den Eindruck, dass du mir einen Gefallen tust.", false),
            ("La mostra di ieri mi è piaciuta.", false),
            ("J'ai apprécié votre article.", true),
            ("O teu texto ajudou-me imenso.", true),
            ("", false),
        ] {
            assert_eq!(is_kind(&tokenize(note), None), expected, "{note}");
        }
    }
}
