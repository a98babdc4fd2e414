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
#[allow(missing_docs, reason = "`unix` has them")]
mod other {
    use std::path::Path;
    use std::process::{Child, ExitStatus};

    pub struct Terminal;

    impl Terminal {
        pub fn save() -> Self {
            Self
        }
    }

    pub struct Watch;

    impl Watch {
        pub fn start(_: Terminal, _: Option<&Child>) -> Self {
            Self
        }

        pub fn ended(self, _: ExitStatus) {}
    }

    pub fn protect(_: &Path, _: &[u8]) {}
}
