//! From the shapes of the TOML to a policy that can be meant: every name is looked up.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;

use super::schema::{self, OneOrMany, Schema};
use super::{
    Condition, Example, Expect, Field, Flag, Limits, Me, Place, Policy, Replies, Rule, Test, WithLine,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::invitation::{InvalidValue, Invitation, InvitationRecord};
use crate::known_names::KnownNames;
use crate::text;
use crate::words::{Lang, LangChoice, RegisterChoice, Reply, Tie};

/// What the policy's names are looked up in, and what is wrong in it.
struct Validator<'a> {
    file: String,
    source: &'a str,
    /// Where lines end: counting anew for each value would cost more than reading the TOML.
    line_ends: Vec<usize>,
    names: KnownNames,
    diagnostics: RefCell<Vec<Diagnostic>>,
}

/// Validates what was parsed from `source`. The defaults are those of the example, which a test holds.
///
/// A name or value that is wrong is noted and taken as it is, so that all errors of a file are told at once.
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
    let ties = validator.own_ties(schema.ties);
    let me = validator.me(schema.me);
    let statement = validator.statement(&schema.policy, &me);
    let policy = Policy {
        templates: schema.templates.map(|folder| validator.lined(folder)),
        accept: validator.accept(schema.policy.accept),
        statement,
        registers: validator.registers(schema.registers),
        statements: validator.statements(schema.statements),
        ties,
        replies: validator.replies(schema.replies),
        rules: (schema.rule.into_iter()).map(|rule| validator.rule(rule)).collect(),
        threshold: validator.threshold(schema.spam.threshold),
        phrases: validator.phrases(schema.spam.phrases),
        limits: Limits {
            short: validator.number(schema.limits.short, 300),
            full: validator.number(schema.limits.full, 1900),
        },
        examples: (schema.example.into_iter()).map(|example| validator.example(example)).collect(),
        me,
        place,
    };
    let mut diagnostics = validator.diagnostics.into_inner();
    diagnostics.sort_by_key(Diagnostic::position);
    if diagnostics.is_empty() { Ok(policy) } else { Err(diagnostics) }
}

