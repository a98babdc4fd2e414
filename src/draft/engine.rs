//! The template engine: compiles and renders templates with minijinja.

mod errors;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use minijinja::value::{Value, ValueKind};
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, escape_formatter,
};

use super::layout::mark_breaks;
use super::options::Length;
use super::tokens::syntax;
use crate::diagnostic::Diagnostic;
use crate::templates::{Origin, Template, Templates};
use crate::words::Lang;

/// The maximum number of instructions of a rendering: some hundred times what the built-in templates need, and less
/// than a user would notice.
const FUEL: u64 = 200_000;

/// The block of a reply that has its closing.
const CLOSING: &str = "closing";

/// The values that a template may print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Printing {
    /// All.
    Anything,
    /// Words and numbers only: "None", "True" or a list in brackets in a letter is an error.
    WordsOnly,
}

/// A compiled template, with its environment.
pub(super) struct CompiledReply {
    template: Arc<Template>,
    folder: Option<PathBuf>,
    length: Length,
    env: Environment<'static>,
}

impl CompiledReply {
    /// Compiles a template for replies in `lang`. `folder` is the user's template folder.
    ///
    /// # Errors
    ///
    /// The template, or one that it includes, has a syntax error.
    pub(super) fn new(
        template: Template,
        lang: &Lang,
        folder: Option<&Path>,
        length: Length,
        printing: Printing,
    ) -> Result<Self, Diagnostic> {
        let template = Arc::new(template);
        let folder = folder.map(Path::to_path_buf);
        let mut env = environment(&template.origin, printing);
        env.set_loader(loader(lang.clone(), folder.clone(), length));
        env.add_template_owned(template.name.clone(), mark_breaks(&template.source))
            .map_err(|error| errors::diagnostic(&error, &template, folder.as_deref()))?;
        Ok(Self { template, folder, length, env })
    }

    /// Renders the template. A short text has no closing, whether that is a block or an include.
    ///
    /// # Errors
    ///
    /// The rendering fails.
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
        rendered.map_err(|error| errors::diagnostic(&error, &self.template, self.folder.as_deref()))
    }

    /// Returns the variables that the template uses, dotted, also in branches that aren't rendered.
    pub(super) fn variables(&self) -> BTreeSet<String> {
        let compiled = self.env.get_template(&self.template.name);
        compiled.map(|it| it.undeclared_variables(true).into_iter().collect()).unwrap_or_default()
    }

    pub(super) fn template(&self) -> &Arc<Template> {
        &self.template
    }
}

fn environment(origin: &Origin, printing: Printing) -> Environment<'static> {
    // The built-in templates use no filters and tests, and to register those takes as long as to compile a template.
    let mut env = match origin {
        Origin::BuiltIn => Environment::empty(),
        Origin::File(_) => Environment::new(),
    };
    env.set_debug(true);
    env.set_syntax(syntax());
    env.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    env.set_auto_escape_callback(|_| AutoEscape::None);
    env.set_fuel(Some(FUEL));
    if printing == Printing::WordsOnly {
        env.set_formatter(print_words_only);
    }
    env
}

/// Loads what a template includes or extends; the closing of a short reply is empty.
fn loader(
    lang: Lang,
    folder: Option<PathBuf>,
    length: Length,
) -> impl Fn(&str) -> Result<Option<String>, Error> {
    move |name| {
        let found = Templates::included(folder.as_deref(), &lang, name).map_err(|error| {
            Error::new(ErrorKind::TemplateNotFound, format!("can't read '{name}'")).with_source(error)
        });
        let source = |template: Template| match template.is_closing() && length == Length::Short {
            true => String::new(),
            false => mark_breaks(&template.source),
        };
        found.map(|template| template.map(source))
    }
}

/// Prints words and numbers as usual, and raises an error for anything else.
fn print_words_only(out: &mut Output<'_>, state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    match value.kind() {
        ValueKind::Undefined | ValueKind::Number | ValueKind::String => escape_formatter(out, state, value),
        _ => Err(Error::new(ErrorKind::BadSerialization, value.to_string())),
    }
}
