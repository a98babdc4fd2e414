//! Where the inviter's name, headline and note stand in the text of an invitation mail, told by structure: the
//! salutation, the note, a paragraph of name and headline, then links to LinkedIn.

use std::collections::BTreeSet;

use super::name_before_phrase;
use crate::sources::profile::ELSEWHERE;
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
const ACCEPT_LINKS: [&str; 7] = [
    "invite-accept",
    "accept-invit",
    "comm/invitations",
    "invite_guest",
    "invitationid=",
    "/eml_comm_afe",
    "/isd/",
];

/// How paragraphs below the links begin that aren't a note, in lower case.
const FOOTERS: [&str; 6] = ["you received", "you are receiving", "this email", "unsubscribe", "©", "(c)"];

/// Returns the path of the first address in a line if it is one of LinkedIn's: `/comm/…`. A gateway may have put its
/// own address before it (`https://urldefense.com/v3/__https://…`).
pub(super) fn path(line: &str) -> Option<&str> {
    const GATEWAYS: [&str; 2] = ["urldefense.com", "urldefense.proofpoint.com"];
    let (mut host, mut path) = split_address(line)?;
    if GATEWAYS.contains(&host) {
        (host, path) = split_address(path)?;
    }
    is_linkedin_host(host).then_some(path)
}

/// Splits the first address in a text into its host, and its path and all behind it.
fn split_address(text: &str) -> Option<(&str, &str)> {
    let (_, address) = text.split_once("://")?;
    Some(address.split_at(address.find(['/', '?', '#'])?))
}

/// Whether a host is LinkedIn's.
pub(super) fn is_linkedin_host(host: &str) -> bool {
    host == "linkedin.com" || host.ends_with(".linkedin.com")
}

/// Whether a line is a link of LinkedIn's mail, and no link in a note.
pub(super) fn is_link(line: &str) -> bool {
    let of_mail =
        |path: &str| path.starts_with("/comm/") || path.starts_with("/e/") || path.contains("invit");
    path(line).is_some_and(of_mail) || LINK_LABELS.iter().any(|label| line.starts_with(label))
}

/// Whether a line is a link whose label is a name: `Jane Doe <https://…>`.
pub(super) fn is_link_to(line: &str, name: &str) -> bool {
    let label = line.split('<').next().unwrap_or_default().trim();
    !name.is_empty() && label == name && is_link(line)
}

/// Whether a line is the label of a link whose address is at the end of the text: `[5]Accept`.
fn is_numbered(line: &str) -> bool {
    let number = line.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    number.is_some_and(|(number, _)| number.parse::<u16>().is_ok())
}

/// Returns the name in two labels of one person, their picture and name: `[3]Jane Doe [4]Jane Doe`.
pub(super) fn name_of_labels(line: &str) -> Option<String> {
    let (picture, name) = line.strip_prefix('[')?.split_once(" [")?;
    let (picture, name) = (picture.split_once(']')?.1, name.split_once(']')?.1);
    (picture == name && name.contains(' ')).then(|| text::line(name))
}

/// Whether a line is the link by which an invitation is accepted.
pub(super) fn is_accept_link(line: &str) -> bool {
    let path = path(line).map(str::to_lowercase);
    path.is_some_and(|path| ACCEPT_LINKS.iter().any(|part| path.contains(part)))
}

/// Whether a line is the link by which an invitation to a page, a group or an event is accepted.
pub(super) fn is_accept_link_elsewhere(line: &str) -> bool {
    let path = path(line).map(|path| path.strip_prefix("/comm").unwrap_or(path));
    path.is_some_and(|path| ELSEWHERE.iter().any(|other| path.starts_with(other))) && is_accept_link(line)
}

/// Whether a mail holds several invitations: accept links of several numbers, or that each follow a paragraph of their
/// own.
pub(super) fn holds_several(lines: &[String]) -> bool {
    let follows_text = |at: &usize| {
        let above = lines[..*at].iter().rev().find(|line| !line.is_empty());
        above.is_some_and(|above| !is_link(above))
    };
    let accept_links: Vec<usize> = (0..lines.len()).filter(|&at| is_accept_link(&lines[at])).collect();
    let numbers: BTreeSet<&str> = accept_links.iter().filter_map(|&at| number(&lines[at])).collect();
    match numbers.len() {
        0 => accept_links.iter().filter(|at| follows_text(at)).count() > 1,
        count => count > 1,
    }
}

/// Returns the number of an invitation from the link by which it is accepted.
fn number(link: &str) -> Option<&str> {
    let (_, number) = link.split_once("invitationId=")?;
    number.split(|c: char| !c.is_ascii_digit()).next().filter(|number| !number.is_empty())
}

