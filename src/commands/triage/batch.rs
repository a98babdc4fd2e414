//! A few invitations at a time, each through all stages.

use anyhow::Error;

use super::counts::Counts;
use crate::commands::Desk;
use crate::commands::verdict::{Choices, Verdict};
use crate::draft::Drafter;
use crate::invitation::Invitation;
use crate::invitation::sources::{Item, Reading};
use crate::output::{Table, Worksheet};
use crate::words::Reply;

/// What came of a batch, in the order of the input.
#[derive(Default)]
pub(super) struct Batch {
    /// JSON, one report a line.
    pub(super) lines: String,
    /// The rows of the table.
    pub(super) table: Table,
    /// The cards of the worksheet.
    pub(super) worksheet: Worksheet,
    /// What is to be said: what can't be read, and what is to be known of a source.
    pub(super) said: Vec<Item>,
    pub(super) counts: Counts,
    /// What stopped the run within this batch.
    pub(super) failed: Option<Error>,
}

/// How findings are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Json,
    Table,
    Worksheet,
}

/// Takes invitations through the stages, one after another.
pub(super) struct Worker<'a> {
    desk: &'a Desk,
    reading: Reading<'a>,
    form: Form,
    choices: &'a Choices,
    drafter: Drafter<'a>,
}

impl<'a> Worker<'a> {
    pub(super) fn new(
        desk: &'a Desk,
        reading: Reading<'a>,
        form: Form,
        choices: &'a Choices,
        drafter: Drafter<'a>,
    ) -> Self {
        Self { desk, reading, form, choices, drafter }
    }

    /// Works through a batch, up to what stops it.
    pub(super) fn work(&mut self, items: Vec<Item>) -> Batch {
        let mut batch = Batch::default();
        for item in items {
            match item.read(self.reading) {
                Item::Invitation(invitation) => {
                    if let Err(error) = self.answer(*invitation, &mut batch) {
                        batch.failed = Some(error);
                        break;
                    }
                }
                Item::Skipped(kind) => batch.counts.skipped.push(kind),
                said => batch.said.push(said),
            }
        }
        batch
    }

    fn answer(&mut self, invitation: Invitation, batch: &mut Batch) -> Result<(), Error> {
        let verdict = Verdict::reach(invitation, self.choices, &self.desk.policy, &self.desk.names);
        let draft = match &verdict.decision.reply {
            Reply::Ignore => None,
            Reply::Template(reply) => Some(self.drafter.draft(reply, verdict.draft_input())?),
        };
        let finding = verdict.finding(&self.desk.policy);
        batch.counts.count(finding, draft.as_ref());
        match self.form {
            Form::Json => {
                finding.report(draft.as_ref()).write(&mut batch.lines);
                batch.lines.push('\n');
            }
            Form::Table => batch.table.push(finding),
            Form::Worksheet => batch.worksheet.push(finding, draft.as_ref()),
        }
        Ok(())
    }
}
