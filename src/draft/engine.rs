//! The template engine: compiles and renders templates with minijinja.

mod errors;
mod foreign;
mod guards;
mod limits;
mod names;
mod slips;

use std::collections::HashSet;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

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

/// The maximum number of instructions of a rendering: many times what the built-in templates need, and less than a
/// user would notice.
const FUEL: u64 = 50_000;

/// The number of bytes that most letters fit in.
const USUAL_LENGTH: usize = 1000;

/// The maximum number of characters of a letter.
const MAX_CHARS: usize = 100_000;

/// The maximum number of bytes that a rendering prints, also to what isn't part of the letter in the end.
const MAX_PRINTED: usize = 10 * guards::MAX_TEXT;

/// The block of a reply that has its closing.
const CLOSING: &str = "closing";

/// A compiled template, with its environment.
pub(super) struct CompiledReply {
    template: Arc<Template>,
    templates: Templates,
    length: Length,
    env: Environment<'static>,
    /// The bytes printed in the current rendering.
    printed: Arc<AtomicUsize>,
}

impl CompiledReply {
    /// Compiles a template for replies in `lang`, which may include those of `templates`.
    ///
    /// # Errors
    ///
    /// The template has a syntax error, or is larger than any letter needs.
    pub(super) fn new(
        template: Template,
        lang: &Lang,
        templates: &Templates,
        length: Length,
    ) -> Result<Self, Diagnostic> {
        limits::check(&template)?;
        let template = Arc::new(template);
        let printed = Arc::new(AtomicUsize::new(0));
        let mut env = environment(&template.origin, Arc::clone(&printed));
        env.set_loader(loader(lang.clone(), templates.clone(), length));
        env.add_template_owned(template.name.clone(), prepared(&template))
            // A syntax error must be about what the user wrote, without guards.
            .or_else(|_| env.add_template_owned(template.name.clone(), mark_breaks(&template.source)))
            .map_err(|error| errors::diagnostic(&error, &template, templates))?;
        Ok(Self { template, templates: templates.clone(), length, env, printed })
    }

    /// Renders the template. A short text has no closing, whether that is a block or an include.
    ///
    /// # Errors
    ///
    /// The rendering fails.
    pub(super) fn render(&self, context: Value) -> Result<String, Diagnostic> {
        self.printed.store(0, Ordering::Relaxed);
        let mut letter = Letter { text: Vec::with_capacity(USUAL_LENGTH), chars: 0 };
        let rendered = self.env.get_template(&self.template.name).and_then(|compiled| {
            let mut captured = compiled.render_captured_to(context, &mut letter)?;
            let closing = match self.length {
                Length::Full => None,
                Length::Short => captured.with_state_mut(|state| state.render_block(CLOSING)).ok(),
            };
            drop(captured);
            let mut text = String::from_utf8(letter.text)
                .map_err(|error| Error::new(ErrorKind::WriteFailure, "not UTF-8").with_source(error))?;
            let without = closing.and_then(|closing| text.trim_end().strip_suffix(closing.trim_end()));
            text.truncate(without.map_or(text.len(), str::len));
            Ok(text)
        });
        rendered.map_err(|error| errors::diagnostic(&error, &self.template, &self.templates))
    }

    /// Returns the variables that the template uses, dotted, also in branches that aren't rendered.
    pub(super) fn variables(&self) -> HashSet<String> {
        let compiled = self.env.get_template(&self.template.name);
        compiled.map(|it| it.undeclared_variables(true)).unwrap_or_default()
    }

    pub(super) fn template(&self) -> &Arc<Template> {
        &self.template
    }
}

/// A text that is being rendered: an error ends it where it is longer than any letter.
struct Letter {
    text: Vec<u8>,
    chars: usize,
}

impl io::Write for Letter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // A character has one byte that doesn't continue another.
        self.chars += bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count();
        if self.chars > MAX_CHARS {
            return Err(io::Error::other("the letter is too long"));
        }
        self.text.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn environment(origin: &Origin, printed: Arc<AtomicUsize>) -> Environment<'static> {
    // The built-in templates use no filters and tests, and to register those takes as long as to compile a template.
    let mut env = match origin {
        Origin::BuiltIn => Environment::empty(),
        Origin::File(_) => guards::with_bounds(Environment::new()),
    };
    guards::install(&mut env);
    env.set_debug(true);
    env.set_syntax(syntax());
    env.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    env.set_auto_escape_callback(|_| AutoEscape::None);
    env.set_fuel(Some(FUEL));
    env.set_formatter(move |out, state, value| {
        let size = guards::size(value)?;
        if printed.fetch_add(size, Ordering::Relaxed) + size > MAX_PRINTED {
            return Err(guards::too_large());
        }
        print_words_only(out, state, value)
    });
    env
}

/// Loads what a template includes or extends; the closing of a short reply is empty.
fn loader(
    lang: Lang,
    templates: Templates,
    length: Length,
) -> impl Fn(&str) -> Result<Option<String>, Error> {
    move |name| {
        let source = |template: Template| match template.is_closing() && length == Length::Short {
            true => Ok(String::new()),
            false => limits::check(&template).map(|()| prepared(&template)),
        };
        templates.included(name, &lang).and_then(|found| found.map(source).transpose()).map_err(|error| {
            Error::new(ErrorKind::InvalidOperation, "a template can't be read").with_source(error)
        })
    }
}

/// Returns a template's source for the engine.
fn prepared(template: &Template) -> String {
    match &template.origin {
        Origin::BuiltIn => mark_breaks(&template.source),
        Origin::File(_) => mark_breaks(&guards::guard(&template.source)),
    }
}

/// Prints words and numbers as usual, and raises an error for anything else: a letter with "None", "True" or a list in
/// brackets isn't one to send.
fn print_words_only(out: &mut Output<'_>, state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    match value.kind() {
        ValueKind::String if *state.auto_escape() == AutoEscape::None => {
            Ok(out.write_str(value.as_str().unwrap_or_default())?)
        }
        ValueKind::Undefined | ValueKind::Number | ValueKind::String => escape_formatter(out, state, value),
        _ => Err(Error::new(ErrorKind::BadSerialization, value.to_string())),
    }
}
