//! A small municipality in a database of its own, and what must hold in it at the end.

use std::path::PathBuf;

use jiff::{Timestamp, tz::TimeZone};
use kernel::{Clock, PersonalNumber, Role, SystemClock, UserId};
use samples::{Filling, Plan, Size, Wish};
use server::product;
use store::{Store, sql};
use tokio::runtime::Runtime;
use uuid::Uuid;

use super::{
    claims::{Claims, Kind},
    program,
};

/// A visit, who makes it, and with whom.
#[derive(Debug, Clone, Copy)]
pub(super) struct Errand {
    pub(super) worker: UserId,
    pub(super) visit: Uuid,
    pub(super) person: Uuid,
}

/// The database, and those who write.
pub(super) struct Stage {
    pub(super) database: String,
    /// Case officers.
    pub(super) officers: Vec<UserId>,
    /// Visits of today, one for each care worker who has any.
    pub(super) errands: Vec<Errand>,
    /// Persons to whom contacts belong.
    pub(super) numbers: Vec<PersonalNumber>,
    /// A service that needs no assessment.
    pub(super) early_help: String,
    /// A unit that takes questions.
    pub(super) unit: String,
    runtime: Runtime,
    folder: PathBuf,
}

impl Drop for Stage {
    fn drop(&mut self) {
        // What is left in the temporary folder harms nobody.
        let _left = std::fs::remove_dir_all(&self.folder);
    }
}

