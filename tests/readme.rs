//! Every block of the README is run: what it shows is what happens.

#![cfg(unix)]

mod common;

use std::path::Path;

use common::{Home, run};

/// A fenced block: its language, its line in the README, its text.
struct Block<'r> {
    language: &'r str,
    line: usize,
    text: String,
}

const README: &str = include_str!("../README.md");

fn blocks() -> Vec<Block<'static>> {
    let mut blocks = Vec::new();
    let mut lines = README.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        if let Some(language) = line.strip_prefix("```") {
            let body: Vec<&str> =
                lines.by_ref().map(|(_, line)| line).take_while(|line| !line.starts_with("```")).collect();
            blocks.push(Block { language, line: number + 1, text: body.join("\n") + "\n" });
        }
    }
    blocks
}

/// The commands of a session, each with what it prints.
fn session(text: &str) -> Vec<(String, String)> {
    let mut session: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        match line.strip_prefix("$ ") {
            Some(command) => session.push((command.to_owned(), String::new())),
            None => {
                let (_, output) = session.last_mut().expect("a session begins with a command");
                output.push_str(line);
                output.push('\n');
            }
        }
    }
    session
}

/// The file that a block's first line names in a comment, if it does.
fn named_file(block: &Block<'_>) -> Option<String> {
    let first = block.text.lines().next()?;
    let name = first.strip_prefix("# ").or_else(|| first.strip_prefix("{# ")?.strip_suffix(" #}"))?;
    Some(name.strip_prefix("~/").unwrap_or(name).to_owned())
}

/// Runs a line of the README as it stands, both streams as a terminal would show them, the home as `~`.
fn shown(home: &Home, line: &str) -> String {
    // The program is built already; `.ci/run` runs the line as it stands.
    let line = line.replace("cargo run --quiet --", "decline");
    let mut command = home.command("sh");
    command.args(["-c", &format!("exec 2>&1; {line}")]);
    run(&mut command).stdout.replace(&home.path().display().to_string(), "~")
}

/// Returns whether `.ci/run` has this line, perhaps with more flags.
fn in_ci(line: &str) -> bool {
    include_str!("../.ci/run").lines().any(|of_ci| of_ci.starts_with(line))
}

/// The clipboard programs of its lines, each replaced by one that keeps what it gets; `tests/clipboard.rs` tries real
/// ones.
const CLIPBOARDS: [&str; 4] = ["pbcopy", "clip.exe", "wl-copy", "xclip"];

/// What a browser copies of the page of received invitations.
const COPIED_PAGE: &str = "Manage invitations\nReceivedSent\nAll (2)\nAna Ruiz\u{2019}s profile picture\n\n\
    Ana Ruiz wants to connect\n\nNight train engineer at Renfe\n\nBo Lind and 8 other mutual connections\n\n\
    Ignore\nAccept\nHi Sam, I read your article on sleeper trains.\n\nReply to Ana\n\
    Max Kern\u{2019}s profile picture\n\nMax Kern wants to connect\n\nWe help firms grow\n\nIgnore\nAccept\n";

#[test]
fn every_block_of_the_readme_does_what_it_shows() {
    let home = Home::new();
    for name in CLIPBOARDS {
        home.program(name, &format!("cat > \"$HOME/{name}.got\""));
    }
    home.write("copied", COPIED_PAGE);
    home.program("pbpaste", "cat \"$HOME/copied\"");
    for block in blocks() {
        let place = format!("README.md:{}", block.line);
        match block.language {
            "console" => {
                for (command, expected) in session(&block.text) {
                    assert_eq!(shown(&home, &command), expected, "{place}: {command}");
                    assert!(!command.starts_with("cargo ") || in_ci(&command), "{place} is in .ci/run");
                }
            }
            "toml" | "jinja" => {
                let file = named_file(&block).expect("a file's name in the first line");
                home.write(&file, &block.text);
            }
            // Running all tests within a test would not end.
            "sh" => assert!(in_ci(block.text.trim()), "{place} is in .ci/run"),
            other => panic!("{place}: nothing runs a block of {other:?}"),
        }
    }
    for name in CLIPBOARDS {
        let got = std::fs::read_to_string(home.path().join(format!("{name}.got"))).expect(name);
        assert!(got.starts_with("Hi Jane,\n"), "{name} got {got:?}");
    }
}

#[test]
fn the_readme_names_every_flag_of_draft_and_every_reply() {
    let help = Home::new().decline(["draft", "--help"]).done();
    let flags = help.split_whitespace().filter(|word| word.starts_with("--"));
    for flag in flags.map(|flag| flag.trim_end_matches([',', '.'])) {
        if !["--help", "--templates", "--no-input"].contains(&flag) {
            assert!(README.contains(flag), "{flag}");
        }
    }
    let templates = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/en");
    for entry in std::fs::read_dir(templates).expect("templates") {
        let name = entry.expect("a template").file_name().into_string().expect("a name");
        let reply = name.trim_end_matches(".j2");
        assert!(reply.starts_with('_') || README.contains(&format!("| `{reply}` |")), "{reply}");
    }
}
