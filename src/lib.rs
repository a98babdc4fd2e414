//! `decline` drafts the reply to a LinkedIn invitation from the user's own connection policy. It drafts; the person
//! sends. It never logs in to anything and never goes online.
//!
//! # The flow
//!
//! One stage a module. Each takes the value of the stage before:
//!
//! ```text
//! policy.toml ────────────────► policy          Policy          parsed, then validated
//! flags, mail, exports ───────► invitation      Invitation      the facts; unknown is not the same as no
//!                               classification  Classification  known, stranger or spam, and why
//!                               decision        Decision        which reply, if any, and by which line of the policy
//!                               draft           Draft           the text, rendered from a template
//!                               output          InvitationReport  as JSON, text, a table or a page
//! ```
//!
//! Imports run only down this list; an [`evaluation`] is what the first four give for one invitation.
//! [`classification`], [`decision`] and [`evaluation`] are pure: no files, no clock, no command line. Input and output
//! are at the edges: [`sources`] reads many invitations, [`cli`] and [`prompt`] read one, and [`console`],
//! [`progress`], [`editor`], [`mod@file`], [`clipboard`] and [`signals`] do what their names say. [`commands`] connects the stages.
//!
//! Shared by the stages: [`words`] (the vocabulary as types), [`known_names`] (which ties, replies and languages
//! there are), [`diagnostic`] and [`error`] (what is wrong, and how the program ends), [`text`] (other people's text
//! made safe to show), [`name`] (the name in a salutation), [`note`] (the model that reads notes), [`language`] and
//! [`address`] (the language and the form of address of a note), [`templates`] (where the replies' templates are).
//!
//! # Where something new goes
//!
//! - A **fact** about an invitation (a key of JSON Lines): a field of [`invitation::InvitationRecord`] and, resolved,
//!   of [`invitation::Invitation`]; a flag in [`cli`], which `commands::facts` copies into the record. If rules may ask
//!   for it: a key in `policy::schema`, a test in [`policy::Test`], its check in [`decision`]. If templates may use it:
//!   a line in `draft::variables` and its value in `draft::context`. If it is shown: `output::json`.
//! - A **reply**: `templates/LANG/NAME.j2` in every language, and its name in the list in [`templates`]. A user needs
//!   only the file.
//! - An **input** of many invitations: a module below [`sources`] that gives [`sources::Item`]s, and its format in
//!   `sources::Format`.
//! - A **language**: a folder in `templates`, its row in [`templates`], its salutations in `draft::salutation`, its
//!   words in `draft/style/lexicon.toml` and [`address`], and labelled notes in `tests/notes`.
//! - An **example note** that is misread: a line in `tests/notes/training.jsonl`, then
//!   `cargo run --release --example train`.
//!
//! # What is hostile
//!
//! Names, notes and mail are other people's data. They pass [`text::line`] or [`text::lines`] on the way in, are never
//! compiled as a template, and the draft passes [`draft::tidy`] or the same filter on the way out.

// What a user can reach returns an error; only tests may panic.
#![cfg_attr(not(test), warn(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod address;
pub mod classification;
pub mod cli;
pub mod clipboard;
pub mod commands;
pub mod console;
pub mod decision;
pub mod diagnostic;
pub mod draft;
pub mod editor;
pub mod error;
pub mod evaluation;
pub mod file;
pub mod invitation;
pub mod known_names;
pub mod language;
pub mod name;
pub mod note;
pub mod output;
pub mod policy;
pub mod progress;
pub mod prompt;
pub mod signals;
pub mod sources;
pub mod templates;
pub mod text;
pub mod words;

use clap::Parser;

use error::Exit;

/// Runs the program on this process's command line and streams, and returns its exit status.
pub fn run() -> Exit {
    match commands::completions::answer() {
        Ok(true) => return Exit::Done,
        Ok(false) => {}
        Err(error) => return cli::report(error),
    }
    match cli::Cli::try_parse() {
        Err(error) => cli::report(error),
        Ok(cli) => commands::run(&cli).unwrap_or_else(|error| console::report(&error)),
    }
}
