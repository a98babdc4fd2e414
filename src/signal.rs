//! Clues in a note: named, weighted signals that it was not written for its reader, and what tells that
//! it was.
//!
//! Calling a genuine note spam is the costly error. So a clue that genuine notes hold too weighs less than
//! the default threshold of 3; it weighs less still in a note that names something of the reader's, or
//! is about one job; and nothing is a pitch between people who know each other.
//!
//! `tables` holds the clues, `phrase` says how they are written, `compile` makes them ready.

mod clues;
mod code;
mod compile;
mod listing;
mod lists;
mod phrase;
mod slip;
mod tables;
mod words;

use std::cmp::Reverse;
use std::ops::Range;

use serde::Serialize;

use crate::text;
use clues::{Kind, Says};
use words::Words;

/// A clue that a note was not written for its reader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Signal {
    /// What kind of clue it is.
    pub name: &'static str,
    /// How much it counts.
    pub weight: u32,
    /// The exact words that matched.
    pub matched: String,
}

impl Signal {
    /// Whether it is an advance or a threat.
    pub fn is_abusive(&self) -> bool {
        [Kind::Advance, Kind::Threat].map(Kind::name).contains(&self.name)
    }
}

/// What a note says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Each clue once, and each of the user's own phrases, in the note's order.
    pub signals: Vec<Signal>,
    /// Whether it is blank or LinkedIn's own text, with no more than a greeting and a name around it.
    pub is_default: bool,
    /// Whether it names something particular to the reader, and isn't a pitch.
    pub is_personal: bool,
    /// The words by which it claims that the two know each other.
    pub claim: Option<String>,
}

/// The weight of a clue that no genuine note holds, and of a phrase of the policy's own: alone it reaches
/// the default threshold.
pub const SURE: u32 = 3;

/// Words that a default text may have around it: a greeting, "on LinkedIn", a signature.
const WORDS_AROUND_A_DEFAULT: usize = 8;

/// Reads a note.
pub fn read(note: &str, own_phrases: &[String]) -> Reading {
    let words = Words::new(note);
    let own = own_phrases.iter().filter_map(|phrase| text::place_of_words(note, phrase));
    let own = own.map(|place| Hint { kind: Kind::OwnPhrase, weight: SURE, place });
    let mut hints: Vec<Hint> = own.chain(slip::greeting_of_nobody(note)).collect();
    if words.oddities {
        hints.extend(slip::open_field(note).into_iter().chain(slip::odd_space(note)));
    }
    let (mut tone, mut addressed, mut around, mut claim) = (Tone::default(), false, None, None);
    phrase::find(&words, |says, place| match says {
        Says::Signal(kind, weight) => hints.push(Hint { kind, weight, place: words.bytes(&place) }),
        Says::Default => around = Some(words.len() - place.len()),
        Says::Claim => {
            tone.acquainted = true;
            claim.get_or_insert(place);
        }
        Says::Acquainted => tone.acquainted = true,
        Says::Particular => tone.particular = true,
        Says::Addressed => addressed = true,
        Says::Job => tone.job = true,
        Says::Asker => tone.asker = true,
    });
    let hints = distinct(hints);
    let signals: Vec<Signal> = hints.iter().filter_map(|hint| hint.signal(note, tone)).collect();
    let is_default = match around {
        Some(around) => around <= WORDS_AROUND_A_DEFAULT,
        None => !note.contains(char::is_alphanumeric),
    };
    let is_personal = match weight(&signals) {
        _ if is_default => false,
        0..2 => tone.particular || tone.acquainted || addressed,
        2..SURE => tone.particular || tone.acquainted,
        _ => false,
    };
    let claim = claim.filter(|_| !is_default).map(|place| text::line(&note[words.bytes(&place)]));
    Reading { signals, is_default, is_personal, claim }
}

/// A clue where a note has it.
#[derive(Debug)]
struct Hint {
    kind: Kind,
    weight: u32,
    /// In bytes of the note.
    place: Range<usize>,
}

impl Hint {
    /// Whether it says what another has said: much the same, on some of the same words. However often a
    /// note asks, it asks once.
    fn repeats(&self, other: &Self) -> bool {
        let shares_words = self.place.start < other.place.end && other.place.start < self.place.end;
        let pitches = |kind| matches!(kind, Kind::SalesPitch | Kind::ServicesOffer);
        let alike = self.kind == other.kind || (pitches(self.kind) && pitches(other.kind));
        let alike = alike || other.kind == Kind::OwnPhrase;
        alike && (shares_words || self.kind == Kind::CallToAction)
    }

