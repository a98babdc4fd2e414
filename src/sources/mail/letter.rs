//! The text of a mail and who sent it: decoded, and taken out of a forward.

use std::borrow::Cow;

use jiff::Timestamp;
use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders, PartType};

use super::via::without_via;
use super::{decoding, html, links, rendered};
use crate::sources::mbox::BYTE_ORDER_MARK;
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
    /// The lines of the HTML beside the text part, which may have the headline that the text leaves out.
    html: Vec<String>,
    /// Where the links of LinkedIn begin among the lines, or would if they weren't left out.
    pub(super) links: Option<usize>,
    pub(super) has_headers: bool,
}

/// What was made of a mail before it got here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Original,
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

/// The maximum number of parts of a mail. An invitation has three, and a mail of thousands of nested ones would
/// overflow the stack when it is dropped.
const MAX_PARTS: usize = 100;

/// Decodes a mail; a text without headers is a letter without a sender. `None` if there is nothing to read.
pub(super) fn decode(raw: &[u8]) -> Option<Letter> {
    let raw = prepared(raw)?;
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
    if occurrences(raw, ATTACHED).next().is_none() {
        return Vec::new();
    }
    let Some(raw) = prepared(raw) else { return Vec::new() };
    let message = MessageParser::default().parse(&*raw);
    let attached = message.iter().flat_map(|message| message.parts.iter().filter_map(MessagePart::message));
    let of_linkedin = attached.filter(|message| sender(message).is_some_and(|sender| sender.is_linkedin()));
    let mails: Vec<Vec<u8>> = of_linkedin.map(|message| message.raw_message().to_vec()).collect();
    if mails.len() > 1 { mails } else { Vec::new() }
}

/// Returns a mail as the parser takes it; `None` if it has too many parts.
fn prepared(raw: &[u8]) -> Option<Cow<'_, [u8]>> {
    let raw = raw.strip_prefix(BYTE_ORDER_MARK).unwrap_or(raw);
    let raw = with_headers(without_notmuch_lines(raw));
    let types = occurrences(&raw, b"content-type").take(MAX_PARTS + 1).count();
    (types <= MAX_PARTS).then_some(raw)
}

/// Returns what notmuch shows of a mail from the headers on, which are below three lines of its own.
fn without_notmuch_lines(raw: &[u8]) -> &[u8] {
    let is_shown = raw.trim_ascii_start().starts_with(b"message{ ");
    let own: usize = raw.split_inclusive(|&byte| byte == b'\n').take(3).map(<[u8]>::len).sum();
    if is_shown { &raw[own..] } else { raw }
}

