//! Slips in a template, at which minijinja's message says what it expected, but not why it found something else: tags
//! of other template languages, signs of programming languages, and tags that aren't closed.

use std::ops::Range;

use super::foreign;
use crate::diagnostic::{Code, Diagnostic};
use crate::draft::scanner::{Tag, is_name, open_blocks, split_word};
use crate::draft::tokens::tokens;
use crate::text::{self, WordList};

/// The statements that a template can have, without those that continue or end one.
const STATEMENTS: WordList =
    WordList("autoescape block call do extends filter for from if import include macro set with");

/// What is wrong, where, and what to write.
pub(super) struct Slip {
    message: String,
    bytes: Range<usize>,
    label: &'static str,
    hint: String,
}

impl Slip {
    fn new(message: &str, bytes: Range<usize>, label: &'static str, hint: impl Into<String>) -> Self {
        Self { message: message.to_owned(), bytes, label, hint: hint.into() }
    }

    /// Makes a diagnostic of it.
    pub(super) fn diagnostic(self, file: &str, source: &str) -> Diagnostic {
        let Self { message, bytes, label, hint } = self;
        Diagnostic::error(Code::TemplateSyntax, message).at(file, source, bytes, label).hint(hint)
    }
}

/// Finds the slip behind a syntax error, which minijinja reports at a byte, with `detail` as its message.
pub(super) fn find(source: &str, at: usize, detail: &str) -> Option<Slip> {
    if detail.contains("end of comment") {
        let bytes = open_comment(source)?;
        return Some(Slip::new("a comment is never closed", bytes, "opened here", "close it with #}"));
    }
    if let Some(bytes) = split_mark(source) {
        let hint = "write {{, }}, {% and %} without a space inside";
        return Some(Slip::new("a space splits the mark of a tag", bytes, "here", hint));
    }
    if detail.contains("end of raw block") {
        let start = source[..source.rfind("raw")?].rfind("{%")?;
        return Some(never_closed(start..start + "{%".len(), "{% endraw %}"));
    }
    // A place that is told of a template with guards may be off.
    let at = source.floor_char_boundary(at);
    let is_at_end = detail.contains("end of input");
    let at = match detail.contains("end of string") {
        // It is reported at the end of the source.
        true => tokens(source).pop()?.1.end,
        false if is_at_end => source.len(),
        false => at,
    };
    let tag = Tag::find(source, at);
    if let Some(tag) = tag.as_ref().filter(|tag| tag.end.is_none() || detail.contains("end of string")) {
        let open = || never_closed(tag.start..tag.start + tag.open.len(), tag.close());
        return Some(open_quote(tag).unwrap_or_else(open));
    }
    if is_at_end {
        let (word, bytes) = open_blocks(source).pop()?;
        return Some(never_closed(bytes, &format!("{{% end{word} %}}")));
    }
    in_tag(&tag?, at, detail)
}

/// Finds the slip in a tag that breaks at a byte.
fn in_tag(tag: &Tag<'_>, at: usize, detail: &str) -> Option<Slip> {
    let unknown = || detail.starts_with("unknown statement").then(|| unknown_statement(tag)).flatten();
    let too_soon = || {
        let hint = "write what belongs before this, or take the tag out";
        let bytes = at..at + tag.close().len();
        let is_end = detail.contains("unexpected end of") || detail.contains("unknown end of");
        is_end.then(|| Slip::new("the tag ends too soon", bytes, "here", hint))
    };
    let follows_text = tag.source[..at].trim_end().ends_with(['"', '\'']);
    let open_quote = || follows_text.then(|| open_quote(tag)).flatten();
    foreign_tag(tag)
        .or_else(open_quote)
        .or_else(|| apostrophe(tag, at))
        .or_else(|| capitals(tag, at))
        .or_else(|| at_sign(tag, at))
        .or_else(unknown)
        .or_else(too_soon)
        .or_else(|| side_by_side(tag, at, detail))
}

