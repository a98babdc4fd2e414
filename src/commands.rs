//! The verbs (subcommands). Each calls the stages that it needs; only here do two neighbouring stages meet.

pub(crate) mod completions;
mod draft;
mod edit;
mod examples;
mod facts;
mod man;
mod policy;
mod show;
mod templates;
mod triage;

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Context, Result};
use jiff::civil::Date;
use jiff::{Timestamp, ZonedDateTime};
use serde::Serialize;

use crate::cli::{Cli, OnDemand, Shared, Verb};
use crate::console::Console;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::draft::{Length, RenderOptions};
use crate::error::{CommandError, Exit};
use crate::known_names::KnownNames;
use crate::policy::{Parsed, Place, Policy};
use crate::stdout;
use crate::templates::Templates;
use crate::text;

/// Runs the verb that the command line names.
///
/// # Errors
///
/// The verb failed; then nothing was written to stdout.
pub fn run(cli: &Cli) -> Result<Exit> {
    match &cli.verb {
        Verb::Draft(OnDemand(args)) => draft::draft(args, &AppContext::open(&args.shared)?),
        Verb::Explain(OnDemand(args)) => draft::explain(args, &AppContext::open(&args.shared)?),
        Verb::Triage(OnDemand(args)) => triage::triage(args, &AppContext::open(&args.shared)?),
        Verb::Policy(OnDemand(args)) => policy::run(&args.verb),
        Verb::Templates(OnDemand(args)) => templates::run(&args.verb),
        Verb::Completions(OnDemand(args)) => completions::completions(args),
        Verb::Man(_) => man::man(),
    }
}

/// What a verb needs to evaluate invitations and to draft replies.
struct AppContext {
    policy: Policy,
    templates: Templates,
    /// The ties, replies and languages that the policy and the templates define.
    names: KnownNames,
    console: Console,
}

impl AppContext {
    /// Reads the policy that is used (`--policy`, `$DECLINE_POLICY`, the configuration, the built-in one) and finds
    /// the templates.
    fn open(shared: &Shared) -> Result<Self> {
        let place = crate::policy::locate(shared.policy.as_deref(), config_folder().as_deref());
        Self::with_policy(crate::policy::read(place.as_ref())?, shared)
    }

    /// Finds the templates, and validates the policy against their names. The clock is checked too.
    fn with_policy(parsed: Parsed, shared: &Shared) -> Result<Self> {
        check_clock(SystemTime::now())?;
        let config = config_folder();
        let templates =
            Templates::locate(shared.templates.as_deref(), || parsed.templates(), config.as_deref())?;
        let mut names = templates.names()?;
        let policy = parsed.validate(&names).map_err(CommandError::from)?;
        names.ties = policy.tie_names().map(str::to_owned).collect();
        Ok(Self { policy, templates, names, console: console(shared) })
    }

    /// Prints a note if the built-in policy was used.
    fn note_built_in_policy(&self) {
        if self.policy.place != Place::BuiltIn {
            return;
        }
        let names = ["policy.toml.txt", "policy.txt", "policy.yaml", "policy.yml", "policy.json"];
        let misnamed = config_folder()
            .filter(|folder| folder.is_dir())
            .and_then(|folder| names.iter().map(|name| folder.join(name)).find(|path| path.is_file()));
        self.console.note(&match misnamed {
            Some(path) => format!("using the built-in policy: '{}' isn't called policy.toml", path.display()),
            None => "no policy file found, using the built-in one; `decline policy init` writes one for you to change"
                .to_owned(),
        });
    }
}

fn console(shared: &Shared) -> Console {
    Console::new(shared.quiet, shared.no_input)
}

/// Returns the options for rendering drafts. The values of `vars` become safe to print.
fn render_options(short: bool, vars: &[(String, String)]) -> RenderOptions {
    RenderOptions {
        length: if short { Length::Short } else { Length::Full },
        vars: vars.iter().map(|(key, value)| (key.clone(), text::lines(value))).collect(),
        today,
    }
}

