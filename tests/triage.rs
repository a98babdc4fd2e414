//! `decline triage` from outside: JSON Lines, mail and exports of every era, whole and broken.

use std::io::{Cursor, Write};

use crate::common::{Home, Run};
use serde_json::{Value, json};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The reports of a run, one a line.
#[track_caller]
fn reports(run: &Run) -> Vec<Value> {
    let parse = |line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {run:?}"));
    run.stdout.lines().map(parse).collect()
}

/// Who is to be answered, in the order of the output.
#[track_caller]
fn names(run: &Run) -> Vec<String> {
    reports(run).iter().map(|report| report["from"]["name"].as_str().expect("a name").to_owned()).collect()
}

/// Triages one input as JSON.
fn json_of(home: &Home, input: &str) -> Run {
    home.decline(["triage", "--json", input])
}

const ADDRESS: &str = "https://www.linkedin.com/in";

/// An export of 2026: two connections among three inviters, and a note.
fn export(home: &Home, folder: &str) {
    let rows = format!(
        "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n\
         Sam Rivera,Bo Lind,\"2/1/26, 9:00 AM\",Hello Bo,OUTGOING,{ADDRESS}/sam-rivera,{ADDRESS}/bo-lind\n\
         Ana Ruiz,Sam Rivera,\"1/26/26, 7:40 AM\",Hi Sam,INCOMING,{ADDRESS}/ana-ruiz,{ADDRESS}/sam-rivera\n\
         \"Jane Roe, PMP\",Sam Rivera,\"1/20/26, 7:40 PM\",,INCOMING,{ADDRESS}/jane-roe,{ADDRESS}/sam-rivera\n\
         Zoë Çelik,Sam Rivera,\"7/2/25, 11:05 AM\",,INCOMING,{ADDRESS}/Zoë-Çelik,{ADDRESS}/sam-rivera\n\n"
    );
    let connections = format!(
        "Notes:\n\"When exporting your connection data, …\"\n\n\
         First Name,Last Name,URL,Email Address,Company,Position,Connected On\n\
         Jane,\"Roe, PMP\",{ADDRESS}/jane-roe,,Acme,Baker,21 Jan 2026\n\
         Zoë,Çelik,{ADDRESS}/zo%C3%AB-%C3%A7elik,,,,03 Jul 2025\n\
         ,,,,,,01 Jan 2020\n"
    );
    home.write(&format!("{folder}/Invitations.csv"), rows);
    home.write(&format!("{folder}/Connections.csv"), connections);
}

#[test]
fn a_report_has_the_shape_of_the_design_and_the_text_of_draft() {
    let home = Home::new();
    let line = json!({
        "from": "Doe, Jane", "headline": "Baker", "company": "Acme", "topic": "my talk", "ties": ["met"],
        "profile_url": "https://www.linkedin.com/in/jane", "received": "2026-01-26T16:40:00+01:00",
    });
    let run = home.piped(line.to_string(), ["triage", "--json", "-"]);
    assert_eq!(run.status, Some(0), "{run:?}");
    let facts = ["--headline", "Baker", "--company", "Acme", "--topic", "my talk", "--tie", "met"];
    let mut drafted =
        home.decline(["draft", "--json", "--from", "Doe, Jane"].into_iter().chain(facts)).json();
    drafted["from"]["profile_url"] = json!("https://www.linkedin.com/in/jane");
    drafted["received"] = json!("2026-01-26T15:40:00Z");
    drafted["source"] = json!({ "file": "-", "line": 1 });
    assert_eq!(reports(&run), [drafted]);
}

#[test]
fn every_line_is_answered_as_draft_would_answer_it_alone() {
    let home = Home::new();
    let notes = ["", "I enjoyed your talk on parsers.", "We do lead generation. {{ from.name }}", "Hi!"];
    let mut lines = String::new();
    for number in 0..600 {
        let line = match number % 6 {
            5 => json!({ "from": format!("Ana{number} Ruiz"), "reason": "known" }),
            4 => json!({ "from": format!("Bo{number} Lind"), "note": notes[1], "lang": "en", "asked": true }),
            kind => json!({ "from": format!("Jo{number} Marsh"), "note": notes[kind] }),
        };
        lines += &format!("{line}\n");
    }
    let run = home.piped(&lines, ["triage", "--json", "--short", "-"]);
    let reports = reports(&run);
    assert_eq!((run.status, reports.len()), (Some(0), 600));
    for (number, report) in reports.iter().enumerate() {
        assert_eq!(report["source"]["line"], number + 1);
        if number % 97 == 0 || number < 6 {
            let mut facts = vec![
                "draft",
                "--json",
                "--short",
                "--from",
                report["from"]["name"].as_str().expect("a name"),
            ];
            match number % 6 {
                5 => facts.extend(["--reason", "known"]),
                4 => facts.extend(["--note", notes[1], "--asked"]),
                kind => facts.extend(["--note", notes[kind]]),
            }
            let mut alone = home.decline(facts).json();
            alone["source"] = report["source"].clone();
            assert_eq!(*report, alone);
        }
    }
}

#[test]
fn a_bad_line_is_named_and_the_rest_goes_on() {
    let home = Home::new();
    home.write(
        "list.jsonl",
        b"\xef\xbb\xbf{\"from\": \"Ana Ruiz\"}\r\n\n{\"from\": \"Bo\", \"headlin\": \"x\"}\n{\"from\": \"Jo\", \"note\": 3}\n\
          {\"note\": \"x\"}\nnonsense\n{\"from\": \"\xff\"}\n{\"from\": \"Cy\", \"ties\": [\"mett\"]}\n\
          {\"from\": \"Cy\", \"lang\": \"eng\"}\n{\"from\": \"Cy\", \"ties\": [\"met\"], \"reason\": \"spam\"}\n\
          {\"from\": \"Cy\", \"received\": \"yesterday\"}\n{\"from\": \"Dee\", \"reason\": \"strangr\"}\n\
          [\"Dee\"]\n{\"from\": \"Dee\", \"note\": nope}\n\
          {\"from\": \"Zo\xc3\xab\", \"note\": nope}\n{\"from\": \"Dee\"\n\
          {\"from\": \"Eve Holm\", \"received\": \"2026-01-26\"}",
    );
    let run = json_of(&home, "list.jsonl");
    assert_eq!((run.status, names(&run)), (Some(1), vec!["Ana Ruiz".to_owned(), "Eve Holm".to_owned()]));
    for told in [
        "error: list.jsonl:3:24: unknown key `headlin`\nhint: did you mean `headline`?\n",
        "error: list.jsonl:4:24: invalid type: integer `3`\nhint: put text here\n",
        "error: list.jsonl:5:13: the key `from` is missing\nhint: say who invites",
        "error: list.jsonl:6: this is no JSON object\nhint: an invitation is one JSON object",
        "error: list.jsonl:7:11: this isn't UTF-8 text\n",
        "error: list.jsonl:8: unknown tie `mett`\nhint: did you mean `met`?\n",
        "error: list.jsonl:9: unknown language `eng`\nhint: did you mean `en`?\n",
        "error: list.jsonl:10: a tie and the reason `spam` contradict each other\n",
        "error: list.jsonl:11: `received` is neither a date nor a time\nhint: write it as 2026-01-26 or 2026-01-26T15:40:00Z\n",
        "error: list.jsonl:12:35: unknown reason `strangr`\nhint: did you mean `stranger`?\n",
        "error: list.jsonl:13: this is no JSON object\nhint: an invitation is one JSON object",
        "error: list.jsonl:14:26: expected value\nhint: a value is a text in double quotes, ",
        "error: list.jsonl:15:26: expected value\n",
        "error: list.jsonl:16:14: the object doesn't end on this line\nhint: give one object a line, as `jq -c .` ",
        "note: 14 could not be read, see above; the rest is complete\n",
    ] {
        assert!(run.stderr.contains(told), "{told}\n{}", run.stderr);
    }
    assert_eq!(reports(&run)[1]["received"], "2026-01-26");
    let quiet = home.decline(["triage", "--json", "-q", "list.jsonl"]);
    assert!(quiet.stderr.starts_with("error: list.jsonl:3") && !quiet.stderr.contains("note:"), "{quiet:?}");
}

#[test]
fn an_empty_pipe_is_told_from_an_input_without_invitations() {
    let run = Home::new().piped(" \n", ["triage", "-"]);
    let told = "note: nothing came through the pipe\nnote: there is no invitation to answer\n";
    assert!(run.stderr.starts_with(told), "{run:?}");
    assert_eq!(run.done(), "");
    let late = "\n".repeat(5000) + "{\"from\": \"Jane Doe\"}\n";
    assert_eq!(Home::new().piped(&late, ["triage", "--json", "-"]).done().lines().count(), 1);
}

