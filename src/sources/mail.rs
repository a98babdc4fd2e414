//! LinkedIn's invitation mail, raw or as a mail reader pipes it decoded.
//!
//! The forms of 2011 and 2016 are those of real mail, the forms of 2025–26 those of other people's notes and
//! fixtures. The footer ("This email was intended for …") and the greeting name the recipient, who is never
//! returned as the inviter.

use std::borrow::Cow;

use jiff::Timestamp;
use mail_parser::{Message, MessageParser, PartType};

use crate::invitation::InvitationRecord;
use crate::text;

/// The content of an invitation mail.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mail {
    /// The inviter's name; empty in a mail that names nobody.
    pub from: String,
    /// The line under their name.
    pub headline: Option<String>,
    /// Their note, or LinkedIn's default text; `None` in a mail without it.
    pub note: Option<String>,
    /// When the mail was sent.
    pub received: Option<Timestamp>,
    /// Whether it is a reminder of an invitation that an earlier mail announced.
    pub is_reminder: bool,
}

impl From<Mail> for InvitationRecord {
    fn from(mail: Mail) -> Self {
        Self {
            from: mail.from,
            headline: mail.headline,
            note: mail.note,
            received: mail.received.map(|received| received.to_string()),
            ..Self::default()
        }
    }
}

/// The kind of a mail that is no invitation, as far as it can be recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoInvitation {
    /// It has neither headers nor the text of an invitation.
    NoMail,
    /// LinkedIn reports that somebody accepted an invitation.
    Acceptance,
    /// LinkedIn suggests somebody to invite.
    Suggestion,
    /// LinkedIn reports a message.
    Message,
    /// It is a reminder of an invitation that another mail or an export has.
    Reminder,
    /// Any other mail.
    Other,
}

impl NoInvitation {
    /// All kinds, in the order in which their counts are listed.
    pub const ALL: [Self; 6] =
        [Self::Reminder, Self::Acceptance, Self::Suggestion, Self::Message, Self::Other, Self::NoMail];

    /// Returns a number of mails of this kind in words: `2 reminders`.
    pub fn count(self, number: usize) -> String {
        match self {
            Self::NoMail => format!("{number} without mail in it"),
            Self::Acceptance => text::count(number, "acceptance"),
            Self::Suggestion => text::count(number, "suggestion"),
            Self::Message => text::count(number, "message"),
            Self::Reminder => text::count(number, "reminder"),
            Self::Other => format!("{number} of another kind"),
        }
    }

    /// Returns a clause that describes one mail of this kind.
    pub fn describe(self) -> &'static str {
        match self {
            Self::NoMail => "it holds no mail",
            Self::Acceptance => "it tells that somebody accepted an invitation of yours",
            Self::Suggestion => "it suggests somebody to you",
            Self::Message => "it tells of a message",
            Self::Reminder => "it reminds of an invitation that another mail brings",
            Self::Other => "it doesn't look like LinkedIn's invitation mail",
        }
    }
}

/// Parts of subjects, in lower case, of other mail from the same senders; matched before [`INVITATIONS`].
const NOT_INVITATIONS: [(&str, NoInvitation); 6] = [
    ("accepted your invitation", NoInvitation::Acceptance),
    ("start a conversation with your new connection", NoInvitation::Acceptance),
    ("just messaged you", NoInvitation::Message),
    ("sent you a message", NoInvitation::Message),
    ("connections, experience, and more", NoInvitation::Suggestion),
    ("people you may know", NoInvitation::Suggestion),
];

/// Parts of the subjects of invitations and reminders, in lower case.
const INVITATIONS: [&str; 8] = [
    "invitation to connect on linkedin",
    "join my network on linkedin",
    "please add me to your linkedin network",
    "i want to connect",
    "wants to connect",
    "voglio collegarmi",
    "is waiting for your response",
    "invited you to connect",
];

/// The end of a line of the body that the inviter's name begins.
const REQUESTED: &str = " requested to add you as a connection on LinkedIn:";

/// The start of a line of the body that the inviter's name ends.
const ACCEPT_FROM: &str = "Accept invitation from ";

/// Texts that follow the inviter's name in a subject or a line of the body.
const AFTER_NAME: [&str; 6] = [
    " invited you to connect",
    "'s invitation is waiting for your response",
    "’s invitation is waiting for your response",
    " is waiting for your response",
    " wants to connect",
    REQUESTED,
];

