//! Many findings as a page for a browser, which works from a file and without a network: a card for each, to
//! copy the reply from and to tick off.
//!
//! What others wrote reaches the page only through the template's auto-escape. The page's own style and
//! script are named in its Content-Security-Policy by their hashes, and nothing else may run or be loaded.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, UndefinedBehavior};
use serde::Serialize;

use super::{Group, InvitationReport};
use crate::diagnostic::Code;
use crate::draft::{self, Draft, Length};
use crate::evaluation::Evaluation;
use crate::name::Guess;
use crate::policy::Policy;
use crate::text;

const PAGE: &str = include_str!("worksheet/page.html.j2");
const CARD: &str = include_str!("worksheet/card.html.j2");
const STYLE: &str = include_str!("worksheet/page.css");
const SCRIPT: &str = include_str!("worksheet/page.js");

/// What the page may do: apply this style, run this script, by their SHA-256 in base64 (Content Security
/// Policy Level 3; Trusted Types keep the script itself from making markup of a text).
const POLICY: &str = "default-src 'none'; \
    style-src 'sha256-2mw0n2yYGv52T/SV1mZPJybL5pyyu28pHoLKhtRtXFk='; \
    script-src 'sha256-33+mdaGvenAwDAHHs4LfLOGpNnK18i1o/VkG5OOYBww='; \
    img-src 'none'; base-uri 'none'; form-action 'none'; \
    require-trusted-types-for 'script'; trusted-types 'none'";

/// Characters of a reply that a line of its field holds, about.
const FIELD_WIDTH: usize = 60;

/// The cards of a page, in the order in which they came.
#[derive(Debug, Default)]
pub struct Worksheet {
    cards: Vec<(Group, Card)>,
}

/// One invitation, as the template names its parts.
#[derive(Debug, Serialize)]
struct Card {
    id: usize,
    /// Under which the browser keeps what becomes of it: the same whenever a worksheet is written.
    key: String,
    name: String,
    headline: Option<String>,
    company: Option<String>,
    /// The profile, where it is an address of the web.
    link: Option<String>,
    link_text: Option<String>,
    profile_url: Option<String>,
    received: Option<String>,
    /// The day of `received`.
    day: Option<String>,
    note: Option<String>,
    class: &'static str,
    suspected: bool,
    ties: Vec<String>,
    /// The words for which the note reads as spam, if it does.
    suspicion: Option<String>,
    reply: String,
    because: String,
    decider: String,
    suggested: bool,
    /// How the greeting calls them, where that is a guess.
    greeted: Option<String>,
    guess: Option<&'static str>,
    text: Option<String>,
    lang: String,
    /// How many lines the field shows.
    rows: usize,
    warnings: Vec<String>,
}

#[derive(Serialize)]
struct Page<'a> {
    csp: &'static str,
    style: Value,
    script: Value,
    today: String,
    total: String,
    count: usize,
    short: usize,
    limit: usize,
    groups: Vec<Section<'a>>,
    classes: Vec<Choice<'a>>,
    replies: Vec<Choice<'a>>,
}

#[derive(Serialize)]
struct Section<'a> {
    title: &'static str,
    closed: bool,
    count: usize,
    cards: Vec<&'a Card>,
}

#[derive(Serialize)]
struct Choice<'a> {
    name: &'a str,
    count: usize,
}

impl Worksheet {
    /// Adds a card.
    pub fn push(&mut self, report: InvitationReport<'_>, draft: Option<&Draft>) {
        self.cards.push((Group::of(report.evaluation), Card::new(report, draft)));
    }

    /// Makes the page. `length` says which limit the replies have; `today` is the day it is.
    ///
    /// # Errors
    ///
    /// The page's template is at fault, which no input makes it.
    pub fn page(mut self, policy: &Policy, length: Length, today: Date) -> Result<String, minijinja::Error> {
        self.number();
        let cards = || self.cards.iter().map(|(_, card)| card);
        let groups = [Group::Personal, Group::Other, Group::Ignore].map(|group| {
            let cards: Vec<_> =
                self.cards.iter().filter(|(its, _)| *its == group).map(|(_, card)| card).collect();
            Section { title: group.title(), closed: group == Group::Ignore, count: cards.len(), cards }
        });
        let page = Page {
            csp: POLICY,
            style: Value::from_safe_string(STYLE.to_owned()),
            script: Value::from_safe_string(SCRIPT.to_owned()),
            today: today.to_string(),
            total: text::count(self.cards.len(), "invitation"),
            count: self.cards.len(),
            short: policy.limits.short.value,
            limit: draft::limit(policy, length).0,
            groups: groups.into_iter().filter(|group| group.count > 0).collect(),
            classes: choices(cards().map(|card| card.class)),
            replies: choices(cards().map(|card| card.reply.as_str())),
        };
        let mut page = environment()?.get_template("page.html")?.render(Value::from(Serde(page)))?;
        page.push('\n');
        Ok(page)
    }

