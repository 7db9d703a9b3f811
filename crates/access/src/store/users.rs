//! Users and settings.

use std::collections::BTreeMap;

use kernel::{Fault, Line, PersonId, UserId};
use store::{Ask, Row, Tx, sql};

use crate::model::{Login, SealedPassword, UserView};

const COLUMNS: &str = "SELECT id, name, login, password IS NOT NULL AS has_password, disabled, person_id, hsa_id, version FROM access_user";

fn view(row: &Row) -> Result<UserView, Fault> {
    Ok(UserView {
        id: row.get("id")?,
        name: row.get("name")?,
        login: row.get("login")?,
        is_disabled: row.get("disabled")?,
        has_password: row.get("has_password")?,
        person: row.get("person_id")?,
        hsa_id: row.get("hsa_id")?,
        version: row.get("version")?,
    })
}

pub(crate) async fn by_id(ask: &dyn Ask, id: UserId) -> Result<Option<UserView>, Fault> {
    let row = sql(format!("{COLUMNS} WHERE id = $1"))
        .bind(id)
        .one(ask)
        .await?;
    row.as_ref().map(view).transpose()
}

/// The names of some users.
pub(crate) async fn names(
    ask: &dyn Ask,
    users: &[UserId],
) -> Result<BTreeMap<UserId, String>, Fault> {
    let mut names = BTreeMap::new();
    for some in users.chunks(64) {
        let statement = sql("SELECT id, name FROM access_user WHERE id");
        for row in &statement.among(some).all(ask).await? {
            names.insert(row.get("id")?, row.get("name")?);
        }
    }
    Ok(names)
}

pub(crate) async fn by_login(ask: &dyn Ask, login: &Login) -> Result<Option<UserView>, Fault> {
    let row = sql(format!("{COLUMNS} WHERE login = $1"))
        .bind(login.as_str())
        .one(ask)
        .await?;
    row.as_ref().map(view).transpose()
}

pub(crate) async fn by_person(ask: &dyn Ask, person: PersonId) -> Result<Option<UserView>, Fault> {
    let row = sql(format!("{COLUMNS} WHERE person_id = $1"))
        .bind(person)
        .one(ask)
        .await?;
    row.as_ref().map(view).transpose()
}

pub(crate) async fn by_hsa(ask: &dyn Ask, hsa_id: &str) -> Result<Option<UserView>, Fault> {
    let row = sql(format!("{COLUMNS} WHERE hsa_id = $1"))
        .bind(hsa_id)
        .one(ask)
        .await?;
    row.as_ref().map(view).transpose()
}

/// Name of the setting that marks a demo.
pub(crate) const DEMO: &str = "demo";

/// A page of users in the order of their logins, after a login.
pub(crate) async fn page(ask: &dyn Ask, after: &str, most: i64) -> Result<Vec<UserView>, Fault> {
    let rows = sql(format!(
        "{COLUMNS} WHERE login > $1 ORDER BY login LIMIT $2"
    ))
    .bind(after)
    .bind(most)
    .all(ask)
    .await?;
    rows.iter().map(view).collect()
}

/// Those who work here, or who are nobody's resident login, whose login begins with a text: a page of them in the
/// order of their logins, and how many there are. The logins of residents are theirs alone.
pub(crate) async fn staff_page(
    ask: &dyn Ask,
    begins: &str,
    (offset, most): (i64, i64),
) -> Result<(Vec<UserView>, i64), Fault> {
    const STAFF: &str = "WHERE login >= $1 AND login < $2 AND (person_id IS NULL OR EXISTS \
        (SELECT 1 FROM access_assignment a WHERE a.user_id = access_user.id))";
    // Above every sign that a login can hold.
    let end = format!("{begins}\u{10FFFF}");
    let rows = sql(format!(
        "{COLUMNS} {STAFF} ORDER BY login LIMIT $3 OFFSET $4"
    ))
    .bind(begins)
    .bind(end.as_str())
    .bind(most)
    .bind(offset)
    .all(ask)
    .await?;
    let count = sql(format!("SELECT COUNT(*) AS n FROM access_user {STAFF}"))
        .bind(begins)
        .bind(end.as_str())
        .one(ask)
        .await?;
    let total = count.map_or(Ok(0), |row| row.get("n"))?;
    let views: Result<Vec<UserView>, Fault> = rows.iter().map(view).collect();
    Ok((views?, total))
}

