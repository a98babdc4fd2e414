//! Policies as files: the valid ones load, and each invalid one has one fault and its exact message beside it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::common::{Home, feed};

fn policies(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/policies").join(folder);
    let entries = fs::read_dir(folder).expect("policies").map(|entry| entry.expect("an entry").path());
    let mut files: Vec<_> = entries.filter(|path| path.extension().is_some_and(|it| it == "toml")).collect();
    files.sort();
    assert!(!files.is_empty());
    files
}

fn name(path: &Path) -> &str {
    path.file_name().and_then(|name| name.to_str()).expect("a name")
}

#[test]
fn every_valid_policy_loads() {
    let home = Home::new();
    for path in policies("valid") {
        let policy = home.write(name(&path), fs::read(&path).expect("a policy"));
        let run = home.decline(["policy", "check", "--policy", policy.to_str().expect("a path")]);
        assert!(run.done().contains(": no errors, "), "{}", path.display());
    }
}

#[test]
fn every_invalid_policy_has_its_message() {
    let home = Home::new();
    for path in policies("invalid") {
        let policy = name(&path);
        home.write(policy, fs::read(&path).expect("a policy"));
        for verb in [&["draft", "--from", "Jane"][..], &["explain", "--from", "Jane"], &["policy", "check"]] {
            let arguments = verb.iter().copied().chain(["--policy", policy]);
            let told = home.decline(arguments).failed(1);
            snapbox::assert_data_eq!(
                told,
                snapbox::Data::read_from(&path.with_extension("stderr"), None).raw()
            );
        }
    }
}

#[test]
fn all_names_at_fault_are_told_at_once_in_the_files_order() {
    let home = Home::new();
    let rules: String = (1..=11)
        .map(|number| format!("[[rule]]\nname = \"{number}\"\nreply = \"nope-{number}\"\n"))
        .collect();
    home.write("p.toml", format!("{rules}[policy]\naccept = [\"mett\"]\n"));
    let told = home.decline(["policy", "check", "--policy", "p.toml"]).failed(1);
    let errors: Vec<&str> = told.lines().filter(|line| line.starts_with("error: ")).collect();
    let expected: Vec<String> =
        (1..=10).map(|number| format!("error: unknown reply `nope-{number}`")).collect();
    assert_eq!(errors, expected);
    assert!(told.ends_with("note: 2 more errors\nnote: nothing was written\n"), "{told}");

    let run = home.decline(["policy", "check", "--policy", "p.toml", "--json"]);
    assert_eq!((run.status, run.stderr.as_str()), (Some(1), ""));
    let json = run.json();
    let diagnostics = json["diagnostics"].as_array().expect("diagnostics");
    assert_eq!((&json["errors"], diagnostics.len()), (&serde_json::json!(12), 12));
    let last = serde_json::json!({
        "severity": "error", "code": "unknown-name", "message": "unknown tie `mett`",
        "location": { "file": "p.toml", "line": 35, "column": 11 }, "hint": "did you mean `met`?",
    });
    assert_eq!(diagnostics.last(), Some(&last));
}

#[test]
fn a_tie_whose_name_is_at_fault_is_told_once() {
    let home = Home::new();
    home.write("p.toml", "[ties]\n\"my choir\" = \"we sing\"\n[policy]\naccept = [\"my choir\"]\n");
    let told = home.decline(["policy", "check", "--policy", "p.toml"]).failed(1);
    assert_eq!(told.matches("error: ").count(), 1, "{told}");
}

#[test]
fn a_policy_is_looked_for_in_order() {
    let home = Home::new();
    let statement = |text: &str| format!("[policy]\nstatement = \"{text}\"\n");
    let text = |home: &Home, variables: &[(&str, &str)], flags: &[&str]| {
        let mut command = home.command(env!("CARGO_BIN_EXE_decline"));
        command.args(["draft", "-q", "--from", "Jane", "--reason", "stranger"]).args(flags);
        crate::common::run(command.envs(variables.iter().copied())).done()
    };
    assert!(text(&home, &[], &[]).contains("people I've met or worked with, so "));
    home.write(".config/decline/policy.toml", statement("From home."));
    assert!(text(&home, &[], &[]).contains("From home, so "));
    home.write("xdg/decline/policy.toml", statement("From XDG."));
    let xdg = home.path().join("xdg").display().to_string();
    assert!(text(&home, &[("XDG_CONFIG_HOME", &xdg)], &[]).contains("From XDG, so "));
    assert!(text(&home, &[("XDG_CONFIG_HOME", "xdg")], &[]).contains("From home, so "), "XDG: relative");
    home.write("named.toml", statement("From the variable."));
    let variable = [("XDG_CONFIG_HOME", xdg.as_str()), ("DECLINE_POLICY", "named.toml")];
    assert!(text(&home, &variable, &[]).contains("From the variable, so "));
    home.write("flag.toml", statement("From the flag."));
    assert!(text(&home, &variable, &["--policy", "flag.toml"]).contains("From the flag, so "));
}

