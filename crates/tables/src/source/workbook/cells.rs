//! The values of cells as the text that CSV would have.

use calamine::{DataRef, ExcelDateTime, ExcelDateTimeType};

use super::odd::{Number, What};

/// The text of a value; what it is where it is no text.
pub(super) fn text(value: &DataRef<'_>) -> (String, Option<What>) {
    match value {
        DataRef::Empty => (String::new(), None),
        DataRef::String(text) => (text.clone(), None),
        DataRef::SharedString(text) => ((*text).to_owned(), None),
        DataRef::Int(number) => (number.to_string(), Some(What::Number(Number::Whole))),
        DataRef::Float(number) => of_number(*number),
        DataRef::Bool(truth) => {
            let text = if *truth { "TRUE" } else { "FALSE" };
            (text.to_owned(), Some(What::Truth))
        }
        DataRef::DateTime(day) => of_day(*day),
        DataRef::DateTimeIso(text) => match text.split_once('T') {
            Some((day, time))
                if time
                    .bytes()
                    .all(|byte| matches!(byte, b'0' | b':' | b'.' | b'Z')) =>
            {
                (day.to_owned(), Some(What::Day))
            }
            Some(_) => (text.replace('T', " "), Some(What::Time)),
            None => (text.clone(), Some(What::Day)),
        },
        DataRef::DurationIso(text) => (text.clone(), Some(What::Time)),
        // A check finds it, as in CSV.
        DataRef::Error(error) => (error.to_string(), None),
    }
}

/// How many digits of a number Excel knows.
const DIGITS: usize = 15;

/// The most decimals that people write.
const DECIMALS: usize = 4;

/// A number in full, with the digits that Excel knows.
fn of_number(number: f64) -> (String, Option<What>) {
    let known = format!("{number:.*e}", DIGITS - 1)
        .parse()
        .unwrap_or(number);
    // Zero may have a sign.
    let known: f64 = if known == 0.0 { 0.0 } else { known };
    let text = known.to_string();
    let decimals = text.split_once('.').map_or(0, |(_, behind)| behind.len());
    let number = match decimals {
        0 if known.abs() < 1e11 => Number::Whole,
        1..=DECIMALS => Number::Decimal,
        _ => Number::Long,
    };
    (text, Some(What::Number(number)))
}

/// The days behind the last one that Excel shows, 9999-12-31, counted from 1900 and
/// from 1904.
const BEHIND: [f64; 2] = [2_958_466.0, 2_957_004.0];

/// Whether a number is a day or time that Excel shows: for any other it shows
/// `########`.
fn is_shown(day: ExcelDateTime) -> bool {
    let number = day.as_f64();
    let kind = match day.is_duration() {
        true => ExcelDateTimeType::TimeDelta,
        false => ExcelDateTimeType::DateTime,
    };
    let is_1904 = day == ExcelDateTime::new(number, kind, true);
    (0.0..BEHIND[usize::from(is_1904)]).contains(&number)
}

fn of_day(day: ExcelDateTime) -> (String, Option<What>) {
    if !is_shown(day) {
        return (of_number(day.as_f64()).0, Some(What::NoDay));
    }
    let (year, month, date, hour, minute, second, _) = day.to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    // Days of before 1900-03-01 are not those that Excel shows; a zero is a time.
    if day.is_duration() || day.as_f64() < 1.0 {
        return (time, Some(What::Time));
    }
    let date = format!("{year:04}-{month:02}-{date:02}");
    match day.as_f64().fract() == 0.0 {
        true => (date, Some(What::Day)),
        false => (format!("{date} {time}"), Some(What::Time)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_in_full() {
        let check = |number: f64, text: &str, kind: Number| {
            assert_eq!(
                of_number(number),
                (text.to_owned(), Some(What::Number(kind)))
            );
        };
        check(12.0, "12", Number::Whole);
        check(-0.0, "0", Number::Whole);
        check(0.1 + 0.2, "0.3", Number::Decimal);
        check(2_407_800.0, "2407800", Number::Whole);
        check(612_000.5, "612000.5", Number::Decimal);
        check(1.0 / 3.0, "0.333333333333333", Number::Long);
        check(1e5, "100000", Number::Whole);
        check(1e20, "100000000000000000000", Number::Long);
        check(1.5e-7, "0.00000015", Number::Long);
    }

    #[test]
    fn days_are_year_first() {
        let day = |number, is_1904| {
            let kind = calamine::ExcelDateTimeType::DateTime;
            text(&DataRef::DateTime(ExcelDateTime::new(
                number, kind, is_1904,
            )))
        };
        assert_eq!(
            day(46_478.0, false),
            ("2027-04-01".to_owned(), Some(What::Day))
        );
        assert_eq!(
            day(46_478.0 - 1462.0, true),
            ("2027-04-01".to_owned(), Some(What::Day))
        );
        assert_eq!(
            day(46_478.5, false),
            ("2027-04-01 12:00:00".to_owned(), Some(What::Time))
        );
        assert_eq!(day(0.5, false), ("12:00:00".to_owned(), Some(What::Time)));
        let last = ("9999-12-31".to_owned(), Some(What::Day));
        assert_eq!(
            (day(2_958_465.0, false), day(2_957_003.0, true)),
            (last.clone(), last)
        );
        for (number, is_1904) in [
            (20_270_401.0, false),
            (2_958_466.0, false),
            (2_957_004.0, true),
            (-1.0, false),
        ] {
            assert_eq!(
                day(number, is_1904),
                (number.to_string(), Some(What::NoDay)),
                "{number}"
            );
        }
        assert_eq!(day(1e300, false).1, Some(What::NoDay));
        let iso = |words: &str| text(&DataRef::DateTimeIso(words.to_owned()));
        assert_eq!(
            iso("2027-04-01T00:00:00"),
            ("2027-04-01".to_owned(), Some(What::Day))
        );
        assert_eq!(iso("2027-04-01T12:00:00").1, Some(What::Time));
    }
}
