//! Persons as rows.

use ::store::{Ask, Row, Statement, Tx, sql};
use access::{Need, Visible};
use kernel::{Call, Fault, PersonId, PersonalNumber, Sex};

use super::{places, typed_or_none};
use crate::model::{Identity, LanguageCode, LanguageNeeds, MinorityLanguage, Person};

const COLUMNS: &str = "id, number, born, sex, given_name, family_name, household, language, interpreter, \
                       minority_language, dead_on, version";
/// How many columns those are.
pub(super) const WIDTH: usize = 12;
/// The most ids that are asked for in one statement.
const IDS_MAX: usize = 256;

const fn sex_key(sex: Sex) -> &'static str {
    match sex {
        Sex::Woman => "woman",
        Sex::Man => "man",
    }
}

fn read(row: &Row) -> Result<Person, Fault> {
    let identity = match row.get::<Option<PersonalNumber>>("number")? {
        Some(number) => Identity::Number(number),
        None => Identity::Unnumbered {
            born: row.get("born")?,
            sex: match row.get::<Option<String>>("sex")?.as_deref() {
                None => None,
                Some("woman") => Some(Sex::Woman),
                Some("man") => Some(Sex::Man),
                Some(_other) => return Err(Fault::new("column sex: not one of the known words")),
            },
        },
    };
    Ok(Person {
        id: row.get("id")?,
        identity,
        given_name: row.get("given_name")?,
        family_name: row.get("family_name")?,
        household: row.keyed("household")?,
        languages: LanguageNeeds {
            own: typed_or_none::<LanguageCode>(row, "language")?
                .ok_or_else(|| Fault::new("column language: empty"))?,
            interpreter: row.keyed("interpreter")?,
            minority: row.keyed_maybe("minority_language")?,
        },
        dead_on: row.get("dead_on")?,
        version: row.get("version")?,
    })
}

fn read_all(rows: &[Row]) -> Result<Vec<Person>, Fault> {
    rows.iter().map(read).collect()
}

pub(crate) async fn by_id(ask: &dyn Ask, id: PersonId) -> Result<Option<Person>, Fault> {
    let row = sql(format!(
        "SELECT {COLUMNS} FROM resident_person WHERE id = $1"
    ))
    .bind(id)
    .one(ask)
    .await?;
    row.as_ref().map(read).transpose()
}

pub(crate) async fn by_number(
    ask: &dyn Ask,
    number: PersonalNumber,
) -> Result<Option<Person>, Fault> {
    let row = sql(format!(
        "SELECT {COLUMNS} FROM resident_person WHERE number = $1"
    ))
    .bind(number)
    .one(ask)
    .await?;
    row.as_ref().map(read).transpose()
}

pub(crate) async fn by_ids(ask: &dyn Ask, ids: &[PersonId]) -> Result<Vec<Person>, Fault> {
    let mut persons = Vec::with_capacity(ids.len());
    for some in ids.chunks(IDS_MAX) {
        let text = format!("SELECT {COLUMNS} FROM resident_person WHERE id");
        let statement = sql(text).among(some);
        persons.extend(read_all(&statement.all(ask).await?)?);
    }
    Ok(persons)
}

/// Those of some persons to whom the caller may do all of some things.
pub(crate) async fn seen_among(
    ask: &dyn Ask,
    call: &Call,
    (ids, needs): (&[PersonId], &[Need]),
) -> Result<Vec<PersonId>, Fault> {
    let mut seen = Vec::new();
    for some in ids.chunks(Visible::AT_ONCE) {
        let mut statement = sql("SELECT p.id FROM resident_person p WHERE p.id").among(some);
        for need in needs {
            statement = Visible::narrow(call, need, "p.id", statement)?;
        }
        for row in statement.all(ask).await? {
            seen.push(row.get("id")?);
        }
    }
    Ok(seen)
}

pub(crate) async fn in_number_range(
    ask: &dyn Ask,
    (from, until): (&str, &str),
    most: usize,
) -> Result<Vec<Person>, Fault> {
    let text = format!(
        "SELECT {COLUMNS} FROM resident_person WHERE number >= $1 AND number < $2 ORDER BY number LIMIT {most}"
    );
    read_all(&sql(text).bind(from).bind(until).all(ask).await?)
}

/// Which of the numbers are taken.
pub(crate) async fn taken(
    ask: &dyn Ask,
    numbers: &[PersonalNumber],
) -> Result<Vec<PersonalNumber>, Fault> {
    let mut found = vec![];
    for some in numbers.chunks(IDS_MAX) {
        let statement = sql("SELECT number FROM resident_person WHERE number").among(some);
        for row in statement.all(ask).await? {
            found.push(row.get("number")?);
        }
    }
    Ok(found)
}

pub(crate) async fn count(ask: &dyn Ask) -> Result<i64, Fault> {
    let row = sql("SELECT COUNT(*) AS n FROM resident_person")
        .one(ask)
        .await?;
    row.ok_or_else(|| Fault::new("no answer to a count"))?
        .get("n")
}

/// The text of the statement that adds so many persons; bind them with [`bind`].
pub(super) fn insert(rows: usize) -> String {
    format!(
        "INSERT INTO resident_person ({COLUMNS}) VALUES {}",
        places(rows, WIDTH)
    )
}

pub(super) fn bind(statement: Statement, person: &Person) -> Statement {
    statement
        .bind(person.id)
        .bind(person.identity.number())
        .bind(person.identity.born())
        .bind(person.identity.sex().map(sex_key))
        .bind(person.given_name.as_str())
        .bind(person.family_name.as_str())
        .bind(person.household.key())
        .bind(person.languages.own.as_str())
        .bind(person.languages.interpreter.key())
        .bind(person.languages.minority.map(MinorityLanguage::key))
        .bind(person.dead_on)
        .bind(person.version)
}

pub(crate) async fn add(tx: &Tx, person: &Person) -> Result<(), Fault> {
    bind(sql(insert(1)), person).run(tx).await?;
    Ok(())
}

/// Writes the person over the row with the version before; tells whether there was one.
pub(crate) async fn change(tx: &Tx, person: &Person) -> Result<bool, Fault> {
    let text = "UPDATE resident_person SET number = $2, born = $3, sex = $4, given_name = $5, family_name = $6, \
                household = $7, language = $8, interpreter = $9, minority_language = $10, dead_on = $11, \
                version = $12 WHERE id = $1 AND version = $12 - 1";
    Ok(bind(sql(text), person).run(tx).await? == 1)
}