#[cfg(unix)]
#[test]
fn a_home_that_can_hold_no_files_is_as_if_there_were_none() {
    let home = Home::new();
    let file = home.write("file", "").display().to_string();
    let text = |variables: &[(&str, &str)]| {
        let mut command = home.command(env!("CARGO_BIN_EXE_decline"));
        command.args(["draft", "--from", "Jane", "--reason", "stranger"]);
        crate::common::run(command.envs(variables.iter().copied()))
    };
    let in_file = format!("{file}/home");
    for none in ["/dev/null", "/dev/null/home", &file, &in_file, "relative"] {
        let run = text(&[("HOME", none)]);
        assert!(run.stderr.starts_with("note: no policy file found"), "{none}: {run:?}");
        assert!(run.done().contains("people I've met or worked with, so "), "{none}");
        let mut init = home.command(env!("CARGO_BIN_EXE_decline"));
        let told = crate::common::run(init.args(["policy", "init"]).env("HOME", none)).failed(1);
        let expected = "error: there is no folder for your configuration\nhint: set $HOME or $XDG_CONFIG_HOME to a folder";
        assert!(told.starts_with(expected), "{none}: {told}");
    }
    home.write(".config/decline/policy.toml", "[policy]\nstatement = \"From home.\"\n");
    for none in ["/dev/null", &file, &in_file, "", "relative"] {
        assert!(text(&[("XDG_CONFIG_HOME", none)]).done().contains("From home, so "), "{none}");
    }
}

#[test]
fn a_tilde_that_the_shell_left_as_it_is_is_explained() {
    const HINT: &str = "hint: the shell expands ~ only outside of quotes and at the start of a word: write $HOME in its place\n";
    let home = Home::new();
    home.write(".config/decline/policy.toml", "");
    for line in [
        "DECLINE_POLICY='~/.config/decline/policy.toml' decline draft --from Jane",
        "DECLINE_POLICY='~/policy.toml' decline policy init",
        "decline policy edit --policy='~/policy.toml'",
        "decline explain --from Jane --policy '~/.config/decline/policy.toml'",
        "decline draft --from Jane --templates '~/.config'",
        "decline draft --from Jane --mail '~/mail.eml'",
        "decline triage '~/mail.eml'",
    ] {
        let told = home.shell(line).failed(1);
        assert!(told.contains(HINT), "{line}: {told}");
        assert!(!home.path().join("~").exists(), "{line}");
    }
    for (line, hint) in [
        ("decline triage '$HOME/mail.eml'", "hint: the shell expands no variable in '…': write \"…\"\n"),
        (
            "DECLINE_POLICY='\"p.toml\"' decline draft --from J",
            "hint: the quotes are part of the name: leave them out\n",
        ),
    ] {
        let told = home.shell(line).failed(1);
        assert!(told.contains(hint), "{line}: {told}");
    }
}

#[test]
fn a_slip_in_an_option_is_explained() {
    let home = Home::new();
    for (arguments, status, hint) in [
        (
            &["draft", "—from", "Jane"][..],
            2,
            "hint: that is a long dash (—): write --from, with plain hyphens\n",
        ),
        (&["draft", "–from", "Jane"], 2, "hint: that is a long dash (–): write --from, "),
        (
            &["draft", "-from", "Jane"],
            2,
            "hint: an option of several letters begins with two dashes: --from\n",
        ),
        (&["draft", "--from", "Jane", "–q"], 2, "hint: that is a long dash (–): write -q, "),
        (&["draft", "−−from=Jane"], 2, "hint: that is a long dash (−−): write --from=Jane, "),
        (&["—version"], 2, "hint: that is a long dash (—): write --version, "),
        (&["draft", "--name", "Jane"], 2, "hint: the inviter's name is --from\n"),
        (&["draft", "--from", "Jane", "--formal"], 2, "hint: write --register formal\n"),
        (&["draft", "--from", "Jane", "-D", "day", "Friday"], 2, "hint: write -D day=Friday\n"),
        (&["--from", "Jane"], 2, "hint: begin with a command: decline draft --from …\n"),
        (&["triage", "--html", "x.html"], 2, "hint: --html names the file to write; "),
        (&["policy", "check", "–json"], 2, "hint: that is a long dash (–): write --json, "),
        (&["triage", "–json"], 1, "hint: that is a long dash (–): write --json, "),
        (
            &["draft", "--from", "“Jane", "Doe”"],
            2,
            "hint: ” is a curly quotation mark: write straight ones, ",
        ),
        (
            &["draft", "--from", "Jane", "--note", "Your “Rust” talk", "--reason", "met"],
            2,
            "hint: that is a tie: --tie met\n",
        ),
        (&["draft", "--from", "Jane", "--reason", "met"], 2, "hint: that is a tie: --tie met\n"),
        (
            &["draft", "--from", "Jane", "-o", "x"],
            2,
            "hint: the draft goes to stdout: end the command with > FILE\n",
        ),
        (&["draft", "--from", "Jane", "-D", "day:", "Friday"], 2, "hint: write -D day=Friday\n"),
        (&["triage"], 2, "hint: name what to read, or - for what comes through a pipe\n"),
        (&["triage", "--since", "x"], 2, "error: unexpected argument '--since' found\n\nUsage: "),
    ] {
        let told = home.decline(arguments.iter().copied()).failed(status);
        assert!(told.contains(hint), "{arguments:?}: {told}");
    }
}

#[cfg(unix)]
#[test]
fn an_argument_that_isnt_unicode_is_an_error() {
    let name: std::ffi::OsString = std::os::unix::ffi::OsStringExt::from_vec(b"J\xf6rg".to_vec());
    let home = Home::new();
    let mut command = home.command(env!("CARGO_BIN_EXE_decline"));
    let told = crate::common::run(command.args(["draft", "--from"]).arg(name)).failed(2);
    assert!(told.starts_with("error: invalid UTF-8 was detected in one or more arguments\n"), "{told}");
}

