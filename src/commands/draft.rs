//! `decline draft` and `decline explain`: evaluate one invitation, then draft its reply or explain the decision.

mod messages;

use anyhow::Result;

pub(super) use self::messages::BUTTONS;
use super::{AppContext, facts, print_json, print_json_or, render_options};
use crate::cli::{DraftArgs, ExplainArgs, Facts};
use crate::clipboard;
use crate::console;
use crate::decision;
use crate::diagnostic::{Code, Diagnostic};
use crate::draft::{self, Draft, Drafter, RenderOptions};
use crate::editor::{self, Edited};
use crate::error::Exit;
use crate::evaluation::{Evaluation, ReplyOptions};
use crate::words::{LangChoice, Reply};

/// Drafts the reply to one invitation. The exit status is 3 if the policy says to send nothing.
pub(super) fn draft(args: &DraftArgs, context: &AppContext) -> Result<Exit> {
    let evaluation = evaluate(&args.facts, context)?;
    let Reply::Template(reply) = &evaluation.decision.reply else {
        if args.json {
            print_json(&evaluation.json(None, None))?;
        }
        messages::print_uncertainty(&evaluation, context);
        messages::print_no_reply(&evaluation, context.console);
        return Ok(Exit::NothingToSend);
    };
    let options = render_options(args.short, &args.vars);
    let mut draft = Drafter::new(&context.policy, &context.templates, &options).draft(reply, &evaluation)?;
    let edited = args.edit.then(|| edit(&mut draft, context, &options)).transpose()?;
    if let Err(error) = print_json_or(args.json, &evaluation.json(Some(&draft), None), || draft.text.clone())
    {
        return Err(match edited {
            Some(edited) => edited.keep(error),
            None => error,
        });
    }
    let copied = args.copy.then(|| clipboard::copy(&draft.text)).transpose();
    messages::print_uncertainty(&evaluation, context);
    messages::print_other_language(&evaluation, &draft, context);
    let taken = copied.as_ref().ok().and_then(Option::as_ref);
    messages::print_summary(&evaluation, &draft, taken, context.console);
    Ok(match copied {
        Ok(_) => Exit::Done,
        Err(error) => console::not_copied(error),
    })
}

/// Prints which class, which reply, and why.
pub(super) fn explain(args: &ExplainArgs, context: &AppContext) -> Result<Exit> {
    let evaluation = evaluate(&args.facts, context)?;
    let check = |rule| decision::check_rule(rule, evaluation.decision_input());
    let rules: Vec<_> = context.policy.rules.iter().map(check).collect();
    let exit = print_json_or(args.json, &evaluation.json(None, Some(&rules)), || evaluation.explain(&rules))?;
    messages::print_uncertainty(&evaluation, context);
    Ok(exit)
}

/// Collects the facts from flags, mail and questions, and evaluates them.
fn evaluate(facts: &Facts, context: &AppContext) -> Result<Evaluation> {
    let mut record = facts::read(facts, context)?;
    facts::ask(&mut record, facts, context)?;
    let invitation = facts::resolve(record, context)?;
    let evaluation = Evaluation::new(invitation, &ReplyOptions::default(), &context.policy, &context.names);
    if evaluation.invitation.lang == Some(LangChoice::Auto) {
        messages::print_language(&evaluation, context.console);
    }
    Ok(evaluation)
}

/// Opens the draft in the user's editor. What is saved replaces its text and is checked as any draft is.
fn edit(draft: &mut Draft, context: &AppContext, options: &RenderOptions) -> Result<Edited> {
    let edited = editor::edit(format!("{}\n", draft.text).as_bytes(), ".txt", context.console)?;
    let text = draft::tidy(edited.text());
    if text.is_empty() {
        let error = Diagnostic::error(Code::EmptyText, "the edited draft is empty");
        return Err(error.hint("leave some text in it, or run it again without --edit").into());
    }
    draft.revise(text, &context.policy, options.length);
    Ok(edited)
}
