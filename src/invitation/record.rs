//! The unresolved form of an invitation, which flags, JSON Lines, mail, exports and a policy's examples share.

use std::ops::Not;

use jiff::civil::Date;
use jiff::{Timestamp, ZonedDateTime};
use serde::{Deserialize, Serialize};

use super::{Invitation, Person, Source};
use crate::diagnostic::{Code, Diagnostic};
use crate::known_names::KnownNames;
#[cfg(test)]
use crate::policy::json;
use crate::text;
use crate::words::{Reason, RegisterChoice};

/// The facts as they are written, before names are looked up.
///
/// The comments on the fields are also the descriptions in the JSON schema of a policy, where they address the
/// author of an example.
#[derive(Clone, Debug, Default, Deserialize, Serialize, PartialEq)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct InvitationRecord {
    /// Who invites; it may be empty.
    pub from: String,
    /// What they wrote; an empty text says that they wrote nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What you say of them: `known`, `unsure`, `stranger` or `spam`. Default: it follows from the rest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// How you know them: a list of `met`, `worked-together`, `classmate`, `client`, `conversation`,
    /// `referred`, and your own of `[ties]`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(with = "Vec<json::Tie>"))]
    pub ties: Vec<String>,
    /// What their note is about, as you'd name it to them: `"my Rust talk"`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
    /// The line under their name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub headline: Option<String>,
    /// Where they work.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company: Option<String>,
    /// How many connections you share: 0 or more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mutuals: Option<u32>,
    /// Where their profile is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile_url: Option<String>,
    /// When the invitation came: `"2026-01-26T15:40:00Z"`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub received: Option<String>,
    /// How to greet them, verbatim.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call: Option<String>,
    /// The language to reply in, or `auto`: their note's, else English. Default: that of `[me]`.
    #[cfg_attr(test, schemars(with = "Option<json::LangChoice>"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// How formally to reply: `informal`, `formal` or `auto`. Default: that of `[registers]`, else of `[me]`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub register: Option<RegisterChoice>,
    /// The reply that you chose, whatever the policy says.
    #[cfg_attr(test, schemars(with = "Option<json::Reply>"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reply: Option<String>,
    /// Whether you asked, and the answer did not help: `true` or `false`. Default: `false`.
    #[serde(default, skip_serializing_if = "Not::not")]
    pub asked: bool,
    /// Whether they are among your imported contacts: `true` or `false`. Default: it isn't known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_contacts: Option<bool>,
    /// Whether they have invited you before: `true` or `false`. Default: it isn't known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invited_before: Option<bool>,
    /// How many days ago they invited you: 0 or more. Default: it isn't known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invited_days_ago: Option<u32>,
    /// Whether the user called the approach abusive, which only a flag does.
    #[serde(skip)]
    pub abusive: bool,
    /// Whether only the beginning of the note is known; only a page says so.
    #[serde(skip)]
    pub note_cut: bool,
    /// How long ago the invitation came, in the words of a page.
    #[serde(skip)]
    pub age: Option<String>,
    /// Whether a mail reminds of an invitation that an earlier one announced.
    #[serde(skip)]
    pub is_reminder: bool,
    /// The place that the record was read from.
    #[serde(skip)]
    pub source: Option<Source>,
}

/// An invalid value of a record.
#[derive(Debug)]
pub struct InvalidValue {
    /// The value as it is written.
    pub value: String,
    /// The label of the caret, where a diagnostic quotes the file.
    pub label: &'static str,
    /// The error, without a location, which only the reader of the record knows.
    pub diagnostic: Diagnostic,
}

impl InvitationRecord {
    /// The keys with their meanings, in the order of the manual.
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
        ("received", "when it came: 2026-01-26, or 2026-01-26T15:40:00Z"),
        ("call", "how to greet them, verbatim"),
        ("lang", "the language to reply in; auto takes the note's"),
        ("register", "informal, formal or auto"),
        ("reply", "the reply to give, whatever the policy says"),
        ("asked", "true if you asked, and the answer did not help"),
        ("in_contacts", "whether they are among your imported contacts"),
        ("invited_before", "whether they have invited you before"),
        ("invited_days_ago", "how many days ago the invitation came"),
    ];

    /// Looks up the names, parses the date, and makes all texts safe to print. The days since it came are
    /// counted up to `now`, if that is given.
    ///
    /// # Errors
    ///
    /// Returns all invalid values.
    pub fn resolve(
        self,
        known: &KnownNames,
        now: Option<&ZonedDateTime>,
    ) -> Result<Invitation, Vec<InvalidValue>> {
        let mut invalid = Vec::new();
        let mut ties = Vec::new();
        for name in &self.ties {
            let tie = check(&mut invalid, Some(name), |name| known.tie(name), "no such tie");
            ties.extend(tie.filter(|tie| !ties.contains(tie)));
        }
        if let Some(reason) = self.reason
            && reason != Reason::Known
            && !self.ties.is_empty()
        {
            let (value, diagnostic) = (reason.name().to_owned(), contradiction(reason));
            invalid.push(InvalidValue { value, label: "not with a tie", diagnostic });
        }
        let lang =
            check(&mut invalid, self.lang.as_deref(), |name| known.lang_choice(name), "no such language");
        let reply = check(&mut invalid, self.reply.as_deref(), |name| known.reply(name), "no such reply");
        let received = self.received.as_deref();
        let received = check(&mut invalid, received, |text| parse_received(text, now), "expected a time");
        if !invalid.is_empty() {
            return Err(invalid);
        }
        let (received, days_ago) = received.unzip();
        let invitation = Invitation {
            from: Person {
                name: text::repaired(&self.from).into_owned(),
                headline: self.headline,
                company: self.company,
                profile_url: self.profile_url,
            },
            call: self.call,
            note: self.note,
            topic: self.topic,
            ties,
            reason: self.reason,
            reply,
            mutuals: self.mutuals,
            in_contacts: self.in_contacts,
            invited_before: self.invited_before,
            invited_days_ago: self.invited_days_ago.or(days_ago.flatten()),
            asked: self.asked,
            abusive: self.abusive,
            lang,
            register: self.register,
            received,
            note_cut: self.note_cut,
            age: self.age,
            source: self.source,
        };
        Ok(invitation.tidied())
    }
}

