//! All that is kept about a person's access, in one question; and the writing of it.

use std::collections::BTreeMap;

use kernel::{Date, Fault, Id, Period, PersonId, Timestamp, UnitId, UserId};
use store::{Ask, Row, Tx, sql};

use super::period;
use crate::{
    model::{
        BlockId, Holder, LettingInId, LettingScope, MarkingId, MarkingKind, NamingId, NewRelation,
        RelationId, RelationKind,
    },
    rules::Tie,
};

/// What is kept about a person, table by table: what is asked for, from where, under which condition on the rest.
const TIES: [(&str, &str); 7] = [
    (
        "'relation' AS what, kind, user_id, unit_id, from_day, to_day FROM access_relation",
        "ended_at IS NULL",
    ),
    (
        "'provided', '', CAST(NULL AS UUID), unit_id, from_day, to_day FROM access_relation",
        "kind = 'provider' AND ended_at IS NOT NULL",
    ),
    (
        "'marking', kind, CAST(NULL AS UUID), CAST(NULL AS UUID), from_day, to_day FROM access_marking",
        "ended_at IS NULL",
    ),
    (
        "'named', '', user_id, CAST(NULL AS UUID), from_day, to_day FROM access_named_staff",
        "ended_at IS NULL",
    ),
    (
        "'block', '', CAST(NULL AS UUID), unit_id, from_day, to_day FROM access_block",
        "ended_at IS NULL",
    ),
    (
        "'let-in', scope, user_id, CAST(NULL AS UUID), from_day, to_day FROM access_letting_in",
        "ended_at IS NULL",
    ),
    (
        "'own', '', id, CAST(NULL AS UUID), '0001-01-01', NULL FROM access_user",
        "1 = 1",
    ),
];

/// Everything that is not ended, and who has provided.
pub(crate) async fn load(ask: &dyn Ask, person: PersonId) -> Result<Vec<Tie>, Fault> {
    let parts = TIES.map(|(what, under)| format!("SELECT {what} WHERE person_id = $1 AND {under}"));
    let rows = sql(parts.join(" UNION ALL ")).bind(person).all(ask).await?;
    rows.iter().map(tie).collect()
}

/// The most persons who are asked about in one question.
const PERSONS_MAX: usize = 64;

/// The same of many persons; nothing of those about whom nothing is kept.
pub(crate) async fn load_many(
    ask: &dyn Ask,
    persons: &[PersonId],
) -> Result<BTreeMap<PersonId, Vec<Tie>>, Fault> {
    let mut all: BTreeMap<PersonId, Vec<Tie>> = BTreeMap::new();
    for some in persons.chunks(PERSONS_MAX) {
        let mut statement = sql("");
        for (place, (what, under)) in TIES.into_iter().enumerate() {
            let and = if place == 0 { "" } else { " UNION ALL " };
            statement = statement
                .push(&format!("{and}SELECT person_id, {what} WHERE person_id"))
                .among(some)
                .push(&format!(" AND {under}"));
        }
        for row in &statement.all(ask).await? {
            all.entry(row.get("person_id")?)
                .or_default()
                .push(tie(row)?);
        }
    }
    Ok(all)
}

/// The names of those who handle some persons on a day; who no longer works as an officer does not.
pub(crate) async fn handlers(
    ask: &dyn Ask,
    persons: &[PersonId],
    day: Date,
) -> Result<BTreeMap<PersonId, Vec<String>>, Fault> {
    let mut all: BTreeMap<PersonId, Vec<String>> = BTreeMap::new();
    for some in persons.chunks(PERSONS_MAX) {
        let statement = sql(
            "SELECT DISTINCT r.person_id, u.name, u.id FROM access_relation r JOIN access_user u ON u.id = r.user_id \
             JOIN access_assignment a ON a.user_id = r.user_id WHERE r.kind = 'handling' AND r.ended_at IS NULL \
             AND r.from_day <= $1 AND (r.to_day IS NULL OR r.to_day >= $1) AND u.disabled = FALSE \
             AND a.role = 'case-officer' AND a.ended_at IS NULL AND a.from_day <= $1 \
             AND (a.to_day IS NULL OR a.to_day >= $1) AND r.person_id",
        );
        let statement = statement.bind(day).among(some).push(" ORDER BY u.id");
        for row in &statement.all(ask).await? {
            let name = row.get("name")?;
            all.entry(row.get("person_id")?).or_default().push(name);
        }
    }
    Ok(all)
}

