//! Completion in real shells, as a person at a terminal has it.
#![cfg(unix)]

mod common;

use std::path::Path;
use std::process::Stdio;

use common::{Home, is_there, run, skip};
use rexpect::process::Signal;
use rexpect::session::{PtySession, spawn_command};

/// A shell, and a way of installing the script that the help names: by a file, or by the settings alone.
struct Setup<'s> {
    shell: &'s str,
    needs: &'s str,
    file: Option<&'s str>,
    settings: &'s str,
}

/// What a person's home may hold: a policy and templates of their own, and what somebody else put there.
fn home() -> Home {
    let home = Home::new();
    let policy = "[ties]\nopen-source = \"we: [built] $(touch tie) `touch tie` 'it' \\\\ together\"\n";
    home.write(".config/decline/policy.toml", policy);
    home.write("other policy.toml", "[ties]\nschool = \"we sat side by side\"\n");
    home.write("broken.toml", "[ties\n");
    for name in ["coffee", "sv/decline"].iter().chain(HOSTILE) {
        home.write(&format!(".config/decline/templates/{name}.j2"), "Hi.\n");
    }
    home.write("invitation $(touch mail) 'it' \"is\".eml", "");
    home.write("my folder; touch folder/x", "");
    home
}

/// Names of templates that mean something to a shell or a terminal.
const HOSTILE: &[&str] = &[
    "d$(touch name)",
    "d`touch name`",
    "d;touch name;",
    "d|touch name",
    "d&touch name&",
    "d\ntouch name\n",
    "d\ttouch name",
    "d\u{1b}[31m",
    "d\u{202e}",
    "d'",
    "d\"",
    "d\\",
    "d e",
    "d*",
    "d?",
    "d[a-z]",
    "d{a,b}",
    "d~",
    "d!!",
    "d#",
    "d<name",
    "d>name",
    "d=x",
    "d:x",
    "d^x",
    "d%s",
    "-delta",
    "~d",
];

/// Asks as the scripts do: what can stand at the end of a line?
#[track_caller]
fn answer(home: &Home, shell: &str, words: &[&str]) -> Vec<String> {
    let asked =
        home.decline(["completions", shell, "--", "decline"].into_iter().chain(words.iter().copied()));
    assert_eq!(asked.stderr, "");
    asked.done().lines().map(str::to_owned).collect()
}

#[test]
fn what_can_stand_at_the_cursor_is_this() {
    let home = home();
    for (words, expected) in [
        (&[""][..], "words draft explain triage policy templates completions man"),
        (&["dr"], "words draft"),
        (&["draft", "--a"], "words --asked --abusive"),
        (&["draft", "--asked", "--a"], "words --abusive"),
        (&["draft", "--tie", "met", "--ti"], "words --tie"),
        (&["--ver"], "words --version"),
        (&["policy", "s"], "words show schema"),
        (&["policy", "init", "--j"], "words"),
        (&["nonsense", "dr"], "words draft"),
        // Values, behind a space or a =, in a list behind the last comma.
        (&["draft", "--reason", ""], "words known unsure stranger spam"),
        (&["draft", "--reason=s"], "words --reason=stranger --reason=spam"),
        (&["draft", "--reply", "d"], "words decline door-open"),
        (&["draft", "--reply", "ig"], "words ignore"),
        (&["explain", "--reply=c"], "words --reply=coffee"),
        (&["draft", "--tie", "o"], "words open-source"),
        (&["draft", "--tie", "met,"], {
            "words met,worked-together met,classmate met,client met,conversation met,referred met,open-source"
        }),
        (&["draft", "--tie=client,c"], "words --tie=client,classmate --tie=client,conversation"),
        (&["draft", "--lang", ""], "words de en es fr it nl pt sv"),
        (&["draft", "-q", "--lang=s"], "words --lang=sv"),
        (&["templates", "show", "co"], "words coffee"),
        (&["templates", "show", "sv/"], "words sv/decline"),
        (&["templates", "show", "builtin/en/d"], "words builtin/en/decline builtin/en/door-open"),
        (&["templates", "show", "coffee", "--l"], "words --lang"),
        (&["completions", "z"], "words zsh"),
        // Text is the user's own, and what it says is none of ours.
        (&["draft", "--note", ""], "words"),
        (&["draft", "--note", "--reply", "--re"], "words --reason --reply --register"),
        (&["draft", "--from", "policy", "--sh"], "words --short"),
        (&["draft", "-Dday=policy", "--sh"], "words --short"),
        (&["draft", "-D", "day=policy", "--sh"], "words --short"),
        (&["draft", "-qD", "day=policy", "--sh"], "words --short"),
        (&["draft", "--", "--sh"], "words"),
        // Paths are left to the shell.
        (&["draft", "--mail", ""], "files"),
        (&["draft", "--policy=x"], "files"),
        (&["draft", "--templates", "x"], "folders"),
        // The policy and the templates that the line names are those in force.
        (&["draft", "--policy", "other policy.toml", "--tie", "s"], "words school"),
        (&["draft", "--policy=other policy.toml", "--tie", "s"], "words school"),
        (&["draft", "--policy", "~/other policy.toml", "--tie", "s"], "words school"),
        (&["draft", "--policy", "x", "--policy", "other policy.toml", "--tie", "s"], "words school"),
        (&["draft", "--templates", ".", "--reply", "c"], "words"),
        // With a fault in them the built-in names are.
        (&["draft", "--policy", "broken.toml", "--reply", ""], {
            "words accept decline door-open final remind unhook why ignore"
        }),
        (&["draft", "--policy", "missing.toml", "--tie", "cl"], "words classmate client"),
        (&["draft", "--templates", "missing", "--lang", ""], "words de en es fr it nl pt"),
    ] {
        let lines = answer(&home, "zsh", words);
        let shown: Vec<&str> = lines.iter().map(|line| line.split('\t').next().expect("a word")).collect();
        assert_eq!(shown.join(" "), expected, "{words:?}");
    }
}

