//! The standard output, and whether there is one.

use std::io::{self, Stdout};
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the program was started without a stdout.
static WAS_CLOSED: AtomicBool = AtomicBool::new(false);

// Only before `main` can a closed stdout (`>&-`) be seen: the standard library then opens `/dev/null` in its place, and
// a draft would vanish without an error.
#[cfg(unix)]
ctor::declarative::ctor! {
    #[ctor(unsafe)]
    fn note_whether_closed() {
        use nix::{errno::Errno, unistd::isatty};
        WAS_CLOSED.store(isatty(io::stdout()) == Err(Errno::EBADF), Ordering::Relaxed);
    }
}

/// Returns the standard output.
///
/// # Errors
///
/// The program was started with stdout closed.
pub fn open() -> io::Result<Stdout> {
    if WAS_CLOSED.load(Ordering::Relaxed) { Err(io::Error::other("it is closed")) } else { Ok(io::stdout()) }
}