fn tie(row: &Row) -> Result<Tie, Fault> {
    let period = period(row)?;
    let user = || row.get::<UserId>("user_id");
    match row.get::<String>("what")?.as_str() {
        "relation" => Ok(Tie::Relation {
            holder: holder(row)?,
            kind: row.keyed("kind")?,
            period,
        }),
        "provided" => Ok(Tie::Provided {
            unit: row.get("unit_id")?,
            from: period.from(),
        }),
        "marking" => Ok(Tie::Marking {
            kind: row.keyed("kind")?,
            period,
        }),
        "named" => Ok(Tie::Named {
            user: user()?,
            period,
        }),
        "block" => Ok(Tie::Block {
            unit: row.get("unit_id")?,
            period,
        }),
        "let-in" => {
            let scope = row.keyed("kind")?;
            Ok(Tie::LetIn {
                user: user()?,
                scope,
                period,
            })
        }
        "own" => Ok(Tie::Own { user: user()? }),
        other => Err(Fault::new(format!("`{other}` is not kept about a person"))),
    }
}

/// The user or unit of a row; exactly one of them.
pub(crate) fn holder(row: &Row) -> Result<Holder, Fault> {
    match (
        row.get::<Option<UserId>>("user_id")?,
        row.get::<Option<UnitId>>("unit_id")?,
    ) {
        (Some(user), None) => Ok(Holder::User(user)),
        (None, Some(unit)) => Ok(Holder::Unit(unit)),
        (Some(_), Some(_)) | (None, None) => {
            Err(Fault::new("a relation has not exactly one holder"))
        }
    }
}

pub(crate) async fn insert_relation(
    tx: &Tx,
    id: RelationId,
    new: &NewRelation,
) -> Result<(), Fault> {
    sql(
        "INSERT INTO access_relation (id, person_id, user_id, unit_id, kind, from_day, to_day) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(id)
    .bind(new.person)
    .bind(new.holder.user())
    .bind(new.holder.unit())
    .bind(new.kind.key())
    .bind(new.period.from())
    .bind(new.period.to())
    .run(tx)
    .await
    .map(drop)
}

/// Relations of a person that are not ended.
pub(crate) async fn relations(ask: &dyn Ask, person: PersonId) -> Result<Vec<Relation>, Fault> {
    let rows = sql(
        "SELECT id, person_id, user_id, unit_id, kind, from_day, to_day FROM access_relation \
                    WHERE person_id = $1 AND ended_at IS NULL ORDER BY id",
    )
    .bind(person)
    .all(ask)
    .await?;
    rows.iter().map(relation).collect()
}

/// One relation, if it is not ended.
pub(crate) async fn relation_by_id(
    ask: &dyn Ask,
    id: RelationId,
) -> Result<Option<Relation>, Fault> {
    let row = sql(
        "SELECT id, person_id, user_id, unit_id, kind, from_day, to_day FROM access_relation \
                   WHERE id = $1 AND ended_at IS NULL",
    )
    .bind(id)
    .one(ask)
    .await?;
    row.as_ref().map(relation).transpose()
}

/// A relation as it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Relation {
    /// Its id.
    pub id: RelationId,
    /// To whom.
    pub person: PersonId,
    /// Whose.
    pub holder: Holder,
    /// What it is.
    pub kind: RelationKind,
    /// From when to when.
    pub period: Period,
}

fn relation(row: &Row) -> Result<Relation, Fault> {
    Ok(Relation {
        id: row.get("id")?,
        person: row.get("person_id")?,
        holder: holder(row)?,
        kind: row.keyed("kind")?,
        period: period(row)?,
    })
}

