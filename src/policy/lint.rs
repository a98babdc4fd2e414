//! What parses and can hardly be meant: a rule that never matches, a condition that can't hold, a policy that says
//! less than it does.

use super::{Condition, Expect, Field, Flag, Policy, Rule, Test};
use crate::diagnostic::{Code, Diagnostic};
use crate::language;
use crate::text;
use crate::words::{Class, Lang, Tie};

/// Looks for what can hardly be meant, in the order of the lines.
pub fn lint(policy: &Policy) -> Vec<Diagnostic> {
    let mut warnings = Warnings { file: policy.place.name().into_owned(), list: Vec::new() };
    accepted(policy, &mut warnings);
    texts(policy, &mut warnings);
    let limits = &policy.limits;
    if limits.short.value > limits.full.value {
        let line = limits.short.line.or(limits.full.line);
        warnings.add(line, Code::ReversedLimits, "a short reply may be longer than a full one");
    }
    for example in &policy.examples {
        let Expect { class, reply, suggest, contains } = &example.expect;
        if class.is_none() && reply.is_none() && suggest.is_none() && contains.is_none() {
            let message = format!("the example \"{}\" expects nothing", example.name);
            warnings.add(Some(example.line), Code::EmptyExample, message);
        }
    }
    for (index, rule) in policy.rules.iter().enumerate() {
        let earlier = &policy.rules[..index];
        if earlier.iter().any(|it| it.name == rule.name) {
            let message = format!("another rule is called \"{}\" too", rule.name);
            warnings.add(Some(rule.line), Code::DuplicateRuleName, message);
        }
        of_rule(rule, earlier, &mut warnings);
    }
    warnings.list.sort_by_key(Diagnostic::position);
    warnings.list
}

/// The warnings so far.
struct Warnings {
    file: String,
    list: Vec<Diagnostic>,
}

impl Warnings {
    /// Adds a warning about a line; a default has none, and nobody wrote it.
    fn add(&mut self, line: Option<usize>, code: Code, message: impl Into<String>) {
        let warning = |line| Diagnostic::warning(code, message).at_line(&self.file, line, None);
        self.list.extend(line.map(warning));
    }
}

