//! The tags of a template as they are written: what it extends, which blocks it has, what it leaves open, what
//! it compares.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;

use clap::ValueEnum;

use super::tokens::{Token, tokens};
use crate::diagnostic::{Code, Diagnostic};
use crate::templates::{Template, Templates};
use crate::text;
use crate::words::{Class, Lang};

/// Finds the blocks of a template that replace nothing, since what it extends has none of that name.
pub(super) fn strange_blocks(template: &Template, folder: Option<&Path>) -> Vec<Diagnostic> {
    let mut known = BTreeSet::new();
    let mut parent = extended(&template.source);
    let is_child = parent.is_some();
    // A template that extends itself is told of when it is rendered.
    for _ in 0..MOST_PARENTS {
        let Some(name) = parent else { break };
        let lang = template.lang.clone().unwrap_or_else(Lang::english);
        let Ok(Some(included)) = Templates::included(folder, &lang, &name) else { return Vec::new() };
        known.extend(blocks(&included.source).into_iter().map(|(block, _)| block));
        parent = extended(&included.source);
    }
    let file = template.file();
    let strange =
        blocks(&template.source).into_iter().filter(|(block, _)| is_child && !known.contains(block));
    let error = |(block, bytes): (String, Range<usize>)| {
        Diagnostic::error(
            Code::UnknownBlock,
            format!("there is no block `{}` to replace", text::line(&block)),
        )
        .at(&file, &template.source, bytes, "replaces nothing")
        .hint(text::suggest(&block, known.iter().map(String::as_str)))
    };
    strange.map(error).collect()
}

/// More than anybody stacks.
const MOST_PARENTS: usize = 10;

/// The name of the template that a source extends.
pub(super) fn extended(source: &str) -> Option<String> {
    tokens(source).windows(3).find_map(|tokens| match tokens {
        [(Token::BlockStart, _), (Token::Ident("extends"), _), (Token::Str(name), _)] => {
            Some((*name).to_owned())
        }
        _ => None,
    })
}

/// The blocks of a source, and where they are named.
fn blocks(source: &str) -> Vec<(String, Range<usize>)> {
    let tokens = tokens(source);
    let named = tokens.windows(3).filter_map(|tokens| match tokens {
        [(Token::BlockStart, _), (Token::Ident("block"), _), (Token::Ident(name), bytes)] => {
            Some(((*name).to_owned(), bytes.clone()))
        }
        _ => None,
    });
    named.collect()
}

/// Says what is wrong with the tags of a source where the parser, which says `detail`, stops only later.
pub(super) fn misread(file: &str, source: &str, detail: &str) -> Option<Diagnostic> {
    let error = |message: &str, bytes, label| {
        Diagnostic::error(Code::TemplateSyntax, message).at(file, source, bytes, label)
    };
    if detail.contains("end of comment") {
        let closed = source.rfind("#}").map_or(0, |at| at + "#}".len());
        let at = closed + source[closed..].find("{#")?;
        return Some(
            error("a comment is never closed", at..at + "{#".len(), "opened here").hint("close it with #}"),
        );
    }
    if let Some(bytes) = split_mark(source) {
        let hint = "write {{, }}, {% and %} without a space inside";
        return Some(error("a space splits the mark of a tag", bytes, "here").hint(hint));
    }
    if !detail.contains("end of input") {
        return None;
    }
    let (bytes, end) = unclosed(source)?;
    Some(error("a tag is never closed", bytes, "opened here").hint(format!("close it with {end}")))
}

/// Finds `{ %`, `} }` and the like.
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

/// Finds the tag that is opened last and never closed, and what would close it.
fn unclosed(source: &str) -> Option<(Range<usize>, String)> {
    let mut open: Vec<(&str, Range<usize>)> = Vec::new();
    let tokens = tokens(source);
    for tokens in tokens.windows(2) {
        let [(Token::BlockStart, start), (Token::Ident(word), bytes)] = tokens else { continue };
        match *word {
            "if" | "for" | "block" | "macro" | "filter" | "with" | "call" | "autoescape" => {
                open.push((word, start.start..bytes.end));
            }
            word if word.starts_with("end") => {
                open.pop();
            }
            _ => {}
        }
    }
    open.pop().map(|(word, bytes)| (bytes, format!("{{% end{word} %}}")))
}

