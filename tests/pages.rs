//! The page of received invitations in every shape in which people get it, whole, cut off and hostile.

use std::fmt::Write;
use std::time::{Duration, Instant};

use crate::common::{Home, Run};
use serde_json::{Value, json};

/// A card of the page.
#[derive(Clone, Copy)]
struct Card {
    name: &'static str,
    slug: &'static str,
    headline: &'static [&'static str],
    mutuals: &'static str,
    age: &'static str,
    note: &'static str,
    is_cut: bool,
}

const NOBODY: Card =
    Card { name: "", slug: "", headline: &["--"], mutuals: "", age: "", note: "", is_cut: false };

const ENGLISH: [Card; 4] = [
    Card {
        name: "Ida Holm",
        slug: "ida-holm-7",
        headline: &["Lighthouse keeper | Fog, lamps"],
        mutuals: "Bo Lind and 8 other mutual connections",
        note: "Hi Sam, your piece on fog signals was read aloud here twice.",
        is_cut: true,
        ..NOBODY
    },
    Card {
        name: "Max Kern",
        slug: "max-kern",
        headline: &["We help firms grow |", "Lead generation"],
        mutuals: "Bo Lind is a mutual connection",
        ..NOBODY
    },
    Card { name: "Priya Sample", slug: "priya-sample", ..NOBODY },
    Card {
        name: "Wei Zhao",
        slug: "wei-zhao",
        headline: &["Researcher"],
        mutuals: "12 mutual connections",
        age: "3 months ago",
        ..NOBODY
    },
];

const GERMAN: [Card; 2] = [
    Card {
        name: "Dana Beispiel",
        slug: "dana-beispiel",
        headline: &["Imkerin | Kiel"],
        mutuals: "Max Muster und 71 weitere gemeinsame Kontakte",
        note: "Hallo, Ihr Vortrag über Bienen hat mir sehr geholfen.",
        ..NOBODY
    },
    Card { name: "Jan Probe", slug: "jan-probe", headline: &["Tischler"], ..NOBODY },
];

/// The words of the page in a language.
struct Language {
    code: &'static str,
    header: &'static str,
    all: &'static str,
    invites: &'static str,
    photo: &'static str,
    ignore: &'static str,
    accept: &'static str,
    follow: &'static str,
    reply: fn(&str) -> String,
    labels: fn(&str) -> [String; 2],
}

const EN: Language = Language {
    code: "en",
    header: "Manage invitations",
    all: "All",
    invites: "wants to connect",
    photo: "’s profile picture",
    ignore: "Ignore",
    accept: "Accept",
    follow: "invited you to follow Example Systems",
    reply: |first| format!("Reply to {first}"),
    labels: |name| {
        [format!("Ignore an invitation to connect from {name}"), format!("Accept {name}’s invitation")]
    },
};

const DE: Language = Language {
    code: "de",
    header: "Einladungen verwalten",
    all: "Alle",
    invites: "möchte Kontakt mit Ihnen aufnehmen",
    photo: "s Profilbild",
    ignore: "Ignorieren",
    accept: "Annehmen",
    follow: "hat Sie eingeladen, dieser Seite zu folgen: Example Systems",
    reply: |first| format!("{first} antworten"),
    labels: |name| [format!("Einladung von {name} ignorieren"), format!("Einladung von {name} annehmen")],
};

fn first(name: &str) -> &str {
    name.split(' ').next().unwrap_or_default()
}

