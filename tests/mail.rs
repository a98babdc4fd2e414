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
        assert_eq!(read.headline.as_deref(), Some("Baker at Ruiz & Co"), "{how}");
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
            let raw = mail(from, subject, "Accept: https://www.linkedin.com/comm/invitations?x\n");
            assert_eq!(read(raw.as_bytes()).expect(subject).from, "Ana Ruiz", "{from} {subject}");
        }
    }
}

const ACCEPT: &str = "Accept: https://www.linkedin.com/comm/mynetwork/invite-accept?x\n";
const LETTER: &str = "Hi Sam,\n\nWe met at the fair.\n\nAna Ruiz\nBaker\n\n\
    Accept: https://www.linkedin.com/comm/mynetwork/invite-accept?x\n";

/// A mail, and the inviter, headline and note that are read of it.
fn assert_reads(raw: &[u8], from: &str, headline: Option<&str>, note: Option<&str>) {
    let text = String::from_utf8_lossy(raw);
    let read = read(raw).unwrap_or_else(|kind| panic!("{kind:?}: {text}"));
    let found = (read.from.as_str(), read.headline.as_deref(), read.note.as_deref());
    assert_eq!(found, (from, headline, note), "{text}");
}

#[test]
fn the_mail_of_2009_has_the_members_own_address_and_their_signature() {
    let raw = "Sender: messages-noreply@bounce.linkedin.com\nFrom: Ana Ruiz <ana@example.net>\n\
        To: Sam Rivera <sam@example.org>\nSubject: Join my network on LinkedIn\n\
        X-LinkedIn-Class: INVITE-MBR\n\nLinkedIn\n------------\n\n\
        Ana Ruiz has indicated you are a person they've done business with at Acme:\n\n\
        Sam,\n\nYou baked our cake.\n\n- Ana\n\n\
        Accept Ana Ruiz's invitation:\nhttp://www.linkedin.com/e/isd/1093482710/kT9wQx3n/\n";
    assert_reads(raw.as_bytes(), "Ana Ruiz", None, Some("You baked our cake."));
}

#[test]
fn who_both_know_may_stand_between_the_headline_and_the_links() {
    let body = "Hi Sam, your talk on bread was good \u{1f642}\n\nAna Ruiz\nBaker at Acme\n\n\
        You and Ana both know Bo Lee and 11 others\n\n";
    let raw = mail("Ana Ruiz via LinkedIn <invitations@linkedin.com>", "I want to connect", body) + ACCEPT;
    let note = "Hi Sam, your talk on bread was good \u{1f642}";
    assert_reads(raw.as_bytes(), "Ana Ruiz", Some("Baker at Acme"), Some(note));
}

#[test]
fn what_stands_above_the_name_and_is_nobodys_is_no_note() {
    for above in [
        "You don't often get email from invitations@linkedin.com. Learn why this is important",
        "Caution: this email came from outside.",
        "Your invitation from Ana is waiting. Respond today!",
        "I heard your talk last week.\n\nThe same problem keeps us busy here.",
    ] {
        let body = format!("{above}\n\nAna Ruiz\nBaker at Acme\n\n{ACCEPT}");
        let raw = mail("Ana Ruiz via LinkedIn <invitations@linkedin.com>", "I want to connect", &body);
        assert_reads(raw.as_bytes(), "Ana Ruiz", Some("Baker at Acme"), None);
    }
}

#[test]
fn a_note_above_the_name_and_the_headline_needs_no_salutation() {
    let note = "Tu mapa me ha servido mucho, gracias.";
    let letter = format!("{note}\n\nAna Ruiz\nBaker at Acme\n\n{ACCEPT}");
    let quoted: String = letter.lines().map(|line| format!("> {line}\n")).collect();
    let header = "LinkedIn <invitations@linkedin.com>";
    for (from, body) in [
        (header, format!("Ana Ruiz quiere conectar contigo\n\n{letter}")),
        ("Bo Lee <bo@example.org>", format!("FYI\n\nDe: Ana Ruiz via {header}\n\n{letter}")),
        ("Bo Lee <bo@example.org>", format!("FYI\n\nFrom: Ana Ruiz via {header}\n\n{quoted}")),
        (
            "Bo Lee <bo@example.org>",
            format!("FYI\n\nFrom: Ana Ruiz via {header}\n\nCAUTION: this came from outside.\n\n{letter}"),
        ),
    ] {
        let raw = mail(from, "Ana Ruiz quiere conectar contigo", &body);
        assert_reads(raw.as_bytes(), "Ana Ruiz", Some("Baker at Acme"), Some(note));
    }
}

#[test]
fn a_forward_of_gmail_has_pictures_of_which_labels_and_links_are_broken() {
    let page = "<https://www.linkedin.com/comm/feed/?x=1>";
    let profile = "<https://www.linkedin.com/comm/in/ana-ruiz?x=1>";
    let body = format!(
        "Do you know her?\n\n---------- Forwarded message ---------\nFrom: Ana Ruiz <invitations@linkedin.com>\n\
         Date: Mon, Aug 22, 2022 at 4:15 AM\nSubject: I want to connect\nTo: Sam Rivera <sam@example.org>\n\n\n\
         [image: LinkedIn]\n{page} [image:\nSam Rivera]\n{page}\n\nHello Sam, I read your book on bread. We\n\
         bake, too.\n\n{profile}\n*Ana Ruiz*\n{profile}\n\nBaker at Acme\n\nGhent, Belgium\nAccept\n\
         <https://www.linkedin.com/comm/mynetwork/invite-accept/1/?x=1>\n\
         This email was intended for Sam Rivera (Cook)\n"
    );
    let quoted: String = body.lines().map(|line| format!("> {line}\n")).collect();
    for body in [&body, &quoted] {
        let raw = mail("Sam Rivera <sam@example.org>", "Fwd: I want to connect", body);
        let note = "Hello Sam, I read your book on bread. We\nbake, too.";
        assert_reads(raw.as_bytes(), "Ana Ruiz", Some("Baker at Acme"), Some(note));
    }
}

#[test]
fn who_invites_to_follow_a_page_doesnt_invite_to_connect() {
    let raw = mail("Ana Ruiz <invitations@linkedin.com>", "Ana ti ha invitato a seguire Acme", ACCEPT)
        .replace("To:", "X-LinkedIn-Template: email_organization_invite_follow_01\nTo:");
    assert_eq!(read(raw.as_bytes()).map(|read| read.from), Err(NoInvitation::Other));
}

#[test]
fn linkedin_itself_never_invites() {
    let from = "LinkedIn Invitations <invitations@linkedin.com>";
    let raw = mail(from, "Invitation to connect on LinkedIn", LETTER);
    assert_reads(raw.as_bytes(), "Ana Ruiz", Some("Baker"), Some("We met at the fair."));
}

