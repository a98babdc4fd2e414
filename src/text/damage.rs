//! Text that was decoded in the wrong encoding.

use std::borrow::Cow;

/// Windows-1252 from byte 0x80 on (<https://encoding.spec.whatwg.org/index-windows-1252.txt>); its five unused bytes
/// stand for themselves.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Repairs each word of UTF-8 that was decoded as Windows-1252 or Latin-1; other words are returned as they are.
///
/// ```
/// assert_eq!(decline::text::repaired("JÃ¼rgen"), "Jürgen");
/// assert_eq!(decline::text::repaired("São Müller"), "São Müller");
/// assert_eq!(decline::text::repaired("ConceiÃ§Ã£o Lourenço"), "Conceição Lourenço");
/// ```
pub fn repaired(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let repaired_word = |word: &str| {
        let bytes: Option<Vec<u8>> = word.chars().map(to_windows_1252).collect();
        bytes.and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_else(|| word.to_owned())
    };
    Cow::Owned(text.split_inclusive(' ').map(repaired_word).collect())
}

/// Reads bytes as Windows-1252, in which spreadsheets on Windows save CSV.
///
/// ```
/// assert_eq!(decline::text::windows_1252(b"Ren\xe9 \x96 \x81"), "René – \u{81}");
/// ```
pub fn windows_1252(bytes: &[u8]) -> String {
    let decode = |&byte: &u8| match byte {
        0x80..=0x9f => WINDOWS_1252[usize::from(byte - 0x80)],
        byte => char::from(byte),
    };
    bytes.iter().map(decode).collect()
}

fn to_windows_1252(c: char) -> Option<u8> {
    let place = WINDOWS_1252.iter().position(|&known| known == c);
    place.and_then(|place| u8::try_from(0x80 + place).ok()).or_else(|| u8::try_from(u32::from(c)).ok())
}

/// Whether letters of a text are lost: a program has put the replacement character in their place.
pub fn is_damaged(text: &str) -> bool {
    text.contains(char::REPLACEMENT_CHARACTER)
}
