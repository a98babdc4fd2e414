//! The page as HTML, saved or copied: cards found by their roles, keys and labels, never by class names.

use html5gum::{StartTag, Token, Tokenizer};

use super::card::{Content, Line};
use super::phrases;
use crate::sources::html::{self, Element, attribute};
use crate::sources::profile::{self, ELSEWHERE};
use crate::text::{self, WordList};

/// What is read of a page.
#[derive(Default)]
pub(super) struct Html {
    pub(super) cards: Vec<Content>,
    /// The texts outside of cards.
    pub(super) lines: Vec<String>,
}

/// Reads a page. A tokenizer needs no memory for what encloses a card, however deep that is.
pub(super) fn read(html: &str) -> Html {
    let mut reader = Reader::default();
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::StartTag(tag) => reader.open(&tag),
            Token::EndTag(tag) => reader.close(&tag.name),
            Token::String(string) => reader.text(&String::from_utf8_lossy(&string)),
            _ => {}
        }
    }
    reader.end_line();
    reader.end_card();
    reader.html
}

/// Elements that hold no text of the page.
const SILENT: WordList = WordList("script style title noscript template textarea svg");

/// Whether an element stands within a line; an icon does too.
fn is_inline(name: &[u8]) -> bool {
    html::is_inline(name) || name == b"svg"
}

#[derive(Default)]
struct Reader {
    html: Html,
    card: Option<OpenCard>,
    /// Where no text is read: a script, or a copy for screen readers.
    silent: Option<Element>,
    button: Option<Button>,
    link: Option<Link>,
    line: String,
}

#[derive(Default)]
struct OpenCard {
    element: Element,
    lines: Vec<Line>,
    /// Whether its buttons are among the lines, which may be too many to search at each link.
    has_buttons: bool,
    name: Option<String>,
    profile_url: Option<String>,
    /// Whether anything shows that it is an invitation.
    is_invitation: bool,
    /// Whether the user sent it.
    is_sent: bool,
    /// Whether it links to a page, group, event or newsletter before its buttons.
    is_elsewhere: bool,
}

struct Button {
    element: Element,
    label: String,
}

struct Link {
    element: Element,
    is_profile: bool,
    is_reply: bool,
    text: String,
}

impl Reader {
    fn open(&mut self, tag: &StartTag<()>) {
        let name: &[u8] = &tag.name;
        let is_void = html::is_void(tag);
        let open_elements = [
            self.silent.as_mut(),
            self.button.as_mut().map(|button| &mut button.element),
            self.link.as_mut().map(|link| &mut link.element),
            self.card.as_mut().map(|card| &mut card.element),
        ];
        open_elements.into_iter().flatten().for_each(|element| element.opens(tag));
        // What isn't read parts no line either: an icon has elements of its own.
        if !is_inline(name) && self.silent.is_none() {
            self.end_line();
        }
        let attribute = |key: &str| attribute(tag, key);
        let role = attribute("role").unwrap_or_default();
        let key = attribute("componentkey").unwrap_or_default();
        let is_key = key.starts_with("urn:li:invitation");
        if self.card.is_none() && !is_void && (role == "listitem" || is_key || name == b"li") {
            let element = Element::new(tag);
            self.card = Some(OpenCard { element, is_invitation: is_key, ..OpenCard::default() });
        }
        let label = attribute("aria-label").unwrap_or_default();
        if self.silent.is_none() {
            for words in [attribute("alt").unwrap_or_default(), label.clone()] {
                if let (Some((name, _)), Some(card)) = (phrases::photo(&words), &mut self.card) {
                    card.lines.push(Line::Photo(name.to_owned()));
                }
            }
            let is_hidden = attribute("aria-hidden").as_deref() == Some("true") && self.card.is_some();
            if !is_void && !is_hidden && (name == b"button" || role == "button") && self.button.is_none() {
                self.end_line();
                self.button = Some(Button { element: Element::new(tag), label });
            } else if name == b"a" && self.link.is_none() {
                self.open_link(tag, &attribute("href").unwrap_or_default());
            }
            if !is_void && (html::is_one_of(name, SILENT) || is_hidden) {
                self.silent = Some(Element::new(tag));
            }
        }
    }

