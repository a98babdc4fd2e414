//! The program on a real terminal: what it asks and shows there, and what it keeps out of the draft.
use std::fs;
use std::process::Command;

use crate::common::terminal::{Ended, Terminal, assert_has, assert_lacks};
use crate::common::{Home, run};
use base64::Engine;
use nix::sys::signal::Signal;

const NAME: &str = "Who is the invitation from?";
const NOTE: &str = "What did they write?";
/// Where the question about the note ends, and the answer begins.
const NOTE_ANSWER: &str = "> ";
const CLASS: &str = "Do you know";
/// Where the question about the class ends, and the answer begins.
const CLASS_ANSWER: &str = "[no] ";
const TIES: &str = "How? ";
const TIES_ANSWER: &str = "nothing if none fits: ";

const STRANGER: [&str; 5] = ["draft", "--from", "Jane Doe", "--reason", "stranger"];

fn command(home: &Home, arguments: &[&str]) -> Command {
    let mut command = home.command(env!("CARGO_BIN_EXE_decline"));
    command.args(arguments);
    command
}

fn decline(home: &Home, arguments: &[&str]) -> Terminal {
    Terminal::open(command(home, arguments))
}

fn shell(home: &Home, line: &str) -> Terminal {
    let mut command = home.command("sh");
    command.args(["-c", line]);
    Terminal::open(command)
}

/// Runs it with an editor, on nobody's terminal.
fn edit_without_terminal(home: &Home, editor: Option<&str>) -> crate::common::Run {
    let mut command = home.command("setsid");
    command.arg(env!("CARGO_BIN_EXE_decline")).args(STRANGER).arg("--edit");
    run(command.envs(editor.map(|editor| ("EDITOR", editor))))
}

fn out(home: &Home) -> String {
    fs::read_to_string(home.path().join("out.txt")).expect("out.txt")
}

/// Runs a line of shell that asks about Jane Doe, and answers that she wrote nothing.
fn asked_about_jane(home: &Home, line: &str) -> Terminal {
    let mut terminal = shell(home, line);
    terminal.shows(NOTE_ANSWER);
    terminal.types("");
    terminal
}

const DRAFT: &str = "decline draft --from 'Jane Doe' > out.txt";
const AS_JSON: &str = "decline draft --from 'Jane Doe' --json > out.txt";

fn json(home: &Home) -> serde_json::Value {
    serde_json::from_str(&out(home)).expect("JSON")
}

#[test]
fn the_name_is_asked_for_then_the_note_then_the_class() {
    let home = Home::new();
    for (name, question, greeting) in
        [("Zoe Doe", "Do you know Zoe Doe?", "Hi Zoe,\n"), ("", "Do you know them?", "Hi there,\n")]
    {
        let mut terminal = decline(&home, &["draft"]);
        assert_lacks(&terminal.shows(NAME), NOTE);
        terminal.types(name);
        let note = terminal.shows(NOTE_ANSWER);
        assert_has(&note, NOTE);
        assert_lacks(&note, CLASS);
        terminal.types("");
        assert_has(&terminal.shows(CLASS_ANSWER), question);
        terminal.types("n");
        assert_has(&terminal.ends().done(), greeting);
    }
}

#[test]
fn the_class_is_asked_for_when_nothing_tells_it() {
    const DOOR_OPEN: &str = "door-open";
    let home = Home::new();
    for (answer, ties, class, unsure, reply) in [
        ("y", Some("met"), "known", false, "accept"),
        ("Yes", Some("client, worked-together"), "known", false, "accept"),
        ("y", Some("client"), "known", false, "decline"),
        ("y", Some(""), "known", false, "decline"),
        ("known", Some(""), "known", false, "decline"),
        ("m", None, "known", true, "remind"),
        ("maybe", None, "known", true, "remind"),
        ("UNSURE", None, "known", true, "remind"),
        ("n", None, "stranger", false, DOOR_OPEN),
        ("", None, "stranger", false, DOOR_OPEN),
        ("stranger", None, "stranger", false, DOOR_OPEN),
        ("spam", None, "spam", false, "decline"),
        ("met", None, "known", false, "accept"),
        ("Client, referred", None, "known", false, "decline"),
    ] {
        let mut terminal = asked_about_jane(&home, AS_JSON);
        assert_has(&terminal.shows(CLASS_ANSWER), "Do you know Jane Doe? yes, maybe, no, spam");
        terminal.types(answer);
        if let Some(ties) = ties {
            assert_has(&terminal.shows(TIES_ANSWER), TIES);
            terminal.types(ties);
        }
        let screen = terminal.ends().done();
        assert_eq!(screen.contains(TIES), ties.is_some(), "{answer:?}: {screen}");
        let json = json(&home);
        assert_eq!(json["class"], class, "{answer:?}, {ties:?}: {json}");
        assert_eq!(json["unsure"] == true, unsure, "{answer:?}, {ties:?}: {json}");
        assert_eq!(json["reply"], reply, "{answer:?}, {ties:?}: {json}");
    }
}

