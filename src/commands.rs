//! The verbs. Each body names its stages; only here do two neighbouring stages meet.

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
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde::Serialize;

use crate::cli::{Cli, OnDemand, Shared, Verb};
use crate::console::Console;
use crate::diagnostic::{Diagnostic, Severity};
use crate::error::{CommandError, Exit};
use crate::known_names::KnownNames;
use crate::policy::{Parsed, Place, Policy};
use crate::templates::Templates;

/// Does what the command line says.
///
/// # Errors
///
/// What went wrong; then nothing was written to stdout.
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

/// What every draft needs: the policy in force, the templates, the person.
struct AppContext {
    policy: Policy,
    templates: Templates,
    names: KnownNames,
    console: Console,
}

impl AppContext {
    fn open(shared: &Shared) -> Result<Self> {
        let place = crate::policy::locate(shared.policy.as_deref(), config_folder().as_deref());
        Self::with(crate::policy::read(place.as_ref())?, shared)
    }

    /// The same, with this policy in force.
    fn with(parsed: Parsed, shared: &Shared) -> Result<Self> {
        let config = config_folder();
        let templates =
            Templates::locate(shared.templates.as_deref(), || parsed.templates(), config.as_deref())?;
        let mut names = templates.names()?;
        let policy = parsed.validate(&names).map_err(CommandError::from)?;
        names.ties = policy.tie_names().map(str::to_owned).collect();
        let console = Console::new(shared.quiet, shared.no_input);
        Ok(Self { policy, templates, names, console })
    }

    /// Says when it was not the user's own policy that spoke.
    fn tell_policy(&self) {
        if self.policy.place == Place::BuiltIn {
            self.console
                .note("no policy file found, using the built-in one; `decline policy init` writes one for you to change");
        }
    }
}

/// The user's configuration folder for decline: in `$XDG_CONFIG_HOME` (XDG Base Directory: relative paths
/// don't count) or `~/.config`, on macOS too; in `%APPDATA%` on Windows.
fn config_folder() -> Option<PathBuf> {
    let base = if cfg!(windows) {
        std::env::var_os("APPDATA").map(PathBuf::from)
    } else {
        std::env::var_os("XDG_CONFIG_HOME")
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
            .or_else(|| std::env::home_dir().map(|home| home.join(".config")))
    };
    base.map(|base| base.join("decline"))
}

/// Prints to stdout, with one line break at the end. A reader that has closed the pipe has had enough.
fn print(text: &str) -> Result<()> {
    let mut stdout = io::stdout().lock();
    match writeln!(stdout, "{text}").and_then(|()| stdout.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result.context("can't write to stdout"),
    }
}

/// What the `check` verbs print as JSON.
#[derive(Serialize)]
struct CheckReport<'a> {
    /// The file or folder that was checked; `builtin` for ours.
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

/// Prints a value as one line of JSON.
fn print_json(value: &impl Serialize) -> Result<()> {
    print(&serde_json::to_string(value).context("can't write JSON")?)
}
