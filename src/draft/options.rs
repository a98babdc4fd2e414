//! The options of a run for every draft.

use std::collections::BTreeMap;

use jiff::civil::Date;

/// Options for every draft of a run.
#[derive(Clone, Debug)]
pub struct RenderOptions {
    /// A short version: what an invitation note may hold.
    pub length: Length,
    /// The user's own variables, `vars.KEY` in templates.
    pub vars: BTreeMap<String, String>,
    /// Tells the day of writing. Only a template that uses `today` asks, since a computer looks its time
    /// zone up in thousands of files.
    pub today: fn() -> Date,
}

/// How long a draft is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// As long as it takes.
    Full,
    /// At most what an invitation note holds.
    Short,
}
