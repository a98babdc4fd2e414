//! The names that a template can include or extend.

use crate::templates::{Origin, Template, Templates};
use crate::text;
use crate::words::Lang;

/// The name in a message of minijinja, which is in quotes.
pub(super) fn quoted(detail: &str) -> Option<&str> {
    detail.split(['"', '\'']).nth(1)
}

/// Returns the name nearest to one that wasn't found, if it can have been meant.
pub(super) fn nearest(name: &str, lang: &Lang, templates: &Templates) -> Option<String> {
    let known = known(lang, templates);
    let stem = name.strip_suffix(".j2").unwrap_or(name);
    text::nearest(stem, known.iter().map(String::as_str)).map(|near| format!("{near}.j2"))
}

/// All names for a template in `lang`, without `.j2`: of the user's own, and of the built-in ones.
fn known(lang: &Lang, templates: &Templates) -> Vec<String> {
    let own = templates.own_templates();
    let built_in = Templates::built_in_only().list();
    let templates = own.map(|(own, _)| own).into_iter().flatten().chain(built_in.into_iter().flatten());
    let closing = Template::CLOSING;
    let mut known = vec![closing.to_owned(), format!("builtin/{lang}/{closing}")];
    for template in templates {
        let is_of_lang = template.lang.as_ref().is_none_or(|of| of == lang);
        known.extend(is_of_lang.then(|| template.reply().to_owned()));
        known.push(match template.origin {
            Origin::BuiltIn => format!("builtin/{}", template.name),
            Origin::File(_) => template.name,
        });
    }
    known
}
