//! The policy's statement: for whom it is true, and whether it can be part of a longer sentence.

use crate::evaluation::Evaluation;
use crate::policy::Policy;
use crate::text::WordList;
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
pub(super) fn clause(statement: &str) -> Option<&str> {
    let clause = statement.trim_end_matches('.');
    let is_mark =
        |c| matches!(c, '.' | '!' | '?' | ';' | ':' | '…' | '–' | '—' | '(' | '"' | '“' | '„' | '«');
    let is_plain = !clause.contains(is_mark);
    // What a comma separates is a second clause only if it goes on like one; else a relative clause or a list's item.
    let is_single = !clause.split(", ").skip(1).any(|part| {
        let first = part.split(' ').next().unwrap_or(part);
        CONJUNCTIONS.contains(first)
    });
    let has_reason = clause.to_lowercase().split([' ', ',']).any(gives_reason);
    let fits = clause.chars().count() <= MAX_CLAUSE;
    (is_single && is_plain && !has_reason && fits && !clause.is_empty()).then_some(clause)
}

/// The maximum length of a clause in characters; a longer one makes the sentence hard to follow.
const MAX_CLAUSE: usize = 120;

/// The words that join two clauses, behind a comma, in any of the built-in languages.
const CONJUNCTIONS: WordList =
    WordList("and but as which und aber denn et mais y pero e ma mas en maar want");

/// Returns whether a word gives a reason or says what follows from one, to which another "so" can't be added.
#[rustfmt::skip]
fn gives_reason(word: &str) -> bool {
    matches!(
        word,
        "so" | "because" | "since" | "therefore"
        | "weil" | "da" | "deshalb" | "daher" | "darum" | "damit" | "sodass"
        | "car" | "parce" | "donc" | "puisque" | "alors"
        | "porque" | "pues" | "perché" | "perciò" | "quindi" | "così" | "pois" | "logo"
        | "omdat" | "daarom" | "dus" | "zodat" | "aangezien" | "vandaar" | "daardoor"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_single_clause_can_go_on() {
        for (statement, is_clause) in [
            ("I keep my connections here to people I've met or worked with.", true),
            ("I connect with people I know", true),
            ("I connect with people I know, like and trust.", true),
            ("I keep this for people whose workshop I've stood in, or who have stood in mine.", true),
            ("I keep this small, because I write to everyone here.", false),
            ("I only connect with people I know,so write to me", false),
            ("I keep this small so I can write to everyone here.", false),
            ("Weil ich hier allen schreibe, kenne ich alle.", false),
            ("On LinkedIn, I connect with people I know.", true),
            ("Ici, je ne garde que les gens avec qui je travaille.", true),
            ("I keep it small. It works.", false),
            ("I keep it small: it works.", false),
            ("Why not?", false),
            ("Ich vernetze mich hier mit Menschen, mit denen ich gearbeitet habe.", true),
            ("Ich vernetze mich nur mit Menschen, die ich kenne.", true),
            ("Ich kenne alle hier, und dabei bleibt es.", false),
            ("Mes contacts ici, je les ai rencontrés ou côtoyés au travail.", true),
            ("Guardo isto para quem conheço do campo, de binóculos ao pescoço.", true),
            ("", false),
        ] {
            assert_eq!(clause(statement).is_some(), is_clause, "{statement}");
        }
        let long = format!("I connect with people {}", "that I know ".repeat(20));
        assert_eq!(clause(&long), None);
    }
}
