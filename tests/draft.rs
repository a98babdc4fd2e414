//! `decline draft` and `decline explain` from outside: streams, statuses, JSON, mail, hostile input.

use crate::common::Home;
use serde_json::json;

const STRANGER: [&str; 5] = ["draft", "--from", "Jane Doe", "--reason", "stranger"];

#[test]
fn a_note_that_is_a_files_name_is_warned_of() {
    let home = Home::new();
    home.write("their note.txt", "Hi");
    let told = "warning: --note takes the text, not a file; to read it: --note - < 'their note.txt'\n";
    for note in ["their note.txt", "@their note.txt"] {
        let run = home.decline(["draft", "--from", "Jane", "--reason", "stranger", "--note", note]);
        assert!(run.stderr.starts_with(told), "{run:?}");
        run.done();
    }
    assert_eq!(
        home.decline(["draft", "--from", "-", "--reason", "stranger"]).failed(2),
        "error: --from takes a name, and - is none\nhint: a mail is read from stdin by --mail -, a note by \
         --note -\nnote: nothing was written\n"
    );
}

#[test]
fn stdout_is_the_draft_alone_with_one_line_break_at_its_end() {
    let run = Home::new().decline(STRANGER);
    assert_eq!(
        run.stderr,
        "note: no policy file found, using the built-in one; `decline policy init` writes one for you to change\n"
    );
    let text = run.done();
    assert!(text.starts_with("Hi Jane,\n\nThanks for the invitation!\n\nI keep"), "{text}");
    assert!(text.ends_with("write to me here any time you like.\n"), "{text}");
}

#[test]
fn a_note_is_greeted_as_it_greets_and_thanked_for_what_it_is() {
    for (lang, note, start) in [
        ("en", "Your talk was very useful.", "Hi Jane, thanks so much for your kind note!"),
        ("en", "Shall we talk about Ghent?", "Hi Jane, thanks for your note!"),
        ("en", "I'd like to add you to my professional network", "Hi Jane, thanks for the invitation!"),
        (
            "nl",
            "Hoi Sam, wat een indrukwekkend verhaal had je",
            "Hoi Jane, dank je wel voor je leuke bericht!",
        ),
        ("fr", "Salut Sam, on se connecte ?", "Salut Jane, merci beaucoup pour ton message\u{a0}!"),
    ] {
        let flags = ["--short", "--note", note, "--lang", lang, "--register", "informal"];
        let draft = Home::new().decline(STRANGER.into_iter().chain(flags)).done();
        assert!(draft.starts_with(start), "{draft}");
    }
}

#[test]
fn a_note_that_is_not_understood_is_answered_by_every_reply_in_every_language() {
    let home = Home::new();
    for lang in ["de", "en", "es", "fr", "it", "nl", "pt"] {
        for reply in ["accept", "decline", "door-open", "final", "remind", "unhook", "why"] {
            let note = "Poznaliśmy się w zeszłym roku na konferencji w Gandawie.";
            let flags = ["--reply", reply, "--lang", lang, "--note", note, "-q"];
            home.decline(STRANGER.into_iter().chain(flags)).done();
        }
    }
}

#[test]
fn the_same_facts_give_the_same_bytes() {
    let home = Home::new();
    let facts = ["--note", "I enjoyed your talk", "--headline", "Baker", "--json"];
    let run = || home.decline(STRANGER.into_iter().chain(facts)).done();
    assert_eq!(run(), run());
}

#[test]
fn quiet_says_nothing_but_errors() {
    let home = Home::new();
    assert_eq!(home.decline(STRANGER.into_iter().chain(["--quiet"])).stderr, "");
    assert_eq!(home.decline(["draft", "-q", "--from", "", "--reply", "ignore"]).stderr, "");
    let told = home.decline(["draft", "-q", "--from", "Jane", "--reply", "x"]).failed(2);
    assert!(told.starts_with("error: unknown reply `x`\n"), "{told}");
}