/// The first residents' logins that are open, in the order of the persons.
pub(crate) async fn of_residents(ask: &dyn Ask, most: i64) -> Result<Vec<UserView>, Fault> {
    // After no person: by the index of persons, from its beginning.
    let nobody = PersonId::from_uuid(uuid::Uuid::nil());
    let rows = sql(format!(
        "{COLUMNS} WHERE person_id > $1 AND disabled = FALSE ORDER BY person_id LIMIT $2"
    ))
    .bind(nobody)
    .bind(most)
    .all(ask)
    .await?;
    rows.iter().map(view).collect()
}

/// The password's hash of a login that is open.
pub(crate) async fn password_of(
    ask: &dyn Ask,
    login: &Login,
) -> Result<Option<(UserId, SealedPassword)>, Fault> {
    let row = sql("SELECT id, password FROM access_user WHERE login = $1 AND disabled = FALSE")
        .bind(login.as_str())
        .one(ask)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let sealed: Option<String> = row.get("password")?;
    let user: UserId = row.get("id")?;
    Ok(sealed.map(|sealed| (user, SealedPassword(sealed))))
}

/// The password's hash of a user.
pub(crate) async fn password_of_user(
    ask: &dyn Ask,
    id: UserId,
) -> Result<Option<SealedPassword>, Fault> {
    let row = sql("SELECT password FROM access_user WHERE id = $1")
        .bind(id)
        .one(ask)
        .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(row.get::<Option<String>>("password")?.map(SealedPassword))
}

/// A user to be added.
#[derive(Debug)]
pub(crate) struct NewUser<'a> {
    pub id: UserId,
    pub name: &'a Line,
    pub login: &'a Login,
    pub password: Option<&'a SealedPassword>,
    pub person: Option<PersonId>,
    pub hsa_id: Option<&'a str>,
}

pub(crate) async fn insert(tx: &Tx, user: &NewUser<'_>) -> Result<(), Fault> {
    sql(
        "INSERT INTO access_user (id, name, login, password, disabled, person_id, hsa_id, version) \
         VALUES ($1, $2, $3, $4, FALSE, $5, $6, 1)",
    )
    .bind(user.id)
    .bind(user.name.as_str())
    .bind(user.login.as_str())
    .bind(user.password.map(|sealed| sealed.0.as_str()))
    .bind(user.person)
    .bind(user.hsa_id)
    .run(tx)
    .await
    .map(drop)
}

pub(crate) async fn set_password(
    tx: &Tx,
    id: UserId,
    sealed: &SealedPassword,
) -> Result<(), Fault> {
    sql("UPDATE access_user SET password = $1, version = version + 1 WHERE id = $2")
        .bind(sealed.0.as_str())
        .bind(id)
        .run(tx)
        .await
        .map(drop)
}

pub(crate) async fn set_disabled(tx: &Tx, id: UserId, disabled: bool) -> Result<(), Fault> {
    sql("UPDATE access_user SET disabled = $1, version = version + 1 WHERE id = $2")
        .bind(disabled)
        .bind(id)
        .run(tx)
        .await
        .map(drop)
}

pub(crate) async fn setting(ask: &dyn Ask, name: &str) -> Result<Option<String>, Fault> {
    let row = sql("SELECT value FROM access_setting WHERE name = $1")
        .bind(name)
        .one(ask)
        .await?;
    row.map(|row| row.get("value")).transpose()
}

pub(crate) async fn set_setting(tx: &Tx, name: &str, value: &str) -> Result<(), Fault> {
    sql("INSERT INTO access_setting (name, value) VALUES ($1, $2) \
         ON CONFLICT (name) DO UPDATE SET value = excluded.value")
    .bind(name)
    .bind(value)
    .run(tx)
    .await
    .map(drop)
}