#[test]
fn each_word_comes_with_its_meaning_on_one_line() {
    let home = home();
    assert_eq!(
        answer(&home, "fish", &["draft", "--sho"])[1],
        "--short\tA short version, which fits an invitation note"
    );
    assert_eq!(
        answer(&home, "fish", &["draft", "--reason", "sp"])[1],
        "spam\tthey sell, blast, beg or harass"
    );
    let policy = home.write("p.toml", "[ties]\nclub = \"we\\n\\tmet\\u001b[31m there\"\n");
    let policy = policy.to_str().expect("a path");
    assert_eq!(
        answer(&home, "fish", &["draft", "--policy", policy, "--tie", "clu"])[1],
        "club\twe met there"
    );
}

#[test]
fn bash_cuts_words_and_keeps_quotes() {
    let home = home();
    for (words, expected) in [
        (&["draft", "--policy", "=", "'other policy.toml'", "--tie", "=", "s"][..], "school"),
        (&["draft", "--policy", "other\\ policy.toml", "--tie", "s"], "school"),
        (&["draft", "--from", "\"Jane Doe\"", "--reply", "c"], "coffee"),
        (&["draft", "--from", "'Jane", "--reply", "c"], "coffee"),
    ] {
        let lines = answer(&home, "bash", words);
        assert_eq!(lines, ["words".to_owned(), format!("{expected}\t{}", meaning(expected))], "{words:?}");
    }
}

fn meaning(word: &str) -> &'static str {
    if word == "school" { "we sat side by side" } else { "" }
}

#[test]
fn a_name_that_a_shell_would_read_otherwise_is_not_offered() {
    let home = Home::new();
    for name in HOSTILE.iter().chain(&["größe", "cafe\u{301}", "a_b.c", "дом"]) {
        home.write(&format!(".config/decline/templates/{name}.j2"), "Hi.\n");
    }
    for (words, expected) in [
        (&["draft", "--reply", "d"][..], &["decline\t", "door-open\t"][..]),
        (&["templates", "show", "d"], &["decline\t", "door-open\t"]),
        (&["draft", "--reply", "-"], &[]),
        (&["draft", "--reply", "g"], &["größe\t"]),
        (&["draft", "--reply", "c"], &["cafe\u{301}\t"]),
        (&["draft", "--reply", "a_"], &["a_b.c\t"]),
        (&["draft", "--reply", "д"], &["дом\t"]),
    ] {
        assert_eq!(answer(&home, "zsh", words)[1..], *expected, "{words:?}");
    }
}

/// A shell on a terminal.
struct Terminal {
    session: PtySession,
}

const READY: &str = "READY> ";

/// Says what its arguments are.
const SHOWN: &str = "shown() { printf '['; printf '%s|' \"$@\"; printf ']%s\\n' END; }\n";
const SHOWN_IN_FISH: &str = "function shown; printf '['; printf '%s|' $argv; printf ']%s\\n' END; end\n\
    function fish_prompt; printf 'READY> '; end\nfunction fish_greeting; end\n";