/// The page as HTML; `buttons` are missing from what Firefox copies.
fn html(cards: &[Card], language: &Language, total: usize, buttons: bool) -> String {
    let Language { code, header, all, invites, photo, ignore, accept, follow, reply, labels } = language;
    let mut page = format!(
        "<!doctype html><html lang=\"{code}\"><title>x</title><script>var a = '</div>';</script><main>\
         <p>{header}</p><div role=\"radio\">{all} ({total})</div>"
    );
    let button = |label: &str, text: &str| match buttons {
        true => format!("<div><button aria-label=\"{label}\">{text}</button></div>"),
        false => "<div></div>".to_owned(),
    };
    let open =
        |slug: &str| format!("<div><div role=\"listitem\" componentkey=\"urn:li:invitation:{slug}\">\n");
    for Card { name, slug, headline, mutuals, age, note, is_cut } in cards {
        let badge = "<svg><title>Verified</title><g><use href=\"#x\"></use></g></svg>";
        let link = format!("<a href=\"/in/{slug}/\"><strong>{name}</strong></a>{badge} {invites}");
        let paragraphs: String = headline
            .iter()
            .chain([mutuals, age])
            .filter(|text| !text.is_empty())
            .map(|text| format!("<div><svg id=\"company-accent-4\"></svg><p>{text}</p></div>"))
            .collect();
        let [ignores, accepts] = labels(name);
        let more = if *is_cut { "<button aria-hidden=\"true\">… show more</button>" } else { "" };
        let note = match note.is_empty() {
            true => String::new(),
            false => format!(
                "<div><p>{note}</p>{more}<a href=\"/messaging/compose/?invitation=1\">{}</a></div>",
                reply(first(name))
            ),
        };
        write!(
            page,
            "{}<a href=\"/in/{slug}/\"><img alt=\"{name}{photo}\"></a><p><span>{link}</span>\
             <span aria-hidden=\"true\">{link}</span></p>{paragraphs}{}{}{note}</div></div><hr>",
            open(slug),
            button(&ignores, ignore),
            button(&accepts, accept),
        )
        .expect("a card");
    }
    write!(
        page,
        "{}<a href=\"/in/x/\"><strong>Casey Inviter</strong></a><p>{follow}</p><a href=\"/company/x/\">Example</a>\
         {}</div></div></main><section><h2>People you may know</h2><div role=\"listitem\"><a href=\"/in/y/\">Not \
         An-Inviter</a><button aria-label=\"Invite Not An-Inviter to connect\">Connect</button></div></section>",
        open("follow"),
        button("", accept)
    )
    .expect("the rest");
    page
}

/// The page as copied text. Firefox drops the words of buttons; the sentences stand twice in what browsers copy of
/// today's page.
fn copied(cards: &[Card], language: &Language, total: usize, buttons: bool, doubled: bool) -> String {
    let Language { header, all, invites, photo, ignore, accept, follow, reply, .. } = language;
    let answer = if buttons { format!("{ignore}\n{accept}\n") } else { String::new() };
    let mut page = format!("Skip to main contentHome\n{header}\nReceivedSent\n{all} ({total})\n");
    for Card { name, headline, mutuals, age, note, is_cut, .. } in cards {
        let sentence = format!("{name} {invites}");
        let sentence = if doubled { sentence.repeat(2) } else { sentence };
        let texts = headline.iter().chain([mutuals, age]).filter(|text| !text.is_empty());
        let texts: String = texts.map(|text| format!("{text}\n\n")).collect();
        write!(page, "{name}{photo}\n\n{sentence}\n\n{texts}{answer}").expect("a card");
        if !note.is_empty() {
            let more = if *is_cut && buttons { "… show more\n" } else { "" };
            write!(page, "{note}\n\n{more}{}\n", reply(first(name))).expect("a note");
        }
    }
    page + &format!(
        "Casey Inviter{photo}\nCasey Inviter {follow}\n{answer}People you may know\nNot An-Inviter\nConnect\n"
    )
}

/// What a run found, as far as a page tells it.
#[track_caller]
fn found(run: &Run) -> Vec<Value> {
    let line =
        |line: &str| serde_json::from_str::<Value>(line).unwrap_or_else(|error| panic!("{error}: {run:?}"));
    let facts = |report: Value| {
        let mut facts = json!({ "name": report["from"]["name"] });
        for key in ["headline", "profile_url"] {
            facts[key] = report["from"][key].clone();
        }
        for key in ["mutuals", "note", "age"] {
            facts[key] = report[key].clone();
        }
        facts
    };
    run.stdout.lines().map(line).map(facts).collect()
}

