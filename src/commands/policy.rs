//! `decline policy`: init, check, show, path; test stands in [`examples`].

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Result;
use serde::Serialize;
use serde_json::{Value, json};

use super::{Desk, config_folder, examples, print, print_json};
use crate::cli::{Json, PolicyVerb, Shared};
use crate::console::Console;
use crate::fault::{Exit, Fault};
use crate::policy::{self, EXAMPLE, Finding, Lined, Place, Policy};
use crate::text;

/// Does what the verb says.
pub(super) fn run(verb: &PolicyVerb) -> Result<Exit> {
    match verb {
        PolicyVerb::Init(shared) => init(shared),
        PolicyVerb::Check(args) => check(args, &Desk::open(&args.shared)?),
        PolicyVerb::Show(args) => show(args, &Desk::open(&args.shared)?),
        PolicyVerb::Path(args) => path(args),
        PolicyVerb::Test(args) => examples::test(args, &Desk::open(&args.shared)?),
    }
}

/// Writes the example where the user's policy is looked for, whole or not at all.
fn init(shared: &Shared) -> Result<Exit> {
    let (path, _) = own_path(shared)?;
    let shown = path.display().to_string();
    if path.symlink_metadata().is_ok() {
        let fault = Fault::failure(format!("'{shown}' is there already"));
        return Err(fault.hint("edit it, or name another file with --policy").into());
    }
    write_new(&path).map_err(|error| {
        Fault::failure(format!("can't write '{shown}': {error}"))
            .hint("make room there, or name another file with --policy")
    })?;
    let console = Console::new(shared.quiet, shared.no_input);
    // The policy is there, whether or not its path can be printed.
    if let Err(error) = print(&shown) {
        console.warn(&format!("{error:#}"));
    }
    console.note("this is your policy now: put it in your own words, then try `decline policy check`");
    Ok(Exit::Done)
}

fn write_new(path: &Path) -> std::io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    fs::create_dir_all(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(EXAMPLE.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist_noclobber(path)?;
    Ok(())
}

/// Where the user's own policy is or would be, and whether somebody named it.
fn own_path(shared: &Shared) -> Result<(PathBuf, bool), Fault> {
    let config = config_folder();
    policy::locate(shared.policy.as_deref(), config.as_deref()).ok_or_else(|| {
        Fault::failure("there is no folder for your configuration")
            .hint("set $HOME or $XDG_CONFIG_HOME, or name a file with --policy")
    })
}

/// Says what can hardly be meant. Faults there are none: had anything been wrong, the policy would not
/// have been read.
fn check(args: &Json, desk: &Desk) -> Result<Exit> {
    let policy = &desk.policy;
    let file = policy.place.name();
    let findings = policy::lint(policy);
    if args.json {
        let warning = |it: &Finding| json!({ "line": it.line, "message": it.oddity.to_string() });
        let warnings: Vec<_> = findings.iter().map(warning).collect();
        print_json(
            &json!({ "file": file, "rules": policy.rules.len(), "faults": [], "warnings": warnings }),
        )?;
        return Ok(Exit::Done);
    }
    let file = text::line(&file);
    let mut lines: Vec<_> =
        findings.iter().map(|it| format!("{file}:{}: warning: {}", it.line, it.oddity)).collect();
    let warnings = match findings.len() {
        0 => String::new(),
        number => format!("{}, ", text::count(number, "warning")),
    };
    lines.push(format!("{file}: no faults, {warnings}{}", text::count(policy.rules.len(), "rule")));
    print(&lines.join("\n"))?;
    Ok(Exit::Done)
}

/// A key of the policy, its value, and the line that sets it; without a line the default speaks.
#[derive(Serialize)]
struct Setting {
    key: String,
    value: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
}

fn show(args: &Json, desk: &Desk) -> Result<Exit> {
    let file = desk.policy.place.name();
    let settings = settings(&desk.policy);
    if args.json {
        print_json(&json!({ "file": file, "settings": settings }))?;
        return Ok(Exit::Done);
    }
    let width = settings.iter().map(|setting| setting.key.len()).max().unwrap_or_default();
    let mut lines = vec![format!("# {file}")];
    for Setting { key, value, line } in &settings {
        let origin = line.map_or("default".to_owned(), |line| format!("line {line}"));
        lines.push(format!("{key:<width$}  {value}  # {origin}"));
    }
    print(&lines.join("\n"))?;
    Ok(Exit::Done)
}

fn settings(policy: &Policy) -> Vec<Setting> {
    fn set<T: Serialize>(key: &str, lined: &Lined<T>) -> Setting {
        Setting { key: key.to_owned(), value: json!(lined.value), line: lined.line }
    }
    let mut settings = Vec::new();
    let me = &policy.me;
    let said = [("me.name", &me.name), ("me.email", &me.email), ("me.more_url", &me.more_url)];
    settings.extend(said.into_iter().filter_map(|(key, value)| Some(set(key, value.as_ref()?))));
    settings.extend(me.language.as_ref().map(|language| set("me.language", language)));
    settings.extend(me.register.as_ref().map(|register| set("me.register", register)));
    settings.push(set("policy.accept", &policy.accept));
    if policy.statement.value.is_some() {
        settings.push(set("policy.statement", &policy.statement));
    }
    for (lang, statement) in &policy.statements {
        settings.push(set(&format!("statements.{lang}"), statement));
    }
    for (tie, meaning) in &policy.ties {
        settings.push(set(&format!("ties.{tie}"), meaning));
    }
    let replies = &policy.replies;
    let table = [
        ("replies.known", &replies.known),
        ("replies.unsure", &replies.unsure),
        ("replies.stranger", &replies.stranger),
        ("replies.spam", &replies.spam),
    ];
    settings.extend(table.map(|(key, reply)| set(key, reply)));
    for rule in &policy.rules {
        let value = json!(format!("{} -> {}", rule.name, rule.reply));
        settings.push(Setting { key: "rule".to_owned(), value, line: Some(rule.line) });
    }
    settings.push(set("spam.threshold", &policy.threshold));
    if !policy.phrases.value.is_empty() {
        settings.push(set("spam.phrases", &policy.phrases));
    }
    settings.push(set("limits.short", &policy.limits.short));
    settings.push(set("limits.full", &policy.limits.full));
    settings
}

/// Prints where the policy in force stands; if that is the built-in one, where the user's would.
fn path(args: &Json) -> Result<Exit> {
    let shared = &args.shared;
    let (path, named) = own_path(shared)?;
    let exists = path.try_exists().map_err(|error| {
        Fault::failure(format!("can't look for '{}': {error}", path.display()))
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
            console.note("it isn't there, so the built-in policy speaks; `decline policy init` writes it");
        }
        (false, true) => console.note("it isn't there; `decline policy init` writes it"),
    }
    Ok(Exit::Done)
}
