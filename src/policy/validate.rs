//! Validates a parsed policy: looks up its names, checks its values and fills in the defaults.

mod rules;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;

use super::schema::{self, Schema, Table};
use super::{Limits, Me, Place, Policy, Replies, WithLine};
use crate::diagnostic::{Code, Diagnostic};
use crate::known_names::KnownNames;
use crate::text;
use crate::words::{BuiltInReply, Lang, RegisterChoice, Reply, Tie};

/// The known names and the errors found so far.
struct Validator<'a> {
    file: String,
    source: &'a str,
    /// The bytes where lines end: counting lines again for each value would cost more than parsing the TOML.
    line_ends: Vec<usize>,
    names: KnownNames,
    /// In a cell, so that closures over the validator can report errors.
    diagnostics: RefCell<Vec<Diagnostic>>,
}

/// The maximum number of errors that are reported: whoever has more begins with these.
const MAX_ERRORS: usize = 100;

/// The maximum numbers of ties, rules and phrases in the rules. Each is compared with those before it.
const MAX_TIES: usize = 1000;
const MAX_RULES: usize = 1000;
const MAX_PHRASES: usize = 5000;

/// Validates the schema that was parsed from `source`. A test compares the defaults with the example policy.
///
/// An invalid name or value is reported and then kept, so that all errors of a file are found at once.
pub(super) fn validate(
    place: Place,
    source: &str,
    schema: Schema,
    names: &KnownNames,
) -> Result<Policy, Vec<Diagnostic>> {
    let mut validator = Validator {
        file: place.name().into_owned(),
        source,
        line_ends: source.match_indices('\n').map(|(at, _)| at).collect(),
        names: names.clone(),
        diagnostics: RefCell::default(),
    };
    validator.check_counts(&schema);
    if !validator.diagnostics.borrow().is_empty() {
        return Err(validator.diagnostics.into_inner());
    }
    let ties = validator.own_ties(schema.ties);
    let me = validator.me(schema.me);
    let statement = validator.statement(&schema.policy, &me);
    let default_accept = ["met", "worked-together"].map(Tie::known).into();
    let policy = Policy {
        templates: schema.templates.map(|folder| validator.lined(folder)),
        accept: validator.list(schema.policy.accept, default_accept, |tie| validator.tie(tie)),
        statement,
        registers: validator.registers(schema.registers),
        statements: validator.statements(schema.statements),
        ties,
        replies: validator.replies(schema.replies),
        rules: schema.rule.into_iter().map(|rule| validator.rule(rule)).collect(),
        threshold: validator.threshold(schema.spam.threshold),
        phrases: validator.list(schema.spam.phrases, Vec::new(), |phrase| validator.words(phrase)),
        limits: Limits {
            short: validator.limit(schema.limits.short, 300),
            full: validator.limit(schema.limits.full, 1900),
        },
        examples: schema.example.into_iter().map(|example| validator.example(example)).collect(),
        me,
        place,
    };
    let mut diagnostics = validator.diagnostics.into_inner();
    diagnostics.sort_by_key(Diagnostic::position);
    if diagnostics.is_empty() { Ok(policy) } else { Err(diagnostics) }
}

