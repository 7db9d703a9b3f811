//! How many a client meets: several definitions, each as data, since those that compare municipalities change.

use std::collections::{BTreeMap, BTreeSet};

use care_plans::Window;
use kernel::{Date, PersonId, UserId};

/// Who is counted, and over what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Definition {
    /// Its name in texts.
    pub key: &'static str,
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
}

/// The definitions. The first is the one by which municipalities have been compared (Kolada U21401); the collection
/// ended in 2024 and a new one is being made, which is why others stand beside it.
pub const fn definitions() -> [Definition; 2] {
    [
        Definition {
            key: "national",
            days: 14,
            from_age: Some(65),
            visits_a_day: 2,
            between: Window::new(7 * 60, 22 * 60),
            without_absent: true,
        },
        Definition {
            key: "all",
            days: 14,
            from_age: None,
            visits_a_day: 0,
            between: None,
            without_absent: false,
        },
    ]
}

/// A visit, as far as continuity asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Met {
    /// To whom.
    pub person: PersonId,
    /// The person's age that day, where it is known.
    pub age: Option<i64>,
    /// Which day.
    pub day: Date,
    /// When it begins; where nobody has said, when it may begin.
    pub start: i64,
    /// Who comes.
    pub workers: Vec<UserId>,
    /// Cancelled, because the person was away.
    pub was_away: bool,
}

/// Continuity by one definition.
#[derive(Debug, Clone, PartialEq)]
pub struct Continuity {
    /// By which.
    pub definition: Definition,
    /// How many different people come to each person, of those who are counted.
    pub people: BTreeMap<PersonId, usize>,
}

impl Continuity {
    /// The mean; none where nobody is counted.
    pub fn mean(&self) -> Option<f64> {
        let count = u32::try_from(self.people.len()).ok().filter(|n| *n > 0)?;
        let sum = u32::try_from(self.people.values().sum::<usize>()).ok()?;
        Some(f64::from(sum) / f64::from(count))
    }

    /// The median; none where nobody is counted.
    pub fn median(&self) -> Option<f64> {
        let mut all: Vec<usize> = self.people.values().copied().collect();
        all.sort_unstable();
        let number = |at: usize| {
            all.get(at)
                .and_then(|n| u32::try_from(*n).ok())
                .map(f64::from)
        };
        let middle = all.len() / 2;
        match all.len() {
            0 => None,
            odd if odd % 2 == 1 => number(middle),
            _ => Some(f64::midpoint(number(middle - 1)?, number(middle)?)),
        }
    }
}

/// Continuity by a definition, over its days up to and with the last.
pub fn continuity(definition: Definition, met: &[Met], last: Date) -> Continuity {
    let first = duties::calendar::days_after(last, 1 - definition.days);
    let in_time = |visit: &&Met| {
        (first..=last).contains(&visit.day)
            && definition
                .between
                .is_none_or(|window| (window.from()..window.to()).contains(&visit.start))
            && definition
                .from_age
                .is_none_or(|least| visit.age.is_some_and(|age| age >= least))
    };
    let mut by_person: BTreeMap<PersonId, Vec<&Met>> = BTreeMap::new();
    for visit in met.iter().filter(in_time) {
        by_person.entry(visit.person).or_default().push(visit);
    }
    by_person.retain(|_person, visits| is_counted(&definition, visits));
    let people = by_person.into_iter().filter_map(|(person, visits)| {
        let all: BTreeSet<UserId> = visits
            .iter()
            .flat_map(|visit| visit.workers.iter().copied())
            .collect();
        (!all.is_empty()).then_some((person, all.len()))
    });
    Continuity {
        definition,
        people: people.collect(),
    }
}

fn is_counted(definition: &Definition, visits: &[&Met]) -> bool {
    if definition.without_absent && visits.iter().any(|visit| visit.was_away) {
        return false;
    }
    if definition.visits_a_day == 0 {
        return true;
    }
    let mut by_day: BTreeMap<Date, usize> = BTreeMap::new();
    for visit in visits {
        *by_day.entry(visit.day).or_default() += 1;
    }
    let enough = by_day.values().filter(|n| **n >= definition.visits_a_day);
    i64::try_from(enough.count()).is_ok_and(|days| days == definition.days)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use kernel::Id;
    use uuid::Uuid;

    use super::*;

    fn user(n: u128) -> UserId {
        Id::from_uuid(Uuid::from_u128(n))
    }

    /// Two visits a day by those of `people` in turn.
    fn fortnight(person: u128, age: i64, people: &[u128]) -> Vec<Met> {
        let mut met = vec![];
        for n in 0..14 {
            for (half, start) in [(0, 8 * 60), (1, 19 * 60)] {
                let at = usize::try_from(n).unwrap_or(0) * 2 + half;
                met.push(Met {
                    person: Id::from_uuid(Uuid::from_u128(person)),
                    age: Some(age),
                    day: duties::calendar::days_after(date(2026, 11, 9), n),
                    start,
                    workers: vec![user(people[at % people.len()])],
                    was_away: false,
                });
            }
        }
        met
    }

    #[test]
    fn each_definition_counts_its_own() {
        let last = date(2026, 11, 22);
        let [national, all] = definitions();
        let mut met = fortnight(1, 83, &[11, 12, 13]);
        met.extend(fortnight(2, 84, &[11, 12, 13, 14, 15]));
        met.extend(fortnight(3, 40, &[11]));
        let counted = continuity(national, &met, last);
        assert_eq!((counted.mean(), counted.median()), (Some(4.0), Some(4.0)));
        let counted = continuity(all, &met, last);
        assert_eq!((counted.mean(), counted.median()), (Some(3.0), Some(3.0)));
        // One evening less in the fortnight, and the person is not counted nationally.
        met.retain(|visit| visit.day != last || visit.start < 12 * 60);
        assert_eq!(continuity(national, &met, last).mean(), None);
        assert_eq!(continuity(all, &met, last).people.len(), 3);
    }

    #[test]
    fn who_was_away_and_what_is_at_night_are_not_counted_nationally() {
        let last = date(2026, 11, 22);
        let [national, all] = definitions();
        let mut met = fortnight(1, 83, &[11, 12]);
        let mut night = met[0].clone();
        night.start = 23 * 60;
        night.workers = vec![user(99)];
        met.push(night);
        assert_eq!(continuity(national, &met, last).mean(), Some(2.0));
        assert_eq!(continuity(all, &met, last).mean(), Some(3.0));
        met[3].was_away = true;
        assert_eq!(continuity(national, &met, last).mean(), None);
    }
}
