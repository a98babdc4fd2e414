//! `decline policy show`: the policy in plain sentences, then every key, its value and where it is set.

use anyhow::Result;
use serde::Serialize;
use serde_json::{Value, json};

use super::{AppContext, print_json_or};
use crate::cli::Json;
use crate::error::Exit;
use crate::policy::{self, Condition, Policy, Rule, Test, WithLine};
use crate::text;

/// A key of the policy file.
#[derive(Serialize)]
struct Setting {
    /// The key with the tables it is in: `rule[1].when`.
    key: String,
    value: Value,
    /// The line that sets it, counted from 1; `None` for a default.
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
}

/// Prints the policy's sentences, then its settings in columns.
pub(super) fn show(args: &Json, context: &AppContext) -> Result<Exit> {
    let file = context.policy.place.name();
    let sentences = policy::sentences(&context.policy);
    let settings = settings(&context.policy);
    let json = json!({ "file": file, "sentences": sentences, "settings": settings });
    print_json_or(args.json, &json, || describe(sentences, &file, &settings))
}

fn describe(sentences: Vec<String>, file: &str, settings: &[Setting]) -> String {
    let width = settings.iter().map(|setting| setting.key.len()).max().unwrap_or_default();
    let mut lines = sentences;
    lines.extend([String::new(), format!("# {}", text::line(file))]);
    for Setting { key, value, line } in settings {
        let origin = line.map_or("default".to_owned(), |line| format!("line {line}"));
        lines.push(format!("{key:<width$}  {value}  # {origin}"));
    }
    lines.join("\n")
}

/// Lists the keys that are set or have a default, in the order of the example policy.
fn settings(policy: &Policy) -> Vec<Setting> {
    let Policy { me, registers, statements, ties, replies, limits, .. } = policy;
    let mut settings = vec![
        setting("templates", policy.templates.as_ref()),
        setting("me.name", me.name.as_ref()),
        setting("me.email", me.email.as_ref()),
        setting("me.more_url", me.more_url.as_ref()),
        setting("me.sign", me.sign.as_ref()),
        setting("me.language", me.language.as_ref()),
        setting("me.register", me.register.as_ref()),
        setting("policy.accept", Some(&policy.accept)),
        setting("policy.statement", Some(&policy.statement)),
    ];
    settings.extend(registers.iter().map(|(lang, value)| setting(format!("registers.{lang}"), Some(value))));
    settings
        .extend(statements.iter().map(|(lang, value)| setting(format!("statements.{lang}"), Some(value))));
    settings.extend(ties.iter().map(|(tie, value)| setting(format!("ties.{tie}"), Some(value))));
    settings.extend([
        setting("replies.known", Some(&replies.known)),
        setting("replies.unsure", Some(&replies.unsure)),
        setting("replies.stranger", Some(&replies.stranger)),
        setting("replies.spam", Some(&replies.spam)),
    ]);
    settings.extend((1..).zip(&policy.rules).flat_map(|(number, rule)| of_rule(number, rule)));
    settings.extend([
        setting("spam.threshold", Some(&policy.threshold)),
        setting("spam.phrases", Some(&policy.phrases).filter(|phrases| !phrases.value.is_empty())),
        setting("limits.short", Some(&limits.short)),
        setting("limits.full", Some(&limits.full)),
    ]);
    settings.extend((1..).zip(&policy.examples).map(|(number, example)| Setting {
        key: format!("example[{number}].name"),
        value: json!(example.name),
        line: Some(example.line),
    }));
    settings.retain(|setting| !setting.value.is_null());
    settings
}

/// Returns a setting; its value is null if it is `None` or holds `None`.
fn setting<T: Serialize>(key: impl Into<String>, value: Option<&WithLine<T>>) -> Setting {
    Setting { key: key.into(), value: json!(value), line: value.and_then(|it| it.line) }
}

/// Lists the keys of a rule, in the order of the example policy; the value of one that isn't set is null.
fn of_rule(number: usize, rule: &Rule) -> impl Iterator<Item = Setting> {
    [
        ("name", json!(rule.name)),
        ("when", condition(&rule.when)),
        ("unless", condition(&rule.unless)),
        ("reply", json!(rule.reply)),
        ("because", json!(rule.because)),
    ]
    .into_iter()
    .map(move |(key, value)| Setting {
        key: format!("rule[{number}].{key}"),
        value,
        line: Some(rule.line),
    })
}

/// Returns a condition as an object with the keys of the policy file, or null for an empty condition.
fn condition(condition: &Condition) -> Value {
    if condition.0.is_empty() {
        return Value::Null;
    }
    let entry = |test: &Test| match test {
        Test::Class(classes) => ("class", json!(classes)),
        Test::Ties(ties) => ("ties", json!(ties)),
        Test::Words(field, words) => (field.name(), json!(words)),
        Test::Is(flag, expected) => (flag.name(), json!(expected)),
        Test::MinMutuals(min) => ("min_mutuals", json!(min)),
        Test::MaxMutuals(max) => ("max_mutuals", json!(max)),
        Test::MinDaysAgo(min) => ("min_days_ago", json!(min)),
        Test::Lang(langs) => ("lang", json!(langs)),
        Test::NoteLang(langs) => ("note_lang", json!(langs)),
    };
    condition.0.iter().map(entry).collect()
}
