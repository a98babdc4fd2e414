//! The tokens of a template's source. minijinja's tokenizer is an unstable interface, so its version is pinned.

use std::ops::Range;

pub(super) use minijinja::machinery::Token;
use minijinja::machinery::tokenize;
use minijinja::syntax::SyntaxConfig;

/// The syntax of templates: a line with nothing but a block tag is removed.
pub(super) fn syntax() -> SyntaxConfig {
    SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build().unwrap_or_default()
}

/// Returns the tokens of a source with their byte ranges, up to the first that is invalid.
pub(super) fn tokens(source: &str) -> Vec<(Token<'_>, Range<usize>)> {
    let tokens = tokenize(source, false, syntax()).map_while(Result::ok);
    tokens.map(|(token, span)| (token, span.start_offset as usize..span.end_offset as usize)).collect()
}
