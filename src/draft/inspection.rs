//! A template tried: every name in it looked up, and a draft made with each fact present and absent.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::engine::{self, Compiled, Printing};
use super::rubric::{self, Blemish, Letter};
use super::salutation::salutation;
use super::{Length, RenderOptions, Warning, context, layout, slips, tags, vocabulary};
use crate::classification::classify;
use crate::evaluation::Evaluation;
use crate::fault::Fault;
use crate::invitation::{Invitation, Person};
use crate::policy::Policy;
use crate::templates::{Template, Templates};
use crate::text;
use crate::words::{Lang, Reason, Tie};

/// Something about a template that its writer should know.
#[derive(Debug)]
pub struct Flaw {
    /// How bad it is.
    pub severity: Severity,
    /// What, where, and what to do.
    pub fault: Fault,
}

/// How bad a flaw is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// A draft fails by it, at least of some invitations.
    Fault,
    /// A draft can be made, and will hardly be meant so.
    Warning,
}

/// Tries a template of a reply in `lang` over present and absent facts. Faults come first.
///
/// A partial is only read, but for the closing: what it prints depends on who includes it. `siblings` are the
/// sources of the other templates, which may set names for it.
pub fn inspect(
    template: &Template,
    lang: &Lang,
    policy: &Policy,
    templates: &Templates,
    siblings: &[Template],
) -> Vec<Flaw> {
    let mut flaws = Flaws::default();
    let folder = templates.folder();
    let compile = |printing| {
        let of_length = |length| Compiled::new(template.clone(), lang, folder, length, printing);
        Ok([of_length(Length::Full)?, of_length(Length::Short)?])
    };
    let compiled = compile(Printing::Anything).and_then(|it| Ok((it, compile(Printing::WordsOnly)?)));
    let (compiled, strict) = match compiled {
        Ok(both) => both,
        Err(fault) => {
            flaws.add(Severity::Fault, fault);
            return flaws.list;
        }
    };
    let asked = compiled[0].names();
    let set = siblings.iter().flat_map(|sibling| tags::set_in(&sibling.source)).collect();
    for fault in vocabulary::unknown_in(template, &asked, &set) {
        flaws.add(Severity::Fault, fault);
    }
    for fault in tags::strange_blocks(template, folder) {
        flaws.add(Severity::Fault, fault);
    }
    let ties: Vec<&str> = policy.tie_names().collect();
    let slips = slips::misnamed(template, policy, siblings).into_iter().chain(slips::lost_breaks(template));
    for fault in tags::vain_comparisons(template, &ties).into_iter().chain(slips) {
        flaws.add(Severity::Warning, fault);
    }
    if template.is_partial() && !template.is_closing() {
        return flaws.list;
    }
    let keys: BTreeSet<&str> = asked.iter().filter_map(|name| name.strip_prefix("vars.")).collect();
    try_out(&compiled, lang, policy, &keys, Severity::Fault, &mut flaws);
    // A value of -D that must be given, and a list that would be printed, are good to know and no fault:
    // they are what is found beyond the first.
    if !keys.is_empty() {
        try_out(&compiled, lang, policy, &BTreeSet::new(), Severity::Warning, &mut flaws);
    }
    try_out(&strict, lang, policy, &keys, Severity::Warning, &mut flaws);
    flaws.list.sort_by_key(|flaw| flaw.severity == Severity::Warning);
    flaws.list
}

/// What was found, each thing once, however many drafts show it.
#[derive(Default)]
struct Flaws {
    list: Vec<Flaw>,
    seen: BTreeSet<String>,
}

impl Flaws {
    fn add(&mut self, severity: Severity, fault: Fault) {
        // What stands in one place is one flaw; without a place, it is what is said.
        let key = fault.place().map_or_else(|| fault.to_string(), |place| format!("{place:?}"));
        if self.seen.insert(key) {
            self.list.push(Flaw { severity, fault });
        }
    }
}

