//! How far a long run has come, shown on the terminal while it lasts.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::console::Console;

/// What takes less needs no progress.
const PATIENCE: Duration = Duration::from_secs(1);

/// A bar on stderr that counts bytes, if a person looks and waits.
#[derive(Debug)]
pub struct Progress<'a> {
    bar: ProgressBar,
    read: &'a AtomicU64,
    begun: Instant,
    /// Whether it may be shown and isn't yet.
    waits: AtomicBool,
}

impl<'a> Progress<'a> {
    /// Begins to wait. `read` counts the bytes of `inputs` that are read. What is printed to the same terminal
    /// on the way leaves no room for a bar.
    pub fn new(console: Console, inputs: &[PathBuf], prints: bool, read: &'a AtomicU64) -> Self {
        let waits = console.is_watched() && !console.is_quiet() && !(prints && io::stdout().is_terminal());
        let size = if waits { size(inputs) } else { None };
        let bar = ProgressBar::with_draw_target(size, ProgressDrawTarget::hidden());
        Self { bar, read, begun: Instant::now(), waits: AtomicBool::new(waits) }
    }

    /// Shows how far it is, if it takes long.
    pub fn tick(&self) {
        if self.begun.elapsed() > PATIENCE && self.waits.swap(false, Ordering::Relaxed) {
            let template = match self.bar.length() {
                Some(_) => "{bar:30} {bytes} of {total_bytes}, {eta} left",
                None => "{spinner} {bytes} read",
            };
            if let Ok(style) = ProgressStyle::with_template(template) {
                self.bar.set_style(style);
            }
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        if !self.bar.is_hidden() {
            self.bar.set_position(self.read.load(Ordering::Relaxed));
        }
    }

    /// Says something beside the bar.
    pub fn aside(&self, say: impl FnOnce()) {
        self.bar.suspend(say);
    }

    /// Takes the bar away.
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
