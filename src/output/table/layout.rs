//! The columns of a table and their widths.

use unicode_width::UnicodeWidthStr;

use super::words::wrap;
use super::{Row, Shared};

/// The width below which a person takes two lines: the second has what they wrote.
const MIN_ONE_LINE: usize = 90;

/// The usual maximum width of the column of names, in a table of limited width.
const MAX_NAME: usize = 28;

/// The maximum width to which a long word of a name widens that column.
const MAX_NAME_WORD: usize = 40;

/// The width of what they wrote that mutual connections and date must leave.
const MIN_TEXT: usize = 40;

const NAME: &str = "NAME";
const TEXT: &str = "NOTE OR HEADLINE";
const MUTUALS: &str = "MUTUALS";
const DATE: &str = "DATE";

/// Where the column of what they wrote is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TextPlace {
    /// After the name.
    Beside,
    /// On a line of its own.
    Below,
    /// At the end of the line, where it can be of any length.
    Last,
}

/// The widths of the columns; one of width 0 is left out.
pub(super) struct Layout {
    place: TextPlace,
    name: usize,
    text: usize,
    /// Verdict, mutual connections and date.
    others: [usize; 3],
}

impl Layout {
    pub(super) fn new(rows: &[Row], shared: &Shared<'_>, width: Option<usize>) -> Self {
        let max = |of: &dyn Fn(&Row) -> usize| rows.iter().map(of).max().unwrap_or_default();
        let column = |title: &str, width: usize| if width == 0 { 0 } else { width.max(title.len()) };
        let mut others = [
            column(shared.verdict_title(), max(&|row| row.verdict(shared).width())),
            column(MUTUALS, max(&|row| row.mutuals.width())),
            column(DATE, max(&|row| row.date.width())),
        ];
        let full_name = max(&|row| row.name.width()).max(NAME.len());
        let text = column(TEXT, max(&|row| row.text(shared, usize::MAX).width()));
        let Some(width) = width else {
            return Self { place: TextPlace::Last, name: full_name, text, others };
        };
        let word = max(&|row| row.name.split(' ').map(UnicodeWidthStr::width).max().unwrap_or_default());
        let name = full_name.min(MAX_NAME.max(word.min(MAX_NAME_WORD)));
        if width < MIN_ONE_LINE {
            let name = name.min(width.saturating_sub(others[0] + 2));
            let others = if taken(others) + name <= width { others } else { [others[0], 0, 0] };
            return Self { place: TextPlace::Below, name, text: text.min(width.saturating_sub(2)), others };
        }
        let room = |others| width.saturating_sub(name + 2 + taken(others));
        if room(others) < text.min(MIN_TEXT) {
            others = [others[0], 0, 0];
        }
        Self { place: TextPlace::Beside, name, text: text.min(room(others)), others }
    }

    pub(super) fn header(&self, shared: &Shared<'_>) -> Vec<String> {
        let text = if self.text == 0 { "" } else { TEXT };
        self.lines(NAME, text, [shared.verdict_title(), MUTUALS, DATE])
    }

    pub(super) fn row(&self, row: &Row, shared: &Shared<'_>) -> Vec<String> {
        let text = row.text(shared, self.text);
        self.lines(&row.name, &text, [&row.verdict(shared), &row.mutuals, &row.date])
    }

    /// Aligns the cells of a row. A name that is wider than its column goes on below.
    fn lines(&self, name: &str, text: &str, others: [&str; 3]) -> Vec<String> {
        let mut cells: Vec<_> = others.into_iter().zip(self.others).filter(|(_, width)| *width > 0).collect();
        match self.place {
            TextPlace::Beside => cells.insert(0, (text, self.text)),
            TextPlace::Last => cells.push((text, 0)),
            TextPlace::Below => {}
        }
        let mut lines = wrap(name, self.name);
        if let Some(line) = lines.first_mut() {
            let mut end = self.name;
            for (cell, width) in cells {
                let gap = end.saturating_sub(line.width()) + 2;
                line.extend(std::iter::repeat_n(' ', gap));
                end = line.width() + width;
                line.push_str(cell);
            }
            line.truncate(line.trim_end().len());
        }
        if self.place == TextPlace::Below && !text.is_empty() {
            lines.push(format!("  {text}"));
        }
        lines
    }
}

/// The width of the other columns, with the gaps before them.
fn taken(others: [usize; 3]) -> usize {
    others.iter().filter(|width| **width > 0).map(|width| width + 2).sum()
}
