//! The template engine: how replies are compiled and rendered, and what is said when one is at fault.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use minijinja::value::{Value, ValueKind};
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, escape_formatter,
};

use super::layout::mark_breaks;
use super::options::Length;
use super::tags;
use super::tokens::syntax;
use super::variables::VARIABLES;
use super::vocabulary::{self, Noun, Unknown};
use crate::diagnostic::{Code, Diagnostic};
use crate::templates::{Origin, Template, Templates};
use crate::text;
use crate::words::Lang;

/// How much a template may compute: some hundred times what the built-in ones need, and less than a
/// person notices.
const FUEL: u64 = 200_000;

/// What a template may print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Printing {
    /// Whatever it has.
    Anything,
    /// Words and numbers: nobody means to send "None", "True" or a list in brackets.
    WordsOnly,
}

/// A template that is compiled, with the environment that it renders in.
pub(super) struct CompiledReply {
    template: Arc<Template>,
    folder: Option<PathBuf>,
    length: Length,
    env: Environment<'static>,
}

impl CompiledReply {
    /// Compiles a template to write in `lang` with. `folder` is the user's.
    ///
    /// # Errors
    ///
    /// The place in the template that is at fault, and what to do.
    pub(super) fn new(
        template: Template,
        lang: &Lang,
        folder: Option<&Path>,
        length: Length,
        printing: Printing,
    ) -> Result<Self, Diagnostic> {
        let template = Arc::new(template);
        let folder = folder.map(Path::to_path_buf);
        let mut env = environment(&template, lang.clone(), folder.clone(), length, printing);
        let added = env.add_template_owned(template.name.clone(), mark_breaks(&template.source));
        added.map_err(|error| diagnostic(&error, &template, folder.as_deref()))?;
        Ok(Self { template, folder, length, env })
    }

    /// Renders it. A short text has no closing, whoever wrote it.
    ///
    /// # Errors
    ///
    /// As for [`new`](Self::new).
    pub(super) fn render(&self, context: Value) -> Result<String, Diagnostic> {
        let rendered = self.env.get_template(&self.template.name).and_then(|compiled| match self.length {
            Length::Full => compiled.render(context),
            Length::Short => {
                let mut captured = compiled.render_captured(context)?;
                let closing =
                    captured.with_state_mut(|state| state.render_block(CLOSING)).unwrap_or_default();
                let text = captured.into_output();
                Ok(text.trim_end().strip_suffix(closing.trim_end()).unwrap_or(&text).to_owned())
            }
        });
        rendered.map_err(|error| diagnostic(&error, &self.template, self.folder.as_deref()))
    }

    /// Names what it asks of the context, dotted, whether or not a draft comes to it.
    pub(super) fn names(&self) -> BTreeSet<String> {
        let compiled = self.env.get_template(&self.template.name);
        compiled.map(|it| it.undeclared_variables(true).into_iter().collect()).unwrap_or_default()
    }

    pub(super) fn template(&self) -> &Arc<Template> {
        &self.template
    }
}

/// The block of a reply that holds its closing.
const CLOSING: &str = "closing";

/// What a template is compiled and rendered in.
fn environment(
    template: &Template,
    lang: Lang,
    folder: Option<PathBuf>,
    length: Length,
    printing: Printing,
) -> Environment<'static> {
    // The built-in templates use no filters and tests, whose registration costs as much as compiling one.
    let mut env = match template.origin {
        Origin::BuiltIn => Environment::empty(),
        Origin::File(_) => Environment::new(),
    };
    env.set_debug(true);
    env.set_syntax(syntax());
    env.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    env.set_auto_escape_callback(|_| AutoEscape::None);
    env.set_fuel(Some(FUEL));
    if printing == Printing::WordsOnly {
        env.set_formatter(words_only);
    }
    env.set_loader(move |name| {
        let found = Templates::included(folder.as_deref(), &lang, name).map_err(|error| {
            Error::new(ErrorKind::TemplateNotFound, format!("can't read '{name}'")).with_source(error)
        });
        let source = |template: Template| match template.is_closing() && length == Length::Short {
            true => String::new(),
            false => mark_breaks(&template.source),
        };
        found.map(|template| template.map(source))
    });
    env
}

