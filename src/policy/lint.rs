//! Warns about a valid policy that probably isn't what its author meant: a rule that never matches, a condition that
//! can't hold, a statement that doesn't fit.

use super::{Condition, Expect, Field, Flag, Policy, Rule, Test};
use crate::diagnostic::{Code, Diagnostic};
use crate::language;
use crate::text;
use crate::words::{BuiltInReply, Class, Lang, Tie};

/// Returns the warnings about a policy, in the order of its lines.
pub fn lint(policy: &Policy) -> Vec<Diagnostic> {
    let mut warnings = Warnings { file: policy.place.name().into_owned(), list: Vec::new() };
    check_accept(policy, &mut warnings);
    check_quoted_texts(policy, &mut warnings);
    check_addresses(policy, &mut warnings);
    check_statements(policy, &mut warnings);
    check_limits(policy, &mut warnings);
    check_examples(policy, &mut warnings);
    for (index, rule) in policy.rules.iter().enumerate() {
        check_rule(rule, &policy.rules[..index], &mut warnings);
    }
    warnings.list.sort_by_key(Diagnostic::position);
    warnings.list
}

/// The warnings so far, all about one file.
struct Warnings {
    file: String,
    list: Vec<Diagnostic>,
}

impl Warnings {
    /// Adds a warning about a line; none about a default, which has no line.
    fn add(&mut self, line: Option<usize>, code: Code, message: impl Into<String>) {
        let warning = |line| Diagnostic::warning(code, message).at_line(&self.file, line, None);
        self.list.extend(line.map(warning));
    }
}

fn check_accept(policy: &Policy, warnings: &mut Warnings) {
    let line = policy.accept.line;
    if policy.statement.value.is_none() && policy.statements.is_empty() {
        let message = "accept is set without a statement, so replies will give no reason";
        warnings.add(line, Code::MissingStatement, message);
    }
    if matches!(policy.accept.value.as_slice(), [tie] if *tie == Tie::known("client")) {
        let message = "only clients are accepted, which leaves out everyone who may become one";
        warnings.add(line, Code::ClientsOnly, message);
    }
}

fn check_limits(policy: &Policy, warnings: &mut Warnings) {
    let limits = &policy.limits;
    if limits.short.value > limits.full.value {
        let line = limits.short.line.or(limits.full.line);
        warnings.add(line, Code::ReversedLimits, "a short reply may be longer than a full one");
    }
}

fn check_examples(policy: &Policy, warnings: &mut Warnings) {
    for example in &policy.examples {
        let Expect { class, reply, suggest, contains } = &example.expect;
        if class.is_none() && reply.is_none() && suggest.is_none() && contains.is_none() {
            let message = format!("the example \"{}\" expects nothing", example.name);
            warnings.add(Some(example.line), Code::EmptyExample, message);
        }
    }
}

/// Checks a rule by itself and against the rules before it.
fn check_rule(rule: &Rule, earlier: &[Rule], warnings: &mut Warnings) {
    let Rule { name, line, .. } = rule;
    let line = Some(*line);
    if earlier.iter().any(|it| it.name == *name) {
        let message = format!("another rule is called \"{name}\" too");
        warnings.add(line, Code::DuplicateRuleName, message);
    }
    if let Some(reason) = impossible(rule) {
        let message = format!("the rule \"{name}\" can't ever match: {reason}");
        return warnings.add(line, Code::ImpossibleRule, message);
    }
    if let Some(by) = earlier.iter().find(|it| shadows(it, rule)) {
        let (by, by_line) = (&by.name, by.line);
        let message =
            format!("the rule \"{name}\" never matches: \"{by}\" (line {by_line}) always matches first");
        return warnings.add(line, Code::ShadowedRule, message);
    }
    if accepts_spam(rule, earlier) {
        let message = format!(
            "the rule \"{name}\" also accepts whoever wrote a note that reads as spam: add `suspected = false` to its `when`"
        );
        warnings.add(line, Code::AcceptsSpam, message);
    }
    // A test that another one implies (`suspected` implies `class = "spam"`) doesn't count.
    let Condition(unless) = &rule.unless;
    let is_implied = |test: &Test| unless.iter().any(|other| other != test && test_implies(other, test));
    if unless.iter().filter(|test| !is_implied(test)).count() > 1 {
        let message = format!(
            "all keys in `unless` of the rule \"{name}\" must hold: if any is enough, put each into a rule of its own before this one"
        );
        warnings.add(line, Code::AmbiguousUnless, message);
    }
}

