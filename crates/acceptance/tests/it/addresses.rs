//! Real addresses for the paths of routes: the ids of things that are in the database.

use kernel::{PersonId, Role};
use page_kit::{Method, Route};
use server::product;
use store::{Row, sql};
use uuid::Uuid;

use crate::town::Town;

/// What a name in a path stands for: a table, and the column that ties it to a person.
const TABLES: &[(&str, &str, &str)] = &[
    ("appeal", "case_appeal", "person_id = $1"),
    ("application", "case_application", "person_id = $1"),
    ("care_plan", "care_plan", "person_id = $1"),
    ("case", "case_case", "person_id = $1"),
    ("communication", "case_communication", "person_id = $1"),
    (
        "contact",
        "case_contact",
        "person_id = $1 AND state = 'taken'",
    ),
    (
        "decision",
        "case_decision",
        "person_id = $1 AND outcome = 'approved'",
    ),
    (
        "deviation",
        "deviation_report",
        "person_id = $1 AND kind = 'neglect'",
    ),
    (
        "deviation_measure",
        "deviation_step",
        "deed = 'measure-planned' AND deviation_id = (SELECT id FROM deviation_report WHERE person_id = $1 AND kind = 'neglect' ORDER BY id LIMIT 1)",
    ),
    ("draft", "record_draft", "person_id = $1"),
    (
        "entry",
        "record_entry",
        "person_id = $1 AND corrects IS NOT NULL",
    ),
    (
        "follow_up",
        "follow_up",
        "person_id = $1 AND state = 'signed'",
    ),
    ("handover", "record_handover", "person_id = $1"),
    ("help", "case_early_help", "person_id = $1"),
    ("investigation", "case_investigation", "person_id = $1"),
    ("order", "case_order", "person_id = $1"),
    (
        "participant",
        "cooperation_participant",
        "plan_id IN (SELECT id FROM cooperation_plan WHERE person_id = $1)",
    ),
    ("plan", "cooperation_plan", "person_id = $1"),
    (
        "visit",
        "care_plan_visit",
        "plan_id IN (SELECT id FROM care_plan WHERE person_id = $1) \
         AND number = (SELECT draft FROM care_plan p WHERE p.id = plan_id)",
    ),
    (
        "scheduled_visit",
        "schedule_visit",
        "plan_id = (SELECT id FROM care_plan WHERE person_id = $1 ORDER BY id LIMIT 1)",
    ),
    ("relative", "resident_relative", "person_id = $1"),
    ("sending", "case_order_sending", "person_id = $1"),
    (
        "task",
        "cooperation_task",
        "plan_id IN (SELECT id FROM cooperation_plan WHERE person_id = $1)",
    ),
];

/// Names in a path that stand for something that is about nobody.
const GOALS: &[(&str, &str)] = &[
    ("goal_chain", "goal_chain"),
    ("goal", "goal_goal"),
    ("indicator", "goal_indicator"),
    ("needs_basis", "needs_basis"),
    ("needs_ledger", "needs_ledger"),
];

/// Names in paths that stand for a word.
const WORDS: &[(&str, &str)] = &[
    ("area", "domestic-life"),
    ("day", "2026-11-24"),
    ("file_kind", "population"),
    ("month", "2026-11"),
    ("number", "1"),
];

/// All pages that are read, in the order of their paths.
pub(crate) fn pages() -> Vec<Route> {
    let mut pages: Vec<Route> = product::routes().table().to_vec();
    pages.retain(|route| route.method == Method::Get);
    pages.sort_by_key(|route| route.path);
    pages
}

/// The names in a path.
fn names(path: &str) -> impl Iterator<Item = &str> {
    path.split('/')
        .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
}