fn expected(cards: &[Card], has_links: bool, numbers: &[Option<u32>]) -> Vec<Value> {
    let text = |text: &str| if text.is_empty() { Value::Null } else { json!(text) };
    let facts = |(card, mutuals): (&Card, &Option<u32>)| {
        let headline = card.headline.join(" ");
        json!({
            "name": card.name, "headline": text(if headline == "--" { "" } else { &headline }), "mutuals": mutuals,
            "profile_url": if has_links { json!(format!("https://www.linkedin.com/in/{}", card.slug)) } else { Value::Null },
            "note": text(card.note), "age": text(card.age),
        })
    };
    cards.iter().zip(numbers).map(facts).collect()
}

#[test]
fn every_shape_of_the_page_gives_the_same_invitations() {
    let home = Home::new();
    for (cards, language, numbers) in
        [(&ENGLISH[..], &EN, &[Some(9), Some(1), None, Some(12)][..]), (&GERMAN, &DE, &[Some(72), None])]
    {
        let total = cards.len() + 1;
        for (page, has_links) in [
            (html(cards, language, total, true), true),
            (html(cards, language, total, false), true),
            (copied(cards, language, total, true, false), false),
            (copied(cards, language, total, true, true), false),
            (copied(cards, language, total, false, false), false),
            (copied(cards, language, total, false, true), false),
        ] {
            home.write("page", &page);
            let by_file = home.decline(["triage", "--json", "page"]);
            assert_eq!(found(&by_file), expected(cards, has_links, numbers), "{page}");
            let by_stdin = home.piped(&page, ["triage", "--json", "-"]);
            assert_eq!(found(&by_stdin), found(&by_file));
            let count = format!("note: page: {} invitations to connect; 1 to follow", cards.len());
            assert!(by_file.stderr.starts_with(&count), "{}", by_file.stderr);
            assert!(!by_file.stderr.contains("only "), "{}", by_file.stderr);
        }
    }
}

#[test]
fn a_page_that_is_not_loaded_to_its_end_says_how_to_get_the_rest() {
    let home = Home::new();
    home.write("page.html", html(&ENGLISH, &EN, 300, true));
    let told = home.decline(["triage", "--json", "page.html"]).stderr;
    let warning = "warning: page.html: only 5 of 300 are in it\n\
                   hint: scroll to the end of the page, then save or copy it again\n";
    assert!(told.contains(warning), "{told}");
    assert!(
        told.contains("warning: page.html: 1 note cut off by the page, the first is that of Ida Holm\n"),
        "{told}"
    );
}

#[test]
fn what_a_note_says_is_never_the_page() {
    let home = Home::new();
    let quote = "Max Kern wants to connect";
    for note in ["Accept", "3 months ago", quote, "Ignore", "People say: All (9)", "<b>bold</b> & {{ name }}"]
    {
        let card = Card { note, ..ENGLISH[0] };
        let cards = [card, ENGLISH[1], ENGLISH[3]];
        let numbers = [Some(9), Some(1), Some(12)];
        let escaped = Card {
            note: if note.contains('<') { "&lt;b>bold&lt;/b> &amp; {{ name }}" } else { note },
            ..card
        };
        for (page, has_links) in [
            (html(&[escaped, ENGLISH[1], ENGLISH[3]], &EN, 4, true), true),
            (copied(&cards, &EN, 4, true, false), false),
            (copied(&cards, &EN, 4, true, true), false),
            (copied(&cards, &EN, 4, false, true), false),
        ] {
            let run = home.piped(&page, ["triage", "--json", "-"]);
            assert_eq!(found(&run), expected(&cards, has_links, &numbers), "{page}");
        }
    }
}