    fn signal(&self, note: &str, tone: Tone) -> Option<Signal> {
        let weight = tone.weigh(self.kind, self.weight);
        let matched = text::line(&note[self.place.clone()]);
        (weight > 0).then_some(Signal { name: self.kind.name(), weight, matched })
    }
}

/// Keeps the heaviest of those that say the same, in the note's order.
fn distinct(mut hints: Vec<Hint>) -> Vec<Hint> {
    hints.sort_by_key(|hint| Reverse(hint.weight));
    let mut kept: Vec<Hint> = Vec::with_capacity(hints.len());
    for hint in hints {
        if !kept.iter().any(|other| hint.repeats(other)) {
            kept.push(hint);
        }
    }
    kept.sort_by_key(|hint| hint.place.start);
    kept
}

/// What a note is besides a pitch, which makes its clues weigh less.
#[derive(Clone, Copy, Debug, Default)]
struct Tone {
    acquainted: bool,
    particular: bool,
    job: bool,
    asker: bool,
}

impl Tone {
    /// What a clue weighs in such a note. What a tool left behind or the user lists stays sure; who begs
    /// may study, and who wants followers may praise a post; about a job, one asks; and who places people
    /// speaks of jobs.
    fn weigh(self, kind: Kind, weight: u32) -> u32 {
        let less = match kind {
            Kind::MergeSlip | Kind::Automation | Kind::OwnPhrase | Kind::Advance | Kind::Threat => false,
            _ if self.acquainted => return 0,
            Kind::Begging | Kind::PagePromotion => false,
            Kind::CallToAction if self.job => return 0,
            Kind::PlacementOffer | Kind::PaidExpert if weight > 1 => self.particular || self.asker,
            _ => self.particular || self.job || self.asker,
        };
        weight - u32::from(less)
    }
}

/// Adds up the weights.
pub fn weight(signals: &[Signal]) -> u32 {
    signals.iter().map(|signal| signal.weight).sum()
}

