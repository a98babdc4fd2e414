//! The text of a mail and who sent it: decoded, and taken out of a forward.

use std::borrow::Cow;

use jiff::Timestamp;
use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders, PartType};

use super::via::without_via;
use super::{decoding, headers, html, links, rendered, text_lines};
use crate::text;

/// What is looked at of a mail.
pub(super) struct Letter {
    /// The sender of the mail, or of the mail that it forwards.
    pub(super) sender: Option<Sender>,
    pub(super) subject: String,
    /// LinkedIn's name for the kind of mail, in lower case; empty in other mail.
    pub(super) template: String,
    /// Whether LinkedIn itself sent the mail, by its headers: its mail of 2009 names the member's own address.
    pub(super) is_original: bool,
    pub(super) sent: Option<Timestamp>,
    /// The names of the recipients in lower case.
    pub(super) recipients: Vec<String>,
    pub(super) form: Form,
    /// The trimmed lines of the text.
    pub(super) lines: Vec<String>,
    /// The HTML beside the text part, which may have the headline that the text leaves out.
    html: Option<String>,
    /// Where the links of LinkedIn begin among the lines, or would if they weren't left out.
    pub(super) links: Option<usize>,
    pub(super) has_headers: bool,
}

/// What was made of a mail before it got here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Nothing.
    Unchanged,
    /// It stands as text within the mail that forwards it.
    Forwarded,
    /// Its HTML was turned into text.
    Rendered,
}

/// Who a From header names.
pub(super) struct Sender {
    pub(super) name: String,
    pub(super) address: String,
}

impl Sender {
    pub(super) fn is_linkedin(&self) -> bool {
        let host = self.address.rsplit('@').next().unwrap_or_default().to_lowercase();
        links::is_linkedin_host(&host)
    }
}

/// Decodes a mail; a text without headers is a letter without a sender. `None` if there is nothing to read.
pub(super) fn decode(raw: &[u8]) -> Option<Letter> {
    let raw = headers::prepared(raw)?;
    let message = MessageParser::default().parse(&*raw)?;
    let mut innermost = &message;
    while !sender(innermost).is_some_and(|sender| sender.is_linkedin())
        && let Some(attached) = innermost.parts.iter().find_map(|part| part.message())
    {
        innermost = attached;
    }
    Some(Letter::new(innermost).unwrapped())
}

/// Returns the mails of LinkedIn that a mail forwards as attachments, if there are several.
pub(super) fn attached(raw: &[u8]) -> Vec<Vec<u8>> {
    if headers::occurrences(raw, ATTACHED).next().is_none() {
        return Vec::new();
    }
    let Some(raw) = headers::prepared(raw) else { return Vec::new() };
    let message = MessageParser::default().parse(&*raw);
    let attached = message.iter().flat_map(|message| message.parts.iter().filter_map(MessagePart::message));
    let of_linkedin = attached.filter(|message| sender(message).is_some_and(|sender| sender.is_linkedin()));
    let mails: Vec<Vec<u8>> = of_linkedin.map(|message| message.raw_message().to_vec()).collect();
    if mails.len() > 1 { mails } else { Vec::new() }
}

/// The type of a mail within a mail.
const ATTACHED: &[u8] = b"message/rfc822";

impl Letter {
    fn new(message: &Message<'_>) -> Self {
        let (lines, html) = lines(message);
        let to = message.to().into_iter().flat_map(|to| to.iter()).filter_map(|to| to.name());
        let subject = decoding::without_shifted(message.subject().unwrap_or_default());
        Self {
            sender: sender(message),
            subject: text::line(&text::repaired(&subject)),
            template: message.header_raw("X-LinkedIn-Template").unwrap_or_default().trim().to_lowercase(),
            is_original: message.header_raw("X-LinkedIn-Class").is_some(),
            sent: message.date().and_then(|date| Timestamp::from_second(date.to_timestamp()).ok()),
            recipients: to.map(|name| text::line(name).to_lowercase()).collect(),
            form: Form::Unchanged,
            lines,
            html,
            links: None,
            has_headers: message.from().is_some() || message.subject().is_some(),
        }
    }

    /// Whether LinkedIn is the sender.
    pub(super) fn is_from_linkedin(&self) -> bool {
        self.sender.as_ref().is_some_and(Sender::is_linkedin)
    }

