//! Persons: those with services, and, when asked for, all others who live there.

use kernel::Date;
use residents::{ImportResidents, ResidentRow};

use super::stage::{FillError, Stage, Step};

/// Rows that are put in at once.
const AT_ONCE: usize = 5_000;

/// So many years ago the register was taken over.
const TAKEN_OVER: i64 = 8;

/// Puts in the persons with services: those who lived then when the register was taken over, and the others on the
/// day of their birth.
pub(super) async fn put_in(stage: &mut Stage<'_>) -> Result<(), FillError> {
    let day = stage
        .plan
        .wish
        .today
        .saturating_sub(jiff::Span::new().years(TAKEN_OVER));
    let rows = stage.plan.clients.iter().map(|client| client.row.clone());
    let (rows, born_later): (Vec<ResidentRow>, Vec<ResidentRow>) =
        rows.partition(|row| birth(row).is_none_or(|born| born <= day));
    let of = u64::try_from(rows.len() + born_later.len()).unwrap_or(u64::MAX);
    let parts = rows.chunks(AT_ONCE).map(|part| (day, part.to_vec()));
    let births = born_later
        .into_iter()
        .map(|row| (birth(&row).unwrap_or(day), vec![row]));
    let mut done = 0;
    for (day, rows) in parts.chain(births) {
        let at = stage.moment(day, 9, 0);
        done += stage.system(at, &ImportResidents { rows }).await?;
        stage.progress.at(Step::People, done, of);
    }
    Ok(())
}

fn birth(row: &ResidentRow) -> Option<Date> {
    row.person.identity.born()
}

/// Puts in the residents without a case.
pub(super) async fn put_in_crowd(stage: &mut Stage<'_>) -> Result<(), FillError> {
    let plan = stage.plan;
    let known = u64::try_from(plan.clients.len()).unwrap_or(u64::MAX);
    let of = plan.wish.size.counts().residents.saturating_sub(known);
    // The register as it stands, with those who were born today.
    let at = stage.moment(plan.wish.today, 0, 0);
    let mut crowd = plan.crowd();
    let mut done = 0;
    loop {
        let rows: Vec<ResidentRow> = crowd.by_ref().take(AT_ONCE).collect();
        if rows.is_empty() {
            return Ok(());
        }
        done += stage.system(at, &ImportResidents { rows }).await?;
        stage.progress.at(Step::Residents, done, of);
    }
}