#[test]
fn an_object_over_several_lines_is_one_error() {
    let cut = "{\"from\": \"Ana\", \"note\": \"Hi\n\"}\nnonsense\n";
    let told = Home::new().piped(cut, ["triage", "--json", "-"]).failed(1);
    for error in ["-:1:27: the object doesn't end on this line", "-:3: this is no JSON object"] {
        assert!(told.contains(&format!("error: {error}\nhint: ")), "{told}");
    }
    let home = Home::new();
    home.write(
        "list.jsonl",
        "{\n  \"from\": \"Ana Ruiz\",\n  \"note\": \"Hi\"\n}\n{\"from\": \"Bo Lind\", \"note\": \"We\nmet\"}\n{\"from\": \"Cy Roe\"}\n",
    );
    let run = json_of(&home, "list.jsonl");
    assert_eq!((run.status, names(&run)), (Some(1), vec!["Cy Roe".to_owned()]));
    let error = |place| {
        format!(
            "error: list.jsonl:{place}: the object doesn't end on this line\n\
             hint: give one object a line, as `jq -c .` writes them; a line break within a text is written \\n\n"
        )
    };
    assert!(run.stderr.starts_with(&(error("1:1") + &error("5:31"))), "{}", run.stderr);
}

#[test]
fn a_key_of_another_program_is_known() {
    let home = Home::new();
    for (key, own) in [("name", "from"), ("message", "note"), ("date", "received"), ("url", "profile_url")] {
        home.write("list.jsonl", format!("{{\"{key}\": \"x\"}}\n"));
        let told = json_of(&home, "list.jsonl").failed(1);
        assert!(told.contains(&format!("unknown key `{key}`\nhint: did you mean `{own}`?\n")), "{told}");
    }
}

#[test]
fn a_line_without_an_end_is_bad_and_not_held() {
    let home = Home::new();
    let long = format!("{{\"from\": \"{}\"}}\n{{\"from\": \"Bo Lind\"}}\n", "x".repeat(3 << 20));
    let run = home.piped(long, ["triage", "--json", "-"]);
    assert_eq!((run.status, names(&run)), (Some(1), vec!["Bo Lind".to_owned()]));
    assert!(run.stderr.starts_with("error: -:1: the line is longer than 1 MiB\n"), "{}", run.stderr);
}

#[test]
fn the_table_shows_what_wants_a_reply_first_and_what_is_usually_ignored_last() {
    let home = Home::new();
    home.write(
        "list.jsonl",
        "{\"from\": \"Max Kern\", \"note\": \"We do lead generation.\"}\n\
         {\"from\": \"\", \"note\": \"\"}\n\
         {\"from\": \"Jo\\u001b[31m Marsh\"}\n\
         {\"from\": \"王小明\", \"note\": \"I enjoyed your talk.\\nReally.\"}\n\
         {\"from\": \"Ana Ruiz\", \"ties\": [\"met\"]}\n",
    );
    let run = home.decline(["triage", "-q", "list.jsonl"]);
    assert_eq!(run.stderr, "");
    assert_eq!(
        run.done(),
        "NAME       VERDICT              NOTE OR HEADLINE\n\
         \n\
         Personal notes and ties (2)\n\
         王小明     stranger: door-open  “I enjoyed your talk. Really.”\n\
         Ana Ruiz   known: accept        Your policy accepts the tie `met`.\n\
         \n\
         The others (1)\n\
         Jo Marsh   stranger: door-open  Your policy answers strangers with `door-open`.\n\
         \n\
         Ignore suggested (2)\n\
         Max Kern   spam?: ignore        “We do lead generation.”\n\
         (no name)  stranger: door-open  Your policy answers strangers with `door-open`.\n\
         \n\
         Drafts: add --html worksheet.html or --json. Replies: door-open for 3 strangers, accept for 1 you know, \
         ignore for 1 as spam.\n\
         To answer without accepting, use Message beside the invitation.\n"
    );
}

#[test]
fn notes_in_another_language_than_their_reply_point_to_lang_auto() {
    let home = Home::new();
    let german = r#"{"from": "Uta Klein", "note": "Ich fand Ihren Vortrag über Parser in Gent sehr gut."}"#;
    let spanish = r#"{"from": "Ana Ruiz", "note": "Me encantó tu charla sobre compiladores en Gante."}"#;
    let swedish = r#"{"from": "Bo Lind", "note": "Jag tyckte mycket om ditt föredrag om kompilatorer."}"#;
    home.write("list.jsonl", [german, spanish, german, swedish].join("\n"));
    let notes = |arguments: &[&str]| -> Vec<String> {
        let run = home.decline(["triage", "list.jsonl"].iter().chain(arguments).copied());
        run.stderr.lines().filter(|line| line.contains("language")).map(str::to_owned).collect()
    };
    let note = "note: 3 notes answered in another language than theirs (2 in `de`, 1 in `es`): add --lang auto for theirs";
    assert_eq!(notes(&[]), [note]);
    assert_eq!(notes(&["--json"]), [note]);
    for lang in ["auto", "en"] {
        assert!(!notes(&["--lang", lang]).contains(&note.to_owned()), "{lang}");
    }
}

#[test]
fn flags_say_how_replies_are_drafted() {
    let home = Home::new();
    home.write(".config/decline/templates/sv/door-open.j2", "{{ greeting }} {{ vars.day }}");
    home.write("list.jsonl", "{\"from\": \"Ana Ruiz\"}\n{\"from\": \"Bo Lind\", \"lang\": \"sv\"}\n");
    let text = |arguments: &[&str]| -> Vec<String> {
        let start = ["triage", "--json", "list.jsonl", "-D", "day=fredag"];
        let run = home.decline(start.into_iter().chain(arguments.iter().copied()));
        reports(&run).iter().map(|report| report["text"].as_str().expect("a text").to_owned()).collect()
    };
    let own = text(&[]);
    assert!(own[0].starts_with("Hi Ana,\n\n") && own[1] == "Bo, fredag", "{own:?}");
    assert_eq!(text(&["--lang", "sv"]), ["Ana, fredag", "Bo, fredag"]);
    assert!(text(&["--short"])[0].starts_with("Hi Ana, "));
    let unknown = home.decline(["triage", "list.jsonl", "--lang", "eng"]).failed(2);
    assert!(unknown.starts_with("error: unknown language `eng`\n"), "{unknown}");
    assert!(home.decline(["triage"]).failed(2).contains("<INPUT>"));
}

#[test]
fn who_can_not_be_drafted_is_named_and_the_rest_goes_on() {
    let home = Home::new();
    home.write(".config/decline/templates/door-open.j2", "{{ greeting }} {{ topic }}");
    home.write(
        "list.jsonl",
        "{\"from\": \"Bo Lind\"}\n{\"from\": \"Ana Ruiz\", \"topic\": \"my talk\"}\n{\"from\": \"Jo Marsh\"}\n",
    );
    let run = json_of(&home, "list.jsonl");
    assert_eq!((run.status, names(&run)), (Some(1), vec!["Ana Ruiz".to_owned()]));
    let told = "error: no draft for Bo Lind and 1 more, left out: `topic` has no value here\n";
    assert_eq!(run.stderr.matches(told).count(), 1, "{}", run.stderr);
    assert!(!run.stderr.contains("nothing was written"), "{}", run.stderr);
    let table = home.decline(["triage", "list.jsonl"]);
    assert!(table.status == Some(1) && table.stdout.contains("Ana Ruiz"), "{table:?}");
    home.write("list.jsonl", "{\"from\": \"Bo Lind\"}\n");
    let none = home.decline(["triage", "list.jsonl"]).failed(1);
    assert!(
        none.contains("no draft for Bo Lind, left out:") && none.contains("nothing was written"),
        "{none}"
    );
}

#[test]
fn of_many_errors_of_a_kind_the_first_are_shown_and_the_rest_counted() {
    let home = Home::new();
    home.write("list.jsonl", "nonsense\n".repeat(1000) + "{\"from\": \"Ana Ruiz\"}\n{\"note\": \"x\"}\n");
    home.write("other.jsonl", "nonsense\n");
    let run = home.decline(["triage", "--json", "list.jsonl", "other.jsonl"]);
    assert_eq!((run.status, names(&run)), (Some(1), vec!["Ana Ruiz".to_owned()]));
    assert_eq!(run.stderr.matches("this is no JSON object").count(), 10, "{}", run.stderr);
    for told in [
        "error: list.jsonl:1002:13: the key `from` is missing\n",
        "error: and 991 more of this kind (json-syntax)\n",
        "note: 1002 could not be read",
    ] {
        assert!(run.stderr.contains(told), "{told}\n{}", run.stderr);
    }
}

#[test]
fn rules_that_can_not_match_for_want_of_a_fact_are_said() {
    let home = Home::new();
    let rule = "[[rule]]\nname = \"x\"\nwhen = { headline = [\"cto\"], min_mutuals = 5 }\nreply = \"why\"\n";
    home.write("policy.toml", rule);
    let told = |line: &str| {
        home.write("list.jsonl", format!("{{\"from\": \"Bo Lind\"}}\n{line}"));
        home.decline(["triage", "--json", "--policy", "policy.toml", "list.jsonl"]).stderr
    };
    let both = told("");
    let asks = "note: no invitation here says the headline or the number of mutual connections, so rules";
    assert!(both.contains(asks), "{both}");
    let one = told("{\"from\": \"Ana Ruiz\", \"headline\": \"CTO\"}\n");
    assert!(one.contains("no invitation here says the number of mutual connections, so"), "{one}");
    let none = told("{\"from\": \"Ana Ruiz\", \"headline\": \"CTO\", \"mutuals\": 0}\n");
    assert!(!none.contains("no invitation here"), "{none}");
}

