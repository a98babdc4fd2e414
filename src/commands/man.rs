//! `decline man`: the manual page in roff, made of the help texts, the keys of an invitation and the codes of
//! diagnostics.

use std::io::{self, Write};

use anyhow::{Context, Result};
use clap::builder::PossibleValue;
use clap::{Command, CommandFactory, ValueEnum};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use super::draft::BUTTONS;
use super::print;
use crate::cli::Cli;
use crate::diagnostic::Code;
use crate::error::Exit;
use crate::invitation::InvitationRecord;

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
    man.render_options_section(&mut page)?;
    render_verb(&mut program, &mut page)?;
    let help = program.get_after_help().map(ToString::to_string).unwrap_or_default();
    let (examples, statuses) = help.split_once("\n\nExit status: ").unwrap_or((&help, ""));
    let mut roff = lists(statuses);
    roff.control("SH", ["EXAMPLES"]);
    add_paragraphs(examples.trim_start_matches("Examples:\n"), &mut roff);
    add_paragraphs(EXAMPLES, &mut roff);
    roff.to_writer(&mut page)?;
    Ok(page)
}

/// Renders the section of a verb, or of each of its subcommands: the usage, the help and the flags.
fn render_verb(verb: &mut Command, page: &mut Vec<u8>) -> io::Result<()> {
    if verb.has_subcommands() {
        return verb.get_subcommands_mut().try_for_each(|subcommand| render_verb(subcommand, page));
    }
    let mut roff = Roff::new();
    roff.control("SH", [verb.render_usage().to_string().trim_start_matches("Usage: ")]);
    for text in [verb.get_long_about().or(verb.get_about()), verb.get_after_help()].into_iter().flatten() {
        roff.control("PP", []);
        add_paragraphs(&text.to_string(), &mut roff);
    }
    roff.to_writer(page)?;
    let mut flags = Vec::new();
    Man::new(verb.clone()).render_options_section(&mut flags)?;
    // The sections of the flags stand within that of the verb.
    page.write_all(String::from_utf8_lossy(&flags).replace(".SH ", ".SS ").as_bytes())
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