#[test]
fn a_policy_that_was_named_must_be_there() {
    let home = Home::new();
    let told = home.decline(["draft", "--from", "Jane", "--policy", "none.toml"]).failed(1);
    assert!(told.starts_with("error: can't read the policy 'none.toml': "), "{told}");
    assert!(told.contains("\nhint: name a policy that exists (--policy, $DECLINE_POLICY), "), "{told}");
    let mut command = home.command(env!("CARGO_BIN_EXE_decline"));
    command.args(["draft", "--from", "Jane"]).env("DECLINE_POLICY", "gone.toml");
    let told = crate::common::run(&mut command).failed(1);
    assert!(told.starts_with("error: can't read the policy 'gone.toml': "), "{told}");
    let told = home.decline(["draft", "--from", "Jane", "--policy", "."]).failed(1);
    assert!(told.starts_with("error: can't read the policy '.': "), "{told}");
    assert!(told.contains("\nhint: name the file in it: ./policy.toml\n"), "{told}");
}

#[test]
fn a_policy_that_is_larger_than_any_is_one_error() {
    let home = Home::new();
    let rules = |count: usize| "[[rule]]\nname = \"x\"\nreply = \"why\"\n".repeat(count);
    let ties: String = (0..1001).map(|number| format!("t{number} = \"x\"\n")).collect();
    let words = "\"x\",".repeat(5001);
    let phrases = format!("[[rule]]\nname = \"x\"\nreply = \"why\"\nwhen = {{ note = [{words}] }}\n");
    for (policy, told) in [
        ("#".repeat(1_000_001), "error: the policy 'p.toml' has more than 1 MB\nhint: "),
        (rules(20_000), "error: the policy has more than 1000 rules\n    --> p.toml:3001:1\n"),
        (format!("[ties]\n{ties}"), "error: the policy has more than 1000 ties\n    --> p.toml:"),
        (phrases, "error: the policy has more than 5000 phrases\n --> p.toml:4:"),
    ] {
        home.write("p.toml", policy);
        let found = home.decline(["policy", "check", "--policy", "p.toml"]).failed(1);
        assert!(found.starts_with(told), "{told}: {found}");
    }
    home.write("p.toml", format!("[policy]\nstatement = \"{}\"\n", "[ { < % ".repeat(6000)));
    let started = std::time::Instant::now();
    home.decline(["policy", "check", "--policy", "p.toml"]).done();
    assert!(started.elapsed().as_secs() < 5, "{:?}", started.elapsed());
}

#[test]
fn a_policy_that_is_not_utf_8_is_refused_at_the_byte() {
    let home = Home::new();
    home.write("latin.toml", b"[me]\nname = \"Jos\xe9\"\n");
    let told = home.decline(["draft", "--from", "Jane", "--policy", "latin.toml"]).failed(1);
    assert!(told.starts_with("error: the policy isn't UTF-8 text\n --> latin.toml:2:12\n"), "{told}");
}

#[test]
fn the_built_in_policy_says_so_and_a_policy_of_ones_own_does_not() {
    let home = Home::new();
    let note = "note: no policy file found, using the built-in one; `decline policy init` writes one for you to change\n";
    let draft = ["draft", "--from", "Jane", "--reason", "stranger"];
    assert_eq!(home.decline(draft).stderr, note);
    home.write(".config/decline/policy.toml.txt", "");
    assert_eq!(
        home.decline(draft).stderr,
        "note: using the built-in policy: '~/.config/decline/policy.toml.txt' isn't called policy.toml\n"
            .replace('~', &home.path().display().to_string())
    );
    home.decline(["policy", "init"]).done();
    assert_eq!(home.decline(draft).stderr, "");
    home.write("p.yaml", "me:\n  name: Sam\n");
    let told = home.decline(draft.into_iter().chain(["--policy", "p.yaml"])).failed(1);
    let hint = "\nhint: a policy is written in TOML: `decline policy init` writes one to start from\n";
    assert!(told.starts_with("error: this isn't TOML: ") && told.contains(hint), "{told}");
}

/// The JSON schema, as it is printed.
fn schema(home: &Home) -> serde_json::Value {
    home.decline(["policy", "schema"]).json()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).expect("a file")
}

/// Policies that a schema can't know to be invalid: what is named may be a user's own.
const UNSEEN: [&str; 12] = [
    "example-with-unknown-reply.toml",
    "example-with-unknown-tie.toml",
    "home-as-tilde.toml",
    "missing-folder.toml",
    "star-alone.toml",
    "star-in-a-word.toml",
    "unknown-language.toml",
    "unknown-reply-in-rule.toml",
    "unknown-reply.toml",
    "unknown-tie-in-rule.toml",
    "unknown-tie.toml",
    "windows-path-with-known-escapes.toml",
];

/// Reads a schema and then policies, each as JSON in a line, and prints what is wrong with each policy. The patterns of
/// a schema are JavaScript's: Python's own know no `\p{…}`.
const VALIDATOR: &str = "
import json, jsonschema, regex, sys
for module in '_validators', '_keywords', '_utils':
    if hasattr(jsonschema, module):
        getattr(jsonschema, module).re = regex
schema, *policies = map(json.loads, sys.stdin)
kind = jsonschema.validators.validator_for(schema)
kind.check_schema(schema)
for policy in policies:
    print(json.dumps([fault.message for fault in kind(schema).iter_errors(policy)]))
";

/// Returns what is wrong with policies by the schema, as a validator says that is not ours.
fn faults(policies: &[serde_json::Value]) -> Vec<Vec<String>> {
    let home = Home::new();
    let lines: String = [schema(&home)].iter().chain(policies).map(|value| format!("{value}\n")).collect();
    let mut python = home.command("/usr/bin/python3");
    let answer = feed(python.args(["-c", VALIDATOR]), lines.as_bytes()).done();
    let faults: Vec<_> = answer.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(faults.len(), policies.len());
    faults
}

