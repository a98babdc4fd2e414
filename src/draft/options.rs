//! Options for rendering drafts.

use jiff::civil::Date;

/// Options that are the same for every draft of a run.
#[derive(Clone, Debug)]
pub struct RenderOptions {
    /// The length of the drafts.
    pub length: Length,
    /// The user's own variables, `vars.KEY` in templates; of two with one key, the last counts.
    pub vars: Vec<(String, String)>,
    /// Returns the current date. It is called only for a template that uses `today`, since the look-up of the local
    /// time zone searches thousands of files.
    pub today: fn() -> Date,
}

/// The length of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// The whole letter.
    Full,
    /// One paragraph without the closing, to fit into an invitation note.
    Short,
}
