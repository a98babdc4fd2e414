//! LinkedIn's own phrases behind the inviter's name.

use crate::text;

/// The end of the line above the links of a guest's reminder (2016), whose note stands below them.
pub(super) const QUESTION: &str = " would like to connect on LinkedIn. How would you like to respond?";

/// The end of a line of the body that the inviter's name begins.
pub(super) const REQUESTED: &str = " requested to add you as a connection on LinkedIn:";

/// Texts that follow the inviter's name in a subject or a line of the body.
const AFTER_NAME: [&str; 7] = [
    " invited you to connect",
    "'s invitation is waiting for your response",
    "’s invitation is waiting for your response",
    " is waiting for your response",
    " wants to connect",
    REQUESTED,
    QUESTION,
];

/// Returns the name that one of [`AFTER_NAME`] follows.
pub(super) fn name_before_phrase(line: &str) -> Option<String> {
    AFTER_NAME.iter().find_map(|phrase| {
        let name = line.strip_suffix(phrase)?.trim();
        (!name.is_empty()).then(|| text::line(name))
    })
}
