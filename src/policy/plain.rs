//! The policy in plain sentences, which can be sent to whoever asks for it. What is the user's alone stays
//! out: what rules are called and why they are there, rules about a person by name, ties and replies of
//! their own.

mod people;

use super::lint::implies;
use super::{Condition, Flag, Policy, Rule, Test};
use crate::text;
use crate::words::{Class, Lang, Reply, Tie};
use people::{known_by, list, people};

/// Says the policy: the statement, then a sentence for each answer. What the statement says is not said
/// again.
///
/// The sentences are English; a statement in another language is left out rather than mixed in.
pub fn sentences(policy: &Policy) -> Vec<String> {
    let statement = policy.statement_in(&Lang::english());
    let told = |tie: &Tie| statement.is_some_and(|statement| tells(statement, tie));
    let accepted = &policy.accept.value;
    let mut entries = entries(policy);
    if !accepted.is_empty() && accepted.iter().all(told) {
        // Who says whom they connect with has said of all others that they don't.
        entries.retain(|entry| !entry.is_rest || entry.answer != Some(Answer::Decline) || entry.is_spam());
    }
    let answers = Answer::ALL.into_iter().flat_map(|answer| {
        let mut ties: Vec<&Tie> = Vec::new();
        let mut people: Vec<String> = Vec::new();
        for (index, entry) in entries.iter().enumerate().filter(|(_, entry)| entry.answer == Some(answer)) {
            match entry.ties() {
                Some(list) => ties.extend(list.iter().filter(|tie| answer != Answer::Accept || !told(tie))),
                None => people.extend(entry.whom(&entries[..index])),
            }
        }
        let whom: Vec<String> = known_by(&ties).into_iter().chain(people).collect();
        // A sentence holds three at most. One with exceptions stands alone, and so do sales pitches: nobody
        // is to be declined together with them.
        let needs_one =
            |whom: &String| whom.contains(EXCEPT) || (whom.ends_with(PITCHES) && answer != Answer::Ignore);
        let (alone, together): (Vec<_>, Vec<_>) = whom.into_iter().partition(needs_one);
        let sentences = together.chunks(3).chain(alone.chunks(1));
        let also = accepted.iter().any(told);
        let said = sentences.enumerate().map(|(index, whom)| answer.say(whom, also || index > 0));
        said.map(|said| text::sentence(&said)).collect::<Vec<_>>()
    });
    let me = &policy.me;
    let email = me.email.as_ref().map(|email| format!("You can always write to me at {}.", email.value));
    let more = me.more_url.as_ref().map(|url| format!("There is more on this here: {}", url.value));
    statement.map(text::sentence).into_iter().chain(answers).chain(email).chain(more).collect()
}

/// Before those to whom a rule does not apply.
const EXCEPT: &str = ", except ";

/// What those write who are spam by class.
const PITCHES: &str = "sales pitches";

/// Whether a statement tells of a tie.
fn tells(statement: &str, tie: &Tie) -> bool {
    let words: &[&str] = match tie.name() {
        "met" => &["met"],
        "worked-together" => &["worked with", "work with", "colleague*"],
        "classmate" => &["classmate*", "studied with"],
        "client" => &["client*"],
        "conversation" => &["talked with", "conversation*"],
        "referred" => &["referred", "introduced"],
        _ => &[],
    };
    words.iter().any(|words| text::find_words(statement, words).is_some())
}

/// What can be said of an invitation; one of the user's own replies may say anything.
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
    /// In the order in which they are said: neither the first word nor the last is a no.
    const ALL: [Self; 6] =
        [Self::Accept, Self::Remind, Self::Ignore, Self::Decline, Self::Why, Self::DoorOpen];

    fn of(reply: &Reply) -> Option<Self> {
        match reply.name() {
            "accept" => Some(Self::Accept),
            "remind" => Some(Self::Remind),
            Reply::IGNORE => Some(Self::Ignore),
            "decline" | "final" => Some(Self::Decline),
            "why" => Some(Self::Why),
            "door-open" => Some(Self::DoorOpen),
            _ => None,
        }
    }

    /// The sentence, without its end. `also` is for what comes on top of what was said.
    fn say(self, whom: &[String], also: bool) -> String {
        let all = list(whom, "and");
        // The verb must not come too late.
        let asks = |what| match whom.iter().any(|whom| whom.contains(" who")) {
            true => format!("When an invitation comes from {}, I ask {what}", list(whom, "or")),
            false => format!("I ask {all} {what}"),
        };
        match self {
            Self::Accept if also => format!("I also accept invitations from {all}"),
            Self::Accept => format!("I accept invitations from {all}"),
            Self::Remind => asks("how we know each other"),
            Self::Ignore => format!("I don't answer {}", list(whom, "or").replace("everyone", "anyone")),
            Self::Decline if all.ends_with(PITCHES) => format!("I say no to {all}"),
            Self::Decline => format!("With thanks, I decline invitations from {all}"),
            Self::Why => asks("what brought them to my profile"),
            Self::DoorOpen => format!("Rather than connect, I'm glad to talk by message with {all}"),
        }
    }
}

