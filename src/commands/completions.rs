//! `decline completions`: the script by which a shell asks this program, and the names that it is answered with.
//!
//! The scripts and the reading of the line are clap_complete's. Ours are the names in force, and the quotes of
//! which it knows nothing.

use std::env;
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::{Command, CommandFactory, FromArgMatches};
use clap_complete::engine::{self, ArgValueCandidates, CompletionCandidate};
use clap_complete::env::{self as shells, CompleteEnv, EnvCompleter, Shells};

use super::{AppContext, print};
use crate::cli::{Cli, CompletionsArgs, Shared};
use crate::console::Console;
use crate::error::{CommandError, Exit};
use crate::policy;
use crate::templates::Templates;
use crate::text;
use crate::words::{Reply, Tie};

/// What the scripts set when they ask.
const ASKED: &str = "DECLINE_COMPLETE";

const SHELLS: Shells<'_> =
    Shells(&[&Bash, &shells::Elvish, &shells::Fish, &shells::Powershell, &shells::Zsh]);

/// Prints the script.
pub(super) fn completions(args: &CompletionsArgs) -> Result<Exit> {
    let shell = SHELLS.completer(&args.shell.to_string()).context("there is no script for this shell")?;
    let mut script = Vec::new();
    shell.write_registration(ASKED, "decline", "decline", "decline", &mut script)?;
    print(String::from_utf8_lossy(&script).trim())?;
    Ok(Exit::Done)
}

/// Answers a script, and tells whether one has asked.
///
/// # Errors
///
/// It asks for a shell that isn't known, or the answer can't be written.
pub(crate) fn answer() -> Result<bool, clap::Error> {
    if env::var_os(ASKED).is_none() {
        return Ok(false);
    }
    let asked = ["decline", "--"].into_iter().map(OsString::from).chain(line());
    let here = env::current_dir().ok();
    CompleteEnv::with_factory(command).var(ASKED).shells(SHELLS).try_complete(asked, here.as_deref())
}

/// The command line with the names that can stand in it. Only here: setting them up costs a hundredth of a draft.
fn command() -> Command {
    let mut program = Cli::command();
    program.build();
    named(program)
}

fn named(verb: Command) -> Command {
    verb.mut_subcommands(named).mut_args(|arg| {
        let names = match arg.get_id().as_str() {
            "reply" => replies,
            "lang" => languages,
            "ties" => ties,
            "name" => templates,
            _ => return arg,
        };
        arg.add(ArgValueCandidates::new(names))
    })
}

/// The words of the line up to the cursor, as its shell is going to read them.
fn line() -> Vec<OsString> {
    // Bash and zsh give the whole line, and say where in it the cursor is.
    let cursor = env::var("_CLAP_COMPLETE_INDEX").ok().and_then(|index| index.parse().ok());
    let given = env::args_os().skip_while(|word| word != "--").skip(1);
    let mut line: Vec<OsString> = Vec::new();
    for word in given.take(cursor.map_or(usize::MAX, |cursor: usize| cursor + 1)) {
        // Bash makes a word of the = behind a flag.
        let is_behind_flag = line.last().is_some_and(|last| last.as_encoded_bytes().starts_with(b"--"));
        if !(word == "=" && is_behind_flag) {
            line.push(unquoted(word));
        }
    }
    line
}

/// A word without its quotes, the last of which may be still to come.
fn unquoted(word: OsString) -> OsString {
    let Some(typed) = word.to_str().filter(|typed| typed.contains(['\\', '\'', '"'])) else { return word };
    match shell_words::split(&format!("{typed}{}", open_quote(typed))).as_deref() {
        Ok([meant]) => meant.into(),
        _ => word,
    }
}

/// The quote that is open at the end of what is typed.
fn open_quote(typed: &str) -> &'static str {
    let closes = |quote: &&str| shell_words::split(&format!("{typed}{quote}")).is_ok();
    ["", "'", "\""].into_iter().find(closes).unwrap_or_default()
}

/// Bash puts an answer into the line as it is, so it is given with the quotes that it needs there.
struct Bash;

/// Tells what the engine's script doesn't: whether a quote is open at the cursor.
const TYPED: &str = r#"
_decline() { _DECLINE_TYPED=${COMP_LINE:0:COMP_POINT} _clap_complete_decline "$@"; }
complete -F _decline decline"#;