/// Parses a mail.
///
/// # Errors
///
/// The mail is no invitation; the error is its kind.
pub fn read(raw: &[u8]) -> Result<Mail, NoInvitation> {
    let raw = raw.strip_prefix(b"\xef\xbb\xbf").unwrap_or(raw);
    // A text without headers is still read, as a body that is already decoded.
    let parser = MessageParser::default();
    let message =
        parser.parse(raw).or_else(|| parser.parse(b"MIME-Version: 1.0\n\n")).ok_or(NoInvitation::NoMail)?;
    let subject = text::line(message.subject().unwrap_or_default());
    let body = body(&message, raw);
    check_is_invitation(&message, &subject, &body)?;
    let block = ProfileBlock::find(&body, &recipients(&message, &body));
    let from = sender(&message)
        .or_else(|| name_in_text(&subject, &body))
        .or_else(|| block.as_ref().map(|block| block.name.clone()))
        .unwrap_or_default();
    Ok(Mail {
        note: note(&body, &from),
        headline: block.filter(|block| block.name == from).and_then(|block| block.headline),
        is_reminder: is_reminder(&subject),
        received: message.date().and_then(|date| Timestamp::from_second(date.to_timestamp()).ok()),
        from,
    })
}

/// Returns the trimmed lines of the text part, without the markers that mail readers put between parts.
///
/// A file without headers is a body as a whole. HTML is not parsed: LinkedIn sends a text part beside it, and
/// an HTML parser would cost every draft the initialisation of its table of entities.
fn body(message: &Message<'_>, raw: &[u8]) -> Vec<String> {
    let part = message.text_bodies().find_map(|part| match &part.body {
        PartType::Text(text) => Some(text.clone()),
        _ => None,
    });
    let text = match part {
        _ if !has_headers(message) => String::from_utf8_lossy(raw),
        Some(part) => part,
        // A mail reader may pipe decoded parts below a header that still announces a multipart message.
        None if message.parts.len() <= 1 => {
            String::from_utf8_lossy(raw.get(end_of_headers(raw)..).unwrap_or_default())
        }
        None => Cow::default(),
    };
    text::lines(&text)
        .lines()
        .filter(|line| !line.starts_with("[-- "))
        .map(|line| line.trim().to_owned())
        .collect()
}

fn has_headers(message: &Message<'_>) -> bool {
    message.from().is_some() || message.subject().is_some()
}

/// Returns the offset of the first blank line, where the headers end.
fn end_of_headers(raw: &[u8]) -> usize {
    raw.windows(2).position(|pair| matches!(pair, b"\n\n" | b"\n\r")).map_or(raw.len(), |at| at + 1)
}

/// Checks that a mail is an invitation or a reminder; the error is its kind otherwise.
fn check_is_invitation(message: &Message<'_>, subject: &str, body: &[String]) -> Result<(), NoInvitation> {
    let subject = subject.to_lowercase();
    if let Some((_, kind)) = NOT_INVITATIONS.iter().find(|(words, _)| subject.contains(words)) {
        return Err(*kind);
    }
    if subject.contains(", add ") && !subject.contains("please add me") {
        return Err(NoInvitation::Suggestion);
    }
    let template = message.header_raw("X-LinkedIn-Template").unwrap_or_default().to_lowercase();
    let by_template = template.contains("invit") && !template.contains("accept");
    let by_subject = INVITATIONS.iter().any(|words| subject.contains(words));
    let by_body = || {
        body.iter().any(|line| {
            line.ends_with(REQUESTED.trim_start())
                || line.starts_with(ACCEPT_FROM)
                || (line.starts_with("Accept:") && line.contains("linkedin.com/") && line.contains("invit"))
        })
    };
    match by_subject || by_template || by_body() {
        true => Ok(()),
        false if has_headers(message) => Err(NoInvitation::Other),
        false => Err(NoInvitation::NoMail),
    }
}

/// Whether a subject is that of a reminder.
fn is_reminder(subject: &str) -> bool {
    let subject = subject.to_lowercase();
    subject.contains("reminder:") || subject.contains("waiting for your response")
}

/// Returns the inviter's name from the From header, unless it names LinkedIn itself or a person who forwarded
/// the mail.
fn sender(message: &Message<'_>) -> Option<String> {
    let from = message.from()?.first()?;
    let full = text::line(from.name()?);
    let name = without_via(&full);
    let is_forwarder = !from.address().is_none_or(is_of_linkedin) && name == full;
    (!name.is_empty() && name != "LinkedIn" && !is_forwarder).then(|| name.to_owned())
}

/// Returns the inviter's name from the subject, else from a line of the body.
fn name_in_text(subject: &str, body: &[String]) -> Option<String> {
    let lines = || body.iter().map(String::as_str);
    name_before_phrase(without_prefixes(subject))
        .or_else(|| lines().filter_map(name_before_phrase).find(|name| !name.contains(',')))
        .or_else(|| lines().find_map(forwarded_sender))
        .or_else(|| lines().find_map(|line| line.strip_prefix(ACCEPT_FROM).map(text::line)))
}

