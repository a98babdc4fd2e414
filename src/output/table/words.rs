//! Lines cut and wrapped between words, by the columns that they take in a terminal.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Cuts a text to a number of columns, where wide characters take two: after a word, if one fits.
pub(super) fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    match width {
        0 => String::new(),
        width => format!("{}…", text[..end_of_line(text, width - 1)].trim_end()),
    }
}

/// Wraps a text between words; a word that is wider than a line goes on in the next.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = text;
    while rest.width() > width {
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let (line, after) = rest.split_at(end_of_line(rest, width).max(first));
        lines.push(line.trim_end().to_owned());
        rest = after.trim_start();
    }
    if lines.is_empty() || !rest.is_empty() {
        lines.push(rest.to_owned());
    }
    lines
}

/// The end of a line, in bytes: the last space that `width` columns reach, or place beside a wide character, which
/// stands in a script without spaces; else the end of the last character that fits.
fn end_of_line(text: &str, width: usize) -> usize {
    let (mut columns, mut end, mut last_break) = (0, 0, None);
    let mut after_wide = false;
    for (index, c) in text.char_indices() {
        let own = c.width().unwrap_or_default();
        if index > 0 && (c == ' ' || own == 2 || (after_wide && own > 0)) {
            last_break = Some(index);
        }
        columns += own;
        if columns > width {
            break;
        }
        end = index + c.len_utf8();
        after_wide = own == 2 || (after_wide && own == 0);
    }
    last_break.unwrap_or(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_between_words_by_the_columns_it_takes() {
        for (text, width, shown) in [
            ("Jane", 4, "Jane"),
            ("Jane", 3, "Ja…"),
            ("Jane", 1, "…"),
            ("Jane", 0, ""),
            ("Jane Doe", 7, "Jane…"),
            ("Jane Doe Roe", 9, "Jane Doe…"),
            ("Jane Doe Roe", 11, "Jane Doe…"),
            ("王小明", 6, "王小明"),
            ("王小明", 5, "王小…"),
            ("王小明", 4, "王…"),
            ("Hi 王小明", 8, "Hi 王小…"),
            ("🎯 Jo", 5, "🎯 Jo"),
            ("e\u{301}te", 2, "e\u{301}…"),
        ] {
            let cut = cut(text, width);
            assert_eq!(cut, shown, "{text} {width}");
            assert!(cut.width() <= width);
        }
    }

    #[test]
    fn a_text_is_wrapped_between_words_and_nothing_is_lost() {
        for (text, width, lines) in [
            ("Jane Doe", 8, vec!["Jane Doe"]),
            ("Jane Doe", 7, vec!["Jane", "Doe"]),
            ("Jane Doe", 3, vec!["Jan", "e", "Doe"]),
            ("王小明", 1, vec!["王", "小", "明"]),
            ("", 0, vec![""]),
        ] {
            assert_eq!(wrap(text, width), lines, "{text} {width}");
        }
    }
}
