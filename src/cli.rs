//! The command line: verbs (subcommands) and flags, as types of clap. Their doc comments are the help texts.

mod errors;

use std::path::PathBuf;

use clap::{ArgMatches, Args, Command, FromArgMatches, Parser, Subcommand, ValueHint};
use clap_complete::Shell;

pub use self::errors::report;
use crate::words::{Reason, RegisterChoice};

/// Drafts the reply to a LinkedIn invitation from the connection policy you wrote down.
///
/// It drafts; you send. It never logs in and never goes online.
#[derive(Debug, Parser)]
#[command(name = "decline", version, after_help = AFTER_HELP, disable_help_subcommand = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub verb: Verb,
}

const AFTER_HELP: &str = "\
Examples:
  decline draft --from \"Jane Doe\" --reason stranger
  decline draft --from \"Jane Doe\" --tie met --topic \"your talk\" --copy
  decline explain --from \"Jane Doe\" --note \"We do lead generation\"
  decline triage Basic_LinkedInDataExport_01-27-2026.zip

Exit status: 0 done, 1 failure, 2 usage, 3 the policy says to send nothing";

/// The heading above the flags of every verb.
pub const EVERY_VERB: &str = "With every verb";

/// The flags of every verb.
#[derive(Debug, Args)]
pub struct Shared {
    /// The policy to follow [default: $DECLINE_POLICY, then your configuration's, then the built-in one]
    #[arg(long, value_name = "FILE", help_heading = EVERY_VERB)]
    pub policy: Option<PathBuf>,
    /// Your folder of templates [default: the policy's, then your configuration's]
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath, help_heading = EVERY_VERB)]
    pub templates: Option<PathBuf>,
    /// Say nothing on stderr but errors
    #[arg(long, short, help_heading = EVERY_VERB)]
    pub quiet: bool,
    /// Never ask, even on a terminal
    #[arg(long, help_heading = EVERY_VERB)]
    pub no_input: bool,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Draft the reply to one invitation
    Draft(OnDemand<DraftArgs>),
    /// Say which class, which reply, and why; render nothing
    Explain(OnDemand<ExplainArgs>),
    /// Go through many: the page of invitations, a LinkedIn export, mail, JSON Lines
    Triage(OnDemand<TriageArgs>),
    /// Write, check and show your policy
    Policy(OnDemand<PolicyArgs>),
    /// See, write and check the replies' templates
    Templates(OnDemand<TemplatesArgs>),
    /// Print a script that completes words in your shell
    Completions(OnDemand<CompletionsArgs>),
    /// Print the manual page
    Man(OnDemand<ManArgs>),
}

/// The arguments of a verb, which clap builds only if the command line names that verb: building those of all verbs
/// would slow `draft` down.
#[derive(Debug)]
pub struct OnDemand<T>(pub T);

impl<T: Args> Args for OnDemand<T> {
    fn augment_args(command: Command) -> Command {
        command.defer(T::augment_args)
    }

    fn augment_args_for_update(command: Command) -> Command {
        command.defer(T::augment_args_for_update)
    }
}

impl<T: FromArgMatches> FromArgMatches for OnDemand<T> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        T::from_arg_matches(matches).map(Self)
    }

    fn from_arg_matches_mut(matches: &mut ArgMatches) -> Result<Self, clap::Error> {
        T::from_arg_matches_mut(matches).map(Self)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        self.0.update_from_arg_matches(matches)
    }
}

