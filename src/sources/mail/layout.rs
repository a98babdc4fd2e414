//! Where the inviter's name, headline and note stand in the text of an invitation mail, told by structure: the
//! salutation, the note, a paragraph of name and headline, then links to LinkedIn.

use unicode_normalization::UnicodeNormalization;

use crate::text;

/// The parts of the text.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// The paragraph above the first link.
    pub(super) block: Option<Block>,
    /// The note, or LinkedIn's default text.
    pub(super) note: Option<String>,
}

/// A person's name and headline.
#[derive(Debug)]
pub(super) struct Block {
    pub(super) name: String,
    pub(super) headline: Option<String>,
}

/// The start of a line of the body that the inviter's name ends.
pub(super) const ACCEPT_FROM: &str = "Accept invitation from ";

/// How links of LinkedIn's mail begin in English, where the addresses may be cut off.
const LINK_LABELS: [&str; 3] = ["View profile:", "Accept:", ACCEPT_FROM];

/// Parts of the addresses by which an invitation is accepted, in lower case.
const ACCEPT_LINKS: [&str; 5] =
    ["invite-accept", "accept-invit", "comm/invitations", "invite_guest", "invitationid="];

/// How paragraphs below the links begin that aren't a note, in lower case.
const FOOTERS: [&str; 7] =
    ["you received", "you are receiving", "this email", "unsubscribe", "©", "(c)", "--"];

/// Whether a line is a link of LinkedIn's mail, and no link in a note.
pub(super) fn is_link(line: &str) -> bool {
    let of_linkedin = line.split_once("linkedin.com/").is_some_and(|(_, path)| {
        path.starts_with("comm/") || path.starts_with("e/") || path.contains("invit")
    });
    of_linkedin && line.contains("://") || LINK_LABELS.iter().any(|label| line.starts_with(label))
}

/// Whether a line is the link by which an invitation is accepted.
pub(super) fn is_accept_link(line: &str) -> bool {
    let lower = line.to_lowercase();
    lower.contains("linkedin.com/") && ACCEPT_LINKS.iter().any(|part| lower.contains(part))
}

/// Whether a mail holds several invitations: accept links that each follow a paragraph of their own.
pub(super) fn holds_several(lines: &[String]) -> bool {
    let follows_text = |at: &usize| {
        let above = lines[..*at].iter().rev().find(|line| !line.is_empty());
        above.is_some_and(|above| !is_link(above))
    };
    let accept_links = (0..lines.len()).filter(|&at| is_accept_link(&lines[at]));
    accept_links.filter(follows_text).count() > 1
}

impl Layout {
    /// Finds the parts; `inviter` is who the headers or the text name, if anybody.
    pub(super) fn find(lines: &[String], inviter: Option<&str>, recipients: &[String]) -> Self {
        let Some(link) = lines.iter().position(|line| is_link(line)) else {
            return Self::default();
        };
        let above = &lines[..link];
        let last = above.iter().rposition(|line| !line.is_empty()).map_or(0, |at| at + 1);
        let start = above[..last].iter().rposition(String::is_empty).map_or(0, |at| at + 1);
        let block = Block::new(&above[start..last], inviter, recipients);
        let end = match &block {
            Some(_) => start,
            None => above.iter().rposition(|line| is_signature(line, inviter)).unwrap_or(link),
        };
        let salutation = above.iter().position(|line| is_salutation(line));
        let note = salutation.filter(|&at| at < end).map(|at| text::lines(&above[at + 1..end].join("\n")));
        let note = match note {
            Some(note) if note.ends_with(QUESTION) => below(&lines[link..]),
            note => note,
        };
        Self { block, note }
    }
}

/// The end of the line above the links of a guest's reminder (2016), whose note stands below them.
pub(super) const QUESTION: &str = " would like to connect on LinkedIn. How would you like to respond?";

/// Returns the first paragraph below the links.
fn below(lines: &[String]) -> Option<String> {
    let is_footer = |line: &String| {
        let lower = line.to_lowercase();
        FOOTERS.iter().any(|footer| lower.starts_with(footer))
    };
    let note = lines.iter().skip_while(|line| line.is_empty() || is_link(line));
    let note: Vec<String> = note.take_while(|line| !line.is_empty() && !is_footer(line)).cloned().collect();
    (!note.is_empty()).then(|| text::lines(&note.join("\n")))
}

/// Whether a line greets: few words, and a comma at the end.
fn is_salutation(line: &str) -> bool {
    line.ends_with([',', '，']) && line.split(' ').count() <= 8 && line.len() > 1
}

/// Whether a line signs a note: `- First`, or the inviter's name, which a mail reader may show twice where their
/// picture is.
fn is_signature(line: &str, inviter: Option<&str>) -> bool {
    let Some(inviter) = inviter else { return false };
    let is_short = line.chars().count() <= 2 * inviter.chars().count() + 6;
    (is_short && text::find_words(line, inviter).is_some())
        || line.strip_prefix("- ").is_some_and(|name| is_same(name, inviter))
}

impl Block {
    /// Takes a paragraph for one of name and headline if it begins with the inviter's name, or, where nobody is known
    /// to invite, with what can be a name and isn't the recipient's.
    fn new(paragraph: &[String], inviter: Option<&str>, recipients: &[String]) -> Option<Self> {
        let (name, rest) = paragraph.split_first().filter(|(_, rest)| rest.len() <= 2)?;
        let is_sentence =
            name.ends_with([',', ':', '!', '?']) || (name.ends_with('.') && name.split(' ').count() > 4);
        if is_sentence || name.contains("://") || recipients.contains(&name.to_lowercase()) {
            return None;
        }
        let is_inviter = inviter.is_none_or(|inviter| is_same(name, inviter));
        is_inviter
            .then(|| Self { name: text::line(name), headline: rest.first().map(|line| text::line(line)) })
    }
}

/// Whether two spellings can be of one name: a word of plain letters is in both. So a name is found that has other
/// accents, capitals, titles or damaged letters.
fn is_same(one: &str, other: &str) -> bool {
    let other = plain_words(other);
    plain_words(one).iter().any(|word| other.contains(word))
}

/// Returns the words of a name in lower case without marks, entities and what isn't a letter.
fn plain_words(name: &str) -> Vec<String> {
    let plain: String = name.nfkd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).collect();
    let words =
        plain.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().any(char::is_alphabetic));
    words.map(str::to_lowercase).collect()
}
