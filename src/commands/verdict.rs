//! One invitation through the stages that need no template: what `draft`, `explain`, `triage` and a policy's
//! examples have in common.

use crate::address;
use crate::classification::{self, Basis, Classification};
use crate::decision::{self, Case, Decision};
use crate::draft::{self, DraftInput};
use crate::invitation::Invitation;
use crate::name::Called;
use crate::output::Finding;
use crate::policy::Policy;
use crate::templates::Names;
use crate::words::{Lang, LangChoice, Register, RegisterChoice};

/// The facts, their class, and what was decided.
pub(super) struct Verdict {
    pub(super) invitation: Invitation,
    pub(super) classification: Classification,
    pub(super) decision: Decision,
    pub(super) called: Called,
    pub(super) lang: Lang,
    pub(super) register: Register,
}

/// What the command line chooses for every reply; it goes before what an invitation or the policy says.
#[derive(Clone, Debug, Default)]
pub(super) struct Choices {
    pub(super) lang: Option<LangChoice>,
    pub(super) register: Option<RegisterChoice>,
}

impl Verdict {
    /// Classifies and decides.
    pub(super) fn reach(invitation: Invitation, choices: &Choices, policy: &Policy, names: &Names) -> Self {
        let classification = classification::classify(&invitation, policy);
        let note_lang = classification.note_lang();
        let lang = language([&choices.lang, &invitation.lang], note_lang, policy, names);
        let chosen = choices.register.or(invitation.register).unwrap_or_else(|| policy.register_in(&lang));
        let note = invitation.note.as_deref().filter(|_| note_lang == Some(&lang));
        let addressed = || note.and_then(|note| address::of(note, &lang));
        let register = chosen.chosen().or_else(addressed).unwrap_or_else(|| lang.usual_register());
        let case = Case { invitation: &invitation, classification: &classification, lang: &lang };
        let decision = decision::decide(case, policy);
        let called = draft::called(&invitation);
        Self { invitation, classification, decision, called, lang, register }
    }

    /// What the decision was made of.
    pub(super) fn case(&self) -> Case<'_> {
        Case { invitation: &self.invitation, classification: &self.classification, lang: &self.lang }
    }

    /// What a draft is made of.
    pub(super) fn draft_input(&self) -> DraftInput<'_> {
        DraftInput {
            invitation: &self.invitation,
            classification: &self.classification,
            called: &self.called,
            lang: &self.lang,
            register: self.register,
        }
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
            register: self.register,
        }
    }
}

/// The language of the reply: the first that is chosen by its name, else the note's if that is chosen and has
/// templates; then the policy's, English in the end.
fn language(
    chosen: [&Option<LangChoice>; 2],
    note_lang: Option<&Lang>,
    policy: &Policy,
    names: &Names,
) -> Lang {
    let of_note = || note_lang.filter(|lang| names.has_language(lang)).cloned();
    let policys = policy.me.language.as_ref().map(|language| &language.value);
    let mut chosen: Vec<&LangChoice> = chosen.into_iter().flatten().collect();
    chosen.sort_by_key(|choice| **choice == LangChoice::Auto);
    let mut told = chosen.into_iter().chain(policys).filter_map(|choice| match choice {
        LangChoice::This(lang) => Some(lang.clone()),
        LangChoice::Auto => of_note(),
    });
    told.next().unwrap_or_else(Lang::english)
}
