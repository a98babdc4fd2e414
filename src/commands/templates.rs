//! `decline templates`: list, show, edit, check, vars, path.

use std::path::{Path, PathBuf};

use anyhow::Result;
use serde_json::json;

use super::{AppContext, CheckReport, config_folder, print, print_json};
use crate::cli::{Json, Named, TemplatesVerb};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::draft::{self, VARIABLES, Variable};
use crate::error::{CommandError, Exit};
use crate::templates::{Origin, Template, Templates};
use crate::text;
use crate::words::{Lang, Reply};

/// Does what the verb says.
pub(super) fn run(verb: &TemplatesVerb) -> Result<Exit> {
    match verb {
        TemplatesVerb::List(args) => list(args, &AppContext::open(&args.shared)?),
        TemplatesVerb::Show(args) => show(args, &AppContext::open(&args.shared)?),
        TemplatesVerb::Edit(args) => edit(args, &AppContext::open(&args.shared)?),
        TemplatesVerb::Check(args) => check(args, &AppContext::open(&args.shared)?),
        TemplatesVerb::Vars(args) => vars(args),
        TemplatesVerb::Path(args) => path(args, &AppContext::open(&args.shared)?),
    }
}

fn list(args: &Json, context: &AppContext) -> Result<Exit> {
    let list = context.templates.list()?;
    if args.json {
        let rows: Vec<_> =
            list.iter().map(|it| json!({ "name": it.name, "origin": it.origin.name() })).collect();
        print_json(&rows)?;
        return Ok(Exit::Done);
    }
    // A file's name is somebody's text too.
    let rows: Vec<_> = list.iter().map(|it| (text::line(&it.name), text::line(&it.origin.name()))).collect();
    let width = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or_default();
    let rows: Vec<_> = rows.iter().map(|(name, origin)| format!("{name:<width$}  {origin}")).collect();
    print(&rows.join("\n"))?;
    Ok(Exit::Done)
}

fn show(args: &Named, context: &AppContext) -> Result<Exit> {
    let (Template { source, .. }, _) = find(&args.name, args.lang.as_deref(), context)?;
    print(source.strip_suffix('\n').unwrap_or(&source))?;
    Ok(Exit::Done)
}

/// Finds a template as a draft would, by `REPLY` or `LANG/REPLY`, and the language that it is wanted in; a
/// partial of the user's by its own name too, else ours. `builtin/LANG/REPLY` is always ours.
fn find(name: &str, lang: Option<&str>, context: &AppContext) -> Result<(Template, Lang), CommandError> {
    let name = name.strip_suffix(".j2").unwrap_or(name);
    let (of_name, reply) = match name.strip_prefix("builtin/").unwrap_or(name).split_once('/') {
        Some((lang, reply)) => (Some(lang), reply),
        None => (None, name),
    };
    let lang = match of_name.or(lang) {
        Some(lang) => context.names.language(lang).map_err(CommandError::usage)?,
        None => context.policy.language(),
    };
    if let Some(template) = Templates::built_in(name) {
        return Ok((template, lang));
    }
    if reply.starts_with('_') {
        let own = context.templates.own_templates()?;
        let named = |name: &str| own.iter().find(|partial| partial.name == name).cloned();
        let built_in = |lang: &str| Templates::built_in(&format!("builtin/{lang}/{reply}"));
        let partial = named(&format!("{lang}/{reply}")).or_else(|| named(name));
        if let Some(partial) = partial.or_else(|| built_in(lang.name())).or_else(|| built_in("en")) {
            return Ok((partial, lang));
        }
    }
    let known = || context.names.replies.iter().map(String::as_str).chain([Template::CLOSING]);
    if reply == Reply::IGNORE {
        let error = Diagnostic::error(Code::UnknownName, "`ignore` has no template: it says nothing");
        return Err(CommandError::usage(error.hint("name another reply")));
    }
    if !known().any(|known| known == reply) {
        let hint = match text::nearest(reply, known()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => {
                format!(
                    "a reply of your own is a new file of its name in '{}'",
                    own_folder(context)?.display()
                )
            }
        };
        let message = format!("unknown reply `{}`", text::line(reply));
        return Err(CommandError::usage(Diagnostic::error(Code::UnknownName, message).hint(hint)));
    }
    Ok((context.templates.find(reply, &lang)?, lang))
}

/// Opens a template in the user's editor: theirs, else a copy of ours that becomes theirs.
fn edit(args: &Named, context: &AppContext) -> Result<Exit> {
    let (path, template, lang) = editable(&args.name, args.lang.as_deref(), context)?;
    let siblings = context.templates.own_templates()?;
    let saved = |text: &str| Template { source: text.to_owned(), ..template.clone() };
    super::edit::edit(&path, &template.source, context.console, |text| {
        let found = draft::inspect(&saved(text), &lang, &context.policy, &context.templates, &siblings);
        for diagnostic in found {
            if diagnostic.severity == Severity::Error {
                return Err(diagnostic.into());
            }
            context.console.tell(&diagnostic);
        }
        Ok(())
    })
}