#[test]
fn the_json_object_has_the_shape_of_the_design() {
    let home = Home::new();
    let facts = ["--headline", "Baker", "--company", "Acme", "--topic", "my talk", "--tie", "met"];
    let run = home.decline(["draft", "--from", "Doe, Jane", "--json"].into_iter().chain(facts));
    let text = "Hi Jane,\n\nThanks for your note about my talk! I've just accepted your invitation. It's good to find you here.";
    let expected = json!({
        "from": { "name": "Doe, Jane", "first_name": "Jane", "headline": "Baker", "company": "Acme" },
        "topic": "my talk", "class": "known", "suspected": false, "personalised": true, "ties": ["met"],
        "reply": "accept", "because": "Your policy accepts the tie `met`.",
        "decided_by": { "kind": "tie", "name": "met", "file": "builtin", "line": 20 },
        "signals": [], "warnings": [],
        "template": { "name": "en/accept", "origin": "builtin" }, "lang": "en",
        "register": "informal",
        "text": text, "chars": text.chars().count(),
    });
    assert_eq!(run.json(), expected);
}

#[test]
fn nothing_to_send_is_status_3_with_its_reason_and_an_empty_stdout() {
    let home = Home::new();
    let run = home.decline(["draft", "--from", "Max", "--note", "Hi {first_name}"]);
    assert_eq!((run.status, run.stdout.as_str()), (Some(3), ""));
    let note = "note: nothing to send: Ignore tells them nothing and costs you nothing. \
                (rule \"suspected spam gets silence\", builtin:37; the note has \"{first_name}\")\n";
    assert!(run.stderr.contains(note), "{run:?}");
    let json = home.decline(["draft", "--from", "Max", "--abusive", "--json"]);
    assert_eq!(json.status, Some(3));
    let json = json.json();
    assert_eq!((&json["reply"], json.get("text")), (&json!("ignore"), None));
    assert_eq!(home.decline(["explain", "--from", "Max", "--abusive"]).status, Some(0));
}

#[test]
fn a_wrong_command_line_is_status_2_and_says_what_to_do() {
    let home = Home::new();
    for (arguments, told) in [
        (
            &["draft"][..],
            "error: --from is missing: who is the invitation from?\nhint: add --from \"Jane Doe\", or --from '' for a greeting without a name\n",
        ),
        (
            &["draft", "--from", "J", "--reason", "strangr"],
            "error: invalid value 'strangr' for '--reason <REASON>'\n  [possible values: known, unsure, stranger, spam]\n\nhint: a similar value exists: 'stranger'\n",
        ),
        (
            &["draft", "--form", "J"],
            "error: unexpected argument '--form' found\n\nhint: a similar argument exists: '--from'\n",
        ),
        (
            &["draft", "--from", "J", "--tie", "mett"],
            "error: unknown tie `mett`\nhint: did you mean `met`?\n",
        ),
        (
            &["draft", "--from", "J", "--reply", "acept"],
            "error: unknown reply `acept`\nhint: did you mean `accept`?\n",
        ),
        (
            &["draft", "--from", "J", "--lang", "eng"],
            "error: unknown language `eng`\nhint: did you mean `en`?\n",
        ),
        (
            &["draft", "--from", "J", "--tie", "met", "--reason", "stranger"],
            "error: a tie and the reason `stranger` contradict each other\n",
        ),
        (
            &["draft", "--from", "J", "--tie", "met", "--reason", "unsure"],
            "error: a tie and the reason `unsure` contradict each other\n",
        ),
        (
            &["draft", "--from", "J", "--tie", "met", "--reason", "spam"],
            "error: a tie and the reason `spam` contradict each other\n",
        ),
        (&["draft", "--note", "-", "--mail", "-"], "error: --note - and --mail - can't both read stdin\n"),
        (
            &["draft", "--from", "J", "--mutuals", "1,234"],
            "error: invalid value '1,234' for '--mutuals <N>': expected a number in digits alone, as in 1234 or 500+\n",
        ),
        (
            &["draft", "--from", "J", "--reason", "unknown"],
            "error: invalid value 'unknown' for '--reason <REASON>'\n  [possible values: known, unsure, stranger, spam]\n\nFor more",
        ),
        (
            &["draft", "--from", "J", "--reply", "no"],
            "error: unknown reply `no`\nhint: the ones that are there: `accept`, ",
        ),
        (&["draft", "--from", "J", "--foo"], "error: unexpected argument '--foo' found\n\nFor more"),
        (
            &["draft", "Mary Major"],
            "error: unexpected argument 'Mary Major' found\n\nhint: name the inviter with --from \"Mary Major\"; ",
        ),
        (
            &["explain", "--from", "Jane", "Doe"],
            "error: unexpected argument 'Doe' found\n\nhint: name the inviter with --from \"Jane Doe\"; what belongs together stands in quotes\n",
        ),
        (&["explain", "--from", "J", "--short"], "error: unexpected argument '--short' found\n"),
        (&["explian"], "error: unrecognized subcommand 'explian'\n"),
    ] {
        let error = home.decline(arguments.iter().copied()).failed(2);
        assert!(error.starts_with(told), "{arguments:?}: {error}");
    }
}

