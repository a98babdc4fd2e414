//! Honorifics before a name.

use super::particles;
use crate::text::WordList;

/// A name, split from the honorifics before it.
pub(super) struct TitledName<'a> {
    /// The honorifics that a salutation keeps, as written and in their order, with the words between those of a pair.
    titles: Vec<&'a str>,
    /// Whether one of them goes with the first name (Sir John), so that a salutation needs the whole name.
    pub(super) needs_whole_name: bool,
    /// The name without honorifics; empty if there is nothing else.
    pub(super) name: &'a str,
}

impl TitledName<'_> {
    /// Whether a name of one word behind the titles is a last name (Mr. Smith), by which alone nobody is greeted.
    pub(super) fn is_before_last_name(&self) -> bool {
        self.titles.iter().filter_map(|title| title.rsplit(' ').next()).any(|title| is_in(SOCIAL, title))
    }

    /// Returns the titles in a salutation, recased if the name was.
    pub(super) fn title(&self, recased: bool) -> Option<String> {
        let words = self.titles.iter().flat_map(|title| title.split(' '));
        let titles: Vec<String> = words.map(|word| spelled(word, recased)).collect();
        (!titles.is_empty()).then(|| titles.join(" ").replace(" / ", "/"))
    }
}

/// Returns a title as it is spelled in a salutation: ª and º, which have become letters, are restored (Sr.ª), and a
/// Maître is written out.
fn spelled(title: &str, recased: bool) -> String {
    let lower = title.to_lowercase();
    if CONJUNCTIONS.contains(&lower) {
        return lower;
    }
    if title == "Me" {
        return "Maître".to_owned();
    }
    // The kind of a professorship (Univ.-Prof.) isn't part of a salutation.
    let title = title.rsplit_once("-Prof").map_or(title, |(kind, _)| &title[kind.len() + 1..]);
    let is_stem = |stem: &&str| {
        stem.ends_with('.') || stem.eq_ignore_ascii_case("eng") || matches!(*stem, "Arq" | "Enf")
    };
    let title = match (title.strip_suffix('a').filter(is_stem), title.strip_suffix('o').filter(is_stem)) {
        (Some(stem), _) => format!("{stem}ª"),
        (_, Some(stem)) => format!("{stem}º"),
        _ => title.to_owned(),
    };
    let is_capitals = !title.contains(|c: char| c.is_ascii_lowercase());
    if recased && is_capitals { super::case::capitalised(&title) } else { title }
}

/// Returns a name with the title in front that stands between its names (Attila Dr. Somogyi, Vargáné dr. Simon Judit).
pub(super) fn moved_to_front(name: &str) -> Option<String> {
    let (first, rest) = name.split_once(' ')?;
    let rest = rest.strip_prefix("Dr. ").or_else(|| rest.strip_prefix("dr. "))?;
    let is_title = || split_first(name, false).is_some() || is_in(ARTICLES, first);
    (!first.contains(',') && !is_title()).then(|| format!("Dr. {first} {rest}"))
}

/// More titles than anybody has: a name of nothing else, as long as it may be, is read in linear time.
const MAX_TITLES: usize = 20;

/// Splits the honorifics from a name.
pub(super) fn split(name: &str) -> TitledName<'_> {
    let mut titled = TitledName { titles: Vec::new(), needs_whole_name: false, name };
    for number in 0..MAX_TITLES {
        let after_another = number > 0;
        let Some((honorific, rest)) = split_first(titled.name, after_another) else { break };
        let last_word = honorific.rsplit([' ', '-']).next().unwrap_or(honorific);
        // Malays have no family name: Dato' Dr. Rosli Mahmud.
        let is_malay = MALAY.contains(honorific.split(' ').next().unwrap_or_default().to_lowercase());
        let goes_with_whole_name = is_malay || is_in(WITH_WHOLE_NAME, last_word);
        // Dipl. Ing., Dr. Ing.; a Brazilian master: Prof. Me.
        let is_omitted = honorific == "HR"
            || [OMITTED, AFTER_ANOTHER].iter().any(|list| is_in(*list, last_word))
            || (after_another && is_in(WordList("ing me"), last_word));
        // In small letters it is the degree of a Dutch lawyer, who may be a woman.
        let is_lawyer = honorific == "mr." && rest.contains(char::is_uppercase);
        let is_kept = goes_with_whole_name || !(is_omitted || is_lawyer);
        titled.titles.extend(is_kept.then(|| without_article(honorific)));
        titled.needs_whole_name |= goes_with_whole_name;
        let rest = rest.trim_start_matches([' ', ',']);
        let (conjunction, rest) = split_conjunction(rest).unwrap_or(("", rest));
        titled.titles.extend((is_kept && !conjunction.is_empty()).then_some(conjunction));
        titled.name = rest.trim_start_matches([' ', ',', '/', '&']);
    }
    titled
}

