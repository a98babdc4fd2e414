//! The fifth stage: the decision rendered, as the text that the user may send.
//!
//! `drafter` finds the template, `engine` compiles and renders it with the values of `context`, and `layout` makes
//! lines of it. `inspection` tries a template for `templates check`.

mod context;
mod drafter;
mod engine;
mod inspection;
mod layout;
mod options;
mod salutation;
mod samples;
mod slips;
mod statement;
mod style;
mod tags;
mod tokens;
mod variables;
mod vocabulary;

pub use drafter::{Draft, Drafter, limit};
pub use inspection::inspect;
pub use layout::tidy;
pub use options::{Length, RenderOptions};
pub use salutation::addressed;
pub use style::{StyleInput, StyleIssue, style_check};
pub use variables::{VARIABLES, Variable};
