//! Removes what isn't part of a name: signs, emoji, brackets, ornaments.

use unicode_normalization::UnicodeNormalization;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

use super::{APOSTROPHES, groups, honorifics, particles};
use crate::text::{self, WordList, is_combining_mark};

/// Turns the combination with a digit before it into an emoji: 1️⃣.
const KEYCAP: char = '\u{20e3}';

/// The maximum number of combining marks on a letter in any script (three in Hebrew); more are an ornament.
const MAX_MARKS: usize = 3;

/// The brackets around asides.
const OPENING: &str = "([{<【「『《〈〔";
const CLOSING: &str = ")]}>】」』》〉〕";

/// The quotation marks around nicknames.
const QUOTES: [char; 5] = ['"', '“', '”', '„', '«'];

/// The words before a name that somebody had before marriage, or has since, in small letters, in several languages.
const FORMERLY: WordList =
    WordList("née nee né ép. épouse geb. geb geborene verh. born nata nacida rozená roz.");

/// Signs that neither begin nor end a name.
const OUTER_SIGNS: [char; 6] = ['-', '‐', '/', '&', '·', '・'];

/// Characters that look like a bar, from which on the rest of a name is an aside.
const BARS: [char; 9] = ['|', '¦', '│', '┃', '∣', '‖', '❘', '❙', '❚'];

/// Returns a name on one line without asides, emoji and ornaments, in plain letters and with single spaces.
pub(super) fn clean(line: String) -> String {
    let mut name = plain(line);
    // Nearly all names are words alone.
    if name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b' ') {
        name.truncate(end_of_present_name(&name));
        return name;
    }
    let name = without_initials(&name).or_else(|| with_title_in_front(&name)).unwrap_or(name);
    without_decorations(&without_asides(&name))
}

/// Returns a name with the title in front that stands in brackets behind it (Rita Adjei (Mrs)).
fn with_title_in_front(name: &str) -> Option<String> {
    const TITLES: WordList = WordList("Mr Mrs Ms Miss Dr Prof Engr");
    let (name, title) = name.strip_suffix(')')?.rsplit_once(" (")?;
    let is_titled = || honorifics::split(name).name != name;
    (TITLES.contains(title.trim_end_matches('.')) && !is_titled()).then(|| format!("{title} {name}"))
}

/// Returns a name with the first name in brackets in the place of the initials before it (J.W. (Jan) Brouwer).
fn without_initials(name: &str) -> Option<String> {
    let (initials, rest) = name.split_once(" (")?;
    let (first, family) = rest.split_once(") ")?;
    super::is_initial(initials).then(|| format!("{first} {family}"))
}

/// Replaces compatibility letters by those that they stand for, and apostrophes, hyphens and commas by those of a
/// keyboard. Emoji and signs that would become letters (™, ℹ) are removed first.
fn plain(line: String) -> String {
    if line.is_ascii() && !line.contains('`') {
        return line;
    }
    let line = with_gershayim(&line);
    let plain = line.chars().map(|c| match c {
        '´' | '`' | '‘' | '‛' | '′' => '\'',
        '–' | '−' => '-',
        '،' | '、' => ',',
        '™' | '℠' | 'ℹ' | '㊗' | '㊙' | '\u{1f200}'..='\u{1f2ff}' => ' ',
        c => c,
    });
    // Mª stays as it is written; Dª, which would become a name, is written out before one.
    let plain: String = plain.collect();
    let count = plain.split(' ').count();
    let words = plain.split(' ').enumerate().map(|(index, word)| {
        let is_title = matches!(word, "Dª" | "Dª." | "D.ª") && index + 1 < count;
        if is_title { "Doña" } else { word }
    });
    let words = words.collect::<Vec<_>>().join(" ");
    let parts: Vec<String> = words.split("Mª").map(|part| part.nfkc().collect()).collect();
    text::line(&parts.join("Mª"))
}

/// Returns a text with the quotation marks within Hebrew words replaced by the sign of an abbreviation that they stand
/// for (עו"ד).
fn with_gershayim(line: &str) -> String {
    let is_hebrew = |c: Option<char>| c.is_some_and(|c| matches!(c, 'א'..='ת'));
    let mut text = String::with_capacity(line.len());
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        let is_within = c == '"' && is_hebrew(text.chars().next_back()) && is_hebrew(chars.peek().copied());
        text.push(if is_within { '״' } else { c });
    }
    text
}

/// Removes the text in brackets, and everything from a bar on: pronouns, maiden names, slogans. Everything from an
/// unclosed bracket on is removed too, unless nothing is before it; and so is, behind a whole name, everything from a
/// bullet, a dash or an emoji on.
fn without_asides(name: &str) -> String {
    let mut kept = String::with_capacity(name.len());
    let mut open = Vec::new();
    for c in name.chars() {
        if c.is_alphanumeric() {
            kept.push(c);
        } else if OPENING.contains(c) {
            open.push(kept.len());
        } else if CLOSING.contains(c) {
            kept.truncate(open.pop().unwrap_or(kept.len()));
            kept.push(' ');
        } else {
            kept.push(c);
        }
    }
    if let Some(&unclosed) = open.first()
        && kept[..unclosed].contains(char::is_alphanumeric)
    {
        kept.truncate(unclosed);
    }
    kept.truncate(kept.find(BARS).unwrap_or(kept.len()));
    kept.truncate(end_of_present_name(&kept));
    if let Some(unquoted) = without_nickname(&kept) {
        kept = unquoted;
    }
    kept.truncate(end_of_whole_name(&kept));
    match kept.split_once(" - ") {
        // A double family name with room around its hyphen.
        Some((names, family)) if names.contains(' ') => format!("{names}-{family}"),
        _ => kept,
    }
}