/// The facts of one invitation.
#[derive(Debug, Args)]
#[command(next_help_heading = "What you know")]
pub struct Facts {
    /// Who invites; '' if you don't want to name them
    #[arg(long, value_name = "NAME", allow_hyphen_values = true)]
    pub from: Option<String>,
    /// How they stand to you
    #[arg(long, value_name = "REASON", value_enum, ignore_case = true)]
    pub reason: Option<Reason>,
    /// How you know them: met, worked-together, classmate, client, conversation, referred, or your policy's own
    #[arg(long = "tie", value_name = "TIE", value_delimiter = ',')]
    pub ties: Vec<String>,
    /// What they wrote; - reads it from stdin
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub note: Option<String>,
    /// What their note is about, as you'd name it to them: "my Rust talk"
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub topic: Option<String>,
    /// The line under their name
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub headline: Option<String>,
    /// Where they work
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub company: Option<String>,
    /// How many connections you share
    #[arg(long, value_name = "N", value_parser = number, allow_negative_numbers = true)]
    pub mutuals: Option<u32>,
    /// How to greet them, verbatim
    #[arg(long, value_name = "NAME", allow_hyphen_values = true)]
    pub call: Option<String>,
    /// An invitation e-mail to take the facts from; - reads it from stdin
    #[arg(long, value_name = "FILE")]
    pub mail: Option<PathBuf>,
    /// You asked, and the answer did not help
    #[arg(long)]
    pub asked: bool,
    /// The approach is abusive: say nothing
    #[arg(long)]
    pub abusive: bool,
    /// They have invited you before
    #[arg(long)]
    pub invited_before: bool,
    /// They are among your imported contacts
    #[arg(long)]
    pub in_contacts: bool,
    /// The reply to give, whatever the policy says
    #[arg(long, value_name = "NAME", help_heading = "What you want")]
    pub reply: Option<String>,
    /// The language to reply in; auto takes the note's [default: your policy's]
    #[arg(long, value_name = "LANG", help_heading = "What you want")]
    pub lang: Option<String>,
    /// How formally to reply [default: your policy's]
    #[arg(long, value_name = "REGISTER", value_enum, ignore_case = true, help_heading = "What you want")]
    pub register: Option<RegisterChoice>,
}

/// Draft the reply to one invitation and print it; messages go to stderr.
#[derive(Debug, Args)]
pub struct DraftArgs {
    /// The facts.
    #[command(flatten)]
    pub facts: Facts,
    /// A short version, which fits an invitation note
    #[arg(long, help_heading = "What you want")]
    pub short: bool,
    /// A variable for your templates, used there as vars.KEY
    #[arg(short = 'D', value_name = "KEY=VALUE", value_parser = variable, allow_hyphen_values = true, help_heading = "What you want")]
    pub vars: Vec<(String, String)>,
    /// Open the draft in $VISUAL or $EDITOR first
    #[arg(long, help_heading = "What you want")]
    pub edit: bool,
    /// Copy the draft to the clipboard too
    #[arg(long, help_heading = "What you want")]
    pub copy: bool,
    /// Print one JSON object
    #[arg(long, help_heading = "What you want")]
    pub json: bool,
    /// The flags of every verb.
    #[command(flatten)]
    pub shared: Shared,
}

/// Say which class, which reply, and why; render nothing.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// The facts.
    #[command(flatten)]
    pub facts: Facts,
    /// Print one JSON object
    #[arg(long, help_heading = "What you want")]
    pub json: bool,
    /// The flags of every verb.
    #[command(flatten)]
    pub shared: Shared,
}

/// Go through many invitations, and draft the reply to each.
#[derive(Debug, Args)]
pub struct TriageArgs {
    /// The page of received invitations (saved, or its copied text), a LinkedIn export (its zip or folder), its
    /// Invitations.csv, invitation mail (.eml, a folder or zip of them, or an mbox), or JSON Lines; - reads one from stdin
    #[arg(value_name = "INPUT", required = true)]
    pub inputs: Vec<PathBuf>,
    /// Print one JSON object a line, the drafts included, as they come
    #[arg(long, help_heading = "What you want")]
    pub json: bool,
    /// Write a worksheet to FILE and print nothing: a page for your browser, to copy each reply from and tick it
    /// off; what FILE holds is replaced
    #[arg(long, value_name = "FILE", conflicts_with = "json", help_heading = "What you want")]
    pub html: Option<PathBuf>,
    /// Short versions, which fit an invitation note
    #[arg(long, help_heading = "What you want")]
    pub short: bool,
    /// The language to reply in; auto takes each note's [default: each invitation's, then your policy's]
    #[arg(long, value_name = "LANG", help_heading = "What you want")]
    pub lang: Option<String>,
    /// How formally to reply [default: your policy's]
    #[arg(long, value_name = "REGISTER", value_enum, ignore_case = true, help_heading = "What you want")]
    pub register: Option<RegisterChoice>,
    /// A variable for your templates, used there as vars.KEY
    #[arg(short = 'D', value_name = "KEY=VALUE", value_parser = variable, allow_hyphen_values = true, help_heading = "What you want")]
    pub vars: Vec<(String, String)>,
    /// The flags of every verb.
    #[command(flatten)]
    pub shared: Shared,
}

