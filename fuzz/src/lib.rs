//! What the targets share: a folder to read from, and what holds of all that is read.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use decline::diagnostic::Diagnostic;
use decline::invitation::Invitation;
use decline::known_names::KnownNames;
use decline::policy::{self, Policy};
use decline::sources::{self, ByteCounter, Finding, Reading};
use decline::templates::Templates;
use decline::text;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use tempfile::TempDir;

/// The names that the built-in templates give.
pub static NAMES: LazyLock<KnownNames> = LazyLock::new(|| Templates::built_in_only().names().expect("names"));

/// The built-in policy.
pub static POLICY: LazyLock<Policy> =
    LazyLock::new(|| policy::read(None).expect("a policy").validate(&NAMES).expect("a policy"));

static FOLDER: LazyLock<TempDir> = LazyLock::new(|| tempfile::tempdir().expect("a folder"));

/// Writes a file in the folder of this run.
pub fn written(path: &str, content: &[u8]) -> PathBuf {
    let path = FOLDER.path().join(path);
    std::fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
    std::fs::write(&path, content).expect("a file");
    path
}

/// Reads a file or folder of invitations to its end.
pub fn read_to_the_end(input: &Path) {
    let now = Timestamp::UNIX_EPOCH.to_zoned_datetime(TimeZone::UTC);
    let reading = Reading { names: &NAMES, now: &now, counter: ByteCounter(&|_| {}) };
    for item in sources::all(&[input.to_path_buf()], reading) {
        match item {
            Finding::Invitation(invitation) => assert_safe(&invitation),
            Finding::Diagnostic(diagnostic) => assert_shown(&diagnostic),
            Finding::Skipped(_) | Finding::More(_) => {}
        }
    }
}

/// What an invitation holds can be shown.
fn assert_safe(invitation: &Invitation) {
    let Invitation { from, note, topic, call, .. } = invitation;
    for line in [&from.headline, &from.company, &from.profile_url, topic, call].into_iter().flatten() {
        assert_eq!(*line, text::line(line));
    }
    assert_eq!(from.name, text::line(&from.name));
    assert!(note.as_ref().is_none_or(|note| *note == text::lines(note)), "{note:?}");
}

/// What is wrong can be shown, with the place where it is.
pub fn assert_shown(diagnostic: &Diagnostic) {
    assert!(!diagnostic.to_string().is_empty());
    assert!(diagnostic.position().is_none_or(|(line, _)| line > 0), "{diagnostic}");
}
