//! Lints of a user's template: a name that nothing uses, and line breaks that the layout joins.

use std::iter;

use super::scanner::tags;
use super::tags::extended;
use crate::diagnostic::{Code, Diagnostic};
use crate::policy::Policy;
use crate::templates::{Template, Templates};
use crate::text;

/// Warns if nothing uses a template and its name is a near miss of one that is used. Any other unused name is a new
/// reply, for `--reply`.
pub(super) fn misnamed(template: &Template, policy: &Policy, siblings: &[Template]) -> Option<Diagnostic> {
    let name = template.reply();
    let replies = &policy.replies;
    let table = [&replies.known, &replies.unsure, &replies.stranger, &replies.spam].map(|it| &it.value);
    let rules = policy.rules.iter().map(|rule| &rule.reply);
    let built_in = Templates::built_in_only().names().ok()?.replies;
    let of_policy = table.into_iter().chain(rules).map(|reply| reply.name());
    let used: Vec<&str> =
        of_policy.chain(built_in.iter().map(String::as_str)).chain([Template::CLOSING]).collect();
    let file = format!("{name}.j2");
    if used.contains(&name) || siblings.iter().any(|sibling| sibling.source.contains(&file)) {
        return None;
    }
    let near = used.into_iter().find(|used| is_near_miss(name, used))?;
    let message = format!("nothing asks for `{}`", text::line(name));
    let warning = Diagnostic::warning(Code::MisnamedTemplate, message);
    Some(warning.in_file(&template.file()).hint(format!("did you mean `{near}`?")))
}

/// Whether a name is probably a mistake for another: the same but for case and punctuation, or, if that is longer
/// than four letters, with one letter wrong. A digit (`decline2`) is there on purpose.
fn is_near_miss(name: &str, meant: &str) -> bool {
    let letters = |name: &str| name.to_lowercase().replace(|c: char| !c.is_alphanumeric(), "");
    let (name, meant) = (letters(name), letters(meant));
    let distance = strsim::damerau_levenshtein(&name, &meant);
    !name.contains(char::is_numeric) && (distance == 0 || (distance == 1 && meant.len() > 4))
}

/// The characters that replace the bytes of a block tag or comment, and of a value.
const TAG: char = '\u{1}';
const VALUE: char = '\u{2}';

/// The maximum length in characters of a salutation, a closing or a name.
const MAX_SHORT: usize = 30;

/// Warns about short lines that end in a comma and will be joined with the next line: a salutation, or a closing
/// before a name. Longer lines are sentences, which may be wrapped after a comma.
pub(super) fn lost_breaks(template: &Template) -> Vec<Diagnostic> {
    let source = &template.source;
    let plain = without_tags(source);
    let lines = lines(source, &plain);
    let begins_letter = !template.is_partial() && extended(source).is_none();
    let first = lines.iter().position(|line| !line.text.is_empty()).filter(|_| begins_letter);
    let is_lost = |index: usize, line: &Line<'_>, next: &Line<'_>| {
        line.is_short()
            && line.text.ends_with(',')
            && !line.has_greeting
            && !next.text.is_empty()
            && (first == Some(index) || next.is_name())
    };
    let warning = |line: &Line<'_>| {
        Diagnostic::warning(Code::LostLineBreak, "this line and the next will be one")
            .at(&template.file(), source, line.start..line.start + line.text.len(), "the break goes")
            .hint("end the line with `\\` to keep the break")
    };
    let pairs = lines.iter().zip(lines.iter().skip(1)).enumerate();
    let lost = pairs.filter(|(index, (line, next))| is_lost(*index, line, next));
    lost.map(|(_, (line, _))| warning(line)).collect()
}

/// A line of a template, with its tags and values replaced.
struct Line<'p> {
    /// The line without tags and spaces at its ends.
    text: &'p str,
    /// The byte at which the text starts.
    start: usize,
    /// Whether the line uses `greeting`; such a line is never reported.
    has_greeting: bool,
}

impl Line<'_> {
    /// Whether the line can be a salutation, a closing or a name.
    fn is_short(&self) -> bool {
        self.text.chars().filter(|&c| c != TAG && c != VALUE).count() <= MAX_SHORT
    }

    /// Whether the line can be a name below a closing.
    fn is_name(&self) -> bool {
        let is_sentence = self.text.ends_with(['.', '?', '!', '…', ',', ':']);
        self.is_short() && !is_sentence && !self.text.starts_with(char::is_lowercase)
    }
}

/// Splits a template into lines. `plain` is the source without tags.
fn lines<'p>(source: &str, plain: &'p str) -> Vec<Line<'p>> {
    let mut lines = Vec::new();
    let mut end = 0;
    for line in plain.split_inclusive('\n') {
        let start = end;
        end += line.len();
        let text = line.trim_matches(|c: char| c == TAG || c.is_whitespace());
        // The engine removes lines with nothing but tags.
        if !(text.is_empty() && line.contains(TAG)) {
            let has_greeting = source[start..end].contains("greeting");
            lines.push(Line { text, start: start + line.find(text).unwrap_or_default(), has_greeting });
        }
    }
    lines
}

/// Replaces each byte of tags and comments by [`TAG`], and of values by [`VALUE`], also line breaks in them.
fn without_tags(source: &str) -> String {
    let mut plain = String::with_capacity(source.len());
    let mut copied = 0;
    for tag in tags(source) {
        let end = tag.end.unwrap_or(source.len());
        let replacement = if tag.is_value() { VALUE } else { TAG };
        plain.push_str(&source[copied..tag.start]);
        plain.extend(iter::repeat_n(replacement, end - tag.start));
        copied = end;
    }
    plain + &source[copied..]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::templates::Origin;

    #[test]
    fn a_lost_break_after_a_salutation_or_before_a_name_is_found() {
        for (name, source, line) in [
            ("x", "{{ greeting }}\n\nThank you.\n\nBest wishes,\nSam\n", Some(5)),
            ("x", "{{ greeting }}\n\nThank you.\n\nBest wishes,\n{{ me.name }}\n", Some(5)),
            ("_closing", "{% if me.name %}\nCordialement,\n{{ me.name }}\n{% endif %}", Some(2)),
            ("x", "{# Two\nlines. #}\nHello {{ from.first_name }},\nthank you for your note.", Some(3)),
            ("x", "{{ greeting }}\n\nThank you.\n\nBest wishes,\\\nSam\n", None),
            ("x", "{{ greeting }}\n\nThank you.\n\nBest wishes,\n\nSam\n", None),
            ("x", "{{ greeting }},\nthank you.", None),
            ("x", "{{ greeting }}\n\nThank you,\n{% if topic %}\nand for {{ topic }}\n{% endif %}", None),
            ("x", "{{ greeting }}\n\nIf you like,\nI'd be glad to talk by message.", None),
            ("x", "{{ greeting }}\n\nI keep to people I've met or worked with,\nSam", None),
            ("x", "{% extends 'y.j2' %}\n{% block thanks %}\nThank you,\nit was kind.\n{% endblock %}", None),
        ] {
            let (name, source, origin) = (name.to_owned(), source.to_owned(), Origin::BuiltIn);
            let template = Template { name, origin, source, lang: None };
            let found = lost_breaks(&template);
            let shown = found.first().and_then(Diagnostic::position).map(|(line, _)| line);
            assert_eq!(shown, line, "{}", template.source);
        }
    }
}
