//! The check of a template: its source is linted, and it is rendered for sample invitations.

use std::collections::HashSet;

use jiff::civil::Date;

use super::drafter::{render, too_long};
use super::engine::CompiledReply;
use super::options::{Length, RenderOptions};
use super::salutation::salutation;
use super::samples::{Sample, samples};
use super::style::{StyleInput, style_check};
use super::{context, layout, lints, tags, vocabulary};
use crate::classification::classify;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::evaluation::Evaluation;
use crate::policy::Policy;
use crate::templates::{Template, Templates};
use crate::text;
use crate::words::Lang;

/// Checks a template of a reply in `lang`. Errors come first: with them, the drafts of some invitations fail.
///
/// A partial isn't rendered, except the closing: its text depends on the template that includes it. `siblings` are
/// the user's other templates, which may set variables for it.
pub fn inspect(
    template: &Template,
    lang: &Lang,
    policy: &Policy,
    templates: &Templates,
    siblings: &[Template],
) -> Vec<Diagnostic> {
    let mut inspection = Inspection { template, lang, policy, found: Vec::new() };
    if let Err(error) = inspection.run(templates, siblings) {
        inspection.add(error);
    }
    Diagnostic::by_severity(inspection.found)
}

/// A reply compiled for both lengths.
struct Compiled {
    full: CompiledReply,
    short: CompiledReply,
}

struct Inspection<'a> {
    template: &'a Template,
    lang: &'a Lang,
    policy: &'a Policy,
    found: Vec<Diagnostic>,
}

