//! Files that are edited and replaced: new ones, concurrent edits, symbolic links and permissions; and what stands
//! where a file is to be read.

use std::fs;

use decline::file::{Opened, Replaced};

fn home() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

#[test]
fn a_new_file_is_written_with_its_folders() {
    let home = home();
    let path = home.path().join("a/b/c.toml");
    let mut file = Opened::open(&path).expect("nothing yet");
    assert_eq!(file.content(), None);
    assert_eq!(file.replace(b"x").expect("written"), Replaced::Yes);
    assert_eq!(fs::read(&path).expect("there"), b"x");
}

#[test]
fn of_two_concurrent_edits_the_second_is_reported_and_nothing_is_lost() {
    let home = home();
    let path = home.path().join("c.toml");
    for before in [None, Some("old")] {
        let _ = fs::remove_file(&path);
        if let Some(before) = before {
            fs::write(&path, before).expect("a file");
        }
        let [mut first, mut second] = [(); 2].map(|()| Opened::open(&path).expect("readable"));
        assert_eq!(first.replace(b"first").expect("written"), Replaced::Yes);
        assert_eq!(second.replace(b"second").expect("looked at"), Replaced::ChangedMeanwhile);
        assert_eq!(fs::read(&path).expect("there"), b"first");
        assert_eq!(second.replace(b"second").expect("written"), Replaced::Yes);
        assert_eq!(fs::read(&path).expect("there"), b"second");
    }
}

#[cfg(unix)]
#[test]
fn a_link_is_followed_and_stays_a_link_and_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let home = home();
    let (link, target) = (home.path().join("link"), home.path().join("real/target"));
    symlink("real/target", &link).expect("a link");
    assert_eq!(Opened::open(&link).expect("nothing yet").replace(b"x").expect("written"), Replaced::Yes);
    fs::set_permissions(&target, fs::Permissions::from_mode(0o640)).expect("permissions");
    assert_eq!(Opened::open(&link).expect("x").replace(b"y").expect("written"), Replaced::Yes);
    assert!(link.symlink_metadata().expect("a link").is_symlink());
    assert_eq!(fs::read(&target).expect("there"), b"y");
    assert_eq!(fs::metadata(&target).expect("there").permissions().mode() & 0o777, 0o640);
    let circle = home.path().join("circle");
    symlink("circle", &circle).expect("a link");
    assert!(Opened::open(&circle).is_err());
    assert!(Opened::open(home.path()).is_err());
}

/// A home with files, and named pipes in the places of such.
#[cfg(unix)]
fn home_with_pipes() -> crate::common::Home {
    let home = crate::common::Home::new();
    home.write("p.toml", "[policy]\nstatement = \"From the pipe.\"\n");
    home.write(
        "mail.eml",
        "From: Ana Ruiz <invitations@linkedin.com>\nSubject: Ana Ruiz wants to connect\n\nHi Sam,\n",
    );
    home.write("list.jsonl", "{\"from\": \"Ana Ruiz\"}\n");
    home.write("t/en/final.j2", "{{ greeting }} no.\n");
    home.shell("mkfifo pipe t/why.j2 t/_part.j2").done();
    home
}

#[cfg(unix)]
#[test]
fn a_named_pipe_or_a_device_is_refused_and_not_waited_for() {
    let home = home_with_pipes();
    for line in [
        "draft --from Jane --policy pipe",
        "explain --from Jane --policy /dev/zero",
        "policy check --policy pipe",
        "draft --mail pipe",
        "draft --mail /dev/zero",
        "triage pipe",
        "triage /dev/zero",
        "draft --from Jane --reply why --templates t",
        "templates check --templates t",
    ] {
        let run = home.shell(&format!("timeout 20 decline {line}"));
        assert_eq!(run.status, Some(1), "{line}: {run:?}");
        let told = ": it is a named pipe or a device, not a file\nhint: ";
        // What a check finds is its output, and it goes on with the other templates.
        let is_check = line.starts_with("templates check");
        let (place, other) = if is_check { (&run.stdout, &run.stderr) } else { (&run.stderr, &run.stdout) };
        assert!(place.contains(told) && other.is_empty(), "{line}: {run:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_that_the_program_was_given_is_read() {
    let home = home_with_pipes();
    for line in [
        "decline draft --from Ana --reason stranger --policy <(cat p.toml)",
        "cat p.toml | decline draft --from Ana --reason stranger --policy /dev/stdin",
        "decline draft --mail <(cat mail.eml)",
        "cat mail.eml | decline draft --mail -",
        "decline draft --mail /dev/stdin < mail.eml",
        "decline triage <(cat list.jsonl)",
        "cat list.jsonl | decline triage -",
        "cat list.jsonl | decline triage /dev/fd/0",
    ] {
        let mut command = home.command("bash");
        let stdout = crate::common::run(command.args(["-c", line])).done();
        assert!(stdout.contains("Ana"), "{line}: {stdout}");
        assert_eq!(stdout.contains("From the pipe"), line.contains("p.toml"), "{line}: {stdout}");
    }
}