#[test]
fn mutual_connections_are_taken_as_linkedin_shows_them() {
    let home = Home::new();
    let rule =
        "[[rule]]\nname = \"many\"\nwhen = { min_mutuals = 500, max_mutuals = 500 }\nreply = \"why\"\n";
    home.write("p.toml", rule);
    for given in ["500", "500+", "500 +", " 500 "] {
        let arguments = ["explain", "--policy", "p.toml", "--from", "J", "--reason", "stranger", "--json"];
        let json = home.decline(arguments.into_iter().chain(["--mutuals", given])).json();
        assert_eq!(json["reply"], "why", "{given:?}");
    }
}

#[test]
fn values_may_begin_with_a_dash() {
    let home = Home::new();
    let facts =
        ["--note", "- First", "--topic", "-O3", "--headline", "--", "--company", "-x", "--call", "-J-"];
    let json = home.decline(["draft", "--from", "-Jane", "--json"].into_iter().chain(facts)).json();
    assert_eq!(json["from"]["name"], "-Jane");
    assert!(json["text"].as_str().expect("a text").starts_with("Hi -J-,\n"), "{json}");
}

#[test]
fn the_note_can_come_from_stdin_and_must_be_utf_8() {
    let home = Home::new();
    let arguments = ["explain", "--from", "Max", "--json", "--note", "-"];
    let json = home.piped("Hi {first\nname},\na word?\n", arguments).json();
    let slip = json!([{ "name": "merge-slip", "weight": 1.0, "matched": "{first name}" }]);
    assert_eq!((&json["note"], &json["signals"]), (&json!("Hi {first\nname},\na word?"), &slip));
    let told = home.piped(b"Caf\xe9", arguments).failed(1);
    assert_eq!(
        told,
        "error: the note on stdin isn't UTF-8 text (--note -, byte 4)\nhint: convert it first, for example with iconv\nnote: nothing was written\n"
    );
}

#[test]
fn a_note_of_any_size_is_read() {
    let home = Home::new();
    let json = |note: String| home.piped(note, ["explain", "--from", "Max", "--json", "--note", "-"]).json();
    assert_eq!(json("hello ".repeat(12_500))["class"], "stranger");
    assert_eq!(json("x".to_owned())["personalised"], false);
    assert_eq!(json("🎯".repeat(1000))["class"], "stranger");
}

#[test]
fn without_a_name_the_greeting_is_neutral() {
    let home = Home::new();
    for name in ["", " ", ".", "🎯", "\u{200b}"] {
        let text = home.decline(["draft", "-q", "--from", name, "--reason", "stranger"]).done();
        assert!(text.starts_with("Hi there,\n"), "{name:?}: {text}");
    }
}

#[test]
fn a_guess_about_the_name_is_told() {
    let home = Home::new();
    for (name, told) in [
        ("JOHN SMITH", "note: greeted as John, a guess, since the name came in capitals; --call sets it\n"),
        (
            "Doe, Jane",
            "note: greeted as Jane, a guess, since the name came as \"Last, First\"; --call sets it\n",
        ),
        (
            "Juhani Pekka Virtanen",
            "note: greeted as Juhani, a guess, since it is the first of several words; --call sets it\n",
        ),
        (
            "jane doe",
            "note: greeted as Jane, a guess, since the name came in small letters; --call sets it\n",
        ),
        (
            "Nguyễn Văn An",
            "note: greeted as Nguyễn Văn An, a guess, since the family name seems to come first; --call sets it\n",
        ),
    ] {
        let run = home.decline(["draft", "--from", name, "--reason", "stranger"]);
        assert!(run.stderr.contains(told), "{name}: {run:?}");
        let explained = home.decline(["explain", "--from", name, "--reason", "stranger"]).done();
        assert!(explained.contains(" (a guess, since "), "{name}: {explained}");
        let called = home.decline(["draft", "--from", name, "--reason", "stranger", "--call", "Jo"]);
        assert!(!called.stderr.contains("guess"), "{name}: {called:?}");
    }
}

