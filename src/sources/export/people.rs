//! Who is who in an export: by the last part of their profile's address, else by name.

use std::collections::HashMap;

use percent_encoding::percent_decode_str;

use crate::text;

/// One person as a row of an export names them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Who {
    /// The last part of their profile's address, decoded, in lower case.
    pub(super) slug: Option<String>,
    /// Their name, tidied, in lower case; may be empty.
    pub(super) name: String,
}

impl Who {
    /// Takes the cells that name somebody.
    pub(super) fn new(name: &str, url: &str) -> Self {
        Self { slug: slug(url), name: name_key(name) }
    }

    /// What tells them from others in one file.
    pub(super) fn key(&self) -> &str {
        self.slug.as_deref().unwrap_or(&self.name)
    }
}

/// People whom somebody is looked for among, each with a number.
#[derive(Debug, Default)]
pub(super) struct People {
    slugs: HashMap<String, Vec<usize>>,
    names: HashMap<String, Vec<usize>>,
    names_without_slug: HashMap<String, Vec<usize>>,
}

/// What somebody was recognised by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// The profile's address: nobody shares it.
    Slug,
    /// The name alone: somebody may share it.
    Name,
}

impl People {
    pub(super) fn insert(&mut self, who: Who, number: usize) {
        if !who.name.is_empty() {
            if who.slug.is_none() {
                self.names_without_slug.entry(who.name.clone()).or_default().push(number);
            }
            self.names.entry(who.name).or_default().push(number);
        }
        if let Some(slug) = who.slug {
            self.slugs.entry(slug).or_default().push(number);
        }
    }

    /// Finds somebody by the address where both sides have one, else by the name.
    pub(super) fn find(&self, who: &Who) -> Option<(By, &[usize])> {
        let names = match &who.slug {
            Some(slug) => match self.slugs.get(slug) {
                Some(found) => return Some((By::Slug, found)),
                None => &self.names_without_slug,
            },
            None => &self.names,
        };
        names.get(&who.name).map(|found| (By::Name, found.as_slice()))
    }
}

/// A name to compare by.
pub(super) fn name_key(name: &str) -> String {
    text::line(name).to_lowercase()
}

/// The last part of a profile's address (`https://www.linkedin.com/in/SLUG`): Invitations.csv writes it raw,
/// Connections.csv percent-encodes it. Some exports of late 2023 have addresses without it.
pub(super) fn slug(url: &str) -> Option<String> {
    let (_, behind) = url.split_once("/in/")?;
    let slug = behind.split(['/', '?', '#']).next().unwrap_or_default().trim();
    // What isn't UTF-8 then stays as it is.
    let slug = percent_decode_str(slug).decode_utf8().unwrap_or(slug.into()).to_lowercase();
    (!slug.is_empty()).then_some(slug)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_decoded_and_in_lower_case() {
        for (url, expected) in [
            ("https://www.linkedin.com/in/jane-doe", Some("jane-doe")),
            ("https://www.linkedin.com/in/Jane-Doe/", Some("jane-doe")),
            ("http://linkedin.com/in/jane-doe?trk=x", Some("jane-doe")),
            ("https://www.linkedin.com/in/zo%C3%AB-%C3%87elik", Some("zoë-çelik")),
            ("https://www.linkedin.com/in/Zoë-Çelik", Some("zoë-çelik")),
            ("https://www.linkedin.com/in/%F0%9F%8E%AF-jo", Some("🎯-jo")),
            ("https://www.linkedin.com/in/50%-off", Some("50%-off")),
            ("https://www.linkedin.com/in/a%ff", Some("a%ff")),
            ("https://www.linkedin.com/in", None),
            ("https://www.linkedin.com/in/", None),
            ("urn:li:member:123", None),
            ("", None),
        ] {
            assert_eq!(slug(url).as_deref(), expected, "{url}");
        }
    }

    #[test]
    fn an_address_goes_before_a_name_and_a_name_fills_in_for_it() {
        let address = |slug: &str| format!("https://www.linkedin.com/in/{slug}");
        let mut people = People::default();
        people.insert(Who::new("Ana  Ruiz ", &address("ana-ruiz")), 1);
        people.insert(Who::new("Bo Lind", ""), 2);
        people.insert(Who::new("", ""), 3);
        for (name, slug, found) in [
            ("Ana Ruiz", "ana-ruiz", Some((By::Slug, 1))),
            ("Ana Ruiz-Vidal", "ana-ruiz", Some((By::Slug, 1))),
            // The same name behind another address is somebody else.
            ("Ana Ruiz", "ana-ruiz-2", None),
            ("ANA RUIZ", "", Some((By::Name, 1))),
            ("Bo Lind", "bo-lind", Some((By::Name, 2))),
            ("Cy Marsh", "", None),
            ("", "", None),
        ] {
            let url = if slug.is_empty() { String::new() } else { address(slug) };
            let person = Who::new(name, &url);
            assert_eq!(people.find(&person).map(|(by, numbers)| (by, numbers[0])), found, "{name} {slug}");
        }
    }
}