#[test]
fn lines_that_read_like_others_are_told_by_their_place() {
    let home = Home::new();
    let english = "Ida Holm wants to connect\nKeeper\n";
    let german = "Ida Holm möchte Kontakt mit Ihnen aufnehmen\nKeeper\n";
    for (start, rest, mutuals, age, note) in [
        (
            english,
            "Bo Lind and 1 other mutual connection\nIgnore\nAccept\n",
            json!(2),
            json!(null),
            json!(null),
        ),
        (english, "Bo Lind and Cy Roe are mutual connections\n", json!(2), json!(null), json!(null)),
        (
            english,
            "Bo Lind, Cy Roe and 1,012 other mutual connections\n",
            json!(1014),
            json!(null),
            json!(null),
        ),
        (english, "500+ mutual connections\n", json!(500), json!(null), json!(null)),
        (german, "Bo Lind und 1 weiterer gemeinsamer Kontakt\n", json!(2), json!(null), json!(null)),
        (german, "Bo Lind und ein weiterer gemeinsamer Kontakt\n", json!(2), json!(null), json!(null)),
        (german, "Bo Lind und Cy Roe sind gemeinsame Kontakte\n", json!(2), json!(null), json!(null)),
        (
            english,
            "9 mutual connections\n3 months ago\n3 months ago we met.\nReply to Ida\n",
            json!(9),
            json!("3 months ago"),
            json!("3 months ago we met."),
        ),
        (
            english,
            "9 mutual connections\nIgnore\nAccept\nHello.\nReply to this whenever you like.\nIda\nReply to Ida\n",
            json!(9),
            json!(null),
            json!("Hello.\nReply to this whenever you like.\nIda"),
        ),
    ] {
        let footer = "About\nAccessibility\nHelp Center\nLinkedIn Corporation © 2026\n";
        let run = home.piped(format!("{start}{rest}{footer}"), ["triage", "-", "--json"]);
        let expected = json!({ "name": "Ida Holm", "headline": "Keeper", "profile_url": null, "mutuals": mutuals,
            "note": note, "age": age });
        assert_eq!(found(&run), [expected], "{rest}");
    }
}

#[test]
fn two_cards_of_one_person_are_one_and_an_export_adds_to_a_page() {
    let home = Home::new();
    let again = Card { headline: &["Keeper"], ..ENGLISH[0] };
    home.write("page.html", html(&[ENGLISH[0], again, ENGLISH[3]], &EN, 4, true));
    assert_eq!(found(&home.decline(["triage", "--json", "page.html"])).len(), 2);

    let address = "https://www.linkedin.com/in";
    home.write(
        "Invitations.csv",
        format!(
            "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n\
             Ida Holm,Sam,\"1/26/26, 7:40 AM\",Hi,INCOMING,{address}/ida-holm-7,{address}/sam\n\
             Wei Zhao,Sam,\"1/27/26, 7:40 AM\",,INCOMING,,{address}/sam\n"
        ),
    );
    let run = home.decline(["triage", "--json", "Invitations.csv", "page.html"]);
    let reports: Vec<Value> =
        run.stdout.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let facts = |report: &Value| json!([report["from"]["name"], report["mutuals"], report["received"]]);
    let facts: Vec<Value> = reports.iter().map(facts).collect();
    assert_eq!(
        facts,
        [json!(["Ida Holm", 9, "2026-01-26T15:40:00Z"]), json!(["Wei Zhao", 12, "2026-01-27T15:40:00Z"])]
    );
}

