//! By which definitions continuity is counted: rows of a file, since those that compare municipalities change.

use care_plans::Window;
use kernel::{Date, Language, Line};
use organisation::ServiceKind;

/// A changed definition is a new row from its day, with the day before as the last one of the old.
const FILE: &str = include_str!("../../data/continuity.csv");

kernel::keyed! {
    /// What is told of how many people the persons meet.
    pub enum Statistic {
        /// The mean.
        Mean => "mean",
        /// The middle one.
        Median => "median",
    }
}

/// Who is counted, and over what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// Its name in texts.
    pub key: &'static str,
    /// The first day on which it holds.
    pub since: Date,
    /// The last, if it has been replaced.
    pub until: Option<Date>,
    /// What is told by it.
    pub told: Vec<Statistic>,
    /// Over how many days.
    pub days: i64,
    /// Only from this age.
    pub from_age: Option<i64>,
    /// Only those with as many visits on each of the days.
    pub visits_a_day: usize,
    /// Only visits that begin between these times.
    pub between: Option<Window>,
    /// Only those who were not away, that is had no visit cancelled for that.
    pub without_absent: bool,
    /// Visits for nothing but these kinds of help are not counted.
    pub excluded: Vec<ServiceKind>,
    /// Who counts so, in Swedish.
    pub source_sv: Line,
    /// The same in English.
    pub source_en: Line,
}

impl Definition {
    /// Who counts so, in the reader's language.
    pub const fn source(&self, language: Language) -> &Line {
        match language {
            Language::Swedish | Language::Finnish => &self.source_sv,
            Language::English => &self.source_en,
        }
    }

    fn holds(&self, on: Date) -> bool {
        self.since <= on && self.until.is_none_or(|until| on <= until)
    }
}

/// The definitions that hold on a day, in the order of the file. The first is the one by which municipalities have been
/// compared.
pub fn definitions(on: Date) -> Vec<Definition> {
    all().filter(|definition| definition.holds(on)).collect()
}

fn all() -> impl Iterator<Item = Definition> {
    FILE.lines().skip(1).filter_map(read)
}

fn read(row: &'static str) -> Option<Definition> {
    let cells: Vec<&str> = row.split(';').collect();
    let [
        key,
        since,
        until,
        told,
        days,
        from_age,
        visits_a_day,
        from,
        to,
        absent,
        excluded,
        sv,
        en,
    ] = cells.as_slice()
    else {
        return None;
    };
    Some(Definition {
        key,
        since: since.parse().ok()?,
        until: maybe(until, |day| day.parse().ok())?,
        told: keys(told)?,
        days: days.parse().ok()?,
        from_age: maybe(from_age, |age| age.parse().ok())?,
        visits_a_day: visits_a_day.parse().ok()?,
        between: match (maybe(from, minute)?, maybe(to, minute)?) {
            (None, None) => None,
            (Some(from), Some(to)) => Some(Window::new(from, to)?),
            (Some(_), None) | (None, Some(_)) => return None,
        },
        without_absent: match *absent {
            "yes" => true,
            "no" => false,
            _ => return None,
        },
        excluded: keys(excluded)?,
        source_sv: Line::parse(sv).ok()?,
        source_en: Line::parse(en).ok()?,
    })
}

/// What stands in a cell that may be empty; nothing at all where it cannot be read.
fn maybe<T>(cell: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<Option<T>> {
    if cell.is_empty() {
        return Some(None);
    }
    read(cell).map(Some)
}

/// Keys with commas between.
fn keys<T: std::str::FromStr>(cell: &str) -> Option<Vec<T>> {
    let keys = cell.split(',').filter(|key| !key.is_empty());
    keys.map(|key| key.parse().ok()).collect()
}

/// `07:00` as minutes of the day.
fn minute(cell: &str) -> Option<i64> {
    let (hours, minutes) = cell.split_once(':')?;
    let (hours, minutes): (i64, i64) = (hours.parse().ok()?, minutes.parse().ok()?);
    Some(hours * 60 + minutes)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn every_row_of_the_file_is_a_definition() {
        let all: Vec<Definition> = all().collect();
        assert_eq!(all.len(), FILE.lines().count() - 1);
        assert_eq!(definitions(date(2006, 12, 31)), []);
        for one in &all {
            // What is read of who came is a fortnight.
            assert!((1..=14).contains(&one.days), "{}", one.key);
            assert!(!one.told.is_empty(), "{}", one.key);
            assert!(
                one.until.is_none_or(|until| one.since <= until),
                "{}",
                one.key
            );
            // On each day one row of a name holds at most.
            let same = all.iter().filter(|other| other.key == one.key);
            assert_eq!(same.filter(|other| other.holds(one.since)).count(), 1);
        }
    }

    #[test]
    fn what_is_no_row_is_no_definition() {
        let row = "x;2007-01-01;;mean;14;65;2;07:00;22:00;yes;meals;källa;source";
        assert!(read(row).is_some());
        for bad in [
            "x;2007-01-01;;mean;14;65;2;07:00;;yes;meals;källa;source",
            "x;2007-01-01;;mean;14;65;2;22:00;07:00;yes;meals;källa;source",
            "x;2007-01-01;;mode;14;65;2;07:00;22:00;yes;meals;källa;source",
            "x;2007-01-01;;mean;14;65;2;07:00;22:00;yes;soup;källa;source",
            "x;2007-01-01;;mean;14;65;2;07:00;22:00;;meals;källa;source",
            "x;2007-01-01;;mean;14;65;2;07:00;22:00;yes;meals;;source",
        ] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
