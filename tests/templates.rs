//! The templates: every built-in reply over present and absent facts, and the user's own over them.

mod common;

use std::collections::BTreeMap;

use common::Home;
use decline::classification::classify;
use decline::draft::{Draft, Length, Wish, draft};
use decline::invitation::{Invitation, Person};
use decline::policy::{self, Policy};
use decline::templates::Templates;
use decline::words::{Class, Lang};

const REPLIES: [&str; 7] = ["accept", "decline", "door-open", "final", "remind", "unhook", "why"];
const DECLINING: [&str; 4] = ["decline", "door-open", "final", "unhook"];
const ASKING: [&str; 2] = ["remind", "why"];

/// One combination of facts: bit by bit, what is present.
#[derive(Clone, Copy, Debug)]
struct Facts(u32);

impl Facts {
    const ALL: u32 = 10;

    fn has(self, bit: u32) -> bool {
        self.0 & (1 << bit) != 0
    }

    fn policy(self) -> Policy {
        let mut source = String::new();
        if self.has(0) {
            source += "[me]\n";
            source += if self.has(1) { "name = \"Sam Rivera\"\n" } else { "" };
            source += if self.has(2) { "email = \"sam@example.com\"\n" } else { "" };
            source += if self.has(3) { "more_url = \"https://example.com/why\"\n" } else { "" };
        }
        if self.has(4) {
            source += "[policy]\naccept = [\"met\"]\n";
        }
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("policy.toml");
        std::fs::write(&file, source).expect("a policy");
        let replies = REPLIES.map(str::to_owned);
        let parsed = policy::read(Some(&(file, true))).expect("a policy");
        parsed.validate(&replies, &["en".to_owned()]).expect("a policy")
    }

    fn invitation(self, class: Class, policy: &Policy) -> Invitation {
        let name = if self.has(5) { "Jane Doe" } else { "" };
        let tie = |name: &str| policy.tie(name).expect("a tie");
        Invitation {
            from: Person { name: name.to_owned(), ..Person::default() },
            topic: self.has(6).then(|| "my talk in Ghent".to_owned()),
            note: self.has(7).then(|| "I enjoyed your talk.".to_owned()),
            ties: if class == Class::Known && self.has(8) { vec![tie("met")] } else { Vec::new() },
            reason: Some(class),
            asked: self.has(9),
            ..Invitation::default()
        }
    }
}

fn wish(length: Length) -> Wish {
    let today = || jiff::civil::date(2026, 11, 22);
    Wish { lang: Lang::english(), length, vars: BTreeMap::new(), today }
}

fn every_draft(mut look: impl FnMut(&str, Facts, Class, Length, &Policy, &Invitation, &Draft)) {
    let templates = Templates::locate(None, || Ok(None), None).expect("the built-in ones");
    for facts in (0..1 << Facts::ALL).map(Facts) {
        let policy = facts.policy();
        for class in [Class::Known, Class::Stranger, Class::Spam] {
            let invitation = facts.invitation(class, &policy);
            let classification = classify(&invitation, &policy);
            for (reply, length) in REPLIES.iter().flat_map(|it| [(it, Length::Full), (it, Length::Short)]) {
                let draft = draft(&invitation, &classification, reply, &policy, &templates, &wish(length))
                    .expect(reply);
                look(reply, facts, class, length, &policy, &invitation, &draft);
            }
        }
    }
}

