//! An answer read from the terminal: the keys that edit it, and a paste taken as one piece of it.

use std::fs::File;
use std::io::{self, Write};
use std::mem;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use anyhow::Result;
use rustyline::config::Behavior;
use rustyline::error::ReadlineError;
use rustyline::history::MemHistory;
use rustyline::{
    Cmd, ConditionalEventHandler, Config, Editor, Event, EventContext, EventHandler, KeyCode, KeyEvent,
    Modifiers, RepeatCount,
};

use crate::diagnostic::{Code, Diagnostic};
use crate::text;

/// How far an answer goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// To the end of its line; a paste is made one line.
    Line,
    /// To an empty line; those within a paste don't count.
    Lines,
}

/// Reads answers one after another. What is typed ahead of a question answers it.
#[derive(Default)]
pub(super) struct LineReader {
    editor: Option<Editor<(), MemHistory>>,
}

impl LineReader {
    /// Asks, and gives the answer made safe to show. It is given on the question's last line, the only one that
    /// is drawn again when it is edited.
    pub(super) fn read(&mut self, question: &str, extent: Extent) -> Result<String> {
        let (above, question) = question.rsplit_once('\n').unwrap_or(("", question));
        if !above.is_empty() {
            // Where nobody can be told, nobody answers.
            let _ = writeln!(io::stderr(), "{above}");
        }
        let answer = if can_edit() { self.edited(question, extent) } else { typed(question, extent) };
        let error = match answer {
            Ok(answer) => return Ok(tidied(&answer, extent)),
            Err(error) => error,
        };
        discard_rest();
        let fault = match error {
            ReadlineError::Interrupted => return Err(interrupt().into()),
            ReadlineError::Eof => Diagnostic::error(Code::NoAnswer, "the question was left unanswered"),
            ReadlineError::Io(error) if error.kind() == io::ErrorKind::InvalidData => {
                Diagnostic::error(Code::NotUtf8, "the answer isn't UTF-8 text")
            }
            error => Diagnostic::error(Code::NoAnswer, format!("can't read the answer: {error}")),
        };
        Err(fault.hint("answer it, or say it by flags").into())
    }

    fn edited(&mut self, question: &str, extent: Extent) -> rustyline::Result<String> {
        let editor = match &mut self.editor {
            Some(editor) => editor,
            none => {
                let config = Config::builder().behavior(Behavior::PreferTerm).build();
                none.insert(Editor::with_history(config, MemHistory::new())?)
            }
        };
        let left = Arc::new(AtomicBool::new(false));
        let paste = Mutex::new(Paste { text: None, last: Instant::now() });
        let keys = Keys { extent, paste, left: left.clone() };
        editor.bind_sequence(Event::Any, EventHandler::Conditional(Box::new(keys)));
        match editor.readline(question) {
            Err(ReadlineError::Interrupted) if left.load(Ordering::Relaxed) => Err(ReadlineError::Eof),
            answer => answer,
        }
    }
}

fn tidied(answer: &str, extent: Extent) -> String {
    match extent {
        Extent::Line => text::line(answer),
        Extent::Lines => text::lines(answer),
    }
}

/// Whether the editor can be had. On a terminal that it doesn't know, or without one to open, it would ask on
/// stdout.
fn can_edit() -> bool {
    let is_unknown = |term: String| ["dumb", "cons25", "emacs"].contains(&term.to_ascii_lowercase().as_str());
    let opens = || File::options().read(true).write(true).open("/dev/tty").is_ok();
    !std::env::var("TERM").is_ok_and(is_unknown) && (cfg!(windows) || opens())
}

/// The same without any editing.
fn typed(question: &str, extent: Extent) -> rustyline::Result<String> {
    write!(io::stderr(), "{question}")?;
    let mut answer = String::new();
    loop {
        let start = answer.len();
        io::stdin().read_line(&mut answer)?;
        if !answer[start..].ends_with('\n') {
            writeln!(io::stderr())?;
            return Err(ReadlineError::Eof);
        }
        if extent == Extent::Line || answer[start..].trim().is_empty() {
            return Ok(answer);
        }
    }
}

