//! The people in an export, matched by the last part of their profile's URL, else by name.

use std::collections::HashMap;

use crate::sources::profile::{name_key, slug};

/// The cells of a row that identify a person, normalized.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(in crate::sources) struct PersonKey {
    /// The last part of the profile's URL, decoded, in lower case.
    pub(super) slug: Option<String>,
    /// The name as a [`name_key`]; may be empty.
    pub(super) name: String,
}

impl PersonKey {
    pub(in crate::sources) fn new(name: &str, url: &str) -> Self {
        Self { slug: slug(url), name: name_key(name) }
    }

    /// What tells the person from others: the slug, or the name without one.
    pub(super) fn identity(&self) -> Self {
        let name = if self.slug.is_some() { String::new() } else { self.name.clone() };
        Self { slug: self.slug.clone(), name }
    }
}

/// An index of people: each person has a number, which several may share.
#[derive(Debug, Default)]
pub(super) struct PeopleIndex {
    slugs: HashMap<String, Vec<usize>>,
    names: HashMap<String, Vec<usize>>,
    names_without_slug: HashMap<String, Vec<usize>>,
}

/// The part of a [`PersonKey`] that matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MatchedBy {
    /// The profile's URL, which is unique.
    Slug,
    /// The name alone, which somebody else may have too.
    Name,
}

impl PeopleIndex {
    pub(super) fn insert(&mut self, person: PersonKey, number: usize) {
        if !person.name.is_empty() {
            if person.slug.is_none() {
                push(&mut self.names_without_slug, person.name.clone(), number);
            }
            push(&mut self.names, person.name, number);
        }
        if let Some(slug) = person.slug {
            push(&mut self.slugs, slug, number);
        }
    }

    /// Finds people by the slug if both sides have one, else by the name; returns their numbers.
    pub(super) fn find(&self, person: &PersonKey) -> Option<(MatchedBy, &[usize])> {
        let names = match &person.slug {
            Some(slug) => match self.slugs.get(slug) {
                Some(numbers) => return Some((MatchedBy::Slug, numbers)),
                None => &self.names_without_slug,
            },
            None => &self.names,
        };
        names.get(&person.name).map(|numbers| (MatchedBy::Name, numbers.as_slice()))
    }

    /// Whether somebody is here, by the slug or by a name of their own; `None` if that can't be told: several have the
    /// name (their numbers differ), or none is known.
    pub(super) fn has(&self, person: &PersonKey) -> Option<bool> {
        let namesakes = self.names.get(&person.name).map(Vec::as_slice).unwrap_or_default();
        match self.find(person) {
            None => (!person.name.is_empty()).then_some(false),
            Some((MatchedBy::Name, _)) if namesakes.windows(2).any(|two| two[0] != two[1]) => None,
            Some(_) => Some(true),
        }
    }

    /// Returns the numbers of the people that [`find`](Self::find) finds.
    pub(super) fn numbers(&self, person: &PersonKey) -> &[usize] {
        self.find(person).map(|(_, numbers)| numbers).unwrap_or_default()
    }

    pub(super) fn contains(&self, person: &PersonKey) -> bool {
        self.find(person).is_some()
    }
}

/// Adds a number to a list, unless it is there as the last one.
fn push(lists: &mut HashMap<String, Vec<usize>>, key: String, number: usize) {
    let numbers = lists.entry(key).or_default();
    if numbers.last() != Some(&number) {
        numbers.push(number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_several_namesakes_is_found_by_slug_only() {
        let url = |slug: &str| format!("https://www.linkedin.com/in/{slug}");
        let mut people = PeopleIndex::default();
        people.insert(PersonKey::new("Ana Ruiz", &url("ana-ruiz")), 1);
        people.insert(PersonKey::new("Ana Ruiz", ""), 2);
        people.insert(PersonKey::new("Bo Lind", ""), 3);
        // The same person, under a second heading.
        people.insert(PersonKey::new("Bo Lind", ""), 3);
        for (name, slug, found) in [
            ("Ana Ruiz", "ana-ruiz", Some(true)),
            ("Ana Ruiz-Vidal", "ana-ruiz", Some(true)),
            ("Ana Ruiz", "ana-ruiz-2", None),
            ("Ana Ruiz", "", None),
            ("Bo Lind", "", Some(true)),
            ("Cy Marsh", "", Some(false)),
            ("", "ana-ruiz", Some(true)),
            ("", "", None),
        ] {
            let url = if slug.is_empty() { String::new() } else { url(slug) };
            assert_eq!(people.has(&PersonKey::new(name, &url)), found, "{name} {slug}");
        }
    }
}
