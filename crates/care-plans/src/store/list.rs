//! The plans of a provider or of an ordering unit, page by page.

use access::{Need, Resource, Visible};
use kernel::{Call, Date, Fault, UnitId};
use page_kit::Window;
use store::{Ask, Statement, sql};

use super::plan::{COLUMNS, read};
use crate::model::CarePlan;

/// Whose plans.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Whose {
    /// Those that a provider makes.
    Provider(UnitId),
    /// Those to orders of an ordering unit.
    Unit(UnitId),
}

/// Which of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    /// Nothing is agreed yet.
    Wanted,
    /// One is agreed, and must be looked through on a day or before it.
    ToReview(Date),
    /// One is agreed and holds on a day and after it.
    Standing(Date),
}

/// A page of plans whose persons the caller may see, and how many there are.
pub(crate) async fn plan_list(
    ask: &dyn Ask,
    call: &Call,
    (whose, which): (Whose, Which),
    window: Window,
) -> Result<(Vec<CarePlan>, i64), Fault> {
    let need = Need::see(Resource::CarePlan);
    let order = match (window.sort, window.is_descending) {
        ("review", false) => "review_on, id",
        ("review", true) => "review_on DESC, id DESC",
        ("ordered", false) => "ordered_on, id",
        ("ordered", true) => "ordered_on DESC, id DESC",
        (_, false) => "due_on, id",
        (_, true) => "due_on DESC, id DESC",
    };
    let mine = |what: &str| Visible::narrow(call, &need, "person_id", chosen(what, whose, which));
    let statement = mine(COLUMNS)?;
    let first = statement.next();
    let page = format!(" ORDER BY {order} LIMIT ${first} OFFSET ${}", first + 1);
    let rows = statement
        .push(&page)
        .bind(window.limit)
        .bind(window.offset)
        .all(ask)
        .await?;
    let count = mine("COUNT(*) AS n")?.one(ask).await?;
    let count = count.map_or(Ok(0), |row| row.get("n"))?;
    Ok((rows.iter().map(read).collect::<Result<_, _>>()?, count))
}

fn chosen(what: &str, whose: Whose, which: Which) -> Statement {
    let (column, unit) = match whose {
        Whose::Provider(unit) => ("provider_id", unit),
        Whose::Unit(unit) => ("unit_id", unit),
    };
    let (state, day) = match which {
        Which::Wanted => ("state = 'wanted'", None),
        Which::ToReview(day) => ("state = 'standing' AND review_on <= $2", Some(day)),
        Which::Standing(day) => ("state = 'standing' AND review_on >= $2", Some(day)),
    };
    let statement = sql(format!(
        "SELECT {what} FROM care_plan WHERE {column} = $1 AND {state}"
    ))
    .bind(unit);
    match day {
        Some(day) => statement.bind(day),
        None => statement,
    }
}

/// How many plans of a provider, for persons whom the caller may see, are not made, and how many of those are late.
pub(crate) async fn plan_waiting(
    ask: &dyn Ask,
    call: &Call,
    provider: UnitId,
) -> Result<(i64, i64), Fault> {
    let statement = sql(
        "SELECT COUNT(*) AS n, COALESCE(SUM(CASE WHEN due_on < $2 THEN 1 ELSE 0 END), 0) AS late \
         FROM care_plan WHERE provider_id = $1 AND state = 'wanted'",
    )
    .bind(provider)
    .bind(call.today());
    let need = Need::see(Resource::CarePlan);
    let row = Visible::narrow(call, &need, "person_id", statement)?
        .one(ask)
        .await?;
    let row = row.ok_or_else(|| Fault::new("a count gave no row"))?;
    Ok((row.get("n")?, row.get("late")?))
}
