//! Signals that come while an editor or a question has the terminal: before the program ends by one, the terminal is
//! made as it was, and what was written is kept.
//!
//! There is nothing of this on Windows.

#[cfg(unix)]
mod unix;

#[cfg(unix)]
pub use unix::{Terminal, Watch, protect};

#[cfg(not(unix))]
pub use other::{Terminal, Watch, protect};

/// The same interface without signals.
#[cfg(not(unix))]
mod other {
    use std::path::Path;
    use std::process::{Child, ExitStatus};

    /// The terminal's modes.
    pub struct Terminal;

    impl Terminal {
        /// Saves the modes.
        pub fn save() -> Self {
            Self
        }
    }

    /// Signals are watched for while it is held.
    pub struct Watch;

    impl Watch {
        /// Starts the watch over a question.
        pub fn question(_: Terminal) -> Self {
            Self
        }

        /// Starts the watch over an editor.
        pub fn editor(_: Terminal, _: &Child) -> Self {
            Self
        }

        /// Ends the watch over an editor.
        pub fn ended(self, _: ExitStatus) {}
    }

    /// Names the file of an edited text.
    pub fn protect(_: &Path, _: &[u8]) {}
}
