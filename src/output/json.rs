//! JSON, written member by member.
//!
//! Of a batch's time the general serialiser took a third: it looks at each byte of each key and text. Here keys
//! go out as they are, and texts are looked over sixteen bytes at a time.

use std::fmt::Write;

use serde::Serialize;

/// An object that is being written.
pub(super) struct Object<'o> {
    out: &'o mut String,
    /// What goes before the next member.
    before: char,
}

impl Object<'_> {
    /// Writes an object at the end of `out`.
    pub(super) fn write(out: &mut String, members: impl FnOnce(&mut Object<'_>)) {
        let mut object = Object { out, before: '{' };
        members(&mut object);
        if object.before == '{' {
            object.out.push('{');
        }
        object.out.push('}');
    }

    /// Begins a member; keys are ours, and hold nothing that must be escaped.
    fn key(&mut self, key: &'static str) -> &mut String {
        self.out.push(self.before);
        self.before = ',';
        self.out.push('"');
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
        // Writing to a string can't fail.
        let _ = write!(self.key(key), "{value}");
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

/// Writes a text in quotation marks, with the escapes that JSON asks for (RFC 8259, 7).
fn push_text(out: &mut String, text: &str) {
    const CHUNK: usize = 16;
    let special = |byte: u8| byte < b' ' || byte == b'"' || byte == b'\\';
    out.push('"');
    let bytes = text.as_bytes();
    let (mut written, mut at) = (0, 0);
    while at < bytes.len() {
        // All of a chunk at once is quicker than one by one until the first.
        if let Some(chunk) = bytes.get(at..at + CHUNK)
            && !chunk.iter().fold(false, |any, byte| any | special(*byte))
        {
            at += CHUNK;
            continue;
        }
        let end = bytes.len().min(at + CHUNK);
        for (at, byte) in bytes.iter().enumerate().take(end).skip(at).filter(|(_, byte)| special(**byte)) {
            out.push_str(&text[written..at]);
            written = at + 1;
            match byte {
                b'\n' => out.push_str("\\n"),
                b'\t' => out.push_str("\\t"),
                b'\r' => out.push_str("\\r"),
                b'"' => out.push_str("\\\""),
                b'\\' => out.push_str("\\\\"),
                control => {
                    let _ = write!(out, "\\u{control:04x}");
                }
            }
        }
        at = end;
    }
    out.push_str(&text[written..]);
    out.push('"');
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
            object.number("number", 12);
            object.list::<&str>("empty", &[]);
            object.list("list", &["a", "b"]);
        });
        let expected = r#"{"none":{},"text":"x","flag":true,"number":12,"empty":[],"list":["a","b"]}"#;
        assert_eq!(out, expected);
    }
}