/// Makes Alt-* put in all matches, as it does in bash.
const ALL_MATCHES: &str = "zstyle ':completion:all:*' insert true\n\
    zstyle ':completion:all::::' completer _all_matches _complete\n\
    zle -C all complete-word _generic\nbindkey '^[*' all\n";

impl Terminal {
    /// Opens a shell, with the script installed; `None` where the shell isn't there.
    fn open(setup: &Setup<'_>, home: &Home) -> Option<Self> {
        let Setup { shell, needs, file, settings } = setup;
        if !is_there(needs) && !Path::new(needs).exists() {
            skip(&format!("completion in {shell} can't be tried without {needs}"));
            return None;
        }
        if let Some(file) = file {
            home.write(file, home.decline(["completions", shell]).done());
        }
        let settings = match *shell {
            "fish" => SHOWN_IN_FISH.to_owned(),
            "zsh" => format!("PS1='{READY}'\n{SHOWN}{settings}\n{ALL_MATCHES}"),
            _ => format!("PS1='{READY}'\n{SHOWN}{settings}\n"),
        };
        home.write(&format!(".{shell}rc"), &settings);
        home.write(".config/fish/config.fish", &settings);
        let mut command = home.command(shell);
        command.arg("-i").env("TERM", "xterm").stdin(Stdio::inherit());
        let mut session = spawn_command(command, Some(60_000)).expect("a terminal");
        session.exp_string(READY).expect("a prompt");
        Some(Self { session })
    }

    /// Types the beginning of a line, presses a key, and gives the words that the line then has.
    #[track_caller]
    fn words(&mut self, typed: &str, key: &str) -> Vec<String> {
        // Back to the line's beginning, to have its words shown by the shell itself.
        self.session.send_line(&format!("{typed}{key}\u{1}shown ")).expect("the terminal takes keys");
        let screen = self.session.exp_string("]END").unwrap_or_else(|error| panic!("{typed:?}: {error}"));
        self.session.exp_string(READY).unwrap_or_else(|error| panic!("{typed:?}: {error}"));
        let (_, words) = screen.rsplit_once('[').expect("words");
        words.trim_end_matches('|').split('|').map(str::to_owned).collect()
    }

    /// Ends the shell, which takes its time where it is asked to leave.
    fn ends(mut self) {
        self.session.process_mut().kill(Signal::SIGKILL).expect("it ends");
    }
}

/// What one TAB makes of the beginning of a line.
const TAB: [(&str, &[&str]); 14] = [
    ("decline dr", &["draft"]),
    ("decline policy sh", &["policy", "show"]),
    ("decline draft --abu", &["draft", "--abusive"]),
    ("decline draft --reason st", &["draft", "--reason", "stranger"]),
    ("decline draft --reply co", &["draft", "--reply", "coffee"]),
    ("decline draft --reply=co", &["draft", "--reply=coffee"]),
    ("decline draft --reply \"co", &["draft", "--reply", "coffee"]),
    ("decline explain --tie met,op", &["explain", "--tie", "met,open-source"]),
    (
        "decline draft --policy 'other policy.toml' --tie sc",
        &["draft", "--policy", "other policy.toml", "--tie", "school"],
    ),
    (
        "decline draft --policy=other\\ policy.toml --tie=sc",
        &["draft", "--policy=other policy.toml", "--tie=school"],
    ),
    (
        "decline draft --from '$(touch text)' --note \"$(:)\" --reply co",
        &["draft", "--from", "$(touch text)", "--note", "", "--reply", "coffee"],
    ),
    ("decline draft --mail inv", &["draft", "--mail", "invitation $(touch mail) 'it' \"is\".eml"]),
    ("decline draft --mail=inv", &["draft", "--mail=invitation $(touch mail) 'it' \"is\".eml"]),
    ("decline draft --templates my", &["draft", "--templates", "my folder; touch folder"]),
];

/// All that can stand where a line ends; sorted.
const ALL: [(&str, &[&str]); 6] = [
    ("decline ", &["completions", "draft", "explain", "man", "policy", "templates", "triage"]),
    (
        "decline draft --reply ",
        &["accept", "coffee", "decline", "door-open", "final", "ignore", "remind", "unhook", "why"],
    ),
    ("decline draft --tie me", &["met"]),
    ("decline draft --tie met,c", &["met,classmate", "met,client", "met,conversation"]),
    ("decline draft --lang ", &["de", "en", "es", "fr", "it", "nl", "pt", "sv"]),
    ("decline draft --policy broken.toml --tie c", &["classmate", "client", "conversation"]),
];