/// Each row says what must not be so, by the name of the check.
fn faults(text: &str, reply: &str, class: Class, length: Length, name: &str) -> Vec<&'static str> {
    let lower = text.to_lowercase();
    let has_any = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let count = |words: &[&str]| words.iter().map(|word| lower.matches(word).count()).sum::<usize>();
    let body = text.split_once(',').map_or("", |(_, body)| body).trim_start();
    let chars = text.chars().count();
    let words = body.split("Best wishes,").next().unwrap_or_default();
    let words = words.split_whitespace().filter(|word| !word.contains("://")).count();
    let refusals = count(&["i won't be accepting", "i'm removing our connection"]);
    let first = body.split(['.', '?', '!']).next().unwrap_or_default();
    let full = length == Length::Full;
    let declines = DECLINING.contains(&reply);
    let asks = ASKING.contains(&reply);
    let spam = class == Class::Spam && reply == "decline";
    let orders = || {
        let place = |words: &str| text.find(words);
        let limit = place("I won't be accepting");
        place("Thank you") < place("I am glad to talk")
            && place("I am glad to talk") < limit
            && limit < place("just reply here").or(place("write to me"))
    };
    [
        (
            "leaves template text behind",
            has_any(&["{{", "{%", "undefined", "none", "[name]", "todo", "null"]),
        ),
        ("names them not once", !name.is_empty() && text.matches(name).count() != 1),
        (
            "greets wrongly",
            !text.starts_with(&if name.is_empty() { "Hi there,".to_owned() } else { format!("Hi {name},") }),
        ),
        ("is too long for a note", !full && chars > 300),
        ("is too long", full && words > 125),
        ("doubles spaces or lines", text.contains("  ") || text.contains(" \n") || text.contains("\n\n\n")),
        (
            "puts a space before punctuation",
            [" .", " ,", " ;", " ?", " !"].iter().any(|it| text.contains(it)),
        ),
        ("doubles punctuation", ["..", ".,", ",,", ",.", "?."].iter().any(|it| text.contains(it))),
        ("does not thank first", !first.contains("Thank you")),
        ("refuses not once", declines && refusals != 1),
        ("refuses where it doesn't decline", !declines && refusals != 0),
        ("asks not once", asks && text.matches('?').count() != 1),
        ("asks where nothing is asked", !asks && text.contains('?')),
        ("is out of order", reply == "door-open" && !orders()),
        ("opens a door to spam", spam && has_any(&["reply here", "reach me", "write to", "glad to talk"])),
        (
            "blames",
            has_any(&[
                "spam",
                "random",
                "stranger",
                "inappropriate",
                "tacky",
                "waste",
                "you should",
                "people like you",
                "sorry",
                "unfortunately",
                "no time",
                "get to know",
            ]),
        ),
        ("shouts", text.matches('!').count() > 1),
        ("dangles", has_any(&[" at.", " at\n", "see.", "via.", "here: \n", ": \n"]) || text.ends_with(':')),
        ("ends in the middle", full && !text.ends_with(['.', '?']) && !text.contains("Best wishes,")),
        ("is wordy for a question", asks && full && !(20..=50).contains(&words)),
        (
            "is curt or wordy for a no",
            full && declines && !spam && reply != "unhook" && !(25..=80).contains(&words),
        ),
    ]
    .into_iter()
    .filter_map(|(name, wrong)| wrong.then_some(name))
    .collect()
}

#[test]
fn every_reply_reads_well_with_every_fact_present_or_absent() {
    let mut drafts = 0;
    every_draft(|reply, facts, class, length, _, invitation, draft| {
        let name = if invitation.from.name.is_empty() { "" } else { "Jane" };
        let found = faults(&draft.text, reply, class, length, name);
        assert!(found.is_empty(), "{reply} {class} {length:?} {facts:?} {found:?}:\n{}", draft.text);
        assert_eq!(draft.warnings, [], "{reply} {facts:?}");
        drafts += 1;
    });
    assert_eq!(drafts, 1024 * 3 * 7 * 2);
}

#[test]
fn a_value_is_said_where_the_policy_has_it_and_nowhere_else() {
    every_draft(|reply, facts, _, length, policy, invitation, draft| {
        let text = &draft.text;
        for (value, said) in [
            ("sam@example.com", facts.has(0) && facts.has(2)),
            ("https://example.com/why", facts.has(0) && facts.has(3)),
            ("Sam Rivera", facts.has(0) && facts.has(1)),
        ] {
            assert!(said || !text.contains(value), "{reply} says {value}:\n{text}");
        }
        let signed = facts.has(0) && facts.has(1) && length == Length::Full;
        assert_eq!(text.ends_with("\n\nBest wishes,\nSam Rivera"), signed, "{reply}:\n{text}");
        let statement = "people I've met or worked with";
        let qualifies = policy.accepted(&invitation.ties).is_some();
        if facts.has(4) || qualifies {
            assert!(!text.contains(statement), "{reply} says what isn't the user's, or isn't true:\n{text}");
        }
        let spam = invitation.reason == Some(Class::Spam) && reply == "decline";
        if let Some(topic) = &invitation.topic
            && !["final", "unhook"].contains(&reply)
            && !spam
        {
            assert!(text.contains(topic.as_str()), "{reply}:\n{text}");
        }
    });
}

