//! `decline triage --html`: the file that is written, and the page in a real browser (`tests/worksheet.py`
//! drives Chromium).
use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::common::{Home, Run, run};
use serde_json::{Value, json};

/// Debian's own, for which Debian packages selenium.
const PYTHON: &str = "/usr/bin/python3";

fn lines(invitations: &[Value]) -> String {
    invitations.iter().map(|invitation| format!("{invitation}\n")).collect()
}

/// Of every group some: a tie, a personal note, a guess at a name, nothing known, spam.
fn usual() -> String {
    lines(&[
        json!({ "from": "Ana Ruiz", "ties": ["met"], "topic": "the night train to Porto", "headline": "Railway engineer",
            "profile_url": "https://www.linkedin.com/in/ana-ruiz/", "received": "2026-01-26T15:40:00Z" }),
        json!({ "from": "Ida Holm", "company": "Nordlys", "topic": "your article on queues" }),
        json!({ "from": "JO MARSH", "reason": "unsure" }),
        json!({ "from": "Max Kern", "note": "We do lead generation for firms like yours." }),
        json!({ "from": "Zoë Brontë", "ties": ["met"], "topic": "🎯 naïve café" }),
        json!({ "from": "Jane Doe", "reason": "stranger", "received": "2026-02-01T08:00:00Z" }),
    ])
}

/// What nobody's name is, in every place that others fill.
fn hostile() -> String {
    let attacks = [
        "<script>window.hacked = 1</script>",
        "\"><img src=x onerror=\"window.hacked = 1\">",
        "' autofocus onfocus='window.hacked = 1",
        "</textarea></style></script><svg onload=window.hacked=1>",
        "<!-- --!> ]]> {{ 7 * 7 }} {% raw %} &lt;b&gt;",
        "\u{202e}gpj.exe\u{2066} \u{1b}[31m",
    ];
    let links = [
        "javascript:window.hacked=1",
        "JAVASCRIPT://example.com/%0awindow.hacked=1",
        "data:text/html,<script>window.hacked=1</script>",
        "https://example.com/\" onclick=\"window.hacked=1",
        "vbscript:x",
        "file:///etc/passwd",
    ];
    let cards = attacks.iter().zip(links).map(|(attack, link)| {
        json!({ "from": attack, "call": attack, "headline": attack, "company": attack, "topic": attack,
            "note": format!("{attack}\nlead generation"), "ties": ["met"], "profile_url": link })
    });
    lines(&cards.collect::<Vec<_>>())
}

/// Writes a worksheet of these, and has the browser try one thing with it.
#[track_caller]
fn browser(scenario: &str, invitations: &str) {
    browser_in(&Home::new(), scenario, invitations);
}

/// The same, with files that the scenario or the test needs.
#[track_caller]
fn browser_in(home: &Home, scenario: &str, invitations: &str) {
    home.write("in.jsonl", invitations);
    home.decline(["triage", "in.jsonl", "--html", "sheet.html"]).done();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/worksheet.py");
    let tried = run(home.command(PYTHON).args([script, scenario, "sheet.html"]));
    assert_eq!(tried.status, Some(0), "{scenario}:\n{}\n{}", tried.stdout, tried.stderr);
    assert_eq!(tried.stdout.lines().last(), Some("tried"), "{scenario}: {tried:?}");
}

#[test]
#[ignore = "needs chromium and selenium"]
fn a_reply_is_copied_as_it_is_edited_and_the_page_says_so() {
    browser("copying", &usual());
}

#[test]
#[ignore = "needs chromium and selenium"]
fn a_browser_that_refuses_its_clipboard_still_copies_or_says_what_to_do() {
    browser("copying_refused", &usual());
}

#[test]
#[ignore = "needs chromium and selenium"]
fn an_edited_reply_is_counted_live_and_kept_until_the_edits_are_undone() {
    browser("editing", &usual());
}

#[test]
#[ignore = "needs chromium and selenium"]
fn a_search_looks_in_every_part_and_a_filter_opens_what_is_closed() {
    browser("filtering", &usual());
}

