//! Validates the rules of a policy and its examples.

use toml::Spanned;

use super::Validator;
use crate::invitation::{InvalidValue, Invitation, InvitationRecord};
use crate::policy::schema::{self, OneOrMany};
use crate::policy::{Condition, Example, Expect, Field, Flag, Rule, Test};
use crate::text;

impl Validator<'_> {
    pub(super) fn rule(&self, given: Spanned<schema::Rule>) -> Rule {
        let line = self.line(&given.span());
        let given = given.into_inner();
        Rule {
            name: self.text(&given.name),
            when: self.condition(given.when),
            unless: self.condition(given.unless),
            reply: self.reply(&given.reply),
            because: given.because.map(|because| text::line(&because)).filter(|because| !because.is_empty()),
            line,
        }
    }

    fn condition(&self, given: schema::Condition) -> Condition {
        let flags = [
            (Flag::Suspected, given.suspected),
            (Flag::Unsure, given.unsure),
            (Flag::HasNote, given.has_note),
            (Flag::Personalised, given.personalised),
            (Flag::ClaimsTie, given.claims_tie),
            (Flag::InContacts, given.in_contacts),
            (Flag::InvitedBefore, given.invited_before),
        ];
        let fields = [
            (Field::From, given.from),
            (Field::Headline, given.headline),
            (Field::Company, given.company),
            (Field::Note, given.note),
        ];
        let words = |OneOrMany(phrases)| phrases.iter().map(|phrase| self.words(phrase)).collect();
        let langs = |OneOrMany(tags)| tags.iter().filter_map(|tag| self.lang(tag)).collect();
        let classes = |OneOrMany(classes)| classes.into_iter().map(Spanned::into_inner).collect();
        let ties = |OneOrMany(ties)| ties.iter().map(|tie| self.tie(tie)).collect();
        let mut tests = Vec::new();
        tests.extend(given.class.map(classes).map(Test::Class));
        tests.extend(flags.into_iter().filter_map(|(flag, wanted)| Some(Test::Is(flag, wanted?))));
        tests.extend(given.ties.map(ties).map(Test::Ties));
        tests.extend(fields.into_iter().filter_map(|(field, given)| Some(Test::Words(field, words(given?)))));
        tests.extend(given.min_mutuals.map(Test::MinMutuals));
        tests.extend(given.max_mutuals.map(Test::MaxMutuals));
        tests.extend(given.min_days_ago.map(Test::MinDaysAgo));
        tests.extend(given.lang.map(langs).map(Test::Lang));
        tests.extend(given.note_lang.map(langs).map(Test::NoteLang));
        Condition(tests)
    }

    pub(super) fn example(&self, example: Spanned<schema::Example>) -> Example {
        let line = self.line(&example.span());
        let schema::Example { name, given, expect } = example.into_inner();
        let expect = Expect {
            class: expect.class,
            reply: expect.reply.map(|reply| self.reply(&reply)),
            suggest: expect.suggest,
            contains: expect.contains,
        };
        Example { name: self.text(&name), given: self.invitation(given), expect, line }
    }

    /// Resolves the invitation of an example. A record has no spans, so an invalid value is searched for in the
    /// text of its table.
    fn invitation(&self, given: Spanned<InvitationRecord>) -> Invitation {
        let table = given.span();
        given.into_inner().resolve(&self.names, None).unwrap_or_else(|invalid| {
            for InvalidValue { value, label, diagnostic } in invalid {
                let quoted = format!("\"{value}\"");
                let found = self.source.get(table.clone()).and_then(|table| table.find(&quoted));
                let bytes =
                    found.map_or(table.clone(), |at| table.start + at..table.start + at + quoted.len());
                self.report(diagnostic, bytes, label);
            }
            Invitation::default()
        })
    }
}
