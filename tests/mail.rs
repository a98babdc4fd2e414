//! `sources::mail::read` on the forms of LinkedIn's invitation mail, raw and as mail readers pipe it.

use decline::sources::mail::{NoInvitation, read};

const OF_2011: &str = "From: Ana Ruiz Vidal via LinkedIn <member@linkedin.com>\r\n\
    Subject: Invitation to connect on LinkedIn\r\nTo: Sam <sam@example.org>\r\n\
    Date: Mon, 3 Oct 2011 09:15:00 +0200\r\nMIME-Version: 1.0\r\n\
    Content-Type: text/plain; charset=UTF-8\r\n\r\nLinkedIn\r\n------------\r\n\r\n\
    \x20   Ana Ruiz Vidal requested to add you as a connection on LinkedIn:\r\n  \r\n\
    ------------------------------------------\r\n\r\nSam,\r\n\r\n\
    I liked your talk on parsers.\r\n\r\n- Ana\r\n\r\nAccept invitation from Ana Ruiz Vidal\r\n";

const OF_2016: &str = "From: =?UTF-8?Q?Ren=C3=A9?= Marlow <invitations@linkedin.com>\r\n\
    Subject: Sam, please add me to your LinkedIn network\r\nTo: Sam Rivera <sam@example.org>\r\n\
    Date: Mon, 2 May 2016 19:34:46 +0000 (UTC)\r\nMIME-Version: 1.0\r\n\
    Content-Type: multipart/alternative; boundary=\"b\"\r\n\r\n--b\r\n\
    Content-Type: text/plain;charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
    Hi Sam,\r\n\r\nI'd like to join your LinkedIn network.\r\n\r\nRen=C3=A9 Marlow\r\nHead of =\r\nThings\r\n\r\n\
    View profile: https://www.linkedin.com/x\r\n\r\n.....\r\n\r\n\
    This email was intended for Sam Rivera (Baker).\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Sam</p>\r\n--b--\r\n";

/// The form of 2025-26, as LinkedIn sends it.
const OF_2026: &str = "From: Ana Ruiz via LinkedIn <invitations@linkedin.com>\r\n\
    Subject: I want to connect\r\nTo: Sam Rivera <sam@example.org>\r\n\
    Date: Mon, 26 Jan 2026 15:40:00 +0000 (UTC)\r\nMIME-Version: 1.0\r\n\
    X-LinkedIn-Class: INVITE-MBR\r\nX-LinkedIn-Template: email_m2m_invite_single_02\r\n\
    Content-Type: multipart/alternative;\r\n\tboundary=\"----=_Part_1\"\r\n\r\n\
    ------=_Part_1\r\nContent-Type: text/plain;charset=UTF-8\r\n\
    Content-Transfer-Encoding: quoted-printable\r\n\r\n\
    Hi Sam,\r\n\r\nIt was good to meet you at the caf=C3=A9 in Gh=\r\nent.\r\n\r\n\
    Ana Ruiz\r\nBaker at Ruiz &amp; Co\r\n\r\n\
    Accept: https://www.linkedin.com/comm/invitations?midToken=3DAQ&trk=3Dx\r\n\r\n\
    View profile: https://www.linkedin.com/comm/in/ana-ruiz?x=3D1\r\n\r\n\
    ----------------------------------------\r\n\r\n\
    This email was intended for Sam Rivera (Head of Things)\r\n\
    ------=_Part_1\r\nContent-Type: text/html;charset=UTF-8\r\n\r\n<p>Sam Rivera</p>\r\n------=_Part_1--\r\n";

fn mail(from: &str, subject: &str, body: &str) -> String {
    format!("From: {from}\nSubject: {subject}\nTo: Sam <s@example.org>\n\n{body}")
}

#[test]
fn the_mail_of_2011_is_read() {
    let read = read(OF_2011.as_bytes()).expect("an invitation");
    assert_eq!(read.from, "Ana Ruiz Vidal");
    assert_eq!(read.note.as_deref(), Some("I liked your talk on parsers."));
    assert_eq!(read.received.map(|t| t.to_string()).as_deref(), Some("2011-10-03T07:15:00Z"));
}

#[test]
fn the_mail_of_2016_is_read_and_the_recipient_is_not_the_inviter() {
    let read = read(OF_2016.as_bytes()).expect("an invitation");
    assert_eq!(read.from, "René Marlow");
    assert_eq!(read.headline.as_deref(), Some("Head of Things"));
    assert_eq!(read.note.as_deref(), Some("I'd like to join your LinkedIn network."));
}

