//! Reads an answer from the terminal, with line editing and bracketed paste.

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
use crate::signals::{Terminal, Watch};
use crate::text;

/// What ends an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// The end of the line; line breaks in a paste become spaces.
    Line,
    /// An empty line; empty lines in a paste don't count.
    Lines,
}

/// Reads answers one after another. Input that was typed before a question is shown answers it.
#[derive(Default)]
pub(super) struct LineReader {
    /// Created for the first question.
    editor: Option<Editor<(), MemHistory>>,
}

impl LineReader {
    /// Asks a question, and returns the answer made safe to show. Only the question's last line is the editor's
    /// prompt, which it redraws; the lines above are printed once.
    pub(super) fn read(&mut self, question: &str, extent: Extent) -> Result<String> {
        let (above, prompt) = question.rsplit_once('\n').unwrap_or(("", question));
        if !above.is_empty() {
            // If stderr is closed, nobody sees the question, and the read fails below.
            let _ = writeln!(io::stderr(), "{above}");
        }
        let watch = Watch::start(Terminal::save(), None);
        let answer = if can_edit() { self.read_edited(prompt, extent) } else { read_plain(prompt, extent) };
        drop(watch);
        answer.map(|answer| clean(&answer, extent)).map_err(|error| {
            discard_input();
            no_answer(error).into()
        })
    }

    /// Reads an answer with line editing.
    fn read_edited(&mut self, prompt: &str, extent: Extent) -> rustyline::Result<String> {
        let editor = match &mut self.editor {
            Some(editor) => editor,
            none => {
                let config = Config::builder().behavior(Behavior::PreferTerm).build();
                none.insert(Editor::with_history(config, MemHistory::new())?)
            }
        };
        let is_eof = Arc::new(AtomicBool::new(false));
        let paste = Mutex::new(Paste { text: None, last_key: Instant::now() });
        let keys = Keys { extent, paste, is_eof: is_eof.clone() };
        editor.bind_sequence(Event::Any, EventHandler::Conditional(Box::new(keys)));
        match editor.readline(prompt) {
            Err(ReadlineError::Interrupted) if is_eof.load(Ordering::Relaxed) => Err(ReadlineError::Eof),
            answer => answer,
        }
    }
}

/// Describes why there is no answer. After Ctrl-C, interrupts the process group.
fn no_answer(error: ReadlineError) -> Diagnostic {
    let error = match error {
        ReadlineError::Interrupted => return interrupt(),
        ReadlineError::Eof => Diagnostic::error(Code::NoAnswer, "the question was left unanswered"),
        ReadlineError::Io(error) if error.kind() == io::ErrorKind::InvalidData => {
            Diagnostic::error(Code::NotUtf8, "the answer isn't UTF-8 text")
        }
        error => Diagnostic::error(Code::NoAnswer, format!("can't read the answer: {error}")),
    };
    error.hint("answer it, or say it by flags")
}

/// Makes an answer safe to show.
fn clean(answer: &str, extent: Extent) -> String {
    match extent {
        Extent::Line => text::line(answer),
        Extent::Lines => text::lines(answer),
    }
}

/// Whether line editing is possible. On an unknown terminal, or if none can be opened, `rustyline` would write the
/// prompt to stdout.
fn can_edit() -> bool {
    let is_unknown = |term: String| ["dumb", "cons25", "emacs"].contains(&term.to_ascii_lowercase().as_str());
    let opens = || File::options().read(true).write(true).open("/dev/tty").is_ok();
    !std::env::var("TERM").is_ok_and(is_unknown) && (cfg!(windows) || opens())
}