impl Layout {
    /// Finds the parts; `inviter` is who the headers or the text name, if anybody.
    pub(super) fn find(lines: &[String], inviter: Option<&str>, recipients: &[String]) -> Self {
        let Some(link) = lines.iter().position(|line| is_link(line)) else {
            return Self::default();
        };
        let above = &lines[..link];
        let (mut start, mut last) = last_paragraph(above);
        let mut block = Block::new(&above[start..last], inviter, recipients);
        // A line on whom both know may be between.
        if block.is_none() && last - start == 1 {
            (start, last) = last_paragraph(&above[..start]);
            block = Block::new(&above[start..last], inviter, recipients);
            block = block.filter(|block| inviter.is_some() && block.headline.is_some());
        }
        let end = match &block {
            Some(_) => start,
            None => above.iter().rposition(|line| is_signature(line, inviter)).unwrap_or(link),
        };
        let note = match salutation(&above[..end], inviter, recipients) {
            Some(at) => {
                let note = &above[at + 1..end];
                let signature = note.iter().rposition(|line| is_dash_signature(line, inviter));
                Some(text::lines(&note[..signature.unwrap_or(note.len())].join("\n")))
            }
            None => quoted(&above[..end]),
        };
        let names_inviter = |line: &String| inviter.is_some() && name_of_labels(line).as_deref() == inviter;
        let letter = match &block {
            Some(_) => &above[..start],
            None => &above[..above.iter().position(names_inviter).unwrap_or(link)],
        };
        let is_below_note = block.is_some();
        let block = block.or_else(|| Block::below_name(lines, inviter?));
        let headline = block.as_ref().and_then(|block| block.headline.as_deref());
        let named = inviter.or(block.as_ref().map(|block| block.name.as_str()));
        let note = note.and_then(|note| without_announcement(&note, named));
        let is_below = || above.iter().any(|line| line.contains("LinkedIn") && line.ends_with('?'));
        let note = note
            .or_else(|| left_over(letter, named?, recipients, headline, is_below_note))
            .or_else(|| below(&lines[link..], inviter).filter(|_| is_below()))
            .filter(|note| !is_lost(note));
        Self { block, note }
    }
}

/// Returns where the last paragraph begins and ends.
fn last_paragraph(lines: &[String]) -> (usize, usize) {
    let last = lines.iter().rposition(|line| !line.is_empty()).map_or(0, |at| at + 1);
    (lines[..last].iter().rposition(String::is_empty).map_or(0, |at| at + 1), last)
}

/// Whether half of the letters of a text or more are damaged.
fn is_lost(text: &str) -> bool {
    let (damaged, other): (Vec<char>, Vec<char>) =
        text.chars().filter(|c| !c.is_whitespace()).partition(|&c| c == char::REPLACEMENT_CHARACTER);
    !damaged.is_empty() && damaged.len() >= other.len()
}

/// Takes off the sentence by which LinkedIn itself announces an invitation, a paragraph about the inviter by name; `None`
/// if the text is that only.
fn without_announcement(note: &str, inviter: Option<&str>) -> Option<String> {
    let (first, rest) = note.split_once('\n').unwrap_or((note, ""));
    let is_about =
        |inviter| first.strip_prefix(inviter).is_some_and(|rest| rest.starts_with([' ', '\'', '’']));
    let is_announcement = name_before_phrase(first).is_some() || inviter.is_some_and(is_about);
    if !is_announcement || !(rest.is_empty() || rest.starts_with('\n')) {
        return Some(note.to_owned());
    }
    Some(rest.trim().to_owned()).filter(|rest| !rest.is_empty())
}

/// The marks before a quotation.
pub(super) const OPENING_MARKS: [char; 5] = ['"', '“', '„', '«', '「'];

/// The marks behind a quotation.
const CLOSING_MARKS: [char; 5] = ['"', '”', '“', '»', '」'];

/// Whether a line ends a quotation.
pub(super) fn is_closed(line: &str) -> bool {
    line.ends_with(CLOSING_MARKS)
}

/// Returns the quotation that ends the lines: a note without a salutation.
fn quoted(lines: &[String]) -> Option<String> {
    let last = lines.iter().rposition(|line| !line.is_empty()).filter(|&last| is_closed(&lines[last]))?;
    let first = lines[..=last].iter().rposition(|line| line.starts_with(OPENING_MARKS))?;
    let text = lines[first..=last].join("\n");
    Some(text::lines(text.trim_start_matches(OPENING_MARKS).trim_end_matches(CLOSING_MARKS)))
}