/// Returns whether a rule accepts an invitation that was classified as `spam` by its note.
fn accepts_spam(rule: &Rule, earlier: &[Rule]) -> bool {
    let excludes = |test: &Test| match test {
        Test::Class(classes) => !classes.contains(&Class::Spam),
        Test::Ties(_) => true,
        Test::Is(Flag::Suspected | Flag::HasNote, wanted) => !wanted,
        Test::Is(Flag::Personalised | Flag::Unsure, wanted) => *wanted,
        _ => false,
    };
    if rule.reply.built_in() != Some(BuiltInReply::Accept) || rule.when.0.iter().any(excludes) {
        return false;
    }
    let mut spam = rule.when.clone();
    spam.0.extend([Test::Class(vec![Class::Spam]), Test::Is(Flag::Suspected, true)]);
    let excluded = !rule.unless.0.is_empty() && implies(&spam, &rule.unless);
    !excluded && !earlier.iter().any(|it| it.unless.0.is_empty() && implies(&spam, &it.when))
}

/// Checks the texts that replies quote for placeholders that weren't filled in.
fn check_quoted_texts(policy: &Policy, warnings: &mut Warnings) {
    let me = &policy.me;
    let quoted =
        [&me.name, &me.email, &me.more_url, &me.sign].into_iter().flatten().chain(policy.statements.values());
    let quoted = quoted.map(|it| (it.value.as_str(), it.line));
    let statement = policy.statement.value.as_deref().map(|it| (it, policy.statement.line));
    for (text, line) in quoted.chain(statement) {
        for piece in text::unfilled_fields(text) {
            let message = format!("\"{piece}\" is left over, and would stand in replies");
            warnings.add(line, Code::UnfilledField, message);
        }
    }
}

fn check_addresses(policy: &Policy, warnings: &mut Warnings) {
    for (address, sign) in [(&policy.me.email, '@'), (&policy.me.more_url, '.')] {
        let invalid = address.as_ref().filter(|it| !it.value.contains(sign) || it.value.contains(' '));
        if let Some(address) = invalid {
            let message = format!("\"{}\" is no address that a reader could use", address.value);
            warnings.add(address.line, Code::InvalidAddress, message);
        }
    }
}

fn check_statements(policy: &Policy, warnings: &mut Warnings) {
    let short = policy.limits.short.value;
    let lang = policy.me.language();
    let statement = policy.statement.value.as_deref().filter(|_| !policy.statements.contains_key(&lang));
    if let Some(text) = statement {
        check_statement(text, &lang, policy.statement.line, short, warnings);
    }
    for (lang, statement) in &policy.statements {
        check_statement(&statement.value, lang, statement.line, short, warnings);
    }
}

/// The minimum length in characters of a short reply without the statement, over all languages.
const MIN_SHORT_WITHOUT_STATEMENT: usize = 140;

/// Checks a statement that replies in `lang` quote; `short` is the maximum length of a short reply.
fn check_statement(text: &str, lang: &Lang, line: Option<usize>, short: usize, warnings: &mut Warnings) {
    let detected = language::of(text).filter(|_| language::TOLD.contains(lang.name()));
    if let Some(detected) = detected.filter(|detected| detected != lang) {
        let message = format!(
            "the statement reads like `{detected}`, and replies in `{lang}` would say it: put it in that language"
        );
        warnings.add(line, Code::StatementLanguage, message);
    }
    let chars = text.chars().count();
    if chars + MIN_SHORT_WITHOUT_STATEMENT > short {
        let chars = text::count(chars, "character");
        let message =
            format!("the statement has {chars}, and a short reply of {short} can't hold it: make it shorter");
        warnings.add(line, Code::StatementLength, message);
    }
    if let Some(form) = unsuitable_form(text) {
        let message = format!("the statement {form}: replies say it within a letter, as one plain sentence");
        warnings.add(line, Code::StatementForm, message);
    }
}

/// Returns what keeps a statement from being one plain sentence, if anything.
fn unsuitable_form(text: &str) -> Option<&'static str> {
    if text.contains(['?', '？', '؟']) {
        Some("is a question")
    } else if text.contains(['!', '！']) {
        Some("has an exclamation mark")
    } else if text::goes_on_after_a_sentence(text) {
        Some("is more than one sentence")
    } else if text.contains(' ') && text.contains(char::is_uppercase) && !text.contains(char::is_lowercase) {
        Some("is all in capitals")
    } else {
        None
    }
}