#[test]
fn an_answer_that_fits_nothing_or_two_is_asked_again() {
    let home = Home::new();
    home.write(".config/decline/policy.toml", "[ties]\nnoise = \"we make noise together\"\n");
    let mut terminal = asked_about_jane(&home, DRAFT);
    terminal.shows(CLASS_ANSWER);
    for (answer, slip) in [
        ("perhaps", "please answer yes, maybe, no or spam, or a tie's name\n"),
        ("mett", "please answer yes, maybe, no or spam, or a tie's name: `met`\n"),
        ("s", "`s` can be `spam` or `stranger`\n"),
    ] {
        terminal.types(answer);
        let again = terminal.shows(CLASS_ANSWER);
        assert_has(&again, slip);
        assert_has(&again, "Do you know Jane Doe?");
    }
    terminal.types("n");
    terminal.ends().done();
    assert_has(&out(&home), "Hi Jane,");
}

#[test]
fn a_slip_in_one_of_several_ties_asks_for_that_one_and_keeps_the_others() {
    let home = Home::new();
    for (instead, ties) in [
        ("met", &["client", "classmate", "met"][..]),
        ("", &["client", "classmate"]),
        ("client", &["client", "classmate"]),
    ] {
        let mut terminal = asked_about_jane(&home, AS_JSON);
        terminal.shows(CLASS_ANSWER);
        terminal.types("y");
        terminal.shows(TIES_ANSWER);
        terminal.types("client, mett, Classmate");
        let again = terminal.shows("leaves it out: ");
        assert_has(&again, "there is no tie `mett`; did you mean `met`?\n");
        assert_has(&again, "Instead of `mett`?");
        terminal.types(instead);
        terminal.ends().done();
        assert_eq!(json(&home)["ties"], serde_json::json!(ties));
    }
}

#[test]
fn the_ties_of_the_policy_are_offered_with_their_reminders() {
    let home = Home::new();
    home.write(".config/decline/policy.toml", "[ties]\nchoir = \"we sing together\"\n");
    for answers in [&["y", "choir"][..], &["choir"]] {
        let mut terminal = asked_about_jane(&home, AS_JSON);
        terminal.shows(CLASS_ANSWER);
        terminal.types(answers[0]);
        for tie in &answers[1..] {
            assert_has(&terminal.shows(TIES_ANSWER), "choir: we sing together\n");
            terminal.types(tie);
        }
        terminal.ends().done();
        assert_eq!(json(&home)["ties"], serde_json::json!(["choir"]));
    }
}

#[test]
fn the_note_is_asked_for_where_nothing_tells_of_it() {
    let home = Home::new();
    home.write(
        "mail.eml",
        "From: Ana Ruiz <invitations@linkedin.com>\nTo: Sam Rivera <sam@example.org>\n\
         Subject: Sam, please add me to your LinkedIn network\n\nHi Sam,\n\n\
         I'd like to join your LinkedIn network.\n\nAna Ruiz\nBaker\n\nView profile: https://x\n",
    );
    for facts in [&["--note", "Hi!"][..], &["--topic", "your talk"], &["--asked"], &["--mail", "mail.eml"]] {
        let mut terminal = decline(&home, &[&["draft", "--from", "Jane Doe"], facts].concat());
        assert_lacks(&terminal.shows(CLASS_ANSWER), NOTE);
        terminal.types("maybe");
        terminal.ends();
    }
}

#[test]
fn a_typed_note_goes_on_to_an_empty_line() {
    let home = Home::new();
    for (lines, note) in
        [(&[""][..], ""), (&["Hi Sam,", ""], "Hi Sam,"), (&["Hi Sam,", "we met.", "  "], "Hi Sam,\nwe met.")]
    {
        for terminal_type in ["xterm", "dumb"] {
            let mut terminal = shell(&home, &format!("TERM={terminal_type} {AS_JSON}"));
            terminal.shows(NOTE_ANSWER);
            for line in lines {
                terminal.types(line);
            }
            terminal.shows(CLASS_ANSWER);
            terminal.types("n");
            terminal.ends().done();
            assert_eq!(json(&home)["note"], note, "{terminal_type}");
        }
    }
}

#[test]
fn a_paste_into_the_note_is_one_answer() {
    let many = vec!["echo more of it, and more of it, and more"; 300].join("\n");
    let home = Home::new();
    for (pasted, note) in [
        ("Hi Sam,\n\nwe met.\nBest", "Hi Sam,\n\nwe met.\nBest"),
        ("Hi Sam,\n", "Hi Sam,"),
        ("\u{3}Hi\u{4}\u{1a}\u{15}\t\u{1b}[31mSam\u{1b}[A\u{7f}\u{1}\u{16}", "Hi Sam"),
        ("Zoë, 王小明 👋🏽", "Zoë, 王小明 👋🏽"),
        ("ends badly\u{1b}", "ends badly"),
        (&many, &many),
    ] {
        let mut terminal = shell(&home, &format!("{AS_JSON}; read -r rest; echo \"rest: $rest;\""));
        terminal.shows(NOTE_ANSWER);
        terminal.pastes(pasted);
        terminal.types("");
        terminal.types("");
        terminal.shows(CLASS_ANSWER);
        terminal.types("n");
        terminal.shows("Ignore is silent");
        terminal.types("end");
        assert_has(&terminal.ends().done(), "rest: end;");
        assert_eq!(json(&home)["note"], note);
    }
}

