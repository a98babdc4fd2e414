//! Facts that rules ask for and that some inputs don't have.

use crate::invitation::Invitation;
use crate::policy::{Field, Policy, Test};

/// Which facts are known of any invitation of the run.
#[derive(Debug, Default)]
pub(super) struct KnownFacts {
    headline: bool,
    company: bool,
    mutuals: bool,
}

impl KnownFacts {
    /// Looks at an invitation.
    pub(super) fn add(&mut self, invitation: &Invitation) {
        self.headline |= invitation.from.headline.is_some();
        self.company |= invitation.from.company.is_some();
        self.mutuals |= invitation.mutuals.is_some();
    }

    /// Says which facts rules ask for that no invitation has, so that the rules can't match.
    pub(super) fn describe_missing(&self, policy: &Policy) -> Option<String> {
        let tests = policy.rules.iter().flat_map(|rule| &rule.when.0);
        let mut missing = Vec::new();
        let mut check = |known: bool, name: &'static str, asks: fn(&Test) -> bool| {
            if !known && tests.clone().any(asks) {
                missing.push(name);
            }
        };
        check(self.headline, "headline", |test| matches!(test, Test::Words(Field::Headline, _)));
        check(self.company, "company", |test| matches!(test, Test::Words(Field::Company, _)));
        check(self.mutuals, "number of mutual connections", |test| {
            matches!(test, Test::MinMutuals(_) | Test::MaxMutuals(_))
        });
        (!missing.is_empty()).then(|| {
            format!(
                "no invitation here says the {}, so rules that ask for it can't match (an export has none; the page \
                 of received invitations has headlines and mutual connections)",
                missing.join(" or the ")
            )
        })
    }
}
