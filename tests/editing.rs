//! `policy edit` and `templates edit`: what is opened, looked at and saved, and that nothing is ever lost.
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

use crate::common::terminal::{Terminal, assert_has, assert_lacks};
use crate::common::{Home, Run, run};

const EXAMPLE: &str = include_str!("../policy.example.toml");
const POLICY: &str = ".config/decline/policy.toml";
const QUESTION: &str = "What now? edit again, keep your changes all the same, discard them [edit] ";

const AT_ONCE: &str = "note: the editor was back at once and changed nothing; one that opens a window must wait for it, \
                       as with EDITOR='code --wait'\n";

/// Runs it on nobody's terminal with an editor that is this line of shell, `$1` being the file.
fn edit(home: &Home, editor: &str, arguments: &[&str]) -> Run {
    home.write("editor.sh", editor);
    let mut command = home.command("setsid");
    command.arg(env!("CARGO_BIN_EXE_decline")).args(arguments).env("EDITOR", "sh editor.sh");
    run(&mut command)
}

/// The same before a person.
fn edit_on_terminal(home: &Home, editor: &str, arguments: &[&str]) -> Terminal {
    home.write("editor.sh", editor);
    let mut command = home.command(env!("CARGO_BIN_EXE_decline"));
    command.args(arguments).env("EDITOR", "sh editor.sh");
    Terminal::open(command)
}

fn read(home: &Home, path: &str) -> String {
    fs::read_to_string(home.path().join(path)).expect(path)
}

/// What is kept for the user after a failure.
#[track_caller]
fn kept(told: &str) -> String {
    let (_, path) = told.split_once("note: what you wrote is kept in '").expect("a file");
    fs::read_to_string(path.split('\'').next().expect("a path")).expect("what was written")
}

#[test]
fn a_policy_is_made_from_the_example_and_saved() {
    let home = Home::new();
    let shown = "grep -q 'Your connection policy' \"$1\" && echo >> \"$1\"";
    let run = edit(&home, shown, &["policy", "edit"]);
    let (policy, schema) = (home.path().join(POLICY), home.path().join(".config/decline/policy.schema.json"));
    let notes = format!(
        "note: saved as '{}'\nnote: '{}' is for your editor: with taplo it completes and checks your policy\n",
        policy.display(),
        schema.display()
    );
    assert_eq!(run.stderr, notes);
    assert_eq!(run.done(), "");
    assert_eq!(read(&home, POLICY), format!("{EXAMPLE}\n"));
    let run = edit(&home, "true", &["policy", "edit"]);
    let as_it_was = format!("{AT_ONCE}note: '{}' is as it was\n", home.path().join(POLICY).display());
    assert_eq!(run.stderr, as_it_was);
    fs::write(&schema, read(&home, ".config/decline/policy.schema.json").replace("characters", "letters"))
        .expect("an older schema");
    assert_eq!(edit(&home, "echo >> \"$1\"", &["policy", "edit"]).stderr, notes);
    assert_eq!(read(&home, POLICY), format!("{EXAMPLE}\n\n"));
    edit(&home, "sed -i 's/^threshold = 3/threshold = 4/' \"$1\"", &["policy", "edit", "-q"]).done();
    assert_eq!(read(&home, POLICY), EXAMPLE.replace("\nthreshold = 3", "\nthreshold = 4") + "\n\n");
}

#[test]
fn what_nobody_changed_is_not_saved_and_leaves_no_folder_behind() {
    let home = Home::new();
    let folder = home.path().join(".config");
    for (arguments, path) in [
        (&["policy", "edit"][..], POLICY),
        (&["templates", "edit", "why"], ".config/decline/templates/en/why.j2"),
        (&["templates", "edit", "why", "--lang", "de"], ".config/decline/templates/de/why.j2"),
    ] {
        let run = edit(&home, "true", arguments);
        let path = home.path().join(path).display().to_string();
        assert_eq!(run.stderr, format!("{AT_ONCE}note: nothing was changed, so '{path}' wasn't written\n"));
        run.done();
        assert!(!folder.exists(), "{arguments:?}");
    }
    let back = "if grep -q nmae \"$1\"; then sed -i '/nmae/d' \"$1\"; else echo '{{ nmae }}' >> \"$1\"; fi";
    let mut terminal = edit_on_terminal(&home, back, &["templates", "edit", "why"]);
    terminal.shows(QUESTION);
    terminal.types("e");
    assert_has(&terminal.ends().done(), "note: nothing was changed");
    assert!(!folder.exists(), "changed back");
}