impl Validator<'_> {
    /// Notes what is wrong at `bytes`; `label` stands at the caret.
    fn note(&self, diagnostic: Diagnostic, bytes: Range<usize>, label: &str) {
        self.diagnostics.borrow_mut().push(diagnostic.at(&self.file, self.source, bytes, label));
    }

    /// Notes a value that can't be used.
    fn invalid(&self, message: impl Into<String>, bytes: Range<usize>, label: &str, hint: &str) {
        self.note(Diagnostic::error(Code::InvalidValue, message).hint(hint), bytes, label);
    }

    /// Notes a name that isn't known.
    fn unknown(&self, noun: &str, name: &Spanned<String>, diagnostic: Diagnostic) {
        self.note(diagnostic, name.span(), &format!("no such {noun}"));
    }

    fn line(&self, bytes: &Range<usize>) -> usize {
        self.line_ends.partition_point(|end| *end < bytes.start) + 1
    }

    fn lined<T>(&self, given: Spanned<T>) -> WithLine<T> {
        let line = Some(self.line(&given.span()));
        WithLine { value: given.into_inner(), line }
    }

    fn lined_text(&self, given: &Spanned<String>) -> WithLine<String> {
        WithLine { value: self.text(given), line: Some(self.line(&given.span())) }
    }

    fn tie(&self, name: &Spanned<String>) -> Tie {
        self.names.tie(name.get_ref()).unwrap_or_else(|diagnostic| {
            self.unknown("tie", name, diagnostic);
            Tie::known(name.get_ref())
        })
    }

    fn reply(&self, name: &Spanned<String>) -> Reply {
        self.names.reply(name.get_ref()).unwrap_or_else(|diagnostic| {
            self.unknown("reply", name, diagnostic);
            Reply::known(name.get_ref())
        })
    }

    /// A language by its shape: a policy may name one whose templates are not written yet.
    fn lang(&self, name: &Spanned<String>) -> Option<Lang> {
        let lang = Lang::parse(name.get_ref());
        if lang.is_none() {
            let message = format!("`{}` isn't the name of a language", text::line(name.get_ref()));
            let hint = "write it as the templates' folders are named: en, de, pt";
            self.invalid(message, name.span(), "expected a code of two or three letters", hint);
        }
        lang
    }

    /// A language that has templates, or the note's.
    fn lang_choice(&self, name: &Spanned<String>) -> Option<LangChoice> {
        if name.get_ref().eq_ignore_ascii_case(LangChoice::AUTO) {
            return Some(LangChoice::Auto);
        }
        self.known_lang(name, &[LangChoice::AUTO]).map(LangChoice::This)
    }

    /// A language that has templates; `also` is what else could have been meant.
    fn known_lang(&self, name: &Spanned<String>, also: &[&str]) -> Option<Lang> {
        let lang = self.lang(name)?;
        if !self.names.has_language(&lang) {
            let known = self.names.languages.iter().map(String::as_str).chain(also.iter().copied());
            self.unknown("language", name, Diagnostic::unknown("language", name.get_ref(), known));
        }
        Some(lang)
    }

    /// One line of text that is not empty.
    fn text(&self, given: &Spanned<String>) -> String {
        let line = text::line(given.get_ref());
        if line.is_empty() {
            let hint = "write something here, or take the line out";
            self.invalid("there is nothing in this text", given.span(), "expected words", hint);
        }
        line
    }

    /// Words to look for.
    fn words(&self, given: &Spanned<String>) -> String {
        let words = self.text(given);
        if !text::ends_words_with_stars(&words) {
            let hint = "put it behind the beginning of a word, as in `recruit*`, or leave it out";
            self.invalid("a `*` can't stand here", given.span(), "expected it at the end of a word", hint);
        }
        words
    }

    fn own_ties(
        &mut self,
        given: BTreeMap<Spanned<String>, Spanned<String>>,
    ) -> Vec<(Tie, WithLine<String>)> {
        let mut own = Vec::new();
        for (name, meaning) in given {
            let kebab = |c: char| c.is_alphanumeric() || c == '-';
            if name.get_ref().is_empty() || !name.get_ref().chars().all(kebab) {
                let message = format!("`{}` can't be the name of a tie", text::line(name.get_ref()));
                let hint = "write it as the built-in ones are: worked-together";
                self.invalid(message, name.span(), "expected letters, digits and hyphens", hint);
            }
            if self.names.ties.contains(name.get_ref()) {
                let message = format!("the tie `{}` is built in", name.get_ref());
                let hint = "give yours another name, or take the line out";
                self.invalid(message, name.span(), "a name that is taken", hint);
            }
            self.names.ties.push(name.get_ref().clone());
            own.push((Tie::known(name.get_ref()), self.lined_text(&meaning)));
        }
        own
    }

    fn me(&self, given: schema::Me) -> Me {
        let text = |value: Option<Spanned<String>>| value.map(|value| self.lined_text(&value));
        let language = given.language.and_then(|name| {
            Some(WithLine { value: self.lang_choice(&name)?, line: Some(self.line(&name.span())) })
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

    /// The sentence that states the policy. The default is said only for the default itself: to someone
    /// who set `accept`, or who writes in another language, it would put words in their mouth.
    fn statement(&self, given: &schema::PolicyTable, me: &Me) -> WithLine<Option<String>> {
        if let Some(statement) = &given.statement {
            let line = Some(self.line(&statement.span()));
            return WithLine { value: Some(self.text(statement)), line };
        }
        let is_english = me.language() == Lang::english();
        let value = (given.accept.is_none() && is_english).then(|| Policy::DEFAULT_STATEMENT.to_owned());
        WithLine { value, line: None }
    }

    fn accept(&self, given: Option<Spanned<Vec<Spanned<String>>>>) -> WithLine<Vec<Tie>> {
        let default = vec![Tie::known("met"), Tie::known("worked-together")];
        let Some(given) = given else {
            return WithLine { value: default, line: None };
        };
        let line = Some(self.line(&given.span()));
        WithLine { value: given.get_ref().iter().map(|tie| self.tie(tie)).collect(), line }
    }

    fn registers(
        &self,
        given: BTreeMap<Spanned<String>, Spanned<RegisterChoice>>,
    ) -> BTreeMap<Lang, WithLine<RegisterChoice>> {
        let register = |(name, register)| Some((self.known_lang(&name, &[])?, self.lined(register)));
        given.into_iter().filter_map(register).collect()
    }

    fn statements(
        &self,
        given: BTreeMap<Spanned<String>, Spanned<String>>,
    ) -> BTreeMap<Lang, WithLine<String>> {
        let statement = |(name, statement)| Some((self.lang(&name)?, self.lined_text(&statement)));
        given.into_iter().filter_map(statement).collect()
    }

    fn replies(&self, given: schema::Replies) -> Replies {
        let reply = |given: Option<Spanned<String>>, default: &str| match given {
            None => WithLine { value: Reply::known(default), line: None },
            Some(name) => WithLine { value: self.reply(&name), line: Some(self.line(&name.span())) },
        };
        Replies {
            known: reply(given.known, "decline"),
            unsure: reply(given.unsure, "remind"),
            stranger: reply(given.stranger, "door-open"),
            spam: reply(given.spam, "decline"),
        }
    }

    fn rule(&self, given: Spanned<schema::Rule>) -> Rule {
        let line = self.line(&given.span());
        let given = given.into_inner();
        Rule {
            name: self.text(&given.name),
            when: self.condition(given.when),
            unless: self.condition(given.unless),
            reply: self.reply(&given.reply),
            because: given.because.map(|because| text::line(&because)).filter(|b| !b.is_empty()),
            line,
        }
    }

    fn condition(&self, given: schema::Condition) -> Condition {
        let mut tests = Vec::new();
        if let Some(OneOrMany(classes)) = given.class {
            tests.push(Test::Class(classes.into_iter().map(Spanned::into_inner).collect()));
        }
        let flags = [
            (Flag::Suspected, given.suspected),
            (Flag::Unsure, given.unsure),
            (Flag::HasNote, given.has_note),
            (Flag::Personalised, given.personalised),
            (Flag::ClaimsTie, given.claims_tie),
            (Flag::InContacts, given.in_contacts),
            (Flag::InvitedBefore, given.invited_before),
        ];
        tests.extend(flags.into_iter().filter_map(|(flag, wanted)| Some(Test::Is(flag, wanted?))));
        if let Some(OneOrMany(ties)) = given.ties {
            tests.push(Test::Ties(ties.iter().map(|tie| self.tie(tie)).collect()));
        }
        let fields = [
            (Field::From, given.from),
            (Field::Headline, given.headline),
            (Field::Company, given.company),
            (Field::Note, given.note),
        ];
        for (field, words) in fields {
            if let Some(OneOrMany(words)) = words {
                tests.push(Test::Words(field, words.iter().map(|words| self.words(words)).collect()));
            }
        }
        tests.extend(given.min_mutuals.map(Test::MinMutuals));
        tests.extend(given.max_mutuals.map(Test::MaxMutuals));
        tests.extend(given.min_days_ago.map(Test::MinDaysAgo));
        for (test, langs) in [(Test::Lang as fn(_) -> _, given.lang), (Test::NoteLang, given.note_lang)] {
            if let Some(OneOrMany(langs)) = langs {
                tests.push(test(langs.iter().filter_map(|lang| self.lang(lang)).collect()));
            }
        }
        Condition(tests)
    }

    /// A number that must not be nothing: a threshold or a limit of 0 can't be meant.
    fn number<T: Copy + Default + PartialEq>(&self, given: Option<Spanned<T>>, default: T) -> WithLine<T> {
        let Some(number) = given else {
            return WithLine { value: default, line: None };
        };
        if *number.get_ref() == T::default() {
            let hint = "write a number of 1 or more, or take the line out";
            self.invalid("0 can't be meant here", number.span(), "expected 1 or more", hint);
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
            self.invalid(message, number.span(), "expected a number above 0, and at most 1", hint);
        }
        self.lined(number)
    }

    fn phrases(&self, given: Option<Spanned<Vec<Spanned<String>>>>) -> WithLine<Vec<String>> {
        let Some(given) = given else {
            return WithLine { value: Vec::new(), line: None };
        };
        let line = Some(self.line(&given.span()));
        WithLine { value: given.get_ref().iter().map(|phrase| self.words(phrase)).collect(), line }
    }

    fn example(&self, example: Spanned<schema::Example>) -> Example {
        let line = self.line(&example.span());
        let schema::Example { name, given, expect } = example.into_inner();
        let expect = Expect {
            class: expect.class,
            reply: expect.reply.map(|reply| self.reply(&reply)),
            suggest: expect.suggest,
            contains: expect.contains,
        };
        Example { name: self.text(&name), given: self.given(given), expect, line }
    }

    /// The invitation of an example. A record has no places; a value that is wrong is looked for in its table.
    fn given(&self, given: Spanned<InvitationRecord>) -> Invitation {
        let table = given.span();
        given.into_inner().resolve(&self.names, None).unwrap_or_else(|invalid| {
            for InvalidValue { value, label, diagnostic } in invalid {
                let written = format!("\"{value}\"");
                let found = self.source.get(table.clone()).and_then(|table| table.find(&written));
                let bytes =
                    found.map_or(table.clone(), |at| table.start + at..table.start + at + written.len());
                self.note(diagnostic, bytes, label);
            }
            Invitation::default()
        })
    }
}
