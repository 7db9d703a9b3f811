//! Follow-ups of decisions in the store.

use access::{Need, Resource, Visible};
use kernel::{Call, Date, Fault, PersonId, UnitId};
use page_kit::Window;
use store::{Ask, Row, Statement, Tx, sql};

use crate::model::{DecisionId, FollowUp, FollowUpOutcome};

fn read(row: &Row) -> Result<FollowUp, Fault> {
    Ok(FollowUp {
        id: row.get("id")?,
        decision: row.get("decision_id")?,
        person: row.get("person_id")?,
        due: row.get("due_on")?,
        done: row.get("done_on")?,
        by: row.get("done_by")?,
        outcome: row.keyed_maybe("outcome")?,
        words: row.get("words")?,
    })
}

/// Puts in the follow-up that comes next.
pub(crate) async fn follow_up_insert(tx: &Tx, new: &FollowUp) -> Result<(), Fault> {
    sql("INSERT INTO case_follow_up (id, decision_id, person_id, due_on) VALUES ($1, $2, $3, $4)")
        .bind(new.id)
        .bind(new.decision)
        .bind(new.person)
        .bind(new.due)
        .run(tx)
        .await?;
    Ok(())
}

/// Saves what a follow-up showed; one that waits only.
pub(crate) async fn follow_up_done(tx: &Tx, done: &FollowUp) -> Result<u64, Fault> {
    sql(
        "UPDATE case_follow_up SET done_on = $1, done_by = $2, outcome = $3, words = $4 \
         WHERE id = $5 AND done_on IS NULL",
    )
    .bind(done.done)
    .bind(done.by)
    .bind(done.outcome.map(FollowUpOutcome::key))
    .bind(done.words.clone())
    .bind(done.id)
    .run(tx)
    .await
}

/// The follow-ups of a decision, oldest first.
pub(crate) async fn follow_up_list(
    ask: &dyn Ask,
    decision: DecisionId,
) -> Result<Vec<FollowUp>, Fault> {
    let rows = sql(
        "SELECT id, decision_id, person_id, due_on, done_on, done_by, outcome, words FROM case_follow_up \
         WHERE decision_id = $1 ORDER BY due_on, id",
    )
    .bind(decision)
    .all(ask)
    .await?;
    rows.iter().map(read).collect()
}

/// Which persons are asked for: of an ordering unit, with decisions to be followed up from a day to a day.
#[derive(Debug, Clone)]
pub(crate) struct DueWithin {
    /// The unit.
    pub(crate) unit: UnitId,
    /// The first day.
    pub(crate) from: Date,
    /// The last day.
    pub(crate) to: Date,
    /// Only these persons, where somebody is searched for.
    pub(crate) among: Option<Vec<PersonId>>,
}

impl DueWithin {
    fn statement(&self, what: &str) -> Statement {
        let statement = sql(format!(
            "SELECT {what} FROM case_decision WHERE unit_id = $1 AND state = 'standing' \
             AND follow_up_on >= $2 AND follow_up_on <= $3"
        ))
        .bind(self.unit)
        .bind(self.from)
        .bind(self.to);
        match &self.among {
            Some(persons) => statement.push(" AND person_id").among(persons),
            None => statement,
        }
    }
}

/// A page of persons whose decisions are to be followed up, each with the earliest day and how many decisions, and how
/// many persons there are: those whom the caller may see.
pub(crate) async fn persons_due(
    ask: &dyn Ask,
    call: &Call,
    within: &DueWithin,
    window: Window,
) -> Result<(Vec<(PersonId, Date, i64)>, i64), Fault> {
    let need = Need::see(Resource::Decision);
    let order = if window.is_descending {
        "due DESC, person_id DESC"
    } else {
        "due, person_id"
    };
    let what = "person_id, MIN(follow_up_on) AS due, COUNT(*) AS n";
    let mine = Visible::narrow(call, &need, "person_id", within.statement(what))?;
    let first = mine.next();
    let rows = mine
        .push(&format!(
            " GROUP BY person_id ORDER BY {order} LIMIT ${first} OFFSET ${}",
            first + 1
        ))
        .bind(window.limit)
        .bind(window.offset)
        .all(ask)
        .await?;
    let all = within.statement("COUNT(DISTINCT person_id) AS n");
    let all = Visible::narrow(call, &need, "person_id", all)?
        .one(ask)
        .await?;
    let total = all.map_or(Ok(0), |row| row.get("n"))?;
    let read = |row: &Row| Ok((row.get("person_id")?, row.get("due")?, row.get("n")?));
    Ok((rows.iter().map(read).collect::<Result<_, Fault>>()?, total))
}
