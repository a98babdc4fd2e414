//! `decline triage`: many invitations, each through all stages, as they are read.

mod batch;
mod counts;
mod order;
mod sheet;

use std::sync::atomic::AtomicU64;
use std::thread;

use anyhow::Result;
use jiff::ZonedDateTime;

use super::Desk;
use super::facts;
use super::verdict::Choices;
use crate::cli::TriageArgs;
use crate::draft::{Drafter, Length, Wish};
use crate::fault::Exit;
use crate::invitation::sources::{self, Reading, Watch};
use crate::progress::Progress;
use crate::text;
use batch::{Form, Worker};
use order::{Feed, Printer};
use sheet::Sheet;

/// More workers than that would wait for each other.
const MOST_WORKERS: usize = 8;

/// Goes through all inputs; the status is 1 if anything in them couldn't be read.
pub(super) fn triage(args: &TriageArgs, desk: &Desk) -> Result<Exit> {
    let choices = Choices { lang: facts::lang_choice(args.lang.as_deref(), desk)?, register: args.register };
    let wish = Wish {
        length: if args.short { Length::Short } else { Length::Full },
        vars: args.vars.iter().map(|(key, value)| (key.clone(), text::lines(value))).collect(),
        today: facts::today,
    };
    let (now, read) = (ZonedDateTime::now(), AtomicU64::new(0));
    let reading = Reading { policy: &desk.policy, names: &desk.names, now: &now, watch: Watch(&read) };
    let sheet = args.html.as_deref().map(|path| Sheet::open(path, &args.inputs, wish.length)).transpose()?;
    let form = match &sheet {
        Some(_) => Form::Worksheet,
        None if args.json => Form::Json,
        None => Form::Table,
    };
    let progress = Progress::new(desk.console, &args.inputs, args.json, &read);
    let workers = thread::available_parallelism().map_or(1, |cores| cores.get().min(MOST_WORKERS));
    let printer = Printer::new(workers, form, desk, &progress);
    let feed = Feed::new(sources::all(&args.inputs, reading));
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                let drafter = Drafter::new(&desk.policy, &desk.templates, &wish);
                let mut worker = Worker::new(desk, reading, form, &choices, drafter);
                while let Some((number, items)) = feed.next() {
                    if !printer.take(number, worker.work(items)) {
                        break;
                    }
                }
                printer.leave();
            });
        }
        printer.wait();
    });
    progress.finish();
    Ok(if printer.finish(sheet) { Exit::Done } else { Exit::Failure })
}
