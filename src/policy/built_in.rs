//! The built-in policy, put together rather than parsed: that would be a sixth of a whole draft. A test holds
//! it equal to the example, line by line.

use std::collections::BTreeMap;

use super::{Condition, Flag, Limits, Lined, Me, Place, Policy, Replies, Rule, Test};
use crate::words::{Class, Reply, Tie};

/// The policy that [`EXAMPLE`](super::EXAMPLE) states.
pub(super) fn built_in() -> Policy {
    fn at<T>(line: usize, value: T) -> Lined<T> {
        Lined { value, line: Some(line) }
    }
    fn default<T>(value: T) -> Lined<T> {
        Lined { value, line: None }
    }
    Policy {
        place: Place::BuiltIn,
        templates: None,
        me: Me::default(),
        accept: at(20, vec![Tie::known("met"), Tie::known("worked-together")]),
        statement: at(21, Some(Policy::DEFAULT_STATEMENT.to_owned())),
        registers: BTreeMap::new(),
        statements: BTreeMap::new(),
        ties: Vec::new(),
        replies: Replies {
            known: at(27, Reply::known("decline")),
            unsure: at(28, Reply::known("remind")),
            stranger: at(29, Reply::known("door-open")),
            spam: at(30, Reply::known("decline")),
        },
        rules: vec![Rule {
            name: "suspected spam gets silence".to_owned(),
            when: Condition(vec![Test::Class(vec![Class::Spam]), Test::Is(Flag::Suspected, true)]),
            unless: Condition::default(),
            reply: Reply::Ignore,
            because: Some("Ignore tells them nothing and costs you nothing.".to_owned()),
            line: 37,
        }],
        threshold: default(Policy::DEFAULT_THRESHOLD),
        phrases: default(Vec::new()),
        limits: Limits { short: default(300), full: default(1900) },
        examples: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{EXAMPLE, parse};
    use super::*;

    #[test]
    fn the_built_in_policy_is_the_example() {
        let replies = ["decline", "remind", "door-open"].map(str::to_owned);
        let parsed = parse(Place::BuiltIn, EXAMPLE.to_owned()).expect("the example parses");
        let example = parsed.validate(&replies, &["en".to_owned()]).expect("the example can be meant");
        assert_eq!(format!("{:#?}", built_in()), format!("{example:#?}"));
    }
}