/// The file that a name stands for in the user's folder, what is in it or is to be, and its language.
fn editable(
    name: &str,
    lang: Option<&str>,
    context: &AppContext,
) -> Result<(PathBuf, Template, Lang), CommandError> {
    let (found, lang) = find(name.strip_prefix("builtin/").unwrap_or(name), lang, context)?;
    if let Origin::File(path) = &found.origin {
        return Ok((path.clone(), found, lang));
    }
    let name = format!("{lang}/{}", found.reply());
    let path = own_folder(context)?.join(format!("{name}.j2"));
    let origin = Origin::File(path.clone());
    Ok((path, Template { name, origin, lang: Some(lang.clone()), ..found }, lang))
}

/// Checks all of the user's templates; the status is 1 if a draft would fail by one.
fn check(args: &Json, context: &AppContext) -> Result<Exit> {
    let own = context.templates.own_templates()?;
    let mut diagnostics = Vec::new();
    for template in &own {
        let lang = template.lang.clone().unwrap_or_else(|| context.policy.language());
        diagnostics.extend(draft::inspect(template, &lang, &context.policy, &context.templates, &own));
    }
    diagnostics.extend(context.templates.strays()?.iter().map(|path| stray(path)));
    diagnostics.sort_by_key(|diagnostic| diagnostic.severity);
    let folder = context.templates.folder().map(|folder| text::line(&folder.display().to_string()));
    let report = CheckReport::new(folder.as_deref().unwrap_or("builtin"), &diagnostics);
    let failed = report.errors > 0;
    if args.json {
        print_json(&report)?;
    } else {
        print(&describe(&report, own.len()))?;
    }
    notes(&diagnostics).for_each(|note| context.console.tell(note));
    if own.is_empty() {
        context.console.note("`decline templates edit NAME` copies one of ours for you to change");
    }
    Ok(if failed { Exit::Failure } else { Exit::Done })
}

/// A file in the folder that no reply uses.
fn stray(path: &Path) -> Diagnostic {
    let message =
        "this isn't read: a template is called REPLY.j2, in the folder itself or in a language's (en, de …)";
    Diagnostic::note(Code::StrayFile, message).in_file(&path.display().to_string())
}

fn notes(diagnostics: &[Diagnostic]) -> impl Iterator<Item = &Diagnostic> {
    diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Note)
}

/// Describes the errors and warnings in so many templates.
fn describe(report: &CheckReport<'_>, templates: usize) -> String {
    let describe = |diagnostic: &Diagnostic| {
        let kind = if diagnostic.severity == Severity::Error { "error" } else { "warning" };
        let hint = diagnostic.hint.as_ref().map(|hint| format!("\nhint: {hint}")).unwrap_or_default();
        format!("{kind}: {}\n\n", text::lines(&format!("{diagnostic}{hint}")))
    };
    let problems = report.diagnostics.iter().filter(|diagnostic| diagnostic.severity != Severity::Note);
    let described: String = problems.map(describe).collect();
    let errors = match report.errors {
        0 => "no errors".to_owned(),
        errors => text::count(errors, "error"),
    };
    let warnings = match report.warnings {
        0 => String::new(),
        warnings => format!(", {}", text::count(warnings, "warning")),
    };
    format!("{described}{} of yours: {errors}{warnings}", text::count(templates, "template"))
}

/// Lists what a template can use.
fn vars(args: &Json) -> Result<Exit> {
    if args.json {
        print_json(&VARIABLES)?;
        return Ok(Exit::Done);
    }
    let widest =
        |part: fn(&Variable) -> &str| VARIABLES.iter().map(|it| part(it).len()).max().unwrap_or_default();
    let (name, meaning) = (widest(|it| it.name), widest(|it| it.meaning));
    let row = |it: &Variable| format!("{:<name$}  {:<meaning$}  {}", it.name, it.meaning, it.example);
    print(&VARIABLES.iter().map(row).collect::<Vec<_>>().join("\n"))?;
    Ok(Exit::Done)
}

/// Prints the user's folder, or where it would be.
fn path(args: &Json, context: &AppContext) -> Result<Exit> {
    let folder = own_folder(context)?;
    let exists = folder.is_dir();
    if args.json {
        print_json(&json!({ "path": folder.display().to_string(), "exists": exists }))?;
    } else {
        print(&text::line(&folder.display().to_string()))?;
    }
    if !exists {
        context.console.note("it isn't there, so the built-in templates are used; create it to put yours in");
    }
    Ok(Exit::Done)
}

/// The user's folder of templates, or where it would be.
fn own_folder(context: &AppContext) -> Result<PathBuf, Diagnostic> {
    let folder = context.templates.folder().map(Path::to_path_buf);
    folder.or_else(|| config_folder().map(|folder| folder.join("templates"))).ok_or_else(|| {
        Diagnostic::error(Code::NoConfiguration, "there is no folder for your configuration")
            .hint("set $HOME or $XDG_CONFIG_HOME, or name a folder with --templates")
    })
}
