//! Passkeys, and what the server remembers between the two halves of their use.

use jiff::SignedDuration;
use kernel::{Fault, Id, Line, Timestamp, UserId};
use store::{Ask, Row, Tx, sql};

/// Kind of [`ChallengeId`].
pub enum Challenges {}
/// The first half of a passkey's use, which the second refers to.
pub type ChallengeId = Id<Challenges>;

/// How long the second half may take.
const LASTS: SignedDuration = SignedDuration::from_mins(5);

/// A passkey as its user sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PasskeyView {
    /// Its credential, in hexadecimal.
    pub credential: String,
    /// The name that the user gave it.
    pub name: String,
    /// When it was added.
    pub made_at: Timestamp,
    /// When it was last used.
    pub used_at: Option<Timestamp>,
}

pub(crate) async fn of_user(ask: &dyn Ask, user: UserId) -> Result<Vec<PasskeyView>, Fault> {
    let rows = sql("SELECT credential, name, made_at, used_at FROM access_passkey WHERE user_id = $1 ORDER BY made_at")
        .bind(user)
        .all(ask)
        .await?;
    rows.iter().map(view).collect()
}

fn view(row: &Row) -> Result<PasskeyView, Fault> {
    Ok(PasskeyView {
        credential: row.get("credential")?,
        name: row.get("name")?,
        made_at: row.get("made_at")?,
        used_at: row.get("used_at")?,
    })
}

/// The keys themselves, as they are kept.
pub(crate) async fn keys_of_user(ask: &dyn Ask, user: UserId) -> Result<Vec<String>, Fault> {
    let rows = sql("SELECT passkey FROM access_passkey WHERE user_id = $1 ORDER BY made_at")
        .bind(user)
        .all(ask)
        .await?;
    rows.iter().map(|row| row.get("passkey")).collect()
}

/// Whose key it is, and the key.
pub(crate) async fn by_credential(
    ask: &dyn Ask,
    credential: &str,
) -> Result<Option<(UserId, String)>, Fault> {
    let row = sql("SELECT user_id, passkey FROM access_passkey WHERE credential = $1")
        .bind(credential)
        .one(ask)
        .await?;
    row.map(|row| Ok((row.get("user_id")?, row.get("passkey")?)))
        .transpose()
}

/// A key to be kept.
#[derive(Debug)]
pub(crate) struct NewPasskey<'a> {
    pub credential: &'a str,
    pub user: UserId,
    pub name: &'a Line,
    pub passkey: &'a str,
    pub made_at: Timestamp,
}

pub(crate) async fn insert(tx: &Tx, new: &NewPasskey<'_>) -> Result<(), Fault> {
    sql("INSERT INTO access_passkey (credential, user_id, name, passkey, made_at) VALUES ($1, $2, $3, $4, $5)")
        .bind(new.credential)
        .bind(new.user)
        .bind(new.name.as_str())
        .bind(new.passkey)
        .bind(new.made_at)
        .run(tx)
        .await
        .map(drop)
}

/// Notes a use, and what the key has become by it.
pub(crate) async fn used(
    tx: &Tx,
    credential: &str,
    passkey: &str,
    at: Timestamp,
) -> Result<(), Fault> {
    sql("UPDATE access_passkey SET passkey = $1, used_at = $2 WHERE credential = $3")
        .bind(passkey)
        .bind(at)
        .bind(credential)
        .run(tx)
        .await
        .map(drop)
}

pub(crate) async fn remove(tx: &Tx, user: UserId, credential: &str) -> Result<u64, Fault> {
    sql("DELETE FROM access_passkey WHERE credential = $1 AND user_id = $2")
        .bind(credential)
        .bind(user)
        .run(tx)
        .await
}

/// The first half: for whom, to what end, and what the second half is compared with.
#[derive(Debug, Clone)]
pub(crate) struct Challenge {
    pub id: ChallengeId,
    pub user: Option<UserId>,
    pub kind: &'static str,
    pub state: String,
}

pub(crate) async fn insert_challenge(
    tx: &Tx,
    new: &Challenge,
    now: Timestamp,
) -> Result<(), Fault> {
    sql("INSERT INTO access_challenge (id, user_id, kind, state, ends_at) VALUES ($1, $2, $3, $4, $5)")
        .bind(new.id)
        .bind(new.user)
        .bind(new.kind)
        .bind(new.state.as_str())
        .bind(now.saturating_add(LASTS).unwrap_or(now))
        .run(tx)
        .await
        .map(drop)
}

/// A first half that still stands: for whom, and its state.
pub(crate) async fn challenge(
    ask: &dyn Ask,
    id: ChallengeId,
    kind: &str,
    now: Timestamp,
) -> Result<Option<(UserId, String)>, Fault> {
    let row = sql(
        "SELECT user_id, state FROM access_challenge WHERE id = $1 AND kind = $2 AND ends_at > $3",
    )
    .bind(id)
    .bind(kind)
    .bind(now)
    .one(ask)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let user: Option<UserId> = row.get("user_id")?;
    let state: String = row.get("state")?;
    Ok(user.map(|user| (user, state)))
}

/// Uses a first half up; tells whether it still stood.
pub(crate) async fn use_challenge(tx: &Tx, id: ChallengeId) -> Result<bool, Fault> {
    let used = sql("DELETE FROM access_challenge WHERE id = $1")
        .bind(id)
        .run(tx)
        .await?;
    Ok(used == 1)
}

/// Forgets what is too old to be finished.
pub(crate) async fn forget_challenges(tx: &Tx, now: Timestamp) -> Result<u64, Fault> {
    sql("DELETE FROM access_challenge WHERE ends_at <= $1")
        .bind(now)
        .run(tx)
        .await
}
