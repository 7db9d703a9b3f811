//! How far cases have come, for lists. Made anew from report and steps with every step.

use kernel::{Fault, PersonId, UnitId};
use page_kit::Window;
use store::{Ask, Row, Tx, Where, sql};

use crate::{
    model::{Case, Class, DeviationKind, Report, State},
    reads::{CaseFilter, CaseLine},
};

/// Puts in a case, or what it has come to.
pub(crate) async fn case_save(tx: &Tx, report: &Report, case: &Case) -> Result<(), Fault> {
    let new = "INSERT INTO deviation_case (committee_id, state, class, kind, harm, is_serious, is_remedied, triaged_on, \
               closed_on, version, id, number, unit_id, keeper_id, happened_on, reported_on, words) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)";
    let again = "UPDATE deviation_case SET committee_id = $1, state = $2, class = $3, kind = $4, harm = $5, \
                 is_serious = $6, is_remedied = $7, triaged_on = $8, closed_on = $9, version = $10 WHERE id = $11";
    let is_new = case.version == 0;
    let statement = sql(if is_new { new } else { again })
        .bind(case.committee())
        .bind(case.state.key())
        .bind(case.class.map(Class::key))
        .bind(case.kind.key())
        .bind(case.harm.key())
        .bind(case.is_serious())
        .bind(case.is_remedied())
        .bind(case.triaged)
        .bind(case.closed)
        .bind(case.version)
        .bind(case.id);
    let statement = if is_new {
        statement
            .bind(report.number().as_str())
            .bind(report.told.unit)
            .bind(report.keeper)
            .bind(report.told.happened.on)
            .bind(report.by.on)
            .bind(searched(report).as_str())
    } else {
        statement
    };
    statement.run(tx).await?;
    Ok(())
}

/// The words by which a report is found.
fn searched(report: &Report) -> String {
    let at_once = report.told.at_once.as_ref();
    let at_once = at_once.map_or("", |words| words.as_str());
    format!("{} {} {at_once}", report.number(), report.told.words).to_lowercase()
}

const LINE: &str = "id, number, unit_id, keeper_id, state, class, kind, harm, is_serious, happened_on, reported_on, closed_on";

fn line(row: &Row) -> Result<CaseLine, Fault> {
    Ok(CaseLine {
        id: row.get("id")?,
        number: row.get("number")?,
        unit: row.get("unit_id")?,
        keeper: row.get("keeper_id")?,
        state: row.keyed("state")?,
        class: row.keyed_maybe("class")?,
        kind: row.keyed("kind")?,
        harm: row.keyed("harm")?,
        is_serious: row.get("is_serious")?,
        happened: row.get("happened_on")?,
        reported: row.get("reported_on")?,
        closed: row.get("closed_on")?,
    })
}

/// What those of a unit may read.
fn read_by(unit: UnitId) -> Where {
    Where::all().with("(keeper_id = ? OR committee_id = ?)", Some(unit))
}

/// What is looked for, for those of a unit.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sought<'f> {
    /// Where they work.
    pub(crate) unit: UnitId,
    /// What they look for.
    pub(crate) filter: &'f CaseFilter,
    /// About whom nothing is to be found.
    pub(crate) without: &'f [PersonId],
}

/// A list's condition.
fn narrowed(sought: Sought<'_>) -> Where {
    let (unit, filter) = (sought.unit, sought.filter);
    let is_open = filter.is_open;
    let narrowed = read_by(unit)
        .with("unit_id = ?", filter.unit)
        .with("state = ?", filter.state.map(State::key))
        .with("kind = ?", filter.kind.map(DeviationKind::key))
        .with("class = ?", filter.class.map(Class::key))
        .with("reported_on >= ?", filter.from)
        .with("reported_on <= ?", filter.to)
        .with(
            "words LIKE ? ESCAPE '!'",
            filter.words.as_ref().map(|words| pattern(words.as_str())),
        );
    let narrowed = if is_open {
        narrowed.part("state IN ('reported', 'investigating', 'remedying')")
    } else {
        narrowed
    };
    sought.without.iter().fold(narrowed, |narrowed, person| {
        narrowed.with(
            "NOT EXISTS (SELECT 1 FROM deviation_report r WHERE r.id = deviation_case.id AND r.person_id = ?)",
            Some(*person),
        )
    })
}

/// Whom that is about which is found.
pub(crate) async fn persons_found(
    ask: &dyn Ask,
    sought: Sought<'_>,
) -> Result<Vec<PersonId>, Fault> {
    let persons = "SELECT DISTINCT person_id FROM deviation_report WHERE person_id IS NOT NULL AND id IN \
                   (SELECT id FROM deviation_case";
    let rows = narrowed(sought).statement(persons, ")").all(ask).await?;
    rows.iter().map(|row| row.get("person_id")).collect()
}

/// What stands anywhere in a text, whatever signs it has.
fn pattern(words: &str) -> String {
    let mut plain = String::from("%");
    for c in words.to_lowercase().chars() {
        if matches!(c, '%' | '_' | '!') {
            plain.push('!');
        }
        plain.push(c);
    }
    plain.push('%');
    plain
}

/// The cases that those of a unit may read, and how many there are.
pub(crate) async fn case_list(
    ask: &dyn Ask,
    sought: Sought<'_>,
    window: Window,
) -> Result<(Vec<CaseLine>, i64), Fault> {
    let column = match window.sort {
        "happened" => "happened_on",
        "kind" => "kind",
        "state" => "state",
        "number" => "number",
        _ => "reported_on",
    };
    let way = if window.is_descending { " DESC" } else { "" };
    let condition = narrowed(sought);
    let first = condition.next();
    let after = format!(
        "ORDER BY {column}{way}, id{way} LIMIT ${first} OFFSET ${}",
        first + 1
    );
    let rows = condition
        .statement(&format!("SELECT {LINE} FROM deviation_case"), &after)
        .bind(window.limit)
        .bind(window.offset)
        .all(ask)
        .await?;
    let count = narrowed(sought)
        .statement("SELECT COUNT(*) AS n FROM deviation_case", "")
        .one(ask)
        .await?;
    let count = count.map_or(Ok(0), |row| row.get("n"))?;
    Ok((rows.iter().map(line).collect::<Result<_, _>>()?, count))
}

/// The units of which those of a unit may read cases.
pub(crate) async fn units_read_by(ask: &dyn Ask, unit: UnitId) -> Result<Vec<UnitId>, Fault> {
    let rows = read_by(unit)
        .statement("SELECT DISTINCT unit_id FROM deviation_case", "")
        .all(ask)
        .await?;
    rows.iter().map(|row| row.get("unit_id")).collect()
}
