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

#[cfg(test)]
mod tests {
    use super::*;

    const OF_2011: &str = "From: Ana Ruiz Vidal via LinkedIn <member@linkedin.com>\r\n\
        Subject: Invitation to connect on LinkedIn\r\nTo: Sam <sam@example.org>\r\n\
        Date: Mon, 3 Oct 2011 09:15:00 +0200\r\nMIME-Version: 1.0\r\n\
        Content-Type: text/plain; charset=UTF-8\r\n\r\nLinkedIn\r\n------------\r\n\r\n\
        \x20   Ana Ruiz Vidal requested to add you as a connection on LinkedIn:\r\n  \r\n\
        ------------------------------------------\r\n\r\nSam,\r\n\r\n\
        I liked your talk on parsers.\r\n\r\n- Ana\r\n\r\nAccept invitation from Ana Ruiz Vidal\r\n";

    const OF_2016: &str = "From: =?UTF-8?Q?Ren=C3=A9?= Marlow <invitations@linkedin.com>\r\n\
        Subject: Sam, please add me to your LinkedIn network\r\nTo: Sam Rivera <sam@example.org>\r\n\
        Date: Mon, 2 May 2016 19:34:46 +0000 (UTC)\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/alternative; boundary=\"b\"\r\n\r\n--b\r\n\
        Content-Type: text/plain;charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
        Hi Sam,\r\n\r\nI'd like to join your LinkedIn network.\r\n\r\nRen=C3=A9 Marlow\r\nHead of =\r\nThings\r\n\r\n\
        View profile: https://www.linkedin.com/x\r\n\r\n.....\r\n\r\n\
        This email was intended for Sam Rivera (Baker).\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Sam</p>\r\n--b--\r\n";

    fn mail(from: &str, subject: &str, body: &str) -> String {
        format!("From: {from}\nSubject: {subject}\nTo: Sam <s@example.org>\n\n{body}")
    }

    #[test]
    fn the_mail_of_2011_is_read() {
        let read = read(OF_2011.as_bytes()).expect("an invitation");
        assert_eq!(read.from, "Ana Ruiz Vidal");
        assert_eq!(read.note.as_deref(), Some("I liked your talk on parsers."));
        assert_eq!(read.received.map(|t| t.to_string()).as_deref(), Some("2011-10-03T07:15:00Z"));
    }

    #[test]
    fn the_mail_of_2016_is_read_and_the_recipient_is_not_the_inviter() {
        let read = read(OF_2016.as_bytes()).expect("an invitation");
        assert_eq!(read.from, "René Marlow");
        assert_eq!(read.headline.as_deref(), Some("Head of Things"));
        assert_eq!(read.note.as_deref(), Some("I'd like to join your LinkedIn network."));
    }

    #[test]
    fn a_mail_reader_may_have_decoded_it_and_dropped_the_headers() {
        let piped = "[-- Attachment #1 --]\n[-- Type: text/plain, Encoding: quoted-printable --]\n\nHi Sam,\n\n\
            It was good to meet you in Ghent.\n\nRené Marlow\nBaker\n\nView profile: https://x\n";
        let with_headers = mail(
            "René Marlow <invitations@linkedin.com>",
            "Sam, please add me to your LinkedIn network",
            piped,
        );
        let read_one = read(with_headers.as_bytes()).expect("an invitation");
        assert_eq!(read_one.from, "René Marlow");
        assert_eq!(read_one.note.as_deref(), Some("It was good to meet you in Ghent."));
        let without = OF_2011.split_once("\r\n\r\n").expect("a body").1;
        for start in ["", "\n"] {
            let text = format!("{start}{without}");
            assert_eq!(read(text.as_bytes()).expect("an invitation").from, "Ana Ruiz Vidal");
        }
        let accept = "Accept: https://www.linkedin.com/comm/people/invite-accept?x\n";
        let read_bare = read(format!("{piped}\n{accept}").as_bytes()).expect("an invitation");
        assert_eq!((read_bare.from.as_str(), read_bare.headline.as_deref()), ("René Marlow", Some("Baker")));
    }

