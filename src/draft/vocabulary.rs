//! The words that a template can use, and those in it that nobody knows.

use std::collections::BTreeSet;
use std::ops::Range;

use super::tokens::{Token, tokens};
use super::variables::VARIABLES;
use crate::diagnostic::{Code, Diagnostic};
use crate::templates::Template;
use crate::text;

/// The filters, tests and functions of minijinja 3.0 (`defaults.rs`), which can't be asked for them.
#[rustfmt::skip]
const FILTERS: &[&str] = &[
    "abs", "attr", "batch", "bool", "capitalize", "chain", "count", "d", "default", "dictsort", "e", "escape",
    "first", "float", "format", "groupby", "indent", "int", "items", "join", "last", "length", "lines",
    "list", "lower", "map", "max", "min", "pprint", "reject", "rejectattr", "replace", "reverse", "round",
    "safe", "select", "selectattr", "slice", "sort", "split", "string", "sum", "title", "trim", "unique",
    "upper", "zip",
];
#[rustfmt::skip]
const TESTS: &[&str] = &[
    "boolean", "defined", "divisibleby", "endingwith", "eq", "equalto", "escaped", "even", "false", "filter",
    "float", "ge", "greaterthan", "gt", "in", "int", "integer", "iterable", "le", "lessthan", "lower", "lt",
    "mapping", "ne", "none", "number", "odd", "safe", "sameas", "sequence", "startingwith", "string", "test",
    "true", "undefined", "upper",
];
const FUNCTIONS: &[&str] = &["debug", "dict", "namespace", "range"];

/// Names that the language itself gives, in some places.
const GIVEN: &[&str] = &["caller", "loop", "self", "super"];

/// What a word of a template stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Noun {
    /// A value of the context.
    Name,
    /// `value | filter`.
    Filter,
    /// `value is test`.
    Test,
    /// `function()`.
    Function,
}

impl Noun {
    fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Filter => "filter",
            Self::Test => "test",
            Self::Function => "function",
        }
    }

    fn known(self) -> Vec<&'static str> {
        match self {
            Self::Name => VARIABLES.iter().map(|variable| variable.name).collect(),
            Self::Filter => FILTERS.to_vec(),
            Self::Test => TESTS.to_vec(),
            Self::Function => FUNCTIONS.to_vec(),
        }
    }
}

/// What is said of a word that nobody knows.
pub(super) struct Unknown {
    pub(super) message: String,
    pub(super) hint: String,
}

/// Says that nobody knows a word, and which may have been meant.
pub(super) fn unknown(noun: Noun, word: &str) -> Unknown {
    let known = noun.known();
    let noun = noun.name();
    // `nmae` is as near to `me.name` as `me.nmae` is.
    let last = |name: &'static str| name.rsplit('.').next().unwrap_or(name);
    let by_last = || {
        let near = text::nearest(word, known.iter().copied().map(last))?;
        Some(text::either(known.iter().copied().filter(|name| last(name) == near)))
    };
    let near = text::nearest(word, known.iter().copied()).map(|near| format!("`{near}`"));
    let hint = match near.or_else(by_last) {
        Some(near) => format!("did you mean {near}?"),
        None => format!("the {noun}s are: {}", known.join(", ")),
    };
    Unknown { message: format!("unknown {noun} `{}`", text::line(word)), hint }
}

/// Finds the words of a template that nobody knows, each where it first stands: also those that no draft
/// comes to. `asked` is what it asks of the context, `set` what its siblings set for it.
pub(super) fn unknown_in(
    template: &Template,
    asked: &BTreeSet<String>,
    set: &BTreeSet<String>,
) -> Vec<Diagnostic> {
    let file = template.file();
    let mut errors = Vec::new();
    let mut seen = BTreeSet::new();
    for Word { noun, word, bytes } in words(&template.source) {
        let known = match noun {
            Noun::Name => !asked.contains(&word) || is_known(&word) || set.contains(&word),
            noun => noun.known().contains(&word.as_str()),
        };
        if !known && seen.insert(word.clone()) {
            let Unknown { message, hint } = unknown(noun, &word);
            let error = Diagnostic::error(Code::UnknownVariable, message);
            errors.push(error.at(&file, &template.source, bytes, "not known").hint(hint));
        }
    }
    errors
}

/// Whether a name is of the context, part of one, or one of the language's own.
fn is_known(name: &str) -> bool {
    let of = |whole: &str, part: &str| part.strip_prefix(whole).is_some_and(|rest| rest.starts_with('.'));
    let variable = |known: &str| known == name || of(known, name) || of(name, known);
    let root = name.split('.').next().unwrap_or(name);
    VARIABLES.iter().any(|it| variable(it.name)) || FUNCTIONS.contains(&root) || GIVEN.contains(&root)
}