#[test]
fn whoever_stops_reading_has_had_enough() {
    let home = Home::new();
    let lines = "{\"from\": \"Ana Ruiz\"}\n".repeat(20_000);
    for (bad, status) in [("", 0), ("no JSON\n", 1)] {
        home.write("list.jsonl", format!("{bad}{lines}"));
        let run = home
            .shell("(decline triage --json -q list.jsonl; echo \"status $?\" >&2) | head -n 1 | cut -c 1-8");
        assert_eq!(run.stdout, "{\"from\":\n");
        assert!(run.stderr.ends_with(&format!("status {status}\n")), "{}", run.stderr);
    }
}

#[test]
fn an_export_is_its_incoming_invitations_less_the_connections() {
    let home = Home::new();
    export(&home, "export");
    let run = json_of(&home, "export");
    assert_eq!(run.status, Some(0), "{run:?}");
    let reports = reports(&run);
    assert_eq!(names(&run), ["Ana Ruiz"]);
    assert_eq!(reports[0]["received"], "2026-01-26T15:40:00Z");
    assert_eq!(reports[0]["from"]["profile_url"], format!("{ADDRESS}/ana-ruiz"));
    assert_eq!(reports[0]["source"], json!({ "file": "export/Invitations.csv", "line": 3 }));
    assert_eq!(
        run.stderr,
        "note: export/Invitations.csv: 3 invitations came, 2 from people who are connections by now; 1 left, \
         which may be pending, long ignored, or from connections since removed; 1 connection without a name, \
         whose invitations can't be told\n\
         note: export: without messages.csv, earlier conversations can't be told\n\
         note: no policy file found, using the built-in one; `decline policy init` writes one for you to change\n"
    );
}

#[test]
fn connections_are_known_by_address_and_by_name_where_there_is_none() {
    let connections = |header: &str, row: &str| format!("First Name,Last Name,{header}\n{row}\n");
    let [old, new] =
        ["Email Address,Company,Position,Connected On", "URL,Email Address,Company,Position,Connected On"];
    let plain =
        "From,To,Sent At,Message,Direction\nAna  Ruiz ,Sam,\"1/2/18, 9:00 AM\",,INCOMING\n".to_owned();
    let urn = "From,To,Sent At,Message,Direction,inviterProfileUrn,inviteeProfileUrn\n\
               Ana Ruiz,Sam,\"1/2/23, 9:00 AM\",,INCOMING,urn:li:member:1,urn:li:member:2\n"
        .to_owned();
    let addressed = |slug: &str| {
        format!(
            "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n\
             Ana Ruiz,Sam,\"1/2/26, 9:00 AM\",,INCOMING,{ADDRESS}{slug},{ADDRESS}/sam\n"
        )
    };
    let row = |slug: &str| format!("Ana,Ruiz,{ADDRESS}{slug},,,,02 Jan 2026");
    for (era, invitations, connections, left) in [
        ("2018", plain.clone(), connections(old, "ana,RUIZ,,,,\"1/3/18, 9:08 AM\""), 0),
        ("2018, another", plain.clone(), connections(old, "Ana,Ruiz Vidal,,,,\"1/3/18, 9:08 AM\""), 1),
        ("mid-2023", urn, connections(new, &row("/ana-ruiz")), 0),
        ("late 2023, no slugs", addressed(""), connections(new, &row("/ana-ruiz")), 0),
        ("2026", addressed("/Ana-Ruiz"), connections(new, &row("/ana-ruiz")), 0),
        ("2026, the same name", addressed("/ana-ruiz-2"), connections(new, &row("/ana-ruiz")), 1),
        ("no addresses", addressed("/ana-ruiz"), connections(new, "Ana,Ruiz,,,,,02 Jan 2026"), 0),
        ("an emoji", addressed("/🎯-ana"), connections(new, &row("/%F0%9F%8E%AF-ana")), 0),
        ("hidden", addressed("/ana-ruiz"), connections(new, ",,,,,,02 Jan 2026"), 1),
    ] {
        let home = Home::new();
        home.write("export/invitations.csv", invitations);
        home.write("export/Connections.csv", connections);
        let run = json_of(&home, "export");
        assert_eq!((run.status, names(&run).len()), (Some(0), left), "{era}: {run:?}");
        let by_name = run.stderr.contains("known as connections by name alone, which others may share");
        assert_eq!(
            by_name,
            ["2018", "mid-2023", "late 2023, no slugs", "no addresses"].contains(&era),
            "{era}"
        );
    }
}

#[test]
fn spreadsheets_and_old_exports_are_read_whatever_they_are_saved_as() {
    let rows = [
        ["From", "To", "Sent At", "Message", "Direction"],
        ["Jürgen Müller", "Sam Rivera", "1/26/26, 7:40 AM", "Grüße, \"Sam\"", "INCOMING"],
    ];
    let saved = |separator: &str, end: &str| -> String {
        let quoted = |cell: &&str| format!("\"{}\"", cell.replace('"', "\"\""));
        rows.map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(separator) + end).concat()
    };
    let utf16: Vec<u8> =
        format!("\u{feff}{}", saved("\t", "\r\n")).encode_utf16().flat_map(u16::to_le_bytes).collect();
    let windows: Vec<u8> =
        saved(";", "\r\n").chars().map(|c| u8::try_from(u32::from(c)).expect("Latin")).collect();
    for (saved_as, bytes, warned) in [
        ("UTF-8", saved(",", "\n").into_bytes(), ""),
        ("with a mark", format!("\u{feff}{}", saved(",", "\r\n")).into_bytes(), ""),
        ("semicolons", saved(";", "\r\n").into_bytes(), ""),
        ("UTF-16LE", utf16, ""),
        ("blank rows", format!("{}{},,,,\n{},,,,", "sep=,\n", saved(",", "\n"), "").into_bytes(), ""),
        ("Windows-1252", windows, "this isn't UTF-8 text, and is read as Windows-1252"),
        (
            "other dates",
            saved(",", "\n").replace("1/26/26, 7:40 AM", "26/01/2026 07:40").into_bytes(),
            "the day before the month",
        ),
    ] {
        let home = Home::new();
        home.write("Invitations.csv", bytes);
        let run = json_of(&home, "Invitations.csv");
        let reports = reports(&run);
        assert_eq!((run.status, reports.len()), (Some(0), 1), "{saved_as}: {run:?}");
        assert_eq!(reports[0]["from"]["name"], "Jürgen Müller", "{saved_as}");
        assert_eq!(reports[0]["received"], "2026-01-26T15:40:00Z", "{saved_as}");
        assert!(run.stderr.contains(warned), "{saved_as}: {}", run.stderr);
        let alone = "warning: Invitations.csv: 1 invitation came; which of them you have accepted can't be told \
                     without Connections.csv\n";
        assert!(run.stderr.contains(alone), "{saved_as}: {}", run.stderr);
    }
}

#[test]
fn what_is_missing_from_an_export_is_said() {
    let home = Home::new();
    home.write("Invitations.csv", "From,Direction\nAna Ruiz,INCOMING\n");
    let run = json_of(&home, "Invitations.csv");
    assert_eq!((run.status, names(&run).len()), (Some(0), 1));
    assert_eq!((reports(&run)[0].get("received"), reports(&run)[0].get("personalised")), (None, None));
    for column in ["Sent At", "Message"] {
        let told = format!(
            "warning: Invitations.csv: the column `{column}` is missing, and what it tells isn't known\n"
        );
        assert!(run.stderr.contains(&told), "{}", run.stderr);
    }
    home.write(
        "dates/Invitations.csv",
        "From,Direction,Sent At\nAna,INCOMING,soon\nBo,INCOMING,later\nCy,INCOMING,\n",
    );
    let run = json_of(&home, "dates/Invitations.csv");
    let told = "warning: dates/Invitations.csv:2: 2 dates can't be read, the first is `soon`; those invitations have none\n";
    assert!(run.status == Some(0) && run.stderr.contains(told), "{}", run.stderr);
    export(&home, "partial");
    std::fs::remove_file(home.path().join("partial/Invitations.csv")).expect("a file");
    let error = json_of(&home, "partial").failed(1);
    assert!(error.starts_with("error: 'partial' has no Invitations.csv\nhint: ask LinkedIn"), "{error}");
}