/// Warns of what `accept` leaves out.
fn accepted(policy: &Policy, warnings: &mut Warnings) {
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

/// Warns of a rule, after those before it.
fn of_rule(rule: &Rule, earlier: &[Rule], warnings: &mut Warnings) {
    let Rule { name, line, .. } = rule;
    let line = Some(*line);
    if let Some(why) = impossible(rule) {
        let message = format!("the rule \"{name}\" can't ever match: {why}");
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
    // Who is suspected is spam: the two say one thing.
    let Condition(unless) = &rule.unless;
    let says_more = |test: &&Test| !unless.iter().any(|other| other != *test && test_implies(other, test));
    if unless.iter().filter(says_more).count() > 1 {
        let message = format!(
            "all keys in `unless` of the rule \"{name}\" must hold: if any is enough, put each into a rule of its own before this one"
        );
        warnings.add(line, Code::AmbiguousUnless, message);
    }
}

/// Whether a rule accepts somebody for whose note the program itself would have said `spam`.
fn accepts_spam(rule: &Rule, earlier: &[Rule]) -> bool {
    let excludes = |test: &Test| match test {
        Test::Class(classes) => !classes.contains(&Class::Spam),
        Test::Ties(_) => true,
        Test::Is(flag, wanted) => {
            matches!(
                (flag, wanted),
                (Flag::Suspected | Flag::HasNote, false) | (Flag::Personalised | Flag::Unsure, true)
            )
        }
        _ => false,
    };
    if rule.reply.name() != "accept" || rule.when.0.iter().any(excludes) {
        return false;
    }
    let mut spam = rule.when.clone();
    spam.0.extend([Test::Class(vec![Class::Spam]), Test::Is(Flag::Suspected, true)]);
    let excluded = !rule.unless.0.is_empty() && implies(&spam, &rule.unless);
    !excluded && !earlier.iter().any(|it| it.unless.0.is_empty() && implies(&spam, &it.when))
}

/// Warns of the texts that replies quote.
fn texts(policy: &Policy, warnings: &mut Warnings) {
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
    for (address, sign) in [(&me.email, '@'), (&me.more_url, '.')] {
        let invalid = address.as_ref().filter(|it| !it.value.contains(sign) || it.value.contains(' '));
        if let Some(address) = invalid {
            let message = format!("\"{}\" is no address that a reader could use", address.value);
            warnings.add(address.line, Code::InvalidAddress, message);
        }
    }
    let language = policy.language();
    let own = statement.filter(|_| !policy.statements.contains_key(&language));
    let own = own.map(|(text, line)| (&language, text, line));
    let others = policy.statements.iter().map(|(lang, it)| (lang, it.value.as_str(), it.line));
    for (lang, text, line) in own.into_iter().chain(others) {
        of_statement(text, lang, line, policy.limits.short.value, warnings);
    }
}

/// What a short reply says beside the statement has at least so many characters, in any language.
const SHORT_WITHOUT_STATEMENT: usize = 140;

/// Warns of a statement that replies in `lang` quote.
fn of_statement(text: &str, lang: &Lang, line: Option<usize>, short: usize, warnings: &mut Warnings) {
    let told = language::of(text).filter(|_| language::TOLD.contains(&lang.name()));
    if let Some(reads_like) = told.filter(|told| told.name() != lang.name()) {
        let message = format!(
            "the statement reads like `{reads_like}`, and replies in `{lang}` would say it: put it in that language"
        );
        warnings.add(line, Code::StatementLanguage, message);
    }
    let chars = text.chars().count();
    if chars + SHORT_WITHOUT_STATEMENT > short {
        let chars = text::count(chars, "character");
        let message =
            format!("the statement has {chars}, and a short reply of {short} can't hold it: make it shorter");
        warnings.add(line, Code::StatementLength, message);
    }
    let form = if text.contains(['?', '？', '؟']) {
        "is a question"
    } else if text.contains(['!', '！']) {
        "has an exclamation mark"
    } else if text::goes_on_after_a_sentence(text) {
        "is more than one sentence"
    } else if text.contains(' ') && text.contains(char::is_uppercase) && !text.contains(char::is_lowercase) {
        "is all in capitals"
    } else {
        return;
    };
    let message = format!("the statement {form}: replies say it within a letter, as one plain sentence");
    warnings.add(line, Code::StatementForm, message);
}

/// Why a rule can't match, if it can't.
fn impossible(rule: &Rule) -> Option<&'static str> {
    let Condition(tests) = &rule.when;
    let classes = tests.iter().find_map(|test| match test {
        Test::Class(classes) => Some(classes),
        _ => None,
    });
    let without = |class| classes.is_some_and(|classes| !classes.contains(&class));
    let bound = |find: fn(&Test) -> Option<u32>| tests.iter().find_map(find);
    let least = bound(|test| if let Test::MinMutuals(min) = test { Some(*min) } else { None });
    let most = bound(|test| if let Test::MaxMutuals(max) = test { Some(*max) } else { None });
    let has_ties = tests.iter().any(|test| matches!(test, Test::Ties(_)));
    if tests.iter().any(is_empty) {
        Some("a list in it is empty")
    } else if least.zip(most).is_some_and(|(least, most)| least > most) {
        Some("min_mutuals is more than max_mutuals")
    } else if tests.contains(&Test::Is(Flag::Suspected, true)) && without(Class::Spam) {
        Some("only spam is suspected")
    } else if has_ties && without(Class::Known) {
        Some("a tie makes them known")
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

/// Whether `earlier` matches whenever `later` does.
fn shadows(earlier: &Rule, later: &Rule) -> bool {
    let excludes_no_more = earlier.unless.0.is_empty() || earlier.unless == later.unless;
    excludes_no_more && implies(&later.when, &earlier.when)
}

/// Whether all of `b` holds whenever all of `a` does.
pub(super) fn implies(a: &Condition, b: &Condition) -> bool {
    b.0.iter().all(|wanted| a.0.iter().any(|given| test_implies(given, wanted)))
}

fn test_implies(given: &Test, wanted: &Test) -> bool {
    match (given, wanted) {
        (Test::Class(given), Test::Class(wanted)) => given.iter().all(|it| wanted.contains(it)),
        (Test::Ties(given), Test::Ties(wanted)) => given.iter().all(|it| wanted.contains(it)),
        (Test::Lang(given), Test::Lang(wanted)) | (Test::NoteLang(given), Test::NoteLang(wanted)) => {
            given.iter().all(|it| wanted.contains(it))
        }
        (Test::Words(field, given), Test::Words(other, wanted)) => {
            let asks_less = |given: &String| wanted.iter().any(|wanted| words_imply(*field, given, wanted));
            field == other && given.iter().all(asks_less)
        }
        (Test::MinMutuals(given), Test::MinMutuals(wanted)) => given >= wanted,
        (Test::MaxMutuals(given), Test::MaxMutuals(wanted)) => given <= wanted,
        (Test::MinDaysAgo(given), Test::MinDaysAgo(wanted)) => given >= wanted,
        // Only spam is suspected, and a tie makes them known.
        (Test::Is(Flag::Suspected, true), Test::Class(wanted)) => wanted.contains(&Class::Spam),
        (Test::Ties(_), Test::Class(wanted)) => wanted.contains(&Class::Known),
        (given, wanted) => given == wanted,
    }
}

/// Whether `wanted` is found wherever `given` is.
fn words_imply(field: Field, given: &str, wanted: &str) -> bool {
    // A star stands for letters that only another star finds.
    let text = given.replace('*', "\u{a66e}");
    match field {
        Field::From => text::orders_of_name(&text).all(|name| text::find_name(&name, wanted).is_some()),
        _ => text::find_words(&text, wanted).is_some(),
    }
}
