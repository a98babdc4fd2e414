//! Looks up the names in flags, policies and invitations: ties, replies, languages.

use crate::diagnostic::Diagnostic;
use crate::words::{Lang, LangChoice, Reply, Tie};

/// The names that exist.
#[derive(Clone, Debug)]
pub struct KnownNames {
    /// The ties: the built-in ones, then the policy's own.
    pub ties: Vec<String>,
    /// The replies that have a template in any language, sorted; without `ignore`.
    pub replies: Vec<String>,
    /// The languages that have templates, sorted.
    pub languages: Vec<String>,
}

impl KnownNames {
    /// Creates the names from replies and languages, with the built-in ties.
    pub fn new(replies: Vec<String>, languages: Vec<String>) -> Self {
        Self { ties: Tie::BUILT_IN.map(str::to_owned).into(), replies, languages }
    }

    /// Returns whether a language has templates.
    pub fn has_language(&self, lang: &Lang) -> bool {
        self.languages.iter().any(|known| known == lang.name())
    }

    /// Looks up a tie.
    ///
    /// # Errors
    ///
    /// No tie has this name. The hint is the nearest name, as in the errors of the other look-ups.
    pub fn tie(&self, given: &str) -> Result<Tie, Diagnostic> {
        look_up("tie", given, self.ties.iter().map(String::as_str)).map(Tie::known)
    }

    /// Looks up a reply, which may be `ignore`.
    ///
    /// # Errors
    ///
    /// No template has this name.
    pub fn reply(&self, given: &str) -> Result<Reply, Diagnostic> {
        let replies = self.replies.iter().map(String::as_str);
        look_up("reply", given, replies.chain([Reply::IGNORE])).map(Reply::known)
    }

    /// Looks up a language by its tag.
    ///
    /// # Errors
    ///
    /// The language has no templates.
    pub fn language(&self, tag: &str) -> Result<Lang, Diagnostic> {
        let known = self.languages.iter().map(String::as_str);
        self.find_language(tag).ok_or_else(|| Diagnostic::unknown("language", tag, known))
    }

    fn find_language(&self, tag: &str) -> Option<Lang> {
        Lang::parse(tag).filter(|lang| self.has_language(lang))
    }

    /// Looks up a language by its tag, which may be `auto`.
    ///
    /// # Errors
    ///
    /// The language has no templates.
    pub fn lang_choice(&self, given: &str) -> Result<LangChoice, Diagnostic> {
        let known = self.languages.iter().map(String::as_str).chain([LangChoice::AUTO]);
        match given.eq_ignore_ascii_case(LangChoice::AUTO) {
            true => Some(LangChoice::Auto),
            false => self.find_language(given).map(LangChoice::This),
        }
        .ok_or_else(|| Diagnostic::unknown("language", given, known))
    }
}

fn look_up<'g, 'k>(
    noun: &str,
    given: &'g str,
    known: impl Iterator<Item = &'k str> + Clone,
) -> Result<&'g str, Diagnostic> {
    match known.clone().any(|known| known == given) {
        true => Ok(given),
        false => Err(Diagnostic::unknown(noun, given, known)),
    }
}
