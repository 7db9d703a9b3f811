//! Scores, means and bands, judged once more from the tables of the goals.
//!
//! The municipality's table says what each reason gives; which reason it is, is written out here a second time.

use std::{cmp::Ordering, collections::BTreeMap};

use goals::{Assessment, Chain, Standing};
use jiff::{civil::date, tz::TimeZone};
use kernel::{Date, Fault, Timestamp};
use rulebook::{RuleBook, keys};
use store::{Reader, Row, sql};
use uuid::Uuid;

/// The goals and indicators of a standing that are judged otherwise than the tables say.
pub async fn misjudged(
    reader: &Reader,
    book: &RuleBook,
    (chain, standing): (&Chain, &Standing),
) -> Result<Vec<String>, Fault> {
    let on = standing.as_of;
    let table = Table::read(book, on)?;
    let mut wrong = vec![];
    for goal in &standing.goals {
        let indicators = sql(
            "SELECT i.id, i.method, i.aim, i.better, i.baseline, i.measure, i.only_by, i.only_group, i.over_by, \
             i.over_least, i.unmarked_binding, t.value AS target FROM goal_indicator i \
             LEFT JOIN goal_target t ON t.indicator_id = i.id AND t.year = $2 WHERE i.goal_id = $1",
        )
        .bind(goal.id)
        .bind(i64::from(chain.year))
        .all(reader)
        .await?;
        let mut halves = BTreeMap::new();
        for row in &indicators {
            let id: Uuid = row.get("id")?;
            let year = (date(chain.year, 1, 1), on);
            let value = latest(reader, row, year).await?;
            let is_worked_on = is_worked_on(reader, id, on).await?;
            let why = why(row, (value, is_worked_on), &table)?;
            halves.insert(id, why.and_then(|why| table.scores.get(why).copied()));
        }
        let shown = goal.indicators.iter().map(|one| {
            let shown = match one.assessment {
                Assessment::Scored { score, .. } => halves_of(score.key()),
                Assessment::Not(_) => None,
            };
            (one.id.uuid(), shown)
        });
        let shown: BTreeMap<Uuid, Option<i64>> = shown.collect();
        let ids = shown.keys().chain(halves.keys());
        let mut differ: Vec<&Uuid> = ids.filter(|id| shown.get(*id) != halves.get(*id)).collect();
        differ.dedup();
        wrong.extend(differ.iter().map(ToString::to_string));
        let scores: Vec<i64> = halves.into_values().flatten().collect();
        let own = table.result(&scores);
        let told = goal
            .result
            .map(|result| (i64::from(result.hundredths), result.band.key()));
        if own != told {
            wrong.push(goal.id.to_string());
        }
    }
    wrong.sort();
    wrong.dedup();
    Ok(wrong)
}

/// Scores in halves by reason, and the limits of the bands.
struct Table {
    scores: BTreeMap<String, i64>,
    /// In hundredths.
    partly: i64,
    met: i64,
    /// In thousandths of a per cent.
    yellow: i64,
    green: i64,
}

impl Table {
    fn read(book: &RuleBook, on: Date) -> Result<Self, Fault> {
        let broken = |error| Fault::from_source("a rule on goals", error);
        let rule = book.rule(keys::LOCAL_GOALS_ASSESSMENT, on);
        let items = rule.and_then(rulebook::Rule::items).map_err(broken)?;
        let row = |code: &str| {
            let mut parts = code.split(':');
            let why = parts.next()?.to_owned();
            Some((why, halves_of(parts.next()?)?))
        };
        let millionths = |key| -> Result<i64, Fault> {
            let share = book.rule(key, on).and_then(rulebook::Rule::share);
            Ok(share.map_err(broken)?.parts_per_million())
        };
        Ok(Self {
            scores: items.iter().filter_map(|item| row(&item.code)).collect(),
            partly: millionths(keys::LOCAL_GOALS_PARTLY)? / 10_000,
            met: millionths(keys::LOCAL_GOALS_MET)? / 10_000,
            yellow: millionths(keys::LOCAL_GOALS_BUDGET_YELLOW)? / 10,
            green: millionths(keys::LOCAL_GOALS_BUDGET_GREEN)? / 10,
        })
    }

