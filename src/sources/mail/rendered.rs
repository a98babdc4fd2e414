//! The text that a program made of a mail's HTML, as mail readers show it: w3m and alpine leave the addresses of links
//! out, lynx and elinks number the links and list their addresses at the end.

use unicode_width::UnicodeWidthStr;

use super::arrangement;
use super::links::{self, is_link};
use super::spelling::plain_words;
use crate::text;

/// What stands by itself in a line or a column of a table.
#[derive(Default)]
struct Cell<'l> {
    text: String,
    /// The address of LinkedIn that its text links to.
    link: Option<&'l str>,
    /// Whether a picture stands before it, which is shown as its file's name: `[dr3k2]`.
    has_picture: bool,
}

/// The maximum length of a name in bytes, so that searches for its words end soon.
const MAX_NAME: usize = 300;

/// The addresses of links with their numbers, as the list has them. In a list that doesn't ascend some aren't found.
type Addresses<'l> = Vec<(u16, &'l str)>;

/// Arranges the lines of rendered HTML as those of a text part, and returns them with the place where the links begin.
/// `None` if they are no such lines, as links stand among them, or if it isn't found who invites.
pub(super) fn arranged(
    lines: &[String],
    subject: &str,
    inviter: Option<&str>,
    recipients: &[String],
) -> Option<(Vec<String>, usize)> {
    let is_of_list = |line: &String| {
        links::numbered_address(line).is_some_and(|(_, address)| links::path(address).is_some())
    };
    let list = lines.iter().position(is_of_list).unwrap_or(lines.len());
    let (body, list) = lines.split_at(list);
    let is_bare_link = |line: &String| is_link(line) && !line.contains("<http");
    if body.iter().any(is_bare_link) || inviter.is_some_and(|inviter| inviter.len() > MAX_NAME) {
        return None;
    }
    let cells = unwrapped(body, &list.iter().filter_map(|line| links::numbered_address(line)).collect());
    let (above, card) = cells.split_at(find_name(&cells, inviter, recipients)?);
    // What a list of mails shows of each stands above it.
    let head = above.iter().rposition(|cell| cell.text == "LinkedIn").map_or(0, |at| at + 1);
    let above = &above[head..];
    let (card, rest) = card.split_at(length_of_card(card, recipients));
    let name = plain_words(&card[0].text);
    let is_of_name = |word: &String| name.iter().any(|name| word.starts_with(name));
    // The label of the picture is beside the name, and may go on below it.
    let is_picture =
        |cell: &&Cell<'_>| !cell.text.is_empty() && plain_words(&cell.text).iter().all(is_of_name);
    // A picture's link may stand behind the end of the note.
    let is_label = |cell: &&Cell<'_>| {
        (cell.link.is_some() && !arrangement::ends_sentence(&cell.text))
            || recipients.contains(&cell.text.to_lowercase())
    };
    let is_heading = |cell: &&Cell<'_>| {
        let names_inviter = || plain_words(&cell.text).iter().any(is_of_name);
        cell.text == subject
            || cell.text.is_empty()
            || names_inviter() && !arrangement::has_sentence(&cell.text)
    };
    let pictures = above.iter().rev().take_while(is_picture).count();
    let above = above[..above.len() - pictures].iter().filter(|cell| !is_label(cell)).skip_while(is_heading);
    let below = card[1..].iter().filter(|cell| !is_label(cell)).skip_while(is_picture);
    // A rule parts paragraphs.
    let line = |cell: &Cell<'_>| if is_rule(&cell.text) { String::new() } else { cell.text.clone() };
    let mut lines: Vec<String> = above.map(line).collect();
    let place_of_name = lines.len();
    lines.push(card[0].text.clone());
    lines.extend(below.map(line));
    let links = lines.len();
    lines.extend(rest.iter().map(Cell::with_address));
    Some(arrangement::arranged(lines, place_of_name, links, arrangement::note))
}

impl Cell<'_> {
    /// Returns its text and its address, as links stand in a text part.
    fn with_address(&self) -> String {
        match self.link {
            Some(address) => format!("{}: {address}", self.text),
            None => self.text.clone(),
        }
    }
}

/// Returns the cells of the lines, with those joined that the width of the screen has parted.
fn unwrapped<'l>(lines: &'l [String], addresses: &Addresses<'l>) -> Vec<Cell<'l>> {
    const MAX_WIDTH: usize = 80;
    const MIN_WIDTH: usize = 60;
    // Columns and centred text are narrower than the screen.
    const MAX_RAGGED: usize = 8;
    let width = |line: &String| line.width();
    let of_screen = lines.iter().map(width).filter(|&width| width <= MAX_WIDTH).max().unwrap_or_default();
    let mut cells: Vec<Cell<'l>> = Vec::new();
    let mut width_above = 0;
    for line in lines {
        let mut of_line = cells_of(line, addresses);
        let word = line.split(' ').next().unwrap_or_default().width();
        let is_text =
            matches!(&*of_line, [cell] if cell.link.is_none() && cell.text.contains(char::is_alphanumeric));
        let is_full = of_screen >= MIN_WIDTH && width_above + word + MAX_RAGGED > of_screen;
        let goes_on = is_text && is_full && !line.starts_with("- ");
        match cells.last_mut().filter(|_| goes_on) {
            Some(above) => above.text.extend([" ", &of_line[0].text]),
            None => cells.append(&mut of_line),
        }
        width_above = if is_text && width(line) <= of_screen { width(line) } else { 0 };
    }
    cells
}