/// Returns where a word for an earlier or later name follows (Ana Roe née Doe).
fn end_of_present_name(name: &str) -> usize {
    let is_formerly = |rest: &str| match rest.split_once(' ') {
        // In Polish: z domu, z d.
        Some(("z", after)) => after.starts_with("d. ") || after.starts_with("domu "),
        Some((word, _)) => FORMERLY.contains(word),
        None => false,
    };
    let mut spaces = name.match_indices(' ').map(|(at, _)| at);
    spaces.find(|at| is_formerly(&name[at + 1..])).unwrap_or(name.len())
}

/// Returns a name without the nickname in quotation marks within or behind it (Max "Mäx" Huber).
fn without_nickname(name: &str) -> Option<String> {
    let (before, rest) = name.split_once(QUOTES).or_else(|| name.split_once(" '"))?;
    let (_, after) =
        rest.split_once(['"', '”', '“', '»']).or_else(|| Some(("", rest.split_once("' ")?.1)))?;
    let is_beside_name = match after.contains(char::is_alphabetic) {
        true => before.contains(char::is_alphabetic),
        false => before.trim().contains(' '),
    };
    is_beside_name.then(|| format!("{} {}", before.trim_end(), after.trim_start()))
}

/// Returns where an emoji, a bullet, or a dash and more than a family name (not Ana Roe - van Doe) follow a name of two
/// words or more.
fn end_of_whole_name(name: &str) -> usize {
    let (mut end, mut words) = (0, 0);
    for word in name.split_inclusive(' ') {
        let is_sign = !word.chars().any(|c| may_be_in_name(c) && c != '·') && !word.trim().is_empty();
        let is_aside = || {
            let mut behind = name[end..].split_whitespace().skip(1);
            let family = behind.find(|word| !particles::is_particle(word, ""));
            let is_trade = |word| honorifics::is_trade(word) || groups::is_trade(word);
            behind.next().is_some() || family.is_some_and(is_trade)
        };
        if words >= 2 && (is_sign || word == "- " && is_aside()) {
            return end;
        }
        words += usize::from(word.starts_with(char::is_alphabetic));
        end += word.len();
    }
    name.len()
}

/// Keeps only the characters of names: letters, their marks, digits, and the signs within and between words. Hashtags
/// are removed as a whole.
fn without_decorations(name: &str) -> String {
    let mut kept = String::with_capacity(name.len());
    for word in name.split_whitespace().filter(|word| !word.starts_with('#')) {
        let mut chars = word.chars().peekable();
        let mut marks = 0;
        while let Some(c) = chars.next() {
            let is_mark = is_combining_mark(c);
            marks = if is_mark { marks + 1 } else { 0 };
            let is_keycap = chars.peek() == Some(&KEYCAP) && !c.is_alphabetic();
            if c == ',' {
                kept.push_str(" , ");
            } else if may_be_in_name(c) && marks <= MAX_MARKS && !is_keycap {
                kept.push(c);
            } else if !is_mark {
                kept.push(' ');
            }
        }
        kept.push(' ');
    }
    let words =
        kept.split_whitespace().map(|word| if word == "&" { word } else { without_outer_signs(word) });
    let words = words.filter(|word| word.contains(|c: char| c.is_alphanumeric() || matches!(c, ',' | '&')));
    without_outer_signs(&words.collect::<Vec<_>>().join(" ").replace(" ,", ",")).to_owned()
}

fn may_be_in_name(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric() || matches!(c, '\'' | '-' | '.' | ',' | '&' | '/');
    }
    // Unicode counts some emoji as letters (🅰); their category is another.
    let is_emoji =
        matches!(c.general_category(), GeneralCategory::OtherSymbol | GeneralCategory::EnclosingMark);
    // Marks that underline or strike through each letter.
    let is_line = matches!(c, '\u{305}' | '\u{332}'..='\u{338}' | '\u{33f}');
    let is_written =
        c.is_alphanumeric() || is_combining_mark(c) || matches!(c, '’' | '‐' | '·' | '・' | '״' | '׳');
    is_written && !is_emoji && !is_line
}

/// Removes ornaments from both ends: `-Jane-`, `'Jane'`. A name may begin with an apostrophe ('t Hart) or end with a
/// full stop, but not with one behind an ornament (`Jane-.`).
fn without_outer_signs(words: &str) -> &str {
    let is_sign = |c: char| c == '.' || OUTER_SIGNS.contains(&c);
    let begun = words.trim_start_matches(|c: char| is_sign(c) || is_combining_mark(c));
    let bare = begun.trim_end_matches(OUTER_SIGNS);
    let ends_in_ornament = bare.trim_end_matches('.').ends_with(OUTER_SIGNS);
    let bare = if ends_in_ornament { bare.trim_end_matches(is_sign) } else { bare };
    let unquoted = bare.strip_prefix(APOSTROPHES).and_then(|rest| rest.strip_suffix(APOSTROPHES));
    unquoted.unwrap_or(bare)
}