/// A word of a template, where it stands.
struct Word {
    noun: Noun,
    word: String,
    bytes: Range<usize>,
}

/// Takes a template's tags apart into names (dotted), filters and tests.
fn words(source: &str) -> Vec<Word> {
    let tokens = tokens(source);
    let mut words: Vec<Word> = Vec::new();
    let ident = |index: Option<usize>| match index.and_then(|index| tokens.get(index)) {
        Some((Token::Ident(name), _)) => Some(*name),
        _ => None,
    };
    for (index, (token, bytes)) in tokens.iter().enumerate() {
        let Token::Ident(name) = token else { continue };
        let before = |steps: usize| index.checked_sub(steps);
        let token_before = before(1).map(|index| &tokens[index].0);
        let is_test = ident(before(1)) == Some("is")
            || (ident(before(1)) == Some("not") && ident(before(2)) == Some("is"));
        let is_filter_block = ident(before(1)) == Some("filter")
            && before(2).is_some_and(|index| matches!(tokens[index].0, Token::BlockStart));
        let noun = match token_before {
            Some(Token::Dot) => {
                if let Some(whole) = words.last_mut().filter(|it| it.noun == Noun::Name) {
                    whole.word.push('.');
                    whole.word.push_str(name);
                    whole.bytes.end = bytes.end;
                }
                continue;
            }
            Some(Token::Pipe) => Noun::Filter,
            _ if is_filter_block => Noun::Filter,
            _ if is_test && *name != "not" => Noun::Test,
            _ => Noun::Name,
        };
        words.push(Word { noun, word: (*name).to_owned(), bytes: bytes.clone() });
    }
    words
}

#[cfg(test)]
mod tests {
    use super::super::engine::{CompiledReply, Printing};
    use super::super::options::Length;
    use super::*;
    use crate::templates::Origin;
    use crate::words::Lang;

    #[test]
    fn every_listed_filter_test_and_function_is_the_engines() {
        let env = minijinja::Environment::new();
        let known = |source: String, unknown: minijinja::ErrorKind| {
            let error = env.render_str(&source, ()).err();
            assert!(error.is_none_or(|error| error.kind() != unknown), "{source}");
        };
        for filter in FILTERS {
            known(format!("{{{{ 1 | {filter} }}}}"), minijinja::ErrorKind::UnknownFilter);
        }
        for test in TESTS {
            known(format!("{{{{ 1 is {test} }}}}"), minijinja::ErrorKind::UnknownTest);
        }
        for function in FUNCTIONS {
            known(format!("{{{{ {function}() }}}}"), minijinja::ErrorKind::UnknownFunction);
        }
    }

    #[test]
    fn words_that_nobody_knows_are_found_where_they_stand() {
        for (source, unknown) in [
            ("{% if topci %}x{% endif %}", &["topci"][..]),
            ("{{ me.nmae }} {{ me.nmae }} {{ me }}", &["me.nmae"]),
            ("{{ from.first_nam | uper }}", &["from.first_nam", "uper"]),
            ("{% if topic is defned or topic is not strin %}x{% endif %}", &["defned", "strin"]),
            ("{% filter uper %}x{% endfilter %}", &["uper"]),
            ("{{ vars.anything }} {{ topic | replace('nmae', \"uper\") }} nmae {# nmae #}", &[]),
            ("{% raw %}{{ nmae }}{% endraw %}", &[]),
            ("{% set gap = ' ' %}{{ gap }}{% for tie in ties %}{{ loop.index }}{{ tie }}{% endfor %}", &[]),
            ("{% extends 'builtin/en/decline.j2' %}{% block thanks %}{{ super() }}{% endblock %}", &[]),
            ("{{ range(3) }}{{ rang(3) }}", &["rang"]),
            ("{{ given_by_a_sibling }}", &[]),
            ("{{ x if nmae }}", &["x", "nmae"]),
        ] {
            let origin = Origin::BuiltIn;
            let template =
                Template { name: "en/x".to_owned(), origin, source: source.to_owned(), lang: None };
            let (lang, length) = (Lang::english(), Length::Full);
            let compiled = CompiledReply::new(template.clone(), &lang, None, length, Printing::Anything);
            let asked = compiled.map(|it| it.names()).expect(source);
            let set = BTreeSet::from(["given_by_a_sibling".to_owned()]);
            let found: Vec<String> =
                unknown_in(&template, &asked, &set).iter().map(|error| error.message.clone()).collect();
            assert_eq!(found.len(), unknown.len(), "{source}: {found:?}");
            for (found, word) in found.iter().zip(unknown) {
                assert!(found.contains(&format!("`{word}`")), "{source}: {found:?}");
            }
        }
    }
}