#[test]
fn via_linkedin_is_taken_off_a_name_in_every_language() {
    for (shown, name) in [
        ("Ana Ruiz via LinkedIn", "Ana Ruiz"),
        ("Ana Ruiz (über LinkedIn)", "Ana Ruiz"),
        ("Ana Ruiz(LinkedIn Invitations)", "Ana Ruiz"),
        ("Ana Ruiz tramite LinkedIn", "Ana Ruiz"),
        ("Ana Ruiz vía LinkedIn", "Ana Ruiz"),
        ("Ana Ruiz através do LinkedIn", "Ana Ruiz"),
        ("Bo Lind LinkedIn", "Bo Lind LinkedIn"),
        ("Bo Lind a través de LinkedIn", "Bo Lind"),
        ("Bo Lind unter Nutzung LinkedIn", "Bo Lind unter Nutzung LinkedIn"),
        ("Bo Lind miał przez LinkedIn", "Bo Lind miał"),
        ("Bo Lind LinkedIn経由", "Bo Lind"),
        ("Bo Lind LinkedIn aracılığıyla", "Bo Lind"),
        ("Bo Lind - LinkedIn", "Bo Lind"),
        ("Bo Lind (LinkedIn)", "Bo Lind"),
        ("Bo Lind - LinkedIn Coach", "Bo Lind - LinkedIn Coach"),
        ("Noa d'Este (via LinkedIn)", "Noa d'Este"),
        ("ida wells genom LinkedIn", "ida wells"),
        ("ida wells igenom LinkedIn", "ida wells"),
        ("Bo Lind via LinkedIn (he/him)", "Bo Lind (he/him)"),
    ] {
        let raw = mail(&format!("\"{shown}\" <invitations@linkedin.com>"), "I want to connect", ACCEPT);
        assert_eq!(read(raw.as_bytes()).expect(shown).from, name);
    }
}

#[test]
fn the_inviters_paragraph_is_found_in_other_spellings() {
    for (header, above_link) in [
        ("Siobhan O'Neil", "Siobhan O&#39;Neil"),
        ("Jo Marsh", "JO MARSH"),
        ("Rene\u{301} Marlow", "Ren\u{e9} Marlow"),
        ("Jane Roe, PMP", "Jane Roe, PMP"),
        ("Jane (Jo) Roe", "Jane Roe"),
    ] {
        let body = format!("Hi Sam,\n\nHello.\n\n{above_link}\nBook a demo\n\nAccept: https://x\n");
        let raw =
            mail(&format!("{header} via LinkedIn <invitations@linkedin.com>"), "I want to connect", &body);
        let read = read(raw.as_bytes()).expect(header);
        assert_eq!(
            (read.headline.as_deref(), read.note.as_deref()),
            (Some("Book a demo"), Some("Hello.")),
            "{header}"
        );
    }
}

#[test]
fn a_salutation_of_any_length_ends_at_its_line() {
    let body = LETTER.replace("Hi Sam,", "Hi María de los Ángeles,");
    let raw = mail("Ana Ruiz <invitations@linkedin.com>", "I want to connect", &body);
    assert_reads(raw.as_bytes(), "Ana Ruiz", Some("Baker"), Some("We met at the fair."));
}

/// A mail with this salutation is read as one with `Hi Sam,`.
#[test]
fn a_salutation_ends_in_any_mark_or_none() {
    for salutation in [
        "Hi Sam!",
        "Hello Sam:",
        "Hi Sam",
        "Hola, Sam:",
        "Hej Sam!",
        "Olá, Sam!",
        "Samさん、",
        "Samさん",
        "こんにちは、Samさん",
        "Sam",
        "Здравствуйте, Sam!",
        "Hi Sam -",
        "Olá, Sam.",
    ] {
        let note = "Great talk!\n\nWe met at the fair.\n\nCheers,\nAna";
        for head in
            ["", "LinkedIn\n--------\n\n", "Ana Ruiz möchte sich vernetzen\n\n", "A new invitation\n\n"]
        {
            let body = format!("{head}{salutation}\n\n{note}\n\nAna Ruiz\nBaker\n\n{ACCEPT}");
            let raw = mail("Ana Ruiz <invitations@linkedin.com>", "I want to connect", &body)
                .replace("To: Sam <", "To: Sam Rivera <");
            assert_reads(raw.as_bytes(), "Ana Ruiz", Some("Baker"), Some(note));
        }
    }
}

#[test]
fn a_salutation_is_found_where_nobody_says_who_is_greeted() {
    for salutation in [
        "Hi Sam",
        "Hi Sam!",
        "Sam Rivera\n\nHola, Sam:",
        "Sam Rivera\n\nHej Sam!",
        "A new invitation\n\nHi Sam,",
    ] {
        let body = format!("{salutation}\n\nGreat talk!\n\nAna Ruiz\nBaker\n\n{ACCEPT}");
        let raw =
            mail("Ana Ruiz <invitations@linkedin.com>", "I want to connect", &body).replace("Sam <s@", "<s@");
        assert_reads(raw.as_bytes(), "Ana Ruiz", Some("Baker"), Some("Great talk!"));
    }
}

#[test]
fn a_note_without_a_salutation_is_whole() {
    for first in [
        "Great talk!",
        "Two things:",
        "A great talk",
        "Thanks for the talk, Sam.",
        "We grow agencies.\n\nI found you on LinkedIn.\n\nI'm Ana Ruiz of Acme",
    ] {
        let note = format!("{first}\n\nWe met. See https://bo.example/talk");
        let block = "Ana Ruiz\nBaker\n\n";
        for letter in [format!("{note}.\n\n{block}"), format!("{block}{note}.\n\n")] {
            let body = format!("LinkedIn\n\nAna Ruiz would like to connect\n\n{letter}{ACCEPT}");
            let raw = mail("Ana Ruiz <invitations@linkedin.com>", "I want to connect", &body);
            assert_reads(raw.as_bytes(), "Ana Ruiz", Some("Baker"), Some(&format!("{note}.")));
        }
    }
}

/// The HTML of the same invitation in several layouts.
fn in_html() -> Vec<(&'static str, String)> {
    let accept = "<a href=\"https://www.linkedin.com/comm/mynetwork/invite-accept?x=1&amp;y=2\">Accept</a>";
    let profile = |text: &str| format!("<a href='https://www.linkedin.com/comm/in/ana-ruiz?x=1'>{text}</a>");
    let (name, view) = (profile("<b>Ana\n Ruiz</b>"), profile("View profile"));
    let me = "<a href='https://www.linkedin.com/comm/in/sam'>Sam Rivera</a>";
    let logo = "<a href='https://www.linkedin.com/comm/feed/'><img alt='LinkedIn' src='x'></a>";
    let head =
        format!("<head><title>x</title><style>p {{ margin: 0 }}</style></head><td>{logo}</td><td>{me}</td>");
    let photo = profile("<img alt='Ana Ruiz’s picture' src='x'>");
    let hidden = "<div style='color: red; Display : none'>We met <div>twice</div> in Ghent.</div>";
    let footer = "<p>This email was intended for Sam Rivera (Cook). <a href='x'>Learn why.</a></p>";
    vec![
        (
            "lines",
            format!(
                "<p>Hi Sam,</p><p>We met &amp; ate.</p><p>{name}<br>R&amp;D</p>{accept}&nbsp;{view}{footer}"
            ),
        ),
        (
            "table",
            format!(
                "{head}{hidden}<table><tr><td><p>Hola, Sam:</p><p>We met &#38; ate.</p></td></tr><tr><td>{photo}</td>\
                 <td>{name}<p>R&amp;D</p><p>Ghent</p></td></tr><tr><td>{accept}</td><td>{view}</td></tr></table>{footer}"
            ),
        ),
        (
            "note below",
            format!(
                "{head}{hidden}<h2>Ana Ruiz wants to connect</h2><td>{photo}</td><tr>{name}</tr><p>R&amp;D</p>\
                 <p>Ghent</p><p>3 mutual connections</p><p>&ldquo;We met &amp; ate.&rdquo;</p>{accept}{view}{footer}"
            ),
        ),
        ("no links to profiles", format!("<p>Hi Sam,<p>We met &amp; ate.<p>Ana Ruiz<p>R&amp;D<p>{accept}")),
        (
            "links within links",
            format!(
                "Hi Sam!<br><br>We met &amp; ate.<br><br>{photo}{name}<div>R&amp;D</div>\
             <a href='https://www.linkedin.com/comm/mynetwork/invite-accept?x'><table>{accept}</table></a>"
            ),
        ),
    ]
}

