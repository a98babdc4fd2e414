//! Checks of a template's tags: unknown blocks, assignments, comparisons.

use std::collections::BTreeSet;
use std::ops::Range;

use clap::ValueEnum;

use super::tokens::{Token, tokens};
use crate::diagnostic::{Code, Diagnostic};
use crate::templates::{Template, Templates};
use crate::text;
use crate::words::{Class, Lang};

/// The maximum number of templates that extend one another.
const MAX_PARENTS: usize = 10;

/// Finds the blocks of a template that replace nothing, since the template that it extends has no block of that name.
pub(super) fn unknown_blocks(template: &Template, templates: &Templates) -> Vec<Diagnostic> {
    let Some(known) = inherited_blocks(template, templates) else { return Vec::new() };
    let unknown =
        names_after("block", &template.source).into_iter().filter(|(block, _)| !known.contains(*block));
    let error = |(block, bytes): (&str, Range<usize>)| {
        let message = format!("there is no block `{}` to replace", text::line(block));
        Diagnostic::error(Code::UnknownBlock, message)
            .at(&template.file(), &template.source, bytes, "replaces nothing")
            .hint(text::suggest(block, known.iter().map(String::as_str)))
    };
    unknown.map(error).collect()
}

/// The blocks of all templates that a template extends; `None` if it extends none, or one can't be read.
fn inherited_blocks(template: &Template, templates: &Templates) -> Option<BTreeSet<String>> {
    let lang = template.lang.clone().unwrap_or_else(Lang::english);
    let mut inherited = BTreeSet::new();
    let mut parent = Some(extended(&template.source)?);
    // A template that extends itself is reported when it is rendered.
    for _ in 0..MAX_PARENTS {
        let Some(name) = parent else { break };
        let source = templates.included(&name, &lang).ok()??.source;
        inherited.extend(names_after("block", &source).into_iter().map(|(block, _)| block.to_owned()));
        parent = extended(&source);
    }
    Some(inherited)
}

/// Returns the name of the template that a source extends.
pub(super) fn extended(source: &str) -> Option<String> {
    tokens(source).windows(3).find_map(|tokens| match tokens {
        [(Token::BlockStart, _), (Token::Ident("extends"), _), (Token::Str(name), _)] => {
            Some((*name).to_owned())
        }
        _ => None,
    })
}

/// Returns the variables that a template sets, for itself and for those that it includes or that extend it.
pub(super) fn assigned(source: &str) -> impl Iterator<Item = &str> {
    names_after("set", source).into_iter().map(|(name, _)| name)
}

/// Returns the name in each tag that begins with `{% word`, and its byte range.
fn names_after<'s>(word: &str, source: &'s str) -> Vec<(&'s str, Range<usize>)> {
    let tokens = tokens(source);
    let names = tokens.windows(3).filter_map(|tokens| match tokens {
        [(Token::BlockStart, _), (Token::Ident(first), _), (Token::Ident(name), bytes)] => {
            (*first == word).then(|| (*name, bytes.clone()))
        }
        _ => None,
    });
    names.collect()
}

/// Finds comparisons of a variable with a word that it never has as its value. `ties` are the names of the policy's
/// ties.
pub(super) fn impossible_comparisons(template: &Template, ties: &[&str]) -> Vec<Diagnostic> {
    let classes: Vec<&str> = Class::value_variants().iter().map(|class| class.name()).collect();
    let warning = |(variable, word, bytes): (&str, &str, Range<usize>)| {
        let known = match variable {
            "class" => classes.as_slice(),
            "register" => &["formal", "informal"],
            _ => ties,
        };
        let message = format!("`{variable}` never has the value `{}`", text::line(word));
        (!known.contains(&word)).then(|| {
            Diagnostic::warning(Code::ImpossibleComparison, message)
                .at(&template.file(), &template.source, bytes, "no such value")
                .hint(text::suggest(word, known.iter().copied()))
        })
    };
    comparisons(&template.source).into_iter().filter_map(warning).collect()
}

/// Finds comparisons of `class` or `register` with a word (`class == 'spam'`, `'spam' == class`), and `'met' in ties`.
/// Returns the variable, the word, and the byte range of the word.
fn comparisons(source: &str) -> Vec<(&str, &str, Range<usize>)> {
    use Token::{Eq, Ident, Ne, Str};
    let tokens = tokens(source);
    let comparisons = tokens.windows(3).enumerate().filter_map(|(at, window)| match window {
        [(Ident(variable @ ("class" | "register")), _), (Eq | Ne, _), (Str(word), bytes)] => {
            let is_part = at > 0 && matches!(tokens[at - 1].0, Token::Dot);
            (!is_part).then(|| (*variable, *word, bytes.clone()))
        }
        [(Str(word), bytes), (Eq | Ne, _), (Ident(variable @ ("class" | "register")), _)]
        | [(Str(word), bytes), (Ident("in"), _), (Ident(variable @ "ties"), _)] => {
            Some((*variable, *word, bytes.clone()))
        }
        _ => None,
    });
    comparisons.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::templates::Origin;

    #[test]
    fn a_comparison_that_never_holds_is_found() {
        for (source, found) in [
            ("{% if class == 'spamm' %}x{% endif %}", Some((16, "did you mean `spam`?"))),
            ("{% if 'formel' != register %}x{% endif %}", Some((7, "did you mean `formal`?"))),
            ("{% if 'mett' in ties %}x{% endif %}", Some((7, "did you mean `met`?"))),
            ("{% if 'chess' in ties %}x{% endif %}", None),
            ("{% if class == 'spam' or register != 'formal' or 'met' in ties %}x{% endif %}", None),
            ("{% if vars.class == 'gold' or me.register == 'x' or lang == 'sv' %}x{% endif %}", None),
            ("{% if class == topic %}class == 'spamm'{% endif %}", None),
        ] {
            let origin = Origin::BuiltIn;
            let template =
                Template { name: "en/x".to_owned(), origin, source: source.to_owned(), lang: None };
            let warnings = impossible_comparisons(&template, &["met", "chess"]);
            let shown = warnings.first().map(|warning| {
                let column = warning.position().map_or(0, |(_, column)| column);
                (column, warning.hint.as_deref().unwrap_or_default())
            });
            assert_eq!(shown, found, "{source}");
        }
    }
}
