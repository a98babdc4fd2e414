//! Credentials after a name: degrees, certificates, honours, generations, pronouns.

use crate::text::WordList;

/// Where a word after a name is a credential.
#[derive(PartialEq)]
enum Kind {
    /// After anything.
    Plain,
    /// After a comma or a whole name, since it can also be a name or initials (Jack MA).
    NameToo,
    /// After a whole name without a comma: it is a title that belongs in front (Weber, Dr.).
    Title,
}

/// Returns a name without the credentials at its end; empty if it consists of them.
pub(super) fn without(name: &str) -> &str {
    let mut name = without_unknown(name.trim_matches([',', ' ']));
    // Looked for once, so that a long name is read in linear time.
    let comma = name.find(',').unwrap_or(name.len());
    while !name.is_empty() {
        let last = name.rfind([' ', ',']).map_or(0, |separator| separator + 1);
        let before = name[..last].trim_end_matches([',', ' ']);
        let after_comma = name[before.len()..last].contains(',');
        let is_whole_name = || before.rsplit_once(' ').is_some_and(|(_, word)| !super::is_initial(word));
        let is_credential = match kind(&name[last..], after_comma) {
            None => is_no_name(&name[last..]) && before.contains(char::is_lowercase) && is_whole_name(),
            Some(Kind::Plain) => true,
            Some(Kind::NameToo) => after_comma || is_whole_name(),
            Some(Kind::Title) => comma >= before.len() && is_whole_name(),
        };
        if !is_credential {
            break;
        }
        name = before;
    }
    name
}

/// Returns a name without the words in capitals in a list of credentials that are none of those known (Jane, SPHR, SWP).
/// The list is behind a comma, and the name isn't in capitals.
fn without_unknown(name: &str) -> &str {
    let Some((before, list)) = name.split_once(',') else { return name };
    let is_known = |word: &str| kind(word, true).is_some_and(|kind| kind != Kind::Title);
    // Suharyanto, S.E., M.M.: one alone can be initials (Doe, J.R.).
    if list.contains(',') && list.split(',').map(str::trim).all(is_abbreviated) {
        return before.trim_end();
    }
    let mut words = list.split([',', ' ']).filter(|word| !word.is_empty());
    let is_list = before.contains(char::is_lowercase)
        && words.clone().any(|word| is_known(word) || is_no_name(word))
        && words.all(|word| is_known(word) || may_be_unknown(word));
    if is_list { before.trim_end() } else { name }
}

/// Returns whether a part is an abbreviation with dots, as degrees are written in many countries (S.Kom., M.M.).
fn is_abbreviated(part: &str) -> bool {
    part.ends_with('.')
        && part.starts_with(char::is_uppercase)
        && !part.contains(' ')
        && part.matches('.').count() > 1
}

/// Returns whether a word may be a credential by its looks: capitals, perhaps with digits and hyphens.
fn may_be_unknown(word: &str) -> bool {
    let is_sign = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'-' | b'/');
    word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase() || is_sign(byte))
}

/// Returns whether a word in capitals can't be a name or initials, as nobody could say it: it has three letters or more
/// and no vowel, or few, and begins or ends as no name does (FCSI, MCIPR).
fn is_no_name(word: &str) -> bool {
    const MAX_LETTERS: usize = 6;
    let is_consonant = |c: char| !"AEIOUY".contains(c);
    let is_unsayable =
        |pair: &str, sayable: WordList| pair.chars().all(is_consonant) && !sayable.contains(pair);
    word.len() > 2
        && may_be_unknown(word)
        && (word.chars().all(is_consonant)
            || word.len() <= MAX_LETTERS
                && (is_unsayable(&word[..2], BEGINNINGS) || is_unsayable(&word[word.len() - 2..], ENDINGS)))
}

/// Two consonants that names begin with.
const BEGINNINGS: WordList = WordList(include_str!("lists/credentials-beginnings.txt"));

/// Two consonants that names end with.
const ENDINGS: WordList = WordList(include_str!("lists/credentials-endings.txt"));

/// Returns whether a word between two commas is a credential.
pub(super) fn is_credential(word: &str) -> bool {
    kind(word, true).is_some_and(|kind| kind != Kind::Title)
}

/// Returns a family name without the mark of a generation: Smith Jr., Smith III.
pub(super) fn without_generation(family: &str) -> &str {
    match family.rsplit_once(' ') {
        Some((name, last)) if is_generation(last) => name,
        _ => family,
    }
}

/// Returns the mark of a generation behind a name, which a whole name keeps.
pub(super) fn generation(name: &str) -> Option<String> {
    // Not that of a junior engineer: Simon Roe, M.Sc., ing. jr.
    let parts = name.split(',').take(2).flat_map(|part| part.split(' ').filter(|word| !word.is_empty()));
    let mark = parts.skip(2).find(|word| is_generation(word))?;
    Some(if mark.contains(['I', 'V']) { mark.to_owned() } else { super::case::capitalised(mark) })
}

fn is_generation(word: &str) -> bool {
    WordList("Jr jr JR Sr sr SR II III IV").contains(word.trim_end_matches('.'))
}

/// Returns the kind of credential that a word is, if it is one. Credentials are in capitals (`Ma` and `Rn` are names),
/// or after a comma also in small letters.
fn kind(word: &str, after_comma: bool) -> Option<Kind> {
    if matches!(
        word.trim_end_matches('.'),
        "Jr" | "jr" | "Sr" | "sr" | "Esq" | "esq" | "Ret" | "Retd" | "Chartered"
    ) {
        return Some(Kind::Plain);
    }
    if matches!(word, "Dr." | "Prof.") {
        return Some(Kind::Title);
    }
    let capitals = word.chars().filter(char::is_ascii_uppercase).count();
    let may_be_one = capitals > 1 || (capitals == 0 && after_comma) || word.contains('/');
    if !word.is_ascii() || !may_be_one {
        return None;
    }
    // J.R. and I.V. are initials: a generation has no full stop within.
    let is_dotted = word.trim_end_matches('.').contains('.');
    let word = word.to_ascii_uppercase().replace('.', "");
    if is_dotted && matches!(&*word, "JR" | "SR" | "II" | "IV") {
        return None;
    }
    match PLAIN.contains(&word) {
        true => Some(Kind::Plain),
        false => (capitals > 0 && NAMES_TOO.contains(&word)).then_some(Kind::NameToo),
    }
}

// The credentials after names on profiles, collected by hand, in capitals and without dots.
// Those that are also first names (MAI, ACE, MAT) are left out.

/// Credentials that are nothing else.
const PLAIN: WordList = WordList(include_str!("lists/credentials-plain.txt"));

/// Credentials that can also be names or initials.
const NAMES_TOO: WordList = WordList(
    "MA MED MARCH BA BED MS BS BE ME JD MAG DEA RA RC RB WP MP MD DO NP PA PT OT OD DC ND RD \
    ACCA ACA CAIA CIMA FIA CMA CIA CA CS EA ASA SAFE CEH ACC APR PE RIBA LEED AIA AP BEM KC QC AM AO JR SR II IV VP",
);