#[test]
fn a_mail_of_html_alone_is_read() {
    for (layout, html) in in_html() {
        let headers = "From: Ana Ruiz via LinkedIn <invitations@linkedin.com>\nTo: Sam Rivera <s@example.org>\n\
            Subject: I want to connect\n";
        let alone = format!("{headers}Content-Type: text/html; charset=utf-8\n\n{html}");
        let beside_nothing = format!(
            "{headers}Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n \n\
             --b\nContent-Type: text/html; charset=utf-8\n\n{html}\n--b--\n"
        );
        for raw in [alone, beside_nothing] {
            let read = read(raw.as_bytes()).expect(layout);
            let found = (read.from.as_str(), read.headline.as_deref(), read.note.as_deref());
            assert_eq!(found, ("Ana Ruiz", Some("R&D"), Some("We met & ate.")), "{layout}");
        }
    }
}

#[test]
fn a_mail_of_several_invitations_in_html_says_so() {
    let card = |name: &str| {
        format!(
            "<p><a href='https://www.linkedin.com/comm/in/{name}'>{name}</a></p><p>Cook</p>\
             <a href='https://www.linkedin.com/comm/mynetwork/invite-accept?{name}'>Accept</a>"
        )
    };
    let html = format!("Content-Type: text/html\n\n{}{}", card("ana"), card("bo"));
    let raw = format!("From: LinkedIn <invitations@linkedin.com>\nSubject: 2 invitations\n{html}");
    assert_eq!(read(raw.as_bytes()), Err(NoInvitation::Digest));
}

#[test]
fn a_forward_in_html_is_taken_out_of_the_mail_around_it() {
    let gmail = "<div dir=ltr>See below.<br><br><div>---------- Forwarded message ---------<br>Von: <strong>Ana Ruiz\
        </strong> <span>&lt;<a href='mailto:invitations@linkedin.com'>invitations@linkedin.com</a>&gt;</span><br>\
        Date: Monday<br>To: Sam Rivera &lt;s@example.org&gt;<br></div><br><br>";
    let outlook = "<div>See below.</div><hr><div id='divRplyFwdMsg'><font><b>Von:</b> Ana Ruiz &uuml;ber LinkedIn \
        &lt;invitations@linkedin.com&gt;<br><b>An:</b> Sam Rivera &lt;s@example.org&gt;</font><div>&nbsp;</div></div>";
    let apple = "<div>See below.</div><blockquote><div>Begin forwarded message:</div><br><div><b>From: </b>Ana Ruiz via \
        LinkedIn &lt;invitations@linkedin.com&gt;<br></div><div><b>To: </b>Sam Rivera<br></div><br>";
    for (layout, html) in in_html().into_iter().take(2) {
        for forward in [gmail, outlook, apple] {
            let raw = format!(
                "From: Sam Rivera <s@example.org>\nTo: Jo Marsh <j@example.org>\nSubject: Fwd: Ich will mich vernetzen\n\
                 Content-Type: text/html; charset=utf-8\n\n{forward}{html}"
            );
            let read = read(raw.as_bytes()).expect(layout);
            let found = (read.from.as_str(), read.headline.as_deref(), read.note.as_deref());
            assert_eq!(found, ("Ana Ruiz", Some("R&D"), Some("We met & ate.")), "{layout} {forward}");
        }
    }
}

#[test]
fn entities_are_decoded_in_text() {
    for (written, read) in [
        ("salt &amp; bread", "salt & bread"),
        ("that&#39;s caf&eacute; &#x2014; ok", "that's café — ok"),
        ("a &amp;amp; b", "a &amp; b"),
        ("R&D; this & that; &nosuch; &;", "R&D; this & that; &nosuch; &;"),
        ("x&#8238;y &#10;z", "xy \nz"),
    ] {
        let body = LETTER.replace("We met at the fair.", written);
        let raw = mail("Ana Ruiz <invitations@linkedin.com>", "I want to connect", &body);
        assert_reads(raw.as_bytes(), "Ana Ruiz", Some("Baker"), Some(read));
    }
    let reminder = "Hi s@example.org,\n\nRen&eacute; O&#39;Hara would like to connect on LinkedIn. How would you like \
        to respond?\n\nAccept: https://www.linkedin.com/comm/start/accept-invitation?x\n\nWe met.\n\nDid we?\n\n\
        You received an invitation to connect. Unsubscribe here: https://www.linkedin.com/e/v2?e=2\n";
    let raw = mail("LinkedIn <invitations@linkedin.com>", "Invitation to connect on LinkedIn", reminder);
    assert_reads(raw.as_bytes(), "René O'Hara", None, Some("We met.\n\nDid we?"));
}

#[test]
fn lines_that_flow_are_joined() {
    let headline = "Head of the Office of Rivers, Lakes and Small \nHarbours";
    let letter = LETTER.replace("the fair.", "the \nfair.\nTwice.").replace("Baker", headline);
    let quoted = letter.lines().fold(String::new(), |quoted, line| format!("{quoted}> {line}\n"));
    let sender = "From: Ana Ruiz via LinkedIn <invitations@linkedin.com>";
    for body in [
        letter.clone(),
        format!("Look.\n\n{sender}\nTo: Sam\n\n{letter}"),
        format!("> {sender}\n> \n{quoted}"),
    ] {
        let from = if body == letter { "Ana Ruiz <invitations@linkedin.com>" } else { "Sam <s@example.org>" };
        let raw = mail(from, "Fwd: I want to connect", &body).replacen(
            "\n\n",
            "\nContent-Type: text/plain; charset=utf-8; format=flowed\n\n",
            1,
        );
        let headline = "Head of the Office of Rivers, Lakes and Small Harbours";
        assert_reads(raw.as_bytes(), "Ana Ruiz", Some(headline), Some("We met at the fair.\nTwice."));
    }
}

#[test]
fn linkedins_own_sentence_is_no_note() {
    for (sentence, note) in [
        ("Ana Ruiz is waiting for your response\n\n", None),
        ("Ana Ruiz invited you to connect\n\nWe met.\n\n", Some("We met.")),
        ("Ana Ruiz's invitation is still open.\n\nWe met.\n\n", Some("We met.")),
        ("Ana Ruiz espera tu respuesta.\n\n", None),
        (
            "Bo Lind is waiting for your response\nat the fair.\n\n",
            Some("Bo Lind is waiting for your response\nat the fair."),
        ),
    ] {
        let body = format!("Hi Sam,\n\n{sentence}Ana Ruiz\nBaker\n\n{ACCEPT}");
        let raw = mail(
            "LinkedIn <messages-noreply@linkedin.com>",
            "Reminder: Ana Ruiz invited you to connect",
            &body,
        );
        assert_reads(raw.as_bytes(), "Ana Ruiz", Some("Baker"), note);
    }
}

