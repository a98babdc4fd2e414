//! `Sent At`: when an invitation was sent, as an export gives it.
//!
//! LinkedIn writes `1/26/26, 7:40 AM`, in US Pacific time and without saying so: 208 notes of real exports,
//! matched to the same text in `messages.csv`, which is UTC, lie 7 hours apart in summer and 8 in winter,
//! for owners on four continents.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;

use crate::text;

/// How a file writes its dates. A spreadsheet may have written them anew, in its user's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// As LinkedIn does: `1/26/26`.
    MonthFirst,
    /// `26/1/26`, `26.01.2026`.
    DayFirst,
}

impl Order {
    /// Tells the order from all dates of a file: as LinkedIn's, unless more of them can be read the other
    /// way, as soon as one day is past the twelfth.
    pub(super) fn of<'d>(dates: &(impl Iterator<Item = &'d str> + Clone)) -> Self {
        let read = |order: Self| dates.clone().filter(|date| order.read(date).is_some()).count();
        if read(Self::DayFirst) > read(Self::MonthFirst) { Self::DayFirst } else { Self::MonthFirst }
    }

    /// Reads a date with its time, as the clock on the wall showed it.
    fn read(self, given: &str) -> Option<DateTime> {
        let given = text::line(given).replace(". ", ".");
        let (date, time) = given.split_once([',', ' '])?;
        let date = self.date(date)?;
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

    /// Reads a date: `1/26/26` as LinkedIn writes it; `26/1/26`, `26.1.26` or `26-01-2026` with the day first;
    /// `2026-01-26`.
    fn date(self, given: &str) -> Option<Date> {
        let separator = given.chars().find(|c| !c.is_ascii_digit())?;
        let mut parts = given.splitn(3, separator);
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

/// A number without a sign.
fn digits(number: &str) -> Option<&str> {
    (!number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())).then_some(number)
}

/// US Pacific time, by the rules in force since 2007, and those of the twenty years before. They stand here
/// so that a machine without a time zone database reads the same.
pub(super) struct Pacific {
    today: TimeZone,
    before_2007: TimeZone,
}

impl Pacific {
    pub(super) fn new() -> Result<Self, jiff::Error> {
        Ok(Self {
            today: TimeZone::posix("PST8PDT,M3.2.0,M11.1.0")?,
            before_2007: TimeZone::posix("PST8PDT,M4.1.0,M10.5.0")?,
        })
    }

    /// Reads when an invitation was sent. Of an hour that the clock showed twice, it takes the first.
    pub(super) fn read(&self, given: &str, order: Order) -> Option<Timestamp> {
        let shown = order.read(given)?;
        let zone = if shown.date() < Date::constant(2007, 1, 1) { &self.before_2007 } else { &self.today };
        zone.to_ambiguous_timestamp(shown).compatible().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(given: &str, order: Order) -> Option<String> {
        let pacific = Pacific::new().expect("rules");
        pacific.read(given, order).map(|sent| sent.to_string())
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
            // The hour that came twice, and the one that never was.
            ("11/3/24, 1:30 AM", "2024-11-03T08:30:00Z"),
            ("3/10/24, 2:30 AM", "2024-03-10T10:30:00Z"),
            // Until 2006 summer time began in April and ended in October.
            ("3/20/06, 7:40 AM", "2006-03-20T15:40:00Z"),
            ("10/30/06, 7:40 AM", "2006-10-30T15:40:00Z"),
            ("7/1/06, 7:40 AM", "2006-07-01T14:40:00Z"),
        ] {
            assert_eq!(read(given, Order::MonthFirst).as_deref(), Some(utc), "{given}");
        }
    }

    #[test]
    fn what_spreadsheets_make_of_a_date_is_read() {
        for (given, order) in [
            ("1/26/26, 7:40\u{202f}AM", Order::MonthFirst),
            (" 01/26/2026 07:40 ", Order::MonthFirst),
            ("1/26/2026 7:40 AM", Order::MonthFirst),
            ("2026-01-26 07:40:00", Order::MonthFirst),
            ("26/01/2026 07:40", Order::DayFirst),
            ("26.01.26 07:40", Order::DayFirst),
            ("2026-01-26 07:40", Order::DayFirst),
            ("26-01-2026 07:40", Order::DayFirst),
            ("26. 01. 2026 07:40", Order::DayFirst),
            ("1/26/26, 7:40AM", Order::MonthFirst),
            ("1/26/26,7:40 am", Order::MonthFirst),
        ] {
            assert_eq!(read(given, order).as_deref(), Some("2026-01-26T15:40:00Z"), "{given}");
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
            assert_eq!(read(given, Order::MonthFirst), None, "{given}");
        }
    }

    #[test]
    fn one_date_that_can_only_be_day_first_tells_for_all() {
        let order = |dates: &[&str]| Order::of(&dates.iter().copied());
        assert_eq!(order(&["3/2/26, 7:40 AM", "1/26/26, 7:40 AM"]), Order::MonthFirst);
        assert_eq!(order(&["03/02/2026 07:40", "26/01/2026 07:40"]), Order::DayFirst);
        assert_eq!(order(&["03/02/2026 07:40"]), Order::MonthFirst);
        assert_eq!(order(&["03/02/2026 07:40", "rubbish", "26/01/2026 07:40"]), Order::DayFirst);
        assert_eq!(order(&[]), Order::MonthFirst);
    }
}
