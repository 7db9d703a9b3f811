//! The rows behind the room's figures.

use std::collections::BTreeMap;

use kernel::{Date, Fault, PersonId, Timestamp};
use store::{Ask, sql};

use super::{decision, early_help};
use crate::model::{Decision, EarlyHelp, FollowUp};

/// How many persons are asked for at once.
const AT_ONCE: usize = 1_000;

/// A list of columns, each of a table that has another name in the question.
fn of(table: &str, columns: &str) -> String {
    let named: Vec<String> = columns
        .split(", ")
        .map(|column| format!("{table}.{column}"))
        .collect();
    named.join(", ")
}

/// Decisions of a period that answer an application; not those that changed an earlier one.
pub(crate) async fn decisions_on_application(
    ask: &dyn Ask,
    from: Date,
    last: Date,
) -> Result<Vec<Decision>, Fault> {
    let text = format!(
        "SELECT {} FROM case_decision d JOIN case_application a ON a.case_id = d.case_id \
         WHERE d.decided_on >= $1 AND d.decided_on <= $2 AND d.asked_on = a.received_on ORDER BY d.decided_on, d.id",
        of("d", decision::COLUMNS)
    );
    let rows = sql(text).bind(from).bind(last).all(ask).await?;
    rows.iter().map(decision::read).collect()
}

/// Follow-ups that were due in a period while their decision stood, each with its decision.
pub(crate) async fn follow_ups_due(
    ask: &dyn Ask,
    from: Date,
    last: Date,
) -> Result<Vec<(FollowUp, Decision)>, Fault> {
    let text = format!(
        "SELECT {}, f.id AS follow_up_id, f.due_on, f.done_on, f.done_by, f.outcome AS found, f.words \
         FROM case_follow_up f JOIN case_decision d ON d.id = f.decision_id \
         WHERE f.due_on >= $1 AND f.due_on <= $2 AND (d.ended_on IS NULL OR d.ended_on >= f.due_on \
         OR f.done_on IS NOT NULL) ORDER BY f.due_on, f.id",
        of("d", decision::COLUMNS)
    );
    let rows = sql(text).bind(from).bind(last).all(ask).await?;
    rows.iter()
        .map(|row| {
            let decision = decision::read(row)?;
            let follow_up = FollowUp {
                id: row.get("follow_up_id")?,
                decision: decision.id,
                person: decision.person,
                due: row.get("due_on")?,
                done: row.get("done_on")?,
                by: row.get("done_by")?,
                outcome: row.keyed_maybe("found")?,
                words: row.get("words")?,
            };
            Ok((follow_up, decision))
        })
        .collect()
}

/// Early help that was given from one moment to before another.
pub(crate) async fn early_help_given(
    ask: &dyn Ask,
    from: Timestamp,
    before: Timestamp,
) -> Result<Vec<EarlyHelp>, Fault> {
    let text = format!(
        "SELECT {} FROM case_early_help WHERE given_at >= $1 AND given_at < $2 ORDER BY given_at, id",
        early_help::COLUMNS
    );
    let rows = sql(text).bind(from).bind(before).all(ask).await?;
    rows.iter().map(early_help::read).collect()
}

/// The days on which these persons have applied, the earliest first.
pub(crate) async fn applications_of(
    ask: &dyn Ask,
    persons: &[PersonId],
) -> Result<BTreeMap<PersonId, Vec<Date>>, Fault> {
    let mut all: BTreeMap<PersonId, Vec<Date>> = BTreeMap::new();
    for some in persons.chunks(AT_ONCE) {
        let marks: Vec<String> = (1..=some.len()).map(|n| format!("${n}")).collect();
        let text = format!(
            "SELECT person_id, received_on FROM case_application WHERE person_id IN ({}) \
             ORDER BY person_id, received_on",
            marks.join(", ")
        );
        let asked = some.iter().fold(sql(text), |asked, id| asked.bind(*id));
        for row in asked.all(ask).await? {
            let days = all.entry(row.get("person_id")?).or_default();
            days.push(row.get("received_on")?);
        }
    }
    Ok(all)
}
