//! The messages of clap, printed in the form of the program's own.

use std::io::Write;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::console;
use crate::error::Exit;
use crate::text;
use crate::words::Tie;

/// Prints help and version to stdout, or an error of the command line to stderr.
pub fn report(mut error: clap::Error) -> Exit {
    if !error.use_stderr() {
        // A closed pipe is no failure: `decline --help | head`.
        let _ = error.print();
        return Exit::Done;
    }
    improve_suggestions(&mut error);
    // Without colours, and filtered: the error quotes arguments, which must not reach the terminal as escape sequences.
    let message = text::lines(&error.render().to_string()).replace("  tip:", "hint:");
    let _ = writeln!(anstream::stderr().lock(), "{message}");
    console::nothing_written();
    Exit::Usage
}

/// Removes suggestions that are too different from what was given, and adds a hint where an option begins with a long
/// dash or a name lacks its flag.
fn improve_suggestions(error: &mut clap::Error) {
    use ContextKind::{
        InvalidArg, InvalidSubcommand, InvalidValue, SuggestedArg, SuggestedSubcommand, SuggestedValue,
    };
    for (given, suggested) in
        [(InvalidValue, SuggestedValue), (InvalidArg, SuggestedArg), (InvalidSubcommand, SuggestedSubcommand)]
    {
        let (given, names) = (context(error, given), context(error, suggested));
        let names = names.split(", ").map(|name| name.trim_start_matches('-'));
        let is_near = text::nearest(given.trim_start_matches('-'), names).is_some();
        if !is_near && error.remove(suggested).is_some() {
            // The usage shows the suggestion too.
            error.remove(ContextKind::Usage);
        }
    }
    let hint = long_dash_hint(error)
        .or_else(|| curly_quotes_hint(error))
        .or_else(|| single_dash_hint(error))
        .or_else(|| other_word_hint(error))
        .or_else(|| missing_value_hint(error))
        .or_else(|| missing_flag_hint(error));
    if let Some(hint) = hint {
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![hint.into()]));
    } else if context(error, ContextKind::Suggested).contains(" as a value, use ") {
        // Nobody means an unknown option as a value.
        error.remove(ContextKind::Suggested);
    }
}

/// Returns a hint if what isn't known begins with a long dash.
fn long_dash_hint(error: &clap::Error) -> Option<String> {
    let given = [ContextKind::InvalidArg, ContextKind::InvalidSubcommand].map(|kind| context(error, kind));
    given.iter().find_map(|given| text::long_dash(given))
}

/// Returns a hint if what isn't known has a curly quotation mark, which doesn't keep words together.
fn curly_quotes_hint(error: &clap::Error) -> Option<String> {
    let given = [ContextKind::InvalidArg, ContextKind::InvalidSubcommand].map(|kind| context(error, kind));
    let is_curly = |c: &char| matches!(c, '“' | '”' | '„');
    given.iter().find_map(|given| given.chars().find(is_curly)).and_then(text::foreign_character)
}

/// Returns the arguments of the program; what isn't Unicode in them is replaced.
fn arguments() -> impl Iterator<Item = String> {
    std::env::args_os().skip(1).map(|argument| argument.to_string_lossy().into_owned())
}

/// Returns a hint if a long option was given with one dash (`-from`), which is read as options of one letter.
fn single_dash_hint(error: &clap::Error) -> Option<String> {
    let letter = context(error, ContextKind::InvalidArg);
    let mut arguments = arguments().filter(|argument| argument.starts_with(&letter));
    let option = arguments.find(|argument| argument.len() > 2)?;
    let is_letter = letter.len() == 2 && letter.starts_with('-') && letter != "--";
    is_letter.then(|| format!("an option of several letters begins with two dashes: -{option}"))
}

/// Returns a hint if an option is called otherwise, or stands where a verb must.
fn other_word_hint(error: &clap::Error) -> Option<String> {
    let given = context(error, ContextKind::InvalidArg);
    let value = context(error, ContextKind::InvalidValue);
    let usage = context(error, ContextKind::Usage);
    match given.as_str() {
        "--name" | "--inviter" | "--who" => Some("the inviter's name is --from".to_owned()),
        "--formal" | "--informal" => Some(format!("write --register {}", given.trim_start_matches('-'))),
        "--message" | "--text" => Some("what they wrote is --note".to_owned()),
        "-o" | "--output" => Some("the draft goes to stdout: end the command with > FILE".to_owned()),
        "--reason <REASON>" if Tie::BUILT_IN.contains(&value.as_str()) => {
            Some(format!("that is a tie: --tie {value}"))
        }
        "<INPUT>..." if arguments().any(|argument| argument.starts_with("--html")) => {
            Some("--html names the file to write; name the page or export to read too".to_owned())
        }
        "<INPUT>..." => Some("name what to read, or - for what comes through a pipe".to_owned()),
        _ if usage.contains("decline <COMMAND>") && given.starts_with("--") => {
            Some(format!("begin with a command: decline draft {given} …"))
        }
        _ => None,
    }
}

/// Returns a hint if a word follows a `-D` that has no value.
fn missing_value_hint(error: &clap::Error) -> Option<String> {
    let given = context(error, ContextKind::InvalidArg);
    let arguments: Vec<String> = arguments().collect();
    let (_, key) =
        arguments.windows(3).find_map(|it| (it[0] == "-D" && it[2] == given).then(|| (&it[0], &it[1])))?;
    let value = if given.contains(' ') { format!("\"{given}\"") } else { given };
    Some(format!("write -D {}={value}", key.trim_end_matches([':', '='])))
}

/// Returns a hint if the inviter's name was given to `draft` or `explain` without `--from`.
fn missing_flag_hint(error: &clap::Error) -> Option<String> {
    let given = context(error, ContextKind::InvalidArg);
    let usage = context(error, ContextKind::Usage);
    let has_from = usage.contains("decline draft ") || usage.contains("decline explain ");
    if error.kind() != ErrorKind::UnknownArgument || !has_from || given.starts_with('-') {
        return None;
    }
    // A single word is rarely the whole name: without quotes the shell splits it.
    let name = if given.contains(' ') && !given.contains('"') { &given } else { "Jane Doe" };
    Some(format!("name the inviter with --from \"{name}\"; what belongs together stands in quotes"))
}

/// Returns a part of an error as text, empty if the error doesn't have it.
fn context(error: &clap::Error, kind: ContextKind) -> String {
    error.get(kind).map(ToString::to_string).unwrap_or_default()
}
