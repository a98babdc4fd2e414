//! The page of received invitations, as HTML and as text.
#![no_main]

use decline_fuzz::{read_to_the_end, written};

libfuzzer_sys::fuzz_target!(|content: &[u8]| {
    read_to_the_end(&written("page.html", content));
    read_to_the_end(&written("page.txt", content));
});
