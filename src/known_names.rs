//! The names that flags, policies and invitations may use: ties, replies, languages.

use crate::diagnostic::Diagnostic;
use crate::words::{Lang, LangChoice, Reply, Tie};

/// The names in force.
#[derive(Clone, Debug)]
pub struct KnownNames {
    /// Every tie: the built-in ones, then the policy's own.
    pub ties: Vec<String>,
    /// Every reply that has a template in some language, sorted; `ignore` needs none.
    pub replies: Vec<String>,
    /// Every language that has templates, sorted.
    pub languages: Vec<String>,
}

impl KnownNames {
    /// The built-in ties, with these replies and languages.
    pub fn new(replies: Vec<String>, languages: Vec<String>) -> Self {
        Self { ties: Tie::BUILT_IN.map(str::to_owned).into(), replies, languages }
    }

    /// Whether a language has templates.
    pub fn has_language(&self, lang: &Lang) -> bool {
        self.languages.iter().any(|known| known == lang.name())
    }

    /// Looks up a tie.
    ///
    /// # Errors
    ///
    /// No tie has this name; the hint is the nearest that there is. So for the others.
    pub fn tie(&self, given: &str) -> Result<Tie, Diagnostic> {
        look_up("tie", given, self.ties.iter().map(String::as_str)).map(Tie::known)
    }

    /// Looks up a reply; `ignore` is one.
    ///
    /// # Errors
    ///
    /// It has no template.
    pub fn reply(&self, given: &str) -> Result<Reply, Diagnostic> {
        let replies = self.replies.iter().map(String::as_str);
        look_up("reply", given, replies.chain([Reply::IGNORE])).map(Reply::known)
    }

    /// Looks up a language by its tag.
    ///
    /// # Errors
    ///
    /// It has no templates.
    pub fn language(&self, tag: &str) -> Result<Lang, Diagnostic> {
        match Lang::parse(tag).filter(|lang| self.has_language(lang)) {
            Some(lang) => Ok(lang),
            None => Err(Diagnostic::unknown("language", tag, self.languages.iter().map(String::as_str))),
        }
    }

    /// Looks up a language by its tag, or `auto`.
    ///
    /// # Errors
    ///
    /// It has no templates.
    pub fn lang_choice(&self, given: &str) -> Result<LangChoice, Diagnostic> {
        match given.eq_ignore_ascii_case(LangChoice::AUTO) {
            true => Ok(LangChoice::Auto),
            false => self.language(given).map(LangChoice::This),
        }
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
