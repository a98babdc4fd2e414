//! The progress of long runs, as a line on stderr.

use std::cell::Cell;
use std::fs::{self, Metadata};
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::console::Console;

/// The time after which progress is shown.
const DELAY: Duration = Duration::from_secs(1);

/// The time between two updates.
const INTERVAL: Duration = Duration::from_millis(100);

/// What covers the longest progress, without an escape sequence, which not every terminal knows.
const BLANK: &str = "\r                    \r";

/// Counts the bytes read, on stderr if that is a terminal and the run takes longer than a second.
#[derive(Debug)]
pub struct Progress {
    /// The size of the inputs in bytes, if it is known.
    total: Option<u64>,
    read: Cell<u64>,
    /// When to show it next; `None` if never.
    next: Cell<Option<Instant>>,
    is_shown: Cell<bool>,
}

impl Progress {
    /// Starts to count. Nothing is shown if the run prints (`prints`) to a terminal at the same time.
    pub fn new(console: Console, inputs: &[PathBuf], prints: bool) -> Self {
        let may_show = console.is_watched() && !console.is_quiet() && !(prints && io::stdout().is_terminal());
        Self {
            total: if may_show { total_size(inputs) } else { None },
            read: Cell::new(0),
            next: Cell::new(may_show.then(|| Instant::now() + DELAY)),
            is_shown: Cell::new(false),
        }
    }

    /// Counts bytes that were read.
    pub fn advance(&self, bytes: u64) {
        self.read.set(self.read.get() + bytes);
        if self.next.get().is_some_and(|next| next <= Instant::now()) {
            self.next.set(Some(Instant::now() + INTERVAL));
            self.is_shown.set(true);
            let read = self.read.get();
            let progress = match self.total.filter(|total| *total > 0) {
                Some(total) => format!("{} % read", (read.saturating_mul(100) / total).min(100)),
                None => format!("{} MB read", read / 1_000_000),
            };
            print(&format!("\r{progress}"));
        }
    }

    /// Removes what is shown, so that something else can be printed.
    pub fn clear(&self) {
        if self.is_shown.take() {
            print(BLANK);
        }
    }
}

/// Prints to stderr at once. An error is no reason to end the run.
fn print(text: &str) {
    let mut stderr = io::stderr().lock();
    let _ = stderr.write_all(text.as_bytes()).and_then(|()| stderr.flush());
}

/// The total size of the inputs in bytes, if all of them are files.
fn total_size(inputs: &[PathBuf]) -> Option<u64> {
    let size = |input| Some(fs::metadata(input).ok().filter(Metadata::is_file)?.len());
    inputs.iter().map(size).sum()
}
