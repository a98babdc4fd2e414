//! Signals: named, weighted clues in a note that it was not written for the reader.
//!
//! Calling a genuine note spam is the costly error, so a clue that genuine notes hold too weighs less
//! than the default threshold of 3 and needs a second one.

use serde::Serialize;

use crate::text::{self, Haystack};

/// A clue that a note holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Signal {
    /// What kind of clue it is.
    pub name: &'static str,
    /// How much it counts.
    pub weight: u32,
    /// The exact words that matched.
    pub matched: String,
}

struct Clue {
    name: &'static str,
    weight: u32,
    phrases: &'static [&'static str],
}

const CLUES: &[Clue] = &[
    Clue {
        name: "merge-slip",
        weight: 3,
        phrases: &[
            "{{",
            "{first_name}",
            "{firstname}",
            "{first name}",
            "{name}",
            "[first name]",
            "[firstname]",
            "[name]",
            "%firstname%",
            "%first_name%",
            "<first name>",
            "<firstname>",
        ],
    },
    Clue {
        name: "sales-pitch",
        weight: 3,
        phrases: &[
            "lead generation",
            "appointment setting",
            "qualified leads",
            "generate leads",
            "generate more leads",
            "free demo",
            "book a demo",
            "schedule a demo",
            "cost-effective solutions",
            "offshore development",
            "guaranteed results",
        ],
    },
    Clue {
        name: "placement-offer",
        weight: 3,
        phrases: &[
            "guaranteed job",
            "guaranteed full time job",
            "job placement",
            "profile marketing",
            "h1 sponsorship",
            "salary hike",
        ],
    },
    Clue {
        name: "booking-link",
        weight: 2,
        phrases: &[
            "calendly.com",
            "cal.com",
            "meetings.hubspot.com",
            "book a call",
            "book a slot",
            "book a time",
        ],
    },
    Clue {
        name: "services-offer",
        weight: 2,
        phrases: &[
            "our services",
            "our solution",
            "our solutions",
            "we offer",
            "we provide",
            "i help companies",
            "we help companies",
            "we help businesses",
            "i help businesses",
        ],
    },
];

/// The name and weight of a phrase that the policy lists: alone it reaches the default threshold.
const OWN_PHRASE: (&str, u32) = ("own-phrase", 3);

/// Reads the signals in a note: each built-in clue once, and each of the policy's own phrases.
pub fn read(note: &str, own_phrases: &[String]) -> Vec<Signal> {
    let haystack = Haystack::new(note);
    let signal = |name, weight, found| Signal { name, weight, matched: text::line(found) };
    let built_in = CLUES.iter().filter_map(|clue| {
        let found = clue.phrases.iter().find_map(|phrase| haystack.find(phrase))?;
        Some(signal(clue.name, clue.weight, found))
    });
    let (name, weight) = OWN_PHRASE;
    let own = own_phrases.iter().filter_map(|phrase| text::find_words(note, phrase));
    let own = own.map(|found| signal(name, weight, found));
    built_in.chain(own).collect()
}

/// Adds up the weights.
pub fn weight(signals: &[Signal]) -> u32 {
    signals.iter().map(|signal| signal.weight).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_clue_counts_once_and_shows_the_words_that_matched() {
        let note = "Hi {first_name}, we do Lead  Generation and lead generation. calendly.com/x";
        let shown: Vec<_> = read(note, &[]).into_iter().map(|s| (s.name, s.matched)).collect();
        let expected = [
            ("merge-slip", "{first_name}"),
            ("sales-pitch", "Lead Generation"),
            ("booking-link", "calendly.com"),
        ];
        assert_eq!(shown, expected.map(|(name, matched)| (name, matched.to_owned())));
    }

    #[test]
    fn a_phrase_of_the_policy_is_a_signal() {
        let own = ["white-label".to_owned()];
        let signals = read("Our White-Label platform", &own);
        assert_eq!(signals.len(), 1);
        assert_eq!((signals[0].name, signals[0].matched.as_str()), ("own-phrase", "White-Label"));
        assert_eq!(weight(&signals), 3);
    }

    #[test]
    fn a_genuine_note_has_no_signal() {
        for note in [
            "Hi Sam, I enjoyed your talk on parsers and would love to hear more.",
            "We met at the meetup in Porto. Would you have time for a call next week?",
            "I'm a student and wondered whether you'd share how you started.",
        ] {
            assert_eq!(read(note, &[]), [], "{note}");
        }
    }
}
