//! `decline triage`: many invitations, each through all stages, one after another.

mod counts;
mod known_facts;
mod output;
mod undrafted;
mod worksheet_file;

use std::io;

use anyhow::{Context, Error, Result};
use jiff::ZonedDateTime;

use self::counts::Counts;
use self::output::Output;
use super::{AppContext, CANT_WRITE_STDOUT, render_options};
use crate::cli::TriageArgs;
use crate::console::{nothing_written, tell};
use crate::diagnostic::Severity;
use crate::draft::Drafter;
use crate::error::{CommandError, Exit};
use crate::evaluation::{Evaluation, ReplyOptions};
use crate::invitation::Invitation;
use crate::output::{Choice, Variant};
use crate::progress::Progress;
use crate::sources::{self, ByteCounter, Finding, More, Reading};

/// Reads all inputs and drafts the replies. The exit status is 1 if anything couldn't be read or drafted.
pub(super) fn triage(args: &TriageArgs, context: &AppContext) -> Result<Exit> {
    let lang = args.lang.as_deref().map(|lang| context.names.lang_choice(lang)).transpose();
    let reply_options = ReplyOptions { lang: lang.map_err(CommandError::usage)?, register: args.register };
    let render_options = render_options(args.short, &args.vars);
    let output = Output::open(args, render_options.length, &context.names)?;
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
    let result = sources::all(&args.inputs, reading).try_for_each(|item| run.process(item, &progress));
    progress.clear();
    Ok(run.finish(result))
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
    /// Processes what was found. An error ends the run.
    fn process(&mut self, item: Finding, progress: &Progress) -> Result<()> {
        match item {
            Finding::Invitation(invitation) => self.draft(*invitation)?,
            Finding::Skipped(mail) => {
                // A program that reads the lines of JSON wants to know which mails have none.
                if self.counts.skip(mail.kind) <= More::AFTER && self.output.is_streamed() {
                    progress.clear();
                    self.context.console.tell(&mail.note());
                }
            }
            Finding::Diagnostic(diagnostic) => {
                if diagnostic.severity != Severity::Error
                    || self.counts.add_errors(diagnostic.code, 1) <= More::AFTER
                {
                    progress.clear();
                    self.context.console.tell(&diagnostic);
                }
            }
            Finding::More(more) => {
                self.counts.add_errors(more.code, more.count);
            }
        }
        Ok(())
    }

    /// Evaluates an invitation, drafts its reply if there is one, and adds both to the output. An invitation whose
    /// reply can't be drafted is left out.
    fn draft(&mut self, invitation: Invitation) -> Result<()> {
        let AppContext { policy, names, .. } = self.context;
        let evaluation = Evaluation::new(invitation, &self.reply_options, policy, names);
        self.counts.known_facts.add(&evaluation.invitation);
        let draft = match self.drafter.draft_decided(&evaluation) {
            Ok(draft) => draft,
            Err(fault) => {
                self.counts.undrafted.add(evaluation.name(), fault);
                return Ok(());
            }
        };
        self.counts.add(&evaluation, draft.as_ref());
        if self.reply_options.lang.is_none()
            && let Some(draft) = &draft
            && let Some(lang) = evaluation.other_note_lang(&draft.lang, names)
        {
            self.counts.add_other_language(lang);
        }
        let variants = self.variants(&evaluation.invitation);
        self.output.add(&evaluation, draft.as_ref(), &variants).context(CANT_WRITE_STDOUT)
    }

    /// Returns what follows from each choice that a card of a worksheet offers. A template that fails is no error here,
    /// since nobody chose it.
    fn variants(&mut self, invitation: &Invitation) -> Vec<Variant> {
        let AppContext { policy, names, .. } = self.context;
        let variant = |choice: &Choice| {
            let evaluation = Evaluation::new(choice.apply(invitation), &self.reply_options, policy, names);
            Variant { draft: self.drafter.draft_decided(&evaluation), evaluation }
        };
        self.output.choices().iter().map(variant).collect()
    }

    /// Finishes the output, and prints the error that ended the run early, if any, and the counts.
    fn finish(self, result: Result<()>) -> Exit {
        let Self { context, output, counts, .. } = self;
        counts.errors_left_out().for_each(|error| context.console.tell(&error));
        let has_invitations = counts.invitations > 0;
        let is_streamed = output.is_streamed();
        let result = match result {
            // A table or worksheet that is incomplete isn't output; each line of JSON is complete.
            Err(error) if is_streamed => output.finish(context).and(Err(error)),
            Ok(()) if has_invitations || !counts.has_failures() => output.finish(context),
            result => result,
        };
        let has_output = has_invitations && (is_streamed || result.is_ok());
        let error = result.as_ref().err().filter(|error| !is_closed_pipe(error));
        error.into_iter().for_each(tell);
        let failed = error.is_some() || counts.has_failures();
        if has_invitations {
            context.note_built_in_policy();
        }
        counts.print(context);
        if failed && !has_output {
            nothing_written();
        }
        if failed { Exit::Failure } else { Exit::Done }
    }
}

/// Returns whether the reader of stdout has closed the pipe, which is no failure: `decline triage … | head`.
fn is_closed_pipe(error: &Error) -> bool {
    let error = error.downcast_ref::<io::Error>();
    error.is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
