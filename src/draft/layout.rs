//! How the lines of a rendered template become a text that can be sent.

use std::borrow::Cow;

use super::options::Length;
use crate::text;
use crate::words::Lang;

/// Stands in a compiled template for a break after a tag, which the engine would take with the tag: it parts
/// lines, and is none itself. What others wrote can't hold it.
const TAG_BREAK: char = '\u{1}';

/// The tags that print nothing: no text stands before the break after them.
const SILENT: [&str; 5] = ["if", "elif", "else", "endif", "block"];

/// Marks the breaks after tags, but where one that prints nothing has a line to itself. Every byte stays in its
/// place, so that errors point where they should.
pub(super) fn mark_breaks(source: &str) -> String {
    let mut marked = String::with_capacity(source.len());
    let (mut done, mut start) = (0, 0);
    for (end, _) in source.match_indices('\n') {
        let line = &source[start..end];
        start = end + 1;
        let tag = line.trim_ascii_end();
        let ends_in_tag = tag.ends_with("%}") || tag.ends_with("#}");
        let takes_break = || line.len() == tag.len() && is_silent(tag.trim_ascii_start());
        if ends_in_tag && !takes_break() {
            marked.push_str(&source[done..end]);
            marked.push(TAG_BREAK);
            done = start;
        }
    }
    marked.push_str(&source[done..]);
    marked
}

/// Whether a line is one tag that prints nothing.
fn is_silent(line: &str) -> bool {
    let is_one = line.bytes().position(|byte| byte == b'}') == Some(line.len() - 1);
    let begins = |tag: &str, word: &str| tag.strip_prefix(word).is_some_and(|rest| rest.starts_with(' '));
    let is_silent = |tag| SILENT.iter().any(|word| begins(tag, word));
    is_one && line.strip_prefix("{% ").map_or(line.starts_with("{#"), is_silent)
}

/// Joins lines as Markdown does: a line break within a paragraph is a space, a line that ends in `\` keeps its
/// break, an empty line begins a paragraph. A short text is one paragraph.
pub(super) fn lay_out(rendered: &str, length: Length, lang: &Lang) -> String {
    let mut text = String::with_capacity(rendered.len());
    let mut gap = "";
    for line in rendered.split('\n') {
        let mut is_empty = true;
        for piece in line.split(TAG_BREAK).map(printable) {
            let piece = piece.trim();
            // What follows the last tag is a line of its own.
            is_empty = piece.is_empty();
            let (piece, after) = match piece.strip_suffix('\\') {
                Some(piece) => (piece.trim_end(), "\n"),
                None => (piece, " "),
            };
            if piece.is_empty() {
                continue;
            }
            let follows_greeting = gap == "\n\n" && text.ends_with([',', ':']);
            if length == Length::Full {
                text.push_str(gap);
                text.push_str(piece);
            } else {
                text.push_str(if gap.is_empty() { "" } else { " " });
                let piece = if follows_greeting { within_a_sentence(piece, lang) } else { piece.to_owned() };
                text.push_str(&piece);
            }
            gap = after;
        }
        if is_empty && !text.is_empty() {
            gap = "\n\n";
        }
    }
    text
}

/// Writes the start of a line as it stands behind "Hi Jane," in the same paragraph. German and Italian letters
/// begin so anyway, where no noun and no form of address has a capital; "I" and abbreviations keep theirs.
fn within_a_sentence(line: &str, lang: &Lang) -> String {
    let start = line.find(char::is_alphabetic).unwrap_or_default();
    let (before, words) = line.split_at(start);
    let word: &str = words.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let mut letters = word.chars();
    match letters.next() {
        Some(first)
            if !["de", "it"].contains(&lang.name()) && letters.as_str().starts_with(char::is_lowercase) =>
        {
            format!("{before}{}{}", first.to_lowercase(), &words[first.len_utf8()..])
        }
        _ => line.to_owned(),
    }
}

