//! Where many invitations come from: told apart by what they hold, read one after another.

use std::collections::{HashSet, VecDeque};
use std::fs::{self, File};
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::Zoned;

use super::export::{self, Remark};
use super::lines::{Line, Lines};
use super::mail::{self, NoInvitation};
use super::{Invitation, Person, Source};
use crate::fault::Fault;
use crate::policy::Policy;

/// What a source gives.
#[derive(Debug)]
pub enum Item {
    /// An invitation.
    Invitation(Box<Invitation>),
    /// A line that holds one, if [`Item::read`] can read it.
    Line(Line),
    /// A file that holds a mail. None is left in [`all`].
    Mail(PathBuf),
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
    /// The languages that have templates.
    pub languages: &'a [String],
    /// The time, where the user is.
    pub now: &'a Zoned,
    /// Counts what was read.
    pub watch: Watch<'a>,
}

/// The invitations of a source, and what is to be said on the way.
pub type Items<'a> = Box<dyn Iterator<Item = Item> + Send + 'a>;

/// What is said wherever something can't be used.
const ACCEPTED: &str = "give a LinkedIn export (its zip or folder), its Invitations.csv, invitation mail \
    (.eml, or a folder of them), or JSON Lines";

/// More than any mail of LinkedIn's holds (some 50 kB); of a larger one the rest isn't needed to tell that it
/// is none.
const MOST_OF_A_MAIL: u64 = 1024 * 1024;

/// How much of a file tells what it is.
const HEAD: u64 = 4096;

/// Reads all inputs one after another. People remind: a mail that reminds of an invitation is kept to the end,
/// and passed over if another mail has brought the invitation itself.
pub fn all<'a>(inputs: &'a [PathBuf], reading: Reading<'a>) -> impl Iterator<Item = Item> + Send + 'a {
    let open =
        move |input| open(input, reading).unwrap_or_else(|fault| Box::new(std::iter::once(Item::Bad(fault))));
    let found = inputs.iter().flat_map(move |input: &PathBuf| open(input));
    All { found, reading, mailed: HashSet::new(), reminders: VecDeque::new() }
}

struct All<'a, I> {
    found: I,
    reading: Reading<'a>,
    /// Who invited by mail, in lower case.
    mailed: HashSet<String>,
    reminders: VecDeque<Box<Invitation>>,
}

impl<I: Iterator<Item = Item>> Iterator for All<'_, I> {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        for item in self.found.by_ref() {
            let Item::Mail(path) = item else { return Some(item) };
            match mail(&path, self.reading) {
                Mailed::Reminder(invitation) => self.reminders.push_back(invitation),
                Mailed::Read(item) => {
                    if let Item::Invitation(invitation) = &item {
                        self.mailed.insert(invitation.from.name.to_lowercase());
                    }
                    return Some(item);
                }
            }
        }
        let reminder = self.reminders.pop_front()?;
        let is_first = self.mailed.insert(reminder.from.name.to_lowercase());
        Some(if is_first { Item::Invitation(reminder) } else { Item::Skipped(NoInvitation::Reminder) })
    }
}