fn never_closed(bytes: Range<usize>, close: &str) -> Slip {
    Slip::new("a tag is never closed", bytes, "opened here", format!("close it with {close}"))
}

/// Finds the mark of a comment that nothing closes.
fn open_comment(source: &str) -> Option<Range<usize>> {
    let closed = source.rfind("#}").map_or(0, |at| at + "#}".len());
    let at = closed + source[closed..].find("{#")?;
    Some(at..at + "{#".len())
}

/// Finds a mark of a tag that has a space inside, such as `{ %` or `} }`.
fn split_mark(source: &str) -> Option<Range<usize>> {
    source.match_indices(['{', '}']).find_map(|(at, brace)| {
        if brace == "{" {
            let after = source[at + 1..].trim_start_matches(' ');
            let end = source.len() - after.len();
            (end > at + 1 && after.starts_with(['{', '%', '#'])).then(|| at..end + 1)
        } else {
            let end = source[..at].trim_end_matches(' ').len();
            (end < at && source[..end].ends_with(['}', '%', '#'])).then(|| end - 1..at + 1)
        }
    })
}

/// Finds a text in quotes that goes on behind the end of its tag, or has no end.
fn open_quote(tag: &Tag<'_>) -> Option<Slip> {
    let mut from = tag.start;
    while let Some(start) = tag.source[from..].find(['"', '\'']).map(|at| from + at) {
        let (before, quote) = (&tag.source[from..start], &tag.source[start..=start]);
        if before.contains(tag.close()) {
            break;
        }
        from = start + 1;
        if tag.source[..start].ends_with(char::is_alphanumeric) {
            // It is an apostrophe.
            continue;
        }
        let length = tag.source[from..].find(quote);
        if length.is_none_or(|length| tag.source[from..from + length].contains(tag.close())) {
            let hint = format!("close it with {quote}");
            return Some(Slip::new("a text isn't closed", start..from, "it starts here", hint));
        }
        from += length? + 1;
    }
    None
}

/// Explains a text in quotes that ends at an apostrophe in it.
fn apostrophe(tag: &Tag<'_>, at: usize) -> Option<Slip> {
    let ends_in_word = tag.source[at..].starts_with(char::is_alphabetic);
    (ends_in_word && tag.source[..at].ends_with('\'')).then(|| {
        let hint = "write \"…\" around a text that has an apostrophe";
        Slip::new("the text ends before this, at the apostrophe", at..at + 1, "here", hint)
    })
}

/// Explains an operator in capitals at or before a byte.
fn capitals(tag: &Tag<'_>, at: usize) -> Option<Slip> {
    let (before, after) = tag.around(at)?;
    let last = before.split_whitespace().last().unwrap_or_default();
    let first = split_word(after).0;
    let (start, word) = [(at, first), (tag.source[..at].rfind(last)?, last)]
        .into_iter()
        .find(|(_, word)| ["AND", "OR", "NOT"].contains(word))?;
    let hint = format!("write {}", word.to_lowercase());
    Some(Slip::new("this word is written in small letters", start..start + word.len(), "here", hint))
}

/// Explains a word that follows another without anything between them.
fn side_by_side(tag: &Tag<'_>, at: usize, detail: &str) -> Option<Slip> {
    let word = split_word(tag.around(at)?.1).0;
    detail.starts_with("unexpected identifier, expected end of").then(|| {
        let hint = "a name has no space in it, and between two conditions stands `and` or `or`";
        Slip::new("nothing joins this to the word before it", at..at + word.len(), "here", hint)
    })
}

/// Explains a tag of Handlebars, Mustache or Liquid.
fn foreign_tag(tag: &Tag<'_>) -> Option<Slip> {
    let form = foreign::form(tag)?;
    let message = "this is a tag of another template language";
    Some(Slip::new(message, tag.start..tag.end?, "not known here", format!("write {form}")))
}

