//! The template engine: how replies are compiled and rendered, and what is said when one is at fault.

use std::ops::Range;
use std::path::Path;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Value;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior};

use crate::fault::Fault;
use crate::templates::{Origin, Template, Templates};
use crate::text;

/// How much a template may compute: some hundred times what the built-in ones need, and less than a
/// person notices.
const FUEL: u64 = 200_000;

/// The names that a template can use at the top level and below, for suggestions.
const NAMES: &[&str] = &[
    "greeting",
    "from.name",
    "from.first_name",
    "from.headline",
    "from.company",
    "note",
    "topic",
    "personalised",
    "ties",
    "qualifies",
    "class",
    "suspected",
    "mutuals",
    "asked",
    "me.name",
    "me.email",
    "me.more_url",
    "statement",
    "lang",
    "register",
    "short",
    "today",
    "vars",
];

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
    let (what, label, hint) = explain(error, piece);
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

/// What happened, what stands at the caret, and what to do.
fn explain(error: &Error, piece: &str) -> (String, String, String) {
    let detail = text::line(error.detail().unwrap_or_default());
    match error.kind() {
        ErrorKind::UndefinedError => {
            let path: String =
                piece.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '.')).collect();
            let what = format!("`{path}` has no value here");
            let is_known = NAMES.contains(&path.as_str()) || path.starts_with("vars.");
            match text::nearest(&path, NAMES.iter().copied()).filter(|_| !is_known) {
                Some(near) => (
                    format!("unknown name `{path}`"),
                    "no such name".to_owned(),
                    format!("did you mean `{near}`?"),
                ),
                None if path.starts_with("vars.") => {
                    let key = path.trim_start_matches("vars.");
                    (
                        what,
                        "not given".to_owned(),
                        format!(
                            "give it with -D {key}=VALUE, or ask for it first: {{% if {path} %}}…{{% endif %}}"
                        ),
                    )
                }
                None if is_known => (
                    what,
                    "not known of this invitation".to_owned(),
                    format!("ask for it first: {{% if {path} %}}…{{% endif %}}"),
                ),
                None => (
                    format!("unknown name `{path}`"),
                    "no such name".to_owned(),
                    format!("the names are: {}", NAMES.join(", ")),
                ),
            }
        }
        ErrorKind::OutOfFuel => (
            "the template doesn't come to an end".to_owned(),
            "stopped here".to_owned(),
            "look for a loop that is too long; a reply needs none".to_owned(),
        ),
        ErrorKind::UnknownFilter | ErrorKind::UnknownTest | ErrorKind::UnknownFunction => (
            format!("{}: {detail}", error.kind()),
            "not known".to_owned(),
            "the names are those of Jinja; see the manual of minijinja".to_owned(),
        ),
        ErrorKind::TemplateNotFound => (
            format!("a template is missing: {detail}"),
            "asked for here".to_owned(),
            "names are taken from your folder of templates, then as builtin/LANG/REPLY.j2".to_owned(),
        ),
        kind => {
            let what = if detail.is_empty() { kind.to_string() } else { format!("{kind}: {detail}") };
            (
                format!("the template is at fault: {what}"),
                String::new(),
                "correct the template here".to_owned(),
            )
        }
    }
}
