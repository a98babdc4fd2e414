//! What to call someone: from the name as given to the name in the greeting.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};
use unicode_script::{Script, UnicodeScript};

use crate::text;

/// How a greeting calls someone, and what was done to the name to get there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Called {
    /// The name in the greeting; `None` makes the greeting neutral.
    pub name: Option<String>,
    /// The whole name, cleaned: some languages greet formally by it. It is there when `name` is.
    pub whole: Option<String>,
    /// What makes the name a guess, if anything does.
    pub guess: Option<Guess>,
}

/// Why the name in the greeting may not be what the person goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guess {
    /// The name came in capitals.
    Recased,
    /// The name came as "Last, First".
    TurnedRound,
    /// The name has three words or more, of which the first was taken: it can be a family name
    /// (Nguyễn Văn An), or half of a double name (Mary Ann Lee).
    FirstOfMany,
}

impl Guess {
    /// Says what was done, for the summary and `explain`.
    pub fn because(self) -> &'static str {
        match self {
            Self::Recased => "the name came in capitals",
            Self::TurnedRound => "the name came as \"Last, First\"",
            Self::FirstOfMany => "it is the first of several words",
        }
    }
}

/// Credentials that are none of a name wherever they trail it.
const CREDENTIALS: &[&str] = &[
    "PhD", "Ph.D.", "Ph.D", "MBA", "M.B.A.", "PMP", "CSM", "CSPO", "PSM", "CPA", "CFA", "CISSP", "CISA",
    "CISM", "CEH", "PMI-ACP", "SAFe", "SPHR", "SHRM-CP", "SHRM-SCP", "PHR", "CFP", "CIPP", "ACCA", "FCCA",
    "FCA", "LLM", "LL.M.", "LLB", "MSc", "M.Sc.", "BSc", "B.Sc.", "MEng", "BEng", "M.D.", "RN", "BSN", "MSN",
    "DDS", "DVM", "PharmD", "JD", "J.D.", "Esq", "Esq.", "P.E.", "PEng", "P.Eng.", "CEng", "EdD", "Ed.D.",
    "MPH", "MPA", "PgMP", "ITIL", "CCNA", "CCIE", "OSCP", "GPHR", "CHRP", "FRM", "DBA", "MRICS", "FRSA",
    "MBE", "OBE", "CBE", "Jr.", "Sr.", "III", "ICF", "PCC", "MCC", "LEED", "CSCP", "CPIM",
];

/// Credentials that are names or initials too (Jack Ma), and so count only behind a comma.
const CREDENTIALS_AFTER_COMMA: &[&str] = &[
    "MA", "M.A.", "BA", "B.A.", "MS", "M.S.", "BS", "B.S.", "MD", "PE", "AI", "ACC", "II", "IV", "CA", "CS",
    "Jr", "Sr", "AIA", "RD", "PT", "DO", "NP", "CMA", "CIA", "BE", "MCA", "BCA", "MTech", "BTech", "M.Tech",
    "B.Tech",
];

/// Words before a name that are none of it, with a dot or without.
const HONORIFICS: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "professor",
    "doctor",
    "sir",
    "dame",
    "rev",
    "reverend",
    "captain",
    "colonel",
    "engr",
    "herr",
    "frau",
    "dipl.-ing",
    "mme",
    "mlle",
    "monsieur",
    "madame",
    "maître",
    "srta",
    "dña",
    "dott",
    "dott.ssa",
    "sig.ra",
    "dhr",
    "mevr",
    "profa",
    "smt",
    "shri",
];

/// Words that are names too (Gen Kanai, Arch Manning), and so count only with a dot. "M." is left out: it
/// is an initial as often.
const HONORIFICS_WITH_DOT: &[&str] = &[
    "hon", "capt", "col", "lt", "maj", "gen", "sgt", "eng", "ing", "arch", "adv", "mag", "sr", "sra", "sig",
    "avv", "drs", "ir", "dra", "med",
];

