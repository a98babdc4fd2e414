//! `decline man`: the manual page, made of what the command line says of itself.

use std::io;
use std::mem;

use anyhow::{Context, Result};
use clap::{Arg, Command, CommandFactory};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use super::draft::BUTTONS;
use super::print;
use crate::cli::Cli;
use crate::error::Exit;

const OVERVIEW: &str = "Your policy says who gets which reply, and a template says it in your words; both \
are files of yours (see FILES). Without them the built-in ones speak.";

/// The headings of flags that several verbs share. They are told once, in sections of their own.
const SHARED: [(&str, &str); 2] = [
    ("What you know", "The facts of an invitation, for draft and explain:"),
    ("With every verb", "What every verb takes:"),
];

/// What the program looks at beside its command line.
const ENVIRONMENT: [(&str, &str); 4] = [
    ("DECLINE_POLICY", "The policy to follow, unless --policy names one."),
    ("VISUAL, EDITOR", "What opens a draft or a file to edit: the first of them that is set."),
    ("XDG_CONFIG_HOME", "The folder of your configuration, if it isn't ~/.config."),
    ("NO_COLOR", "If it is set, messages aren't coloured; a draft never is."),
];

/// The files of the user's own.
const FILES: [(&str, &str); 3] = [
    ("~/.config/decline/policy.toml", "Your policy; decline policy init writes one to start from."),
    (
        "~/.config/decline/policy.schema.json",
        "What your editor completes and checks it by; written beside it.",
    ),
    (
        "~/.config/decline/templates/",
        "Your templates, REPLY.j2 or LANG/REPLY.j2; decline templates show prints one to start from.",
    ),
];

/// Examples for which the help has no room, written as it writes them.
const EXAMPLES: &str = "
Your own policy, and what it makes of somebody:
  decline policy init
  decline policy check
  decline explain --from \"Ida Holm\" --headline \"CTO at Acme\" --mutuals 7

The facts from LinkedIn's mail, a last look in your editor, and the draft to the clipboard:
  decline draft --mail invitation.eml --edit --copy";

const STATUSES: &str = "At 1 and 2 there is no draft on stdout, and stderr says what to do.";

/// Prints the page.
pub(super) fn man() -> Result<Exit> {
    print(page().context("can't make the manual page")?.trim_end())?;
    Ok(Exit::Done)
}

fn page() -> io::Result<String> {
    let mut page = beginning()?;
    page += &section("VERBS").render();
    for verb in verbs() {
        page += &about(verb)?;
    }
    for (heading, about) in SHARED {
        page += &section(&heading.to_uppercase()).text([roman(about)]).render();
        let has_it = |verb: &Command| verb.get_arguments().any(|arg| arg.get_help_heading() == Some(heading));
        if let Some(verb) = verbs().into_iter().find(has_it) {
            page += &options(verb, &|arg| arg.get_help_heading() == Some(heading))?;
        }
    }
    page += &ending();
    // Each piece begins as a page does. And a path can be longer than a line of a narrow terminal: behind a
    // slash it may be broken.
    let preamble = Roff::new().render();
    Ok(preamble.clone() + &page.replace(&preamble, "").replace("/", "/\\:").replace("~/\\:", "~/"))
}

/// The verbs that do something, in the order of the help.
fn verbs() -> Vec<Command> {
    fn below(mut command: Command) -> Vec<Command> {
        if !command.has_subcommands() {
            return vec![command];
        }
        let shown = command.get_subcommands_mut().filter(|verb| !verb.is_hide_set());
        shown.map(mem::take).flat_map(below).collect()
    }
    let mut program = Cli::command();
    program.build();
    below(program)
}

fn section(name: &str) -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", [name]);
    roff
}

