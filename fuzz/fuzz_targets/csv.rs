//! A file of an unpacked export, the one that its header speaks of, with the others as they should be.
#![no_main]

use decline_fuzz::{read_to_the_end, written};

/// The files, each with a word of its header.
const EXPORT: [(&str, &str, &[u8]); 4] = [
    ("Direction", "Invitations", include_bytes!("../../tests/outside/export/Invitations.csv")),
    ("Connected", "Connections", include_bytes!("../../tests/outside/export/Connections.csv")),
    ("CONTENT", "messages", include_bytes!("../../tests/outside/export/messages.csv")),
    ("", "ImportedContacts", include_bytes!("../../tests/outside/export/ImportedContacts.csv")),
];

libfuzzer_sys::fuzz_target!(|content: &[u8]| {
    let text = String::from_utf8_lossy(content);
    let meant = EXPORT.iter().position(|(word, ..)| text.contains(word));
    for (index, (_, name, whole)) in EXPORT.iter().enumerate() {
        let content = if meant == Some(index) { content } else { whole };
        let file = written(&format!("export/{name}.csv"), content);
        if index + 1 == EXPORT.len() {
            read_to_the_end(file.parent().expect("the export"));
        }
    }
});
