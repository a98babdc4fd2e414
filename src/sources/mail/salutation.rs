//! The line that greets the recipient, and what stands above it.

use super::phrases::name_before_phrase;
use super::quotation::OPENING_MARKS;
use super::spelling::is_same;
use crate::text;

/// Finds the salutation: the short line that begins the letter, else the first that ends in a comma.
pub(super) fn salutation(lines: &[String], inviter: Option<&str>, recipients: &[String]) -> Option<usize> {
    // With a single short line below it is how the letter ends: Best, Jane.
    let is_close = |at: usize| {
        let mut below = lines[at + 1..].iter().filter(|line| !line.is_empty());
        below.next().is_none_or(|name| name.split(' ').count() <= 3) && below.next().is_none()
    };
    opening(lines, inviter, recipients)
        .or_else(|| (0..lines.len()).find(|&at| ends_in_comma(&lines[at]) && !is_close(at)))
}

/// Whether a line of few words has a comma at the end.
pub(super) fn ends_in_comma(line: &str) -> bool {
    line.ends_with([',', '，', '、']) && line.split(' ').count() <= 8 && line.len() > 1
}

/// Finds the short line that begins the letter or follows its head. Where it is known who is greeted, it names them
/// or ends in a comma.
fn opening(lines: &[String], inviter: Option<&str>, recipients: &[String]) -> Option<usize> {
    let names_recipient = |line: &str| names_one(line, recipients);
    let is_greeting = |at: usize| {
        let line = lines[at].as_str();
        ends_in_comma(line)
            || (line.ends_with('.') && line.split(' ').count() <= 3 && names_recipient(line))
            || ((recipients.is_empty() || names_recipient(line)) && may_greet(line, lines.get(at + 1)))
    };
    let text = (0..lines.len().min(MAX_HEAD)).filter(|&at| !is_head(&lines[at], inviter, recipients));
    let mut short = text.take_while(|&at| is_short(&lines[at]));
    let first = short.find(|&at| is_greeting(at))?;
    // A heading, or the name of who is greeted, may be above it.
    let is_better = |next: &str| {
        let greets = ends_in_comma(next) || next.ends_with([':', '：']) || is_same(next, &lines[first]);
        !lines[first].ends_with(MARKS) && next.ends_with(MARKS) && greets
    };
    short.next().filter(|&next| is_better(&lines[next])).or(Some(first))
}

/// Whether a line has a word of a recipient's name. `recipients` are in lower case.
pub(super) fn names_one(line: &str, recipients: &[String]) -> bool {
    let line = line.to_lowercase();
    let is_in = |word: &str| {
        line.match_indices(word).any(|(at, _)| {
            // Not in "same", but in "Samさん".
            let (before, after) = (&line[..at], &line[at + word.len()..]);
            !before.ends_with(char::is_alphanumeric)
                && !after.starts_with(|c: char| c.is_ascii_alphanumeric())
        })
    };
    let mut words = recipients.iter().flat_map(|name| name.split(' '));
    words.any(|word| word.chars().count() > 1 && is_in(word))
}

/// The maximum number of lines in which a letter begins.
const MAX_HEAD: usize = 60;

/// What ends a salutation, if anything does.
const MARKS: [char; 8] = [',', '，', '、', ':', '：', '!', '！', '،'];

/// Whether a line stands above the letter: a rule, or words on who writes to whom.
pub(super) fn is_head(line: &str, inviter: Option<&str>, recipients: &[String]) -> bool {
    !line.contains(char::is_alphanumeric)
        || line == "LinkedIn"
        || recipients.contains(&line.to_lowercase())
        || name_before_phrase(line).is_some()
        || inviter.is_some_and(|inviter| text::find_words(line, inviter).is_some())
}

fn is_short(line: &str) -> bool {
    line.split(' ').count() <= 6 && line.chars().count() <= 60
}

/// Whether a short line can greet: it ends in a mark, or is a paragraph of plain words.
fn may_greet(line: &str, next: Option<&String>) -> bool {
    let is_plain = || line.chars().all(|c| c.is_alphabetic() || " '’-.,，、".contains(c));
    let is_sentence = line.ends_with('.') || line.starts_with(OPENING_MARKS);
    !is_sentence && (line.ends_with(MARKS) || (is_plain() && next.is_none_or(String::is_empty)))
}