#[test]
fn a_paste_into_another_question_is_one_line() {
    let home = Home::new();
    let mut terminal = shell(&home, "decline draft --json > out.txt");
    terminal.shows(NAME);
    terminal.pastes("\nJane\n  Doe\u{1b}[31m\nno\n");
    terminal.types("");
    terminal.shows(NOTE_ANSWER);
    terminal.types("");
    terminal.shows(CLASS_ANSWER);
    // Some press this to paste.
    terminal.presses_ctrl('v');
    terminal.pastes("may\n");
    terminal.types("be");
    terminal.ends().done();
    assert_eq!(json(&home)["from"]["name"], "Jane Doe no");
    assert_eq!(json(&home)["unsure"], true);
}

#[test]
fn what_is_typed_ahead_answers_the_questions_to_come() {
    let home = Home::new();
    for terminal_type in ["xterm", "dumb"] {
        let line = format!("TERM={terminal_type} decline draft --json > out.txt");
        let mut terminal = shell(&home, &line);
        terminal.shows(NAME);
        terminal.sends("Jane Doe\rHi Sam,\r\rspam\r");
        terminal.ends().done();
        assert_eq!(json(&home)["note"], "Hi Sam,");
        assert_eq!(json(&home)["class"], "spam");
    }
}

#[test]
fn a_paste_whose_end_never_comes_can_be_left() {
    let home = Home::new();
    for (key, status) in [('c', 130), ('d', 1)] {
        let line = format!("stty echo; trap : INT; {DRAFT}; echo status $?; stty -a");
        let mut terminal = shell(&home, &line);
        terminal.shows(NOTE_ANSWER);
        terminal.sends("\u{1b}[200~Hi Sam,\rwe met.\r\r");
        // As long as a person takes.
        std::thread::sleep(std::time::Duration::from_millis(600));
        terminal.presses_ctrl(key);
        let screen = terminal.ends().done();
        assert_has(&screen, &format!("status {status}\n"));
        assert_sane(&screen);
        assert_eq!(out(&home), "");
    }
}

#[test]
fn suspected_spam_is_told_by_its_words_and_enter_keeps_the_suspicion() {
    let home = Home::new();
    for (answer, status, class, suspected) in [
        ("", 3, "spam", true),
        ("spam", 0, "spam", false),
        ("n", 0, "stranger", false),
        ("m", 0, "known", false),
    ] {
        let mut terminal = shell(&home, AS_JSON);
        terminal.shows(NOTE_ANSWER);
        terminal.pastes("We do lead generation. Book a call: https://calendly.com/x");
        terminal.types("");
        terminal.types("");
        let question = terminal.shows("[spam] ");
        let told = question.find("this reads as spam: \"").expect("its words");
        assert!(told < question.find(CLASS).expect("the question"), "{question}");
        terminal.types(answer);
        terminal.ends().with(status);
        assert_eq!(json(&home)["class"], class, "{answer:?}");
        assert_eq!(json(&home)["suspected"], suspected, "{answer:?}");
    }
}

#[test]
fn the_usual_keys_edit_an_answer() {
    const LEFT: &str = "\u{1b}[D";
    const RIGHT: &str = "\u{1b}[C";
    const HOME: &str = "\u{1b}[H";
    const END: &str = "\u{1b}[F";
    let home = Home::new();
    for keys in [
        format!("Joe{LEFT}{LEFT}\u{7f}Z{RIGHT}{RIGHT} Doe"),
        format!("oe D{HOME}Z{END}oe"),
        "oe D\u{1}Z\u{5}oe".to_owned(),
        "somebody else\u{15}Zoe Doe".to_owned(),
        "Zoe Dough\u{17}Doe".to_owned(),
    ] {
        let mut terminal = decline(&home, &["draft"]);
        terminal.shows(NAME);
        terminal.types(&keys);
        terminal.shows(NOTE_ANSWER);
        terminal.types("");
        assert_has(&terminal.shows(CLASS_ANSWER), "Do you know Zoe Doe?");
        terminal.types("n");
        terminal.ends().done();
    }
}

