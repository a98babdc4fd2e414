//! Honorifics before a name.

/// A name, split from the honorifics before it.
pub(super) struct TitledName<'a> {
    /// The honorifics that a salutation keeps, as written and in their order.
    titles: Vec<&'a str>,
    /// Whether one of them goes with the first name (Sir John), so that a salutation needs the whole name.
    pub(super) needs_whole_name: bool,
    /// The name without honorifics; empty if there is nothing else.
    pub(super) name: &'a str,
}

impl TitledName<'_> {
    /// Returns the titles in a salutation, recased if the name was.
    pub(super) fn title(&self, recased: bool) -> Option<String> {
        let titles: Vec<String> = self.titles.iter().map(|title| spelled(title, recased)).collect();
        (!titles.is_empty()).then(|| titles.join(" "))
    }
}

/// Returns a title as it is usually spelled: ª and º, which have become letters, are restored (Sr.ª).
fn spelled(title: &str, recased: bool) -> String {
    // The kind of a professorship (Univ.-Prof.) isn't part of a salutation.
    let title = title.rsplit_once("-Prof").map_or(title, |(kind, _)| &title[kind.len() + 1..]);
    let is_stem = |stem: &&str| stem.ends_with('.') || stem.eq_ignore_ascii_case("eng");
    let title = match (title.strip_suffix('a').filter(is_stem), title.strip_suffix('o').filter(is_stem)) {
        (Some(stem), _) => format!("{stem}ª"),
        (_, Some(stem)) => format!("{stem}º"),
        _ => title.to_owned(),
    };
    let is_capitals = !title.contains(|c: char| c.is_ascii_lowercase());
    if recased && is_capitals { super::case::capitalised(&title) } else { title }
}

/// Splits the honorifics from a name.
pub(super) fn split(name: &str) -> TitledName<'_> {
    let mut titled = TitledName { titles: Vec::new(), needs_whole_name: false, name };
    let mut after_another = false;
    while let Some((honorific, rest)) = split_first(titled.name, after_another) {
        let usage = usage(&honorific.trim_end_matches('.').to_lowercase(), after_another);
        titled.titles.extend((usage != Usage::Omitted).then_some(honorific));
        titled.needs_whole_name |= usage == Usage::WithWholeName;
        titled.name = rest.trim_start_matches([' ', ',', '/', '&']);
        after_another = true;
    }
    titled
}

/// Splits the first honorific from a name that begins with one. `after_another` says that there was one before.
fn split_first(name: &str, after_another: bool) -> Option<(&str, &str)> {
    let (word, rest) = name.split_once(' ').unwrap_or((name, ""));
    if is_honorific(word, rest, after_another) {
        return Some((word, rest));
    }
    // Without a space: Dr.Jane, Prof.Dr., Dr.-Ing., Dipl.-Kfm.
    let (first, joined) = word.trim_end_matches('.').split_once('.')?;
    let (first, after) = name.split_at(first.len() + 1);
    let rest = if joined.starts_with('-') { rest } else { after };
    is_honorific(first, after, after_another).then_some((first, rest))
}

/// How a salutation uses an honorific.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Usage {
    /// With the last name: Dr. Doe.
    WithLastName,
    /// With the whole name: Sir John Doe, Doña Ana Ruiz.
    WithWholeName,
    /// Not at all: it is a degree or a post.
    Omitted,
}

/// Returns the usage of an honorific, given in lower case and without the dot at its end.
fn usage(word: &str, after_another: bool) -> Usage {
    // Dipl. Ing., Dr. Ing.
    let is_degree = OMITTED.contains(&word) || (word == "ing" && after_another);
    if WITH_WHOLE_NAME.contains(&word) {
        Usage::WithWholeName
    } else if is_degree || AFTER_ANOTHER.contains(&word) {
        Usage::Omitted
    } else {
        Usage::WithLastName
    }
}

fn is_honorific(word: &str, rest: &str, after_another: bool) -> bool {
    let bare = word.trim_end_matches('.');
    let has_dot = bare.len() < word.len();
    let lower = &*bare.to_lowercase();
    // Dr. Nat Roe, Dr. C. Roe and dr. phil roe: Nat, C. and phil are names.
    let is_small = || word.starts_with(char::is_lowercase) && rest.contains(char::is_uppercase);
    (BEFORE_WHOLE_NAMES.contains(&bare) && rest.contains(' '))
        || BEFORE_NAMES.contains(&lower)
        || (has_dot && WITH_DOT.contains(&lower))
        || (after_another && AFTER_ANOTHER.contains(&lower) && (is_small() || (has_dot && bare.len() > 1)))
}

/// Degrees and posts, by which nobody is greeted. They are in the lists below, too.
#[rustfmt::skip]
const OMITTED: &[&str] = &[
    "bsc", "b.sc", "msc", "m.sc", "mba", "phd", "ph.d", "ca", "cpa", "fcpa",
    "di", "dipl", "ra", "rain", "stb", "pd", "fh", "eth", "univ", "priv", "jun", "apl", "ao", "ass", "assoz", "bakk",
    "mgr", "inż", "bc",
];

