//! A progress bar on stderr for long runs.

use std::fs::{self, Metadata};
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::console::Console;

/// The time after which the bar is shown.
const DELAY: Duration = Duration::from_secs(1);

/// Counts the bytes read, in a bar on stderr if that is a terminal and the run takes longer than a second.
#[derive(Debug)]
pub struct Progress {
    bar: ProgressBar,
    started: Instant,
    /// Whether the bar may be shown.
    enabled: bool,
}

impl Progress {
    /// Starts to count. No bar is shown if the run prints (`prints`) to a terminal at the same time.
    pub fn new(console: Console, inputs: &[PathBuf], prints: bool) -> Self {
        let enabled = console.is_watched() && !console.is_quiet() && !(prints && io::stdout().is_terminal());
        let size = if enabled { total_size(inputs) } else { None };
        let bar = ProgressBar::with_draw_target(size, ProgressDrawTarget::hidden());
        Self { bar, started: Instant::now(), enabled }
    }

    /// Counts bytes that were read.
    pub fn advance(&self, bytes: u64) {
        self.bar.inc(bytes);
        if self.enabled && self.bar.is_hidden() && self.started.elapsed() > DELAY {
            let template = match self.bar.length() {
                Some(_) => "{bar:30} {bytes} of {total_bytes}, {eta} left",
                None => "{spinner} {bytes} read",
            };
            if let Ok(style) = ProgressStyle::with_template(template) {
                self.bar.set_style(style);
            }
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    /// Hides the bar while `print` writes to stderr.
    pub fn suspend(&self, print: impl FnOnce()) {
        self.bar.suspend(print);
    }

    /// Removes the bar.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

/// The total size of the inputs in bytes, if all of them are files.
fn total_size(inputs: &[PathBuf]) -> Option<u64> {
    let size = |input| Some(fs::metadata(input).ok().filter(Metadata::is_file)?.len());
    inputs.iter().map(size).sum()
}