#[test]
fn it_asks_while_stdout_is_a_file_or_a_pipe() {
    let home = Home::new();
    let draft = home.decline(STRANGER).done();
    for line in
        ["decline draft > out.txt", "decline draft | cat > out.txt", "TERM=dumb decline draft > out.txt"]
    {
        let mut terminal = shell(&home, line);
        terminal.shows(NAME);
        terminal.types("Jane Doe");
        terminal.shows(NOTE_ANSWER);
        terminal.types("");
        terminal.shows(CLASS_ANSWER);
        terminal.types("n");
        let screen = terminal.ends().done();
        assert_eq!(out(&home), draft, "{line}");
        assert_lacks(&screen, "Hi Jane,");
    }
}

#[test]
fn nothing_is_asked_when_the_class_is_settled() {
    let home = Home::new();
    for (facts, status) in [
        (&["--reason", "stranger"][..], 0),
        (&["--tie", "met"], 0),
        (&["--reply", "why"], 0),
        (&["--abusive"], 3),
    ] {
        let screen = decline(&home, &[&["draft", "--from", "Jane Doe"], facts].concat()).ends().with(status);
        assert_lacks(&screen, NOTE);
        assert_lacks(&screen, CLASS);
    }
}

#[test]
fn no_input_never_asks() {
    let home = Home::new();
    let screen = decline(&home, &["draft", "--from", "Jane Doe", "--no-input"]).ends().done();
    assert_lacks(&screen, CLASS);
    assert_has(&screen, "Hi Jane,");
    let screen = decline(&home, &["draft", "--no-input"]).ends().with(2);
    assert_lacks(&screen, NAME);
    assert_has(&screen, "error: --from is missing");
    assert!(screen.ends_with("note: nothing was written\n"), "{screen}");
}

#[test]
fn nothing_is_asked_when_stdin_or_stderr_is_no_terminal() {
    let home = Home::new();
    for redirection in ["< /dev/null", "2> err.txt"] {
        let line = format!("decline draft --from 'Jane Doe' > out.txt {redirection}");
        let screen = shell(&home, &line).ends().done();
        assert_lacks(&screen, CLASS);
        assert_has(&out(&home), "Hi Jane,");
    }
}

#[track_caller]
fn assert_sane(screen: &str) {
    for mode in ["icanon", "echo", "isig", "icrnl", "opost"] {
        assert!(screen.split_whitespace().any(|word| word == mode), "{mode}: {screen}");
    }
}

#[test]
fn ctrl_c_at_a_question_ends_the_program() {
    let home = Home::new();
    for (arguments, question) in [(&["draft"][..], "from? "), (&["draft", "--from", "Jane Doe"], NOTE_ANSWER)]
    {
        for typed in ["", "ab"] {
            let mut terminal = decline(&home, arguments);
            terminal.shows(question);
            terminal.sends(typed);
            terminal.presses_ctrl('c');
            terminal.ends().by(Signal::SIGINT);
        }
    }
}

#[test]
fn ctrl_c_at_a_question_leaves_no_draft_and_a_sane_terminal() {
    let home = Home::new();
    // The shell outlives the key, which goes to all of the job.
    let mut terminal =
        asked_about_jane(&home, &format!("stty echo; trap : INT; {DRAFT}; echo status $?; stty -a"));
    terminal.shows(CLASS_ANSWER);
    terminal.presses_ctrl('c');
    let screen = terminal.ends().done();
    assert_has(&screen, "status 130\n");
    assert_eq!(out(&home), "");
    assert_sane(&screen);
}

#[test]
fn ctrl_c_at_a_question_ends_what_reads_the_draft_too() {
    let home = Home::new();
    let line = "trap : INT; decline draft --from 'Jane Doe' | (cat; echo copied > copied.txt); echo end";
    let mut terminal = asked_about_jane(&home, line);
    terminal.shows(CLASS_ANSWER);
    terminal.presses_ctrl('c');
    assert_has(&terminal.ends().done(), "end\n");
    assert!(!home.path().join("copied.txt").exists());
}

#[test]
fn ctrl_d_at_a_question_ends_the_program_at_once() {
    let home = Home::new();
    for typed in ["", "ye"] {
        for terminal_type in ["xterm", "dumb"] {
            let mut terminal = asked_about_jane(&home, &format!("NO_COLOR=1 TERM={terminal_type} {DRAFT}"));
            terminal.shows(CLASS_ANSWER);
            terminal.sends(typed);
            terminal.presses_ctrl('d');
            if terminal_type == "dumb" && !typed.is_empty() {
                // As everywhere without an editor, the first one ends the line.
                terminal.presses_ctrl('d');
            }
            let screen = terminal.ends().with(1);
            assert_has(&screen, "error: the question was left unanswered\n");
            assert_has(&screen, "hint: answer it, or say it by flags\n");
            assert!(screen.ends_with("note: nothing was written\n"), "{screen}");
            assert_eq!(out(&home), "");
        }
    }
}

