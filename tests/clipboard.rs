//! `--copy` with the programs that own a clipboard: real ones on a real display, and stand-ins.
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::common::{Home, Run, run};

const PATIENCE: Duration = Duration::from_secs(10);
const PAUSE: Duration = Duration::from_millis(20);

/// An X display that nobody sees, for as long as it is held; who serves its clipboard goes with it.
struct Display {
    server: Child,
    name: String,
}

impl Display {
    fn start() -> Self {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "64x64x24", "-nolisten", "tcp", "-noreset"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb starts");
        let mut number = String::new();
        let told = BufReader::new(server.stdout.take().expect("its stdout")).read_line(&mut number);
        let display = Self { server, name: format!(":{}", number.trim()) };
        assert!(told.is_ok() && display.name.len() > 1, "Xvfb found no free display");
        display
    }

    /// Reads the clipboard until it holds this, since its owner may still be on the way.
    #[track_caller]
    fn holds(&self, text: &str) {
        let end = Instant::now() + PATIENCE;
        loop {
            let mut xclip = Command::new("xclip");
            xclip.args(["-o", "-selection", "clipboard"]).env("DISPLAY", &self.name).stdin(Stdio::null());
            let Run { stdout, stderr, .. } = run(&mut xclip);
            if stdout == text {
                return;
            }
            assert!(Instant::now() < end, "expected {text:?}, found {stdout:?}, {stderr}");
            sleep(PAUSE);
        }
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// Finds a program on this machine's PATH.
fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// Puts a stand-in in `bin` of the home. Another process writes it: what this one has open for writing
/// while a neighbouring test forks can't be started ("text file busy").
fn stand_in(home: &Home, name: &str, script: &str) {
    home.write(&format!("{name}.sh"), format!("#!/bin/sh\n{script}\n"));
    home.shell(&format!("mkdir -p bin && cp {name}.sh bin/{name} && chmod +x bin/{name}")).done();
}

/// A stand-in that keeps what it gets in a file named `taken`.
fn taker(home: &Home, name: &str) {
    stand_in(home, name, &format!("exec {} > taken", find("cat").expect("cat").display()));
}

fn arguments(name: &str) -> [&str; 6] {
    ["draft", "--from", name, "--reason", "stranger", "--copy"]
}

/// `decline draft --copy`, where neither a terminal nor a program outside the home's `bin` can be had.
fn secluded(home: &Home, name: &str) -> Command {
    let mut command = home.command(find("setsid").expect("setsid"));
    command.arg(env!("CARGO_BIN_EXE_decline")).args(arguments(name)).env("PATH", home.path().join("bin"));
    command
}

/// Runs a command that could wait for a pipe to be closed; it is given up, not waited for.
#[track_caller]
fn run_in_time(home: &Home, command: &mut Command) -> Run {
    let file = |name: &str| File::create(home.path().join(name)).expect("a file");
    let mut child = command.stdout(file("stdout")).stderr(file("stderr")).spawn().expect("it starts");
    let end = Instant::now() + PATIENCE;
    let status = loop {
        if let Some(status) = child.try_wait().expect("its status") {
            break status;
        }
        if Instant::now() > end {
            let _ = child.kill();
            let _ = child.wait();
            panic!("it still runs after {PATIENCE:?}");
        }
        sleep(PAUSE);
    };
    let text = |name: &str| fs::read_to_string(home.path().join(name)).expect("UTF-8");
    Run { status: status.code(), stdout: text("stdout"), stderr: text("stderr") }
}

#[track_caller]
fn without_last_newline(stdout: &str) -> &str {
    let text = stdout.strip_suffix('\n').expect("a newline at the end");
    assert!(!text.ends_with('\n'), "{stdout:?}");
    text
}

fn taken(home: &Home) -> Vec<u8> {
    fs::read(home.path().join("taken")).expect("what was taken")
}

#[test]
#[ignore = "needs Xvfb, xclip and xsel"]
fn xclip_gets_the_draft() {
    let display = Display::start();
    let home = Home::new();
    for name in ["Jane Doe", "Zoë Doe"] {
        let mut command = home.command(env!("CARGO_BIN_EXE_decline"));
        let stdout = run_in_time(&home, command.args(arguments(name)).env("DISPLAY", &display.name)).done();
        display.holds(without_last_newline(&stdout));
    }
}

#[test]
#[ignore = "needs Xvfb, xclip and xsel"]
fn xsel_gets_the_draft_when_xclip_fails() {
    let display = Display::start();
    let home = Home::new();
    stand_in(&home, "xclip", "exit 1");
    for name in ["Jane Doe", "Zoë Doe"] {
        let mut command = home.command(env!("CARGO_BIN_EXE_decline"));
        let stdout = run_in_time(&home, command.args(arguments(name)).env("DISPLAY", &display.name)).done();
        display.holds(without_last_newline(&stdout));
    }
}

#[test]
#[ignore = "needs Xvfb, xclip and xsel"]
fn a_shell_that_captures_the_draft_does_not_wait_for_the_clipboards_owner() {
    const LINE: &str =
        "draft=$(decline draft --from 'Jane Doe' --reason stranger --copy -q 2>&1); printf '%s' \"$draft\"";
    for xclip in [true, false] {
        let display = Display::start();
        let home = Home::new();
        if !xclip {
            stand_in(&home, "xclip", "exit 1");
        }
        let mut command = home.command("sh");
        let stdout = run_in_time(&home, command.args(["-c", LINE]).env("DISPLAY", &display.name)).done();
        display.holds(&stdout);
    }
}

#[test]
fn each_program_gets_the_draft_on_its_stdin() {
    let utf8: fn(&str) -> Vec<u8> = |text| text.as_bytes().to_vec();
    let utf16: fn(&str) -> Vec<u8> = |text| text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (program, variable, name, encode) in [
        ("pbcopy", None, "Zoë Doe", utf8),
        ("wl-copy", Some("WAYLAND_DISPLAY"), "Zoë Doe", utf8),
        ("xclip", Some("DISPLAY"), "Zoë Doe", utf8),
        ("xsel", Some("DISPLAY"), "Zoë Doe", utf8),
        ("clip.exe", None, "Zoë Doe", utf16),
        ("clip.exe", None, "Jane Doe", utf8),
    ] {
        let home = Home::new();
        taker(&home, program);
        let mut command = secluded(&home, name);
        let stdout = run(command.envs(variable.map(|variable| (variable, "stand-in")))).done();
        let expected = encode(without_last_newline(&stdout));
        assert_eq!(taken(&home), expected, "{program}, {name}");
    }
}

/// Asserts that the draft was printed, and that the messages end by saying that it wasn't copied.
#[track_caller]
fn printed_not_copied(run: Run) -> String {
    assert_eq!(run.status, Some(1), "{run:?}");
    assert!(run.stdout.starts_with("Hi Jane,\n"), "{run:?}");
    assert!(run.stderr.ends_with("note: printed, not copied\n"), "{run:?}");
    run.stderr
}

#[test]
fn a_program_whose_display_is_missing_is_not_run_and_that_is_told() {
    for (program, variable) in [("wl-copy", "WAYLAND_DISPLAY"), ("xclip", "DISPLAY"), ("xsel", "DISPLAY")] {
        for value in [None, Some("")] {
            let home = Home::new();
            taker(&home, program);
            let mut command = secluded(&home, "Jane Doe");
            for variable in ["WAYLAND_DISPLAY", "DISPLAY"] {
                command.envs(value.map(|value| (variable, value)));
            }
            let stderr = printed_not_copied(run(&mut command));
            let told = format!(
                "error: no clipboard is there\nhint: {program} is there, but ${variable} isn't set: run it within"
            );
            assert!(stderr.contains(&told), "{program}: {stderr}");
            assert!(!home.path().join("taken").exists(), "{program} was run");
        }
    }
}

#[test]
fn without_any_clipboard_the_draft_is_printed() {
    let home = Home::new();
    for flag in ["--quiet", "--json"] {
        let run = run(secluded(&home, "Jane Doe").arg(flag));
        assert_eq!(run.status, Some(1), "{run:?}");
        assert!(run.stdout.contains("Hi Jane,"), "{run:?}");
        assert!(
            run.stderr.ends_with(
                "error: no clipboard is there\n\
                 hint: install xclip, xsel or wl-clipboard, or copy the draft yourself\n\
                 note: printed, not copied\n"
            ),
            "{run:?}"
        );
    }
}

#[test]
fn when_every_program_fails_each_is_named() {
    let home = Home::new();
    stand_in(&home, "xclip", "exit 1");
    stand_in(&home, "xsel", "exec < /dev/null; exit 2");
    let stderr = printed_not_copied(run(secluded(&home, "Jane Doe").env("DISPLAY", ":0")));
    let told =
        "error: no clipboard took the draft (xclip failed: exit status: 1; xsel failed: exit status: 2)\n";
    assert!(stderr.contains(told), "{stderr}");
}

#[test]
fn a_program_that_failed_is_told_even_if_the_next_copies() {
    let home = Home::new();
    stand_in(&home, "xclip", "exit 1");
    taker(&home, "xsel");
    let run = run(secluded(&home, "Jane Doe").env("DISPLAY", ":0"));
    assert!(run.stderr.contains("note: xclip failed: exit status: 1\n"), "{run:?}");
    assert_eq!(without_last_newline(&run.done()).as_bytes(), taken(&home));
}

#[test]
fn a_program_that_succeeds_without_reading_is_believed() {
    let home = Home::new();
    stand_in(&home, "pbcopy", "exec < /dev/null; exit 0");
    run(&mut secluded(&home, "Jane Doe")).done();
}

#[test]
fn a_program_that_does_not_end_is_left_and_that_is_told() {
    let home = Home::new();
    let sleep = find("sleep").expect("sleep");
    stand_in(&home, "pbcopy", &format!("echo $$ > pid; exec {} 60", sleep.display()));
    let stderr = printed_not_copied(run_in_time(&home, &mut secluded(&home, "Jane Doe")));
    let told = "(pbcopy failed: it hasn't ended after 5 seconds, and was left running)\n";
    assert!(stderr.contains(told), "{stderr}");
    home.shell("kill $(cat pid)").done();
}

#[test]
fn within_tmux_its_buffer_gets_the_draft_if_no_program_does() {
    let home = Home::new();
    let cat = find("cat").expect("cat");
    stand_in(&home, "tmux", &format!("echo \"$*\" > arguments; exec {} > taken", cat.display()));
    let stdout = run(secluded(&home, "Zoë Doe").env("TMUX", "/tmp/tmux-0/default,1,0")).done();
    assert_eq!(taken(&home), without_last_newline(&stdout).as_bytes());
    assert_eq!(fs::read_to_string(home.path().join("arguments")).expect("them"), "load-buffer -w -\n");
}

#[test]
#[ignore = "needs tmux"]
fn tmux_gets_the_draft() {
    const LINE: &str = "decline draft --from 'Zoë Doe' --reason stranger --copy > out.txt 2> err.txt; \
                        tmux wait-for -S copied; sleep 60";
    let home = Home::new();
    let tmux = |arguments: &[&str]| {
        let mut command = home.command("tmux");
        run_in_time(&home, command.args(["-f", "/dev/null", "-S", "socket"]).args(arguments)).done()
    };
    tmux(&["new-session", "-d", LINE]);
    tmux(&["wait-for", "copied"]);
    let draft = fs::read_to_string(home.path().join("out.txt")).expect("the draft");
    let held = tmux(&["show-buffer"]);
    tmux(&["kill-server"]);
    assert!(draft.starts_with("Hi Zoë,\n"), "{draft}");
    assert_eq!(held.trim_end(), draft.trim_end());
}

#[test]
fn nothing_is_copied_when_nothing_is_to_be_sent() {
    let home = Home::new();
    taker(&home, "pbcopy");
    let run = run(secluded(&home, "Jane Doe").arg("--abusive"));
    assert_eq!((run.status, run.stdout.as_str()), (Some(3), ""), "{run:?}");
    assert!(!home.path().join("taken").exists());
}