/// Returns why a rule can't match, if it can't.
fn impossible(rule: &Rule) -> Option<&'static str> {
    let Condition(tests) = &rule.when;
    let classes = tests.iter().find_map(|test| if let Test::Class(of) = test { Some(of) } else { None });
    let excludes = |class| classes.is_some_and(|classes| !classes.contains(&class));
    let min = tests.iter().find_map(|test| if let Test::MinMutuals(min) = test { Some(min) } else { None });
    let max = tests.iter().find_map(|test| if let Test::MaxMutuals(max) = test { Some(max) } else { None });
    let asks = |flag, wanted| tests.contains(&Test::Is(flag, wanted));
    let has_ties = tests.iter().any(|test| matches!(test, Test::Ties(_)));
    if tests.iter().any(is_empty) {
        Some("a list in it is empty")
    } else if min.zip(max).is_some_and(|(min, max)| min > max) {
        Some("min_mutuals is more than max_mutuals")
    } else if asks(Flag::Suspected, true) && excludes(Class::Spam) {
        Some("only spam is suspected")
    } else if has_ties && excludes(Class::Known) {
        Some("a tie makes them known")
    } else if asks(Flag::HasNote, false) && (asks(Flag::ClaimsTie, true) || asks(Flag::Suspected, true)) {
        Some("only a note claims a tie or is suspected")
    } else if !rule.unless.0.is_empty() && implies(&rule.when, &rule.unless) {
        Some("what `when` asks, `unless` rules out")
    } else {
        None
    }
}

fn is_empty(test: &Test) -> bool {
    match test {
        Test::Class(list) => list.is_empty(),
        Test::Ties(list) => list.is_empty(),
        Test::Words(_, list) => list.is_empty(),
        Test::Lang(list) | Test::NoteLang(list) => list.is_empty(),
        Test::Is(..) | Test::MinMutuals(_) | Test::MaxMutuals(_) | Test::MinDaysAgo(_) => false,
    }
}

/// Returns whether `earlier` matches whenever `later` does.
fn shadows(earlier: &Rule, later: &Rule) -> bool {
    let excludes_no_more = earlier.unless.0.is_empty() || earlier.unless == later.unless;
    excludes_no_more && implies(&later.when, &earlier.when)
}

/// Returns whether `b` holds whenever `a` does.
pub(super) fn implies(a: &Condition, b: &Condition) -> bool {
    b.0.iter().all(|b| a.0.iter().any(|a| test_implies(a, b)))
}

fn test_implies(a: &Test, b: &Test) -> bool {
    match (a, b) {
        (Test::Class(a), Test::Class(b)) => is_subset(a, b),
        (Test::Ties(a), Test::Ties(b)) => is_subset(a, b),
        (Test::Lang(a), Test::Lang(b)) | (Test::NoteLang(a), Test::NoteLang(b)) => is_subset(a, b),
        (Test::Words(field, a), Test::Words(other, b)) => {
            field == other && a.iter().all(|a| b.iter().any(|b| words_imply(*field, a, b)))
        }
        (Test::MinMutuals(a), Test::MinMutuals(b)) => a >= b,
        (Test::MaxMutuals(a), Test::MaxMutuals(b)) => a <= b,
        (Test::MinDaysAgo(a), Test::MinDaysAgo(b)) => a >= b,
        // Only spam is suspected, and a tie makes the inviter known.
        (Test::Is(Flag::Suspected, true), Test::Class(b)) => b.contains(&Class::Spam),
        (Test::Ties(_), Test::Class(b)) => b.contains(&Class::Known),
        (a, b) => a == b,
    }
}

fn is_subset<T: PartialEq>(a: &[T], b: &[T]) -> bool {
    a.iter().all(|it| b.contains(it))
}

/// Returns whether a text that contains the words `a` always contains the words `b`.
fn words_imply(field: Field, a: &str, b: &str) -> bool {
    // A letter that nobody writes replaces `*`, so that only another `*` matches it.
    let text = a.replace('*', "\u{a66e}");
    match field {
        Field::From => text::orders_of_name(&text).all(|name| text::find_name(&name, b).is_some()),
        _ => text::find_words(&text, b).is_some(),
    }
}
