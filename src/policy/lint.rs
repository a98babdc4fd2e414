//! What parses and can't be meant: a rule that never gets its turn, a condition that can't hold, a policy
//! that says less than it does.

use std::fmt;

use super::{Condition, Expect, Field, Flag, Policy, Rule, Test};
use crate::language;
use crate::text;
use crate::words::{Class, Lang, Tie};

/// Something in a policy that is allowed and can hardly be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The line of the policy, counted from 1.
    pub line: usize,
    /// What is odd there.
    pub oddity: Oddity,
}

/// What is odd.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Oddity {
    /// Whenever this rule would match, an earlier one already has.
    Shadowed {
        /// The rule.
        rule: String,
        /// The earlier one.
        by: String,
        /// Where that begins.
        by_line: usize,
    },
    /// This rule can't ever match.
    Impossible {
        /// The rule.
        rule: String,
        /// Why not.
        why: &'static str,
    },
    /// It accepts whoever wrote a note that reads as spam too.
    AcceptsSpam(String),
    /// Its `unless` has several keys, all of which must hold.
    SeveralUnless(String),
    /// `accept` was changed, and no sentence says so.
    NoStatement,
    /// Clients are the only people accepted.
    ClientsOnly,
    /// A place to fill in stands in what replies say.
    LeftOver(String),
    /// The statement is in another language than the replies that say it.
    StatementIn {
        /// The language it reads like.
        reads_like: Lang,
        /// The language of the replies.
        replies_in: Lang,
    },
    /// With the statement a reply can't be short.
    LongStatement {
        /// The characters of the statement.
        chars: usize,
        /// The characters that a short reply may have.
        short: usize,
    },
    /// The statement isn't one plain sentence.
    StatementIs(&'static str),
    /// Something that replies give as an address or a link, and that can't be one.
    NoAddress(String),
    /// A short reply may be longer than a full one.
    Limits,
    /// Two rules have the same name, by which `explain` tells them apart.
    SameName(String),
    /// An example that expects nothing can't differ.
    ExpectsNothing(String),
}

impl fmt::Display for Oddity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shadowed { rule, by, by_line } => {
                write!(
                    f,
                    "the rule \"{rule}\" never gets its turn: \"{by}\" (line {by_line}) always matches first"
                )
            }
            Self::Impossible { rule, why } => write!(f, "the rule \"{rule}\" can't ever match: {why}"),
            Self::AcceptsSpam(rule) => write!(
                f,
                "the rule \"{rule}\" also accepts whoever wrote a note that reads as spam: add `suspected = false` to its `when`"
            ),
            Self::SeveralUnless(rule) => write!(
                f,
                "all keys in `unless` of the rule \"{rule}\" must hold: if any is enough, put each into a rule of its own before this one"
            ),
            Self::NoStatement => {
                f.write_str("accept is set without a statement, so replies will give no reason")
            }
            Self::ClientsOnly => {
                f.write_str("only clients are accepted, which leaves out everyone who may become one")
            }
            Self::LeftOver(piece) => write!(f, "\"{piece}\" is left over, and would stand in replies"),
            Self::StatementIn { reads_like, replies_in } => write!(
                f,
                "the statement reads like `{reads_like}`, and replies in `{replies_in}` would say it: put it in that language"
            ),
            Self::LongStatement { chars, short } => write!(
                f,
                "the statement has {}, and a short reply of {short} can't hold it: make it shorter",
                text::count(*chars, "character")
            ),
            Self::StatementIs(what) => {
                write!(f, "the statement {what}: replies say it within a letter, as one plain sentence")
            }
            Self::NoAddress(given) => write!(f, "\"{given}\" is no address that a reader could use"),
            Self::Limits => f.write_str("a short reply may be longer than a full one"),
            Self::SameName(name) => write!(f, "another rule is called \"{name}\" too"),
            Self::ExpectsNothing(name) => write!(f, "the example \"{name}\" expects nothing"),
        }
    }
}

