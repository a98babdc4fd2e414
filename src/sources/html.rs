//! HTML as a stream of tags: what an element does to a line, and where it ends.

use html5gum::StartTag;

use crate::text::{self, WordList};

/// Elements that stand within a line.
const INLINE: WordList = WordList("a abbr b bdi code em font i img small span strong sub sup u wbr");

/// Elements that have no end tag.
const VOID: WordList = WordList("br hr img input meta wbr");

/// Whether the name of an element is one of these.
pub(super) fn is_one_of(name: &[u8], names: WordList) -> bool {
    std::str::from_utf8(name).is_ok_and(|name| names.contains(name))
}

pub(super) fn is_inline(name: &[u8]) -> bool {
    is_one_of(name, INLINE)
}

pub(super) fn is_void(tag: &StartTag<()>) -> bool {
    tag.self_closing || is_one_of(&tag.name, VOID)
}

/// Returns an attribute as one line.
pub(super) fn attribute(tag: &StartTag<()>, key: &str) -> Option<String> {
    tag.attributes.get(key.as_bytes()).map(|value| text::line(&String::from_utf8_lossy(value)))
}

/// An element whose end matters: how many of its name are open since it began.
#[derive(Default)]
pub(super) struct Element {
    name: Vec<u8>,
    open: usize,
}

impl Element {
    pub(super) fn new(tag: &StartTag<()>) -> Self {
        Self { name: tag.name.to_vec(), open: 1 }
    }

    /// Counts a start tag.
    pub(super) fn opens(&mut self, tag: &StartTag<()>) {
        self.open += usize::from(self.name == *tag.name && !is_void(tag));
    }

    /// Counts an end tag; whether it ends the element.
    pub(super) fn closes(&mut self, name: &[u8]) -> bool {
        self.open -= usize::from(self.name == name);
        self.open == 0
    }
}
