//! The messages of `draft` and `explain` on stderr.

use crate::clipboard::{Copied, Taker};
use crate::commands::AppContext;
use crate::console::Console;
use crate::decision::DecidedBy;
use crate::draft::Draft;
use crate::evaluation::Evaluation;
use crate::name::Nameless;
use crate::text;
use crate::words::BuiltInReply;

/// What each of LinkedIn's own buttons does to an invitation or its sender (LinkedIn's help, 2016 to 2026).
pub(in crate::commands) const BUTTONS: [(&str, &str); 4] = [
    ("Ignore", "they aren't told, and may invite you again"),
    (
        "\"I don't know this person\"",
        "they can't invite you again, and it counts against them; enough of these can suspend an account",
    ),
    ("Block", "they can no longer see your profile or write to you, and aren't told"),
    ("Report", "LinkedIn looks at it, and may restrict or close their account"),
];

/// Prints which language `--lang auto` chose, and why.
pub(super) fn print_language(evaluation: &Evaluation, console: Console) {
    let Evaluation { classification, lang, .. } = evaluation;
    let why = match classification.note_lang() {
        Some(note) if note == lang => format!("the note is in `{note}`"),
        Some(note) => format!("the note is in `{note}`, which has no templates"),
        None if classification.has_note() == Some(true) => "the note's language can't be told".to_owned(),
        None => "there is no note to take the language from".to_owned(),
    };
    console.note(&format!("{why}: replying in `{lang}`"));
}

/// Prints that the note is in another language than the reply, if nobody chose that one for this reply.
pub(super) fn print_other_language(evaluation: &Evaluation, draft: &Draft, context: &AppContext) {
    if let Some(note) = evaluation.other_note_lang(&draft.lang, &context.names) {
        context.console.note(&format!("the note is in `{note}`; --lang auto replies in it"));
    }
}

/// Prints what makes the decision uncertain: an answer to an abusive invitation, an assumed class, the built-in
/// policy.
pub(super) fn print_uncertainty(evaluation: &Evaluation, context: &AppContext) {
    let console = context.console;
    if evaluation.invitation.abusive && evaluation.decision.decided_by == DecidedBy::Flag("reply") {
        console.warn("--reply answers somebody whose approach you call abusive; an answer can feed it");
    }
    if evaluation.is_assumed() {
        match evaluation.classification.claim() {
            Some(claim) => console.note(&format!(
                "their note says that you know each other (\"{claim}\"); say with --reason or --tie whether you do"
            )),
            None => console
                .note("nothing says how you know them, so they count as a stranger; say it with --reason or --tie"),
        }
    }
    context.note_built_in_policy();
}

/// Prints why there is no reply, with the words of the note that led to it, and what to do instead.
pub(super) fn print_no_reply(evaluation: &Evaluation, console: Console) {
    let Evaluation { decision, classification, .. } = evaluation;
    let words = classification.suspicion().map(|words| format!("; the note has {words}")).unwrap_or_default();
    console.note(&format!("nothing to send: {} ({}{words})", decision.because, evaluation.decider()));
    if decision.decided_by == DecidedBy::Flag("abusive") {
        BUTTONS.iter().for_each(|(button, effect)| console.advice(&format!("{button}: {effect}")));
        return;
    }
    console.advice("Ignore is silent: they aren't told, and may invite you again");
    if classification.suspected() && classification.note.as_ref().is_some_and(|note| note.is_abusive) {
        console.advice("if they harass or threaten you, --abusive says what else you can do");
    }
}

/// Prints the draft's warnings, what was drafted and copied, and how to send it.
pub(super) fn print_summary(
    evaluation: &Evaluation,
    draft: &Draft,
    copied: Option<&Copied>,
    console: Console,
) {
    draft.warnings.iter().for_each(|warning| console.tell(warning));
    // The summary is for a terminal only, but that the name may be wrong or left out is shown in a pipe too.
    if !console.is_watched() {
        print_greeting(evaluation, console);
    }
    console.summary(|| summary(evaluation, draft));
    if let Some(copied) = copied {
        print_copied(copied, console);
    }
    print_advice(evaluation, console);
}

/// Prints that the name in the greeting is a guess, or why the greeting has none.
fn print_greeting(evaluation: &Evaluation, console: Console) {
    match (evaluation.greeted(), evaluation.greeting_name.nameless) {
        ((Some(name), Some(guess)), _) => {
            console.note(&format!("greeted as {name}, a guess, since {}; --call sets it", guess.because()));
        }
        (_, Some(why @ (Nameless::Group | Nameless::Address))) => console.note(&why.message()),
        _ => {}
    }
}

/// Prints what copied the draft, and which programs failed before.
fn print_copied(copied: &Copied, console: Console) {
    copied.failed.iter().for_each(|failed| console.note(failed));
    match copied.by {
        Taker::Program(name) => console.summary(|| format!("copied with {name}")),
        Taker::Terminal => {
            console.note("asked the terminal to copy the draft (OSC 52); it doesn't say whether it did");
        }
    }
}

/// Describes the draft in one line: the inviter, the class, the reply, what decided, the length.
fn summary(evaluation: &Evaluation, draft: &Draft) -> String {
    let Evaluation { classification, decision, .. } = evaluation;
    let (who, class, because) = (evaluation.who(), classification.class, classification.because());
    let characters = text::count(draft.text.chars().count(), "character");
    format!("{who}: {class}, {because}; {} ({}), {characters}", decision.reply, evaluation.decider())
}

const UNHOOKING: &str = "removing is silent too; recommendations and endorsements between you go with it";
const ANSWERING: &str = "to answer without accepting, use Message beside the invitation; Ignore is silent";

/// Prints what to do in LinkedIn with the draft.
fn print_advice(evaluation: &Evaluation, console: Console) {
    let decision = &evaluation.decision;
    if decision.suggestion.is_some() {
        console.advice("answering is possible, silence is usual: Ignore tells them nothing");
    }
    match decision.reply.built_in() {
        Some(BuiltInReply::Accept) => {}
        Some(BuiltInReply::Unhook) => console.advice(UNHOOKING),
        _ => console.advice(ANSWERING),
    }
}
