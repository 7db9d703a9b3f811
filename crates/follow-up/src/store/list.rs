//! Follow-ups and questions of an ordering unit, page by page.

use access::{Need, Resource, Visible};
use kernel::{Call, Fault, UnitId};
use page_kit::Window;
use store::{Ask, Statement, sql};

use super::{
    follow_up::{COLUMNS, whole},
    survey,
};
use crate::model::{FollowUp, Survey};

/// Which follow-ups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    /// Those that are booked, written on or not.
    Booked,
    /// Those that are signed and led to something that has not been begun.
    Unsettled,
    /// All that are signed.
    Signed,
}

impl Which {
    const fn condition(self) -> &'static str {
        match self {
            Self::Booked => "state = 'booked'",
            Self::Signed => "state = 'signed'",
            Self::Unsettled => {
                "state = 'signed' AND settled_at IS NULL AND id IN (SELECT n.follow_up_id FROM follow_up_finding n \
                 WHERE n.follow_up_id = follow_up.id AND n.number = follow_up.standing \
                 AND n.outcome IN ('change-order', 'investigate', 'no-longer-needed'))"
            }
        }
    }
}

/// A page of follow-ups whose persons the caller may see, and how many there are.
pub(crate) async fn follow_up_page(
    ask: &dyn Ask,
    call: &Call,
    (unit, which): (UnitId, Which),
    window: Window,
) -> Result<(Vec<FollowUp>, i64), Fault> {
    let order = match (window.sort, window.is_descending) {
        ("held", false) => "held_on, id",
        ("held", true) => "held_on DESC, id DESC",
        (_, false) => "meeting_on, id",
        (_, true) => "meeting_on DESC, id DESC",
    };
    let need = Need::see(Resource::FollowUp);
    let mine = |what: &str| {
        let text = format!(
            "SELECT {what} FROM follow_up WHERE unit_id = $1 AND {}",
            which.condition()
        );
        Visible::narrow(call, &need, "person_id", sql(text).bind(unit))
    };
    let rows = page(mine(COLUMNS)?, order, window).all(ask).await?;
    let total = count(ask, mine("COUNT(*) AS n")?).await?;
    Ok((whole(ask, &rows).await?, total))
}

/// A page of questions that wait for an answer, of persons whom the caller may see, and how many there are.
pub(crate) async fn survey_page(
    ask: &dyn Ask,
    call: &Call,
    unit: UnitId,
    window: Window,
) -> Result<(Vec<Survey>, i64), Fault> {
    let order = if window.is_descending {
        "handed_out_on DESC, id DESC"
    } else {
        "handed_out_on, id"
    };
    let need = Need::see(Resource::FollowUp);
    let mine = |what: &str| {
        let text = format!(
            "SELECT {what} FROM follow_up_survey WHERE unit_id = $1 AND state = 'waiting' AND handed_out IS NOT NULL"
        );
        Visible::narrow(call, &need, "person_id", sql(text).bind(unit))
    };
    let rows = page(mine(survey::COLUMNS)?, order, window).all(ask).await?;
    let total = count(ask, mine("COUNT(*) AS n")?).await?;
    Ok((
        rows.iter().map(survey::read).collect::<Result<_, _>>()?,
        total,
    ))
}

fn page(statement: Statement, order: &str, window: Window) -> Statement {
    let first = statement.next();
    statement
        .push(&format!(
            " ORDER BY {order} LIMIT ${first} OFFSET ${}",
            first + 1
        ))
        .bind(window.limit)
        .bind(window.offset)
}

async fn count(ask: &dyn Ask, statement: Statement) -> Result<i64, Fault> {
    let row = statement.one(ask).await?;
    row.map_or(Ok(0), |row| row.get("n"))
}
