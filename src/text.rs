//! What others wrote, made safe to show, searched by whole words, and compared for slips of the pen.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::char::is_combining_mark;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// Tells whether a character must never reach a draft or a terminal: control and format characters
/// (bidirectional overrides and zero-width ones are among them), and what Unicode calls default
/// ignorable (variation selectors, fillers: `DerivedCoreProperties.txt`). The line feed counts too:
/// whoever keeps lines keeps it by name.
pub fn is_unprintable(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_control();
    }
    let ignorable = matches!(
        c,
        '\u{34f}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{ffa0}'
            | '\u{e0000}'..='\u{e0fff}'
    );
    ignorable
        || matches!(
            c.general_category(),
            GeneralCategory::Control
                | GeneralCategory::Format
                | GeneralCategory::LineSeparator
                | GeneralCategory::ParagraphSeparator
        )
}

/// Makes one line of what someone gave: escape sequences and unprintable characters go, runs of
/// spaces and line breaks become one space, none is left at the ends.
///
/// ```
/// assert_eq!(decline::text::line(" Jane\u{202e}\n\u{a0} Doe\u{1b}[31m "), "Jane Doe");
/// ```
pub fn line(given: &str) -> String {
    if is_line(given) {
        return given.to_owned();
    }
    let plain = without_escapes(given);
    let mut line = String::with_capacity(plain.len());
    for word in plain.split_whitespace() {
        let before = line.len();
        if !line.is_empty() {
            line.push(' ');
        }
        let start = line.len();
        line.extend(word.chars().filter(|&c| !is_unprintable(c)));
        if line.len() == start {
            line.truncate(before);
        }
    }
    line
}

/// As [`line()`], of a text that nobody needs any more.
pub fn into_line(given: String) -> String {
    if is_line(&given) { given } else { line(&given) }
}

/// Whether a text is a line already, as nearly all names and headlines are.
fn is_line(given: &str) -> bool {
    let mut before = b' ';
    for byte in given.bytes() {
        if !(b' '..=b'~').contains(&byte) || (byte == b' ' && before == b' ') {
            return false;
        }
        before = byte;
    }
    before != b' ' || given.is_empty()
}

/// Makes lines of what someone gave: as [`line()`], but line breaks and the kind of spaces stay, since
/// they are part of how a note reads. No blank lines or spaces are left at the ends.
pub fn lines(given: &str) -> String {
    if given.bytes().all(|byte| (b' '..=b'~').contains(&byte) || byte == b'\n') {
        return given.trim().to_owned();
    }
    let plain = without_escapes(given).replace("\r\n", "\n");
    let kept: String = plain
        .chars()
        .map(|c| match c {
            '\t' => ' ',
            '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            c => c,
        })
        .filter(|&c| c == '\n' || !is_unprintable(c))
        .collect();
    kept.trim().to_owned()
}

/// Takes out whole escape sequences, so that nothing of `ESC [ 31 m` stays behind as text.
fn without_escapes(given: &str) -> Cow<'_, str> {
    if given.contains('\u{1b}') {
        Cow::Owned(anstream::adapter::strip_str(given).to_string())
    } else {
        Cow::Borrowed(given)
    }
}

/// Finds `words` in `text` as whole words, in any case, with any run of spaces or a hyphen for a space and
/// either form of the apostrophe; a word of them that ends in `*` is the beginning of a word. Gives the exact
/// piece of `text` that matched.
///
/// ```
/// use decline::text::find_words;
/// assert_eq!(find_words("VP  Engineering, Acme", "vp engineering"), Some("VP  Engineering"));
/// assert_eq!(find_words("Technical Recruiter", "recruit*"), Some("Recruiter"));
/// assert_eq!(find_words("Director", "cto"), None);
/// ```
pub fn find_words<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    Some(&text[place_of_words(text, words)?])
}

/// Finds a name in `text` as [`find_words`] does, in either order: `jane doe` is in `Doe, Jane`.
pub fn find_name<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    orders_of_name(name).find_map(|name| find_words(text, &name))
}

