//! Persons: those with services, and, when asked for, all others who live there.

use residents::{ImportResidents, ResidentRow};

use super::stage::{FillError, Stage, Step};

/// Rows that are put in at once.
const AT_ONCE: usize = 5_000;

/// Puts in the persons with services.
pub(super) async fn put_in(stage: &mut Stage<'_>) -> Result<(), FillError> {
    let rows: Vec<ResidentRow> = stage
        .plan
        .clients
        .iter()
        .map(|client| client.row.clone())
        .collect();
    let of = u64::try_from(rows.len()).unwrap_or(u64::MAX);
    let at = stage.moment(
        stage
            .plan
            .wish
            .today
            .saturating_sub(jiff::Span::new().years(8)),
        9,
        0,
    );
    let mut done = 0;
    for part in rows.chunks(AT_ONCE) {
        done += stage
            .system(
                at,
                &ImportResidents {
                    rows: part.to_vec(),
                },
            )
            .await?;
        stage.progress.at(Step::People, done, of);
    }
    Ok(())
}

/// Puts in the residents without a case.
pub(super) async fn put_in_crowd(stage: &mut Stage<'_>) -> Result<(), FillError> {
    let plan = stage.plan;
    let known = u64::try_from(plan.clients.len()).unwrap_or(u64::MAX);
    let of = plan.wish.size.counts().residents.saturating_sub(known);
    let at = stage.moment(
        plan.wish.today.saturating_sub(jiff::Span::new().years(8)),
        10,
        0,
    );
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