#[test]
fn ctrl_z_at_a_question_suspends_and_fg_goes_on() {
    let home = Home::new();
    let line = format!("set -m; {AS_JSON}; echo status $?; stty -a; fg > fg.txt; echo status $?");
    let mut terminal = asked_about_jane(&home, &line);
    terminal.shows(CLASS_ANSWER);
    terminal.sends("may");
    terminal.presses_ctrl('z');
    assert_has(&terminal.shows(CLASS_ANSWER), "status 148\n");
    terminal.types("be");
    assert_has(&terminal.ends().done(), "status 0\n");
    assert_eq!(json(&home)["unsure"], true);
}

#[test]
fn a_name_cannot_write_to_the_terminal_as_it_likes() {
    const NAME: &str = "Ja\u{1b}[31mne\u{1b}]0;owned\u{7} D\u{202e}oe\u{200b}\u{9b}2J";
    let home = Home::new();
    let mut terminal = decline(&home, &["draft", "--from", NAME]);
    terminal.shows(NOTE_ANSWER);
    terminal.types("");
    let question = terminal.shows(CLASS_ANSWER);
    // The editor's own sequences stand before it.
    let question = &question[question.find("Do you know Jane Doe").expect("the question")..];
    let wild = |c: char| c.is_control() || matches!(c, '\u{202e}' | '\u{200b}');
    assert!(!question.contains(wild), "{question:?}");
    terminal.types("n");
    let screen = terminal.ends().done();
    let told = screen.split_once("Hi Jane,").expect("the draft").1;
    assert_has(told, "note: Jane Doe2J, greeted as Jane");
    assert!(!told.contains(|c| c != '\n' && wild(c)), "{told:?}");
}

#[test]
fn the_summary_and_the_advice_are_for_a_terminal() {
    const SUMMARY: &str = "Jane Doe, greeted as Jane: stranger";
    const ADVICE: &str = "hint: to answer without accepting, use Message";
    let home = Home::new();
    let line = "decline draft --from 'Jane Doe' --reason stranger > out.txt";
    let screen = shell(&home, line).ends().done();
    assert_has(&screen, SUMMARY);
    assert_has(&screen, ADVICE);
    assert_has(&screen, "Ignore is silent");

    assert_eq!(shell(&home, &format!("{line} 2> err.txt")).ends().done(), "");
    let told = fs::read_to_string(home.path().join("err.txt")).expect("err.txt");
    assert_lacks(&told, "greeted as");
    assert_lacks(&told, "hint:");
}

#[test]
fn the_advice_of_silence_is_for_a_terminal_and_its_reason_for_all() {
    const REASON: &str = "note: nothing to send: ";
    const ADVICE: &str = "hint: Ignore is silent: they aren't told";
    let home = Home::new();
    let line = "decline draft --from 'Jane Doe' --reply ignore";
    let screen = shell(&home, line).ends().with(3);
    assert_has(&screen, REASON);
    assert_has(&screen, ADVICE);

    assert_eq!(shell(&home, &format!("{line} 2> err.txt")).ends().with(3), "");
    let told = fs::read_to_string(home.path().join("err.txt")).expect("err.txt");
    assert_has(&told, REASON);
    assert_lacks(&told, "hint:");
}

#[test]
fn quiet_leaves_the_draft_alone_on_the_terminal() {
    let home = Home::new();
    let draft = home.decline(STRANGER).done();
    assert_eq!(decline(&home, &[&STRANGER[..], &["--quiet"]].concat()).ends().done(), draft);
    let silent = ["draft", "--from", "Jane Doe", "--quiet"];
    for flags in [&["--abusive"][..], &["--reply", "ignore"]] {
        assert_eq!(decline(&home, &[&silent, flags].concat()).ends().with(3), "", "{flags:?}");
    }
}

#[test]
fn blocking_and_reporting_are_named_with_what_follows_when_it_is_abusive() {
    let home = Home::new();
    let screen = decline(&home, &["draft", "--from", "Jane Doe", "--abusive"]).ends().with(3);
    for line in [
        "hint: Ignore: they aren't told",
        "hint: \"I don't know this person\": they can't invite you again, and it counts against them",
        "hint: Block: they can no longer see your profile",
        "hint: Report: LinkedIn looks at it, and may restrict or close their account",
    ] {
        assert_has(&screen, line);
    }
}

#[test]
fn blocking_and_reporting_are_named_in_no_other_case() {
    let home = Home::new();
    for (facts, status) in [
        (&["--reason", "stranger"][..], 0),
        (&["--reason", "spam"], 0),
        (&["--reason", "known"], 0),
        (&["--tie", "met"], 0),
        (&["--tie", "client"], 0),
        (&["--asked", "--reason", "stranger"], 0),
        (&["--no-input", "--note", "We do lead generation. Book a call: https://calendly.com/x"], 3),
        (&["--reply", "ignore"], 3),
        (&["--reply", "unhook"], 0),
    ] {
        let arguments = [&["draft", "--from", "Jane Doe"], facts].concat();
        let screen = decline(&home, &arguments).ends().with(status).to_lowercase();
        for word in ["report", "block"] {
            assert!(!screen.contains(word), "{facts:?}: {screen}");
        }
    }
}

