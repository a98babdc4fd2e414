//! The fifth stage: renders the reply of a decision as a text for the user to send.
//!
//! `drafter` finds the template, `engine` compiles it and renders it with the values of `context`, and `layout` lays
//! out the lines. `inspection` checks a template for `templates check`.

mod context;
mod drafter;
mod engine;
mod inspection;
mod layout;
mod lints;
mod options;
mod salutation;
mod samples;
mod scanner;
mod statement;
mod style;
mod tags;
mod tokens;
mod variables;
mod vocabulary;

pub use drafter::{Draft, Drafter, limit};
pub use inspection::Inspector;
pub use layout::tidy;
pub use options::{Length, RenderOptions};
pub use salutation::addressed;
pub use style::{StyleInput, style_check};
pub use variables::{VARIABLES, Variable};
