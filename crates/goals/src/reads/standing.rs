//! Where a chain stands on a day.

use std::collections::BTreeMap;

use ::store::Ask;
use kernel::{Date, Fault, Line, Prose, measure::Dimension};
use rulebook::{Rule, RuleBook, RuleFault, keys};
use uuid::Uuid;

use crate::{
    model::{
        Activity, ActivityState, Binding, Chain, Goal, GoalStanding, Indicator, IndicatorId,
        IndicatorStanding, Past, Reading, Report, RuleSeen, Standing, Value,
    },
    rules::{Bands, Judged, Table, assess, result},
    store::{self, reading::Had},
};

/// The days of a chain's year up to a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// The first of the year.
    pub from: Date,
    /// The last that counts.
    pub to: Date,
}

impl Clock {
    /// The year of a chain up to a day, or up to its end.
    pub fn of(chain: &Chain, day: Date) -> Self {
        let from = jiff::civil::date(chain.year, 1, 1);
        let end = jiff::civil::date(chain.year, 12, 31);
        Self {
            from,
            to: day.clamp(from, end),
        }
    }
}

/// Where a chain stands on a day, as what is known now has it.
pub async fn standing_now(ask: &dyn Ask, chain: &Chain, today: Date) -> Result<Standing, Fault> {
    read(ask, chain, (Clock::of(chain, today), &BTreeMap::new())).await
}

/// What a report tells: what the committee saw, or, while it is written, what is known now.
pub async fn standing(ask: &dyn Ask, chain: &Chain, report: &Report) -> Result<Standing, Fault> {
    if let Some(frozen) = &report.frozen {
        return Ok(frozen.standing.clone());
    }
    let words = store::report::words_of(ask, report.id).await?;
    let words = words.into_iter().map(|(about, (words, _))| (about, words));
    read(
        ask,
        chain,
        (Clock::of(chain, report.as_of), &words.collect()),
    )
    .await
}

/// Where the committee's own chain of a year stands, if there is one.
pub async fn committee_page(
    ask: &dyn Ask,
    committee: &Line,
    today: Date,
) -> Result<Option<Standing>, Fault> {
    match store::chain::chain_of(ask, committee, today.year()).await? {
        Some(chain) => standing_now(ask, &chain, today).await.map(Some),
        None => Ok(None),
    }
}

/// What is known of a chain's indicators.
struct Known<'k> {
    year: i16,
    readings: BTreeMap<IndicatorId, Reading>,
    trends: BTreeMap<IndicatorId, Vec<Past>>,
    activities: BTreeMap<IndicatorId, Vec<Activity>>,
    words: &'k BTreeMap<Uuid, Prose>,
    table: Table,
    bands: Bands,
    clock: Clock,
}

/// The rules by which indicators and goals are judged.
const JUDGED_BY: [&str; 5] = [
    keys::LOCAL_GOALS_ASSESSMENT,
    keys::LOCAL_GOALS_PARTLY,
    keys::LOCAL_GOALS_MET,
    keys::LOCAL_GOALS_BUDGET_YELLOW,
    keys::LOCAL_GOALS_BUDGET_GREEN,
];

async fn read(
    ask: &dyn Ask,
    chain: &Chain,
    (clock, words): (Clock, &BTreeMap<Uuid, Prose>),
) -> Result<Standing, Fault> {
    let book = rulebook::reads::book(ask).await?;
    let between = (clock.from, clock.to);
    let smallest = smallest(&book)?;
    let readings = store::reading::readings_last(ask, chain.id, between).await?;
    let mut known = Known {
        year: chain.year,
        readings: readings
            .into_iter()
            .map(|r| (r.told.indicator, r))
            .collect(),
        trends: trends(ask, chain, (between, smallest)).await?,
        activities: BTreeMap::new(),
        words,
        table: Table::read(&book, clock.to)?,
        bands: Bands::read(&book, clock.to)?,
        clock,
    };
    for activity in store::activity::activities_of_chain(ask, chain.id).await? {
        let of = known.activities.entry(activity.indicator).or_default();
        of.push(activity);
    }
    let indicators = store::indicator::indicators_of_chain(ask, chain.id).await?;
    let goals = store::chain::goals_of(ask, chain.id).await?;
    Ok(Standing {
        chain: chain.id,
        committee: chain.committee.clone(),
        year: chain.year,
        as_of: clock.to,
        goals: goals
            .into_iter()
            .map(|goal| known.goal(goal, &indicators))
            .collect(),
        rules: JUDGED_BY
            .iter()
            .filter_map(|key| book.rule(key, clock.to).ok())
            .map(RuleSeen::from)
            .collect(),
    })
}

/// What is told now of days long gone is protected by the strictest limit that the book has.
fn smallest(book: &RuleBook) -> Result<u32, Fault> {
    let broken = |error| Fault::from_source("the rule on small numbers", error);
    let wordings = book.wordings(keys::LOCAL_SMALL_NUMBER).map_err(broken)?;
    let limits: Result<Vec<u32>, RuleFault> = wordings.iter().map(Rule::count).collect();
    Ok(limits.map_err(broken)?.into_iter().max().unwrap_or(0))
}

/// The last value of each month, as far as it may be told.
async fn trends(
    ask: &dyn Ask,
    chain: &Chain,
    (between, smallest): ((Date, Date), u32),
) -> Result<BTreeMap<IndicatorId, Vec<Past>>, Fault> {
    let mut trends: BTreeMap<IndicatorId, Vec<Had>> = BTreeMap::new();
    for (indicator, had) in store::reading::values_between(ask, chain.id, between).await? {
        let trend = trends.entry(indicator).or_default();
        let is_of_month = |last: &&mut Had| last.past.day.month() == had.past.day.month();
        match trend.last_mut().filter(is_of_month) {
            Some(last) => *last = had,
            None => trend.push(had),
        }
    }
    let trends = trends.into_iter();
    Ok(trends
        .map(|(indicator, had)| (indicator, told(had, smallest)))
        .collect())
}