#[test]
fn a_guess_about_the_name_is_told_in_the_summary() {
    let home = Home::new();
    for (name, called, guess) in
        [("Nguyễn Văn An", "Nguyễn", true), ("JOHN SMITH", "John", true), ("Jane Doe", "Jane", false)]
    {
        let screen = decline(&home, &["draft", "--from", name, "--reason", "stranger"]).ends().done();
        assert_has(&screen, &format!("note: {name}, greeted as {called}"));
        assert_eq!(screen.contains("a guess, since"), guess, "{screen}");
        assert_eq!(screen.contains("--call"), guess, "{screen}");
    }
}

#[test]
fn messages_are_coloured_only_where_the_terminal_and_no_color_allow() {
    const ESC: char = '\u{1b}';
    let home = Home::new();
    for (variables, coloured) in [
        (&[("TERM", "xterm-256color")][..], true),
        (&[("TERM", "xterm-256color"), ("NO_COLOR", "1")], false),
        (&[("TERM", "dumb")], false),
    ] {
        for (arguments, status) in [
            (&STRANGER[..], 0),
            (&["draft", "--from", "Jane Doe", "--abusive"], 3),
            (&["draft", "--from", "Jane Doe", "--reply", "nope"], 2),
            (&["draft", "--nope"], 2),
        ] {
            let mut command = command(&home, arguments);
            command.envs(variables.iter().copied());
            let screen = Terminal::open(command).ends().with(status);
            assert_eq!(screen.contains(ESC), coloured, "{variables:?}, {arguments:?}: {screen:?}");
        }
    }
}

#[test]
fn the_draft_is_never_coloured() {
    let home = Home::new();
    let draft = home.decline(STRANGER).done();
    assert_lacks(&draft, "\u{1b}");
    let mut on_terminal = command(&home, &STRANGER);
    on_terminal.env("TERM", "xterm-256color");
    let screen = Terminal::open(on_terminal).ends().done();
    assert!(screen.starts_with(&draft), "{screen:?}");
}

#[test]
fn a_run_of_more_than_a_second_shows_its_progress_and_clears_it() {
    let home = Home::new();
    let slow = r#"(echo '{"from": "Jane Doe"}'; sleep 1.2; echo '{"from": 7}'; sleep 0.2)"#;
    let screen = shell(&home, &format!("{slow} | decline triage - > out.txt")).ends().with(1);
    let (cleared, error) = screen.split_once("error: ").expect("an error");
    assert_eq!(cleared, format!("\r0 MB read\r{:20}\r", ""), "{error}");
    for quiet in ["2>&1 | cat", "--quiet"] {
        let screen = shell(&home, &format!("{slow} | decline triage - {quiet}")).ends().screen;
        assert_lacks(&screen, "MB read");
    }
}

#[test]
fn the_editor_opens_on_the_terminal_even_when_stdout_is_a_file() {
    let home = Home::new();
    let draft = home.decline(STRANGER).done();
    // Started by `sh`, so that no test runs a program that another has just open for writing.
    home.write(
        "editor.sh",
        "test -t 0 && test -t 1 && test -t 2 || exit 9\n\
         echo 'A line more?'; read -r line; printf '\\n%s\\n' \"$line\" >> \"$1\"\n",
    );
    let draft_and_edit = "decline draft --from 'Jane Doe' --reason stranger --edit";
    for line in [
        format!("{draft_and_edit} > out.txt"),
        format!("{draft_and_edit} | cat > out.txt"),
        format!("printf '' | {draft_and_edit} --note - > out.txt 2> err.txt"),
    ] {
        let mut command = home.command("sh");
        command.args(["-c", &line]).env("EDITOR", "sh editor.sh");
        let mut terminal = Terminal::open(command);
        terminal.shows("A line more?");
        terminal.types("P.S. See you in Oslo.");
        let screen = terminal.ends().done();
        assert_eq!(out(&home), format!("{draft}\nP.S. See you in Oslo.\n"), "{line}");
        assert_lacks(&screen, "Thank you");
    }
}

#[test]
fn visual_goes_before_editor() {
    let home = Home::new();
    home.write("visual.sh", "echo 'by visual' > \"$1\"\n");
    home.write("editor.sh", "echo 'by editor' > \"$1\"\n");
    for (visual, text) in [("sh visual.sh", "by visual\n"), ("", "by editor\n")] {
        let mut command = command(&home, &[&STRANGER[..], &["--edit", "--quiet"]].concat());
        command.env("VISUAL", visual).env("EDITOR", "sh editor.sh");
        assert_eq!(Terminal::open(command).ends().done(), text);
    }
}

#[test]
fn without_a_terminal_what_the_editor_prints_stays_out_of_the_draft() {
    let home = Home::new();
    let draft = home.decline(STRANGER).done();
    home.write("editor.sh", "echo noise; echo more >&2; echo 'P.S. Bye.' >> \"$1\"\n");
    let run = edit_without_terminal(&home, Some("sh editor.sh"));
    assert_has(&run.stderr, "noise\n");
    assert_has(&run.stderr, "more\n");
    assert_eq!(run.done(), format!("{draft}P.S. Bye.\n"));
}