#[test]
fn the_editor_sees_the_kind_of_the_file() {
    let home = Home::new();
    let name = "case \"$1\" in *.toml) ;; *) exit 9; esac";
    edit(&home, &format!("{name}; echo >> \"$1\""), &["policy", "edit", "--policy", "deep/er/p.toml"]).done();
    assert_eq!(read(&home, "deep/er/p.toml"), format!("{EXAMPLE}\n"));
    edit(&home, "case \"$1\" in *.j2) ;; *) exit 9; esac", &["templates", "edit", "why"]).done();
}

#[test]
fn what_can_hardly_be_meant_is_told_on_save() {
    let home = Home::new();
    let run = edit(
        &home,
        "printf '%s\\n' '[policy]' 'accept = [\"met\"]' '[[example]]' 'name = \"x\"' \
         'given = { from = \"A\" }' 'expect = { reply = \"why\" }' > \"$1\"",
        &["policy", "edit", "--policy", "p.toml"],
    );
    assert_eq!(
        run.stderr,
        "warning: p.toml:2: accept is set without a statement, so replies will give no reason\n\
         warning: of your examples 1 differs: `decline policy test` shows how\n\
         note: saved as 'p.toml'\n"
    );
}

#[test]
fn a_faulty_policy_does_not_take_its_place_unasked() {
    let home = Home::new();
    let path = home.write(POLICY, "[limits]\nshort = 200\n").display().to_string();
    let told = edit(&home, "echo 'longg = 3' >> \"$1\"", &["policy", "edit"]).failed(1);
    assert!(
        told.starts_with(&format!("error: unknown key `longg`\n --> {path}:3:1\n")),
        "the place is that of the policy: {told}"
    );
    assert_eq!(kept(&told), "[limits]\nshort = 200\nlongg = 3\n");
    assert_eq!(read(&home, POLICY), "[limits]\nshort = 200\n");
}

#[test]
fn at_a_fault_a_person_edits_again_keeps_or_discards() {
    const BEFORE: &str = "[limits]\nshort = 200\n";
    let fault = "sed -i 's/short/shrt/' \"$1\"";
    let mending = "if grep -q shrt \"$1\"; then sed -i 's/shrt = 200/short = 250/' \"$1\"; else sed -i 's/short/shrt/' \"$1\"; fi";
    for (editor, answers, after, said) in [
        (mending, &["e"][..], "[limits]\nshort = 250\n", "note: saved as"),
        (mending, &[""], "[limits]\nshort = 250\n", "note: saved as"),
        (fault, &["k"], "[limits]\nshrt = 200\n", "warning: saved as"),
        (fault, &["discard"], BEFORE, "is as it was"),
        (fault, &["e", "e", "d"], BEFORE, "is as it was"),
        (": > \"$1\"", &["d"], BEFORE, "is as it was"),
    ] {
        let home = Home::new();
        home.write(POLICY, BEFORE);
        let mut terminal = edit_on_terminal(&home, editor, &["policy", "edit"]);
        for answer in answers {
            assert_has(&terminal.shows(QUESTION), "error: ");
            terminal.types(answer);
        }
        assert_has(&terminal.ends().done(), said);
        assert_eq!(read(&home, POLICY), after, "{editor} {answers:?}");
    }
}

#[test]
fn an_unanswered_question_keeps_what_was_written() {
    let home = Home::new();
    home.write(POLICY, "");
    let mut terminal = edit_on_terminal(&home, "echo 'x = 1' > \"$1\"", &["policy", "edit"]);
    terminal.shows(QUESTION);
    terminal.types("\u{4}");
    assert_eq!(kept(&terminal.ends().with(1)), "x = 1\n");
    assert_eq!(read(&home, POLICY), "");
}