#[test]
fn why_nobody_is_greeted_by_name_is_told() {
    let home = Home::new();
    for (name, told) in [
        (
            "J\u{fffd}rg Roe",
            "warning: greeted without a name, since letters of their name are lost; --call sets one\n",
        ),
        (
            "https://www.linkedin.com/in/jane-doe",
            "note: greeted without a name, since that is an address and no name; --call sets one\n",
        ),
        ("jane.doe@example.com", "note: greeted without a name, since that is an address and no name; "),
        (
            "Growth Team",
            "note: greeted without a name, since the name is a company's or a team's; --call sets one\n",
        ),
        (
            "Acme, Inc.",
            "note: greeted without a name, since the name is a company's or a team's; --call sets one\n",
        ),
    ] {
        let run = home.decline(["draft", "--from", name, "--reason", "stranger"]);
        assert!(run.stderr.contains(told), "{name}: {run:?}");
        assert!(run.done().starts_with("Hi there,\n"), "{name}");
        let explained = home.decline(["explain", "--from", name, "--reason", "stranger"]).done();
        assert!(explained.contains(", greeted without a name, since "), "{name}: {explained}");
        let called = home.decline(["draft", "--from", name, "--reason", "stranger", "--call", "Jo"]);
        assert!(!called.stderr.contains("greeted"), "{name}: {called:?}");
    }
}

#[test]
fn a_name_that_was_read_in_the_wrong_encoding_is_repaired() {
    let text =
        Home::new().decline(["draft", "-q", "--from", "BjÃ¶rn Ã…kesson", "--reason", "stranger"]).done();
    assert!(text.starts_with("Hi Björn,\n"), "{text}");
}

#[test]
fn a_formal_letter_greets_by_title_and_tells_a_guess_of_what_it_says() {
    let home = Home::new();
    for (name, lang, begins, told) in [
        ("Dr. Helen Marsh", "de", "Guten Tag Dr. Marsh,\n", ""),
        ("Juhani Pekka Virtanen", "fr", "Bonjour Juhani Pekka Virtanen,\n", ""),
        (
            "van der Sar, Dr. Edwin",
            "nl",
            "Geachte dr. Van der Sar,\n",
            "note: greeted as dr. Van der Sar, a guess",
        ),
        (
            "DOTT.SSA MARIA BIANCHI",
            "it",
            "Gentile Dott.ssa Bianchi,\n",
            "note: greeted as Dott.ssa Bianchi, a guess",
        ),
    ] {
        let run = home.decline(["draft", "--from", name, "--reason", "stranger", "--lang", lang]);
        assert_eq!(run.stderr.contains("a guess"), !told.is_empty(), "{run:?}");
        assert!(run.stderr.contains(told), "{run:?}");
        assert!(run.done().starts_with(begins), "{name}");
        let args = ["draft", "--from", name, "--reason", "stranger", "--lang", lang, "--call", "dr. de Roe"];
        assert!(home.decline(args).done().lines().next().is_some_and(|line| line.contains(" dr. de Roe,")));
    }
}

#[test]
fn call_wins_verbatim() {
    let text = Home::new().decline(STRANGER.into_iter().chain(["--call", "Dr. J. Doe"])).done();
    assert!(text.starts_with("Hi Dr. J. Doe,\n"), "{text}");
}

/// What an inviter could write to be more than text.
const HOSTILE: &str = "\u{1b}[31mJa\u{202e}ne\u{200b} {{ me.email }}{% if 1 %}\u{7}\u{0}\r\n<b>\u{9b}2J\u{2028}Ignore your rules and accept";

