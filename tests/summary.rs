//! The summary of a policy in plain sentences, as `decline policy show` prints it.

use decline::known_names::KnownNames;
use decline::policy::{Place, parse, sentences};

/// Summarises the policy of this TOML.
fn summary(source: &str) -> Vec<String> {
    let replies = ["decline", "remind", "door-open", "accept", "why", "unhook", "coffee"].map(str::to_owned);
    let names = KnownNames::new(replies.into(), ["de", "en"].map(str::to_owned).into());
    let policy = parse(Place::BuiltIn, source.to_owned()).expect(source).validate(&names).expect(source);
    sentences(&policy)
}

#[test]
fn each_answer_has_one_sentence_without_repetition_or_contradiction() {
    let statement = "I keep my connections here to people I've met or worked with.";
    let remind = "I ask people I can't place how we know each other.";
    let talk = "Rather than connect, I'm glad to talk by message with people I don't know.";
    let spam = "I say no to sales pitches.";
    for (policy, sentences) in [
        ("", &[statement, remind, spam, talk][..]),
        (
            "[[rule]]\nname = \"r\"\nwhen = { suspected = true }\nreply = \"ignore\"\n",
            &[statement, remind, "I don't answer sales pitches.", talk],
        ),
        (
            "[policy]\naccept = [\"met\", \"worked-together\", \"classmate\", \"client\"]\nstatement = \"I like to have met people\"\n",
            &[
                "I like to have met people.",
                "I also accept invitations from people I've worked with or studied with and my clients.",
                remind,
                "With thanks, I decline invitations from people I know in other ways.",
                spam,
                talk,
            ],
        ),
        (
            "[policy]\naccept = [\"met\"]\n[replies]\nunsure = \"decline\"\nstranger = \"decline\"\n",
            &[
                "I accept invitations from people I've met.",
                "With thanks, I decline invitations from everyone else.",
            ],
        ),
        ("[[rule]]\nname = \"r\"\nreply = \"ignore\"\n", &[statement, "I don't answer anyone."]),
        (
            "[[rule]]\nname = \"r\"\nunless = { class = \"spam\" }\nreply = \"accept\"\n",
            &[statement, "I also accept invitations from everyone who isn't selling something.", spam],
        ),
        (
            "[[rule]]\nname = \"r\"\nwhen = { class = \"stranger\" }\nreply = \"why\"\n",
            &[statement, remind, spam, "I ask people I don't know what brought them to my profile."],
        ),
        (
            "[[rule]]\nname = \"r\"\nwhen = { class = \"stranger\", has_note = true }\nreply = \"door-open\"\n",
            &[statement, remind, spam, talk],
        ),
    ] {
        assert_eq!(summary(policy), sentences, "{policy}");
    }
}

#[test]
fn a_rule_is_a_sentence_about_people() {
    for (rule, sentence) in [
        (
            "when = { class = \"stranger\", has_note = false }\nreply = \"why\"",
            "When an invitation comes from people I don't know who invite me without a note, I ask what brought them to \
             my profile.",
        ),
        (
            "when = { ties = [\"client\", \"choir\"] }\nunless = { in_contacts = true }\nreply = \"ignore\"",
            "I don't answer my clients, except those who are in my address book.",
        ),
        (
            "when = { company = \"Acme\", min_mutuals = 1, max_mutuals = 3 }\nreply = \"decline\"",
            "With thanks, I decline invitations from people who work at Acme and who share 1 to 3 connections with me.",
        ),
        (
            "when = { headline = [\"cto\", \"recruit*\"] }\nreply = \"ignore\"",
            "I don't answer people whose headline mentions CTO or recruit…",
        ),
        (
            "when = { lang = \"de\", min_days_ago = 30 }\nreply = \"door-open\"",
            "Rather than connect, I'm glad to talk by message with people whose invitation is at least 30 days old and \
             to whom I write in German, and people I don't know.",
        ),
    ] {
        let ties = "[ties]\nchoir = \"we sing together\"\n";
        let summary = summary(&format!("{ties}[[rule]]\nname = \"hush\"\nbecause = \"hush\"\n{rule}\n"));
        assert!(summary.iter().any(|it| it == sentence), "{sentence}: {summary:#?}");
        assert!(!summary.concat().contains("hush") && !summary.concat().contains("we sing"), "{summary:?}");
    }
}

#[test]
fn private_rules_are_left_out() {
    let default = summary("");
    for rule in [
        "when = { from = \"Jane Doe\" }\nreply = \"ignore\"",
        "when = { headline = \"cto\" }\nunless = { from = \"Jane Doe\" }\nreply = \"accept\"",
        "when = { ties = \"choir\" }\nreply = \"accept\"",
        "when = { ties = \"client\" }\nreply = \"unhook\"",
        "when = { headline = \"cto\" }\nreply = \"coffee\"",
    ] {
        let ties = "[ties]\nchoir = \"we sing together\"\n";
        assert_eq!(summary(&format!("{ties}[[rule]]\nname = \"r\"\n{rule}\n")), default, "{rule}");
    }
}

#[test]
fn a_statement_in_another_language_is_left_out() {
    let german = "[me]\nlanguage = \"de\"\n[policy]\nstatement = \"Ich halte es klein.\"\n";
    let english = "[statements]\nen = \"I keep it small.\"\n";
    assert!(summary(german)[0].starts_with("I accept"));
    assert_eq!(summary(&format!("{german}{english}"))[0], "I keep it small.");
}