#[test]
fn a_broken_policy_can_be_opened_and_mended() {
    let home = Home::new();
    for broken in [&b"[policy\n"[..], b"\xff\xfe"] {
        home.write(POLICY, broken);
        edit(&home, "echo '[limits]' > \"$1\"", &["policy", "edit"]).done();
        assert_eq!(read(&home, POLICY), "[limits]\n");
    }
}

#[test]
fn an_editor_that_fails_empties_or_is_missing_changes_nothing() {
    let home = Home::new();
    for before in [None, Some("[limits]\nshort = 200\n")] {
        if let Some(before) = before {
            home.write(POLICY, before);
        }
        for (editor, error) in [
            ("echo 'full = 3' >> \"$1\"; exit 3", "the editor 'sh' failed (exit status: 3)"),
            (": > \"$1\"", "there is nothing left in the file"),
            ("rm \"$1\"", "can't read what was edited"),
            ("printf '\\377' > \"$1\"", "what was edited isn't UTF-8 text"),
        ] {
            let told = edit(&home, editor, &["policy", "edit"]).failed(1);
            assert_has(&told, &format!("error: {error}"));
            assert_eq!(fs::read_to_string(home.path().join(POLICY)).ok().as_deref(), before, "{editor}");
        }
        let mut command = home.command("setsid");
        command.arg(env!("CARGO_BIN_EXE_decline")).args(["policy", "edit"]);
        assert_has(&run(&mut command).failed(1), "error: no editor is set\n");
        assert_has(
            &run(command.env("VISUAL", "no-such-editor")).failed(1),
            "error: can't start the editor 'no-such-editor'",
        );
        assert_eq!(fs::read_to_string(home.path().join(POLICY)).ok().as_deref(), before);
    }
}

#[test]
fn of_two_edits_at_once_none_is_lost() {
    let home = Home::new();
    let path = home.write(POLICY, "[limits]\nshort = 200\n");
    let meanwhile = format!("echo 'full = 900' >> '{}'; echo 'full = 800' >> \"$1\"", path.display());
    let told = edit(&home, &meanwhile, &["policy", "edit"]).failed(1);
    assert_has(&told, "has changed since you opened it\nhint: keep yours to replace what is there now");
    assert_eq!(kept(&told), "[limits]\nshort = 200\nfull = 800\n");
    assert_eq!(read(&home, POLICY), "[limits]\nshort = 200\nfull = 900\n");
    for (answer, after) in [("d", "full = 900\nfull = 900\n"), ("k", "full = 800\n")] {
        home.write(POLICY, "full = 900\n");
        let before =
            format!("echo 'full = 900' >> '{}'; echo '[limits]\nfull = 800' > \"$1\"", path.display());
        let mut terminal = edit_on_terminal(&home, &before, &["policy", "edit"]);
        assert_has(&terminal.shows(QUESTION), "has changed since you opened it");
        terminal.types(answer);
        terminal.ends().done();
        assert!(read(&home, POLICY).ends_with(after), "{answer}");
    }
}

#[test]
fn a_link_is_followed_and_a_folder_or_an_unwritable_place_is_told_before_anything_is_written() {
    let home = Home::new();
    home.write("real/p.toml", "[limits]\n");
    symlink("real/p.toml", home.path().join("link.toml")).expect("a link");
    edit(&home, "echo 'short = 100' >> \"$1\"", &["policy", "edit", "--policy", "link.toml"]).done();
    assert!(home.path().join("link.toml").symlink_metadata().expect("a link").is_symlink());
    assert_eq!(read(&home, "real/p.toml"), "[limits]\nshort = 100\n");

    let opened = "touch opened";
    let told = edit(&home, opened, &["policy", "edit", "--policy", "real"]).failed(1);
    assert_has(&told, "error: can't edit 'real': it isn't a file\nhint: name a file");
    let told = edit(&home, opened, &["policy", "edit", "--policy", "real/p.toml/x.toml"]).failed(1);
    assert_has(&told, "error: can't edit 'real/p.toml/x.toml': ");
    home.write("kept.toml", "");
    fs::set_permissions(home.path().join("kept.toml"), fs::Permissions::from_mode(0o444))
        .expect("permissions");
    let told = edit(&home, opened, &["policy", "edit", "--policy", "kept.toml"]).failed(1);
    assert_has(&told, "error: can't edit 'kept.toml': it is read-only\n");
    fs::set_permissions(home.path().join("real"), fs::Permissions::from_mode(0o555)).expect("permissions");
    // Root may write anywhere; a read-only folder stops everybody else.
    if fs::write(home.path().join("real/probe"), "").is_err() {
        let told = edit(&home, opened, &["policy", "edit", "--policy", "real/p.toml"]).failed(1);
        assert_has(&told, "error: can't edit 'real/p.toml': Permission denied");
    }
    assert!(!home.path().join("opened").exists(), "the editor was opened in vain");
}

