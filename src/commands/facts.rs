//! The facts of one invitation: from flags and a mail, then from questions on the terminal.

use std::io::{self, Read};
use std::path::Path;

use anyhow::Result;
use jiff::ZonedDateTime;

use super::AppContext;
use crate::classification::classify;
use crate::cli::Facts;
use crate::diagnostic::{Code, Diagnostic};
use crate::error::CommandError;
use crate::file::open_to_read;
use crate::invitation::{Invitation, InvitationRecord, Source};
use crate::prompt::{Prompt, Relation};
use crate::sources::mail;
use crate::text;
use crate::words::Tie;

/// The hint of an error that the inviter's name is missing.
const NAME_HINT: &str = "add --from \"Jane Doe\", or --from '' for a greeting without a name";

/// The maximum size of a note or mail: far more than a note (300 characters) or a mail (about 50 kB) needs, and
/// small enough to read into memory.
const MAX_INPUT_BYTES: u64 = 16 * 1024 * 1024;

/// Reads the facts from flags, and those that no flag gives from a mail. All flags are checked before anything is
/// read.
pub(super) fn read(facts: &Facts, context: &AppContext) -> Result<InvitationRecord> {
    let mut record = from_flags(facts);
    resolve(record.clone(), context)?;
    let note_on_stdin = facts.note.as_deref() == Some("-");
    if note_on_stdin && facts.mail.as_deref().is_some_and(is_stdin) {
        let error = Diagnostic::error(Code::Contradiction, "--note - and --mail - can't both read stdin");
        return Err(CommandError::usage(error.hint("give one of them by its text or file")).into());
    }
    if facts.from.as_deref() == Some("-") {
        let error = Diagnostic::error(Code::MissingSender, "--from takes a name, and - is none");
        let hint = "a mail is read from stdin by --mail -, a note by --note -";
        return Err(CommandError::usage(error.hint(hint)).into());
    }
    let can_ask = context.console.asks();
    if facts.from.is_none() && facts.mail.is_none() && !can_ask {
        let error = Diagnostic::error(Code::MissingFlag, "--from is missing: who is the invitation from?");
        return Err(CommandError::usage(error.hint(NAME_HINT)).into());
    }
    if note_on_stdin {
        record.note = Some(read_note()?);
    } else if let Some(path) = note_of_file(facts) {
        let path = shell_words::quote(path);
        context.console.warn(&format!("--note takes the text, not a file; to read it: --note - < {path}"));
    }
    if let Some(path) = &facts.mail {
        add_mail(&mut record, facts, path)?;
        if record.note.is_none() {
            context.console.warn("no note was found in the mail; if there is one, give it with --note");
        }
    }
    if facts.from.is_none() && record.from.is_empty() && !can_ask {
        let error = Diagnostic::error(Code::MissingSender, "the mail doesn't say who invites");
        return Err(error.hint(NAME_HINT).into());
    }
    Ok(record)
}

/// Returns the name of the file that was given in place of a note's text, perhaps as curl would take it (`@note.txt`).
fn note_of_file(facts: &Facts) -> Option<&str> {
    let note = facts.note.as_deref()?;
    [Some(note), note.strip_prefix('@')].into_iter().flatten().find(|path| Path::new(path).is_file())
}

/// Asks for the facts that are missing, if stdin and stderr are a terminal.
pub(super) fn ask(record: &mut InvitationRecord, facts: &Facts, context: &AppContext) -> Result<()> {
    if !context.console.asks() {
        return Ok(());
    }
    let mut prompt = Prompt::default();
    if facts.from.is_none() && record.from.is_empty() {
        record.from = prompt.from()?;
    }
    let has_class =
        record.reply.is_some() || record.abusive || record.reason.is_some() || !record.ties.is_empty();
    if has_class {
        return Ok(());
    }
    if facts.note.is_none() && facts.topic.is_none() && facts.mail.is_none() && !facts.asked {
        record.note = Some(prompt.note()?);
    }
    ask_class(record, &mut prompt, context)
}

