//! `decline policy`: init, edit, check, path, schema. `test` is in [`examples`], `show` in [`show`].

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::Result;
use serde_json::json;

use super::{
    AppContext, CheckReport, cant_write, config_folder, examples, no_config_folder, print, print_json,
    print_json_or, show,
};
use crate::cli::{Json, PolicyVerb, Shared};
use crate::console::{self, Console};
use crate::diagnostic::{Code, Diagnostic};
use crate::error::Exit;
use crate::file::{Opened, Replaced};
use crate::policy::{self, EXAMPLE, Place, SCHEMA};
use crate::text;

/// Runs one of the verbs of `decline policy`.
pub(super) fn run(verb: &PolicyVerb) -> Result<Exit> {
    match verb {
        PolicyVerb::Init(shared) => init(shared),
        PolicyVerb::Edit(shared) => edit(shared),
        PolicyVerb::Check(args) => match AppContext::open(&args.shared) {
            Ok(context) => check(args, &context),
            Err(error) => report_errors(args, error),
        },
        PolicyVerb::Show(args) => show::show(args, &AppContext::open(&args.shared)?),
        PolicyVerb::Path(args) => path(args),
        PolicyVerb::Test(args) => examples::test(args, &AppContext::open(&args.shared)?),
        PolicyVerb::Schema(_) => print(SCHEMA.trim_end()),
    }
}

/// Writes the example policy and its schema to the path of the user's policy. An existing file is an error.
fn init(shared: &Shared) -> Result<Exit> {
    let (path, _) = own_path(shared)?;
    check_absent(&path)?;
    let written = Opened::open(&path).and_then(|mut file| file.replace(EXAMPLE.as_bytes()));
    written.map_err(|error| {
        let hint =
            "make its folder one that you can write in, with room for it, or name another file with --policy";
        cant_write(&path, &error, hint)
    })?;
    let console = super::console(shared);
    // The policy is written, so an error of stdout is only a warning.
    if let Err(error) = print(&path.display().to_string()) {
        console.warn(&format!("{error:#}"));
    }
    console.note("this is your policy now: put it in your own words, then try `decline policy check`");
    write_schema(&path, console);
    Ok(Exit::Done)
}

/// Returns an error if there is a file, folder or link at the path.
fn check_absent(path: &Path) -> Result<(), Diagnostic> {
    if path.symlink_metadata().is_err() {
        return Ok(());
    }
    let (problem, hint) = match path.is_dir() {
        true => ("is a folder", "name a file in it"),
        false => ("is there already", "change it with `decline policy edit`"),
    };
    let error = Diagnostic::error(Code::WouldOverwrite, format!("'{}' {problem}", path.display()));
    Err(error.hint(format!("{hint}, or name another file with --policy")))
}

/// Writes the schema beside a policy, for editors. It replaces an older version of the schema, but no other file.
/// If it can't be written, that is only a warning, since the policy works without it.
fn write_schema(policy: &Path, console: Console) {
    let path = policy.with_file_name("policy.schema.json");
    let display = path.display();
    let written = Opened::open(&path).and_then(|mut file| match file.content() {
        Some(content) if !is_schema(content) => Err(io::Error::other("what is there isn't decline's")),
        _ => file.replace(SCHEMA.as_bytes()),
    });
    match written {
        Ok(Replaced::Yes) => console
            .note(&format!("'{display}' is for your editor: with taplo it completes and checks your policy")),
        Ok(Replaced::AsItWas | Replaced::ChangedMeanwhile) => {}
        Err(error) => console.warn(&format!(
            "can't write '{display}' for your editor: {error}; `decline policy schema` prints it"
        )),
    }
}

/// Returns whether a file is a version of the schema: all of them begin with the same title.
fn is_schema(content: &[u8]) -> bool {
    const HEAD: usize = 200;
    String::from_utf8_lossy(&content[..content.len().min(HEAD)]).contains("\"decline's policy\"")
}

/// Opens the user's policy in their editor, or the example if there is none. A policy that names the schema gets it
/// written beside it.
fn edit(shared: &Shared) -> Result<Exit> {
    let (path, _) = own_path(shared)?;
    let console = super::console(shared);
    let exit = super::edit::edit(&path, EXAMPLE, console, |text| {
        let parsed = policy::parse(Place::File(path.clone()), text.to_owned())?;
        let context = AppContext::with_policy(parsed, shared)?;
        policy::lint(&context.policy).iter().for_each(|warning| console.tell(warning));
        examples::failures(&context)?.iter().for_each(|warning| console.tell(warning));
        Ok(())
    })?;
    let names_schema = |policy: String| policy.lines().next() == EXAMPLE.lines().next();
    if fs::read_to_string(&path).is_ok_and(names_schema) {
        write_schema(&path, console);
    }
    Ok(exit)
}

/// Returns the path of the user's own policy, which need not exist, and whether a flag or `$DECLINE_POLICY` names it.
fn own_path(shared: &Shared) -> Result<(PathBuf, bool), Diagnostic> {
    let config = config_folder();
    let (path, is_named) = policy::locate(shared.policy.as_deref(), config.as_deref())
        .ok_or_else(|| no_config_folder("a file with --policy"))?;
    match text::slip_in_path(&path).filter(|_| is_named && !path.exists()) {
        // Otherwise `init` would make a folder named `~`.
        Some(hint) => {
            Err(Diagnostic::error(Code::NotFound, format!("there is no '{}'", path.display())).hint(hint))
        }
        None => Ok((path, is_named)),
    }
}

/// Prints the errors of a policy as JSON with `--json`; else returns them.
fn report_errors(args: &Json, error: anyhow::Error) -> Result<Exit> {
    let diagnostics = console::diagnostics(&error);
    match diagnostics.first().and_then(|first| first.location.as_ref()) {
        Some(location) if args.json => {
            print_json(&CheckReport::new(&location.file, diagnostics)).map(|_| Exit::Failure)
        }
        _ => Err(error),
    }
}

/// Prints the warnings of a policy that has no errors.
fn check(args: &Json, context: &AppContext) -> Result<Exit> {
    let policy = &context.policy;
    let file = policy.place.name();
    let warnings = policy::lint(policy);
    print_json_or(args.json, &CheckReport::new(&file, &warnings), || {
        let lines = warnings.iter().map(|it| it.to_string().replacen(": ", ": warning: ", 1) + "\n");
        let count = match warnings.len() {
            0 => String::new(),
            number => format!("{}, ", text::count(number, "warning")),
        };
        let rules = text::count(policy.rules.len(), "rule");
        format!("{}{}: no errors, {count}{rules}", lines.collect::<String>(), text::line(&file))
    })
}

/// Prints the path of the user's own policy; with `--json` also which policy is used, if one can be.
fn path(args: &Json) -> Result<Exit> {
    let (path, is_named) = own_path(&args.shared)?;
    let exists = path.try_exists().map_err(|error| {
        Diagnostic::error(Code::CantRead, format!("can't look for '{}': {error}", path.display()))
            .hint("make its folder one that you can read, or name a file with --policy")
    })?;
    let display = path.display().to_string();
    let mut json = json!({ "path": display, "exists": exists });
    if exists {
        json["in_force"] = json!(Place::File(path).name());
    } else if !is_named {
        json["in_force"] = json!(Place::BuiltIn.name());
    }
    print_json_or(args.json, &json, || text::line(&display))?;
    if !exists {
        let used = if is_named { "" } else { ", so the built-in policy is used" };
        let note = format!("it isn't there{used}; `decline policy init` writes it");
        super::console(&args.shared).note(&note);
    }
    Ok(Exit::Done)
}