/// Prints words and numbers as ever, and faults anything else.
fn words_only(out: &mut Output<'_>, state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    match value.kind() {
        ValueKind::Undefined | ValueKind::Number | ValueKind::String => escape_formatter(out, state, value),
        _ => Err(Error::new(ErrorKind::BadSerialization, value.to_string())),
    }
}

/// Says what is wrong in which template, where, and what to do.
fn diagnostic(error: &Error, template: &Template, folder: Option<&Path>) -> Diagnostic {
    // The innermost error knows best: an include that fails is reported by the template that includes.
    let mut innermost = error;
    while let Some(cause) = std::error::Error::source(innermost).and_then(|it| it.downcast_ref::<Error>()) {
        innermost = cause;
    }
    let error = innermost;
    let included = error.name().filter(|name| *name != template.name).and_then(|name| {
        let lang = template.lang.clone().unwrap_or_else(Lang::english);
        Templates::included(folder, &lang, name).ok().flatten()
    });
    let template = included.as_ref().unwrap_or(template);
    let (file, source) = (template.file(), &template.source);
    if error.kind() == ErrorKind::SyntaxError
        && let Some(diagnostic) = tags::misread(&file, source, error.detail().unwrap_or_default())
    {
        return diagnostic;
    }
    let bytes = error.range().unwrap_or_else(|| line_of(source, error.line()));
    let piece = source.get(bytes.clone()).unwrap_or_default();
    let Explanation { code, message, label, hint } = explain(error, piece);
    Diagnostic::error(code, message).at(&file, source, bytes, label).hint(hint)
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

/// What is said of an error.
struct Explanation {
    code: Code,
    message: String,
    /// What stands at the caret.
    label: &'static str,
    hint: String,
}

fn explain(error: &Error, piece: &str) -> Explanation {
    let detail = text::line(error.detail().unwrap_or_default());
    if let Some(path) = undefined_in(&detail) {
        return explain_undefined(path);
    }
    match error.kind() {
        ErrorKind::UndefinedError => explain_undefined(piece),
        ErrorKind::UnknownFilter => explain_unknown(Noun::Filter, piece),
        ErrorKind::UnknownTest => explain_unknown(Noun::Test, piece),
        ErrorKind::UnknownFunction => explain_unknown(Noun::Function, piece.trim_end_matches("()")),
        // Nothing else raises this here: see `words_only`.
        ErrorKind::BadSerialization => Explanation {
            code: Code::UnprintableValue,
            message: format!("this would print `{detail}`"),
            label: "not a word or a number",
            hint: "turn it into words: {{ \"…\" if … else \"…\" }}, or a list with | join(\", \")".to_owned(),
        },
        ErrorKind::OutOfFuel => Explanation {
            code: Code::RunawayTemplate,
            message: "the template doesn't come to an end".to_owned(),
            label: "stopped here",
            hint: "look for a loop that is too long; a reply needs none".to_owned(),
        },
        ErrorKind::TemplateNotFound => Explanation {
            code: Code::MissingTemplate,
            message: format!("a template is missing: {detail}"),
            label: "asked for here",
            hint: "names are taken from your folder of templates, then as builtin/LANG/REPLY.j2".to_owned(),
        },
        kind => Explanation {
            code: if kind == ErrorKind::SyntaxError { Code::TemplateSyntax } else { Code::TemplateFailure },
            message: match detail.as_str() {
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
fn explain_undefined(path: &str) -> Explanation {
    let guard = format!("ask for it first: {{% if {path} %}}…{{% endif %}}");
    let unset = |label, hint| Explanation {
        code: Code::UnsetVariable,
        message: format!("`{path}` has no value here"),
        label,
        hint,
    };
    if let Some(key) = path.strip_prefix("vars.") {
        return unset("not given", format!("give it with -D {key}=VALUE, or {guard}"));
    }
    if path == "statement" {
        let message = "`statement` isn't always known".to_owned();
        return Explanation { message, ..unset("not there in every draft", guard) };
    }
    if VARIABLES.iter().any(|variable| variable.name == path) {
        return unset("not known of this invitation", guard);
    }
    explain_unknown(Noun::Name, path)
}

fn explain_unknown(noun: Noun, name: &str) -> Explanation {
    let Unknown { message, hint } = vocabulary::unknown(noun, name);
    Explanation { code: Code::UnknownVariable, message, label: "not known", hint }
}
