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

/// A name, and what stood in front of it.
pub(super) struct Front<'a> {
    /// The titles that a greeting keeps, as they were written, in their order.
    titles: Vec<&'a str>,
    /// Whether one of them goes with the first name (Sir John), so that no greeting leaves that out.
    pub(super) takes_whole: bool,
    /// The name without its honorifics; of one that stands alone nothing is left to greet.
    pub(super) name: &'a str,
}

impl Front<'_> {
    /// The titles in a greeting; `recased` as the name was.
    pub(super) fn title(&self, recased: bool) -> Option<String> {
        let titles: Vec<String> = self.titles.iter().map(|title| spelled(title, recased)).collect();
        (!titles.is_empty()).then(|| titles.join(" "))
    }
}

/// Spells a title as people do: ª and º have become letters (Sr.ª).
fn spelled(title: &str, recased: bool) -> String {
    // Nobody is addressed by the kind of a professorship: Univ.-Prof.
    let title = title.rsplit_once("-Prof").map_or(title, |(kind, _)| &title[kind.len() + 1..]);
    let is_cut = |stem: &&str| stem.ends_with('.') || stem.eq_ignore_ascii_case("eng");
    let title = match (title.strip_suffix('a').filter(is_cut), title.strip_suffix('o').filter(is_cut)) {
        (Some(stem), _) => format!("{stem}ª"),
        (_, Some(stem)) => format!("{stem}º"),
        _ => title.to_owned(),
    };
    if !recased || title.contains(|c: char| c.is_ascii_lowercase()) {
        return title;
    }
    let mut capitalised = String::with_capacity(title.len());
    super::push_capitalised(&mut capitalised, &title);
    capitalised
}

/// Parts a name from its leading honorifics.
pub(super) fn split(name: &str) -> Front<'_> {
    let mut front = Front { titles: Vec::new(), takes_whole: false, name };
    let mut behind = false;
    while let Some((honorific, rest)) = split_one(front.name, behind) {
        let taken = takes(&honorific.trim_end_matches('.').to_lowercase(), behind);
        front.titles.extend((taken != Takes::Nothing).then_some(honorific));
        front.takes_whole |= taken == Takes::WholeName;
        front.name = rest.trim_start_matches([' ', ',', '/', '&']);
        behind = true;
    }
    front
}

/// The honorific that `name` begins with, if it does, and what follows it; `behind` another one.
fn split_one(name: &str, behind: bool) -> Option<(&str, &str)> {
    let (word, rest) = name.split_once(' ').unwrap_or((name, ""));
    let whole = word.trim_end_matches('.');
    if is_honorific(word, rest, behind) {
        return Some((word, rest));
    }
    // Glued on: Dr.Jane, Prof.Dr., Dr.-Ing., Dipl.-Kfm.
    let (first, glued) = whole.split_once('.')?;
    let first = &word[..=first.len()];
    let after = &name[first.len()..];
    let rest = if glued.starts_with('-') { rest } else { after };
    is_honorific(first, after, behind).then_some((first, rest))
}

/// What an honorific takes behind it in a greeting.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Takes {
    /// The last name: Dr. Doe.
    LastName,
    /// The whole name: Sir John Doe, Doña Ana Ruiz.
    WholeName,
    /// It is a degree or a post that nobody is greeted by.
    Nothing,
}

/// What an honorific takes, in lower case and without the dot at the end; `behind` another one.
fn takes(word: &str, behind: bool) -> Takes {
    match word {
        "bsc" | "b.sc" | "msc" | "m.sc" | "mba" | "phd" | "ph.d" | "ca" | "cpa" | "fcpa" => Takes::Nothing,
        "di" | "dipl" | "ra" | "rain" | "stb" | "pd" | "fh" | "eth" | "univ" | "priv" | "jun" | "apl"
        | "ao" | "ass" | "assoz" | "bakk" | "mgr" | "inż" | "bc" => Takes::Nothing,
        // Dipl. Ing., Dr. Ing.
        "ing" if behind => Takes::Nothing,
        "sir" | "dame" | "lord" | "sheikh" | "hon" | "rev" | "revd" | "reverend" | "father" | "sister"
        | "fr" | "pe" | "smt" | "shri" | "doña" | "dña" | "jhr" | "jkvr" => Takes::WholeName,
        word if matches!(place(word), Some(Place::Behind)) => Takes::Nothing,
        _ => Takes::LastName,
    }
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
        "herr" | "frau" | "ddr" | "dipl" | "mmag" | "mag.a" | "stb" | "pfarrer" | "pfarrerin"
        | "univ.-prof" | "jun.-prof" | "hon.-prof" => Some(Place::InFront),
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
