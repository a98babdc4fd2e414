//! What a run has counted, and how it is told.

use crate::console::Console;
use crate::diagnostic::Diagnostic;
use crate::draft::Draft;
use crate::evaluation::Evaluation;
use crate::sources::mail::NoInvitation;

use crate::text;

/// What was counted.
#[derive(Debug, Default)]
pub(super) struct Counts {
    pub(super) invitations: usize,
    /// Those that the policy says nothing to.
    silent: usize,
    /// Those that are usually ignored, though a reply was drafted.
    suggested: usize,
    warned: usize,
    first_warning: Option<(String, Diagnostic)>,
    pub(super) bad: usize,
    pub(super) skipped: Vec<NoInvitation>,
}

impl Counts {
    /// Counts an invitation, with its draft if there is one.
    pub(super) fn count(&mut self, evaluation: &Evaluation, draft: Option<&Draft>) {
        self.invitations += 1;
        self.silent += usize::from(draft.is_none());
        self.suggested += usize::from(evaluation.decision.suggestion.is_some() && draft.is_some());
        if let Some(warning) = draft.and_then(|draft| draft.warnings.first()) {
            self.warned += 1;
            let first = || (evaluation.invitation.from.name.clone(), warning.clone());
            self.first_warning.get_or_insert_with(first);
        }
    }

    /// Says what the user should know of the run as a whole.
    pub(super) fn tell(&self, console: Console) {
        let Self { invitations, silent, suggested, warned, bad, .. } = self;
        if let Some((name, warning)) = &self.first_warning {
            let drafts = text::count(*warned, "draft");
            console.warn(&format!("{drafts} with a warning, the first to {name}: {warning}"));
        }
        if !self.skipped.is_empty() {
            let mails = text::count(self.skipped.len(), "mail");
            let kinds = NoInvitation::ALL.map(|kind| {
                let count = self.skipped.iter().filter(|skipped| **skipped == kind).count();
                (count > 0).then(|| kind.count(count))
            });
            let kinds: Vec<String> = kinds.into_iter().flatten().collect();
            console.note(&format!("{mails} skipped as no invitation: {}", kinds.join(", ")));
        }
        match (*invitations, *bad) {
            (0, 0) => console.note("there is no invitation to answer"),
            (0, _) | (_, 0) => {}
            _ => console.note(&format!("{bad} could not be read, see above; the rest is complete")),
        }
        console.summary(|| {
            let came = text::count(*invitations, "invitation");
            let drafts = text::count(invitations - silent, "draft");
            format!("{came}: {drafts}, {silent} to ignore; silence is usual for {suggested} of the drafted")
        });
    }
}
