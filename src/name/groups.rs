//! Names of companies, teams and offices, which nobody is greeted by.

use crate::text::WordList;

/// Returns whether a name is a company's, a team's or an office's. What follows a comma is an aside (Jane Doe, Growth
/// Team) unless it is a legal form alone (The Soil Company, Inc.).
pub(super) fn is_group(name: &str) -> bool {
    if !name.is_ascii() && IN_OTHER_SCRIPTS.iter().any(|word| name.contains(word)) {
        return true;
    }
    let (name, aside) = name.split_once(',').unwrap_or((name, ""));
    let name = name.split(" at ").next().unwrap_or_default();
    let mut asides = aside.split(',').map(str::trim);
    let lower = name.trim().to_lowercase();
    let mut words = lower.split(' ').map(|word| word.trim_end_matches('.'));
    let (first, last) = (words.next().unwrap_or_default(), words.next_back());
    let ends_as_group = match last {
        None => ALONE.contains(first) || is_compound(first),
        Some(last) if FUNCTIONS.contains(first) && ROLES.contains(last) => true,
        Some(last) => AT_END.contains(last) || is_compound(first) || is_compound(last),
    };
    let begins_as_group = last.is_some() && AT_START.contains(first);
    let has_form = last.is_some() && name.split(' ').skip(1).any(is_legal_form);
    let without_stop = lower.trim_end_matches('.');
    let is_firm = FIRMS.iter().any(|end| without_stop.ends_with(end));
    begins_as_group || ends_as_group || has_form || is_firm || asides.any(is_legal_form)
}

/// Returns whether a text begins with a field of work (Marketing Digital).
pub(super) fn is_field(text: &str) -> bool {
    text.split(' ').next().is_some_and(|first| FUNCTIONS.contains(first.to_lowercase()))
}

/// Returns whether a word is what a firm does (Personalberatung, Realtors).
pub(super) fn is_trade(word: &str) -> bool {
    let lower = word.to_lowercase();
    AT_END.contains(&lower) || ["beratung", "tion", "realtors"].iter().any(|end| lower.ends_with(end))
}

fn is_legal_form(word: &str) -> bool {
    LEGAL_FORMS.contains(word.replace('.', "").to_lowercase()) || WRITTEN_SO.contains(word)
}

/// Returns whether a word is a team or department in one word (Vertriebsteam, Sales-Team).
fn is_compound(word: &str) -> bool {
    ["team", "abteilung"].iter().any(|end| word.len() > end.len() + 1 && word.ends_with(end))
}

/// Returns whether a name ends in a legal form that may be initials too (Muster AG, Rao B.V.).
pub(super) fn may_be_company(name: &str) -> bool {
    let last = name.rsplit_once(' ').map_or("", |(_, last)| last);
    OR_INITIALS.contains(last.replace('.', ""))
}

// Each word is beyond doubt: legal forms that are initials too (SA, AG, BV) and words that are family names too
// (Bank, Church) are left out.

/// What only a company has in its name.
const LEGAL_FORMS: WordList =
    WordList("inc ltd limited llc llp plc corp pty gmbh mbh ggmbh sarl srl ltda lda aps");

/// Legal forms that count only as they are written here.
const WRITTEN_SO: WordList = WordList("SpA S.p.A. s.r.o. d.o.o. o.o. e.V. A/S OHG OÜ");

/// Legal forms that are initials as well.
const OR_INITIALS: WordList = WordList("AG KG SA SAS SL BV NV AB AS SE UG Oy KK");

/// What only a company has in its name, in Chinese, Japanese and Arabic.
const IN_OTHER_SCRIPTS: &[&str] = &["公司", "株式会社", "شركة", "مؤسسة"];

/// How the names of firms end.
#[rustfmt::skip]
const FIRMS: &[&str] = &[
    " trading co", " & partner", " & co", " & cie", " & sons", " & partners", " & söhne", " & fils",
    " & figli", " & associates", " & associés", " et associés", " & associati", " & asociados",
    " y asociados", " & associados", " e associados",
];

/// What is a group's name as the only word.
const ALONE: WordList =
    WordList("team hr recruiter recruiting recruitment sales marketing support admin info");

/// What a group's name ends with.
const AT_END: WordList = WordList(include_str!("lists/groups-at-end.txt"));

/// What a group's name begins with.
const AT_START: WordList = WordList(include_str!("lists/groups-at-start.txt"));

/// What a role's name begins with …
const FUNCTIONS: WordList = WordList(
    "hr human hiring talent sales marketing customer office recruiting recruitment \
    project product account community technical tech press",
);

/// … and ends with.
const ROLES: WordList = WordList(
    "manager recruiter resources acquisition support service success admin office \
    assistant coordinator partner hr",
);
