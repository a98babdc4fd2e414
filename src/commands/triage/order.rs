//! Many workers, one order: batches are taken from the input one after another and printed in the same order,
//! whoever is done with one first.

use std::io::{self, BufWriter, Stdout, Write};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use console::Term;

use super::batch::{Batch, Form};
use super::counts::Counts;
use super::sheet::Sheet;
use crate::commands::Desk;
use crate::console as messages;
use crate::invitation::sources::Item;
use crate::output::{Table, Worksheet};
use crate::progress::Progress;

/// How many items are taken at a time.
const BATCH: usize = 256;

/// The input, from which each worker takes the next batch.
pub(super) struct Feed<I> {
    items: Mutex<(usize, I)>,
}

impl<I: Iterator<Item = Item>> Feed<I> {
    pub(super) fn new(items: I) -> Self {
        Self { items: Mutex::new((0, items)) }
    }

    /// Takes the next batch with its number; `None` at the end.
    pub(super) fn next(&self) -> Option<(usize, Vec<Item>)> {
        let mut feed = lock(&self.items);
        let (number, items) = &mut *feed;
        let batch: Vec<Item> = items.by_ref().take(BATCH).collect();
        *number += 1;
        (!batch.is_empty()).then_some((*number - 1, batch))
    }
}

/// What is printed and said, in the order of the input.
pub(super) struct Printer<'a> {
    state: Mutex<State>,
    /// Told when it is another's turn, and when a worker leaves.
    turned: Condvar,
    progress: &'a Progress<'a>,
    desk: &'a Desk,
    form: Form,
}

struct State {
    /// The number of the batch whose turn it is.
    turn: usize,
    /// How many workers are at it.
    workers: usize,
    out: BufWriter<Stdout>,
    table: Table,
    worksheet: Worksheet,
    counts: Counts,
    stopped: Option<Stop>,
}

/// Why a run ends before its input does.
enum Stop {
    /// Nobody reads what it prints any more.
    Closed,
    /// It can't go on.
    Failed(anyhow::Error),
}

impl<'a> Printer<'a> {
    pub(super) fn new(workers: usize, form: Form, desk: &'a Desk, progress: &'a Progress<'a>) -> Self {
        let state = State {
            turn: 0,
            workers,
            out: BufWriter::with_capacity(64 * 1024, io::stdout()),
            table: Table::default(),
            worksheet: Worksheet::default(),
            counts: Counts::default(),
            stopped: None,
        };
        Self { state: Mutex::new(state), turned: Condvar::new(), progress, desk, form }
    }

    /// Takes a batch when its turn has come. `false` if nothing more is wanted.
    pub(super) fn take(&self, number: usize, batch: Batch) -> bool {
        let others_turn = |state: &mut State| state.turn != number && state.stopped.is_none();
        let waited = self.turned.wait_while(lock(&self.state), others_turn);
        let mut state = waited.unwrap_or_else(PoisonError::into_inner);
        if state.stopped.is_some() {
            return false;
        }
        state.turn += 1;
        for said in batch.said {
            self.progress.aside(|| self.say(said, &mut state.counts));
        }
        state.counts.add(batch.counts);
        state.table.append(batch.table);
        state.worksheet.append(batch.worksheet);
        let written = state.out.write_all(batch.lines.as_bytes());
        state.stopped = batch.failed.map(Stop::Failed).or(written.err().map(Stop::of));
        self.turned.notify_all();
        state.stopped.is_none()
    }

    /// Takes note that a worker is done.
    pub(super) fn leave(&self) {
        lock(&self.state).workers -= 1;
        self.turned.notify_all();
    }

    /// Shows how far it is, until all workers are done.
    pub(super) fn wait(&self) {
        let mut state = lock(&self.state);
        while state.workers > 0 {
            let waited = self.turned.wait_timeout(state, Duration::from_millis(100));
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
            self.progress.tick();
        }
    }

    fn say(&self, said: Item, counts: &mut Counts) {
        match said {
            Item::Bad(fault) => {
                counts.bad += 1;
                messages::tell(&fault.into());
            }
            Item::Remark(remark) if remark.is_warning() => self.desk.console.warn(&remark.to_string()),
            Item::Remark(remark) => self.desk.console.note(&remark.to_string()),
            // The others are invitations, or counted.
            _ => {}
        }
    }

    /// Prints what was collected, or writes it to `sheet`, and says what was counted. `true` if all was well.
    pub(super) fn finish(self, sheet: Option<Sheet<'_>>) -> bool {
        let state = self.state.into_inner().unwrap_or_else(PoisonError::into_inner);
        let State { mut out, table, worksheet, counts, stopped, .. } = state;
        let in_vain = counts.invitations == 0 && counts.bad > 0;
        let stopped = match sheet.filter(|_| stopped.is_none() && !in_vain) {
            Some(sheet) => sheet.write(worksheet, self.desk).err().map(Stop::Failed),
            None => stopped,
        };
        // What isn't whole is not shown; lines of JSON are whole each.
        let shown = self.form == Form::Json || stopped.is_none();
        let width = || Term::stdout().size_checked().map(|(_, columns)| usize::from(columns));
        let printed = match shown && !table.is_empty() {
            true => writeln!(out, "{}", table.show(width())),
            false => Ok(()),
        };
        let stopped = stopped.or(printed.and_then(|()| out.flush()).err().map(Stop::of));
        let failed = match stopped {
            Some(Stop::Closed) => false,
            Some(Stop::Failed(error)) => {
                messages::tell(&error);
                true
            }
            None => counts.bad > 0,
        };
        if counts.invitations > 0 {
            self.desk.tell_policy();
        }
        counts.tell(self.desk.console);
        if failed && !(shown && counts.invitations > 0) {
            messages::nothing_written();
        }
        !failed
    }
}

impl Stop {
    /// A reader that has closed the pipe has had enough.
    fn of(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::Closed,
            _ => Self::Failed(anyhow::Error::from(error).context("can't write to stdout")),
        }
    }
}

/// A worker that gave up has left nothing half done: what it held is taken as it is.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
