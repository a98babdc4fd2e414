//! The tokens of a template's source. minijinja's tokenizer is an unstable interface, so its version is pinned, and
//! only this module uses it.

use std::ops::Range;

use minijinja::machinery::{self, tokenize};
use minijinja::syntax::SyntaxConfig;

/// The syntax of templates: a line with nothing but a block tag is removed.
pub(super) fn syntax() -> SyntaxConfig {
    SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build().unwrap_or_default()
}

/// A token, of the kinds that the checks need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'s> {
    /// A name or keyword.
    Ident(&'s str),
    /// A string literal without escapes.
    Str(&'s str),
    /// `{%`
    BlockStart,
    /// `.`
    Dot,
    /// `|`
    Pipe,
    /// `==` or `!=`
    Comparison,
    /// Anything else.
    Other,
}

/// Returns the tokens of a source with their byte ranges, up to the first that is invalid.
pub(super) fn tokens(source: &str) -> Vec<(Token<'_>, Range<usize>)> {
    let kind = |token| match token {
        machinery::Token::Ident(name) => Token::Ident(name),
        machinery::Token::Str(text) => Token::Str(text),
        machinery::Token::BlockStart => Token::BlockStart,
        machinery::Token::Dot => Token::Dot,
        machinery::Token::Pipe => Token::Pipe,
        machinery::Token::Eq | machinery::Token::Ne => Token::Comparison,
        _ => Token::Other,
    };
    let tokens = tokenize(source, false, syntax()).map_while(Result::ok);
    tokens.map(|(token, span)| (kind(token), span.start_offset as usize..span.end_offset as usize)).collect()
}
