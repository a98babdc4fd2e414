//! What users and other programs see, held as it is: one transcript of many command lines over the files of
//! `tests/outside`. `SNAPSHOTS=overwrite` writes it anew; the difference is then read by eye.
use std::fmt::Write;
use std::fs;
use std::path::Path;

use crate::common::Home;

/// Copies the files of a folder, and of those in it, into the home.
fn copy(home: &Home, root: &Path, folder: &Path) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            copy(home, root, &path);
        } else {
            let name = path.strip_prefix(root).expect("a path within").to_str().expect("a name");
            home.write(name, fs::read(&path).expect("a file"));
        }
    }
}

#[test]
fn every_command_line_of_the_list_says_what_it_said() {
    let home = Home::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/outside");
    copy(&home, &root, &root);
    let mut transcript = String::new();
    let commands = include_str!("outside/commands.txt").lines().filter(|line| !line.starts_with('#'));
    for command in commands {
        let run = home.shell(command);
        writeln!(transcript, "$ {command}").expect("a line");
        transcript.push_str(&run.stdout);
        for line in run.stderr.lines() {
            writeln!(transcript, "2> {line}").expect("a line");
        }
        writeln!(transcript, "status {}\n", run.status.expect("a status")).expect("a line");
    }
    let home = home.path().to_str().expect("a path");
    let transcript = transcript.replace(home, "[HOME]");
    snapbox::assert_data_eq!(transcript, snapbox::Data::read_from(&root.join("transcript.txt"), None).raw());
}
