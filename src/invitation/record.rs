//! An invitation as it is written down: by flags, JSON Lines, mail, exports and a policy's examples alike.

use jiff::{Timestamp, ZonedDateTime};
use serde::Deserialize;

use super::{Invitation, Person, Source};
use crate::diagnostic::{Code, Diagnostic};
use crate::known_names::KnownNames;
#[cfg(test)]
use crate::policy::json;
use crate::words::{Reason, RegisterChoice};

/// The facts as they are written, before any name in them was looked up.
///
/// An editor shows what stands above a field to whoever writes an example of a policy.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct InvitationRecord {
    /// Who invites; it may be empty.
    pub from: String,
    /// What they wrote; an empty text says that they wrote nothing.
    pub note: Option<String>,
    /// What you say of them: `known`, `unsure`, `stranger` or `spam`. Default: it follows from the rest.
    pub reason: Option<Reason>,
    /// How you know them: a list of `met`, `worked-together`, `classmate`, `client`, `conversation`,
    /// `referred`, and your own of `[ties]`.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<json::Tie>"))]
    pub ties: Vec<String>,
    /// What their note is about, as you'd name it to them: `"my Rust talk"`.
    pub topic: Option<String>,
    /// The line under their name.
    pub headline: Option<String>,
    /// Where they work.
    pub company: Option<String>,
    /// How many connections you share: 0 or more.
    pub mutuals: Option<u32>,
    /// Where their profile is.
    pub profile_url: Option<String>,
    /// When the invitation came: `"2026-01-26T15:40:00Z"`.
    pub received: Option<String>,
    /// How to greet them, verbatim.
    pub call: Option<String>,
    /// The language to reply in, or `auto`: their note's, else English. Default: that of `[me]`.
    #[cfg_attr(test, schemars(with = "Option<json::LangChoice>"))]
    pub lang: Option<String>,
    /// How formally to reply: `informal`, `formal` or `auto`. Default: that of `[registers]`, else of `[me]`.
    pub register: Option<RegisterChoice>,
    /// The reply that you chose, whatever the policy says.
    #[cfg_attr(test, schemars(with = "Option<json::Reply>"))]
    pub reply: Option<String>,
    /// Whether you asked, and the answer did not help: `true` or `false`. Default: `false`.
    #[serde(default)]
    pub asked: bool,
    /// Whether they are among your imported contacts: `true` or `false`. Default: it isn't known.
    pub in_contacts: Option<bool>,
    /// Whether they have invited you before: `true` or `false`. Default: it isn't known.
    pub invited_before: Option<bool>,
    /// How many days ago they invited you: 0 or more. Default: it isn't known.
    pub invited_days_ago: Option<u32>,
    /// The user says that the approach is abusive; only a flag can.
    #[serde(skip)]
    pub abusive: bool,
    /// Where the record was read.
    #[serde(skip)]
    pub source: Option<Source>,
}

/// A value of a record that can't be used.
#[derive(Debug)]
pub struct InvalidValue {
    /// The value as it is written.
    pub value: String,
    /// What stands at its caret, in a file that has one.
    pub label: &'static str,
    /// What is wrong with it. It has no location: whoever read the record knows that.
    pub diagnostic: Diagnostic,
}

impl InvitationRecord {
    /// The keys that are read, with their meanings, in the order in which the manual lists them.
    pub const KEYS: [(&str, &str); 18] = [
        ("from", "who invites; may be empty (required)"),
        ("note", "what they wrote; empty if they wrote nothing"),
        ("reason", "known, unsure, stranger or spam"),
        ("ties", "how you know them, a list"),
        ("topic", "what their note is about, in your words"),
        ("headline", "the line under their name"),
        ("company", "where they work"),
        ("mutuals", "how many connections you share"),
        ("profile_url", "where their profile is"),
        ("received", "when the invitation came: 2026-01-26T15:40:00Z"),
        ("call", "how to greet them, verbatim"),
        ("lang", "the language to reply in; auto takes the note's"),
        ("register", "informal, formal or auto"),
        ("reply", "the reply to give, whatever the policy says"),
        ("asked", "true if you asked, and the answer did not help"),
        ("in_contacts", "whether they are among your imported contacts"),
        ("invited_before", "whether they have invited you before"),
        ("invited_days_ago", "how many days ago the invitation came"),
    ];

