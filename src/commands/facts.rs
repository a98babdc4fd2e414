//! The facts of one invitation: from flags and mail, then from questions.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use anyhow::Result;
use jiff::ZonedDateTime;
use jiff::civil::Date;

use super::AppContext;
use crate::classification::classify;
use crate::cli::Facts;
use crate::diagnostic::{Code, Diagnostic};
use crate::error::CommandError;
use crate::invitation::{Invitation, InvitationRecord, Source};
use crate::prompt::{Answer, Prompt};
use crate::sources::mail;
use crate::words::Tie;

/// The day it is for the user.
pub(super) fn today() -> Date {
    ZonedDateTime::now().date()
}

/// Reads the facts that flags give, then those of a mail that no flag gives. All flags are checked before anything
/// is read.
pub(super) fn read(facts: &Facts, context: &AppContext) -> Result<InvitationRecord> {
    let mut record = from_flags(facts);
    resolve(record.clone(), context)?;
    if facts.mail.as_deref().is_some_and(is_stdin) && facts.note.as_deref() == Some("-") {
        let error = Diagnostic::error(Code::Contradiction, "--note - and --mail - can't both read stdin");
        return Err(CommandError::usage(error.hint("give one of them by its text or file")).into());
    }
    if facts.from.is_none() && facts.mail.is_none() && !context.console.asks() {
        let error = Diagnostic::error(Code::MissingFlag, "--from is missing: who is the invitation from?");
        return Err(CommandError::usage(error.hint(NAME_THEM)).into());
    }
    if facts.note.as_deref() == Some("-") {
        record.note = Some(note_on_stdin()?);
    }
    if let Some(path) = &facts.mail {
        add_mail(&mut record, facts, path)?;
    }
    if facts.from.is_none() && record.from.is_empty() && !context.console.asks() {
        let error = Diagnostic::error(Code::MissingSender, "the mail doesn't say who invites");
        return Err(error.hint(NAME_THEM).into());
    }
    Ok(record)
}

/// What to do where nobody says who invites.
const NAME_THEM: &str = "add --from \"Jane Doe\", or --from '' for a greeting without a name";

/// Asks for what is missing, on a terminal.
pub(super) fn ask(record: &mut InvitationRecord, facts: &Facts, context: &AppContext) -> Result<()> {
    if !context.console.asks() {
        return Ok(());
    }
    let mut prompt = Prompt::default();
    if facts.from.is_none() && record.from.is_empty() {
        record.from = prompt.from()?;
    }
    let is_settled =
        record.reply.is_some() || record.abusive || record.reason.is_some() || !record.ties.is_empty();
    if is_settled {
        return Ok(());
    }
    if facts.note.is_none() && facts.topic.is_none() && facts.mail.is_none() && !facts.asked {
        record.note = Some(prompt.note()?);
    }
    let AppContext { policy, names, console, .. } = context;
    let invitation = resolve(record.clone(), context)?;
    let classification = classify(&invitation, policy);
    match prompt.class(&invitation.from.name, &classification, names, policy, *console)? {
        Answer::Suspicion => {}
        Answer::Ties(ties) => record.ties = ties.iter().map(Tie::to_string).collect(),
        Answer::Reason(reason) => record.reason = Some(reason),
        Answer::Known(ties) => {
            record.reason = Some(crate::words::Reason::Known);
            record.ties = ties.iter().map(Tie::to_string).collect();
        }
    }
    Ok(())
}

/// Resolves a record. What is wrong in it was said by a flag.
pub(super) fn resolve(record: InvitationRecord, context: &AppContext) -> Result<Invitation, CommandError> {
    // To look the time zone up costs more than the whole draft.
    let now = record.received.is_some().then(ZonedDateTime::now);
    record
        .resolve(&context.names, now.as_ref())
        .map_err(|mut invalid| CommandError::usage(invalid.swap_remove(0).diagnostic))
}

fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

fn from_flags(facts: &Facts) -> InvitationRecord {
    InvitationRecord {
        from: facts.from.clone().unwrap_or_default(),
        headline: facts.headline.clone(),
        company: facts.company.clone(),
        call: facts.call.clone(),
        note: facts.note.clone(),
        topic: facts.topic.clone(),
        ties: facts.ties.clone(),
        reason: facts.reason,
        mutuals: facts.mutuals,
        asked: facts.asked,
        abusive: facts.abusive,
        invited_before: facts.invited_before.then_some(true),
        in_contacts: facts.in_contacts.then_some(true),
        reply: facts.reply.clone(),
        lang: facts.lang.clone(),
        register: facts.register,
        ..InvitationRecord::default()
    }
}

fn note_on_stdin() -> Result<String, Diagnostic> {
    String::from_utf8(read_stdin("the note")?).map_err(|error| {
        let byte = error.utf8_error().valid_up_to() + 1;
        let message = format!("the note on stdin isn't UTF-8 text (--note -, byte {byte})");
        Diagnostic::error(Code::NotUtf8, message).hint("convert it first, for example with iconv")
    })
}

/// Adds what a mail tells and no flag says.
fn add_mail(record: &mut InvitationRecord, facts: &Facts, path: &Path) -> Result<(), Diagnostic> {
    let shown = path.display();
    let raw = if is_stdin(path) {
        read_stdin("the mail")?
    } else {
        let what = format!("the mail '{shown}'");
        read_whole(File::open(path), &what, "name the file of one mail that you can read (--mail)")?
    };
    let mail = mail::read(&raw).map_err(|kind| {
        let name = if is_stdin(path) { "the mail on stdin".to_owned() } else { format!("'{shown}'") };
        let message = format!("{name} is no invitation: {}", kind.describe());
        let hint = "give the mail by which LinkedIn tells of the invitation, or the facts by flags";
        Diagnostic::error(Code::NoInvitation, message).hint(hint)
    })?;
    let mail = InvitationRecord::from(mail);
    if facts.from.is_none() {
        record.from = mail.from;
    }
    record.headline = record.headline.take().or(mail.headline);
    record.note = record.note.take().or(mail.note);
    record.received = mail.received;
    record.source = Some(Source { file: shown.to_string().into(), line: None });
    Ok(())
}

/// More than any note (300 characters) or mail (some 50 kB) holds, and little enough to read at once.
const MOST_READ: u64 = 16 * 1024 * 1024;

fn read_stdin(what: &str) -> Result<Vec<u8>, Diagnostic> {
    read_whole(Ok(io::stdin().lock()), &format!("{what} on stdin"), "pipe one invitation in")
}

fn read_whole(input: io::Result<impl Read>, what: &str, hint: &str) -> Result<Vec<u8>, Diagnostic> {
    let mut bytes = Vec::new();
    let error = match input.and_then(|input| input.take(MOST_READ + 1).read_to_end(&mut bytes)) {
        Ok(length) if length as u64 <= MOST_READ => return Ok(bytes),
        Ok(_) => Diagnostic::error(Code::TooLarge, format!("{what} is larger than 16 MiB")),
        Err(error) => Diagnostic::error(Code::CantRead, format!("can't read {what}: {error}")),
    };
    Err(error.hint(hint))
}