/// An export with two connections, a contact, an exchange of messages with two people, and no invitation of those
/// on the page but one.
fn write_export(home: &Home) {
    let address = "https://www.linkedin.com/in";
    let invitations = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n";
    home.write(
        "export/Invitations.csv",
        format!(
            "{invitations}Wei Zhao,Sam,\"1/27/26, 7:40 AM\",,INCOMING,{address}/wei-zhao,{address}/sam\n"
        ),
    );
    home.write(
        "export/Connections.csv",
        format!("First Name,Last Name,URL\nMax,Kern,{address}/max-kern\nJan,Probe,{address}/jan-probe\n"),
    );
    home.write("export/Contacts.csv", "Source,FirstName,LastName\nX,Priya,Sample\nX,Ida,Holm\nX,Ida,Holm\n");
    let message = |from: &str, to: &str| {
        let slug = |name: &str| name.to_lowercase().replace(' ', "-").replace("ida-holm", "ida-holm-7");
        format!("{from},{address}/{},{to},{address}/{},Hello from {from}\n", slug(from), slug(to))
    };
    let exchange = |name: &str| message(name, "Sam") + &message("Sam", name);
    let header = "FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,CONTENT\n";
    home.write("export/messages.csv", [header, &exchange("Ida Holm"), &exchange("Dana Beispiel")].concat());
    home.write(
        "policy.toml",
        "[[rule]]\nname = \"contact\"\nwhen = { in_contacts = true }\nreply = \"remind\"\n\
         [[rule]]\nname = \"no contact\"\nwhen = { in_contacts = false, invited_before = false }\nreply = \"why\"\n",
    );
}

/// Who is to be answered with what, by which ties, as the program says with an export and a page.
fn answered(home: &Home, inputs: &[&str]) -> (Vec<Value>, String) {
    let run = home.decline(
        ["triage", "--json", "--policy", "policy.toml"].iter().chain(inputs).copied().collect::<Vec<_>>(),
    );
    assert_eq!(run.status, Some(0), "{run:?}");
    let facts = |line: &str| {
        let report: Value = serde_json::from_str(line).expect("JSON");
        json!([report["from"]["name"], report["reply"], report["ties"]])
    };
    (run.stdout.lines().map(facts).collect(), run.stderr)
}

#[test]
fn who_is_on_the_page_alone_takes_the_facts_of_an_export() {
    let home = Home::new();
    write_export(&home);
    let wei = json!(["Wei Zhao", "why", []]);
    // Two contacts have her name, and which of them she is can't be told.
    let ida = json!(["Ida Holm", "decline", ["conversation"]]);
    let priya = json!(["Priya Sample", "remind", []]);
    let told =
        "note: export: left out of the other inputs: 1 invitation from people who are connections by now\n";
    for page in [html(&ENGLISH, &EN, 5, true), copied(&ENGLISH, &EN, 5, true, true)] {
        home.write("page", page);
        let (last, stderr) = answered(&home, &["page", "export"]);
        let [ida, priya, wei] = [&ida, &priya, &wei].map(Clone::clone);
        assert_eq!(last, [ida.clone(), priya.clone(), wei.clone()], "{stderr}");
        assert!(stderr.contains(told), "{stderr}");
        assert_eq!(answered(&home, &["export", "page"]).0, [wei, ida, priya]);
    }
    // Of mail, too, and by name.
    home.write("a.eml", "From: Max Kern <invitations@linkedin.com>\nSubject: I want to connect\n\nHi\n");
    let (mail, stderr) = answered(&home, &["a.eml", "export"]);
    assert!(mail.len() == 1 && stderr.contains(told), "{stderr}");
}

