//! What encoding a file is in: as LinkedIn writes it UTF-8, in some old exports UTF-16, and whatever a
//! spreadsheet saved.

use std::io::{self, Cursor, Read};

/// Returns a file's text as UTF-8, without its byte order mark. A file without a mark is handed on as it is.
pub(super) fn decoded<'r>(mut raw: impl Read + 'r) -> io::Result<Box<dyn Read + 'r>> {
    let mut start = Vec::new();
    raw.by_ref().take(3).read_to_end(&mut start)?;
    let utf16 =
        |raw, unit, start: &[u8]| Utf16 { raw, unit, pending: start.to_vec(), ready: Cursor::default() };
    Ok(match start.as_slice() {
        [0xef, 0xbb, 0xbf] => Box::new(raw),
        [0xff, 0xfe, rest @ ..] => Box::new(utf16(raw, u16::from_le_bytes, rest)),
        [0xfe, 0xff, rest @ ..] => Box::new(utf16(raw, u16::from_be_bytes, rest)),
        _ => Box::new(Cursor::new(start).chain(raw)),
    })
}

/// A reader that decodes UTF-16.
struct Utf16<R> {
    raw: R,
    /// How two bytes make a unit.
    unit: fn([u8; 2]) -> u16,
    /// Bytes that are read and not yet decoded.
    pending: Vec<u8>,
    /// What is decoded and not yet handed on.
    ready: Cursor<Vec<u8>>,
}

impl<R: Read> Utf16<R> {
    /// Decodes the next piece; it is empty at the end.
    fn advance(&mut self) -> io::Result<Vec<u8>> {
        let read = self.raw.by_ref().take(16 * 1024).read_to_end(&mut self.pending)?;
        let units = || self.pending.chunks_exact(2).map(|pair| (self.unit)([pair[0], pair[1]]));
        // The second half of a character may be still to come.
        let half = read > 0 && units().next_back().is_some_and(|last| (0xd800..0xdc00).contains(&last));
        let whole = units().count() - usize::from(half);
        let chars = char::decode_utf16(units().take(whole));
        let text: String = chars.map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
        self.pending.drain(..whole * 2);
        Ok(text.into_bytes())
    }
}

impl<R: Read> Read for Utf16<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.ready.position() == self.ready.get_ref().len() as u64 {
            self.ready = Cursor::new(self.advance()?);
        }
        self.ready.read(buffer)
    }
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