#[test]
#[ignore = "needs chromium and selenium"]
fn what_is_done_stays_ticked_after_a_reload_and_in_a_new_worksheet() {
    let twins = json!({ "from": "Kim Lee", "reason": "unsure" });
    browser("ticking", &(usual() + &lines(&[twins.clone(), twins])));
}

#[test]
#[ignore = "needs chromium and selenium"]
fn a_browser_that_keeps_nothing_still_serves_the_page() {
    browser("keeping_refused", &usual());
}

#[test]
#[ignore = "needs chromium and selenium"]
fn another_reason_tie_or_reply_changes_the_card_at_once_and_loses_no_edit() {
    browser("choosing", &usual());
}

#[test]
#[ignore = "needs chromium and selenium"]
fn what_was_decided_is_saved_and_read_again() {
    let home = Home::new();
    browser_in(&home, "saving", &usual());
    let saved = fs::read_to_string(home.path().join("decisions.jsonl")).expect("the decisions");
    let saved: Vec<Value> = saved.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(
        saved,
        [
            json!({ "from": "Ana Ruiz", "profile_url": "https://www.linkedin.com/in/ana-ruiz/", "reason": "unsure",
                "topic": "the night train to Porto", "headline": "Railway engineer", "received": "2026-01-26T15:40:00Z" }),
            json!({ "from": "JO MARSH", "ties": ["met"] }),
            json!({ "from": "Zoë Brontë", "ties": ["met"], "topic": "🎯 naïve café" }),
            json!({ "from": "Jane Doe", "reason": "stranger", "reply": "why", "received": "2026-02-01T08:00:00Z" }),
        ]
    );
    let stdout = home.decline(["triage", "decisions.jsonl", "--json"]).done();
    let replies: Vec<String> = stdout
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON")["reply"].to_string())
        .collect();
    assert_eq!(replies, ["\"remind\"", "\"accept\"", "\"accept\"", "\"why\""]);
}

#[test]
#[ignore = "needs chromium and selenium"]
fn cards_are_sorted_within_their_groups_and_filtered_by_language_claim_and_mutuals() {
    let more = [
        json!({ "from": "Ana Ruiz", "ties": ["met"], "received": "2026-01-26T15:40:00Z", "mutuals": 0 }),
        json!({ "from": "Zoë Brontë", "ties": ["met"], "mutuals": 12 }),
        json!({ "from": "Ida Holm", "ties": ["met"], "received": "2026-02-26T15:40:00Z", "mutuals": 3 }),
        json!({ "from": "Uwe Hahn", "reason": "stranger", "lang": "de" }),
        json!({ "from": "Ben Ode", "note": "We met at the conference in Lyon last year." }),
    ];
    browser("sorting", &lines(&more));
}

#[test]
#[ignore = "needs chromium and selenium"]
fn ten_closed_cards_fit_a_screen_and_a_search_shows_its_first_hit() {
    let cards: Vec<_> = (0..40)
        .map(|number| {
            json!({ "from": format!("Person{number} Lee"), "ties": ["met"], "headline": "Engineer of many things",
                "note": "Hi, I liked your talk on queues and would like to stay in touch.".repeat(3) })
        })
        .collect();
    browser("compact", &lines(&cards));
}

#[test]
#[ignore = "needs chromium and selenium"]
fn without_scripts_everything_can_be_read() {
    browser("scriptless", &usual());
}

#[test]
#[ignore = "needs chromium and selenium"]
fn a_tick_never_slides_to_a_namesake() {
    let home = Home::new();
    let kims = ["Baker", "Pilot"].map(|headline| json!({ "from": "Kim Lee", "headline": headline }));
    for (index, file) in ["first.html", "second.html"].into_iter().enumerate() {
        home.write("one.jsonl", lines(&kims[index..=index]));
        home.decline(["triage", "one.jsonl", "--html", file]).done();
    }
    browser_in(&home, "namesakes", &lines(&kims));
}