/// The tables whose rows are ended alike.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kept {
    Relation,
    Marking,
    NamedStaff,
    Block,
    LettingIn,
}

impl Kept {
    const fn end_text(self) -> &'static str {
        match self {
            Self::Relation => {
                "UPDATE access_relation SET ended_at = $1 WHERE id = $2 AND ended_at IS NULL"
            }
            Self::Marking => {
                "UPDATE access_marking SET ended_at = $1 WHERE id = $2 AND ended_at IS NULL"
            }
            Self::NamedStaff => {
                "UPDATE access_named_staff SET ended_at = $1 WHERE id = $2 AND ended_at IS NULL"
            }
            Self::Block => {
                "UPDATE access_block SET ended_at = $1 WHERE id = $2 AND ended_at IS NULL"
            }
            Self::LettingIn => {
                "UPDATE access_letting_in SET ended_at = $1 WHERE id = $2 AND ended_at IS NULL"
            }
        }
    }

    const fn person_text(self) -> &'static str {
        match self {
            Self::Relation => {
                "SELECT person_id FROM access_relation WHERE id = $1 AND ended_at IS NULL"
            }
            Self::Marking => {
                "SELECT person_id FROM access_marking WHERE id = $1 AND ended_at IS NULL"
            }
            Self::NamedStaff => {
                "SELECT person_id FROM access_named_staff WHERE id = $1 AND ended_at IS NULL"
            }
            Self::Block => "SELECT person_id FROM access_block WHERE id = $1 AND ended_at IS NULL",
            Self::LettingIn => {
                "SELECT person_id FROM access_letting_in WHERE id = $1 AND ended_at IS NULL"
            }
        }
    }
}

/// Ends a row from this moment on; tells whom it was about, or none where there is none to end.
pub(crate) async fn end<Kind>(
    tx: &Tx,
    kept: Kept,
    id: Id<Kind>,
    at: Timestamp,
) -> Result<Option<PersonId>, Fault> {
    let Some(row) = sql(kept.person_text()).bind(id).one(tx).await? else {
        return Ok(None);
    };
    sql(kept.end_text()).bind(at).bind(id).run(tx).await?;
    row.get("person_id").map(Some)
}

pub(crate) async fn insert_marking<Kind>(
    tx: &Tx,
    id: Id<Kind>,
    person: PersonId,
    (kind, period): (MarkingKind, Period),
) -> Result<(), Fault> {
    sql("INSERT INTO access_marking (id, person_id, kind, from_day, to_day) VALUES ($1, $2, $3, $4, $5)")
        .bind(id)
        .bind(person)
        .bind(kind.key())
        .bind(period.from())
        .bind(period.to())
        .run(tx)
        .await
        .map(drop)
}

pub(crate) async fn insert_named<Kind>(
    tx: &Tx,
    id: Id<Kind>,
    person: PersonId,
    (user, period): (UserId, Period),
) -> Result<(), Fault> {
    sql("INSERT INTO access_named_staff (id, person_id, user_id, from_day, to_day) VALUES ($1, $2, $3, $4, $5)")
        .bind(id)
        .bind(person)
        .bind(user)
        .bind(period.from())
        .bind(period.to())
        .run(tx)
        .await
        .map(drop)
}

pub(crate) async fn insert_block<Kind>(
    tx: &Tx,
    id: Id<Kind>,
    person: PersonId,
    (unit, period): (Option<UnitId>, Period),
) -> Result<(), Fault> {
    sql("INSERT INTO access_block (id, person_id, unit_id, from_day, to_day) VALUES ($1, $2, $3, $4, $5)")
        .bind(id)
        .bind(person)
        .bind(unit)
        .bind(period.from())
        .bind(period.to())
        .run(tx)
        .await
        .map(drop)
}