/// Returns a note without a line of salutation: what is between the paragraphs of LinkedIn at the beginning, of which
/// there is one unless the note names the recipient or the inviter's name and headline stand below it, and those at the
/// end. A gateway's warning may stand before it.
fn left_over(
    lines: &[String],
    inviter: &str,
    recipients: &[String],
    headline: Option<&str>,
    is_above_block: bool,
) -> Option<String> {
    let is_line_of_linkedin = |line: &String| {
        line.contains("LinkedIn")
            || is_head(line, Some(inviter), recipients)
            || is_dash_signature(line, Some(inviter))
            || is_numbered(line)
            || headline == Some(line.as_str())
    };
    let is_of_linkedin = |paragraph: &&[String]| paragraph.iter().any(is_line_of_linkedin);
    let paragraphs: Vec<&[String]> =
        lines.split(String::is_empty).filter(|paragraph| !paragraph.is_empty()).collect();
    let head = match paragraphs.first()? {
        first if names_one(&first[0], recipients) => 0,
        _ => paragraphs
            .iter()
            .position(is_of_linkedin)
            .or_else(|| paragraphs.iter().position(|paragraph| names_one(&paragraph[0], recipients)))
            .or_else(|| paragraphs.iter().position(|it| is_above_block && !is_warning(&it[0])))?,
    };
    let first = head + paragraphs[head..].iter().position(|paragraph| !is_of_linkedin(paragraph))?;
    let last = paragraphs.iter().rposition(|paragraph| !is_of_linkedin(paragraph))?;
    let note = &paragraphs[first..=last];
    const MIN_WORDS: usize = 8;
    let is_sentence = |line: &String| {
        line.ends_with(['.', '!', '?', '…', ':', ')']) || line.split(' ').count() >= MIN_WORDS
    };
    let has_sentence = note.iter().any(|paragraph| paragraph.last().is_some_and(is_sentence));
    let texts: Vec<String> = note.iter().map(|lines| lines.join("\n")).collect();
    has_sentence.then(|| text::lines(&texts.join("\n\n")))
}

/// Whether a line begins like a gateway's warning: CAUTION: …, EXTERNAL …
fn is_warning(line: &str) -> bool {
    const MIN_LETTERS: usize = 5;
    let first = line.split(' ').next().unwrap_or_default().trim_matches(|c: char| !c.is_alphabetic());
    first.chars().count() >= MIN_LETTERS && first.chars().all(char::is_uppercase)
}

/// The end of the line above the links of a guest's reminder (2016), whose note stands below them.
pub(super) const QUESTION: &str = " would like to connect on LinkedIn. How would you like to respond?";

/// Returns what is below the links and above the footer, without the salutation and the signature.
fn below(lines: &[String], inviter: Option<&str>) -> Option<String> {
    let is_footer = |line: &String| {
        let lower = line.to_lowercase();
        let is_rule = !line.is_empty() && !line.contains(char::is_alphanumeric);
        is_rule || FOOTERS.iter().any(|footer| lower.starts_with(footer))
    };
    let start = lines.iter().position(|line| !line.is_empty() && !is_link(line))?;
    let is_greeting = ends_in_comma(&lines[start]) && lines.get(start + 1).is_some_and(String::is_empty);
    let note = &lines[start + usize::from(is_greeting)..];
    let is_end = |line: &String| is_link(line) || is_footer(line) || is_dash_signature(line, inviter);
    let note: Vec<String> = note.iter().take_while(|line| !is_end(line)).cloned().collect();
    Some(text::lines(&note.join("\n"))).filter(|note| !note.is_empty())
}

/// Finds the salutation: the short line that begins the letter, else the first that ends in a comma.
fn salutation(lines: &[String], inviter: Option<&str>, recipients: &[String]) -> Option<usize> {
    // With a single short line below it is how the letter ends: Best, Jane.
    let is_close = |at: usize| {
        let mut below = lines[at + 1..].iter().filter(|line| !line.is_empty());
        below.next().is_none_or(|name| name.split(' ').count() <= 3) && below.next().is_none()
    };
    opening(lines, inviter, recipients)
        .or_else(|| (0..lines.len()).find(|&at| ends_in_comma(&lines[at]) && !is_close(at)))
}

