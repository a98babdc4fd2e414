//! `decline man`: the manual page in roff, made of the help texts, the keys of an invitation and the codes of
//! diagnostics.

use std::collections::HashSet;
use std::io::{self, Write};

use anyhow::{Context, Result};
use clap::builder::PossibleValue;
use clap::{Arg, Command, CommandFactory, ValueEnum};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use super::draft::BUTTONS;
use super::print;
use crate::cli::{Cli, EVERY_VERB};
use crate::diagnostic::Code;
use crate::error::Exit;
use crate::invitation::InvitationRecord;
use crate::text;

/// The environment variables that the program reads.
const ENVIRONMENT: [(&str, &str); 4] = [
    ("DECLINE_POLICY", "The policy to follow, unless --policy names one."),
    ("VISUAL, EDITOR", "What opens a text to edit: the first that is set."),
    ("XDG_CONFIG_HOME", "Where your configuration is, if not in ~/.config."),
    ("NO_COLOR", "If it is set, messages aren't coloured."),
];

/// The user's own files.
const FILES: [(&str, &str); 2] = [
    ("~/.config/decline/policy.toml", "Your policy; decline policy init writes one."),
    ("~/.config/decline/templates/", "Your templates, REPLY.j2 or LANG/REPLY.j2."),
];

/// Examples that the help doesn't have, in the format of the help.
const EXAMPLES: &str = "
Your own policy, and what it makes of somebody:
  decline policy init
  decline policy check
  decline explain --from \"Ida Holm\" --headline CTO --mutuals 7

The facts from LinkedIn's mail, a last look in your editor, and the draft to the clipboard:
  decline draft --mail invitation.eml --edit --copy";

/// Prints the page.
pub(super) fn man() -> Result<Exit> {
    let page = page().context("can't make the manual page")?;
    print(String::from_utf8_lossy(&page).trim_end())
}

fn page() -> io::Result<Vec<u8>> {
    let mut program = Cli::command();
    program.build();
    let mut page = Vec::new();
    let man = Man::new(program.clone());
    man.render_title(&mut page)?;
    // Left-aligned without hyphenation, so that commands can be copied.
    Roff::new().control("ad", ["l"]).control("nh", []).to_writer(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    page.extend(flags(&man)?);
    let mut listed = HashSet::new();
    program = without_listed(program, &mut listed).0;
    render_verb(&mut program, &mut listed, &mut page)?;
    let help = program.get_after_help().map(ToString::to_string).unwrap_or_default();
    let (examples, statuses) = help.split_once("\n\nExit status: ").unwrap_or((&help, ""));
    let mut roff = lists(statuses);
    roff.control("SH", ["EXAMPLES"]);
    add_paragraphs(examples.trim_start_matches("Examples:\n"), &mut roff);
    add_paragraphs(EXAMPLES, &mut roff);
    roff.to_writer(&mut page)?;
    Ok(page)
}

/// Hides the flags of a verb whose name and help are `listed` already, adds the others to these, and returns the names
/// of the hidden ones that not every verb has.
fn without_listed(verb: Command, listed: &mut HashSet<String>) -> (Command, Vec<String>) {
    let mut again = Vec::new();
    let verb = verb.mut_args(|arg| {
        if arg.get_id() == "help" && !listed.is_empty() {
            return arg.hide(true);
        }
        let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
        if listed.insert(format!("{} {help}", arg.get_id())) {
            return arg;
        }
        let name = arg.get_long().filter(|_| arg.get_help_heading() != Some(EVERY_VERB));
        again.extend(name.map(|long| format!("--{long}")));
        arg.hide(true)
    });
    (verb, again)
}

/// Renders the section of a verb, or of each of its subcommands: the usage, the help and the flags, of which each has
/// its help once.
fn render_verb(verb: &mut Command, listed: &mut HashSet<String>, page: &mut Vec<u8>) -> io::Result<()> {
    if verb.has_subcommands() {
        let mut subcommands = verb.get_subcommands_mut();
        return subcommands.try_for_each(|subcommand| render_verb(subcommand, listed, page));
    }
    let mut roff = Roff::new();
    roff.control("SH", [verb.render_usage().to_string().trim_start_matches("Usage: ")]);
    for text in [verb.get_long_about().or(verb.get_about()), verb.get_after_help()].into_iter().flatten() {
        roff.control("PP", []);
        add_paragraphs(&text.to_string(), &mut roff);
    }
    let (verb, again) = without_listed(verb.clone(), listed);
    if !again.is_empty() {
        roff.text([roman(format!("(also {})", text::join(&again, "and")))]);
    }
    roff.to_writer(page)?;
    if verb.get_arguments().all(Arg::is_hide_set) {
        return Ok(());
    }
    // The sections of the flags stand within that of the verb.
    let flags = flags(&Man::new(verb))?;
    page.write_all(String::from_utf8_lossy(&flags).replace(".SH ", ".SS ").as_bytes())
}

/// Renders the sections of a verb's flags, without empty lines between them.
fn flags(man: &Man) -> io::Result<Vec<u8>> {
    let mut section = Vec::new();
    Roff::new().control("PD", ["0"]).to_writer(&mut section)?;
    man.render_options_section(&mut section)?;
    Roff::new().control("PD", []).to_writer(&mut section)?;
    Ok(section)
}

/// Adds a text of the help: paragraphs, and commands, which are indented there.
fn add_paragraphs(text: &str, roff: &mut Roff) {
    let mut is_below_command = false;
    for line in text.lines() {
        let command = line.strip_prefix("  ");
        if is_below_command && command.is_some() {
            roff.control("PD", ["0"]);
        }
        is_below_command = command.is_some();
        match command {
            Some(command) => roff.control("IP", ["$", "2"]).text([bold(command)]).control("PD", []),
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
        roff.control("SH", [heading]).control("PD", ["0"]);
        for (name, meaning) in items {
            roff.control("TP", ["22"]).text([bold(*name)]).text([roman(*meaning)]);
        }
        roff.control("PD", []);
    }
    roff
}
