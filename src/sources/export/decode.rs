//! What encoding a file is in: as LinkedIn writes it UTF-8, in some old exports UTF-16, and whatever a
//! spreadsheet saved.

use std::io::{self, Cursor, Read};

/// The maximum size of a file in UTF-16, which is decoded in memory.
const MAX_UTF16: u64 = 64 * 1024 * 1024;

/// Returns a file's text as UTF-8, without its byte order mark. A file without a mark is handed on as it is.
pub(super) fn decoded<'r>(mut raw: impl Read + 'r) -> io::Result<Box<dyn Read + 'r>> {
    let mut start = Vec::new();
    raw.by_ref().take(3).read_to_end(&mut start)?;
    Ok(match start.as_slice() {
        [0xef, 0xbb, 0xbf] => Box::new(raw),
        [0xff, 0xfe, rest @ ..] => Box::new(utf16(rest.chain(raw), u16::from_le_bytes)?),
        [0xfe, 0xff, rest @ ..] => Box::new(utf16(rest.chain(raw), u16::from_be_bytes)?),
        _ => Box::new(Cursor::new(start).chain(raw)),
    })
}

/// Decodes UTF-16; `unit` makes two bytes a unit of it.
fn utf16(raw: impl Read, unit: fn([u8; 2]) -> u16) -> io::Result<Cursor<String>> {
    let mut bytes = Vec::new();
    raw.take(MAX_UTF16 + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_UTF16 {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, "it has more than 64 MiB of UTF-16"));
    }
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let chars = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER));
    Ok(Cursor::new(chars.collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decode(raw: &[u8]) -> String {
        let mut text = String::new();
        decoded(raw).expect("bytes").read_to_string(&mut text).expect("UTF-8");
        text
    }

    fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(unit).collect()
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        let text = "Jürgen 🎯 Žižek".repeat(5000);
        let marked = format!("\u{feff}{text}");
        assert_eq!(decode(text.as_bytes()), text);
        assert_eq!(decode(marked.as_bytes()), text);
        assert_eq!(decode(&utf16(&marked, u16::to_le_bytes)), text);
        assert_eq!(decode(&utf16(&marked, u16::to_be_bytes)), text);
        for short in ["", "a", "ab", "é"] {
            assert_eq!(decode(short.as_bytes()), short);
        }
    }

    #[test]
    fn half_a_character_at_the_end_is_shown_as_one_that_is_missing() {
        assert_eq!(decode(b"\xff\xfea\0\x3c\xd8"), "a\u{fffd}");
        assert_eq!(decode(b"\xff\xfea\0b"), "a");
    }
}