#[test]
fn a_worksheet_of_300_people_stays_under_one_and_a_half_megabytes() {
    let home = Home::new();
    let cards: Vec<_> = (0..300)
        .map(|number| {
            let name = format!("Person{number} Lee");
            let note = format!("Hi, I read your article number {number} on queues. ").repeat(4);
            json!({ "from": name, "headline": "Engineer of many things at a company", "note": note, "mutuals": number,
                "profile_url": format!("https://www.linkedin.com/in/person-{number}-lee-1a2b3c/") })
        })
        .collect();
    home.write("in.jsonl", lines(&cards));
    home.decline(["triage", "in.jsonl", "--html", "sheet.html"]).done();
    let size = fs::metadata(home.path().join("sheet.html")).expect("the worksheet").len();
    assert!(size < 1_500_000, "{size}");
}

#[test]
#[ignore = "needs chromium and selenium"]
fn the_keyboard_alone_is_enough() {
    browser("keyboard", &usual());
}

#[test]
#[ignore = "needs chromium and selenium"]
fn what_others_wrote_is_text_and_never_runs() {
    browser("hostile", &hostile());
}

#[test]
#[ignore = "needs chromium and selenium"]
fn the_page_can_run_and_load_nothing_but_itself() {
    browser("confined", &usual());
}

#[test]
#[ignore = "needs chromium, selenium and target/axe-4.14.1.min.js"]
fn axe_finds_nothing_closed_or_open_light_or_dark() {
    browser("accessible", &usual());
}

#[test]
#[ignore = "needs chromium and selenium"]
fn text_of_twice_the_size_is_neither_cut_nor_covered() {
    browser("enlarged", &(usual() + &hostile()));
}

#[test]
#[ignore = "needs chromium and selenium"]
fn a_phone_shows_it_without_scrolling_sideways() {
    browser("phone", &(usual() + &hostile()));
}

#[test]
#[ignore = "needs chromium and selenium"]
fn print_shows_whole_replies_as_edited_and_no_buttons() {
    browser("printing", &usual());
}

#[test]
#[ignore = "needs chromium and selenium"]
fn a_thousand_cards_answer_at_once() {
    let cards: Vec<_> = (0..1000)
        .map(|number| {
            let tie = if number % 3 == 0 { json!(["met"]) } else { json!([]) };
            json!({ "from": format!("Person{number} Lee"), "ties": tie, "headline": "Engineer of many things",
                "note": "Hi, I liked your talk on queues and would like to stay in touch.".repeat(3) })
        })
        .collect();
    browser("thousand", &lines(&cards));
}

#[test]
fn the_page_is_one_file_without_an_outside_reference() {
    let home = Home::new();
    let sheet = |invitations: String| {
        home.write("in.jsonl", invitations);
        home.decline(["triage", "in.jsonl", "--html", "sheet.html"]).done();
        fs::read_to_string(home.path().join("sheet.html")).expect("the worksheet")
    };
    let page = sheet(usual());
    for reference in [" src=", "<link", "@import", "url(", "<img", "<iframe", " style=", "unsafe-", "<base"] {
        assert!(!page.contains(reference), "{reference}");
    }
    let page = sheet(usual() + &hostile());
    let links: Vec<_> = page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(
        links,
        [
            "#invitations",
            "https:&#x2f;&#x2f;www.linkedin.com&#x2f;in&#x2f;ana-ruiz&#x2f;",
            "https:&#x2f;&#x2f;example.com&#x2f;&quot; onclick=&quot;window.hacked=1"
        ]
    );
}