/// Honorifics that go with the whole name. They are in the lists below, too.
#[rustfmt::skip]
const WITH_WHOLE_NAME: &[&str] = &[
    "sir", "dame", "lord", "sheikh", "hon", "rev", "revd", "reverend", "father", "sister", "fr", "pe", "smt", "shri",
    "doña", "dña", "jhr", "jkvr",
];

/// Honorifics that can be initials or names (RA Dickens, Col Byrne, Major Roe), and so count only in this spelling and
/// before a whole name. Those in capitals are accountants, lawyers, lecturers and engineers in India, Germany and
/// Austria, and the schools of a Diplom-Ingenieur.
#[rustfmt::skip]
const BEFORE_WHOLE_NAMES: &[&str] = &[
    "CA", "DI", "RA", "RAin", "PD", "FH", "ETH", "Ing", "Er", "Ar", "Fr", "Col", "Gen", "Major", "Father", "Sister",
    "Pastor", "Bishop", "Judge", "Lord", "Sheikh",
];

// The honorifics of the seven languages of the replies and a few of neighbours, as people write them before their
// names; in lower case and without the dot at the end. Left out are "M." and "D.", which are initials as often, and
// what is a first name with a dot too, or as often (Don, Sri, Earl).

/// Honorifics before any name, with a dot or without.
#[rustfmt::skip]
const BEFORE_NAMES: &[&str] = &[
    // English, with what India and Africa add.
    "mr", "mrs", "ms", "miss", "mx", "mister", "dr", "doctor", "prof", "professor", "sir", "dame", "rev",
    "revd", "reverend", "rabbi", "ambassador", "capt", "captain", "colonel", "lt", "sgt", "cpl", "cpt",
    "cdr", "cmdr", "atty", "adv", "engr", "cpa", "fcpa", "cllr", "brig", "pvt", "smt", "shri", "bsc",
    "b.sc", "msc", "m.sc", "mba", "phd", "ph.d",
    // German.
    "herr", "frau", "ddr", "dipl", "mmag", "mag.a", "stb", "pfarrer", "pfarrerin", "univ.-prof",
    "jun.-prof", "hon.-prof",
    // French.
    "mme", "mlle", "monsieur", "madame", "mademoiselle", "docteur", "professeur", "pr", "me", "maître",
    "maitre", "mgr",
    // Italian.
    "dott", "dott.ssa", "dottore", "dottoressa", "dr.ssa", "prof.ssa", "professoressa", "avv", "avvocato",
    "sig.ra", "sig.na", "signor", "signora", "signorina",
    // Spanish.
    "sr", "sra", "srta", "señor", "señora", "señorita", "doña", "dña", "dra", "profa", "profesor",
    "profesora", "lic", "licda", "licdo", "arq", "abg", "abog", "mtro", "mtra", "psic", "excmo", "excma",
    // Portuguese; ª and º have become letters.
    "sr.a", "dr.a", "prof.a", "eng.a", "eng.o", "enga", "engo", "arq.a", "arq.o", "doutor", "doutora",
    "professora", "exmo", "exma",
    // Dutch.
    "dhr", "mevr", "mevrouw", "mw", "mej", "drs", "jhr", "jkvr",
    // Czech, Slovak, Polish.
    "mudr", "judr", "phdr", "rndr", "mvdr", "paeddr", "pharmdr", "inż",
];

/// Honorifics with a dot; without one they are names (Gen Kanai, Arch Manning).
#[rustfmt::skip]
const WITH_DOT: &[&str] = &[
    // English, with what India and Africa add.
    "hon", "col", "maj", "gen", "adm", "gov", "sen", "rep", "pres", "amb", "fr", "er", "ar", "eng",
    // German.
    "hr", "mag", "pfr", "univ", "priv", "jun", "apl", "ao", "ass", "assoz", "bakk",
    // French.
    "dre",
    // Italian.
    "ing", "arch", "geom", "rag", "sig", "cav", "on",
    // Spanish.
    "econ", "cap",
    // Portuguese; ª and º have become letters.
    "cel", "ten", "pe",
    // Dutch.
    "ir", "ds",
    // Czech, Slovak, Polish.
    "bc", "doc",
];

/// Honorifics after another one, as parts of Latin degrees (Dr. rer. nat.).
#[rustfmt::skip]
const AFTER_ANOTHER: &[&str] = &[
    // German.
    "med", "dent", "vet", "phil", "rer", "nat", "pol", "oec", "soc", "iur", "jur", "theol", "paed", "päd",
    "psych", "agr", "techn", "mont", "sc", "hum", "math", "publ", "habil", "hab", "mult", "em", "h", "c",
    "h.c", "e.h",
];