/// A route's address about a person, with the ids of what is there. `None` if there is nothing of the kind.
pub(crate) async fn real(town: &Town, path: &str, person: PersonId) -> Option<String> {
    let mut address = path.to_owned();
    for name in names(path) {
        let value = match name {
            "person" => person.to_string(),
            "contact" if !path.contains("{person}") => {
                without_person(town, "case_contact", person).await?
            }
            "key" if path.ends_with("/satt") => "local-care-plan".to_owned(),
            "key" if path.starts_with("/regler") => "fl-44".to_owned(),
            "key" if path.starts_with("/nyckeltal") => "duties-in-time".to_owned(),
            "user" if path.starts_with("/schema") => planned_for(town).await?,
            "scheduled_visit" if path.starts_with("/mina-besok") => own_visit(town).await?,
            "scheduled_visit" if path.contains("/utforda-besok/") => {
                let told = "SELECT id FROM visit_known WHERE person_id = $1 ORDER BY id";
                first(town, told, Some(person.uuid())).await?
            }
            "user" => town
                .readers
                .first()
                .and_then(|reader| reader.user)?
                .to_string(),
            "unit" => first(town, "SELECT id FROM organisation_unit ORDER BY id", None).await?,
            "provider" => {
                let counted = "SELECT provider_id AS id FROM account_month ORDER BY provider_id";
                first(town, counted, None).await?
            }
            // What a committee has decided on is there for all who may see forecasts.
            "needs_scenario" => {
                let decided = "SELECT s.id FROM needs_scenario s JOIN needs_version v ON v.scenario_id = s.id \
                               WHERE v.decided_on IS NOT NULL ORDER BY s.id";
                first(town, decided, None).await?
            }
            // One that is being written shows its forms; one that the committee has seen is there for everybody.
            "goal_report" if path.ends_with("/ord") => return goal_words(town, path).await,
            "goal_report" => {
                first(
                    town,
                    "SELECT id FROM goal_report ORDER BY frozen_at DESC, id",
                    None,
                )
                .await?
            }
            "goal_chain" | "goal" | "indicator" | "needs_basis" | "needs_ledger" => {
                let (_, table) = GOALS.iter().find(|(known, _)| *known == name)?;
                let ask = format!("SELECT id FROM {table} ORDER BY id DESC");
                first(town, &ask, None).await?
            }
            _ => match WORDS.iter().find(|(known, _)| *known == name) {
                Some((_, word)) => (*word).to_owned(),
                None => of_person(town, name, person).await?,
            },
        };
        address = address.replace(&format!("{{{name}}}"), &value);
    }
    Some(address)
}

/// An address that has the same form, and leads to nothing.
pub(crate) fn unreal(path: &str) -> String {
    let mut address = path.to_owned();
    for name in names(path) {
        let word = WORDS
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, word)| (*word).to_owned());
        address = address.replace(
            &format!("{{{name}}}"),
            &word.unwrap_or_else(|| Uuid::new_v4().to_string()),
        );
    }
    address
}

async fn of_person(town: &Town, name: &str, person: PersonId) -> Option<String> {
    let (_, table, tie) = TABLES.iter().find(|(known, _, _)| *known == name)?;
    first(
        town,
        &format!("SELECT id FROM {table} WHERE {tie} ORDER BY id"),
        Some(person.uuid()),
    )
    .await
}

/// What is said of a goal in a report.
async fn goal_words(town: &Town, path: &str) -> Option<String> {
    let report = first(
        town,
        "SELECT id FROM goal_report ORDER BY frozen_at DESC, id",
        None,
    )
    .await?;
    let of = "SELECT g.id FROM goal_goal g JOIN goal_report r ON r.chain_id = g.chain_id WHERE r.id = $1 ORDER BY g.id";
    let goal = first(town, of, Some(report.parse().expect("an id"))).await?;
    let address = path.replace("{goal_report}", &report);
    Some(format!("{address}?om={goal}"))
}

/// A visit of the care worker who reads.
async fn own_visit(town: &Town) -> Option<String> {
    let worker = town.reader(Role::CareWorker).user?;
    let own = "SELECT visit_id AS id FROM visit_told WHERE user_id = $1 ORDER BY visit_id";
    first(town, own, Some(worker.uuid())).await
}

/// Somebody who works where the reader plans.
async fn planned_for(town: &Town) -> Option<String> {
    let planner = town.reader(Role::Planner).user?;
    let ask = "SELECT a.user_id AS id FROM access_assignment a JOIN access_assignment p ON p.unit_id = a.unit_id \
               WHERE p.user_id = $1 AND p.role = 'planner' AND a.role = 'care-worker' ORDER BY a.user_id";
    first(town, ask, Some(planner.uuid())).await
}

/// A contact that names nobody, at the unit that handles the person.
async fn without_person(town: &Town, table: &str, person: PersonId) -> Option<String> {
    let ask = format!(
        "SELECT id FROM {table} WHERE person_id IS NULL AND unit_id IN (SELECT unit_id FROM case_case WHERE person_id = $1) ORDER BY id"
    );
    first(town, &ask, Some(person.uuid())).await
}

async fn first(town: &Town, ask: &str, person: Option<Uuid>) -> Option<String> {
    let statement = match person {
        Some(person) => sql(ask.to_owned()).bind(person),
        None => sql(ask.to_owned()),
    };
    let rows: Vec<Row> = statement
        .all(town.store.reader())
        .await
        .unwrap_or_else(|fault| panic!("{ask}: {fault:?}"));
    let id: Uuid = rows.first()?.get("id").expect("an id");
    Some(id.to_string())
}