#[test]
fn a_decoded_mail_is_read_with_and_without_headers() {
    let piped = "[-- Attachment #1 --]\n[-- Type: text/plain, Encoding: quoted-printable --]\n\nHi Sam,\n\n\
        It was good to meet you in Ghent.\n\nRené Marlow\nBaker\n\nView profile: https://x\n";
    let with_headers =
        mail("René Marlow <invitations@linkedin.com>", "Sam, please add me to your LinkedIn network", piped);
    let read_one = read(with_headers.as_bytes()).expect("an invitation");
    assert_eq!(read_one.from, "René Marlow");
    assert_eq!(read_one.note.as_deref(), Some("It was good to meet you in Ghent."));
    let without = OF_2011.split_once("\r\n\r\n").expect("a body").1;
    for start in ["", "\n"] {
        let text = format!("{start}{without}");
        assert_eq!(read(text.as_bytes()).expect("an invitation").from, "Ana Ruiz Vidal");
    }
    let accept = "Accept: https://www.linkedin.com/comm/people/invite-accept?x\n";
    let read_bare = read(format!("{piped}\n{accept}").as_bytes()).expect("an invitation");
    assert_eq!((read_bare.from.as_str(), read_bare.headline.as_deref()), ("René Marlow", Some("Baker")));
}

#[test]
fn the_current_forms_and_reminders_name_the_inviter() {
    let block = "Hi Sam,\n\nGood to meet you.\n\nAna Ruiz\nBaker\n\nAccept: https://www.linkedin.com/comm/invitations?x\n";
    for (from, subject, body) in [
        ("Ana Ruiz via LinkedIn <invitations@linkedin.com>", "I want to connect", block),
        ("LinkedIn <invitations@linkedin.com>", "I want to connect", block),
        ("LinkedIn <invitations@linkedin.com>", "Ana Ruiz wants to connect", ""),
        (
            "Ana Ruiz <messages-noreply@linkedin.com>",
            "Ana Ruiz's invitation is waiting for your response",
            "",
        ),
        ("LinkedIn <invitations@linkedin.com>", "Ana Ruiz is waiting for your response", ""),
        (
            "\"Ana Ruiz (via LinkedIn)\" <messages-noreply@linkedin.com>",
            "Reminder: Ana Ruiz invited you to connect",
            "",
        ),
    ] {
        let read = read(mail(from, subject, body).as_bytes()).expect(subject);
        assert_eq!(read.from, "Ana Ruiz", "{from} {subject}");
    }
}

/// The same mail as mail readers pipe it: the decoded text below all headers, some, or none.
fn piped() -> Vec<(&'static str, String)> {
    let text = "Hi Sam,\n\nIt was good to meet you at the caf\u{e9} in Ghent.\n\nAna Ruiz\nBaker at Ruiz &amp; Co\n\n\
        Accept: https://www.linkedin.com/comm/invitations?midToken=AQ&trk=x\n\n\
        View profile: https://www.linkedin.com/comm/in/ana-ruiz?x=1\n\n----------------------------------------\n\n\
        This email was intended for Sam Rivera (Head of Things)\n";
    let mutt = "Date: Mon, 26 Jan 2026 15:40:00 +0000 (UTC)\nFrom: Ana Ruiz via LinkedIn <invitations@linkedin.com>\n\
        To: Sam Rivera <sam@example.org>\nSubject: I want to connect\n";
    let marks = "[-- Attachment #1 --]\n\
        [-- Type: text/plain, Encoding: quoted-printable, Size: 1.2K --]\n\n";
    let all = "MIME-Version: 1.0\nContent-Type: multipart/alternative;\n\tboundary=\"----=_Part_1\"\n";
    let himalaya = "From: Ana Ruiz via LinkedIn <invitations@linkedin.com>\nTo: Sam Rivera <sam@example.org>\n\
        Subject: I want to connect\n";
    vec![
        ("mutt", format!("{mutt}\n{text}")),
        ("mutt, with marks", format!("{mutt}\n{marks}{text}")),
        ("mutt, all headers", format!("{mutt}{all}\n{text}")),
        ("himalaya", format!("{himalaya}\n{text}")),
        ("himalaya, carriage returns", format!("{himalaya}\n{text}").replace('\n', "\r\n")),
        ("no headers", text.to_owned()),
    ]
}

