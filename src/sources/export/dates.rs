//! Dates of the column `Sent At` of `Invitations.csv`.
//!
//! LinkedIn writes `1/26/26, 7:40 AM`, in US Pacific time, which the file doesn't say. The source is a
//! comparison of 208 notes in real exports with the same text in `messages.csv`, whose dates are UTC: the
//! difference is 7 hours in summer and 8 in winter, for owners on four continents.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;

use crate::text;

/// The order of day and month in a file; a spreadsheet may have saved it in its user's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DateOrder {
    /// LinkedIn's order: `1/26/26`.
    MonthFirst,
    /// `26/1/26`, `26.01.2026`.
    DayFirst,
}

impl DateOrder {
    /// Detects the order from all dates of a file: LinkedIn's, unless more dates are valid in the other, for
    /// which one day after the twelfth is enough.
    pub(super) fn detect<'d>(dates: &(impl Iterator<Item = &'d str> + Clone)) -> Self {
        let valid = |order: Self| dates.clone().filter(|date| order.parse(date).is_some()).count();
        if valid(Self::DayFirst) > valid(Self::MonthFirst) { Self::DayFirst } else { Self::MonthFirst }
    }

    /// Parses a local date and time.
    fn parse(self, cell: &str) -> Option<DateTime> {
        let text = text::line(cell).replace(". ", ".");
        let (date, time) = text.split_once([',', ' '])?;
        let date = self.parse_date(date)?;
        let (time, half) = match time.find(|c: char| c.is_ascii_alphabetic()) {
            Some(at) => (time[..at].trim(), Some(&time[at..])),
            None => (time.trim(), None),
        };
        let mut numbers = time.splitn(3, ':').map(|number| digits(number)?.parse::<i8>().ok());
        let (hour, minute) = (numbers.next()??, numbers.next()??);
        let second = numbers.next().unwrap_or(Some(0))?;
        let hour = match half {
            None => hour,
            Some(half) if half.eq_ignore_ascii_case("AM") && (1..=12).contains(&hour) => hour % 12,
            Some(half) if half.eq_ignore_ascii_case("PM") && (1..=12).contains(&hour) => hour % 12 + 12,
            Some(_) => return None,
        };
        Some(date.to_datetime(Time::new(hour, minute, second, 0).ok()?))
    }

    /// Parses a date: `1/26/26` as LinkedIn writes it; `26/1/26`, `26.1.26` or `26-01-2026` with the day first;
    /// `2026-01-26` in either order.
    fn parse_date(self, text: &str) -> Option<Date> {
        let separator = text.chars().find(|c| !c.is_ascii_digit())?;
        let mut parts = text.splitn(3, separator);
        let mut part = || digits(parts.next()?);
        let [first, second, third] = [part()?, part()?, part()?];
        let (year, month, day) = match (self, separator) {
            (_, '-') if first.len() == 4 => (first, second, third),
            (Self::MonthFirst, '/') => (third, first, second),
            (Self::DayFirst, '/' | '.' | '-') => (third, second, first),
            _ => return None,
        };
        let year = match (year.len(), year.parse::<i16>().ok()?) {
            (2, year) => 2000 + year,
            (4, year) => year,
            _ => return None,
        };
        Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
    }
}

/// Returns `text` if it consists of ASCII digits.
fn digits(text: &str) -> Option<&str> {
    (!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())).then_some(text)
}

/// US Pacific time, by the rules in force since 2007 and those of the twenty years before. They are built in
/// so that the result is the same on a machine without a time zone database.
pub(super) struct PacificTime {
    since_2007: TimeZone,
    before_2007: TimeZone,
}

impl PacificTime {
    pub(super) fn new() -> Result<Self, jiff::Error> {
        Ok(Self {
            since_2007: TimeZone::posix("PST8PDT,M3.2.0,M11.1.0")?,
            before_2007: TimeZone::posix("PST8PDT,M4.1.0,M10.5.0")?,
        })
    }

    /// Parses a date and time. In the hour that is repeated when daylight saving ends, it is the first of the
    /// two.
    pub(super) fn parse(&self, cell: &str, order: DateOrder) -> Option<Timestamp> {
        let local = order.parse(cell)?;
        let zone =
            if local.date() < Date::constant(2007, 1, 1) { &self.before_2007 } else { &self.since_2007 };
        zone.to_ambiguous_timestamp(local).compatible().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(cell: &str, order: DateOrder) -> Option<String> {
        let pacific = PacificTime::new().expect("rules");
        pacific.parse(cell, order).map(|sent| sent.to_string())
    }

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
        for (given, order) in [
            ("1/26/26, 7:40\u{202f}AM", DateOrder::MonthFirst),
            (" 01/26/2026 07:40 ", DateOrder::MonthFirst),
            ("1/26/2026 7:40 AM", DateOrder::MonthFirst),
            ("2026-01-26 07:40:00", DateOrder::MonthFirst),
            ("26/01/2026 07:40", DateOrder::DayFirst),
            ("26.01.26 07:40", DateOrder::DayFirst),
            ("2026-01-26 07:40", DateOrder::DayFirst),
            ("26-01-2026 07:40", DateOrder::DayFirst),
            ("26. 01. 2026 07:40", DateOrder::DayFirst),
            ("1/26/26, 7:40AM", DateOrder::MonthFirst),
            ("1/26/26,7:40 am", DateOrder::MonthFirst),
        ] {
            assert_eq!(parse(given, order).as_deref(), Some("2026-01-26T15:40:00Z"), "{given}");
        }
        for given in [
            "",
            "yesterday",
            "13/13/26, 7:40 AM",
            "1/26/26",
            "1/26/26, 25:00",
            "1/26/26, 13:00 PM",
            "é/1/26, 7:40 AM",
            "1/26/26, 7",
            "//, :",
            "1/2/-5, +7:40 AM",
            "08-02-24 07:40",
            "26-01-2026 07:40",
            "1/26/26, 7:40 AM PM",
        ] {
            assert_eq!(parse(given, DateOrder::MonthFirst), None, "{given}");
        }
    }

    #[test]
    fn one_date_that_is_only_valid_day_first_decides_for_all() {
        let order = |dates: &[&str]| DateOrder::detect(&dates.iter().copied());
        assert_eq!(order(&["3/2/26, 7:40 AM", "1/26/26, 7:40 AM"]), DateOrder::MonthFirst);
        assert_eq!(order(&["03/02/2026 07:40", "26/01/2026 07:40"]), DateOrder::DayFirst);
        assert_eq!(order(&["03/02/2026 07:40"]), DateOrder::MonthFirst);
        assert_eq!(order(&["03/02/2026 07:40", "rubbish", "26/01/2026 07:40"]), DateOrder::DayFirst);
        assert_eq!(order(&[]), DateOrder::MonthFirst);
    }
}
