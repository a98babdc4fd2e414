//! Where many invitations come from: told apart by what they hold, read one after another.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::ZonedDateTime;

use super::Invitation;
use super::export::{self, Remark};
use super::lines::{Line, Lines};
use super::mail::NoInvitation;
use super::mails::{self, Once};
use crate::fault::Fault;
use crate::policy::Policy;
use crate::templates::Names;
use crate::text;

/// What a source gives.
#[derive(Debug)]
pub enum Item {
    /// An invitation.
    Invitation(Box<Invitation>),
    /// A line that holds one, if [`Item::read`] can read it.
    Line(Line),
    /// A mail that reminds of an invitation. None is left in [`all`].
    Reminder(Box<Invitation>),
    /// Something that should be one and can't be read; the rest goes on.
    Bad(Fault),
    /// A mail that is no invitation.
    Skipped(NoInvitation),
    /// What the user should know of the source as a whole.
    Remark(Remark),
}

impl Item {
    /// Reads what was only found: many can do that side by side.
    #[must_use]
    pub fn read(self, reading: Reading<'_>) -> Self {
        match self {
            Self::Line(line) => match line.invitation(reading) {
                Ok(invitation) => Self::Invitation(Box::new(invitation)),
                Err(fault) => Self::Bad(fault),
            },
            read => read,
        }
    }
}

/// What reading needs to know.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    /// The policy, which knows the ties.
    pub policy: &'a Policy,
    /// The replies and languages that have templates.
    pub names: &'a Names,
    /// The time, where the user is.
    pub now: &'a ZonedDateTime,
    /// Counts what was read.
    pub watch: Watch<'a>,
}

/// The invitations of a source, and what is to be said on the way.
pub type Items<'a> = Box<dyn Iterator<Item = Item> + Send + 'a>;

/// What is said wherever something can't be used.
const ACCEPTED: &str = "give a LinkedIn export (its zip or folder), its Invitations.csv, invitation mail \
    (.eml, a folder of them, or an mbox), or JSON Lines";

/// How much of a file tells what it is.
const HEAD: u64 = 4096;

/// Reads all inputs one after another. People remind: a mail that reminds of an invitation is kept to the end,
/// and passed over if another, or an export, has brought the invitation itself.
pub fn all<'a>(inputs: &'a [PathBuf], reading: Reading<'a>) -> impl Iterator<Item = Item> + Send + 'a {
    let open =
        move |input| open(input, reading).unwrap_or_else(|fault| Box::new(std::iter::once(Item::Bad(fault))));
    let found = inputs.iter().flat_map(move |input: &PathBuf| open(input));
    Once::among(found)
}

/// Opens a source: `-` is JSON Lines on the standard input.
///
/// # Errors
///
/// It can't be read, or it is nothing that holds invitations.
fn open<'a>(input: &Path, reading: Reading<'a>) -> Result<Items<'a>, Fault> {
    let shown = shown(input);
    if shown == "-" {
        return stdin(reading);
    }
    if input.is_dir() {
        return folder(input, reading);
    }
    let fault = |error| unreadable(&shown, &error);
    let mut file = File::open(input).map_err(fault)?;
    let mut head = Vec::new();
    file.by_ref().take(HEAD).read_to_end(&mut head).map_err(fault)?;
    let kind = Kind::of(input, &head);
    if kind.is_some_and(|kind| kind != Kind::Lines) && !input.is_file() {
        let fault = Fault::failure(format!("'{shown}' is a pipe, through which only JSON Lines can come"));
        return Err(fault.hint("give the file itself"));
    }
    // A pipe gives its beginning only once.
    let whole =
        move || BufReader::with_capacity(64 * 1024, reading.watch.over(io::Cursor::new(head).chain(file)));
    match kind {
        Some(Kind::Zip) => export::zip(input, reading),
        Some(Kind::Csv) => export::alone(input, reading),
        Some(Kind::Mail) => Ok(mails::each(vec![Ok(input.to_path_buf())], reading)),
        Some(Kind::Mails) => Ok(mails::mailbox(whole(), shown, reading)),
        Some(Kind::Lines) => Ok(lines(Lines::new(whole(), &shown))),
        None => Err(Fault::failure(format!("'{shown}' is nothing that holds invitations")).hint(ACCEPTED)),
    }
}

/// What a person sees of a path: nothing that moves the cursor.
pub(super) fn shown(path: &Path) -> String {
    text::line(&path.display().to_string())
}

/// What is said of a file that the user named.
pub(super) fn unreadable(shown: &str, error: &io::Error) -> Fault {
    Fault::failure(format!("can't read '{shown}': {error}")).hint("name a file that you can read")
}

/// JSON Lines on the standard input, which gives its beginning only once.
fn stdin<'a>(reading: Reading<'a>) -> Result<Items<'a>, Fault> {
    let mut stdin = BufReader::with_capacity(64 * 1024, reading.watch.over(io::stdin()));
    let path = Path::new("-");
    let head = stdin.fill_buf().unwrap_or_default();
    if Kind::of(path, head).is_some_and(|kind| kind != Kind::Lines) {
        let fault = Fault::failure("the standard input holds no JSON Lines, and nothing else can come there");
        return Err(fault.hint("give the file itself: an export, or mail (.eml)"));
    }
    Ok(lines(Lines::new(stdin, &shown(path))))
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

fn lines<'a>(lines: Lines<impl BufRead + Send + 'a>) -> Items<'a> {
    Box::new(lines.map(|line| line.map_or_else(Item::Bad, Item::Line)))
}

/// An export, else the mail in the folder and in those below it.
fn folder<'a>(input: &Path, reading: Reading<'a>) -> Result<Items<'a>, Fault> {
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
        Fault::failure(what).hint(ACCEPTED)
    })
}

/// What a folder holds, in the order of the paths.
pub(super) fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort_unstable();
    Ok(paths)
}

/// Counts the bytes that are read, for whoever watches.
#[derive(Clone, Copy, Debug)]
pub struct Watch<'a>(pub &'a AtomicU64);

impl<'a> Watch<'a> {
    /// Counts what `reader` gives.
    pub(super) fn over<R>(self, reader: R) -> Watched<'a, R> {
        Watched { reader, watch: self }
    }
}

/// A reader that is watched.
#[derive(Debug)]
pub(super) struct Watched<'a, R> {
    reader: R,
    watch: Watch<'a>,
}

impl<R: Read> Read for Watched<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.reader.read(buffer)?;
        self.watch.0.fetch_add(length as u64, Ordering::Relaxed);
        Ok(length)
    }
}

impl<R: Seek> Seek for Watched<'_, R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.reader.seek(to)
    }
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