/// Finds words in a mail, in capitals or not.
fn occurrences<'m>(raw: &'m [u8], words: &'m [u8]) -> impl Iterator<Item = &'m [u8]> {
    raw.windows(words.len()).filter(|bytes| bytes.eq_ignore_ascii_case(words))
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
            form: Form::Original,
            lines,
            html,
            links: None,
            has_headers: message.from().is_some() || message.subject().is_some(),
        }
    }

    /// Takes the mail that is forwarded as text, quoted or not, out of the one that forwards it: what stands above is
    /// the forwarder's.
    fn unwrapped(mut self) -> Self {
        if self.sender.as_ref().is_some_and(Sender::is_linkedin) {
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
            let letter = with_whole_links(letter).into_iter();
            self.lines = letter.filter(|line| !links::is_link_to(line, &forwarder)).collect();
        }
        self
    }

    /// Puts the HTML in the place of the text part; `None` if there is no other.
    pub(super) fn into_html(mut self) -> Option<Self> {
        self.lines = std::mem::take(&mut self.html);
        (!self.lines.is_empty()).then_some(self)
    }

    /// Finds where the links begin; of rendered HTML, the lines are put in the order of a text part.
    pub(super) fn arrange(&mut self, inviter: Option<&str>, recipients: &[String]) {
        self.links = self.lines.iter().position(|line| links::is_link(line));
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

/// Returns the trimmed lines of the text part, and those of the HTML beside it; the HTML is the text where there is no
/// text part.
fn lines(message: &Message<'_>) -> (Vec<String>, Vec<String>) {
    let raw = message.raw_message();
    let text = message
        .text_bodies()
        .find(|part| matches!(&part.body, PartType::Text(text) if !text.trim().is_empty()));
    let html = message.html_bodies().find(|part| matches!(part.body, PartType::Html(_)));
    let html = html.map(|part| {
        let inviter = sender(message).map(|sender| without_via(&sender.name));
        html::lines(&decoding::without_shifted(&decoding::text_of(message, part)), inviter.as_deref())
    });
    match (text, html) {
        (Some(part), html) => (lines_of_text(&flowing_text(message, part)), html.unwrap_or_default()),
        (None, Some(html)) => (html, Vec::new()),
        // A mail reader may pipe decoded parts below a header that still announces a multipart message.
        (None, None) if message.parts.len() <= 1 => {
            let body = raw.get(end_of_headers(raw)..).unwrap_or_default();
            (lines_of_text(&decoding::decoded(body)), Vec::new())
        }
        (None, None) => (Vec::new(), Vec::new()),
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

/// Returns the trimmed lines of a text, without the markers that mail readers put between parts.
fn lines_of_text(text: &str) -> Vec<String> {
    let lines = text::lines(&decoding::without_shifted(text));
    let lines = lines.lines().filter(|line| !is_marker(line));
    let lines = lines.map(|line| decoding::without_entities(&text::repaired(line.trim())).into_owned());
    with_whole_links(lines)
}

/// Returns whether a line is a marker between parts: mutt's `[-- Type: …`, or notmuch's `part{ ID: 1, …` and `part}`.
fn is_marker(line: &str) -> bool {
    let (word, brace) = line.split_at(line.find(['{', '}']).unwrap_or(line.len()));
    line.starts_with("[-- ")
        || matches!(word, "message" | "header" | "body" | "part")
            && (brace.starts_with("{ ") || matches!(brace, "{" | "}"))
}

/// Joins the lines that a mail reader broke at a link (`Accept:`, `https://…`) or in the label of a picture, or broke
/// and marked (mutt's `+`), and removes linked pictures (`[image: Jane Doe] <https://…>`, `<https://…>`).
fn with_whole_links(lines: impl Iterator<Item = String>) -> Vec<String> {
    let mut whole: Vec<String> = Vec::new();
    let mut has_address = false;
    for line in lines {
        let is_address = ["http://", "https://", "+https://"].iter().any(|start| line.starts_with(start));
        let is_of_label = line.starts_with("<https://") && line.ends_with('>');
        let is_marked =
            line.strip_prefix('+').filter(|rest| !rest.starts_with([' ', '+']) && !rest.is_empty());
        match whole.last_mut() {
            Some(before)
                if is_address && before.ends_with(':')
                    || is_of_label && !before.is_empty()
                    || before.ends_with("[image:")
                    || before.ends_with('<') =>
            {
                before.push_str(if before.ends_with('<') { "" } else { " " });
                before.push_str(line.trim_start_matches('+'));
                has_address = true;
            }
            Some(before)
                if let Some(rest) = is_marked
                    && !before.is_empty() =>
            {
                before.push_str(if has_address { "" } else { " " });
                before.push_str(rest);
                has_address |= rest.contains("://");
            }
            _ => {
                has_address = line.contains("://");
                whole.push(line);
            }
        }
    }
    whole.iter().map(|line| without_pictures(line)).collect()
}

/// Removes pictures that are linked to a page of LinkedIn from a line.
fn without_pictures(line: &str) -> String {
    let mut kept = String::new();
    let mut rest = after_link(line).unwrap_or(line);
    while let Some((before, label)) = rest.split_once('[') {
        kept += before;
        rest = after_picture(label).unwrap_or_else(|| {
            kept.push('[');
            label
        });
    }
    (kept + rest).trim().to_owned()
}

/// Returns what is behind the label and the link of a picture, bounded, so that a line of brackets is read in linear
/// time.
fn after_picture(label: &str) -> Option<&str> {
    const MAX_LABEL: usize = 200;
    let end = label[..label.floor_char_boundary(MAX_LABEL)].find(']')?;
    after_link(label[end + 1..].trim_start())
}

/// Returns what is behind a link to a page of LinkedIn, which isn't the one that accepts an invitation.
fn after_link(link: &str) -> Option<&str> {
    const MAX_ADDRESS: usize = 4000;
    let link = link.strip_prefix('<')?;
    let end = link[..link.floor_char_boundary(MAX_ADDRESS)].find('>')?;
    let address = &link[..end];
    (links::path(address).is_some() && !links::is_accept_link(address)).then(|| &link[end + 1..])
}

/// Returns the offset of the first blank line, where the headers end.
fn end_of_headers(raw: &[u8]) -> usize {
    raw.windows(2).position(|pair| matches!(pair, b"\n\n" | b"\n\r")).map_or(raw.len(), |at| at + 1)
}

/// Returns a mail with headers that can be decoded: raw Windows-1252 becomes UTF-8, encoded words that split a letter
/// are joined, and a text or parts of a multipart message without headers get one.
fn with_headers(raw: &[u8]) -> Cow<'_, [u8]> {
    if let Some(boundary) = boundary_of_bare_parts(raw) {
        let header = format!("Content-Type: multipart/alternative; boundary=\"{boundary}\"\n\n");
        return Cow::Owned([header.as_bytes(), raw].concat());
    }
    let (headers, body) = raw.split_at(end_of_headers(raw));
    // A mail reader may print the headers in another language.
    let is_known = KNOWN_HEADERS.iter().any(|name| occurrences(headers, name.as_bytes()).next().is_some());
    if !begins_with_header(raw) || !is_known {
        return Cow::Owned([b"MIME-Version: 1.0\n\n", raw].concat());
    }
    let headers = joined_words(&decoding::decoded(headers));
    // A mail reader may print the text right below the headers.
    let has_label = |line: &str| line.split_once(':').is_some_and(|(label, _)| !label.contains(' '));
    let is_header =
        |line: &&str| has_label(line) || line.starts_with([' ', '\t', '>']) || line.starts_with("From ");
    let kept: usize = headers.split_inclusive('\n').take_while(is_header).map(str::len).sum();
    let (headers, text) = headers.split_at(kept);
    let separator = if text.trim().is_empty() { "" } else { "\n" };
    Cow::Owned([headers.as_bytes(), separator.as_bytes(), text.as_bytes(), body].concat())
}

/// Headers of which a mail has one.
const KNOWN_HEADERS: [&str; 4] = ["from:", "subject:", "content-type:", "x-linkedin-template:"];

pub(super) fn begins_with_header(raw: &[u8]) -> bool {
    let name = raw.split(|&byte| byte == b':' || byte == b'\n').next().unwrap_or_default();
    let is_name = name.iter().all(|&byte| byte.is_ascii_alphanumeric() || byte == b'-');
    (is_name && !name.is_empty() && raw.get(name.len()) == Some(&b':')) || raw.starts_with(b"From ")
}

/// Returns the boundary of a text that begins with one and the header of a part.
fn boundary_of_bare_parts(raw: &[u8]) -> Option<&str> {
    let head = raw.get(..raw.len().min(200))?;
    let (boundary, rest) = std::str::from_utf8(head).ok()?.strip_prefix("--")?.split_once('\n')?;
    rest.to_lowercase().starts_with("content-").then(|| boundary.trim_end())
}

/// Joins adjacent encoded words of one charset and encoding (`=?UTF-8?Q?Ren=C3?= =?UTF-8?Q?=A9?=`): some programs
/// split them within a letter, against RFC 2047, section 5.
fn joined_words(headers: &str) -> String {
    let mut joined = String::with_capacity(headers.len());
    let mut rest = headers;
    while let Some(end) = rest.find("?=") {
        let (word, after) = rest.split_at(end);
        joined += word;
        rest = &after[2..];
        let start = joined.rfind("=?").unwrap_or_default();
        let prefix =
            joined[start..].match_indices('?').nth(2).map(|(at, _)| joined[start..=start + at].to_owned());
        let next = rest.trim_start();
        match prefix.and_then(|prefix| next.strip_prefix(&prefix)) {
            Some(next) if !joined.ends_with('=') => rest = next,
            _ => joined += "?=",
        }
    }
    joined + rest
}