/// What can be told to everybody of a development: where a month adds fewer than the smallest number to those before it,
/// the two values together would say how it went for those few, and only the later one stands. That nobody was added but
/// the value is another is such a case too: somebody's own changed.
fn told(had: Vec<Had>, smallest: u32) -> Vec<Past> {
    let mut told: Vec<Past> = vec![];
    // The last value before, seen from the end, of which it is known how many it was counted from.
    let mut counted: Option<(i64, Value)> = None;
    for one in had.into_iter().rev() {
        if let Some(of) = one.of {
            let is_few = counted.is_some_and(|(later, value)| {
                let added = (later - of).abs();
                added < i64::from(smallest) && (added > 0 || value != one.past.value)
            });
            if is_few {
                continue;
            }
            counted = Some((of, one.past.value));
        }
        told.push(one.past);
    }
    told.reverse();
    told
}

impl Known<'_> {
    fn goal(&self, goal: Goal, indicators: &[Indicator]) -> GoalStanding {
        let own = indicators.iter().filter(|one| one.goal == goal.id);
        let indicators: Vec<IndicatorStanding> = own.map(|one| self.indicator(one)).collect();
        let assessments: Vec<_> = indicators.iter().map(|one| one.assessment).collect();
        GoalStanding {
            id: goal.id,
            area: goal.area,
            title: goal.title,
            committee_goal: goal.committee_goal,
            result: result(&assessments, self.bands),
            judgement: self.words.get(&goal.id.uuid()).cloned(),
            indicators,
        }
    }

    fn indicator(&self, indicator: &Indicator) -> IndicatorStanding {
        let reading = self.readings.get(&indicator.id);
        let activities = self.activities.get(&indicator.id);
        let activities: Vec<(Line, ActivityState)> = activities
            .into_iter()
            .flatten()
            .filter(|activity| activity.was_set(self.clock.to))
            .map(|activity| (activity.what.clone(), activity.state))
            .collect();
        let judged = Judged {
            indicator,
            year: self.year,
            value: reading.map(|reading| reading.told.value),
            has_activities: activities
                .iter()
                .any(|(_, state)| *state != ActivityState::Dropped),
        };
        IndicatorStanding {
            id: indicator.id,
            name: indicator.name.clone(),
            scale: indicator.scale,
            method: indicator.method,
            aim: indicator.aim,
            better: indicator.better,
            baseline: indicator.baseline,
            baseline_year: indicator.baseline_year,
            target: indicator.targets.get(&self.year).copied(),
            value: judged.value,
            day: reading.map(|reading| reading.told.day),
            way: reading.map(|reading| reading.told.way),
            is_preliminary: reading.is_some_and(|reading| reading.told.is_preliminary),
            behind: reading.and_then(|reading| reading.told.behind),
            rows: indicator
                .binding
                .as_ref()
                .map(|binding| self.rows(binding, reading)),
            source: indicator.source.clone(),
            assessment: assess(judged, &self.table, self.bands),
            activities,
            comment: self.words.get(&indicator.id.uuid()).cloned(),
            trend: self.trends.get(&indicator.id).cloned().unwrap_or_default(),
        }
    }

    /// Where the measure can be opened for the days that the value tells of.
    fn rows(&self, binding: &Binding, reading: Option<&Reading>) -> String {
        let to = reading.map_or(self.clock.to, |reading| reading.told.day);
        // Who provides it is who can do something about it.
        let by = binding.over.map_or(Dimension::Provider, |over| over.by);
        let only = binding.only.as_ref();
        let only = only.map(|only| format!("&inom={}&del={only}", only.by.key()));
        format!(
            "/nyckeltal/{}?fran={}&till={to}&efter={}{}",
            binding.measure,
            self.clock.from,
            by.key(),
            only.unwrap_or_default()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn months(had: &[(&str, Option<i64>)]) -> Vec<i8> {
        let all = (1..).zip(had).map(|(month, (value, of))| Had {
            past: Past {
                day: jiff::civil::date(2026, month, 28),
                value: value.parse().expect("a value"),
            },
            of: *of,
        });
        told(all.collect(), 5)
            .iter()
            .map(|past| past.day.month())
            .collect()
    }

    #[test]
    fn a_month_that_adds_a_few_is_told_with_those_after_it() {
        let of = |counts: &[i64]| {
            let had: Vec<_> = counts.iter().map(|count| ("80", Some(*count))).collect();
            months(&had)
        };
        // 20 to 22 would tell of two, 22 to 27 of five; the last month is what is told beside.
        assert_eq!(of(&[20, 22, 27]), [2, 3]);
        assert_eq!(of(&[20, 23, 26]), [1, 3]);
        assert_eq!(of(&[30, 28]), [2]);
        assert_eq!(of(&[30, 30, 40]), [1, 2, 3]);
    }

    #[test]
    fn the_same_persons_with_another_value_tell_of_one() {
        assert_eq!(months(&[("80", Some(30)), ("83.3", Some(30))]), [2]);
    }

    #[test]
    fn what_nobody_was_counted_for_hides_nothing_and_shields_nothing() {
        assert_eq!(months(&[("80", None), ("81", None)]), [1, 2]);
        let between = [("80", Some(20)), ("70", None), ("81.8", Some(22))];
        assert_eq!(months(&between), [2, 3]);
    }
}