/// The names that a template sets, for itself and for those that it includes or that extend it.
pub(super) fn set_in(source: &str) -> BTreeSet<String> {
    let tokens = tokens(source);
    let set = tokens.windows(2).filter_map(|pair| match pair {
        [(Token::Ident("set"), _), (Token::Ident(name), _)] => Some((*name).to_owned()),
        _ => None,
    });
    set.collect()
}

/// Finds comparisons that can't hold: of a value that is one of a few words, with another word. `ties` are
/// the names that the policy knows.
pub(super) fn impossible_comparisons(template: &Template, ties: &[&str]) -> Vec<Diagnostic> {
    let classes: Vec<&str> = Class::value_variants().iter().map(|class| class.name()).collect();
    let of = |name: &str| match name {
        "class" => Some(classes.as_slice()),
        "register" => Some(["formal", "informal"].as_slice()),
        _ => None,
    };
    let file = template.file();
    let mut warnings = Vec::new();
    let mut compare = |name: &str, known: &[&str], given: &str, bytes: &Range<usize>| {
        if !known.contains(&given) {
            let message = format!("`{name}` never has the value `{}`", text::line(given));
            let warning = Diagnostic::warning(Code::ImpossibleComparison, message);
            let warning = warning.at(&file, &template.source, bytes.clone(), "no such value");
            warnings.push(warning.hint(text::suggest(given, known.iter().copied())));
        }
    };
    let tokens = tokens(&template.source);
    for (at, window) in tokens.windows(3).enumerate() {
        let is_part = at > 0 && matches!(tokens[at - 1].0, Token::Dot);
        match window {
            [(Token::Ident(name), _), (Token::Comparison, _), (Token::Str(given), bytes)] if !is_part => {
                of(name).into_iter().for_each(|known| compare(name, known, given, bytes));
            }
            [(Token::Str(given), bytes), (Token::Comparison, _), (Token::Ident(name), _)] => {
                of(name).into_iter().for_each(|known| compare(name, known, given, bytes));
            }
            [(Token::Str(given), bytes), (Token::Ident("in"), _), (Token::Ident("ties"), _)] => {
                compare("ties", ties, given, bytes);
            }
            _ => {}
        }
    }
    warnings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::templates::Origin;

    #[test]
    fn a_tag_that_nothing_closes_is_found() {
        for (source, found) in [
            ("{% if a %}{% if b %}{% endif %}", Some((0..5, "{% endif %}".to_owned()))),
            ("{% if a %}{% for b in c %}", Some((10..16, "{% endfor %}".to_owned()))),
            ("{% if a %}x{% endif %}", None),
            ("{{ a }", None),
        ] {
            assert_eq!(unclosed(source), found, "{source}");
        }
    }

    #[test]
    fn a_broken_tag_is_shown_where_it_breaks() {
        for (source, detail, column) in [
            ("{# a #} {# b", "unexpected end of comment", Some(9)),
            ("{ % if a %}x{% endif %}", "unknown statement endif", Some(1)),
            ("{% if a % }x{% endif %}", "unexpected `}`", Some(9)),
            ("{{ a } }", "unexpected `}`", Some(6)),
            ("{% if a %}", "unexpected end of input", Some(1)),
            ("{{ a ]}", "unexpected `]`", None),
        ] {
            let error = misread("x.j2", source, detail);
            let told = error.as_ref().and_then(Diagnostic::position).map(|(_, column)| column);
            assert_eq!(told, column, "{source}");
        }
    }

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
            let told = warnings.first().map(|warning| {
                let column = warning.position().map_or(0, |(_, column)| column);
                (column, warning.hint.as_deref().unwrap_or_default())
            });
            assert_eq!(told, found, "{source}");
        }
    }
}
