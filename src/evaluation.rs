//! Evaluates one invitation: its class, the decision, and the reply's language, register and salutation name. It is
//! the first step of `draft`, `explain`, `triage` and the test of a policy's examples. Pure: no files, no clock.

use crate::address;
use crate::classification::{self, Basis, Classification};
use crate::decision::{self, Decision, DecisionInput};
use crate::invitation::Invitation;
use crate::known_names::KnownNames;
use crate::name::{self, GreetingName};
use crate::policy::Policy;
use crate::words::{Lang, LangChoice, Register, RegisterChoice};

/// An invitation with its class and the decision.
#[derive(Clone, Debug)]
pub struct Evaluation {
    /// The facts.
    pub invitation: Invitation,
    /// The class.
    pub classification: Classification,
    /// The reply and its reason.
    pub decision: Decision,
    /// The inviter's name in the salutation.
    pub greeting_name: GreetingName,
    /// The language of the reply.
    pub lang: Lang,
    /// The register of the reply.
    pub register: Register,
}

/// Options of the command line for all replies. They override an invitation's and the policy's.
#[derive(Clone, Debug, Default)]
pub struct ReplyOptions {
    /// The language.
    pub lang: Option<LangChoice>,
    /// The register.
    pub register: Option<RegisterChoice>,
}

impl Evaluation {
    /// Classifies an invitation and decides on the reply. `names` has the languages with templates.
    pub fn new(invitation: Invitation, options: &ReplyOptions, policy: &Policy, names: &KnownNames) -> Self {
        let classification = classification::classify(&invitation, policy);
        let note_lang = classification.note_lang();
        let lang = language([&options.lang, &invitation.lang], note_lang, policy, names);
        let chosen = options.register.or(invitation.register).unwrap_or_else(|| policy.register_in(&lang));
        let note = invitation.note.as_deref().filter(|_| note_lang == Some(&lang));
        let of_note = || note.and_then(|note| address::of(note, &lang));
        let register = chosen.chosen().or_else(of_note).unwrap_or_else(|| lang.usual_register());
        Self::decided(invitation, classification, lang, register, policy)
    }

    /// Decides on the reply to a classified invitation in a language and register.
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

    /// Returns the language of the note where the reply in `reply_lang` could be in that instead: there are templates
    /// in it, and the invitation doesn't say another one.
    pub fn other_note_lang(&self, reply_lang: &Lang, names: &KnownNames) -> Option<&Lang> {
        let is_other = |note: &&Lang| *note != reply_lang && names.has_language(note);
        self.classification.note_lang().filter(is_other).filter(|_| self.invitation.lang.is_none())
    }

    /// Returns the input of the decision.
    pub fn decision_input(&self) -> DecisionInput<'_> {
        DecisionInput { invitation: &self.invitation, classification: &self.classification, lang: &self.lang }
    }

    /// Returns whether the class is the default, since neither the user nor the note says anything about it.
    pub fn is_assumed(&self) -> bool {
        self.classification.basis == Basis::Assumed && !self.invitation.abusive
    }
}

/// Returns the language of the reply: the first of `chosen` that isn't `auto`, else for `auto` the note's if it has
/// templates, else the policy's, else English.
fn language(
    chosen: [&Option<LangChoice>; 2],
    note_lang: Option<&Lang>,
    policy: &Policy,
    names: &KnownNames,
) -> Lang {
    let of_note = || note_lang.filter(|lang| names.has_language(lang)).cloned();
    let of_policy = policy.me.language.as_ref().map(|language| &language.value);
    let chosen = chosen.into_iter().flatten();
    let (auto, named): (Vec<_>, Vec<_>) = chosen.partition(|choice| **choice == LangChoice::Auto);
    let mut langs = named.into_iter().chain(auto).chain(of_policy).filter_map(|choice| match choice {
        LangChoice::This(lang) => Some(lang.clone()),
        LangChoice::Auto => of_note(),
    });
    langs.next().unwrap_or_else(Lang::english)
}
