//! Slips in a user's template that no draft shows: a name that nothing asks for.

use super::engine;
use crate::fault::Fault;
use crate::policy::Policy;
use crate::templates::{Template, Templates};
use crate::text;

/// The closing that all replies of a language share.
const CLOSING: &str = "_closing";

/// Finds that nothing asks for a template, and which name was meant. A name that is near no other is a new
/// reply, for `--reply`.
pub(super) fn misnamed(template: &Template, policy: &Policy, siblings: &[Template]) -> Option<Fault> {
    let name = template.reply();
    let replies = &policy.replies;
    let table = [&replies.known, &replies.unsure, &replies.stranger, &replies.spam].map(|it| &it.value);
    let rules = policy.rules.iter().map(|rule| &rule.reply);
    let ours = Templates::built_in_only().names().ok()?.replies;
    let asked = table.into_iter().chain(rules).map(|reply| reply.name());
    let asked: Vec<&str> = asked.chain(ours.iter().map(String::as_str)).chain([CLOSING]).collect();
    let file = format!("{name}.j2");
    if asked.contains(&name) || siblings.iter().any(|sibling| sibling.source.contains(&file)) {
        return None;
    }
    let near = asked.into_iter().find(|asked| is_slip(name, asked))?;
    let what = format!("{}: nothing asks for `{}`", engine::file_of(template), text::line(name));
    Some(Fault::failure(what).hint(format!("did you mean `{near}`?")))
}

/// Whether a name was meant to be another: but for case and punctuation the same, or, if it is long enough
/// to tell, one letter off. A digit (`decline2`) is put there on purpose.
fn is_slip(name: &str, meant: &str) -> bool {
    let letters = |name: &str| name.to_lowercase().replace(|c: char| !c.is_alphanumeric(), "");
    let (given, letters) = (letters(name), letters(meant));
    let distance = strsim::damerau_levenshtein(&given, &letters);
    !given.contains(char::is_numeric) && (distance == 0 || (distance == 1 && letters.len() > 4))
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn a_name_is_a_slip_if_it_is_nearly_another() {
        for (name, meant, is) in [
            ("dooropen", "door-open", true),
            ("decline-", "decline", true),
            ("Decline", "decline", true),
            ("declien", "decline", true),
            ("closing", "_closing", true),
            ("decline2", "decline", false),
            ("decline-recruiters", "decline", false),
            ("who", "why", false),
            ("coffee", "accept", false),
        ] {
            assert_eq!(is_slip(name, meant), is, "{name}");
        }
    }
}