    /// Numbers the cards, and the keys that came before: two invitations of which the same is known are two.
    fn number(&mut self) {
        let mut keys: HashMap<String, usize> = HashMap::new();
        for (index, (_, card)) in self.cards.iter_mut().enumerate() {
            card.id = index + 1;
            let came = keys.entry(card.key.clone()).or_default();
            *came += 1;
            if *came > 1 {
                card.key = format!("{} {came}", card.key);
            }
        }
    }
}

impl Card {
    fn new(report: InvitationReport<'_>, draft: Option<&Draft>) -> Self {
        let Evaluation { invitation, classification, decision, lang, .. } = report.evaluation;
        let (greeted, guess) = report.greeted();
        let from = &invitation.from;
        let link = from.profile_url.clone().filter(|url| is_web_address(url));
        let received = invitation.received.clone();
        let key = [link.as_ref().unwrap_or(&from.name), received.as_deref().unwrap_or_default()].join(" ");
        Self {
            id: 0,
            key: key.trim_end().to_owned(),
            name: report.name().to_owned(),
            headline: from.headline.clone(),
            company: from.company.clone(),
            link_text: link.as_deref().map(|link| without_scheme(link).to_owned()),
            link,
            profile_url: from.profile_url.clone(),
            day: received.as_ref().map(|received| received.chars().take(10).collect()),
            received,
            note: invitation.note.clone(),
            class: classification.class.name(),
            suspected: classification.suspected(),
            ties: invitation.ties.iter().map(ToString::to_string).collect(),
            suspicion: classification.suspicion(),
            reply: decision.reply.to_string(),
            because: decision.because.clone(),
            decider: report.decider(),
            suggested: decision.suggestion.is_some(),
            greeted: guess.and(greeted),
            guess: guess.map(Guess::because),
            text: draft.map(|draft| draft.text.clone()),
            lang: draft.map_or(lang, |draft| &draft.lang).to_string(),
            rows: draft.map_or(0, |draft| rows(&draft.text)),
            warnings: draft.map_or(Vec::new(), warnings),
        }
    }
}

/// What is to be known of a draft; its length isn't, since the page counts live.
fn warnings(draft: &Draft) -> Vec<String> {
    let others = draft.warnings.iter().filter(|warning| warning.code != Code::DraftLength);
    others.map(ToString::to_string).collect()
}

/// How many lines a text takes in its field, about: for browsers that don't fit a field to its text.
fn rows(text: &str) -> usize {
    text.lines().map(|line| 1 + line.chars().count() / FIELD_WIDTH).sum()
}

/// Whether a link may lead there: to the web, whatever else a browser could be made to do.
fn is_web_address(url: &str) -> bool {
    let lower = url.to_ascii_lowercase();
    let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
}

fn without_scheme(url: &str) -> &str {
    let address = url.split_once("://").map_or(url, |(_, address)| address);
    address.strip_prefix("www.").unwrap_or(address).trim_end_matches('/')
}

/// The different names, sorted, and how often each came.
fn choices<'a>(names: impl Iterator<Item = &'a str>) -> Vec<Choice<'a>> {
    let mut counts = BTreeMap::new();
    for name in names {
        *counts.entry(name).or_default() += 1;
    }
    counts.into_iter().map(|(name, count)| Choice { name, count }).collect()
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
            let hash = base64::Engine::encode(
                &base64::engine::general_purpose::STANDARD,
                hmac_sha256::Hash::hash(text.as_bytes()),
            );
            let allowed = format!("{directive} 'sha256-{hash}';");
            assert!(POLICY.contains(&allowed), "worksheet.rs must have: {allowed}");
        }
    }
}