#[test]
#[ignore = "needs python3 with jsonschema and regex"]
fn the_schema_takes_valid_policies_and_refuses_invalid_ones() {
    let files = policies("valid");
    let examples = [include_str!("../policy.example.toml").to_owned(), all_of_the_example()];
    let valid = files.iter().map(|path| read(path)).chain(examples);
    let valid: Vec<_> = valid.map(|policy| toml::from_str(&policy).expect("TOML")).collect();
    for (policy, faults) in valid.iter().zip(faults(&valid)) {
        assert!(faults.is_empty(), "{faults:?} in {policy}");
    }
    let files = policies("invalid");
    let parsed = files.iter().filter_map(|path| Some((name(path), toml::from_str(&read(path)).ok()?)));
    let (names, invalid): (Vec<_>, Vec<_>) = parsed.unzip();
    let found = names.into_iter().zip(faults(&invalid));
    let taken = found.filter_map(|(name, faults)| faults.is_empty().then_some(name));
    assert_eq!(taken.collect::<Vec<_>>(), UNSEEN);
}

#[test]
#[ignore = "needs python3 with jsonschema and regex"]
fn the_schema_and_the_program_agree() {
    let home = Home::new();
    let rule =
        |condition: &str| format!("[[rule]]\nname = \"a\"\nreply = \"why\"\nwhen = {{ {condition} }}\n");
    let policies = [
        "me = {}",
        "[me]\nlanguage = \"AUTO\"",
        "[me]\nlanguage = \"de-AT\"",
        "[me]\nlanguage = \"de_AT\"",
        "[me]\nregister = \"AUTO\"",
        "[me]\nname = \"\"",
        "[registers]\nPT-br = \"auto\"",
        "[registers]\ndeutsch = \"auto\"",
        "[statements]\nsv = \"Nej.\"",
        "[ties]\n\"größe-2\" = \"x\"",
        "[ties]\nmetal = \"x\"",
        "[ties]\na_b = \"x\"",
        "[spam]\nthreshold = 1",
        "[spam]\nthreshold = 1e-9",
        "[spam]\nthreshold = 1.01",
        "[limits]\nshort = 1",
        "[limits]\nshort = 1.5",
        &rule(""),
        &rule("class = [], headline = []"),
        &rule("class = \"Spam\""),
        &rule("class = [\"spam\", 3]"),
        &rule("ties = \"met\", lang = \"de-AT\", note_lang = [\"nds\"]"),
        &rule("lang = \"auto\""),
        &rule("from = [\"\"]"),
        &rule("min_mutuals = 0"),
        &rule("min_mutuals = -1"),
        &rule("min_mutuals = 0.5"),
        "[[rule]]\nname = \"a\"\nreply = \"why\"\nbecause = \"\"",
        "[[example]]\nname = \"a\"\ngiven = { from = \"\", note = \"\", lang = \"auto\" }\nexpect = {}",
        "[[example]]\nname = \"a\"\ngiven = {}\nexpect = {}",
        "[[example]]\nname = \"a\"\ngiven = { from = \"A\" }\nexpect = { suggest = \"why\" }",
    ];
    let faults = faults(&policies.map(|policy| toml::from_str(policy).expect("TOML")));
    for (policy, faults) in policies.into_iter().zip(faults) {
        home.write("p.toml", policy);
        let run = home.decline(["policy", "check", "--policy", "p.toml"]);
        assert_eq!(faults.is_empty(), run.status == Some(0), "{policy}: {faults:?}, {run:?}");
    }
}

#[test]
#[ignore = "needs python3 with jsonschema and regex"]
fn the_schema_refuses_an_unknown_key_in_every_table() {
    fn tables(value: &serde_json::Value, at: &str, found: &mut Vec<String>) {
        if let Some(table) = value.as_object() {
            found.push(at.to_owned());
            table.iter().for_each(|(key, value)| tables(value, &format!("{at}/{key}"), found));
        }
        let list = value.as_array().into_iter().flatten().enumerate();
        list.for_each(|(index, value)| tables(value, &format!("{at}/{index}"), found));
    }
    let policy: serde_json::Value = toml::from_str(&all_of_the_example()).expect("TOML");
    let mut found = Vec::new();
    tables(&policy, "", &mut found);
    assert!(found.len() > 12, "{found:?}");
    let with_key = |table: &String| {
        let mut policy = policy.clone();
        policy.pointer_mut(table).expect("a table")["no_such_key"] = "x".into();
        policy
    };
    let policies: Vec<_> = found.iter().map(with_key).collect();
    for (table, faults) in found.iter().zip(faults(&policies)) {
        assert!(faults.iter().any(|fault| fault.contains("no_such_key")), "{table}: {faults:?}");
    }
}

#[test]
fn the_schema_describes_every_key_and_names_the_defaults() {
    /// What an editor tells of a key, with those of all keys below it.
    fn describe(
        root: &serde_json::Value,
        schema: &serde_json::Value,
        key: &str,
        told: &mut Vec<(String, String)>,
    ) {
        let description = schema["description"].as_str().or(schema["anyOf"][0]["description"].as_str());
        told.push((key.to_owned(), description.unwrap_or_default().to_owned()));
        let shared = schema["allOf"][0]["$ref"].as_str().and_then(|path| root.pointer(&path[1..]));
        for schema in [Some(schema), Some(&schema["items"]), shared].into_iter().flatten() {
            for (name, schema) in schema["properties"].as_object().into_iter().flatten() {
                describe(root, schema, format!("{key}.{name}").trim_start_matches('.'), told);
            }
        }
    }
    let home = Home::new();
    let mut told = Vec::new();
    let schema = schema(&home);
    describe(&schema, &schema, "", &mut told);
    assert!(told.len() > 80, "{told:?}");
    for (key, description) in &told {
        assert!(description.ends_with('.') && !description.contains('\n'), "{key}: {description:?}");
    }
    home.write("empty.toml", "");
    let shown = home.decline(["policy", "show", "--policy", "empty.toml", "--json"]).json();
    for setting in shown["settings"].as_array().expect("settings") {
        let (_, description) = told.iter().find(|(key, _)| setting["key"] == **key).expect("the key");
        let value = setting["value"].to_string().replace("\",\"", "\", \"");
        assert!(description.ends_with(&format!("`{value}`.")), "{setting}: {description}");
    }
}