impl From<&Invitation> for InvitationRecord {
    /// The record that the invitation can be read from again.
    fn from(invitation: &Invitation) -> Self {
        let Invitation { from, note, topic, ties, reply, lang, received, .. } = invitation.clone();
        Self {
            from: from.name,
            headline: from.headline,
            company: from.company,
            profile_url: from.profile_url,
            call: invitation.call.clone(),
            note,
            topic,
            ties: ties.iter().map(|tie| tie.name().to_owned()).collect(),
            reason: invitation.reason,
            reply: reply.map(|reply| reply.to_string()),
            mutuals: invitation.mutuals,
            in_contacts: invitation.in_contacts,
            invited_before: invitation.invited_before,
            // The days go on; the moment stays.
            invited_days_ago: invitation.invited_days_ago.filter(|_| received.is_none()),
            asked: invitation.asked,
            lang: lang.map(|lang| lang.name().to_owned()),
            register: invitation.register,
            received,
            // The others have no key.
            ..Self::default()
        }
    }
}

/// Converts a value; an error is added to `invalid`.
fn check<T>(
    invalid: &mut Vec<InvalidValue>,
    value: Option<&str>,
    convert: impl FnOnce(&str) -> Result<T, Diagnostic>,
    label: &'static str,
) -> Option<T> {
    let value = value?;
    let add = |diagnostic| invalid.push(InvalidValue { value: value.to_owned(), label, diagnostic });
    convert(value).map_err(add).ok()
}

fn contradiction(reason: Reason) -> Diagnostic {
    let message = format!("a tie and the reason `{}` contradict each other", reason.name());
    Diagnostic::error(Code::Contradiction, message).hint("a tie makes them known: leave one of the two out")
}

/// Parses when an invitation came: as it is written, and the calendar days until `now` in the user's time zone, unless
/// they aren't known or it is in the future.
fn parse_received(text: &str, now: Option<&ZonedDateTime>) -> Result<(String, Option<u32>), Diagnostic> {
    let (received, day) = if let Ok(time) = text.parse::<Timestamp>() {
        (time.to_string(), now.map(|now| time.to_zoned_datetime(now.time_zone().clone()).date()))
    } else if let Ok(day) = Date::strptime("%Y-%m-%d", text) {
        (day.to_string(), Some(day))
    } else {
        return Err(Diagnostic::error(Code::InvalidValue, "`received` is neither a date nor a time")
            .hint("write it as 2026-01-26 or 2026-01-26T15:40:00Z"));
    };
    let days = now.zip(day).and_then(|(now, day)| u32::try_from((now.date() - day).get_days()).ok());
    Ok((received, days))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invitation_becomes_the_record_that_it_was_read_from() {
        let record = serde_json::json!({
            "from": "Ana Ruiz", "note": "Hola", "reason": "known", "ties": ["met"], "topic": "my talk",
            "headline": "Engineer", "company": "Renfe", "mutuals": 3, "profile_url": "https://example.com/ana",
            "received": "2026-01-26", "call": "Hi Ana,", "lang": "auto", "register": "formal",
            "reply": "why", "asked": true, "in_contacts": true, "invited_before": false,
        });
        let read: InvitationRecord = serde_json::from_value(record.clone()).expect("a record");
        let invitation =
            read.resolve(&KnownNames::new(vec!["why".to_owned()], Vec::new()), None).expect("an invitation");
        let again = serde_json::to_value(InvitationRecord::from(&invitation)).expect("JSON");
        assert_eq!(again, record);
    }

    #[test]
    fn every_key_is_listed() {
        let error =
            serde_json::from_str::<InvitationRecord>("{\"?\": 1}").expect_err("no such key").to_string();
        let keys: Vec<&str> = error.split('`').skip(3).step_by(2).collect();
        assert_eq!(keys, InvitationRecord::KEYS.map(|(key, _)| key));
    }
}