/// Makes a draft of every sample, `keys` given with `-D`; where none can be made, that is a flaw.
fn try_out(
    compiled: &[Compiled; 2],
    lang: &Lang,
    policy: &Policy,
    keys: &BTreeSet<&str>,
    severity: Severity,
    flaws: &mut Flaws,
) {
    let template = compiled[0].template();
    let said = policy.said();
    let mut longest: BTreeMap<&str, (usize, String)> = BTreeMap::new();
    for Sample { invitation, length, vars } in samples(policy, keys) {
        let options = RenderOptions { length, vars, today };
        let classification = classify(&invitation, policy);
        let register = policy.register_in(lang).chosen().unwrap_or_else(|| lang.usual_register());
        let evaluation = Evaluation::decided(invitation, classification, lang.clone(), register, policy);
        let greeting = salutation(lang, register, &evaluation.greeting_name);
        let compiled = &compiled[usize::from(length == Length::Short)];
        let text = match template.is_closing() {
            // It stands behind a letter, and may be empty.
            true => compiled
                .render(context::context("accept", &evaluation, lang, policy, &options))
                .map(|closing| layout::lay_out(&format!("{greeting}\n\n{closing}"), length, lang)),
            false => super::text(compiled, &evaluation, lang, policy, &options),
        };
        let text = match text {
            Ok(text) => text,
            Err(fault) => {
                flaws.add(severity, fault);
                continue;
            }
        };
        let (reply, name) = (template.reply(), evaluation.greeting_name.name.as_deref());
        let said: Vec<&str> = said.iter().copied().chain(evaluation.invitation.note.as_deref()).collect();
        let letter = Letter { reply, lang, greeting: &greeting, name, said: &said };
        for blemish in rubric::blemishes(&text, letter) {
            // A no of the user's own can be put in words that nobody foresaw; and what is left over has been
            // told of, whatever else can be said against it.
            let within = |word: &str| text::left_over(&text).any(|piece| piece.contains(word));
            let told = match &blemish {
                Blemish::NoRefusal => true,
                Blemish::NoThanks => template.is_closing(),
                Blemish::Shouts(word) | Blemish::Blame(word) => within(word),
                _ => false,
            };
            if !told {
                flaws.add(Severity::Warning, place(&blemish, template));
            }
        }
        for warning in super::check(&text, policy, length) {
            if let Warning::TooLong { chars, key, .. } = warning {
                let most = longest.entry(key).or_default();
                *most = (chars, warning.to_string()).max(most.clone());
            }
        }
    }
    for (_, warning) in longest.into_values() {
        let fault = Fault::failure(format!("{}: {warning}", engine::file_of(template)));
        let hint = "use fewer words, or ask for `short` first: {% if not short %}…{% endif %}";
        flaws.add(Severity::Warning, fault.hint(hint));
    }
}

/// Points at where a blemish comes from, if it stands in the template as it is.
fn place(blemish: &Blemish, template: &Template) -> Fault {
    let file = engine::file_of(template);
    let emoji;
    let (piece, hint) = match blemish {
        Blemish::LeftOver(piece) if piece.starts_with('{') => {
            (piece.as_str(), "write a value as {{ name }} and a condition as {% if name %}…{% endif %}")
        }
        Blemish::LeftOver(piece) => (piece.as_str(), "put words or a value in its place"),
        Blemish::NoGreeting => ("", "begin with {{ greeting }}"),
        Blemish::NameAgain(_) => {
            ("", "leave the name to the greeting: said twice it reads like a form letter")
        }
        Blemish::DoubledSpace(_) | Blemish::LooseSpace(_) | Blemish::Dangling(_) => {
            ("", "put what stands around a value inside the {% if … %} that asks for it")
        }
        Blemish::NoThanks => ("", "thank first: a no is easier to hear then"),
        Blemish::NoRefusal | Blemish::Refuses(_) => ("", "say no once, and not where something is asked"),
        Blemish::Questions(_) => ("", "ask one question, or two"),
        Blemish::OutOfOrder => ("", "thank, say no, then say that a message is welcome"),
        Blemish::Address(address) => {
            (address.as_str(), "say it under [me] in your policy, as email or more_url, and use that")
        }
        Blemish::Blame(word) => (word.as_str(), "say it without blame, lesson, apology or promise"),
        Blemish::MixedAddress(_, informal) => (informal.as_str(), "keep to one, or ask for `register` first"),
        Blemish::Exclaims => ("!", "one is plenty"),
        Blemish::Shouts(word) => (word.as_str(), "write it in small letters"),
        Blemish::Emoji(found) => {
            emoji = found.to_string();
            (emoji.as_str(), "say it in words")
        }
    };
    let what = blemish.to_string();
    let bytes = match blemish {
        Blemish::NoGreeting => Some(0..1),
        _ if piece.is_empty() => None,
        _ => template.source.find(piece).map(|at| at..at + piece.len()),
    };
    match bytes {
        Some(bytes) => Fault::failure(what).at(&file, &template.source, bytes, "here"),
        None => Fault::failure(format!("{file}: {what}")),
    }
    .hint(hint)
}