impl Inspection<'_> {
    /// Adds a diagnostic, unless there is one at the same place, or one with the same text if it has no place: many
    /// samples show the same problem.
    fn add(&mut self, diagnostic: Diagnostic) {
        let place = diagnostic.position();
        let is_same = |it: &Diagnostic| {
            it.position() == place && (place.is_some() || it.to_string() == diagnostic.to_string())
        };
        if !self.found.iter().any(is_same) {
            self.found.push(diagnostic);
        }
    }

    /// Runs all checks. The error is one that prevents the remaining checks.
    fn run(&mut self, templates: &Templates, siblings: &[Template]) -> Result<(), Diagnostic> {
        let compile = |length| CompiledReply::new(self.template.clone(), self.lang, templates, length);
        let compiled = Compiled { full: compile(Length::Full)?, short: compile(Length::Short)? };
        let used = compiled.full.variables();
        self.lint(&used, templates, siblings);
        if self.template.is_partial() && !self.template.is_closing() {
            return Ok(());
        }
        let keys: Vec<&str> = used.iter().filter_map(|name| name.strip_prefix("vars.")).collect();
        self.render_samples(&compiled, &keys, Severity::Error);
        // A missing -D value is only a warning: it is what fails here and didn't fail above.
        if !keys.is_empty() {
            self.render_samples(&compiled, &[], Severity::Warning);
        }
        Ok(())
    }

    /// Checks the source. `used` are the variables that the template reads.
    fn lint(&mut self, used: &HashSet<String>, templates: &Templates, siblings: &[Template]) {
        let (template, policy) = (self.template, self.policy);
        // What is set at the top is known in blocks; and any reply can include a partial, ours too.
        let ours = template.is_partial().then(|| Templates::built_in_only().list().unwrap_or_default());
        let others = siblings.iter().chain(ours.iter().flatten()).chain([template]);
        let assigned: Vec<&str> = others.flat_map(|other| tags::assigned(&other.source)).collect();
        let ties: Vec<&str> = policy.tie_names().collect();
        vocabulary::unknown_words(template, used, &assigned)
            .into_iter()
            .chain(tags::unknown_blocks(template, templates))
            .chain(tags::impossible_comparisons(template, &ties))
            .chain(lints::misnamed(template, policy, siblings))
            .chain(lints::lost_breaks(template))
            .for_each(|diagnostic| self.add(diagnostic));
    }

    /// Renders all samples with a value for each of the `-D` keys. An error gets this severity.
    fn render_samples(&mut self, compiled: &Compiled, keys: &[&str], severity: Severity) {
        let vars: Vec<_> = keys.iter().map(|key| ((*key).to_owned(), "Friday".to_owned())).collect();
        // The date of samples can be any.
        let today = || Date::constant(2026, 1, 31);
        let mut drafts = Vec::new();
        for sample in samples(self.policy) {
            let options = RenderOptions { length: sample.length, vars: vars.clone(), today };
            match self.render_sample(compiled, sample, &options) {
                Ok(text) => drafts.push((options.length, text)),
                Err(error) => {
                    // What runs away does so for each sample, and takes its time.
                    let runs_away = error.code == Code::RunawayTemplate;
                    self.add(Diagnostic { severity, ..error });
                    if runs_away {
                        return;
                    }
                }
            }
        }
        for length in [Length::Full, Length::Short] {
            let texts = drafts.iter().filter(|(of, _)| *of == length).map(|(_, text)| text);
            let longest = texts.max_by_key(|text| text.chars().count());
            if let Some(warning) = longest.and_then(|text| too_long(text, self.policy, length)) {
                let hint = "use fewer words, or ask for `short` first: {% if not short %}…{% endif %}";
                self.add(warning.in_file(&self.template.file()).hint(hint));
            }
        }
    }

    /// Renders a sample and checks its style.
    fn render_sample(
        &mut self,
        compiled: &Compiled,
        sample: Sample,
        options: &RenderOptions,
    ) -> Result<String, Diagnostic> {
        let Self { lang, policy, .. } = *self;
        let Sample { invitation, length } = sample;
        let classification = classify(&invitation, policy);
        let register = policy.register_in(lang).chosen().unwrap_or_else(|| lang.usual_register());
        let evaluation = Evaluation::decided(invitation, classification, lang.clone(), register, policy);
        let note = evaluation.invitation.note.as_deref();
        let greeting = salutation(lang, register, &evaluation.greeting_name, note);
        let compiled = if length == Length::Short { &compiled.short } else { &compiled.full };
        let text = if self.template.is_closing() {
            // It is the end of a letter, and may be empty.
            let closing = compiled.render(context::context("accept", &evaluation, lang, policy, options))?;
            layout::lay_out(&format!("{greeting}\n\n{closing}"), length, lang)
        } else {
            render(compiled, &evaluation, lang, policy, options)?
        };
        self.check_style(&text, &greeting, &evaluation);
        Ok(text)
    }

    fn check_style(&mut self, text: &str, greeting: &str, evaluation: &Evaluation) {
        let mut said = self.policy.said();
        said.extend(evaluation.invitation.note.as_deref());
        let name = evaluation.greeting_name.name.as_deref();
        let input = StyleInput { reply: self.template.reply(), lang: self.lang, greeting, name, said: &said };
        for (warning, piece) in style_check(text, input) {
            let piece = piece.as_deref();
            if !self.is_redundant(warning.code, piece, text) {
                self.add(located(warning, piece, self.template));
            }
        }
    }

    /// Whether a warning isn't worth it: a closing needs no thanks, and words in an unfilled field have the warning of
    /// that.
    fn is_redundant(&self, code: Code, piece: Option<&str>, text: &str) -> bool {
        let is_in_field = |word: &str| text::unfilled_fields(text).any(|field| field.contains(word));
        match code {
            Code::MissingThanks => self.template.is_closing(),
            Code::Capitals | Code::HurtfulWord => piece.is_some_and(is_in_field),
            _ => false,
        }
    }
}

/// Sets the place of a style warning if the template's source has the same words.
fn located(warning: Diagnostic, piece: Option<&str>, template: &Template) -> Diagnostic {
    let find = |piece: &str| template.source.find(piece).map(|at| at..at + piece.len());
    let bytes = match warning.code {
        Code::MissingGreeting => Some(0..1),
        Code::DoubledGreeting => find("greeting"),
        _ => piece.and_then(find),
    };
    match bytes {
        Some(bytes) => warning.at(&template.file(), &template.source, bytes, "here"),
        None => warning.in_file(&template.file()),
    }
}
