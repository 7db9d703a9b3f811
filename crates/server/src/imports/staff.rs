//! Who works where, in which role: one row an assignment, several rows for somebody who has several.

use std::collections::{BTreeMap, BTreeSet};

use access::{AddUser, GiveAssignment, Login, SealedPassword};
use kernel::{Call, Date, Line, Period, Problem, Role, UnitId, UserId};
use organisation::{AssistantNurse, SetStaffMember, StaffMember, UnitFilter};
use sheets::{Column, Sheet};
use store::{Action, Ask, Tx};

use super::{Reading, each, organisation as units};

/// The column that says who may be a named care contact.
const GROUND: &str = "Undersköterska";
/// The columns.
pub const COLUMNS: [Column<'static>; 11] = [
    Column::required(
        "Inloggning",
        "Namnet att logga in med; samma på alla rader för en person",
        "eva.ek",
    ),
    Column::required("Namn", "För- och efternamn", "Eva Ek"),
    Column::required(
        "Enhet",
        "Enhetens namn, som i listan över organisationen",
        "Beställarenhet norr",
    ),
    Column::required(
        "Roll",
        "handläggare, enhetschef, planerare, omsorgspersonal, larmoperatör, controller, förtroendevald, \
         logggranskare eller systemadministratör",
        "handläggare",
    ),
    Column::optional("Titel", "Titel", "Biståndshandläggare"),
    Column::optional("Telefon", "Telefon i tjänsten", "0123-45 60 21"),
    Column::optional(
        GROUND,
        "Om personen får vara fast omsorgskontakt (25 kap. 4 § SoL): bevis för den som har bevis om yrkestiteln, \
         övergång för den som omfattas av övergångstiden, inget för övriga; tom ändrar ingenting",
        "bevis",
    ),
    Column::optional(
        "HSA-id",
        "För inloggning med SITHS-kort",
        "SE2321000000-1A2B",
    ),
    Column::required(
        "Från",
        "Uppdragets första dag, skriven som 2026-01-01; aldrig tom",
        "2026-01-01",
    ),
    Column::optional(
        "Till",
        "Uppdragets sista dag, skriven som 2026-12-31; tom för tills vidare",
        "",
    ),
    Column::optional("Anmärkning", "Läses inte in", ""),
];

const ROLES: [(&str, Role); 9] = [
    ("handläggare", Role::CaseOfficer),
    ("enhetschef", Role::UnitManager),
    ("planerare", Role::Planner),
    ("omsorgspersonal", Role::CareWorker),
    ("larmoperatör", Role::AlarmOperator),
    ("controller", Role::Controller),
    ("förtroendevald", Role::CommitteeMember),
    ("logggranskare", Role::LogReviewer),
    ("systemadministratör", Role::SystemAdministrator),
];

const GROUNDS: [(&str, Option<AssistantNurse>); 3] = [
    ("bevis", Some(AssistantNurse::Certificate)),
    ("övergång", Some(AssistantNurse::Transition)),
    ("inget", None),
];

/// One row: somebody in a role at a unit.
#[derive(Debug, Clone)]
pub struct StaffRow {
    login: Login,
    name: Line,
    unit: UnitId,
    role: Role,
    title: Option<Line>,
    phone: Option<Line>,
    /// Nothing where the row does not say it.
    assistant_nurse: Option<Option<AssistantNurse>>,
    hsa_id: Option<String>,
    period: Period,
}

/// The ground to be a care contact of each login of which a row says something.
type Grounds = BTreeMap<Login, Option<AssistantNurse>>;

/// Adds those who are new, and gives everybody the assignments that are new.
#[derive(Debug, Clone)]
pub struct ImportStaffList {
    rows: Vec<StaffRow>,
    /// What the list says of who may be a care contact. Of whom it says nothing, what holds stays.
    grounds: Grounds,
    /// First passwords of those who are new.
    pub passwords: BTreeMap<Login, SealedPassword>,
}

impl ImportStaffList {
    /// Everybody in the list.
    pub fn logins(&self) -> BTreeSet<Login> {
        self.rows.iter().map(|row| row.login.clone()).collect()
    }
}

