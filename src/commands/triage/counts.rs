//! The counts of a run, and the messages about them.

use std::collections::BTreeMap;

use super::known_facts::KnownFacts;
use super::undrafted::Undrafted;
use crate::commands::AppContext;
use crate::diagnostic::{Code, Diagnostic};
use crate::draft::Draft;
use crate::evaluation::Evaluation;
use crate::sources::More;
use crate::sources::mail::NoInvitation;
use crate::text;
use crate::words::Lang;

/// The counts of a run.
#[derive(Debug, Default)]
pub(super) struct Counts {
    pub(super) invitations: usize,
    /// Invitations that the policy sends no reply to.
    silent: usize,
    /// Drafts where ignoring the invitation is usual.
    suggested: usize,
    /// Drafts with a warning.
    warned: usize,
    /// The first warning, and the name of the inviter.
    first_warning: Option<(String, Diagnostic)>,
    /// Items of the inputs that couldn't be read, by the kind of error.
    errors: BTreeMap<Code, usize>,
    /// Mails that are no invitation, by their kind.
    skipped: BTreeMap<NoInvitation, usize>,
    /// Invitations whose reply can't be drafted, which are not among the others.
    pub(super) undrafted: Undrafted,
    /// Notes in another language than their reply, which could be in theirs, by the note's language.
    in_other_languages: BTreeMap<Lang, usize>,
    /// What is known of the invitations.
    pub(super) known_facts: KnownFacts,
}

impl Counts {
    /// Counts an invitation and its draft, if there is one.
    pub(super) fn add(&mut self, evaluation: &Evaluation, draft: Option<&Draft>) {
        self.invitations += 1;
        self.silent += usize::from(draft.is_none());
        self.suggested += usize::from(evaluation.decision.suggestion.is_some() && draft.is_some());
        if let Some(warning) = draft.and_then(|draft| draft.warnings.first()) {
            self.warned += 1;
            let first = || (evaluation.invitation.from.name.clone(), warning.clone());
            self.first_warning.get_or_insert_with(first);
        }
    }

    /// Counts a note in this language, which is answered in another one.
    pub(super) fn add_other_language(&mut self, lang: &Lang) {
        *self.in_other_languages.entry(lang.clone()).or_default() += 1;
    }

    /// Counts a mail that is no invitation; returns how many of its kind there are so far.
    pub(super) fn skip(&mut self, kind: NoInvitation) -> usize {
        let count = self.skipped.entry(kind).or_default();
        *count += 1;
        *count
    }

    /// Counts errors of a kind; returns how many of it there are so far.
    pub(super) fn add_errors(&mut self, code: Code, count: usize) -> usize {
        let errors = self.errors.entry(code).or_default();
        *errors += count;
        *errors
    }

    /// Says how many errors of each kind weren't shown: the first are, of many that are alike.
    pub(super) fn errors_left_out(&self) -> impl Iterator<Item = Diagnostic> {
        let many = self.errors.iter().filter(|(_, count)| **count > More::AFTER);
        many.map(|(&code, count)| {
            Diagnostic::error(code, More { code, count: count - More::AFTER }.message())
        })
    }

    /// Whether anything couldn't be read or drafted.
    pub(super) fn has_failures(&self) -> bool {
        !self.errors.is_empty() || !self.undrafted.is_empty()
    }

    /// Prints the counts to stderr.
    pub(super) fn print(&self, context: &AppContext) {
        let Self { invitations, silent, suggested, warned, .. } = self;
        let errors: usize = self.errors.values().sum();
        let console = context.console;
        self.undrafted.errors().for_each(|error| console.tell(&error));
        if let Some((name, warning)) = &self.first_warning {
            let drafts = text::count(*warned, "draft");
            console.warn(&format!("{drafts} with a warning, the first to {name}: {warning}"));
        }
        if !self.skipped.is_empty() {
            console.note(&self.describe_skipped());
        }
        if !self.in_other_languages.is_empty() {
            console.note(&self.describe_languages());
        }
        let missing = self.known_facts.describe_missing(&context.policy).filter(|_| *invitations > 0);
        missing.iter().for_each(|missing| console.note(missing));
        match (*invitations, errors) {
            (0, 0) if self.has_failures() => {}
            (0, 0) => console.note("there is no invitation to answer"),
            (0, _) | (_, 0) => {}
            _ => console.note(&format!("{errors} could not be read, see above; the rest is complete")),
        }
        console.summary(|| {
            let total = text::count(*invitations, "invitation");
            let drafts = text::count(invitations - silent, "draft");
            format!("{total}: {drafts}, {silent} to ignore; silence is usual for {suggested} of the drafted")
        });
    }

    /// Describes how many notes are in which other language.
    fn describe_languages(&self) -> String {
        let notes = text::count(self.in_other_languages.values().sum(), "note");
        let languages: Vec<_> =
            self.in_other_languages.iter().map(|(lang, count)| format!("{count} in `{lang}`")).collect();
        let languages = languages.join(", ");
        format!("{notes} answered in another language than theirs ({languages}): add --lang auto for theirs")
    }

    /// Describes how many mails of each kind were skipped.
    fn describe_skipped(&self) -> String {
        let mails = text::count(self.skipped.values().sum(), "mail");
        let kinds: Vec<_> = self.skipped.iter().map(|(kind, count)| kind.count(*count)).collect();
        format!("{mails} skipped as no invitation: {}", kinds.join(", "))
    }
}
