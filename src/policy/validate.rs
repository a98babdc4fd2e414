//! From the shapes of the TOML to a policy that can be meant: every name is looked up.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;

use super::schema::{self, OneOrMany, Schema};
use super::{
    Condition, Example, Expect, Field, Flag, Given, Limits, Lined, Me, Place, Policy, Replies, Rule, Test,
};
use crate::fault::Fault;
use crate::text;
use crate::words::{Lang, LangChoice, Reason, RegisterChoice, Reply, Tie};

/// What the policy's names are looked up in, and where its faults are.
struct Lookup<'a> {
    file: String,
    source: &'a str,
    /// Where lines end: counting anew for each value would cost more than reading the TOML.
    line_ends: Vec<usize>,
    ties: Vec<String>,
    replies: &'a [String],
    languages: &'a [String],
    faults: RefCell<Vec<Fault>>,
}

/// Validates what was parsed from `source`. The defaults are those of the example, which a test holds.
///
/// A name or value at fault is noted and taken as it is, so that all faults of a file are told at once.
pub(super) fn validate(
    place: Place,
    source: &str,
    schema: Schema,
    replies: &[String],
    languages: &[String],
) -> Result<Policy, Fault> {
    let mut lookup = Lookup {
        file: place.name().into_owned(),
        source,
        line_ends: source.bytes().enumerate().filter_map(|(at, c)| (c == b'\n').then_some(at)).collect(),
        ties: Vec::from(Tie::BUILT_IN.map(str::to_owned)),
        replies,
        languages,
        faults: RefCell::default(),
    };
    let ties = lookup.own_ties(schema.ties);
    let me = lookup.me(schema.me);
    let statement = lookup.statement(&schema.policy, &me);
    let policy = Policy {
        templates: schema.templates.map(|folder| lookup.lined(folder)),
        accept: lookup.accept(schema.policy.accept),
        statement,
        registers: lookup.registers(schema.registers),
        statements: lookup.statements(schema.statements),
        ties,
        replies: lookup.replies(schema.replies),
        rules: (schema.rule.into_iter()).map(|rule| lookup.rule(rule)).collect(),
        threshold: lookup.threshold(schema.spam.threshold),
        phrases: lookup.phrases(schema.spam.phrases),
        limits: Limits {
            short: lookup.number(schema.limits.short, 300),
            full: lookup.number(schema.limits.full, 1900),
        },
        examples: (schema.example.into_iter()).map(|example| lookup.example(example)).collect(),
        me,
        place,
    };
    Fault::all_of(lookup.faults.into_inner()).map_or(Ok(policy), Err)
}

