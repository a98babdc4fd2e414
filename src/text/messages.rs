//! Wording of messages: suggestions for a mistyped name, lists of names, counted nouns.

/// Returns the one of `known` that is nearest to `given`, if any is near enough to be what was meant.
pub fn nearest<'k>(given: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let given = given.to_lowercase();
    let near = known.into_iter().filter_map(|name| Some((distance(&given, name)?, name)));
    near.min_by_key(|(distance, _)| *distance).map(|(_, name)| name)
}

/// The edit distance between two words (Damerau-Levenshtein), if one can be a typing error for the other.
///
/// A third of the letters may be wrong, but the first seldom is: `unknown` is no typing error for `known`. A word
/// also matches one that begins with it, from four letters on.
fn distance(given: &str, name: &str) -> Option<usize> {
    let distance = strsim::damerau_levenshtein(given, name);
    let letters = given.chars().count().max(name.chars().count());
    let max = match given.chars().next() == name.chars().next() {
        true => (letters / 3).max(1),
        false => usize::from(letters > 3),
    };
    let is_prefix = given.len().min(name.len()) > 3 && (given.starts_with(name) || name.starts_with(given));
    (distance <= max || is_prefix).then_some(distance)
}

/// The hint for a name that isn't among `known`: the nearest one, or else all of them.
pub fn suggest<'k>(given: &str, known: impl IntoIterator<Item = &'k str> + Clone) -> String {
    match nearest(given, known.clone()) {
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