/// Reads the list; the units that it names must be there.
pub async fn read(ask: &dyn Ask, sheet: &Sheet) -> Result<ImportStaffList, Problem> {
    let standing = organisation::units(ask, &UnitFilter::default()).await?;
    let known: BTreeMap<String, UnitId> = standing
        .into_iter()
        .map(|unit| (units::folded(unit.name.as_str()), unit.id))
        .collect();
    let mut said = Grounds::new();
    let rows = each(sheet, |row| {
        let read = one(row, &known)?;
        agree(row, &mut said, &read);
        Some(read)
    })?;
    Ok(ImportStaffList {
        rows,
        grounds: said,
        passwords: BTreeMap::new(),
    })
}

fn one(row: &mut Reading<'_>, known: &BTreeMap<String, UnitId>) -> Option<StaffRow> {
    let login = row.parse("Inloggning", Login::parse);
    let name = row.words("Namn");
    let unit = row.parse("Enhet", |name| {
        known
            .get(&units::folded(name))
            .copied()
            .ok_or("there is no unit of this name; import the organisation first")
    });
    let role = row.choice("Roll", &ROLES);
    let assistant_nurse = row.choice(GROUND, &GROUNDS);
    let period = units::period(row);
    Some(StaffRow {
        login: login?,
        name: name?,
        unit: unit?,
        role: role?,
        title: row.words("Titel"),
        phone: row.words("Telefon"),
        assistant_nurse,
        hsa_id: row.words("HSA-id").map(String::from),
        period: period?,
    })
}

/// Notes what a row says of the ground to be a care contact; the rows of a person say one thing, or nothing.
fn agree(row: &mut Reading<'_>, said: &mut Grounds, read: &StaffRow) {
    let Some(ground) = read.assistant_nurse else {
        return;
    };
    let first = said.entry(read.login.clone()).or_insert(ground);
    if *first != ground {
        row.refuse(GROUND, "another row of the same person says otherwise");
    }
}

impl Action for ImportStaffList {
    const NAME: &'static str = "import-staff-list";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let mut done: BTreeMap<&Login, UserId> = BTreeMap::new();
        for row in &self.rows {
            let user = match done.get(&row.login) {
                Some(user) => *user,
                None => self.member(call, tx, row).await?,
            };
            done.insert(&row.login, user);
            assign(call, tx, row, user).await?;
        }
        Ok(())
    }
}

impl ImportStaffList {
    /// The user behind a row's login, made if new, with what is shown of her or him.
    async fn member(&self, call: &Call, tx: &Tx, row: &StaffRow) -> Result<UserId, Problem> {
        let standing = access::user_of_login(tx, &row.login).await?;
        let user = if let Some(user) = standing {
            user.id
        } else {
            let new = AddUser {
                name: row.name.clone(),
                login: row.login.clone(),
                password: self.passwords.get(&row.login).cloned(),
                person: None,
                hsa_id: row.hsa_id.clone(),
            };
            tx.perform(call, &new).await?
        };
        let shown = organisation::staff_member(tx, user).await?;
        let member = StaffMember {
            user,
            unit: row.unit,
            name: row.name.clone(),
            title: row.title.clone(),
            phone: row.phone.clone(),
            assistant_nurse: match self.grounds.get(&row.login) {
                Some(said) => *said,
                None => shown.as_ref().and_then(|shown| shown.assistant_nurse),
            },
            version: shown.as_ref().map_or(0, |shown| shown.version),
        };
        if shown.as_ref() != Some(&member) {
            tx.perform(call, &SetStaffMember { member }).await?;
        }
        Ok(user)
    }
}

/// Gives the assignment unless the user has it already.
async fn assign(call: &Call, tx: &Tx, row: &StaffRow, user: UserId) -> Result<(), Problem> {
    let place = organisation::workplace(tx, row.unit)
        .await?
        .ok_or(Problem::NotFound)?;
    let standing = access::assignments_of(tx, user).await?;
    let today: Date = call.today();
    let has_it = standing.iter().any(|one| {
        (one.unit, one.team) == (place.unit, place.team)
            && one.role == row.role
            && one.period.to().is_none_or(|last| last >= today)
    });
    if !has_it {
        let given = GiveAssignment {
            user,
            role: row.role,
            unit: place.unit,
            team: place.team,
            period: row.period,
        };
        tx.perform(call, &given).await?;
    }
    Ok(())
}