#[test]
fn the_invitations_of_guests_and_other_languages_are_read_by_structure() {
    let guest = "Hi,\n\nWe met at the fair.\n\n- Ryan\n\n\
        Confirm that you know Ryan: https://www.linkedin.com/e/v2?e=x&ek=invite_guest&invitationId=1\n";
    let raw = mail("Ryan Marsh <member@linkedin.com>", "Ryan's invitation", guest);
    assert_reads(raw.as_bytes(), "Ryan Marsh", None, Some("We met at the fair."));
    let reminder = "Hi Sam,\n\nAna Ruiz would like to connect on LinkedIn. How would you like to respond?\n\n\
        Accept: https://www.linkedin.com/comm/start/accept-invitation?x\n\n\
        View Ana's profile: https://www.linkedin.com/comm/start/accept-invitation?y\n\n\
        We met at the fair.\n\nYou received an invitation to connect.\n";
    let raw = mail("LinkedIn <invitations@linkedin.com>", "Invitation to connect on LinkedIn", reminder);
    assert_reads(raw.as_bytes(), "Ana Ruiz", None, Some("We met at the fair."));
    let letter = "Hi Sam,\n\nWe met at the fair.\n\n- Ana\n\nYou received";
    let raw = mail(
        "LinkedIn <invitations@linkedin.com>",
        "Invitation to connect on LinkedIn",
        &reminder.replace("We met at the fair.\n\nYou received", letter),
    );
    assert_reads(raw.as_bytes(), "Ana Ruiz", None, Some("We met at the fair."));
    let raw = mail("Ren&eacute; O&#39;Hara <invitations@linkedin.com>", "I want to connect", LETTER);
    assert_eq!(read(raw.as_bytes()).expect("an invitation").from, "René O'Hara");
    let forward = "Look.\n\n---------- Forwarded message ---------\nDe: Ana Ruiz <invitations@linkedin.com>\n\
        To: Sam Rivera <s@example.org>\n\nSam Rivera\n<https://www.linkedin.com/comm/in/me?x>\nHola, Sam:\n\
        We met at the fair.\nAna Ruiz\n<https://www.linkedin.com/comm/in/ana-ruiz?x>\nBaker\nAceptar\n\
        <https://www.linkedin.com/comm/mynetwork/invite-accept/?invitationId=1>\n";
    let raw = mail("Sam Rivera <s@example.org>", "Fwd: Sam, me gustaría contactar contigo", forward);
    assert_reads(raw.as_bytes(), "Ana Ruiz", Some("Baker"), Some("We met at the fair."));
    let assistant =
        forward.replace("Sam Rivera\n<https://www.linkedin.com/comm/in/me?x>\nHola, Sam:", "Hola, Sam:");
    let raw = mail("Pat Lee <p@example.org>", "Fwd: Sam, me gustaría contactar contigo", &assistant);
    assert_reads(raw.as_bytes(), "Ana Ruiz", Some("Baker"), Some("We met at the fair."));
    let two_lines =
        reminder.replace("We met at the fair.", "I read your piece on trains,\nand it helped me.");
    let raw = mail("LinkedIn <invitations@linkedin.com>", "Invitation to connect on LinkedIn", &two_lines);
    assert_reads(raw.as_bytes(), "Ana Ruiz", None, Some("I read your piece on trains,\nand it helped me."));
    let bare = "I'd like to add you to my professional network on LinkedIn.\n";
    let raw = mail("Ana Ruiz <invitations@linkedin.com>", "You have an invitation", bare);
    assert_reads(raw.as_bytes(), "Ana Ruiz", None, None);
    let french = "Bonjour Sam,\n\nOn s'est vus à Gand.\n\nAna Ruiz\nBoulangère\n\n\
        Accepter : https://www.linkedin.com/comm/mynetwork/invite-accept?x\n\n\
        Voir le profil : https://www.linkedin.com/comm/in/ana-ruiz?x\n";
    let raw = mail("Ana Ruiz <invitations@linkedin.com>", "Sam, merci de m'ajouter", french);
    assert_reads(raw.as_bytes(), "Ana Ruiz", Some("Boulangère"), Some("On s'est vus à Gand."));
    let indonesian = "Hai Sam,\n\nHalo.\n\n- Ana\n\nHarap konfirmasi: https://www.linkedin.com/e/v2?x\n";
    let raw = mail("Ana Ruiz <invitations@linkedin.com>", "Undangan", indonesian);
    let raw = format!("X-LinkedIn-Template: invite_guest_59\n{raw}");
    assert_reads(raw.as_bytes(), "Ana Ruiz", None, Some("Halo."));
}

#[test]
fn a_forwarded_mail_is_taken_out_of_the_mail_around_it() {
    let quoted = LETTER.lines().fold(String::new(), |quoted, line| format!("{quoted}> {line}\n"));
    let sender = "Ana Ruiz via LinkedIn <invitations@linkedin.com>";
    let headers = format!("From: {sender}\nDate: Monday\nSubject: I want to connect\nTo: Sam\n");
    let outlook = "Von: Ana Ruiz via LinkedIn [mailto:invitations@linkedin.com] \nGesendet: Montag\n\
        An: Sam\nBetreff: I want to connect\n";
    let words = "Hi Jo,\n\nthey all do lead generation: book a demo!\n\nSam\n\n";
    for (program, body) in [
        ("Gmail", format!("{words}---------- Forwarded message ---------\n{headers}\n\n{LETTER}")),
        (
            "Gmail, bold",
            format!("From: *Ana Ruiz via LinkedIn* <invitations@linkedin.com>\nTo: Sam\n\n{LETTER}"),
        ),
        (
            "Apple Mail",
            format!("{words}Begin forwarded message:\n\n> From: {sender}\n> To: Sam\n> \n{quoted}"),
        ),
        ("Thunderbird", format!("{words}-------- Forwarded Message --------\n{headers}\n{LETTER}")),
        ("Outlook", format!("{words}-----Ursprüngliche Nachricht-----\n{outlook}\n{LETTER}")),
    ] {
        let raw = mail("Sam Rivera <sam@example.org>", "Fwd: I want to connect", &body);
        let read = read(raw.as_bytes()).expect(program);
        let found = (read.from.as_str(), read.headline.as_deref(), read.note.as_deref());
        assert_eq!(found, ("Ana Ruiz", Some("Baker"), Some("We met at the fair.")), "{program}");
    }
    let attached = format!(
        "From: Sam Rivera <sam@example.org>\nSubject: Fwd: one more\nContent-Type: multipart/mixed; boundary=b\n\n\
         --b\n\n{words}\n--b\nContent-Type: message/rfc822\n\n{}\n--b--\n",
        mail(sender, "I want to connect", LETTER)
    );
    assert_reads(attached.as_bytes(), "Ana Ruiz", Some("Baker"), Some("We met at the fair."));
}

#[test]
fn a_mail_that_a_mail_reader_has_rendered_is_read() {
    let headers =
        "From: Ana Ruiz via LinkedIn <invitations@linkedin.com>\nTo: Sam\nSubject: I want to connect\n";
    let dump = "Hi Sam,\n\nWe met at the fair.\n\n[Ana Ruiz]  Ana Ruiz\n            Baker\n\n[1]Accept   [2]View profile\n\n\
        References:\n\n1. https://www.linkedin.com/comm/mynetwork/invite-accept?x\n";
    let brackets = "Hi Sam,\n\nWe met at the fair.\n\nAna Ruiz\nBaker\n\nAccept\n\
        [https://www.linkedin.com/comm/mynetwork/invite-accept?x]\n";
    for (reader, raw) in [
        ("mutt with w3m", format!("{headers}\n[-- Autoview using w3m -dump '/tmp/x.html' --]\n{dump}")),
        (
            "mutt with columns",
            format!("{headers}\n{}", dump.replace("]  Ana", &format!("]{}[2]Ana", " ".repeat(40)))),
        ),
        (
            "mutt that marks",
            format!("{headers}\n{LETTER}").replace("at the", "at\n+the").replace(": https", ":\n+https"),
        ),
        ("mu", format!("{headers}{LETTER}")),
        ("alpine", format!("{headers}\n{brackets}")),
        (
            "notmuch",
            format!(
                "\u{c}message{{ id:x depth:0\n\u{c}header{{\nAna Ruiz (today) (inbox)\n{headers}\u{c}header}}\n\u{c}body{{\n\
                \u{c}part{{ ID: 1, Content-type: text/plain\n{LETTER}\u{c}part}}\n\u{c}body}}\n\u{c}message}}\n"
            ),
        ),
    ] {
        let read = read(raw.as_bytes()).expect(reader);
        assert_eq!(
            (read.from.as_str(), read.note.as_deref()),
            ("Ana Ruiz", Some("We met at the fair.")),
            "{reader}"
        );
    }
}

