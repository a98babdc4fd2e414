//! `decline triage`: many invitations, each through all stages, as they are read.

mod sink;

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::atomic::AtomicU64;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, SyncSender};
use std::thread;
use std::time::Duration;

use anyhow::Result;
use jiff::Zoned;

use super::verdict::Verdict;
use super::{Desk, facts};
use crate::classification;
use crate::cli::TriageArgs;
use crate::console::{self, Console};
use crate::draft::{Drafter, Length, Warning, Wish};
use crate::fault::Exit;
use crate::invitation::Invitation;
use crate::invitation::mail::NoInvitation;
use crate::invitation::sources::{self, Item, Reading, Watch};
use crate::progress::Progress;
use crate::templates;
use crate::text;
use crate::words::{Lang, Reply};
use sink::{Sink, Stop};

/// How many are read before they are handed on: reading goes on while the ones before are drafted.
const BATCH: usize = 256;

/// Goes through all inputs; the status is 1 if anything in them couldn't be read.
pub(super) fn triage(args: &TriageArgs, desk: &Desk) -> Result<Exit> {
    let lang = match &args.lang {
        Some(name) => templates::language(name, &desk.names.languages)?,
        None => desk.policy.language(),
    };
    let wish = Wish {
        lang,
        length: if args.short { Length::Short } else { Length::Full },
        vars: args.vars.iter().map(|(key, value)| (key.clone(), text::lines(value))).collect(),
        today: facts::today,
    };
    let (now, read) = (Zoned::now(), AtomicU64::new(0));
    let watch = Watch(&read);
    let reading = Reading { policy: &desk.policy, languages: &desk.names.languages, now: &now, watch };
    let mut run = Run {
        desk,
        lang: args.lang.as_ref().map(|_| wish.lang.clone()),
        drafter: Drafter::new(&desk.policy, &desk.templates, &wish),
        sink: Sink::new(args.json),
        progress: Progress::new(desk.console, &args.inputs, args.json, &read),
        counts: Counts::default(),
    };
    let ended = thread::scope(|scope| {
        let (sender, batches) = mpsc::sync_channel(4);
        scope.spawn(move || read_all(&args.inputs, reading, &sender));
        run.take_all(&batches)
    });
    Ok(run.finish(ended))
}

/// Reads one input after the other, and hands on what they hold; it stops when nobody takes it any more.
fn read_all(inputs: &[PathBuf], reading: Reading<'_>, sender: &SyncSender<Vec<Item>>) {
    let mut batch = Vec::with_capacity(BATCH);
    for input in inputs {
        let items = match sources::open(input, reading) {
            Ok(items) => items,
            Err(fault) => Box::new(std::iter::once(Item::Bad(fault))),
        };
        for item in items {
            batch.push(item);
            if batch.len() == BATCH {
                let full = std::mem::replace(&mut batch, Vec::with_capacity(BATCH));
                if sender.send(full).is_err() {
                    return;
                }
            }
        }
    }
    // If nobody takes the rest, nobody misses it.
    let _ = sender.send(batch);
}

/// What came of a run so far.
struct Run<'a> {
    desk: &'a Desk,
    /// The language that the user asks for, whatever an invitation says.
    lang: Option<Lang>,
    drafter: Drafter<'a>,
    sink: Sink,
    progress: Progress<'a>,
    counts: Counts,
}

/// What was counted.
#[derive(Debug, Default)]
struct Counts {
    invitations: usize,
    silent: usize,
    suggested: usize,
    warned: usize,
    first_warning: Option<(String, Warning)>,
    bad: usize,
    skipped: Vec<NoInvitation>,
}

