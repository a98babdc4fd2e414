//! The built-in templates, embedded in the program.

use super::{Origin, Template, is_partial};
use crate::words::Lang;

/// A built-in template.
pub(super) struct BuiltIn {
    lang: &'static str,
    pub(super) reply: &'static str,
    source: &'static str,
}

/// Embeds `templates/LANG/REPLY.j2` for each reply.
macro_rules! built_in {
    ($lang:literal: $($reply:literal)*) => {
        [$(BuiltIn {
            lang: $lang,
            reply: $reply,
            source: include_str!(concat!("../../templates/", $lang, "/", $reply, ".j2")),
        }),*]
    };
    ($lang:literal) => {
        built_in!($lang: "_closing" "accept" "decline" "door-open" "final" "remind" "unhook" "why")
    };
}

/// A row per language; both languages and replies are sorted.
static BUILT_IN: [[BuiltIn; 8]; 7] = [
    built_in!("de"),
    built_in!("en"),
    built_in!("es"),
    built_in!("fr"),
    built_in!("it"),
    built_in!("nl"),
    built_in!("pt"),
];

impl BuiltIn {
    /// All templates of replies in all languages, without partials.
    pub(super) fn all() -> impl Iterator<Item = &'static Self> {
        BUILT_IN.iter().flatten().filter(|it| !is_partial(it.reply))
    }

    /// The languages.
    pub(super) fn languages() -> impl Iterator<Item = &'static str> {
        BUILT_IN.iter().map(|of_lang| of_lang[0].lang)
    }

    /// Looks up a template by its language and reply.
    pub(super) fn find(lang: &str, reply: &str) -> Option<&'static Self> {
        BUILT_IN.iter().find(|of_lang| of_lang[0].lang == lang)?.iter().find(|it| it.reply == reply)
    }

    /// The name: `LANG/REPLY`.
    pub(super) fn name(&self) -> String {
        format!("{}/{}", self.lang, self.reply)
    }

    /// A copy as a [`Template`].
    pub(super) fn template(&self) -> Template {
        Template {
            name: self.name(),
            origin: Origin::BuiltIn,
            source: self.source.to_owned(),
            lang: Lang::parse(self.lang),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::BuiltInReply;

    #[test]
    fn every_language_has_each_built_in_reply() {
        let named = BuiltInReply::ALL.map(BuiltInReply::name);
        for lang in BuiltIn::languages() {
            let of_lang = BuiltIn::all().filter(|it| it.lang == lang);
            assert_eq!(of_lang.map(|it| it.reply).collect::<Vec<_>>(), named, "{lang}");
        }
    }
}
