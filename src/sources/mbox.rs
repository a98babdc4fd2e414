//! An mbox, the format in which mail readers keep a folder: mails that each stand below a line that begins with `From `.

use std::io::{self, BufRead, Read};

/// What some programs put before the first letter of a file in UTF-8.
pub(super) const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Whether a file that begins so is an mbox: mails that each stand below a line that begins with `From `.
pub(super) fn is_mbox(head: &[u8]) -> bool {
    head.strip_prefix(BYTE_ORDER_MARK).unwrap_or(head).starts_with(b"From ")
}

/// The maximum number of bytes that are kept of a mail: LinkedIn's mail has some 50 kB, and the rest of a larger one
/// isn't needed to recognise that it isn't an invitation.
pub(super) const MAX_MAIL: u64 = 1024 * 1024;

/// Returns the mails of a reader, with or without a byte order mark; memory doesn't grow with the input. After an error
/// the rest is not tried.
pub(super) fn mails(mut reader: impl BufRead) -> impl Iterator<Item = io::Result<Vec<u8>>> {
    // Whether a line begins here, rather than the rest of one that is longer than a mail; whether the line above the
    // first mail was read.
    let (mut is_line_start, mut has_begun, mut has_failed) = (true, false, false);
    let mut next_mail = move || {
        let (mut mail, mut line) = (Vec::new(), Vec::new());
        loop {
            line.clear();
            if reader.by_ref().take(MAX_MAIL).read_until(b'\n', &mut line)? == 0 {
                return Ok(std::mem::take(&mut has_begun).then_some(mail));
            }
            let is_line = std::mem::replace(&mut is_line_start, line.ends_with(b"\n"));
            if is_line && is_mbox(&line) {
                if std::mem::replace(&mut has_begun, true) {
                    return Ok(Some(mail));
                }
            } else if has_begun && (mail.len() as u64) < MAX_MAIL {
                mail.extend_from_slice(if is_line { unquoted(&line) } else { &line });
            }
        }
    };
    std::iter::from_fn(move || {
        let mail: io::Result<_> = if has_failed { Ok(None) } else { next_mail() };
        has_failed |= mail.is_err();
        mail.transpose()
    })
}

/// A line of a mail as it was before `>` was set in front of its `From `.
fn unquoted(line: &[u8]) -> &[u8] {
    let marks = line.iter().take_while(|byte| **byte == b'>').count();
    if marks > 0 && line[marks..].starts_with(b"From ") { &line[1..] } else { line }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mails_are_told_apart_and_their_quoted_lines_restored() {
        let mbox = "\u{feff}From a Mon\r\nSubject: x\r\n\r\n>From me\n>>From\n>>From you\nFrom b Tue\nFrom c Wed\nno end";
        let read: Vec<_> =
            mails(mbox.as_bytes()).map(|mail| String::from_utf8(mail.expect("a mail"))).collect();
        let expected = ["Subject: x\r\n\r\nFrom me\n>>From\n>From you\n", "", "no end"];
        assert_eq!(read, expected.map(|mail| Ok(mail.to_owned())));
        assert_eq!(mails("Subject: no mbox\n".as_bytes()).count(), 0);
    }

    #[test]
    fn a_mail_without_an_end_is_not_held() {
        let long = io::Cursor::new("From a\n").chain(io::repeat(b'x').take(16 << 20));
        let mails = mails(io::BufReader::new(long.chain(io::Cursor::new("\nFrom b\nHi\n"))));
        let lengths: Vec<_> = mails.map(|mail| mail.expect("a mail").len() as u64).collect();
        assert_eq!(lengths, [MAX_MAIL, 3]);
    }
}
