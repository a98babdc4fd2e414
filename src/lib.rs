//! `decline` turns what is known of a connection invitation, and the user's connection policy, into the
//! reply that fits. It drafts; the person sends. It never logs in to anything and never goes online.
//!
//! # The flow
//!
//! One stage a module, one noun an arrow:
//!
//! ```text
//! policy.toml ───────────► policy          Policy          parsed, then validated
//! flags, mail, export ───► invitation      Invitation      the facts; unknown is not the same as no
//!                          classification  Classification  known | stranger | spam, and because of what
//!                          decision        Decision        which reply, or none, by which line
//!                          draft           Draft           the text, and where its template stands
//!                          output          Report          JSON for programs, words for people
//! ```
//!
//! Imports run only downwards along that list. [`classification`] and [`decision`] are pure: no command
//! line, no files, no clock. The edges are [`console`], [`progress`], [`prompt`], [`editor`], [`mod@file`]
//! and [`clipboard`]; [`commands`] is where stages meet, and a verb's body reads like the list above.
//!
//! Beside the stages stand what they share: [`words`] (the vocabulary as types), [`text`] (what others
//! wrote, made safe to show), [`name`] (how to greet someone), [`note`] (what a note says of itself),
//! [`language`] (which one a note is in), [`address`] (how it addresses its reader), [`templates`] (where a reply's
//! words come from), [`fault`] (what went wrong, where, what to do).
//!
//! # What is hostile
//!
//! Names, notes and mail are other people's data. They pass [`text::line`] or [`text::lines`] on the way
//! in, are never compiled as a template, and the draft passes [`draft::tidy`] on the way out.

// Whatever a user can reach answers with an error; a test may give up.
#![cfg_attr(not(test), warn(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod address;
pub mod classification;
pub mod cli;
pub mod clipboard;
pub mod commands;
pub mod console;
pub mod decision;
pub mod draft;
pub mod editor;
pub mod fault;
pub mod file;
pub mod invitation;
pub mod language;
pub mod name;
pub mod note;
pub mod output;
pub mod policy;
pub mod progress;
pub mod prompt;
pub mod templates;
pub mod text;
pub mod words;

use std::mem::ManuallyDrop;

use clap::{CommandFactory, FromArgMatches};

use fault::Exit;

/// Runs the program on this process's command line and streams, and tells how it ended.
pub fn run() -> Exit {
    match commands::completions::answer() {
        Ok(true) => return Exit::Done,
        Ok(false) => {}
        Err(error) => return cli::report(error),
    }
    // The parser's tables go with the process: taking them down costs a twentieth of a whole draft.
    let mut command = ManuallyDrop::new(cli::Cli::command());
    let parsed = command
        .try_get_matches_from_mut(std::env::args_os())
        .and_then(|mut matches| cli::Cli::from_arg_matches_mut(&mut matches));
    match parsed {
        Err(error) => cli::report(error.format(&mut command)),
        Ok(cli) => commands::run(&cli).unwrap_or_else(|error| console::report(&error)),
    }
}