    fn open_link(&mut self, tag: &StartTag<()>, href: &str) {
        let profile = profile_url(href);
        let is_reply = href.contains("/messaging/compose");
        if let Some(card) = &mut self.card {
            card.is_elsewhere |= !card.has_buttons && ELSEWHERE.iter().any(|path| href.contains(path));
            card.profile_url = card.profile_url.take().or(profile.clone());
        }
        let element = Element::new(tag);
        self.link = Some(Link { element, is_profile: profile.is_some(), is_reply, text: String::new() });
    }

    fn close(&mut self, name: &[u8]) {
        if !is_inline(name) && self.silent.is_none() {
            self.end_line();
        }
        if self.silent.as_mut().is_some_and(|element| element.closes(name)) {
            self.silent = None;
        }
        if self.link.as_mut().is_some_and(|link| link.element.closes(name)) {
            self.close_link();
        }
        if self.button.as_mut().is_some_and(|button| button.element.closes(name)) {
            self.close_button();
        }
        if self.card.as_mut().is_some_and(|card| card.element.closes(name)) {
            self.end_line();
            self.end_card();
        }
    }

    fn close_link(&mut self) {
        let (Some(link), Some(card)) = (self.link.take(), &mut self.card) else { return };
        let text = text::line(&link.text);
        if link.is_profile && card.name.is_none() && !text.is_empty() {
            card.name = Some(text);
        } else if link.is_reply {
            self.line.clear();
            card.lines.push(Line::Reply);
        }
    }

    fn close_button(&mut self) {
        let Some(Button { label, .. }) = self.button.take() else { return };
        let text = text::line(&std::mem::take(&mut self.line));
        if phrases::withdraws(&text) {
            self.html.lines.push(text);
            if let Some(card) = &mut self.card {
                card.is_sent = true;
            }
            return;
        }
        let Some(card) = self.card.as_mut() else { return self.html.lines.push(text) };
        let labelled = phrases::labelled(&label);
        card.is_invitation |= labelled.is_some() || phrases::ignores(&text) || phrases::accepts(&text);
        if let Some(name) = labelled {
            card.name = Some(name.to_owned());
        }
        if phrases::shows_more(&text) || text.starts_with('…') {
            card.lines.push(Line::More);
        } else if !card.has_buttons {
            card.has_buttons = true;
            card.lines.push(Line::Buttons);
        }
    }

    fn text(&mut self, text: &str) {
        if self.silent.is_none() {
            self.line.push_str(text);
            if let Some(link) = &mut self.link {
                link.text.push_str(text);
            }
        } else if let Some(card) = self.card.as_mut().filter(|_| phrases::shows_more(text.trim())) {
            card.lines.push(Line::More);
        }
    }

    fn end_line(&mut self) {
        if self.button.is_some() {
            return;
        }
        let line = text::line(&std::mem::take(&mut self.line));
        match &mut self.card {
            _ if line.is_empty() => {}
            Some(card) => card.lines.push(Line::Text(phrases::once(&line).to_owned())),
            None => self.html.lines.push(line),
        }
    }

    fn end_card(&mut self) {
        let Some(card) = self.card.take() else { return };
        let has_sentence = card.lines.iter().any(|line| line.inviter().is_some());
        if card.is_sent || !(card.is_invitation || has_sentence) {
            let texts = card.lines.iter().filter_map(Line::text).map(str::to_owned);
            return self.html.lines.extend(texts);
        }
        let content = match Content::read(&card.lines, card.name.as_deref()) {
            Content::Invitation(_) if card.is_elsewhere && !has_sentence => Content::Elsewhere,
            Content::Invitation(mut read) => {
                read.invitation.profile_url = card.profile_url;
                Content::Invitation(read)
            }
            content => content,
        };
        self.html.cards.push(content);
    }
}

/// The address of a profile, by the path of a link to it: a browser may have made it absolute in its own way.
fn profile_url(href: &str) -> Option<String> {
    profile::raw_slug(href).map(|slug| format!("https://www.linkedin.com/in/{slug}"))
}