#[test]
fn the_built_in_replies_are_these_words() {
    let mut text = String::new();
    for (facts, what) in [(0b10_0000, "nothing but a name"), (0b11_1110_1111, "all facts")] {
        let facts = Facts(facts);
        let policy = facts.policy();
        let templates = Templates::locate(None, || Ok(None), None).expect("the built-in ones");
        for class in [Class::Known, Class::Stranger, Class::Spam] {
            let invitation = facts.invitation(class, &policy);
            let classification = classify(&invitation, &policy);
            for (reply, length) in REPLIES.iter().flat_map(|it| [(it, Length::Full), (it, Length::Short)]) {
                if class != Class::Stranger && *reply != "decline" {
                    continue;
                }
                let draft = draft(&invitation, &classification, reply, &policy, &templates, &wish(length))
                    .expect(reply);
                text += &format!("=== {reply}, {length:?}, {class}, {what}\n{}\n\n", draft.text);
            }
        }
    }
    snapbox::assert_data_eq!(text, snapbox::file!["replies.txt"].raw());
}

const STRANGER: [&str; 6] = ["draft", "-q", "--from", "Jane Doe", "--reason", "stranger"];

fn stranger(home: &Home, flags: &[&str]) -> common::Run {
    home.decline(STRANGER.into_iter().chain(flags.iter().copied()))
}

#[test]
fn a_template_of_ones_own_wins_file_by_file() {
    let home = Home::new();
    let own = |path: &str| home.write(&format!(".config/decline/templates/{path}"), path);
    let template = || home.decline(STRANGER.into_iter().chain(["--json"])).json()["template"].clone();
    assert_eq!(template(), serde_json::json!({ "name": "en/door-open", "origin": "builtin" }));
    own("en/why.j2");
    assert_eq!(template()["origin"], "builtin");
    let any = own("door-open.j2");
    assert_eq!(template(), serde_json::json!({ "name": "door-open", "origin": any.display().to_string() }));
    let english = own("en/door-open.j2");
    assert_eq!(template()["origin"], english.display().to_string());
    assert_eq!(stranger(&home, &[]).done(), "en/door-open.j2\n");
}

#[test]
fn the_folder_is_the_flags_then_the_policys_then_the_configurations() {
    let home = Home::new();
    home.write(".config/decline/templates/door-open.j2", "configuration");
    home.write("by-flag/door-open.j2", "flag");
    home.write("deep/by-policy/door-open.j2", "policy");
    home.write("deep/p.toml", "templates = \"by-policy\"\n");
    assert_eq!(stranger(&home, &[]).done(), "configuration\n");
    assert_eq!(stranger(&home, &["--policy", "deep/p.toml"]).done(), "policy\n");
    assert_eq!(stranger(&home, &["--policy", "deep/p.toml", "--templates", "by-flag"]).done(), "flag\n");
    let told = stranger(&home, &["--templates", "gone"]).failed(1);
    assert!(told.starts_with("error: there is no folder 'gone' (--templates)\nhint: "), "{told}");
}

#[test]
fn a_new_file_is_a_new_reply_and_a_partial_is_none() {
    let home = Home::new();
    home.write("t/coffee.j2", "{% include '_hello.j2' %} Coffee, {{ from.first_name }}?");
    home.write("t/_hello.j2", "{{ greeting }}");
    assert_eq!(
        stranger(&home, &["--templates", "t", "--reply", "coffee"]).done(),
        "Hi Jane, Coffee, Jane?\n"
    );
    let told = stranger(&home, &["--templates", "t", "--reply", "_hello"]).failed(2);
    assert!(told.starts_with("error: unknown reply `_hello`\n"), "{told}");
    home.write("p.toml", "templates = \"t\"\n[replies]\nstranger = \"coffee\"\n");
    assert_eq!(stranger(&home, &["--policy", "p.toml"]).done(), "Hi Jane, Coffee, Jane?\n");
}

#[test]
fn a_template_without_text_is_an_error() {
    let home = Home::new();
    home.write("t/why.j2", "{% if topic %}x{% endif %}\n");
    let told = stranger(&home, &["--templates", "t", "--reply", "why"]).failed(1);
    assert!(told.starts_with("error: the template 'why' gives no text (t/why.j2)\nhint: "), "{told}");
}