#[test]
fn an_editor_that_fails_leaves_stdout_empty_and_says_why() {
    let home = Home::new();
    home.write("failing.sh", "echo noise; exit 3\n");
    home.write("emptying.sh", ": > \"$1\"\n");
    home.write("blanking.sh", "printf ' \\n\\n' > \"$1\"\n");
    home.write("removing.sh", "rm \"$1\"\n");
    home.write("latin.sh", "printf 'Zo\\353\\n' > \"$1\"\n");
    for (editor, message) in [
        (Some("sh failing.sh"), "error: the editor 'sh' failed (exit status: 3)"),
        (Some("no-such-editor"), "error: can't start the editor 'no-such-editor'"),
        (Some("sh emptying.sh"), "error: the edited draft is empty"),
        (Some("sh blanking.sh"), "error: the edited draft is empty"),
        (Some("sh removing.sh"), "error: can't read what was edited"),
        (Some("sh latin.sh"), "error: what was edited isn't UTF-8 text"),
        (Some("'unclosed"), "error: can't read the editor's command ''unclosed'"),
        (Some("  "), "error: no editor is set"),
        (None, "error: no editor is set"),
    ] {
        let stderr = edit_without_terminal(&home, editor).failed(1);
        assert_has(&stderr, message);
    }
}

#[test]
fn what_was_written_is_kept_when_what_comes_after_fails() {
    let home = Home::new();
    home.write("failing.sh", "echo written >> \"$1\"; exit 3\n");
    home.write("writing.sh", "echo written >> \"$1\"\n");
    let failing = edit_without_terminal(&home, Some("sh failing.sh")).failed(1);
    let mut command = home.command("setsid");
    command.args(["sh", "-c", "decline draft --from 'Jane Doe' --reason stranger --edit > /dev/full"]);
    let full = run(command.env("EDITOR", "sh writing.sh")).failed(1);
    for told in [failing, full] {
        let path = told.split_once("note: what you wrote is kept in '").expect("a file").1.split('\'').next();
        let kept = fs::read_to_string(path.expect("a path")).expect("what was written");
        assert!(kept.starts_with("Hi Jane,\n") && kept.ends_with("written\n"), "{kept}");
        fs::remove_file(path.expect("a path")).expect("the file goes");
    }
}

/// Waits until signals are watched for, which begins a moment after the editor has been started.
const WATCHED: &str = "sleep 0.5; ";

/// The signals by which a program is ended, and their numbers.
const SIGNALS: [(&str, i32); 4] = [("INT", 2), ("TERM", 15), ("HUP", 1), ("QUIT", 3)];

/// The temporary files of editors in a home.
fn temporary_files(home: &Home) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(home.path()).expect("the home").map(|entry| entry.expect("an entry").path());
    entries.filter(|path| path.to_string_lossy().contains("/decline-")).collect()
}

#[test]
fn a_signal_while_an_editor_is_open_keeps_what_was_written_and_nothing_else() {
    for (signal, number) in SIGNALS {
        for written in ["", "echo written >> \"$1\"; "] {
            let home = Home::new();
            let raw = "stty raw -echo < /dev/tty; ";
            home.write("editor.sh", format!("{written}{raw}{WATCHED}kill -{signal} $PPID; exec sleep 60\n"));
            let line =
                "EDITOR='sh editor.sh' decline draft --from 'Jane Doe' --reason stranger --edit > out.txt";
            let line = format!("trap : INT QUIT; stty echo; {line}; echo status $?; stty -a");
            let screen = shell(&home, &line).ends().done();
            assert_has(&screen, &format!("status {}\n", 128 + number));
            assert_sane(&screen);
            assert_eq!(out(&home), "");
            let left = temporary_files(&home);
            let kept = "note: what you wrote is kept in '";
            match left.as_slice() {
                [] => assert!(written.is_empty() && !screen.contains(kept), "{signal}: {screen}"),
                [file] => {
                    assert_has(&screen, &format!("{kept}{}'\n", file.display()));
                    assert!(fs::read_to_string(file).expect("the text").ends_with("\nwritten\n"), "{signal}");
                }
                more => panic!("{more:?}"),
            }
        }
    }
}

#[test]
fn an_editor_that_outlives_ctrl_c_goes_on() {
    let home = Home::new();
    home.write("editor.sh", "trap '' INT; sleep 0.5; kill -INT $PPID; echo on > \"$1\"; sleep 0.2\n");
    let line = "EDITOR='sh editor.sh' decline draft --from 'Jane Doe' --reason stranger --edit > out.txt";
    shell(&home, line).ends().done();
    assert_eq!(out(&home), "on\n");
}