impl EnvCompleter for Bash {
    fn name(&self) -> &'static str {
        shells::Bash.name()
    }

    fn is(&self, name: &str) -> bool {
        shells::Bash.is(name)
    }

    fn write_registration(
        &self,
        var: &str,
        name: &str,
        bin: &str,
        completer: &str,
        script: &mut dyn Write,
    ) -> io::Result<()> {
        shells::Bash.write_registration(var, name, bin, completer, script)?;
        script.write_all(TYPED.as_bytes())
    }

    fn write_complete(
        &self,
        command: &mut Command,
        line: Vec<OsString>,
        here: Option<&Path>,
        answer: &mut dyn Write,
    ) -> io::Result<()> {
        // The cursor is behind the last word: the script counts words that `line` leaves out.
        let cursor = line.len().saturating_sub(1);
        let found = engine::complete(command, line, cursor, here)?;
        let typed = env::var("_DECLINE_TYPED").unwrap_or_default();
        let words = found.iter().filter_map(|it| quoted(it.get_value().to_str()?, open_quote(&typed)));
        // What the script takes them apart by.
        answer.write_all(words.collect::<Vec<_>>().join("\u{b}").as_bytes())
    }
}

/// A word as it is typed in bash behind this quote; `None` if it can't be.
fn quoted(word: &str, quote: &str) -> Option<String> {
    let quoted = |c: char| match quote {
        "'" if c == '\'' => r"'\''".to_owned(),
        "\"" if "\\$`\"".contains(c) => format!("\\{c}"),
        "" if c.is_ascii() && !c.is_alphanumeric() && !"-_./,+%".contains(c) => format!("\\{c}"),
        _ => c.to_string(),
    };
    (!word.contains(char::is_control)).then(|| word.chars().map(quoted).collect())
}

/// The replies in force, and the one that needs no template.
fn replies() -> Vec<CompletionCandidate> {
    offered(in_force().map(|context| [context.names.replies, vec![Reply::IGNORE.to_owned()]].concat()))
}

/// The languages in force.
fn languages() -> Vec<CompletionCandidate> {
    offered(in_force().map(|context| context.names.languages))
}

/// The ties in force; the user's own with what they mean.
fn ties() -> Vec<CompletionCandidate> {
    let own = in_force().map(|context| context.policy.ties).unwrap_or_default();
    let own = own.iter().map(|(tie, meaning)| {
        CompletionCandidate::new(tie.name()).help(Some(text::line(&meaning.value).into()))
    });
    Tie::BUILT_IN.into_iter().map(CompletionCandidate::new).chain(own).collect()
}

/// The templates in force: by their replies, and by their full names once one of those is begun.
fn templates() -> Vec<CompletionCandidate> {
    let Ok(AppContext { templates, names, .. }) = in_force() else { return Vec::new() };
    let names_of = |templates: &Templates| {
        templates.list().into_iter().flatten().map(|template| template.name).collect::<Vec<_>>()
    };
    let built_in = names_of(&Templates::built_in_only()).into_iter().map(|name| format!("builtin/{name}"));
    let full = offered(Ok(names_of(&templates).into_iter().chain(built_in)));
    offered(Ok(names.replies)).into_iter().chain(full.into_iter().map(|name| name.hide(true))).collect()
}

/// Names as candidates. A file can have any name: what couldn't be shown is left out.
fn offered(names: Result<impl IntoIterator<Item = String>>) -> Vec<CompletionCandidate> {
    let shown = |name: &String| !name.contains(text::is_unprintable);
    names.into_iter().flatten().filter(shown).map(CompletionCandidate::new).collect()
}

/// What is in force for the line, by the policy and the templates that it names. If there is a fault in them,
/// what is built in: nobody wants to hear of it in the middle of a word.
fn in_force() -> Result<AppContext> {
    let mut verb = Cli::command().ignore_errors(true).try_get_matches_from(line())?;
    while let Some((_, below)) = verb.remove_subcommand() {
        verb = below;
    }
    let mut shared = Shared::from_arg_matches(&verb)?;
    shared.policy = shared.policy.map(at_home);
    shared.templates = shared.templates.map(at_home);
    AppContext::open(&shared).or_else(|_| {
        let templates = Templates::built_in_only();
        let names = templates.names()?;
        let policy = policy::read(None)?.validate(&names).map_err(CommandError::from)?;
        Ok(AppContext { policy, templates, names, console: Console::new(true, true) })
    })
}

/// A path as the shell is going to read it: the line has not been run yet.
fn at_home(path: PathBuf) -> PathBuf {
    match (path.strip_prefix("~"), env::home_dir()) {
        (Ok(below), Some(home)) => home.join(below),
        _ => path,
    }
}
