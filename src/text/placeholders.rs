//! Placeholders of templates that are left in a text.

/// Finds placeholders in a text, none within another: `[Name]`, `<your company>`, `{first_name}`, `${name}`,
/// `%NAME%`, `«FirstName»`, `*|NAME|*`, `TODO`, and remains of template tags such as `{{`, `{ % if` and `<% if x %>`.
pub fn unfilled_fields(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        // None begins with a space or a small letter, as most of a text is.
        let mut starts = rest.char_indices().filter(|(_, c)| !matches!(c, ' ' | 'a'..='z'));
        let bytes = starts.find_map(|(at, _)| Some(at..at + placeholder_length(&rest[at..])?))?;
        let placeholder = &rest[bytes.clone()];
        rest = &rest[bytes.end..];
        Some(placeholder)
    })
}

/// The marks that mail programs put around the name of a value.
const DELIMITERS: [(&str, &str); 6] =
    [("[", "]"), ("<<", ">>"), ("<", ">"), ("*|", "|*"), ("%%", "%%"), ("%", "%")];

/// The length in bytes of the placeholder at the start of a text, if there is one.
fn placeholder_length(text: &str) -> Option<usize> {
    let delimited = |(open, close)| delimited_length(text, open, close);
    let mark = || ["}}", "%}", "#}", "TODO", "FIXME"].into_iter().find(|mark| text.starts_with(mark));
    tag_length(text)
        .or_else(|| angled_tag_length(text))
        .or_else(|| field_length(text))
        .or_else(|| DELIMITERS.into_iter().find_map(delimited))
        .or_else(|| mark().map(str::len))
}

/// The length in bytes of a word in braces, however many and with whatever spaces, on one line, with a dollar sign
/// before them; of an unclosed tag, the length of its opening mark.
fn tag_length(text: &str) -> Option<usize> {
    if let Some(braces) = text.strip_prefix('$').filter(|rest| rest.starts_with('{')) {
        return Some('$'.len_utf8() + tag_length(braces)?);
    }
    let inside = text.strip_prefix('{')?;
    let line = start(inside, MAX_TAG).lines().next().unwrap_or_default();
    if let Some(end) = line.find('}')
        && line[..end].contains(char::is_alphabetic)
    {
        let mut rest = &line[end + 1..];
        while let Some(more) = rest.trim_start_matches([' ', '%']).strip_prefix('}') {
            rest = more;
        }
        return Some(1 + line.len() - rest.len());
    }
    let mark = inside.trim_start_matches(' ');
    mark.starts_with(['{', '%', '#']).then(|| text.len() - mark.len() + 1)
}

/// The length in bytes of a tag as in ERB, `<% if topic %>`, on one line.
fn angled_tag_length(text: &str) -> Option<usize> {
    let inside = text.strip_prefix("<%")?;
    let line = start(inside, MAX_TAG).lines().next().unwrap_or_default();
    Some("<%".len() + line.find("%>")? + "%>".len())
}

/// The length in bytes of a merge field of a word processor, `«FirstName»`. A word that is quoted so, as in French,
/// has no capital or underscore within, but for the one name that letters here have.
fn field_length(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('«')?;
    let name = &inside[..start(inside, 4 * MAX_NAME).find('»')?];
    let is_allowed = |c: char| c.is_alphanumeric() || c == '_';
    let is_field = name.contains('_') || name.chars().skip(1).any(char::is_uppercase);
    (is_field && name != "LinkedIn" && name.chars().all(is_allowed))
        .then(|| '«'.len_utf8() + name.len() + '»'.len_utf8())
}

/// The start of a text, of at most so many bytes: to look for an end in the whole text again for each beginning would
/// take a time that grows with its square.
fn start(text: &str, bytes: usize) -> &str {
    &text[..text.floor_char_boundary(bytes)]
}

/// The maximum length in bytes of a tag.
const MAX_TAG: usize = 200;

/// The maximum length in characters of a name between delimiters.
const MAX_NAME: usize = 30;

/// The length in bytes of a name with its delimiters.
fn delimited_length(text: &str, open: &str, close: &str) -> Option<usize> {
    let inside = text.strip_prefix(open)?;
    let name = &inside[..start(inside, 4 * MAX_NAME + close.len()).find(close)?];
    // The percent signs in "100%ig bei 20%" and in "%C3%A9" of a URL delimit no names.
    let is_percent = open.starts_with('%');
    let is_allowed = |c: char| match c {
        ' ' | '-' | '\'' => !is_percent,
        '_' => true,
        c => c.is_alphabetic() || (c.is_numeric() && !is_percent),
    };
    let is_name = name.starts_with(char::is_alphabetic) && name.chars().all(is_allowed);
    let min = if is_percent { 3 } else { 1 };
    let has_length = (min..=MAX_NAME).contains(&name.chars().count());
    (is_name && has_length).then(|| open.len() + name.len() + close.len())
}
