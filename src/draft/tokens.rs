//! The tokens of a template's source. minijinja's tokenizer is the one thing used here that it makes no promises
//! about; its version is pinned, and no other module names it.

use std::ops::Range;

use minijinja::machinery::{self, tokenize};
use minijinja::syntax::SyntaxConfig;

/// How templates are written: tags leave no line behind.
pub(super) fn syntax() -> SyntaxConfig {
    SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build().unwrap_or_default()
}

/// A token, as far as anybody asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'s> {
    /// A name or keyword.
    Ident(&'s str),
    /// A text in quotes, without escapes.
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

/// The tokens of a source, and where they are in bytes; up to what can't be read.
pub(super) fn tokens(source: &str) -> Vec<(Token<'_>, Range<usize>)> {
    let read = tokenize(source, false, syntax()).map_while(Result::ok);
    let token = |token| match token {
        machinery::Token::Ident(name) => Token::Ident(name),
        machinery::Token::Str(text) => Token::Str(text),
        machinery::Token::BlockStart => Token::BlockStart,
        machinery::Token::Dot => Token::Dot,
        machinery::Token::Pipe => Token::Pipe,
        machinery::Token::Eq | machinery::Token::Ne => Token::Comparison,
        _ => Token::Other,
    };
    read.map(|(found, span)| (token(found), span.start_offset as usize..span.end_offset as usize)).collect()
}
