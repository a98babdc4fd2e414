//! `decline man`: the manual page in roff, made of the help texts, the keys of an invitation and the codes of
//! diagnostics.

use std::collections::HashSet;
use std::io;

use anyhow::{Context, Result};
use clap::builder::PossibleValue;
use clap::{Arg, Command, CommandFactory, ValueEnum};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use super::draft::BUTTONS;
use super::print;
use crate::cli::Cli;
use crate::diagnostic::Code;
use crate::error::Exit;
use crate::invitation::InvitationRecord;

const OVERVIEW: &str = "Your policy says who gets which reply, and a template says it in your words; both \
are files of yours (see FILES). Without them the built-in ones speak. Where a run fails there is no draft on \
stdout, and stderr says what to do.";

const VERBS: &str = "The flags of each have a section below; WHAT YOU KNOW is for draft and explain.";

/// The help headings of flags that several verbs share. They are listed once.
const SHARED_HEADINGS: [&str; 2] = ["What you know", "With every verb"];

/// The environment variables that the program reads.
const ENVIRONMENT: [(&str, &str); 4] = [
    ("DECLINE_POLICY", "The policy to follow, unless --policy names one."),
    ("VISUAL, EDITOR", "What opens a draft or a file to edit: the first of them that is set."),
    ("XDG_CONFIG_HOME", "The folder of your configuration, if it isn't ~/.config."),
    ("NO_COLOR", "If it is set, messages aren't coloured; a draft never is."),
];

/// The user's own files.
const FILES: [(&str, &str); 2] = [
    ("~/.config/decline/policy.toml", "Your policy; decline policy init writes one to start from."),
    (
        "~/.config/decline/templates/",
        "Your templates, REPLY.j2 or LANG/REPLY.j2; decline templates show prints one to start from.",
    ),
];

/// Examples that the help doesn't have, in the format of the help.
const EXAMPLES: &str = "
Your own policy, and what it makes of somebody:
  decline policy init
  decline policy check
  decline explain --from \"Ida Holm\" --headline \"CTO at Acme\" --mutuals 7

The facts from LinkedIn's mail, a last look in your editor, and the draft to the clipboard:
  decline draft --mail invitation.eml --edit --copy";

/// Prints the page.
pub(super) fn man() -> Result<Exit> {
    let page = page().context("can't make the manual page")?;
    print(dense(&String::from_utf8_lossy(&page)).trim_end())
}

/// Leaves blank lines in a page only above its sections: an entry of a list needs none.
fn dense(page: &str) -> String {
    let lines = page.lines().map(|line| match line.starts_with(".SH ") {
        true => format!(".PD\n{line}\n.PD 0\n"),
        false => format!("{line}\n"),
    });
    lines.collect()
}

fn page() -> io::Result<Vec<u8>> {
    let mut program = Cli::command();
    program.build();
    let mut page = Vec::new();
    render_introduction(&program, &mut page)?;
    let mut verbs = Roff::new();
    verbs.control("SH", ["VERBS"]).text([roman(VERBS)]);
    add_verb(&mut program, &mut verbs);
    verbs.to_writer(&mut page)?;
    render_flags(&program, &mut page)?;
    let help = program.get_after_help().map(ToString::to_string).unwrap_or_default();
    let (examples, statuses) = help.split_once("\n\nExit status: ").unwrap_or((&help, ""));
    let mut roff = lists(statuses);
    roff.control("SH", ["EXAMPLES"]);
    add_paragraphs(examples.trim_start_matches("Examples:\n"), &mut roff);
    add_paragraphs(EXAMPLES, &mut roff);
    roff.to_writer(&mut page)?;
    Ok(page)
}

/// Renders the sections up to the options of the program itself.
fn render_introduction(program: &Command, page: &mut Vec<u8>) -> io::Result<()> {
    let man = Man::new(program.clone());
    man.render_title(page)?;
    // Left-aligned without hyphenation, so that commands can be copied.
    Roff::new().control("ad", ["l"]).control("nh", []).to_writer(page)?;
    man.render_name_section(page)?;
    man.render_synopsis_section(page)?;
    man.render_description_section(page)?;
    Roff::new().control("PP", []).text([roman(OVERVIEW)]).to_writer(page)?;
    man.render_options_section(page)
}