    /// Looks up the names and reads the date, and makes every text safe to show. How long ago it came is reckoned
    /// from `now`, if that is given.
    ///
    /// # Errors
    ///
    /// The values that can't be used.
    pub fn resolve(
        self,
        known: &KnownNames,
        now: Option<&ZonedDateTime>,
    ) -> Result<Invitation, Vec<InvalidValue>> {
        let mut invalid = Vec::new();
        let mut ties = Vec::new();
        for name in &self.ties {
            let tie = checked(Some(name), |name| known.tie(name), "no such tie", &mut invalid);
            ties.extend(tie.filter(|tie| !ties.contains(tie)));
        }
        let contradicts = |reason: &Reason| *reason != Reason::Known && !self.ties.is_empty();
        checked(
            self.reason.filter(contradicts).map(Reason::name),
            contradiction,
            "not with a tie",
            &mut invalid,
        );
        let lang =
            checked(self.lang.as_deref(), |name| known.lang_choice(name), "no such language", &mut invalid);
        let reply = checked(self.reply.as_deref(), |name| known.reply(name), "no such reply", &mut invalid);
        let received = checked(self.received.as_deref(), time, "expected a time", &mut invalid);
        if !invalid.is_empty() {
            return Err(invalid);
        }
        let from = Person {
            name: self.from,
            headline: self.headline,
            company: self.company,
            profile_url: self.profile_url,
        };
        let days_ago = received.zip(now).and_then(|(received, now)| days_ago(received, now));
        let invitation = Invitation {
            from,
            call: self.call,
            note: self.note,
            topic: self.topic,
            ties,
            reason: self.reason,
            reply,
            mutuals: self.mutuals,
            in_contacts: self.in_contacts,
            invited_before: self.invited_before,
            invited_days_ago: self.invited_days_ago.or(days_ago),
            asked: self.asked,
            abusive: self.abusive,
            lang,
            register: self.register,
            received: received.map(|received| received.to_string()),
            source: self.source,
        };
        Ok(invitation.tidied())
    }
}

/// Checks a value, if it is given, and notes what is wrong with it.
fn checked<T>(
    value: Option<&str>,
    check: impl FnOnce(&str) -> Result<T, Diagnostic>,
    label: &'static str,
    invalid: &mut Vec<InvalidValue>,
) -> Option<T> {
    let value = value?;
    match check(value) {
        Ok(checked) => Some(checked),
        Err(diagnostic) => {
            invalid.push(InvalidValue { value: value.to_owned(), label, diagnostic });
            None
        }
    }
}

fn contradiction(reason: &str) -> Result<(), Diagnostic> {
    let message = format!("a tie and the reason `{reason}` contradict each other");
    let hint = "a tie makes them known: leave one of the two out";
    Err(Diagnostic::error(Code::Contradiction, message).hint(hint))
}

fn time(given: &str) -> Result<Timestamp, Diagnostic> {
    given.parse().map_err(|_| {
        Diagnostic::error(Code::InvalidValue, "`received` isn't a time")
            .hint("write it as 2026-01-26T15:40:00Z")
    })
}

/// How many days ago something came, in the user's calendar.
fn days_ago(received: Timestamp, now: &ZonedDateTime) -> Option<u32> {
    let day = received.to_zoned_datetime(now.time_zone().clone()).date();
    u32::try_from((now.date() - day).get_days()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_listed() {
        let error =
            serde_json::from_str::<InvitationRecord>("{\"?\": 1}").expect_err("no such key").to_string();
        let keys: Vec<&str> = error.split('`').skip(3).step_by(2).collect();
        assert_eq!(keys, InvitationRecord::KEYS.map(|(key, _)| key));
    }
}