#[test]
fn letters_that_another_encoding_damaged_are_repaired() {
    let body = "Hi Sam,\n\nGrüße aus Köln.\n\nRené Marlow\nBaker\n\nAccept: https://x\n";
    let split = "=?UTF-8?Q?Ren=C3?=\n =?UTF-8?Q?=A9_Marlow_via_LinkedIn?= <invitations@linkedin.com>";
    let plain = "René Marlow via LinkedIn <invitations@linkedin.com>";
    let latin = |text: &str| text.chars().map(|c| c as u8).collect::<Vec<u8>>();
    let ascii = mail(plain, "I want to connect", body)
        .replace("\n\nHi", "\nContent-Type: text/plain; charset=us-ascii\n\nHi");
    let raw_latin = latin(&mail(plain, "I want to connect", "")).into_iter();
    for raw in [
        mail(split, "I want to connect", body).into_bytes(),
        ascii.into_bytes(),
        raw_latin.chain(body.bytes()).collect(),
    ] {
        assert_reads(&raw, "René Marlow", Some("Baker"), Some("Grüße aus Köln."));
    }
}

/// A body in Windows-1252 that says it is UTF-8, or nothing.
#[test]
fn a_body_in_windows_1252_is_decoded_whatever_it_says() {
    let note = "Schöne Grüße – bis bald in Köln.";
    let letter = LETTER.replace("We met at the fair.", note).replace("Ana Ruiz", "Zoë Ruß");
    let bytes = |text: &str| text.chars().map(|c| if c == '–' { 0x96 } else { c as u8 }).collect::<Vec<u8>>();
    let quoted = |text: &str| {
        let escaped = |byte: u8| {
            if byte > 126 || byte == b'=' { format!("={byte:02X}") } else { char::from(byte).into() }
        };
        bytes(text).into_iter().map(escaped).collect::<String>()
    };
    for headers in [
        "",
        "Content-Type: text/plain\n",
        "Content-Type: text/plain; charset=utf-8\n",
        "Content-Type: text/plain; charset=x\n",
    ] {
        let head = mail("Zoë Ruß via LinkedIn <invitations@linkedin.com>", "I want to connect", "");
        let head = head.replacen("\n\n", &format!("\n{headers}\n"), 1);
        assert_reads(&bytes(&format!("{head}{letter}")), "Zoë Ruß", Some("Baker"), Some(note));
        let head = head.replacen("\n\n", "\nContent-Transfer-Encoding: quoted-printable\n\n", 1);
        let raw = [bytes(&head), quoted(&letter).into_bytes()].concat();
        assert_reads(&raw, "Zoë Ruß", Some("Baker"), Some(note));
    }
    let html = format!(
        "<p>Hi Sam,<p>{note}<p>Zoë Ruß<p>Baker<p><a href='https://www.linkedin.com/comm/invite-accept'>x</a>"
    );
    let raw = mail("Zoë Ruß <invitations@linkedin.com>", "Hi", &html);
    let raw = raw.replacen("\n\n", "\nContent-Type: text/html; charset=utf-8\n\n", 1);
    assert_reads(&bytes(&raw), "Zoë Ruß", Some("Baker"), Some(note));
}

#[test]
fn letters_in_an_encoding_that_isnt_read_are_lost_and_not_others() {
    let shifted = |text: &str| text.replace('@', "\u{1b}$B:4F#\u{1b}(B");
    let letter = shifted("Sam@\n\n@@\n\n@ @\n@\n\n") + ACCEPT;
    let raw = mail(
        &shifted("@ @ <invitations@linkedin.com>").replacen("\u{1b}(Blinkedin", "@linkedin", 1),
        "Hi",
        &letter,
    );
    let raw = raw.replace("\u{1b}$B:4F#@linkedin", "@linkedin");
    assert_reads(raw.as_bytes(), "\u{fffd} \u{fffd}", None, None);
    let known =
        mail("Ana Ruiz <invitations@linkedin.com>", "Hi", &shifted("Hi Sam,\n\nWe met.\n\nAna Ruiz\n@\n\n"))
            + ACCEPT;
    assert_reads(known.as_bytes(), "Ana Ruiz", None, Some("We met."));
    let damaged = LETTER.replace("Ana Ruiz", "Zo\u{fffd} Ru\u{fffd}");
    let raw = mail("Zoë Ruß <invitations@linkedin.com>", "Hi", &damaged);
    assert_reads(raw.as_bytes(), "Zoë Ruß", Some("Baker"), Some("We met at the fair."));
}

#[test]
fn parts_without_the_headers_of_their_mail_are_decoded() {
    let parts = "--b\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: base64\n\n\
        SGkgU2FtLAoKV2UgbWV0LgoKQW5hIFJ1aXoKQmFrZXIKCkFjY2VwdDogaHR0cHM6Ly93d3cubGlua2VkaW4uY29tL2NvbW0v\n\
        aW52aXRhdGlvbnM/eAo=\n--b--\n";
    assert_reads(parts.as_bytes(), "Ana Ruiz", Some("Baker"), Some("We met."));
}

#[test]
fn a_subject_alone_makes_no_invitation() {
    for (from, subject) in [
        ("Acme <service@acme.example>", "Your quote is waiting for your response"),
        ("Bo Lind <bo@example.org>", "The new client wants to connect"),
        ("Meetly <no-reply@meetly.example>", "Jo Marsh invited you to connect"),
        (
            "\"Jo (invitations@linkedin.com)\" <jo@linkedln.example>",
            "I want to connect\nX-LinkedIn-Template: invite",
        ),
    ] {
        assert_eq!(
            read(mail(from, subject, "Hi Sam,\n\nhow?\n").as_bytes()),
            Err(NoInvitation::Other),
            "{subject}"
        );
    }
}

#[test]
fn a_mail_of_several_invitations_says_so() {
    let body = format!("Ana Ruiz\nBaker\n\n{ACCEPT}\nBo Lind\nCook\n\n{ACCEPT}");
    let raw = mail("LinkedIn <messages-noreply@linkedin.com>", "Sam, you have 2 new invitations", &body);
    assert_eq!(read(raw.as_bytes()), Err(NoInvitation::Digest));
    let link = |name: &str| {
        format!(
            "View: https://www.linkedin.com/comm/in/{name}\nAccept: https://www.linkedin.com/comm/x?invitationId="
        )
    };
    let body = format!("Ana Ruiz\nBaker\n\n{}1\n\nBo Lind\nCook\n\n{}2\n", link("ana"), link("bo"));
    let raw = mail("LinkedIn <messages-noreply@linkedin.com>", "Sam, 2 invitations", &body);
    assert_eq!(read(raw.as_bytes()), Err(NoInvitation::Digest));
    let raw = format!(
        "X-LinkedIn-Template: invite_reminder_digest\n{}",
        mail("LinkedIn <x@linkedin.com>", "Hi", "")
    );
    assert_eq!(read(raw.as_bytes()), Err(NoInvitation::Digest));
}

