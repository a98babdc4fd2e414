//! Inputs with many invitations: each file's format is detected, and the files are read one after another.

mod export;
mod finding;
mod html;
mod item;
mod join;
mod json_lines;
pub mod mail;
mod mail_files;
mod mail_paths;
mod mbox;
mod page;
mod profile;
mod reader;

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek};
use std::path::{Path, PathBuf};

pub use self::finding::{Finding, More, Reading, SkippedMail};
use self::item::Items;
use self::join::joined;
use self::json_lines::JsonLines;
pub use self::reader::ByteCounter;
use self::reader::{entries, shown, unreadable};
use crate::diagnostic::{Code, Diagnostic};
use crate::file::{extension, open_to_read};

/// The hint for an input in none of the accepted formats.
const ACCEPTED: &str = "give the page of received invitations (saved, or copied in English or German), a LinkedIn \
    export (its zip or folder), its Invitations.csv, invitation mail (.eml, a folder or zip of them, or an mbox), or \
    JSON Lines";

/// The number of bytes at the start of a file that its format is detected from.
const HEAD: u64 = 4096;

/// Reads all inputs one after another. A person whom several bring is one invitation. A reminder is yielded at the end,
/// or skipped if another input has the invitation.
pub fn all<'a>(inputs: &'a [PathBuf], reading: Reading<'a>) -> impl Iterator<Item = Finding> + 'a {
    let items = inputs.iter().flat_map(move |input| {
        open(input, reading).unwrap_or_else(|error| Box::new(std::iter::once(error.into())))
    });
    joined(items, inputs.len() > 1 && !inputs.iter().all(|input| holds_lines(input)))
}

/// Whether an input is a file of JSON Lines. What comes through a pipe can't be looked at before it is read.
fn holds_lines(input: &Path) -> bool {
    let head = input.is_file().then(|| open_to_read(input).and_then(head));
    matches!(head, Some(Ok(head)) if Format::detect(input, &head) == Some(Format::JsonLines))
}

/// Reads the bytes that a format is detected from.
fn head(reader: impl Read) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    reader.take(HEAD).read_to_end(&mut head)?;
    Ok(head)
}

/// Opens an input; `-` is the standard input. Its format is detected from its content.
///
/// # Errors
///
/// The input can't be read, or has none of the accepted formats.
fn open<'a>(input: &Path, reading: Reading<'a>) -> Result<Items<'a>, Diagnostic> {
    let shown = shown(input);
    let is_stdin = input == Path::new("-");
    if !is_stdin && input.is_dir() {
        return folder(input, reading);
    }
    let error = |error| unreadable(&shown, &error);
    let mut reader: Box<dyn Read> = match is_stdin {
        true => Box::new(io::stdin()),
        false => Box::new(open_to_read(input).map_err(error)?),
    };
    let head = head(reader.by_ref()).map_err(error)?;
    if is_stdin && head.trim_ascii().is_empty() && (head.len() as u64) < HEAD {
        let note = Diagnostic::note(Code::UnknownInput, "nothing came through the pipe");
        return Ok(Box::new(std::iter::once(note.into())));
    }
    let format = Format::detect(input, &head)
        .or_else(|| (is_stdin && may_be_json_lines(&head)).then_some(Format::JsonLines))
        .ok_or_else(|| unknown(format!("'{shown}' is nothing that holds invitations"), ACCEPTED))?;
    let reader = io::Cursor::new(head).chain(reader);
    let whole_file = |reader| {
        let can_be_read_again = !is_stdin && input.is_file();
        if can_be_read_again { File::open(input) } else { spool(reader) }.map_err(error)
    };
    match format {
        Format::Zip => export::zip(&shown, whole_file(reader)?, reading),
        Format::Csv => export::single_file(&shown, whole_file(reader)?, reading),
        Format::Mail => {
            let file = reading.counter.count(whole_file(reader)?);
            Ok(Box::new(mail_files::read(&shown, file, reading).into_iter()))
        }
        Format::Mbox => Ok(mail_files::mbox(buffered(whole_file(reader)?, reading), &shown, reading)),
        Format::JsonLines => Ok(Box::new(JsonLines::new(buffered(reader, reading), &shown, reading))),
        Format::Page => page::read(&shown, whole_file(reader)?, reading),
        Format::Har => Err(unknown(
            format!("'{shown}' is a HAR file, which holds your login too"),
            "delete it; select all on the page, copy it, and give the copied text",
        )),
        Format::Ole => Err(unknown(
            format!("'{shown}' is a file of Outlook or Excel in a format that isn't read"),
            "save a mail as .eml, a list as .csv",
        )),
        Format::Gzip => Err(unknown(
            format!("'{shown}' is compressed with gzip"),
            "unpack it: gunzip -c FILE | decline triage -",
        )),
    }
}

/// Whether what comes from stdin is JSON Lines, perhaps with a bad line at the start.
fn may_be_json_lines(head: &[u8]) -> bool {
    let mut lines = head.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii_start);
    head.trim_ascii().is_empty() || lines.any(|line| line.starts_with(b"{"))
}

