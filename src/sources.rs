//! Where many invitations come from: files recognised by their content, read one after another.

mod export;
mod item;
mod lines;
pub mod mail;
mod mails;
mod reader;
mod reminders;

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use self::item::Items;
pub use self::item::{Item, Reading};
use self::lines::Lines;
pub use self::reader::ByteCounter;
use self::reader::{entries, shown, unreadable};
use self::reminders::ReminderFilter;
use crate::diagnostic::{Code, Diagnostic};

/// What is said wherever something can't be used.
const ACCEPTED: &str = "give a LinkedIn export (its zip or folder), its Invitations.csv, invitation mail \
    (.eml, a folder of them, or an mbox), or JSON Lines";

/// How much of a file tells what it is.
const HEAD: u64 = 4096;

/// Reads all inputs one after another. A mail that reminds of an invitation is kept to the end, and skipped if
/// another, or an export, has brought the invitation itself.
pub fn all<'a>(inputs: &'a [PathBuf], reading: Reading<'a>) -> impl Iterator<Item = Item> + 'a {
    let items = inputs.iter().flat_map(move |input| {
        open(input, reading).unwrap_or_else(|error| Box::new(std::iter::once(Item::Diagnostic(error))))
    });
    ReminderFilter::new(items)
}

/// Opens a source: `-` is JSON Lines on the standard input.
///
/// # Errors
///
/// It can't be read, or it is nothing that holds invitations.
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
    let kind = Kind::of(input, &head);
    if kind.is_some_and(|kind| kind != Kind::Lines) && !input.is_file() {
        let message = format!("'{shown}' is a pipe, through which only JSON Lines can come");
        return Err(Diagnostic::error(Code::UnknownInput, message).hint("give the file itself"));
    }
    // A pipe gives its beginning only once.
    let whole =
        move || BufReader::with_capacity(64 * 1024, reading.counter.count(io::Cursor::new(head).chain(file)));
    match kind {
        Some(Kind::Zip) => export::zip(input, reading),
        Some(Kind::Csv) => export::alone(input, reading),
        Some(Kind::Mail) => Ok(mails::each(vec![Ok(input.to_path_buf())], reading)),
        Some(Kind::Mails) => Ok(mails::mailbox(whole(), shown, reading)),
        Some(Kind::Lines) => Ok(lines(Lines::new(whole(), &shown, reading))),
        None => {
            let message = format!("'{shown}' is nothing that holds invitations");
            Err(Diagnostic::error(Code::UnknownInput, message).hint(ACCEPTED))
        }
    }
}

/// JSON Lines on the standard input, which gives its beginning only once.
fn stdin<'a>(reading: Reading<'a>) -> Result<Items<'a>, Diagnostic> {
    let mut stdin = BufReader::with_capacity(64 * 1024, reading.counter.count(io::stdin()));
    let path = Path::new("-");
    let head = stdin.fill_buf().unwrap_or_default();
    if Kind::of(path, head).is_some_and(|kind| kind != Kind::Lines) {
        let message = "the standard input holds no JSON Lines, and nothing else can come there";
        let hint = "give the file itself: an export, or mail (.eml)";
        return Err(Diagnostic::error(Code::UnknownInput, message).hint(hint));
    }
    Ok(lines(Lines::new(stdin, &shown(path), reading)))
}

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Zip,
    Csv,
    Mail,
    /// An mbox.
    Mails,
    Lines,
}

impl Kind {
    /// Tells by the ending, else by the beginning; a zip always begins as one.
    fn of(path: &Path, head: &[u8]) -> Option<Self> {
        if head.starts_with(b"PK") {
            return Some(Self::Zip);
        }
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        match ending.as_deref() {
            Some("zip") => return Some(Self::Zip),
            Some("csv") => return Some(Self::Csv),
            Some("eml") if !head.starts_with(b"From ") => return Some(Self::Mail),
            Some("jsonl" | "ndjson" | "json") => return Some(Self::Lines),
            _ => {}
        }
        let head = String::from_utf8_lossy(head);
        let head = head.trim_start_matches('\u{feff}').trim_start();
        let first = head.lines().next().unwrap_or_default();
        let header = first.split_once(':').map(|(name, _)| name);
        let names_a_header =
            |name: &str| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if head.starts_with('{') {
            Some(Self::Lines)
        } else if first.contains("From") && first.contains("Direction") {
            Some(Self::Csv)
        } else if first.starts_with("From ") || ending.as_deref() == Some("mbox") {
            Some(Self::Mails)
        } else {
            header.is_some_and(names_a_header).then_some(Self::Mail)
        }
    }
}

fn lines<'a>(lines: Lines<'a, impl BufRead + 'a>) -> Items<'a> {
    Box::new(lines.map(Item::from))
}

/// An export, else the mail in the folder and in those below it.
fn folder<'a>(input: &Path, reading: Reading<'a>) -> Result<Items<'a>, Diagnostic> {
    if let Some(export) = export::folder(input, reading)? {
        return Ok(export);
    }
    let mut found = Vec::new();
    mails::gather(input, &mut found);
    if !found.is_empty() {
        return Ok(mails::each(found, reading));
    }
    // Unpacked, an export may stand in a folder of its own.
    let inside = entries(input).unwrap_or_default();
    let mut folders = inside.iter().filter(|path| path.is_dir());
    folders.find_map(|path| export::folder(path, reading).ok().flatten()).ok_or_else(|| {
        let what = format!("the folder '{}' holds neither an export nor .eml files", shown(input));
        Diagnostic::error(Code::UnknownInput, what).hint(ACCEPTED)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_it_is_called_or_how_it_begins() {
        for (name, head, kind) in [
            ("x.zip", "PK\u{3}\u{4}", Some(Kind::Zip)),
            ("download", "PK\u{3}\u{4}", Some(Kind::Zip)),
            ("x.ZIP", "<html>", Some(Kind::Zip)),
            ("Invitations.csv", "From,To", Some(Kind::Csv)),
            ("list.txt", "\u{feff}From,To,Sent At,Message,Direction\n", Some(Kind::Csv)),
            ("a.eml", "", Some(Kind::Mail)),
            ("a.mail", "Received: from x\nSubject: y\n", Some(Kind::Mail)),
            ("mbox", "From x@example.org Mon\n", Some(Kind::Mails)),
            ("a.eml", "From x@example.org Mon\n", Some(Kind::Mails)),
            ("empty.mbox", "", Some(Kind::Mails)),
            ("x.jsonl", "", Some(Kind::Lines)),
            ("x", " \n{\"from\": \"Jane: Doe\"}", Some(Kind::Lines)),
            ("x.txt", "Hello, world", None),
            ("x.txt", "", None),
            ("x.pdf", "%PDF-1.7", None),
        ] {
            assert_eq!(Kind::of(Path::new(name), head.as_bytes()), kind, "{name} {head}");
        }
    }
}
