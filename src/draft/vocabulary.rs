//! The words that a template can use, and the check for unknown ones.

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

use super::tokens::{Token, tokens};
use super::variables::VARIABLES;
use crate::diagnostic::{Code, Diagnostic};
use crate::templates::Template;
use crate::text::{self, WordList};

/// The filters, tests and functions of minijinja 3.0 (`defaults.rs`), which has no interface that lists them.
const FILTERS: WordList = WordList(
    "abs attr batch bool capitalize chain count d default dictsort e escape first float \
    format groupby indent int items join last length lines list lower map max min pprint reject \
    rejectattr replace reverse round safe select selectattr slice sort split string sum title trim unique \
    upper zip",
);
const TESTS: WordList = WordList(
    "boolean defined divisibleby endingwith eq equalto escaped even false filter float ge \
    greaterthan gt in int integer iterable le lessthan lower lt mapping ne none number odd safe sameas \
    sequence startingwith string test true undefined upper",
);
const FUNCTIONS: WordList = WordList("debug dict namespace range");

/// The names that other template languages have for filters, and ours.
#[rustfmt::skip]
const FOREIGN_FILTERS: &[(&str, &str)] = &[
    ("downcase", "lower"), ("humanize", "title"), ("lstrip", "trim"), ("rstrip", "trim"), ("size", "length"),
    ("strip", "trim"), ("titleize", "title"), ("ucfirst", "capitalize"), ("upcase", "upper"),
];

/// Names that the template language defines in some places.
const LANGUAGE_NAMES: WordList = WordList("caller loop self super");

/// The kind of a word in a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WordKind {
    /// A variable of the context.
    Variable,
    /// `value | filter`.
    Filter,
    /// `value is test`.
    Test,
    /// `function()`.
    Function,
}

impl WordKind {
    fn name(self) -> &'static str {
        match self {
            Self::Variable => "name",
            Self::Filter => "filter",
            Self::Test => "test",
            Self::Function => "function",
        }
    }

    /// All known words of the kind.
    fn known(self) -> Vec<&'static str> {
        match self {
            Self::Variable => VARIABLES.iter().map(|variable| variable.name).collect(),
            Self::Filter => FILTERS.words().collect(),
            Self::Test => TESTS.words().collect(),
            Self::Function => FUNCTIONS.words().collect(),
        }
    }
}

/// Returns the error for an unknown word, without its place, and the label for the caret; the hint suggests what may
/// have been meant.
pub(super) fn unknown(kind: WordKind, word: &str) -> (Diagnostic, &'static str) {
    let (noun, known) = (kind.name(), kind.known());
    let last_part = |name: &'static str| name.rsplit('.').next().unwrap_or(name);
    // Without its parent too: `nmae` is as near to `me.name` as `me.nmae` is.
    let by_last_part = || {
        let near = text::nearest(word, known.iter().copied().map(last_part))?;
        Some(text::either(known.iter().copied().filter(|name| last_part(name) == near)))
    };
    let foreign = FOREIGN_FILTERS.iter().find(|(foreign, _)| kind == WordKind::Filter && *foreign == word);
    let near = foreign.map(|(_, ours)| *ours).or_else(|| text::nearest(word, known.iter().copied()));
    let meant = || match near.map(|near| format!("`{near}`")).or_else(by_last_part) {
        Some(near) => format!("did you mean {near}?"),
        None => format!("the {noun}s are: {}", known.join(", ")),
    };
    let form = form_of_foreign(word).filter(|_| kind == WordKind::Variable);
    let hint = form.map_or_else(meant, |form| format!("write {form}"));
    let message = format!("unknown {noun} `{}`", text::line(word));
    (Diagnostic::error(Code::UnknownVariable, message).hint(hint), "not known")
}

/// Returns the form here of a name that other template languages have: statements, which they put into `{{ … }}` too.
fn form_of_foreign(name: &str) -> Option<String> {
    match name {
        "else" => Some("{% else %}, or {% elif … %} with a condition".to_owned()),
        "endif" | "endfor" | "endblock" | "endset" => Some(format!("{{% {name} %}}")),
        "null" | "nil" => Some("none".to_owned()),
        _ => None,
    }
}

