//! Every built-in reply, in each language, register and length, with each fact present and absent.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use decline::classification::classify;
use decline::draft::{Drafter, Length, RenderOptions, StyleInput, style_check};
use decline::evaluation::Evaluation;
use decline::invitation::{Invitation, InvitationRecord};
use decline::known_names::KnownNames;
use decline::policy::{self, Place, Policy};
use decline::templates::Templates;
use decline::words::{Lang, Reason, Register};

const REPLIES: [&str; 7] = ["accept", "decline", "door-open", "final", "remind", "unhook", "why"];
const DECLINING: [&str; 3] = ["decline", "door-open", "final"];
const ASKING: [&str; 2] = ["remind", "why"];

/// How the inviter stands to the user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    /// Known by a tie that the policy accepts.
    Accepted,
    /// Known by another tie.
    Outside,
    /// Known, nobody says how.
    Known,
    Unsure,
    Stranger,
    Spam,
}

const STANDINGS: [Standing; 6] = [
    Standing::Accepted,
    Standing::Outside,
    Standing::Known,
    Standing::Unsure,
    Standing::Stranger,
    Standing::Spam,
];

/// What a test says in a language, and how a reply in it begins and ends: formally, then informally.
struct Language {
    lang: &'static str,
    statement: &'static str,
    topic: &'static str,
    greetings: [&'static str; 2],
    closings: [&'static str; 2],
    /// How a formal and an informal reply to somebody known end, if otherwise.
    to_known: [Option<&'static str>; 2],
}

const LANGUAGES: [Language; 7] = [
    Language {
        lang: "de",
        statement: "Meine Kontakte hier kenne ich von Treffen oder aus der Arbeit.",
        topic: "mein Vortrag in Gent",
        greetings: ["Guten Tag Jane Doe,", "Hallo Jane,"],
        closings: ["Freundliche Grüße\nSam Rivera", "Viele Grüße\nSam"],
        to_known: [Some("Herzliche Grüße"); 2],
    },
    Language {
        lang: "en",
        statement: "I keep my connections here to people from my own line of work.",
        topic: "my talk in Ghent",
        greetings: ["Dear Jane Doe,", "Hi Jane,"],
        closings: ["Kind regards,\nSam Rivera", "All the best,\nSam"],
        to_known: [None; 2],
    },
    Language {
        lang: "es",
        statement: "Aquí conecto con gente que conozco en persona o del trabajo.",
        topic: "mi charla en Gante",
        greetings: ["Buenos días, Jane Doe:", "Hola, Jane:"],
        closings: ["Un cordial saludo,\nSam Rivera", "Un saludo,\nSam"],
        to_known: [None; 2],
    },
    Language {
        lang: "fr",
        statement: "Mes contacts ici, je les ai rencontrés ou côtoyés au travail.",
        topic: "mon exposé à Gand",
        greetings: ["Bonjour Jane Doe,", "Bonjour Jane,"],
        closings: ["Bien cordialement,\nSam Rivera", "Belle journée,\nSam"],
        to_known: [None; 2],
    },
    Language {
        lang: "it",
        statement: "Qui mi collego con chi conosco di persona o per lavoro.",
        topic: "il mio intervento a Gand",
        greetings: ["Gentile Jane Doe,", "Ciao Jane,"],
        closings: ["Un cordiale saluto,\nSam Rivera", "Un saluto,\nSam"],
        to_known: [None, Some("Un caro saluto,")],
    },
    Language {
        lang: "nl",
        statement: "Mijn connecties hier ken ik van een ontmoeting of van het werk.",
        topic: "mijn praatje in Gent",
        greetings: ["Beste Jane Doe,", "Hallo Jane,"],
        closings: ["Met vriendelijke groet,\nSam Rivera", "Hartelijke groet,\nSam"],
        to_known: [None; 2],
    },
    Language {
        lang: "pt",
        statement: "Reservo esta rede para quem conheço pessoalmente ou do trabalho.",
        topic: "a minha palestra em Gante",
        greetings: ["Bom dia, Jane Doe,", "Olá, Jane,"],
        closings: ["Com os melhores cumprimentos,\nSam Rivera", "Cumprimentos,\nSam"],
        to_known: [None, Some("Um abraço,")],
    },
];

/// One combination of facts: bit by bit, what is present.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Facts(u32);

impl Facts {
    /// Sixteen combinations, among which any three of the seven facts are present and absent in every way (the
    /// rows of a first-order Reed-Muller code): what two or three facts do to each other is seen in one of them.
    fn combinations() -> impl Iterator<Item = Self> {
        let bit = |row: u32, fact: u32| (row & (fact + 1)).count_ones() & 1;
        (0..8).flat_map(move |row| {
            let facts = (0..7).map(|fact| bit(row, fact) << fact).sum();
            [Self(facts), Self(!facts & 0b0111_1111)]
        })
    }

    fn has(self, bit: u32) -> bool {
        self.0 & (1 << bit) != 0
    }

    fn is_named(self) -> bool {
        self.has(0)
    }

    fn signs(self) -> bool {
        self.has(1)
    }

    fn states(self) -> bool {
        self.has(4)
    }
}

/// Whose policy speaks, in which language.
#[derive(Clone, Copy)]
struct Setting {
    lang: &'static str,
    register: Register,
    topic: &'static str,
    statement: &'static str,
    greeting: &'static str,
    closing: &'static str,
    to_known: Option<&'static str>,
}

fn settings() -> impl Iterator<Item = Setting> {
    LANGUAGES.into_iter().flat_map(|Language { lang, statement, topic, greetings, closings, to_known }| {
        let registers = [Register::Formal, Register::Informal].into_iter();
        let ends = closings.into_iter().zip(to_known);
        registers.zip(greetings).zip(ends).map(move |((register, greeting), (closing, to_known))| Setting {
            lang,
            register,
            topic,
            statement,
            greeting,
            closing,
            to_known,
        })
    })
}

impl Setting {
    fn policy(self, facts: Facts) -> Policy {
        let mut source = format!("[me]\nlanguage = \"{}\"\n", self.lang);
        source += if facts.signs() { "name = \"Sam Rivera\"\n" } else { "" };
        source += if facts.has(2) { "email = \"sam@example.com\"\n" } else { "" };
        source += if facts.has(3) { "more_url = \"https://example.com/why\"\n" } else { "" };
        source += "[policy]\naccept = [\"met\"]\n";
        source +=
            &if facts.states() { format!("statement = \"{}\"\n", self.statement) } else { String::new() };
        let parsed = policy::parse(Place::BuiltIn, source).expect("a policy");
        parsed.validate(&self.names()).expect("a policy")
    }

    fn closing(self, standing: Standing) -> String {
        let is_known = !matches!(standing, Standing::Stranger | Standing::Spam | Standing::Unsure);
        match (self.to_known, self.closing.split_once('\n')) {
            (Some(words), Some((_, name))) if is_known => format!("{words}\n{name}"),
            _ => self.closing.to_owned(),
        }
    }

    fn names(self) -> KnownNames {
        KnownNames::new(REPLIES.map(str::to_owned).into(), vec![self.lang.to_owned()])
    }

    fn lang(self) -> Lang {
        Lang::parse(self.lang).expect("a language")
    }

    fn invitation(self, facts: Facts, standing: Standing) -> Invitation {
        let name = if facts.is_named() { "Jane Doe" } else { "" };
        let tie = match standing {
            Standing::Accepted => Some("met"),
            Standing::Outside => Some("classmate"),
            _ => None,
        };
        let reason = match standing {
            Standing::Accepted | Standing::Outside => None,
            Standing::Known => Some(Reason::Known),
            Standing::Unsure => Some(Reason::Unsure),
            Standing::Stranger => Some(Reason::Stranger),
            Standing::Spam => Some(Reason::Spam),
        };
        let record = InvitationRecord {
            from: name.to_owned(),
            topic: facts.has(5).then(|| self.topic.to_owned()),
            note: facts.has(6).then(|| {
                let (kind, plain) =
                    ("I enjoyed your book on tides.", "Do you have a map of the tides of Ghent?");
                (if facts.has(3) { kind } else { plain }).to_owned()
            }),
            ties: tie.into_iter().map(str::to_owned).collect(),
            reason,
            ..InvitationRecord::default()
        };
        record.resolve(&self.names(), None).expect("an invitation")
    }

    fn evaluation(self, facts: Facts, standing: Standing, policy: &Policy) -> Evaluation {
        let invitation = self.invitation(facts, standing);
        let classification = classify(&invitation, policy);
        Evaluation::decided(invitation, classification, self.lang(), self.register, policy)
    }
}

fn options(length: Length) -> RenderOptions {
    RenderOptions { length, vars: Vec::new(), today: || jiff::civil::date(2026, 11, 22) }
}

/// How many words a full reply may have between its greeting and its closing (REPLIES: a question 15 to 50,
/// a no 30 to 70, anything 110).
fn words_allowed(reply: &str, standing: Standing) -> std::ops::RangeInclusive<usize> {
    match reply {
        "decline" if standing == Standing::Spam => 8..=30,
        reply if ASKING.contains(&reply) => 10..=50,
        reply if DECLINING.contains(&reply) => 10..=70,
        _ => 8..=70,
    }
}

/// Pieces of the built-in replies' own sentences, by language.
#[derive(serde::Deserialize)]
struct Sentences {
    thanks: Vec<String>,
    refusal: Vec<String>,
    openness: Vec<String>,
}

static SENTENCES: LazyLock<BTreeMap<String, Sentences>> =
    LazyLock::new(|| toml::from_str(include_str!("replies/sentences.toml")).expect("sentences"));

/// What is wrong with what a reply says: it thanks first, says no once where it says no at all, and a door is left
/// open in the right order.
fn misplaced(lang: &str, reply: &str, body: &str) -> Vec<&'static str> {
    let Sentences { thanks, refusal, openness } = &SENTENCES[lang];
    let lower = body.to_lowercase();
    let has = |text: &str, pieces: &[String]| pieces.iter().any(|piece| text.contains(piece.as_str()));
    let first = |pieces: &[String]| pieces.iter().filter_map(|piece| lower.find(piece.as_str())).min();
    let last = |pieces: &[String]| pieces.iter().filter_map(|piece| lower.rfind(piece.as_str())).max();
    let refusals = lower.split(['.', '!', '?', '\n']).filter(|sentence| has(sentence, refusal)).count();
    let expected = usize::from(DECLINING.contains(&reply) || reply == "unhook");
    let is_ordered = match (first(thanks), first(refusal), last(openness)) {
        (Some(thanks), Some(no), Some(welcome)) => thanks < no && no < welcome,
        _ => true,
    };
    let begins = lower.split(['.', '?', '!']).next().unwrap_or_default();
    let rules = [
        (has(begins, thanks), "thanks first"),
        (refusals == expected, "says no as often as it should"),
        (reply != "door-open" || is_ordered, "says no between the thanks and the welcome"),
    ];
    rules.into_iter().filter(|(holds, _)| !holds).map(|(_, rule)| rule).collect()
}

/// What is wrong with a draft, beside its style.
fn faults(
    setting: Setting,
    facts: Facts,
    standing: Standing,
    reply: &str,
    length: Length,
    text: &str,
) -> Vec<String> {
    let mut faults = Vec::new();
    let mut must = |holds: bool, what: &str| {
        if !holds {
            faults.push(what.to_owned());
        }
    };
    let full = length == Length::Full;
    let spam = standing == Standing::Spam && reply == "decline";
    let signed = format!("\n\n{}", setting.closing(standing));
    must(text.ends_with(&signed) == (full && facts.signs()), "is signed where it can be");
    must(!facts.is_named() || text.starts_with(setting.greeting), "greets by the name");
    must(facts.is_named() || !text.contains("Jane"), "names nobody");
    let unsigned = text.strip_suffix(&signed).unwrap_or(text);
    let greeting = if facts.is_named() { setting.greeting } else { first_words(text) };
    let body = unsigned.strip_prefix(greeting).unwrap_or(unsigned);
    let words =
        body.split_whitespace().filter(|word| !word.contains("://") && word.contains(char::is_alphanumeric));
    misplaced(setting.lang, reply, body).into_iter().for_each(|rule| must(false, rule));
    must(!full || words_allowed(reply, standing).contains(&words.count()), "has as many words as it should");
    must(!text.contains("sam@example.com") || facts.has(2), "says an address only where there is one");
    must(!text.contains("https://") || facts.has(3), "says a link only where there is one");
    let is_true = matches!(standing, Standing::Stranger | Standing::Outside);
    let states = facts.states() && is_true && DECLINING.contains(&reply);
    let statement = setting.statement.trim_end_matches('.');
    must(text.contains(statement) == states, "states the policy where that is true and fits");
    let thanks_for_topic = facts.has(5) && !spam && !["final", "unhook"].contains(&reply);
    // In German it is the subject of a sentence of its own, for which a short letter with a statement has no room.
    let has_room = setting.lang != "de" || full || !states;
    // In Italian its article is part of "del".
    let topic = setting.topic.strip_prefix("il ").unwrap_or(setting.topic);
    must(text.contains(topic) == (thanks_for_topic && has_room), "names the topic");
    must(!spam || !text.contains("sam@"), "opens no door to spam");
    must(text.chars().count() <= 300 || full, "fits a note");
    let words: Vec<&str> = text.split_whitespace().map(|word| word.trim_end_matches('.')).collect();
    let is_twice =
        |count| words.windows(2 * count).any(|pair| pair[..count] == pair[count..] && pair[0] != "nous");
    must(!is_twice(1) && !is_twice(2), "says no words twice in a row");
    must(
        !text.contains("\n\n\n") && !text.ends_with(char::is_whitespace) && !text.contains(" \n"),
        "is tidy",
    );
    must(
        setting.lang != "fr" || ![" :", " ;", " !", " ?"].iter().any(|it| text.contains(it)),
        "has no-break spaces",
    );
    faults
}

#[test]
fn every_reply_reads_well_with_every_fact_present_or_absent() {
    let mut drafts = 0;
    let templates = Templates::locate(None, || Ok(None), None).expect("the built-in ones");
    let lengths = [options(Length::Full), options(Length::Short)];
    for setting in settings() {
        for facts in Facts::combinations() {
            let policy = setting.policy(facts);
            let said = policy.said();
            for options in &lengths {
                let mut drafter = Drafter::new(&policy, &templates, options);
                let evaluations = STANDINGS.map(|it| (it, setting.evaluation(facts, it, &policy)));
                for ((standing, evaluation), reply) in
                    evaluations.iter().flat_map(|it| REPLIES.map(|reply| (it, reply)))
                {
                    let (standing, draft) = (*standing, drafter.draft(reply, evaluation).expect(reply));
                    let lang = setting.lang();
                    let greeting = if facts.is_named() { setting.greeting } else { first_words(&draft.text) };
                    let name = facts.is_named().then_some("Jane");
                    let input = StyleInput { reply, lang: &lang, greeting, name, said: &said };
                    let length = options.length;
                    let told =
                        format!("{}/{reply} {standing:?} {length:?} {facts:?}\n{}", setting.lang, draft.text);
                    assert_eq!(style_check(&draft.text, input), [], "{told}");
                    let faults = faults(setting, facts, standing, reply, length, &draft.text);
                    assert!(faults.is_empty(), "it should be that it {faults:?}: {told}");
                    assert_eq!(draft.warnings, [], "{told}");
                    drafts += 1;
                }
            }
        }
    }
    assert_eq!(drafts, 7 * 2 * 16 * 6 * 7 * 2);
}

/// The nameless greeting: up to its comma or colon.
fn first_words(text: &str) -> &str {
    text.find([',', ':']).map_or(text, |end| &text[..=end])
}

#[test]
fn the_built_in_replies_are_these_words() {
    const NOTHING: Facts = Facts(1);
    const ALL: Facts = Facts(0b0111_1111);
    let mut by_lang: BTreeMap<&str, String> = BTreeMap::new();
    let templates = Templates::locate(None, || Ok(None), None).expect("the built-in ones");
    let lengths = [options(Length::Full), options(Length::Short)];
    for setting in settings() {
        for (facts, what) in [(NOTHING, "nothing but a name"), (ALL, "all facts")] {
            let policy = setting.policy(facts);
            let mut drafters =
                lengths.each_ref().map(|it| (it.length, Drafter::new(&policy, &templates, it)));
            for reply in REPLIES {
                let standings: &[Standing] = match reply {
                    "decline" => &[Standing::Outside, Standing::Known, Standing::Spam],
                    "accept" => &[Standing::Accepted],
                    "remind" => &[Standing::Unsure],
                    "unhook" => &[Standing::Known],
                    _ => &[Standing::Stranger],
                };
                for standing in standings {
                    let evaluation = setting.evaluation(facts, *standing, &policy);
                    for (length, drafter) in &mut drafters {
                        if *length == Length::Short && facts == NOTHING {
                            continue;
                        }
                        let draft = drafter.draft(reply, &evaluation).expect(reply);
                        let text = by_lang.entry(setting.lang).or_default();
                        let register = setting.register;
                        *text += &format!(
                            "=== {reply}, {register:?}, {length:?}, {standing:?}, {what}\n{}\n\n",
                            draft.text
                        );
                    }
                }
            }
        }
    }
    for (lang, text) in by_lang {
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/replies/{lang}.txt"));
        snapbox::assert_data_eq!(text, snapbox::Data::read_from(&file, None).raw());
    }
}