#[test]
fn the_schema_stands_beside_a_new_policy_and_takes_no_place_but_its_own() {
    let home = Home::new();
    let schema = include_str!("../src/policy/policy.schema.json");
    assert_eq!(home.decline(["policy", "schema"]).done(), schema);
    let path = home.path().join("policy.schema.json");
    let note =
        "note: 'policy.schema.json' is for your editor: with taplo it completes and checks your policy\n";
    let older = schema.replace("characters", "letters");
    for (before, after, told) in [
        (None, schema, note),
        (Some(schema), schema, ""),
        (Some(older.as_str()), schema, note),
        (
            Some("{}"),
            "{}",
            "warning: can't write 'policy.schema.json' for your editor: what is there isn't decline's; `decline policy schema` prints it\n",
        ),
    ] {
        let _ = fs::remove_file(home.path().join("p.toml"));
        if let Some(before) = before {
            fs::write(&path, before).expect("a file");
        }
        let run = home.decline(["policy", "init", "--policy", "p.toml"]);
        let (_, rest) = run.stderr.split_once('\n').expect("a note");
        assert_eq!(rest, told);
        assert_eq!(run.done(), "p.toml\n");
        assert_eq!(read(&path), after);
    }
    let example = include_str!("../policy.example.toml");
    assert!(example.starts_with("#:schema policy.schema.json\n"));
}

#[test]
fn init_writes_the_example_as_it_is_and_never_overwrites() {
    let home = Home::new();
    let path = home.path().join(".config/decline/policy.toml");
    assert_eq!(home.decline(["policy", "init"]).done(), format!("{}\n", path.display()));
    let example = include_str!("../policy.example.toml");
    assert_eq!(fs::read_to_string(&path).expect("the policy"), example);
    fs::write(&path, "# mine\n").expect("a change");
    let told = home.decline(["policy", "init"]).failed(1);
    assert!(told.starts_with(&format!("error: '{}' is there already\nhint: ", path.display())), "{told}");
    assert_eq!(fs::read_to_string(&path).expect("the policy"), "# mine\n");
    assert_eq!(home.decline(["policy", "init", "--policy", "deep/er/p.toml"]).done(), "deep/er/p.toml\n");
    assert_eq!(fs::read_to_string(home.path().join("deep/er/p.toml")).expect("the policy"), example);
}

#[cfg(unix)]
#[test]
fn init_leaves_a_dangling_link_and_an_unwritable_folder_as_they_are() {
    let home = Home::new();
    std::os::unix::fs::symlink("nowhere", home.path().join("link.toml")).expect("a link");
    let told = home.decline(["policy", "init", "--policy", "link.toml"]).failed(1);
    assert!(told.starts_with("error: 'link.toml' is there already\n"), "{told}");
    assert!(!home.path().join("nowhere").exists());
    home.write("file", "");
    let told = home.decline(["policy", "init", "--policy", "file/p.toml"]).failed(1);
    assert!(told.starts_with("error: can't write 'file/p.toml': "), "{told}");
}

/// A limit on the size of files stands for the full disk: the write fails half-way in the same manner.
#[cfg(unix)]
#[test]
fn init_on_a_full_disk_leaves_nothing_behind() {
    let home = Home::new();
    let run = home.shell("trap '' XFSZ; ulimit -f 1; exec decline policy init --policy new/p.toml");
    let told = run.failed(1);
    assert!(told.starts_with("error: can't write 'new/p.toml': "), "{told}");
    assert_eq!(fs::read_dir(home.path().join("new")).expect("the folder").count(), 0);
    let run = home.shell("trap '' XFSZ; ulimit -f 8; exec decline policy init --policy new/p.toml");
    assert!(
        run.stderr.contains("\nwarning: can't write 'new/policy.schema.json' for your editor: "),
        "{run:?}"
    );
    assert_eq!(run.done(), "new/p.toml\n");
    assert_eq!(fs::read_dir(home.path().join("new")).expect("the folder").count(), 1);
}

/// The example with every line switched on that `#` without a space switches off.
fn all_of_the_example() -> String {
    let example = include_str!("../policy.example.toml");
    let switched_on = |line: &str| match line.strip_prefix('#') {
        Some(setting) if !setting.is_empty() && !setting.starts_with([' ', ':']) => setting.to_owned(),
        _ => line.to_owned(),
    };
    example.lines().map(switched_on).map(|line| line + "\n").collect()
}

#[test]
fn the_example_loads_with_every_setting_switched_on_and_has_every_key() {
    let home = Home::new();
    let all = all_of_the_example();
    home.write("policy.toml", &all);
    fs::create_dir(home.path().join("templates")).expect("a folder");
    assert!(home.decline(["policy", "check", "--policy", "policy.toml"]).done().contains("2 rules"));
    let (schema, _) =
        include_str!("../src/policy/schema.rs").split_once("struct Example").expect("examples come last");
    let keys = schema.lines().filter_map(|line| {
        let field = line.trim().strip_prefix("pub(super) ")?.split_once(": ")?.0;
        field
            .chars()
            .all(|c| c.is_ascii_lowercase() || c == '_')
            .then_some(field)
            .filter(|it| !it.starts_with('_'))
    });
    for key in keys {
        assert!(all.contains(key), "the example doesn't mention `{key}`");
    }
}

