//! What the page says around an invitation, in English and German.
//!
//! From public parsers and fixtures of 2026. In other languages a saved page is still read by its structure.

/// Behind the inviter's name, in the sentence of an invitation to connect.
const INVITES: [&str; 4] = [
    " wants to connect",
    " follows you and is inviting you to connect",
    " is inviting you to connect",
    " möchte Kontakt mit Ihnen aufnehmen",
];

/// In the sentence of an invitation to something else.
const INVITES_ELSEWHERE: &str =
    "invited you to follow|invited you to join|invited you to subscribe|invited you to a|hat Sie eingeladen";

/// Behind the name, as the alternative text of a photo.
const PHOTO: [&str; 3] = ["’s profile picture", "'s profile picture", "s Profilbild"];

/// Around the name, as the label of a button.
const LABELS: [(&str, &str); 5] = [
    ("Accept ", "’s invitation"),
    ("Accept ", "'s invitation"),
    ("Ignore an invitation to connect from ", ""),
    ("Einladung von ", " annehmen"),
    ("Einladung von ", " ignorieren"),
];

/// The lists of the page, each with its number of invitations: `All (12)`.
const LISTS: [(&str, List); 6] = [
    ("All (", List::All),
    ("Alle (", List::All),
    ("Focused (", List::Focused),
    ("Relevant (", List::Focused),
    ("Other (", List::Other),
    ("Sonstige (", List::Other),
];

/// A list of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum List {
    All,
    /// Those that LinkedIn shows first.
    Focused,
    /// The rest.
    Other,
}

/// Who invites to connect, by a card's sentence. A browser that copies the page's hidden copy too gives the sentence
/// twice.
pub(super) fn inviter(line: &str) -> Option<&str> {
    let line = once(line);
    INVITES.iter().find_map(|words| line.strip_suffix(words)).map(str::trim).filter(|name| !name.is_empty())
}

/// Half of a line that holds the same sentence twice, else the line.
pub(super) fn once(line: &str) -> &str {
    let half = line.len() / 2;
    if !line.is_char_boundary(half) {
        return line;
    }
    let (first, second) = (line[..half].trim_end(), line[half..].trim_start());
    if first == second && INVITES.iter().any(|words| first.ends_with(words)) { first } else { line }
}

/// Whether a line invites to something other than to connect.
pub(super) fn invites_elsewhere(line: &str) -> bool {
    INVITES_ELSEWHERE.split('|').any(|words| line.contains(words))
}

/// Whose photo it is, by its alternative text, and what follows on the same line.
pub(super) fn photo(line: &str) -> Option<(&str, &str)> {
    PHOTO.iter().find_map(|words| {
        let (name, rest) = line.split_once(words)?;
        (!name.is_empty() && (rest.is_empty() || rest.starts_with(' '))).then(|| (name, rest.trim()))
    })
}

/// Whose invitation a button accepts or ignores, by its label.
pub(super) fn labelled(label: &str) -> Option<&str> {
    LABELS.iter().find_map(|(before, behind)| label.strip_prefix(before)?.strip_suffix(behind))
}

/// Whether a line is the button that ignores.
pub(super) fn ignores(line: &str) -> bool {
    matches!(line, "Ignore" | "Ignorieren")
}

/// Whether a line is the button that accepts.
pub(super) fn accepts(line: &str) -> bool {
    matches!(line, "Accept" | "Annehmen")
}

/// Whether a line is the button that takes back an invitation of the user's own.
pub(super) fn withdraws(line: &str) -> bool {
    matches!(line, "Withdraw" | "Zurückziehen")
}

/// Whether a line is of a card of an invitation that the user sent: the button, or when they did.
pub(super) fn is_sent(line: &str) -> bool {
    let age = line.strip_prefix("Sent ").or_else(|| line.strip_prefix("Gesendet: "));
    let is_day = |age: &str| matches!(age, "today" | "yesterday" | "heute" | "gestern");
    withdraws(line) || age.is_some_and(|age| is_age(age) || is_day(age))
}

/// Whether a line is the button that shows the rest of a note.
pub(super) fn shows_more(line: &str) -> bool {
    let words = line.trim_start_matches(['…', '.', ' ']).to_lowercase();
    matches!(words.as_str(), "show more" | "see more" | "mehr anzeigen")
}

/// Whether a line is the link that answers a note.
pub(super) fn replies(line: &str) -> bool {
    line.starts_with("Reply to ") || (line.ends_with(" antworten") && line.split(' ').count() <= 4)
}

/// Whether the invitations end at a line.
pub(super) fn starts_suggestions(line: &str) -> bool {
    matches!(line, "People you may know" | "Personen, die Sie vielleicht kennen")
}

/// Whether a line is of the page's footer, and of nothing else.
pub(super) fn is_footer(line: &str) -> bool {
    matches!(line, "Accessibility" | "Barrierefreiheit") || line.starts_with("LinkedIn Corporation ©")
}

/// Whether a line may be the first of the footer.
pub(super) fn starts_footer(line: &str) -> bool {
    matches!(line, "About" | "Info")
}

/// Whether a line is the page's header.
pub(super) fn is_header(line: &str) -> bool {
    matches!(line, "Manage invitations" | "Einladungen verwalten")
}

/// How many invitations a list has, by its tab.
pub(super) fn list(line: &str) -> Option<(List, usize)> {
    LISTS.iter().find_map(|(words, list)| {
        let number = line.strip_prefix(words)?.strip_suffix(')')?;
        Some((*list, number.replace([',', '.'], "").parse().ok()?))
    })
}

/// How many mutual connections a line counts: one that is named, and the others.
pub(super) fn mutuals(line: &str) -> Option<u32> {
    let rest = ["mutual connections", "mutual connection", "gemeinsame Kontakte", "gemeinsamer Kontakt"]
        .iter()
        .find_map(|words| line.strip_suffix(words))?
        .trim_end();
    let number = |text: &str| match text {
        "ein" | "another" => Some(1),
        text => text.replace([',', '.', '+'], "").parse::<u32>().ok(),
    };
    // Two can be named: A, B and 7 others.
    let named = |names: &str| Some(1 + u32::try_from(names.matches(", ").count()).ok()?);
    let and = |names| str::rsplit_once(names, " and ").or_else(|| names.rsplit_once(" und "));
    if let Some(all) = number(rest) {
        return Some(all);
    }
    if rest.ends_with(" is a") || rest.ends_with(" ist ein") {
        return Some(1);
    }
    if let Some(names) = rest.strip_suffix(" are").or_else(|| rest.strip_suffix(" sind")) {
        return named(and(names)?.0)?.checked_add(1);
    }
    let others = [" other", " weitere", " weiterer"].into_iter().find_map(|other| rest.strip_suffix(other));
    let (names, others) = and(others.or_else(|| rest.ends_with(" another").then_some(rest))?)?;
    number(others)?.checked_add(named(names)?)
}

/// Whether a line says how long ago an invitation came.
pub(super) fn is_age(line: &str) -> bool {
    if matches!(line, "Today" | "Yesterday" | "Just now" | "Heute" | "Gestern") {
        return true;
    }
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_unit = |unit: &str| {
        let unit = unit.trim_end_matches('s');
        matches!(unit, "minute" | "hour" | "day" | "week" | "month" | "year")
            || ["Minute", "Stunde", "Tag", "Woche", "Monat", "Jahr"].iter().any(|word| unit.starts_with(word))
    };
    match line.split(' ').collect::<Vec<_>>().as_slice() {
        [number, unit, "ago"] | ["vor", number, unit] => is_number(number) && is_unit(unit),
        _ => false,
    }
}