/// What becomes of the invitations of some people.
struct Entry {
    when: Condition,
    unless: Condition,
    answer: Option<Answer>,
    /// Whether it is of the `[replies]` table, for those whom nothing else decides.
    is_rest: bool,
    is_unsure: bool,
}

/// What the policy decides, in that order, less what never gets its turn or changes nothing.
fn entries(policy: &Policy) -> Vec<Entry> {
    let entry = |test, answer| Entry {
        when: Condition(vec![test]),
        unless: Condition::default(),
        answer,
        is_rest: false,
        is_unsure: false,
    };
    let accepted = &policy.accept.value;
    let accept = (!accepted.is_empty()).then(|| entry(Test::Ties(accepted.clone()), Some(Answer::Accept)));
    let mut entries: Vec<Entry> = Vec::new();
    for entry in policy.rules.iter().map(Entry::of_rule).chain(accept) {
        if !entries.iter().any(|earlier| earlier.covers(&entry)) {
            entries.push(entry);
        }
    }
    let replies = &policy.replies;
    let rest = |class, reply| Entry { is_rest: true, ..entry(Test::Class(vec![class]), Answer::of(reply)) };
    let mut rest = vec![
        rest(Class::Known, &replies.known.value),
        Entry { is_unsure: true, ..rest(Class::Known, &replies.unsure.value) },
        rest(Class::Stranger, &replies.stranger.value),
        rest(Class::Spam, &replies.spam.value),
    ];
    rest.retain(|rest| !entries.iter().any(|earlier| earlier.covers(rest)));
    join_rest(&mut rest);
    entries.extend(rest);
    let changes_nothing = |index: &usize| {
        let entry = &entries[*index];
        let next = entries[*index + 1..].iter().find(|next| next.meets(entry));
        !entry.is_rest && next.is_some_and(|next| next.answer == entry.answer && next.covers(entry))
    };
    let idle: Vec<usize> = (0..entries.len()).filter(changes_nothing).collect();
    let of = entries.into_iter().enumerate().filter(|(index, _)| !idle.contains(index));
    of.map(|(_, entry)| entry).collect()
}

/// Joins what the `[replies]` table answers alike: everyone, or everyone but spam.
fn join_rest(rest: &mut Vec<Entry>) {
    let answers: Vec<_> = rest.iter().map(|entry| entry.answer).collect();
    let (when, joined) = match (answers.as_slice(), rest.last().is_some_and(Entry::is_spam)) {
        ([known, unsure, stranger, spam], _) if [unsure, stranger, spam] == [known; 3] => {
            (Condition::default(), 4)
        }
        ([known, unsure, stranger, _], _) | ([known, unsure, stranger], false)
            if [unsure, stranger] == [known; 2] =>
        {
            (not_spam(&Condition::default()), 3)
        }
        _ => return,
    };
    rest.drain(1..joined);
    if let Some(all) = rest.first_mut() {
        all.when = when;
    }
}

impl Entry {
    fn of_rule(rule: &Rule) -> Self {
        let (mut when, mut unless) = (plain(&rule.when), plain(&rule.unless));
        if unless.0 == [Test::Class(vec![Class::Spam])] {
            when = not_spam(&when);
            unless = Condition::default();
        }
        Self { when, unless, answer: Answer::of(&rule.reply), is_rest: false, is_unsure: false }
    }

    /// Whether nobody of the other is left when this has had its turn.
    fn covers(&self, other: &Self) -> bool {
        self.unless.0.is_empty() && implies(&other.when, &self.when)
    }

    /// Whether somebody can be of both, as far as classes tell.
    fn meets(&self, other: &Self) -> bool {
        let others = classes(&other.when);
        classes(&self.when).iter().any(|class| others.contains(class))
    }