/// Write, check and show your policy.
#[derive(Debug, Args)]
pub struct PolicyArgs {
    /// What to do with it.
    #[command(subcommand)]
    pub verb: PolicyVerb,
}

/// What to do with the policy.
#[derive(Debug, Subcommand)]
pub enum PolicyVerb {
    /// Write a policy to start from; never overwrites
    Init(Shared),
    /// Open your policy in $VISUAL or $EDITOR, and check it on save
    Edit(Shared),
    /// Check your policy for errors, and for what can hardly be meant
    Check(Json),
    /// Say your policy in sentences you could send, then every key, its value and where it was set
    Show(Json),
    /// Print the path of the policy in force, or where yours would be
    Path(Json),
    /// Try the policy's own examples
    Test(Json),
    /// Print the JSON schema by which editors complete and check a policy
    Schema(Shared),
}

/// See, write and check the replies' templates: the built-in ones, and yours over them.
#[derive(Debug, Args)]
pub struct TemplatesArgs {
    /// What to do with them.
    #[command(subcommand)]
    pub verb: TemplatesVerb,
}

/// What to do with the templates.
#[derive(Debug, Subcommand)]
pub enum TemplatesVerb {
    /// List the templates in force, and where each stands
    List(Json),
    /// Print a template's source
    Show(Named),
    /// Open a template in $VISUAL or $EDITOR, and check it on save; one of ours is copied for you
    Edit(Named),
    /// Try your templates with every fact present and absent
    Check(Json),
    /// List what a template can use, with meanings and examples
    Vars(Json),
    /// Print your folder of templates, or where it would be
    Path(Json),
}

/// One template.
#[derive(Debug, Args)]
pub struct Named {
    /// A reply, LANG/REPLY, builtin/LANG/REPLY, `_thanks` or `_closing` (how replies begin and end), or a partial of yours
    #[arg(value_name = "NAME")]
    pub name: String,
    /// The language [default: your policy's]
    #[arg(long, value_name = "LANG")]
    pub lang: Option<String>,
    /// The flags of every verb.
    #[command(flatten)]
    pub shared: Shared,
}

/// Print a script that completes words in your shell
///
/// It completes verbs and flags, and the names that are in force while you type: replies, ties and
/// languages, your own among them.
#[derive(Debug, Args)]
#[command(after_help = INSTALL)]
pub struct CompletionsArgs {
    /// Your shell
    #[arg(value_name = "SHELL", value_enum)]
    pub shell: Shell,
    /// The flags of every verb.
    #[command(flatten)]
    pub shared: Shared,
}

const INSTALL: &str = "\
To have it in each shell, put its line in ~/.bashrc, in ~/.zshrc after compinit, in ~/.config/fish/config.fish,
in Elvish's rc.elv, or in PowerShell's $PROFILE:
  eval \"$(decline completions bash)\"
  eval \"$(decline completions zsh)\"
  decline completions fish | source
  eval (decline completions elvish | slurp)
  decline completions powershell | Out-String | Invoke-Expression";

/// Print the manual page: decline man | man -l -
#[derive(Debug, Args)]
pub struct ManArgs {
    /// The flags of every verb.
    #[command(flatten)]
    pub shared: Shared,
}

/// `--json`, and the flags of every verb.
#[derive(Debug, Args)]
pub struct Json {
    /// Print JSON
    #[arg(long)]
    pub json: bool,
    /// The flags of every verb.
    #[command(flatten)]
    pub shared: Shared,
}

/// Parses a number as LinkedIn displays it: `500+` is 500.
fn number(given: &str) -> Result<u32, String> {
    let digits = given.trim().trim_end_matches('+').trim_end();
    digits.parse().map_err(|_| "expected a number in digits alone, as in 1234 or 500+".to_owned())
}

/// Parses `KEY=VALUE`. The key must be a valid name in a template.
fn variable(given: &str) -> Result<(String, String), String> {
    let (key, value) = given.split_once('=').ok_or("expected KEY=VALUE")?;
    let is_word = key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    if is_word && key.starts_with(|c: char| !c.is_ascii_digit()) {
        Ok((key.to_owned(), value.to_owned()))
    } else {
        Err(format!("'{key}' can't be a variable: use letters, digits and _"))
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        super::Cli::command().debug_assert();
    }
}
