//! Completion in real shells, as a person at a terminal has it.
use crate::common::terminal::Terminal;
use crate::common::{Home, run};

/// A shell, and the settings by which it takes the script.
struct Setup<'s> {
    shell: &'s str,
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
    home.write("all* $(touch mail).eml", "");
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

/// Asks as a script does: what can stand at the end of a line, and what does it mean?
#[track_caller]
fn answer(home: &Home, shell: &str, words: &[&str]) -> String {
    let mut asked = home.command(env!("CARGO_BIN_EXE_decline"));
    asked.args(["--", "decline"]).args(words).env("DECLINE_COMPLETE", shell);
    // Fish tells nothing but the words up to the cursor.
    if shell != "fish" {
        asked.env("_CLAP_COMPLETE_INDEX", words.len().to_string());
    }
    let asked = run(&mut asked);
    assert_eq!(asked.stderr, "", "{words:?}");
    asked.done()
}

#[test]
fn what_can_stand_at_the_cursor_is_this() {
    let home = home();
    for (words, expected) in [
        (&[""][..], "draft explain triage policy templates completions man --help --version"),
        (&["dr"], "draft"),
        (&["draft", "--a"], "--asked --abusive"),
        (&["draft", "--tie", "met", "--ti"], "--tie"),
        (&["--ver"], "--version"),
        (&["policy", "s"], "show schema"),
        (&["policy", "init", "--j"], ""),
        (&["nonsense", "dr"], "draft"),
        // Values, behind a space or a =, in a list behind the last comma.
        (&["draft", "--reason", ""], "known unsure stranger spam"),
        (&["draft", "--reason=s"], "--reason=stranger --reason=spam"),
        (&["draft", "--reply", "ig"], "ignore"),
        (&["explain", "--reply=c"], "--reply=coffee"),
        (&["draft", "--tie", "o"], "open-source"),
        (&["draft", "--tie", "met,c"], "met,classmate met,client met,conversation"),
        (
            &["draft", "--tie=client,c"],
            "--tie=client,classmate --tie=client,client --tie=client,conversation",
        ),
        (&["draft", "--lang", ""], "de en es fr it nl pt sv"),
        (&["draft", "-q", "--lang=s"], "--lang=sv"),
        (&["templates", "show", "co"], "coffee"),
        (&["templates", "show", "sv/"], "sv/decline"),
        (&["templates", "show", "builtin/en/d"], "builtin/en/decline builtin/en/door-open"),
        (&["templates", "show", "coffee", "--l"], "--lang"),
        (&["completions", "z"], "zsh"),
        (&["draft", "--mail", "b"], "broken.toml"),
        (&["draft", "--templates=m"], "--templates=my folder; touch folder/"),
        // Text is the user's own, and what it says is none of ours.
        (&["draft", "--note", ""], ""),
        (&["draft", "--note", "--reply", "--re"], "--reason --reply --register"),
        (&["draft", "--from", "policy", "--sh"], "--short"),
        (&["draft", "-Dday=policy", "--sh"], "--short"),
        (&["draft", "-D", "day=policy", "--sh"], "--short"),
        (&["draft", "-qD", "day=policy", "--sh"], "--short"),
        (&["draft", "--", "--sh"], ""),
        // The policy and the templates that the line names are those in force.
        (&["draft", "--policy", "other policy.toml", "--tie", "s"], "school"),
        (&["draft", "--policy=other policy.toml", "--tie", "s"], "school"),
        (&["draft", "--policy", "~/other policy.toml", "--tie", "s"], "school"),
        (&["draft", "--policy", "'other policy.toml'", "--tie", "s"], "school"),
        (&["draft", "--policy", "other\\ policy.toml", "--tie", "s"], "school"),
        (&["draft", "--templates", ".", "--reply", "c"], ""),
        // With a fault in them the built-in names are.
        (&["draft", "--policy", "broken.toml", "--reply", ""], {
            "accept decline door-open final remind unhook why ignore"
        }),
        (&["draft", "--policy", "missing.toml", "--tie", "cl"], "classmate client"),
        (&["draft", "--templates", "missing", "--lang", ""], "de en es fr it nl pt"),
    ] {
        let answer = answer(&home, "fish", words);
        let shown: Vec<&str> = answer.lines().filter_map(|line| line.split('\t').next()).collect();
        assert_eq!(shown.join(" "), expected, "{words:?}");
    }
}