    fn is_spam(&self) -> bool {
        classes(&self.when) == [Class::Spam]
    }

    /// The ties, where it asks for nothing else.
    fn ties(&self) -> Option<&[Tie]> {
        match self.when.0.as_slice() {
            [Test::Ties(ties)] if self.unless.0.is_empty() => Some(ties),
            _ => None,
        }
    }

    /// Names the people, if they can be named, after those of `earlier`.
    fn whom(&self, earlier: &[Self]) -> Option<String> {
        if self.is_unsure {
            return Some("people I can't place".to_owned());
        }
        let mut ties = earlier.iter().filter_map(Self::ties).flatten().peekable();
        if self.is_rest && classes(&self.when) == [Class::Known] && ties.peek().is_some() {
            let named = ties.any(|tie| Tie::BUILT_IN.contains(&tie.name()));
            return Some(if named { "people I know in other ways" } else { "most people I know" }.to_owned());
        }
        let others = earlier.iter().any(|it| {
            let can_be_meant = !self.is_spam() || it.is_spam();
            let is_said = it.answer.is_some() && it.answer != self.answer && it.named(false).is_some();
            can_be_meant && is_said && it.meets(self)
        });
        let only_pitches = self.when.0 == [Test::Class(vec![Class::Spam])] && self.unless.0.is_empty();
        match self.answer {
            Some(Answer::Ignore | Answer::Decline) if only_pitches && others => {
                Some(format!("other {PITCHES}"))
            }
            Some(Answer::Ignore | Answer::Decline) if only_pitches => Some(PITCHES.to_owned()),
            _ => self.named(others),
        }
    }

    /// Names the people by the conditions; `others` than those who were named.
    fn named(&self, others: bool) -> Option<String> {
        let whom = people(&self.when, others)?;
        if self.unless.0.is_empty() {
            return Some(whom);
        }
        let but = people(&self.unless, false)?;
        let but = but.strip_prefix("people ").map_or(but.clone(), |who| format!("those {who}"));
        Some(format!("{whom}{EXCEPT}{but}"))
    }
}

/// A condition without the word `suspected`: who is suspected is spam by that alone.
fn plain(condition: &Condition) -> Condition {
    let tests = condition.0.iter().filter(|test| !matches!(test, Test::Is(Flag::Suspected, _))).cloned();
    let mut plain = Condition(tests.collect());
    if condition.0.contains(&Test::Is(Flag::Suspected, true)) {
        plain.0.retain(|test| !matches!(test, Test::Class(_)));
        plain.0.push(Test::Class(vec![Class::Spam]));
    } else if plain.0.len() < condition.0.len() {
        plain = not_spam(&plain);
    }
    plain
}

/// The same condition, for all but spam.
fn not_spam(condition: &Condition) -> Condition {
    let mut classes = classes(condition);
    classes.retain(|class| *class != Class::Spam);
    let tests = condition.0.iter().filter(|test| !matches!(test, Test::Class(_))).cloned();
    Condition(tests.chain([Test::Class(classes)]).collect())
}

