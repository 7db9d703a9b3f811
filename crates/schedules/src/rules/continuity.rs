//! How many a client meets, by each definition.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Date, PersonId, UserId};
use organisation::ServiceKind;

use super::continuity_definition::{Definition, Statistic};

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
    /// Whether it is to be made.
    pub is_planned: bool,
    /// For which kinds of help.
    pub kinds: BTreeSet<ServiceKind>,
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
    /// What is told by the definition; none where nobody is counted, or the definition does not tell it.
    pub fn told(&self, what: Statistic) -> Option<f64> {
        if !self.definition.told.contains(&what) {
            return None;
        }
        match what {
            Statistic::Mean => self.mean(),
            Statistic::Median => self.median(),
        }
    }

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
    let in_days = || {
        met.iter()
            .filter(|visit| (first..=last).contains(&visit.day))
    };
    let counts = |visit: &&Met| {
        let is_excluded = |kind| definition.excluded.contains(kind);
        visit.is_planned
            && (visit.kinds.is_empty() || !visit.kinds.iter().all(is_excluded))
            && definition
                .between
                .is_none_or(|window| (window.from()..window.to()).contains(&visit.start))
            && definition
                .from_age
                .is_none_or(|least| visit.age.is_some_and(|age| age >= least))
    };
    let mut by_person: BTreeMap<PersonId, Vec<&Met>> = BTreeMap::new();
    for visit in in_days().filter(counts) {
        by_person.entry(visit.person).or_default().push(visit);
    }
    // Whoever was away was so at whatever time of day the visit was.
    let away = in_days().filter(|visit| definition.without_absent && visit.was_away);
    let away: BTreeSet<PersonId> = away.map(|visit| visit.person).collect();
    by_person.retain(|person, visits| !away.contains(person) && is_counted(&definition, visits));
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
    use kernel::Id;
    use uuid::Uuid;

    use super::{super::continuity_definition::definitions, *};
    use jiff::civil::date;

    fn both(on: Date) -> [Definition; 2] {
        definitions(on).try_into().expect("two definitions")
    }

    fn by(definition: &Definition, met: &[Met], last: Date) -> Continuity {
        continuity(definition.clone(), met, last)
    }

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
                    is_planned: true,
                    kinds: BTreeSet::from([ServiceKind::HomeCare]),
                });
            }
        }
        met
    }

    #[test]
    fn each_definition_counts_its_own() {
        let last = date(2026, 11, 22);
        let [national, all] = both(last);
        let mut met = fortnight(1, 83, &[11, 12, 13]);
        met.extend(fortnight(2, 84, &[11, 12, 13, 14, 15]));
        met.extend(fortnight(3, 40, &[11]));
        let counted = by(&national, &met, last);
        assert_eq!((counted.mean(), counted.median()), (Some(4.0), Some(4.0)));
        let counted = by(&all, &met, last);
        assert_eq!((counted.mean(), counted.median()), (Some(3.0), Some(3.0)));
        // One evening less in the fortnight, and the person is not counted nationally.
        met.retain(|visit| visit.day != last || visit.start < 12 * 60);
        assert_eq!(by(&national, &met, last).mean(), None);
        assert_eq!(by(&all, &met, last).people.len(), 3);
    }

    #[test]
    fn who_was_away_and_what_is_at_night_are_not_counted_nationally() {
        let last = date(2026, 11, 22);
        let [national, all] = both(last);
        let mut met = fortnight(1, 83, &[11, 12]);
        let mut night = met[0].clone();
        night.start = 23 * 60;
        night.workers = vec![user(99)];
        met.push(night);
        assert_eq!(by(&national, &met, last).mean(), Some(2.0));
        assert_eq!(by(&all, &met, last).mean(), Some(3.0));
        // Away one night, and not only when help comes by day.
        let at_night = met.last_mut().expect("a visit");
        (at_night.was_away, at_night.is_planned) = (true, false);
        assert_eq!(by(&national, &met, last).mean(), None);
        assert_eq!(by(&all, &met, last).mean(), Some(2.0));
    }

    #[test]
    fn alarms_and_meals_and_what_is_cancelled_are_not_counted() {
        let last = date(2026, 11, 22);
        let [national, all] = both(last);
        let mut met = fortnight(1, 83, &[11, 12]);
        let mut meal = met[0].clone();
        meal.kinds = BTreeSet::from([ServiceKind::Meals]);
        meal.workers = vec![user(98)];
        let mut cancelled = met[0].clone();
        cancelled.is_planned = false;
        cancelled.workers = vec![user(99)];
        met.extend([meal, cancelled]);
        assert_eq!(by(&national, &met, last).mean(), Some(2.0));
        assert_eq!(by(&all, &met, last).mean(), Some(3.0));
    }
}