    /// The mean in hundredths, a half upwards, and its band.
    fn result(&self, halves: &[i64]) -> Option<(i64, &'static str)> {
        let count = i64::try_from(halves.len()).ok().filter(|n| *n > 0)?;
        let exact = halves.iter().sum::<i64>() * 50;
        let (whole, rest) = (exact / count, exact % count);
        let mean = whole + i64::from(2 * rest >= count);
        let band = match mean {
            mean if mean >= self.met => "met",
            mean if mean >= self.partly => "partly",
            _ => "not-met",
        };
        Some((mean, band))
    }
}

fn halves_of(score: &str) -> Option<i64> {
    match score {
        "1" => Some(2),
        "0.5" => Some(1),
        "0" => Some(0),
        _ => None,
    }
}

/// The value of the last day within the year, and of one day the one that came last. What was measured by another
/// binding than the present is none.
async fn latest(
    reader: &Reader,
    indicator: &Row,
    (from, to): (Date, Date),
) -> Result<Option<String>, Fault> {
    let id: Uuid = indicator.get("id")?;
    let part = |name| -> Result<String, Fault> {
        let part: Option<String> = indicator.get(name)?;
        Ok(part.unwrap_or_default())
    };
    let measure: Option<String> = indicator.get("measure")?;
    let bound = [
        measure.clone().unwrap_or_default(),
        part("only_by")?,
        part("over_by")?,
        part("over_least")?,
        part("only_group")?,
    ];
    let bound = measure.map(|_| bound.join("|"));
    let unmarked: Option<String> = indicator.get("unmarked_binding")?;
    let rows = sql(
        "SELECT id, on_day, at, value, way, binding FROM goal_reading WHERE indicator_id = $1 AND on_day >= $2 \
         AND on_day <= $3",
    )
    .bind(id)
    .bind(from)
    .bind(to)
    .all(reader)
    .await?;
    let mut last: Option<((Date, Timestamp, Uuid), String)> = None;
    for row in &rows {
        let way: String = row.get("way")?;
        let binding: Option<String> = row.get("binding")?;
        let binding = binding.or_else(|| unmarked.clone());
        if way == "measured" && (bound.is_none() || binding != bound) {
            continue;
        }
        let order = (row.get("on_day")?, row.get("at")?, row.get("id")?);
        if last.as_ref().is_none_or(|(known, _)| *known < order) {
            last = Some((order, row.get("value")?));
        }
    }
    Ok(last.map(|(_, value)| value))
}

