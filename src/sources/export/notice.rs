//! Notes and warnings about an export as a whole: what was counted, and what can't be known.

use crate::diagnostic::{Code, Diagnostic};
use crate::text;

/// The result of matching the incoming invitations with the connections.
pub(super) struct ConnectionCounts {
    /// The number of incoming invitations.
    pub(super) incoming: usize,
    /// The number of those that are not from a connection.
    pub(super) left: usize,
    /// The number of those that matched a connection by the name alone.
    pub(super) by_name: usize,
    /// The number of connections with neither name nor URL.
    pub(super) nameless: usize,
}

pub(super) fn connections(file: &str, counts: &ConnectionCounts) -> Diagnostic {
    let ConnectionCounts { incoming, left, by_name, nameless } = counts;
    let came = text::count(*incoming, "invitation");
    let mut message =
        format!("{came} came, {} from people who are connections by now; {left} left", incoming - left);
    if *left > 0 {
        message += ", which may be pending, long ignored, or from connections since removed";
    }
    if *by_name > 0 {
        message += &format!("; {by_name} known as connections by name alone, which others may share");
    }
    if *nameless > 0 {
        let nameless = text::count(*nameless, "connection");
        message += &format!("; {nameless} without a name, whose invitations can't be told");
    }
    Diagnostic::note(Code::Connections, message).in_file(file)
}

/// A number of invitations that aren't in the export are from people who are connections in it.
pub(super) fn connections_elsewhere(file: &str, count: usize) -> Diagnostic {
    let invitations = text::count(count, "invitation");
    let message =
        format!("left out of the other inputs: {invitations} from people who are connections by now");
    Diagnostic::note(Code::Connections, message).in_file(file)
}

pub(super) fn no_connections(file: &str, incoming: usize) -> Diagnostic {
    let came = text::count(incoming, "invitation");
    let message =
        format!("{came} came; which of them you have accepted can't be told without Connections.csv");
    Diagnostic::warning(Code::MissingFile, message).in_file(file)
}

pub(super) fn no_messages(file: &str) -> Diagnostic {
    Diagnostic::note(Code::MissingFile, "without messages.csv, earlier conversations can't be told")
        .in_file(file)
}

pub(super) fn no_column(file: &str, column: &str) -> Diagnostic {
    let message = format!("the column `{column}` is missing, and what it tells isn't known");
    Diagnostic::warning(Code::MissingColumn, message).in_file(file)
}

/// A number of dates can't be parsed; the first is `date` in `line`.
pub(super) fn unread_dates(file: &str, line: usize, date: &str, count: usize) -> Diagnostic {
    let dates = text::count(count, "date");
    let message = format!("{dates} can't be read, the first is `{date}`; those invitations have none");
    Diagnostic::warning(Code::Dates, message).at_line(file, line, None)
}

/// A number of dates may have the day or the month first; the first is `date` in `line`.
pub(super) fn unclear_dates(file: &str, line: usize, date: &str, count: usize) -> Diagnostic {
    let dates = text::count(count, "date");
    let message = format!(
        "{dates} can't be read, the first is `{date}`: no row tells whether the day or the month comes first; those \
         invitations have none"
    );
    Diagnostic::warning(Code::Dates, message)
        .at_line(file, line, None)
        .hint("give the file as LinkedIn wrote it, or write the dates as 2026-01-26 07:40")
}

pub(super) fn day_first(file: &str) -> Diagnostic {
    let message = "the dates were saved with the day before the month, and are read so";
    Diagnostic::warning(Code::Dates, message).in_file(file)
}

pub(super) fn windows_1252(file: &str) -> Diagnostic {
    let message = "this isn't UTF-8 text, and is read as Windows-1252; names may be wrong";
    Diagnostic::warning(Code::NotUtf8, message).in_file(file)
}

pub(super) fn multiline_row(file: &str, line: usize, last_line: usize) -> Diagnostic {
    let message = format!(
        "this row runs to line {last_line}, as LinkedIn's never do; a stray quotation mark may hide rows in it"
    );
    Diagnostic::warning(Code::MultilineRow, message).at_line(file, line, None)
}

pub(super) fn path_outside(file: &str, name: &str) -> Diagnostic {
    Diagnostic::warning(Code::PathOutside, format!("`{name}` leads out of the zip, and is left out"))
        .in_file(file)
}