/// Splits the first honorific from a name that begins with one. `after_another` says that there was one before.
fn split_first(name: &str, after_another: bool) -> Option<(&str, &str)> {
    let (word, rest) = name.split_once(' ').unwrap_or((name, ""));
    let is_before_pair = || matches!(word, "M." | "M" | "D.") && split_conjunction(rest).is_some();
    if let Some(split) = split_qualified(name) {
        return Some(split);
    }
    let is_title =
        || is_honorific(word, rest, after_another) || is_before_article(word, rest) || is_before_pair();
    if word.len() <= LONGEST && is_title() {
        return Some((word, rest));
    }
    // Without a space: Dr.Jane, Prof.Dr., Dr.-Ing., Dipl.-Kfm.
    let (first, joined) = word.trim_end_matches('.').split_once('.')?;
    let (first, after) = name.split_at(first.len() + 1);
    let rest = if joined.starts_with('-') { rest } else { after };
    is_honorific(first, after, after_another).then_some((first, rest))
}

/// Splits a title of several words from a name: words that count before a title only, and the title, which needs no
/// dot behind them (Maj Gen, Rt. Hon., Vice-Admiral, Assoc Prof).
fn split_qualified(name: &str) -> Option<(&str, &str)> {
    // Bounded, so that a long name of such words is read in linear time.
    const MAX_WORDS: usize = 5;
    let mut rest = name;
    for _ in 0..MAX_WORDS {
        let (word, after) = rest.split_once([' ', '-']).filter(|(word, _)| word.len() <= LONGEST)?;
        let is_qualified = rest.len() < name.len();
        let goes_on = || after.split([' ', '-']).next().is_some_and(|next| is_in(QUALIFIED, next));
        if is_qualified && is_in(QUALIFIED, word) && !(is_in(QUALIFIERS, word) && goes_on()) {
            return Some((name[..name.len() - after.len()].trim_end_matches([' ', '-']), after));
        }
        if !is_in(QUALIFIERS, word) {
            return None;
        }
        rest = after;
    }
    None
}

fn is_in(list: WordList, word: &str) -> bool {
    list.contains(word.trim_end_matches('.').to_lowercase())
}

/// Returns whether a word is an article before a title (La Dra., De heer).
fn is_before_article(word: &str, rest: &str) -> bool {
    let (next, after) = rest.split_once(' ').unwrap_or((rest, ""));
    ARTICLES.contains(word.to_lowercase()) && !after.is_empty() && is_honorific(next, after, false)
}

/// Splits the word between the titles of a pair from the second title (Mr. and Mrs.), or both where that is a
/// Monsieur's, which alone would be an initial.
fn split_conjunction(rest: &str) -> Option<(&str, &str)> {
    let (word, after) = match rest.strip_prefix('/') {
        Some(after) => (&rest[..1], after.trim_start()),
        None => rest.split_once(' ')?,
    };
    let (next, later) = after.split_once(' ').unwrap_or((after, ""));
    if !CONJUNCTIONS.contains(word.to_lowercase()) {
        return None;
    }
    if matches!(next, "M." | "M") {
        return Some((rest[..rest.len() - later.len()].trim_end(), later));
    }
    is_honorific(next, later, false).then_some((word, after))
}

fn without_article(honorific: &str) -> &str {
    match honorific.split_once(' ') {
        Some((article, title)) if article.eq_ignore_ascii_case("the") => title,
        _ => honorific,
    }
}

/// More bytes than any word of a title has: longer words aren't compared.
const LONGEST: usize = 40;

fn is_honorific(word: &str, rest: &str, after_another: bool) -> bool {
    let bare = word.trim_end_matches('.');
    let has_dot = bare.len() < word.len();
    let lower = &*bare.to_lowercase();
    // Gen van der Berg: the title is her first name.
    // Dr. Nat Roe, Dr. C. Roe and dr. phil roe: Nat, C. and phil are names.
    let is_small = || word.starts_with(char::is_lowercase) && rest.contains(char::is_uppercase);
    (BEFORE_WHOLE_NAMES.contains(bare) && rest.contains(' ') && !particles::begins_with_particle(rest))
        || BEFORE_NAMES.contains(lower)
        || (has_dot && WITH_DOT.contains(lower) && !may_be_initials(bare, rest))
        || (after_another && AFTER_ANOTHER.contains(lower) && (is_small() || (has_dot && bare.len() > 1)))
}