/// Looks for what can't be meant, in the order of the lines.
pub fn lint(policy: &Policy) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Some(line) = policy.accept.line {
        if policy.statement.value.is_none() && policy.statements.is_empty() {
            findings.push(Finding { line, oddity: Oddity::NoStatement });
        }
        if matches!(policy.accept.value.as_slice(), [tie] if *tie == Tie::known("client")) {
            findings.push(Finding { line, oddity: Oddity::ClientsOnly });
        }
    }
    findings.extend(words(policy));
    if policy.limits.short.value > policy.limits.full.value
        && let Some(line) = policy.limits.short.line.or(policy.limits.full.line)
    {
        findings.push(Finding { line, oddity: Oddity::Limits });
    }
    for example in &policy.examples {
        let Expect { class, reply, suggest, contains } = &example.expect;
        if class.is_none() && reply.is_none() && suggest.is_none() && contains.is_none() {
            let oddity = Oddity::ExpectsNothing(example.name.clone());
            findings.push(Finding { line: example.line, oddity });
        }
    }
    for (index, rule) in policy.rules.iter().enumerate() {
        if policy.rules[..index].iter().any(|it| it.name == rule.name) {
            findings.push(Finding { line: rule.line, oddity: Oddity::SameName(rule.name.clone()) });
        }
        let oddities = of_rule(rule, &policy.rules[..index]);
        findings.extend(oddities.into_iter().map(|oddity| Finding { line: rule.line, oddity }));
    }
    findings.sort_by_key(|finding| finding.line);
    findings
}

/// What is odd in a rule, after those before it.
fn of_rule(rule: &Rule, earlier: &[Rule]) -> Vec<Oddity> {
    let name = || rule.name.clone();
    if let Some(why) = impossible(rule) {
        return vec![Oddity::Impossible { rule: name(), why }];
    }
    if let Some(by) = earlier.iter().find(|it| shadows(it, rule)) {
        return vec![Oddity::Shadowed { rule: name(), by: by.name.clone(), by_line: by.line }];
    }
    let spam = accepts_spam(rule, earlier).then(|| Oddity::AcceptsSpam(name()));
    // Who is suspected is spam: the two say one thing.
    let Condition(unless) = &rule.unless;
    let said = |test: &&Test| !unless.iter().any(|other| other != *test && test_implies(other, test));
    let several = (unless.iter().filter(said).count() > 1).then(|| Oddity::SeveralUnless(name()));
    spam.into_iter().chain(several).collect()
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

/// What is odd in the words that the policy puts into replies.
fn words(policy: &Policy) -> Vec<Finding> {
    let me = &policy.me;
    let said =
        [&me.name, &me.email, &me.more_url, &me.sign].into_iter().flatten().chain(policy.statements.values());
    let said = said.map(|it| (it.value.as_str(), it.line));
    let statement = policy.statement.value.as_deref().map(|it| (it, policy.statement.line));
    let mut findings = Vec::new();
    let mut odd = |line: Option<usize>, oddity| {
        findings.extend(line.map(|line| Finding { line, oddity }));
    };
    for (text, line) in said.chain(statement) {
        for piece in text::left_over(text) {
            odd(line, Oddity::LeftOver(piece.to_owned()));
        }
    }
    if let Some(email) = me.email.as_ref().filter(|it| !it.value.contains('@') || it.value.contains(' ')) {
        odd(email.line, Oddity::NoAddress(email.value.clone()));
    }
    if let Some(url) = me.more_url.as_ref().filter(|it| !it.value.contains('.') || it.value.contains(' ')) {
        odd(url.line, Oddity::NoAddress(url.value.clone()));
    }
    let language = policy.language();
    let own = statement.filter(|_| !policy.statements.contains_key(&language));
    let own = own.map(|(text, line)| (&language, text, line));
    let others = policy.statements.iter().map(|(lang, it)| (lang, it.value.as_str(), it.line));
    for (lang, text, line) in own.into_iter().chain(others) {
        for oddity in of_statement(text, lang, policy.limits.short.value) {
            odd(line, oddity);
        }
    }
    findings
}

/// What a short reply says beside the statement has at least so many characters, in any language.
const SHORT_WITHOUT_STATEMENT: usize = 140;

/// What is odd in a statement that replies in `lang` say.
fn of_statement(text: &str, lang: &Lang, short: usize) -> impl Iterator<Item = Oddity> {
    let told = language::of(text).filter(|_| language::TOLD.contains(&lang.name()));
    let other = told.filter(|told| told.name() != lang.name());
    let other = other.map(|reads_like| Oddity::StatementIn { reads_like, replies_in: lang.clone() });
    let chars = text.chars().count();
    let long = chars + SHORT_WITHOUT_STATEMENT > short;
    let long = long.then_some(Oddity::LongStatement { chars, short });
    let what = if text.contains(['?', '？', '؟']) {
        Some("is a question")
    } else if text.contains(['!', '！']) {
        Some("has an exclamation mark")
    } else if text::goes_on_after_a_sentence(text) {
        Some("is more than one sentence")
    } else if text.contains(' ') && text.contains(char::is_uppercase) && !text.contains(char::is_lowercase) {
        Some("is all in capitals")
    } else {
        None
    };
    other.into_iter().chain(long).chain(what.map(Oddity::StatementIs))
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
