//! How many different people came to each client in the fortnight that ends on a day.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Date, Fault, measure::Dimension};
use store::{Reader, Row, sql};
use uuid::Uuid;

use super::{Days, Raw, calendar::days_after};

const FORTNIGHT: i64 = 14;
/// By day: from seven in the morning to ten in the evening.
const BY_DAY: std::ops::Range<i64> = 7 * 60..22 * 60;
/// Visits for nothing but these are not counted where municipalities are compared.
const LEFT_OUT: [&str; 2] = ["safety-alarm", "meals"];

struct Visit {
    id: Uuid,
    person: Uuid,
    plan: Uuid,
    day: Date,
    start: i64,
    is_planned: bool,
    was_away: bool,
    born: Option<Date>,
}

/// Counted as municipalities are compared, or of all who have visits.
pub(super) async fn met(
    reader: &Reader,
    (compared, days): (bool, Days),
) -> Result<Vec<Raw>, Fault> {
    let last = days.to.min(days.today);
    let first = days_after(last, 1 - FORTNIGHT);
    let providers = sql(
        "SELECT id, form FROM organisation_unit WHERE kind IN ('provider', 'alarm-centre') AND form IS NOT NULL",
    );
    let mut counted = vec![];
    for provider in providers.all(reader).await? {
        let id: Uuid = provider.get("id")?;
        let groups = BTreeMap::from([
            (Dimension::Provider, id.to_string()),
            (Dimension::ProviderForm, provider.get("form")?),
        ]);
        let people = at_provider(reader, (id, compared), (first, last)).await?;
        counted.extend(people.into_iter().map(|(person, people)| Raw {
            person: Some(person),
            groups: groups.clone(),
            value: i64::try_from(people).ok(),
            meets: true,
        }));
    }
    Ok(counted)
}

/// How many came to each client of a provider.
async fn at_provider(
    reader: &Reader,
    (provider, compared): (Uuid, bool),
    between: (Date, Date),
) -> Result<BTreeMap<Uuid, usize>, Fault> {
    let visits = visits(reader, provider, between).await?;
    let workers = workers(reader, provider, between).await?;
    let kinds = kinds(reader, provider, between).await?;
    let counts = |visit: &&Visit| {
        let only_left_out = kinds
            .get(&visit.plan)
            .is_some_and(|kinds| kinds.iter().all(|kind| LEFT_OUT.contains(&kind.as_str())));
        let is_old = visit.born.is_some_and(|born| age(born, visit.day) >= 65);
        let is_compared = BY_DAY.contains(&visit.start) && is_old && !only_left_out;
        visit.is_planned && (!compared || is_compared)
    };
    let away: BTreeSet<Uuid> = visits
        .iter()
        .filter(|visit| compared && visit.was_away)
        .map(|visit| visit.person)
        .collect();
    let mut people: BTreeMap<Uuid, BTreeSet<Uuid>> = BTreeMap::new();
    let mut daily: BTreeMap<Uuid, BTreeMap<Date, i64>> = BTreeMap::new();
    for visit in visits.iter().filter(counts) {
        let came = workers.get(&visit.id).into_iter().flatten().copied();
        people.entry(visit.person).or_default().extend(came);
        let of = daily.entry(visit.person).or_default();
        *of.entry(visit.day).or_default() += 1;
    }
    // At least two visits on every one of the days.
    let is_often = |person: &Uuid| {
        let days = daily.get(person).into_iter().flatten();
        let often = days.filter(|(_, visits)| **visits >= 2).count();
        i64::try_from(often).is_ok_and(|days| days == FORTNIGHT)
    };
    people.retain(|person, people| {
        !people.is_empty() && (!compared || (!away.contains(person) && is_often(person)))
    });
    let count = people.into_iter();
    Ok(count
        .map(|(person, people)| (person, people.len()))
        .collect())
}

