//! Explains minijinja's errors: what is wrong in which template, where, and what to do.

use std::ops::Range;

use minijinja::{Error, ErrorKind};

use super::super::variables::VARIABLES;
use super::super::vocabulary::{self, WordKind};
use super::{guards, names, slips};
use crate::diagnostic::{Code, Diagnostic};
use crate::templates::{Origin, Template, Templates};
use crate::text;
use crate::words::Lang;

/// Makes a diagnostic of an error of `template`, or of one of `templates` that it includes.
pub(super) fn diagnostic(error: &Error, template: &Template, templates: &Templates) -> Diagnostic {
    // An include that fails is reported by the template that includes it, with the error itself as the source.
    let (mut error, mut includes) = (error, Vec::new());
    while let Some(source) = std::error::Error::source(error).and_then(|it| it.downcast_ref::<Error>()) {
        includes.extend(error.detail().and_then(names::quoted));
        error = source;
    }
    if let Some(found) = std::error::Error::source(error).and_then(|it| it.downcast_ref::<Diagnostic>()) {
        return found.clone();
    }
    let lang = template.lang.clone().unwrap_or_else(Lang::english);
    let included = error
        .name()
        .filter(|name| *name != template.name)
        .and_then(|name| templates.included(name, &lang).ok().flatten());
    let is_main = included.is_none();
    let template = included.as_ref().unwrap_or(template);
    let (file, source) = (template.file(), &template.source);
    // A template with a syntax error is compiled again without guards, but not one that it includes.
    let is_guarded =
        template.origin != Origin::BuiltIn && !(is_main && error.kind() == ErrorKind::SyntaxError);
    let bytes = match error.range() {
        Some(bytes) if is_guarded => {
            guards::unguarded(source, bytes.start)..guards::unguarded(source, bytes.end)
        }
        Some(bytes) => bytes,
        None => line_range(source, error.line()),
    };
    let detail = error.detail().unwrap_or_default();
    if error.kind() == ErrorKind::SyntaxError
        && let Some(slip) = slips::find(source, bytes.start, detail)
    {
        return slip.diagnostic(&file, source);
    }
    let piece = source.get(bytes.clone()).unwrap_or_default();
    let (diagnostic, label) = explain(error, piece, &includes);
    let missing = names::quoted(detail).filter(|_| error.kind() == ErrorKind::TemplateNotFound);
    let diagnostic = match missing.and_then(|name| names::nearest(name, &lang, templates)) {
        Some(name) => diagnostic.hint(format!("did you mean `{name}`?")),
        None => diagnostic,
    };
    diagnostic.at(&file, source, bytes, label)
}

/// Explains a rendering that goes deeper and deeper, by what was included.
fn explain_recursion(includes: &[&str]) -> (Diagnostic, &'static str) {
    let again = |(last, name)| includes[..last].iter().position(|it| it == name).map(|first| first..=last);
    match includes.iter().enumerate().find_map(again) {
        Some(names) => {
            let names = includes[names].iter().map(|name| format!("`{}`", text::line(name)));
            let names = names.collect::<Vec<_>>().join(" → ");
            let message = format!("templates include each other in a circle: {names}");
            circle(message, "take one of the includes out")
        }
        None => {
            let message = "a macro calls itself without an end";
            let error = Diagnostic::error(Code::RunawayTemplate, message);
            (error.hint("leave the call out"), "goes round here")
        }
    }
}

/// The error for templates that use each other, and the label for the caret.
fn circle(message: String, hint: &str) -> (Diagnostic, &'static str) {
    let hint = format!("{hint}; ours are builtin/LANG/REPLY.j2");
    (Diagnostic::error(Code::RunawayTemplate, message).hint(hint), "goes round here")
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

/// Returns a diagnostic without its place, and the label for the caret. `piece` is the code that the error points at,
/// `includes` are the names of what was included on the way there, the outermost first.
fn explain(error: &Error, piece: &str, includes: &[&str]) -> (Diagnostic, &'static str) {
    let detail = text::line(error.detail().unwrap_or_default());
    if detail == "recursion limit exceeded" {
        return explain_recursion(includes);
    }
    if detail.starts_with("cycle in template inheritance") {
        return circle("templates extend each other in a circle".to_owned(), "name another one");
    }
    if let Some(name) = undefined_name(&detail) {
        return explain_undefined(name);
    }
    match error.kind() {
        ErrorKind::UndefinedError => explain_undefined(piece),
        ErrorKind::UnknownFilter => vocabulary::unknown(WordKind::Filter, piece),
        ErrorKind::UnknownTest => vocabulary::unknown(WordKind::Test, piece),
        ErrorKind::BadSerialization => explain_unprintable(piece, &detail),
        ErrorKind::UnknownFunction => vocabulary::unknown(WordKind::Function, piece.trim_end_matches("()")),
        kind => explain_other(kind, &detail),
    }
}

fn explain_other(kind: ErrorKind, detail: &str) -> (Diagnostic, &'static str) {
    let (code, message, label, hint) = match kind {
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
        ErrorKind::UnknownMethod => (
            Code::TemplateFailure,
            format!("the template is at fault: {kind}: {detail}"),
            "",
            "values have no methods; a filter follows a bar: {{ from.first_name | title }}",
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

/// Explains a value that `print_words_only` refuses.
fn explain_unprintable(piece: &str, printed: &str) -> (Diagnostic, &'static str) {
    let facts =
        VARIABLES.iter().filter(|it| it.name.strip_prefix(piece).is_some_and(|it| it.starts_with('.')));
    let facts: Vec<String> = facts.map(|fact| format!("`{}`", fact.name)).collect();
    let hint = match facts.is_empty() {
        true => "turn it into words: {{ \"…\" if … else \"…\" }}, or a list with | join(\", \")".to_owned(),
        false => format!("write one of its facts: {}", facts.join(", ")),
    };
    let message = format!("this would print `{printed}`");
    (Diagnostic::error(Code::UnprintableValue, message).hint(hint), "not a word or a number")
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
        return vocabulary::unknown(WordKind::Variable, name);
    };
    (Diagnostic::error(Code::UnsetVariable, message).hint(hint), label)
}