/// A relative's window into somebody's pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LettingIn {
    /// Its id.
    pub id: LettingInId,
    /// Whose pages.
    pub person: PersonId,
    /// Which relative's login.
    pub relative: UserId,
    /// How much.
    pub scope: LettingScope,
    /// From when to when.
    pub period: Period,
}

pub(crate) async fn insert_letting_in(tx: &Tx, new: &LettingIn) -> Result<(), Fault> {
    sql(
        "INSERT INTO access_letting_in (id, person_id, user_id, scope, from_day, to_day) \
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(new.id)
    .bind(new.person)
    .bind(new.relative)
    .bind(new.scope.key())
    .bind(new.period.from())
    .bind(new.period.to())
    .run(tx)
    .await
    .map(drop)
}

/// The relatives whom a person has let in.
pub(crate) async fn lettings_of(ask: &dyn Ask, person: PersonId) -> Result<Vec<LettingIn>, Fault> {
    let rows = sql(
        "SELECT id, person_id, user_id, scope, from_day, to_day FROM access_letting_in \
                    WHERE person_id = $1 AND ended_at IS NULL ORDER BY id",
    )
    .bind(person)
    .all(ask)
    .await?;
    rows.iter().map(letting_in).collect()
}

/// The persons who have let a relative in.
pub(crate) async fn lettings_to(ask: &dyn Ask, relative: UserId) -> Result<Vec<LettingIn>, Fault> {
    let rows = sql(
        "SELECT id, person_id, user_id, scope, from_day, to_day FROM access_letting_in \
                    WHERE user_id = $1 AND ended_at IS NULL ORDER BY id",
    )
    .bind(relative)
    .all(ask)
    .await?;
    rows.iter().map(letting_in).collect()
}

fn letting_in(row: &Row) -> Result<LettingIn, Fault> {
    Ok(LettingIn {
        id: row.get("id")?,
        person: row.get("person_id")?,
        relative: row.get("user_id")?,
        scope: row.keyed("scope")?,
        period: period(row)?,
    })
}

/// What protects a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProtectionKind {
    /// A marking.
    Marking(MarkingId, MarkingKind),
    /// A user who is named to see the person all the same.
    Naming(NamingId, UserId),
    /// A block toward a unit, or toward all other providers.
    Block(BlockId, Option<UnitId>),
}

/// One thing that protects a person, and from when to when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Protection {
    /// What it is.
    pub kind: ProtectionKind,
    /// From when to when.
    pub period: Period,
}

const PROTECTIONS: &str = "\
SELECT 'marking' AS what, id, kind, CAST(NULL AS UUID) AS user_id, CAST(NULL AS UUID) AS unit_id, from_day, to_day \
FROM access_marking WHERE person_id = $1 AND ended_at IS NULL \
UNION ALL SELECT 'named', id, '', user_id, CAST(NULL AS UUID), from_day, to_day FROM access_named_staff \
WHERE person_id = $1 AND ended_at IS NULL \
UNION ALL SELECT 'block', id, '', CAST(NULL AS UUID), unit_id, from_day, to_day FROM access_block \
WHERE person_id = $1 AND ended_at IS NULL \
ORDER BY 1, 2";

/// Markings, named staff and blocks of a person that are not ended.
pub(crate) async fn protections(ask: &dyn Ask, person: PersonId) -> Result<Vec<Protection>, Fault> {
    let rows = sql(PROTECTIONS).bind(person).all(ask).await?;
    rows.iter().map(protection).collect()
}

fn protection(row: &Row) -> Result<Protection, Fault> {
    let kind = match row.get::<String>("what")?.as_str() {
        "marking" => {
            let kind = row.keyed("kind")?;
            ProtectionKind::Marking(row.get("id")?, kind)
        }
        "named" => ProtectionKind::Naming(row.get("id")?, row.get("user_id")?),
        "block" => ProtectionKind::Block(row.get("id")?, row.get("unit_id")?),
        other => return Err(Fault::new(format!("`{other}` protects nobody"))),
    };
    Ok(Protection {
        kind,
        period: period(row)?,
    })
}
