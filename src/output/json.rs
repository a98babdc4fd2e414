//! JSON, written member by member.
//!
//! Of a batch's time the general serialiser took a third: it looks at each byte of each key and text. Here keys
//! go out as they are, and texts are looked over eight bytes at a time.

use std::fmt::Write;

use serde::Serialize;

/// An object that is being written.
pub(super) struct Object<'o> {
    out: &'o mut String,
    /// What goes before the next member's key.
    before: &'static str,
}

impl Object<'_> {
    /// Writes an object at the end of `out`.
    pub(super) fn write(out: &mut String, members: impl FnOnce(&mut Object<'_>)) {
        let mut object = Object { out, before: "{\"" };
        members(&mut object);
        let empty = object.before.starts_with('{');
        object.out.push_str(if empty { "{}" } else { "}" });
    }

    /// Begins a member; keys are ours, and hold nothing that must be escaped.
    fn key(&mut self, key: &'static str) -> &mut String {
        self.out.push_str(self.before);
        self.before = ",\"";
        self.out.push_str(key);
        self.out.push_str("\":");
        self.out
    }

    pub(super) fn text(&mut self, key: &'static str, value: &str) {
        push_text(self.key(key), value);
    }

    /// What is absent is left out.
    pub(super) fn maybe_text(&mut self, key: &'static str, value: Option<&str>) {
        if let Some(value) = value {
            self.text(key, value);
        }
    }

    pub(super) fn flag(&mut self, key: &'static str, value: bool) {
        self.key(key).push_str(if value { "true" } else { "false" });
    }

    pub(super) fn number(&mut self, key: &'static str, value: usize) {
        push_number(self.key(key), value);
    }

    /// Writes a finite number.
    pub(super) fn decimal(&mut self, key: &'static str, value: f64) {
        let _ = write!(self.key(key), "{value:?}");
    }

    pub(super) fn object(&mut self, key: &'static str, members: impl FnOnce(&mut Object<'_>)) {
        Object::write(self.key(key), members);
    }

    /// Lists are short and mostly empty.
    pub(super) fn list<T: Serialize>(&mut self, key: &'static str, values: &[T]) {
        let out = self.key(key);
        let list = if values.is_empty() { None } else { serde_json::to_string(values).ok() };
        out.push_str(list.as_deref().unwrap_or("[]"));
    }
}

/// Writes a number in decimal digits.
fn push_number(out: &mut String, number: usize) {
    if number > 9 {
        push_number(out, number / 10);
    }
    out.push(char::from(b'0' + u8::try_from(number % 10).unwrap_or_default()));
}

/// Writes a text in quotation marks, with the escapes that JSON asks for (RFC 8259, 7).
fn push_text(out: &mut String, text: &str) {
    let bytes = text.as_bytes();
    out.reserve(text.len() + 2);
    out.push('"');
    let (mut written, mut at) = (0, 0);
    while at < bytes.len() {
        let end = bytes.len().min(at + 8);
        if bytes[at..].first_chunk().is_some_and(|eight| is_plain(u64::from_le_bytes(*eight))) {
            at = end;
            continue;
        }
        while at < end {
            let byte = bytes[at];
            if byte < b' ' || byte == b'"' || byte == b'\\' {
                out.push_str(&text[written..at]);
                push_escape(out, byte);
                written = at + 1;
            }
            at += 1;
        }
    }
    out.push_str(&text[written..]);
    out.push('"');
}

/// Whether none of eight bytes needs an escape, told of all at once: a byte borrows from its highest bit where
/// it is below what is taken away (Hacker's Delight, 6-1). A borrow may run on; then one is looked at for
/// nothing.
fn is_plain(eight: u64) -> bool {
    const ONES: u64 = u64::MAX / 255;
    let below = |bytes: u64, least: u8| bytes.wrapping_sub(ONES * u64::from(least)) & !bytes;
    let equal = |byte: u8| below(eight ^ (ONES * u64::from(byte)), 1);
    (below(eight, b' ') | equal(b'"') | equal(b'\\')) & (ONES << 7) == 0
}

fn push_escape(out: &mut String, byte: u8) {
    match byte {
        b'\n' => out.push_str("\\n"),
        b'\t' => out.push_str("\\t"),
        b'\r' => out.push_str("\\r"),
        b'"' => out.push_str("\\\""),
        b'\\' => out.push_str("\\\\"),
        control => {
            // Writing to a string can't fail.
            let _ = write!(out, "\\u{control:04x}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_comes_back_as_it_was() {
        let special: String = (0..=0x7f).filter_map(char::from_u32).collect();
        let texts =
            ["", "Jane", "é \"x\" \\ \n", &special, "🎯\u{2028}", "fifteen bytes..\n", "sixteen bytes...\""];
        for text in texts.into_iter().flat_map(|text| (0..3).map(|times| "ab é".repeat(times) + text)) {
            let mut out = String::new();
            push_text(&mut out, &text);
            assert_eq!(serde_json::from_str::<String>(&out).expect("JSON"), text, "{out}");
        }
    }

    #[test]
    fn an_object_has_its_members() {
        let mut out = String::new();
        Object::write(&mut out, |object| {
            object.object("none", |_| {});
            object.text("text", "x");
            object.maybe_text("absent", None);
            object.flag("flag", true);
            object.number("number", 120_934);
            object.list::<&str>("empty", &[]);
            object.list("list", &["a", "b"]);
        });
        let expected = r#"{"none":{},"text":"x","flag":true,"number":120934,"empty":[],"list":["a","b"]}"#;
        assert_eq!(out, expected);
    }
}
