//! The decisions of a policy as a list in which each entry has an answer and the people who get it.

use super::{Answer, EXCEPT, PITCHES, people};
use crate::policy::lint::implies;
use crate::policy::{Condition, Flag, Policy, Replies, Rule, Test, WithLine};
use crate::words::{Class, Reply, Tie};

/// The answer to invitations for which `when` holds and `unless` doesn't.
pub(super) struct Entry {
    when: Condition,
    unless: Condition,
    /// The answer; `None` for one of the user's own replies.
    pub(super) answer: Option<Answer>,
    /// Whether it is from the `[replies]` table.
    pub(super) is_default: bool,
    /// Whether it is the default for people whom the user can't place.
    is_unsure: bool,
}

/// Returns the decisions of a policy in their order: the rules, the accepted ties, the `[replies]` table. Entries
/// that never apply or make no difference are left out.
pub(super) fn of(policy: &Policy) -> Vec<Entry> {
    let accepted = &policy.accept.value;
    let accept =
        (!accepted.is_empty()).then(|| Entry::new(Test::Ties(accepted.clone()), Some(Answer::Accept)));
    let mut entries: Vec<Entry> = Vec::new();
    for entry in policy.rules.iter().map(Entry::of_rule).chain(accept) {
        if !entry.is_covered_by(&entries) {
            entries.push(entry);
        }
    }
    let mut defaults = defaults(&policy.replies);
    defaults.retain(|entry| !entry.is_covered_by(&entries));
    join_defaults(&mut defaults);
    entries.extend(defaults);
    without_redundant(entries)
}

fn defaults(replies: &Replies) -> Vec<Entry> {
    let default = |class, reply: &WithLine<Reply>| Entry {
        is_default: true,
        ..Entry::new(Test::Class(vec![class]), Answer::of(&reply.value))
    };
    vec![
        default(Class::Known, &replies.known),
        Entry { is_unsure: true, ..default(Class::Known, &replies.unsure) },
        default(Class::Stranger, &replies.stranger),
        default(Class::Spam, &replies.spam),
    ]
}

/// Joins the defaults into one for everyone, or for everyone but spam, if their answers are the same.
fn join_defaults(defaults: &mut Vec<Entry>) {
    let same = defaults.iter().take_while(|entry| entry.answer == defaults[0].answer).count();
    let not_spam = defaults.iter().filter(|entry| !entry.is_spam()).count();
    if not_spam == 3 && same >= not_spam {
        let everyone = Condition::default();
        defaults[0].when = if same > not_spam { everyone } else { excluding_spam(&everyone) };
        defaults.drain(1..same);
    }
}

/// Drops rules without which the people would get the same answer by the next entry that applies to them.
fn without_redundant(entries: Vec<Entry>) -> Vec<Entry> {
    let is_redundant = |(index, entry): (usize, &Entry)| {
        let next = entries[index + 1..].iter().find(|next| next.overlaps(entry));
        !entry.is_default && next.is_some_and(|next| next.answer == entry.answer && next.covers(entry))
    };
    let redundant: Vec<bool> = entries.iter().enumerate().map(is_redundant).collect();
    entries.into_iter().zip(redundant).filter(|(_, redundant)| !redundant).map(|(entry, _)| entry).collect()
}

impl Entry {
    fn new(test: Test, answer: Option<Answer>) -> Self {
        let (when, unless) = (Condition(vec![test]), Condition::default());
        Self { when, unless, answer, is_default: false, is_unsure: false }
    }

    fn of_rule(rule: &Rule) -> Self {
        let (mut when, mut unless) = (without_suspected(&rule.when), without_suspected(&rule.unless));
        if unless.0 == [Test::Class(vec![Class::Spam])] {
            when = excluding_spam(&when);
            unless = Condition::default();
        }
        Self { when, unless, answer: Answer::of(&rule.reply), is_default: false, is_unsure: false }
    }

    /// Returns whether this entry decides all invitations to which the other applies.
    fn covers(&self, other: &Self) -> bool {
        self.unless.0.is_empty() && implies(&other.when, &self.when)
    }

    fn is_covered_by(&self, earlier: &[Self]) -> bool {
        earlier.iter().any(|earlier| earlier.covers(self))
    }

    /// Returns whether the two have a class in common.
    fn overlaps(&self, other: &Self) -> bool {
        let others = other.when.classes();
        self.when.classes().iter().any(|class| others.contains(class))
    }

    pub(super) fn is_spam(&self) -> bool {
        self.when.classes() == [Class::Spam]
    }

    /// Returns the ties of an entry that has no other condition.
    pub(super) fn ties(&self) -> Option<&[Tie]> {
        match self.when.0.as_slice() {
            [Test::Ties(ties)] if self.unless.0.is_empty() => Some(ties),
            _ => None,
        }
    }

    /// Describes the people, given the entries before this one; `None` if the description would be private.
    pub(super) fn people(&self, earlier: &[Self]) -> Option<String> {
        if self.is_unsure {
            return Some("people I can't place".to_owned());
        }
        let mut ties = earlier.iter().filter_map(Self::ties).flatten().peekable();
        if self.is_default && self.when.classes() == [Class::Known] && ties.peek().is_some() {
            let is_described = ties.any(|tie| Tie::BUILT_IN.contains(&tie.name()));
            let others = if is_described { "people I know in other ways" } else { "most people I know" };
            return Some(others.to_owned());
        }
        let others = earlier.iter().any(|it| {
            let is_alike = !self.is_spam() || it.is_spam();
            let is_described =
                it.answer.is_some() && it.answer != self.answer && it.described(false).is_some();
            is_alike && is_described && it.overlaps(self)
        });
        let is_pitches = self.when.0 == [Test::Class(vec![Class::Spam])] && self.unless.0.is_empty();
        match self.answer {
            Some(Answer::Ignore | Answer::Decline) if is_pitches && others => {
                Some(format!("other {PITCHES}"))
            }
            Some(Answer::Ignore | Answer::Decline) if is_pitches => Some(PITCHES.to_owned()),
            _ => self.described(others),
        }
    }

    /// Describes the people by the conditions; with `others`, as different from people described before.
    fn described(&self, others: bool) -> Option<String> {
        let described = people::describe(&self.when, others)?;
        if self.unless.0.is_empty() {
            return Some(described);
        }
        let except = people::describe(&self.unless, false)?;
        Some(match except.strip_prefix("people ") {
            Some(clause) => format!("{described}{EXCEPT}those {clause}"),
            None => format!("{described}{EXCEPT}{except}"),
        })
    }
}

/// Replaces the flag `suspected` by the class that it implies.
fn without_suspected(condition: &Condition) -> Condition {
    let tests = condition.0.iter().filter(|test| !matches!(test, Test::Is(Flag::Suspected, _))).cloned();
    let mut replaced = Condition(tests.collect());
    if condition.0.contains(&Test::Is(Flag::Suspected, true)) {
        replaced.0.retain(|test| !matches!(test, Test::Class(_)));
        replaced.0.push(Test::Class(vec![Class::Spam]));
    } else if replaced.0.len() < condition.0.len() {
        replaced = excluding_spam(&replaced);
    }
    replaced
}

/// Returns the condition with spam excluded from its classes.
fn excluding_spam(condition: &Condition) -> Condition {
    let mut classes = condition.classes();
    classes.retain(|class| *class != Class::Spam);
    let tests = condition.0.iter().filter(|test| !matches!(test, Test::Class(_))).cloned();
    Condition(tests.chain([Test::Class(classes)]).collect())
}