/// Returns the name that one of [`AFTER_NAME`] follows.
fn name_before_phrase(line: &str) -> Option<String> {
    AFTER_NAME.iter().find_map(|phrase| {
        let name = line.strip_suffix(phrase)?.trim();
        (!name.is_empty()).then(|| text::line(name))
    })
}

/// Returns the inviter's name from a From header that is quoted in the body of a forwarded mail.
fn forwarded_sender(line: &str) -> Option<String> {
    let (name, address) = line.strip_prefix("From: ")?.split_once('<')?;
    let name = text::line(without_via(name.trim_matches(['"', ' '])).trim_matches(['"', ' ']));
    let address = address.split(['>', '<']).next().unwrap_or_default().trim();
    (is_of_linkedin(address) && !name.is_empty() && name != "LinkedIn").then_some(name)
}

/// Whether a mail address is one of LinkedIn's.
fn is_of_linkedin(address: &str) -> bool {
    let host = address.rsplit('@').next().unwrap_or_default().to_lowercase();
    host == "linkedin.com" || host.ends_with(".linkedin.com")
}

/// Strips `via LinkedIn` from a sender's name.
fn without_via(name: &str) -> &str {
    name.trim_end_matches("(via LinkedIn)").trim_end_matches("via LinkedIn").trim_end()
}

/// Returns the names of the recipients in lower case, from the To header and LinkedIn's footer.
fn recipients(message: &Message<'_>, body: &[String]) -> Vec<String> {
    let to = message.to().into_iter().flat_map(|to| to.iter()).filter_map(|to| to.name());
    let footer = body.iter().filter_map(|line| {
        let name = line.strip_prefix("This email was intended for ")?;
        Some(name.split(" (").next().unwrap_or(name).trim_end_matches('.'))
    });
    to.chain(footer).map(|name| text::line(name).to_lowercase()).collect()
}

/// Strips the prefixes of replies, forwards and reminders from a subject, as mail readers of many languages set
/// them, and tags like `[EXTERNAL]`.
fn without_prefixes(mut subject: &str) -> &str {
    const PREFIXES: [&str; 12] =
        ["reminder", "fwd", "fw", "wg", "tr", "rv", "i", "enc", "doorst", "re", "aw", "antw"];
    while let Some((prefix, rest)) = subject.split_once([':', ']'])
        && (prefix.starts_with('[') || PREFIXES.contains(&prefix.to_lowercase().trim()))
    {
        subject = rest.trim_start();
    }
    subject
}

/// The paragraph above a link to the inviter's profile: name, then headline.
struct ProfileBlock {
    name: String,
    headline: Option<String>,
}

impl ProfileBlock {
    fn find(body: &[String], recipients: &[String]) -> Option<Self> {
        let link =
            body.iter().position(|line| line.starts_with("View profile:") || line.starts_with("Accept:"))?;
        let above = body.get(..link)?.iter().rev().skip_while(|line| line.is_empty());
        // From the last line to the first.
        let paragraph: Vec<String> =
            above.take_while(|line| !line.is_empty()).map(|line| text::line(line)).collect();
        let (name, below) = paragraph.split_last()?;
        let is_sentence =
            name.ends_with([',', ':', '!', '?']) || (name.ends_with('.') && name.split(' ').count() > 4);
        let is_name = !is_sentence && !name.contains("://") && !recipients.contains(&name.to_lowercase());
        is_name.then(|| Self { name: name.clone(), headline: below.last().cloned() })
    }
}

/// Returns the text between the greeting and the inviter's name: their note, or LinkedIn's default.
fn note(body: &[String], from: &str) -> Option<String> {
    let first_name = from.split(' ').next().filter(|name| !name.is_empty())?;
    let is_greeting = |line: &String| line.ends_with(',') && line.split(' ').count() <= 4 && line.len() > 1;
    let rest = body.get(body.iter().position(is_greeting)? + 1..)?;
    let is_link =
        |line: &String| ["View profile:", "Accept:", ACCEPT_FROM].iter().any(|link| line.starts_with(link));
    let link = rest.iter().position(is_link)?;
    // The signature is the last name before the links: the note itself may contain the name too.
    let is_signature = |line: &String| {
        line == from || line.strip_prefix("- ").is_some_and(|name| name.starts_with(first_name))
    };
    let end = rest[..link].iter().rposition(is_signature).unwrap_or(link);
    Some(text::lines(&rest[..end].join("\n")))
}
