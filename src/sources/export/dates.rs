//! Dates of the column `Sent At` of `Invitations.csv`.
//!
//! LinkedIn writes `1/26/26, 7:40 AM`, in US Pacific time, which the file doesn't say. The source is a
//! comparison of 208 notes in real exports with the same text in `messages.csv`, whose dates are UTC: the
//! difference is 7 hours in summer and 8 in winter, for owners on four continents.

use std::cmp::Ordering;

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;

use crate::text::{self, WordList};

/// The order of day and month in a file; a spreadsheet may have saved it in its user's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DateOrder {
    /// LinkedIn's order: `1/26/26`.
    MonthFirst,
    /// `26/1/26`, `26-01-2026`.
    DayFirst,
    /// Nothing tells: only dates that are the same in both orders, or no date in one of them, can be read.
    Unknown,
}

impl DateOrder {
    /// Detects the order from all dates of a file: the one in which more dates are valid, for which one day after
    /// the twelfth is enough. If no date decides, it is LinkedIn's for a file as LinkedIn writes it.
    pub(super) fn detect<'d>(dates: impl Iterator<Item = &'d str>) -> Self {
        let (mut month_first, mut day_first, mut is_of_spreadsheet) = (0, 0, false);
        for date in dates {
            match (Self::MonthFirst.parse(date), Self::DayFirst.parse(date)) {
                (Some(_), None) => month_first += 1,
                (None, Some(_)) => day_first += 1,
                (one, other) => is_of_spreadsheet |= one != other && !is_of_linkedin(date),
            }
        }
        match month_first.cmp(&day_first) {
            Ordering::Less => Self::DayFirst,
            Ordering::Greater => Self::MonthFirst,
            Ordering::Equal if month_first > 0 || is_of_spreadsheet => Self::Unknown,
            Ordering::Equal => Self::MonthFirst,
        }
    }

    /// Parses a local date, and the time if there is one.
    fn parse(self, cell: &str) -> Option<(Date, Option<Time>)> {
        if self == Self::Unknown {
            let dates = [Self::MonthFirst, Self::DayFirst].map(|order| order.parse(cell));
            return match dates {
                [Some(date), Some(other)] if date != other => None,
                [date, other] => date.or(other),
            };
        }
        let text = text::line(cell).to_lowercase();
        let (date, time) = match text.split_once(':') {
            Some((before, _)) => text.split_at(before.trim_end_matches(is_digit).len()),
            None => (text.as_str(), ""),
        };
        let date = self.parse_date(date.trim_end_matches([' ', ',', 't']))?;
        Some((date, if time.is_empty() { None } else { Some(parse_time(time)?) }))
    }

    /// Parses a date in lower case: `1/26/26` as LinkedIn writes it; `26/1/26` or `26-01-2026` with the day first;
    /// `26.1.26`, `2026-01-26` and dates with the month's name in either order.
    fn parse_date(self, text: &str) -> Option<Date> {
        let text = text.replace(". ", ".");
        if text.chars().any(char::is_alphabetic) {
            return parse_date_in_words(&text);
        }
        let separator = text.chars().find(|c| !c.is_ascii_digit())?;
        let mut parts = text.splitn(3, separator);
        let mut part = || digits(parts.next()?);
        let [first, second, third] = [part()?, part()?, part()?];
        let (year, month, day) = match (self, separator) {
            (_, '-' | '/' | '.') if first.len() == 4 => (first, second, third),
            (Self::MonthFirst, '/' | '-') => (third, first, second),
            (_, '/' | '-' | '.') => (third, second, first),
            _ => return None,
        };
        Date::new(parse_year(year)?, month.parse().ok()?, day.parse().ok()?).ok()
    }
}

/// Whether a date has LinkedIn's form, `1/26/26, 7:40 AM`, which spreadsheets change in some way.
fn is_of_linkedin(cell: &str) -> bool {
    let text = text::line(cell);
    let Some((date, time)) = text.split_once(", ") else { return false };
    let is_unpadded = !date.split('/').take(2).any(|number| number.starts_with('0'));
    is_unpadded && date.len() <= "12/31/26".len() && (time.ends_with("AM") || time.ends_with("PM"))
}

/// The beginnings of the months' names without accents, in English, German, Spanish, French, Italian, Dutch and
/// Portuguese, in full and shortened.
const MONTHS: [&str; 12] = [
    "jan ene gen",
    "feb fev",
    "mar maa mrz mrt",
    "apr avr abr",
    "may mai mei mag",
    "jun juin giu",
    "jul juil lug",
    "aug aou ago",
    "sep set",
    "oct okt ott out",
    "nov",
    "dec dez dic",
];

/// Words that may stand between day, month, year and time.
const LINKING: WordList = WordList("de del of um a las alle om");