#[test]
fn each_word_comes_with_its_meaning_on_one_line() {
    let home = home();
    let policy = home.write("p.toml", "[ties]\nclub = \"we\\n\\tmet\\u001b[31m there\"\n");
    let policy = policy.to_str().expect("a path");
    for (words, expected) in [
        (&["draft", "--sho"][..], "--short\tA short version, which fits an invitation note\n"),
        (&["draft", "--reason", "sp"], "spam\tthey sell, blast, beg or harass\n"),
        (&["draft", "--policy", policy, "--tie", "clu"], "club\twe met there\n"),
    ] {
        assert_eq!(answer(&home, "fish", words), expected);
    }
}

#[test]
fn bash_cuts_words_and_keeps_quotes() {
    let home = home();
    for (words, expected) in [
        (&["draft", "--policy", "=", "'other policy.toml'", "--tie", "=", "s"][..], "school"),
        (&["draft", "--from", "\"Jane Doe\"", "--reply", "c"], "coffee"),
        (&["draft", "--from", "'Jane", "--reply", "c"], "coffee"),
        (&["draft", "--reply", "d$"], "d\\$\\(touch\\ name\\)"),
        (&["draft", "--reply", "d\\ "], "d\\ e"),
        (&["draft", "--reply", "d\\:"], "d\\:x"),
    ] {
        assert_eq!(answer(&home, "bash", words), expected, "{words:?}");
    }
}

#[test]
fn a_name_that_no_terminal_can_show_is_not_offered() {
    let home = home();
    for name in ["größe", "cafe\u{301}", "дом"] {
        home.write(&format!(".config/decline/templates/{name}.j2"), "Hi.\n");
    }
    for (typed, expected) in [
        ("d\n", ""),
        ("d\t", ""),
        ("d\u{1b}", ""),
        ("d\u{202e}", ""),
        ("g", "größe"),
        ("c", "cafe\u{301} coffee"),
        ("д", "дом"),
    ] {
        let answer = answer(&home, "fish", &["draft", "--reply", typed]);
        assert_eq!(answer.lines().collect::<Vec<_>>().join(" "), expected, "{typed:?}");
    }
}

/// A shell on a terminal.
struct Shell {
    terminal: Terminal,
}

const READY: &str = "READY> ";

/// Says what its arguments are.
const SHOWN: &str = "shown() { printf '@%s@' WORDS \"$@\"; printf '%s\\n' @END; }\n";
const SHOWN_IN_FISH: &str = "function shown; printf '@%s@' WORDS $argv; printf '%s\\n' @END; end\n\
    function fish_prompt; printf 'READY> '; end\nfunction fish_greeting; end\n";

/// Makes Alt-* put in all matches, as it does in bash.
const ALL_MATCHES: &str = "zstyle ':completion:all:*' insert true\n\
    zstyle ':completion:all::::' completer _all_matches _complete\n\
    zle -C all complete-word _generic\nbindkey '^[*' all\n";

impl Shell {
    /// Opens a shell, with the script installed.
    fn open(setup: &Setup<'_>, home: &Home) -> Self {
        let Setup { shell, settings } = setup;
        let settings = match *shell {
            "fish" => format!("{SHOWN_IN_FISH}{settings}\n"),
            "zsh" => format!("PS1='{READY}'\n{SHOWN}{settings}\n{ALL_MATCHES}"),
            _ => format!("PS1='{READY}'\n{SHOWN}{settings}\n"),
        };
        home.write(&format!(".{shell}rc"), &settings);
        home.write(".config/fish/config.fish", &settings);
        let mut command = home.command(shell);
        command.arg("-i").env("TERM", "xterm");
        let mut terminal = Terminal::open(command);
        terminal.shows(READY);
        Self { terminal }
    }

    /// Types the beginning of a line, presses a key, and gives the words that the line then has.
    #[track_caller]
    fn words(&mut self, typed: &str, key: &str) -> Vec<String> {
        // Back to the line's beginning, to have its words shown by the shell itself.
        self.terminal.types(&format!("{typed}{key}\u{1}shown "));
        let screen = self.terminal.shows("@@END");
        self.terminal.shows(READY);
        let (_, words) = screen.split_once("@WORDS@@").unwrap_or_else(|| panic!("{typed:?}: {screen}"));
        words.strip_suffix("@@END").expect("the end").split("@@").map(str::to_owned).collect()
    }
}