/// Takes out what must not be printed.
fn printable(text: &str) -> Cow<'_, str> {
    match text.contains(text::is_unprintable) {
        true => Cow::Owned(text.replace(text::is_unprintable, "")),
        false => Cow::Borrowed(text),
    }
}

/// Takes out what must not be printed, spaces at the ends of lines, and blank lines beyond one: a
/// template may leave those where a value is missing, and so may an editor.
pub fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    let mut gap = "";
    for line in text.trim_start().lines() {
        let line = printable(line);
        let line = line.trim_end();
        if line.is_empty() {
            gap = if tidy.is_empty() { "" } else { "\n\n" };
            continue;
        }
        tidy.push_str(gap);
        tidy.push_str(line);
        gap = "\n";
    }
    tidy
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_join_within_a_paragraph() {
        let template = "\nHi Jane,\n\n  Thank you.\n  I see\nit.  \n\n\n\nBest wishes,\\\nSam\n";
        let lang = Lang::english();
        assert_eq!(
            lay_out(template, Length::Full, &lang),
            "Hi Jane,\n\nThank you. I see it.\n\nBest wishes,\nSam"
        );
        assert_eq!(lay_out("a\\\n\\\n\nb \\", Length::Full, &lang), "a\n\nb");
        assert_eq!(lay_out(" \n\n", Length::Full, &lang), "");
    }

    #[test]
    fn a_break_stays_after_text_and_after_tags_that_print() {
        for (source, marked) in [
            ("{% if x %}\na{% endif %}\nb", "{% if x %}\na{% endif %}\u{1}b"),
            ("  {% if x %} {# y #}\n\na", "  {% if x %} {# y #}\u{1}\na"),
            ("{% else %} \na", "{% else %} \u{1}a"),
            ("{% endblock %}\n\na", "{% endblock %}\u{1}\na"),
            ("{% include 'x' %}\nb", "{% include 'x' %}\u{1}b"),
            ("{# one\n two #}\na\n", "{# one\n two #}\u{1}a\n"),
            ("a {# one #}\n", "a {# one #}\u{1}"),
            ("{{ a }}\nb", "{{ a }}\nb"),
            ("{% if\nb", "{% if\nb"),
            ("é{% x %}b\n", "é{% x %}b\n"),
        ] {
            assert_eq!(mark_breaks(source), marked);
        }
        let lang = Lang::english();
        assert_eq!(lay_out("a\n  \u{1}  b\u{1}c\n\u{1}\nd", Length::Full, &lang), "a b c\n\nd");
    }

    #[test]
    fn a_short_text_is_one_paragraph_and_one_sentence_with_its_greeting() {
        for (lang, template, text) in [
            ("en", "Hi Jane,\n\nThank you.\n\nMore\\\nhere.", "Hi Jane, thank you. More here."),
            ("en", "Hi Jane,\n\nI see.", "Hi Jane, I see."),
            ("en", "Hi Jane,\n\nNASA calls.", "Hi Jane, NASA calls."),
            ("en", "Hi Jane!\n\nThank you.", "Hi Jane! Thank you."),
            ("es", "Hola, Ana:\n\nÉsta es.", "Hola, Ana: ésta es."),
            ("es", "Hola, Ana:\n\n¡Gracias!", "Hola, Ana: ¡gracias!"),
            ("de", "Hallo Jane,\n\nIhre Nachricht", "Hallo Jane, Ihre Nachricht"),
            ("it", "Gentile Jane Doe,\n\nLa ringrazio", "Gentile Jane Doe, La ringrazio"),
        ] {
            let lang = Lang::parse(lang).expect(lang);
            assert_eq!(lay_out(template, Length::Short, &lang), text);
        }
    }

    #[test]
    fn a_text_is_tidied_of_what_missing_values_leave() {
        assert_eq!(tidy("\n\n Hi, \n\n\n\nx\u{202e}y\u{7}  \nz\n\n"), "Hi,\n\nxy\nz");
        assert_eq!(tidy(" \n\t\n"), "");
    }
}
