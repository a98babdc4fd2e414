//! `decline triage`: many invitations, each through all stages, one after another.

mod counts;
mod output;
mod worksheet_file;

use std::io;

use anyhow::{Context, Error, Result};
use jiff::ZonedDateTime;

use self::counts::Counts;
use self::output::{CANT_WRITE, Output};
use self::worksheet_file::WorksheetFile;
use super::{AppContext, facts};
use crate::cli::TriageArgs;
use crate::console as messages;
use crate::diagnostic::Severity;
use crate::draft::{Drafter, Length, RenderOptions};
use crate::error::{CommandError, Exit};
use crate::evaluation::{Evaluation, ReplyOptions};
use crate::invitation::Invitation;
use crate::output::{InvitationReport, Table, Worksheet};
use crate::progress::Progress;
use crate::sources::{self, ByteCounter, Item, Reading};
use crate::text;
use crate::words::Reply;

/// Goes through all inputs; the status is 1 if anything in them couldn't be read.
pub(super) fn triage(args: &TriageArgs, context: &AppContext) -> Result<Exit> {
    let lang = args.lang.as_deref().map(|lang| context.names.lang_choice(lang)).transpose();
    let reply_options = ReplyOptions { lang: lang.map_err(CommandError::usage)?, register: args.register };
    let render_options = RenderOptions {
        length: if args.short { Length::Short } else { Length::Full },
        vars: args.vars.iter().map(|(key, value)| (key.clone(), text::lines(value))).collect(),
        today: facts::today,
    };
    let output = match &args.html {
        Some(path) => {
            let file = WorksheetFile::open(path, &args.inputs, render_options.length)?;
            Output::Worksheet(Worksheet::default(), file)
        }
        None if args.json => Output::json(),
        None => Output::Table(Table::default()),
    };
    let progress = Progress::new(context.console, &args.inputs, args.json);
    let advance = |bytes| progress.advance(bytes);
    let now = ZonedDateTime::now();
    let reading = Reading { names: &context.names, now: &now, counter: ByteCounter(&advance) };
    let mut run = Run {
        context,
        reply_options,
        drafter: Drafter::new(&context.policy, &context.templates, &render_options),
        output,
        counts: Counts::default(),
    };
    let ended = sources::all(&args.inputs, reading).try_for_each(|item| run.take(item, &progress));
    progress.finish();
    Ok(run.finish(ended))
}

/// A run over all inputs.
struct Run<'a> {
    context: &'a AppContext,
    reply_options: ReplyOptions,
    drafter: Drafter<'a>,
    output: Output<'a>,
    counts: Counts,
}

impl Run<'_> {
    /// Takes the next item of the inputs. An error ends the run.
    fn take(&mut self, item: Item, progress: &Progress) -> Result<()> {
        match item {
            Item::Invitation(invitation) | Item::Reminder(invitation) => self.answer(*invitation)?,
            Item::Skipped(kind) => self.counts.skipped.push(kind),
            Item::Diagnostic(diagnostic) => {
                self.counts.bad += usize::from(diagnostic.severity == Severity::Error);
                progress.suspend(|| self.context.console.tell(&diagnostic));
            }
        }
        Ok(())
    }

    fn answer(&mut self, invitation: Invitation) -> Result<()> {
        let AppContext { policy, names, .. } = self.context;
        let evaluation = Evaluation::new(invitation, &self.reply_options, policy, names);
        let draft = match &evaluation.decision.reply {
            Reply::Ignore => None,
            Reply::Template(reply) => Some(self.drafter.draft(reply, &evaluation)?),
        };
        self.counts.count(&evaluation, draft.as_ref());
        let report = InvitationReport { evaluation: &evaluation, policy };
        self.output.add(report, draft.as_ref()).context(CANT_WRITE)
    }

    /// Prints what was collected, unless the run was cut short, and says what was counted.
    fn finish(self, ended: Result<()>) -> Exit {
        let Self { context, output, counts, .. } = self;
        let is_streamed = output.is_streamed();
        let in_vain = counts.invitations == 0 && counts.bad > 0;
        let ended = match ended {
            // A table or worksheet that isn't complete is not shown; lines of JSON are.
            Err(error) if is_streamed => output.finish(context).and(Err(error)),
            Err(error) => Err(error),
            Ok(()) if in_vain => Ok(()),
            Ok(()) => output.finish(context),
        };
        let shown = counts.invitations > 0 && (is_streamed || ended.is_ok());
        let failed = match ended {
            Ok(()) => counts.bad > 0,
            Err(error) if is_closed_pipe(&error) => false,
            Err(error) => {
                messages::tell(&error);
                true
            }
        };
        if counts.invitations > 0 {
            context.tell_policy();
        }
        counts.tell(context.console);
        if failed && !shown {
            messages::nothing_written();
        }
        if failed { Exit::Failure } else { Exit::Done }
    }
}

/// Whether nobody reads the output any more, which is no failure: `decline triage … | head`.
fn is_closed_pipe(error: &Error) -> bool {
    let error = error.downcast_ref::<io::Error>();
    error.is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