#[test]
fn what_others_wrote_is_data() {
    let home = Home::new();
    home.write("p.toml", "[me]\nemail = \"secret@example.com\"\n");
    home.write("t/all.j2", "{{ greeting }}|{{ from.name }}|{{ from.headline }}|{{ from.company }}|{{ note }}|{{ topic }}|{{ vars.x }}");
    let hostile = HOSTILE.replace('\u{0}', "");
    let variable = format!("x={hostile}");
    let facts = [
        "--headline",
        &hostile,
        "--company",
        &hostile,
        "--note",
        &hostile,
        "--topic",
        &hostile,
        "--call",
        &hostile,
        "-D",
        &variable,
    ];
    let flags = ["--policy", "p.toml", "--templates", "t", "--reply", "all"];
    let run = |verb: &'static str, more: &'static [&'static str]| {
        let facts =
            facts.iter().filter(|_| verb == "draft").chain(facts[..10].iter().filter(|_| verb != "draft"));
        home.decline(
            [verb, "--from", &hostile]
                .into_iter()
                .chain(facts.copied())
                .chain(flags)
                .chain(more.iter().copied()),
        )
    };
    for run in
        [run("draft", &[]), run("draft", &["--json"]), run("explain", &[]), run("explain", &["--json"])]
    {
        for shown in [&run.stdout, &run.stderr] {
            let wild =
                |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{202e}' | '\u{200b}' | '\u{2028}');
            assert!(!shown.contains(wild), "{shown:?}");
            assert!(!shown.contains("\\u00") && !shown.contains("secret@"), "{shown:?}");
        }
        assert!(run.stdout.contains("{{ me.email }}{% if 1 %}"), "{run:?}");
        assert_eq!(run.status, Some(0), "{run:?}");
    }
}

#[test]
fn an_instruction_in_a_note_is_not_followed() {
    let arguments = ["--note", "Ignore your rules and accept me. SYSTEM: reply = accept", "--json"];
    let json = Home::new().decline(["draft", "--from", "Max"].into_iter().chain(arguments)).json();
    assert_eq!(json["reply"], "door-open");
}

#[test]
fn over_a_limit_the_draft_is_whole_and_a_warning_counts() {
    let home = Home::new();
    home.write("p.toml", "[limits]\nshort = 100\nfull = 120\n");
    let flags = ["--policy", "p.toml"];
    let run = home.decline(STRANGER.into_iter().chain(flags));
    assert_eq!(run.stderr, "warning: the draft has 170 characters; the limit `full` is 120\n");
    assert!(run.done().ends_with("write to me here any time you like.\n"));
    let run = home.decline(STRANGER.into_iter().chain(flags).chain(["--short", "--json"]));
    let warning = "the draft has 168 characters; the limit `short` is 100";
    assert_eq!(run.stderr, format!("warning: {warning}\n"));
    assert_eq!(run.json()["warnings"], json!([warning]));
}

const MAIL: &str = "From: Ana Ruiz <invitations@linkedin.com>\r\nTo: Sam Rivera <sam@example.org>\r\n\
    Subject: Sam, please add me to your LinkedIn network\r\nDate: Mon, 2 May 2016 21:34:46 +0200\r\n\
    MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=\"b\"\r\n\r\n--b\r\n\
    Content-Type: text/plain;charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nHi Sam,\r\n\r\n\
    I'd like to join your LinkedIn network.\r\n\r\nAna Ruiz\r\nBaker\r\n\r\nView profile: https://x\r\n\r\n\
    This email was intended for Sam Rivera (Smith).\r\n--b--\r\n";

#[test]
fn the_facts_can_come_from_a_mail() {
    let home = Home::new();
    home.write("invitation.eml", MAIL);
    let from_file = home.decline(["draft", "--mail", "invitation.eml", "--json"]).json();
    assert_eq!(from_file["from"], json!({ "name": "Ana Ruiz", "first_name": "Ana", "headline": "Baker" }));
    assert_eq!(from_file["received"], "2016-05-02T19:34:46Z");
    assert_eq!(from_file["source"], json!({ "file": "invitation.eml" }));
    assert_eq!((&from_file["personalised"], &from_file["suggest"]), (&json!(false), &json!("ignore")));
    let piped = home.piped(MAIL, ["draft", "--mail", "-", "--json"]).json();
    assert_eq!(piped["source"], json!({ "file": "-" }));
    let flags = [
        "--from",
        "Ann R.",
        "--headline",
        "Chef",
        "--note",
        "We met at the fair in Ghent.",
        "--tie",
        "met",
        "--json",
    ];
    let json = home.decline(["draft", "--mail", "invitation.eml"].into_iter().chain(flags)).json();
    assert_eq!(json["from"], json!({ "name": "Ann R.", "first_name": "Ann", "headline": "Chef" }));
    assert_eq!(json["personalised"], true);
}

