//! A zipped export.
#![no_main]

use decline_fuzz::{read_to_the_end, written};

libfuzzer_sys::fuzz_target!(|content: &[u8]| read_to_the_end(&written("export.zip", content)));
