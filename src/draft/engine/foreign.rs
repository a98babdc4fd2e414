//! Tags of Handlebars, Mustache and Liquid, and the forms that they have here.

use crate::draft::scanner::{Tag, is_name, open_blocks, split_word};
use crate::text;

/// The longest code in bytes that a hint repeats.
const MAX_REPEATED: usize = 40;

/// Returns the form here of a tag of another template language.
pub(super) fn form(tag: &Tag<'_>) -> Option<String> {
    if tag.is_value() {
        return form_of_value(tag.inside());
    }
    let (word, rest) = split_word(tag.inside().trim());
    form_of_statement(word, rest, tag)
}

/// Returns the form that a tag in `{{ … }}` has here.
fn form_of_value(inside: &str) -> Option<String> {
    let code = inside.trim();
    let name = code.get(1..).unwrap_or_default().trim();
    let plain = |name: &str| is_name(name).then(|| format!("{{{{ {name} }}}}"));
    match code.chars().next()? {
        '!' if inside.starts_with('!') => Some("{# … #}".to_owned()),
        '#' => Some(form_of_section(name)),
        '^' if name.is_empty() => Some("{% else %}".to_owned()),
        '^' => Some(negated(name)),
        '/' => Some(format!("{{% end{} %}}", if name == "each" { "for" } else { "if" })),
        '>' => Some(included(name)),
        '{' => plain(name.strip_suffix('}')?.trim()),
        '&' => plain(name),
        _ => form_of_words(code),
    }
}

/// Returns the form of a statement in `{{ … }}`.
fn form_of_words(code: &str) -> Option<String> {
    let (word, rest) = split_word(code);
    match word {
        "else" if rest.starts_with("if ") => Some(format!("{{% elif {} %}}", repeated(&rest[3..]))),
        "if" | "elif" | "for" | "set" | "include" | "extends" | "block" | "macro" if !rest.is_empty() => {
            Some(format!("{{% {} %}}", repeated(code)))
        }
        _ => None,
    }
}

/// Returns the form of a section, which is a condition by its name alone, `{{#topic}}`, or has a word for its kind.
fn form_of_section(name: &str) -> String {
    match split_word(name) {
        ("if", condition) => positive(condition),
        ("unless", condition) => negated(condition),
        ("each", list) => format!("{{% for it in {} %}}…{{% endfor %}}", repeated(list)),
        _ => positive(name),
    }
}

/// Returns the form that a statement of another language has here.
fn form_of_statement(word: &str, rest: &str, tag: &Tag<'_>) -> Option<String> {
    Some(match word {
        "unless" => negated(rest),
        "elseif" | "elsif" => format!("{{% elif {} %}}", repeated(rest)),
        "else" => format!("{{% elif {} %}}", repeated(rest.strip_prefix("if ")?)),
        "end" | "endunless" | "endcase" | "fi" => {
            let open = open_blocks(&tag.source[..tag.start]).pop();
            format!("{{% end{} %}}", open.map_or("if", |(word, _)| word))
        }
        "comment" | "endcomment" => "{# … #}".to_owned(),
        "assign" => format!("{{% set {} %}}", repeated(rest)),
        "capture" => format!("{{% set {} %}}…{{% endset %}}", repeated(rest)),
        "endcapture" => "{% endset %}".to_owned(),
        "case" | "when" | "switch" => "{% if … %}…{% elif … %}…{% endif %}".to_owned(),
        "foreach" | "each" => "{% for … in … %}…{% endfor %}".to_owned(),
        "render" | "partial" => included(rest),
        _ => return None,
    })
}

fn positive(condition: &str) -> String {
    format!("{{% if {} %}}…{{% endif %}}", repeated(condition))
}

fn negated(condition: &str) -> String {
    match repeated(condition) {
        one if !one.contains(' ') => positive(&format!("not {one}")),
        several => format!("{{% if not ({several}) %}}…{{% endif %}}"),
    }
}

fn included(name: &str) -> String {
    let name = name.trim_matches(['"', '\'']);
    let is_plain = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "-_/.".contains(c));
    match name.strip_suffix(".j2").unwrap_or(name) {
        name if is_plain => format!("{{% include \"{name}.j2\" %}}"),
        _ => "{% include \"…\" %}".to_owned(),
    }
}

/// Code as a hint repeats it, unless it is long.
pub(super) fn repeated(code: &str) -> String {
    match text::line(code) {
        code if code.is_empty() || code.len() > MAX_REPEATED => "…".to_owned(),
        code => code,
    }
}