/// Returns the current date in the user's time zone.
fn today() -> Date {
    ZonedDateTime::now().date()
}

/// Checks that a time is one that dates can be made of; to ask for the date would panic otherwise.
fn check_clock(time: SystemTime) -> Result<(), Diagnostic> {
    Timestamp::try_from(time).map(drop).map_err(|_| {
        Diagnostic::error(Code::Clock, "this machine's clock is out of the range of dates")
            .hint("set the clock")
    })
}

/// Returns the user's configuration folder for decline: in `$XDG_CONFIG_HOME` (XDG Base Directory: relative paths
/// don't count) or `~/.config`, on macOS too; in `%APPDATA%` on Windows. What can't hold files counts as not set.
fn config_folder() -> Option<PathBuf> {
    let set = |name| std::env::var_os(name).map(PathBuf::from).filter(|path| can_hold_files(path));
    let in_home = || std::env::home_dir().map(|home| home.join(".config"));
    let base = match cfg!(windows) {
        true => set("APPDATA"),
        false => set("XDG_CONFIG_HOME").or_else(|| in_home().filter(|path| can_hold_files(path))),
    };
    base.map(|base| base.join("decline"))
}

/// Whether a path is, or could become, a folder. Services have /dev/null for a home.
fn can_hold_files(path: &Path) -> bool {
    let existing = path.ancestors().find(|folder| folder.exists());
    path.is_absolute() && existing.is_some_and(Path::is_dir)
}

/// The error that [`config_folder`] finds no folder. `alternative` says what the user can name by which flag instead.
fn no_config_folder(alternative: &str) -> Diagnostic {
    Diagnostic::error(Code::NoConfiguration, "there is no folder for your configuration")
        .hint(format!("set $HOME or $XDG_CONFIG_HOME to a folder, or name {alternative}"))
}

/// The error that a file can't be written; `hint` says what to do.
fn cant_write(path: &Path, error: &io::Error, hint: &str) -> Diagnostic {
    Diagnostic::error(Code::CantWrite, format!("can't write '{}': {error}", path.display())).hint(hint)
}

/// The context of an error of writing to stdout.
const CANT_WRITE_STDOUT: &str = "can't write to stdout";

/// Prints `text` and a line break to stdout. A closed pipe is no error: `decline man | head`.
fn print(text: &str) -> Result<Exit> {
    let mut stdout = stdout::open().context(CANT_WRITE_STDOUT)?;
    match writeln!(stdout, "{text}").and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error).context(CANT_WRITE_STDOUT),
        _ => Ok(Exit::Done),
    }
}

/// Prints a value as JSON with `--json`, else the text.
fn print_json_or(json: bool, value: &impl Serialize, text: impl FnOnce() -> String) -> Result<Exit> {
    if json { print_json(value) } else { print(&text()) }
}

/// Prints a value as one line of JSON.
fn print_json(value: &impl Serialize) -> Result<Exit> {
    print(&serde_json::to_string(value).context("can't write JSON")?)
}

/// The JSON output of the `check` verbs.
#[derive(Serialize)]
struct CheckReport<'a> {
    /// The file or folder that was checked; `builtin` for the built-in ones.
    path: &'a str,
    errors: usize,
    warnings: usize,
    diagnostics: &'a [Diagnostic],
}

impl<'a> CheckReport<'a> {
    fn new(path: &'a str, diagnostics: &'a [Diagnostic]) -> Self {
        let count = |severity| diagnostics.iter().filter(|it| it.severity == severity).count();
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        Self { path, errors, warnings, diagnostics }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_clock_out_of_range_is_an_error() {
        let after = SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(1 << 40)).expect("a time");
        assert_eq!(check_clock(after).map_err(|error| error.code), Err(Code::Clock));
        assert_eq!(check_clock(SystemTime::now()), Ok(()));
    }
}
