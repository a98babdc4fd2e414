//! The built-in templates, embedded in the program.

use super::{Origin, Template};
use crate::words::Lang;

/// Embeds `templates/LANG/REPLY.j2` for each reply and partial.
macro_rules! built_in {
    ($lang:literal: $($reply:literal)*) => {
        ($lang, &[$(($reply, include_str!(concat!("../../templates/", $lang, "/", $reply, ".j2")))),*])
    };
    ($lang:literal) => {
        built_in!($lang: "_closing" "_thanks" "accept" "decline" "door-open" "final" "remind" "unhook" "why")
    };
}

/// The languages with their replies and the text of each; all are sorted.
static BUILT_IN: [(&str, &[(&str, &str)]); 7] = [
    built_in!("de"),
    built_in!("en"),
    built_in!("es"),
    built_in!("fr"),
    built_in!("it"),
    built_in!("nl"),
    built_in!("pt"),
];

/// The languages.
pub(super) fn languages() -> impl Iterator<Item = &'static str> {
    BUILT_IN.iter().map(|(lang, _)| *lang)
}

/// All templates of replies in all languages, without partials.
pub(super) fn all() -> impl Iterator<Item = Template> {
    let of_lang = |(lang, replies): &'static (&str, &[(&str, &str)])| {
        replies.iter().map(|(reply, source)| template(lang, reply, source))
    };
    BUILT_IN.iter().flat_map(of_lang).filter(|template| !template.is_partial())
}

/// Finds a template by its language and reply.
pub(super) fn find(lang: &str, reply: &str) -> Option<Template> {
    let (_, replies) = BUILT_IN.iter().find(|(known, _)| *known == lang)?;
    let (_, source) = replies.iter().find(|(known, _)| *known == reply)?;
    Some(template(lang, reply, source))
}

fn template(lang: &str, reply: &str, source: &str) -> Template {
    Template {
        name: format!("{lang}/{reply}"),
        origin: Origin::BuiltIn,
        source: source.to_owned(),
        lang: Lang::parse(lang),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::BuiltInReply;

    #[test]
    fn every_language_has_each_built_in_reply() {
        let named = BuiltInReply::ALL.map(BuiltInReply::name);
        for lang in languages() {
            let of_lang = all().filter(|it| it.lang == Lang::parse(lang));
            assert_eq!(of_lang.map(|it| it.reply().to_owned()).collect::<Vec<_>>(), named, "{lang}");
        }
    }
}
