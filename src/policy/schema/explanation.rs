//! What is wrong with a policy, before its place is known.

use crate::diagnostic::{Code, Diagnostic};

/// A diagnostic without its place, and the text next to the caret.
pub(super) type Explanation = (Diagnostic, String);

/// Returns the explanation of an error.
pub(super) fn explanation(
    code: Code,
    message: impl Into<String>,
    label: impl Into<String>,
    hint: impl Into<String>,
) -> Explanation {
    (Diagnostic::error(code, message).hint(hint), label.into())
}
