//! Lists and counts of orders: what waits at a provider, what an officer has under way, which places are taken.

use kernel::{Call, Fault, UnitId, UserId};
use organisation::{DistrictCode, ServiceCode};
use store::{Ask, Row, Statement, Tx, sql};

use super::order::{SELECT, read};
use crate::model::{Order, OrderId, OrderState};

/// Whose orders are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Whose {
    /// Those with a provider.
    Provider(UnitId),
    /// Those that an officer wrote.
    Officer(UserId),
    /// Those of an ordering unit.
    Unit(UnitId),
}

/// Keys of states in a condition.
fn among(states: &[OrderState]) -> String {
    let keys: Vec<String> = states
        .iter()
        .map(|state| format!("'{}'", state.key()))
        .collect();
    format!("o.state IN ({})", keys.join(", "))
}

/// Orders in some states, limited to persons whose orders the actor may see, and how many there are.
pub(crate) async fn order_list(
    ask: &dyn Ask,
    call: &Call,
    (whose, states): (Whose, &[OrderState]),
    window: page_kit::Window,
) -> Result<(Vec<Order>, i64), Fault> {
    let order = match (window.sort, window.is_descending) {
        ("start", false) => "o.start_wish_on, o.id",
        ("start", true) => "o.start_wish_on DESC, o.id",
        ("minutes", false) => "o.granted_minutes, o.id",
        ("minutes", true) => "o.granted_minutes DESC, o.id",
        ("state", false) => "o.state, o.id",
        ("state", true) => "o.state DESC, o.id",
        // Those that nobody has opened come first, and of them the one that has waited longest.
        (_, false) => {
            "CASE WHEN s.seen_at IS NULL THEN 0 ELSE 1 END, CASE WHEN s.sent_at IS NULL THEN 1 ELSE 0 END, \
             s.sent_at, o.id"
        }
        (_, true) => "s.sent_at DESC, o.id",
    };
    let rows = limited(call, &format!("{SELECT} WHERE"), whose, states)?;
    let (limit, offset) = (rows.next(), rows.next() + 1);
    let rows = rows
        .push(&format!(
            " ORDER BY {order} LIMIT ${limit} OFFSET ${offset}"
        ))
        .bind(window.limit)
        .bind(window.offset)
        .all(ask)
        .await?;
    let count = limited(
        call,
        "SELECT COUNT(*) AS n FROM case_order o WHERE",
        whose,
        states,
    )?;
    let count = count.one(ask).await?;
    let count = count.map_or(Ok(0), |row| row.get("n"))?;
    Ok((rows.iter().map(read).collect::<Result<_, _>>()?, count))
}

fn limited(
    call: &Call,
    begin: &str,
    whose: Whose,
    states: &[OrderState],
) -> Result<Statement, Fault> {
    let states = among(states);
    let statement = match whose {
        Whose::Provider(unit) => sql(format!("{begin} o.provider_id = $1 AND {states}")).bind(unit),
        Whose::Officer(user) => sql(format!("{begin} o.officer_id = $1 AND {states}")).bind(user),
        Whose::Unit(unit) => sql(format!("{begin} o.unit_id = $1 AND {states}")).bind(unit),
    };
    let need = access::Need::see(access::Resource::Order);
    access::Visible::narrow(call, &need, "o.person_id", statement)
}

/// How many orders wait at a provider for an answer, and how many of them nobody has opened.
pub(crate) async fn order_waiting(ask: &dyn Ask, provider: UnitId) -> Result<(i64, i64), Fault> {
    let row = sql(
        "SELECT COUNT(*) AS waiting, COUNT(s.seen_at) AS seen FROM case_order o \
         JOIN case_order_sending s ON s.id = o.sending_id WHERE o.provider_id = $1 AND o.state = 'sent'",
    )
    .bind(provider)
    .one(ask)
    .await?;
    let Some(row) = row else { return Ok((0, 0)) };
    let (waiting, seen): (i64, i64) = (row.get("waiting")?, row.get("seen")?);
    Ok((waiting, waiting - seen))
}

/// Places that are taken: how many persons a provider has for a service in a district.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Taken {
    pub(crate) provider: UnitId,
    pub(crate) service: ServiceCode,
    pub(crate) district: Option<DistrictCode>,
    pub(crate) persons: i64,
}

