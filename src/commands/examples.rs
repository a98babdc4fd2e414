//! `decline policy test`: evaluates the policy's own examples and compares the results with what they expect.

use anyhow::Result;
use serde::Serialize;
use serde_json::json;

use super::{AppContext, print_json_or, render_options};
use crate::cli::Json;
use crate::diagnostic::{Code, Diagnostic};
use crate::draft::Drafter;
use crate::error::Exit;
use crate::evaluation::{Evaluation, ReplyOptions};
use crate::policy::Example;
use crate::text;
use crate::words::Reply;

/// The result of an example.
#[derive(Debug, Serialize)]
struct ExampleResult<'p> {
    name: &'p str,
    line: usize,
    passed: bool,
    differences: Vec<Mismatch>,
    decided_by: String,
}

/// A key of `expect` whose actual value differs.
#[derive(Debug, Serialize)]
struct Mismatch {
    key: &'static str,
    expected: String,
    actual: String,
}

/// Tests every example. The exit status is 1 if any differs.
pub(super) fn test(args: &Json, context: &AppContext) -> Result<Exit> {
    let file = context.policy.place.name();
    let results = test_all(context)?;
    let failed = count_failed(&results);
    let json = json!({ "file": file, "examples": results, "failed": failed });
    print_json_or(args.json, &json, || describe(&results, &file))?;
    if results.is_empty() {
        let note = "an example is an [[example]] with `given` and `expect`; see `decline policy init`";
        context.console.note(note);
    }
    Ok(if failed == 0 { Exit::Done } else { Exit::Failure })
}

/// Tests every example, and returns a warning if any differs.
pub(super) fn failures(context: &AppContext) -> Result<Option<Diagnostic>, Diagnostic> {
    let failed = count_failed(&test_all(context)?);
    let message = || format!("of your examples {}: `decline policy test` shows how", differ(failed));
    Ok((failed > 0).then(|| Diagnostic::warning(Code::FailingExample, message())))
}

fn test_all(context: &AppContext) -> Result<Vec<ExampleResult<'_>>, Diagnostic> {
    context.policy.examples.iter().map(|example| test_one(example, context)).collect()
}

fn test_one<'p>(example: &'p Example, context: &AppContext) -> Result<ExampleResult<'p>, Diagnostic> {
    let invitation = example.given.clone();
    let evaluation = Evaluation::new(invitation, &ReplyOptions::default(), &context.policy, &context.names);
    let differences = compare(example, &evaluation, context)?;
    Ok(ExampleResult {
        name: &example.name,
        line: example.line,
        passed: differences.is_empty(),
        differences,
        decided_by: evaluation.decider(),
    })
}

fn compare(
    example: &Example,
    evaluation: &Evaluation,
    context: &AppContext,
) -> Result<Vec<Mismatch>, Diagnostic> {
    let Evaluation { classification, decision, .. } = evaluation;
    let expect = &example.expect;
    let mut differences = Vec::new();
    let mut add =
        |key, expected: String, actual: String| differences.push(Mismatch { key, expected, actual });
    if let Some(class) = expect.class.filter(|class| *class != classification.class) {
        add("class", class.to_string(), classification.class.to_string());
    }
    if let Some(reply) = expect.reply.as_ref().filter(|reply| **reply != decision.reply) {
        add("reply", reply.to_string(), decision.reply.to_string());
    }
    if expect.suggest.is_some() && expect.suggest != decision.suggestion {
        add("suggest", Reply::IGNORE.to_owned(), "nothing".to_owned());
    }
    if let Some(expected) = &expect.contains {
        let text = draft_text(evaluation, context)?;
        if !text.as_ref().is_some_and(|text| text.contains(expected.as_str())) {
            let actual = text.map_or("no text".to_owned(), |text| format!("{text:?}"));
            add("contains", format!("{expected:?}"), actual);
        }
    }
    Ok(differences)
}

/// Drafts the reply, if there is one.
fn draft_text(evaluation: &Evaluation, context: &AppContext) -> Result<Option<String>, Diagnostic> {
    let options = render_options(false, &[]);
    let draft = Drafter::new(&context.policy, &context.templates, &options).draft_decided(evaluation)?;
    Ok(draft.map(|draft| draft.text))
}

fn count_failed(results: &[ExampleResult<'_>]) -> usize {
    results.iter().filter(|result| !result.passed).count()
}

fn differ(number: usize) -> String {
    format!("{number} {}", if number == 1 { "differs" } else { "differ" })
}

/// Describes the differences, and counts the examples.
fn describe(results: &[ExampleResult<'_>], file: &str) -> String {
    let mut lines = Vec::new();
    for result in results.iter().filter(|result| !result.passed) {
        lines.push(format!("{file}:{}: {}", result.line, result.name));
        for Mismatch { key, expected, actual } in &result.differences {
            lines.push(format!("  {key:<8} expected {expected}, got {actual}"));
        }
        lines.push(format!("  decided by {}", result.decided_by));
    }
    let verdict = match count_failed(results) {
        0 => "all as expected".to_owned(),
        failed => differ(failed),
    };
    lines.push(match results.len() {
        0 => format!("{file}: no examples"),
        number => format!("{file}: {}, {verdict}", text::count(number, "example")),
    });
    lines.join("\n")
}