#[test]
fn a_key_that_is_left_out_takes_the_value_that_the_example_shows() {
    let home = Home::new();
    home.write("empty.toml", "");
    let settings = |arguments: &[&str]| {
        let json =
            home.decline(["policy", "show", "--json"].into_iter().chain(arguments.iter().copied())).json();
        let settings = json["settings"].as_array().expect("settings").clone();
        let pairs = settings.into_iter().map(|setting| (setting["key"].clone(), setting["value"].clone()));
        pairs.filter(|(key, _)| !key.to_string().contains("rule[")).collect::<Vec<_>>()
    };
    assert_eq!(settings(&["--policy", "empty.toml"]), settings(&[]));
}

#[test]
fn nothing_is_said_in_the_users_name_that_they_did_not_say() {
    let home = Home::new();
    home.write("sv/_empty.j2", "");
    home.write("templates/sv/door-open.j2", "{{ greeting }} {{ statement or '(neutral)' }}");
    let statement = "people I've met or worked with";
    for (policy, flags, said) in [
        ("", &[][..], true),
        ("", &["--note", "We met at the fair last year."], false),
        ("", &["--note", "Dzień dobry, bardzo podobał mi się wykład o parserach."], true),
        ("[policy]\nstatement = \"I know everyone in person\"\n", &[], false),
        ("[policy]\naccept = [\"client\"]\n", &[], false),
        ("templates = \"templates\"\n[me]\nlanguage = \"sv\"\n", &[], false),
        ("templates = \"templates\"\n", &["--lang", "sv"], false),
    ] {
        home.write("p.toml", policy);
        let arguments = ["draft", "-q", "--from", "Jane", "--reason", "stranger", "--policy", "p.toml"];
        let text = home.decline(arguments.into_iter().chain(flags.iter().copied())).done();
        assert_eq!(text.contains(statement), said, "{policy}: {text}");
        assert!(!text.contains("None"), "{text}");
    }
}

#[test]
fn check_finds_what_parses_and_cannot_be_meant() {
    let home = Home::new();
    let rule =
        |name: &str, condition: &str| format!("[[rule]]\nname = \"{name}\"\n{condition}\nreply = \"why\"\n");
    let two = |first: &str, second: &str| rule("a", first) + &rule("b", second);
    let shadowed = "5: warning: the rule \"b\" never matches: \"a\" (line 1) always matches first";
    let never = |why: &str| format!("1: warning: the rule \"a\" can't ever match: {why}");
    for (policy, found) in [
        (
            two("when = { class = \"spam\" }", "when = { class = \"spam\", min_mutuals = 3 }"),
            Some(shadowed.to_owned()),
        ),
        (two("", "when = { headline = \"cto\" }"), Some(shadowed.to_owned())),
        (
            two(
                "when = { headline = [\"cto\", \"engineering\"] }",
                "when = { headline = \"VP engineering\" }",
            ),
            Some(shadowed.to_owned()),
        ),
        (
            two("when = { min_mutuals = 3 }", "when = { min_mutuals = 5, max_mutuals = 9 }"),
            Some(shadowed.to_owned()),
        ),
        (two("when = { class = \"known\" }", "when = { ties = \"met\" }"), Some(shadowed.to_owned())),
        (two("when = { class = \"spam\" }", "when = { suspected = true }"), Some(shadowed.to_owned())),
        (
            two(
                "when = { has_note = true }\nunless = { lang = \"de\" }",
                "when = { has_note = true }\nunless = { lang = \"de\" }",
            ),
            Some(shadowed.replace("5:", "6:")),
        ),
        (two("when = { has_note = true }\nunless = { lang = \"de\" }", "when = { has_note = true }"), None),
        (two("when = { class = \"spam\", min_mutuals = 3 }", "when = { class = \"spam\" }"), None),
        (two("when = { headline = \"VP engineering\" }", "when = { headline = \"engineering\" }"), None),
        (two("when = { headline = \"cto\" }", "when = { company = \"cto\" }"), None),
        (
            two("when = { headline = \"recruit*\" }", "when = { headline = [\"recruiter\", \"recruiti*\"] }"),
            Some(shadowed.to_owned()),
        ),
        (two("when = { headline = \"recruit\" }", "when = { headline = \"recruit*\" }"), None),
        (two("when = { headline = \"recruiter\" }", "when = { headline = \"recruit*\" }"), None),
        (two("when = { from = \"jane doe\" }", "when = { from = \"Doe, Jane\" }"), Some(shadowed.to_owned())),
        (two("when = { from = \"ana ruiz\" }", "when = { from = \"ana ruiz gil\" }"), None),
        (two("when = { min_mutuals = 5 }", "when = { min_mutuals = 3 }"), None),
        (
            rule("a", "when = { min_mutuals = 5, max_mutuals = 2 }"),
            Some(never("min_mutuals is more than max_mutuals")),
        ),
        (
            rule("a", "when = { has_note = false, claims_tie = true }"),
            Some(never("only a note claims a tie or is suspected")),
        ),
        (rule("a", "when = { headline = [] }"), Some(never("a list in it is empty"))),
        (
            rule("a", "when = { class = \"stranger\", suspected = true }"),
            Some(never("only spam is suspected")),
        ),
        (rule("a", "when = { class = \"spam\", ties = \"met\" }"), Some(never("a tie makes them known"))),
        (
            rule("a", "when = { headline = \"cto\" }\nunless = { headline = [\"cto\", \"ceo\"] }"),
            Some(never("what `when` asks, `unless` rules out")),
        ),
        (rule("a", "when = { headline = \"cto\" }\nunless = { headline = \"recruiter\" }"), None),
        (
            "[policy]\naccept = [\"met\"]\n".to_owned(),
            Some("2: warning: accept is set without a statement, so replies will give no reason".to_owned()),
        ),
        (
            "[policy]\naccept = [\"client\"]\nstatement = \"S.\"\n".to_owned(),
            Some(
                "2: warning: only clients are accepted, which leaves out everyone who may become one"
                    .to_owned(),
            ),
        ),
        ("[policy]\naccept = [\"client\", \"met\"]\nstatement = \"S.\"\n".to_owned(), None),
        (
            rule("a", "when = { class = \"known\" }\nunless = { company = \"acme\", lang = \"de\" }"),
            Some(
                "1: warning: all keys in `unless` of the rule \"a\" must hold: if any is enough, put each into a rule of its own before this one"
                    .to_owned(),
            ),
        ),
        (rule("a", "when = { min_mutuals = 3 }\nunless = { class = \"spam\", suspected = true }"), None),
    ] {
        home.write("p.toml", &policy);
        let checked = home.decline(["policy", "check", "--policy", "p.toml"]).done();
        let told = checked.lines().filter_map(|line| line.strip_prefix("p.toml:")).collect::<Vec<_>>();
        let (verdict, warnings) = told.split_last().expect("a verdict");
        assert_eq!(warnings, found.as_deref().as_slice(), "{policy}");
        assert!(verdict.starts_with(if found.is_some() {
            " no errors, 1 warning, "
        } else {
            " no errors, "
        }));
        let json = home.decline(["policy", "check", "--policy", "p.toml", "--json"]).json();
        assert_eq!(json["warnings"], warnings.len());
        assert_eq!(json["diagnostics"].as_array().map(Vec::len), Some(warnings.len()));
    }
    assert_eq!(home.decline(["policy", "check"]).done(), "builtin: no errors, 1 rule\n");
}