/// Returns whether two capitals with a dot may be initials, as the rest isn't in capitals (KL. Narayan).
fn may_be_initials(bare: &str, rest: &str) -> bool {
    bare.len() == 2 && bare.bytes().all(|byte| byte.is_ascii_uppercase()) && rest.contains(char::is_lowercase)
}

/// Returns whether a word is a trade, by which nobody is greeted (Avocat).
pub(super) fn is_trade(word: &str) -> bool {
    is_in(OMITTED, word)
}

/// Returns a name in another script without the degrees and trades before it (к.т.н. Юрий Баранов).
pub(super) fn without_omitted(name: &str) -> &str {
    let mut name = name;
    while let Some((word, rest)) = name.split_once(' ')
        && is_in(OMITTED_IN_OTHER_SCRIPTS, word)
    {
        name = rest;
    }
    name
}

/// Degrees and trades before names in other scripts than Latin, which no salutation keeps.
const OMITTED_IN_OTHER_SCRIPTS: WordList =
    WordList(include_str!("lists/honorifics-omitted-in-other-scripts.txt"));

/// Degrees, posts and words of an envelope, by which nobody is greeted. They are in the lists below, too.
const OMITTED: WordList = WordList(include_str!("lists/honorifics-omitted.txt"));

/// Honorifics that go with the whole name. They are in the lists below, too.
const WITH_WHOLE_NAME: WordList = WordList(include_str!("lists/honorifics-with-whole-name.txt"));

/// Honorifics of Malaysia, which a title can follow.
const MALAY: WordList = WordList("dato' datuk datin");

/// Titles of people who are called by their last names.
const SOCIAL: WordList = WordList(
    "lord lady mr mrs ms miss mx mister puan encik herr frau monsieur madame mademoiselle mme mlle dhr heer mevr mevrouw \
    mw mej sr sra srta señor señora señorita senhor senhora sig sig.ra sig.na signor signore signora signorina",
);

/// Honorifics that can be initials or names (RA Dickens, Col Byrne, Major Roe), and so count only in this spelling and
/// before a whole name. Those in capitals are accountants, lawyers, lecturers and engineers in India, Germany and
/// Austria, and the schools of a Diplom-Ingenieur.
const BEFORE_WHOLE_NAMES: WordList = WordList(include_str!("lists/honorifics-before-whole-names.txt"));

/// Words that count before one of [`QUALIFIED`] only: parts of ranks, of academic posts and of church titles.
const QUALIFIERS: WordList = WordList(include_str!("lists/honorifics-qualifiers.txt"));

/// The titles that those words stand before.
const QUALIFIED: WordList = WordList(include_str!("lists/honorifics-qualified.txt"));

/// Articles before a title, where they count as nothing.
const ARTICLES: WordList = WordList("the le la el il de der die o a");

/// The words between the titles of a pair.
const CONJUNCTIONS: WordList = WordList("and und et y e en & /");

// The honorifics of some forty countries, as people write them before their names; in lower case and without the dot at
// the end. Left out are "M." and "D.", which are initials as often, and what is a first name with a dot too, or as often
// (Don, Sri, Earl).

/// Honorifics before any name, with a dot or without.
const BEFORE_NAMES: WordList = WordList(include_str!("lists/honorifics-before-names.txt"));

/// Honorifics with a dot; without one they are names (Gen Kanai, Arch Manning).
const WITH_DOT: WordList = WordList(include_str!("lists/honorifics-with-dot.txt"));

/// Words after an honorific: the parts of German degrees in Latin (Dr. rer. nat.), and "a. D.", retired.
const AFTER_ANOTHER: WordList = WordList(
    "med dent vet phil rer nat pol oec soc iur jur theol paed päd psych agr techn \
    mont sc hum math publ habil hab mult em h c h.c e.h a.d wirt.-ing \
    betriebsw betrw biol chem cult ekon farm i.g inf inform juris kffr kfm medic oecon oek philos phys physiol \
    psychol rez sci scient soz sozpäd tech utr wi.-ing wirtsch.-ing",
);
