//! Invitations as an HTML page, which works as a local file: a card for each, to decide on, to copy the reply from
//! and to tick off.
//!
//! The template escapes all text from others. The page's Content-Security-Policy has the hashes of its own style and
//! script; nothing else can run or be loaded.

mod choices;

use std::collections::HashMap;

use jiff::civil::Date;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, UndefinedBehavior, context};

pub use self::choices::{Choice, Variant};
use self::choices::{Data, Verdict};
use super::Group;
use crate::diagnostic::Code;
use crate::draft::{self, Draft, Length};
use crate::evaluation::Evaluation;
use crate::invitation::{Invitation, Person};
use crate::name::{Guess, Nameless};
use crate::policy::Policy;
use crate::text;

const PAGE: &str = include_str!("worksheet/page.html.j2");
const CARD: &str = include_str!("worksheet/card.html.j2");
const STYLE: &str = include_str!("worksheet/page.css");
const SCRIPT: &str = include_str!("worksheet/page.js");

/// Allows only the page's style and script, by their SHA-256 in base64 (Content Security Policy Level 3). Trusted
/// Types keep the script itself from turning text into markup.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; \
    style-src 'sha256-LZnCj22Y9AAZr2SOmjoVkzXUhDkCsZwCQ7/K7MB/e7w='; \
    script-src 'sha256-H6NSUAC1BRFO8YZePFcune9Y666Ti6raKB1VjhQCIIs='; \
    img-src 'none'; base-uri 'none'; form-action 'none'; \
    require-trusted-types-for 'script'; trusted-types 'none'";

/// The approximate number of characters in a line of a reply's text field.
const FIELD_WIDTH: usize = 60;

/// The greatest number of a note's characters in the closed card's line.
const GLANCE: usize = 200;

/// The cards of a page, in the order of the invitations, and the data of its script.
#[derive(Debug)]
pub struct Worksheet {
    /// The cards, each with the key for the browser's storage of ticks and edits: it is the same in every worksheet.
    cards: Vec<(Group, String, Value)>,
    data: Data,
}

impl Worksheet {
    /// Makes a page without a card. Each card will offer these choices.
    pub fn new(choices: Vec<Choice>) -> Self {
        Self { cards: Vec::new(), data: Data::new(choices) }
    }

    /// The choices that each card offers.
    pub fn choices(&self) -> &[Choice] {
        &self.data.choices
    }

    /// Adds a card. The variants are what follows from the choices, in their order.
    pub fn push(&mut self, evaluation: &Evaluation, draft: Option<&Draft>, variants: &[Variant]) {
        self.data.push(evaluation, draft, variants);
        let card = card(evaluation, draft);
        self.cards.push((Group::of(evaluation), key(&evaluation.invitation), card));
    }

    /// Renders the page. The limit of the replies depends on `length`.
    ///
    /// # Errors
    ///
    /// The page's template fails, which doesn't depend on the input.
    pub fn page(self, policy: &Policy, length: Length, today: Date) -> Result<String, minijinja::Error> {
        let cards = numbered(&self.cards);
        let groups = Group::ALL.into_iter().filter_map(|group| {
            let cards = cards.iter().filter(|(of, _)| *of == group);
            let cards: Vec<_> = cards.map(|(_, card)| card.clone()).collect();
            let (title, closed, count) = (group.title(), group == Group::Ignore, cards.len());
            (count > 0).then(|| context! { title, closed, count, cards })
        });
        let page = context! {
            csp => CONTENT_SECURITY_POLICY,
            style => Value::from_safe_string(STYLE.to_owned()),
            script => Value::from_safe_string(SCRIPT.to_owned()),
            data => self.data.json()?,
            today => today.to_string(),
            total => text::count(self.cards.len(), "invitation"),
            count => self.cards.len(),
            short => policy.limits.short.value,
            limit => draft::limit(policy, length).0,
            groups => groups.collect::<Vec<_>>(),
        };
        let mut page = environment()?.get_template("page.html")?.render(page)?;
        page.push('\n');
        Ok(page)
    }
}

/// Returns the cards with their numbers and keys. A number is added to repeated keys, so that each card has a key of
/// its own. If there are more or fewer of the same key later, their ticks are gone rather than with another one.
fn numbered(cards: &[(Group, String, Value)]) -> Vec<(Group, Value)> {
    let mut totals: HashMap<&str, usize> = HashMap::new();
    for (_, key, _) in cards {
        *totals.entry(key).or_default() += 1;
    }
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let numbered = (1_usize..).zip(cards).map(|(id, (group, key, card))| {
        let count = counts.entry(key).or_default();
        *count += 1;
        let key = match totals.get(key.as_str()) {
            Some(total) if *total > 1 => format!("{key} {count}/{total}"),
            _ => key.clone(),
        };
        (*group, context! { id, key, ..card.clone() })
    });
    numbered.collect()
}

