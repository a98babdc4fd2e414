//! `decline templates`: list, show, edit, check, vars, path.

use std::path::{Path, PathBuf};

use anyhow::Result;
use serde_json::json;

use super::{AppContext, CheckReport, config_folder, no_config_folder, print, print_json_or};
use crate::cli::{Json, Named, TemplatesVerb};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::draft::{Inspector, VARIABLES, Variable};
use crate::error::{CommandError, Exit};
use crate::templates::{Origin, Template, Templates};
use crate::text;
use crate::words::{Lang, Reply};

/// Runs one of the verbs of `decline templates`.
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
    let json: Vec<_> = list.iter().map(|it| json!({ "name": it.name, "origin": it.origin.name() })).collect();
    print_json_or(args.json, &json, || describe_list(&list))
}

fn describe_list(list: &[Template]) -> String {
    // File names are untrusted input.
    let rows: Vec<_> = list.iter().map(|it| (text::line(&it.name), text::line(&it.origin.name()))).collect();
    let width = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or_default();
    let lines: Vec<_> = rows.iter().map(|(name, origin)| format!("{name:<width$}  {origin}")).collect();
    lines.join("\n")
}

fn show(args: &Named, context: &AppContext) -> Result<Exit> {
    let (Template { source, .. }, _) = find(&args.name, args.lang.as_deref(), context)?;
    print(source.strip_suffix('\n').unwrap_or(&source))
}

/// Opens a template in the user's editor. A built-in one is copied to the user's folder.
fn edit(args: &Named, context: &AppContext) -> Result<Exit> {
    let (path, template, lang) = editable(&args.name, args.lang.as_deref(), context)?;
    let AppContext { policy, templates, console, .. } = context;
    let (own_templates, _) = templates.own_templates()?;
    super::edit::edit(&path, &template.source, *console, |text| {
        let template = Template { source: text.to_owned(), ..template.clone() };
        for diagnostic in Inspector::new(policy, templates, &own_templates).inspect(&template, &lang) {
            if diagnostic.severity == Severity::Error {
                return Err(diagnostic.into());
            }
            console.tell(&diagnostic);
        }
        Ok(())
    })
}

/// Returns the template of a name as a file in the user's folder, which need not exist, with its path and language.
fn editable(
    name: &str,
    lang: Option<&str>,
    context: &AppContext,
) -> Result<(PathBuf, Template, Lang), CommandError> {
    let (template, lang) = find(name.strip_prefix("builtin/").unwrap_or(name), lang, context)?;
    if let Origin::File(path) = &template.origin {
        return Ok((path.clone(), template, lang));
    }
    let name = format!("{lang}/{}", template.reply());
    let path = own_folder(context)?.join(format!("{name}.j2"));
    let origin = Origin::File(path.clone());
    Ok((path, Template { name, origin, lang: Some(lang.clone()), ..template }, lang))
}

/// Finds a template as a draft would, by `REPLY` or `LANG/REPLY`, and returns it with the language that was asked
/// for. A partial (`_NAME`) is found by the name of its file too. `builtin/LANG/REPLY` is the built-in template, if the
/// language has one.
fn find(name: &str, lang: Option<&str>, context: &AppContext) -> Result<(Template, Lang), CommandError> {
    let name = name.strip_suffix(".j2").unwrap_or(name);
    let (lang_of_name, reply) = match name.strip_prefix("builtin/").unwrap_or(name).split_once('/') {
        Some((lang, reply)) => (Some(lang), reply),
        None => (None, name),
    };
    let lang = match lang_of_name.or(lang) {
        Some(lang) => context.names.language(lang).map_err(CommandError::usage)?,
        None => context.policy.me.language(),
    };
    if let Some(built_in) = Templates::built_in(name) {
        return Ok((built_in, lang));
    }
    if reply.starts_with('_') {
        let found = context.templates.look_up(&format!("{reply}.j2"), &lang)?;
        // A partial for all languages isn't one of the language that was named.
        if let Some(partial) = found.filter(|it| lang_of_name.is_none() || it.lang.is_some()) {
            return Ok((partial, lang));
        }
    }
    check_reply(reply, context)?;
    Ok((context.templates.find(reply, &lang)?, lang))
}

/// Returns an error if no template can have this reply's name.
fn check_reply(reply: &str, context: &AppContext) -> Result<(), CommandError> {
    if reply == Reply::IGNORE {
        let error = Diagnostic::error(Code::UnknownName, "`ignore` has no template: it says nothing");
        return Err(CommandError::usage(error.hint("name another reply")));
    }
    let known = || context.names.replies.iter().map(String::as_str).chain([Template::CLOSING]);
    if known().any(|known| known == reply) {
        return Ok(());
    }
    let hint = match text::nearest(reply, known()) {
        Some(nearest) => format!("did you mean `{nearest}`?"),
        None => {
            let folder = own_folder(context)?;
            format!("a reply of your own is a new file of its name in '{}'", folder.display())
        }
    };
    let message = format!("unknown reply `{}`", text::line(reply));
    Err(CommandError::usage(Diagnostic::error(Code::UnknownName, message).hint(hint)))
}

