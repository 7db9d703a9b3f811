//! The figures of measures counted once more, from the tables themselves.
//!
//! Nothing here asks a room: no read, no measure, no rule of theirs. What a measure means is written out a second time,
//! from its definition in words, so that a wrong `meets` or a wrong join on either side is a difference. Numbers that a
//! municipality decides, such as within how many days something is to be judged, are data and come from the rule book.

mod answers;
mod calendar;
mod continuity;
mod decisions;
mod deviations;
mod figure;
mod judged;
mod plans;
mod visits;

use std::collections::BTreeMap;

use kernel::{Date, Fault, measure::Dimension};
use rulebook::RuleBook;
use store::{Reader, Row, sql};
use uuid::Uuid;

pub(super) use figure::told;
pub use judged::misjudged;

/// How rows become the figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    Share,
    Mean,
    Median,
    Count,
}

/// The days that a figure tells of, and the day on which it was read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Days {
    pub(super) from: Date,
    pub(super) to: Date,
    pub(super) today: Date,
}

/// Something that is counted, as it lies in the tables.
#[derive(Debug, Clone, Default)]
pub(super) struct Raw {
    person: Option<Uuid>,
    groups: BTreeMap<Dimension, String>,
    value: Option<i64>,
    meets: bool,
}

/// What is counted by a measure; none of a measure that is not counted here.
pub(super) async fn rows(
    reader: &Reader,
    book: &RuleBook,
    (measure, days): (&str, Days),
) -> Result<Option<(How, Vec<Raw>)>, Fault> {
    let share = |rows| Some((How::Share, rows));
    Ok(match measure {
        "care-plans-measure-in-time" => share(plans::in_time(reader, days).await?),
        "care-plans-measure-current" => share(plans::current(reader, days).await?),
        "care-plans-measure-participation" => share(plans::participation(reader, days).await?),
        "visits-measure-made" => share(visits::made(reader, days).await?),
        "visits-measure-typed" => share(visits::typed(reader, days).await?),
        "cases-measure-followed-up" => share(decisions::followed_up(reader, days).await?),
        "deviations-measure-triaged" => share(deviations::triaged(reader, book, days).await?),
        "deviations-measure-remedied" => share(deviations::remedied(reader, days).await?),
        "deviations-measure-closed" => Some((How::Median, deviations::closed(reader, days).await?)),
        "deviations-measure-serious" => {
            Some((How::Count, deviations::serious(reader, days).await?))
        }
        "follow-up-measure-response" => share(answers::response(reader, days).await?),
        "follow-up-measure-safety" => share(answers::graded(reader, "safety", days).await?),
        "follow-up-measure-influence" => share(answers::graded(reader, "influence", days).await?),
        "follow-up-measure-treatment" => share(answers::graded(reader, "treatment", days).await?),
        "follow-up-measure-complaint" => share(answers::graded(reader, "complaint", days).await?),
        "follow-up-measure-continuity" => share(answers::graded(reader, "continuity", days).await?),
        "cases-measure-days-to-decision" => {
            Some((How::Median, decisions::days_taken(reader, days).await?))
        }
        "schedules-measure-continuity-national" => {
            Some((How::Mean, continuity::met(reader, (true, days)).await?))
        }
        "schedules-measure-continuity-all" => {
            Some((How::Mean, continuity::met(reader, (false, days)).await?))
        }
        _ => None,
    })
}

/// Asks a question about what lies between two days, the first as `$1` and the last as `$2`.
async fn within(
    reader: &Reader,
    question: &'static str,
    (first, last): (Date, Date),
) -> Result<Vec<Row>, Fault> {
    sql(question).bind(first).bind(last).all(reader).await
}

/// The groups of a row that has some of these columns: ids of units as `provider_id` and `unit_id`, the rest as words.
fn raw(row: &Row, dimensions: &[Dimension]) -> Result<Raw, Fault> {
    let mut groups = BTreeMap::new();
    for by in dimensions {
        let group = match by {
            Dimension::Provider => id(row, "provider_id")?,
            Dimension::Unit => id(row, "unit_id")?,
            Dimension::ProviderForm => row.get("form")?,
            Dimension::Service => row.get("service")?,
            Dimension::District => row.get("district")?,
            Dimension::Regime => row.get("regime")?,
            Dimension::Sex | Dimension::AgeBand | Dimension::Need => None,
        };
        groups.extend(group.map(|group: String| (*by, group)));
    }
    Ok(Raw {
        groups,
        ..Raw::default()
    })
}

fn id(row: &Row, column: &str) -> Result<Option<String>, Fault> {
    let id: Option<Uuid> = row.get(column)?;
    Ok(id.map(|id| id.to_string()))
}