#[test]
fn what_the_user_says_of_people_is_joined_with_the_page_in_either_order() {
    let home = Home::new();
    home.write("page.html", html(&ENGLISH, &EN, 4, true));
    let said = "{\"from\": \"Ida Holm\", \"profile_url\": \"https://www.linkedin.com/in/ida-holm-7\", \"reply\": \"why\"}\n\
        {\"from\": \"Wei Zhao\", \"ties\": [\"met\"]}\n{\"from\": \"Wei Zhao\", \"ties\": [\"client\"]}\n{\"from\": \"Bo Lind\"}\n";
    home.write("decisions.jsonl", said);
    for inputs in [["page.html", "decisions.jsonl"], ["decisions.jsonl", "page.html"]] {
        let run = home.decline(["triage", "--json"].into_iter().chain(inputs));
        assert_eq!(run.status, Some(0), "{run:?}");
        let rows = run.stdout.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
        let told: Vec<String> = rows
            .map(|row| format!("{} {} {}", row["from"]["name"], row["reply"], row["from"]["headline"]))
            .collect();
        let expected = [
            "\"Ida Holm\" \"why\" \"Lighthouse keeper | Fog, lamps\"",
            "\"Max Kern\" \"door-open\" \"We help firms grow | Lead generation\"",
            "\"Priya Sample\" \"door-open\" null",
            "\"Wei Zhao\" \"accept\" \"Researcher\"",
            // What is said once more of somebody, and of others, stays as it is given.
            "\"Wei Zhao\" \"decline\" null",
            "\"Bo Lind\" \"door-open\" null",
        ];
        assert_eq!(told, expected, "{inputs:?}");
    }
}

#[test]
fn a_name_that_two_people_have_tells_nothing_of_either() {
    let home = Home::new();
    write_export(&home);
    let wei = json!(["Wei Zhao", "why", []]);
    let two = [ENGLISH[1], Card { slug: "max-kern-2", headline: &["Baker"], ..ENGLISH[1] }];
    home.write("page", html(&two, &EN, 3, true));
    let (answers, stderr) = answered(&home, &["page", "export"]);
    assert_eq!(answers, [json!(["Max Kern", "door-open", []]), wei.clone()], "{stderr}");

    // A page without links, and two connections, or two who wrote, of the same name.
    let address = "https://www.linkedin.com/in";
    home.write(
        "export/Connections.csv",
        format!("First Name,Last Name,URL\nMax,Kern,{address}/a\nMax,Kern,{address}/b\n"),
    );
    home.write(
        "export/messages.csv",
        format!(
            "FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,CONTENT\n\
             Max Kern,{address}/c,Sam,{address}/sam,Hello\nSam,{address}/sam,Max Kern,{address}/d,Hello\n"
        ),
    );
    home.write("page", copied(&ENGLISH[1..2], &EN, 2, true, true));
    let (answers, stderr) = answered(&home, &["page", "export"]);
    assert_eq!(answers, [json!(["Max Kern", "why", []]), wei], "{stderr}");
}

#[test]
fn a_page_in_another_language_is_read_by_its_structure_and_its_text_is_refused() {
    let home = Home::new();
    let japanese = Language {
        code: "ja",
        header: "招待を管理",
        all: "すべて",
        invites: "さんがつながりを希望しています",
        photo: "さんのプロフィール写真",
        ignore: "無視",
        accept: "承認",
        follow: "さんがフォローに招待しました",
        reply: |first| format!("{first}に返信"),
        labels: |name| [format!("{name}の招待を無視"), format!("{name}の招待を承認")],
    };
    let cards = [Card { mutuals: "", is_cut: false, ..ENGLISH[0] }, ENGLISH[2]];
    let run = home.piped(html(&cards, &japanese, 3, true), ["triage", "--json", "-"]);
    assert_eq!(found(&run), expected(&cards, true, &[None, None]), "{run:?}");
    let text = home.piped(copied(&cards, &japanese, 3, true, false), ["triage", "--json", "-"]);
    assert_eq!((text.status, text.stdout.as_str()), (Some(1), ""), "{text:?}");
}

