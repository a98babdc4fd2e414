//! Drafts: the template of a reply found, rendered, and looked at as the user would before sending.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use super::context;
use super::engine::{CompiledReply, Printing};
use super::layout;
use super::options::{Length, RenderOptions};
use crate::diagnostic::{Code, Diagnostic};
use crate::evaluation::Evaluation;
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
    pub warnings: Vec<Diagnostic>,
}

impl Draft {
    /// Takes another text in place of the rendered one, and looks at it in the same way.
    pub fn revise(&mut self, text: String, policy: &Policy, length: Length) {
        self.warnings.retain(|warning| warning.code == Code::FallbackLanguage);
        self.warnings.extend(reads_like(&text, &self.template, &self.lang));
        self.warnings.extend(too_long(&text, policy, length));
        self.text = text;
    }
}

/// Renders the replies of decisions; what it compiles for one is kept for the next.
pub struct Drafter<'a> {
    policy: &'a Policy,
    templates: &'a Templates,
    options: &'a RenderOptions,
    compiled: BTreeMap<(String, Lang), CompiledReply>,
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
    pub fn draft(&mut self, reply: &str, evaluation: &Evaluation) -> Result<Draft, Diagnostic> {
        let Self { policy, templates, options, compiled } = self;
        let wanted = &evaluation.lang;
        let compiled = match compiled.entry((reply.to_owned(), wanted.clone())) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => {
                let template = templates.find(reply, wanted)?;
                let folder = templates.folder();
                new.insert(CompiledReply::new(template, wanted, folder, options.length, Printing::Anything)?)
            }
        };
        let template = compiled.template();
        let lang = template.lang.as_ref().unwrap_or(wanted);
        let text = text(compiled, evaluation, lang, policy, options)?;
        let mut warnings = Vec::new();
        if lang != wanted {
            let message = format!("`{reply}` has no template in `{wanted}`; this one is in English");
            warnings.push(Diagnostic::warning(Code::FallbackLanguage, message));
        }
        warnings.extend(reads_like(&text, template, wanted));
        warnings.extend(too_long(&text, policy, options.length));
        Ok(Draft { text, template: Arc::clone(template), lang: lang.clone(), warnings })
    }
}

/// Renders a template, whichever it is, as a text that could be sent.
pub(super) fn text(
    compiled: &CompiledReply,
    evaluation: &Evaluation,
    lang: &Lang,
    policy: &Policy,
    options: &RenderOptions,
) -> Result<String, Diagnostic> {
    let reply = compiled.template().reply();
    let rendered = compiled.render(context::context(reply, evaluation, lang, policy, options))?;
    let text = layout::lay_out(&rendered, options.length, lang);
    if text.is_empty() {
        let Template { name, origin, .. } = &**compiled.template();
        let what = format!("the template '{name}' gives no text ({})", origin.name());
        return Err(
            Diagnostic::error(Code::EmptyDraft, what).hint("write something in it, or choose another reply")
        );
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

/// Warns of a text that is longer than the policy's limit.
pub(super) fn too_long(text: &str, policy: &Policy, length: Length) -> Option<Diagnostic> {
    let (limit, key) = limit(policy, length);
    let chars = text.chars().count();
    let message =
        || format!("the draft has {}; the limit `{key}` is {limit}", text::count(chars, "character"));
    (chars > limit).then(|| Diagnostic::warning(Code::DraftLength, message()))
}

/// The fewest words of a sentence whose language counts, besides those in capital letters: names, addresses,
/// a salutation and a closing tell nothing of the letter.
const FEWEST_WORDS: usize = 5;

/// Warns if the text of a template of the user's is in another language than the one asked for. It surely is if
/// the whole reads so, and of its sentences more than twice as many as read as asked.
fn reads_like(text: &str, template: &Template, wanted: &Lang) -> Option<Diagnostic> {
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
    let reply = template.reply();
    let message = || format!("`{reply}` reads like `{lang}`; `{wanted}` was asked for");
    surely.then(|| Diagnostic::warning(Code::DraftLanguage, message()))
}
