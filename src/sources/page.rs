//! The page of received invitations: saved as HTML, copied as HTML, or copied as text.
//!
//! Nobody here saw a live page. What is read rests on public parsers and fixtures of 2026; the look-alikes in
//! `tests/pages.rs` follow them.

mod card;
mod copied;
mod html;
mod phrases;

use std::fs::File;
use std::io::Read;
use std::sync::Arc;

use self::card::{Card, Content};
use self::phrases::List;
use super::finding::{self, Reading};
use super::item::{Item, Items};
use super::reader::unreadable;
use super::unknown;
use crate::diagnostic::{Code, Diagnostic};
use crate::invitation::{InvitationRecord, Source};
use crate::text;

/// The address of the page.
const ADDRESS: &str = "linkedin.com/mynetwork/invitation-manager/received";

/// What to do where no card can be read.
const COPY_IT: &str = "open the page, scroll to its end, select all, copy, and give the copied text";

/// Whether a file that begins so is the page, or wants to be.
pub(super) fn is_page(head: &str) -> bool {
    let is_line_of_page = |line: &str| {
        let line = text::line(line);
        phrases::is_header(&line) || phrases::photo(&line).is_some() || phrases::inviter(&line).is_some()
    };
    head.starts_with('<') || head.lines().any(is_line_of_page)
}

/// Reads the page's invitations, and what is to be known of them.
///
/// # Errors
///
/// It holds no invitation that can be read.
pub(super) fn read<'a>(shown: &str, file: File, reading: Reading<'a>) -> Result<Items<'a>, Diagnostic> {
    let page = content(shown, file, reading)?;
    let page = page.trim_start_matches('\u{feff}').trim_start();
    let (cards, lines) = match page.starts_with('<') {
        true => {
            let html::Html { cards, lines } = html::read(page);
            let cards = if cards.is_empty() { copied::cards(&lines.join("\n")) } else { cards };
            (cards, lines)
        }
        false => (copied::cards(page), page.lines().map(text::line).collect()),
    };
    if is_sent(&lines) {
        let error = unknown("these are invitations that you sent", &format!("open {ADDRESS}"));
        return Err(error.in_file(shown));
    }
    if cards.iter().all(|content| content.card().is_none()) {
        return Err(nothing_read(&cards, &lines).in_file(shown));
    }
    let diagnostics = diagnostics(shown, &cards, &lines);
    let file: Arc<str> = shown.into();
    let items = cards.into_iter().filter_map(move |content| {
        let Content::Invitation(card) = content else { return None };
        let source = Some(Source { file: Arc::clone(&file), line: None });
        Some(finding::resolve(InvitationRecord { source, ..card.invitation }, reading).into())
    });
    Ok(Box::new(diagnostics.into_iter().map(Item::from).chain(items)))
}

/// Whether the lines are those of the invitations that the user sent.
fn is_sent(lines: &[String]) -> bool {
    let has = |is: fn(&str) -> bool| lines.iter().any(|line| is(line));
    has(phrases::is_sent) && !has(|line| phrases::ignores(line) || phrases::inviter(line).is_some())
}

/// The largest page in bytes: one of 3,000 invitations, saved with all that is in it, has some 10 MB.
const MAX_PAGE: u64 = 64 * 1024 * 1024;

fn content(shown: &str, file: File, reading: Reading<'_>) -> Result<String, Diagnostic> {
    let mut bytes = Vec::new();
    let read = reading.counter.count(file).take(MAX_PAGE + 1).read_to_end(&mut bytes);
    read.map_err(|error| unreadable(shown, &error))?;
    if bytes.len() as u64 > MAX_PAGE {
        let error = Diagnostic::error(Code::TooLarge, "it is larger than 64 MiB, which no page is");
        return Err(error.in_file(shown).hint(COPY_IT));
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Why no invitation was read.
fn nothing_read(cards: &[Content], lines: &[String]) -> Diagnostic {
    if !cards.is_empty() {
        let others = text::count(cards.len(), "other invitation");
        let message =
            format!("there is no invitation to connect in it ({others}, to follow, join or subscribe)");
        return unknown(message, "choose the list of all invitations");
    }
    if total(lines) == Some(0) {
        let message = "the page says that no invitation is waiting";
        return unknown(message, "if one is, open its list, and save or copy that");
    }
    if lines.iter().any(|line| phrases::is_header(line)) {
        let message = "this is the page of invitations, and no invitation in it can be read: there is neither a \
                       sentence like \"Jane Doe wants to connect\" nor a button to accept one";
        return unknown(message, COPY_IT);
    }
    unknown("this isn't the page of received invitations", &format!("give the page {ADDRESS}: {COPY_IT}"))
}

/// What is to be known of the page as a whole.
fn diagnostics(shown: &str, cards: &[Content], lines: &[String]) -> Vec<Diagnostic> {
    let invitations: Vec<&Card> = cards.iter().filter_map(Content::card).collect();
    let elsewhere = cards.iter().filter(|content| matches!(content, Content::Elsewhere)).count();
    let unknown = cards.len() - invitations.len() - elsewhere;
    let mut message = text::count(invitations.len(), "invitation") + " to connect";
    if elsewhere > 0 {
        message += &format!("; {elsewhere} to follow, join, subscribe or attend skipped");
    }
    let mut diagnostics = vec![Diagnostic::note(Code::PageContent, message)];
    let mut warn = |message: String, hint: Option<&str>| {
        let warning = Diagnostic::warning(Code::PageContent, message);
        diagnostics.push(Diagnostic { hint: hint.map(str::to_owned), ..warning });
    };
    if unknown > 0 {
        warn(format!("{} can't be read", text::count(unknown, "card")), Some(COPY_IT));
    }
    if let Some(total) = total(lines).filter(|total| *total > cards.len()) {
        let message = format!("only {} of {total} are in it", cards.len());
        warn(message, Some("scroll to the end of the page, then save or copy it again"));
    }
    let has_list =
        |list| lines.iter().any(|line| phrases::list(line).is_some_and(|(found, _)| found == list));
    if has_list(List::Focused) && has_list(List::Other) && !has_list(List::All) {
        let message = "Focused and Other are two lists, and one of them is in it".to_owned();
        warn(message, Some("save or copy the other one too"));
    }
    let first = |is: fn(&Card) -> bool| {
        let mut found = invitations.iter().filter(|card| is(card));
        found.next().map(|card| (&card.invitation.from, 1 + found.count()))
    };
    if let Some((name, number)) = first(|card| card.is_ambiguous) {
        let cards = text::count(number, "card");
        let message = format!(
            "{cards} without a line between headline and note, the first is that of {name}: what is read as one \
             may be the other"
        );
        warn(message, None);
    }
    if let Some((name, number)) = first(|card| card.invitation.note_cut) {
        let notes = text::count(number, "note");
        warn(format!("{notes} cut off by the page, the first is that of {name}"), None);
    }
    diagnostics.into_iter().map(|diagnostic| diagnostic.in_file(shown)).collect()
}

/// How many invitations the shown list has, as its tab says.
fn total(lines: &[String]) -> Option<usize> {
    let lists: Vec<_> = lines.iter().filter_map(|line| phrases::list(line)).collect();
    let of = |wanted| lists.iter().find(|(list, _)| *list == wanted).map(|(_, number)| *number);
    of(List::All).or_else(|| if lists.len() == 1 { of(List::Focused).or(of(List::Other)) } else { None })
}
