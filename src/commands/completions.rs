//! `decline completions`: prints the script with which a shell asks this program for completions, and answers it.
//!
//! The scripts and the parsing of the command line are clap_complete's. What is added here: the names of the user's
//! policy and templates as candidates, and the handling of quotes, which clap_complete doesn't have.

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

/// The environment variable that the scripts set to request completions.
const REQUEST_VARIABLE: &str = "DECLINE_COMPLETE";

const SHELLS: Shells<'_> =
    Shells(&[&Bash, &shells::Elvish, &shells::Fish, &shells::Powershell, &shells::Zsh]);

/// Prints the script for a shell.
pub(super) fn completions(args: &CompletionsArgs) -> Result<Exit> {
    let shell = SHELLS.completer(&args.shell.to_string()).context("there is no script for this shell")?;
    let mut script = Vec::new();
    shell.write_registration(REQUEST_VARIABLE, "decline", "decline", "decline", &mut script)?;
    print(String::from_utf8_lossy(&script).trim())
}

/// Prints the completions that a script requests. Returns `false` if this run is no such request, and an error if the
/// script's shell is unknown.
pub(crate) fn answer() -> Result<bool, clap::Error> {
    if env::var_os(REQUEST_VARIABLE).is_none() {
        return Ok(false);
    }
    let request = ["decline", "--"].into_iter().map(OsString::from).chain(typed_words());
    let current_dir = env::current_dir().ok();
    CompleteEnv::with_factory(command)
        .var(REQUEST_VARIABLE)
        .shells(SHELLS)
        .try_complete(request, current_dir.as_deref())
}

/// The program's command line with the candidates for names. Used here only: to set them up takes a hundredth of
/// the time of a draft.
fn command() -> Command {
    let mut program = Cli::command();
    program.build();
    with_candidates(program)
}

fn with_candidates(verb: Command) -> Command {
    verb.mut_subcommands(with_candidates).mut_args(|arg| {
        let candidates = match arg.get_id().as_str() {
            "reply" => replies,
            "lang" => languages,
            "ties" => ties,
            "name" => templates,
            _ => return arg,
        };
        arg.add(ArgValueCandidates::new(candidates))
    })
}

/// Returns the words of the command line up to the cursor, without the shell's quotes.
fn typed_words() -> Vec<OsString> {
    // Bash and zsh pass the whole line, and the index of the word at the cursor.
    let cursor = env::var("_CLAP_COMPLETE_INDEX").ok().and_then(|index| index.parse().ok());
    let given = env::args_os().skip_while(|word| word != "--").skip(1);
    let mut words: Vec<OsString> = Vec::new();
    for word in given.take(cursor.map_or(usize::MAX, |cursor: usize| cursor + 1)) {
        // Bash makes the = of --flag=value a word of its own.
        let follows_flag = words.last().is_some_and(|last| last.as_encoded_bytes().starts_with(b"--"));
        if !(word == "=" && follows_flag) {
            words.push(unquote(word));
        }
    }
    words
}

/// Removes the quotes of a word, which may lack its closing quote.
fn unquote(word: OsString) -> OsString {
    let Some(typed) = word.to_str().filter(|typed| typed.contains(['\\', '\'', '"'])) else { return word };
    match shell_words::split(&format!("{typed}{}", open_quote(typed))).as_deref() {
        Ok([unquoted]) => unquoted.into(),
        _ => word,
    }
}

/// Returns the quote that is open at the end of a text, or an empty string.
fn open_quote(typed: &str) -> &'static str {
    let closes = |quote: &&str| shell_words::split(&format!("{typed}{quote}")).is_ok();
    ["", "'", "\""].into_iter().find(closes).unwrap_or_default()
}

/// Bash inserts a completion into the line as it is, so it is printed with the quotes that it needs there.
struct Bash;