impl Run<'_> {
    /// Takes what is read until there is no more.
    fn take_all(&mut self, batches: &Receiver<Vec<Item>>) -> ControlFlow<Stop> {
        loop {
            self.progress.tick();
            match batches.recv_timeout(Duration::from_millis(100)) {
                Ok(batch) => batch.into_iter().try_for_each(|item| self.take(item))?,
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return ControlFlow::Continue(()),
            }
        }
    }

    fn take(&mut self, item: Item) -> ControlFlow<Stop> {
        let console = self.desk.console;
        match item {
            Item::Invitation(invitation) => return self.answer(*invitation),
            Item::Bad(fault) => {
                self.counts.bad += 1;
                self.progress.aside(|| console::tell(&fault.into()));
            }
            Item::Skipped(kind) => self.counts.skipped.push(kind),
            Item::Remark(remark) => self.progress.aside(|| match remark.is_warning() {
                true => console.warn(&remark.to_string()),
                false => console.note(&remark.to_string()),
            }),
        }
        ControlFlow::Continue(())
    }

    /// Takes one invitation through the stages.
    fn answer(&mut self, invitation: Invitation) -> ControlFlow<Stop> {
        let policy = &self.desk.policy;
        let lang = self.lang.as_ref().or(invitation.lang.as_ref());
        let lang = lang.cloned().unwrap_or_else(|| policy.language());
        let classification = classification::classify(&invitation, policy);
        let verdict = Verdict::reach(invitation, classification, lang, None, policy);
        let Verdict { invitation, classification, decision, called, lang } = &verdict;
        let draft = match &decision.reply {
            Reply::Ignore => None,
            Reply::Template(reply) => {
                match self.drafter.draft(invitation, classification, called, reply, lang) {
                    Ok(draft) => Some(draft),
                    Err(fault) => return ControlFlow::Break(Stop::Failed(fault.into())),
                }
            }
        };
        self.counts.invitations += 1;
        self.counts.silent += usize::from(draft.is_none());
        self.counts.suggested += usize::from(decision.suggestion.is_some());
        if let Some(warning) = draft.as_ref().and_then(|draft| draft.warnings.first()) {
            self.counts.warned += 1;
            let first = || (invitation.from.name.clone(), warning.clone());
            self.counts.first_warning.get_or_insert_with(first);
        }
        self.sink.take(verdict.finding(policy), draft.as_ref())
    }

    /// Prints what was collected, and says what was counted.
    fn finish(mut self, ended: ControlFlow<Stop>) -> Exit {
        self.progress.finish();
        let ended = match ended {
            ControlFlow::Continue(()) => self.sink.finish(),
            stopped => {
                self.sink.leave();
                stopped
            }
        };
        let printed = self.counts.invitations > 0 && (self.sink.is_streamed() || ended.is_continue());
        let failed = match ended {
            ControlFlow::Continue(()) => self.counts.bad > 0,
            ControlFlow::Break(Stop::Closed) => false,
            ControlFlow::Break(Stop::Failed(error)) => {
                console::tell(&error);
                true
            }
        };
        self.counts.tell(self.desk.console);
        self.desk.tell_policy();
        if failed && !printed {
            console::nothing_written();
        }
        if failed { Exit::Failure } else { Exit::Done }
    }
}

impl Counts {
    fn tell(&self, console: Console) {
        let Self { invitations, silent, suggested, bad, .. } = self;
        if let Some((name, warning)) = &self.first_warning {
            let drafts = text::count(self.warned, "draft");
            console.warn(&format!("{drafts} with a warning, the first to {name}: {warning}"));
        }
        if !self.skipped.is_empty() {
            let mails = text::count(self.skipped.len(), "mail");
            let kinds = NoInvitation::ALL.map(|kind| {
                let count = self.skipped.iter().filter(|skipped| **skipped == kind).count();
                (count > 0).then(|| format!("{count} {}", kind.noun()))
            });
            let kinds: Vec<String> = kinds.into_iter().flatten().collect();
            console.note(&format!("{mails} passed over as no invitation: {}", kinds.join(", ")));
        }
        if *bad > 0 {
            console.note(&format!("{bad} could not be read; the rest is complete"));
        }
        if *invitations == 0 {
            console.note("there is no invitation to answer");
        }
        console.summary(|| {
            let drafts = text::count(invitations - silent, "draft");
            let came = text::count(*invitations, "invitation");
            format!("{came}: {drafts}, {silent} to ignore; ignoring is usual for {suggested} of the drafted")
        });
    }
}
