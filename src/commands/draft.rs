//! `decline draft` and `decline explain`: one invitation, end to end.

use anyhow::Result;

use super::facts;
use super::{AppContext, print, print_json};
use crate::cli::{DraftArgs, ExplainArgs, Facts};
use crate::clipboard::{self, Taker};
use crate::decision::{self, DecidedBy};
use crate::diagnostic::{Code, Diagnostic};
use crate::draft::{self, Draft, Drafter, Length, RenderOptions};
use crate::editor;
use crate::error::Exit;
use crate::evaluation::{Evaluation, ReplyOptions};
use crate::output::InvitationReport;
use crate::text;
use crate::words::{LangChoice, Reply};

/// Drafts the reply to one invitation.
pub(super) fn draft(args: &DraftArgs, context: &AppContext) -> Result<Exit> {
    let evaluation = evaluate(&args.facts, context)?;
    let report = InvitationReport { evaluation: &evaluation, policy: &context.policy };
    let Reply::Template(reply) = &evaluation.decision.reply else {
        if args.json {
            print_json(&report.json(None))?;
        }
        tell_basis(&evaluation, context);
        tell_silence(report, context);
        return Ok(Exit::NothingToSend);
    };
    let options = RenderOptions {
        length: if args.short { Length::Short } else { Length::Full },
        vars: args.vars.iter().map(|(key, value)| (key.clone(), text::lines(value))).collect(),
        today: facts::today,
    };
    let mut drafter = Drafter::new(&context.policy, &context.templates, &options);
    let mut draft = drafter.draft(reply, &evaluation)?;
    let edited =
        args.edit.then(|| editor::edit(format!("{}\n", draft.text).as_bytes(), ".txt")).transpose()?;
    if let Some(edited) = &edited {
        revise(&mut draft, edited.text(), context, options.length)?;
    }
    let taker = match (hand_over(args, report, &draft), edited) {
        (Ok(taker), _) => taker,
        (Err(error), Some(edited)) => return Err(edited.keep(error)),
        (Err(error), None) => return Err(error),
    };
    tell_basis(&evaluation, context);
    tell_draft(report, &draft, taker, context);
    Ok(Exit::Done)
}

/// Says which class, which reply, and why.
pub(super) fn explain(args: &ExplainArgs, context: &AppContext) -> Result<Exit> {
    let evaluation = evaluate(&args.facts, context)?;
    let report = InvitationReport { evaluation: &evaluation, policy: &context.policy };
    let check = |rule| decision::check_rule(rule, evaluation.decision_input());
    let rules: Vec<_> = context.policy.rules.iter().map(check).collect();
    if args.json {
        print_json(&report.json_with_rules(&rules))?;
    } else {
        print(&report.explain(&rules))?;
    }
    tell_basis(&evaluation, context);
    Ok(Exit::Done)
}

/// Gathers the facts, and decides.
fn evaluate(facts: &Facts, context: &AppContext) -> Result<Evaluation> {
    let mut record = facts::read(facts, context)?;
    facts::ask(&mut record, facts, context)?;
    let invitation = facts::resolve(record, context)?;
    let AppContext { policy, names, .. } = context;
    let evaluation = Evaluation::new(invitation, &ReplyOptions::default(), policy, names);
    if evaluation.invitation.lang == Some(LangChoice::Auto) {
        tell_language(&evaluation, context);
    }
    Ok(evaluation)
}

/// Says which language `--lang auto` came to, and why.
fn tell_language(evaluation: &Evaluation, context: &AppContext) {
    let lang = &evaluation.lang;
    let why = match evaluation.classification.note_lang() {
        Some(note) if note == lang => format!("the note is in `{note}`"),
        Some(note) => format!("the note is in `{note}`, which has no templates"),
        None if evaluation.classification.has_note() == Some(true) => {
            "the note's language can't be told".to_owned()
        }
        None => "there is no note to take the language from".to_owned(),
    };
    context.console.note(&format!("{why}: replying in `{lang}`"));
}

/// Takes what the user made of the draft, and looks at it as at any draft.
fn revise(draft: &mut Draft, edited: &str, context: &AppContext, length: Length) -> Result<()> {
    let edited = draft::tidy(edited);
    if edited.is_empty() {
        let error = Diagnostic::error(Code::EmptyText, "the edited draft is empty");
        return Err(error.hint("leave some text in it, or run it again without --edit").into());
    }
    draft.revise(edited, &context.policy, length);
    Ok(())
}

