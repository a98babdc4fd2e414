//! A policy: read, looked up, and said in plain words.
#![no_main]

use decline::policy::{self, Place};
use decline_fuzz::{NAMES, assert_shown};

libfuzzer_sys::fuzz_target!(|source: &str| {
    match policy::parse(Place::File("policy.toml".into()), source.to_owned()) {
        Err(error) => assert_shown(&error),
        Ok(parsed) => match parsed.validate(&NAMES) {
            Err(errors) => errors.iter().for_each(assert_shown),
            Ok(policy) => {
                policy::lint(&policy).iter().for_each(assert_shown);
                policy::sentences(&policy);
            }
        },
    }
});
