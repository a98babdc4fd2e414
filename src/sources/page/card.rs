//! One card of the page: its lines, and the invitation that they give.

use super::phrases;
use crate::invitation::InvitationRecord;

/// A line of a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// The alternative text of a photo: the name in it.
    Photo(String),
    Text(String),
    /// The buttons that ignore and accept, which some browsers don't copy.
    Buttons,
    /// The button that shows the rest of the note.
    More,
    /// The link that answers the note.
    Reply,
}

impl Line {
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Who invites, if it is the sentence of an invitation to connect.
    pub(super) fn inviter(&self) -> Option<&str> {
        self.text().and_then(phrases::inviter)
    }
}

/// An invitation to connect, as a card shows it.
#[derive(Debug)]
pub(super) struct Card {
    pub(super) invitation: InvitationRecord,
    /// Whether no line parts the headline from the note.
    pub(super) is_ambiguous: bool,
}

/// What a card shows.
#[derive(Debug)]
pub(super) enum Content {
    /// An invitation to connect.
    Invitation(Box<Card>),
    /// An invitation to follow, join, subscribe or attend.
    Elsewhere,
    /// Nothing that can be read.
    Unknown,
}

impl Content {
    /// Reads the lines of a card. `name` is known from a button's label or a link, if it is.
    pub(super) fn read(lines: &[Line], name: Option<&str>) -> Self {
        let buttons = lines.iter().position(|line| *line == Line::Buttons).unwrap_or(lines.len());
        let sentence = lines[..buttons].iter().position(|line| line.inviter().is_some());
        if sentence.is_none() && lines.iter().filter_map(Line::text).take(3).any(phrases::invites_elsewhere) {
            return Self::Elsewhere;
        }
        let photo = lines.iter().find_map(|line| match line {
            Line::Photo(name) => Some(name.as_str()),
            _ => None,
        });
        let inviter = sentence.and_then(|at| lines[at].inviter());
        let Some(name) = inviter.or(name).or(photo) else { return Self::Unknown };
        // Where no sentence is known, a text that begins with the name is it.
        let begins_with_name = |line: &Line| line.text().is_some_and(|text| text.starts_with(name));
        let sentence = sentence.or_else(|| lines.iter().position(begins_with_name));
        Self::Invitation(Box::new(Card::read(name, &lines[sentence.map_or(0, |at| at + 1)..])))
    }

    /// The invitation to connect, if it is one.
    pub(super) fn card(&self) -> Option<&Card> {
        if let Self::Invitation(card) = self { Some(card) } else { None }
    }
}

impl Card {
    /// Reads what follows the sentence: headline, mutual connections and age, then the buttons, then the note.
    fn read(name: &str, lines: &[Line]) -> Self {
        let is_mutuals = |line: &Line| line.text().is_some_and(|text| phrases::mutuals(text).is_some());
        let buttons = lines.iter().position(|line| *line == Line::Buttons);
        // A headline before them, or a note after them, can read like mutual connections.
        let mutuals = match buttons {
            Some(buttons) => lines[..buttons].iter().rposition(is_mutuals),
            None => lines.iter().position(is_mutuals),
        };
        let reply = lines.iter().rposition(|line| *line == Line::Reply);
        let end = reply.unwrap_or(lines.len());
        let start_of_note = buttons.or(mutuals.map(|at| at + 1)).unwrap_or(1).min(end);
        let texts = |lines: &[Line]| lines.iter().filter_map(Line::text).map(str::to_owned).collect();
        let mut headline: Vec<String> = texts(&lines[..mutuals.unwrap_or(start_of_note).min(start_of_note)]);
        let between: Vec<String> =
            texts(lines.get(mutuals.map_or(end, |at| at + 1)..start_of_note).unwrap_or_default());
        let mut note: Vec<String> = texts(&lines[start_of_note..end]);
        let is_age = |line: Option<&String>| line.is_some_and(|line| phrases::is_age(line));
        // A note can hold the same words, so an age counts before the buttons, or where nothing answers a note.
        let age = if is_age(between.first()) {
            between.first().cloned()
        } else if is_age(headline.last()) && mutuals.is_none() && headline.len() > 1 {
            headline.pop()
        } else if is_age(note.first()) && buttons.is_none() && (reply.is_none() || note.len() > 1) {
            Some(note.remove(0))
        } else {
            None
        };
        headline.retain(|line| line != "--");
        let joined =
            |lines: &[String], separator| Some(lines.join(separator)).filter(|text| !text.is_empty());
        let invitation = InvitationRecord {
            from: name.to_owned(),
            headline: joined(&headline, " "),
            mutuals: mutuals.and_then(|at| phrases::mutuals(lines[at].text()?)),
            note: joined(&note, "\n"),
            note_cut: lines.contains(&Line::More),
            age,
            ..InvitationRecord::default()
        };
        Self { invitation, is_ambiguous: buttons.is_none() && mutuals.is_none() && end > 1 }
    }
}