/// Opens a source: `-` is JSON Lines on the standard input.
///
/// # Errors
///
/// It can't be read, or it is nothing that holds invitations.
fn open<'a>(input: &Path, reading: Reading<'a>) -> Result<Items<'a>, Fault> {
    let shown = input.display().to_string();
    if shown == "-" {
        let stdin = BufReader::with_capacity(64 * 1024, reading.watch.over(io::stdin()));
        return Ok(lines(Lines::new(stdin, &shown)));
    }
    if input.is_dir() {
        return folder(input, reading);
    }
    let fault = |error: io::Error| {
        Fault::failure(format!("can't read '{shown}': {error}")).hint("name a file that you can read")
    };
    let mut file = File::open(input).map_err(fault)?;
    let mut head = Vec::new();
    file.by_ref().take(HEAD).read_to_end(&mut head).map_err(fault)?;
    match Kind::of(input, &head) {
        Some(Kind::Zip) => export::zip(input, reading),
        Some(Kind::Csv) => export::alone(input, reading),
        Some(Kind::Mail) => Ok(mails(vec![input.to_path_buf()])),
        Some(Kind::Lines) => {
            // A pipe gives its beginning only once.
            let whole = io::Cursor::new(head).chain(file);
            let reader = BufReader::with_capacity(64 * 1024, reading.watch.over(whole));
            Ok(lines(Lines::new(reader, &shown)))
        }
        None => Err(Fault::failure(format!("'{shown}' is nothing that holds invitations")).hint(ACCEPTED)),
    }
}

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Zip,
    Csv,
    Mail,
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
            Some("eml") => return Some(Self::Mail),
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
        } else {
            (first.starts_with("From ") || header.is_some_and(names_a_header)).then_some(Self::Mail)
        }
    }
}

fn lines<'a>(lines: Lines<impl io::BufRead + Send + 'a>) -> Items<'a> {
    Box::new(lines.map(|line| line.map_or_else(Item::Bad, Item::Line)))
}

/// An export, else the mail in the folder and in those below it.
fn folder<'a>(input: &Path, reading: Reading<'a>) -> Result<Items<'a>, Fault> {
    if let Some(export) = export::folder(input, reading)? {
        return Ok(export);
    }
    let mut found = Vec::new();
    gather(input, &mut found).map_err(|error| {
        Fault::failure(format!("can't read the folder '{}': {error}", input.display()))
            .hint("make it a folder that you can read")
    })?;
    if found.is_empty() {
        let what = format!("the folder '{}' holds neither an export nor .eml files", input.display());
        return Err(Fault::failure(what).hint(ACCEPTED));
    }
    Ok(mails(found))
}

/// Finds the `.eml` files of a folder and of those below it, in the order of their paths. Links to folders are
/// not followed: they may lead back.
fn gather(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for path in entries(folder)? {
        if path.symlink_metadata()?.is_dir() {
            gather(&path, found)?;
        } else if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("eml")) {
            found.push(path);
        }
    }
    Ok(())
}

/// What a folder holds, in the order of the paths.
pub(super) fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort_unstable();
    Ok(paths)
}

fn mails<'a>(paths: Vec<PathBuf>) -> Items<'a> {
    Box::new(paths.into_iter().map(Item::Mail))
}

/// What a file of mail holds.
enum Mailed {
    Read(Item),
    Reminder(Box<Invitation>),
}

fn mail(path: &Path, reading: Reading<'_>) -> Mailed {
    let shown = path.display().to_string();
    let mut raw = Vec::new();
    let read =
        File::open(path).and_then(|file| reading.watch.over(file).take(MOST_OF_A_MAIL).read_to_end(&mut raw));
    if let Err(error) = read {
        let what = format!("can't read the mail '{shown}': {error}");
        return Mailed::Read(Item::Bad(Fault::failure(what).hint("make it a file that you can read")));
    }
    let mail = match mail::read(&raw) {
        Ok(mail) => mail,
        Err(kind) => return Mailed::Read(Item::Skipped(kind)),
    };
    if mail.from.is_empty() {
        let what = format!("{shown}: the mail doesn't say who invites");
        let hint = "draft it by itself: decline draft --mail FILE --from NAME";
        return Mailed::Read(Item::Bad(Fault::failure(what).hint(hint)));
    }
    let from = Person { name: mail.from, headline: mail.headline, ..Person::default() };
    let source = Some(Source { file: shown.into(), line: None });
    let invitation = Invitation { from, note: mail.note, source, ..Invitation::default() };
    let invitation = Box::new(invitation.received_at(mail.received, reading.now).tidied());
    if mail.is_reminder { Mailed::Reminder(invitation) } else { Mailed::Read(Item::Invitation(invitation)) }
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
            ("mbox", "From x@example.org Mon\n", Some(Kind::Mail)),
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