/// Title, name, synopsis, description, and the program's own options.
fn beginning() -> io::Result<String> {
    let usage = |mut verb: Command| verb.render_usage().to_string().replace("Usage: ", "");
    let usages: Vec<String> = verbs().into_iter().map(usage).collect();
    let man = Man::new(Cli::command().override_usage(usages.join("\n")));
    // The date is left open; what comes behind it goes by its place.
    let man = man.date("\"\"").manual("User Commands");
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    // Commands are neither stretched nor hyphenated.
    Roff::new().control("ad", ["l"]).control("nh", []).to_writer(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    Roff::new().control("PP", []).text([roman(OVERVIEW)]).to_writer(&mut page)?;
    man.render_options_section(&mut page)?;
    Ok(String::from_utf8_lossy(&page).into_owned())
}

/// What a verb does, and the flags that it shares with no other.
fn about(verb: Command) -> io::Result<String> {
    let mut roff = Roff::new();
    roff.control("SS", [verb.get_bin_name().unwrap_or(verb.get_name())]);
    let about = verb.get_long_about().or(verb.get_about());
    paragraphs(&about.map(ToString::to_string).unwrap_or_default(), &mut roff);
    let mut after = Roff::new();
    if let Some(text) = verb.get_after_help() {
        after.control("PP", []);
        paragraphs(&text.to_string(), &mut after);
    }
    let shared = |arg: &Arg| SHARED.iter().any(|(heading, _)| arg.get_help_heading() == Some(heading));
    let own = options(verb, &|arg| !shared(arg) && arg.get_id() != "help")?;
    Ok(roff.render() + &own + &after.render())
}

/// Renders those of a verb's flags and arguments that are wanted, whatever their headings in the help.
fn options(verb: Command, wanted: &dyn Fn(&Arg) -> bool) -> io::Result<String> {
    let list = verb.mut_args(|arg| match wanted(&arg) {
        true => arg.help_heading(None::<&str>),
        false => arg.hide(true),
    });
    let mut page = Vec::new();
    Man::new(list).render_options_section(&mut page)?;
    let page = String::from_utf8_lossy(&page);
    // It is a part of our sections, and one break will do before the possible values.
    Ok(page.replace(".SH OPTIONS\n", "").replace(".br\n\n.br\n", ".sp\n"))
}

/// Renders text of the help: paragraphs, and commands, which are indented there.
fn paragraphs(text: &str, roff: &mut Roff) {
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        if line.is_empty() {
            roff.control("PP", []);
        } else if let Some(first) = line.strip_prefix("  ") {
            roff.control("RS", ["4"]).control("PD", ["0"]).control("IP", ["$", "2"]).text([bold(first)]);
            while let Some(next) = lines.next_if(|line| line.starts_with("  ")) {
                roff.control("IP", ["$", "2"]).text([bold(next.trim_start())]);
            }
            roff.control("PD", []).control("RE", []);
        } else {
            roff.text([roman(line)]);
        }
    }
}

/// Statuses and examples, as the help tells them, and between them what the help doesn't tell.
fn ending() -> String {
    let after = Cli::command().get_after_help().map(ToString::to_string).unwrap_or_default();
    let (examples, statuses) = after.split_once("\n\nExit status: ").unwrap_or((&after, ""));
    let mut roff = section("EXIT STATUS");
    items(&statuses.split(", ").filter_map(|status| status.split_once(' ')).collect::<Vec<_>>(), &mut roff);
    roff.control("PP", []).text([roman(STATUSES)]);
    roff.control("SH", ["WHAT LINKEDIN'S BUTTONS DO"]);
    items(&BUTTONS, &mut roff);
    roff.control("SH", ["ENVIRONMENT"]);
    items(&ENVIRONMENT, &mut roff);
    roff.control("SH", ["FILES"]);
    items(&FILES, &mut roff);
    roff.control("SH", ["EXAMPLES"]);
    paragraphs(examples.trim_start_matches("Examples:\n"), &mut roff);
    paragraphs(EXAMPLES, &mut roff);
    roff.render()
}

fn items(items: &[(&str, &str)], roff: &mut Roff) {
    for (name, meaning) in items {
        roff.control("TP", []).text([bold(*name)]).text([roman(*meaning)]);
    }
}
