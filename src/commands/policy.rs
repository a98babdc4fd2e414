//! `decline policy`: init, edit, check, path, schema; test stands in [`examples`], show in [`show`].

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::Result;
use serde_json::json;

use super::{AppContext, CheckReport, config_folder, examples, print, print_json, show};
use crate::cli::{Json, PolicyVerb, Shared};
use crate::console::{self, Console};
use crate::diagnostic::{Code, Diagnostic};
use crate::error::Exit;
use crate::file::{Opened, Replaced};
use crate::policy::{self, EXAMPLE, Place, SCHEMA};
use crate::text;

/// Does what the verb says.
pub(super) fn run(verb: &PolicyVerb) -> Result<Exit> {
    match verb {
        PolicyVerb::Init(shared) => init(shared),
        PolicyVerb::Edit(shared) => edit(shared),
        PolicyVerb::Check(args) => match AppContext::open(&args.shared) {
            Ok(context) => check(args, &context),
            Err(error) => refuse(args, error),
        },
        PolicyVerb::Show(args) => show::show(args, &AppContext::open(&args.shared)?),
        PolicyVerb::Path(args) => path(args),
        PolicyVerb::Test(args) => examples::test(args, &AppContext::open(&args.shared)?),
        PolicyVerb::Schema(_) => print(SCHEMA.trim_end()).map(|()| Exit::Done),
    }
}

/// Writes the example where the user's policy is looked for, whole or not at all.
fn init(shared: &Shared) -> Result<Exit> {
    let (path, _) = own_path(shared)?;
    let shown = path.display().to_string();
    if path.symlink_metadata().is_ok() {
        let what = if path.is_dir() { "is a folder" } else { "is there already" };
        let error = Diagnostic::error(Code::WouldOverwrite, format!("'{shown}' {what}"));
        let hint = if path.is_dir() { "name a file in it" } else { "change it with `decline policy edit`" };
        return Err(error.hint(format!("{hint}, or name another file with --policy")).into());
    }
    let written = Opened::open(&path).and_then(|mut file| file.replace(EXAMPLE.as_bytes()));
    written.map_err(|error| {
        Diagnostic::error(Code::CantWrite, format!("can't write '{shown}': {error}")).hint(
            "make its folder one that you can write in, with room for it, or name another file with --policy",
        )
    })?;
    let console = Console::new(shared.quiet, shared.no_input);
    // The policy is there, whether or not its path can be printed.
    if let Err(error) = print(&shown) {
        console.warn(&format!("{error:#}"));
    }
    console.note("this is your policy now: put it in your own words, then try `decline policy check`");
    write_schema(&path, console);
    Ok(Exit::Done)
}

/// Writes the schema beside a policy. It is made, so an older one is replaced, but nothing of the user's own
/// is; and a policy does without it, so whatever keeps it from being written is no failure.
fn write_schema(policy: &Path, console: Console) {
    let path = policy.with_file_name("policy.schema.json");
    let shown = path.display();
    let written = Opened::open(&path).and_then(|mut file| match file.content() {
        Some(content) if !is_schema(content) => Err(io::Error::other("what is there isn't decline's")),
        _ => file.replace(SCHEMA.as_bytes()),
    });
    match written {
        Ok(Replaced::Yes) => {
            console.note(&format!(
                "'{shown}' is for your editor: with taplo it completes and checks your policy"
            ));
        }
        Ok(Replaced::AsItWas | Replaced::ChangedMeanwhile) => {}
        Err(error) => console.warn(&format!(
            "can't write '{shown}' for your editor: {error}; `decline policy schema` prints it"
        )),
    }
}

/// Whether a file is the schema as some version wrote it: its first lines say so.
fn is_schema(content: &[u8]) -> bool {
    let head = |text: &str| text.lines().take(3).map(str::to_owned).collect::<Vec<_>>();
    head(&String::from_utf8_lossy(content)) == head(SCHEMA)
}

/// Opens the user's policy in their editor; the example, if they have none.
fn edit(shared: &Shared) -> Result<Exit> {
    let (path, _) = own_path(shared)?;
    let console = Console::new(shared.quiet, shared.no_input);
    let exit = super::edit::edit(&path, EXAMPLE, console, |text| {
        let parsed = policy::parse(Place::File(path.clone()), text.to_owned())?;
        let context = AppContext::with(parsed, shared)?;
        policy::lint(&context.policy).iter().for_each(|warning| console.tell(warning));
        examples::failing(&context)?.iter().for_each(|warning| console.tell(warning));
        Ok(())
    })?;
    let names_schema = |policy: String| policy.lines().next() == EXAMPLE.lines().next();
    if fs::read_to_string(&path).is_ok_and(names_schema) {
        write_schema(&path, console);
    }
    Ok(exit)
}

/// Where the user's own policy is or would be, and whether somebody named it.
fn own_path(shared: &Shared) -> Result<(PathBuf, bool), Diagnostic> {
    let config = config_folder();
    policy::locate(shared.policy.as_deref(), config.as_deref()).ok_or_else(|| {
        Diagnostic::error(Code::NoConfiguration, "there is no folder for your configuration")
            .hint("set $HOME or $XDG_CONFIG_HOME, or name a file with --policy")
    })
}

/// Tells why a policy can't be used; as JSON on stdout, where that was asked for.
fn refuse(args: &Json, error: anyhow::Error) -> Result<Exit> {
    let diagnostics = console::diagnostics(&error);
    match diagnostics.first().and_then(|first| first.location.as_ref()) {
        Some(location) if args.json => print_json(&CheckReport::new(&location.file, diagnostics))?,
        _ => return Err(error),
    }
    Ok(Exit::Failure)
}

/// Says what can hardly be meant. Errors there are none.
fn check(args: &Json, context: &AppContext) -> Result<Exit> {
    let policy = &context.policy;
    let file = policy.place.name();
    let warnings = policy::lint(policy);
    if args.json {
        print_json(&CheckReport::new(&file, &warnings))?;
        return Ok(Exit::Done);
    }
    let mut lines: Vec<_> =
        warnings.iter().map(|it| it.to_string().replacen(": ", ": warning: ", 1)).collect();
    let counted = match warnings.len() {
        0 => String::new(),
        number => format!("{}, ", text::count(number, "warning")),
    };
    let rules = text::count(policy.rules.len(), "rule");
    lines.push(format!("{}: no errors, {counted}{rules}", text::line(&file)));
    print(&lines.join("\n"))?;
    Ok(Exit::Done)
}

/// Prints where the policy in force stands; if that is the built-in one, where the user's would.
fn path(args: &Json) -> Result<Exit> {
    let shared = &args.shared;
    let (path, named) = own_path(shared)?;
    let exists = path.try_exists().map_err(|error| {
        Diagnostic::error(Code::CantRead, format!("can't look for '{}': {error}", path.display()))
            .hint("make its folder one that you can read, or name a file with --policy")
    })?;
    if args.json {
        let mut json = json!({ "path": path.display().to_string(), "exists": exists });
        if exists {
            json["in_force"] = json!(Place::File(path).name());
        } else if !named {
            json["in_force"] = json!(Place::BuiltIn.name());
        }
        print_json(&json)?;
    } else {
        print(&text::line(&path.display().to_string()))?;
    }
    let console = Console::new(shared.quiet, shared.no_input);
    match (exists, named) {
        (true, _) => {}
        (false, false) => {
            console.note("it isn't there, so the built-in policy is used; `decline policy init` writes it");
        }
        (false, true) => console.note("it isn't there; `decline policy init` writes it"),
    }
    Ok(Exit::Done)
}