/// What one TAB makes of the beginning of a line.
const TAB: [(&str, &[&str]); 17] = [
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
    ("decline draft --mail \"inv", &["draft", "--mail", "invitation $(touch mail) 'it' \"is\".eml"]),
    ("decline draft --mail 'inv", &["draft", "--mail", "invitation $(touch mail) 'it' \"is\".eml"]),
    ("decline draft --mail all", &["draft", "--mail", "all* $(touch mail).eml"]),
    ("decline draft --mail=inv", &["draft", "--mail=invitation $(touch mail) 'it' \"is\".eml"]),
    ("decline draft --templates my", &["draft", "--templates", "my folder; touch folder"]),
];

/// All that can stand where a line ends; sorted.
const ALL: [(&str, &[&str]); 6] = [
    (
        "decline ",
        &["--help", "--version", "completions", "draft", "explain", "man", "policy", "templates", "triage"],
    ),
    ("decline draft --reply d", NAMES),
    ("decline draft --tie me", &["met"]),
    ("decline draft --tie met,c", &["met,classmate", "met,client", "met,conversation"]),
    ("decline draft --lang ", &["de", "en", "es", "fr", "it", "nl", "pt", "sv"]),
    ("decline draft --policy broken.toml --tie c", &["classmate", "client", "conversation"]),
];

/// The replies that begin with a d, whatever else is in them.
const NAMES: &[&str] = &[
    "d e",
    "d!!",
    "d\"",
    "d#",
    "d$(touch name)",
    "d%s",
    "d&touch name&",
    "d'",
    "d*",
    "d:x",
    "d;touch name;",
    "d<name",
    "d=x",
    "d>name",
    "d?",
    "d[a-z]",
    "d\\",
    "d^x",
    "d`touch name`",
    "decline",
    "door-open",
    "d{a,b}",
    "d|touch name",
    "d~",
];

/// Tries every line in a shell, and that nothing of what is offered was run.
#[track_caller]
fn completes(setup: &Setup<'_>) {
    let home = home();
    let mut shell = Shell::open(setup, &home);
    for (typed, expected) in TAB {
        let mut words = shell.words(typed, "\t").split_off(1);
        // Zsh takes a folder's slash back when the next key goes elsewhere.
        if let Some(last) = words.last_mut() {
            last.truncate(last.trim_end_matches('/').len());
        }
        assert_eq!(words, expected, "{typed}");
    }
    for (typed, expected) in ALL {
        let mut found = match setup.shell {
            "fish" => listed_by_fish(&home, typed),
            _ => shell.words(typed, "\u{1b}*").split_off(typed.matches(' ').count()),
        };
        found.sort();
        assert_eq!(found, expected, "{typed}");
    }
    // The user's own text is not guessed at, not even by the names of files.
    assert_eq!(shell.words("decline draft --note inv", "\t")[1..], ["draft", "--note", "inv"]);
    shell.terminal.closes();
    for trace in ["name", "tie", "mail", "folder", "text"] {
        assert!(!home.path().join(trace).exists(), "{trace} was run");
    }
}

#[test]
#[ignore = "needs bash"]
fn bash_completes() {
    completes(&Setup { shell: "bash", settings: "eval \"$(decline completions bash)\"" });
}

#[test]
#[ignore = "needs bash-completion"]
fn bash_with_its_package_completes() {
    let package = "/usr/share/bash-completion/bash_completion";
    let settings = format!(". {package}; eval \"$(decline completions bash)\"");
    completes(&Setup { shell: "bash", settings: &settings });
}

#[test]
#[ignore = "needs zsh"]
fn zsh_completes() {
    let settings = "autoload -Uz compinit; compinit -u; eval \"$(decline completions zsh)\"";
    completes(&Setup { shell: "zsh", settings });
}

#[test]
#[ignore = "needs fish"]
fn fish_completes() {
    completes(&Setup { shell: "fish", settings: "decline completions fish | source" });
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
    assert!(told.contains("bash, elvish, fish, powershell, zsh"), "{told}");
}

#[test]
fn powershell_and_elvish_get_a_script_too() {
    for (shell, registers) in [
        ("powershell", "Register-ArgumentCompleter -Native -CommandName decline"),
        ("elvish", "edit:completion:arg-completer[decline]"),
    ] {
        let script = Home::new().decline(["completions", shell]).done();
        assert!(script.contains(registers), "{script}");
    }
}

#[test]
fn a_script_is_the_same_whatever_the_policy() {
    let home = home();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
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
