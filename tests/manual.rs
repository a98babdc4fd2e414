//! The manual: what it tells, and how a real `man` shows it.
use std::io::Write;

use crate::common::{Home, run};

/// The verbs that the manual tells of.
fn verbs(page: &str) -> Vec<Vec<&str>> {
    let usages = page.lines().filter_map(|line| line.strip_prefix(".SH \"decline "));
    usages
        .map(|usage| usage.split(' ').take_while(|word| word.starts_with(char::is_lowercase)).collect())
        .collect()
}

#[test]
fn the_manual_tells_what_the_help_tells() {
    let home = Home::new();
    let page = home.decline(["man"]).done();
    let plain = page.replace("\\-", "-").replace("\\*(Aq", "'");
    let verbs = verbs(&page);
    assert!(verbs.contains(&vec!["draft"]) && verbs.contains(&vec!["templates", "show"]), "{verbs:?}");
    for verb in &verbs {
        let help = home.decline(verb.iter().copied().chain(["--help"])).done();
        let told =
            help.lines().map(str::trim).filter(|line| line.starts_with('-') && !line.starts_with("- "));
        let flags = told.flat_map(|line| line.split([' ', ',']).filter(|word| word.starts_with('-')));
        for flag in flags.chain([help.lines().next().expect("what it does")]) {
            assert!(plain.contains(flag), "{verb:?}: {flag}");
        }
    }
    let help = home.decline(["--help"]).done();
    let (rest, statuses) = help.trim_end().split_once("Exit status: ").expect("statuses");
    for status in statuses.split(", ") {
        let (number, meaning) = status.split_once(' ').expect("a meaning");
        assert!(plain.contains(&format!(".TP 22\n\\fB{number}\\fR\n{meaning}\n")), "{status}");
    }
    for example in rest.split_once("Examples:\n").expect("examples").1.trim_end().lines() {
        assert!(plain.contains(&format!("\\fB{}\\fR\n", example.trim())), "{example}");
    }
}

#[test]
fn every_example_of_the_manual_does_what_it_is_to() {
    let home = Home::new();
    home.program("pbcopy", "cat > \"$HOME/copied\"");
    home.program("editor", "echo 'See you.' >> \"$1\"");
    home.write(
        "invitation.eml",
        "From: LinkedIn <invitations@linkedin.com>\nSubject: Ana Ruiz wants to connect\n\nHi Sam,\n",
    );
    let mut export = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    export.start_file("Invitations.csv", zip::write::SimpleFileOptions::default()).expect("a file");
    export
        .write_all(b"From,To,Sent At,Message,Direction\nAna Ruiz,Sam,\"1/2/18, 9:00 AM\",,INCOMING\n")
        .expect("a row");
    let export = export.finish().expect("a zip").into_inner();
    home.write("Basic_LinkedInDataExport_01-27-2026.zip", export);
    let page = home.decline(["man"]).done().replace("\\-", "-").replace("\\*(Aq", "'");
    let (_, examples) = page.split_once(".SH EXAMPLES\n").expect("examples");
    let commands: Vec<&str> =
        examples.lines().filter_map(|line| line.strip_prefix("\\fB")?.strip_suffix("\\fR")).collect();
    assert!(commands.len() > 5, "{commands:?}");
    for line in commands {
        let ran = run(home.command("sh").args(["-c", line]).env("EDITOR", "editor"));
        assert_ne!(ran.done(), "", "{line}");
    }
    let copied = std::fs::read_to_string(home.path().join("copied")).expect("what was copied");
    assert!(copied.starts_with("Hi Ana,\n") && copied.ends_with("See you."), "{copied}");
}

#[test]
#[ignore = "needs man"]
fn the_manual_reads_well_at_any_width() {
    let home = Home::new();
    for width in [60, 80, 120] {
        let mut man = home.command("sh");
        man.args(["-c", "decline man | man --warnings -l -"]).env("MANWIDTH", width.to_string());
        let shown = run(man.env("LANG", "C.UTF-8"));
        assert_eq!(shown.stderr, "", "{width}");
        let shown = shown.done();
        let longest = shown.lines().map(|line| line.chars().count()).max();
        assert!(longest <= Some(width), "{width}: {longest:?} in\n{shown}");
        let sections: Vec<&str> = shown.lines().filter(|line| line.starts_with(char::is_uppercase)).collect();
        let expected = [
            "NAME",
            "SYNOPSIS",
            "DESCRIPTION",
            "OPTIONS",
            "EXIT STATUS",
            "KEYS OF A LINE OF JSON",
            "CODES OF ERRORS AND WARNINGS",
            "WHAT LINKEDIN'S BUTTONS DO",
            "ENVIRONMENT",
            "FILES",
            "EXAMPLES",
        ];
        assert_eq!(sections, expected, "{width}:\n{shown}");
        assert!(width < 80 || shown.lines().count() <= 350, "{width}: a long page");
        for whole in [
            "decline - Drafts the reply",
            "decline templates show [OPTIONS] <NAME>",
            "   $ decline policy init\n",
        ] {
            assert!(shown.contains(whole), "{width}: {whole} in\n{shown}");
        }
    }
}

#[test]
fn a_closed_pipe_is_no_error() {
    let run = Home::new().shell("decline man | true");
    assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""));
}
