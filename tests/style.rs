//! The style check of drafts.

use decline::draft::{StyleInput, style_check};
use decline::words::Lang;

/// Returns the messages of a text's issues.
fn found(reply: &str, lang: &str, text: &str) -> Vec<String> {
    let lang = Lang::parse(lang).expect("a language");
    let said = &["sam@example.com", "https://example.com/why"];
    let input = StyleInput { reply, lang: &lang, greeting: "Hi Jane,", name: Some("Jane"), said };
    style_check(text, input).into_iter().map(|(issue, _)| issue.message).collect()
}

#[test]
fn each_kind_of_issue_is_found() {
    for (more, issues) in [
        ("See [1], I <3 it :) {} … Write to sam@example.com. More: https://example.com/why", &[][..]),
        ("Dear [Name].", &["\"[Name]\" is left over"]),
        ("<your name>", &["\"<your name>\" is left over"]),
        ("{first_name}", &["\"{first_name}\" is left over"]),
        ("It was a TODO.", &["\"TODO\" is left over", "\"TODO\" shouts"]),
        ("a  b", &["two spaces in a row: \"a  b\""]),
        ("about .", &["a space before punctuation: \"about .\""]),
        ("sûr\u{a0}? Oui\u{202f}!", &[]),
        (
            "More is here:",
            &["a line ends where something should follow: \"Thank you for the invitation. More is here:\""],
        ),
        ("Well, Jane.", &["the name is there again behind the greeting: \"Jane\""]),
        ("Write to eve@example.com.", &["\"eve@example.com.\" isn't in your policy"]),
        ("I am sorry.", &["\"sorry\" can hurt"]),
        ("Stop bothering me, I don’t care.", &["\"bothering me\" can hurt", "\"i don't care\" can hurt"]),
        ("Nice! Good!", &["more than one exclamation mark"]),
        ("It is FREE.", &["\"FREE\" shouts"]),
        ("Bye 👋", &["a pictogram: 👋"]),
        ("I can't accept.", &[]),
    ] {
        let text = format!("Hi Jane,\n\nThank you for the invitation. {more}");
        assert_eq!(found("x", "en", &text), issues, "{more}");
    }
}

#[test]
fn hurtful_words_are_found_in_every_language() {
    for (lang, text, word) in [
        ("de", "Vielen Dank. Lassen Sie mich in Ruhe.", "lassen sie mich in ruhe"),
        ("en", "Thank you, idiot.", "idiot"),
        ("es", "Gracias. No me importa.", "no me importa"),
        ("fr", "Merci. Je m’en fiche.", "je m'en fiche"),
        ("it", "Grazie. Mi lasci in pace.", "mi lasci in pace"),
        ("nl", "Dank. Het kan me niet schelen.", "kan me niet schelen"),
        ("pt", "Obrigado. Odeio isto.", "odeio"),
    ] {
        let text = format!("Hi Jane,\n\n{text}");
        assert_eq!(found("x", lang, &text), [format!("\"{word}\" can hurt")], "{text}");
    }
}

#[test]
fn a_question_must_ask_and_every_reply_must_thank_and_greet() {
    let thanks = "Hi Jane,\n\nThank you for the invitation.";
    assert_eq!(found("why", "en", &format!("{thanks} What drew you here?")), [""; 0]);
    assert_eq!(found("why", "en", &format!("{thanks} Tell me.")), ["it asks with 0 question marks"]);
    assert_eq!(found("x", "en", "Hi Jane,\n\nHello. Thank you."), ["the first sentence doesn't thank"]);
    assert_eq!(found("x", "en", "Thank you."), ["the greeting is missing"]);
    for greeting in ["Hi Hi Jane,", "Hi Jane,,", "Dear Hi Jane,"] {
        let doubled = format!("the greeting is doubled: \"{greeting}\"");
        assert_eq!(found("x", "en", &format!("{greeting}\n\nThank you.")), [doubled]);
    }
    assert_eq!(found("x", "sv", "Hej Jane!\n\nHar du tid?"), [""; 0]);
}

#[test]
fn forms_of_address_do_not_mix() {
    for (lang, text, mixed) in [
        ("de", "vielen Dank für Ihre Zeilen. Schreiben Sie mir.", None),
        ("de", "vielen Dank für Ihre Zeilen. Schreib mir, wenn du magst.", Some(("Ihre", "du"))),
        ("fr", "Merci pour votre mot. Et toi\u{a0}?", Some(("votre", "toi"))),
        ("nl", "Dank voor uw bericht. Tot je reactie.", Some(("uw", "je"))),
    ] {
        let message = |(formal, informal)| {
            format!("it addresses them formally (\"{formal}\") and informally (\"{informal}\")")
        };
        let expected: Vec<String> = mixed.map(message).into_iter().collect();
        assert_eq!(found("x", lang, &format!("Hi Jane,\n\n{text}")), expected, "{text}");
    }
}