/// Splits a line at wide gaps, before the numbers of links and behind their addresses. A line without text is an empty
/// cell.
fn cells_of<'l>(line: &'l str, addresses: &Addresses<'l>) -> Vec<Cell<'l>> {
    const GAP: &str = "   ";
    const MAX_BRACKETS: usize = 20;
    let mut cells: Vec<Cell<'l>> = Vec::new();
    for part in line.split(GAP) {
        for (text, link) in with_addresses(part) {
            let mut pieces = text.splitn(MAX_BRACKETS, '[');
            let text = pieces.next().unwrap_or_default().to_owned();
            cells.push(Cell { text, link, has_picture: false });
            for piece in pieces {
                add_bracketed(&mut cells, piece, addresses);
            }
        }
    }
    for cell in &mut cells {
        cell.text = text::line(&cell.text);
    }
    cells.retain(|cell| !cell.text.is_empty() || cell.has_picture);
    if cells.is_empty() {
        cells.push(Cell::default());
    }
    cells
}

/// Splits a text into labels with the addresses of LinkedIn behind them (`Jane Doe <https://…>`), and the rest.
fn with_addresses(text: &str) -> Vec<(&str, Option<&str>)> {
    const MAX_ADDRESS: usize = 4000;
    let mut labels = Vec::new();
    let (mut start, mut searched) = (0, 0);
    while let Some(at) = text[searched..].find("<http").map(|at| searched + at) {
        let rest = &text[at + 1..text.floor_char_boundary(at + MAX_ADDRESS)];
        searched = at + 1;
        if let Some((address, _)) = rest.split_once('>').filter(|(address, _)| links::path(address).is_some())
        {
            labels.push((&text[start..at], Some(address)));
            searched += address.len() + 1;
            start = searched;
        }
    }
    labels.push((&text[start..], None));
    labels
}

/// Adds what is behind an opening bracket: the number of a link and its label, the name of a picture, or text.
fn add_bracketed<'l>(cells: &mut Vec<Cell<'l>>, piece: &str, addresses: &Addresses<'l>) {
    let (name, rest) = piece.split_once(']').unwrap_or(("", piece));
    let number: Option<u16> = name.parse().ok();
    match cells.last_mut().filter(|_| number.is_none()) {
        None => {
            let place = number.and_then(|number| addresses.binary_search_by_key(&number, |link| link.0).ok());
            let link = place.map(|at| addresses[at].1).filter(|address| links::path(address).is_some());
            cells.push(Cell { text: rest.to_owned(), link, has_picture: link.is_none() });
        }
        Some(last) => {
            let begins = last.text.trim().is_empty();
            let is_picture = !name.is_empty() && !name.contains(' ') && (begins || rest.trim().is_empty());
            last.has_picture |= is_picture && begins;
            last.text += &if is_picture { rest.to_owned() } else { format!("[{piece}") };
        }
    }
}

/// Finds the inviter's name: the last cell that is it, or holds it with little else. Where nobody is known to invite,
/// it is the last one that is a link or has a picture, and text below it that is no sentence.
fn find_name(cells: &[Cell<'_>], inviter: Option<&str>, recipients: &[String]) -> Option<usize> {
    let Some(inviter) = inviter else {
        let is_sentence =
            |cell: &Cell<'_>| cell.text.ends_with([':', ',']) || arrangement::has_sentence(&cell.text);
        let has_headline = |at: usize| {
            let below = cells[at + 1..].iter().find(|cell| cell.text.contains(char::is_alphanumeric));
            below.is_some_and(|below| below.link.is_none() && !is_sentence(below))
        };
        let is_name = |&at: &usize| {
            let cell = &cells[at];
            let is_below_picture = at > 0 && cells[at - 1].text.is_empty() && cells[at - 1].has_picture;
            (cell.link.is_some() || cell.has_picture || is_below_picture)
                && cell.text.contains(' ')
                && cell.text.len() <= MAX_NAME
                && !is_sentence(cell)
                && !recipients.contains(&cell.text.to_lowercase())
                && has_headline(at)
        };
        let is_accept_link = |cell: &Cell<'_>| cell.link.is_some_and(links::is_accept_link);
        let end = cells.iter().position(is_accept_link).unwrap_or(cells.len());
        return (0..end).rfind(is_name);
    };
    let words = plain_words(inviter);
    let holds = |cell: &Cell<'_>| {
        let of_cell = plain_words(&cell.text);
        of_cell.len() <= words.len() + 2 && words.iter().all(|word| of_cell.contains(word))
    };
    cells.iter().rposition(|cell| cell.text == inviter).or_else(|| cells.iter().rposition(holds))
}

/// Returns how many cells the card has that a name begins: the name, headline, place and note above the links.
fn length_of_card(cells: &[Cell<'_>], recipients: &[String]) -> usize {
    let is_end = |cell: &Cell<'_>| {
        let text = cell.text.to_lowercase();
        cell.link.is_some()
            || is_rule(&text)
            || text.contains(['|', '·', '©'])
            || recipients.iter().any(|name| name.contains(' ') && text.contains(name))
    };
    let below = cells.iter().skip(1).skip_while(|cell| cell.text.is_empty()).skip(1);
    cells.len() - below.skip_while(|cell| !is_end(cell)).count()
}

/// Whether a line is a rule: `____`.
fn is_rule(line: &str) -> bool {
    !line.is_empty() && !line.contains(char::is_alphanumeric)
}
