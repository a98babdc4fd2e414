use snapbox::{assert_data_eq, file};

use super::*;

fn row(group: Group, name: &str, note: &str, verdict: (Class, &str)) -> Row {
    Row {
        group,
        name: name.to_owned(),
        note: (!note.is_empty()).then(|| note.to_owned()),
        claims_tie: note.contains("We met"),
        headline: None,
        because: format!("Your policy answers so with `{}`.", verdict.1),
        class: verdict.0,
        class_shown: verdict.0.name().to_owned(),
        reply: verdict.1.to_owned(),
        mutuals: String::new(),
        received: None,
        date: String::new(),
    }
}

/// Of every group some: long names and notes, wide letters, dates out of order.
fn mixed() -> Table {
    let stranger = (Class::Stranger, "door-open");
    let dated = |name: &str, headline: Option<&str>, day: &str| Row {
        headline: headline.map(str::to_owned),
        mutuals: "12".to_owned(),
        received: Some(format!("{day}T08:00:00Z")),
        date: day.to_owned(),
        ..row(Group::Other, name, "", stranger)
    };
    let spam = row(Group::Ignore, "Max Kern", "We do lead generation.", (Class::Spam, "ignore"));
    let talk = "I enjoyed your talk on parsers in Ghent, and have a question on the part about recovery.";
    Table {
        rows: vec![
            Row { class_shown: "spam?".to_owned(), ..spam },
            dated("Bo Lind", None, "2025-11-03"),
            dated(
                "Maria da Conceição Albuquerque de Sousa e Vasconcelos",
                Some("Baker at Acme"),
                "2026-01-26",
            ),
            Row { date: "3 months ago".to_owned(), ..row(Group::Other, "Jo Marsh", "", stranger) },
            row(
                Group::OwnWords,
                "王小明",
                "你好，很高兴认识你，我们一起工作吧。你好，很高兴认识你，我们一起工作吧。",
                stranger,
            ),
            row(Group::OwnWords, "Eva Berg", "We met last year…", (Class::Stranger, "remind")),
            row(Group::Personal, "Jane Doe", talk, stranger),
            row(Group::Personal, "Ana Ruiz", "", (Class::Known, "accept")),
        ],
    }
}

#[test]
fn the_table_fits_the_terminal() {
    assert_data_eq!(mixed().show(Some(40)) + "\n", file!["snapshots/mixed-40.txt"].raw());
    assert_data_eq!(mixed().show(Some(60)) + "\n", file!["snapshots/mixed-60.txt"].raw());
    assert_data_eq!(mixed().show(Some(80)) + "\n", file!["snapshots/mixed-80.txt"].raw());
    assert_data_eq!(mixed().show(Some(120)) + "\n", file!["snapshots/mixed-120.txt"].raw());
    assert_data_eq!(mixed().show(Some(200)) + "\n", file!["snapshots/mixed-200.txt"].raw());
    assert_data_eq!(mixed().show(None) + "\n", file!["snapshots/mixed.txt"].raw());
}

#[test]
fn what_is_the_same_in_every_row_is_said_once() {
    let names = ["Jane Doe", "Bo Lind", "Eva Berg"];
    let rows = |name| row(Group::Other, name, "", (Class::Stranger, "door-open"));
    let table = Table { rows: names.map(rows).into() };
    assert_data_eq!(table.show(Some(60)) + "\n", file!["snapshots/same-60.txt"].raw());
    assert_data_eq!(table.show(Some(120)) + "\n", file!["snapshots/same-120.txt"].raw());
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    let rows = (0..300).map(|number| {
        let name =
            ["Jane Doe", "Wolfeschlegelsteinhausenbergerdorff Senior", "王小明王小明王小明"][number % 3];
        let note = [
            "",
            "I enjoyed your talk.",
            "https://example.com/a-very-long-address-without-a-break/of/many/parts",
        ];
        row(Group::ALL[number % 4], name, note[number % 3], (Class::Stranger, "door-open"))
    });
    let table = Table { rows: rows.collect() };
    for width in [30, 60, 80, 90, 120, 200] {
        for line in table.show(Some(width)).lines() {
            assert!(unicode_width::UnicodeWidthStr::width(line) <= width, "{width}: {line}");
        }
    }
}
