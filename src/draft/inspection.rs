//! The check of a template: every name in it is looked up, and it is rendered with each fact present and absent.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::drafter::{text, too_long};
use super::engine::{CompiledReply, Printing};
use super::options::{Length, RenderOptions};
use super::salutation::salutation;
use super::samples::{Sample, samples};
use super::style::{StyleInput, StyleIssue, style_check};
use super::{context, layout, slips, tags, vocabulary};
use crate::classification::classify;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::evaluation::Evaluation;
use crate::policy::Policy;
use crate::templates::{Template, Templates};
use crate::words::Lang;

/// Checks a template of a reply in `lang`. Errors come first: by them a draft fails, at least of some invitations.
///
/// A partial is only read, but for the closing: what it prints depends on who includes it. `siblings` are the
/// other templates, which may set names for it.
pub fn inspect(
    template: &Template,
    lang: &Lang,
    policy: &Policy,
    templates: &Templates,
    siblings: &[Template],
) -> Vec<Diagnostic> {
    let mut inspection = Inspection { template, lang, policy, list: Vec::new(), seen: BTreeSet::new() };
    if let Err(error) = inspection.run(templates, siblings) {
        inspection.add(error);
    }
    inspection.list.sort_by_key(|diagnostic| diagnostic.severity);
    inspection.list
}

/// A template that is checked, and what was found, each thing once, however many drafts show it.
struct Inspection<'a> {
    template: &'a Template,
    lang: &'a Lang,
    policy: &'a Policy,
    list: Vec<Diagnostic>,
    seen: BTreeSet<String>,
}

/// A reply compiled for both lengths.
struct Compiled {
    full: CompiledReply,
    short: CompiledReply,
}

impl Inspection<'_> {
    fn add(&mut self, diagnostic: Diagnostic) {
        // What is in one place is one problem; without a place, it is what is said.
        let key = match diagnostic.position() {
            Some(position) => format!("{position:?}"),
            None => diagnostic.to_string(),
        };
        if self.seen.insert(key) {
            self.list.push(diagnostic);
        }
    }

    /// Runs all checks; the error is one that leaves nothing to check.
    fn run(&mut self, templates: &Templates, siblings: &[Template]) -> Result<(), Diagnostic> {
        let (template, lang, policy) = (self.template, self.lang, self.policy);
        let compile = |printing| {
            let compile =
                |length| CompiledReply::new(template.clone(), lang, templates.folder(), length, printing);
            Ok::<_, Diagnostic>(Compiled { full: compile(Length::Full)?, short: compile(Length::Short)? })
        };
        let (compiled, strict) = (compile(Printing::Anything)?, compile(Printing::WordsOnly)?);
        let asked = compiled.full.names();
        let set = siblings.iter().flat_map(|sibling| tags::set_in(&sibling.source)).collect();
        let ties: Vec<&str> = policy.tie_names().collect();
        let read = vocabulary::unknown_in(template, &asked, &set)
            .into_iter()
            .chain(tags::strange_blocks(template, templates.folder()))
            .chain(tags::impossible_comparisons(template, &ties))
            .chain(slips::misnamed(template, policy, siblings))
            .chain(slips::lost_breaks(template));
        read.for_each(|diagnostic| self.add(diagnostic));
        if template.is_partial() && !template.is_closing() {
            return Ok(());
        }
        let keys: BTreeSet<&str> = asked.iter().filter_map(|name| name.strip_prefix("vars.")).collect();
        self.render_samples(&compiled, &keys, Severity::Error);
        // A value of -D that must be given, and a list that would be printed, are good to know and no error: they
        // are what is found beyond the first.
        if !keys.is_empty() {
            self.render_samples(&compiled, &BTreeSet::new(), Severity::Warning);
        }
        self.render_samples(&strict, &keys, Severity::Warning);
        Ok(())
    }

    /// Renders every sample, `keys` given with `-D`; a failure is of this severity.
    fn render_samples(&mut self, compiled: &Compiled, keys: &BTreeSet<&str>, severity: Severity) {
        let mut longest: BTreeMap<bool, (usize, Diagnostic)> = BTreeMap::new();
        for sample in samples(self.policy, keys) {
            let length = sample.length;
            let text = match self.render_sample(compiled, sample) {
                Ok(text) => text,
                Err(error) => {
                    self.add(error.severity(severity));
                    continue;
                }
            };
            if let Some(warning) = too_long(&text, self.policy, length) {
                let chars = text.chars().count();
                let most = longest.entry(length == Length::Short).or_insert_with(|| (chars, warning.clone()));
                if chars > most.0 {
                    *most = (chars, warning);
                }
            }
        }
        for (_, warning) in longest.into_values() {
            let hint = "use fewer words, or ask for `short` first: {% if not short %}…{% endif %}";
            self.add(warning.in_file(&self.template.file()).hint(hint));
        }
    }

    /// Renders a sample and checks its style.
    fn render_sample(&mut self, compiled: &Compiled, sample: Sample) -> Result<String, Diagnostic> {
        let Self { template, lang, policy, .. } = self;
        let Sample { invitation, length, vars } = sample;
        let options = RenderOptions { length, vars, today };
        let classification = classify(&invitation, policy);
        let register = policy.register_in(lang).chosen().unwrap_or_else(|| lang.usual_register());
        let evaluation = Evaluation::decided(invitation, classification, lang.clone(), register, policy);
        let greeting = salutation(lang, register, &evaluation.greeting_name);
        let compiled = if length == Length::Short { &compiled.short } else { &compiled.full };
        let text = match template.is_closing() {
            // It stands behind a letter, and may be empty.
            true => compiled
                .render(context::context("accept", &evaluation, lang, policy, &options))
                .map(|closing| layout::lay_out(&format!("{greeting}\n\n{closing}"), length, lang))?,
            false => text(compiled, &evaluation, lang, policy, &options)?,
        };
        let said = policy.said();
        let said: Vec<&str> = said.into_iter().chain(evaluation.invitation.note.as_deref()).collect();
        let name = evaluation.greeting_name.name.as_deref();
        let input = StyleInput { reply: template.reply(), lang, greeting: &greeting, name, said: &said };
        for issue in style_check(&text, input) {
            if !self.is_known(&issue, &text) {
                self.add(place(&issue, self.template));
            }
        }
        Ok(text)
    }

    /// Whether an issue is no news: a closing needs no thanks, and a field left unfilled has been told of, whatever
    /// else can be said against its words.
    fn is_known(&self, issue: &StyleIssue, text: &str) -> bool {
        let within = |word: &str| crate::text::unfilled_fields(text).any(|field| field.contains(word));
        match issue.code {
            Code::MissingThanks => self.template.is_closing(),
            Code::Capitals | Code::HurtfulWord => issue.piece.as_deref().is_some_and(within),
            _ => false,
        }
    }
}

/// Points at where an issue comes from, if that is in the template as it is.
fn place(issue: &StyleIssue, template: &Template) -> Diagnostic {
    let warning = Diagnostic::warning(issue.code, issue.message.clone()).hint(issue.hint);
    let found = |piece: &String| template.source.find(piece.as_str()).map(|at| at..at + piece.len());
    let bytes = match issue.code {
        Code::MissingGreeting => Some(0..1),
        _ => issue.piece.as_ref().and_then(found),
    };
    match bytes {
        Some(bytes) => warning.at(&template.file(), &template.source, bytes, "here"),
        None => warning.in_file(&template.file()),
    }
}

/// The day on which samples are written: any will do.
fn today() -> Date {
    Date::constant(2026, 1, 31)
}
