//! A few invitations at a time, each through all stages.

use std::collections::HashMap;

use anyhow::Error;

use super::counts::Counts;
use crate::classification::{self, Classification};
use crate::commands::Desk;
use crate::commands::facts::Wanted;
use crate::commands::verdict::Verdict;
use crate::draft::Drafter;
use crate::invitation::Invitation;
use crate::invitation::sources::{Item, Reading};
use crate::language;
use crate::output::{Table, Worksheet};
use crate::words::{Lang, Reply};

/// How many notes a worker keeps the class of. Many send the same words, LinkedIn's own above all.
const MOST_NOTES: usize = 256;

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
    wanted: &'a Wanted,
    drafter: Drafter<'a>,
    classes: HashMap<String, Classification>,
}

impl<'a> Worker<'a> {
    pub(super) fn new(
        desk: &'a Desk,
        reading: Reading<'a>,
        form: Form,
        wanted: &'a Wanted,
        drafter: Drafter<'a>,
    ) -> Self {
        Self { desk, reading, form, wanted, drafter, classes: HashMap::new() }
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
        let policy = &self.desk.policy;
        let lang = self.language(&invitation);
        let classification = self.classify(&invitation);
        let verdict = Verdict::reach(invitation, classification, lang, None, policy);
        let Verdict { invitation, classification, decision, called, lang } = &verdict;
        let draft = match &decision.reply {
            Reply::Ignore => None,
            Reply::Template(reply) => {
                Some(self.drafter.draft(invitation, classification, called, reply, lang)?)
            }
        };
        let finding = verdict.finding(policy);
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

    /// The language of the reply: the one asked for; else the invitation's own, the note's if that is asked
    /// for and has templates, or the policy's.
    fn language(&self, invitation: &Invitation) -> Lang {
        let of_note = || {
            let note = invitation.note.as_deref()?;
            language::of(note).filter(|lang| self.desk.names.has_language(lang))
        };
        let told = match self.wanted {
            Wanted::This(lang) => return lang.clone(),
            Wanted::Policys => invitation.lang.clone(),
            Wanted::Notes => invitation.lang.clone().or_else(of_note),
        };
        told.unwrap_or_else(|| self.desk.policy.language())
    }

    /// Classifies, or remembers what came of the same note.
    fn classify(&mut self, invitation: &Invitation) -> Classification {
        let policy = &self.desk.policy;
        let stated = invitation.reason.is_some() || !invitation.ties.is_empty() || invitation.topic.is_some();
        let Some(note) = invitation.note.as_ref().filter(|_| !stated) else {
            return classification::classify(invitation, policy);
        };
        if let Some(known) = self.classes.get(note) {
            return known.clone();
        }
        let classification = classification::classify(invitation, policy);
        if self.classes.len() < MOST_NOTES {
            self.classes.insert(note.clone(), classification.clone());
        }
        classification
    }
}