#[cfg(test)]
mod oracle;

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(note: &str) -> Vec<(&'static str, u32, String)> {
        read(note, &[]).signals.into_iter().map(|s| (s.name, s.weight, s.matched)).collect()
    }

    #[test]
    fn each_clue_counts_once_and_shows_the_words_that_matched() {
        let note = "Hi {first_name}, we do Lead  Generation and lead generation. calendly.com/x";
        let expected = [
            ("merge-slip", 3, "{first_name}"),
            ("sales-pitch", 3, "we do Lead Generation"),
            ("booking-link", 2, "calendly.com"),
        ];
        assert_eq!(shown(note), expected.map(|(name, weight, matched)| (name, weight, matched.to_owned())));
    }

    #[test]
    fn no_word_counts_twice_and_whoever_asks_asks_once() {
        let note = "We provide SEO services. Can I show you our report? Interested? Let me know if so.";
        let expected = [("sales-pitch", 3, "We provide SEO"), ("call-to-action", 2, "Can I show you")];
        assert_eq!(shown(note), expected.map(|(name, weight, matched)| (name, weight, matched.to_owned())));
    }

    #[test]
    fn a_phrase_of_the_policy_is_a_signal() {
        let own = ["white-label".to_owned(), "free audit".to_owned()];
        let shown: Vec<_> = read("A White-Label platform, and a free audit", &own)
            .signals
            .into_iter()
            .map(|signal| (signal.name, signal.weight, signal.matched))
            .collect();
        let expected = [
            ("own-phrase", 3, "White-Label"),
            ("sales-pitch", 1, "platform"),
            ("own-phrase", 3, "free audit"),
        ];
        assert_eq!(shown, expected.map(|(name, weight, matched)| (name, weight, matched.to_owned())));
    }

    #[test]
    fn letters_are_read_however_they_are_dressed() {
        for note in [
            "WE HELP COMPANIES GROW",
            "we help “companies” – grow",
            "𝐖𝐞 𝐡𝐞𝐥𝐩 𝐜𝐨𝐦𝐩𝐚𝐧𝐢𝐞𝐬 𝐠𝐫𝐨𝐰",
            "Ｗｅ ｈｅｌｐ ｃｏｍｐａｎｉｅｓ ｇｒｏｗ",
        ] {
            assert_eq!(weight(&read(note, &[]).signals), 3, "{note}");
        }
        assert_eq!(shown("My lead. Generation X.").len(), 0, "no phrase runs across sentences");
        assert_eq!(shown("Generation de leads, génération de leads ?").len(), 1, "with or without accents");
    }

    #[test]
    fn plain_advances_and_threats_count_in_seven_languages() {
        for (note, name) in [
            ("Hi, you are so beautiful. Are you single?", "advance"),
            ("I know where you live.", "threat"),
            ("Hallo, du bist echt hübsch, bist du Single?", "advance"),
            ("Das wirst du noch bereuen.", "threat"),
            ("Hola, eres muy guapa", "advance"),
            ("Sé dónde vives", "threat"),
            ("Bonjour, vous êtes très belle", "advance"),
            ("Tu vas le regretter", "threat"),
            ("Ciao, sei davvero bella", "advance"),
            ("So dove abiti", "threat"),
            ("Je bent heel knap", "advance"),
            ("Ik weet waar je woont", "threat"),
            ("Oi, você é muito linda", "advance"),
            ("Sei onde você mora", "threat"),
        ] {
            let signals = read(note, &[]).signals;
            assert!(
                signals.iter().any(|it| it.name == name && it.is_abusive() && it.weight == SURE),
                "{note}"
            );
        }
    }

    #[test]
    fn praise_of_work_is_no_advance() {
        for note in [
            "Your beautiful photographs of the harbour hang in our hall.",
            "I know where you work, since I saw your talk at Acme.",
            "Ich fand Ihre schönen Fotos von Gent großartig.",
            "Are you married to the idea of Rust?",
            "You are so right about error messages.",
        ] {
            assert!(!read(note, &[]).signals.iter().any(Signal::is_abusive), "{note}");
        }
    }

    #[test]
    fn what_somebody_works_in_is_no_pitch() {
        for note in [
            "I work in lead generation at a telecom company.",
            "I'm an SEO specialist and like to meet people who work in search.",
            "I recruit for a family-owned machine builder. They need a Head of Procurement. Interested?",
            "I'm a student and looking for an internship in digital marketing. Let me know if you hear of one.",
        ] {
            assert!(weight(&read(note, &[]).signals) < SURE, "{note}: {:?}", shown(note));
        }
    }

    #[test]
    fn a_genuine_note_has_no_signal() {
        for note in [
            "Hi Sam, I enjoyed your talk on parsers and would love to hear more.",
            "We met at the meetup in Porto. Would you have time for a call next week?",
            "I'm a student and wondered whether you'd share how you started.",
        ] {
            assert_eq!(shown(note), [], "{note}");
        }
    }

    #[test]
    fn between_people_who_know_each_other_an_offer_is_no_pitch() {
        let offer = "Shall I book a demo for your team? We provide SEO services. calendly.com/x";
        assert!(weight(&read(offer, &[]).signals) >= SURE);
        let reading = read(&format!("It was great meeting you at our stand in Ghent. {offer}"), &[]);
        assert_eq!((reading.signals, reading.is_personal), (vec![], true));
        let tool = read("It was great meeting you in Ghent, {first_name}!", &[]);
        assert_eq!(weight(&tool.signals), 3, "what a tool left behind stays sure");
    }

    #[test]
    fn the_default_text_is_no_note_with_either_apostrophe_and_a_greeting() {
        for note in [
            "",
            " \n ",
            "I'd like to add you to my professional network on LinkedIn.",
            "I’d like to join your LinkedIn network.",
            "Sam,\n\nI'd like to add you to my professional network on LinkedIn.\n\n- Jo",
            "Ciao Sam, vorrei aggiungerti alla mia rete professionale su LinkedIn",
            "Sam, me gustaría contactar contigo.",
        ] {
            let reading = read(note, &[]);
            assert!(reading.is_default && !reading.is_personal, "{note:?}");
        }
        let more = "I'd like to add you to my professional network on LinkedIn. We met at the fair in Ghent last week.";
        let reading = read(more, &[]);
        assert!(!reading.is_default && reading.is_personal);
    }

    #[test]
    fn a_note_is_personal_when_it_names_something_particular() {
        for (note, personal) in [
            ("Hi Sam, I enjoyed your talk on parsers.", true),
            ("It was good talking to you in Porto!", true),
            ("Hi Sam, happy to connect!", false),
            ("I came across your profile and would like to connect.", false),
            ("Loved your article! We help agencies get qualified leads on autopilot. Book a demo?", false),
            ("👋", false),
            ("x", false),
        ] {
            assert_eq!(read(note, &[]).is_personal, personal, "{note}");
        }
    }
}