/// Explains the sign or word at which a tag breaks.
fn at_sign(tag: &Tag<'_>, at: usize) -> Option<Slip> {
    let (before, after) = tag.around(at)?;
    let name: String =
        after.chars().skip(1).take_while(|c| c.is_alphanumeric() || "_.".contains(*c)).collect();
    let name = if name.is_empty() { "x" } else { &*name };
    let bytes = |back: usize, length: usize| at - back..at - back + length;
    let first = after.chars().next()?;
    if let Some(hint) = text::foreign_character(first) {
        return Some(Slip::new("this character belongs in no tag", bytes(0, first.len_utf8()), "here", hint));
    }
    let (message, bytes, hint) = match first {
        '&' if after.starts_with("&&") => ("`and` is a word", bytes(0, 2), "write and".to_owned()),
        '|' if before.ends_with('|') => ("`or` is a word", bytes(1, 2), "write or".to_owned()),
        '!' if !after.starts_with("!=") => ("`not` is a word", bytes(0, 1), format!("write not {name}")),
        '=' if before.ends_with('=') => ("too many =", bytes(0, 1), "write ==".to_owned()),
        '=' if is_assignment(before) => ("one = is enough to set a value", bytes(0, 2), "write =".to_owned()),
        '=' => ("a single = doesn't compare", bytes(0, 1), "write ==".to_owned()),
        '>' if before.ends_with('<') => ("this doesn't compare", bytes(1, 2), "write !=".to_owned()),
        '?' => ("this is no condition", bytes(0, 1), "write {{ A if CONDITION else B }}".to_owned()),
        '$' | '@' => ("a name has no sign before it", bytes(0, 1), format!("write {name}")),
        '.' if before.trim().is_empty() => {
            ("a name has no dot before it", bytes(0, 1), format!("write {name}"))
        }
        ':' => return argument(before, after, at),
        _ => return None,
    };
    Some(Slip::new(message, bytes, "here", hint))
}

/// Whether the code before a sign is the start of a `set` tag.
fn is_assignment(before: &str) -> bool {
    matches!(split_word(before.trim()), ("set", target) if is_name(target))
}

/// Explains a filter whose argument follows a colon, `default: "there"`, as in Liquid. The colon is at `at`.
fn argument(before: &str, after: &str, at: usize) -> Option<Slip> {
    let (_, last) = before.rsplit_once('|')?;
    let filter = last.trim();
    let argument = after[1..].split('|').next()?.trim();
    let start = at - last.trim_start().len();
    let end = at + 1 + after[1..].find(argument)? + argument.len();
    (is_name(filter) && !argument.is_empty()).then(|| {
        let hint = format!("write {filter}({})", foreign::repeated(argument));
        Slip::new("what a filter is given stands in brackets", start..end, "here", hint)
    })
}

/// Explains a statement that isn't known, or that nothing before it began.
fn unknown_statement(tag: &Tag<'_>) -> Option<Slip> {
    let (word, _) = split_word(tag.inside().trim());
    let start = tag.start + tag.source[tag.start..].find(word)?;
    let bytes = start..start + word.len();
    let begun = word.strip_prefix("end").unwrap_or("if");
    let continues = matches!(word, "else" | "elif") || word.starts_with("end") && STATEMENTS.contains(begun);
    if !continues {
        let endings = ["elif", "else", "endif", "endfor", "endblock"];
        let hint = text::suggest(word, STATEMENTS.words().chain(endings));
        let message = format!("unknown statement `{}`", text::line(word));
        return Some(Slip { message, bytes, label: "not known", hint });
    }
    let hint = match open_blocks(&tag.source[..tag.start]).pop() {
        Some((open, _)) => format!("close {{% {open} … %}} with {{% end{open} %}} first"),
        None => format!("take it out, or write {{% {begun} … %}} before it"),
    };
    let message = format!("`{word}` belongs to nothing that is open here");
    Some(Slip { message, bytes, label: "not begun", hint })
}