#[test]
fn a_bad_row_is_named_and_the_rest_goes_on() {
    let home = Home::new();
    export(&home, "export");
    let file = home.path().join("export/Invitations.csv");
    let whole = std::fs::read_to_string(&file).expect("rows");
    let bad = format!(
        "{whole}Bo Lind,Sam\nCy,Sam,,x,SIDEWAYS,,\nDee, Sam,,a,b,INCOMING,,x\n\"Eve\n{}\",Sam,,,INCOMING,{ADDRESS}/eve,\n\
         Finn Holm,Sam,,,INCOMING,{ADDRESS}/finn,\nGus,Sam,,\"cut off",
        "x".repeat(2 << 20)
    );
    std::fs::write(&file, bad).expect("rows");
    let connections = home.path().join("export/Connections.csv");
    let rows = std::fs::read_to_string(&connections).expect("rows") + "Jane\n";
    std::fs::write(&connections, rows).expect("rows");
    let run = json_of(&home, "export");
    assert_eq!((run.status, names(&run)), (Some(1), vec!["Ana Ruiz".to_owned(), "Finn Holm".to_owned()]));
    for told in [
        "export/Invitations.csv:7: 2 cells where the header has 7; the row is left out\n",
        "export/Invitations.csv:8: the direction is `SIDEWAYS`, neither INCOMING nor OUTGOING; the row is left out\n",
        "export/Invitations.csv:9: 8 cells where the header has 7; the row is left out\n",
        "export/Invitations.csv:10: the row is longer than any of LinkedIn's; the row is left out\n",
        "export/Invitations.csv:13: the file is cut off within this row; the row is left out\n",
        "export/Connections.csv:8: 1 cell where the header has 7; the row is left out\n",
    ] {
        assert!(run.stderr.contains(&format!("error: {told}")), "{told}\n{}", run.stderr);
    }
}

#[test]
fn of_many_bad_rows_the_first_are_told_and_the_rest_counted() {
    let home = Home::new();
    let good = "Ana Ruiz,Sam,,,INCOMING\n";
    let rows = format!("From,To,Sent At,Message,Direction\n{}{good}", "x,y\n".repeat(200_000));
    home.write("Invitations.csv", &rows);
    let run = json_of(&home, "Invitations.csv");
    assert_eq!((run.status, names(&run)), (Some(1), vec!["Ana Ruiz".to_owned()]));
    assert_eq!(run.stderr.matches("the row is left out").count(), 10, "{}", run.stderr);
    for told in ["error: and 199990 more of this kind (bad-row)\n", "note: 200000 could not be read"] {
        assert!(run.stderr.contains(told), "{told}\n{}", run.stderr);
    }
}

#[test]
fn who_invited_many_times_takes_no_longer_than_many_who_did_once() {
    let home = Home::new();
    let header = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n";
    let row = |note: usize| {
        format!("Ana Ruiz,Sam,\"1/26/26, 7:40 AM\",Hello {note},INCOMING,{ADDRESS}/ana-ruiz,{ADDRESS}/sam\n")
    };
    let rows: String = (0..4000).map(row).collect();
    home.write("export/Invitations.csv", format!("{header}{rows}"));
    let message = |note: usize| format!("{note},Ana Ruiz,{ADDRESS}/ana-ruiz,Sam,Hello {note}\n");
    let messages: String = (0..4000).map(message).collect();
    let messages = format!("CONVERSATION ID,FROM,SENDER PROFILE URL,TO,CONTENT\n{messages}");
    home.write("export/messages.csv", messages);
    let started = std::time::Instant::now();
    assert_eq!(names(&json_of(&home, "export")), ["Ana Ruiz"]);
    assert!(started.elapsed().as_secs() < 10, "{:?}", started.elapsed());
}

#[test]
fn a_stray_quotation_mark_hides_no_row_in_silence() {
    let home = Home::new();
    let header = "From,To,Sent At,Message,Direction\n";
    let rows = "Ana,Sam,,\"x,INCOMING\nBo,Sam,,,INCOMING\nCy,Sam,,y\",INCOMING\nDee,Sam,,,INCOMING\n";
    home.write("Invitations.csv", format!("{header}{rows}"));
    let run = json_of(&home, "Invitations.csv");
    assert_eq!((run.status, names(&run)), (Some(0), vec!["Ana".to_owned(), "Dee".to_owned()]));
    let told = "warning: Invitations.csv:2: this row runs to line 4, as LinkedIn's never do; a stray quotation mark may hide rows in it\n";
    assert!(run.stderr.contains(told), "{}", run.stderr);
    home.write(
        "Invitations.csv",
        format!("{header}Ana,Sam,,,INCOMING\nBo,Sam,,\"x,INCOMING\nCy,Sam,,,INCOMING\n"),
    );
    let run = json_of(&home, "Invitations.csv");
    assert_eq!((run.status, names(&run)), (Some(1), vec!["Ana".to_owned()]));
    let told = "error: Invitations.csv:3: a quotation mark isn't closed, and takes in all lines to the end of the file; the row is left out\n";
    assert!(run.stderr.contains(told), "{}", run.stderr);
}

#[test]
fn the_order_of_day_and_month_is_told_by_all_rows() {
    let home = Home::new();
    let rows =
        "From,To,Sent At,Direction\nAna,Sam,03/02/2026 07:40,INCOMING\nSam,Bo,26/01/2026 07:40,OUTGOING\n";
    home.write("Invitations.csv", rows);
    let run = json_of(&home, "Invitations.csv");
    assert_eq!(reports(&run)[0]["received"], "2026-02-03T15:40:00Z", "{run:?}");
    home.write("Invitations.csv", rows.replace("26/01", "05/01") + "Cy,Sam,2 févr. 2026,INCOMING\n");
    let run = json_of(&home, "Invitations.csv");
    let received: Vec<Value> = reports(&run).iter().map(|report| report["received"].clone()).collect();
    assert_eq!(received, [Value::Null, json!("2026-02-02")], "{run:?}");
    let told = "warning: Invitations.csv:2: 1 date can't be read, the first is `03/02/2026 07:40`: no row tells whether \
                the day or the month comes first; those invitations have none\nhint: give the file as LinkedIn wrote it";
    assert_eq!(run.stderr.matches(told).count(), 1, "{}", run.stderr);
}

/// Messages of 2026, each with its sender, recipients, their addresses and its text.
fn messages(rows: &[[&str; 5]]) -> String {
    let mut table = "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,CONTENT,FOLDER,IS MESSAGE DRAFT\n".to_owned();
    for [from, sender, to, recipients, content] in rows {
        let address = |slug: &str| if slug.is_empty() { String::new() } else { format!("{ADDRESS}/{slug}") };
        let recipients: Vec<String> = recipients.split(',').map(address).collect();
        let draft = if content.starts_with("DRAFT") { "Yes" } else { "No" };
        table += &format!(
            "2-x==,{from},{},\"{to}\",\"{}\",2026-01-27 19:53:08 UTC,\"{content}\",INBOX,{draft}\n",
            address(sender),
            recipients.join(",")
        );
    }
    table
}

#[test]
fn a_conversation_is_a_message_each_way_without_the_note_that_comes_again() {
    const SAM: [&str; 2] = ["Sam Rivera", "sam-rivera"];
    let they = |text: &'static str| ["Ana Ruiz", "ana-ruiz", SAM[0], SAM[1], text];
    let owner = |text: &'static str| [SAM[0], SAM[1], "Ana Ruiz", "ana-ruiz", text];
    let sponsored = "<p class=\"\"spinmail-quill-editor__spin-break\"\">Hi</p>";
    for (what, rows, known) in [
        ("one each way", vec![they("How are you?"), owner("Fine.")], true),
        ("they alone", vec![they("How are you?"), they("Hello?")], false),
        ("the user alone", vec![owner("Hello?")], false),
        ("the note again", vec![they("Hi\nSam "), owner("Fine.")], false),
        ("the note and more", vec![they("Hi Sam"), owner("Fine."), they("Good.")], true),
        ("an empty message", vec![they(" "), owner("Fine.")], false),
        ("a draft", vec![they("How are you?"), owner("DRAFT Fine.")], false),
        ("sponsored mail", vec![they(sponsored), owner("Fine.")], false),
        ("without a sender", vec![["Ana Ruiz", "", SAM[0], SAM[1], "Buy!"], owner("Fine.")], false),
        ("another Ana", vec![["Ana Ruiz", "ana-ruiz-2", SAM[0], SAM[1], "Hey"], owner("Fine.")], false),
        (
            "in a group",
            vec![they("Hey"), [SAM[0], SAM[1], "Jane Roe, PMP, Ana Ruiz", "jane-roe,ana-ruiz", "All well?"]],
            true,
        ),
    ] {
        let home = Home::new();
        export(&home, "export");
        home.write("export/messages.csv", messages(&rows));
        let run = json_of(&home, "export");
        let expected = if known { json!(["conversation"]) } else { json!([]) };
        assert_eq!(reports(&run)[0]["ties"], expected, "{what}: {run:?}");
    }
}