impl Stage {
    pub(super) fn sqlite() -> Self {
        let folder = std::env::temp_dir().join(format!("sammanhang-crash-{}", Uuid::new_v4()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let database = format!("sqlite:{}", folder.join("crash.db").display());
        Self::fill(database, folder)
    }

    pub(super) fn postgres(server: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("sammanhang-crash-{}", Uuid::new_v4()));
        Self::fill(server.to_owned(), folder)
    }

    fn fill(database: String, folder: PathBuf) -> Self {
        let runtime = Runtime::new().expect("a runtime");
        let now: Timestamp = SystemClock.now();
        let today = now.to_zoned(TimeZone::UTC).date();
        let plan = Plan::make(Wish {
            size: Size::Small,
            seed: 1,
            today,
        })
        .expect("a plan");
        let filling = Filling {
            now,
            history_days: 0,
            residents: false,
        };
        let mut stage = Self {
            database,
            officers: vec![],
            errands: vec![],
            numbers: plan
                .clients
                .iter()
                .filter_map(samples::Client::number)
                .collect(),
            early_help: String::new(),
            unit: String::new(),
            runtime,
            folder,
        };
        let (officers, errands, early_help, unit) = stage.runtime.block_on(async {
            let store = product::open(&stage.database).await.expect("a store");
            store.migrate(&product::migrations()).await.expect("tables");
            samples::fill(&store, &plan, filling, &())
                .await
                .expect("a municipality");
            let staff = access::staff_in_role(store.reader(), Role::CaseOfficer, today, 4)
                .await
                .expect("staff");
            let services = organisation::services(store.reader())
                .await
                .expect("services");
            let help = services
                .iter()
                .find(|s| s.is_early_help() && s.excluded.is_none())
                .expect("a service");
            let unit = staff
                .first()
                .expect("an officer")
                .assignment
                .unit
                .to_string();
            let found = (
                staff.iter().map(|s| s.assignment.user).collect(),
                errands(&store, today).await,
                help.code.to_string(),
                unit,
            );
            store.close().await.expect("closed");
            found
        });
        (stage.officers, stage.errands) = (officers, errands);
        (stage.early_help, stage.unit) = (early_help, unit);
        stage
    }

    /// Does something with the database itself, when it answers.
    fn look<T>(&self, what: &impl AsyncFn(&Store) -> T) -> T {
        program::insist("the database", || {
            self.runtime.block_on(async {
                let store = product::open(&self.database).await.ok()?;
                let found = what(&store).await;
                store.close().await.expect("closed");
                Some(found)
            })
        })
    }

    /// One of the processes in which PostgreSQL serves the program: the newest, since one that served the program
    /// before it was last killed may still be on its way out.
    pub(super) fn backend(&self) -> i32 {
        self.look(&async |store| {
            let ask = "SELECT CAST(pid AS BIGINT) AS pid FROM pg_stat_activity \
                       WHERE datname = current_database() AND backend_type = 'client backend' \
                       AND pid <> pg_backend_pid() ORDER BY backend_start DESC LIMIT 1";
            let row = sql(ask)
                .one(store.reader())
                .await
                .expect("an answer")
                .expect("a backend");
            let pid: i64 = row.get("pid").expect("a pid");
            i32::try_from(pid).expect("a pid")
        })
    }

    /// Every acknowledged write is there once, and history is whole.
    pub(super) fn hold(&self, claims: &Claims) {
        assert!(!claims.acknowledged.is_empty(), "nothing was written");
        let wrong = self.look(&async |store| {
            let mut wrong = vec![];
            for claim in &claims.acknowledged {
                let found = count(store, claim.write.kind, &claim.write.mark).await;
                if found != 1 {
                    wrong.push(format!(
                        "{found} times: {:?} {}",
                        claim.write.kind, claim.write.mark
                    ));
                }
            }
            wrong
        });
        assert!(
            wrong.is_empty(),
            "of {}: {wrong:#?}",
            claims.acknowledged.len()
        );
        let verified = program::command(&["verify", "--database", &self.database])
            .output()
            .expect("the program");
        let said = String::from_utf8_lossy(&verified.stdout);
        assert!(
            verified.status.success() && said.contains("all is whole"),
            "{said}"
        );
    }
}

/// One visit of a day for each of those who have any.
async fn errands(store: &Store, today: jiff::civil::Date) -> Vec<Errand> {
    let ask = "SELECT w.user_id, v.id, v.person_id FROM schedule_visit_worker w JOIN schedule_visit v \
               ON v.id = w.visit_id WHERE v.on_day = $1 AND v.state = 'planned' ORDER BY w.user_id, v.id";
    let rows = sql(ask).bind(today).all(store.reader()).await;
    let mut errands: Vec<Errand> = rows
        .expect("visits")
        .iter()
        .map(|row| Errand {
            worker: row.get("user_id").expect("a worker"),
            visit: row.get("id").expect("a visit"),
            person: row.get("person_id").expect("a person"),
        })
        .collect();
    errands.dedup_by_key(|errand| errand.worker);
    assert!(!errands.is_empty(), "nobody has a visit today");
    errands
}

/// How often what was written is there.
async fn count(store: &Store, kind: Kind, mark: &str) -> i64 {
    let like = |table: &str, column: &str| {
        format!("SELECT COUNT(*) AS many FROM {table} WHERE {column} LIKE $1")
    };
    let (ask, value) = match kind {
        Kind::Contact | Kind::Question => (like("case_contact", "matter"), format!("%{mark}%")),
        Kind::EarlyHelp => (like("case_early_help", "note"), format!("%{mark}%")),
        Kind::Entry => (like("record_entry", "fact"), format!("%{mark}%")),
        // A visit's report has no words: its time is its own.
        Kind::Report => {
            let told = "SELECT COUNT(*) AS many FROM visit_report WHERE said_at = $1";
            let at: i64 = mark.parse().expect("a time");
            let row = sql(told).bind(at).one(store.reader()).await;
            let row = row.expect("an answer").expect("a row");
            return row.get("many").expect("a count");
        }
        // What guidance was about is not kept; that it was given is told once in history.
        Kind::Guidance => {
            let told = "SELECT COUNT(*) AS many FROM history_entry WHERE subject_id = $1 AND verb LIKE '%guid%'";
            let id: Uuid = mark.parse().expect("a contact");
            let row = sql(told)
                .bind(id)
                .one(store.reader())
                .await
                .expect("an answer");
            return row.expect("a row").get("many").expect("a count");
        }
    };
    let row = sql(ask)
        .bind(value)
        .one(store.reader())
        .await
        .expect("an answer");
    row.expect("a row").get("many").expect("a count")
}