/// Whether a line of few words has a comma at the end.
fn ends_in_comma(line: &str) -> bool {
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
fn names_one(line: &str, recipients: &[String]) -> bool {
    let line = line.to_lowercase();
    let mut words = recipients.iter().flat_map(|name| name.split(' '));
    words.any(|word| word.chars().count() > 1 && line.contains(word))
}

/// The maximum number of lines in which a letter begins.
const MAX_HEAD: usize = 60;

/// What ends a salutation, if anything does.
const MARKS: [char; 8] = [',', '，', '、', ':', '：', '!', '！', '،'];

/// Whether a line stands above the letter: a rule, or words on who writes to whom.
fn is_head(line: &str, inviter: Option<&str>, recipients: &[String]) -> bool {
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

/// Whether a line signs a note: `- First`, or the inviter's name, which a mail reader may show twice where their
/// picture is.
fn is_signature(line: &str, inviter: Option<&str>) -> bool {
    let Some(inviter) = inviter else { return false };
    let is_short = text::line(line).chars().count() <= 2 * inviter.chars().count() + 12;
    (is_short && text::find_words(line, inviter).is_some()) || is_dash_signature(line, Some(inviter))
}

/// Whether a line is LinkedIn's signature of a note: `- First`, and no item of a list.
fn is_dash_signature(line: &str, inviter: Option<&str>) -> bool {
    line.strip_prefix("- ").zip(inviter).is_some_and(|(name, inviter)| {
        let (words, of_inviter) = (plain_words(name), plain_words(inviter));
        !words.is_empty() && words.iter().all(|word| of_inviter.contains(word))
    })
}

impl Block {
    /// Takes a paragraph for one of name and headline if it begins with the inviter's name, or, where nobody is known
    /// to invite, with what can be a name and isn't the recipient's.
    fn new(paragraph: &[String], inviter: Option<&str>, recipients: &[String]) -> Option<Self> {
        let (name, rest) = paragraph.split_first().filter(|(_, rest)| rest.len() <= 2)?;
        let words = name.split(' ').count();
        let of_inviter = inviter.map_or(0, |inviter| inviter.split(' ').count());
        let is_sentence = name.ends_with([',', ':', '!', '?'])
            || name.starts_with("- ")
            || (name.ends_with('.') && words > 4)
            || words > of_inviter + 6;
        // The heading of the addresses that lynx puts behind the text.
        if is_sentence
            || name == "References"
            || name.contains("://")
            || recipients.contains(&name.to_lowercase())
        {
            return None;
        }
        let is_inviter = inviter.is_none_or(|inviter| is_lost(inviter) || is_same(name, inviter));
        let headline = rest.first().map(|line| text::line(line)).filter(|line| !is_lost(line));
        is_inviter.then(|| Self { name: text::line(name), headline })
    }

    /// Finds a line that is the inviter's name and the line right below it, or below it where the name is a link:
    /// `Jane Doe<https://…>`, `[3]Jane Doe [4]Jane Doe`.
    fn below_name(lines: &[String], inviter: &str) -> Option<Self> {
        let is_name = |line: &String| {
            let labels =
                line.split(['<', '[']).map(|part| part.rsplit(['>', ']']).next().unwrap_or_default());
            let mut labels = labels.map(str::trim).filter(|label| !label.is_empty()).peekable();
            labels.peek().is_some() && labels.all(|label| label.trim_matches('*') == inviter)
        };
        let at = lines.iter().position(is_name)?;
        let is_label = |line: &String| is_link(line) || is_numbered(line);
        let mut below = lines[at + 1..].iter();
        let below = if is_label(&lines[at]) { below.find(|line| !line.is_empty()) } else { below.next() };
        let headline = below.filter(|line| line.contains(char::is_alphabetic) && !is_label(line))?;
        Some(Self { name: inviter.to_owned(), headline: Some(text::line(headline)) })
    }
}

/// Whether two spellings can be of one name: a word of plain letters is in both, or what is left of a damaged one is
/// in the other. So a name is found that has other accents, capitals or titles.
fn is_same(one: &str, other: &str) -> bool {
    let words = plain_words(other);
    plain_words(one).iter().any(|word| words.contains(word))
        || is_left_of(one, other)
        || is_left_of(other, one)
}

/// Whether a damaged name has what is left of it in order in another.
fn is_left_of(damaged: &str, name: &str) -> bool {
    let mut rest = name;
    let mut is_next = |piece: &str| {
        let at = rest.find(piece)?;
        rest = &rest[at + piece.len()..];
        Some(())
    };
    text::is_damaged(damaged)
        && !is_lost(damaged)
        && damaged.split(char::REPLACEMENT_CHARACTER).all(|piece| is_next(piece).is_some())
}

/// Returns the words of a name in lower case without marks and what isn't a letter.
fn plain_words(name: &str) -> Vec<String> {
    let plain = text::without_marks(name);
    let words =
        plain.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().any(char::is_alphabetic));
    words.map(str::to_lowercase).collect()
}
