//! Lays out the lines of a rendered template as a text that can be sent.

use std::borrow::Cow;

use super::options::Length;
use crate::text;
use crate::words::Lang;

/// Replaces a line break after a tag in a compiled template, which the engine would remove with the tag. It separates
/// lines, but an empty line needs another break. It is unprintable, so no text from others contains it.
const TAG_BREAK: char = '\u{1}';

/// Replaces line breaks after tags by [`TAG_BREAK`], except after a line that is a single silent tag. Both are one
/// byte, so that the places of errors stay the same.
pub(super) fn mark_breaks(source: &str) -> String {
    let mut marked = String::with_capacity(source.len());
    let (mut copied, mut start) = (0, 0);
    for (end, _) in source.match_indices('\n') {
        let line = &source[start..end];
        start = end + 1;
        let trimmed = line.trim_ascii_end();
        let ends_in_tag = trimmed.ends_with("%}") || trimmed.ends_with("#}");
        // The engine removes a break only directly after the tag.
        let is_removed = || line.len() == trimmed.len() && is_silent_tag(trimmed.trim_ascii_start());
        if ends_in_tag && !is_removed() {
            marked.push_str(&source[copied..end]);
            marked.push(TAG_BREAK);
            copied = start;
        }
    }
    marked.push_str(&source[copied..]);
    marked
}

/// Whether a line is a single comment, or a single tag that prints nothing, after which a line break doesn't end a line
/// of text.
fn is_silent_tag(line: &str) -> bool {
    let is_silent = match line.strip_prefix("{% ").and_then(|tag| tag.split_once(' ')) {
        Some((word, _)) => matches!(word, "if" | "elif" | "else" | "endif" | "block"),
        None => line.starts_with("{#"),
    };
    is_silent && line.find('}') == Some(line.len() - 1)
}

/// Joins lines as Markdown does: a line break within a paragraph becomes a space, `\` at the end of a line keeps its
/// break, an empty line begins a paragraph. A short text is one paragraph.
pub(super) fn lay_out(rendered: &str, length: Length, lang: &Lang) -> String {
    let mut layout = Layout { text: String::with_capacity(rendered.len()), separator: "", length, lang };
    for line in rendered.split('\n') {
        let mut is_empty = true;
        for piece in line.split(TAG_BREAK).map(printable) {
            let piece = piece.trim();
            layout.push(piece);
            // Only the last piece is followed by a line break of its own.
            is_empty = piece.is_empty();
        }
        if is_empty && !layout.text.is_empty() {
            layout.separator = "\n\n";
        }
    }
    layout.text
}

/// A text as far as it is laid out.
struct Layout<'l> {
    text: String,
    /// What comes before the next line.
    separator: &'static str,
    length: Length,
    lang: &'l Lang,
}

impl Layout<'_> {
    fn push(&mut self, line: &str) {
        let (line, separator) = match line.strip_suffix('\\') {
            Some(line) => (line.trim_end(), "\n"),
            None => (line, " "),
        };
        if line.is_empty() {
            return;
        }
        if self.length == Length::Full {
            self.text.push_str(self.separator);
            self.text.push_str(line);
        } else {
            let follows_greeting = self.separator == "\n\n" && self.text.ends_with([',', ':']);
            self.text.push_str(if self.text.is_empty() { "" } else { " " });
            match follows_greeting {
                true => self.text.push_str(&with_small_initial(line, self.lang)),
                false => self.text.push_str(line),
            }
        }
        self.separator = separator;
    }
}

/// Starts a line with a small letter, to continue "Hi Jane," in the same paragraph. Lines in German and Italian don't
/// change: letters begin with a small letter there, unless the word is a noun or a form of address. "I" and
/// abbreviations keep their capitals.
fn with_small_initial(line: &str, lang: &Lang) -> String {
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

/// Removes unprintable characters.
fn printable(text: &str) -> Cow<'_, str> {
    match text::has_unprintable(text) {
        true => Cow::Owned(text.replace(text::is_unprintable, "")),
        false => Cow::Borrowed(text),
    }
}

/// Removes unprintable characters, spaces at the ends of lines, and all but one of several blank lines: a template
/// may leave those where a value is missing, and so may an editor.
pub fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    let mut separator = "";
    for line in text.lines() {
        let line = printable(line);
        let line = if tidy.is_empty() { line.trim() } else { line.trim_end() };
        if line.is_empty() {
            separator = if tidy.is_empty() { "" } else { "\n\n" };
            continue;
        }
        tidy.push_str(separator);
        tidy.push_str(line);
        separator = "\n";
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
    fn a_line_break_is_kept_after_text_and_after_tags_that_print() {
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
    fn blank_lines_and_spaces_that_missing_values_leave_are_removed() {
        assert_eq!(tidy("\n\n Hi, \n\n\n\nx\u{202e}y\u{7}  \nz\n\n"), "Hi,\n\nxy\nz");
        assert_eq!(tidy(" \n\t\n"), "");
        assert_eq!(tidy("\u{ad}\u{a0}¡"), "¡", "what is dropped hides no space");
    }
}
