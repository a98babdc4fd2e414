//! The decision table, from outside: each case of `decisions.toml` is one run.

use crate::common::Home;
use serde_json::Value;

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    policies: std::collections::BTreeMap<String, String>,
    case: Vec<Case>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    policy: Option<String>,
    flags: Vec<String>,
    #[serde(default)]
    status: i32,
    expect: serde_json::Map<String, Value>,
    stderr: Option<String>,
    /// How a line begins that goes on with words that training chose.
    stderr_begins: Option<String>,
}

#[test]
fn every_case_of_the_decision_table_holds() {
    let table: Table = toml::from_str(include_str!("decisions.toml")).expect("the table");
    let home = Home::new();
    for (name, policy) in &table.policies {
        home.write(&format!("{name}.toml"), policy.trim_start());
    }
    for Case { name, policy, flags, status, expect, stderr, stderr_begins } in &table.case {
        let file = policy.as_ref().map(|policy| format!("{policy}.toml"));
        let mut arguments = vec!["draft", "--json", "--from", "Jane Doe"];
        arguments.extend(file.as_ref().into_iter().flat_map(|file| ["--policy", file]));
        arguments.extend(flags.iter().map(String::as_str));
        let run = home.decline(arguments);
        assert_eq!(run.status, Some(*status), "{name}: {run:?}");
        if let Some(line) = stderr {
            assert!(run.stderr.lines().any(|told| told == line), "{name}: {run:?}");
        }
        if let Some(start) = stderr_begins {
            assert!(run.stderr.lines().any(|told| told.starts_with(start)), "{name}: {run:?}");
        }
        let json = run.json();
        for (key, expected) in expect {
            let absent = expected == "-";
            let expected = (!absent).then(|| placed(expected, file.as_deref()));
            assert_eq!(json.get(key), expected.as_ref(), "{name}: {key} of {json}");
        }
    }
}

/// The expected value with the policy's file in its place.
fn placed(expected: &Value, file: Option<&str>) -> Value {
    let text = expected.to_string();
    serde_json::from_str(&text.replace("POLICY", file.unwrap_or_default())).expect("JSON")
}

#[test]
fn explain_decides_as_draft_does_and_judges_every_rule() {
    let table: Table = toml::from_str(include_str!("decisions.toml")).expect("the table");
    let home = Home::new();
    for (name, policy) in &table.policies {
        home.write(&format!("{name}.toml"), policy.trim_start());
    }
    for Case { name, policy, flags, .. } in &table.case {
        let file = policy.as_ref().map(|policy| format!("{policy}.toml"));
        let run = |verb| {
            let mut arguments = vec![verb, "--json", "--from", "Jane Doe"];
            arguments.extend(file.as_ref().into_iter().flat_map(|file| ["--policy", file]));
            arguments.extend(flags.iter().map(String::as_str));
            home.decline(arguments)
        };
        let (mut draft, explain) = (run("draft").json(), run("explain"));
        assert_eq!(explain.status, Some(0), "{name}");
        let mut explain = explain.json();
        let rules = explain.as_object_mut().expect("an object").remove("rules").expect("rules");
        let draft = draft.as_object_mut().expect("an object");
        for key in ["text", "chars", "template"] {
            draft.remove(key);
        }
        assert_eq!(Value::Object(draft.clone()), explain, "{name}");
        let rules = rules.as_array().expect("a list");
        let decided = explain["decided_by"]["kind"] == "rule";
        let first = rules.iter().find(|rule| rule["matched"] == true).map(|rule| &rule["name"]);
        if decided {
            assert_eq!(first, Some(&explain["decided_by"]["name"]), "{name}");
        }
    }
}

#[test]
fn words_of_a_condition_find_beginnings_of_words_and_names_in_either_order() {
    let home = Home::new();
    let rule = |when: &str| format!("[[rule]]\nname = \"r\"\nwhen = {{ {when} }}\nreply = \"why\"\n");
    for (when, facts, matched) in [
        ("headline = \"recruit*\"", ["--headline", "Recruiting at Acme"], true),
        ("headline = \"recruit*\"", ["--headline", "I'm a tech-recruiter"], true),
        ("headline = \"recruit\"", ["--headline", "Recruiting at Acme"], false),
        ("headline = \"white label\"", ["--headline", "White-label apps"], true),
        ("from = [\"roe\", \"jane doe\"]", ["--from", "Doe, Jane"], true),
        ("from = \"Doe, Jane\"", ["--from", "Jane Doe"], true),
        ("from = \"jane doe\"", ["--from", "Jane Roe"], false),
        ("company = \"jane doe\"", ["--company", "Doe, Jane"], false),
    ] {
        home.write("p.toml", rule(when));
        let mut arguments = vec!["explain", "--policy", "p.toml", "--reason", "stranger", "--json"];
        arguments.extend(facts);
        if facts[0] != "--from" {
            arguments.extend(["--from", ""]);
        }
        let json = home.decline(arguments).json();
        assert_eq!(json["rules"][0]["matched"], matched, "{when} {facts:?}: {json}");
    }
}

#[test]
fn explain_says_of_each_rule_why_it_was_skipped() {
    let home = Home::new();
    home.write("p.toml", include_str!("policies/valid/every-condition.toml"));
    let run =
        home.decline(["explain", "--policy", "p.toml", "--from", "Jane Doe", "--reason", "stranger", "-q"]);
    snapbox::assert_data_eq!(run.done(), snapbox::file!["explain.stdout"].raw());
    let facts = [
        "--headline",
        "CTO",
        "--company",
        "Acme",
        "--mutuals",
        "7",
        "--note",
        "Наши пути пересеклись, Ghent",
    ];
    let arguments = ["explain", "--policy", "p.toml", "--from", "Jane Doe", "--tie", "met", "-q"];
    let run = home.decline(arguments.into_iter().chain(facts));
    snapbox::assert_data_eq!(run.done(), snapbox::file!["explain-facts.stdout"].raw());
}
