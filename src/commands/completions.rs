//! `decline completions`: a script for the shell, and the answers to what that script asks.
//!
//! The scripts for bash, zsh and fish hold no words: they ask this program, which knows its flags and the
//! names in force. An answer begins with a line that says what can stand at the cursor: `words`, `files` or
//! `folders`. Behind `words` each has a line: the word, a tab, what it means. Scripts that were installed
//! long ago rely on that.

mod line;

use std::path::PathBuf;

use anyhow::Result;
use clap::{Arg, Command, CommandFactory, ValueHint};
use clap_complete::aot;
use unicode_normalization::char::is_combining_mark;

use self::line::{Line, Slot, Word};
use super::{AppContext, print};
use crate::cli::{Cli, CompletionsArgs, Shared, Shell};
use crate::console::Console;
use crate::error::{CommandError, Exit};
use crate::policy;
use crate::templates::Templates;
use crate::text;
use crate::words::Reply;

/// Prints the script, or answers it.
pub(super) fn completions(args: &CompletionsArgs) -> Result<Exit> {
    let mut program = Cli::command();
    program.build();
    let words: Vec<String> = args.words.iter().map(|word| word.to_string_lossy().into_owned()).collect();
    let printed = match words.split_last() {
        None => script(args.shell, &mut program).trim_end().to_owned(),
        Some((typed, before)) if args.shell == Shell::Bash => answer(&program, &as_bash_means(before), typed),
        Some((typed, before)) => answer(&program, before, typed),
    };
    print(&printed)?;
    Ok(Exit::Done)
}

/// The script for a shell. PowerShell's is clap's own, a table of verbs and flags.
fn script(shell: Shell, program: &mut Command) -> String {
    match shell {
        Shell::Bash => include_str!("completions/decline.bash").to_owned(),
        Shell::Zsh => include_str!("completions/decline.zsh").to_owned(),
        Shell::Fish => include_str!("completions/decline.fish").to_owned(),
        Shell::PowerShell => {
            let mut script = Vec::new();
            aot::generate(aot::PowerShell, program, "decline", &mut script);
            String::from_utf8_lossy(&script).into_owned()
        }
    }
}

/// Reads words as bash cuts them: with their quotes, and with the = behind a flag as a word of its own.
fn as_bash_means(words: &[String]) -> Vec<String> {
    let mut meant: Vec<String> = Vec::new();
    for word in words {
        if word == "=" && meant.last().is_some_and(|last| last.starts_with("--")) {
            continue;
        }
        meant.push(match shell_words::split(word).as_deref() {
            Ok([one]) => one.clone(),
            _ => word.clone(),
        });
    }
    meant
}

/// Says what can stand at the cursor, where `typed` has been begun.
fn answer(program: &Command, before: &[String], typed: &str) -> String {
    let line = Line::read(program, before.iter().skip(1).map(String::as_str));
    let words = match line.slot(typed) {
        Slot::Words(words) => words,
        Slot::Value { of, before, typed } => match of.get_value_hint() {
            ValueHint::AnyPath => return "files".to_owned(),
            ValueHint::DirPath => return "folders".to_owned(),
            _ => {
                let taken: Vec<&str> = before.split([',', '=']).collect();
                let fits = |it: &Word| it.name.starts_with(&typed) && !taken.contains(&it.name.as_str());
                let fitting = values(of, &typed, &line).into_iter().filter(fits);
                fitting.map(|it| Word { name: before.clone() + &it.name, ..it }).collect()
            }
        },
    };
    let mut answer = "words".to_owned();
    for Word { name, meaning } in &words {
        answer.push_str(&format!("\n{name}\t{}", text::line(meaning)));
    }
    answer
}

/// The values that can be offered for an argument.
fn values(arg: &Arg, typed: &str, line: &Line<'_>) -> Vec<Word> {
    let possible = arg.get_possible_values();
    let mut values: Vec<Word> = if possible.is_empty() {
        in_force(line).map(|context| names(arg.get_id().as_str(), typed, context)).unwrap_or_default()
    } else {
        let shown = possible.iter().filter(|value| !value.is_hide_set());
        shown.map(|value| Word::new(value.get_name(), value.get_help())).collect()
    };
    values.retain(|value| is_plain(&value.name));
    values
}

/// Tells whether a name means itself in every shell. A file can have any name; what would need quotes is left
/// for the user to type.
fn is_plain(name: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || is_combining_mark(c) || "-_./".contains(c);
    !name.starts_with('-') && name.chars().all(plain)
}

/// The names in force of what an argument takes.
fn names(id: &str, typed: &str, context: AppContext) -> Vec<Word> {
    let AppContext { policy, templates, names, .. } = context;
    let own_tie = |name: &str| policy.ties.iter().find(|(tie, _)| tie.name() == name);
    let named = |names: Vec<String>| names.iter().map(|name| Word::new(name, None::<&str>)).collect();
    match id {
        "reply" => named([names.replies, vec![Reply::IGNORE.to_owned()]].concat()),
        "lang" => named(names.languages),
        "ties" => {
            let word = |name| Word::new(name, own_tie(name).map(|(_, meaning)| &meaning.value));
            policy.tie_names().map(word).collect()
        }
        "name" if typed.contains('/') => named(full_names(&templates)),
        "name" => named(names.replies),
        _ => Vec::new(),
    }
}

/// Every template in force by its full name, and every built-in one.
fn full_names(templates: &Templates) -> Vec<String> {
    let names = |templates: &Templates| {
        let list = templates.list().unwrap_or_default();
        list.into_iter().map(|template| template.name).collect::<Vec<_>>()
    };
    let built_in = names(&Templates::built_in_only()).into_iter().map(|name| format!("builtin/{name}"));
    names(templates).into_iter().chain(built_in).collect()
}

/// What is in force for a line, by the policy and the templates that it names. If there is a fault in them,
/// what is built in: nobody wants to hear of it in the middle of a word.
fn in_force(line: &Line<'_>) -> Result<AppContext> {
    let shared = Shared {
        policy: line.value("policy").map(path),
        templates: line.value("templates").map(path),
        quiet: true,
        no_input: true,
    };
    AppContext::open(&shared).or_else(|_| {
        let templates = Templates::built_in_only();
        let names = templates.names()?;
        let policy = policy::read(None)?.validate(&names).map_err(CommandError::from)?;
        Ok(AppContext { policy, templates, names, console: Console::new(true, true) })
    })
}

/// A path as the shell is going to read it: the line has not been run yet.
fn path(typed: &str) -> PathBuf {
    match (typed.strip_prefix("~/"), std::env::home_dir()) {
        (Some(below), Some(home)) => home.join(below),
        _ => typed.into(),
    }
}
