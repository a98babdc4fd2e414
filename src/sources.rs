//! Inputs with many invitations: each file's format is detected, and the files are read one after another.

mod export;
mod item;
mod json_lines;
pub mod mail;
mod mail_files;
mod reader;
mod reminders;

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use self::item::Items;
pub use self::item::{Item, Reading};
use self::json_lines::JsonLines;
pub use self::reader::ByteCounter;
use self::reader::{entries, shown, unreadable};
use self::reminders::ReminderFilter;
use crate::diagnostic::{Code, Diagnostic};

/// The hint for an input in none of the accepted formats.
const ACCEPTED: &str = "give a LinkedIn export (its zip or folder), its Invitations.csv, invitation mail \
    (.eml, a folder of them, or an mbox), or JSON Lines";

/// The number of bytes at the start of a file that its format is detected from.
const HEAD: u64 = 4096;

/// Reads all inputs one after another. A reminder is yielded at the end, or skipped if another mail or an
/// export has the invitation.
pub fn all<'a>(inputs: &'a [PathBuf], reading: Reading<'a>) -> impl Iterator<Item = Item> + 'a {
    let items = inputs.iter().flat_map(move |input| {
        open(input, reading).unwrap_or_else(|error| Box::new(std::iter::once(Item::Diagnostic(error))))
    });
    ReminderFilter::new(items)
}

/// Opens an input; `-` is JSON Lines on the standard input.
///
/// # Errors
///
/// The input can't be read, or has none of the accepted formats.
fn open<'a>(input: &Path, reading: Reading<'a>) -> Result<Items<'a>, Diagnostic> {
    let shown = shown(input);
    if shown == "-" {
        return stdin(reading);
    }
    if input.is_dir() {
        return folder(input, reading);
    }
    let error = |error| unreadable(&shown, &error);
    let mut file = File::open(input).map_err(error)?;
    let mut head = Vec::new();
    file.by_ref().take(HEAD).read_to_end(&mut head).map_err(error)?;
    let format = Format::detect(input, &head)
        .ok_or_else(|| unknown(format!("'{shown}' is nothing that holds invitations"), ACCEPTED))?;
    if format != Format::JsonLines && !input.is_file() {
        let message = format!("'{shown}' is a pipe, through which only JSON Lines can come");
        return Err(unknown(message, "give the file itself"));
    }
    // A pipe can't be read again from its start.
    let reader = buffered(io::Cursor::new(head).chain(file), reading);
    match format {
        Format::Zip => export::zip(input, reading),
        Format::Csv => export::single_file(input, reading),
        Format::Mail => Ok(mail_files::each(vec![Ok(input.to_path_buf())], reading)),
        Format::Mbox => Ok(mail_files::mbox(reader, shown, reading)),
        Format::JsonLines => Ok(Box::new(JsonLines::new(reader, &shown, reading))),
    }
}

/// Opens the standard input, which can't be read again from its start.
fn stdin<'a>(reading: Reading<'a>) -> Result<Items<'a>, Diagnostic> {
    let mut stdin = buffered(io::stdin(), reading);
    let head = stdin.fill_buf().unwrap_or_default();
    match Format::detect(Path::new("-"), head) {
        None | Some(Format::JsonLines) => Ok(Box::new(JsonLines::new(stdin, "-", reading))),
        Some(_) => Err(unknown(
            "the standard input holds no JSON Lines, and nothing else can come there",
            "give the file itself: an export, or mail (.eml)",
        )),
    }
}

/// Opens a folder: an export, else the mail in it and its subfolders, else an export in one of its subfolders,
/// where unpacking may have put it.
fn folder<'a>(input: &Path, reading: Reading<'a>) -> Result<Items<'a>, Diagnostic> {
    if let Some(export) = export::folder(input, reading)? {
        return Ok(export);
    }
    let mut mails = Vec::new();
    mail_files::collect(input, &mut mails);
    if !mails.is_empty() {
        return Ok(mail_files::each(mails, reading));
    }
    let entries = entries(input).unwrap_or_default();
    let mut folders = entries.iter().filter(|path| path.is_dir());
    folders.find_map(|path| export::folder(path, reading).ok().flatten()).ok_or_else(|| {
        let message = format!("the folder '{}' holds neither an export nor .eml files", shown(input));
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
}

impl Format {
    /// Detects the format by the file's extension, else by its first bytes; those of a zip always decide.
    fn detect(path: &Path, head: &[u8]) -> Option<Self> {
        if head.starts_with(b"PK") {
            return Some(Self::Zip);
        }
        let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
        match extension.as_deref() {
            Some("zip") => Some(Self::Zip),
            Some("csv") => Some(Self::Csv),
            Some("eml") if !head.starts_with(b"From ") => Some(Self::Mail),
            Some("jsonl" | "ndjson" | "json") => Some(Self::JsonLines),
            extension => Self::by_content(&String::from_utf8_lossy(head), extension == Some("mbox")),
        }
    }

    fn by_content(head: &str, is_mbox: bool) -> Option<Self> {
        let head = head.trim_start_matches('\u{feff}').trim_start();
        let first_line = head.lines().next().unwrap_or_default();
        let starts_mail = first_line.split_once(':').is_some_and(|(header, _)| {
            !header.is_empty() && header.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        });
        if head.starts_with('{') {
            Some(Self::JsonLines)
        } else if first_line.contains("From") && first_line.contains("Direction") {
            Some(Self::Csv)
        } else if is_mbox || first_line.starts_with("From ") {
            Some(Self::Mbox)
        } else {
            starts_mail.then_some(Self::Mail)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_is_detected_by_extension_or_content() {
        for (name, head, format) in [
            ("x.zip", "PK\u{3}\u{4}", Some(Format::Zip)),
            ("download", "PK\u{3}\u{4}", Some(Format::Zip)),
            ("x.ZIP", "<html>", Some(Format::Zip)),
            ("Invitations.csv", "From,To", Some(Format::Csv)),
            ("list.txt", "\u{feff}From,To,Sent At,Message,Direction\n", Some(Format::Csv)),
            ("a.eml", "", Some(Format::Mail)),
            ("a.mail", "Received: from x\nSubject: y\n", Some(Format::Mail)),
            ("mbox", "From x@example.org Mon\n", Some(Format::Mbox)),
            ("a.eml", "From x@example.org Mon\n", Some(Format::Mbox)),
            ("empty.mbox", "", Some(Format::Mbox)),
            ("x.jsonl", "", Some(Format::JsonLines)),
            ("x", " \n{\"from\": \"Jane: Doe\"}", Some(Format::JsonLines)),
            ("x.txt", "Hello, world", None),
            ("x.txt", "", None),
            ("x.pdf", "%PDF-1.7", None),
        ] {
            assert_eq!(Format::detect(Path::new(name), head.as_bytes()), format, "{name} {head}");
        }
    }
}
