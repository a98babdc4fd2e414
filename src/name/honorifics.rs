//! Words in front of a name that are none of it.

/// Where a word is an honorific.
#[derive(Clone, Copy)]
enum Place {
    /// In front of any name, with a dot or without.
    InFront,
    /// In front of any name with a dot; without one it is a name (Gen Kanai, Arch Manning).
    WithDot,
    /// Behind another honorific: what Latin degrees are made of (Dr. rer. nat.).
    Behind,
}

/// Cuts leading honorifics; of one that stands alone nothing is left to greet.
pub(super) fn without(name: &str) -> &str {
    let mut rest = name;
    let mut behind = false;
    while let Some(next) = without_one(rest, behind) {
        rest = next.trim_start_matches([' ', ',', '/', '&']);
        behind = true;
    }
    rest
}

/// What follows the honorific that `name` begins with, if it does; `behind` another one.
fn without_one(name: &str, behind: bool) -> Option<&str> {
    let (word, rest) = name.split_once(' ').unwrap_or((name, ""));
    let whole = word.trim_end_matches('.');
    if is_honorific(word, rest, behind) {
        return Some(rest);
    }
    // Glued on: Dr.Jane, Prof.Dr., Dr.-Ing., Dipl.-Kfm.
    let (first, glued) = whole.split_once('.')?;
    let first = &word[..=first.len()];
    let after = &name[first.len()..];
    is_honorific(first, after, behind).then_some(if glued.starts_with('-') { rest } else { after })
}

fn is_honorific(word: &str, rest: &str, behind: bool) -> bool {
    let bare = word.trim_end_matches('.');
    let dotted = bare.len() < word.len();
    if is_before_two_words(bare) && rest.contains(' ') {
        return true;
    }
    match place(&bare.to_lowercase()) {
        None => false,
        Some(Place::InFront) => true,
        Some(Place::WithDot) => dotted,
        // Dr. Nat Roe, Dr. C. Roe and dr. phil roe are called Nat, C. and phil.
        Some(Place::Behind) => {
            let is_small = word.starts_with(char::is_lowercase) && rest.contains(char::is_uppercase);
            behind && (is_small || (dotted && bare.len() > 1))
        }
    }
}

/// Honorifics that are initials or names otherwise (RA Dickens, Col Byrne, Major Roe), and so count only in
/// these letters in front of a whole name. The capitals are accountants, lawyers, lecturers and engineers in
/// India, Germany and Austria, and the schools that a Diplom-Ingenieur names.
fn is_before_two_words(word: &str) -> bool {
    matches!(
        word,
        "CA" | "DI"
            | "RA"
            | "RAin"
            | "PD"
            | "FH"
            | "ETH"
            | "Ing"
            | "Er"
            | "Ar"
            | "Fr"
            | "Col"
            | "Gen"
            | "Major"
            | "Father"
            | "Sister"
            | "Pastor"
            | "Bishop"
            | "Judge"
            | "Lord"
            | "Sheikh"
    )
}

/// The honorifics, in lower case and without the dot at the end: those of the seven languages that the
/// replies come in as people write them before their names, and a few of neighbours. Not in it: "M." and
/// "D.", which are initials as often, and what is a first name with a dot too, or as often (Don, Sri, Earl).
fn place(word: &str) -> Option<Place> {
    match word {
        // English, with what India and Africa add.
        "mr" | "mrs" | "ms" | "miss" | "mx" | "mister" | "dr" | "doctor" | "prof" | "professor" | "sir"
        | "dame" | "rev" | "revd" | "reverend" | "rabbi" | "ambassador" | "capt" | "captain" | "colonel"
        | "lt" | "sgt" | "cpl" | "cpt" | "cdr" | "cmdr" | "atty" | "adv" | "engr" | "cpa" | "fcpa"
        | "cllr" | "brig" | "pvt" | "smt" | "shri" | "bsc" | "b.sc" | "msc" | "m.sc" | "mba" | "phd"
        | "ph.d" => Some(Place::InFront),
        "hon" | "col" | "maj" | "gen" | "adm" | "gov" | "sen" | "rep" | "pres" | "amb" | "fr" | "er"
        | "ar" | "eng" => Some(Place::WithDot),
        // German.
        "herr" | "frau" | "ddr" | "dipl" | "mmag" | "mag.a" | "stb" | "pfarrer" | "pfarrerin" => {
            Some(Place::InFront)
        }
        "hr" | "mag" | "pfr" | "univ" | "priv" | "jun" | "apl" | "ao" | "ass" | "assoz" | "bakk" => {
            Some(Place::WithDot)
        }
        "med" | "dent" | "vet" | "phil" | "rer" | "nat" | "pol" | "oec" | "soc" | "iur" | "jur" | "theol"
        | "paed" | "päd" | "psych" | "agr" | "techn" | "mont" | "sc" | "hum" | "math" | "publ" | "habil"
        | "hab" | "mult" | "em" | "h" | "c" | "h.c" | "e.h" => Some(Place::Behind),
        // French.
        "mme" | "mlle" | "monsieur" | "madame" | "mademoiselle" | "docteur" | "professeur" | "pr" | "me"
        | "maître" | "maitre" | "mgr" => Some(Place::InFront),
        "dre" => Some(Place::WithDot),
        // Italian.
        "dott" | "dott.ssa" | "dottore" | "dottoressa" | "dr.ssa" | "prof.ssa" | "professoressa" | "avv"
        | "avvocato" | "sig.ra" | "sig.na" | "signor" | "signora" | "signorina" => Some(Place::InFront),
        "ing" | "arch" | "geom" | "rag" | "sig" | "cav" | "on" => Some(Place::WithDot),
        // Spanish.
        "sr" | "sra" | "srta" | "señor" | "señora" | "señorita" | "doña" | "dña" | "dra" | "profa"
        | "profesor" | "profesora" | "lic" | "licda" | "licdo" | "arq" | "abg" | "abog" | "mtro" | "mtra"
        | "psic" | "excmo" | "excma" => Some(Place::InFront),
        "econ" | "cap" => Some(Place::WithDot),
        // Portuguese; ª and º have become letters.
        "sr.a" | "dr.a" | "prof.a" | "eng.a" | "eng.o" | "enga" | "engo" | "arq.a" | "arq.o" | "doutor"
        | "doutora" | "professora" | "exmo" | "exma" => Some(Place::InFront),
        "cel" | "ten" | "pe" => Some(Place::WithDot),
        // Dutch.
        "dhr" | "mevr" | "mevrouw" | "mw" | "mej" | "drs" | "jhr" | "jkvr" => Some(Place::InFront),
        "ir" | "ds" => Some(Place::WithDot),
        // Czech, Slovak, Polish.
        "mudr" | "judr" | "phdr" | "rndr" | "mvdr" | "paeddr" | "pharmdr" | "inż" => Some(Place::InFront),
        "bc" | "doc" => Some(Place::WithDot),
        _ => None,
    }
}
