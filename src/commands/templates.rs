//! `decline templates`: list, show, vars, path.

use anyhow::Result;
use serde_json::json;

use super::{Desk, config_folder, print, print_json};
use crate::cli::{Json, TemplatesVerb};
use crate::draft::{VARIABLES, Variable};
use crate::fault::{Exit, Fault};
use crate::templates::{self, Template, Templates};
use crate::text;
use crate::words::Reply;

/// Does what the verb says.
pub(super) fn run(verb: &TemplatesVerb) -> Result<Exit> {
    match verb {
        TemplatesVerb::List(args) => list(args, &Desk::open(&args.shared)?),
        TemplatesVerb::Show { name, lang, shared } => show(name, lang.as_deref(), &Desk::open(shared)?),
        TemplatesVerb::Vars(args) => vars(args),
        TemplatesVerb::Path(args) => path(args, &Desk::open(&args.shared)?),
    }
}

fn list(args: &Json, desk: &Desk) -> Result<Exit> {
    let list = desk.templates.list()?;
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

fn show(name: &str, lang: Option<&str>, desk: &Desk) -> Result<Exit> {
    let source = find(name, lang, desk)?.source;
    print(source.strip_suffix('\n').unwrap_or(&source))?;
    Ok(Exit::Done)
}

/// Finds a template as a draft would, by `REPLY` or `LANG/REPLY`; `builtin/LANG/REPLY` is always ours.
fn find(name: &str, lang: Option<&str>, desk: &Desk) -> Result<Template, Fault> {
    if let Some(template) = Templates::built_in(name) {
        return Ok(template);
    }
    let (lang, reply) = match name.split_once('/') {
        Some((lang, reply)) => (Some(lang), reply),
        None => (lang, name),
    };
    let lang = match lang {
        Some(lang) => templates::language(lang, &desk.names.languages)?,
        None => desk.policy.language(),
    };
    let known = || desk.names.replies.iter().map(String::as_str);
    if reply == Reply::IGNORE {
        return Err(Fault::usage("`ignore` has no template: it says nothing").hint("name another reply"));
    }
    if !known().any(|known| known == reply) {
        return Err(Fault::unknown("reply", reply, known()));
    }
    desk.templates.find(reply, &lang)
}

/// Lists what a template can use.
fn vars(args: &Json) -> Result<Exit> {
    if args.json {
        print_json(&VARIABLES)?;
        return Ok(Exit::Done);
    }
    let row = |it: &Variable| format!("{:<15}  {:<52}  {}", it.name, it.meaning, it.example);
    print(&VARIABLES.iter().map(row).collect::<Vec<_>>().join("\n"))?;
    Ok(Exit::Done)
}

/// Prints the user's folder, or where it would be.
fn path(args: &Json, desk: &Desk) -> Result<Exit> {
    let folder = match desk.templates.folder() {
        Some(folder) => Some(folder.to_path_buf()),
        None => config_folder().map(|folder| folder.join("templates")),
    };
    let Some(folder) = folder else {
        return Err(Fault::failure("there is no folder for your configuration")
            .hint("set $HOME or $XDG_CONFIG_HOME, or name a folder with --templates")
            .into());
    };
    let exists = folder.is_dir();
    if args.json {
        print_json(&json!({ "path": folder.display().to_string(), "exists": exists }))?;
    } else {
        print(&text::line(&folder.display().to_string()))?;
    }
    if !exists {
        desk.console.note("it isn't there, so the built-in templates are in force; make it to put yours in");
    }
    Ok(Exit::Done)
}