#[test]
fn without_addresses_a_conversation_is_known_by_the_names() {
    for (from, to, known) in [
        ("\"Jane Roe, PMP\"", "\"Bo Lind, Jane Roe, PMP, Cy\"", true),
        ("jane  roe, PMP", "\"Jane Roe, PMP\"", false),
        ("\"Jane Roe, PMP\"", "Jane Roe", false),
        ("Jane Roe", "\"Jane Roe, PMP\"", false),
    ] {
        let home = Home::new();
        home.write(
            "export/Invitations.csv",
            "From,To,Sent At,Message,Direction\n\"Jane Roe, PMP\",Sam,\"1/2/18, 9:00 AM\",,INCOMING\nSam,Sam,,,INCOMING\n",
        );
        home.write("export/Connections.csv", "First Name,Last Name\n");
        let header = "From,To,Date,Subject,Content,Direction,Folder";
        let messages = format!(
            "{header}\n{from},Sam,,,Hello,INCOMING,INBOX\nSam,{to},,,Hello,OUTGOING,SENT\nSam,Sam,,,Me,,\n"
        );
        home.write("export/Messages.csv", messages);
        let run = json_of(&home, "export");
        let ties: Vec<Value> = reports(&run).iter().map(|report| report["ties"].clone()).collect();
        // Nobody can be told from the user by the user's own name.
        let jane = if known { json!(["conversation"]) } else { json!([]) };
        assert_eq!(ties, [jane, json!([])], "{from} {to}: {run:?}");
    }
}

#[test]
fn contacts_and_earlier_invitations_are_facts_for_the_rules() {
    let home = Home::new();
    home.write(
        "policy.toml",
        "[[rule]]\nname = \"contact\"\nwhen = { in_contacts = true }\nreply = \"remind\"\n\
         [[rule]]\nname = \"again\"\nwhen = { invited_before = true }\nreply = \"ignore\"\n\
         [[rule]]\nname = \"stranger to the contacts\"\nwhen = { in_contacts = false, min_days_ago = 30 }\nreply = \"why\"\n",
    );
    home.write(
        "export/Invitations.csv",
        "From,To,Sent At,Message,Direction\nAna Ruiz,Sam,\"1/3/18, 9:00 AM\",,INCOMING\nBo Lind,Sam,\"1/2/18, 9:00 AM\",,INCOMING\n\
         Bo Lind,Sam,\"1/1/18, 9:00 AM\",,INCOMING\n",
    );
    home.write("export/Connections.csv", "First Name,Last Name\n");
    let replies = || -> Vec<String> {
        let run = home.decline(["triage", "--json", "--policy", "policy.toml", "export"]);
        reports(&run).iter().map(|report| report["reply"].as_str().expect("a reply").to_owned()).collect()
    };
    assert_eq!(replies(), ["door-open", "ignore"]);
    home.write("export/Imported Contacts.csv", "First Name,Last Name,Companies\nANA,Ruiz,\n,,Acme\n");
    assert_eq!(replies(), ["remind", "ignore"]);
    std::fs::rename(home.path().join("export/Imported Contacts.csv"), home.path().join("x")).expect("a file");
    home.write("export/Contacts.csv", "Source,FirstName,LastName,FullName\nX,,,Bo Lind\n");
    assert_eq!(replies(), ["why", "remind"]);
}

/// A zip of these files, streamed as LinkedIn's are: sizes stand behind the data and in the directory alone.
fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new_stream(Vec::new());
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a file");
        zip.write_all(bytes).expect("bytes");
    }
    zip.finish().expect("a zip").into_inner()
}

/// A zipped export.
fn zipped_export(home: &Home, folder: &str) -> Vec<u8> {
    export(home, "unpacked");
    let read = |name: &str| std::fs::read(home.path().join("unpacked").join(name)).expect(name);
    let (invitations, connections) = (read("Invitations.csv"), read("Connections.csv"));
    zipped(&[
        (&format!("{folder}Jobs/Saved Jobs.csv"), b"Saved Date\n"),
        (&format!("{folder}Invitations.csv"), &invitations),
        (&format!("{folder}Connections.csv"), &connections),
    ])
}

#[test]
fn a_zip_is_read_as_its_folder_is() {
    let home = Home::new();
    home.write("Basic_LinkedInDataExport_01-27-2026.zip", zipped_export(&home, ""));
    home.write("again", zipped_export(&home, "Basic_LinkedInDataExport/"));
    let run = json_of(&home, "Basic_LinkedInDataExport_01-27-2026.zip");
    assert_eq!((run.status, names(&run)), (Some(0), vec!["Ana Ruiz".to_owned()]), "{run:?}");
    let file = "Basic_LinkedInDataExport_01-27-2026.zip/Invitations.csv";
    assert_eq!(reports(&run)[0]["source"], json!({ "file": file, "line": 3 }));
    export(&home, "deep/unpacked");
    let outer = json_of(&home, "deep");
    assert_eq!(reports(&outer)[0]["source"]["file"], "deep/unpacked/Invitations.csv", "{outer:?}");
    let both = home.decline(["triage", "--json", "again", "unpacked"]);
    assert_eq!(names(&both), ["Ana Ruiz"], "an invitation of two inputs is read once: {both:?}");
    assert_eq!(reports(&both)[0]["source"]["file"], "again/Basic_LinkedInDataExport/Invitations.csv");
}

#[test]
fn a_bad_zip_is_one_error_and_never_a_file() {
    let home = Home::new();
    let whole = zipped_export(&home, "");
    home.write("cut.zip", &whole[..whole.len() - 40]);
    home.write("page.zip", "<html>Please sign in</html>");
    home.write("photos.zip", zipped(&[("cat.jpg", b"x")]));
    let mut broken = whole.clone();
    let data = 30 + "Jobs/Saved Jobs.csv".len() + 40;
    broken[data..data + 60].fill(0xaa);
    home.write("broken.zip", broken);
    // The flag in every header says that it is encrypted.
    let mut locked = whole.clone();
    for at in 0..locked.len() - 4 {
        match &locked[at..at + 4] {
            b"PK\x03\x04" => locked[at + 6] |= 1,
            b"PK\x01\x02" => locked[at + 8] |= 1,
            _ => {}
        }
    }
    home.write("locked.zip", locked);
    // What the directory says of the invitations: their checksum is at 16, their size at 24, their place at 42.
    let entry = whole.windows(15).rposition(|name| name == b"Invitations.csv").expect("an entry") - 46;
    for (file, at, number) in [
        ("checksum.zip", 16, 1),
        ("longer.zip", 24, 10),
        ("bomb.zip", 24, 0xf000_0000_u32),
        ("overlap.zip", 42, 0),
    ] {
        let mut wrong = whole.clone();
        wrong[entry + at..entry + at + 4].copy_from_slice(&number.to_le_bytes());
        home.write(file, wrong);
    }
    home.write("list.zip", renamed(whole, &[("PK\u{1}\u{2}", "PK\u{1}\u{3}")]));
    for (file, told) in [
        (
            "cut.zip",
            "error: 'cut.zip' is cut off, or no zip: the list of its files is missing\nhint: download it again\n",
        ),
        ("page.zip", "error: 'page.zip' is cut off, or no zip: "),
        ("photos.zip", "error: the zip 'photos.zip' holds neither an export nor mail\n"),
        ("broken.zip", "error: can't read 'broken.zip/Invitations.csv' to its end: "),
        ("checksum.zip", "error: can't read 'checksum.zip/Invitations.csv' to its end: Invalid checksum"),
        (
            "longer.zip",
            "error: can't read 'longer.zip/Invitations.csv' to its end: Invalid size: expected 10,",
        ),
        (
            "overlap.zip",
            "error: in 'overlap.zip', files overlap, as in no honest zip\nhint: don't trust this zip",
        ),
        ("list.zip", "error: 'list.zip' is damaged: the list of its files doesn't fit its content\n"),
        ("locked.zip", "error: 'locked.zip/Invitations.csv' is encrypted\nhint: unpack it with its password"),
        (
            "bomb.zip",
            "error: 'bomb.zip/Invitations.csv' unpacks to more than 512 MiB, which no export does\n",
        ),
    ] {
        let run = json_of(&home, file);
        assert_eq!(run.status, Some(1), "{file}: {run:?}");
        assert!(run.stderr.contains(told), "{file}: {}", run.stderr);
    }
}

#[test]
fn of_two_files_with_one_name_the_last_in_a_zip_is_read() {
    let home = Home::new();
    let [old, new] = ["Bo Lind", "Ana Ruiz"].map(|name| format!("From,Direction\n{name},INCOMING\n"));
    let twice = zipped(&[("Invitations.csv", old.as_bytes()), ("invitations.csv", new.as_bytes())]);
    home.write("twice.zip", renamed(twice, &[("invitations.csv", "Invitations.csv")]));
    let run = json_of(&home, "twice.zip");
    assert_eq!((run.status, names(&run)), (Some(0), vec!["Ana Ruiz".to_owned()]), "{run:?}");
}

/// Renames the files of a zip, each to a name of the same length, as no writer does.
fn renamed(mut zip: Vec<u8>, names: &[(&str, &str)]) -> Vec<u8> {
    for (before, after) in names {
        for at in 0..zip.len() - before.len() {
            if zip[at..].starts_with(before.as_bytes()) {
                zip[at..at + before.len()].copy_from_slice(after.as_bytes());
            }
        }
    }
    zip
}