/// Works out how to greet the person who gave this name.
///
/// ```
/// use decline::name::call;
/// assert_eq!(call("Doe, Jane").name.as_deref(), Some("Jane"));
/// assert_eq!(call("J. Smith").name.as_deref(), Some("J. Smith"));
/// assert_eq!(call(" . ").name, None);
/// ```
pub fn call(given: &str) -> Called {
    let plain = text::line(given).replace(['´', '`', '‘'], "'").replace('–', "-");
    let plain = if plain.is_ascii() { plain } else { text::line(&plain.nfkc().collect::<String>()) };
    let name = without_asides(&plain);
    let name = without_decorations(&name);
    let name = without_credentials(&name);
    let (name, turned) = turned_round(name);
    let name = without_honorifics(&name).to_owned();
    // LinkedIn's own stand-in for a name that it hides.
    if !name.chars().any(char::is_alphanumeric) || name == "LinkedIn Member" {
        return Called { name: None, whole: None, guess: None };
    }
    let (name, recased) = recased(name);
    let words = name.split(' ').count();
    let first = name.split(' ').next().unwrap_or_default();
    let takes_first = words > 1 && is_latin(&name) && !is_initial(first);
    let guess = if recased {
        Some(Guess::Recased)
    } else if turned {
        Some(Guess::TurnedRound)
    } else {
        (takes_first && words > 2).then_some(Guess::FirstOfMany)
    };
    let called = if takes_first { first.trim_end_matches(',') } else { name.as_str() };
    Called { name: Some(called.to_owned()), whole: Some(name.replace(',', "")), guess }
}

/// Cuts what stands in brackets, and all from a bar on: pronouns, maiden names, slogans. A bracket that
/// doesn't close is a decoration.
fn without_asides(name: &str) -> String {
    let name = name.split(['|', '¦', '│', '∣']).next().unwrap_or_default();
    let mut kept = String::with_capacity(name.len());
    let mut open = Vec::new();
    for c in name.chars() {
        match c {
            '(' | '[' | '{' | '<' | '（' | '【' | '「' | '«' => open.push(kept.len()),
            ')' | ']' | '}' | '>' | '）' | '】' | '」' | '»' => {
                if let Some(start) = open.pop() {
                    kept.truncate(start);
                }
            }
            c => kept.push(c),
        }
    }
    kept
}

/// Leaves what names are written with: letters, their marks, digits, and the signs within and between words.
fn without_decorations(name: &str) -> String {
    // Some emoji are letters to Unicode (🅰, and ⃣ around a digit); their category tells.
    let is_emoji = |c: char| {
        !c.is_ascii()
            && matches!(c.general_category(), GeneralCategory::OtherSymbol | GeneralCategory::EnclosingMark)
    };
    let belongs = |c: &char| {
        !is_emoji(*c)
            && (c.is_alphanumeric()
                || is_combining_mark(*c)
                || matches!(c, ' ' | '\'' | '’' | '-' | '‐' | '.' | ',' | '·' | '・' | '&' | '/'))
    };
    let kept: String = name.chars().map(|c| if belongs(&c) { c } else { ' ' }).collect();
    let words = kept.split_whitespace();
    let tidy = words.filter(|word| word.chars().any(|c| c.is_alphanumeric() || c == ','));
    tidy.collect::<Vec<_>>().join(" ")
}

/// Cuts credentials from the end, behind commas or not.
fn without_credentials(name: &str) -> String {
    let mut name = name.trim_matches([',', ' ']);
    while let Some((rest, last)) = name.rsplit_once([' ', ',']) {
        let before = rest.trim_end_matches([' ', ',']);
        let after_comma = rest.ends_with(',') || name[rest.len()..].starts_with(',');
        if before.is_empty() || !is_credential(last, after_comma) {
            break;
        }
        name = before;
    }
    name.to_owned()
}