#[test]
fn what_is_no_page_of_received_invitations_is_an_error_that_says_what_to_do() {
    let home = Home::new();
    let sent = "<html><p>Manage invitations</p><div role=\"listitem\"><a href=\"/in/x/\">Ana</a>\
                <button>Withdraw</button></div>";
    let changed = "<html><p>Manage invitations</p><section><b>Ana Ruiz</b><i>Hello</i></section>";
    let sent_text = "Ana Ruiz’s profile picture\nAna Ruiz\nBaker\nSent 2 weeks ago\nMessage\n";
    let french = "Gérer les invitations\nAna Ruiz souhaite entrer en relation avec vous\nIgnorer\nAccepter\n";
    for (page, error) in [
        (sent, "error: -: these are invitations that you sent\nhint: open linkedin.com/mynetwork/"),
        (
            &sent.replace("\"listitem\"", "\"listitem\" componentkey=\"urn:li:invitation:1\""),
            "error: -: these are invitations that you sent\nhint: open linkedin.com/mynetwork/",
        ),
        (sent_text, "error: -: these are invitations that you sent\nhint: open linkedin.com/mynetwork/"),
        (
            french,
            "error: '-' is nothing that holds invitations\nhint: give the page of received invitations (saved, or copied in English or German)",
        ),
        (
            "Manage invitations\nReceivedSent\nAll (0)\n",
            "error: -: the page says that no invitation is waiting\nhint: ",
        ),
        (
            changed,
            "error: -: this is the page of invitations, and no invitation in it can be read: there is neither",
        ),
        (
            "<html><form>Sign in</form>",
            "error: -: this isn't the page of received invitations\nhint: give the page ",
        ),
        (
            "Manage invitations\nReceivedSent\nAll (3)\n",
            "error: -: this is the page of invitations, and no invitation",
        ),
        (
            "{\n  \"log\": {\n    \"version\": \"1.2\",\n    \"creator\": {\"name\": \"x\"}",
            "error: '-' is a HAR file, which holds your login too\nhint: delete it; ",
        ),
    ] {
        let told = home.piped(page, ["triage", "--json", "-"]).failed(1);
        assert!(told.starts_with(error), "{page}: {told}");
    }
}

#[test]
fn a_page_cut_off_or_nested_without_end_takes_no_harm() {
    let home = Home::new();
    let page = html(&ENGLISH, &EN, 5, true);
    for length in (0..page.len()).step_by(97).filter(|length| page.is_char_boundary(*length)) {
        let run = home.piped(&page[..length], ["triage", "--json", "-q", "-"]);
        assert!(matches!(run.status, Some(0 | 1)), "{length}: {run:?}");
    }
    let deep =
        format!("{}{}{}", "<div>".repeat(100_000), html(&ENGLISH, &EN, 5, true), "</div>".repeat(100_000));
    assert_eq!(found(&home.piped(deep, ["triage", "--json", "-"])).len(), 4);
    // Each took a minute and more while the lines before or behind were searched again at each line.
    let start = Instant::now();
    let text = format!("Manage invitations\nAna Ruiz wants to connect\n{}", "words\n".repeat(100_000));
    assert_eq!(found(&home.piped(text, ["triage", "--json", "-"])).len(), 1);
    let card = "<li componentkey='urn:li:invitation:1'>Ana Ruiz wants to connect";
    let page = format!("{card}{}{}", "<p>a".repeat(200_000), "<a href='/in/x'>x</a>".repeat(200_000));
    assert_eq!(found(&home.piped(page, ["triage", "--json", "-"])).len(), 1);
    assert!(start.elapsed() < Duration::from_secs(30), "{:?}", start.elapsed());
    let unclosed = html(&ENGLISH, &EN, 5, true).replace("<p>", &format!("<p>{}", "<span>".repeat(10_000)));
    assert_eq!(found(&home.piped(unclosed, ["triage", "--json", "-"])).len(), 4);
}

#[test]
fn namesakes_without_links_are_told_apart_by_their_headlines() {
    let home = Home::new();
    for (second, count) in [("Pilot", 2), ("Baker", 1)] {
        let card = |headline: &str| {
            format!(
                "Ana Ruiz’s profile picture\n\nAna Ruiz wants to connect\n\n{headline}\n\nIgnore\nAccept\n"
            )
        };
        let page = format!("Manage invitations\nReceivedSent\nAll (2)\n{}{}", card("Baker"), card(second));
        let listed = home.piped(page, ["triage", "--json", "-"]).done();
        assert_eq!(listed.lines().count(), count, "{listed}");
    }
}