#[test]
fn a_headline_is_found_among_links_with_their_addresses() {
    let profile = "<https://www.linkedin.com/comm/in/ana-ruiz?x>";
    let body = format!(
        "LinkedIn<https://www.linkedin.com/comm/feed/?x>\nHi Sam,\nWe met at the fair.\n\n\
         {profile} Ana Ruiz{profile}\nBaker\nView profile{profile}\nAccept<https://www.linkedin.com/comm/mynetwork/invite-accept?x>\n"
    );
    let raw = mail("Ana Ruiz via LinkedIn <invitations@linkedin.com>", "I want to connect", &body);
    let read = read(raw.as_bytes()).expect("an invitation");
    assert_eq!((read.from.as_str(), read.headline.as_deref()), ("Ana Ruiz", Some("Baker")));
}

#[test]
fn what_a_gateway_or_linkedin_wrote_is_no_note() {
    let warning = "CAUTION: This email came from outside. Do not click links.\n\n";
    let announced = "Ana Ruiz would like to connect\n\nAna Ruiz\nBaker (and cook).\n\n";
    for (letter, headline) in [
        (format!("{warning}{announced}"), "Baker (and cook)."),
        (format!("{warning}Ana Ruiz\nBaker (and cook).\n\n"), "Baker (and cook)."),
    ] {
        let raw = mail("\"Ana Ruiz\" <invitations@linkedin.com>", "I want to connect", &(letter + ACCEPT));
        assert_reads(raw.as_bytes(), "Ana Ruiz", Some(headline), None);
    }
}

#[test]
fn an_item_of_a_list_is_no_signature() {
    let note = "We could:\n- will you be in Ghent?\n- meet online";
    let body = format!("Hi Sam,\n\n{note}\n\n- Will\n\nAccept invitation from Will Marsh\n");
    let raw =
        mail("Will Marsh via LinkedIn <member@linkedin.com>", "Invitation to connect on LinkedIn", &body);
    assert_reads(raw.as_bytes(), "Will Marsh", None, Some(note));
}

#[test]
fn a_link_in_a_note_is_no_picture() {
    let note = "I wrote [a paper] <https://bo.example/p> on [this] too.";
    let accept = "[Accept]<https://www.linkedin.com/comm/mynetwork/invite-accept?x>\n";
    let body = format!("Hi Sam,\n\n{note}\n\nAna Ruiz\nBaker\n\n{accept}");
    let raw = mail("Ana Ruiz <invitations@linkedin.com>", "Ana te invita", &body);
    assert_reads(raw.as_bytes(), "Ana Ruiz", Some("Baker"), Some(note));
}

#[test]
fn linked_pictures_are_no_text() {
    let profile = "<https://www.linkedin.com/comm/in/ana-ruiz?x>";
    for body in [
        format!(
            "[LinkedIn]{profile}  [Sam]{profile}\n\nHi Sam,\n\nWe met.\n\n[Ana Ruiz]{profile}\nAna Ruiz{profile}\nBaker\n"
        ),
        format!(
            "[image: Sam]\n{profile}\nHi Sam,\n\nWe met.\n[image: Ana Ruiz]\n{profile}\nAna Ruiz\n{profile}\nBaker\n"
        ),
        format!(
            "[1]LinkedIn [2]Sam\n\nHi Sam,\n\nWe met.\n\n[3]Ana Ruiz [4]Ana Ruiz\n\nBaker\n\n[5]Accept\n\n4. {profile}\n"
        ),
    ] {
        let raw = mail("Ana Ruiz via LinkedIn <invitations@linkedin.com>", "I want to connect", &body);
        assert_reads(raw.as_bytes(), "Ana Ruiz", Some("Baker"), Some("We met."));
    }
}

#[test]
fn the_host_of_a_link_decides_whose_it_is() {
    for (link, is_linkedin) in [
        ("https://www.linkedin.com/comm/mynetwork/invite-accept?x", true),
        ("https://evil.example/linkedin.com/comm/mynetwork/invite-accept?x", false),
        ("https://linkedin.com.evil.example/comm/mynetwork/invite-accept?x", false),
        ("https://evil-linkedin.com/comm/mynetwork/invite-accept?x", false),
        ("https://evil.example?.linkedin.com/comm/mynetwork/invite-accept?x", false),
        ("https://urldefense.com/v3/__https://www.linkedin.com/comm/mynetwork/invite-accept?x__;!!a", true),
        ("https://urldefense.com/v3/__https://evil.example/comm/mynetwork/invite-accept?x__;!!a", false),
    ] {
        let body = format!("Hi Sam,\n\nWe met.\n\nAna Ruiz\nBaker\n\nAccept: {link}\n");
        let from = "\"Ana Ruiz via LinkedIn (invitations@linkedin.com)\" <no-reply@evil.example>";
        let read = read(mail(from, "Ana Ruiz wants to connect", &body).as_bytes());
        assert_eq!(read.is_ok(), is_linkedin, "{link}");
    }
}

#[test]
fn the_mail_of_2011_is_read_in_another_language() {
    let link = "http://www.linkedin.com/e/x/y/blk/I1_55/z/EML_comm_afe/";
    let body = format!(
        "LinkedIn\n------------\n\nAna Ruiz ha solicitado añadirte:\n\n-----\n\nSam,\n\nNos vimos.\n\n- Ana\n\n\
         Aceptar invitación de Ana Ruiz\n{link}\n"
    );
    let raw = mail("Ana Ruiz a través de LinkedIn <member@linkedin.com>", "Invitación", &body);
    assert_reads(raw.as_bytes(), "Ana Ruiz", None, Some("Nos vimos."));
}

#[test]
fn a_sender_without_quotes_keeps_brackets_and_commas() {
    let body = format!("Hi Sam,\n\nWe met.\n\nAna (Anita) Ruiz, MBA\nBaker\n\n{ACCEPT}");
    let raw =
        mail("Ana (Anita) Ruiz, MBA via LinkedIn <invitations@linkedin.com>", "I want to connect", &body);
    assert_reads(raw.as_bytes(), "Ana (Anita) Ruiz, MBA", Some("Baker"), Some("We met."));
}

#[test]
fn an_invitation_to_anything_but_connecting_is_none() {
    let link =
        |path: &str| format!("Hi Sam,\n\nJo Marsh\nCook\n\nAccept: https://www.linkedin.com/comm/{path}\n");
    for (from, subject, template, body) in [
        ("Bo Lind <invitations@linkedin.com>", "Bo Lind invited you to follow Acme", "", link("in/x")),
        ("Bo Lind <invitations@linkedin.com>", "Bo te invita", "", link("company/acme/?invitationId=7")),
        (
            "Bo Lind <invitations@linkedin.com>",
            "Bo te invita",
            "email_follow_invite",
            link("events/7/?invitationId=7"),
        ),
        (
            "LinkedIn <jobs@linkedin.com>",
            "Acme wants to connect with you",
            "email_job_alert_01",
            link("jobs/view/1"),
        ),
    ] {
        let raw = format!("X-LinkedIn-Template: {template}\n{}", mail(from, subject, &body));
        assert_eq!(read(raw.as_bytes()), Err(NoInvitation::Other), "{subject}");
    }
}