#[test]
fn check_finds_a_rule_that_accepts_what_reads_as_spam() {
    let home = Home::new();
    let spam =
        "[[rule]]\nname = \"hush\"\nwhen = { class = \"spam\", suspected = true }\nreply = \"ignore\"\n";
    for (before, condition, accepts_spam) in [
        ("", "when = { min_mutuals = 3 }", true),
        ("", "", true),
        ("", "when = { class = [\"stranger\", \"spam\"], headline = \"cto\" }", true),
        ("", "when = { has_note = true }", true),
        ("", "when = { min_mutuals = 3 }\nunless = { headline = \"cto\" }", true),
        ("", "when = { class = \"stranger\" }", false),
        ("", "when = { ties = \"met\" }", false),
        ("", "when = { suspected = false, min_mutuals = 3 }", false),
        ("", "when = { personalised = true }", false),
        ("", "when = { has_note = false }", false),
        ("", "when = { min_mutuals = 3 }\nunless = { class = \"spam\" }", false),
        ("", "when = { min_mutuals = 3 }\nunless = { suspected = true }", false),
        (spam, "when = { min_mutuals = 3 }", false),
    ] {
        home.write("p.toml", format!("{before}[[rule]]\nname = \"a\"\n{condition}\nreply = \"accept\"\n"));
        let told = home.decline(["policy", "check", "--policy", "p.toml"]).done();
        let warning = "warning: the rule \"a\" also accepts whoever wrote a note that reads as spam: add `suspected = false` to its `when`";
        assert_eq!(told.contains(warning), accepts_spam, "{condition}: {told}");
        assert_eq!(told.contains("warning"), accepts_spam, "{condition}: {told}");
    }
}

#[test]
fn the_policys_examples_are_tried_and_each_that_differs_is_shown() {
    let home = Home::new();
    let head = "[policy]\naccept = [\"met\"]\nstatement = \"S.\"\n";
    let example = |given: &str, expect: &str| {
        format!(
            "{head}[[example]]\nname = \"e\"\ngiven = {{ from = \"Ana\", {given} }}\nexpect = {{ {expect} }}\n"
        )
    };
    for (given, expect, differs) in [
        ("ties = [\"met\"]", "class = \"known\", reply = \"accept\", contains = \"Hi Ana,\"", None),
        ("reason = \"spam\"", "suggest = \"ignore\", reply = \"decline\"", None),
        ("asked = true, reason = \"stranger\"", "reply = \"final\"", None),
        ("call = \"A.\", topic = \"tea\"", "contains = \"Hi A.,\"", None),
        ("note = \"\"", "suggest = \"ignore\"", None),
        ("reason = \"stranger\"", "class = \"known\"", Some("class    expected known, got stranger")),
        ("reason = \"stranger\"", "reply = \"ignore\"", Some("reply    expected ignore, got door-open")),
        ("reason = \"stranger\"", "suggest = \"ignore\"", Some("suggest  expected ignore, got nothing")),
        ("ties = [\"met\"]", "contains = \"sorry\"", Some("contains expected \"sorry\", got \"Hi Ana,")),
    ] {
        home.write("p.toml", example(given, expect));
        let run = home.decline(["policy", "test", "--policy", "p.toml"]);
        match differs {
            None => assert_eq!(run.done(), "p.toml: 1 example, all as expected\n", "{given}"),
            Some(line) => {
                assert_eq!(run.status, Some(1), "{run:?}");
                let told = format!("p.toml:4: e\n  {line}");
                assert!(run.stdout.starts_with(&told), "{run:?}");
                assert!(run.stdout.ends_with("p.toml: 1 example, 1 differs\n"), "{run:?}");
                assert!(run.stdout.contains("\n  decided by "), "{run:?}");
            }
        }
    }
    let json = home.decline(["policy", "test", "--policy", "p.toml", "--json"]).json();
    assert_eq!(
        (&json["failed"], &json["examples"][0]["line"]),
        (&serde_json::json!(1), &serde_json::json!(4))
    );
    assert_eq!(home.decline(["policy", "test"]).done(), "builtin: no examples\n");
}

