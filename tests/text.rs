//! The text helpers: safe text, whole-word search, placeholders, sentences, suggestions.

use decline::text::{
    ends_words_with_stars, find_name, find_words, goes_on_after_a_sentence, line, lines, nearest, sentence,
    unfilled_fields,
};

#[test]
fn unprintable_characters_are_removed() {
    for (text, shown) in [
        ("  Jane \t\n Doe ", "Jane Doe"),
        ("Jane\u{a0}\u{2004}Doe", "Jane Doe"),
        ("J\u{200b}a\u{200d}n\u{feff}e", "Jane"),
        ("\u{202e}enaJ\u{202c} \u{2066}Doe", "enaJ Doe"),
        ("a \u{200b} b", "a b"),
        ("\u{1b}]0;title\u{7}Jane\u{1b}[31m Doe\u{9b}1m", "Jane Doe1m"),
        ("Jane\u{2028}Doe", "Jane Doe"),
        ("❤\u{fe0f}", "❤"),
        ("", ""),
    ] {
        assert_eq!(line(text), shown, "{text:?}");
    }
    assert_eq!(lines("a\r\nb\u{7}\rc\td \n\n"), "a\nb\nc d");
    assert_eq!(lines("a\u{2004}b"), "a\u{2004}b");
    assert_eq!(lines("a\u{2028}b\u{85}c\u{b}d"), "a\nb\nc\nd");
}

#[test]
fn words_match_whole_and_in_any_case() {
    for (text, words, found) in [
        ("CTO at Acme", "cto", Some("CTO")),
        ("Director", "cto", None),
        ("Doctor", "doc", None),
        ("we do white-label apps", "White-Label", Some("white-label")),
        ("VP \n Engineering", "vp engineering", Some("VP \n Engineering")),
        ("VPEngineering", "vp engineering", None),
        ("C++ and C#", "c++", Some("C++")),
        ("That’s it", "that's", Some("That’s")),
        ("ÉCOLE", "école", Some("ÉCOLE")),
        ("octocto cto", "cto", Some("cto")),
        ("mail {{name}} now", "{{name}}", Some("{{name}}")),
        ("anything", " ", None),
        ("Technical recruiting", "Recruit*", Some("recruiting")),
        ("We recruit", "recruit*", Some("recruit")),
        ("Prerecruiter", "recruit*", None),
        ("growth-hackers at Acme", "growth* hack* at", Some("growth-hackers at")),
        ("a white‑label app", "white-label", Some("white‑label")),
        ("a white-label app", "white label", Some("white-label")),
        ("a white label app", "white-label", None),
        ("a co-founder", "founder", Some("founder")),
        ("5* hotel", "5*", Some("5")),
        ("cafe\u{301}", "cafe", None),
    ] {
        assert_eq!(find_words(text, words), found, "{words:?} in {text:?}");
    }
}

#[test]
fn a_name_matches_in_either_order() {
    for (text, name, found) in [
        ("Jane Doe", "jane doe", Some("Jane Doe")),
        ("Doe, Jane", "jane doe", Some("Doe, Jane")),
        ("Doe Jane", "jane doe", Some("Doe Jane")),
        ("Dr. Jane Doe, PhD", "Doe, Jane", Some("Jane Doe")),
        ("van der Berg, Jan", "jan van der berg", Some("van der Berg, Jan")),
        ("Janet Doe", "jane doe", None),
        ("Jane Roe Doe", "jane doe", None),
        ("Doe, Janet", "jan* doe", Some("Doe, Janet")),
    ] {
        assert_eq!(find_name(text, name), found, "{name:?} in {text:?}");
    }
}

#[test]
fn a_star_is_valid_at_the_end_of_a_word() {
    for (words, right) in [
        ("recruit*", true),
        ("growth* hack*", true),
        ("pre*-seed", true),
        ("recruit", true),
        ("*", false),
        ("*cruiter", false),
        ("re*er", false),
        ("recruit**", false),
        ("growth *", false),
    ] {
        assert_eq!(ends_words_with_stars(words), right, "{words}");
    }
}

#[test]
fn a_typing_error_is_recognised_and_nonsense_is_not() {
    let known = ["accept", "statement", "door-open", "known", "formal", "ignore", "met", "de", "when"];
    for (name, meant) in [
        ("acept", Some("accept")),
        ("Accepted", Some("accept")),
        ("dooropen", Some("door-open")),
        ("door", Some("door-open")),
        ("mett", Some("met")),
        ("wehn", Some("when")),
        ("tsatement", Some("statement")),
        ("ignroe", Some("ignore")),
        ("unknown", None),
        ("informal", None),
        ("no", None),
        ("nl", None),
        ("zzz", None),
        ("", None),
    ] {
        assert_eq!(nearest(name, known), meant, "{name}");
    }
}

#[test]
fn every_placeholder_is_found_once() {
    for (text, placeholders) in [
        ("Dear [FIRST NAME] at <your company>,", &["[FIRST NAME]", "<your company>"][..]),
        (
            "{first_name} {{ name }} {Contact.Name} { {name} }",
            &["{first_name}", "{{ name }}", "{Contact.Name}", "{ {name} }"],
        ),
        ("{ % if topic % }x{%endif% }", &["{ % if topic % }", "{%endif% }"]),
        ("{ % if topic\n{{ {#", &["{ %", "{{", "{#"]),
        ("x %} }} #} TODO", &["%}", "}}", "#}", "TODO"]),
        (
            "*|FNAME|* %%NAME%% %FIRSTNAME% %last_name%",
            &["*|FNAME|*", "%%NAME%%", "%FIRSTNAME%", "%last_name%"],
        ),
        (
            "«FirstName» <<First Name>> «NAME» «first_name»",
            &["«FirstName»", "<<First Name>>", "«NAME»", "«first_name»"],
        ),
        ("<% if topic %>x${name}<%= y %>$5", &["<% if topic %>", "${name}", "<%= y %>"]),
        ("le « CEO », «Maison», «l'an 2000», «à la carte», «LinkedIn», 5 << 6 >> 2, <%, $ {}", &[]),
        ("See [1], I <3 it :) {} 50% of 20%, 100%ig bei 20%, https://x.de/%C3%A9%20a", &[]),
    ] {
        assert_eq!(unfilled_fields(text).collect::<Vec<_>>(), placeholders, "{text}");
    }
}

#[test]
fn a_phrase_becomes_a_sentence() {
    for (text, wanted) in [
        ("I keep it small", "I keep it small."),
        ("Really?", "Really?"),
        ("only people I've met:", "Only people I've met."),
        ("ça dépend de vous,", "Ça dépend de vous."),
        ("iOS developers only", "iOS developers only."),
        ("", ""),
    ] {
        assert_eq!(sentence(text), wanted, "{text}");
    }
}

#[test]
fn a_second_sentence_is_detected_but_not_after_an_abbreviation() {
    for (text, goes_on) in [
        ("I keep it small. Thanks for asking.", true),
        ("我只加认识的人。谢谢", true),
        ("I keep it small.", false),
        ("I know people in tech, e.g. Rust and Go.", false),
        ("Ich kenne z. B. Kollegen, Kunden usw. Menschen eben.", false),
        ("I work with Acme Inc. People there know me.", false),
        ("I use version 2.5 of it", false),
    ] {
        assert_eq!(goes_on_after_a_sentence(text), goes_on, "{text}");
    }
}