/// Mails that would take minutes if the time that they take grew faster than they do.
#[test]
fn a_mail_that_repeats_itself_is_read_in_time() {
    let html =
        "From: Ana <invitations@linkedin.com>\nSubject: I want to connect\nContent-Type: text/html\n\n";
    let text = "From: Ana <invitations@linkedin.com>\nSubject: I want to connect\n\n";
    let flowed = text.replace("\n\n", "\nContent-Type: text/plain; format=flowed\n\n");
    let recipients = format!("To: {}\n{text}", "Jo Marsh <j@example.org>, ".repeat(20_000));
    for (head, repeated) in [
        (html, "<a href='https://linkedin.com/in/x'>x"),
        (html, "<div><p style='display:none'>"),
        (html, "“<br>”<br>"),
        (html, "<a href='https://linkedin.com/in/x?invite-accept'>"),
        (text, "&amp"),
        (text, "\u{1b}$B"),
        (text, "Hi\n\n"),
        (text, "https://urldefense.com/"),
        (text, "<https://\n"),
        (text, "+x\n"),
        (text, "["),
        (text, "[x]<"),
        (text, "[a]\u{3000}["),
        (&flowed, "> x \n>"),
        (&recipients, "Hi\n\n"),
    ] {
        let raw = head.to_owned() + &repeated.repeat(500_000 / repeated.len()) + "\n" + ACCEPT;
        let start = std::time::Instant::now();
        let _ = read(raw.as_bytes());
        assert!(start.elapsed().as_secs() < 20, "{repeated}");
    }
}

