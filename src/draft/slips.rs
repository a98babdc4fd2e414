//! Slips in a user's template that no draft shows: a name that nothing asks for, a line break that goes.

use super::tags;
use crate::diagnostic::{Code, Diagnostic};
use crate::policy::Policy;
use crate::templates::{Template, Templates};
use crate::text;

/// Finds that nothing asks for a template, and which name was meant. A name that is near no other is a new
/// reply, for `--reply`.
pub(super) fn misnamed(template: &Template, policy: &Policy, siblings: &[Template]) -> Option<Diagnostic> {
    let name = template.reply();
    let replies = &policy.replies;
    let table = [&replies.known, &replies.unsure, &replies.stranger, &replies.spam].map(|it| &it.value);
    let rules = policy.rules.iter().map(|rule| &rule.reply);
    let ours = Templates::built_in_only().names().ok()?.replies;
    let asked = table.into_iter().chain(rules).map(|reply| reply.name());
    let asked: Vec<&str> = asked.chain(ours.iter().map(String::as_str)).chain([Template::CLOSING]).collect();
    let file = format!("{name}.j2");
    if asked.contains(&name) || siblings.iter().any(|sibling| sibling.source.contains(&file)) {
        return None;
    }
    let near = asked.into_iter().find(|asked| is_slip(name, asked))?;
    let message = format!("nothing asks for `{}`", text::line(name));
    let warning = Diagnostic::warning(Code::MisnamedTemplate, message);
    Some(warning.in_file(&template.file()).hint(format!("did you mean `{near}`?")))
}

/// Whether a name was meant to be another: but for case and punctuation the same, or, if it is long enough
/// to tell, one letter off. A digit (`decline2`) is put there on purpose.
fn is_slip(name: &str, meant: &str) -> bool {
    let letters = |name: &str| name.to_lowercase().replace(|c: char| !c.is_alphanumeric(), "");
    let (given, letters) = (letters(name), letters(meant));
    let distance = strsim::damerau_levenshtein(&given, &letters);
    !given.contains(char::is_numeric) && (distance == 0 || (distance == 1 && letters.len() > 4))
}

/// What stands for the bytes of a tag or comment, and of a value, in a text of the same length.
const TAG: char = '\u{1}';
const VALUE: char = '\u{2}';

/// The most characters of a salutation, a closing or a name.
const SHORT: usize = 30;

/// Finds short lines that end in a comma and will be one with the next: a salutation, or a closing before
/// a name. (A long sentence may go on after a comma in a line of its own.)
pub(super) fn lost_breaks(template: &Template) -> Vec<Diagnostic> {
    let source = &template.source;
    let plain = without_tags(source);
    // A line of nothing but tags leaves no line behind.
    let leaves_nothing = |line: &str| line.contains(TAG) && content(line).is_empty();
    let mut start = 0;
    let lines = plain.split_inclusive('\n').map(|line| {
        start += line.len();
        (start - line.len(), line)
    });
    let lines: Vec<_> = lines.filter(|(_, line)| !leaves_nothing(line)).collect();
    let begins = lines.iter().position(|(_, line)| !content(line).is_empty());
    let begins = begins.filter(|_| !template.is_partial() && tags::extended(source).is_none());
    let lost = lines.windows(2).enumerate().filter_map(|(index, pair)| {
        let [(start, line), (_, next)] = pair else { return None };
        let greets = source[*start..start + line.len()].contains("greeting");
        let (line, next) = (content(line), content(next));
        let parts = is_short(line) && line.ends_with(',') && !next.is_empty() && !greets;
        let signs = is_short(next)
            && !next.ends_with(['.', '?', '!', '…', ',', ':'])
            && !next.starts_with(char::is_lowercase);
        let start = start + plain[*start..].find(line)?;
        (parts && (signs || begins == Some(index))).then(|| start..start + line.len())
    });
    let warning = |bytes| {
        Diagnostic::warning(Code::LostLineBreak, "this line and the next will be one")
            .at(&template.file(), source, bytes, "the break goes")
            .hint("end the line with `\\` to keep the break")
    };
    lost.map(warning).collect()
}

/// What of a line reaches a letter.
fn content(line: &str) -> &str {
    line.trim_matches(|c: char| c == TAG || c.is_whitespace())
}

fn is_short(line: &str) -> bool {
    line.chars().filter(|&c| c != TAG && c != VALUE).count() <= SHORT
}

/// Replaces the bytes of tags, comments and values, line breaks in them too.
fn without_tags(source: &str) -> String {
    let mut plain = String::with_capacity(source.len());
    let mut rest = source;
    let marks = [("{{", "}}", VALUE), ("{%", "%}", TAG), ("{#", "#}", TAG)];
    let first = |rest: &str| marks.iter().filter_map(|mark| Some((rest.find(mark.0)?, mark))).min();
    while let Some((at, (_, close, stands))) = first(rest) {
        let end = rest[at..].find(close).map_or(rest.len(), |end| at + end + close.len());
        plain.push_str(&rest[..at]);
        plain.extend(std::iter::repeat_n(*stands, end - at));
        rest = &rest[end..];
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::templates::Origin;

    fn template(name: &str, source: &str) -> Template {
        Template { name: name.to_owned(), origin: Origin::BuiltIn, source: source.to_owned(), lang: None }
    }

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

    #[test]
    fn a_break_behind_a_salutation_or_before_a_name_is_seen_to_go() {
        for (name, source, line) in [
            ("x", "{{ greeting }}\n\nThank you.\n\nBest wishes,\nSam\n", Some(5)),
            ("x", "{{ greeting }}\n\nThank you.\n\nBest wishes,\n{{ me.name }}\n", Some(5)),
            (
                "_closing",
                "{# Signs. #}\n{% if me.name %}\nBien cordialement,\n{{ me.name }}\n{% endif %}",
                Some(3),
            ),
            ("x", "{# Two\nlines. #}\nHello {{ from.first_name }},\nthank you for your note.", Some(3)),
            ("x", "{{ greeting }}\n\nThank you.\n\nBest wishes,\\\nSam\n", None),
            ("x", "{{ greeting }}\n\nThank you.\n\nBest wishes,\n\nSam\n", None),
            ("x", "{{ greeting }},\nthank you.", None),
            (
                "x",
                "{{ greeting }}\n\nThank you for your note,\n{% if topic %}\nand for {{ topic }}\n{% endif %}",
                None,
            ),
            ("x", "{{ greeting }}\n\nIf you like,\nI'd be glad to talk by message.", None),
            (
                "x",
                "{{ greeting }}\n\nI keep my connections here to people I've met or worked with,\nSam",
                None,
            ),
            (
                "x",
                "{% extends 'y.j2' %}\n{% block thanks %}\nThank you for the note,\nit was kind.\n{% endblock %}",
                None,
            ),
        ] {
            let found = lost_breaks(&template(name, source));
            let told = found.first().and_then(Diagnostic::position).map(|(line, _)| line);
            assert_eq!(told, line, "{source}");
        }
    }
}
