//! The template engine: how replies are compiled and rendered, and what is said when one is at fault.

use std::ops::Range;
use std::path::Path;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Value;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior};

use super::VARIABLES;
use crate::fault::Fault;
use crate::templates::{Origin, Template, Templates};
use crate::text;

/// How much a template may compute: some hundred times what the built-in ones need, and less than a
/// person notices.
const FUEL: u64 = 200_000;

/// The filters, tests and functions of minijinja 3.0 (`defaults.rs`), which can't be asked for them.
const FILTERS: &[&str] = &[
    "abs",
    "attr",
    "batch",
    "bool",
    "capitalize",
    "chain",
    "count",
    "d",
    "default",
    "dictsort",
    "e",
    "escape",
    "first",
    "float",
    "format",
    "groupby",
    "indent",
    "int",
    "items",
    "join",
    "last",
    "length",
    "lines",
    "list",
    "lower",
    "map",
    "max",
    "min",
    "pprint",
    "reject",
    "rejectattr",
    "replace",
    "reverse",
    "round",
    "safe",
    "select",
    "selectattr",
    "slice",
    "sort",
    "split",
    "string",
    "sum",
    "title",
    "trim",
    "unique",
    "upper",
    "zip",
];
const TESTS: &[&str] = &[
    "boolean",
    "defined",
    "divisibleby",
    "endingwith",
    "eq",
    "equalto",
    "escaped",
    "even",
    "false",
    "filter",
    "float",
    "ge",
    "greaterthan",
    "gt",
    "in",
    "int",
    "integer",
    "iterable",
    "le",
    "lessthan",
    "lower",
    "lt",
    "mapping",
    "ne",
    "none",
    "number",
    "odd",
    "safe",
    "sameas",
    "sequence",
    "startingwith",
    "string",
    "test",
    "true",
    "undefined",
    "upper",
];
const FUNCTIONS: &[&str] = &["debug", "dict", "namespace", "range"];

/// Renders a template.
///
/// # Errors
///
/// The place in the template that is at fault, and what to do.
pub(super) fn render(template: &Template, folder: Option<&Path>, context: Value) -> Result<String, Fault> {
    // The built-in templates use no filters and tests, whose registration costs as much as compiling one.
    let mut env = match template.origin {
        Origin::BuiltIn => Environment::empty(),
        Origin::File(_) => Environment::new(),
    };
    env.set_debug(true);
    env.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    env.set_auto_escape_callback(|_| AutoEscape::None);
    env.set_fuel(Some(FUEL));
    if let Ok(syntax) = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build() {
        env.set_syntax(syntax);
    }
    let own = folder.map(Path::to_path_buf);
    env.set_loader(move |name| {
        Templates::included(own.as_deref(), name).map_err(|error| {
            Error::new(ErrorKind::TemplateNotFound, format!("can't read '{name}'")).with_source(error)
        })
    });
    env.template_from_named_str(&template.name, &template.source)
        .and_then(|compiled| compiled.render(context))
        .map_err(|error| fault(&error, template, folder))
}

/// Says what is wrong in which template, where, and what to do.
fn fault(error: &Error, template: &Template, folder: Option<&Path>) -> Fault {
    // The innermost error knows best: an include that fails is reported by the template that includes.
    let mut innermost = error;
    while let Some(cause) = std::error::Error::source(innermost).and_then(|it| it.downcast_ref::<Error>()) {
        innermost = cause;
    }
    let error = innermost;
    let name = error.name().unwrap_or(&template.name);
    let (file, source) = if name == template.name {
        let file = match &template.origin {
            Origin::BuiltIn => format!("builtin/{name}.j2"),
            Origin::File(path) => path.display().to_string(),
        };
        (file, template.source.clone())
    } else {
        let source = Templates::included(folder, name).ok().flatten().unwrap_or_default();
        let own = folder.map(|folder| folder.join(name)).filter(|path| path.is_file());
        (own.map_or(name.to_owned(), |path| path.display().to_string()), source)
    };
    let bytes = error.range().unwrap_or_else(|| line_of(&source, error.line()));
    let piece = source.get(bytes.clone()).unwrap_or_default();
    let Words { what, label, hint } = explain(error, piece);
    Fault::failure(what).at(&file, &source, bytes, label).hint(hint)
}

/// The bytes of a line, counted from 1.
fn line_of(source: &str, line: Option<usize>) -> Range<usize> {
    let mut start = 0;
    for (number, text) in source.split_inclusive('\n').enumerate() {
        if Some(number + 1) == line {
            return start..start + text.trim_end().len();
        }
        start += text.len();
    }
    0..0
}

/// What is said of an error: what happened, what stands at the caret, and what to do.
struct Words {
    what: String,
    label: &'static str,
    hint: String,
}

fn explain(error: &Error, piece: &str) -> Words {
    let detail = text::line(error.detail().unwrap_or_default());
    if let Some(path) = undefined_in(&detail) {
        return explain_undefined(path);
    }
    match error.kind() {
        ErrorKind::UndefinedError => explain_undefined(piece),
        ErrorKind::UnknownFilter => explain_unknown("filter", piece, FILTERS),
        ErrorKind::UnknownTest => explain_unknown("test", piece, TESTS),
        ErrorKind::UnknownFunction => explain_unknown("function", piece.trim_end_matches("()"), FUNCTIONS),
        ErrorKind::OutOfFuel => Words {
            what: "the template doesn't come to an end".to_owned(),
            label: "stopped here",
            hint: "look for a loop that is too long; a reply needs none".to_owned(),
        },
        ErrorKind::TemplateNotFound => Words {
            what: format!("a template is missing: {detail}"),
            label: "asked for here",
            hint: "names are taken from your folder of templates, then as builtin/LANG/REPLY.j2".to_owned(),
        },
        kind => Words {
            what: match detail.as_str() {
                "" => format!("the template is at fault: {kind}"),
                detail => format!("the template is at fault: {kind}: {detail}"),
            },
            label: "",
            hint: "correct the template here".to_owned(),
        },
    }
}

/// The name that minijinja gives as "`me.nmae` is undefined" among other words.
fn undefined_in(detail: &str) -> Option<&str> {
    let (before, _) = detail.rsplit_once("` is undefined")?;
    before.rsplit('`').next()
}

/// A value that isn't there: unknown as a name, or known and absent from this invitation.
fn explain_undefined(path: &str) -> Words {
    let guard = format!("ask for it first: {{% if {path} %}}…{{% endif %}}");
    if let Some(key) = path.strip_prefix("vars.") {
        let what = format!("`{path}` has no value here");
        return Words { what, label: "not given", hint: format!("give it with -D {key}=VALUE, or {guard}") };
    }
    let known: Vec<&str> = VARIABLES.iter().map(|variable| variable.name).collect();
    if known.contains(&path) {
        let what = format!("`{path}` has no value here");
        return Words { what, label: "not known of this invitation", hint: guard };
    }
    explain_unknown("name", path, &known)
}

fn explain_unknown(noun: &'static str, name: &str, known: &[&str]) -> Words {
    let hint = match text::nearest(name, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the {noun}s are: {}", known.join(", ")),
    };
    Words { what: format!("unknown {noun} `{}`", text::line(name)), label: "not known", hint }
}