/// Adds the usage and the help of a verb, or of each of its subcommands.
fn add_verb(verb: &mut Command, roff: &mut Roff) {
    if verb.has_subcommands() {
        return verb.get_subcommands_mut().for_each(|subcommand| add_verb(subcommand, roff));
    }
    roff.control("SS", [verb.render_usage().to_string().trim_start_matches("Usage: ")]);
    for text in [verb.get_long_about().or(verb.get_about()), verb.get_after_help()].into_iter().flatten() {
        roff.control("PP", []);
        add_paragraphs(&text.to_string(), roff);
    }
}

/// Renders a section for the flags of each verb, then those that verbs share.
fn render_flags(program: &Command, page: &mut Vec<u8>) -> io::Result<()> {
    let is_shared = |flag: &Arg| flag.get_help_heading().is_some_and(|it| SHARED_HEADINGS.contains(&it));
    for verb in program.get_subcommands() {
        let heading = format!("decline {}", verb.get_name());
        let own = flags(verb).into_iter().filter(|flag| !is_shared(flag));
        render_options(own.map(|flag| flag.help_heading(heading.clone())), page)?;
    }
    render_options(flags(program).into_iter().filter(is_shared), page)
}

/// Returns the flags and arguments of a verb and of its subcommands. The registers are described under the first verb
/// that has them, and the shells with their commands.
fn flags(verb: &Command) -> Vec<Arg> {
    let own = verb.get_arguments().filter(|flag| !["help", "version"].contains(&flag.get_id().as_str()));
    let is_described = |flag: &Arg| match flag.get_id().as_str() {
        "register" => verb.get_name() != "draft",
        id => id == "shell",
    };
    own.map(|flag| flag.clone().hide_possible_values(is_described(flag)))
        .chain(verb.get_subcommands().flat_map(flags))
        .collect()
}

/// Renders flags, each once, in the sections of their help headings.
fn render_options(flags: impl Iterator<Item = Arg>, page: &mut Vec<u8>) -> io::Result<()> {
    let mut seen = HashSet::new();
    let unique = flags.filter(|flag| seen.insert(flag.get_id().clone()));
    Man::new(Command::new("decline").disable_help_flag(true).args(unique)).render_options_section(page)
}

/// Adds a text of the help: paragraphs, and commands, which are indented there.
fn add_paragraphs(text: &str, roff: &mut Roff) {
    for line in text.lines() {
        match line.strip_prefix("  ") {
            Some(command) => roff.control("IP", ["$", "2"]).text([bold(command)]),
            None if line.is_empty() => roff.control("PP", []),
            None => roff.text([roman(line)]),
        };
    }
}

/// Returns the sections that are lists. `statuses` are the exit statuses of the help: `0 done, 1 failure`.
fn lists(statuses: &str) -> Roff {
    let statuses: Vec<_> = statuses.split(", ").filter_map(|status| status.split_once(' ')).collect();
    let codes: Vec<_> = Code::value_variants().iter().filter_map(Code::to_possible_value).collect();
    let meaning = |code: &PossibleValue| code.get_help().map(ToString::to_string).unwrap_or_default();
    let meanings: Vec<String> = codes.iter().map(meaning).collect();
    let codes: Vec<_> =
        codes.iter().map(PossibleValue::get_name).zip(meanings.iter().map(String::as_str)).collect();
    let mut roff = Roff::new();
    for (heading, items) in [
        ("EXIT STATUS", &statuses[..]),
        ("KEYS OF A LINE OF JSON", &InvitationRecord::KEYS),
        ("CODES OF ERRORS AND WARNINGS", &codes),
        ("WHAT LINKEDIN'S BUTTONS DO", &BUTTONS),
        ("ENVIRONMENT", &ENVIRONMENT),
        ("FILES", &FILES),
    ] {
        // The meanings stand beside the names where these are short.
        roff.control("SH", [heading]);
        for (name, meaning) in items {
            roff.control("TP", ["22"]).text([bold(*name)]).text([roman(*meaning)]);
        }
    }
    roff
}
