//! A progress bar on the terminal, for runs that take long.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::console::Console;

/// A shorter run shows no bar.
const DELAY: Duration = Duration::from_secs(1);

/// A bar on stderr that counts the bytes read, if stderr is a terminal and the run takes long.
#[derive(Debug)]
pub struct Progress {
    bar: ProgressBar,
    started: Instant,
    /// Whether it may be shown at all.
    enabled: bool,
}

impl Progress {
    /// Starts to count. There is no bar if the run prints to the same terminal meanwhile.
    pub fn new(console: Console, inputs: &[PathBuf], prints: bool) -> Self {
        let enabled = console.is_watched() && !console.is_quiet() && !(prints && io::stdout().is_terminal());
        let size = if enabled { size(inputs) } else { None };
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

    /// Runs something that prints to stderr, without the bar in its way.
    pub fn suspend(&self, print: impl FnOnce()) {
        self.bar.suspend(print);
    }

    /// Removes the bar.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

/// How many bytes the inputs hold, if all of them are files.
fn size(inputs: &[PathBuf]) -> Option<u64> {
    let size =
        |input: &PathBuf| Path::metadata(input).ok().filter(std::fs::Metadata::is_file).map(|it| it.len());
    inputs.iter().map(size).sum()
}
