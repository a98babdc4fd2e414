//! Wording of messages: suggestions for a mistyped name, lists of names, counted nouns, slips on the command line.

use std::path::Path;

/// Returns the one of `known` that is nearest to `name`, if any is near enough to be what was meant.
pub fn nearest<'k>(name: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let name = name.to_lowercase();
    let near = known.into_iter().filter_map(|known| Some((distance(&name, known)?, known)));
    near.min_by_key(|(distance, _)| *distance).map(|(_, known)| known)
}

/// The edit distance between two words (Damerau-Levenshtein), if one can be a typing error for the other or its plural.
///
/// A third of the letters may be wrong, but the first seldom is: `unknown` is no typing error for `known`. A word
/// also matches one that begins with it, from four letters on.
fn distance(a: &str, b: &str) -> Option<usize> {
    let distance = strsim::damerau_levenshtein(a, b).min(strsim::damerau_levenshtein(stem(a), stem(b)));
    let letters = a.chars().count().max(b.chars().count());
    let max = match a.chars().next() == b.chars().next() {
        true => (letters / 3).max(1),
        false => usize::from(letters > 3),
    };
    let is_prefix = a.len().min(b.len()) > 3 && (a.starts_with(b) || b.starts_with(a));
    (distance <= max || is_prefix).then_some(distance)
}

/// A word without the ending in which its plural differs: that of `reply`, `replies`.
fn stem(word: &str) -> &str {
    word.strip_suffix("ies").or(word.strip_suffix('y')).unwrap_or(word)
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
    join(&quoted, "or")
}

/// Lists items: `a, b or c`. If one contains "and", a comma precedes the last one: `a and b, or c`.
pub fn join(items: &[String], conjunction: &str) -> String {
    let comma = if items.iter().any(|it| it.contains(" and ")) { "," } else { "" };
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [others @ .., last] => format!("{}{comma} {conjunction} {last}", others.join(", ")),
    }
}

/// A count with its noun: `1 character`, `2 characters`.
pub fn count(number: usize, noun: &str) -> String {
    let s = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{s}")
}

/// The hint for a file that isn't there because of how it was typed: with a `~`, a variable or quotes that the shell
/// left as they are, or as an option with a long dash.
pub fn slip_in_path(path: &Path) -> Option<String> {
    let shown = path.to_string_lossy();
    let is_in = |quote| shown.len() > 1 && shown.starts_with(quote) && shown.ends_with(quote);
    let hint = if path.starts_with("~") {
        "the shell expands ~ only outside of quotes and at the start of a word: write $HOME in its place"
    } else if shown.starts_with('$') {
        "the shell expands no variable in '…': write \"…\""
    } else if is_in('"') || is_in('\'') {
        "the quotes are part of the name: leave them out"
    } else {
        return long_dash(&shown);
    };
    Some(hint.to_owned())
}

/// The hint for an argument that begins with a dash that isn't a hyphen; editors and phones make one of two hyphens.
pub fn long_dash(argument: &str) -> Option<String> {
    let name = argument.trim_start_matches(|c| matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}'));
    let dashes = &argument[..argument.len() - name.len()];
    if dashes.is_ascii() || name.is_empty() {
        return None;
    }
    let hyphens = if name.chars().count() == 1 { "-" } else { "--" };
    Some(format!("that is a long dash ({dashes}): write {hyphens}{name}, with plain hyphens"))
}