    #[test]
    fn the_current_forms_and_reminders_name_the_inviter_where_they_can() {
        let block = "Hi Sam,\n\nGood to meet you.\n\nAna Ruiz\nBaker\n\nAccept: https://www.linkedin.com/comm/invitations?x\n";
        for (from, subject, body) in [
            ("Ana Ruiz via LinkedIn <invitations@linkedin.com>", "I want to connect", block),
            ("LinkedIn <invitations@linkedin.com>", "I want to connect", block),
            ("LinkedIn <invitations@linkedin.com>", "Ana Ruiz wants to connect", ""),
            (
                "Ana Ruiz <messages-noreply@linkedin.com>",
                "Ana Ruiz's invitation is waiting for your response",
                "",
            ),
            ("LinkedIn <invitations@linkedin.com>", "Ana Ruiz is waiting for your response", ""),
            (
                "\"Ana Ruiz (via LinkedIn)\" <messages-noreply@linkedin.com>",
                "Reminder: Ana Ruiz invited you to connect",
                "",
            ),
        ] {
            let read = read(mail(from, subject, body).as_bytes()).expect(subject);
            assert_eq!(read.from, "Ana Ruiz", "{from} {subject}");
        }
    }

    /// The form of 2025-26, as LinkedIn sends it.
    const OF_2026: &str = "From: Ana Ruiz via LinkedIn <invitations@linkedin.com>\r\n\
        Subject: I want to connect\r\nTo: Sam Rivera <sam@example.org>\r\n\
        Date: Mon, 26 Jan 2026 15:40:00 +0000 (UTC)\r\nMIME-Version: 1.0\r\n\
        X-LinkedIn-Class: INVITE-MBR\r\nX-LinkedIn-Template: email_m2m_invite_single_02\r\n\
        Content-Type: multipart/alternative;\r\n\tboundary=\"----=_Part_1\"\r\n\r\n\
        ------=_Part_1\r\nContent-Type: text/plain;charset=UTF-8\r\n\
        Content-Transfer-Encoding: quoted-printable\r\n\r\n\
        Hi Sam,\r\n\r\nIt was good to meet you at the caf=C3=A9 in Gh=\r\nent.\r\n\r\n\
        Ana Ruiz\r\nBaker at Ruiz &amp; Co\r\n\r\n\
        Accept: https://www.linkedin.com/comm/invitations?midToken=3DAQ&trk=3Dx\r\n\r\n\
        View profile: https://www.linkedin.com/comm/in/ana-ruiz?x=3D1\r\n\r\n\
        ----------------------------------------\r\n\r\n\
        This email was intended for Sam Rivera (Head of Things)\r\n\
        ------=_Part_1\r\nContent-Type: text/html;charset=UTF-8\r\n\r\n<p>Sam Rivera</p>\r\n------=_Part_1--\r\n";

    /// The same as mail readers pipe it: the text decoded, below all headers, some, or none.
    fn piped() -> Vec<(&'static str, String)> {
        let text = "Hi Sam,\n\nIt was good to meet you at the caf\u{e9} in Ghent.\n\nAna Ruiz\nBaker at Ruiz &amp; Co\n\n\
            Accept: https://www.linkedin.com/comm/invitations?midToken=AQ&trk=x\n\n\
            View profile: https://www.linkedin.com/comm/in/ana-ruiz?x=1\n\n----------------------------------------\n\n\
            This email was intended for Sam Rivera (Head of Things)\n";
        let mutt = "Date: Mon, 26 Jan 2026 15:40:00 +0000 (UTC)\nFrom: Ana Ruiz via LinkedIn <invitations@linkedin.com>\n\
            To: Sam Rivera <sam@example.org>\nSubject: I want to connect\n";
        let marks = "[-- Attachment #1 --]\n\
            [-- Type: text/plain, Encoding: quoted-printable, Size: 1.2K --]\n\n";
        let all = "MIME-Version: 1.0\nContent-Type: multipart/alternative;\n\tboundary=\"----=_Part_1\"\n";
        let himalaya = "From: Ana Ruiz via LinkedIn <invitations@linkedin.com>\nTo: Sam Rivera <sam@example.org>\n\
            Subject: I want to connect\n";
        vec![
            ("mutt", format!("{mutt}\n{text}")),
            ("mutt, with marks", format!("{mutt}\n{marks}{text}")),
            ("mutt, all headers", format!("{mutt}{all}\n{text}")),
            ("himalaya", format!("{himalaya}\n{text}")),
            ("himalaya, carriage returns", format!("{himalaya}\n{text}").replace('\n', "\r\n")),
            ("no headers", text.to_owned()),
        ]
    }

    #[test]
    fn the_mail_of_2026_is_read_raw_and_as_mail_readers_pipe_it() {
        for (how, raw) in piped().into_iter().chain([("raw", OF_2026.to_owned())]) {
            let read = read(raw.as_bytes()).expect(how);
            assert_eq!(read.from, "Ana Ruiz", "{how}");
            assert_eq!(read.headline.as_deref(), Some("Baker at Ruiz &amp; Co"), "{how}");
            let note = "It was good to meet you at the caf\u{e9} in Ghent.";
            assert_eq!(read.note.as_deref(), Some(note), "{how}");
        }
    }