#[test]
fn a_template_can_build_on_the_built_in_ones() {
    let home = Home::new();
    home.write("t/base.j2", "{{ greeting }} {% block middle %}one{% endblock %}.");
    home.write("t/why.j2", "{% extends 'base.j2' %}{% block middle %}two{% endblock %}");
    home.write("t/en/accept.j2", "{% include 'builtin/en/accept.j2' %}\n\n\nPS: tea?");
    assert_eq!(stranger(&home, &["--templates", "t", "--reply", "why"]).done(), "Hi Jane, two.\n");
    let text = stranger(&home, &["--templates", "t", "--reply", "accept"]).done();
    assert!(text.starts_with("Hi Jane,\n\nThank you") && text.ends_with("here.\n\nPS: tea?\n"), "{text}");
}

#[test]
fn a_language_is_a_folder() {
    let home = Home::new();
    home.write("t/sv/door-open.j2", "{{ greeting }} hej ({{ lang }})");
    assert_eq!(stranger(&home, &["--templates", "t", "--lang", "sv"]).done(), "Jane, hej (sv)\n");
    let run = home.decline(["draft", "--from", "Jane", "--reply", "why", "--templates", "t", "--lang", "sv"]);
    assert!(
        run.stderr.contains("warning: `why` has no template in `sv`; this one is in English\n"),
        "{run:?}"
    );
    assert!(run.done().starts_with("Hi Jane,\n"));
    for (lang, hint) in [
        ("sw", "did you mean `sv`?"),
        ("xx", "the ones that are there: `en` or `sv`"),
        ("../t", "the ones that are there: `en` or `sv`"),
    ] {
        let told = stranger(&home, &["--templates", "t", "--lang", lang]).failed(2);
        assert_eq!(
            told,
            format!("error: unknown language `{lang}`\nhint: {hint}\nnote: nothing was written\n")
        );
    }
}

#[test]
fn variables_and_the_day_are_there() {
    let home = Home::new();
    home.write("t/x.j2", "{{ vars.a }}|{{ vars.b }}|{{ today }}");
    let run =
        stranger(&home, &["--templates", "t", "--reply", "x", "-D", "a=1=2", "-D", "b=x", "-Db=-y\u{1b}[1m"]);
    let text = run.done();
    let (variables, today) = text.trim_end().rsplit_once('|').expect("the day");
    assert_eq!(variables, "1=2|-y");
    assert_eq!((today.len(), today.matches('-').count()), (10, 2), "{today}");
    for wrong in ["novalue", "9=x", "a b=c", "=x"] {
        stranger(&home, &["-D", wrong]).failed(2);
    }
}

#[test]
fn a_faulty_template_shows_its_place_and_breaks_no_other_reply() {
    let home = Home::new();
    for (source, expected) in [
        (
            "Hi\n{{ me.nmae }}",
            "error: unknown name `me.nmae`\n --> t/why.j2:2:4\n  |\n2 | {{ me.nmae }}\n  |    ^^^^^^^ not known\nhint: did you mean `me.name`?\n",
        ),
        (
            "{{ topic }}",
            "error: `topic` has no value here\n --> t/why.j2:1:4\n  |\n1 | {{ topic }}\n  |    ^^^^^ not known of this invitation\nhint: ask for it first: {% if topic %}…{% endif %}\n",
        ),
        (
            "{{ vars.day }}",
            "error: `vars.day` has no value here\n --> t/why.j2:1:4\n  |\n1 | {{ vars.day }}\n  |    ^^^^^^^^ not given\nhint: give it with -D day=VALUE, or ask for it first: {% if vars.day %}…{% endif %}\n",
        ),
        (
            "{% if topic %}x",
            "error: the template is at fault: syntax error: unexpected end of input, expected end of block\n --> t/why.j2:1:15\n  |\n1 | {% if topic %}x\n  |               ^\nhint: correct the template here\n",
        ),
        (
            "{{ greeting | uper }}",
            "error: unknown filter `uper`\n --> t/why.j2:1:15\n  |\n1 | {{ greeting | uper }}\n  |               ^^^^ not known\nhint: did you mean `upper`?\n",
        ),
        (
            "{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}",
            "error: the template doesn't come to an end\n",
        ),
        ("{% include 'no.j2' %}", "error: a template is missing: "),
        ("{% include '../secret.j2' %}", "error: a template is missing: "),
        ("{% include '/etc/passwd' %}", "error: a template is missing: "),
        ("{% include '_broken.j2' %}", "error: unknown name `nothing`\n --> t/_broken.j2:2:4\n"),
        ("{% extends 'why.j2' %}", "error: "),
    ] {
        home.write("t/why.j2", source);
        home.write("t/_broken.j2", "\n{{ nothing }}");
        let told = stranger(&home, &["--templates", "t", "--reply", "why"]).failed(1);
        assert!(told.starts_with(expected), "{source}:\n{told}\nexpected:\n{expected}");
        assert!(told.contains("\nhint: "), "{told}");
        assert!(stranger(&home, &["--templates", "t"]).done().starts_with("Hi Jane,\n"), "{source}");
    }
}

