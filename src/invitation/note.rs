//! Reading a note: LinkedIn's default text, or words for this one person.

use crate::text::Haystack;

/// What LinkedIn writes when the inviter writes nothing. English: verified in real mail and exports;
/// Italian: verified; the third English one and the Spanish are seen, but less surely.
const DEFAULTS: &[&str] = &[
    "i'd like to add you to my professional network",
    "i'd like to add you to my linkedin network",
    "i'd like to join your linkedin network",
    "i'd like to connect with you on linkedin",
    "vorrei aggiungerti alla mia rete professionale su linkedin",
    "me gustaría contactar contigo",
];

/// Words that a default text may have around it: a greeting, "on LinkedIn", a signature.
const WORDS_AROUND_A_DEFAULT: usize = 8;

/// Phrases that speak of something between these two people, or of something that the user did.
const PARTICULAR: &[&str] = &[
    "we met",
    "we spoke",
    "we talked",
    "we worked",
    "worked together",
    "worked with you",
    "we studied",
    "our chat",
    "our conversation",
    "our call",
    "meeting you",
    "met you",
    "talk to you at",
    "talking to you",
    "talking with you",
    "spoke with you",
    "chatting with you",
    "seeing you",
    "your talk",
    "your post",
    "your posts",
    "your article",
    "your book",
    "your blog",
    "your podcast",
    "your presentation",
    "your session",
    "your workshop",
    "your paper",
    "your course",
    "your keynote",
    "your newsletter",
    "your repo",
    "your repository",
    "your open-source project",
    "your project",
    "your video",
    "your lecture",
    "your library",
    "you gave",
    "you wrote",
    "you spoke",
];

/// Tells whether a note is blank or LinkedIn's own text, with no more than a greeting and a name around it.
pub fn is_default(note: &str) -> bool {
    has_default(note, &Haystack::new(note))
}

fn has_default(note: &str, haystack: &Haystack<'_>) -> bool {
    let words = |text: &str| text.split_whitespace().count();
    let around = |found| words(note) - words(found);
    note.trim().is_empty()
        || DEFAULTS.iter().any(|default| {
            haystack.find(default).is_some_and(|found| around(found) <= WORDS_AROUND_A_DEFAULT)
        })
}

/// Tells whether a note names something particular to the person it is written to.
pub fn is_personal(note: &str) -> bool {
    let haystack = Haystack::new(note);
    !has_default(note, &haystack) && PARTICULAR.iter().any(|phrase| haystack.find(phrase).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_text_is_no_note_with_either_apostrophe_and_a_greeting() {
        for note in [
            "",
            " \n ",
            "I'd like to add you to my professional network on LinkedIn.",
            "I’d like to join your LinkedIn network.",
            "Sam,\n\nI'd like to add you to my professional network on LinkedIn.\n\n- Jo",
            "Ciao Sam, vorrei aggiungerti alla mia rete professionale su LinkedIn",
        ] {
            assert!(is_default(note), "{note:?}");
            assert!(!is_personal(note), "{note:?}");
        }
        let more = "I'd like to add you to my professional network on LinkedIn. We met at the fair in Ghent last week.";
        assert!(!is_default(more));
        assert!(is_personal(more));
    }

    #[test]
    fn a_note_is_personal_when_it_names_something_particular() {
        assert!(is_personal("Hi Sam, I enjoyed your talk on parsers."));
        assert!(is_personal("It was good talking to you in Porto!"));
        assert!(!is_personal("Hi Sam, happy to connect!"));
        assert!(!is_personal("I came across your profile and would like to connect."));
    }
}