/// The maximum number of bytes that are kept of what comes through a pipe.
const MAX_SPOOLED: u64 = 1024 * 1024 * 1024;

/// Keeps what comes through a pipe in a temporary file, since it can't be read again from its start.
fn spool(reader: impl Read) -> io::Result<File> {
    let mut file = tempfile::tempfile()?;
    if io::copy(&mut reader.take(MAX_SPOOLED + 1), &mut file)? > MAX_SPOOLED {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, "more than 1 GiB came through the pipe"));
    }
    file.rewind()?;
    Ok(file)
}

/// Opens a folder: an export, else the mail in it and its subfolders, else an export in one of its subfolders,
/// where unpacking may have put it.
fn folder<'a>(input: &Path, reading: Reading<'a>) -> Result<Items<'a>, Diagnostic> {
    if let Some(export) = export::folder(input, reading)? {
        return Ok(export);
    }
    let mut mails = Vec::new();
    mail_paths::collect(input, &mut mails);
    if !mails.is_empty() {
        return Ok(mail_files::each(mails, reading));
    }
    let entries = entries(input).unwrap_or_default();
    let mut folders = entries.iter().filter(|path| path.is_dir());
    folders.find_map(|path| export::folder(path, reading).ok().flatten()).ok_or_else(|| {
        let message = format!("the folder '{}' holds neither an export nor mail", shown(input));
        unknown(message, ACCEPTED)
    })
}

fn buffered<'a>(reader: impl Read + 'a, reading: Reading<'a>) -> impl BufRead + 'a {
    BufReader::with_capacity(64 * 1024, reading.counter.count(reader))
}

fn unknown(message: impl Into<String>, hint: &str) -> Diagnostic {
    Diagnostic::error(Code::UnknownInput, message).hint(hint)
}

/// The format of an input file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Zip,
    Csv,
    Mail,
    Mbox,
    JsonLines,
    Page,
    /// A recording of a browser's network traffic.
    Har,
    /// A file of Outlook (.msg), or an older one of Excel (.xls).
    Ole,
    /// Any file that is compressed with gzip.
    Gzip,
}

impl Format {
    /// Detects the format by the file's extension, else by its first bytes; those of binary formats always decide.
    fn detect(path: &Path, head: &[u8]) -> Option<Self> {
        if head.starts_with(b"PK") {
            return Some(Self::Zip);
        }
        if head.starts_with(b"\xd0\xcf\x11\xe0") {
            return Some(Self::Ole);
        }
        if head.starts_with(b"\x1f\x8b") {
            return Some(Self::Gzip);
        }
        match extension(path).as_str() {
            "zip" => Some(Self::Zip),
            "csv" => Some(Self::Csv),
            "eml" if !mbox::is_mbox(head) => Some(Self::Mail),
            "jsonl" | "ndjson" | "json" => Some(Self::JsonLines),
            "har" => Some(Self::Har),
            "html" | "htm" => Some(Self::Page),
            extension => Self::by_content(&String::from_utf8_lossy(head), extension == "mbox"),
        }
    }

    fn by_content(head: &str, is_mbox: bool) -> Option<Self> {
        let head = head.trim_start_matches('\u{feff}').trim_start();
        let first_line = head.lines().next().unwrap_or_default();
        if head.starts_with('{') && head.contains("\"log\"") && head.contains("\"creator\"") {
            Some(Self::Har)
        } else if head.starts_with('{') {
            Some(Self::JsonLines)
        } else if first_line.contains("From") && first_line.contains("Direction") {
            Some(Self::Csv)
        } else if is_mbox || first_line.starts_with("From ") {
            Some(Self::Mbox)
        } else if mail::is_mail(head) {
            Some(Self::Mail)
        } else {
            page::is_page(head).then_some(Self::Page)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_is_detected_by_extension_or_content() {
        for (name, head, format) in [
            ("download", "PK\u{3}\u{4}", Some(Format::Zip)),
            ("x.ZIP", "<html>", Some(Format::Zip)),
            ("list.txt", "\u{feff}From,To,Sent At,Message,Direction\n", Some(Format::Csv)),
            ("a.mail", "Received: from x\nSubject: y\n", Some(Format::Mail)),
            ("mbox", "From x@example.org Mon\n", Some(Format::Mbox)),
            ("a.eml", "From x@example.org Mon\n", Some(Format::Mbox)),
            ("empty.mbox", "", Some(Format::Mbox)),
            ("x", " \n{\"from\": \"Jane: Doe\"}", Some(Format::JsonLines)),
            ("x.txt", "Hi Sam,\n\nAccept: https://www.linkedin.com/comm/invitations?x\n", Some(Format::Mail)),
            ("x.txt", "<p><a href='https://www.linkedin.com/comm/invitations?x'>", Some(Format::Page)),
            ("x.txt", "Hello, world", None),
            ("x.txt", "", None),
            ("x.pdf", "%PDF-1.7", None),
        ] {
            assert_eq!(Format::detect(Path::new(name), head.as_bytes()), format, "{name} {head}");
        }
    }
}