#[test]
fn a_zip_may_separate_folders_by_backslashes() {
    let home = Home::new();
    let folder = "Basic_LinkedInDataExport";
    let files = ["Invitations.csv", "Connections.csv"]
        .map(|name| (format!("{folder}/{name}"), format!("{folder}\\{name}")));
    let files = files.each_ref().map(|(slash, backslash)| (slash.as_str(), backslash.as_str()));
    home.write("windows.zip", renamed(zipped_export(&home, &format!("{folder}/")), &files));
    let run = json_of(&home, "windows.zip");
    assert_eq!((run.status, names(&run)), (Some(0), vec!["Ana Ruiz".to_owned()]), "{run:?}");
    let file = format!("windows.zip/{folder}/Invitations.csv");
    assert_eq!(reports(&run)[0]["source"]["file"], file.as_str());
}

#[test]
fn a_name_that_leads_out_of_a_zip_is_left_out_and_said() {
    let home = Home::new();
    let rows = b"From,Direction\nMallory,INCOMING\n";
    let mine = b"From,Direction\nAna Ruiz,INCOMING\n";
    let outside = ["../../Invitations.csv", "/tmp/Connections.csv", "..\\messages.csv", "C:\\Contacts.csv"];
    let mut files: Vec<(&str, &[u8])> = outside.iter().map(|name| (*name, rows.as_slice())).collect();
    files.push(("Invitations.csv", mine));
    // The writer tidies names; what it wrote is named anew, at the same length.
    let plain: Vec<String> = (0..4).map(|number| format!("{number}").repeat(outside[number].len())).collect();
    files.iter_mut().zip(&plain).for_each(|(file, plain)| file.0 = plain);
    let names_of_files: Vec<_> = plain.iter().map(String::as_str).zip(outside).collect();
    home.write("deep/er/odd.zip", renamed(zipped(&files), &names_of_files));
    let run = json_of(&home, "deep/er/odd.zip");
    assert_eq!((run.status, names(&run)), (Some(0), vec!["Ana Ruiz".to_owned()]), "{run:?}");
    for name in outside {
        let told = format!("warning: deep/er/odd.zip: `{name}` leads out of the zip, and is left out\n");
        assert!(run.stderr.contains(&told), "{name}: {}", run.stderr);
    }
    assert!(!home.path().join("Invitations.csv").exists());
    home.write("only.zip", renamed(zipped(&[("00Invitations.csv", rows)]), &[("00I", "C:I")]));
    let told = json_of(&home, "only.zip").failed(1);
    let expected = "warning: only.zip: `C:Invitations.csv` leads out of the zip, and is left out\n\
                    error: the zip 'only.zip' holds neither an export nor mail\n";
    assert!(told.starts_with(expected), "{told}");
}

fn mail(from: &str, subject: &str, body: &str) -> String {
    format!(
        "From: {from}\r\nSubject: {subject}\r\nTo: Sam Rivera <sam@example.org>\r\n\
         Date: Mon, 26 Jan 2026 15:40:00 +0000 (UTC)\r\nMIME-Version: 1.0\r\n\
         Content-Type: text/plain;charset=UTF-8\r\n\r\n{body}"
    )
}

#[test]
fn mail_is_read_from_files_and_folders_and_what_is_none_is_counted() {
    let home = Home::new();
    let body =
        "Hi Sam,\r\n\r\nI enjoyed your talk.\r\n\r\nAna Ruiz\r\nBaker\r\n\r\nView profile: https://x\r\n";
    let from = "Ana Ruiz <invitations@linkedin.com>";
    home.write("mail/b.eml", mail(from, "Sam, please add me to your LinkedIn network", body));
    home.write("mail/a/z.EML", mail("LinkedIn <invitations@linkedin.com>", "Bo Lind wants to connect", ""));
    home.write("mail/c.eml", mail(from, "Ana accepted your invitation, explore their network", "Hi"));
    home.write("mail/d.eml", mail("Jo <jo@example.org>", "Lunch?", "Hi"));
    home.write("mail/e.eml", mail("LinkedIn <invitations@linkedin.com>", "I want to connect", ""));
    home.write("mail/notes.txt", "nothing");
    let run = json_of(&home, "mail");
    assert_eq!(
        (run.status, names(&run)),
        (Some(1), vec!["Bo Lind".to_owned(), "Ana Ruiz".to_owned()]),
        "{run:?}"
    );
    let ana = &reports(&run)[1];
    assert_eq!(ana["from"]["headline"], "Baker");
    assert_eq!((&ana["personalised"], &ana["received"]), (&json!(true), &json!("2026-01-26T15:40:00Z")));
    assert_eq!(ana["source"], json!({ "file": "mail/b.eml" }));
    for told in [
        "note: mail/c.eml: passed over: it tells that somebody accepted an invitation of yours\n",
        "note: mail/d.eml: passed over: it doesn't look like LinkedIn's invitation mail\n",
        "error: mail/e.eml: the mail doesn't say who invites\n",
        "note: 2 mails skipped as no invitation: 1 acceptance, 1 of another kind\n",
    ] {
        assert!(run.stderr.contains(told), "{told}\n{}", run.stderr);
    }
    let table = home.decline(["triage", "mail"]).stderr;
    assert!(table.contains("note: 2 mails skipped") && !table.contains("passed over"), "{table}");
    let one = home.decline(["triage", "--json", "mail/c.eml", "mail/b.eml"]);
    assert_eq!((one.status, names(&one)), (Some(0), vec!["Ana Ruiz".to_owned()]), "{one:?}");
}

#[test]
fn a_reminder_is_passed_over_if_another_mail_brings_the_invitation() {
    let home = Home::new();
    let invites = |name: &str| mail(&format!("{name} <invitations@linkedin.com>"), "I want to connect", "");
    let reminds = |subject: &str| mail("LinkedIn <messages-noreply@linkedin.com>", subject, "");
    home.write("mail/1.eml", reminds("Ana Ruiz's invitation is waiting for your response"));
    home.write("mail/2.eml", reminds("Reminder: Bo Lind invited you to connect"));
    home.write("mail/3.eml", invites("Ana Ruiz"));
    home.write("mail/4.eml", reminds("Fwd: Reminder: Ana Ruiz invited you to connect"));
    home.write("mail/5.eml", reminds("Bo Lind is waiting for your response"));
    home.write("mail/6.eml", invites("Ana Ruiz"));
    let files = ["mail/1.eml", "mail/2.eml", "mail/3.eml", "mail/4.eml", "mail/5.eml", "mail/6.eml"];
    for inputs in [vec!["mail"], files.to_vec()] {
        let run = home.decline(["triage", "--json"].into_iter().chain(inputs));
        assert_eq!((run.status, names(&run)), (Some(0), ["Ana Ruiz", "Bo Lind"].map(str::to_owned).into()));
        assert!(run.stderr.contains("note: 3 mails skipped as no invitation: 3 reminders\n"), "{run:?}");
    }
}

#[test]
fn a_reminder_of_somebody_in_an_export_is_passed_over_too() {
    let home = Home::new();
    export(&home, "export");
    home.write("r.eml", mail("LinkedIn <x@linkedin.com>", "Reminder: ANA RUIZ invited you to connect", ""));
    for inputs in [["export", "r.eml"], ["r.eml", "export"]] {
        let run = home.decline(["triage", "--json"].into_iter().chain(inputs));
        assert_eq!((run.status, names(&run)), (Some(0), vec!["Ana Ruiz".to_owned()]), "{run:?}");
    }
}

#[test]
fn of_many_mails_of_a_kind_that_are_passed_over_the_first_are_named() {
    let home = Home::new();
    let lunch = format!("From x Mon Jan 26\n{}\n", mail("Jo <jo@example.org>", "Lunch?", "Hi"));
    let anonymous = mail("LinkedIn <invitations@linkedin.com>", "I want to connect", "");
    let reminds = mail("LinkedIn <x@linkedin.com>", "Reminder: Bo Lind invited you to connect", "");
    let others = format!("From x\n{anonymous}\nFrom x\n{reminds}\nFrom x\n{reminds}\n");
    home.write("a.mbox", lunch.repeat(8) + &others);
    home.write("b.mbox", lunch.repeat(8));
    let run = home.decline(["triage", "--json", "a.mbox", "b.mbox"]);
    assert_eq!((run.status, names(&run)), (Some(1), vec!["Bo Lind".to_owned()]), "{run:?}");
    assert_eq!(run.stderr.matches("passed over: it doesn't look like").count(), 10, "{}", run.stderr);
    for told in [
        "note: a.mbox: mail 8 is passed over: it doesn't look like",
        "error: a.mbox: mail 9 doesn't say who invites\n",
        "note: a.mbox: mail 11 is passed over: it reminds of an invitation that another mail brings\n",
        "note: b.mbox: mail 2 is passed over: ",
        "note: 17 mails skipped as no invitation: 1 reminder, 16 of another kind\n",
    ] {
        assert!(run.stderr.contains(told), "{told}\n{}", run.stderr);
    }
    assert!(!run.stderr.contains("b.mbox: mail 3"), "{}", run.stderr);
}