    #[test]
    fn the_recipient_is_never_the_inviter() {
        let linkedin = "LinkedIn <invitations@linkedin.com>";
        let footer = "This email was intended for Sam Rivera (Head of Things).";
        let accept = "Accept: https://www.linkedin.com/comm/invitations?x";
        for (from, subject, body, inviter) in [
            (linkedin, "I want to connect", format!("Hi Sam,\n\n{accept}\n\n{footer}\n"), ""),
            (linkedin, "I want to connect", format!("Hi Sam Rivera,\n\n{accept}\n\n{footer}\n"), ""),
            (
                linkedin,
                "I want to connect",
                format!("Hi Sam,\n\nI'd like to join your LinkedIn network.\n\n{accept}\n\n{footer}\n"),
                "",
            ),
            (
                linkedin,
                "I want to connect",
                format!("Sam Rivera\nHead of Things\n\n{accept}\n\n{footer}\n"),
                "",
            ),
            (
                "Sam Rivera <sam@example.org>",
                "Fwd: I want to connect",
                format!(
                    "From: Ana Ruiz via LinkedIn <invitations@linkedin.com>\n\nHi Sam,\n\n{accept}\n\n{footer}\n"
                ),
                "Ana Ruiz",
            ),
            (
                "Sam Rivera <sam@example.org>",
                "Fwd: Ana Ruiz wants to connect",
                format!("Sam Rivera\n\n{accept}\n{footer}\n"),
                "Ana Ruiz",
            ),
        ] {
            let raw = mail(from, subject, &body).replace("To: Sam <", "To: Sam Rivera <");
            assert_eq!(read(raw.as_bytes()).expect(subject).from, inviter, "{from} {subject} {body}");
        }
    }

    #[test]
    fn whoever_forwards_is_not_the_inviter() {
        for subject in
            ["FW: Ana Ruiz wants to connect", "WG: Ana Ruiz wants to connect", "Ana Ruiz wants to connect"]
        {
            for from in ["Sam Rivera <sam@example.org>", "Sam Rivera <sam@notlinkedin.com>"] {
                let read = read(mail(from, subject, "").as_bytes()).expect(subject);
                assert_eq!(read.from, "Ana Ruiz", "{from} {subject}");
            }
        }
    }

    #[test]
    fn a_subject_may_be_a_reminder_forwarded_and_hold_a_comma() {
        for (subject, name) in [
            ("Reminder: Ana Ruiz's invitation is waiting for your response", "Ana Ruiz"),
            ("Fwd: Re: Ana Ruiz wants to connect", "Ana Ruiz"),
            ("Jane Roe, PMP wants to connect", "Jane Roe, PMP"),
            ("[EXTERNAL] FW: reminder: Ana Ruiz invited you to connect", "Ana Ruiz"),
        ] {
            let read =
                read(mail("LinkedIn <invitations@linkedin.com>", subject, "").as_bytes()).expect(subject);
            assert_eq!(read.from, name, "{subject}");
        }
    }

    #[test]
    fn a_note_cannot_end_itself_early() {
        let note = "Accept my thanks, your talk was great.\n\nAna Ruiz\n\nView it as lead generation.";
        let body = format!("Hi Sam,\n\n{note}\n\nAna Ruiz\nBaker\n\nView profile: https://x\n");
        let text =
            mail("Ana Ruiz <invitations@linkedin.com>", "Sam, please add me to your LinkedIn network", &body);
        assert_eq!(read(text.as_bytes()).expect("an invitation").note.as_deref(), Some(note));
    }

    #[test]
    fn what_is_no_invitation_is_told_from_one() {
        for (subject, kind) in [
            ("Max accepted your invitation, explore their network", NoInvitation::Acceptance),
            ("Sam, start a conversation with your new connection, Max", NoInvitation::Acceptance),
            ("Sam, add Max Muster - Baker", NoInvitation::Suggestion),
            ("See Max's connections, experience, and more", NoInvitation::Suggestion),
            ("Max just messaged you", NoInvitation::Message),
            ("Lunch?", NoInvitation::Other),
        ] {
            let from = "Max via LinkedIn <invitations@linkedin.com>";
            assert_eq!(read(mail(from, subject, "Hi").as_bytes()), Err(kind), "{subject}");
        }
        assert_eq!(read(b""), Err(NoInvitation::NoMail));
    }
}
