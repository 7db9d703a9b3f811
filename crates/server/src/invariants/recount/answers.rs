//! The questions on quality: who answered, and what they think. Counted for the last half-year that is over.

use kernel::{Date, Fault, measure::Dimension};
use store::{Reader, Row, sql};

use super::{Days, Raw, calendar::day_before, raw, within};

const BY: [Dimension; 5] = [
    Dimension::Provider,
    Dimension::ProviderForm,
    Dimension::Unit,
    Dimension::District,
    Dimension::Service,
];

/// From 4 on a grade is good.
const GOOD: i64 = 4;

/// The half-year of the last day, or the one before where it has not ended by today.
fn half_year(days: Days) -> (Date, Date) {
    let of = |day: Date| {
        let (first, last) = if day.month() > 6 {
            ((7, 1), (12, 31))
        } else {
            ((1, 1), (6, 30))
        };
        let on = |(month, number)| jiff::civil::date(day.year(), month, number);
        (on(first), on(last))
    };
    let (first, last) = of(days.to);
    if days.today > last {
        (first, last)
    } else {
        of(day_before(first))
    }
}

/// The questions whose time for an answer ended in the half-year: whether one came by then.
pub(super) async fn response(reader: &Reader, days: Days) -> Result<Vec<Raw>, Fault> {
    let rows = within(
        reader,
        "SELECT s.person_id, s.provider_id, s.unit_id, s.district, s.service, u.form, s.answer_by, s.answered_on \
         FROM follow_up_survey s LEFT JOIN organisation_unit u ON u.id = s.provider_id \
         WHERE s.answer_by >= $1 AND s.answer_by <= $2",
        half_year(days),
    )
    .await?;
    let read = |row: &Row| {
        let (by, on): (Date, Option<Date>) = (row.get("answer_by")?, row.get("answered_on")?);
        Ok(Raw {
            person: row.get("person_id")?,
            meets: on.is_some_and(|on| on <= by),
            ..raw(row, &BY)?
        })
    };
    rows.iter().map(read).collect()
}

/// The grades that were given to a theme in the half-year: whether each is good. Who did not know gave none.
pub(super) async fn graded(reader: &Reader, theme: &str, days: Days) -> Result<Vec<Raw>, Fault> {
    let (first, last) = half_year(days);
    let rows = sql(
        "SELECT s.person_id, s.provider_id, s.unit_id, s.district, s.service, u.form, a.grade \
         FROM follow_up_survey s JOIN follow_up_answer a ON a.survey_id = s.id AND a.theme = $3 \
         LEFT JOIN organisation_unit u ON u.id = s.provider_id \
         WHERE s.answered_on >= $1 AND s.answered_on <= $2",
    )
    .bind(first)
    .bind(last)
    .bind(theme)
    .all(reader)
    .await?;
    let mut counted = vec![];
    for row in &rows {
        let grade: Option<i64> = row.get("grade")?;
        let Some(grade) = grade else { continue };
        counted.push(Raw {
            person: row.get("person_id")?,
            value: Some(grade),
            meets: grade >= GOOD,
            ..raw(row, &BY)?
        });
    }
    Ok(counted)
}