#[test]
fn an_mbox_is_read_mail_by_mail() {
    let home = Home::new();
    let mails = ["Ana Ruiz", "Bo Lind"].map(|name| {
        let mail =
            mail(&format!("{name} <invitations@linkedin.com>"), "I want to connect", "Hi\n\n>From me\n");
        format!("From x@linkedin.com Mon Jan 26 15:40:00 2026\n{mail}\n")
    });
    let other = mail("Jo <jo@example.org>", "Lunch?", "Hi\n");
    let mbox = format!("{}From jo@example.org Mon Jan 26 15:41:00 2026\n{other}", mails.concat());
    for (file, mark) in [("inbox.mbox", ""), ("inbox", ""), ("saved.eml", ""), ("marked", "\u{feff}")] {
        home.write(file, format!("{mark}{mbox}"));
        let run = json_of(&home, file);
        assert_eq!((run.status, names(&run)), (Some(0), vec!["Ana Ruiz".to_owned(), "Bo Lind".to_owned()]));
        assert_eq!(reports(&run)[1]["source"], json!({ "file": file }));
        assert!(run.stderr.contains("note: 1 mail skipped as no invitation: 1 of another kind\n"));
    }
}

#[test]
fn a_zip_of_mail_is_read_as_its_folder_is() {
    let home = Home::new();
    let from = |name: &str| mail(&format!("{name} <invitations@linkedin.com>"), "I want to connect", "Hi");
    let lunch = format!("From x Mon\n{}\n", mail("Jo <jo@example.org>", "Lunch?", &"x".repeat(100_000)));
    let mbox = format!("{0}From x Mon\n{1}\n{0}From x Mon\n{2}\n", lunch, from("Ana Ruiz"), from("Bo Lind"));
    let inbox = "Takeout/Mail/All mail Including Spam and Trash.mbox";
    home.write(
        "takeout.zip",
        zipped(&[("Takeout/archive_browser.html", b"<html>"), (inbox, mbox.as_bytes())]),
    );
    let run = json_of(&home, "takeout.zip");
    assert_eq!((run.status, names(&run)), (Some(0), vec!["Ana Ruiz".to_owned(), "Bo Lind".to_owned()]));
    assert_eq!(reports(&run)[0]["source"], json!({ "file": format!("takeout.zip/{inbox}") }));
    let told = format!("note: takeout.zip/{inbox}: mail 3 is passed over: ");
    assert!(run.stderr.contains(&told) && !run.stderr.contains("LinkedIn for"), "{}", run.stderr);

    let (ana, bo) = (from("Ana Ruiz"), from("Bo Lind"));
    let files = [("old/a.eml", ana.as_bytes()), ("mails/cur/1.host", bo.as_bytes()), ("notes.txt", b"x")];
    home.write("mails.zip", zipped(&files));
    let mut stored = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        stored.start_file(name, options).expect("a file");
        stored.write_all(bytes).expect("bytes");
    }
    home.write("stored.zip", stored.finish().expect("a zip").into_inner());
    for zip in ["mails.zip", "stored.zip"] {
        assert_eq!(names(&json_of(&home, zip)), ["Ana Ruiz", "Bo Lind"], "{zip}");
    }
    home.write("photos.zip", zipped(&[("Takeout/Photos/metadata.csv", b"x")]));
    let error = json_of(&home, "photos.zip").failed(1);
    let told = "error: 'photos.zip' is a Google Takeout without mail\nhint: choose Mail when";
    assert!(error.starts_with(told), "{error}");
}

#[test]
fn a_file_of_another_program_is_called_by_its_name() {
    let home = Home::new();
    home.write("list.xlsx", zipped(&[("xl/workbook.xml", b"<workbook/>")]));
    home.write("invitation.msg", b"\xd0\xcf\x11\xe0\xa1\xb1");
    home.write("list.jsonl.gz", b"\x1f\x8b\x08");
    home.write("list.json", "[\n  {\n    \"from\": \"Ana Ruiz\"\n  }\n]\n");
    for (file, told) in [
        ("list.xlsx", "error: 'list.xlsx' is an Excel workbook\nhint: save its sheet as .csv"),
        ("invitation.msg", "error: 'invitation.msg' is a file of Outlook or Excel "),
        ("list.jsonl.gz", "error: 'list.jsonl.gz' is compressed with gzip\nhint: unpack it: gunzip -c FILE"),
        ("list.json", "error: list.json:1: this is a list\nhint: a list isn't read: give one object a line"),
    ] {
        let error = home.decline(["triage", file]).failed(1);
        assert!(error.starts_with(told), "{error}");
    }
}

#[test]
fn several_mails_that_one_forwards_are_read_each() {
    let home = Home::new();
    let body = "Hi Sam,\n\nWe met.\n\nAccept: https://www.linkedin.com/comm/mynetwork/invite-accept?x\n";
    let attached = |name: &str| {
        let letter = mail(&format!("{name} <invitations@linkedin.com>"), "I want to connect", body);
        format!("--b\nContent-Type: message/rfc822\n\n{letter}\n")
    };
    let headers = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\nFrom: Jo <jo@example.org>\n";
    let raw = format!("{headers}Subject: Fwd: 2\n\n{}{}--b--\n", attached("Ana Ruiz"), attached("Bo Lind"));
    home.write("two.eml", raw);
    assert_eq!(names(&json_of(&home, "two.eml")), ["Ana Ruiz", "Bo Lind"]);
    let told = home.decline(["draft", "--mail", "two.eml"]).failed(1);
    assert!(told.starts_with("error: 'two.eml' holds 2 mails\nhint: go through them: "), "{told}");
}

#[test]
fn a_folder_of_mail_may_hold_a_maildir_and_an_mbox() {
    let home = Home::new();
    let from = |name: &str| mail(&format!("{name} <invitations@linkedin.com>"), "I want to connect", "");
    home.write("mail/cur/1769.host:2,S", from("Ana Ruiz"));
    home.write("mail/new/1770.host", from("Bo Lind"));
    home.write("mail/tmp/1771.host", from("Max Kern"));
    home.write("mail/dovecot.index", "x");
    let mbox = format!("From x@linkedin.com Mon Jan 26 15:40:00 2026\n{}\n", from("Eve Holm"));
    home.write("mail/old/Takeout.mbox", mbox);
    let run = json_of(&home, "mail");
    assert_eq!(
        (run.status, names(&run)),
        (Some(0), ["Ana Ruiz", "Bo Lind", "Eve Holm"].map(str::to_owned).into())
    );
    assert_eq!(reports(&run)[0]["source"], json!({ "file": "mail/cur/1769.host:2,S" }));
}

#[cfg(unix)]
#[test]
fn whatever_a_file_may_hold_may_come_through_a_pipe() {
    let home = Home::new();
    home.write("a.csv", "From,To,Sent At,Message,Direction\nAna Ruiz,Sam,,,INCOMING\n");
    home.write("a.eml", mail("Ana Ruiz <invitations@linkedin.com>", "I want to connect", ""));
    home.write("a.jsonl", "{\"from\": \"Ana Ruiz\"}\n");
    home.write("a.zip", zipped_export(&home, ""));
    home.write("-", "a file of this name is not the standard input");
    for file in ["a.csv", "a.eml", "a.jsonl", "a.zip"] {
        for line in [
            format!("bash -c 'decline triage --json <(cat {file})'"),
            format!("cat {file} | decline triage --json -"),
            format!("decline triage --json - < {file}"),
        ] {
            let run = home.shell(&line);
            assert_eq!((run.status, names(&run)), (Some(0), vec!["Ana Ruiz".to_owned()]), "{line}: {run:?}");
        }
    }
    let run = home.shell("mkdir mail; cp a.eml mail; mkfifo mail/p.eml; decline triage --json mail");
    assert_eq!((run.status, names(&run)), (Some(0), vec!["Ana Ruiz".to_owned()]), "{run:?}");
}

#[test]
fn broken_mail_is_read_as_far_as_it_goes() {
    let subject = "Sam, please add me to your LinkedIn network";
    let head = |kind: &str| {
        format!(
            "From: Ana Ruiz <invitations@linkedin.com>\nSubject: {subject}\nMIME-Version: 1.0\nContent-Type: {kind}\n\n"
        )
    };
    let mut nested = head("multipart/mixed; boundary=b0");
    for part in 0..50 {
        nested += &format!("--b{part}\nContent-Type: multipart/mixed; boundary=b{}\n\n", part + 1);
    }
    nested += "--b50\nContent-Type: text/plain\n\nHi Sam,\n\nHello.\n\nAna Ruiz\n\nView profile: https://x\n";
    let html = head("text/html") + "<p>Hi Sam, I'd like to join your LinkedIn network.</p>";
    let open =
        head("multipart/alternative; boundary=b") + "--b\nContent-Type: text/plain\n\nHi Sam,\n\nHello.";
    let no_parts = head("multipart/alternative; boundary=b")
        + "Hi Sam,\n\nHello.\n\nAna Ruiz\n\nView profile: https://x\n";
    let base64 = head("text/plain\nContent-Transfer-Encoding: base64") + "%%%not base64%%%";
    for (what, text) in
        [("nested", nested), ("html", html), ("open", open), ("no parts", no_parts), ("base64", base64)]
    {
        let home = Home::new();
        home.write("a.eml", text);
        let run = json_of(&home, "a.eml");
        assert_eq!((run.status, names(&run)), (Some(0), vec!["Ana Ruiz".to_owned()]), "{what}: {run:?}");
    }
    let home = Home::new();
    home.write("empty.eml", "");
    home.write("noise.eml", (0..=255).collect::<Vec<u8>>());
    for file in ["empty.eml", "noise.eml"] {
        let run = json_of(&home, file);
        assert_eq!((run.status, run.stdout.as_str()), (Some(0), ""), "{run:?}");
        assert!(run.stderr.contains("note: 1 mail skipped as no invitation: 1 "), "{}", run.stderr);
    }
}