/// What the keys do that the editor would take otherwise.
struct Keys {
    extent: Extent,
    paste: Mutex<Paste>,
    /// Whether Ctrl-D was pressed. The editor itself ends at it only before anything is typed.
    left: Arc<AtomicBool>,
}

/// A paste that comes key by key.
struct Paste {
    /// What has come of it; `None` while there is none.
    text: Option<String>,
    /// When the last key came.
    last: Instant,
}

/// The keys of a paste come faster than this; after it, somebody has pressed one.
const PAUSE: Duration = Duration::from_millis(300);

impl ConditionalEventHandler for Keys {
    fn handle(&self, event: &Event, _: RepeatCount, _: bool, context: &EventContext<'_>) -> Option<Cmd> {
        let key = *event.get(0)?;
        let mut paste = self.paste.lock().ok()?;
        let paused = mem::replace(&mut paste.last, Instant::now()).elapsed() > PAUSE;
        // A paste whose end never comes can be left too.
        let leaves = key == KeyEvent::ctrl('D');
        if (leaves || key == KeyEvent::ctrl('C')) && (paused || paste.text.is_none()) {
            self.left.store(leaves, Ordering::Relaxed);
            return Some(Cmd::Interrupt);
        }
        match (key.0, &mut paste.text) {
            (KeyCode::BracketedPasteStart, text) => {
                text.get_or_insert_default();
                Some(Cmd::Noop)
            }
            (KeyCode::BracketedPasteEnd, text) => {
                let text = text.take().unwrap_or_default();
                Some(Cmd::Insert(1, tidied(&text, self.extent)))
            }
            (_, Some(text)) => {
                text.extend(pasted(key));
                Some(Cmd::Noop)
            }
            // The next key taken as it is would take the mark from a paste; and there is no history to search.
            (KeyCode::Char('Q' | 'V' | 'R' | 'S'), None) if cfg!(unix) && key.1 == Modifiers::CTRL => {
                Some(Cmd::Noop)
            }
            (_, None) => {
                let last = context.line().rsplit('\n').next().unwrap_or_default();
                let goes_on = self.extent == Extent::Lines && !last.trim().is_empty();
                (goes_on && matches!(pasted(key), Some('\r' | '\n'))).then_some(Cmd::Newline)
            }
        }
    }
}

/// The character that a key of a paste stands for; what would be a command from the keyboard is none.
fn pasted(key: KeyEvent) -> Option<char> {
    match key {
        KeyEvent(KeyCode::Char(c), Modifiers::NONE) => Some(c),
        KeyEvent(KeyCode::Tab, _) => Some('\t'),
        KeyEvent(KeyCode::Enter, _) | KeyEvent(KeyCode::Char('M'), Modifiers::CTRL) => Some('\r'),
        KeyEvent(KeyCode::Char('J'), Modifiers::CTRL) => Some('\n'),
        _ => None,
    }
}

/// Ends the whole job as Ctrl-C does where the terminal isn't read key by key: a program that reads our pipe
/// would take its end for an empty draft.
fn interrupt() -> Diagnostic {
    #[cfg(unix)]
    let _ = nix::sys::signal::kill(nix::unistd::Pid::from_raw(0), nix::sys::signal::SIGINT);
    Diagnostic::error(Code::NoAnswer, "interrupted")
}

/// Throws away what is left of a paste that was given up: it wasn't meant for the shell.
#[cfg(unix)]
fn discard_rest() {
    use std::os::fd::AsFd;

    use nix::poll::{PollFd, PollFlags, poll};
    use nix::sys::termios::{FlushArg, tcflush};

    let stdin = io::stdin();
    // Longer than any paste takes, and not for ever.
    for _ in 0..100 {
        let _ = tcflush(&stdin, FlushArg::TCIFLUSH);
        let mut streams = [PollFd::new(stdin.as_fd(), PollFlags::POLLIN)];
        let waited = poll(&mut streams, MORE_MILLISECONDS);
        if waited.is_err() || streams[0].revents() != Some(PollFlags::POLLIN) {
            break;
        }
    }
}

/// How long the next piece of a paste may take.
#[cfg(unix)]
const MORE_MILLISECONDS: u8 = 20;

#[cfg(not(unix))]
fn discard_rest() {}
