//! One invitation through the stages that need no template: what `draft`, `explain`, `triage` and a policy's
//! examples have in common.

use crate::classification::{Basis, Classification};
use crate::decision::{self, Case, Decision};
use crate::draft;
use crate::invitation::Invitation;
use crate::name::Called;
use crate::output::Finding;
use crate::policy::Policy;
use crate::words::{Lang, Reply};

/// The facts, their class, and what was decided.
pub(super) struct Verdict {
    pub(super) invitation: Invitation,
    pub(super) classification: Classification,
    pub(super) decision: Decision,
    pub(super) called: Called,
    pub(super) lang: Lang,
}

impl Verdict {
    /// Decides; `chosen` is the reply that the user asks for.
    pub(super) fn reach(
        invitation: Invitation,
        classification: Classification,
        lang: Lang,
        chosen: Option<Reply>,
        policy: &Policy,
    ) -> Self {
        let case = Case { invitation: &invitation, classification: &classification, lang: &lang };
        let decision = decision::decide(case, policy, chosen);
        let called = draft::called(&invitation);
        Self { invitation, classification, decision, called, lang }
    }

    /// What the decision was made of.
    pub(super) fn case(&self) -> Case<'_> {
        Case { invitation: &self.invitation, classification: &self.classification, lang: &self.lang }
    }

    /// Whether the class stands on nothing that anybody said.
    pub(super) fn is_assumed(&self) -> bool {
        self.classification.basis == Basis::Assumed && !self.invitation.abusive
    }

    /// What there is to show.
    pub(super) fn finding<'a>(&'a self, policy: &'a Policy) -> Finding<'a> {
        Finding {
            invitation: &self.invitation,
            called: &self.called,
            classification: &self.classification,
            decision: &self.decision,
            policy,
            lang: &self.lang,
        }
    }
}
