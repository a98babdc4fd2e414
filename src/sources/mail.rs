//! LinkedIn's invitation mail, raw or as a mail reader pipes it decoded.
//!
//! The forms of 2011 and 2016 are those of real mail, the forms of 2025–26 those of other people's notes and
//! fixtures. The footer ("This email was intended for …") and the greeting name the recipient, who is never
//! returned as the inviter; neither is LinkedIn itself, nor who forwarded the mail.

mod arrangement;
mod decoding;
mod headers;
mod html;
mod layout;
mod letter;
mod links;
mod phrases;
mod quotation;
mod rendered;
mod salutation;
mod spelling;
mod text_lines;
mod via;

use self::layout::Layout;
use self::letter::{Form, Letter};
use self::links::{ACCEPT_FROM, CONFIRM};
use self::phrases::{REQUESTED, name_before_phrase};
use self::spelling::plain_words;
use self::via::without_via;
use super::mbox;

use crate::invitation::InvitationRecord;
use crate::text;

/// The kind of a mail that is no invitation, as far as it can be recognised; in the order in which their counts are
/// listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoInvitation {
    /// It is a reminder of an invitation that another mail or an export has.
    Reminder,
    /// It holds several invitations, without their notes.
    Digest,
    /// LinkedIn reports that somebody accepted an invitation.
    Acceptance,
    /// LinkedIn suggests somebody to invite.
    Suggestion,
    /// LinkedIn reports a message.
    Message,
    /// Any other mail.
    Other,
    /// It has neither headers nor the text of an invitation.
    NoMail,
}

impl NoInvitation {
    /// Returns a number of mails of this kind in words: `2 reminders`.
    pub fn count(self, number: usize) -> String {
        match self {
            Self::NoMail => format!("{number} without mail in it"),
            Self::Acceptance => text::count(number, "acceptance"),
            Self::Suggestion => text::count(number, "suggestion"),
            Self::Message => text::count(number, "message"),
            Self::Reminder => text::count(number, "reminder"),
            Self::Digest => format!("{number} of several invitations at once"),
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
            Self::Digest => {
                "it holds several invitations; the page of pending invitations has all their notes"
            }
            Self::Other => "it doesn't look like LinkedIn's invitation mail",
        }
    }
}

/// Parts of subjects, in lower case, of other mail from the same senders; matched before [`INVITATIONS`].
const NOT_INVITATIONS: [(&str, NoInvitation); 7] = [
    ("accepted your invitation", NoInvitation::Acceptance),
    ("start a conversation with your new connection", NoInvitation::Acceptance),
    ("just messaged you", NoInvitation::Message),
    ("sent you a message", NoInvitation::Message),
    ("connections, experience, and more", NoInvitation::Suggestion),
    ("people you may know", NoInvitation::Suggestion),
    (" invited you to follow ", NoInvitation::Other),
];

/// Parts of the subjects of invitations and reminders, in lower case.
const INVITATIONS: &str = "invitation to connect on linkedin|join my network on linkedin|you have an invitation|\
    please add me to your linkedin network|i want to connect|wants to connect|voglio collegarmi|\
    is waiting for your response|invited you to connect";

/// Whether a file that begins so is a mail: it has headers, or is the text of an invitation without them.
pub(super) fn is_mail(head: &str) -> bool {
    headers::begins_with_header(head.as_bytes())
        || (!head.starts_with('<') && head.lines().any(links::is_accept_link))
}

/// Returns the mails in a file of one mail or an mbox: those that a mail forwards as attachments stand for it.
pub fn mails_in(raw: Vec<u8>) -> Vec<Vec<u8>> {
    match mbox::is_mbox(&raw) {
        true => mbox::mails(&*raw).map_while(Result::ok).flat_map(split).collect(),
        false => split(raw),
    }
}

/// Splits a mail into those that it forwards as attachments, if they are several.
pub(super) fn split(raw: Vec<u8>) -> Vec<Vec<u8>> {
    let attached = letter::attached(&raw);
    if attached.is_empty() { vec![raw] } else { attached }
}