/// The orders in which a name can stand, with a comma and without: `Jane Doe`, `Doe, Jane`.
pub fn orders_of_name(name: &str) -> impl Iterator<Item = String> {
    let words: Vec<&str> = name.split_whitespace().map(|word| word.trim_end_matches(',')).collect();
    let turned = (1..words.len()).flat_map(move |start| {
        let (first, last) = (words[..start].join(" "), words[start..].join(" "));
        let spaced = [format!("{first} {last}"), format!("{last} {first}")];
        spaced.into_iter().chain([format!("{first}, {last}"), format!("{last}, {first}")])
    });
    std::iter::once(name.to_owned()).chain(turned)
}

/// Whether each `*` in `words` ends a word.
pub fn ends_words_with_stars(words: &str) -> bool {
    words.match_indices('*').all(|(at, _)| {
        words[..at].ends_with(char::is_alphanumeric) && !words[at + 1..].starts_with(is_of_word)
    })
}

/// Finds `words` in `text` as [`find_words`] does, and gives the bytes where they stand.
pub fn place_of_words(text: &str, words: &str) -> Option<Range<usize>> {
    let words = words.trim();
    let first = words.chars().next()?;
    let mut before: Option<char> = None;
    for (start, c) in text.char_indices() {
        let previous = before.replace(c);
        if same_letter(c, first)
            && !(first.is_alphanumeric() && previous.is_some_and(char::is_alphanumeric))
            && let Some(length) = length_of_match(&text[start..], words)
        {
            return Some(start..start + length);
        }
    }
    None
}

/// The bytes at the start of `text` that `words` matches, up to the end of a word.
fn length_of_match(text: &str, words: &str) -> Option<usize> {
    let mut rest = text;
    let mut wanted = words.chars().peekable();
    let mut last = ' ';
    while let Some(w) = wanted.next() {
        if w.is_whitespace() {
            while wanted.next_if(|c| c.is_whitespace()).is_some() {}
            let trimmed = rest.strip_prefix(is_hyphen).unwrap_or_else(|| rest.trim_start());
            if trimmed.len() == rest.len() {
                return None;
            }
            rest = trimmed;
        } else if w == '*' && last.is_alphanumeric() {
            rest = rest.trim_start_matches(is_of_word);
        } else {
            let c = rest.chars().next().filter(|&c| same_letter(c, w))?;
            rest = &rest[c.len_utf8()..];
        }
        last = w;
    }
    (!(last.is_alphanumeric() && rest.starts_with(is_of_word))).then_some(text.len() - rest.len())
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

fn same_letter(a: char, b: char) -> bool {
    if a.is_ascii() && b.is_ascii() {
        return a.eq_ignore_ascii_case(&b);
    }
    let plain = |c| match c {
        '\u{2019}' => '\'',
        c if is_hyphen(c) => '-',
        c => c,
    };
    plain(a).to_lowercase().eq(plain(b).to_lowercase())
}

/// The one of `known` that someone may have meant by `given`, if any is near.
pub fn nearest<'k>(given: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let given = given.to_lowercase();
    let near = known.into_iter().filter_map(|name| Some((slips(&given, name)?, name)));
    near.min_by_key(|(slips, _)| *slips).map(|(_, name)| name)
}

/// The slips of the pen that make one word of the other, if it can be that. A third of the letters may be
/// wrong, but a beginning seldom is: `unknown` is no slip for `known`. A long beginning is half the word.
fn slips(given: &str, name: &str) -> Option<usize> {
    let slips = strsim::damerau_levenshtein(given, name);
    let letters = given.chars().count().max(name.chars().count());
    let most = match given.chars().next() == name.chars().next() {
        true => (letters / 3).max(1),
        false => usize::from(letters > 3),
    };
    let begins = given.len().min(name.len()) > 3 && (given.starts_with(name) || name.starts_with(given));
    (slips <= most || begins).then_some(slips)
}

