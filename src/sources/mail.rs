//! Invitation mail: what LinkedIn sends when somebody invites, raw or as a mail reader pipes it decoded.
//!
//! The forms are those of real mail of 2011 and 2016, and for 2025–26 those that other people's notes and
//! fixtures describe. The footer ("This email was intended for …") and the greeting name the recipient,
//! who is never taken for the inviter.

use std::borrow::Cow;

use jiff::Timestamp;
use mail_parser::{Message, MessageParser, PartType};

use crate::invitation::InvitationRecord;
use crate::text;

/// What an invitation mail tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mail {
    /// Who invites; may be empty in a mail that names nobody.
    pub from: String,
    /// The line under their name.
    pub headline: Option<String>,
    /// What they wrote, or LinkedIn's default; `None` in a mail that doesn't carry it.
    pub note: Option<String>,
    /// When it was sent.
    pub received: Option<Timestamp>,
    /// Whether it reminds of an invitation that an earlier mail brought.
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

/// A mail that is no invitation: what it is instead, as far as can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoInvitation {
    /// It has neither headers nor the words of an invitation.
    NoMail,
    /// LinkedIn tells that somebody accepted.
    Acceptance,
    /// LinkedIn suggests somebody to invite.
    Suggestion,
    /// Somebody wrote a message.
    Message,
    /// It reminds of an invitation that another mail brings.
    Reminder,
    /// Something else.
    Other,
}

impl NoInvitation {
    /// Every kind.
    pub const ALL: [Self; 6] =
        [Self::Reminder, Self::Acceptance, Self::Suggestion, Self::Message, Self::Other, Self::NoMail];

    /// Says how many there are: `2 reminders`.
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