#[test]
fn what_was_written_is_kept_where_an_editor_leaves_no_readable_file() {
    let home = Home::new();
    home.write(POLICY, "[limits]\n");
    let unreadable = "echo written > \"$1\"; mv \"$1\" \"$1.mine\"; ln -s \"$1\" \"$1\"";
    let told = edit(&home, unreadable, &["policy", "edit"]).failed(1);
    assert_has(&told, "error: can't read what was edited: ");
    let (_, path) = told.split_once("note: what you wrote is kept in '").expect("a file");
    assert!(Path::new(path.split('\'').next().expect("a path")).symlink_metadata().is_ok(), "{told}");

    let removing = "if grep -q shrt \"$1\"; then rm \"$1\"; else echo 'shrt = 1' >> \"$1\"; fi";
    let mut terminal = edit_on_terminal(&home, removing, &["policy", "edit"]);
    terminal.shows(QUESTION);
    terminal.types("e");
    assert_eq!(kept(&terminal.ends().with(1)), "[limits]\nshrt = 1\n");
}

#[test]
fn a_disk_that_is_full_leaves_the_policy_as_it_was_and_keeps_what_was_written() {
    let home = Home::new();
    home.write(POLICY, "[limits]\n");
    // A file may hold 1 KiB, but for what the editor writes.
    home.write("editor.sh", "ulimit -S -f unlimited; yes '# a line' | head -c 3000 >> \"$1\"");
    let mut command = home.command("bash");
    command.args(["-c", "trap '' XFSZ; ulimit -S -f 1; exec setsid decline policy edit"]);
    let told = run(command.env("EDITOR", "bash editor.sh")).failed(1);
    assert_has(
        &told,
        &format!(
            "error: can't write '{}': File too large (os error 27)\n",
            home.path().join(POLICY).display()
        ),
    );
    assert_eq!(kept(&told).len(), 3009);
    assert_eq!(read(&home, POLICY), "[limits]\n");
    let left: Vec<_> = fs::read_dir(home.path().join(".config/decline")).expect("the folder").collect();
    assert_eq!(left.len(), 1, "{left:?}");
}

#[test]
fn a_template_of_ours_is_copied_and_becomes_the_users() {
    let home = Home::new();
    let ours = include_str!("../templates/en/why.j2");
    let path = home.path().join(".config/decline/templates/en/why.j2");
    for name in ["why", "en/why", "builtin/en/why.j2"] {
        let run = edit(&home, "echo '{# mine #}' >> \"$1\"", &["templates", "edit", name]);
        assert_has(&run.stderr, &format!("note: saved as '{}'\n", path.display()));
        assert_eq!(fs::read_to_string(&path).expect("a copy"), format!("{ours}{{# mine #}}\n"));
        fs::remove_file(&path).expect("the copy goes");
    }
    edit(&home, "sed -i 's/drew you/led you/' \"$1\"", &["templates", "edit", "why"]).done();
    let draft = home.decline(["draft", "-q", "--from", "Jane Doe", "--reply", "why"]).done();
    assert_has(&draft, "what led you to my profile?");
    let again = edit(&home, "grep -q 'led you' \"$1\"", &["templates", "edit", "why"]);
    assert_has(&again.stderr, "is as it was");
}

