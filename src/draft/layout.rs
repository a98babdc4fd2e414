//! How the lines of a rendered template become a text that can be sent.

use super::Length;
use crate::text;
use crate::words::Lang;

/// Joins lines as Markdown does: a line break within a paragraph is a space, a line that ends in `\` keeps its
/// break, an empty line begins a paragraph. A short text is one paragraph.
pub(super) fn lay_out(rendered: &str, length: Length, lang: &Lang) -> String {
    let mut text = String::with_capacity(rendered.len());
    let mut gap = "";
    for line in rendered.lines().map(str::trim) {
        let (line, after) = match line.strip_suffix('\\') {
            Some(line) => (line.trim_end(), "\n"),
            None => (line, " "),
        };
        if line.is_empty() {
            gap = if text.is_empty() { "" } else { "\n\n" };
            continue;
        }
        let follows_greeting = gap == "\n\n" && text.ends_with([',', ':']);
        if length == Length::Full {
            text.push_str(gap);
            text.push_str(line);
        } else {
            text.push_str(if gap.is_empty() { "" } else { " " });
            text.push_str(&if follows_greeting { within_a_sentence(line, lang) } else { line.to_owned() });
        }
        gap = after;
    }
    tidy(&text)
}

/// Writes the start of a line as it stands behind "Hi Jane," in the same paragraph. German and Italian letters
/// begin so anyway, where no noun and no form of address has a capital; "I" and abbreviations keep theirs.
fn within_a_sentence(line: &str, lang: &Lang) -> String {
    let word: &str = line.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let mut letters = word.chars();
    match letters.next() {
        Some(first)
            if !["de", "it"].contains(&lang.name()) && letters.as_str().starts_with(char::is_lowercase) =>
        {
            let rest = &line[first.len_utf8()..];
            first.to_lowercase().chain(rest.chars()).collect()
        }
        _ => line.to_owned(),
    }
}

/// Takes out what must not be printed, spaces at the ends of lines, and blank lines beyond one: a
/// template may leave those where a value is missing, and so may an editor.
pub fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    let mut gap = "";
    for line in text.trim_start().lines() {
        let line: String = line.chars().filter(|&c| !text::is_unprintable(c)).collect();
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
    fn a_short_text_is_one_paragraph_and_one_sentence_with_its_greeting() {
        for (lang, template, text) in [
            ("en", "Hi Jane,\n\nThank you.\n\nMore\\\nhere.", "Hi Jane, thank you. More here."),
            ("en", "Hi Jane,\n\nI see.", "Hi Jane, I see."),
            ("en", "Hi Jane,\n\nNASA calls.", "Hi Jane, NASA calls."),
            ("en", "Hi Jane!\n\nThank you.", "Hi Jane! Thank you."),
            ("es", "Hola, Ana:\n\nÉsta es.", "Hola, Ana: ésta es."),
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