/// Tries every line in a shell, and that nothing of what is offered was run.
#[track_caller]
fn completes(setup: &Setup<'_>) {
    let home = home();
    let Some(mut terminal) = Terminal::open(setup, &home) else { return };
    for (typed, expected) in TAB {
        let mut words = terminal.words(typed, "\t").split_off(1);
        // Zsh takes a folder's slash back when the next key goes elsewhere.
        if let Some(last) = words.last_mut() {
            last.truncate(last.trim_end_matches('/').len());
        }
        assert_eq!(words, expected, "{typed}");
    }
    for (typed, expected) in ALL {
        let mut found = match setup.shell {
            "fish" => listed_by_fish(&home, typed),
            _ => terminal.words(typed, "\u{1b}*").split_off(typed.matches(' ').count()),
        };
        found.sort();
        assert_eq!(found, expected, "{typed}");
    }
    // The user's own text is not guessed at, not even by the names of files.
    assert_eq!(terminal.words("decline draft --note inv", "\t")[1..], ["draft", "--note", "inv"]);
    terminal.ends();
    for trace in ["name", "tie", "mail", "folder", "text"] {
        assert!(!home.path().join(trace).exists(), "{trace} was run");
    }
}

#[test]
fn bash_completes() {
    completes(&Setup {
        shell: "bash",
        needs: "bash",
        file: None,
        settings: "eval \"$(decline completions bash)\"",
    });
}

#[test]
fn bash_with_its_package_completes() {
    let package = "/usr/share/bash-completion/bash_completion";
    completes(&Setup {
        shell: "bash",
        needs: package,
        file: Some(".local/share/bash-completion/completions/decline"),
        settings: &format!(". {package}"),
    });
}

#[test]
fn zsh_completes() {
    completes(&Setup {
        shell: "zsh",
        needs: "zsh",
        file: Some(".zfunc/_decline"),
        settings: "fpath=(~/.zfunc $fpath); autoload -Uz compinit; compinit -u",
    });
}

#[test]
fn zsh_without_a_file_completes() {
    completes(&Setup {
        shell: "zsh",
        needs: "zsh",
        file: None,
        settings: "autoload -Uz compinit; compinit -u; eval \"$(decline completions zsh)\"",
    });
}

#[test]
fn fish_completes() {
    completes(&Setup {
        shell: "fish",
        needs: "fish",
        file: Some(".config/fish/completions/decline.fish"),
        settings: "",
    });
}

/// Fish has no key that puts in all matches; it lists them.
fn listed_by_fish(home: &Home, typed: &str) -> Vec<String> {
    let listed = run(home.command("fish").args(["-c", "complete -C $argv[1]", typed])).done();
    listed.lines().map(|line| line.split('\t').next().expect("a word").to_owned()).collect()
}

#[test]
fn an_unknown_shell_is_told_the_known_ones() {
    let told = Home::new().decline(["completions", "tcsh"]).failed(2);
    assert!(told.starts_with("error: invalid value 'tcsh' for '<SHELL>'\n"), "{told}");
    assert!(told.contains("bash, zsh, fish, powershell"), "{told}");
}

#[test]
fn powershell_gets_a_table_of_verbs_and_flags() {
    let script = Home::new().decline(["completions", "powershell"]).done();
    assert!(script.contains("Register-ArgumentCompleter -Native -CommandName 'decline'"), "{script}");
    for piece in
        ["'decline;draft' {", "'decline;templates;show' {", "'--reply'", "'completions', 'completions'"]
    {
        assert!(script.contains(piece), "{piece} in {script}");
    }
}

#[test]
fn a_script_is_the_same_whatever_the_policy() {
    let home = home();
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let script = home.decline(["completions", shell]).done();
        assert_eq!(script, home.decline(["completions", shell, "--policy", "broken.toml"]).done());
        assert!(!script.contains("coffee") && !script.contains("open-source"), "{script}");
    }
}

#[test]
fn a_closed_pipe_is_no_error() {
    for line in ["decline completions bash | true", "decline completions powershell | true"] {
        let run = Home::new().shell(line);
        assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""), "{line}");
    }
}
