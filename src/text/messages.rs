//! Wording of messages: suggestions for a mistyped name, lists of names, counted nouns.

/// Returns the one of `known` that is nearest to `name`, if any is near enough to be what was meant.
pub fn nearest<'k>(name: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let name = name.to_lowercase();
    let near = known.into_iter().filter_map(|known| Some((distance(&name, known)?, known)));
    near.min_by_key(|(distance, _)| *distance).map(|(_, known)| known)
}

/// The edit distance between two words (Damerau-Levenshtein), if one can be a typing error for the other.
///
/// A third of the letters may be wrong, but the first seldom is: `unknown` is no typing error for `known`. A word
/// also matches one that begins with it, from four letters on.
fn distance(a: &str, b: &str) -> Option<usize> {
    let distance = strsim::damerau_levenshtein(a, b);
    let letters = a.chars().count().max(b.chars().count());
    let max = match a.chars().next() == b.chars().next() {
        true => (letters / 3).max(1),
        false => usize::from(letters > 3),
    };
    let is_prefix = a.len().min(b.len()) > 3 && (a.starts_with(b) || b.starts_with(a));
    (distance <= max || is_prefix).then_some(distance)
}

/// The hint for a name that isn't among `known`: the nearest one, or else all of them.
pub fn suggest<'k>(name: &str, known: impl IntoIterator<Item = &'k str> + Clone) -> String {
    match nearest(name, known.clone()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the ones that are there: {}", either(known)),
    }
}

/// Lists names as alternatives: `a`, `b` or `c`, in backquotes.
pub fn either<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    let quoted: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    match quoted.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} or {last}", rest.join(", ")),
    }
}

/// A count with its noun: `1 character`, `2 characters`.
pub fn count(number: usize, noun: &str) -> String {
    let s = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{s}")
}