#[test]
fn vars_lists_what_the_readme_names() {
    let home = Home::new();
    let readme = include_str!("../README.md");
    let json = home.decline(["templates", "vars", "--json"]).json();
    let listed = json.as_array().expect("a list");
    assert_eq!(home.decline(["templates", "vars"]).done().lines().count(), listed.len());
    for variable in listed {
        let name = variable["name"].as_str().expect("a name");
        let shown = if name == "vars" { "vars.KEY" } else { name };
        assert!(readme.contains(&format!("`{shown}`")), "{name}");
        assert!(!variable["meaning"].as_str().expect("a meaning").is_empty());
    }
}

#[test]
fn list_show_and_path_tell_which_templates_are_in_force() {
    let home = Home::new();
    let built_in = home.decline(["templates", "list"]).done();
    assert_eq!(built_in.lines().count(), 7);
    assert!(built_in.starts_with("en/accept     builtin\nen/decline    builtin\n"), "{built_in}");
    let source = include_str!("../templates/en/decline.j2");
    assert_eq!(home.decline(["templates", "show", "decline"]).done(), source);
    assert_eq!(home.decline(["templates", "show", "en/decline"]).done(), source);
    let folder = home.path().join(".config/decline/templates").display().to_string();
    assert_eq!(home.decline(["templates", "path"]).done(), format!("{folder}\n"));
    let own = home.write(".config/decline/templates/decline.j2", "mine\n");
    assert_eq!(home.decline(["templates", "show", "decline"]).done(), "mine\n");
    let list = home.decline(["templates", "list", "--json"]).json();
    assert_eq!(list[0], serde_json::json!({ "name": "decline", "origin": own.display().to_string() }));
    assert_eq!(list.as_array().map(Vec::len), Some(7));
    assert_eq!(home.decline(["templates", "path"]).stderr, "");
    assert_eq!(home.decline(["templates", "show", "builtin/en/decline"]).done(), source);
    let told = home.decline(["templates", "show", "declin"]).failed(2);
    assert_eq!(
        told,
        "error: unknown reply `declin`\nhint: did you mean `decline`?\nnote: nothing was written\n"
    );
    home.decline(["templates", "show", "ignore"]).failed(2);
    home.decline(["templates", "show", "xx/decline"]).failed(2);
}

/// What `templates check` says of one template, with the built-in policy.
#[track_caller]
fn checked(home: &Home, source: &str) -> (Option<i32>, String) {
    home.write("t/x.j2", source);
    let run = home.decline(["templates", "check", "--templates", "t", "-q"]);
    assert_eq!(run.stderr, "", "{source}");
    (run.status, run.stdout)
}

#[test]
fn check_finds_what_breaks_a_draft_where_it_stands() {
    let home = Home::new();
    let absent = |name: &str| {
        format!(
            "error: `{name}` has no value here\n --> t/x.j2:1:19\n  |\n1 | {{{{ greeting }}}} {{{{ {name} }}}}\n  |                   {} \
             not known of this invitation\nhint: ask for it first: {{% if {name} %}}…{{% endif %}}\n\n1 template of yours: 1 fault\n",
            "^".repeat(name.len())
        )
    };
    for name in
        ["topic", "from.name", "from.first_name", "from.headline", "note", "mutuals", "me.name", "me.email"]
    {
        let told = checked(&home, &format!("{{{{ greeting }}}} {{{{ {name} }}}}"));
        assert_eq!(told, (Some(1), absent(name)));
    }
    for (source, what, place, hint) in [
        ("{% if topci %}a{% endif %}", "unknown name `topci`", "1:7", "did you mean `topic`?"),
        (
            "x\n{% if asked %}{{ me.nmae }}{% endif %}",
            "unknown name `me.nmae`",
            "2:18",
            "did you mean `me.name`?",
        ),
        ("{{ nmae }}", "unknown name `nmae`", "1:4", "did you mean `from.name` or `me.name`?"),
        (
            "{% if mutuals == 3 %}{{ topic | uper }}{% endif %}",
            "unknown filter `uper`",
            "1:33",
            "did you mean `upper`?",
        ),
        ("{% if topic is defind %}{% endif %}", "unknown test `defind`", "1:16", "did you mean `defined`?"),
        ("{% if topic %}", "the template is at fault: syntax error", "1:13", "correct the template here"),
        ("{% include '_no.j2' %}", "a template is missing", "1:4", "names are taken from"),
    ] {
        let (status, told) = checked(&home, source);
        assert_eq!(status, Some(1), "{source}: {told}");
        assert!(told.starts_with(&format!("error: {what}")), "{source}: {told}");
        assert!(told.contains(&format!(" --> t/x.j2:{place}")), "{source}: {told}");
        assert!(told.contains(&format!("\nhint: {hint}")), "{source}: {told}");
    }
}

