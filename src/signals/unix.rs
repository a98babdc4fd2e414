//! A thread waits for the signals. They are blocked in the others for as long as there is something to put right.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ExitStatus};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};
use std::thread;
use std::time::Duration;

use nix::sys::signal::{SigSet, SigmaskHow, Signal, kill, raise};
use nix::sys::termios::{SetArg, Termios, tcgetattr, tcsetattr};
use nix::unistd::{Pid, getpgrp, tcgetpgrp};

use crate::console;

const SIGNALS: [Signal; 4] = [Signal::SIGINT, Signal::SIGTERM, Signal::SIGHUP, Signal::SIGQUIT];

/// How long an editor may take to end after a signal that ends the program whatever the editor does.
const PATIENCE: Duration = Duration::from_secs(2);

/// What there is to put right before the program ends.
struct State {
    terminal: Option<Terminal>,
    /// The editor, which gets the signals too: it may have something to save.
    editor: Option<Pid>,
    /// The file of the edited text, and what stood in it first.
    text: Option<(PathBuf, Vec<u8>)>,
    received: Option<Signal>,
}

static STATE: Mutex<State> = Mutex::new(State { terminal: None, editor: None, text: None, received: None });

fn state() -> MutexGuard<'static, State> {
    STATE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The terminal's modes.
pub struct Terminal {
    modes: Option<(File, Termios)>,
}

impl Terminal {
    /// Saves the modes of the terminal, if there is one.
    pub fn save() -> Self {
        let terminal = File::options().read(true).write(true).open("/dev/tty");
        Self { modes: terminal.ok().and_then(|file| tcgetattr(&file).ok().map(|modes| (file, modes))) }
    }

    /// Makes the terminal as it was, unless another job has it now.
    fn restore(&mut self) {
        let Some((file, modes)) = &mut self.modes else { return };
        if tcgetpgrp(&*file) == Ok(getpgrp()) && tcgetattr(&*file).is_ok_and(|now| now != *modes) {
            // Bracketed paste is switched off as well, which the editor of a question switches on.
            let _ = file.write_all(b"\x1b[?2004l\r\n");
            let _ = tcsetattr(&*file, SetArg::TCSADRAIN, modes);
        }
    }
}

/// Names the file of an edited text. When a signal ends the program, the file is kept if there is something else in it
/// than `original`, else deleted.
pub fn protect(path: &Path, original: &[u8]) {
    state().text = Some((path.to_path_buf(), original.to_vec()));
}

/// Signals are watched for while it is held.
pub struct Watch {
    /// The signals that were blocked before.
    blocked: SigSet,
}

impl Watch {
    /// Starts the watch over a question, before which the terminal's modes were saved, or over an editor, which runs
    /// already, since it would inherit that the signals are blocked.
    pub fn start(terminal: Terminal, editor: Option<&Child>) -> Self {
        static WATCHER: Once = Once::new();
        let editor = editor.and_then(|editor| i32::try_from(editor.id()).ok()).map(Pid::from_raw);
        let blocked = signals().thread_swap_mask(SigmaskHow::SIG_BLOCK).unwrap_or_else(|_| SigSet::empty());
        let mut state = state();
        (state.terminal, state.editor, state.received) = (Some(terminal), editor, None);
        drop(state);
        WATCHER.call_once(|| drop(thread::spawn(watch)));
        Self { blocked }
    }

    /// Ends the watch over an editor that has ended, and then the program, if a signal asked for that. One from the
    /// keyboard may have been for the editor: if it went on and ended well, so does the program.
    pub fn ended(self, status: ExitStatus) {
        state().editor = None;
        if !status.success() {
            // A signal to all of the job may have ended the editor before it is noticed here.
            thread::sleep(Duration::from_millis(50));
        }
        let mut state = state();
        if let Some(signal) = state.received
            && (!status.success() || is_final(signal))
        {
            end(&mut state, signal);
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        state().terminal = None;
        let _ = self.blocked.thread_set_mask();
    }
}

fn signals() -> SigSet {
    SIGNALS.into_iter().collect()
}

/// Whether a signal ends the program even if the editor goes on.
fn is_final(signal: Signal) -> bool {
    matches!(signal, Signal::SIGTERM | Signal::SIGHUP)
}

fn watch() {
    while let Ok(signal) = signals().wait() {
        let mut now = state();
        now.received = Some(signal);
        let Some(editor) = now.editor else { end(&mut now, signal) };
        let _ = kill(editor, signal);
        drop(now);
        if is_final(signal) {
            thread::sleep(PATIENCE);
            end(&mut state(), signal);
        }
    }
}

/// Puts all right, and ends the program by the signal.
fn end(state: &mut State, signal: Signal) -> ! {
    if let Some(terminal) = &mut state.terminal {
        terminal.restore();
    }
    if let Some((path, original)) = &state.text {
        match fs::read(path) {
            Ok(text) if text == *original || text.trim_ascii().is_empty() => drop(fs::remove_file(path)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            _ => console::kept(path),
        }
    }
    let _ = signals().thread_unblock();
    let _ = raise(signal);
    std::process::exit(128 + signal as i32)
}