#[test]
fn a_signal_ends_the_program_even_if_the_editor_goes_on() {
    let home = Home::new();
    home.write(
        "editor.sh",
        "trap '' TERM; echo written > \"$1\"; sleep 0.5; kill -TERM $PPID; sleep 4; echo > gone\n",
    );
    let line = "EDITOR='sh editor.sh' decline draft --from 'Jane Doe' --reason stranger --edit > out.txt";
    let screen = shell(&home, &format!("{line}; echo status $?")).ends().done();
    assert_has(&screen, "note: what you wrote is kept in '");
    assert_has(&screen, "status 143\n");
    assert!(!home.path().join("gone").exists());
}

#[test]
fn a_signal_at_a_question_leaves_a_sane_terminal() {
    let home = Home::new();
    for (signal, number) in SIGNALS {
        let line = "sh -c 'echo $$ > pid; exec decline draft --from \"Jane Doe\" > out.txt'";
        let mut terminal = shell(&home, &format!("stty echo; {line}; echo status $?; stty -a"));
        terminal.shows(NOTE_ANSWER);
        // The question stands before the terminal is set to raw.
        std::thread::sleep(std::time::Duration::from_millis(200));
        home.shell(&format!("kill -{signal} $(cat pid)")).done();
        let screen = terminal.ends().done();
        assert_has(&screen, &format!("status {}\n", 128 + number));
        assert_sane(&screen);
        assert_has(&screen, "\u{1b}[?2004l");
        assert_eq!(out(&home), "");
    }
}

#[test]
fn an_editor_that_is_back_at_once_without_a_change_is_told() {
    const TOLD: &str = "note: the editor was back at once and changed nothing";
    let home = Home::new();
    home.write("slow.sh", "sleep 1.2\n");
    home.write("quick.sh", "echo written >> \"$1\"\n");
    for (editor, told) in [("true", true), ("sh slow.sh", false), ("sh quick.sh", false)] {
        let run = edit_without_terminal(&home, Some(editor));
        assert_eq!(run.stderr.contains(TOLD), told, "{editor}: {run:?}");
        run.done();
    }
}

/// Runs `--copy` on a terminal where no program but this one is there, and returns the screen.
fn copy_by_terminal(home: &Home, variables: &[(&str, &str)]) -> Ended {
    let _ = fs::create_dir(home.path().join("bin"));
    let _ = std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_decline"), home.path().join("bin/decline"));
    let mut command = home.command("/bin/sh");
    command.args(["-c", "decline draft --from 'Zoë Doe' --reason stranger --copy > out.txt"]);
    command.env("PATH", home.path().join("bin")).envs(variables.iter().copied());
    Terminal::open(command).ends()
}

/// Asserts that the screen asks the terminal to copy the draft.
#[track_caller]
fn assert_copied(home: &Home, screen: &str) {
    let (_, sent) = screen.split_once("\u{1b}]52;c;").expect("OSC 52");
    let (encoded, _) = sent.split_once('\u{7}').expect("its end");
    let copied = base64::engine::general_purpose::STANDARD.decode(encoded).expect("base64");
    let draft = out(home);
    assert_has(&draft, "Hi Zoë,");
    assert_lacks(&draft, "\u{1b}");
    assert_eq!(Some(String::from_utf8(copied).expect("UTF-8").as_str()), draft.strip_suffix('\n'));
    assert_has(screen, "asked the terminal to copy the draft");
}

#[test]
fn without_a_clipboard_program_the_terminal_is_asked_to_copy() {
    let home = Home::new();
    for variables in [&[][..], &[("TERM", "xterm")], &[("TERM", "screen"), ("TMUX", "/none,1,0")]] {
        let screen = copy_by_terminal(&home, variables).done();
        assert_lacks(&screen, "\u{1b}P");
        assert_copied(&home, &screen);
    }
}

#[test]
fn within_screen_the_request_to_copy_is_wrapped_for_it() {
    let home = Home::new();
    for variables in [("TERM", "screen.xterm-256color"), ("STY", "1234.pts-0.host")] {
        let screen = copy_by_terminal(&home, &[variables]).done();
        let (pieces, _) = screen.rsplit_once("\u{1b}\\").expect("its end");
        let (_, pieces) = pieces.split_once("\u{1b}P").expect("its start");
        let pieces: Vec<_> = pieces.split("\u{1b}\\\u{1b}P").collect();
        assert!(pieces.len() > 1 && pieces.iter().all(|piece| piece.len() < 256), "{pieces:?}");
        let note = "asked the terminal to copy the draft";
        assert_copied(&home, &format!("{}{note}", pieces.concat()));
        assert_has(&screen, note);
    }
}

#[test]
fn a_dumb_terminal_is_not_asked_to_copy() {
    let home = Home::new();
    let screen = copy_by_terminal(&home, &[("TERM", "dumb")]).with(1);
    assert_lacks(&screen, "\u{1b}");
    assert_has(&screen, "error: no clipboard is there\n");
    assert_has(&screen, "note: printed, not copied\n");
    assert_has(&out(&home), "Hi Zoë,");
}