#[test]
fn an_example_cannot_contradict_itself() {
    let home = Home::new();
    let example = "[[example]]\nname = \"e\"\ngiven = { from = \"A\", ties = [\"met\"], reason = \"spam\" }\nexpect = {}\n";
    home.write("p.toml", example);
    let told = home.decline(["policy", "test", "--policy", "p.toml"]).failed(1);
    assert!(
        told.starts_with("error: a tie and the reason `spam` contradict each other\n --> p.toml:3:48\n"),
        "{told}"
    );
}

#[test]
fn show_tells_each_value_and_where_it_was_set() {
    let home = Home::new();
    home.write("p.toml", include_str!("policies/valid/everything.toml"));
    let shown = home.decline(["policy", "show", "--policy", "p.toml"]).done();
    snapbox::assert_data_eq!(shown, snapbox::file!["show.stdout"].raw());
    let json = home.decline(["policy", "show", "--policy", "p.toml", "--json"]).json();
    assert_eq!(
        json["settings"][0],
        serde_json::json!({ "key": "me.name", "value": "Sam Rivera", "line": 3 })
    );
}

#[test]
fn path_tells_where_the_policy_is_or_would_be() {
    let home = Home::new();
    let path = home.path().join(".config/decline/policy.toml").display().to_string();
    let run = home.decline(["policy", "path"]);
    assert_eq!(
        run.stderr,
        "note: it isn't there, so the built-in policy is used; `decline policy init` writes it\n"
    );
    assert_eq!(run.done(), format!("{path}\n"));
    let json = home.decline(["policy", "path", "--json"]).json();
    assert_eq!(json, serde_json::json!({ "path": path, "exists": false, "in_force": "builtin" }));
    home.decline(["policy", "init"]).done();
    assert_eq!(home.decline(["policy", "path"]).stderr, "");
}

#[test]
fn check_reads_the_words_that_replies_would_say() {
    let home = Home::new();
    for (policy, found) in [
        (
            "[me]\nname = \"[Your name]\"",
            "2: warning: \"[Your name]\" is left over, and would stand in replies",
        ),
        (
            "[policy]\nstatement = \"I know {{ people }}.\"",
            "2: warning: \"{{ people }}\" is left over, and would stand in replies",
        ),
        ("[me]\nemail = \"not a mail\"", "2: warning: \"not a mail\" is no address that a reader could use"),
        ("[me]\nmore_url = \"foo\"", "2: warning: \"foo\" is no address that a reader could use"),
        (
            "[me]\nlanguage = \"de\"\n[policy]\nstatement = \"I keep it to people I've met.\"",
            "4: warning: the statement reads like `en`, and replies in `de` would say it: put it in that language",
        ),
        (
            "[statements]\nde = \"Ich halte es klein und kenne jeden.\"\nfr = \"I keep it to people I've met.\"",
            "3: warning: the statement reads like `en`, and replies in `fr` would say it: put it in that language",
        ),
        (
            "[policy]\nstatement = \"Who are you to me?\"",
            "2: warning: the statement is a question: replies say it within a letter, as one plain sentence",
        ),
        (
            "[policy]\nstatement = \"I keep it small!\"",
            "2: warning: the statement has an exclamation mark: replies say it within a letter, as one plain sentence",
        ),
        (
            "[policy]\nstatement = \"I keep it to people I've met. It works.\"",
            "2: warning: the statement is more than one sentence: replies say it within a letter, as one plain sentence",
        ),
        (
            "[policy]\nstatement = \"I KEEP IT SMALL\"",
            "2: warning: the statement is all in capitals: replies say it within a letter, as one plain sentence",
        ),
        (
            "[policy]\nstatement = \"I keep it small\"\n[limits]\nshort = 150",
            "2: warning: the statement has 15 characters, and a short reply of 150 can't hold it: make it shorter",
        ),
        ("[limits]\nshort = 400\nfull = 300", "2: warning: a short reply may be longer than a full one"),
        (
            "[[example]]\nname = \"x\"\ngiven = { from = \"A\" }\nexpect = {}",
            "1: warning: the example \"x\" expects nothing",
        ),
        (
            "[[rule]]\nname = \"a\"\nwhen = { class = \"spam\" }\nreply = \"why\"\n[[rule]]\nname = \"a\"\nreply = \"why\"",
            "5: warning: another rule is called \"a\" too",
        ),
    ] {
        home.write("p.toml", policy);
        let told = home.decline(["policy", "check", "--policy", "p.toml"]).done();
        assert!(told.starts_with(&format!("p.toml:{found}\n")), "{policy}:\n{told}");
    }
    home.write("p.toml", "[me]\nlanguage = \"de\"\nmore_url = \"https://example.com/a\"\nemail = \"a@example.com\"\n[policy]\nstatement = \"I keep it to people I've met.\"\n[statements]\nde = \"Ich halte es klein.\"\n");
    assert_eq!(
        home.decline(["policy", "check", "--policy", "p.toml"]).done(),
        "p.toml: no errors, 0 rules\n"
    );
    let draft = ["draft", "--from", "Maria Weber", "--reason", "stranger", "--policy", "p.toml"];
    let text = home.decline(draft).done();
    assert!(text.contains("Ich halte es klein, deshalb ") && !text.contains("I keep"), "{text}");
}