impl Validator<'_> {
    /// Reports an error at `bytes`; `label` is the text next to the caret.
    fn report(&self, diagnostic: Diagnostic, bytes: Range<usize>, label: &str) {
        let mut diagnostics = self.diagnostics.borrow_mut();
        let mut letters = self.source.get(bytes.clone()).unwrap_or_default().chars();
        let invisible = letters.find(|c| text::is_unprintable(*c)).and_then(text::foreign_character);
        let diagnostic = match invisible.filter(|_| diagnostic.code == Code::UnknownName) {
            Some(hint) => diagnostic.hint(hint),
            None => diagnostic,
        };
        if diagnostics.len() < MAX_ERRORS {
            diagnostics.push(diagnostic.at(&self.file, self.source, bytes, label));
        }
    }

    /// Reports what there is too much of.
    fn check_counts(&self, schema: &Schema) {
        let tie = schema.ties.keys().map(Spanned::span).nth(MAX_TIES);
        let rule = schema.rule.get(MAX_RULES).map(Spanned::span);
        let phrases = schema.rule.iter().flat_map(|rule| rule.get_ref().phrases());
        let phrase = phrases.map(Spanned::span).nth(MAX_PHRASES);
        let counted = [("ties", MAX_TIES, tie), ("rules", MAX_RULES, rule), ("phrases", MAX_PHRASES, phrase)];
        for (noun, max, bytes) in counted {
            if let Some(bytes) = bytes {
                let message = format!("the policy has more than {max} {noun}");
                let hint = format!("keep the {noun} that matter to you, or put several into one");
                let error = Diagnostic::error(Code::TooLarge, message).hint(hint);
                self.report(error, bytes.start..bytes.start + 1, "one too many");
            }
        }
    }

    fn report_invalid(&self, message: impl Into<String>, bytes: Range<usize>, label: &str, hint: &str) {
        self.report(Diagnostic::error(Code::InvalidValue, message).hint(hint), bytes, label);
    }

    /// Returns the line, counted from 1, on which `bytes` start.
    fn line(&self, bytes: &Range<usize>) -> usize {
        self.line_ends.partition_point(|end| *end < bytes.start) + 1
    }

    fn with_line<T>(&self, value: T, bytes: &Range<usize>) -> WithLine<T> {
        WithLine { value, line: Some(self.line(bytes)) }
    }

    fn lined<T>(&self, given: Spanned<T>) -> WithLine<T> {
        let bytes = given.span();
        self.with_line(given.into_inner(), &bytes)
    }

    fn lined_text(&self, given: &Spanned<String>) -> WithLine<String> {
        self.with_line(self.text(given), &given.span())
    }

    /// Reports what was given for a name if that isn't known.
    fn known<T>(&self, noun: &str, given: &Spanned<String>, found: Result<T, Diagnostic>) -> Option<T> {
        found.map_err(|error| self.report(error, given.span(), &format!("no such {noun}"))).ok()
    }

    fn tie(&self, given: &Spanned<String>) -> Tie {
        let name = given.get_ref();
        self.known("tie", given, self.names.tie(name)).unwrap_or_else(|| Tie::known(name))
    }

    fn reply(&self, given: &Spanned<String>) -> Reply {
        let name = given.get_ref();
        self.known("reply", given, self.names.reply(name)).unwrap_or_else(|| Reply::known(name))
    }

    /// Parses a language tag. The language may be one without templates yet.
    fn lang(&self, name: &Spanned<String>) -> Option<Lang> {
        let lang = Lang::parse(name.get_ref());
        if lang.is_none() {
            let message = format!("`{}` isn't the name of a language", text::line(name.get_ref()));
            let hint = "write it as the templates' folders are named: en, de, pt";
            self.report_invalid(message, name.span(), "expected a code of two or three letters", hint);
        }
        lang
    }

    /// Returns a text as one line, which must not be empty.
    fn text(&self, given: &Spanned<String>) -> String {
        let line = text::line(given.get_ref());
        if line.is_empty() {
            let hint = "write something here, or take the line out";
            self.report_invalid("there is nothing in this text", given.span(), "expected words", hint);
        }
        line
    }

    /// Returns a phrase to search for, in which each `*` must end a word.
    fn words(&self, given: &Spanned<String>) -> String {
        let words = self.text(given);
        if !text::ends_words_with_stars(&words) {
            let label = "expected it at the end of a word";
            let hint = "put it behind the beginning of a word, as in `recruit*`, or leave it out";
            self.report_invalid("a `*` can't stand here", given.span(), label, hint);
        }
        words
    }

    /// Validates the user's own ties and adds them to the known names.
    fn own_ties(&mut self, given: Table<String>) -> Vec<(Tie, WithLine<String>)> {
        let mut own = Vec::new();
        for (name, meaning) in given {
            let kebab = |c: char| c.is_alphanumeric() || c == '-';
            if name.get_ref().is_empty() || !name.get_ref().chars().all(kebab) {
                let message = format!("`{}` can't be the name of a tie", text::line(name.get_ref()));
                let hint = "write it as the built-in ones are: worked-together";
                self.report_invalid(message, name.span(), "expected letters, digits and hyphens", hint);
            }
            if self.names.ties.contains(name.get_ref()) {
                let message = format!("the tie `{}` is built in", name.get_ref());
                let hint = "give yours another name, or take the line out";
                self.report_invalid(message, name.span(), "a name that is taken", hint);
            }
            self.names.ties.push(name.get_ref().clone());
            own.push((Tie::known(name.get_ref()), self.lined_text(&meaning)));
        }
        own
    }

    fn me(&self, given: schema::Me) -> Me {
        let text = |value: Option<Spanned<String>>| value.map(|value| self.lined_text(&value));
        let language = given.language.and_then(|name| {
            let language = self.known("language", &name, self.names.lang_choice(name.get_ref()))?;
            Some(self.with_line(language, &name.span()))
        });
        Me {
            name: text(given.name),
            email: text(given.email),
            more_url: text(given.more_url),
            sign: text(given.sign),
            language,
            register: given.register.map(|register| self.lined(register)),
        }
    }

    /// Returns the statement. The default applies only to the default `accept` and to English: for another
    /// policy or language it could be wrong.
    fn statement(&self, given: &schema::PolicyTable, me: &Me) -> WithLine<Option<String>> {
        if let Some(statement) = &given.statement {
            return self.with_line(Some(self.text(statement)), &statement.span());
        }
        let is_english = me.language() == Lang::english();
        let value = (given.accept.is_none() && is_english).then(|| Policy::DEFAULT_STATEMENT.to_owned());
        WithLine { value, line: None }
    }

    /// Validates each item of a list of texts.
    fn list<T>(
        &self,
        given: Option<Spanned<Vec<Spanned<String>>>>,
        default: Vec<T>,
        validate: impl Fn(&Spanned<String>) -> T,
    ) -> WithLine<Vec<T>> {
        match given {
            None => WithLine { value: default, line: None },
            Some(list) => self.with_line(list.get_ref().iter().map(validate).collect(), &list.span()),
        }
    }

    fn registers(&self, given: Table<RegisterChoice>) -> BTreeMap<Lang, WithLine<RegisterChoice>> {
        let register = |(name, register): (Spanned<String>, _)| {
            let lang = self.known("language", &name, self.names.language(name.get_ref()))?;
            Some((lang, self.lined(register)))
        };
        // Not collected, which would bring a sort of its own into the program.
        let mut registers = BTreeMap::new();
        registers.extend(given.into_iter().filter_map(register));
        registers
    }

    fn statements(&self, given: Table<String>) -> BTreeMap<Lang, WithLine<String>> {
        let statement = |(name, statement)| Some((self.lang(&name)?, self.lined_text(&statement)));
        let mut statements = BTreeMap::new();
        statements.extend(given.into_iter().filter_map(statement));
        statements
    }

    fn replies(&self, given: schema::Replies) -> Replies {
        let reply = |given: Option<Spanned<String>>, default: BuiltInReply| match given {
            None => WithLine { value: default.into(), line: None },
            Some(name) => self.with_line(self.reply(&name), &name.span()),
        };
        Replies {
            known: reply(given.known, BuiltInReply::Decline),
            unsure: reply(given.unsure, BuiltInReply::Remind),
            stranger: reply(given.stranger, BuiltInReply::DoorOpen),
            spam: reply(given.spam, BuiltInReply::Decline),
        }
    }

    fn limit(&self, given: Option<Spanned<usize>>, default: usize) -> WithLine<usize> {
        let Some(number) = given else {
            return WithLine { value: default, line: None };
        };
        if *number.get_ref() == 0 {
            let hint = "write a number of 1 or more, or take the line out";
            self.report_invalid("0 can't be meant here", number.span(), "expected 1 or more", hint);
        }
        self.lined(number)
    }

    fn threshold(&self, given: Option<Spanned<f64>>) -> WithLine<f64> {
        let Some(number) = given else {
            return WithLine { value: Policy::DEFAULT_THRESHOLD, line: None };
        };
        if !(f64::MIN_POSITIVE..=1.0).contains(number.get_ref()) {
            let hint = "it is a probability now: how sure it must be that a note is spam, for example 0.7";
            let message = format!("a threshold of {} can't be meant here", number.get_ref());
            self.report_invalid(message, number.span(), "expected a number above 0, and at most 1", hint);
        }
        self.lined(number)
    }
}
