//! The check of a template: its source is linted, and it is rendered for sample invitations.

use std::collections::HashSet;

use jiff::civil::Date;

use super::drafter::{render, too_long};
use super::engine::CompiledReply;
use super::options::{Length, RenderOptions};
use super::salutation::salutation;
use super::style::{StyleInput, style_check};
use super::{context, layout, lints, samples, tags, vocabulary};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::evaluation::Evaluation;
use crate::policy::Policy;
use crate::templates::{Template, Templates};
use crate::text;
use crate::words::Lang;

/// Checks templates. The evaluated samples of the last language are kept for the next template.
pub struct Inspector<'a> {
    policy: &'a Policy,
    templates: &'a Templates,
    own_templates: &'a [Template],
    samples: Vec<Evaluation>,
}

impl<'a> Inspector<'a> {
    /// Makes an inspector. `own_templates` are the user's: one may set variables for another that it includes.
    pub fn new(policy: &'a Policy, templates: &'a Templates, own_templates: &'a [Template]) -> Self {
        Self { policy, templates, own_templates, samples: Vec::new() }
    }

    /// Checks a template of a reply in `lang`. Errors come first: with them, the drafts of some invitations fail.
    ///
    /// A partial isn't rendered, except the closing: its text depends on the template that includes it.
    pub fn inspect(&mut self, template: &Template, lang: &Lang) -> Vec<Diagnostic> {
        let mut inspection = Inspection { template, lang, policy: self.policy, found: Vec::new() };
        if let Err(error) = inspection.run(self) {
            inspection.add(error);
        }
        Diagnostic::by_severity(inspection.found)
    }

    fn samples(&mut self, lang: &Lang) -> &[Evaluation] {
        if self.samples.first().is_none_or(|sample| sample.lang != *lang) {
            self.samples = samples::evaluated(lang, self.policy);
        }
        &self.samples
    }
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
    fn run(&mut self, inspector: &mut Inspector<'_>) -> Result<(), Diagnostic> {
        let Inspector { templates, own_templates, .. } = *inspector;
        let compile = |length| CompiledReply::new(self.template.clone(), self.lang, templates, length);
        let compiled = [compile(Length::Full)?, compile(Length::Short)?];
        let used = compiled[0].variables();
        self.lint(&used, templates, own_templates);
        if self.template.is_partial() && !self.template.is_closing() {
            return Ok(());
        }
        let keys: Vec<&str> = used.iter().filter_map(|name| name.strip_prefix("vars.")).collect();
        let samples = inspector.samples(self.lang);
        self.render_samples(samples, &compiled, &keys, Severity::Error);
        // A missing -D value is only a warning: it is what fails here and didn't fail above.
        if !keys.is_empty() {
            self.render_samples(samples, &compiled, &[], Severity::Warning);
        }
        Ok(())
    }

    /// Checks the source. `used` are the variables that the template reads.
    fn lint(&mut self, used: &HashSet<String>, templates: &Templates, own_templates: &[Template]) {
        let (template, policy) = (self.template, self.policy);
        // What is set at the top is known in blocks; and any reply can include a partial, ours too.
        let ours = template.is_partial().then(|| Templates::built_in_only().list().unwrap_or_default());
        let others = own_templates.iter().chain(ours.iter().flatten()).chain([template]);
        let assigned: Vec<&str> = others.flat_map(|other| tags::assigned(&other.source)).collect();
        let ties: Vec<&str> = policy.tie_names().collect();
        vocabulary::unknown_words(template, used, &assigned)
            .into_iter()
            .chain(tags::unknown_blocks(template, templates))
            .chain(tags::impossible_comparisons(template, &ties))
            .chain(lints::misnamed(template, policy, own_templates))
            .chain(lints::lost_breaks(template))
            .for_each(|diagnostic| self.add(diagnostic));
    }

    /// Renders all samples, in both lengths, with a value for each of the `-D` keys. An error gets this severity.
    fn render_samples(
        &mut self,
        samples: &[Evaluation],
        compiled: &[CompiledReply; 2],
        keys: &[&str],
        severity: Severity,
    ) {
        let vars: Vec<_> = keys.iter().map(|key| ((*key).to_owned(), "Friday".to_owned())).collect();
        // The date of samples can be any.
        let today = || Date::constant(2026, 1, 31);
        let options =
            [Length::Full, Length::Short].map(|length| RenderOptions { length, vars: vars.clone(), today });
        let mut longest = [String::new(), String::new()];
        for evaluation in samples {
            for ((reply, options), longest) in compiled.iter().zip(&options).zip(&mut longest) {
                match self.render_sample(reply, evaluation, options) {
                    Ok(text) if text.chars().count() >= longest.chars().count() => *longest = text,
                    Ok(_) => {}
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
        }
        for (text, options) in longest.iter().zip(&options) {
            if let Some(warning) = too_long(text, self.policy, options.length) {
                let hint = "use fewer words, or ask for `short` first: {% if not short %}…{% endif %}";
                self.add(warning.in_file(&self.template.file()).hint(hint));
            }
        }
    }

    /// Renders a sample and checks its style.
    fn render_sample(
        &mut self,
        compiled: &CompiledReply,
        evaluation: &Evaluation,
        options: &RenderOptions,
    ) -> Result<String, Diagnostic> {
        let Self { lang, policy, .. } = *self;
        let note = evaluation.invitation.note.as_deref();
        let greeting = salutation(lang, evaluation.register, &evaluation.greeting_name, note);
        let text = if self.template.is_closing() {
            // It is the end of a letter, and may be empty.
            let closing = compiled.render(context::context("accept", evaluation, lang, policy, options))?;
            layout::lay_out(&format!("{greeting}\n\n{closing}"), options.length, lang)
        } else {
            render(compiled, evaluation, lang, policy, options)?
        };
        self.check_style(&text, &greeting, evaluation);
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
