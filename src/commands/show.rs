//! `decline policy show`: the policy in plain sentences, then every key, its value and where it was set.

use anyhow::Result;
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::{AppContext, print, print_json};
use crate::cli::Json;
use crate::error::Exit;
use crate::policy::{self, Condition, Policy, Rule, Test, WithLine};
use crate::text;

/// A key of the policy, its value, and the line that sets it; without a line the default speaks.
#[derive(Serialize)]
struct Setting {
    key: String,
    value: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
}

pub(super) fn show(args: &Json, context: &AppContext) -> Result<Exit> {
    let file = context.policy.place.name();
    let sentences = policy::sentences(&context.policy);
    let settings = settings(&context.policy);
    if args.json {
        print_json(&json!({ "file": file, "sentences": sentences, "settings": settings }))?;
        return Ok(Exit::Done);
    }
    let width = settings.iter().map(|setting| setting.key.len()).max().unwrap_or_default();
    let mut lines = sentences;
    lines.extend([String::new(), format!("# {}", text::line(&file))]);
    for Setting { key, value, line } in &settings {
        let origin = line.map_or("default".to_owned(), |line| format!("line {line}"));
        lines.push(format!("{key:<width$}  {value}  # {origin}"));
    }
    print(&lines.join("\n"))?;
    Ok(Exit::Done)
}

fn settings(policy: &Policy) -> Vec<Setting> {
    fn set<T: Serialize>(key: &str, lined: &WithLine<T>) -> Setting {
        Setting { key: key.to_owned(), value: json!(lined.value), line: lined.line }
    }
    let mut settings = Vec::new();
    settings.extend(policy.templates.as_ref().map(|folder| set("templates", folder)));
    let me = &policy.me;
    let said = [
        ("me.name", &me.name),
        ("me.email", &me.email),
        ("me.more_url", &me.more_url),
        ("me.sign", &me.sign),
    ];
    settings.extend(said.into_iter().filter_map(|(key, value)| Some(set(key, value.as_ref()?))));
    settings.extend(me.language.as_ref().map(|language| set("me.language", language)));
    settings.extend(me.register.as_ref().map(|register| set("me.register", register)));
    settings.push(set("policy.accept", &policy.accept));
    if policy.statement.value.is_some() {
        settings.push(set("policy.statement", &policy.statement));
    }
    for (lang, register) in &policy.registers {
        settings.push(set(&format!("registers.{lang}"), register));
    }
    for (lang, statement) in &policy.statements {
        settings.push(set(&format!("statements.{lang}"), statement));
    }
    for (tie, meaning) in &policy.ties {
        settings.push(set(&format!("ties.{tie}"), meaning));
    }
    let replies = &policy.replies;
    let table = [
        ("replies.known", &replies.known),
        ("replies.unsure", &replies.unsure),
        ("replies.stranger", &replies.stranger),
        ("replies.spam", &replies.spam),
    ];
    settings.extend(table.map(|(key, reply)| set(key, reply)));
    for (index, rule) in policy.rules.iter().enumerate() {
        let line = Some(rule.line);
        settings.extend(of_rule(rule).map(|(key, value)| Setting {
            key: format!("rule[{}].{key}", index + 1),
            value,
            line,
        }));
    }
    settings.push(set("spam.threshold", &policy.threshold));
    if !policy.phrases.value.is_empty() {
        settings.push(set("spam.phrases", &policy.phrases));
    }
    settings.push(set("limits.short", &policy.limits.short));
    settings.push(set("limits.full", &policy.limits.full));
    for (index, example) in policy.examples.iter().enumerate() {
        let key = format!("example[{}].name", index + 1);
        settings.push(Setting { key, value: json!(example.name), line: Some(example.line) });
    }
    settings
}

/// The keys of a rule that are set, in the order in which the example has them.
fn of_rule(rule: &Rule) -> impl Iterator<Item = (&'static str, Value)> {
    let condition = |it: &Condition| Some(condition(it)).filter(|_| !it.0.is_empty());
    [
        ("name", Some(json!(rule.name))),
        ("when", condition(&rule.when)),
        ("unless", condition(&rule.unless)),
        ("reply", Some(json!(rule.reply))),
        ("because", rule.because.as_ref().map(|because| json!(because))),
    ]
    .into_iter()
    .filter_map(|(key, value)| Some((key, value?)))
}

/// A condition by its keys, as the policy's file has them.
fn condition(condition: &Condition) -> Value {
    let entry = |test: &Test| match test {
        Test::Class(classes) => ("class", json!(classes)),
        Test::Ties(ties) => ("ties", json!(ties)),
        Test::Words(field, words) => (field.name(), json!(words)),
        Test::Is(flag, wanted) => (flag.name(), json!(wanted)),
        Test::MinMutuals(least) => ("min_mutuals", json!(least)),
        Test::MaxMutuals(most) => ("max_mutuals", json!(most)),
        Test::MinDaysAgo(days) => ("min_days_ago", json!(days)),
        Test::Lang(langs) => ("lang", json!(langs)),
        Test::NoteLang(langs) => ("note_lang", json!(langs)),
    };
    let entries = condition.0.iter().map(entry).map(|(key, value)| (key.to_owned(), value));
    Value::Object(entries.collect::<Map<_, _>>())
}
