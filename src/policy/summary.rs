//! Summarises the policy in plain sentences that the user can send to anyone. Private parts are left out: names
//! of rules and their reasons, rules about a person by name, the user's own ties and replies.

mod entries;
mod people;

use super::Policy;
use crate::text;
use crate::words::{BuiltInReply, Lang, Reply, Tie};
use entries::Entry;

/// Returns the summary: the statement, a sentence or more for each answer, then the addresses. What the statement
/// says isn't repeated.
///
/// The sentences are English; a statement in another language is left out.
pub fn sentences(policy: &Policy) -> Vec<String> {
    let statement = policy.statement_in(&Lang::english());
    let is_mentioned = |tie: &Tie| statement.is_some_and(|statement| mentions(statement, tie));
    let accepted = &policy.accept.value;
    let mut entries = entries::of(policy);
    if !accepted.is_empty() && accepted.iter().all(is_mentioned) {
        // A statement that names everyone whom the user accepts already says that others are declined.
        entries.retain(|entry| !entry.is_default || entry.answer != Some(Answer::Decline) || entry.is_spam());
    }
    let also = accepted.iter().any(is_mentioned);
    let answers = Answer::ALL
        .into_iter()
        .flat_map(|answer| answer.sentences(answer.groups(&entries, is_mentioned), also));
    let me = &policy.me;
    let email = me.email.as_ref().map(|email| format!("You can always write to me at {}.", email.value));
    let more = me.more_url.as_ref().map(|url| format!("There is more on this here: {}", url.value));
    statement.map(text::sentence).into_iter().chain(answers).chain(email).chain(more).collect()
}

/// Returns whether a statement mentions a built-in tie.
fn mentions(statement: &str, tie: &Tie) -> bool {
    let phrases: &[&str] = match tie.name() {
        "met" => &["met"],
        "worked-together" => &["worked with", "work with", "colleague*"],
        "classmate" => &["classmate*", "studied with"],
        "client" => &["client*"],
        "conversation" => &["talked with", "conversation*"],
        "referred" => &["referred", "introduced"],
        _ => &[],
    };
    phrases.iter().any(|phrase| text::find_words(statement, phrase).is_some())
}

/// Separates a group from the people to whom the rule doesn't apply.
const EXCEPT: &str = ", except ";

/// The noun for invitations of the class spam.
const PITCHES: &str = "sales pitches";

/// The maximum number of groups in a sentence.
const MAX_GROUPS: usize = 3;

/// An answer that the summary has a sentence for. The user's own replies have none, since they may say anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    Accept,
    Remind,
    Ignore,
    Decline,
    Why,
    DoorOpen,
}

impl Answer {
    /// All answers in the order of their sentences, so that the summary neither begins nor ends with a refusal.
    const ALL: [Self; 6] =
        [Self::Accept, Self::Remind, Self::Ignore, Self::Decline, Self::Why, Self::DoorOpen];

    fn of(reply: &Reply) -> Option<Self> {
        let Reply::Template(name) = reply else { return Some(Self::Ignore) };
        match BuiltInReply::of(name)? {
            BuiltInReply::Accept => Some(Self::Accept),
            BuiltInReply::Remind => Some(Self::Remind),
            BuiltInReply::Decline | BuiltInReply::Final => Some(Self::Decline),
            BuiltInReply::Why => Some(Self::Why),
            BuiltInReply::DoorOpen => Some(Self::DoorOpen),
            BuiltInReply::Unhook => None,
        }
    }

    /// Describes the groups of people who get this answer, first those known by a tie. Ties that the statement
    /// mentions are left out of those accepted.
    fn groups(self, entries: &[Entry], is_mentioned: impl Fn(&Tie) -> bool) -> Vec<String> {
        let mut ties: Vec<&Tie> = Vec::new();
        let mut groups: Vec<String> = Vec::new();
        for (index, entry) in entries.iter().enumerate().filter(|(_, entry)| entry.answer == Some(self)) {
            match entry.ties() {
                Some(list) if self == Self::Accept => {
                    ties.extend(list.iter().filter(|tie| !is_mentioned(tie)));
                }
                Some(list) => ties.extend(list),
                None => groups.extend(entry.people(&entries[..index])),
            }
        }
        people::known_by(&ties).into_iter().chain(groups).collect()
    }

    /// Returns the sentences about the groups that get this answer. `also` marks those accepted as further ones.
    fn sentences(self, groups: Vec<String>, also: bool) -> Vec<String> {
        // A group with an exception gets its own sentence, and so do sales pitches, unless they are ignored: nobody
        // is to be declined together with them.
        let is_separate =
            |group: &String| group.contains(EXCEPT) || (group.ends_with(PITCHES) && self != Self::Ignore);
        let (separate, joint): (Vec<_>, Vec<_>) = groups.into_iter().partition(is_separate);
        let lists = joint.chunks(MAX_GROUPS).chain(separate.chunks(1));
        let sentence = |(index, groups)| text::sentence(&self.clause(groups, also || index > 0));
        lists.enumerate().map(sentence).collect()
    }

    /// Returns a sentence without its full stop.
    fn clause(self, groups: &[String], also: bool) -> String {
        let all = text::join(groups, "and");
        let any = text::join(groups, "or");
        // After a relative clause, `what` would be too far from its verb.
        let ask = |what| match groups.iter().any(|group| group.contains(" who")) {
            true => format!("When an invitation comes from {any}, I ask {what}"),
            false => format!("I ask {all} {what}"),
        };
        match self {
            Self::Accept if also => format!("I also accept invitations from {all}"),
            Self::Accept => format!("I accept invitations from {all}"),
            Self::Remind => ask("how we know each other"),
            Self::Ignore => format!("I don't answer {}", any.replace("everyone", "anyone")),
            Self::Decline if all.ends_with(PITCHES) => format!("I say no to {all}"),
            Self::Decline => format!("With thanks, I decline invitations from {all}"),
            Self::Why => ask("what brought them to my profile"),
            Self::DoorOpen => format!("Rather than connect, I'm glad to talk by message with {all}"),
        }
    }
}