/// The day of a trial: any will do.
fn today() -> Date {
    Date::constant(2026, 1, 31)
}

/// An invitation to try a template on.
struct Sample {
    invitation: Invitation,
    length: Length,
    vars: BTreeMap<String, String>,
}

/// How the people of the samples stand to the user.
#[derive(Clone, Copy)]
enum Standing {
    Unsure,
    Accepted,
    Known,
    Stranger,
    Spam,
    Suspected,
}

const STANDINGS: [Standing; 6] = [
    Standing::Unsure,
    Standing::Accepted,
    Standing::Known,
    Standing::Stranger,
    Standing::Spam,
    Standing::Suspected,
];

const NOTES: [Option<&str>; 3] = [
    None,
    Some("I'd like to add you to my professional network on LinkedIn."),
    Some("I enjoyed your talk on parsers in Ghent last week."),
];

const PITCH: &str = "We do lead generation for firms like yours. Book a call: https://calendly.com/x";

/// How many facts are there or not, one bit each.
const FACTS: u32 = 5;

/// Every standing with every note, and each fact present and absent.
fn samples<'a>(policy: &'a Policy, vars: &'a BTreeSet<&str>) -> impl Iterator<Item = Sample> + 'a {
    let notes = STANDINGS.into_iter().flat_map(|standing| NOTES.map(|note| (standing, note)));
    notes.flat_map(move |(standing, note)| {
        (0..1u32 << FACTS).map(move |facts| sample(standing, note, facts, policy, vars))
    })
}

fn sample(
    standing: Standing,
    note: Option<&str>,
    facts: u32,
    policy: &Policy,
    vars: &BTreeSet<&str>,
) -> Sample {
    let has = |bit: u32| facts & (1 << bit) != 0;
    let text = |bit: u32, text: &str| has(bit).then(|| text.to_owned());
    let note = if matches!(standing, Standing::Suspected) { Some(PITCH) } else { note };
    let other = policy.tie_names().map(Tie::known).find(|tie| !policy.accept.value.contains(tie));
    let ties = match standing {
        Standing::Accepted => policy.accept.value.first().cloned().into_iter().collect(),
        Standing::Known => other.into_iter().collect(),
        _ => Vec::new(),
    };
    let reason = match standing {
        Standing::Unsure => Some(Reason::Unsure),
        Standing::Accepted | Standing::Known => Some(Reason::Known),
        Standing::Stranger => Some(Reason::Stranger),
        Standing::Spam => Some(Reason::Spam),
        Standing::Suspected => None,
    };
    let from = Person {
        name: text(0, "Jane Doe").unwrap_or_default(),
        headline: text(1, "CTO at Acme"),
        company: text(1, "Acme"),
        ..Person::default()
    };
    let invitation = Invitation {
        from,
        note: note.map(str::to_owned),
        topic: text(2, "my talk"),
        ties,
        reason,
        mutuals: has(1).then_some(7),
        asked: has(3),
        ..Invitation::default()
    };
    let given = vars.iter().map(|key| ((*key).to_owned(), "Friday".to_owned()));
    let length = if has(4) { Length::Short } else { Length::Full };
    Sample { invitation, length, vars: given.collect() }
}
