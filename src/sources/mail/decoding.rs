//! Letters that a mail writes in another way than it says, or than is decoded here.

use std::borrow::Cow;

use html5gum::{Token, Tokenizer};
use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::charsets::map::charset_decoder;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Encoding, Message, MessagePart, MimeHeaders, PartType};

use crate::text;

/// Returns the text of a part. Where it isn't the UTF-8 that it says it is, or says nothing, it is decoded as
/// [`decoded`] does.
pub(super) fn text_of<'a>(message: &'a Message<'_>, part: &'a MessagePart<'_>) -> Cow<'a, str> {
    let (PartType::Text(text) | PartType::Html(text)) = &part.body else { return Cow::default() };
    let repaired = || {
        let bytes = bytes_of(message, part).filter(|_| text::is_damaged(text) && is_in_utf8(part))?;
        let is_same = String::from_utf8_lossy(&bytes).trim() == text.trim();
        is_same.then(|| Cow::Owned(decoded(&bytes).into_owned()))
    };
    repaired().unwrap_or(Cow::Borrowed(text))
}

/// Whether a part says that it is UTF-8, or nothing that is known.
fn is_in_utf8(part: &MessagePart<'_>) -> bool {
    let charset = part.content_type().and_then(|content_type| content_type.attribute("charset"));
    charset.is_none_or(|charset| {
        let is_known = charset_decoder(charset.as_bytes()).is_some();
        !is_known || charset.to_lowercase().starts_with("utf")
    })
}

fn bytes_of<'a>(message: &'a Message<'_>, part: &MessagePart<'_>) -> Option<Cow<'a, [u8]>> {
    let raw = message.raw_message.get(part.offset_body as usize..part.offset_end as usize)?;
    match part.encoding {
        Encoding::None => Some(Cow::Borrowed(raw)),
        Encoding::QuotedPrintable => quoted_printable_decode(raw).map(Cow::Owned),
        Encoding::Base64 => base64_decode(raw).map(Cow::Owned),
    }
}

/// Decodes UTF-8, and lines that aren't as Windows-1252.
pub(super) fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(bytes.split_inclusive(|&byte| byte == b'\n').map(decoded_line).collect()),
    }
}

fn decoded_line(line: &[u8]) -> String {
    let text = String::from_utf8_lossy(line);
    // Beside letters in UTF-8 a byte that isn't is a damaged one.
    let has_letters = text.chars().any(|c| !c.is_ascii() && c != char::REPLACEMENT_CHARACTER);
    if text::is_damaged(&text) && !has_letters { text::windows_1252(line) } else { text.into_owned() }
}

/// Puts the replacement character in the place of letters in ISO-2022-JP, which isn't decoded: their bytes are those
/// of other letters.
pub(super) fn without_shifted(text: &str) -> Cow<'_, str> {
    const BEGIN: &str = "\u{1b}$";
    const END: &str = "\u{1b}(";
    if !text.contains(BEGIN) {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, shifted)) = rest.split_once(BEGIN) {
        kept += before;
        kept.push(char::REPLACEMENT_CHARACTER);
        let after = &shifted[shifted.find(['\u{1b}', '\n']).unwrap_or(shifted.len())..];
        rest = after.strip_prefix(END).map_or(after, |after| after.trim_start_matches(['B', 'J']));
    }
    Cow::Owned(kept + rest)
}

/// Decodes the entities (`&amp;`) that LinkedIn leaves in its text parts.
pub(super) fn without_entities(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut pieces = text.split('&');
    let mut decoded = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        match piece.split_once(';') {
            Some((name, rest)) if name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#') => {
                for Ok(token) in Tokenizer::new(&format!("&{name};")) {
                    if let Token::String(letters) = token {
                        decoded += &String::from_utf8_lossy(&letters);
                    }
                }
                decoded += rest;
            }
            _ => decoded = decoded + "&" + piece,
        }
    }
    Cow::Owned(decoded)
}

/// Joins the lines of `format=flowed` (RFC 3676): one that ends in a space goes on in the next. With `delsp` the space
/// isn't part of the text.
pub(super) fn unflowed(text: &str, delsp: bool) -> String {
    let mut joined = String::with_capacity(text.len());
    let mut flows_in = None;
    for line in text.lines() {
        let quoted = line.len() - line.trim_start_matches('>').len();
        let content = &line[quoted..];
        let content = content.strip_prefix(' ').unwrap_or(content);
        if flows_in != Some(quoted) {
            let start = if joined.is_empty() { "" } else { "\n" };
            joined = joined + start + &line[..quoted] + if quoted > 0 { " " } else { "" };
        }
        let flows = content.ends_with(' ') && content != "-- " && !content.trim().is_empty();
        joined += if flows && delsp { &content[..content.len() - 1] } else { content };
        flows_in = flows.then_some(quoted);
    }
    joined
}