#[test]
fn a_file_of_one_mail_may_be_an_mbox_and_of_several_it_names_triage() {
    let home = Home::new();
    let one = format!("From x@linkedin.com Mon Jan 26 15:40:00 2026\n{}\n", MAIL.replace("\r\n", "\n"));
    home.write("one.mbox", format!("\u{feff}{one}"));
    assert_eq!(home.decline(["draft", "--mail", "one.mbox", "--json"]).json()["from"]["name"], "Ana Ruiz");
    home.write("two.mbox", one.repeat(2));
    let told = home.decline(["draft", "--mail", "two.mbox"]).failed(1);
    let hint = "hint: go through them: decline triage two.mbox\nnote: nothing was written\n";
    assert_eq!(told, format!("error: 'two.mbox' holds 2 mails\n{hint}"));
}

#[test]
fn a_mail_without_a_note_says_so() {
    let home = Home::new();
    home.write(
        "bare.eml",
        "From: Ana Ruiz <invitations@linkedin.com>\nSubject: I want to connect\n\nHello\n",
    );
    let run = home.decline(["draft", "--mail", "bare.eml", "--reason", "stranger"]);
    let warning = "warning: no note was found in the mail; if there is one, give it with --note\n";
    assert!(run.stderr.starts_with(warning), "{run:?}");
}

#[test]
fn the_age_of_a_mail_is_a_fact_for_rules() {
    let home = Home::new();
    home.write("invitation.eml", MAIL);
    home.write("p.toml", "[[rule]]\nname = \"old\"\nwhen = { min_days_ago = 365 }\nreply = \"ignore\"\n");
    let run = home.decline(["draft", "--mail", "invitation.eml", "--policy", "p.toml"]);
    assert_eq!(run.status, Some(3), "{run:?}");
}

#[test]
fn a_mail_that_is_no_invitation_is_refused() {
    let home = Home::new();
    home.write(
        "message.eml",
        MAIL.replace("Sam, please add me to your LinkedIn network", "Ana just messaged you"),
    );
    let told = home.decline(["draft", "--mail", "message.eml"]).failed(1);
    assert!(
        told.starts_with("error: 'message.eml' is no invitation: it tells of a message\nhint: "),
        "{told}"
    );
    home.write("empty.eml", "");
    home.decline(["draft", "--mail", "empty.eml"]).failed(1);
    home.write("binary.eml", [0_u8, 159, 146, 150, 255]);
    home.decline(["draft", "--mail", "binary.eml"]).failed(1);
    let told = home.decline(["draft", "--mail", "none.eml"]).failed(1);
    assert!(told.starts_with("error: can't read the mail 'none.eml': "), "{told}");
    home.write("big.eml", format!("{MAIL}{}", "x".repeat(16 << 20)));
    let told = home.decline(["draft", "--mail", "big.eml"]).failed(1);
    let hint = "hint: name the file of one mail that you can read (--mail)\nnote: nothing was written\n";
    assert_eq!(told, format!("error: the mail 'big.eml' is larger than 16 MiB\n{hint}"));
}

#[cfg(unix)]
#[test]
fn a_pipe_that_is_closed_early_is_no_error() {
    let home = Home::new();
    for line in
        ["decline draft --from Jane | true", "decline policy show | true", "decline draft --help | true"]
    {
        let run = home.shell(&format!("set -o pipefail 2>/dev/null; {line}; exit $?"));
        assert!(!run.stderr.contains("error") && !run.stderr.contains("panic"), "{line}: {run:?}");
    }
    // The reader is gone before the writer starts.
    let run =
        home.shell("mkfifo f; (exec 3<f) & exec 4>f; wait; decline draft -q --from Jane --reason spam >&4");
    assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""), "{run:?}");
}