    /// Takes the mail that is forwarded as text, quoted or not, out of the one that forwards it: what stands above is
    /// the forwarder's.
    fn unwrapped(mut self) -> Self {
        if self.is_from_linkedin() {
            return self;
        }
        let found = self.lines.iter().enumerate().find_map(|(at, line)| Some((at, quoted_sender(line)?)));
        if let Some((at, sender)) = found {
            let forwarder = self.sender.replace(sender).map(|it| it.name).unwrap_or_default();
            // They are whom it was forwarded to; the headers of the forwarded mail name who got it first.
            let headers = self.lines[at + 1..].iter().take_while(|line| !unquoted(line).is_empty());
            let people =
                headers.filter_map(|line| quoted_person(line)).map(|person| person.name.to_lowercase());
            let inviter = self.sender.as_ref().map(|inviter| without_via(&inviter.name).to_lowercase());
            self.recipients = people.filter(|name| Some(name) != inviter.as_ref()).collect();
            self.form = Form::Forwarded;
            let rest = self.lines[at..].iter().map(|line| unquoted(line).to_owned());
            let letter = rest.skip_while(|line| !line.is_empty());
            // The recipient's own profile, as mails show it in a corner, would be the first link.
            let letter = text_lines::with_whole_links(letter).into_iter();
            self.lines = letter.filter(|line| !links::is_link_to(line, &forwarder)).collect();
        }
        self
    }

    /// Puts the HTML in the place of the text part; `None` if there is no other.
    pub(super) fn into_html(mut self, inviter: Option<&str>) -> Option<Self> {
        self.lines = html::lines(&self.html.take()?, inviter);
        Some(self)
    }

    /// Finds where the links begin; of rendered HTML, the lines are put in the order of a text part.
    pub(super) fn arrange(&mut self, inviter: Option<&str>, recipients: &[String]) {
        self.links = self.lines.iter().position(|line| links::is_in_letter(line));
        if let Some((lines, links)) = rendered::arranged(&self.lines, &self.subject, inviter, recipients) {
            (self.lines, self.links, self.form) = (lines, Some(links), Form::Rendered);
        }
    }
}

/// Strips the marks of quoting.
fn unquoted(line: &str) -> &str {
    line.trim_start_matches(['>', ' '])
}

/// Returns LinkedIn's sender from a From header within a text, whatever the header is called: `From: *Ana Ruiz*
/// <…>`, `Von: Ana Ruiz [mailto:…]`.
fn quoted_sender(line: &str) -> Option<Sender> {
    quoted_person(line).filter(Sender::is_linkedin)
}

/// Returns who is named with an address in a header within a text.
fn quoted_person(line: &str) -> Option<Sender> {
    let (label, value) = unquoted(line).split_once(':')?;
    let (name, address) = value.split_once(['<', '[']).filter(|_| label.chars().count() <= 12)?;
    let address = address.trim_start_matches("mailto:").split(['>', ']', '<']).next()?.trim().to_owned();
    let name = text::line(name.trim_matches(['"', '*', '\'', ' ']));
    Some(Sender { name, address })
}

fn sender(message: &Message<'_>) -> Option<Sender> {
    let from = message.from()?;
    // A comma outside quotation marks makes two senders of one, the first without an address, and brackets a comment.
    let address = from.iter().find_map(|sender| sender.address()).unwrap_or_default().to_owned();
    let unquoted = message.header_raw("From").and_then(|header| header.rsplit_once('<'));
    let unquoted = unquoted.map(|(name, _)| name).filter(|name| !name.contains('"') && !name.contains("=?"));
    let parsed = || from.first()?.name().or_else(|| from.iter().find_map(|sender| sender.name()));
    let name = unquoted.filter(|name| !name.trim().is_empty()).or_else(parsed)?;
    let name = decoding::without_shifted(name);
    Some(Sender { name: text::line(&decoding::without_entities(&text::repaired(&name))), address })
}

/// Returns the trimmed lines of the text part, and the HTML beside it; of a mail without a text part, the lines of the
/// HTML.
fn lines(message: &Message<'_>) -> (Vec<String>, Option<String>) {
    let raw = message.raw_message();
    let text = message
        .text_bodies()
        .find(|part| matches!(&part.body, PartType::Text(text) if !text.trim().is_empty()));
    let html = message.html_bodies().find(|part| matches!(part.body, PartType::Html(_)));
    let html = html.map(|part| decoding::without_shifted(&decoding::text_of(message, part)).into_owned());
    match (text, html) {
        (Some(part), html) => (text_lines::whole_lines(&flowing_text(message, part)), html),
        (None, Some(html)) => {
            let inviter = sender(message).map(|sender| without_via(&sender.name));
            (html::lines(&html, inviter.as_deref()), None)
        }
        // A mail reader may pipe decoded parts below a header that still announces a multipart message.
        (None, None) if message.parts.len() <= 1 => {
            let body = raw.get(headers::end_of_headers(raw)..).unwrap_or_default();
            (text_lines::whole_lines(&decoding::decoded(body)), None)
        }
        (None, None) => (Vec::new(), None),
    }
}

/// Returns the text of a part, with the lines joined that were broken for its width.
fn flowing_text<'a>(message: &'a Message<'_>, part: &'a MessagePart<'_>) -> Cow<'a, str> {
    let text = decoding::text_of(message, part);
    let parameter = |key, value: &str| {
        let given = part.content_type().and_then(|content_type| content_type.attribute(key));
        given.is_some_and(|given| given.eq_ignore_ascii_case(value))
    };
    if parameter("format", "flowed") {
        decoding::unflowed(&text, parameter("delsp", "yes")).into()
    } else {
        text
    }
}
