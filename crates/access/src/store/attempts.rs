//! Tries to log in that have not succeeded, and from where an account has logged in before.

use jiff::SignedDuration;
use kernel::{Call, Fault, Timestamp};
use store::{Ask, Row, Tx, sql};

use crate::model::{Login, Source};

/// How long a source stays known without a login from it.
const KNOWN_FOR: SignedDuration = SignedDuration::from_hours(24 * 90);

/// The tries that count against the next one.
#[derive(Debug)]
pub(crate) struct Tries {
    /// Whether the account has logged in from this source before: then only tries from it count.
    pub known: bool,
    pub on_account: Vec<Timestamp>,
    /// Over all accounts, from the source; none when the source is known.
    pub from_source: Vec<Timestamp>,
}

pub(crate) async fn load(
    ask: &dyn Ask,
    login: &Login,
    source: &Source,
    since: Timestamp,
) -> Result<Tries, Fault> {
    let known = sql("SELECT at FROM access_known_source WHERE account = $1 AND source = $2")
        .bind(login.account())
        .bind(source.digest())
        .one(ask)
        .await?
        .is_some();
    let statement = if known {
        sql("SELECT at FROM access_attempt WHERE account = $1 AND at > $2 AND known = TRUE AND source = $3 ORDER BY at")
            .bind(login.account())
            .bind(since)
            .bind(source.digest())
    } else {
        sql("SELECT at FROM access_attempt WHERE account = $1 AND at > $2 AND known = FALSE ORDER BY at")
            .bind(login.account())
            .bind(since)
    };
    let on_account = times(&statement.all(ask).await?)?;
    let from_source = if known {
        vec![]
    } else {
        let rows = sql("SELECT at FROM access_attempt WHERE source = $1 AND at > $2 AND known = FALSE ORDER BY at")
            .bind(source.digest())
            .bind(since)
            .all(ask)
            .await?;
        times(&rows)?
    };
    Ok(Tries {
        known,
        on_account,
        from_source,
    })
}

fn times(rows: &[Row]) -> Result<Vec<Timestamp>, Fault> {
    rows.iter().map(|row| row.get("at")).collect()
}

pub(crate) async fn insert(
    tx: &Tx,
    call: &Call,
    login: &Login,
    (source, known): (&Source, bool),
) -> Result<(), Fault> {
    sql("INSERT INTO access_attempt (id, account, source, known, at) VALUES ($1, $2, $3, $4, $5)")
        .bind(call.new_id::<()>())
        .bind(login.account())
        .bind(source.digest())
        .bind(known)
        .bind(call.now)
        .run(tx)
        .await
        .map(drop)
}

/// Forgets the tries from a source on an account that has got in from it, and remembers the source.
pub(crate) async fn succeeded(
    tx: &Tx,
    login: &Login,
    source: &Source,
    now: Timestamp,
) -> Result<(), Fault> {
    sql("DELETE FROM access_attempt WHERE account = $1 AND source = $2")
        .bind(login.account())
        .bind(source.digest())
        .run(tx)
        .await?;
    sql(
        "INSERT INTO access_known_source (account, source, at) VALUES ($1, $2, $3) \
         ON CONFLICT (account, source) DO UPDATE SET at = excluded.at",
    )
    .bind(login.account())
    .bind(source.digest())
    .bind(now)
    .run(tx)
    .await
    .map(drop)
}

/// Forgets tries and sources that count no more.
pub(crate) async fn forget(tx: &Tx, now: Timestamp, window: SignedDuration) -> Result<u64, Fault> {
    let tries = now.saturating_sub(window).unwrap_or(Timestamp::MIN);
    let known = now.saturating_sub(KNOWN_FOR).unwrap_or(Timestamp::MIN);
    let forgotten = sql("DELETE FROM access_attempt WHERE at <= $1")
        .bind(tries)
        .run(tx)
        .await?;
    let sources = sql("DELETE FROM access_known_source WHERE at <= $1")
        .bind(known)
        .run(tx)
        .await?;
    Ok(forgotten + sources)
}