#[test]
fn a_mail_of_thousands_of_nested_ones_is_refused() {
    let nested = "Content-Type: message/rfc822\n\n".repeat(15_000);
    assert_eq!(read(nested.as_bytes()), Err(NoInvitation::NoMail));
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
fn the_form_of_2012_asks_to_confirm_that_one_knows_them() {
    let body = "LinkedIn\n------------\n\nSam - a treat to hear your talk on pumps. Could we swap notes?\n\nBest,\nAna\n\n\
        Ana Ruiz\nHydrologist at Acme\nCounty Clare, Ireland\n\nConfirm that you know Ana Ruiz:\n\
        https://www.linkedin.com/e/5ug8tc-5m40agu9-pz/isd/8124296312/qhYZpX9Y/\n\n--\nYou are receiving this.\n";
    let text = mail("Ana Ruiz via LinkedIn <member@linkedin.com>", "Invitation to connect on LinkedIn", body);
    let read = read(text.as_bytes()).expect("an invitation");
    assert_eq!((read.from.as_str(), read.headline.as_deref()), ("Ana Ruiz", Some("Hydrologist at Acme")));
    let note = "Sam - a treat to hear your talk on pumps. Could we swap notes?\n\nBest,\nAna";
    assert_eq!(read.note.as_deref(), Some(note));
}

#[test]
fn a_heading_above_the_note_names_who_writes() {
    for heading in ["From", "Von", "Van"] {
        let body = format!(
            "LinkedIn\n\n{heading} Ana Ruiz\n\nBaker at Acme\nGhent Area, Belgium\n\n\n\
            Dear Sam - your loaf won. How?\n\n- Ana\n\n{ACCEPT}"
        );
        let raw =
            mail("Ana Ruiz via LinkedIn <member@linkedin.com>", "Invitation to connect on LinkedIn", &body);
        let note = "Dear Sam - your loaf won. How?";
        assert_reads(raw.as_bytes(), "Ana Ruiz", Some("Baker at Acme"), Some(note));
    }
}

#[test]
fn linkedins_salutation_is_taken_off_a_note_that_has_one() {
    let forward = "From: Bo Lind <bo@example.org>\nSubject: Fwd: Hej\nTo: Liv <liv@example.org>\n\nLook.\n\n\
        From: Ana Ruiz <invitations@linkedin.com>\nDate: today\nReply-To: Ana Ruiz <ana@example.net>\n\
        To: Sam Roe <sam@example.org>\n\n";
    let block = format!("\n\nAna Ruiz\nBaker\n\n{ACCEPT}");
    for (text, note) in [
        ("Hi Sam, Hello Sam, your loaf won.", "Hello Sam, your loaf won."),
        ("Hi Sam, Sam – your loaf won.", "Sam – your loaf won."),
        // One salutation may be theirs.
        ("Hi Sam, your loaf won, I hear.", "Hi Sam, your loaf won, I hear."),
    ] {
        let raw = format!("{forward}{text}{block}");
        assert_reads(raw.as_bytes(), "Ana Ruiz", Some("Baker"), Some(note));
    }
}

#[test]
fn the_footer_names_the_recipient_in_any_language() {
    let body = "Здравствуйте, Сэм!\n\nВаш хлеб лучший.\n\nАна Руис\nПекарь\n\n";
    let raw = mail("Ана Руис <invitations@linkedin.com>", "LinkedIn", body) + ACCEPT;
    let footer = "\nЭто письмо предназначено для Сэм Роу (пекарь)\n";
    assert_reads(format!("{raw}{footer}").as_bytes(), "Ана Руис", Some("Пекарь"), Some("Ваш хлеб лучший."));
}

/// How programs show the HTML of one mail as text: the name, headline and note are read of each.
#[test]
fn html_that_was_rendered_as_text_is_read() {
    const SENDER: &str = "\"Ana Ruiz über LinkedIn\" <invitations@linkedin.com>";
    const SUBJECT: &str = "Ich möchte mich gerne vernetzen";
    const NOTE: &str = "Hallo Sam, ich suche schon lange nach einem guten Brot ohne Hefe und habe gestern \
        Ihren Vortrag in Mainz gehört. Geht das?";
    const FOOTER: &str = "\
        Diese E-Mail ist für Sam Roe (Bäcker) bestimmt.\nSie erhalten E-Mails mit Einladungen.\n© 2026 LinkedIn\n";
    let wrapped = NOTE.replace("habe ", "habe\n  ");
    let filler = "\u{34f} ".repeat(20);
    let picture = "Profilbild von Ana Ruiz";
    let profile = "<https://www.linkedin.com/comm/in/ana?x>";
    let accept = "https://www.linkedin.com/comm/mynetwork/invite-accept?invitationId=5";
    let gap = " ".repeat(20);
    let columns = format!(
        "Ana Ruiz möchte sich vernetzen\n{filler}\n  LinkedIn{gap}Sam Roe [yc4n]  \n  {wrapped}\n\n  Ana   Ana Ruiz\n\
         Ruiz\n       Bäckerin\n\n       Köln, Deutschland\n\n  Profil anzeigen{gap}Annehmen\n  Abmelden | Hilfe\n{FOOTER}"
    );
    let centred = format!(
        "{gap}LinkedIn\n{gap}Sam Roe\n\n\n{wrapped}\n\n\n[UcU5.jpg]\n{gap}Ana Ruiz\n\n{gap}Bäckerin\n\n{gap}Annehmen\n\
         {gap}Abmelden | Hilfe\n{FOOTER}"
    );
    let note_below = format!(
        "{wrapped}\n{filler}\n\n  LinkedIn\n  Sam Roe\n  {picture}\n  Ana Ruiz\n\n  Bäckerin\n\n  Köln\n\n  {wrapped}\n\
         Annehmen\n   _____\n{FOOTER}"
    );
    let numbered = format!(
        "   [1]LinkedIn\n   [2]Sam Roe\n\nAna möchte sich vernetzen\n\n   [3]{picture}\n   [4]Ana Ruiz\n\n   Bäckerin\n\n   \
         {wrapped}\n   [5]Profil anzeigen   [6]Annehmen\n   _____\n{FOOTER}   [7]Abmelden · [8]Hilfe\n\nReferences\n\n   \
         Visible links:\n   1. https://www.linkedin.com/comm/feed/?x\n   2. https://www.linkedin.com/comm/in/sam\n   \
         3. https://www.linkedin.com/comm/in/ana?x\n   4. https://www.linkedin.com/comm/in/ana?x\n   \
         5. https://www.linkedin.com/comm/in/ana?x\n   6. {accept}\n   7. https://www.linkedin.com/comm/u\n"
    );
    let with_addresses = format!(
        "[image: LinkedIn]\n<https://www.linkedin.com/comm/feed/?x>\nSam Roe\n<https://www.linkedin.com/comm/feed/?x>\n\
         Ana Ruiz möchte sich vernetzen\n[image: {picture}]\n{profile}\nAna Ruiz\n{profile}\n\nBäckerin\n\n{wrapped}\n\
         Annehmen\n<{accept}>\nProfil anzeigen\n{profile}\n-----\n{FOOTER}"
    );
    let from_ana = |text: &str| mail(SENDER, SUBJECT, text);
    let german = format!("Von: {SENDER}\nAn: Sam Roe <sam@example.org>\nBetreff: {SUBJECT}\n\n{note_below}");
    let forwarded = format!(
        "Kennst du sie?\n\n---------- Forwarded message ---------\nVon: Ana Ruiz über LinkedIn <\n\
         invitations@linkedin.com>\nAn: Sam Roe <sam@example.org>\n\n\n{with_addresses}"
    );
    for (program, raw) in [
        ("w3m", from_ana(&columns)),
        ("alpine", from_ana(&centred)),
        ("links", from_ana(&note_below)),
        ("mutt, whose headers are German", german),
        ("lynx without headers", numbered.clone()),
        ("lynx", from_ana(&numbered)),
        ("a forward by Gmail", mail("Sam Roe <sam@example.org>", "WG: Gerne vernetzen", &forwarded)),
    ] {
        let read = read(raw.as_bytes()).unwrap_or_else(|kind| panic!("{program}: {kind:?}: {raw}"));
        let note = read.note.map(|note| decline::text::line(&note));
        let found = (read.from.as_str(), read.headline.as_deref(), note.as_deref());
        assert_eq!(found, ("Ana Ruiz", Some("Bäckerin"), Some(NOTE)), "{program}: {raw}");
    }
}

#[test]
fn a_headline_that_only_the_html_has_is_read_from_it() {
    let link = "https://www.linkedin.com/comm/mynetwork/invite-accept?x";
    let raw = format!(
        "From: Ana Ruiz <invitations@linkedin.com>\nSubject: I want to connect\nTo: Sam Roe <s@example.org>\n\
         Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n\
         Hi Sam,\n\nWe met at the fair.\n\n- Ana\n\nAccept: {link}\n--b\nContent-Type: text/html\n\n\
         <p>Hi Sam,</p><p>We met.</p><p><a href='https://www.linkedin.com/comm/in/ana'>Ana Ruiz</a></p>\n\
         <p>Baker</p><p><a href='{link}'>Accept</a></p>\n--b--\n"
    );
    assert_reads(raw.as_bytes(), "Ana Ruiz", Some("Baker"), Some("We met at the fair."));
}

#[test]
fn who_accepted_is_no_inviter_where_links_are_left_out() {
    let text = "LinkedIn\n\n[x.jpg]\nAna Ruiz\n\nBäckerin\n\nNachricht senden\n\n© 2026 LinkedIn\n";
    for (sender, subject) in [
        ("Ana Ruiz <invitations@linkedin.com>", "Ana hat Ihre Einladung angenommen"),
        ("LinkedIn <invitations@linkedin.com>", "Ana hat Ihre Einladung angenommen"),
        ("LinkedIn <invitations@linkedin.com>", "Sam, du hast neue Kontaktvorschläge"),
        ("아나 <invitations@linkedin.com>", "아나님이 수락했습니다"),
    ] {
        let raw = mail(sender, subject, text);
        assert_eq!(read(raw.as_bytes()).expect_err("no invitation"), NoInvitation::Other, "{subject}");
    }
    let text = text.replace("Ana Ruiz", "Ana de Ruiz");
    let raw = mail("Ana de Ruiz <invitations@linkedin.com>", "Tienes una invitación de LinkedIn", &text);
    assert!(read(raw.as_bytes()).is_ok());
}

#[test]
fn nobody_is_named_after_a_list_of_addresses() {
    let text = "[1]LinkedIn\n\n[2]Aceptar\n\nVi vuestra mesa.\n\nReferences\n\n\
        1. https://www.linkedin.com/comm/nhome/?x\n2. https://www.linkedin.com/comm/start/accept-invitation?p\n";
    let read = read(mail("LinkedIn <invitations@linkedin.com>", "Recordatorio", text).as_bytes());
    assert_eq!(read.expect("an invitation").from, "");
}

#[test]
fn what_is_near_the_name_takes_nothing_from_it() {
    let sender = "Jane Doe <invitations@linkedin.com>";
    for line in ["Jane Doe wants to join your network", "Jane Doe - Baker at Acme", "Jane Doe (She/Her)"] {
        let raw = mail(sender, "I want to connect", &format!("Hi Sam,\n\nWe met.\n\n{line}\n\n{ACCEPT}"));
        assert_eq!(read(raw.as_bytes()).expect("an invitation").from, "Jane Doe", "{line}");
    }
    let note = "I liked your talk. My work:\n1. https://example.com/a\n2. https://example.com/b";
    let body = format!("Jane Doe\n\nHi Sam,\n\n{note}\n\nJane Doe\nBaker\n\n{ACCEPT}");
    assert_reads(mail(sender, "I want to connect", &body).as_bytes(), "Jane Doe", Some("Baker"), Some(note));
    let html = "<p><a href='https://www.linkedin.com/in/jane'>Jane Doe</a></p><p>Baker</p>\
        <p>You and Jane both know Bob Smith, Max Muster and others.</p>\
        <p><a href='https://www.linkedin.com/comm/mynetwork/invite-accept?x'>Accept</a></p>";
    let raw = format!("From: {sender}\nSubject: I want to connect\nContent-Type: text/html\n\n{html}");
    assert_reads(raw.as_bytes(), "Jane Doe", Some("Baker"), None);
    let raw = mail(
        "Bob <bob@example.org>",
        "Dates",
        "Confirm that you know the dates.\nhttps://www.linkedin.com/in/bob\n",
    );
    assert_eq!(read(raw.as_bytes()).expect_err("no invitation"), NoInvitation::Other);
}

#[test]
fn a_note_is_found_whatever_it_begins_with() {
    for note in [
        "Hi Sam -\nWe both spoke in Utrecht.\nAna",
        "I'd like to join your LinkedIn network. Sam, we met on the train to Ghent.",
        "Hi! Hi, Sam, we met.",
    ] {
        let raw = mail(
            "Ana Ruiz via LinkedIn via Bakers <list@linkedin.com>",
            "I want to connect",
            &format!("{note}\n\nAna Ruiz\nBaker\n\n{ACCEPT}"),
        );
        assert_reads(raw.as_bytes(), "Ana Ruiz", Some("Baker"), Some(note));
    }
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