    /// Says what the mail is.
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

/// Subjects of mail that is no invitation though the same senders send it; tried first.
const NOT_INVITATIONS: [(&str, NoInvitation); 6] = [
    ("accepted your invitation", NoInvitation::Acceptance),
    ("start a conversation with your new connection", NoInvitation::Acceptance),
    ("just messaged you", NoInvitation::Message),
    ("sent you a message", NoInvitation::Message),
    ("connections, experience, and more", NoInvitation::Suggestion),
    ("people you may know", NoInvitation::Suggestion),
];

/// Subjects of invitations and of reminders of them.
const INVITATIONS: [&str; 9] = [
    "invitation to connect on linkedin",
    "join my network on linkedin",
    "please add me to your linkedin network",
    "i want to connect",
    "wants to connect",
    "voglio collegarmi",
    "invitation is waiting for your response",
    "is waiting for your response",
    "invited you to connect",
];

/// Words around the inviter's name in a subject or a text: before it and behind it.
const NAME_BETWEEN: [(&str, &str); 6] = [
    ("", " invited you to connect"),
    ("", "'s invitation is waiting for your response"),
    ("", "’s invitation is waiting for your response"),
    ("", " is waiting for your response"),
    ("", " wants to connect"),
    ("", " requested to add you as a connection on LinkedIn:"),
];

/// Reads a mail.
///
/// # Errors
///
/// It is no invitation; the error says what it is instead.
pub fn read(raw: &[u8]) -> Result<Mail, NoInvitation> {
    let raw = raw.strip_prefix(b"\xef\xbb\xbf").unwrap_or(raw);
    // What has no headers at all is still read, as a decoded text.
    let parser = MessageParser::default();
    let message =
        parser.parse(raw).or_else(|| parser.parse(b"MIME-Version: 1.0\n\n")).ok_or(NoInvitation::NoMail)?;
    let subject = text::line(message.subject().unwrap_or_default());
    let body = body(&message, raw);
    is_invitation(&message, &subject, &body)?;
    let recipients = recipients(&message, &body);
    let block = Block::find(&body, &recipients);
    let in_body = |line: &String| named_in(line).filter(|name| !name.contains(','));
    let from = sender(&message)
        .or_else(|| named_in(without_prefixes(&subject)))
        .or_else(|| body.iter().find_map(in_body))
        .or_else(|| body.iter().find_map(|line| forwarded_from(line)))
        .or_else(|| body.iter().find_map(|line| line.strip_prefix("Accept invitation from ").map(text::line)))
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

/// The text part as lines without ends, and without the marks that mail readers put between parts. A
/// file that has no headers is all text. HTML is not read: LinkedIn sends its text beside it, and a
/// reader of HTML would cost every draft the setting up of its table of entities.
fn body(message: &Message<'_>, raw: &[u8]) -> Vec<String> {
    let part = message.text_bodies().find_map(|part| match &part.body {
        PartType::Text(text) => Some(text.clone()),
        _ => None,
    });
    let text = match part {
        _ if !has_headers(message) => String::from_utf8_lossy(raw),
        Some(part) => part,
        // A mail reader may pipe the parts decoded below a header that still announces them.
        None if message.parts.len() <= 1 => {
            String::from_utf8_lossy(raw.get(headers_end(raw)..).unwrap_or_default())
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

fn is_invitation(message: &Message<'_>, subject: &str, body: &[String]) -> Result<(), NoInvitation> {
    let lower = subject.to_lowercase();
    if let Some((_, kind)) = NOT_INVITATIONS.iter().find(|(words, _)| lower.contains(words)) {
        return Err(*kind);
    }
    let suggests = lower.contains(", add ") && !lower.contains("please add me");
    if suggests {
        return Err(NoInvitation::Suggestion);
    }
    let template = message.header_raw("X-LinkedIn-Template").unwrap_or_default().to_lowercase();
    let by_template = template.contains("invit") && !template.contains("accept");
    let by_subject = INVITATIONS.iter().any(|words| lower.contains(words));
    let by_text = body.iter().any(|line| {
        line.ends_with("requested to add you as a connection on LinkedIn:")
            || line.starts_with("Accept invitation from ")
            || (line.starts_with("Accept:") && line.contains("linkedin.com/") && line.contains("invit"))
    });
    if by_subject || by_template || by_text {
        Ok(())
    } else if has_headers(message) {
        Err(NoInvitation::Other)
    } else {
        Err(NoInvitation::NoMail)
    }
}

/// Whether a subject speaks of an invitation that came before.
fn is_reminder(subject: &str) -> bool {
    let lower = subject.to_lowercase();
    lower.contains("reminder:") || lower.contains("waiting for your response")
}

/// Where the headers end: behind the first blank line.
fn headers_end(raw: &[u8]) -> usize {
    let blank = |pair: &[u8]| pair == b"\n\n" || pair == b"\n\r";
    raw.windows(2).position(blank).map_or(raw.len(), |at| at + 1)
}

/// The inviter by the From header, unless that names LinkedIn itself, or whoever forwards the mail.
fn sender(message: &Message<'_>) -> Option<String> {
    let from = message.from()?.first()?;
    let name = text::line(from.name()?);
    let bare = without_via(&name);
    let forwards = !from.address().is_none_or(is_linkedins) && bare == name;
    (!bare.is_empty() && bare != "LinkedIn" && !forwards).then(|| bare.to_owned())
}

/// The inviter by a header that stands in the text of a forwarded mail.
fn forwarded_from(line: &str) -> Option<String> {
    let (name, address) = line.strip_prefix("From: ")?.split_once('<')?;
    let name = text::line(without_via(name.trim_matches(['"', ' '])).trim_matches(['"', ' ']));
    let address = address.split(['>', '<']).next().unwrap_or_default().trim();
    (is_linkedins(address) && !name.is_empty() && name != "LinkedIn").then_some(name)
}

/// Whether an address is one of LinkedIn's own.
fn is_linkedins(address: &str) -> bool {
    let host = address.rsplit('@').next().unwrap_or_default().to_lowercase();
    host == "linkedin.com" || host.ends_with(".linkedin.com")
}

/// A sender's name without LinkedIn's, in which it is sent.
fn without_via(name: &str) -> &str {
    name.trim_end_matches("(via LinkedIn)").trim_end_matches("via LinkedIn").trim_end()
}

/// Who received the mail, in lower case: by the To header, and by LinkedIn's footer.
fn recipients(message: &Message<'_>, body: &[String]) -> Vec<String> {
    let to = message.to().into_iter().flat_map(|to| to.iter()).filter_map(|to| to.name());
    let footer = body.iter().filter_map(|line| {
        let name = line.strip_prefix("This email was intended for ")?;
        Some(name.split(" (").next().unwrap_or(name).trim_end_matches('.'))
    });
    to.chain(footer).map(|name| text::line(name).to_lowercase()).collect()
}

/// A name that stands where a subject or a line has one.
fn named_in(line: &str) -> Option<String> {
    NAME_BETWEEN.iter().find_map(|(before, behind)| {
        let name = line.strip_prefix(before)?.strip_suffix(behind)?.trim();
        (!name.is_empty()).then(|| text::line(name))
    })
}

/// A subject without what mail readers of many languages and reminders put before it.
fn without_prefixes(subject: &str) -> &str {
    const PREFIXES: [&str; 12] =
        ["reminder", "fwd", "fw", "wg", "tr", "rv", "i", "enc", "doorst", "re", "aw", "antw"];
    let mut subject = subject;
    loop {
        let rest = match subject.split_once([':', ']']) {
            Some((tag, rest)) if tag.starts_with('[') || PREFIXES.contains(&tag.to_lowercase().trim()) => {
                rest
            }
            _ => break,
        };
        subject = rest.trim_start();
    }
    subject
}

/// The lines that show the inviter: name, headline, then a link to their profile.
struct Block {
    name: String,
    headline: Option<String>,
}

impl Block {
    fn find(body: &[String], recipients: &[String]) -> Option<Self> {
        let link =
            body.iter().position(|line| line.starts_with("View profile:") || line.starts_with("Accept:"))?;
        let above = body.get(..link)?;
        let paragraph: Vec<&String> = above
            .iter()
            .rev()
            .skip_while(|line| line.is_empty())
            .take_while(|line| !line.is_empty())
            .collect();
        // The lines come last first: the name is at the paragraph's top.
        let name = text::line(paragraph.last()?);
        let is_sentence =
            name.ends_with([',', ':', '!', '?']) || (name.ends_with('.') && name.split(' ').count() > 4);
        if is_sentence || name.contains("://") || recipients.contains(&name.to_lowercase()) {
            return None;
        }
        let headline = paragraph.len().checked_sub(2).and_then(|index| paragraph.get(index));
        Some(Self { name, headline: headline.map(|line| text::line(line)) })
    }
}

/// What stands between the greeting and the inviter's name: their note, or LinkedIn's default.
fn note(body: &[String], from: &str) -> Option<String> {
    let first = from.split(' ').next().filter(|first| !first.is_empty())?;
    let greets = |line: &&String| line.ends_with(',') && line.split(' ').count() <= 4 && line.len() > 1;
    let start = body.iter().position(|line| greets(&line))? + 1;
    let rest = body.get(start..)?;
    let is_link = |line: &String| {
        ["View profile:", "Accept:", "Accept invitation from "].iter().any(|link| line.starts_with(link))
    };
    let link = rest.iter().position(is_link)?;
    // The last name before the links signs; one within the note is the inviter's own doing.
    let signs = |line: &String| {
        let signed = line.strip_prefix("- ").is_some_and(|name| name.starts_with(first));
        signed || line == from
    };
    let end = rest[..link].iter().rposition(signs).unwrap_or(link);
    Some(text::lines(&rest[..end].join("\n")))
}