/// The places that running orders take at some providers.
pub(crate) async fn places_taken(ask: &dyn Ask, providers: &[UnitId]) -> Result<Vec<Taken>, Fault> {
    let mut taken = Vec::new();
    for some in providers.chunks(64) {
        let counted = "SELECT o.provider_id, s.service, o.district, COUNT(DISTINCT o.person_id) AS persons \
                       FROM case_order o JOIN case_order_service s ON s.order_id = o.id WHERE o.provider_id";
        let running = " AND o.state IN ('sent', 'acknowledged', 'started') \
                       GROUP BY o.provider_id, s.service, o.district";
        let rows = sql(counted).among(some).push(running).all(ask).await?;
        for row in &rows {
            taken.push(read_taken(row)?);
        }
    }
    Ok(taken)
}

fn read_taken(row: &Row) -> Result<Taken, Fault> {
    let district: Option<String> = row.get("district")?;
    Ok(Taken {
        provider: row.get("provider_id")?,
        service: row.keyed("service")?,
        district: match district {
            Some(_) => Some(row.keyed("district")?),
            None => None,
        },
        persons: row.get("persons")?,
    })
}

/// How many orders for a person a provider has that run.
pub(crate) async fn running_for_person(
    ask: &dyn Ask,
    person: kernel::PersonId,
    provider: UnitId,
) -> Result<i64, Fault> {
    let row = sql(
        "SELECT COUNT(*) AS n FROM case_order WHERE person_id = $1 AND provider_id = $2 \
         AND state IN ('sent', 'acknowledged', 'started')",
    )
    .bind(person)
    .bind(provider)
    .one(ask)
    .await?;
    row.map_or(Ok(0), |row| row.get("n"))
}

/// The latest last day of the orders for a person that a provider has had to their end.
pub(crate) async fn last_day_for_person(
    ask: &dyn Ask,
    person: kernel::PersonId,
    provider: UnitId,
) -> Result<Option<kernel::Date>, Fault> {
    let row = sql(
        "SELECT MAX(ended_on) AS last FROM case_order WHERE person_id = $1 AND provider_id = $2 AND state = 'ended'",
    )
    .bind(person)
    .bind(provider)
    .one(ask)
    .await?;
    row.map_or(Ok(None), |row| row.get("last"))
}

/// When these providers last had their turn.
pub(crate) async fn turns(ask: &dyn Ask) -> Result<Vec<(UnitId, kernel::Timestamp)>, Fault> {
    let rows = sql("SELECT provider_id, last_at FROM case_order_turn ORDER BY provider_id")
        .all(ask)
        .await?;
    rows.iter()
        .map(|row| Ok((row.get("provider_id")?, row.get("last_at")?)))
        .collect()
}

/// Notes that a provider had its turn.
pub(crate) async fn turn_taken(
    tx: &Tx,
    provider: UnitId,
    at: kernel::Timestamp,
) -> Result<(), Fault> {
    sql(
        "INSERT INTO case_order_turn (provider_id, last_at) VALUES ($1, $2) \
         ON CONFLICT (provider_id) DO UPDATE SET last_at = $2",
    )
    .bind(provider)
    .bind(at)
    .run(tx)
    .await?;
    Ok(())
}

/// The orders that a provider has said yes to and that had not ended before a day.
pub(crate) async fn orders_carried_by(
    ask: &dyn Ask,
    provider: UnitId,
    from: kernel::Date,
) -> Result<Vec<Order>, Fault> {
    let rows = sql(format!(
        "{SELECT} WHERE o.provider_id = $1 AND o.state IN ('acknowledged', 'started', 'ended') \
         AND (o.ended_on IS NULL OR o.ended_on >= $2) ORDER BY o.id"
    ))
    .bind(provider)
    .bind(from)
    .all(ask)
    .await?;
    rows.iter().map(read).collect()
}

/// Some orders, however far they have come.
pub(crate) async fn orders_among(ask: &dyn Ask, ids: &[OrderId]) -> Result<Vec<Order>, Fault> {
    let mut all = vec![];
    for some in ids.chunks(64) {
        let rows = sql(format!("{SELECT} WHERE o.id")).among(some);
        for row in &rows.all(ask).await? {
            all.push(read(row)?);
        }
    }
    Ok(all)
}
