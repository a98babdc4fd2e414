//! Where the inviter's name, headline and note stand in the text of an invitation mail, told by structure: the
//! salutation, the note, a paragraph of name and headline, then links to LinkedIn.

use super::letter::{Form, Letter};
use super::links::is_link;
use super::phrases::{QUESTION, name_before_phrase};
use super::quotation::quoted;
use super::salutation::{ends_in_comma, is_head, names_one, salutation};
use super::spelling::{is_lost, is_same, plain_words};
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

/// How paragraphs below the links begin that aren't a note, in lower case.
const FOOTERS: [&str; 6] = ["you received", "you are receiving", "this email", "unsubscribe", "©", "(c)"];

impl Layout {
    /// Finds the parts; `inviter` is who the headers or the text name, if anybody.
    pub(super) fn find(letter: &Letter, inviter: Option<&str>, recipients: &[String]) -> Self {
        let lines = &letter.lines;
        let Some(link) = letter.links else { return Self::default() };
        let above = &lines[..link];
        if let Some((block, start)) = inviter.and_then(|inviter| Block::above_note(above, inviter)) {
            let note = unsigned(&above[start..], inviter).filter(|note| !is_lost(note));
            return Self { block: Some(block), note };
        }
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
            Some(at) => unsigned(&above[at + 1..end], inviter),
            None => quoted(&above[..end]),
        };
        let letter_text = &above[..if block.is_some() { start } else { link }];
        // Nobody knows who is greeted in a forward, and rendered HTML is arranged so.
        let is_all_note = block.is_some() && letter.form != Form::Unchanged;
        let block = block.or_else(|| Block::below_name(lines, inviter?));
        let headline = block.as_ref().and_then(|block| block.headline.as_deref());
        let named = inviter.or(block.as_ref().map(|block| block.name.as_str()));
        let note = note.and_then(|note| without_announcement(&note, named));
        let is_below = || above.iter().any(|line| line.ends_with(QUESTION));
        let note = note
            .or_else(|| left_over(letter_text, named?, recipients, headline, is_all_note))
            .or_else(|| below(&lines[link..], inviter).filter(|_| is_below()))
            .filter(|note| !is_lost(note))
            .map(|note| without_first_of_two(note, recipients));
        Self { block, note }
    }
}

/// Returns the text above LinkedIn's signature, or all of it.
fn unsigned(lines: &[String], inviter: Option<&str>) -> Option<String> {
    let signature = lines.iter().rposition(|line| is_dash_signature(line, inviter));
    Some(text::lines(&lines[..signature.unwrap_or(lines.len())].join("\n"))).filter(|text| !text.is_empty())
}

/// Takes LinkedIn's salutation off a note that has one of its own behind it (Hi Sam, Hello Sam, your …).
fn without_first_of_two(note: String, recipients: &[String]) -> String {
    const MAX_WORDS: usize = 4;
    let split = |text: &str| {
        let (at, mark) = text.char_indices().find(|(_, c)| matches!(c, ',' | '!' | ':' | '–' | '\n'))?;
        (text[..at].split_whitespace().count() <= MAX_WORDS).then_some((at, at + mark.len_utf8()))
    };
    let word = |text: &str| text.split([' ', ',', '!']).next().unwrap_or_default().to_owned();
    let first = split(&note).filter(|(end, _)| names_one(&note[..*end], recipients));
    let rest = first.map(|(_, rest)| note[rest..].trim_start());
    let is_another = |rest: &&str| {
        split(rest).is_some_and(|(end, _)| names_one(&rest[..end], recipients) || word(rest) == word(&note))
    };
    rest.filter(is_another).map(str::to_owned).unwrap_or(note)
}