/// Copies the draft, if that is wanted, and prints it; it is printed only when it was copied.
fn hand_over(args: &DraftArgs, report: InvitationReport<'_>, draft: &Draft) -> Result<Option<Taker>> {
    let taker = args.copy.then(|| clipboard::copy(&draft.text)).transpose()?;
    if args.json {
        print_json(&report.json(Some(draft)))?;
    } else {
        print(&draft.text)?;
    }
    Ok(taker)
}

/// Says on what ground the class and the reply stand, where that is less than the user's own word.
fn tell_basis(evaluation: &Evaluation, context: &AppContext) {
    if evaluation.invitation.abusive && evaluation.decision.decided_by == DecidedBy::Flag("reply") {
        context
            .console
            .warn("--reply answers somebody whose approach you call abusive; an answer can feed it");
    }
    if evaluation.is_assumed() {
        match evaluation.classification.claim() {
            Some(claim) => context.console.note(&format!(
                "their note says that you know each other (\"{claim}\"); say with --reason or --tie whether you do"
            )),
            None => context
                .console
                .note("nothing says how you know them, so they count as a stranger; say it with --reason or --tie"),
        }
    }
    context.tell_policy();
}

/// Says why there is nothing to send, and which words of a note led to that.
fn tell_silence(report: InvitationReport<'_>, context: &AppContext) {
    let Evaluation { decision, classification, .. } = report.evaluation;
    let words = classification.suspicion().map(|words| format!("; the note has {words}")).unwrap_or_default();
    context.console.note(&format!("nothing to send: {} ({}{words})", decision.because, report.decider()));
    if decision.decided_by == DecidedBy::Flag("abusive") {
        for (button, effect) in BUTTONS {
            context.console.advice(&format!("{button}: {effect}"));
        }
        return;
    }
    context.console.advice("Ignore is silent: they aren't told, and may invite you again");
    if classification.suspected() && classification.note.as_ref().is_some_and(|note| note.is_abusive) {
        context.console.advice("if they harass or threaten you, --abusive says what else you can do");
    }
}

/// What each of LinkedIn's own buttons does to an invitation or its sender (LinkedIn's help, 2016 to 2026).
pub(super) const BUTTONS: [(&str, &str); 4] = [
    ("Ignore", "they aren't told, and may invite you again"),
    (
        "\"I don't know this person\"",
        "they can't invite you again, and it counts against them; enough of these can suspend an account",
    ),
    ("Block", "they can no longer see your profile or write to you, and aren't told"),
    ("Report", "LinkedIn looks at it, and may restrict or close their account"),
];

/// Says what was drafted, and how to send it.
fn tell_draft(report: InvitationReport<'_>, draft: &Draft, taker: Option<Taker>, context: &AppContext) {
    let console = context.console;
    for warning in &draft.warnings {
        console.tell(warning);
    }
    // Into a pipe there is no summary, but a name that may be wrong must not go unseen.
    if let ((Some(name), Some(guess)), false) = (report.greeted(), console.is_watched()) {
        console.note(&format!("greeted as {name}, a guess, since {}; --call sets it", guess.because()));
    }
    console.summary(|| {
        let characters = text::count(draft.text.chars().count(), "character");
        let Evaluation { classification, decision, .. } = report.evaluation;
        let (because, class, reply) = (classification.because(), classification.class, &decision.reply);
        let who = report.who();
        format!("{who}: {class}, {because}; {reply} ({}), {characters}", report.decider())
    });
    match taker {
        Some(Taker::Program(name)) => console.summary(|| format!("copied with {name}")),
        Some(Taker::Terminal) => {
            console.note("asked the terminal to copy the draft (OSC 52); it doesn't say whether it did");
        }
        None => {}
    }
    if report.evaluation.decision.suggestion.is_some() {
        console.advice("answering is possible, silence is usual: Ignore tells them nothing");
    }
    match report.evaluation.decision.reply.name() {
        "accept" => {}
        "unhook" => {
            console.advice("removing is silent too; recommendations and endorsements between you go with it");
        }
        _ => {
            console
                .advice("to answer without accepting, use Message beside the invitation; Ignore is silent");
        }
    }
}
