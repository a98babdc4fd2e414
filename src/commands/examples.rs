//! `decline policy test`: the policy's own examples, each tried and compared.

use std::collections::BTreeMap;

use anyhow::Result;
use serde::Serialize;
use serde_json::json;

use super::{AppContext, print, print_json};
use crate::cli::Json;
use crate::diagnostic::{Code, Diagnostic};
use crate::draft::{Drafter, Length, RenderOptions};
use crate::error::Exit;
use crate::evaluation::{Evaluation, ReplyOptions};
use crate::output::InvitationReport;
use crate::policy::Example;
use crate::text;
use crate::words::Reply;

/// What came of an example.
#[derive(Debug, Serialize)]
struct Trial<'p> {
    name: &'p str,
    line: usize,
    passed: bool,
    differences: Vec<Mismatch>,
    decided_by: String,
}

/// A key of `expect` that came out otherwise.
#[derive(Debug, Serialize)]
struct Mismatch {
    key: &'static str,
    expected: String,
    actual: String,
}

/// Tries every example; the status is 1 if any differs.
pub(super) fn test(args: &Json, context: &AppContext) -> Result<Exit> {
    let file = context.policy.place.name();
    let trials = trials(context)?;
    let failed = failed(&trials);
    if args.json {
        print_json(&json!({ "file": file, "examples": trials, "failed": failed }))?;
    } else {
        print(&describe(&trials, &file))?;
    }
    if trials.is_empty() {
        context
            .console
            .note("an example is an [[example]] with `given` and `expect`; see `decline policy init`");
    }
    Ok(if failed == 0 { Exit::Done } else { Exit::Failure })
}

/// Warns of examples that come out otherwise than they expect, if any do.
pub(super) fn failing(context: &AppContext) -> Result<Option<Diagnostic>, Diagnostic> {
    let failed = failed(&trials(context)?);
    let message = || format!("of your examples {}: `decline policy test` shows how", differ(failed));
    Ok((failed > 0).then(|| Diagnostic::warning(Code::FailingExample, message())))
}

fn trials(context: &AppContext) -> Result<Vec<Trial<'_>>, Diagnostic> {
    context.policy.examples.iter().map(|example| attempt(example, context)).collect()
}

fn failed(trials: &[Trial<'_>]) -> usize {
    trials.iter().filter(|trial| !trial.passed).count()
}

fn differ(number: usize) -> String {
    format!("{number} {}", if number == 1 { "differs" } else { "differ" })
}

/// Says what differs, expected beside actual, and how many were tried.
fn describe(trials: &[Trial<'_>], file: &str) -> String {
    let mut lines = Vec::new();
    for Trial { name, line, differences, decided_by, .. } in trials.iter().filter(|trial| !trial.passed) {
        lines.push(format!("{file}:{line}: {name}"));
        for Mismatch { key, expected, actual } in differences {
            lines.push(format!("  {key:<8} expected {expected}, got {actual}"));
        }
        lines.push(format!("  decided by {decided_by}"));
    }
    let verdict = match failed(trials) {
        0 => "all as expected".to_owned(),
        failed => differ(failed),
    };
    lines.push(match trials.len() {
        0 => format!("{file}: no examples"),
        tried => format!("{file}: {}, {verdict}", text::count(tried, "example")),
    });
    lines.join("\n")
}

fn attempt<'p>(example: &'p Example, context: &AppContext) -> Result<Trial<'p>, Diagnostic> {
    let invitation = example.given.clone();
    let evaluation = Evaluation::new(invitation, &ReplyOptions::default(), &context.policy, &context.names);
    let differences = compare(example, &evaluation, context)?;
    Ok(Trial {
        name: &example.name,
        line: example.line,
        passed: differences.is_empty(),
        differences,
        decided_by: InvitationReport { evaluation: &evaluation, policy: &context.policy }.decider(),
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
    let mut differs =
        |key, expected: String, actual: String| differences.push(Mismatch { key, expected, actual });
    if let Some(class) = expect.class.filter(|class| *class != classification.class) {
        differs("class", class.to_string(), classification.class.to_string());
    }
    if let Some(reply) = expect.reply.as_ref().filter(|reply| **reply != decision.reply) {
        differs("reply", reply.to_string(), decision.reply.to_string());
    }
    if expect.suggest.is_some() && expect.suggest != decision.suggestion {
        differs("suggest", Reply::IGNORE.to_owned(), "nothing".to_owned());
    }
    if let Some(piece) = &expect.contains {
        let text = text_of(evaluation, context)?;
        if !text.as_ref().is_some_and(|text| text.contains(piece.as_str())) {
            let actual = text.map_or("no text".to_owned(), |text| format!("{text:?}"));
            differs("contains", format!("{piece:?}"), actual);
        }
    }
    Ok(differences)
}

/// The draft, if the decision is to send one.
fn text_of(evaluation: &Evaluation, context: &AppContext) -> Result<Option<String>, Diagnostic> {
    let Reply::Template(reply) = &evaluation.decision.reply else { return Ok(None) };
    let options = RenderOptions { length: Length::Full, vars: BTreeMap::new(), today: super::facts::today };
    let draft = Drafter::new(&context.policy, &context.templates, &options).draft(reply, evaluation)?;
    Ok(Some(draft.text))
}
