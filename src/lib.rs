//! `decline` drafts the reply to a LinkedIn invitation from the user's own connection policy. It drafts; the person
//! sends. It never logs in to anything and never goes online.
//!
//! # The flow
//!
//! One stage a module. Each takes the value of the stage before:
//!
//! ```text
//! flags, mail, exports ───────► invitation      Invitation      the facts; unknown is not the same as no
//! policy.toml ────────────────► policy          Policy          parsed, then validated
//!                               classification  Classification  known, stranger or spam, and why
//!                               decision        Decision        which reply, if any, and by which line of the policy
//!                               draft           Draft           the text, rendered from a template
//!                               output          stdout          JSON, text, a table or a worksheet
//! ```
//!
//! A stage imports those above it, never one below; an [`evaluation`] is what the first four give for one invitation.
//! [`classification`], [`decision`] and [`evaluation`] are pure: no files, no clock, no command line. Input and output
//! are at the edges: [`sources`] reads many invitations, [`cli`] and [`prompt`] read one, and [`console`],
//! [`progress`], [`editor`], [`mod@file`], [`clipboard`] and [`signals`] do what their names say. [`commands`] connects the stages.
//!
//! Shared by the stages: [`words`] (class, tie, reply and the like), [`known_names`] (which ties, replies and languages
//! there are), [`diagnostic`] and [`error`] (what is wrong, and how the program ends), [`text`] (other people's text
//! made safe to show), [`name`] (the name in a salutation), [`note`] (the model that reads notes), [`language`] and
//! [`address`] (the language and the form of address of a note), [`templates`] (where the replies' templates are).
//!
//! # Where something new goes
//!
//! `CONTRIBUTING.md` has the files for each, in order: a fact, a reply, a language, an input, an example note. In short:
//! a **fact** begins in [`invitation::InvitationRecord`], a **reply** in [`words::BuiltInReply`] and `templates/`, an
//! **input** of many invitations in [`sources`], a **language** in `templates/` and [`words::Lang`].
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
pub mod stdout;
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
