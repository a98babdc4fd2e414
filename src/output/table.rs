//! Many findings as a table for a person: what wants a reply first, what is usually ignored last.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::{Group, InvitationReport};
use crate::evaluation::Evaluation;
use crate::text;

/// The widest that a name may make its column where the width is limited.
const WIDEST_NAME: usize = 28;

const HEADER: [&str; 4] = ["NAME", "CLASS", "REPLY", "WHY"];

/// The rows of a table, in groups; within a group they stay as they came.
#[derive(Debug, Default)]
pub struct Table {
    personal: Vec<Row>,
    others: Vec<Row>,
    ignored: Vec<Row>,
}

type Row = [String; 4];

impl Table {
    /// Adds a row.
    pub fn push(&mut self, report: InvitationReport<'_>) {
        let Evaluation { invitation, classification, decision, .. } = report.evaluation;
        let group = match Group::of(report.evaluation) {
            Group::Personal => &mut self.personal,
            Group::Other => &mut self.others,
            Group::Ignore => &mut self.ignored,
        };
        let why = match invitation.note.as_deref().map(text::line) {
            Some(note) if !note.is_empty() => format!("{} “{note}”", decision.because),
            _ => decision.because.clone(),
        };
        let class = classification.class.name().to_owned();
        group.push([report.name().to_owned(), class, decision.reply.to_string(), why]);
    }

    /// Whether it has no rows.
    pub fn is_empty(&self) -> bool {
        self.rows().next().is_none()
    }

    fn rows(&self) -> impl Iterator<Item = &Row> {
        self.personal.iter().chain(&self.others).chain(&self.ignored)
    }

    /// Lays the table out, whole or cut to a terminal's width.
    pub fn show(&self, width: Option<usize>) -> String {
        let mut widths = HEADER.map(UnicodeWidthStr::width);
        for row in self.rows() {
            for (widest, cell) in widths.iter_mut().zip(row) {
                *widest = (*widest).max(cell.width());
            }
        }
        if width.is_some() {
            widths[0] = widths[0].min(WIDEST_NAME);
        }
        let shown = |row: &Row| line(&row.each_ref().map(String::as_str), widths, width);
        let mut lines = vec![line(&HEADER, widths, width)];
        lines.extend(self.personal.iter().chain(&self.others).map(shown));
        if !self.ignored.is_empty() {
            // A gap sets the group off from rows, not from the header.
            lines.extend((lines.len() > 1).then(String::new));
            lines.push(Group::Ignore.title().to_owned());
            lines.extend(self.ignored.iter().map(shown));
        }
        lines.join("\n")
    }
}

/// A row with its columns below each other; the last one is cut where the line would be too wide.
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

/// Cuts a text to so many columns of a terminal, where wide characters take two.
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
