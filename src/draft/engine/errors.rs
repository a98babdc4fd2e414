//! Explains minijinja's errors: what is wrong in which template, where, and what to do.

use std::ops::Range;
use std::path::Path;

use minijinja::{Error, ErrorKind};

use super::super::tags;
use super::super::variables::VARIABLES;
use super::super::vocabulary::{self, WordKind};
use super::guards;
use crate::diagnostic::{Code, Diagnostic};
use crate::templates::{Origin, Template, Templates};
use crate::text;
use crate::words::Lang;

/// Makes a diagnostic of an error of `template`, or of one that it includes from the user's `folder`.
pub(super) fn diagnostic(error: &Error, template: &Template, folder: Option<&Path>) -> Diagnostic {
    // An include that fails is reported by the template that includes it, with the error itself as the source.
    let mut error = error;
    while let Some(source) = std::error::Error::source(error).and_then(|it| it.downcast_ref::<Error>()) {
        error = source;
    }
    if let Some(found) = std::error::Error::source(error).and_then(|it| it.downcast_ref::<Diagnostic>()) {
        return found.clone();
    }
    let included = error.name().filter(|name| *name != template.name).and_then(|name| {
        let lang = template.lang.clone().unwrap_or_else(Lang::english);
        Templates::included(folder, &lang, name).ok().flatten()
    });
    let template = included.as_ref().unwrap_or(template);
    let (file, source) = (template.file(), &template.source);
    if error.kind() == ErrorKind::SyntaxError
        && let Some(diagnostic) = tags::syntax_error(&file, source, error.detail().unwrap_or_default())
    {
        return diagnostic;
    }
    let bytes = match error.range() {
        Some(bytes) if is_guarded(template, error) => {
            guards::unguarded(source, bytes.start)..guards::unguarded(source, bytes.end)
        }
        Some(bytes) => bytes,
        None => line_range(source, error.line()),
    };
    let piece = source.get(bytes.clone()).unwrap_or_default();
    let (diagnostic, label) = explain(error, piece);
    diagnostic.at(&file, source, bytes, label)
}

/// Whether an error is of the form of a template that has guards in it.
fn is_guarded(template: &Template, error: &Error) -> bool {
    template.origin != Origin::BuiltIn && error.kind() != ErrorKind::SyntaxError
}

/// The byte range of a line, counted from 1; an empty range at the start if there is no such line.
fn line_range(source: &str, line: Option<usize>) -> Range<usize> {
    let mut start = 0;
    for (number, text) in source.split_inclusive('\n').enumerate() {
        if Some(number + 1) == line {
            return start..start + text.trim_end().len();
        }
        start += text.len();
    }
    0..0
}

/// Returns a diagnostic without its place, and the label for the caret. `piece` is the code that the error points at.
fn explain(error: &Error, piece: &str) -> (Diagnostic, &'static str) {
    let detail = text::line(error.detail().unwrap_or_default());
    if let Some(name) = undefined_name(&detail) {
        return explain_undefined(name);
    }
    match error.kind() {
        ErrorKind::UndefinedError => explain_undefined(piece),
        ErrorKind::UnknownFilter => explain_unknown(WordKind::Filter, piece),
        ErrorKind::UnknownTest => explain_unknown(WordKind::Test, piece),
        ErrorKind::UnknownFunction => explain_unknown(WordKind::Function, piece.trim_end_matches("()")),
        kind => explain_other(kind, &detail),
    }
}

fn explain_other(kind: ErrorKind, detail: &str) -> (Diagnostic, &'static str) {
    let (code, message, label, hint) = match kind {
        // Only `print_words_only` raises this here.
        ErrorKind::BadSerialization => (
            Code::UnprintableValue,
            format!("this would print `{detail}`"),
            "not a word or a number",
            "turn it into words: {{ \"…\" if … else \"…\" }}, or a list with | join(\", \")",
        ),
        ErrorKind::WriteFailure => (
            Code::RunawayTemplate,
            "the letter gets longer than 100,000 characters".to_owned(),
            "",
            "look for a loop that is too long; a reply needs none",
        ),
        ErrorKind::OutOfFuel if !detail.is_empty() => (
            Code::RunawayTemplate,
            detail.to_owned(),
            "stopped here",
            "look for what repeats a text or puts lists within lists; a reply needs neither",
        ),
        ErrorKind::OutOfFuel => (
            Code::RunawayTemplate,
            "the template doesn't come to an end".to_owned(),
            "stopped here",
            "look for a loop that is too long; a reply needs none",
        ),
        ErrorKind::TemplateNotFound => (
            Code::MissingTemplate,
            format!("a template is missing: {detail}"),
            "asked for here",
            "names are taken from your folder of templates, then as builtin/LANG/REPLY.j2",
        ),
        kind => {
            let is_syntax = kind == ErrorKind::SyntaxError;
            let code = if is_syntax { Code::TemplateSyntax } else { Code::TemplateFailure };
            let detail = if detail.is_empty() { String::new() } else { format!(": {detail}") };
            (code, format!("the template is at fault: {kind}{detail}"), "", "correct the template here")
        }
    };
    (Diagnostic::error(code, message).hint(hint), label)
}

/// The name in minijinja's detail "…`me.nmae` is undefined…".
fn undefined_name(detail: &str) -> Option<&str> {
    let (before, _) = detail.rsplit_once("` is undefined")?;
    before.rsplit('`').next()
}

/// Explains an undefined value: either the name is unknown, or the value isn't known of this invitation.
fn explain_undefined(name: &str) -> (Diagnostic, &'static str) {
    let guard = format!("ask for it first: {{% if {name} %}}…{{% endif %}}");
    let no_value = format!("`{name}` has no value here");
    let (message, hint, label) = if let Some(key) = name.strip_prefix("vars.") {
        (no_value, format!("give it with -D {key}=VALUE, or {guard}"), "not given")
    } else if name == "statement" {
        ("`statement` isn't always known".to_owned(), guard, "not there in every draft")
    } else if VARIABLES.iter().any(|variable| variable.name == name) {
        (no_value, guard, "not known of this invitation")
    } else {
        return explain_unknown(WordKind::Variable, name);
    };
    (Diagnostic::error(Code::UnsetVariable, message).hint(hint), label)
}

fn explain_unknown(kind: WordKind, word: &str) -> (Diagnostic, &'static str) {
    (vocabulary::unknown(kind, word), vocabulary::UNKNOWN_LABEL)
}
