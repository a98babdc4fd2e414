//! The fifth stage: the decision rendered, as the text that the user may send.

mod context;
mod engine;
mod inspection;
mod layout;
mod rubric;
mod salutation;
mod slips;
mod statement;
mod tags;
mod vocabulary;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use jiff::civil::Date;

pub use context::{VARIABLES, Variable};
pub(crate) use engine::syntax;
use engine::{Compiled, Printing};
pub use inspection::{Flaw, Severity, inspect};
pub use layout::tidy;
pub use rubric::{Blemish, Letter, blemishes};
pub use salutation::addressed;

use crate::evaluation::Evaluation;
use crate::fault::Fault;
use crate::language;
use crate::policy::Policy;
use crate::templates::{Origin, Template, Templates};
use crate::text;
use crate::words::Lang;

/// A reply, ready to be read once more and sent.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The text, without a line break at its end.
    pub text: String,
    /// The template that it was rendered from.
    pub template: Arc<Template>,
    /// The language that it is written in.
    pub lang: Lang,
    /// What the user should know before sending it.
    pub warnings: Vec<Warning>,
}

impl Draft {
    /// Takes another text in place of the rendered one, and looks at it in the same way.
    pub fn revise(&mut self, text: String, policy: &Policy, length: Length) {
        self.warnings.retain(|warning| matches!(warning, Warning::OtherLanguage { .. }));
        self.warnings.extend(reads_like(&text, &self.template, &self.lang));
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
    /// The text of a template of the user's is in another language than the one asked for.
    ReadsLike {
        /// The reply.
        reply: String,
        /// The language that it is in.
        lang: Lang,
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
            Self::ReadsLike { reply, lang, wanted } => {
                write!(f, "`{reply}` reads like `{lang}`; `{wanted}` was asked for")
            }
        }
    }
}

/// Options for every draft of a run.
#[derive(Clone, Debug)]
pub struct RenderOptions {
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

/// Renders the replies of decisions; what it compiles for one is kept for the next.
pub struct Drafter<'a> {
    policy: &'a Policy,
    templates: &'a Templates,
    options: &'a RenderOptions,
    compiled: BTreeMap<(String, Lang), Compiled>,
}

impl<'a> Drafter<'a> {
    /// Takes what all drafts have in common; nothing is compiled yet.
    pub fn new(policy: &'a Policy, templates: &'a Templates, options: &'a RenderOptions) -> Self {
        Self { policy, templates, options, compiled: BTreeMap::new() }
    }

    /// Renders a reply.
    ///
    /// # Errors
    ///
    /// There is no template, it can't be read, or it is at fault; then the place in it, and what to do.
    pub fn draft(&mut self, reply: &str, evaluation: &Evaluation) -> Result<Draft, Fault> {
        let Self { policy, templates, options, compiled } = self;
        let wanted = &evaluation.lang;
        let compiled = match compiled.entry((reply.to_owned(), wanted.clone())) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => {
                let template = templates.find(reply, wanted)?;
                let folder = templates.folder();
                new.insert(Compiled::new(template, wanted, folder, options.length, Printing::Anything)?)
            }
        };
        let template = compiled.template();
        let lang = template.lang.as_ref().unwrap_or(wanted);
        let text = text(compiled, evaluation, lang, policy, options)?;
        let mut warnings = Vec::new();
        if lang != wanted {
            warnings.push(Warning::OtherLanguage { reply: reply.to_owned(), wanted: wanted.clone() });
        }
        warnings.extend(reads_like(&text, template, wanted));
        warnings.extend(check(&text, policy, options.length));
        Ok(Draft { text, template: Arc::clone(template), lang: lang.clone(), warnings })
    }
}

/// Renders a template, whichever it is, as a text that could be sent.
fn text(
    compiled: &Compiled,
    evaluation: &Evaluation,
    lang: &Lang,
    policy: &Policy,
    options: &RenderOptions,
) -> Result<String, Fault> {
    let reply = compiled.template().reply();
    let rendered = compiled.render(context::context(reply, evaluation, lang, policy, options))?;
    let text = layout::lay_out(&rendered, options.length, lang);
    if text.is_empty() {
        let Template { name, origin, .. } = &**compiled.template();
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

/// The fewest words of a sentence whose language counts, besides those in capital letters: names, addresses,
/// a salutation and a closing tell nothing of the letter.
const FEWEST_WORDS: usize = 5;

/// Looks whether the text of a template of the user's is in the language asked for. It is surely in another if
/// the whole reads so, and of its sentences more than twice as many as read as asked.
fn reads_like(text: &str, template: &Template, wanted: &Lang) -> Option<Warning> {
    let ours = |lang: &Lang| Templates::built_in(&format!("builtin/{}/accept", lang.name())).is_some();
    if template.origin == Origin::BuiltIn || !ours(wanted) {
        return None;
    }
    let plain = |sentence: &str| {
        let words: Vec<_> =
            sentence.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).collect();
        (words.len() >= FEWEST_WORDS).then(|| words.join(" "))
    };
    let sentences: Vec<String> = text.split(['.', '?', '!', '\n']).filter_map(plain).collect();
    let lang = language::of(&sentences.join(" ")).filter(|lang| lang != wanted && ours(lang))?;
    let told: Vec<Lang> = sentences.iter().filter_map(|sentence| language::of(sentence)).collect();
    let of = |lang: &Lang| told.iter().filter(|told| *told == lang).count();
    let surely = of(&lang) > 2 * of(wanted);
    surely.then(|| Warning::ReadsLike { reply: template.reply().to_owned(), lang, wanted: wanted.clone() })
}
