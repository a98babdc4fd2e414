//! Files that are edited and replaced: new ones, concurrent edits, symbolic links and permissions.

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