/// Finds the unknown words of a template, each at its first place, also in branches that no draft renders. `used`
/// are the variables that it reads from the context, `assigned` those that other templates set for it.
pub(super) fn unknown_words(
    template: &Template,
    used: &HashSet<String>,
    assigned: &[&str],
) -> Vec<Diagnostic> {
    let file = template.file();
    let mut errors = Vec::new();
    let mut seen = BTreeSet::new();
    for Word { kind, name, bytes } in words(&template.source) {
        let is_known = match kind {
            WordKind::Variable => {
                !used.contains(&name) || is_variable(&name) || assigned.contains(&name.as_ref())
            }
            kind => kind.known().contains(&name.as_str()),
        };
        if !is_known && seen.insert(name.clone()) {
            let (error, label) = unknown(kind, &name);
            errors.push(error.at(&file, &template.source, bytes, label));
        }
    }
    errors
}

/// Whether a name is a variable, a part or parent of one, or a name of the template language.
fn is_variable(name: &str) -> bool {
    let is_part =
        |whole: &str, part: &str| part.strip_prefix(whole).is_some_and(|rest| rest.starts_with('.'));
    let matches = |known: &str| known == name || is_part(known, name) || is_part(name, known);
    let root = name.split('.').next().unwrap_or(name);
    VARIABLES.iter().any(|it| matches(it.name)) || FUNCTIONS.contains(root) || LANGUAGE_NAMES.contains(root)
}

/// A word in a tag, and its byte range.
struct Word {
    kind: WordKind,
    /// Dotted for a variable.
    name: String,
    bytes: Range<usize>,
}

/// Returns the words in a template's tags, with keywords and functions as variables.
fn words(source: &str) -> Vec<Word> {
    let tokens = tokens(source);
    let mut words: Vec<Word> = Vec::new();
    for (index, (token, bytes)) in tokens.iter().enumerate() {
        let Token::Ident(name) = token else { continue };
        if let [.., (Token::Dot, _)] = tokens[..index] {
            if let Some(whole) = words.last_mut().filter(|word| word.kind == WordKind::Variable) {
                whole.name.push('.');
                whole.name.push_str(name);
                whole.bytes.end = bytes.end;
            }
        } else {
            let kind = kind(name, &tokens[..index]);
            words.push(Word { kind, name: (*name).to_owned(), bytes: bytes.clone() });
        }
    }
    words
}

/// The kind of a name by the tokens before it.
fn kind(name: &str, before: &[(Token<'_>, Range<usize>)]) -> WordKind {
    use Token::{BlockStart, Ident, Pipe};
    match before {
        [.., (Pipe, _)] | [.., (BlockStart, _), (Ident("filter"), _)] => WordKind::Filter,
        [.., (Ident("is"), _)] | [.., (Ident("is"), _), (Ident("not"), _)] if name != "not" => WordKind::Test,
        _ => WordKind::Variable,
    }
}

#[cfg(test)]
mod tests {
    use minijinja::ErrorKind;

    use super::super::engine::CompiledReply;
    use super::super::options::Length;
    use super::*;
    use crate::templates::{Origin, Templates};
    use crate::words::Lang;

    #[test]
    fn every_listed_filter_test_and_function_is_the_engines() {
        let env = minijinja::Environment::new();
        for (words, form, unknown) in [
            (FILTERS, "{{ 1 | WORD }}", ErrorKind::UnknownFilter),
            (TESTS, "{{ 1 is WORD }}", ErrorKind::UnknownTest),
            (FUNCTIONS, "{{ WORD() }}", ErrorKind::UnknownFunction),
        ] {
            for word in words.words() {
                let error = env.render_str(&form.replace("WORD", word), ()).err();
                assert!(error.is_none_or(|error| error.kind() != unknown), "{word}");
            }
        }
    }

    #[test]
    fn unknown_words_are_found_in_their_place() {
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
            let compiled = CompiledReply::new(template.clone(), &lang, &Templates::built_in_only(), length);
            let used = compiled.map(|it| it.variables()).expect(source);
            let assigned = ["given_by_a_sibling"];
            let errors = unknown_words(&template, &used, &assigned);
            let found = errors.iter().filter_map(|error| error.message.split('`').nth(1));
            assert_eq!(found.collect::<Vec<_>>(), unknown, "{source}");
        }
    }
}
