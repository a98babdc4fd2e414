//! The text of a mail without a text part: its HTML in the layout that the text parts of LinkedIn's mail have.

use std::collections::HashSet;

use html5gum::{StartTag, Token, Tokenizer};

use super::arrangement;
use super::links::{self, is_accept_link};
use crate::sources::html::{self, Element};
use crate::sources::profile;
use crate::text::{self, WordList};

/// Returns the lines of the HTML: the note, then a paragraph of name and headline, then links; `inviter` is who the
/// headers name. A tokenizer needs no memory for what encloses a line, however deep that is.
pub(super) fn lines(html: &str, inviter: Option<&str>) -> Vec<String> {
    let mut reader = Reader::default();
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::StartTag(tag) => reader.open(&tag),
            Token::EndTag(tag) => reader.close(&tag.name),
            Token::String(string) if reader.hidden.is_none() => {
                reader.line.push_str(&String::from_utf8_lossy(&string));
            }
            _ => {}
        }
    }
    reader.end_line();
    arranged(reader.lines, inviter)
}

/// Elements that hold no text.
const SILENT: WordList = WordList("script style title template textarea");

/// Elements around which there is a blank line.
const PARAGRAPHS: WordList = WordList("p table tr td th h1 h2 h3 h4 hr ul ol blockquote body section");

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    /// A person's name, and nothing else.
    Name,
    /// A link to reply, or a further one to somebody's profile.
    Link,
}

struct Line {
    kind: Kind,
    text: String,
}

/// A link that is open.
struct Link {
    address: String,
    /// Where its text begins in the line.
    start: usize,
    /// Whether its text was looked at.
    is_done: bool,
}

#[derive(Default)]
struct Reader {
    lines: Vec<Line>,
    line: String,
    /// The name in the line that links to a profile.
    name: Option<String>,
    link: Option<Link>,
    /// The element that isn't shown and that encloses what is read.
    hidden: Option<Element>,
    /// The profiles that a name links to.
    named: HashSet<String>,
}

impl Reader {
    fn open(&mut self, tag: &StartTag<()>) {
        let name: &[u8] = &tag.name;
        if let Some(hidden) = &mut self.hidden {
            return hidden.opens(tag);
        }
        self.end_block(name);
        if !html::is_void(tag) && (html::is_one_of(name, SILENT) || is_hidden(tag)) {
            self.hidden = Some(Element::new(tag));
        } else if name == b"a" {
            self.close_link();
            let address = html::attribute(tag, "href").unwrap_or_default();
            self.link = Some(Link { address, start: self.line.len(), is_done: false });
        }
    }

    fn close(&mut self, name: &[u8]) {
        if let Some(hidden) = &mut self.hidden {
            if !hidden.closes(name) {
                return;
            }
            self.hidden = None;
        }
        self.end_block(name);
        if name == b"a" {
            self.close_link();
        }
    }

    /// Ends the line at a tag that doesn't stand within one.
    fn end_block(&mut self, name: &[u8]) {
        if html::is_inline(name) || name == b"center" {
            return;
        }
        let is_blank = text::line(&self.line).is_empty();
        self.end_line();
        if html::is_one_of(name, PARAGRAPHS) || (name == b"br" && is_blank) {
            self.blank_line();
        }
    }

    fn end_line(&mut self) {
        self.end_link_text();
        let line = std::mem::take(&mut self.line);
        let text = text::line(&line);
        let kind = if self.name.take().is_some_and(|name| name == text) { Kind::Name } else { Kind::Text };
        if !text.is_empty() {
            self.lines.push(Line { kind, text });
        } else if line.contains('\u{a0}') {
            self.blank_line();
        }
        if let Some(link) = &mut self.link {
            link.start = 0;
        }
    }

    fn blank_line(&mut self) {
        if self.lines.last().is_some_and(|last| !last.text.is_empty()) {
            self.lines.push(Line { kind: Kind::Text, text: String::new() });
        }
    }

    fn close_link(&mut self) {
        self.end_link_text();
        if let Some(link) = self.link.take().filter(|link| !link.is_done && is_accept_link(&link.address)) {
            self.end_line();
            self.lines.push(Line { kind: Kind::Link, text: link.address });
        }
    }

    /// Looks at the text of a link so far: the first to a profile is a person's name, and those to reply and to a
    /// profile whose name was there get a line of their own.
    fn end_link_text(&mut self) {
        let Some(link) = self.link.as_mut().filter(|link| !link.is_done) else { return };
        let linked = text::line(&self.line[link.start..]);
        if linked.is_empty() {
            return;
        }
        link.is_done = true;
        let profile = profile_of(&link.address);
        if profile.is_some_and(|profile| self.named.insert(profile.to_owned())) {
            self.name = Some(linked);
        } else if profile.is_some() || is_accept_link(&link.address) {
            let text = format!("{linked}: {}", link.address);
            let before = text::line(&self.line[..link.start]);
            self.line.clear();
            link.start = 0;
            if !before.is_empty() {
                self.lines.push(Line { kind: Kind::Text, text: before });
            }
            self.lines.push(Line { kind: Kind::Link, text });
        }
    }
}

/// Whether an element isn't shown: the lines that a list of mails shows of each are such.
fn is_hidden(tag: &StartTag<()>) -> bool {
    let style = html::attribute(tag, "style").unwrap_or_default().to_lowercase().replace(' ', "");
    style.contains("display:none") || style.contains("visibility:hidden")
}

/// Returns what tells a profile from others in its address: its name, or its number in the addresses of old mail.
fn profile_of(address: &str) -> Option<&str> {
    let number = || address.split_once("/profile/view?")?.1.split(['&', '=']).nth(1);
    links::path(address).is_some().then(|| profile::raw_slug(address).or_else(number))?
}

/// Arranges the lines as those of a text part, if it is found who invites.
fn arranged(lines: Vec<Line>, inviter: Option<&str>) -> Vec<String> {
    let link = lines.iter().position(|line| line.kind == Kind::Link).unwrap_or_default();
    let linked = lines[..link].iter().rposition(|line| line.kind == Kind::Name);
    let is_inviter = |line: &Line| inviter.is_some_and(|inviter| line.text == inviter);
    let name = linked.or_else(|| lines[..link].iter().rposition(is_inviter));
    let lines = lines.into_iter().map(|line| line.text).collect();
    match name {
        Some(name) => arrangement::arranged(lines, name, link, arrangement::quoted_note).0,
        None => lines,
    }
}