/// Passes the line up to the cursor, which clap_complete's script doesn't, to detect an open quote.
const BASH_WRAPPER: &str = r#"
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
        script.write_all(BASH_WRAPPER.as_bytes())
    }

    fn write_complete(
        &self,
        command: &mut Command,
        words: Vec<OsString>,
        current_dir: Option<&Path>,
        output: &mut dyn Write,
    ) -> io::Result<()> {
        // The cursor is in the last word. The script's index also counts words that `typed_words` leaves out.
        let cursor = words.len().saturating_sub(1);
        let candidates = engine::complete(command, words, cursor, current_dir)?;
        let quote = open_quote(&env::var("_DECLINE_TYPED").unwrap_or_default());
        let quoted = candidates.iter().filter_map(|it| quote_for_bash(it.get_value().to_str()?, quote));
        // The separator that the script splits by.
        output.write_all(quoted.collect::<Vec<_>>().join("\u{b}").as_bytes())
    }
}

/// Escapes a word for bash after an open quote (`'`, `"` or none). `None` if it contains control characters.
fn quote_for_bash(word: &str, quote: &str) -> Option<String> {
    let escape = |c: char| match quote {
        "'" if c == '\'' => r"'\''".to_owned(),
        "\"" if "\\$`\"".contains(c) => format!("\\{c}"),
        "" if c.is_ascii() && !c.is_alphanumeric() && !"-_./,+%".contains(c) => format!("\\{c}"),
        _ => c.to_string(),
    };
    (!word.contains(char::is_control)).then(|| word.chars().map(escape).collect())
}

/// The replies that have a template, and `ignore`, which needs none.
fn replies() -> Vec<CompletionCandidate> {
    let context = context_for_line();
    candidates(context.map(|context| [context.names.replies, vec![Reply::IGNORE.to_owned()]].concat()))
}

/// The languages that have templates.
fn languages() -> Vec<CompletionCandidate> {
    candidates(context_for_line().map(|context| context.names.languages))
}

/// The built-in ties, and the user's own with their descriptions.
fn ties() -> Vec<CompletionCandidate> {
    let own = context_for_line().map(|context| context.policy.ties).unwrap_or_default();
    let own = own.iter().map(|(tie, description)| {
        CompletionCandidate::new(tie.name()).help(Some(text::line(&description.value).into()))
    });
    Tie::BUILT_IN.into_iter().map(CompletionCandidate::new).chain(own).collect()
}

/// The templates: by their replies, and by their full names, which are hidden until one of them is begun.
fn templates() -> Vec<CompletionCandidate> {
    let Ok(AppContext { templates, names, .. }) = context_for_line() else { return Vec::new() };
    let names_of =
        |templates: &Templates| templates.list().into_iter().flatten().map(|template| template.name);
    let built_in = names_of(&Templates::built_in_only()).map(|name| format!("builtin/{name}"));
    let full_names = candidates(Ok(names_of(&templates).chain(built_in)));
    let hidden = full_names.into_iter().map(|name| name.hide(true));
    candidates(Ok(names.replies)).into_iter().chain(hidden).collect()
}

/// Returns names as candidates. File names can contain any character, so those that can't be printed are left out.
fn candidates(names: Result<impl IntoIterator<Item = String>>) -> Vec<CompletionCandidate> {
    let is_printable = |name: &String| !text::has_unprintable(name);
    names.into_iter().flatten().filter(is_printable).map(CompletionCandidate::new).collect()
}

/// Opens the policy and the templates that the typed flags name. If there is an error in them, the built-in ones are
/// used, since an error message would only disturb the typing.
fn context_for_line() -> Result<AppContext> {
    let mut verb = Cli::command().ignore_errors(true).try_get_matches_from(typed_words())?;
    while let Some((_, subcommand)) = verb.remove_subcommand() {
        verb = subcommand;
    }
    let mut shared = Shared::from_arg_matches(&verb)?;
    shared.policy = shared.policy.map(expand_home);
    shared.templates = shared.templates.map(expand_home);
    AppContext::open(&shared).or_else(|_| {
        let templates = Templates::built_in_only();
        let names = templates.names()?;
        let policy = policy::read(None)?.validate(&names).map_err(CommandError::from)?;
        Ok(AppContext { policy, templates, names, console: Console::new(true, true) })
    })
}

/// Replaces a leading `~` by the home folder, as the shell will when it runs the line.
fn expand_home(path: PathBuf) -> PathBuf {
    match (path.strip_prefix("~"), env::home_dir()) {
        (Ok(rest), Some(home)) => home.join(rest),
        _ => path,
    }
}