/// Asks a question about a provider's days: the provider is `$1`, the first and the last day `$2` and `$3`.
async fn of_provider(
    reader: &Reader,
    question: &'static str,
    (provider, (first, last)): (Uuid, (Date, Date)),
) -> Result<Vec<Row>, Fault> {
    let question = sql(question).bind(provider).bind(first).bind(last);
    question.all(reader).await
}

async fn visits(reader: &Reader, provider: Uuid, days: (Date, Date)) -> Result<Vec<Visit>, Fault> {
    let rows = of_provider(
        reader,
        "SELECT v.id, v.person_id, v.plan_id, v.on_day, v.start_minute, v.from_minute, v.state, v.reason, r.number, \
         r.born FROM schedule_visit v JOIN resident_person r ON r.id = v.person_id \
         WHERE v.provider_id = $1 AND v.on_day >= $2 AND v.on_day <= $3",
        (provider, days),
    )
    .await?;
    let read = |row: &Row| {
        let state: String = row.get("state")?;
        let reason: Option<String> = row.get("reason")?;
        let start: Option<i64> = row.get("start_minute")?;
        let number: Option<String> = row.get("number")?;
        let born: Option<Date> = row.get("born")?;
        Ok(Visit {
            id: row.get("id")?,
            person: row.get("person_id")?,
            plan: row.get("plan_id")?,
            day: row.get("on_day")?,
            start: start.map_or_else(|| row.get("from_minute"), Ok)?,
            is_planned: state == "planned",
            was_away: state == "cancelled" && reason.as_deref() == Some("person-away"),
            born: number.as_deref().and_then(born_by).or(born),
        })
    };
    rows.iter().map(read).collect()
}

async fn workers(
    reader: &Reader,
    provider: Uuid,
    days: (Date, Date),
) -> Result<BTreeMap<Uuid, Vec<Uuid>>, Fault> {
    let rows = of_provider(
        reader,
        "SELECT w.visit_id, w.user_id FROM schedule_visit v JOIN schedule_visit_worker w ON w.visit_id = v.id \
         WHERE v.provider_id = $1 AND v.on_day >= $2 AND v.on_day <= $3",
        (provider, days),
    )
    .await?;
    let mut workers: BTreeMap<Uuid, Vec<Uuid>> = BTreeMap::new();
    for row in &rows {
        let of = workers.entry(row.get("visit_id")?).or_default();
        of.push(row.get("user_id")?);
    }
    Ok(workers)
}

/// The kinds of help behind each plan that has visits.
async fn kinds(
    reader: &Reader,
    provider: Uuid,
    days: (Date, Date),
) -> Result<BTreeMap<Uuid, BTreeSet<String>>, Fault> {
    let rows = of_provider(
        reader,
        "SELECT DISTINCT v.plan_id, s.kind FROM schedule_visit v JOIN care_plan p ON p.id = v.plan_id \
         JOIN case_order_service o ON o.order_id = p.order_id JOIN organisation_service s ON s.code = o.service \
         WHERE v.provider_id = $1 AND v.on_day >= $2 AND v.on_day <= $3",
        (provider, days),
    )
    .await?;
    let mut kinds: BTreeMap<Uuid, BTreeSet<String>> = BTreeMap::new();
    for row in &rows {
        let of = kinds.entry(row.get("plan_id")?).or_default();
        of.insert(row.get("kind")?);
    }
    Ok(kinds)
}

/// The day of birth in a personal number, or in a co-ordination number, whose day is sixty more.
fn born_by(number: &str) -> Option<Date> {
    let part = |from: usize, to: usize| number.get(from..to)?.parse::<i16>().ok();
    let (year, month, day) = (part(0, 4)?, part(4, 6)?, part(6, 8)?);
    let day = if day > 60 { day - 60 } else { day };
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    Date::new(year, month, day).ok()
}

fn age(born: Date, on: Date) -> i16 {
    let years = on.year() - born.year();
    let is_before_birthday = (on.month(), on.day()) < (born.month(), born.day());
    years - i16::from(is_before_birthday)
}
