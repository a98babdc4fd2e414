//! What is to be said of an export as a whole: what was counted, and what can't be told.

use std::fmt;

use crate::text;

/// Something that the user should know of an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportNotice {
    /// How many invitations came, and how many are left without the connections.
    Connected {
        /// The file.
        file: String,
        /// How many came.
        incoming: usize,
        /// How many are left.
        left: usize,
        /// How many were known as connections by the name alone.
        by_name: usize,
        /// How many connections have neither name nor address.
        nameless: usize,
    },
    /// There are no connections to subtract.
    NoConnections {
        /// The file.
        file: String,
        /// How many invitations came.
        incoming: usize,
    },
    /// There are no messages.
    NoMessages {
        /// The export.
        file: String,
    },
    /// The invitations lack a column.
    NoColumn {
        /// The file.
        file: String,
        /// The column.
        column: &'static str,
    },
    /// Dates that can't be read.
    Dates {
        /// The file.
        file: String,
        /// The line of the first.
        line: usize,
        /// The first.
        date: String,
        /// How many there are.
        count: usize,
    },
    /// The dates have the day before the month.
    DayFirst {
        /// The file.
        file: String,
    },
    /// The file isn't UTF-8.
    Windows1252 {
        /// The file.
        file: String,
    },
    /// An invitation runs over several lines, as LinkedIn's never do.
    RunsOn {
        /// The file.
        file: String,
        /// The line where it begins.
        line: usize,
        /// The line where it ends.
        last: usize,
    },
    /// A zip holds a name that leads out of it.
    Outside {
        /// The zip.
        file: String,
        /// The name.
        name: String,
    },
}

impl ExportNotice {
    /// Whether something may be wrong, and not only good to know.
    pub fn is_warning(&self) -> bool {
        !matches!(self, Self::Connected { .. } | Self::NoMessages { .. })
    }
}

impl fmt::Display for ExportNotice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Connected { file, incoming, left, by_name, nameless } => {
                let came = text::count(*incoming, "invitation");
                let connected = incoming - left;
                write!(
                    f,
                    "{file}: {came} came, {connected} from people who are connections by now; {left} left"
                )?;
                if *left > 0 {
                    f.write_str(", which may be pending, long ignored, or from connections since removed")?;
                }
                if *by_name > 0 {
                    write!(f, "; {by_name} known as connections by name alone, which others may share")?;
                }
                if *nameless > 0 {
                    let nameless = text::count(*nameless, "connection");
                    write!(f, "; {nameless} without a name, whose invitations can't be told")?;
                }
                Ok(())
            }
            Self::NoConnections { file, incoming } => {
                let came = text::count(*incoming, "invitation");
                write!(
                    f,
                    "{file}: {came} came; which of them you have accepted can't be told without Connections.csv"
                )
            }
            Self::NoMessages { file } => {
                write!(f, "{file}: without messages.csv, earlier conversations can't be told")
            }
            Self::NoColumn { file, column } => {
                write!(f, "{file}: the column `{column}` is missing, and what it tells isn't known")
            }
            Self::Dates { file, line, date, count } => {
                let dates = text::count(*count, "date");
                write!(
                    f,
                    "{file}:{line}: {dates} can't be read, the first is `{date}`; those invitations have none"
                )
            }
            Self::DayFirst { file } => {
                write!(f, "{file}: the dates were saved with the day before the month, and are read so")
            }
            Self::Windows1252 { file } => {
                write!(f, "{file}: this isn't UTF-8 text, and is read as Windows-1252; names may be wrong")
            }
            Self::RunsOn { file, line, last } => {
                write!(
                    f,
                    "{file}:{line}: this row runs to line {last}, as LinkedIn's never do; a stray quotation mark \
                     may hide rows in it"
                )
            }
            Self::Outside { file, name } => {
                write!(f, "{file}: `{name}` leads out of the zip, and is left out")
            }
        }
    }
}
