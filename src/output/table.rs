//! Invitations as a table of text to decide from: those to reply to first, those to ignore last.

mod layout;
mod words;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use self::layout::Layout;
use self::words::{cut, wrap};
use super::Group;
use crate::evaluation::Evaluation;
use crate::text;
use crate::words::Class;

/// The rows of a table.
#[derive(Debug, Default)]
pub struct Table {
    rows: Vec<Row>,
}

/// An invitation. Unknown texts are empty.
#[derive(Debug)]
struct Row {
    group: Group,
    name: String,
    /// Their own words on one line.
    note: Option<String>,
    /// Whether the note claims that the two know each other.
    claims_tie: bool,
    headline: Option<String>,
    because: String,
    class: Class,
    /// The class as it is shown: with a question mark where only the note speaks for it.
    class_shown: String,
    reply: String,
    mutuals: String,
    received: Option<String>,
    /// The day that the invitation came, else its age.
    date: String,
}

/// What is the same in every row, and so is said once above them.
struct Shared<'a> {
    class: Option<&'a str>,
    reply: Option<&'a str>,
    because: Option<&'a str>,
}

impl Table {
    /// Adds a row.
    pub fn push(&mut self, evaluation: &Evaluation) {
        self.rows.push(Row::new(evaluation));
    }

    /// Whether it has no rows.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Lays out the table in full, or for a terminal of `width` columns. Below the rows it says what to do next.
    pub fn show(&self, width: Option<usize>) -> String {
        let shared = Shared::of(&self.rows);
        let layout = Layout::new(&self.rows, &shared, width);
        let wrapped = |text: &str| wrap(text, width.unwrap_or(usize::MAX));
        let mut lines = shared.describe().map_or(Vec::new(), |text| wrapped(&text));
        lines.extend(layout.header(&shared));
        let groups = Group::ALL.map(|group| (group, self.sorted(group)));
        let has_several = groups.iter().filter(|(_, rows)| !rows.is_empty()).count() > 1;
        for (group, rows) in groups.iter().filter(|(_, rows)| !rows.is_empty()) {
            if has_several || *group == Group::Ignore {
                lines.extend([String::new(), format!("{} ({})", group.title(), rows.len())]);
            }
            lines.extend(rows.iter().flat_map(|row| layout.row(row, &shared)));
        }
        lines.push(String::new());
        lines.extend(wrapped(&self.summary()));
        lines.extend(wrapped("To answer without accepting, use Message beside the invitation."));
        lines.join("\n")
    }

    /// The rows of a group: the others by date, newest first, the rest in their order.
    fn sorted(&self, group: Group) -> Vec<&Row> {
        let mut rows: Vec<_> = self.rows.iter().filter(|row| row.group == group).collect();
        if group == Group::Other {
            rows.sort_by_key(|row| Reverse(row.received.as_deref()));
        }
        rows
    }

    /// Says how to see the drafts, and how many people get which reply, the most frequent first.
    fn summary(&self) -> String {
        let mut counts: BTreeMap<_, usize> = BTreeMap::new();
        for row in &self.rows {
            *counts.entry((row.reply.as_str(), row.class.name())).or_insert(0) += 1;
        }
        let mut counts: Vec<_> = counts.into_iter().collect();
        counts.sort_unstable_by_key(|(key, count)| (Reverse(*count), *key));
        let replies = counts.into_iter().map(|((reply, class), count)| match class {
            "known" => format!("{reply} for {count} you know"),
            "spam" => format!("{reply} for {count} as spam"),
            class => format!("{reply} for {}", text::count(count, class)),
        });
        let replies = replies.collect::<Vec<_>>().join(", ");
        format!("Drafts: add --html worksheet.html or --json. Replies: {replies}.")
    }
}

impl Row {
    fn new(evaluation: &Evaluation) -> Self {
        let Evaluation { invitation, classification, decision, .. } = evaluation;
        let note = invitation.note.as_deref().filter(|_| classification.has_note() == Some(true));
        let note = note.map(text::line).map(|note| match invitation.note_cut && !note.ends_with('…') {
            true => format!("{note}…"),
            false => note,
        });
        let suspected = if classification.suspected() { "?" } else { "" };
        Self {
            group: Group::of(evaluation),
            name: evaluation.name().to_owned(),
            note,
            claims_tie: classification.claims_tie() == Some(true),
            headline: invitation.from.headline.clone(),
            because: decision.because.clone(),
            class: classification.class,
            class_shown: format!("{}{suspected}", classification.class),
            reply: decision.reply.to_string(),
            mutuals: invitation.mutuals.map(|mutuals| mutuals.to_string()).unwrap_or_default(),
            received: invitation.received.clone(),
            date: invitation.day().or(invitation.age.as_deref()).unwrap_or_default().to_owned(),
        }
    }

    /// What they wrote, else their headline, else the reason of the reply, in at most `width` columns.
    fn text(&self, shared: &Shared<'_>, width: usize) -> String {
        let Some(note) = &self.note else {
            let because = if shared.because.is_some() { "" } else { &self.because };
            return cut(self.headline.as_deref().unwrap_or(because), width);
        };
        let claim = if self.claims_tie { "says you met: " } else { "" };
        let note = cut(note, width.saturating_sub(claim.len() + 2));
        format!("{claim}“{note}”")
    }

    /// The class and the reply, but for what is the same in every row.
    fn verdict(&self, shared: &Shared<'_>) -> String {
        match (shared.class, shared.reply) {
            (None, None) => format!("{}: {}", self.class_shown, self.reply),
            (Some(_), None) => self.reply.clone(),
            (None, Some(_)) => self.class_shown.clone(),
            (Some(_), Some(_)) => String::new(),
        }
    }
}

impl<'a> Shared<'a> {
    fn of(rows: &'a [Row]) -> Self {
        Self {
            class: same(rows, |row| &row.class_shown),
            reply: same(rows, |row| &row.reply),
            because: same(rows, |row| &row.because),
        }
    }

    /// The title of the column of verdicts.
    fn verdict_title(&self) -> &'static str {
        match (self.class, self.reply) {
            (None, None) => "VERDICT",
            (Some(_), None) => "REPLY",
            (None, Some(_)) => "CLASS",
            (Some(_), Some(_)) => "",
        }
    }

    fn describe(&self) -> Option<String> {
        let class = self.class.map(|class| format!("class {class}"));
        let reply = self.reply.map(|reply| format!("reply {reply}"));
        let verdict: Vec<_> = class.into_iter().chain(reply).collect();
        let verdict = (!verdict.is_empty()).then(|| format!("{}.", verdict.join(", ")));
        let parts: Vec<_> = verdict.into_iter().chain(self.because.map(str::to_owned)).collect();
        (!parts.is_empty()).then(|| format!("Same for all: {}", parts.join(" ")))
    }
}

/// A text of the rows, if there are several and it is the same in all of them.
fn same(rows: &[Row], of: impl Fn(&Row) -> &str) -> Option<&str> {
    let first = of(rows.first()?);
    (rows.len() > 1 && rows.iter().all(|row| of(row) == first)).then_some(first)
}

#[cfg(test)]
mod tests;