#[test]
fn check_warns_of_what_can_hardly_be_meant() {
    let home = Home::new();
    let long = format!("{{{{ greeting }}}} {}", "A sentence of some length. ".repeat(12));
    for (source, what) in [
        ("{{ greeting }} Dear [Your name],", "\"[Your name]\" is left over\n --> t/x.j2:1:21"),
        ("{{ greeting }} TODO", "\"TODO\" is left over\n --> t/x.j2:1:16"),
        ("Thank you.", "the greeting is missing\n --> t/x.j2:1:1"),
        (
            "{{ greeting }} About {{ topic | default('') }}.",
            "t/x.j2: a space before punctuation: \"About .\"",
        ),
        ("{{ greeting }} a  b", "t/x.j2: two spaces in a row: \"a  b\""),
        ("{{ greeting }} {{ asked }}", "this would print `False`\n --> t/x.j2:1:19"),
        ("{{ greeting }} {{ none }}", "this would print `None`\n --> t/x.j2:1:19"),
        ("{{ greeting }} {{ ties }}", "this would print `[]`\n --> t/x.j2:1:19"),
        ("{{ greeting }} {{ vars.day }}", "`vars.day` has no value here\n --> t/x.j2:1:19"),
        (&long, "t/x.j2: the draft has 333 characters; the limit `short` is 300"),
    ] {
        let (status, told) = checked(&home, source);
        assert_eq!(status, Some(0), "{source}: {told}");
        assert!(told.starts_with(&format!("warning: {what}")), "{source}: {told}");
        assert!(told.contains("\nhint: "), "{source}: {told}");
        assert!(told.contains("\n1 template of yours: no faults, "), "{source}: {told}");
    }
}

#[test]
fn check_finds_no_fault_in_ours_nor_in_what_builds_on_them() {
    let home = Home::new();
    for reply in REPLIES {
        let name = format!("builtin/en/{reply}");
        let source = home.decline(["templates", "show", &name]).done();
        home.write(&format!("t/en/{reply}.j2"), source);
        home.write(
            &format!("t/my-{reply}.j2"),
            format!("{{% include '{name}.j2' %}}{{% include '_ps.j2' %}}"),
        );
    }
    home.write("t/_ps.j2", "{% if me.email %}{{ gap }}PS: {{ me.email }}{% endif %}");
    let run = home.decline(["templates", "check", "--templates", "t"]);
    assert_eq!(run.stderr, "");
    assert_eq!(run.done(), "15 templates of yours: no faults\n");
    let json = home.decline(["templates", "check", "--templates", "t", "--json"]).json();
    assert_eq!(json, serde_json::json!({ "templates": 15, "faults": [], "warnings": [] }));
    assert_eq!(
        home.decline(["templates", "check"]).stderr,
        "note: `decline templates edit NAME` copies one of ours for you to change\n"
    );
}

#[test]
fn check_tells_every_fault_of_every_template_as_json_too() {
    let home = Home::new();
    home.write("t/a.j2", "{{ greeting }} {{ nothing }}\n{{ greeting | uper }}");
    home.write("t/sv/_b.j2", "é{{ me.mail }}");
    let json = home.decline(["templates", "check", "--templates", "t", "--json"]).json();
    let places: Vec<_> = json["faults"]
        .as_array()
        .expect("faults")
        .iter()
        .map(|it| format!("{}:{}:{}", it["file"].as_str().expect("a file"), it["line"], it["column"]))
        .collect();
    assert_eq!(places, ["t/a.j2:1:19", "t/a.j2:2:15", "t/sv/_b.j2:1:5"]);
    assert_eq!(json["faults"][1]["hint"], "did you mean `upper`?");
}