/// Asks how the user knows the inviter, for a record without a reason and ties.
fn ask_class(record: &mut InvitationRecord, prompt: &mut Prompt, context: &AppContext) -> Result<()> {
    let AppContext { policy, names, console, .. } = context;
    let invitation = resolve(record.clone(), context)?;
    let classification = classify(&invitation, policy);
    let Relation { reason, ties } =
        prompt.class(&invitation.from.name, &classification, names, policy, *console)?;
    record.reason = reason;
    record.ties = ties.iter().map(Tie::to_string).collect();
    Ok(())
}

/// Resolves a record. An invalid value comes from a flag, so it is a usage error.
pub(super) fn resolve(record: InvitationRecord, context: &AppContext) -> Result<Invitation, CommandError> {
    // Finding the time zone takes longer than the whole draft.
    let now = record.received.is_some().then(ZonedDateTime::now);
    record
        .resolve(&context.names, now.as_ref())
        .map_err(|mut invalid| CommandError::usage(invalid.swap_remove(0).diagnostic))
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

/// Adds the facts of a mail that no flag gives.
fn add_mail(record: &mut InvitationRecord, facts: &Facts, path: &Path) -> Result<(), Diagnostic> {
    let mail = read_mail(path)?;
    if facts.from.is_none() {
        record.from = mail.from;
    }
    record.headline = record.headline.take().or(mail.headline);
    record.note = record.note.take().or(mail.note);
    record.received = mail.received;
    record.source = Some(Source { file: path.display().to_string().into(), line: None });
    Ok(())
}

fn read_mail(path: &Path) -> Result<InvitationRecord, Diagnostic> {
    let (name, raw) = if is_stdin(path) {
        ("the mail on stdin".to_owned(), read_stdin("the mail")?)
    } else {
        let name = format!("'{}'", path.display());
        let slip = text::slip_in_path(path).filter(|_| !path.exists());
        let hint = slip.unwrap_or_else(|| "name the file of one mail that you can read (--mail)".to_owned());
        let raw = read_all(open_to_read(path), &format!("the mail {name}"), &hint)?;
        (name, raw)
    };
    let mails = mail::mails_in(raw);
    let [raw] = mails.as_slice() else {
        let message = format!("{name} holds {}", text::count(mails.len(), "mail"));
        let hint = format!("go through them: decline triage {}", path.display());
        return Err(Diagnostic::error(Code::NoInvitation, message).hint(hint));
    };
    mail::read(raw).map_err(|kind| {
        let message = format!("{name} is no invitation: {}", kind.describe());
        let hint = "give the mail by which LinkedIn tells of the invitation, or the facts by flags";
        Diagnostic::error(Code::NoInvitation, message).hint(hint)
    })
}

fn read_note() -> Result<String, Diagnostic> {
    String::from_utf8(read_stdin("the note")?).map_err(|error| {
        let byte = error.utf8_error().valid_up_to() + 1;
        let message = format!("the note on stdin isn't UTF-8 text (--note -, byte {byte})");
        Diagnostic::error(Code::NotUtf8, message).hint("convert it first, for example with iconv")
    })
}

fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

fn read_stdin(what: &str) -> Result<Vec<u8>, Diagnostic> {
    read_all(Ok(io::stdin().lock()), &format!("{what} on stdin"), "pipe one invitation in")
}

/// Reads an input to its end, up to [`MAX_INPUT_BYTES`]. `what` names it in an error.
fn read_all(input: io::Result<impl Read>, what: &str, hint: &str) -> Result<Vec<u8>, Diagnostic> {
    let mut bytes = Vec::new();
    let error = match input.and_then(|input| input.take(MAX_INPUT_BYTES + 1).read_to_end(&mut bytes)) {
        Ok(length) if length as u64 <= MAX_INPUT_BYTES => return Ok(bytes),
        Ok(_) => Diagnostic::error(Code::TooLarge, format!("{what} is larger than 16 MiB")),
        Err(error) => Diagnostic::error(Code::CantRead, format!("can't read {what}: {error}")),
    };
    Err(error.hint(hint))
}