#[test]
fn stdout_stays_empty_and_stderr_says_where_the_worksheet_is() {
    let home = Home::new();
    home.write(".config/decline/policy.toml", "[policy]\naccept = [\"met\"]\nstatement = \"I know them.\"\n");
    home.write(".config/decline/templates/sv/accept.j2", "Hej!");
    home.write("in.jsonl", lines(&[json!({ "from": "Jane Doe", "ties": ["met"], "lang": "sv" })]));
    home.write("sheet.html", "an older one, and longer than this one by no means");
    let Run { status, stdout, stderr } = home.decline(["triage", "in.jsonl", "--html", "sheet.html"]);
    assert_eq!((status, stdout.as_str()), (Some(0), ""));
    assert_eq!(stderr, "note: the worksheet is 'sheet.html': open it in your browser\n");
    let page = fs::read_to_string(home.path().join("sheet.html")).expect("the worksheet");
    assert!(
        page.starts_with("<!DOCTYPE html>\n<html lang=\"en\">\n") && page.ends_with("</html>\n"),
        "{page}"
    );
    assert!(page.contains(" class=\"draft\" lang=\"sv\""), "a draft has its own language");
    assert!(page.contains(">Hej!</textarea>"));
    let Run { status, stderr, .. } =
        home.decline(["triage", "-q", "in.jsonl", "--html", "new/folder/sheet.html"]);
    assert_eq!((status, stderr.as_str()), (Some(0), ""));
    assert!(home.path().join("new/folder/sheet.html").is_file());
}

#[test]
fn a_card_warns_of_another_language_and_leaves_the_length_to_the_live_count() {
    let home = Home::new();
    home.write(".config/decline/templates/sv/why.j2", "Varför?");
    let topic = "so many words ".repeat(200);
    let card = json!({ "from": "Jane Doe", "ties": ["met"], "topic": topic, "lang": "sv" });
    let stderr = home.piped(lines(&[card]), ["triage", "-", "--html", "sheet.html"]).stderr;
    assert!(stderr.contains("warning: 1 draft with a warning"), "{stderr}");
    let page = fs::read_to_string(home.path().join("sheet.html")).expect("the worksheet");
    let warnings: Vec<_> = page.split("<p class=\"warning\">").skip(2).collect();
    assert_eq!(warnings.len(), 1, "{page}");
    assert!(
        warnings[0].starts_with("`accept` has no template in `sv`; this one is in English</p>"),
        "{page}"
    );
}

#[test]
fn a_template_that_fails_fails_only_the_choice_of_it() {
    let home = Home::new();
    home.write(".config/decline/templates/en/mine.j2", "Hi {{ nobody");
    home.write("in.jsonl", usual());
    home.decline(["triage", "in.jsonl", "--html", "sheet.html"]).done();
    let page = fs::read_to_string(home.path().join("sheet.html")).expect("the worksheet");
    assert_eq!(page.matches("{\"reply\":\"mine\"}").count(), 1, "it is offered");
    assert!(page.contains("mine.j2:1"), "and says what is wrong with it");
}

#[test]
fn a_card_shows_what_a_saved_page_says_of_an_invitation() {
    let home = Home::new();
    let card = "<li><a href='https://www.linkedin.com/in/jane-doe'>Jane Doe</a><p>Engineer at Acme</p>\
        <p>12 mutual connections</p><p>3 months ago</p><button>Ignore</button><button>Accept</button></li>";
    home.write("page.html", format!("<!DOCTYPE html><html><body><ul>{card}</ul></body></html>"));
    home.decline(["triage", "page.html", "--html", "sheet.html"]).done();
    let page = fs::read_to_string(home.path().join("sheet.html")).expect("the worksheet");
    for shown in ["Engineer at Acme", "12 mutual connections", ">3 months ago<"] {
        assert!(page.contains(shown), "{shown}: {page}");
    }
}

#[test]
fn a_bad_row_leaves_the_rest_on_the_worksheet_and_nothing_but_bad_rows_leaves_the_file_alone() {
    let home = Home::new();
    home.write("in.jsonl", "{\n".to_owned() + &usual());
    let Run { status, stderr, .. } = home.decline(["triage", "in.jsonl", "--html", "sheet.html"]);
    assert_eq!(status, Some(1), "{stderr}");
    let page = fs::read_to_string(home.path().join("sheet.html")).expect("the worksheet");
    assert_eq!(page.matches("<article").count(), 6);
    let stderr = home.piped("{\n", ["triage", "-", "--html", "sheet.html"]).failed(1);
    assert!(stderr.starts_with("error: -:1:"), "{stderr}");
    assert_eq!(fs::read_to_string(home.path().join("sheet.html")).expect("the worksheet"), page);
    home.piped("", ["triage", "-", "--html", "sheet.html"]).done();
    let page = fs::read_to_string(home.path().join("sheet.html")).expect("the worksheet");
    assert!(page.contains("There is no invitation to answer."));
}

