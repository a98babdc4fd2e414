//! The policy's statement: for whom it is true, and whether it can be part of a longer sentence.

use crate::evaluation::Evaluation;
use crate::policy::Policy;
use crate::words::{BuiltInReply, Class, Lang, Reason};

/// Returns the policy's statement in the language of the reply, if it can't be false of this person: a stranger whose
/// note claims no tie (or isn't understood, and the user calls them a stranger), or someone known who has ties but
/// none that is accepted, if the statement isn't the default.
pub(super) fn applicable<'p>(
    reply: &str,
    evaluation: &Evaluation,
    lang: &Lang,
    policy: &'p Policy,
) -> Option<&'p str> {
    let Evaluation { invitation, classification, .. } = evaluation;
    // Who leaves a connection had allowed it by the policy.
    let ends_connection = BuiltInReply::of(reply) == Some(BuiltInReply::Unhook);
    let statement = policy.statement_in(lang).filter(|_| !ends_connection && !classification.unsure)?;
    let claims_nothing = match classification.claims_tie() {
        Some(claims_tie) => !claims_tie,
        // Whether a note that isn't understood claims a tie, only the user can say.
        None => classification.has_note() != Some(true) || invitation.reason == Some(Reason::Stranger),
    };
    let ties = &invitation.ties;
    let is_true = match classification.class {
        Class::Stranger => claims_nothing,
        Class::Known => {
            !ties.is_empty() && policy.accepted(ties).is_none() && statement != Policy::DEFAULT_STATEMENT
        }
        Class::Spam => false,
    };
    is_true.then_some(statement)
}

/// Returns the statement without its full stop, as the first part of a longer sentence ("…, so I'll pass"), if it is
/// a single clause.
pub(super) fn clause<'s>(statement: &'s str, lang: &Lang) -> Option<&'s str> {
    let clause = statement.trim_end_matches('.');
    let parts: Vec<&str> = clause.split(',').map(str::trim).collect();
    // In German, a comma also precedes a relative clause; in other languages, it separates clauses or list items.
    let begins_relative = |part: &&str| {
        let mut words = part.split(' ');
        lang.name() == "de" && words.by_ref().take(2).any(|word| GERMAN_RELATIVES.contains(&word))
    };
    // "Here, I connect with people I know": what precedes the first comma is no clause.
    let begins_with_adverb = parts[0].split(' ').count() <= 2;
    let is_single = parts[1..].iter().skip(usize::from(begins_with_adverb)).all(begins_relative);
    let is_plain = !clause.contains(['.', '!', '?', ';', ':', '…', '–', '—', '(', '"', '“', '„', '«']);
    let fits = clause.chars().count() <= MAX_CLAUSE;
    (is_single && is_plain && fits && !clause.is_empty()).then_some(clause)
}

/// The maximum length of a clause in characters; a longer one makes the sentence hard to follow.
const MAX_CLAUSE: usize = 120;

/// The words that begin a relative clause, alone or after a preposition.
const GERMAN_RELATIVES: [&str; 12] =
    ["die", "der", "das", "den", "dem", "denen", "deren", "dessen", "wer", "wen", "wo", "was"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_single_clause_can_go_on() {
        for (lang, statement, is_clause) in [
            ("en", "I keep my connections here to people I've met or worked with.", true),
            ("en", "I connect with people I know", true),
            ("en", "I connect with people I know, like and trust.", false),
            ("en", "On LinkedIn, I connect with people I know.", true),
            ("fr", "Ici, je ne garde que les gens avec qui je travaille.", true),
            ("en", "On LinkedIn, I connect with people I know, like and trust.", false),
            ("en", "I keep it small. It works.", false),
            ("en", "I keep it small: it works.", false),
            ("en", "Why not?", false),
            ("de", "Ich vernetze mich hier mit Menschen, mit denen ich gearbeitet habe.", true),
            ("de", "Ich vernetze mich nur mit Menschen, die ich kenne.", true),
            ("de", "Ich kenne alle hier, und dabei bleibt es.", false),
            ("fr", "Mes contacts ici, je les ai rencontrés ou côtoyés au travail.", false),
            ("en", "", false),
        ] {
            let lang = Lang::parse(lang).expect(lang);
            assert_eq!(clause(statement, &lang).is_some(), is_clause, "{statement}");
        }
        let long = format!("I connect with people {}", "that I know ".repeat(20));
        assert_eq!(clause(&long, &Lang::english()), None);
    }
}