/// Checks all of the user's templates. The exit status is 1 if a draft would fail because of one.
fn check(args: &Json, context: &AppContext) -> Result<Exit> {
    let (own_templates, unread) = context.templates.own_templates()?;
    let count = own_templates.len() + unread.len();
    let diagnostics = inspect_all(&own_templates, unread, context)?;
    let folder = context.templates.folder().map(|folder| text::line(&folder.display().to_string()));
    let report = CheckReport::new(folder.as_deref().unwrap_or("builtin"), &diagnostics);
    print_json_or(args.json, &report, || describe_problems(&report, count))?;
    let notes = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Note);
    notes.for_each(|note| context.console.tell(note));
    if count == 0 {
        context.console.note("`decline templates edit NAME` copies one of ours for you to change");
    }
    Ok(if report.errors > 0 { Exit::Failure } else { Exit::Done })
}

/// Returns the diagnostics of the user's templates, and a note for each file that isn't read; errors first. `unread`
/// are the errors of those that can't be read.
fn inspect_all(
    own_templates: &[Template],
    unread: Vec<Diagnostic>,
    context: &AppContext,
) -> Result<Vec<Diagnostic>, Diagnostic> {
    let AppContext { policy, templates, .. } = context;
    let mut inspector = Inspector::new(policy, templates, own_templates);
    let mut diagnostics = unread;
    for template in own_templates {
        let lang = template.lang.clone().unwrap_or_else(|| policy.me.language());
        diagnostics.extend(inspector.inspect(template, &lang));
    }
    diagnostics.extend(templates.strays()?.iter().map(|path| stray_file(path)));
    Ok(Diagnostic::by_severity(diagnostics))
}

fn stray_file(path: &Path) -> Diagnostic {
    let message =
        "this isn't read: a template is called REPLY.j2, in the folder itself or in a language's (en, de …)";
    Diagnostic::note(Code::StrayFile, message).in_file(&path.display().to_string())
}

/// Describes the errors and warnings, and counts them.
fn describe_problems(report: &CheckReport<'_>, templates: usize) -> String {
    let describe = |diagnostic: &Diagnostic| {
        let kind = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => return String::new(),
        };
        let hint = diagnostic.hint.as_ref().map(|hint| format!("\nhint: {hint}")).unwrap_or_default();
        format!("{kind}: {}\n\n", text::lines(&format!("{diagnostic}{hint}")))
    };
    let problems: String = report.diagnostics.iter().map(describe).collect();
    let errors = match report.errors {
        0 => "no errors".to_owned(),
        errors => text::count(errors, "error"),
    };
    let warnings = match report.warnings {
        0 => String::new(),
        warnings => format!(", {}", text::count(warnings, "warning")),
    };
    format!("{problems}{} of yours: {errors}{warnings}", text::count(templates, "template"))
}

/// Lists the variables of templates.
fn vars(args: &Json) -> Result<Exit> {
    print_json_or(args.json, &VARIABLES, || {
        let name = VARIABLES.iter().map(|it| it.name.len()).max().unwrap_or_default();
        let meaning = VARIABLES.iter().map(|it| it.meaning.len()).max().unwrap_or_default();
        let row = |it: &Variable| format!("{:<name$}  {:<meaning$}  {}", it.name, it.meaning, it.example);
        VARIABLES.iter().map(row).collect::<Vec<_>>().join("\n")
    })
}

/// Prints the path of the user's folder, which need not exist.
fn path(args: &Json, context: &AppContext) -> Result<Exit> {
    let folder = own_folder(context)?;
    let exists = folder.is_dir();
    let display = folder.display().to_string();
    print_json_or(args.json, &json!({ "path": display, "exists": exists }), || text::line(&display))?;
    if !exists {
        context.console.note("it isn't there, so the built-in templates are used; create it to put yours in");
    }
    Ok(Exit::Done)
}

/// Returns the user's folder of templates: the one in use, or the path in the configuration where it would be.
fn own_folder(context: &AppContext) -> Result<PathBuf, Diagnostic> {
    let folder = context.templates.folder().map(Path::to_path_buf);
    folder
        .or_else(|| config_folder().map(|folder| folder.join("templates")))
        .ok_or_else(|| no_config_folder("a folder with --templates"))
}