/// What to do about a name that isn't among `known`: the nearest one, or all of them.
pub fn suggest<'k>(given: &str, known: impl IntoIterator<Item = &'k str> + Clone) -> String {
    match nearest(given, known.clone()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the ones that are there: {}", either(known)),
    }
}

/// Lists names for a person: `a`, `b` or `c`.
pub fn either<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    let quoted: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    match quoted.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} or {last}", most.join(", ")),
    }
}

/// Places to fill in, none within another: `[Name]`, `<your company>`, `{first_name}`, `%NAME%`, `*|NAME|*`,
/// `TODO`, and what is left of a template's tags: `{{`, `{ % if`.
pub fn unfilled_fields(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let place = |(at, _)| Some(at..at + length_of_place(&rest[at..])?);
        let place = rest.char_indices().find_map(place)?;
        let piece = &rest[place.clone()];
        rest = &rest[place.end..];
        Some(piece)
    })
}

/// What mail programs set around the names of values.
const AROUND_NAMES: [(&str, &str); 5] = [("[", "]"), ("<", ">"), ("*|", "|*"), ("%%", "%%"), ("%", "%")];

/// The bytes of the place to fill in that a text begins with, if it does.
fn length_of_place(text: &str) -> Option<usize> {
    let enclosed = |(open, close)| length_of_enclosed(text, open, close);
    let mark = || ["}}", "%}", "#}", "TODO", "FIXME"].into_iter().find(|mark| text.starts_with(mark));
    length_of_tag(text)
        .or_else(|| AROUND_NAMES.into_iter().find_map(enclosed))
        .or_else(|| mark().map(str::len))
}

/// The bytes of what stands in braces on one line, however many and with whatever spaces, if a word is in it;
/// of what is never closed, the mark that opens it.
fn length_of_tag(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('{')?;
    let line = inside.lines().next().unwrap_or_default();
    if let Some(end) = line.find('}')
        && line[..end].contains(char::is_alphabetic)
    {
        let mut rest = &line[end + 1..];
        while let Some(more) = rest.trim_start_matches([' ', '%']).strip_prefix('}') {
            rest = more;
        }
        return Some(1 + line.len() - rest.len());
    }
    let mark = inside.trim_start_matches(' ');
    mark.starts_with(['{', '%', '#']).then(|| text.len() - mark.len() + 1)
}

/// The longest text in brackets that is taken for a place to fill in.
const LONGEST_PLACE: usize = 30;

/// The bytes of a name between two marks.
fn length_of_enclosed(text: &str, open: &str, close: &str) -> Option<usize> {
    let inside = text.strip_prefix(open)?;
    let inside = &inside[..inside.find(close)?];
    // "100%ig bei 20%" and "%C3%A9" in an address are no names.
    let percent = open.starts_with('%');
    let fits = |c: char| match c {
        ' ' | '-' | '\'' => !percent,
        '_' => true,
        c => c.is_alphabetic() || (c.is_numeric() && !percent),
    };
    let named = inside.starts_with(char::is_alphabetic) && inside.chars().all(fits);
    let length = inside.chars().count();
    let least = if percent { 3 } else { 1 };
    (named && (least..=LONGEST_PLACE).contains(&length)).then(|| open.len() + inside.len() + close.len())
}

/// Makes a text a sentence, which others can stand around: a capital in front, a full stop behind. A first word
/// that is spelled in its own way (iOS, decline.toml) keeps it.
pub fn sentence(text: &str) -> String {
    let ends = |c: char| matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？');
    let text = text.trim_end_matches([',', ';', ':', ' ']);
    let dot = if text.is_empty() || text.ends_with(ends) { "" } else { "." };
    let word = text.split(' ').next().unwrap_or_default();
    let is_plain = word.chars().all(|c| c.is_lowercase() || matches!(c, '\'' | '’' | ','));
    let mut rest = text.chars();
    match rest.next().filter(|_| is_plain) {
        Some(first) => format!("{}{}{dot}", first.to_uppercase(), rest.as_str()),
        None => format!("{text}{dot}"),
    }
}