#[test]
fn a_template_is_edited_where_it_stands_or_would_stand() {
    let home = Home::new();
    home.write("t/decline.j2", "{{ greeting }} no.\n");
    home.write("t/_sign.j2", "Sam\n");
    home.write("t/sv/_tack.j2", "Tack.\n");
    for (name, lang, path) in [
        ("decline", None, "t/decline.j2"),
        ("decline", Some("sv"), "t/decline.j2"),
        ("_sign", None, "t/_sign.j2"),
        ("_sign.j2", None, "t/_sign.j2"),
        ("sv/_tack", None, "t/sv/_tack.j2"),
        ("why", None, "t/en/why.j2"),
        ("why", Some("sv"), "t/sv/why.j2"),
        ("sv/final", None, "t/sv/final.j2"),
    ] {
        let lang: Vec<&str> = lang.map(|lang| ["--lang", lang]).into_iter().flatten().collect();
        let arguments = [&["templates", "edit", name, "--templates", "t"][..], &lang].concat();
        edit(&home, "echo '{# seen #}' >> \"$1\"", &arguments).done();
        assert!(read(&home, path).ends_with("{# seen #}\n"), "{name} {lang:?}");
    }
    for (name, told) in [
        ("declin", "error: unknown reply `declin`\nhint: did you mean `decline`?\n"),
        ("_nothing", "error: unknown reply `_nothing`\n"),
        ("ignore", "error: `ignore` has no template"),
        ("../t/decline", "error: unknown language `..`\n"),
    ] {
        assert!(edit(&home, "true", &["templates", "edit", name]).failed(2).starts_with(told), "{name}");
    }
}

#[test]
fn a_faulty_template_does_not_take_its_place_unasked() {
    let home = Home::new();
    let path = home.write("t/why.j2", "{{ greeting }} Why?\n").display().to_string();
    let arguments = ["templates", "edit", "why", "--templates", "t"];
    let told = edit(&home, "echo '{{ topic }}' >> \"$1\"", &arguments).failed(1);
    assert!(told.starts_with("error: `topic` has no value here\n --> t/why.j2:2:4\n"), "{told}");
    assert_eq!(kept(&told), "{{ greeting }} Why?\n{{ topic }}\n");
    assert_eq!(fs::read_to_string(&path).expect("as it was"), "{{ greeting }} Why?\n");

    let mut terminal = edit_on_terminal(&home, "echo '{{ nmae }}' >> \"$1\"", &arguments);
    assert_has(&terminal.shows(QUESTION), "did you mean `from.name` or `me.name`?");
    terminal.types("k");
    terminal.ends().done();
    assert_eq!(read(&home, "t/why.j2"), "{{ greeting }} Why?\n{{ nmae }}\n");

    let run = edit(&home, "echo '{{ greeting }} [Name]' > \"$1\"", &arguments);
    assert_lacks(&run.stderr, "error");
    assert!(run.stderr.starts_with("warning: \"[Name]\" is left over\n --> t/why.j2:1:16\n"), "{run:?}");
    run.done();
}

#[test]
fn a_partial_is_shown_and_edited_by_its_own_name() {
    let home = Home::new();
    home.write("t/_sign.j2", "Sam\n");
    for name in ["_sign", "_sign.j2"] {
        assert_eq!(home.decline(["templates", "show", name, "--templates", "t"]).done(), "Sam\n");
    }
    home.decline(["templates", "show", "en/_sign", "--templates", "t"]).failed(2);
    // What it extends is looked up in its language.
    home.write("t/de/_base.j2", "{% block a %}Hallo{% endblock %}\n");
    home.write("t/de/_greet.j2", "{% extends '_base.j2' %}\n{% block b %}x{% endblock %}\n");
    let arguments = ["templates", "edit", "de/_greet", "--templates", "t"];
    let told = edit(&home, "echo >> \"$1\"", &arguments).failed(1);
    assert!(told.starts_with("error: there is no block `b` to replace\n"), "{told}");
}