#[test]
fn the_mail_of_2026_is_read_raw_and_as_mail_readers_pipe_it() {
    for (how, raw) in piped().into_iter().chain([("raw", OF_2026.to_owned())]) {
        let read = read(raw.as_bytes()).expect(how);
        assert_eq!(read.from, "Ana Ruiz", "{how}");
        assert_eq!(read.headline.as_deref(), Some("Baker at Ruiz &amp; Co"), "{how}");
        let note = "It was good to meet you at the caf\u{e9} in Ghent.";
        assert_eq!(read.note.as_deref(), Some(note), "{how}");
    }
}

#[test]
fn the_recipient_is_never_the_inviter() {
    let linkedin = "LinkedIn <invitations@linkedin.com>";
    let footer = "This email was intended for Sam Rivera (Head of Things).";
    let accept = "Accept: https://www.linkedin.com/comm/invitations?x";
    for (from, subject, body, inviter) in [
        (linkedin, "I want to connect", format!("Hi Sam,\n\n{accept}\n\n{footer}\n"), ""),
        (linkedin, "I want to connect", format!("Hi Sam Rivera,\n\n{accept}\n\n{footer}\n"), ""),
        (
            linkedin,
            "I want to connect",
            format!("Hi Sam,\n\nI'd like to join your LinkedIn network.\n\n{accept}\n\n{footer}\n"),
            "",
        ),
        (linkedin, "I want to connect", format!("Sam Rivera\nHead of Things\n\n{accept}\n\n{footer}\n"), ""),
        (
            "Sam Rivera <sam@example.org>",
            "Fwd: I want to connect",
            format!(
                "From: Ana Ruiz via LinkedIn <invitations@linkedin.com>\n\nHi Sam,\n\n{accept}\n\n{footer}\n"
            ),
            "Ana Ruiz",
        ),
        (
            "Sam Rivera <sam@example.org>",
            "Fwd: Ana Ruiz wants to connect",
            format!("Sam Rivera\n\n{accept}\n{footer}\n"),
            "Ana Ruiz",
        ),
    ] {
        let raw = mail(from, subject, &body).replace("To: Sam <", "To: Sam Rivera <");
        assert_eq!(read(raw.as_bytes()).expect(subject).from, inviter, "{from} {subject} {body}");
    }
}

#[test]
fn a_forwarder_is_not_the_inviter() {
    for subject in
        ["FW: Ana Ruiz wants to connect", "WG: Ana Ruiz wants to connect", "Ana Ruiz wants to connect"]
    {
        for from in ["Sam Rivera <sam@example.org>", "Sam Rivera <sam@notlinkedin.com>"] {
            let read = read(mail(from, subject, "").as_bytes()).expect(subject);
            assert_eq!(read.from, "Ana Ruiz", "{from} {subject}");
        }
    }
}

#[test]
fn a_subject_may_have_prefixes_and_a_comma() {
    for (subject, name) in [
        ("Reminder: Ana Ruiz's invitation is waiting for your response", "Ana Ruiz"),
        ("Fwd: Re: Ana Ruiz wants to connect", "Ana Ruiz"),
        ("Jane Roe, PMP wants to connect", "Jane Roe, PMP"),
        ("[EXTERNAL] FW: reminder: Ana Ruiz invited you to connect", "Ana Ruiz"),
    ] {
        let read = read(mail("LinkedIn <invitations@linkedin.com>", subject, "").as_bytes()).expect(subject);
        assert_eq!(read.from, name, "{subject}");
    }
}

#[test]
fn a_name_within_the_note_does_not_end_it() {
    let note = "Accept my thanks, your talk was great.\n\nAna Ruiz\n\nView it as lead generation.";
    let body = format!("Hi Sam,\n\n{note}\n\nAna Ruiz\nBaker\n\nView profile: https://x\n");
    let text =
        mail("Ana Ruiz <invitations@linkedin.com>", "Sam, please add me to your LinkedIn network", &body);
    assert_eq!(read(text.as_bytes()).expect("an invitation").note.as_deref(), Some(note));
}

#[test]
fn other_mail_is_rejected_with_its_kind() {
    for (subject, kind) in [
        ("Max accepted your invitation, explore their network", NoInvitation::Acceptance),
        ("Sam, start a conversation with your new connection, Max", NoInvitation::Acceptance),
        ("Sam, add Max Muster - Baker", NoInvitation::Suggestion),
        ("See Max's connections, experience, and more", NoInvitation::Suggestion),
        ("Max just messaged you", NoInvitation::Message),
        ("Lunch?", NoInvitation::Other),
    ] {
        let from = "Max via LinkedIn <invitations@linkedin.com>";
        assert_eq!(read(mail(from, subject, "Hi").as_bytes()), Err(kind), "{subject}");
    }
    assert_eq!(read(b""), Err(NoInvitation::NoMail));
}