impl Lookup<'_> {
    /// Notes a fault at `bytes`.
    fn fault(&self, what: impl Into<String>, bytes: Range<usize>, label: &str, hint: impl Into<String>) {
        let fault = Fault::failure(what).at(&self.file, self.source, bytes, label).hint(hint);
        self.faults.borrow_mut().push(fault);
    }

    /// Faults a name that isn't among `known`, with the nearest that is.
    fn look_up<'k>(&self, noun: &str, name: &Spanned<String>, known: impl Iterator<Item = &'k str> + Clone) {
        let given = name.get_ref();
        if !known.clone().any(|known| known == given) {
            let what = format!("unknown {noun} `{}`", text::line(given));
            self.fault(what, name.span(), &format!("no such {noun}"), text::suggest(given, known));
        }
    }

    fn line(&self, bytes: &Range<usize>) -> usize {
        self.line_ends.partition_point(|end| *end < bytes.start) + 1
    }

    fn lined<T>(&self, given: Spanned<T>) -> Lined<T> {
        let line = Some(self.line(&given.span()));
        Lined { value: given.into_inner(), line }
    }

    fn lined_text(&self, given: &Spanned<String>) -> Lined<String> {
        Lined { value: self.text(given), line: Some(self.line(&given.span())) }
    }

    fn tie(&self, name: &Spanned<String>) -> Tie {
        self.look_up("tie", name, self.ties.iter().map(String::as_str));
        Tie::known(name.get_ref())
    }

    fn reply(&self, name: &Spanned<String>) -> Reply {
        self.look_up("reply", name, self.replies.iter().map(String::as_str).chain([Reply::IGNORE]));
        Reply::known(name.get_ref())
    }

    /// A language by its shape: a policy may name one whose templates are not written yet.
    fn lang(&self, name: &Spanned<String>) -> Option<Lang> {
        let lang = Lang::parse(name.get_ref());
        if lang.is_none() {
            let what = format!("`{}` isn't the name of a language", text::line(name.get_ref()));
            let hint = "write it as the templates' folders are named: en, de, pt";
            self.fault(what, name.span(), "expected a code of two or three letters", hint);
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
        if !self.languages.iter().any(|known| known == lang.name()) {
            let known = self.languages.iter().map(String::as_str).chain(also.iter().copied());
            self.look_up("language", name, known);
        }
        Some(lang)
    }

    /// One line of text that is not empty.
    fn text(&self, given: &Spanned<String>) -> String {
        let line = text::line(given.get_ref());
        if line.is_empty() {
            let hint = "write something here, or take the line out";
            self.fault("there is nothing in this text", given.span(), "expected words", hint);
        }
        line
    }

    /// Words to look for.
    fn words(&self, given: &Spanned<String>) -> String {
        let words = self.text(given);
        if !text::ends_words_with_stars(&words) {
            let hint = "put it behind the beginning of a word, as in `recruit*`, or leave it out";
            self.fault("a `*` can't stand here", given.span(), "expected it at the end of a word", hint);
        }
        words
    }

    fn own_ties(&mut self, given: BTreeMap<Spanned<String>, Spanned<String>>) -> Vec<(Tie, Lined<String>)> {
        let mut own = Vec::new();
        for (name, meaning) in given {
            let kebab = |c: char| c.is_alphanumeric() || c == '-';
            if name.get_ref().is_empty() || !name.get_ref().chars().all(kebab) {
                let what = format!("`{}` can't be the name of a tie", text::line(name.get_ref()));
                let hint = "write it as the built-in ones are: worked-together";
                self.fault(what, name.span(), "expected letters, digits and hyphens", hint);
            }
            if self.ties.contains(name.get_ref()) {
                let what = format!("the tie `{}` is built in", name.get_ref());
                let hint = "give yours another name, or take the line out";
                self.fault(what, name.span(), "a name that is taken", hint);
            }
            self.ties.push(name.get_ref().clone());
            own.push((Tie::known(name.get_ref()), self.lined_text(&meaning)));
        }
        own
    }

    fn me(&self, given: schema::Me) -> Me {
        let text = |value: Option<Spanned<String>>| value.map(|value| self.lined_text(&value));
        let language = given.language.and_then(|name| {
            Some(Lined { value: self.lang_choice(&name)?, line: Some(self.line(&name.span())) })
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
    fn statement(&self, given: &schema::PolicyTable, me: &Me) -> Lined<Option<String>> {
        if let Some(statement) = &given.statement {
            let line = Some(self.line(&statement.span()));
            return Lined { value: Some(self.text(statement)), line };
        }
        let is_english = me.language() == Lang::english();
        let value = (given.accept.is_none() && is_english).then(|| Policy::DEFAULT_STATEMENT.to_owned());
        Lined { value, line: None }
    }

    fn accept(&self, given: Option<Spanned<Vec<Spanned<String>>>>) -> Lined<Vec<Tie>> {
        let default = vec![Tie::known("met"), Tie::known("worked-together")];
        let Some(given) = given else {
            return Lined { value: default, line: None };
        };
        let line = Some(self.line(&given.span()));
        Lined { value: given.get_ref().iter().map(|tie| self.tie(tie)).collect(), line }
    }

    fn registers(
        &self,
        given: BTreeMap<Spanned<String>, Spanned<RegisterChoice>>,
    ) -> BTreeMap<Lang, Lined<RegisterChoice>> {
        let register = |(name, register)| Some((self.known_lang(&name, &[])?, self.lined(register)));
        given.into_iter().filter_map(register).collect()
    }

    fn statements(&self, given: BTreeMap<Spanned<String>, Spanned<String>>) -> BTreeMap<Lang, Lined<String>> {
        let statement = |(name, statement)| Some((self.lang(&name)?, self.lined_text(&statement)));
        given.into_iter().filter_map(statement).collect()
    }

    fn replies(&self, given: schema::Replies) -> Replies {
        let reply = |given: Option<Spanned<String>>, default: &str| match given {
            None => Lined { value: Reply::known(default), line: None },
            Some(name) => Lined { value: self.reply(&name), line: Some(self.line(&name.span())) },
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
    fn number<T: Copy + Default + PartialEq>(&self, given: Option<Spanned<T>>, default: T) -> Lined<T> {
        let Some(number) = given else {
            return Lined { value: default, line: None };
        };
        if *number.get_ref() == T::default() {
            let hint = "write a number of 1 or more, or take the line out";
            self.fault("0 can't be meant here", number.span(), "expected 1 or more", hint);
        }
        self.lined(number)
    }

    fn threshold(&self, given: Option<Spanned<f64>>) -> Lined<f64> {
        let Some(number) = given else {
            return Lined { value: Policy::DEFAULT_THRESHOLD, line: None };
        };
        if !(f64::MIN_POSITIVE..=1.0).contains(number.get_ref()) {
            let hint = "it is a probability now: how sure it must be that a note is spam, for example 0.7";
            let what = format!("a threshold of {} can't be meant here", number.get_ref());
            self.fault(what, number.span(), "expected a number above 0, and at most 1", hint);
        }
        self.lined(number)
    }

    fn phrases(&self, given: Option<Spanned<Vec<Spanned<String>>>>) -> Lined<Vec<String>> {
        let Some(given) = given else {
            return Lined { value: Vec::new(), line: None };
        };
        let line = Some(self.line(&given.span()));
        Lined { value: given.get_ref().iter().map(|phrase| self.words(phrase)).collect(), line }
    }

    fn example(&self, example: Spanned<schema::Example>) -> Example {
        let line = self.line(&example.span());
        let schema::Example { name, given, expect } = example.into_inner();
        if let Some(reason) = given.reason.as_ref().filter(|it| *it.get_ref() != Reason::Known)
            && !given.ties.is_empty()
        {
            let hint = "a tie makes them known: leave one of the two out";
            let what = "a tie and this reason contradict each other";
            self.fault(what, reason.span(), "not with a tie", hint);
        }
        let given = Given {
            from: given.from,
            note: given.note,
            reason: given.reason.map(Spanned::into_inner),
            ties: given.ties.iter().map(|tie| self.tie(tie)).collect(),
            topic: given.topic,
            headline: given.headline,
            company: given.company,
            mutuals: given.mutuals,
            call: given.call,
            lang: given.lang.and_then(|name| self.lang_choice(&name)),
            register: given.register,
            reply: given.reply.map(|reply| self.reply(&reply)),
            asked: given.asked,
            in_contacts: given.in_contacts,
            invited_before: given.invited_before,
            invited_days_ago: given.invited_days_ago,
        };
        let expect = Expect {
            class: expect.class,
            reply: expect.reply.map(|reply| self.reply(&reply)),
            suggest: expect.suggest,
            contains: expect.contains,
        };
        Example { name: self.text(&name), given, expect, line }
    }
}
