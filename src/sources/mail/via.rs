//! `via LinkedIn` behind the name of a sender, in whatever language.

/// The words before the name of LinkedIn, in lower case; longer ones stand before those that end them.
const VIA: &str = "a través de|por medio de|através do|através de|por meio do|door middel van|za pośrednictwem|\
    via|vía|über|par|tramite|pelo|por|przez|melalui|door|op|på|genom|gennem|prin|через|通过|透過";

/// Takes `via LinkedIn` off a name: `Ana Ruiz (über LinkedIn)`, `Ana Ruiz LinkedIn経由`, `Ana Ruiz - LinkedIn`. What
/// is in brackets behind it stays.
pub(super) fn without_via(name: &str) -> String {
    // A mailing list adds itself.
    let name = name
        .split_once(" via ")
        .filter(|(_, list)| list.starts_with("LinkedIn via "))
        .map_or(name, |(name, _)| name);
    // A mail program may join the encoded words of both.
    if let Some(start) = name.strip_suffix("(LinkedIn Invitations)") {
        return start.trim_end().to_owned();
    }
    if let Some((start, aside)) = name.rsplit_once(" (").filter(|(_, aside)| !aside.contains("LinkedIn")) {
        return match aside.ends_with(')') && start.contains("LinkedIn") {
            true => format!("{} ({aside}", without_via_at_end(start)),
            false => name.to_owned(),
        };
    }
    without_via_at_end(name).to_owned()
}

fn without_via_at_end(name: &str) -> &str {
    let Some((before, after)) = name.trim_end_matches(')').rsplit_once("LinkedIn") else { return name };
    let before_space = before.trim_end();
    if is_word_behind(after) && before_space.len() < before.len() {
        return before_space.trim_end_matches(['-', '–', '|', '(', ' ']);
    }
    let Some(undashed) =
        before_space.strip_suffix(['-', '–', '—', '|', '·', '(']).filter(|_| after.is_empty())
    else {
        return if after.is_empty() { without_words(before_space).unwrap_or(name) } else { name };
    };
    if undashed.is_empty() || undashed.ends_with(' ') { undashed.trim_end() } else { name }
}

/// Whether the text behind the name of LinkedIn is the one word by which some languages say `via`.
fn is_word_behind(after: &str) -> bool {
    let word = after.trim_start_matches([' ', '\'', '’']);
    word.starts_with(|c: char| c.is_alphabetic() && !c.is_uppercase()) && !word.contains(' ')
}

/// Takes the words before the name of LinkedIn off: known ones, else one or two in lower case that leave a name.
fn without_words(name: &str) -> Option<&str> {
    let lower = name.to_lowercase();
    let known = VIA.split('|').find_map(|words| {
        let length = name.len().checked_sub(words.len()).filter(|_| lower.ends_with(words))?;
        let before = name.get(..length)?;
        (before.is_empty() || before.ends_with([' ', '('])).then_some(before)
    });
    let unknown = || {
        let first = without_small_word(name)?;
        Some(without_small_word(first).filter(|rest| rest.contains(' ')).unwrap_or(first))
    };
    known.or_else(unknown).map(|name| name.trim_end_matches(['(', ' ']))
}

fn without_small_word(name: &str) -> Option<&str> {
    let start = name.rfind(' ').map_or(0, |at| at + 1);
    let word = name[start..].trim_start_matches('(');
    word.starts_with(char::is_lowercase).then(|| name[..start].trim_end())
}
