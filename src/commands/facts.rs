//! From flags, mail and prompts to the facts of an invitation.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use anyhow::Result;
use jiff::ZonedDateTime;
use jiff::civil::Date;

use super::Desk;
use super::verdict::{Choices, Verdict};
use crate::cli::Facts;
use crate::fault::Fault;
use crate::invitation::mail::{self, Mail};
use crate::invitation::{Invitation, Person, Source};
use crate::prompt::Prompt;
use crate::templates;
use crate::words::{LangChoice, Reason, Tie};

/// The day it is for the user.
pub(super) fn today() -> Date {
    ZonedDateTime::now().date()
}

/// Takes the facts from the flags, then from the mail, then asks for what is missing, if it may; and decides.
pub(super) fn gather(facts: &Facts, desk: &Desk) -> Result<Verdict> {
    // All flags are looked at before anything is read or asked.
    let ties = ties(facts, desk)?;
    let reply = facts.reply.as_deref().map(|name| desk.names.reply(name)).transpose()?;
    let choices = Choices { lang: lang_choice(facts.lang.as_deref(), desk)?, register: facts.register };
    if facts.mail.as_deref().is_some_and(is_stdin) && facts.note.as_deref() == Some("-") {
        let fault = Fault::usage("--note - and --mail - can't both read stdin");
        return Err(fault.hint("give one of them by its text or file").into());
    }
    if facts.from.is_none() && facts.mail.is_none() && !desk.console.asks() {
        let fault = Fault::usage("--from is missing: who is the invitation from?");
        return Err(fault.hint("add --from \"Jane Doe\", or --from '' for a greeting without a name").into());
    }
    let mut invitation = Invitation { reply, ..from_flags(facts, ties)? };
    if let Some(path) = &facts.mail {
        invitation = add_mail(invitation, facts, path)?;
    }
    let mut prompt = Prompt::default();
    if facts.from.is_none() && invitation.from.name.is_empty() {
        invitation.from.name = ask_from(&mut prompt, desk)?;
    }
    let settled = invitation.reply.is_some()
        || invitation.abusive
        || invitation.reason.is_some()
        || !invitation.ties.is_empty();
    if desk.console.asks() && !settled {
        if facts.note.is_none() && facts.topic.is_none() && facts.mail.is_none() && !facts.asked {
            invitation.note = Some(prompt.note()?);
        }
        prompt.class(&mut invitation, &desk.policy, desk.console)?;
    }
    let verdict = Verdict::reach(invitation, &choices, &desk.policy, &desk.names);
    if choices.lang == Some(LangChoice::Auto) {
        tell_language(&verdict, desk);
    }
    Ok(verdict)
}

/// Takes the language that a flag names; nothing where there is no flag.
pub(super) fn lang_choice(flag: Option<&str>, desk: &Desk) -> Result<Option<LangChoice>, Fault> {
    flag.map(|name| templates::lang_choice(name, &desk.names.languages)).transpose()
}

/// Says which language `--lang auto` came to, and why.
fn tell_language(verdict: &Verdict, desk: &Desk) {
    let lang = &verdict.lang;
    let why = match verdict.classification.note_lang() {
        Some(note) if note == lang => format!("the note is in `{note}`"),
        Some(note) => format!("the note is in `{note}`, which has no templates"),
        None if verdict.classification.has_note() == Some(true) => {
            "the note's language can't be told".to_owned()
        }
        None => "there is no note to take the language from".to_owned(),
    };
    desk.console.note(&format!("{why}: replying in `{lang}`"));
}

fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

fn ask_from(prompt: &mut Prompt, desk: &Desk) -> Result<String> {
    if desk.console.asks() {
        return prompt.from();
    }
    let fault = Fault::failure("the mail doesn't say who invites");
    Err(fault.hint("add --from \"Jane Doe\", or --from '' for a greeting without a name").into())
}

