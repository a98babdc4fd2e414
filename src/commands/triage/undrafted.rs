//! Invitations whose reply can't be drafted: each fault is shown once, with the people it concerns.

use crate::diagnostic::Diagnostic;

/// The faults of templates, each with the first inviter's name and the number of inviters.
#[derive(Debug, Default)]
pub(super) struct Undrafted(Vec<(Diagnostic, String, usize)>);

impl Undrafted {
    /// Counts an invitation. Faults of one kind at one place of a template are the same, whatever they say.
    pub(super) fn add(&mut self, name: &str, fault: Diagnostic) {
        let is_same = |other: &Diagnostic| match (other.code == fault.code, &other.location, &fault.location)
        {
            (true, None, None) => other.message == fault.message,
            (is_code, other, location) => is_code && other == location,
        };
        match self.0.iter_mut().find(|(other, ..)| is_same(other)) {
            Some((.., count)) => *count += 1,
            None => self.0.push((fault, name.to_owned(), 1)),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The faults as errors that name the first person.
    pub(super) fn errors(&self) -> impl Iterator<Item = Diagnostic> {
        self.0.iter().map(|(fault, name, count)| {
            let others = if *count > 1 { format!(" and {} more", count - 1) } else { String::new() };
            let message = format!("no draft for {name}{others}, left out: {}", fault.message);
            Diagnostic { message, ..fault.clone() }
        })
    }
}
