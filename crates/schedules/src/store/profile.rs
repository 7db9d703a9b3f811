//! What staff can do and what visits ask for. Sets are kept as words with commas between; none is asked for in SQL.

use std::{collections::BTreeSet, str::FromStr};

use kernel::{Change, Fault, PersonId, Problem, UnitId, UserId};
use residents::LanguageCode;
use store::{Ask, Row, Tx, sql};

use crate::model::{Competence, Demand, Profile};

fn words<T: FromStr + Ord>(row: &Row, column: &str) -> Result<BTreeSet<T>, Fault> {
    let text: String = row.get(column)?;
    let words = text.split(',').filter(|word| !word.is_empty());
    words
        .map(|word| word.parse().ok())
        .collect::<Option<_>>()
        .ok_or_else(|| Fault::new("a kept word is none of those known"))
}

fn languages(row: &Row) -> Result<BTreeSet<LanguageCode>, Fault> {
    let text: String = row.get("languages")?;
    let codes = text.split(',').filter(|code| !code.is_empty());
    codes
        .map(|code| LanguageCode::parse(code).map_err(|e| Fault::from_source("a language", e)))
        .collect()
}

fn competences_text(set: &BTreeSet<Competence>) -> String {
    let keys: Vec<&str> = set.iter().map(|one| one.key()).collect();
    keys.join(",")
}

fn profile(row: &Row) -> Result<Profile, Fault> {
    Ok(Profile {
        user: row.get("user_id")?,
        competences: words(row, "competences")?,
        languages: languages(row)?,
        version: row.get("version")?,
    })
}

/// What somebody can do, as far as anybody has said.
pub(crate) async fn profile_of(ask: &dyn Ask, user: UserId) -> Result<Profile, Fault> {
    let row = sql(
        "SELECT user_id, competences, languages, version FROM schedule_worker WHERE user_id = $1",
    )
    .bind(user)
    .one(ask)
    .await?;
    row.as_ref()
        .map_or_else(|| Ok(Profile::blank(user)), profile)
}

/// What some people can do; those of whom nothing is said are not in it.
pub(crate) async fn profiles(ask: &dyn Ask, users: &[UserId]) -> Result<Vec<Profile>, Fault> {
    let mut all = vec![];
    for some in users.chunks(64) {
        let text =
            "SELECT user_id, competences, languages, version FROM schedule_worker WHERE user_id";
        let rows = sql(text).among(some).all(ask).await?;
        for row in &rows {
            all.push(profile(row)?);
        }
    }
    Ok(all)
}

/// Keeps what somebody can do, in the version after the one that was seen.
pub(crate) async fn profile_save(tx: &Tx, profile: &Profile) -> Result<(), Problem> {
    let now = profile_of(tx, profile.user).await?;
    if now.version != profile.version {
        return Err(changed(now.version, ("user", profile.user.uuid())));
    }
    let codes: Vec<&str> = profile.languages.iter().map(LanguageCode::as_str).collect();
    sql(
        "INSERT INTO schedule_worker (user_id, competences, languages, version) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (user_id) DO UPDATE SET competences = $2, languages = $3, version = $4",
    )
    .bind(profile.user)
    .bind(competences_text(&profile.competences))
    .bind(codes.join(","))
    .bind(profile.version + 1)
    .run(tx)
    .await?;
    Ok(())
}

/// Under the kind and id by which the history tells who changed it.
fn changed(version: i64, (kind, id): (&'static str, uuid::Uuid)) -> Problem {
    Problem::Changed(Change { version, kind, id })
}

fn demand(row: &Row) -> Result<Demand, Fault> {
    let language: Option<String> = row.get("language")?;
    let language = language.map(|code| LanguageCode::parse(&code)).transpose();
    Ok(Demand {
        person: row.get("person_id")?,
        competences: words(row, "competences")?,
        language: language.map_err(|e| Fault::from_source("a language", e))?,
        version: row.get("version")?,
    })
}

/// What a person's visits by a provider ask for, as far as anybody has said.
pub(crate) async fn demand_of(
    ask: &dyn Ask,
    person: PersonId,
    provider: UnitId,
) -> Result<Demand, Fault> {
    let row = sql(
        "SELECT person_id, competences, language, version FROM schedule_demand WHERE person_id = $1 AND provider_id = $2",
    )
    .bind(person)
    .bind(provider)
    .one(ask)
    .await?;
    row.as_ref()
        .map_or_else(|| Ok(Demand::blank(person)), demand)
}

/// What the visits of some persons by a provider ask for; those of whom nothing is said are not in it.
pub(crate) async fn demands(
    ask: &dyn Ask,
    provider: UnitId,
    persons: &[PersonId],
) -> Result<Vec<Demand>, Fault> {
    let mut all = vec![];
    for some in persons.chunks(64) {
        let text = "SELECT person_id, competences, language, version FROM schedule_demand \
                    WHERE provider_id = $1 AND person_id";
        let rows = sql(text).bind(provider).among(some).all(ask).await?;
        for row in &rows {
            all.push(demand(row)?);
        }
    }
    Ok(all)
}

/// Keeps what a person's visits ask for, in the version after the one that was seen.
pub(crate) async fn demand_save(tx: &Tx, demand: &Demand, provider: UnitId) -> Result<(), Problem> {
    let now = demand_of(tx, demand.person, provider).await?;
    if now.version != demand.version {
        return Err(changed(now.version, ("person", demand.person.uuid())));
    }
    sql(
        "INSERT INTO schedule_demand (person_id, provider_id, competences, language, version) \
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (person_id, provider_id) \
         DO UPDATE SET competences = $3, language = $4, version = $5",
    )
    .bind(demand.person)
    .bind(provider)
    .bind(competences_text(&demand.competences))
    .bind(demand.language.as_ref().map(LanguageCode::as_str))
    .bind(demand.version + 1)
    .run(tx)
    .await?;
    Ok(())
}