/// Whether anything that was not dropped was planned or done for an indicator by a day.
async fn is_worked_on(reader: &Reader, indicator: Uuid, on: Date) -> Result<bool, Fault> {
    let rows = sql("SELECT id, state, since_day FROM goal_activity WHERE indicator_id = $1")
        .bind(indicator)
        .all(reader)
        .await?;
    for row in &rows {
        let (state, since): (String, Option<Date>) = (row.get("state")?, row.get("since_day")?);
        let id: Uuid = row.get("id")?;
        let since = since.or_else(|| {
            let (seconds, _) = id.get_timestamp()?.to_unix();
            let at = Timestamp::from_second(i64::try_from(seconds).ok()?).ok()?;
            Some(at.to_zoned(TimeZone::UTC).date())
        });
        if state != "dropped" && since.is_none_or(|since| since <= on) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The reason by which an indicator is judged; none where it is not.
fn why(
    indicator: &Row,
    (value, is_worked_on): (Option<String>, bool),
    table: &Table,
) -> Result<Option<&'static str>, Fault> {
    let text = |name| -> Result<Option<String>, Fault> { indicator.get(name) };
    let (method, aim): (String, String) = (indicator.get("method")?, indicator.get("aim")?);
    let higher = text("better")?.as_deref() == Some("higher");
    let (baseline, target) = (text("baseline")?, text("target")?);
    let Some(value) = value else { return Ok(None) };
    if method == "budget" {
        let deviation = number(&value).map(|parts| 100_000 - parts.abs());
        return Ok(deviation.map(|kept| match kept {
            kept if kept >= table.green => "budget-green",
            kept if kept >= table.yellow => "budget-yellow",
            _ => "budget-red",
        }));
    }
    let with = |other: &str| {
        let order = compare(&value, other)?;
        Some(if higher { order } else { order.reverse() })
    };
    let reached = match &target {
        None => None,
        Some(target) => match with(target) {
            None => return Ok(None),
            Some(order) => Some(order != Ordering::Less),
        },
    };
    let short = if is_worked_on {
        "worse-with-activities"
    } else {
        "worse-without"
    };
    let Some(baseline) = &baseline else {
        return Ok(reached.map(|reached| if reached { "reached" } else { short }));
    };
    let Some(order) = with(baseline) else {
        return Ok(None);
    };
    Ok(match (aim.as_str(), order, reached) {
        ("reach", _, Some(true)) => Some("reached"),
        (_, Ordering::Greater, _) => Some("improved"),
        ("reach", _, None) => None,
        ("keep", Ordering::Equal, _) => Some("kept-as-aimed"),
        (_, Ordering::Equal, Some(true)) => Some("reached"),
        ("improve", Ordering::Equal, _) if is_worked_on => Some("kept-with-activities"),
        ("improve", Ordering::Equal, _) => Some("kept-without"),
        _ => Some(short),
    })
}

/// How two values lie to each other as they are written; none where they are of different kinds.
fn compare(value: &str, other: &str) -> Option<Ordering> {
    let yes_no = |text: &str| match text {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    match (yes_no(value), yes_no(other)) {
        (Some(is), Some(was)) => return Some(is.cmp(&was)),
        (Some(_), None) | (None, Some(_)) => return None,
        (None, None) => {}
    }
    match (share(value), share(other)) {
        (Some((met, of)), Some((other_met, other_of))) => {
            return Some((met * other_of).cmp(&(other_met * of)));
        }
        (Some(_), None) | (None, Some(_)) => return None,
        (None, None) => {}
    }
    let ((low, high), (other_low, other_high)) = (span(value)?, span(other)?);
    Some(if low > other_high {
        Ordering::Greater
    } else if high < other_low {
        Ordering::Less
    } else {
        Ordering::Equal
    })
}

/// `3/5`, or all.
fn share(text: &str) -> Option<(i64, i64)> {
    if text == "all" {
        return Some((1, 1));
    }
    let (met, of) = text.split_once('/')?;
    Some((met.parse().ok()?, of.parse().ok()?))
}

/// `10-15`, or one number that is both ends.
fn span(text: &str) -> Option<(i64, i64)> {
    if let Some(number) = number(text) {
        return Some((number, number));
    }
    let (low, high) = text.split_once('-')?;
    Some((number(low)?, number(high)?))
}

/// A number in thousandths, as it is kept: `71.9`.
fn number(text: &str) -> Option<i64> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text),
    };
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, "0"));
    let whole: i64 = whole.parse().ok()?;
    let rest: i64 = format!("{rest:0<3}").parse().ok()?;
    Some(sign * (1000 * whole + rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_as_they_are_written_are_compared() {
        use Ordering::{Equal, Greater, Less};
        for (value, other, expect) in [
            ("83.1", "83", Some(Greater)),
            ("-0.4", "0.4", Some(Less)),
            ("12", "10-15", Some(Equal)),
            ("15.1", "10-15", Some(Greater)),
            ("3/5", "6/10", Some(Equal)),
            ("4/5", "all", Some(Less)),
            ("yes", "no", Some(Greater)),
            ("3/5", "60", None),
            ("yes", "1", None),
        ] {
            assert_eq!(compare(value, other), expect, "{value} {other}");
        }
    }

    #[test]
    fn means_are_rounded_before_they_are_banded() {
        let table = Table {
            scores: BTreeMap::new(),
            partly: 50,
            met: 70,
            yellow: 98_000,
            green: 99_500,
        };
        assert_eq!(table.result(&[2, 1, 1, 0]), Some((50, "partly")));
        assert_eq!(table.result(&[2, 1]), Some((75, "met")));
        assert_eq!(table.result(&[2, 2, 1, 0, 0, 1]), Some((50, "partly")));
        assert_eq!(table.result(&[1, 0, 1]), Some((33, "not-met")));
        assert_eq!(table.result(&[2, 1, 1]), Some((67, "partly")));
        assert_eq!(table.result(&[]), None);
    }
}