/// Parses a mail: who invites (empty if it names nobody), the line under their name, their note or LinkedIn's default
/// text, and when it was sent.
///
/// # Errors
///
/// The mail is no invitation; the error is its kind.
pub fn read(raw: &[u8]) -> Result<InvitationRecord, NoInvitation> {
    let mut letter = letter::decode(raw).ok_or(NoInvitation::NoMail)?;
    let in_headers = inviter(&letter);
    let named = in_headers.clone().or_else(|| name_in_text(&letter));
    let recipients = recipients(&letter, named.as_deref());
    letter.arrange(named.as_deref(), &recipients);
    check_is_invitation(&letter, in_headers.as_deref())?;
    let Layout { block, note } = Layout::find(&letter, named.as_deref(), &recipients);
    let (in_block, headline) = block.map(|block| (block.name, block.headline)).unzip();
    // What is above the links may have the letters that the headers lost, or the whole of a name of which the subject
    // has the beginning.
    let is_whole = |block: &String| {
        let rest = named.as_ref().filter(|_| in_headers.is_none()).and_then(|name| block.strip_prefix(name));
        let is_name = |rest: &str| rest.split(' ').skip(1).all(|word| word.starts_with(char::is_uppercase));
        named.as_ref().is_some_and(|name| text::is_damaged(name))
            || rest.is_some_and(|rest| rest.starts_with(' ') && is_name(rest))
    };
    let from = in_block.clone().filter(is_whole).or(named).or(in_block);
    Ok(InvitationRecord {
        from: from.clone().unwrap_or_default(),
        note,
        is_reminder: is_reminder(&letter.subject),
        received: letter.sent.map(|sent| sent.to_string()),
        headline: headline.flatten().or_else(|| headline_in_html(letter, from.as_deref(), &recipients)),
        ..InvitationRecord::default()
    })
}

/// Returns the headline that only the HTML of a mail has.
fn headline_in_html(letter: Letter, inviter: Option<&str>, recipients: &[String]) -> Option<String> {
    let mut letter = letter.into_html(inviter)?;
    letter.arrange(inviter, recipients);
    let headline = Layout::find(&letter, inviter, recipients).block?.headline;
    headline.filter(|line| !arrangement::ends_sentence(line))
}

/// Checks that a mail is an invitation or a reminder; the error is its kind otherwise.
///
/// A subject alone says little: somebody who "wants to connect" may be anybody. An address or a link of LinkedIn must
/// stand in the mail, too.
fn check_is_invitation(letter: &Letter, inviter: Option<&str>) -> Result<(), NoInvitation> {
    let subject = letter.subject.to_lowercase();
    if let Some((_, kind)) = NOT_INVITATIONS.iter().find(|(words, _)| subject.contains(words)) {
        return Err(*kind);
    }
    if subject.contains(", add ") && !subject.contains("please add me") {
        return Err(NoInvitation::Suggestion);
    }
    let of_linkedin = (!letter.template.is_empty() && letter.sender.is_none())
        || letter.is_from_linkedin()
        || letter.lines.iter().any(|line| links::path(line).is_some());
    let by_template = letter.template.contains("invit") && !letter.template.contains("accept");
    let is_other_kind = !letter.template.is_empty() && !by_template;
    let by_subject = !is_other_kind && INVITATIONS.split('|').any(|words| subject.contains(words));
    let is_theirs = letter.form == Form::Rendered || letter.is_from_linkedin();
    let by_text = letter.lines.iter().any(|line| {
        line.ends_with(REQUESTED.trim_start())
            || line.starts_with(ACCEPT_FROM)
            || links::is_accept_link(line)
            || (is_theirs && line.starts_with(CONFIRM))
    });
    let by_sender = || {
        let sender = letter.sender.as_ref().map(|sender| sender.address.to_lowercase());
        let is_of_invitations = sender.is_some_and(|address| address.starts_with("invitations@"));
        letter.form == Form::Rendered
            && is_of_invitations
            && inviter.is_some_and(|inviter| !is_named(inviter, &letter.subject))
    };
    let is_elsewhere = letter.lines.iter().any(|line| links::is_accept_link_elsewhere(line));
    if is_elsewhere || letter.template.contains("follow") {
        Err(NoInvitation::Other)
    } else if links::holds_several(&letter.lines) || letter.template.contains("digest") {
        Err(NoInvitation::Digest)
    } else if by_text || (of_linkedin && (by_subject || by_template || by_sender())) {
        Ok(())
    } else if letter.has_headers {
        Err(NoInvitation::Other)
    } else {
        Err(NoInvitation::NoMail)
    }
}

