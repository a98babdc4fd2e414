//! The fifth stage: the decision rendered, as the text that the user may send.

mod context;
mod engine;
mod inspection;
mod ready;
mod rubric;
mod salutation;
mod tags;
mod vocabulary;

use std::collections::BTreeMap;

use jiff::civil::Date;
use minijinja::value::Value;

use context::Context;
pub use context::{VARIABLES, Variable};
use engine::Compiled;
pub(crate) use engine::syntax;
pub use inspection::{Flaw, Severity, inspect};
use ready::Ready;
pub use rubric::{Blemish, Letter, blemishes};

use crate::classification::Classification;
use crate::fault::Fault;
use crate::invitation::Invitation;
use crate::name::{self, Called};
use crate::policy::Policy;
use crate::templates::{Template, Templates};
use crate::text;
use crate::words::Lang;

/// A reply, ready to be read once more and sent.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The text, without a line break at its end.
    pub text: String,
    /// The template that it was rendered from.
    pub template: &'static Template,
    /// The language that it is written in.
    pub lang: Lang,
    /// What the user should know before sending it.
    pub warnings: Vec<Warning>,
}

impl Draft {
    /// Takes another text in place of the rendered one, and looks at it in the same way.
    pub fn revise(&mut self, text: String, policy: &Policy, length: Length) {
        self.warnings.retain(|warning| matches!(warning, Warning::OtherLanguage { .. }));
        self.warnings.extend(check(&text, policy, length));
        self.text = text;
    }
}

/// Something about a draft that the user should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// The text is longer than the policy's limit.
    TooLong {
        /// How many characters it has.
        chars: usize,
        /// How many fit.
        limit: usize,
        /// The key of the limit in the policy.
        key: &'static str,
    },
    /// The reply has no template in the language that was asked for.
    OtherLanguage {
        /// The reply.
        reply: String,
        /// The language that was asked for.
        wanted: Lang,
    },
}

impl std::fmt::Display for Warning {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::TooLong { chars, limit, key } => {
                write!(f, "the draft has {}; the limit `{key}` is {limit}", text::count(*chars, "character"))
            }
            Self::OtherLanguage { reply, wanted } => {
                write!(f, "`{reply}` has no template in `{wanted}`; this one is in English")
            }
        }
    }
}

/// What the user wants of the draft, beside the facts.
#[derive(Clone, Debug)]
pub struct Wish {
    /// The language to write in.
    pub lang: Lang,
    /// A short version: what an invitation note may hold.
    pub length: Length,
    /// The user's own variables, `vars.KEY` in templates.
    pub vars: BTreeMap<String, String>,
    /// Tells the day of writing. Only a template that uses `today` asks, since a computer looks its time
    /// zone up in thousands of files.
    pub today: fn() -> Date,
}

/// How long a draft is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// As long as it takes.
    Full,
    /// At most what an invitation note holds.
    Short,
}

/// Works out how the greeting calls the inviter: as the user says, else by the rules for names.
pub fn called(invitation: &Invitation) -> Called {
    match &invitation.call {
        Some(call) => {
            let name = Some(call.clone()).filter(|call| !call.is_empty());
            Called { whole: name.clone(), name, guess: None }
        }
        None => name::call(&invitation.from.name),
    }
}

/// Renders the reply of a decision.
///
/// # Errors
///
/// There is no template, it can't be read, or it is at fault; then the place in it, and what to do.
pub fn draft(
    invitation: &Invitation,
    classification: &Classification,
    reply: &str,
    policy: &Policy,
    templates: &Templates,
    wish: &Wish,
) -> Result<Draft, Fault> {
    let called = called(invitation);
    Drafter::new(policy, templates, wish).draft(invitation, classification, &called, reply, &wish.lang)
}

/// Renders replies to many invitations; what it compiles for one is ready for the next.
pub struct Drafter<'a> {
    policy: &'a Policy,
    templates: &'a Templates,
    wish: &'a Wish,
    ready: Vec<Ready<'a>>,
}

impl<'a> Drafter<'a> {
    /// Takes what all drafts have in common; nothing is compiled yet.
    pub fn new(policy: &'a Policy, templates: &'a Templates, wish: &'a Wish) -> Self {
        Self { policy, templates, wish, ready: Vec::new() }
    }

    /// Renders the reply of a decision in this language, whichever the wish names. `called` is how the
    /// greeting calls the inviter.
    ///
    /// # Errors
    ///
    /// There is no template, it can't be read, or it is at fault; then the place in it, and what to do.
    pub fn draft(
        &mut self,
        invitation: &Invitation,
        classification: &Classification,
        called: &Called,
        reply: &str,
        wanted: &Lang,
    ) -> Result<Draft, Fault> {
        let Self { policy, templates, wish, ready } = self;
        let index = match ready.iter().position(|ready| ready.serves(reply, wanted)) {
            Some(index) => index,
            None => {
                ready.push(Ready::new(reply, wanted, policy, templates, wish)?);
                ready.len() - 1
            }
        };
        let ready = &mut ready[index];
        let text = ready.text(invitation, classification, called, policy)?;
        let mut warnings = Vec::new();
        if ready.lang != *wanted {
            warnings.push(Warning::OtherLanguage { reply: reply.to_owned(), wanted: wanted.clone() });
        }
        warnings.extend(check(&text, policy, wish.length));
        Ok(Draft { text, template: ready.template, lang: ready.lang.clone(), warnings })
    }
}

/// Renders a template, whichever it is, as a text that could be sent.
fn text(compiled: &Compiled<'_>, context: Context) -> Result<String, Fault> {
    let text = tidy(&compiled.render(Value::from_object(context))?);
    if text.is_empty() {
        let Template { name, origin, .. } = compiled.template();
        let what = format!("the template '{name}' gives no text ({})", origin.name());
        return Err(Fault::failure(what).hint("write something in it, or choose another reply"));
    }
    Ok(text)
}

/// How many characters a draft of this length may have, and the key of that limit in the policy.
pub fn limit(policy: &Policy, length: Length) -> (usize, &'static str) {
    match length {
        Length::Short => (policy.limits.short.value, "short"),
        Length::Full => (policy.limits.full.value, "full"),
    }
}

/// Looks for what the user should know about a text before sending it.
fn check(text: &str, policy: &Policy, length: Length) -> Vec<Warning> {
    let (limit, key) = limit(policy, length);
    let chars = text.chars().count();
    let too_long = chars > limit;
    too_long.then_some(Warning::TooLong { chars, limit, key }).into_iter().collect()
}

/// Takes out what must not be printed, spaces at the ends of lines, and blank lines beyond one: a
/// template may leave those where a value is missing.
pub fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    let mut gap = "";
    for line in text.trim_start().lines() {
        let start = tidy.len();
        tidy.push_str(gap);
        let content = tidy.len();
        if line.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
            tidy.push_str(line);
        } else {
            tidy.extend(line.chars().filter(|&c| !text::is_unprintable(c)));
        }
        let end = tidy.trim_end_matches([' ', '\u{a0}']).len();
        if end > content {
            tidy.truncate(end);
            gap = "\n";
        } else {
            tidy.truncate(start);
            gap = if start == 0 { "" } else { "\n\n" };
        }
    }
    tidy
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_tidied_of_what_missing_values_leave() {
        assert_eq!(tidy("\n\n Hi, \n\n\n\nx\u{202e}y\u{7}  \nz\n\n"), "Hi,\n\nxy\nz");
        assert_eq!(tidy(" \n\t\n"), "");
    }
}
