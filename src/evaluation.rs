//! One invitation classified and decided, with the language, register and name that the reply needs. `draft`,
//! `explain`, `triage` and a policy's examples all begin with it. Pure.

use crate::address;
use crate::classification::{self, Basis, Classification};
use crate::decision::{self, Decision, DecisionInput};
use crate::invitation::Invitation;
use crate::known_names::KnownNames;
use crate::name::{self, GreetingName};
use crate::policy::Policy;
use crate::words::{Lang, LangChoice, Register, RegisterChoice};

/// An invitation, its class, and what was decided.
#[derive(Clone, Debug)]
pub struct Evaluation {
    /// The facts.
    pub invitation: Invitation,
    /// Their class.
    pub classification: Classification,
    /// Which reply, and why.
    pub decision: Decision,
    /// How the greeting addresses the inviter.
    pub greeting_name: GreetingName,
    /// The language of the reply.
    pub lang: Lang,
    /// How formally it is written.
    pub register: Register,
}

/// Options of the command line for every reply; they win over an invitation's own and the policy's.
#[derive(Clone, Debug, Default)]
pub struct ReplyOptions {
    /// The language, or the note's.
    pub lang: Option<LangChoice>,
    /// How formally to write.
    pub register: Option<RegisterChoice>,
}

impl Evaluation {
    /// Classifies an invitation and decides on the reply. `names` tells which languages have templates.
    pub fn new(invitation: Invitation, options: &ReplyOptions, policy: &Policy, names: &KnownNames) -> Self {
        let classification = classification::classify(&invitation, policy);
        let note_lang = classification.note_lang();
        let lang = language([&options.lang, &invitation.lang], note_lang, policy, names);
        let chosen = options.register.or(invitation.register).unwrap_or_else(|| policy.register_in(&lang));
        let note = invitation.note.as_deref().filter(|_| note_lang == Some(&lang));
        let addressed = || note.and_then(|note| address::of(note, &lang));
        let register = chosen.chosen().or_else(addressed).unwrap_or_else(|| lang.usual_register());
        Self::decided(invitation, classification, lang, register, policy)
    }

    /// Decides on the reply to a classified invitation, in this language and register.
    pub fn decided(
        invitation: Invitation,
        classification: Classification,
        lang: Lang,
        register: Register,
        policy: &Policy,
    ) -> Self {
        let input = DecisionInput { invitation: &invitation, classification: &classification, lang: &lang };
        let decision = decision::decide(input, policy);
        let greeting_name = match &invitation.call {
            Some(call) => GreetingName::verbatim(call),
            None => name::greeting_name(&invitation.from.name),
        };
        Self { invitation, classification, decision, greeting_name, lang, register }
    }

    /// What the decision was made from.
    pub fn decision_input(&self) -> DecisionInput<'_> {
        DecisionInput { invitation: &self.invitation, classification: &self.classification, lang: &self.lang }
    }

    /// Whether neither the user nor the note says anything about the class.
    pub fn is_assumed(&self) -> bool {
        self.classification.basis == Basis::Assumed && !self.invitation.abusive
    }
}

/// The language of the reply: the first that is chosen by its name, else the note's if that is chosen and has
/// templates; then the policy's, English in the end.
fn language(
    chosen: [&Option<LangChoice>; 2],
    note_lang: Option<&Lang>,
    policy: &Policy,
    names: &KnownNames,
) -> Lang {
    let of_note = || note_lang.filter(|lang| names.has_language(lang)).cloned();
    let of_policy = policy.me.language.as_ref().map(|language| &language.value);
    let mut chosen: Vec<&LangChoice> = chosen.into_iter().flatten().collect();
    chosen.sort_by_key(|choice| **choice == LangChoice::Auto);
    let mut langs = chosen.into_iter().chain(of_policy).filter_map(|choice| match choice {
        LangChoice::This(lang) => Some(lang.clone()),
        LangChoice::Auto => of_note(),
    });
    langs.next().unwrap_or_else(Lang::english)
}