fn ties(facts: &Facts, desk: &Desk) -> Result<Vec<Tie>, Fault> {
    let mut ties = Vec::new();
    for name in &facts.ties {
        let tie = desk
            .policy
            .tie(name)
            .ok_or_else(|| Fault::unknown("tie", name, desk.policy.tie_names().collect::<Vec<_>>()))?;
        if !ties.contains(&tie) {
            ties.push(tie);
        }
    }
    match facts.reason.filter(|reason| *reason != Reason::Known) {
        Some(reason) if !ties.is_empty() => {
            Err(Fault::usage(format!("--tie and --reason {} contradict each other", reason.name()))
                .hint("a tie makes them known: leave one of the two out"))
        }
        _ => Ok(ties),
    }
}

fn from_flags(facts: &Facts, ties: Vec<Tie>) -> Result<Invitation, Fault> {
    let note = match facts.note.as_deref() {
        Some("-") => {
            let bytes = read_stdin("the note")?;
            let note = String::from_utf8(bytes).map_err(|error| {
                let byte = error.utf8_error().valid_up_to() + 1;
                Fault::failure(format!("the note on stdin isn't UTF-8 text (--note -, byte {byte})"))
                    .hint("convert it first, for example with iconv")
            })?;
            Some(note)
        }
        note => note.map(str::to_owned),
    };
    let invitation = Invitation {
        from: Person {
            name: facts.from.clone().unwrap_or_default(),
            headline: facts.headline.clone(),
            company: facts.company.clone(),
            ..Person::default()
        },
        call: facts.call.clone(),
        note,
        topic: facts.topic.clone(),
        ties,
        reason: facts.reason,
        mutuals: facts.mutuals,
        asked: facts.asked,
        abusive: facts.abusive,
        invited_before: facts.invited_before.then_some(true),
        in_contacts: facts.in_contacts.then_some(true),
        ..Invitation::default()
    };
    Ok(invitation.tidied())
}

/// Adds what a mail tells and no flag says.
fn add_mail(mut invitation: Invitation, facts: &Facts, path: &Path) -> Result<Invitation, Fault> {
    let shown = path.display();
    let raw = if is_stdin(path) {
        read_stdin("the mail")?
    } else {
        let what = format!("the mail '{shown}'");
        read_whole(File::open(path), &what, "name the file of one mail that you can read (--mail)")?
    };
    let Mail { from, headline, note, received, .. } = mail::read(&raw).map_err(|kind| {
        let name = if is_stdin(path) { "the mail on stdin".to_owned() } else { format!("'{shown}'") };
        Fault::failure(format!("{name} is no invitation: {}", kind.describe()))
            .hint("give the mail by which LinkedIn tells of the invitation, or the facts by flags")
    })?;
    if facts.from.is_none() {
        invitation.from.name = from;
    }
    invitation.from.headline = invitation.from.headline.take().or(headline);
    invitation.note = invitation.note.take().or(note);
    invitation.source = Some(Source { file: shown.to_string().into(), line: None });
    Ok(invitation.received_at(received, &ZonedDateTime::now()))
}

/// More than any note (300 characters) or mail (some 50 kB) holds, and little enough to read at once.
const MOST_READ: u64 = 16 * 1024 * 1024;

fn read_stdin(what: &str) -> Result<Vec<u8>, Fault> {
    read_whole(Ok(io::stdin().lock()), &format!("{what} on stdin"), "pipe one invitation in")
}

fn read_whole(input: io::Result<impl Read>, what: &str, hint: &str) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    let what = match input.and_then(|input| input.take(MOST_READ + 1).read_to_end(&mut bytes)) {
        Ok(length) if length as u64 <= MOST_READ => return Ok(bytes),
        Ok(_) => format!("{what} is larger than 16 MiB"),
        Err(error) => format!("can't read {what}: {error}"),
    };
    Err(Fault::failure(what).hint(hint))
}