/// Reads an answer from stdin without line editing.
fn read_plain(prompt: &str, extent: Extent) -> rustyline::Result<String> {
    write!(io::stderr(), "{prompt}")?;
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

/// Overrides the editor's keys for pastes, for Ctrl-C and Ctrl-D, and for line breaks in an answer of many lines.
struct Keys {
    extent: Extent,
    paste: Mutex<Paste>,
    /// Set when Ctrl-D was pressed. By itself, the editor ends at it only before anything is typed.
    is_eof: Arc<AtomicBool>,
}

/// A bracketed paste, which arrives as single keys.
struct Paste {
    /// The pasted text so far; `None` outside of a paste.
    text: Option<String>,
    last_key: Instant,
}

/// The keys of a paste arrive at shorter intervals than this. After a longer one, the user has pressed the key.
const PAUSE: Duration = Duration::from_millis(300);

impl ConditionalEventHandler for Keys {
    fn handle(&self, event: &Event, _: RepeatCount, _: bool, context: &EventContext<'_>) -> Option<Cmd> {
        let key = *event.get(0)?;
        let mut paste = self.paste.lock().ok()?;
        let is_typed = mem::replace(&mut paste.last_key, Instant::now()).elapsed() > PAUSE;
        let is_eof = key == KeyEvent::ctrl('D');
        // Ctrl-C and Ctrl-D also leave a paste whose end never arrives, unless they are part of it.
        if (is_eof || key == KeyEvent::ctrl('C')) && (is_typed || paste.text.is_none()) {
            self.is_eof.store(is_eof, Ordering::Relaxed);
            return Some(Cmd::Interrupt);
        }
        match (key.0, &mut paste.text) {
            (KeyCode::BracketedPasteStart, text) => {
                text.get_or_insert_default();
                Some(Cmd::Noop)
            }
            (KeyCode::BracketedPasteEnd, text) => {
                let text = text.take().unwrap_or_default();
                Some(Cmd::Insert(1, clean(&text, self.extent)))
            }
            (_, Some(text)) => {
                text.extend(pasted_char(key));
                Some(Cmd::Noop)
            }
            (_, None) => self.handle_typed(key, context),
        }
    }
}

impl Keys {
    fn handle_typed(&self, key: KeyEvent, context: &EventContext<'_>) -> Option<Cmd> {
        // Quoted insert (Ctrl-Q, Ctrl-V) would insert the mark that starts a paste, and there is no history for
        // Ctrl-R and Ctrl-S to search.
        if let KeyEvent(KeyCode::Char('Q' | 'V' | 'R' | 'S'), Modifiers::CTRL) = key
            && cfg!(unix)
        {
            return Some(Cmd::Noop);
        }
        let last_line = context.line().rsplit('\n').next().unwrap_or_default();
        let goes_on = self.extent == Extent::Lines && !last_line.trim().is_empty();
        (goes_on && matches!(pasted_char(key), Some('\r' | '\n'))).then_some(Cmd::Newline)
    }
}

/// The character of a key in a paste; `None` for keys that are editing commands.
fn pasted_char(key: KeyEvent) -> Option<char> {
    match key {
        KeyEvent(KeyCode::Char(c), Modifiers::NONE) => Some(c),
        KeyEvent(KeyCode::Tab, _) => Some('\t'),
        KeyEvent(KeyCode::Enter, _) | KeyEvent(KeyCode::Char('M'), Modifiers::CTRL) => Some('\r'),
        KeyEvent(KeyCode::Char('J'), Modifiers::CTRL) => Some('\n'),
        _ => None,
    }
}

/// Sends SIGINT to the process group, as the terminal does for Ctrl-C outside of raw mode. Otherwise a program that
/// reads our pipe would take its end for an empty draft.
fn interrupt() -> Diagnostic {
    #[cfg(unix)]
    {
        let _ = nix::sys::signal::kill(nix::unistd::Pid::from_raw(0), nix::sys::signal::SIGINT);
        // Another thread may be the one that gets it.
        std::thread::sleep(Duration::from_millis(100));
    }
    Diagnostic::error(Code::NoAnswer, "interrupted")
}

/// Discards the rest of a paste that was interrupted, so that the shell doesn't run it.
#[cfg(unix)]
fn discard_input() {
    use std::os::fd::AsFd;

    use nix::poll::{PollFd, PollFlags, poll};
    use nix::sys::termios::{FlushArg, tcflush};

    // The maximum time between two pieces of a paste.
    const TIMEOUT_MILLISECONDS: u8 = 20;
    let stdin = io::stdin();
    // Longer than any paste takes, but limited.
    for _ in 0..100 {
        let _ = tcflush(&stdin, FlushArg::TCIFLUSH);
        let mut streams = [PollFd::new(stdin.as_fd(), PollFlags::POLLIN)];
        let polled = poll(&mut streams, TIMEOUT_MILLISECONDS);
        if polled.is_err() || streams[0].revents() != Some(PollFlags::POLLIN) {
            break;
        }
    }
}

#[cfg(not(unix))]
fn discard_input() {}
