//! The headers of a mail, made such that the parser can decode them.

use std::borrow::Cow;

use super::decoding;
use crate::sources::mbox::BYTE_ORDER_MARK;

/// The maximum number of parts of a mail. An invitation has three, and a mail of thousands of nested ones would
/// overflow the stack when it is dropped.
const MAX_PARTS: usize = 100;

/// Returns a mail as the parser takes it; `None` if it has too many parts.
pub(super) fn prepared(raw: &[u8]) -> Option<Cow<'_, [u8]>> {
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
pub(super) fn occurrences<'m>(raw: &'m [u8], words: &'m [u8]) -> impl Iterator<Item = &'m [u8]> {
    raw.windows(words.len()).filter(|bytes| bytes.eq_ignore_ascii_case(words))
}

/// Returns the offset of the first blank line, where the headers end.
pub(super) fn end_of_headers(raw: &[u8]) -> usize {
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
    let is_known = |line: &[u8]| {
        KNOWN_HEADERS
            .iter()
            .any(|name| line.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name)))
    };
    if !begins_with_header(raw) || !headers.split(|&byte| byte == b'\n').any(is_known) {
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

/// Headers of which every mail has at least one.
const KNOWN_HEADERS: [&[u8]; 4] = [b"from:", b"subject:", b"content-type:", b"x-linkedin-template:"];

/// Whether a file begins with the name of a header, or as an mbox does.
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