/// Parses a date with the month's name: `26 janv. 2026`, `26 de enero de 2026`, `Jan 26, 2026`, `2026-Jan-26`.
fn parse_date_in_words(text: &str) -> Option<Date> {
    let text = text::without_marks(text);
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty() && !LINKING.contains(word));
    let (numbers, names): (Vec<&str>, Vec<&str>) = words.partition(|word| word.starts_with(is_digit));
    let (&[first, second], &[name]) = (numbers.as_slice(), names.as_slice()) else { return None };
    let (day, year) = if first.len() == 4 { (second, first) } else { (first, second) };
    let month =
        MONTHS.iter().position(|begins| WordList(begins).words().any(|begin| name.starts_with(begin)))?;
    // The first of a month is `1er` in French, and `1º` in Spanish.
    let day = day.strip_suffix("er").or_else(|| day.strip_suffix('o')).unwrap_or(day);
    Date::new(parse_year(year)?, i8::try_from(month + 1).ok()?, digits(day)?.parse().ok()?).ok()
}

fn parse_year(text: &str) -> Option<i16> {
    let year = digits(text)?.parse::<i16>().ok()?;
    match text.len() {
        2 => Some(2000 + year),
        4 => Some(year),
        _ => None,
    }
}

/// Parses a time in lower case: `07:40`, `7:40:00`, `7:40 am`, `7:40 a. m.`.
fn parse_time(text: &str) -> Option<Time> {
    let (time, half) = text.split_at(text.find(char::is_alphabetic).unwrap_or(text.len()));
    let mut numbers = time.trim().splitn(3, ':').map(|number| digits(number)?.parse::<i8>().ok());
    let (hour, minute) = (numbers.next()??, numbers.next()??);
    let second = numbers.next().unwrap_or(Some(0))?;
    let half: String = half.chars().filter(|c| !matches!(c, '.' | ' ')).collect();
    let hour = match half.as_str() {
        "" => hour,
        "am" if (1..=12).contains(&hour) => hour % 12,
        "pm" if (1..=12).contains(&hour) => hour % 12 + 12,
        _ => return None,
    };
    Time::new(hour, minute, second, 0).ok()
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// Returns `text` if it consists of ASCII digits.
fn digits(text: &str) -> Option<&str> {
    (!text.is_empty() && text.chars().all(is_digit)).then_some(text)
}

/// Parses a date and time, and returns it in UTC as `received` is written: `2026-01-26T15:40:00Z`; of a date without a
/// time, the day. In the hour that is repeated when daylight saving ends, it is the first of the two.
///
/// It is US Pacific time, by the rules in force since 2007 or those of the twenty years before. They are built in, so
/// that the result is the same on a machine without a time zone database.
pub(super) fn parse(cell: &str, order: DateOrder) -> Option<String> {
    let (date, time) = order.parse(cell)?;
    let Some(time) = time else { return Some(date.to_string()) };
    let is_since_2007 = date >= Date::constant(2007, 1, 1);
    let rules = if is_since_2007 { "PST8PDT,M3.2.0,M11.1.0" } else { "PST8PDT,M4.1.0,M10.5.0" };
    let sent = TimeZone::posix(rules).ok()?.to_ambiguous_timestamp(date.to_datetime(time));
    Some(sent.compatible().ok()?.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_pacific_time_with_its_daylight_saving() {
        for (given, utc) in [
            ("1/26/26, 7:40 AM", "2026-01-26T15:40:00Z"),
            ("7/26/25, 7:40 AM", "2025-07-26T14:40:00Z"),
            ("12/31/23, 11:59 PM", "2024-01-01T07:59:00Z"),
            ("8/18/18, 12:37 AM", "2018-08-18T07:37:00Z"),
            ("8/18/18, 12:37 PM", "2018-08-18T19:37:00Z"),
            // The clocks went forward at two, and back at two.
            ("3/10/24, 1:59 AM", "2024-03-10T09:59:00Z"),
            ("3/10/24, 3:00 AM", "2024-03-10T10:00:00Z"),
            ("11/3/24, 12:59 AM", "2024-11-03T07:59:00Z"),
            ("11/3/24, 2:00 AM", "2024-11-03T10:00:00Z"),
            // An hour that was repeated, and one that was skipped.
            ("11/3/24, 1:30 AM", "2024-11-03T08:30:00Z"),
            ("3/10/24, 2:30 AM", "2024-03-10T10:30:00Z"),
            // Until 2006 summer time began in April and ended in October.
            ("3/20/06, 7:40 AM", "2006-03-20T15:40:00Z"),
            ("10/30/06, 7:40 AM", "2006-10-30T15:40:00Z"),
            ("7/1/06, 7:40 AM", "2006-07-01T14:40:00Z"),
        ] {
            assert_eq!(parse(given, DateOrder::MonthFirst).as_deref(), Some(utc), "{given}");
        }
    }

    #[test]
    fn dates_saved_by_spreadsheets_are_parsed() {
        for (order, dates) in [
            (
                DateOrder::MonthFirst,
                "1/26/26, 7:40\u{202f}AM| 01/26/2026 07:40 |1/26/2026 7:40 AM|1/26/26, 7:40AM|1/26/26,7:40 am|\
                 1/26/26 7:40 a. m.|2026-01-26 07:40:00|26.01.2026, 07:40:00|26 janv. 2026 07:40|26-Jan-26 7:40 AM",
            ),
            (
                DateOrder::DayFirst,
                "26/01/2026 07:40|26/01/2026 7:40 a.\u{a0}m.|26-01-2026 07:40|26.01.26 07:40|26. 01. 2026 07:40|\
                 2026-01-26 07:40|2026/01/26 7:40|Jan 26, 2026, 7:40 AM|26 de enero de 2026 7:40",
            ),
            (
                DateOrder::Unknown,
                "26/01/2026 7:40|26.01.2026 07:40|2026-01-26T07:40|26. Januar 2026 um 07:40",
            ),
        ] {
            for given in dates.split('|') {
                assert_eq!(parse(given, order).as_deref(), Some("2026-01-26T15:40:00Z"), "{given}");
            }
        }
        let not_month_first = "|yesterday|13/13/26, 7:40 AM|1/26/26, 25:00|26 undecimber 2026|26 27 jan 2026|\
            jan 2026|26 jan feb 2026|1/26/26 a. m.|26 janv. 2026, 7|1/26/26, 13:00 PM|é/1/26, 7:40 AM|1/26/26, 7|\
            //, :|1/2/-5, +7:40 AM|26-01-2026 07:40|26/01/2026 07:40|1/26/26, 7:40 AM PM";
        for given in not_month_first.split('|') {
            assert_eq!(parse(given, DateOrder::MonthFirst), None, "{given}");
        }
    }

    #[test]
    fn months_are_known_by_their_names_in_seven_languages() {
        for (names, month) in [
            ("January Jan. Januar Jänner ene. enero janv. janvier gen gennaio januari jan jan. janeiro", 1),
            ("Feb Februar febrero févr. février febbraio februari fev. fevereiro", 2),
            ("March März Mrz marzo mars mar maart mrt. março", 3),
            ("April Apr abr. abril avr. avril aprile", 4),
            ("May Mai mayo mai mag maggio mei maio", 5),
            ("June Juni Jun. junio juin giu giugno junho", 6),
            ("July Juli Jul. julio juil. juillet lug luglio julho", 7),
            ("Aug August ago agosto août aout augustus", 8),
            ("Sept September sept. septiembre setiembre septembre set settembre setembro", 9),
            ("Oct Okt. Oktober octubre octobre ott ottobre out. outubro", 10),
            ("Nov. November noviembre novembre novembro", 11),
            ("Dec Dez. Dezember dic. diciembre déc. décembre dicembre dezembro", 12),
        ] {
            for name in names.split(' ') {
                let expected = format!("2026-{month:02}-26");
                for given in [format!("26 {name} 2026"), format!("26-{name}-26"), format!("{name} 26, 2026")]
                {
                    assert_eq!(parse(&given, DateOrder::Unknown), Some(expected.clone()), "{given}");
                }
            }
        }
        for given in ["1er févr. 2026", "1º de febrero de 2026", "2026-Feb-01", "1/Feb/2026"] {
            assert_eq!(parse(given, DateOrder::Unknown).as_deref(), Some("2026-02-01"), "{given}");
        }
    }

    #[test]
    fn a_date_without_a_time_is_a_day() {
        for (given, order) in [
            ("26 janv. 2026", DateOrder::Unknown),
            ("26.01.2026", DateOrder::Unknown),
            ("1/26/26", DateOrder::MonthFirst),
        ] {
            assert_eq!(parse(given, order).as_deref(), Some("2026-01-26"), "{given}");
        }
    }

    #[test]
    fn the_order_is_told_by_one_date_that_is_valid_in_it_alone_else_by_linkedins_form() {
        for (dates, order) in [
            (&["3/2/26, 7:40 AM", "1/26/26, 7:40 AM"][..], DateOrder::MonthFirst),
            (&["03/02/2026 07:40", "26/01/2026 07:40"], DateOrder::DayFirst),
            (&["03/02/2026 07:40", "rubbish", "26/01/2026 07:40"], DateOrder::DayFirst),
            (&["03/02/2026 07:40", "1/26/26, 7:40 AM"], DateOrder::MonthFirst),
            (&["3/2/26, 7:40 AM"], DateOrder::MonthFirst),
            (&["03/02/2026 07:40"], DateOrder::Unknown),
            (&["3/2/26 7:40 a. m."], DateOrder::Unknown),
            (&["03/02/2026", "3/2/26, 7:40 AM"], DateOrder::Unknown),
            (&["26/01/2026 07:40", "1/26/26, 7:40 AM"], DateOrder::Unknown),
            (&["03.02.2026 07:40", "02/02/2026 07:40"], DateOrder::MonthFirst),
            (&[], DateOrder::MonthFirst),
        ] {
            assert_eq!(DateOrder::detect(dates.iter().copied()), order, "{dates:?}");
        }
        for given in ["03/02/2026 07:40", "08-02-24 07:40"] {
            assert_eq!(parse(given, DateOrder::Unknown), None, "{given}");
        }
        let same = parse("02/02/2026 07:40", DateOrder::Unknown);
        assert_eq!(same.as_deref(), Some("2026-02-02T15:40:00Z"));
    }
}