/// Returns where the last paragraph begins and ends.
fn last_paragraph(lines: &[String]) -> (usize, usize) {
    let last = lines.iter().rposition(|line| !line.is_empty()).map_or(0, |at| at + 1);
    (lines[..last].iter().rposition(String::is_empty).map_or(0, |at| at + 1), last)
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

/// Returns a note without a line of salutation: what is between the paragraphs of LinkedIn at the beginning, of which
/// there is one unless the note names the recipient or `is_all_note`, and those at the end. A gateway's warning may
/// stand before it.
fn left_over(
    lines: &[String],
    inviter: &str,
    recipients: &[String],
    headline: Option<&str>,
    is_all_note: bool,
) -> Option<String> {
    let is_line_of_linkedin = |line: &String| {
        (line.contains("LinkedIn") && !text::goes_on_after_a_sentence(line))
            || is_head(line, Some(inviter), recipients)
            || is_dash_signature(line, Some(inviter))
            || headline == Some(line.as_str())
    };
    let is_of_linkedin = |paragraph: &&[String]| paragraph.iter().any(is_line_of_linkedin);
    let paragraphs: Vec<&[String]> =
        lines.split(String::is_empty).filter(|paragraph| !paragraph.is_empty()).collect();
    let start = paragraphs.iter().position(|paragraph| !is_warning(&paragraph[0]))?;
    let head = match is_all_note || names_one(&paragraphs[start][0], recipients) {
        true => start,
        false => paragraphs.iter().position(is_of_linkedin)?,
    };
    let first = head + paragraphs[head..].iter().position(|paragraph| !is_of_linkedin(paragraph))?;
    let last = paragraphs.iter().rposition(|paragraph| !is_of_linkedin(paragraph))?;
    let note = &paragraphs[first..=last];
    const MIN_WORDS: usize = 8;
    let is_sentence = |line: &String| {
        line.ends_with(['.', '!', '?', '…', ':', ')']) || line.split(' ').count() >= MIN_WORDS
    };
    let has_sentence = note.iter().any(|paragraph| paragraph.iter().any(is_sentence));
    let texts: Vec<String> = note.iter().map(|lines| lines.join("\n")).collect();
    has_sentence.then(|| text::lines(&texts.join("\n\n")))
}

/// Whether a line begins like a gateway's warning: `CAUTION: …`, `[EXTERNAL] …`.
fn is_warning(line: &str) -> bool {
    const MIN_LETTERS: usize = 5;
    let first = line.split(' ').next().unwrap_or_default();
    let word = first.trim_matches(|c: char| !c.is_alphabetic());
    let is_capitals = word.chars().count() >= MIN_LETTERS && word.chars().all(char::is_uppercase);
    is_capitals && (first.starts_with('[') || first.ends_with([':', '!']))
}

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
        if is_sentence || name.contains("://") || recipients.contains(&name.to_lowercase()) {
            return None;
        }
        let is_inviter = inviter.is_none_or(|inviter| is_lost(inviter) || is_same(name, inviter));
        let headline = rest.first().map(|line| text::line(line)).filter(|line| !is_lost(line));
        is_inviter.then(|| Self { name: text::line(name), headline })
    }

    /// Finds a heading of one word and the inviter's name above the note (2013: `From Jane Doe`, `Von Jane Doe`), with
    /// the headline and perhaps the place below it, and where the note begins.
    fn above_note(lines: &[String], inviter: &str) -> Option<(Self, usize)> {
        let words = plain_words(inviter);
        let is_heading = |line: &String| {
            line.split_once(' ').is_some_and(|(word, name)| {
                plain_words(name) == words && word.trim_start_matches('>').chars().all(char::is_alphabetic)
            })
        };
        let heading = lines.iter().position(is_heading)?;
        let start = heading + 1 + lines[heading + 1..].iter().position(|line| !line.is_empty())?;
        let length = lines[start..].iter().position(String::is_empty).filter(|length| *length <= 2)?;
        let headline =
            Some(text::line(&lines[start])).filter(|line| !line.ends_with(['.', '!', '?', ',']))?;
        Some((Self { name: inviter.to_owned(), headline: Some(headline) }, start + length))
    }

    /// Finds a line that is the inviter's name and the line right below it, or below it where the name is a link:
    /// `Jane Doe<https://…>`.
    fn below_name(lines: &[String], inviter: &str) -> Option<Self> {
        let is_name = |line: &String| {
            let labels = line.split('<').map(|part| part.rsplit('>').next().unwrap_or_default());
            let mut labels = labels.map(str::trim).filter(|label| !label.is_empty()).peekable();
            labels.peek().is_some() && labels.all(|label| label.trim_matches('*') == inviter)
        };
        let at = lines.iter().position(is_name)?;
        let mut below = lines[at + 1..].iter();
        let below = if is_link(&lines[at]) { below.find(|line| !line.is_empty()) } else { below.next() };
        let headline = below.filter(|line| line.contains(char::is_alphabetic) && !is_link(line))?;
        Some(Self { name: inviter.to_owned(), headline: Some(text::line(headline)) })
    }
}