/// An invitation, for the template of a card.
fn card(evaluation: &Evaluation, draft: Option<&Draft>) -> Value {
    let Evaluation { invitation, classification, .. } = evaluation;
    let (greeted, guess) = evaluation.greeted();
    let (from, note) = (&invitation.from, invitation.note.as_deref());
    let link = web_link(from);
    context! {
        name => evaluation.name(),
        headline => from.headline.as_deref(),
        company => from.company.as_deref(),
        link,
        link_text => link.map(without_scheme),
        profile_url => from.profile_url.as_deref(),
        received => invitation.received.as_deref(),
        day => invitation.day(),
        age => invitation.age.as_deref(),
        note,
        note_cut => invitation.note_cut,
        glance => note.map(|note| text::line(note).chars().take(GLANCE).collect::<String>()),
        mutuals => invitation.mutuals.map(|count| text::count(count as usize, "mutual connection")),
        mutuals_count => invitation.mutuals.map(|count| count.to_string()).unwrap_or_default(),
        claims_tie => classification.claims_tie() == Some(true),
        verdict => Serde(Verdict::new(evaluation, draft)),
        suspicion => classification.suspicion(),
        greeted => guess.and(greeted),
        guess => guess.map(Guess::because),
        nameless => evaluation.greeting_name.nameless.map(Nameless::because),
        text => draft.map(|draft| draft.text.as_str()),
        rows => draft.map_or(0, |draft| rows(&draft.text)),
    }
}

/// The key for what the browser keeps. Without a link only all that is known tells namesakes apart.
fn key(invitation: &Invitation) -> String {
    let from = &invitation.from;
    let who = match web_link(from) {
        Some(link) => vec![Some(link)],
        None => {
            let note = invitation.note.as_deref();
            vec![Some(from.name.as_str()), from.headline.as_deref(), from.company.as_deref(), note]
        }
    };
    let parts = who.into_iter().chain([invitation.received.as_deref()]);
    let parts: Vec<&str> = parts.flatten().filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

/// The warnings of a draft but that of its length, which the page counts itself.
fn warnings(draft: &Draft) -> Vec<String> {
    let others = draft.warnings.iter().filter(|warning| warning.code != Code::DraftLength);
    others.map(ToString::to_string).collect()
}

/// The approximate number of lines of a text in its field, for browsers that don't fit the field to the text.
fn rows(text: &str) -> usize {
    text.lines().map(|line| 1 + line.chars().count() / FIELD_WIDTH).sum()
}

/// The profile, if it is an http or https URL.
fn web_link(from: &Person) -> Option<&str> {
    from.profile_url.as_deref().filter(|url| is_web_address(url))
}

/// Whether a URL is safe as a link: http or https, and no other scheme that a browser would run or open.
fn is_web_address(url: &str) -> bool {
    let lower = url.to_ascii_lowercase();
    let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
}

fn without_scheme(url: &str) -> &str {
    let address = url.split_once("://").map_or(url, |(_, address)| address);
    address.strip_prefix("www.").unwrap_or(address).trim_end_matches('/')
}

fn environment() -> Result<Environment<'static>, minijinja::Error> {
    let mut env = Environment::empty();
    env.set_auto_escape_callback(|_| AutoEscape::Html);
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    env.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
    env.add_template("page.html", PAGE)?;
    env.add_template("card.html", CARD)?;
    Ok(env)
}

#[cfg(test)]
mod tests {
    use base64::{Engine, engine::general_purpose::STANDARD};

    use super::*;

    #[test]
    fn only_an_address_of_the_web_is_a_link() {
        for (url, shown) in [
            ("https://www.linkedin.com/in/jane/", Some("linkedin.com/in/jane")),
            ("HTTP://example.com", Some("example.com")),
            ("https://xn--bcher-kva.example/ä", Some("xn--bcher-kva.example/ä")),
            ("javascript:alert(1)", None),
            ("JaVaScRiPt://x/%0aalert(1)", None),
            ("data:text/html,x", None),
            ("file:///etc/passwd", None),
            ("//example.com", None),
            ("www.linkedin.com/in/jane", None),
            ("https://", None),
            ("https:///x", None),
            (" https://example.com", None),
        ] {
            assert_eq!(is_web_address(url).then(|| without_scheme(url)), shown, "{url}");
        }
    }

    #[test]
    fn the_page_allows_its_own_style_and_script_and_nothing_else() {
        for (directive, text) in [("style-src", STYLE), ("script-src", SCRIPT)] {
            let hash = STANDARD.encode(hmac_sha256::Hash::hash(text.as_bytes()));
            let allowed = format!("{directive} 'sha256-{hash}';");
            assert!(CONTENT_SECURITY_POLICY.contains(&allowed), "worksheet.rs must have: {allowed}");
        }
    }
}