#[test]
fn an_input_of_another_kind_is_an_error_that_says_what_is_taken() {
    let home = Home::new();
    let accepted = "hint: give the page of received invitations (saved, or copied in English or German), a LinkedIn export (its zip or folder), \
                    its Invitations.csv, invitation mail (.eml, a folder or zip of them, or an mbox), or JSON Lines\n";
    home.write("letter.txt", "Hello, world");
    home.write("folder/photo.jpg", "x");
    home.write("Connections.csv", "First Name,Last Name,URL\n");
    for (input, told) in [
        ("letter.txt", format!("error: 'letter.txt' is nothing that holds invitations\n{accepted}")),
        ("folder", format!("error: the folder 'folder' holds neither an export nor mail\n{accepted}")),
        ("Connections.csv", "error: 'Connections.csv' has no header that names `from` and `direction`\nhint: give the folder or zip of the export: alone, only its Invitations.csv can be read\n".to_owned()),
        ("absent.zip", "error: can't read 'absent.zip': No such file or directory".to_owned()),
    ] {
        let error = json_of(&home, input).failed(1);
        assert!(error.contains(&told), "{input}: {error}");
    }
    let run = home.decline(["triage", "--json", "absent.zip", "letter.txt"]);
    assert!(run.status == Some(1) && run.stderr.matches("error:").count() == 2, "{run:?}");
    assert!(run.stderr.ends_with("or JSON Lines\nnote: nothing was written\n"), "{run:?}");
    home.write("list.jsonl", "{\"from\": \"Ana Ruiz\"}\n");
    let rest = home.decline(["triage", "--json", "absent.zip", "list.jsonl"]);
    assert_eq!((rest.status, names(&rest)), (Some(1), vec!["Ana Ruiz".to_owned()]), "{rest:?}");
    assert!(!rest.stderr.contains("nothing was written"), "{rest:?}");
}

#[test]
fn a_zip_reader_takes_what_a_zip_writer_makes() {
    // Other programs write sizes ahead of the data.
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("Invitations.csv", SimpleFileOptions::default()).expect("a file");
    zip.write_all(b"From,Direction\nAna Ruiz,INCOMING\n").expect("bytes");
    let home = Home::new();
    home.write("x.zip", zip.finish().expect("a zip").into_inner());
    assert_eq!(names(&json_of(&home, "x.zip")), ["Ana Ruiz"]);
}

#[test]
fn each_note_is_answered_in_its_own_language_if_that_is_asked_for() {
    let home = Home::new();
    let lines = "{\"from\":\"Ana Ruiz\",\"note\":\"Me gustó mucho su charla de ayer.\"}\n\
                 {\"from\":\"Jo Marsh\",\"note\":\"Jag tyckte mycket om ditt föredrag.\"}\n\
                 {\"from\":\"Bo Lind\",\"lang\":\"nl\",\"note\":\"Me gustó mucho su charla de ayer.\"}\n\
                 {\"from\":\"Max Kern\"}\n";
    for (lang, expected) in [("auto", ["es", "en", "nl", "en"]), ("fr", ["fr"; 4])] {
        let run = home.piped(lines, ["triage", "--json", "--lang", lang, "-"]);
        let langs: Vec<_> = reports(&run).iter().map(|report| report["lang"].clone()).collect();
        assert_eq!(langs, expected, "{run:?}");
    }
    home.piped(lines, ["triage", "--lang", "xx", "-"]).failed(2);
}

#[test]
fn a_row_without_name_and_link_is_nobody_who_invited_before() {
    let home = Home::new();
    let rows = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n\
         Ana Ruiz,Sam,\"1/1/26, 7:40 AM\",,INCOMING,,\n\
         Ana Ruiz,Sam,\"1/2/26, 7:40 AM\",,INCOMING,,\n\
         ,Sam,\"1/1/26, 7:40 AM\",,INCOMING,,\n,Sam,\"1/2/26, 7:40 AM\",,INCOMING,,\n";
    home.write("Invitations.csv", rows);
    home.write("p.toml", "[[rule]]\nname = \"again\"\nwhen = { invited_before = true }\nreply = \"why\"\n");
    let run = home.decline(["triage", "--json", "--policy", "p.toml", "Invitations.csv"]);
    let replies: Vec<Value> = reports(&run).iter().map(|report| report["reply"].clone()).collect();
    assert_eq!(replies, ["why", "door-open", "door-open"]);
}

#[test]
fn a_topic_stands_within_a_sentence_whatever_follows_it() {
    let home = Home::new();
    for topic in ["my talk", "my talk.", "my talk.\\n", " my talk !"] {
        let line = format!("{{\"from\": \"Ana\", \"topic\": \"{topic}\", \"reason\": \"stranger\"}}");
        let run = home.piped(&line, ["triage", "--json", "-"]);
        assert_eq!(reports(&run)[0]["topic"], "my talk", "{topic:?}");
    }
}

#[test]
fn a_row_that_takes_in_the_next_is_told_with_both_lines() {
    let home = Home::new();
    let header = "From,To,Sent At,Message,Direction\n";
    for end in ["\n", "\r\n", ""] {
        let rows = format!(
            "Bo,Sam,,\"Hello,INCOMING{end_of_bo}Cy,Sam,\"1/24/26, 10:00 AM\",,INCOMING{end}",
            end_of_bo = if end.is_empty() { "\n" } else { end }
        );
        home.write("Invitations.csv", format!("{header}Ana,Sam,,,INCOMING\n{rows}"));
        let run = json_of(&home, "Invitations.csv");
        assert_eq!((run.status, names(&run)), (Some(1), vec!["Ana".to_owned()]));
        let told = "error: Invitations.csv:3: a quotation mark isn't closed, and takes in all to line 4; the row is left out\n";
        assert!(run.stderr.contains(told), "{}", run.stderr);
    }
    home.write("Invitations.csv", format!("{header}Ana,Sam,,\"a\nb\",INCOMING\nBo,Sam,,,INCOMING\n"));
    assert_eq!(names(&json_of(&home, "Invitations.csv")), ["Ana", "Bo"]);
}

#[test]
fn an_export_is_found_in_a_zip_within_a_zip_and_in_a_folder() {
    let home = Home::new();
    let inner = zipped_export(&home, "");
    let name = "Basic_LinkedInDataExport_01-27-2026.zip";
    let backup = zipped(&[("readme.txt", b"My backup"), (name, &inner)]);
    home.write("backup.zip", &backup);
    home.write("folder/backup.txt", "My backup");
    home.write(&format!("folder/{name}"), &inner);
    home.write("folder/photos.zip", zipped(&[("cat.jpg", b"x")]));
    for (input, file) in [
        ("backup.zip", format!("backup.zip/{name}/Invitations.csv")),
        ("folder", format!("folder/{name}/Invitations.csv")),
    ] {
        let run = json_of(&home, input);
        assert_eq!((run.status, names(&run)), (Some(0), vec!["Ana Ruiz".to_owned()]), "{run:?}");
        assert_eq!(reports(&run)[0]["source"]["file"], json!(file), "{run:?}");
    }
    home.write("folder/a.eml", mail("LinkedIn <invitations@linkedin.com>", "Bo Lind wants to connect", ""));
    assert_eq!(names(&json_of(&home, "folder")), ["Bo Lind"]);
    home.write("deep.zip", zipped(&[("backup.zip", &backup)]));
    home.write("two.zip", zipped(&[("a.zip", &inner), ("b.zip", &inner)]));
    home.write("twice/a.zip", &inner);
    home.write("twice/b.zip", &inner);
    let hint = "hint: unpack it, and give the zip of the export in it\n";
    for (input, told) in [
        ("deep.zip", format!("error: the zip 'deep.zip/backup.zip' holds others, such as '{name}'\n{hint}")),
        ("two.zip", format!("error: the zip 'two.zip' holds others, such as 'a.zip'\n{hint}")),
        (
            "twice",
            "error: the folder holds several exports: 'twice/a.zip' and 'twice/b.zip'\nhint: give one of them\n"
                .to_owned(),
        ),
    ] {
        let error = json_of(&home, input).failed(1);
        assert!(error.starts_with(&told), "{error}");
    }
}