/// The classes that a condition can hold for.
fn classes(condition: &Condition) -> Vec<Class> {
    let of = |test: &Test| match test {
        Test::Class(classes) => Some(classes.clone()),
        Test::Ties(_) => Some(vec![Class::Known]),
        _ => None,
    };
    condition.0.iter().find_map(of).unwrap_or(vec![Class::Known, Class::Stranger, Class::Spam])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::known_names::KnownNames;
    use crate::policy::{Parsed, Place, parse};

    fn said(source: &str) -> Vec<String> {
        let replies =
            ["decline", "remind", "door-open", "accept", "why", "unhook", "coffee"].map(str::to_owned);
        let parsed: Parsed = parse(Place::BuiltIn, source.to_owned()).expect(source);
        let names = KnownNames::new(replies.into(), ["de", "en"].map(str::to_owned).into());
        let policy = parsed.validate(&names).expect(source);
        sentences(&policy)
    }

    #[test]
    fn each_answer_is_one_sentence_and_nothing_is_said_twice_or_against_another() {
        let statement = "I keep my connections here to people I've met or worked with.";
        let remind = "I ask people I can't place how we know each other.";
        let talk = "Rather than connect, I'm glad to talk by message with people I don't know.";
        let spam = "I say no to sales pitches.";
        for (policy, sentences) in [
            ("", &[statement, remind, spam, talk][..]),
            (
                "[[rule]]\nname = \"r\"\nwhen = { suspected = true }\nreply = \"ignore\"\n",
                &[statement, remind, "I don't answer sales pitches.", talk],
            ),
            (
                "[policy]\naccept = [\"met\", \"worked-together\", \"classmate\", \"client\"]\nstatement = \"I like to have met people\"\n",
                &[
                    "I like to have met people.",
                    "I also accept invitations from people I've worked with or studied with and my clients.",
                    remind,
                    "With thanks, I decline invitations from people I know in other ways.",
                    spam,
                    talk,
                ],
            ),
            (
                "[policy]\naccept = [\"met\"]\n[replies]\nunsure = \"decline\"\nstranger = \"decline\"\n",
                &[
                    "I accept invitations from people I've met.",
                    "With thanks, I decline invitations from everyone else.",
                ],
            ),
            ("[[rule]]\nname = \"r\"\nreply = \"ignore\"\n", &[statement, "I don't answer anyone."]),
            (
                "[[rule]]\nname = \"r\"\nunless = { class = \"spam\" }\nreply = \"accept\"\n",
                &[statement, "I also accept invitations from everyone who isn't selling something.", spam],
            ),
            (
                "[[rule]]\nname = \"r\"\nwhen = { class = \"stranger\" }\nreply = \"why\"\n",
                &[statement, remind, spam, "I ask people I don't know what brought them to my profile."],
            ),
            (
                "[[rule]]\nname = \"r\"\nwhen = { class = \"stranger\", has_note = true }\nreply = \"door-open\"\n",
                &[statement, remind, spam, talk],
            ),
        ] {
            assert_eq!(said(policy), sentences, "{policy}");
        }
    }

    #[test]
    fn a_rule_is_said_as_a_sentence_about_people() {
        for (rule, sentence) in [
            (
                "when = { class = \"stranger\", has_note = false }\nreply = \"why\"",
                "When an invitation comes from people I don't know who invite me without a note, I ask what brought them to \
                 my profile.",
            ),
            (
                "when = { ties = [\"client\", \"choir\"] }\nunless = { in_contacts = true }\nreply = \"ignore\"",
                "I don't answer my clients, except those who are in my address book.",
            ),
            (
                "when = { company = \"Acme\", min_mutuals = 1, max_mutuals = 3 }\nreply = \"decline\"",
                "With thanks, I decline invitations from people who work at Acme and who share 1 to 3 connections with me.",
            ),
            (
                "when = { headline = [\"cto\", \"recruit*\"] }\nreply = \"ignore\"",
                "I don't answer people whose headline mentions CTO or recruit…",
            ),
            (
                "when = { lang = \"de\", min_days_ago = 30 }\nreply = \"door-open\"",
                "Rather than connect, I'm glad to talk by message with people whose invitation is at least 30 days old and \
                 to whom I write in German, and people I don't know.",
            ),
        ] {
            let ties = "[ties]\nchoir = \"we sing together\"\n";
            let said = said(&format!("{ties}[[rule]]\nname = \"hush\"\nbecause = \"hush\"\n{rule}\n"));
            assert!(said.iter().any(|it| it == sentence), "{sentence}: {said:#?}");
            assert!(!said.concat().contains("hush") && !said.concat().contains("we sing"), "{said:?}");
        }
    }

    #[test]
    fn what_is_nobody_elses_business_is_not_said() {
        let default = said("");
        for rule in [
            "when = { from = \"Jane Doe\" }\nreply = \"ignore\"",
            "when = { headline = \"cto\" }\nunless = { from = \"Jane Doe\" }\nreply = \"accept\"",
            "when = { ties = \"choir\" }\nreply = \"accept\"",
            "when = { ties = \"client\" }\nreply = \"unhook\"",
            "when = { headline = \"cto\" }\nreply = \"coffee\"",
        ] {
            let ties = "[ties]\nchoir = \"we sing together\"\n";
            assert_eq!(said(&format!("{ties}[[rule]]\nname = \"r\"\n{rule}\n")), default, "{rule}");
        }
    }

    #[test]
    fn a_statement_in_another_language_is_not_mixed_in() {
        let german = "[me]\nlanguage = \"de\"\n[policy]\nstatement = \"Ich halte es klein.\"\n";
        let english = "[statements]\nen = \"I keep it small.\"\n";
        assert!(said(german)[0].starts_with("I accept"));
        assert_eq!(said(&format!("{german}{english}"))[0], "I keep it small.");
    }
}