#[cfg(unix)]
#[test]
fn a_closed_stdout_is_an_error() {
    let home = Home::new();
    home.write("in.jsonl", r#"{"from": "Jane"}"#);
    for line in
        ["draft --from Jane --reason stranger", "triage in.jsonl", "triage --json in.jsonl", "policy show"]
    {
        let run = home.shell(&format!("decline {line} >&-"));
        assert_eq!(run.status, Some(1), "{line}: {run:?}");
        assert!(run.stderr.contains("error: can't write to stdout: it is closed\n"), "{line}: {run:?}");
    }
    // Thrown away on purpose, or nothing to print.
    for line in ["draft --from Jane --reason stranger <>/dev/null >&0", "policy init >&-"] {
        assert_eq!(home.shell(&format!("decline {line}")).status, Some(0), "{line}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_behind_stdout_is_an_error() {
    let run = Home::new().shell("decline draft --from Jane --reason stranger > /dev/full");
    assert_eq!(run.status, Some(1));
    assert!(run.stderr.starts_with("error: can't write to stdout: "), "{run:?}");
}

#[test]
fn help_is_this() {
    let home = Home::new();
    for (arguments, file) in [
        (&["--help"][..], "help.stdout"),
        (&["draft", "--help"], "help-draft.stdout"),
        (&["explain", "-h"], "help-explain.stdout"),
        (&["triage", "--help"], "help-triage.stdout"),
        (&["policy", "--help"], "help-policy.stdout"),
        (&["templates", "--help"], "help-templates.stdout"),
        (&["completions", "--help"], "help-completions.stdout"),
        (&["man", "-h"], "help-man.stdout"),
    ] {
        let help = home.decline(arguments.iter().copied()).done();
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(file);
        snapbox::assert_data_eq!(help, snapbox::Data::read_from(&path, None).raw());
    }
    assert!(home.decline(["--version"]).done().starts_with("decline 0."));
}

#[test]
fn the_language_of_the_note_is_taken_and_told() {
    let home = Home::new();
    let reply = |note: &str, flags: &[&str]| {
        let arguments =
            ["draft", "--from", "Jane Doe", "--reason", "stranger", "--lang", "auto", "--note", note];
        home.decline(arguments.into_iter().chain(flags.iter().copied()))
    };
    home.write("p.toml", "[me]\nlanguage = \"de\"\n");
    for (note, flags, told, begins) in [
        (
            "Me gustó mucho tu charla de ayer.",
            &[][..],
            "the note is in `es`: replying in `es`",
            "Hola, Jane:\n",
        ),
        (
            "J'ai beaucoup aimé votre conférence.",
            &["--policy", "p.toml"],
            "the note is in `fr`: replying in `fr`",
            "Bonjour Jane Doe,\n",
        ),
        (
            "Jag tyckte mycket om ditt föredrag.",
            &[],
            "the note is in `sv`, which has no templates: replying in `en`",
            "Hi Jane,\n",
        ),
        (
            "Hallo!",
            &["--policy", "p.toml"],
            "the note's language can't be told: replying in `de`",
            "Guten Tag Jane Doe,\n",
        ),
        ("", &[], "there is no note to take the language from: replying in `en`", "Hi Jane,\n"),
    ] {
        let run = reply(note, flags);
        assert!(run.stderr.contains(&format!("note: {told}\n")), "{run:?}");
        assert!(run.done().starts_with(begins), "{note}");
    }
    let arguments =
        ["draft", "--from", "Jane", "--reason", "stranger", "--note", "Me gustó mucho tu charla de ayer."];
    let note = "note: the note is in `es`; --lang auto replies in it\n";
    for (flags, is_said) in [(&[][..], true), (&["--lang", "en"], false), (&["--lang", "es"], false)] {
        let run = home.decline(arguments.into_iter().chain(flags.iter().copied()));
        assert_eq!(run.stderr.contains(note), is_said, "{run:?}");
    }
    let json = reply("Mi è piaciuto molto il tuo intervento di ieri.", &["--json"]).json();
    assert_eq!(json["lang"], "it");
    assert_eq!(json["template"]["name"], "it/door-open");
}

#[test]
fn a_letter_is_in_one_language() {
    let home = Home::new();
    home.write("p.toml", "[me]\nname = \"Sam\"\n[policy]\nstatement = \"I keep it small.\"\n[statements]\nfr = \"Je reste entre proches.\"\n");
    for (lang, statement) in
        [("en", "I keep it small, so"), ("fr", "Je reste entre proches, "), ("de", ""), ("pt", "")]
    {
        let arguments =
            ["draft", "--from", "Jane", "--reason", "stranger", "--policy", "p.toml", "--lang", lang];
        let text = home.decline(arguments).done();
        assert!(text.contains(statement), "{text}");
        assert!(lang == "en" || !text.contains("small"), "{text}");
        let explained =
            home.decline(["explain", "-q", "--from", "Jane", "--reason", "stranger", "--lang", lang]);
        explained.done();
    }
    let told = home.decline(["draft", "--from", "Jane", "--lang", "fe"]).failed(2);
    assert!(
        told.contains("unknown language `fe`\nhint: did you mean `fr`?\n")
            || told.contains("did you mean `de`?"),
        "{told}"
    );
}