/// Abbreviations that a capital letter may follow within a sentence.
const ABBREVIATIONS: [&str; 6] = ["bzw", "etc", "inc", "inkl", "ltd", "usw"];

/// Whether a second sentence surely begins in a text.
pub fn goes_on_after_a_sentence(text: &str) -> bool {
    text.match_indices(['.', '…', '。']).any(|(at, mark)| {
        let (before, after) = (&text[..at], &text[at + mark.len()..]);
        let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
        let abbreviated = word.chars().count() < 3 || ABBREVIATIONS.contains(&word.as_str());
        match mark {
            "。" => !after.is_empty(),
            _ => !abbreviated && after.starts_with(' ') && after.trim_start().starts_with(char::is_uppercase),
        }
    })
}

/// Counts a noun: `1 character`, `2 characters`.
pub fn count(number: usize, noun: &str) -> String {
    let s = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{s}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_must_not_be_printed_is_gone() {
        for (given, shown) in [
            ("  Jane \t\n Doe ", "Jane Doe"),
            ("Jane\u{a0}\u{2004}Doe", "Jane Doe"),
            ("J\u{200b}a\u{200d}n\u{feff}e", "Jane"),
            ("\u{202e}enaJ\u{202c} \u{2066}Doe", "enaJ Doe"),
            ("a \u{200b} b", "a b"),
            ("\u{1b}]0;title\u{7}Jane\u{1b}[31m Doe\u{9b}1m", "Jane Doe1m"),
            ("Jane\u{2028}Doe", "Jane Doe"),
            ("❤\u{fe0f}", "❤"),
            ("", ""),
        ] {
            assert_eq!(line(given), shown, "{given:?}");
        }
        assert_eq!(lines("a\r\nb\u{7}\rc\td \n\n"), "a\nb\nc d");
        assert_eq!(lines("a\u{2004}b"), "a\u{2004}b");
        assert_eq!(lines("a\u{2028}b\u{85}c\u{b}d"), "a\nb\nc\nd");
    }

    #[test]
    fn words_match_whole_and_in_any_case() {
        for (text, words, found) in [
            ("CTO at Acme", "cto", Some("CTO")),
            ("Director", "cto", None),
            ("Doctor", "doc", None),
            ("we do white-label apps", "White-Label", Some("white-label")),
            ("VP \n Engineering", "vp engineering", Some("VP \n Engineering")),
            ("VPEngineering", "vp engineering", None),
            ("C++ and C#", "c++", Some("C++")),
            ("That’s it", "that's", Some("That’s")),
            ("ÉCOLE", "école", Some("ÉCOLE")),
            ("octocto cto", "cto", Some("cto")),
            ("mail {{name}} now", "{{name}}", Some("{{name}}")),
            ("anything", " ", None),
            ("Technical recruiting", "Recruit*", Some("recruiting")),
            ("We recruit", "recruit*", Some("recruit")),
            ("Prerecruiter", "recruit*", None),
            ("growth-hackers at Acme", "growth* hack* at", Some("growth-hackers at")),
            ("a white‑label app", "white-label", Some("white‑label")),
            ("a white-label app", "white label", Some("white-label")),
            ("a white label app", "white-label", None),
            ("a co-founder", "founder", Some("founder")),
            ("5* hotel", "5*", Some("5")),
            ("cafe\u{301}", "cafe", None),
        ] {
            assert_eq!(find_words(text, words), found, "{words:?} in {text:?}");
        }
    }

    #[test]
    fn a_name_matches_in_either_order() {
        for (text, name, found) in [
            ("Jane Doe", "jane doe", Some("Jane Doe")),
            ("Doe, Jane", "jane doe", Some("Doe, Jane")),
            ("Doe Jane", "jane doe", Some("Doe Jane")),
            ("Dr. Jane Doe, PhD", "Doe, Jane", Some("Jane Doe")),
            ("van der Berg, Jan", "jan van der berg", Some("van der Berg, Jan")),
            ("Janet Doe", "jane doe", None),
            ("Jane Roe Doe", "jane doe", None),
            ("Doe, Janet", "jan* doe", Some("Doe, Janet")),
        ] {
            assert_eq!(find_name(text, name), found, "{name:?} in {text:?}");
        }
    }

    #[test]
    fn a_star_stands_at_the_end_of_a_word() {
        for (words, right) in [
            ("recruit*", true),
            ("growth* hack*", true),
            ("pre*-seed", true),
            ("recruit", true),
            ("*", false),
            ("*cruiter", false),
            ("re*er", false),
            ("recruit**", false),
            ("growth *", false),
        ] {
            assert_eq!(ends_words_with_stars(words), right, "{words}");
        }
    }

    #[test]
    fn a_slip_of_the_pen_is_recognised_and_nonsense_is_not() {
        let known = ["accept", "statement", "door-open", "known", "formal", "ignore", "met", "de", "when"];
        for (given, meant) in [
            ("acept", Some("accept")),
            ("Accepted", Some("accept")),
            ("dooropen", Some("door-open")),
            ("door", Some("door-open")),
            ("mett", Some("met")),
            ("wehn", Some("when")),
            ("tsatement", Some("statement")),
            ("ignroe", Some("ignore")),
            ("unknown", None),
            ("informal", None),
            ("no", None),
            ("nl", None),
            ("zzz", None),
            ("", None),
        ] {
            assert_eq!(nearest(given, known), meant, "{given}");
        }
    }

    #[test]
    fn every_place_to_fill_in_is_found_once() {
        for (text, places) in [
            ("Dear [FIRST NAME] at <your company>,", &["[FIRST NAME]", "<your company>"][..]),
            (
                "{first_name} {{ name }} {Contact.Name} { {name} }",
                &["{first_name}", "{{ name }}", "{Contact.Name}", "{ {name} }"],
            ),
            ("{ % if topic % }x{%endif% }", &["{ % if topic % }", "{%endif% }"]),
            ("{ % if topic\n{{ {#", &["{ %", "{{", "{#"]),
            ("x %} }} #} TODO", &["%}", "}}", "#}", "TODO"]),
            (
                "*|FNAME|* %%NAME%% %FIRSTNAME% %last_name%",
                &["*|FNAME|*", "%%NAME%%", "%FIRSTNAME%", "%last_name%"],
            ),
            ("See [1], I <3 it :) {} 50% of 20%, 100%ig bei 20%, https://x.de/%C3%A9%20a", &[]),
        ] {
            assert_eq!(unfilled_fields(text).collect::<Vec<_>>(), places, "{text}");
        }
    }

    #[test]
    fn a_text_becomes_a_sentence() {
        for (text, wanted) in [
            ("I keep it small", "I keep it small."),
            ("Really?", "Really?"),
            ("only people I've met:", "Only people I've met."),
            ("ça dépend de vous,", "Ça dépend de vous."),
            ("iOS developers only", "iOS developers only."),
            ("", ""),
        ] {
            assert_eq!(sentence(text), wanted, "{text}");
        }
    }

    #[test]
    fn a_second_sentence_is_seen_and_an_abbreviation_is_none() {
        for (text, goes_on) in [
            ("I keep it small. Thanks for asking.", true),
            ("我只加认识的人。谢谢", true),
            ("I keep it small.", false),
            ("I know people in tech, e.g. Rust and Go.", false),
            ("Ich kenne z. B. Kollegen, Kunden usw. Menschen eben.", false),
            ("I work with Acme Inc. People there know me.", false),
            ("I use version 2.5 of it", false),
        ] {
            assert_eq!(goes_on_after_a_sentence(text), goes_on, "{text}");
        }
    }
}