/// Capitals make a credential: `Rn` or `Ma` is a name.
fn is_credential(word: &str, after_comma: bool) -> bool {
    let capitals = word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let listed =
        |list: &[&str]| list.iter().any(|c| *c == word || (capitals && c.eq_ignore_ascii_case(word)));
    listed(CREDENTIALS) || (after_comma && listed(CREDENTIALS_AFTER_COMMA))
}

/// Turns "Last, First" round where the left side can only be a family name.
fn turned_round(name: String) -> (String, bool) {
    let Some((last, first)) = name.split_once(',') else {
        return (name, false);
    };
    // A further part (Roe, Jane, Speaker) belongs to neither.
    let (last, first) = (last.trim(), first.split(',').next().unwrap_or_default().trim());
    let particle = last.chars().next().is_some_and(char::is_lowercase);
    let one_word = !last.is_empty() && !last.contains(' ');
    if (one_word || particle) && !first.is_empty() {
        (format!("{first} {last}"), true)
    } else {
        (name, false)
    }
}

/// Cuts leading honorifics; of one that stands alone nothing is left to greet.
fn without_honorifics(name: &str) -> &str {
    let mut rest = name;
    while !rest.is_empty() {
        let (first, behind) = rest.split_once(' ').unwrap_or((rest, ""));
        let word = first.trim_end_matches('.').to_lowercase();
        let dotted = first.ends_with('.') && HONORIFICS_WITH_DOT.contains(&word.as_str());
        if !dotted && !HONORIFICS.contains(&word.as_str()) {
            break;
        }
        rest = behind;
    }
    rest
}

/// Recases a name that came in capitals; one with a short word (JO LI, J. DOE) can be meant so.
fn recased(name: String) -> (String, bool) {
    let letters = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count();
    let mut words = name.split(' ');
    let capitals = name.chars().any(char::is_uppercase) && !name.chars().any(char::is_lowercase);
    let cased = name.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let lengths_fit = words.clone().all(|word| letters(word) >= 2) && words.any(|word| letters(word) >= 4);
    if !(capitals && cased && lengths_fit) {
        return (name, false);
    }
    let mut recased = String::with_capacity(name.len());
    let mut part = String::new();
    for c in name.chars().chain([' ']) {
        if c.is_alphabetic() || is_combining_mark(c) {
            part.push(c);
            continue;
        }
        let mut letters = part.chars();
        recased.extend(letters.next());
        // The rest as one word, since a sigma at its end is another letter; İ alone has two.
        recased.push_str(&letters.as_str().replace('İ', "i").to_lowercase());
        part.clear();
        recased.push(c);
    }
    recased.pop();
    (recased, true)
}

fn is_latin(name: &str) -> bool {
    if name.is_ascii() {
        return true;
    }
    let mut letters = name.chars().filter(|c| c.is_alphabetic());
    letters.all(|c| matches!(c.script(), Script::Latin | Script::Common | Script::Inherited))
}

/// `J`, `J.`, `J.R.` and `J.-P.` stand for names; a greeting can't be made of them.
fn is_initial(word: &str) -> bool {
    word.split(['.', '-']).all(|part| part.chars().filter(|c| !is_combining_mark(*c)).count() <= 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_called_by_the_name_they_go_by() {
        let table = include_str!("../tests/names.tsv");
        let rows = table.lines().filter(|row| !row.is_empty() && !row.starts_with('#'));
        for row in rows {
            let mut cells = row.split('\t');
            let (given, expected) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
            let guess = match cells.next() {
                None => None,
                Some("recased") => Some(Guess::Recased),
                Some("turned round") => Some(Guess::TurnedRound),
                Some("first of many") => Some(Guess::FirstOfMany),
                Some(other) => panic!("no such guess: {other}"),
            };
            let name = (expected != "-").then(|| expected.to_owned());
            let called = call(given);
            assert_eq!((called.name, called.guess), (name, guess), "{given:?}");
        }
    }
}
