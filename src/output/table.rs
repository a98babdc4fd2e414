//! Invitations as a table of text: those to reply to first, those to ignore last.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::{Group, InvitationReport};
use crate::evaluation::Evaluation;
use crate::text;

/// The maximum width of the column of names, in a table of limited width.
const MAX_NAME_WIDTH: usize = 28;

const HEADER: [&str; 4] = ["NAME", "CLASS", "REPLY", "WHY"];

/// The rows of a table, each with its group.
#[derive(Debug, Default)]
pub struct Table {
    rows: Vec<(Group, Row)>,
}

type Row = [String; 4];

impl Table {
    /// Adds a row.
    pub fn push(&mut self, report: InvitationReport<'_>) {
        let Evaluation { invitation, classification, decision, .. } = report.evaluation;
        let why = match invitation.note.as_deref().map(text::line) {
            Some(note) if !note.is_empty() => format!("{} “{note}”", decision.because),
            _ => decision.because.clone(),
        };
        let class = classification.class.name().to_owned();
        let row = [report.name().to_owned(), class, decision.reply.to_string(), why];
        self.rows.push((Group::of(report.evaluation), row));
    }

    /// Whether it has no rows.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Lays out the table, in full or cut to `width` columns. Rows keep their order within a group.
    pub fn show(&self, width: Option<usize>) -> String {
        let mut widths = HEADER.map(UnicodeWidthStr::width);
        for (_, row) in &self.rows {
            for (max, cell) in widths.iter_mut().zip(row) {
                *max = (*max).max(cell.width());
            }
        }
        if width.is_some() {
            widths[0] = widths[0].min(MAX_NAME_WIDTH);
        }
        let mut lines = vec![line(&HEADER, widths, width)];
        for group in [Group::Personal, Group::Other, Group::Ignore] {
            let rows = self.rows.iter().filter(|(of, _)| *of == group);
            let mut rows =
                rows.map(|(_, row)| line(&row.each_ref().map(String::as_str), widths, width)).peekable();
            if group == Group::Ignore && rows.peek().is_some() {
                // A blank line separates the group from other rows, but not from the header.
                lines.extend((lines.len() > 1).then(String::new));
                lines.push(group.title().to_owned());
            }
            lines.extend(rows);
        }
        lines.join("\n")
    }
}

/// Aligns the cells of a row; the last one is cut if the line would be wider than `width`.
fn line(cells: &[&str; 4], widths: [usize; 4], width: Option<usize>) -> String {
    let mut line = String::new();
    let mut at = 0;
    for (cell, column) in cells.iter().zip(widths).take(3) {
        let cell = cut(cell, column);
        line.push_str(&cell);
        line.extend(std::iter::repeat_n(' ', column - cell.width() + 2));
        at += column + 2;
    }
    line.push_str(&match width {
        Some(width) => cut(cells[3], width.saturating_sub(at)),
        None => cells[3].to_owned(),
    });
    line.trim_end().to_owned()
}

/// Cuts a text to a number of terminal columns, where wide characters take two.
fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut at = 0;
    for c in text.chars() {
        at += c.width().unwrap_or_default();
        if at + 1 > width {
            break;
        }
        kept.push(c);
    }
    if width > 0 {
        kept.push('…');
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_by_the_columns_it_takes() {
        for (text, width, shown) in [
            ("Jane", 4, "Jane"),
            ("Jane", 3, "Ja…"),
            ("Jane", 1, "…"),
            ("Jane", 0, ""),
            ("王小明", 6, "王小明"),
            ("王小明", 5, "王小…"),
            ("王小明", 4, "王…"),
            ("🎯 Jo", 5, "🎯 Jo"),
            ("e\u{301}te", 2, "e\u{301}…"),
        ] {
            let cut = cut(text, width);
            assert_eq!(cut, shown, "{text} {width}");
            assert!(cut.width() <= width);
        }
    }
}
