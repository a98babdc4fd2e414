//! Drafts: finds and renders the template of a reply, and warns about the text.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use super::context;
use super::engine::CompiledReply;
use super::layout;
use super::options::{Length, RenderOptions};
use crate::diagnostic::{Code, Diagnostic};
use crate::evaluation::Evaluation;
use crate::language;
use crate::name::Nameless;
use crate::policy::Policy;
use crate::templates::{Origin, Template, Templates};
use crate::text;
use crate::words::{Lang, Reply};

/// A rendered reply, for the user to check and send.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The text, without a line break at its end.
    pub text: String,
    /// The template it was rendered from.
    pub template: Arc<Template>,
    /// The language it is written in.
    pub lang: Lang,
    /// What the user should check before sending.
    pub warnings: Vec<Diagnostic>,
}

impl Draft {
    /// Replaces the text and its warnings.
    pub fn revise(&mut self, text: String, policy: &Policy, length: Length) {
        self.warnings.retain(|it| matches!(it.code, Code::FallbackLanguage | Code::DamagedName));
        self.warnings.extend(language_mismatch(&text, &self.template, &self.lang));
        self.warnings.extend(too_long(&text, policy, length));
        self.text = text;
    }
}

/// Renders replies, with a cache of compiled templates.
pub struct Drafter<'a> {
    policy: &'a Policy,
    templates: &'a Templates,
    options: &'a RenderOptions,
    compiled: BTreeMap<(String, Lang), CompiledReply>,
}

impl<'a> Drafter<'a> {
    /// Makes a drafter with an empty cache.
    pub fn new(policy: &'a Policy, templates: &'a Templates, options: &'a RenderOptions) -> Self {
        Self { policy, templates, options, compiled: BTreeMap::new() }
    }

    /// Renders the reply that was decided on; `None` if that is to ignore the invitation.
    ///
    /// # Errors
    ///
    /// As [`draft`](Self::draft).
    pub fn draft_decided(&mut self, evaluation: &Evaluation) -> Result<Option<Draft>, Diagnostic> {
        match &evaluation.decision.reply {
            Reply::Ignore => Ok(None),
            Reply::Template(reply) => self.draft(reply, evaluation).map(Some),
        }
    }

    /// Renders a reply.
    ///
    /// # Errors
    ///
    /// There is no template, it can't be read, or it can't be compiled or rendered; then the error has the place.
    pub fn draft(&mut self, reply: &str, evaluation: &Evaluation) -> Result<Draft, Diagnostic> {
        let Self { policy, templates, options, compiled } = self;
        let wanted = &evaluation.lang;
        let compiled = match compiled.entry((reply.to_owned(), wanted.clone())) {
            Entry::Occupied(cached) => cached.into_mut(),
            Entry::Vacant(vacant) => {
                let template = templates.find(reply, wanted)?;
                vacant.insert(CompiledReply::new(template, wanted, templates, options.length)?)
            }
        };
        let template = compiled.template();
        let lang = template.lang.as_ref().unwrap_or(wanted);
        let text = render(compiled, evaluation, lang, policy, options)?;
        let mut warnings = Vec::new();
        if let Some(why @ Nameless::Damaged) = evaluation.greeting_name.nameless {
            warnings.push(Diagnostic::warning(Code::DamagedName, why.message()));
        }
        if lang != wanted {
            let message = format!("`{reply}` has no template in `{wanted}`; this one is in English");
            warnings.push(Diagnostic::warning(Code::FallbackLanguage, message));
        }
        warnings.extend(language_mismatch(&text, template, wanted));
        warnings.extend(too_long(&text, policy, options.length));
        Ok(Draft { text, template: Arc::clone(template), lang: lang.clone(), warnings })
    }
}

/// Renders a template as a text that could be sent.
pub(super) fn render(
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
        let message = format!("the template '{name}' gives no text ({})", origin.name());
        let hint = "write something in it, or choose another reply";
        return Err(Diagnostic::error(Code::EmptyDraft, message).hint(hint));
    }
    Ok(text)
}

/// Returns the maximum number of characters of a draft, and the key of that limit in the policy.
pub fn limit(policy: &Policy, length: Length) -> (usize, &'static str) {
    match length {
        Length::Short => (policy.limits.short.value, "short"),
        Length::Full => (policy.limits.full.value, "full"),
    }
}

/// Warns about a text that is longer than the policy's limit.
pub(super) fn too_long(text: &str, policy: &Policy, length: Length) -> Option<Diagnostic> {
    let (limit, key) = limit(policy, length);
    let chars = text.chars().count();
    let message =
        || format!("the draft has {}; the limit `{key}` is {limit}", text::count(chars, "character"));
    (chars > limit).then(|| Diagnostic::warning(Code::DraftLength, message()))
}

/// The minimum number of lower-case words of a sentence for the detection of its language. Names, addresses, a
/// salutation and a closing have fewer.
const MIN_WORDS: usize = 5;

/// Warns if the text of a user's template is in another language than the wanted one: the one detected in the whole
/// text, if it is detected in more than twice as many sentences as the wanted one.
fn language_mismatch(text: &str, template: &Template, wanted: &Lang) -> Option<Diagnostic> {
    let is_supported =
        |lang: &Lang| Templates::built_in(&format!("builtin/{}/accept", lang.name())).is_some();
    if template.origin == Origin::BuiltIn || !is_supported(wanted) {
        return None;
    }
    let lower_case_words = |sentence: &str| {
        let words = sentence.split_whitespace().filter(|word| word.starts_with(char::is_lowercase));
        let words: Vec<_> = words.collect();
        (words.len() >= MIN_WORDS).then(|| words.join(" "))
    };
    let sentences: Vec<String> = text.split(['.', '?', '!', '\n']).filter_map(lower_case_words).collect();
    let lang = language::of(&sentences.join(" ")).filter(|lang| lang != wanted && is_supported(lang))?;
    let detected: Vec<Lang> = sentences.iter().filter_map(|sentence| language::of(sentence)).collect();
    let count = |lang: &Lang| detected.iter().filter(|detected| *detected == lang).count();
    let reply = template.reply();
    let message = || format!("`{reply}` reads like `{lang}`; `{wanted}` was asked for");
    (count(&lang) > 2 * count(wanted)).then(|| Diagnostic::warning(Code::DraftLanguage, message()))
}
