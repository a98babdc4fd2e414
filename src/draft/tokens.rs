//! The tokens of a template's source. minijinja's tokenizer is an unstable interface, so its version is pinned, and
//! only this module uses it.

use std::ops::Range;

use minijinja::machinery::{Token as Raw, tokenize};
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
    /// `{{`
    VariableStart,
    /// `%}` or `}}`
    TagEnd,
    /// `(`, `[` or `{`
    Open,
    /// `)`, `]` or `}`
    Close,
    /// `=`
    Assign,
    /// `~` or `+`, which join texts and lists.
    Join,
    /// `*`, which repeats them.
    Repeat,
    /// `-`
    Minus,
    /// Any other operator, `,` or `:`.
    Operator,
    /// A text between tags.
    Text,
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
        Raw::Ident(name) => Token::Ident(name),
        Raw::Str(text) => Token::Str(text),
        Raw::TemplateData(_) => Token::Text,
        Raw::BlockStart => Token::BlockStart,
        Raw::VariableStart => Token::VariableStart,
        Raw::BlockEnd | Raw::VariableEnd => Token::TagEnd,
        Raw::ParenOpen | Raw::BracketOpen | Raw::BraceOpen => Token::Open,
        Raw::ParenClose | Raw::BracketClose | Raw::BraceClose => Token::Close,
        Raw::Assign => Token::Assign,
        Raw::Tilde | Raw::Plus => Token::Join,
        Raw::Mul => Token::Repeat,
        Raw::Minus => Token::Minus,
        Raw::Dot => Token::Dot,
        Raw::Pipe => Token::Pipe,
        Raw::Eq | Raw::Ne => Token::Comparison,
        Raw::Div
        | Raw::FloorDiv
        | Raw::Mod
        | Raw::Pow
        | Raw::Gt
        | Raw::Gte
        | Raw::Lt
        | Raw::Lte
        | Raw::Comma
        | Raw::Colon => Token::Operator,
        _ => Token::Other,
    };
    let tokens = tokenize(source, false, syntax()).map_while(Result::ok);
    tokens.map(|(token, span)| (kind(token), span.start_offset as usize..span.end_offset as usize)).collect()
}