#[test]
fn a_worksheet_that_can_not_be_written_leaves_the_old_one_whole() {
    let home = Home::new();
    home.write("in.jsonl", usual());
    home.write("file", "");
    home.write("sheet.html", "old");
    fs::create_dir(home.path().join("folder")).expect("a folder");
    home.write("read-only.html", "old");
    fs::set_permissions(home.path().join("read-only.html"), fs::Permissions::from_mode(0o444)).expect("x");
    for (target, why) in [
        ("folder", "can't write 'folder': it isn't a file"),
        ("read-only.html", "can't write 'read-only.html': it is read-only"),
        ("file/sheet.html", "can't write 'file/sheet.html': Not a directory (os error 20)"),
    ] {
        let stderr = home.decline(["triage", "in.jsonl", "--html", target]).failed(1);
        let hint = "hint: name a file in a folder that you can write in\n";
        assert_eq!(stderr, format!("error: {why}\n{hint}note: nothing was written\n"));
    }
    // A disk that is full after some kilobytes.
    let line = "trap '' XFSZ; ulimit -f 8; decline triage -q in.jsonl --html sheet.html";
    let stderr = home.shell(line).failed(1);
    let hint = "hint: make room there, or name another file\n";
    assert!(stderr.starts_with("error: can't write 'sheet.html': File too large"), "{stderr}");
    assert!(stderr.ends_with(&format!("\n{hint}note: nothing was written\n")), "{stderr}");
    assert_eq!(fs::read_to_string(home.path().join("sheet.html")).expect("the old one"), "old");
    let mut left: Vec<_> = fs::read_dir(home.path())
        .expect("the home")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("a name"))
        .collect();
    left.sort();
    assert_eq!(
        left,
        ["file", "folder", "in.jsonl", "read-only.html", "sheet.html"],
        "no half of one is left behind"
    );
}

#[test]
fn what_is_to_be_read_is_never_written_over() {
    let home = Home::new();
    home.write("in.jsonl", usual());
    let stderr = home.decline(["triage", "in.jsonl", "--html", "./in.jsonl"]).failed(2);
    assert_eq!(
        stderr,
        "error: './in.jsonl' is to be read, and would be lost\n\
         hint: name another file behind --html\n\
         note: nothing was written\n"
    );
    assert_eq!(fs::read_to_string(home.path().join("in.jsonl")).expect("the input"), usual());
    // Nor in a folder or by the standard input, where its name isn't given.
    home.write("mail/a.eml", "From: Ana Ruiz <invitations@linkedin.com>\nSubject: I want to connect\n\n");
    let mail = fs::read_to_string(home.path().join("mail/a.eml")).expect("the mail");
    for (line, file) in [
        ("decline triage mail --html mail/a.eml", "mail/a.eml"),
        ("decline triage - --html in.jsonl < in.jsonl", "in.jsonl"),
    ] {
        let hint = "hint: name a file that ends in .html\nnote: nothing was written\n";
        let told = format!("error: '{file}' holds something else, which would be lost\n{hint}");
        assert_eq!(home.shell(line).failed(2), told);
    }
    assert_eq!(fs::read_to_string(home.path().join("mail/a.eml")).expect("the mail"), mail);
    assert_eq!(fs::read_to_string(home.path().join("in.jsonl")).expect("the input"), usual());
    let told = home.decline(["triage", "in.jsonl", "--html", "-"]).failed(2);
    assert!(told.starts_with("error: a worksheet needs a file\n"), "{told}");
    // A page is written anew whatever its name.
    home.decline(["triage", "in.jsonl", "--html", "sheet"]).done();
    home.decline(["triage", "in.jsonl", "--html", "sheet"]).done();
    let stderr = home.decline(["triage", "in.jsonl", "--html", "sheet.html", "--json"]).failed(2);
    assert!(stderr.contains("cannot be used with"), "{stderr}");
}
