//! What tells people apart: the address of their profile, `https://www.linkedin.com/in/SLUG`, and their name.

use percent_encoding::percent_decode_str;
use unicode_normalization::UnicodeNormalization;

use crate::text;

/// The paths of what else than a person one is invited to.
pub(super) const ELSEWHERE: [&str; 6] =
    ["/company/", "/showcase/", "/school/", "/groups/", "/events/", "/newsletters/"];

/// The last part of the address as it is written. Some exports of late 2023 have addresses without it.
pub(super) fn raw_slug(url: &str) -> Option<&str> {
    let (_, behind) = url.split_once("/in/")?;
    behind.split(['/', '?', '#']).next().map(str::trim).filter(|slug| !slug.is_empty())
}

/// The last part of the address to compare by, however it is written: Invitations.csv writes it raw,
/// Connections.csv percent-encodes it.
pub(super) fn slug(url: &str) -> Option<String> {
    let slug = raw_slug(url)?;
    // What isn't UTF-8 then stays as it is.
    Some(percent_decode_str(slug).decode_utf8().unwrap_or(slug.into()).to_lowercase())
}

/// The name to compare by, however it is spaced and its letters are composed, styled or in capitals.
pub(super) fn name_key(name: &str) -> String {
    text::line(name).nfkc().flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_decoded_and_in_lower_case() {
        for (url, expected) in [
            ("https://www.linkedin.com/in/Jane-Doe/", Some("jane-doe")),
            ("http://linkedin.com/in/jane-doe?trk=x", Some("jane-doe")),
            ("https://www.linkedin.com/in/zo%C3%AB-%C3%87elik", Some("zoë-çelik")),
            ("https://www.linkedin.com/in/Zoë-Çelik", Some("zoë-çelik")),
            ("https://www.linkedin.com/in/50%-off", Some("50%-off")),
            ("https://www.linkedin.com/in/a%ff", Some("a%ff")),
            ("https://www.linkedin.com/in", None),
            ("https://www.linkedin.com/in/", None),
            ("", None),
        ] {
            assert_eq!(slug(url).as_deref(), expected, "{url}");
        }
    }
}