/// Whether a subject has one of the names of a person, however it is declined. Who accepted an invitation is named there,
/// who sent one isn't.
fn is_named(person: &str, subject: &str) -> bool {
    let names = person.split(' ').filter(|word| !word.starts_with(char::is_lowercase)).flat_map(plain_words);
    let names: Vec<String> = names.filter(|name| name.chars().count() > 1).collect();
    plain_words(subject).iter().any(|word| names.iter().any(|name| word.starts_with(name)))
}

/// Whether a subject is that of a reminder.
fn is_reminder(subject: &str) -> bool {
    let subject = subject.to_lowercase();
    subject.contains("reminder:") || subject.contains("waiting for your response")
}

/// Returns the inviter's name from the From header, unless it names LinkedIn itself or a person who forwarded
/// the mail.
fn inviter(letter: &Letter) -> Option<String> {
    let sender = letter.sender.as_ref()?;
    let name = without_via(&sender.name);
    let is_linkedin_itself = name.is_empty() || name.split(' ').next() == Some("LinkedIn");
    let is_forwarder = !sender.is_linkedin() && name == sender.name && !letter.is_original;
    (!is_linkedin_itself && !is_forwarder).then_some(name)
}

/// Returns the inviter's name from the subject, else from a line of the body.
fn name_in_text(letter: &Letter) -> Option<String> {
    let lines = || letter.lines.iter().map(String::as_str);
    name_before_phrase(without_prefixes(&letter.subject))
        .or_else(|| lines().filter_map(name_before_phrase).find(|name| !name.contains(',')))
        .or_else(|| lines().find_map(|line| line.strip_prefix(ACCEPT_FROM).map(text::line)))
}

/// The maximum number of names that are looked at: an invitation has one recipient.
const MAX_RECIPIENTS: usize = 100;

/// Returns the names of the recipients in lower case, from the To header and LinkedIn's footer, which in any language
/// names them with their headline in brackets below the links.
fn recipients(letter: &Letter, inviter: Option<&str>) -> Vec<String> {
    // Where HTML was rendered, there may be no link but those in the list at the end.
    let links = letter.lines.iter().position(|line| links::is_in_letter(line)).unwrap_or_default();
    let below = letter.lines[links..].iter();
    let footer = below.filter_map(|line| {
        let english = line.strip_prefix("This email was intended for ");
        let name =
            english.map(|name| text::line(name.split(" (").next().unwrap_or(name).trim_end_matches('.')));
        name.or_else(|| name_before_bracket(line)).filter(|name| Some(name.as_str()) != inviter)
    });
    let names = footer.map(|name| name.to_lowercase()).chain(letter.recipients.iter().cloned());
    names.take(MAX_RECIPIENTS).collect()
}

/// Returns the words in capital letters before a bracket in a line of text, if they are two or more.
fn name_before_bracket(line: &str) -> Option<String> {
    let (before, _) = line.split_once(" (").filter(|_| !line.contains("://"))?;
    let words = before.rsplit(' ').take_while(|word| word.starts_with(char::is_uppercase));
    let mut words: Vec<&str> = words.collect();
    words.reverse();
    (words.len() > 1).then(|| words.join(" "))
}

/// Strips the prefixes of replies, forwards and reminders from a subject, as mail readers of many languages set
/// them, and tags like `[EXTERNAL]`.
fn without_prefixes(mut subject: &str) -> &str {
    const PREFIXES: &str = "reminder|fwd|fw|wg|tr|rv|i|enc|doorst|re|aw|antw";
    while let Some((prefix, rest)) = subject.split_once([':', ']'])
        && (prefix.starts_with('[') || PREFIXES.split('|').any(|it| it == prefix.to_lowercase().trim()))
    {
        subject = rest.trim_start();
    }
    subject
}
