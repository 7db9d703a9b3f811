//! Districts, units and what providers offer.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Call, Line, Period, Problem, UnitId};
use organisation::{
    District, DistrictCode, ImportOrganisation, ProviderForm, ProviderService, ServiceCode, Unit,
    UnitFilter, UnitKind,
};
use sheets::{Column, Sheet};
use store::Ask;

use super::{Reading, Wrong, cells};

/// The columns.
pub const COLUMNS: [Column<'static>; 13] = [
    Column::required(
        "Namn",
        "Enhetens eller distriktets namn",
        "Björkens hemtjänst",
    ),
    Column::required(
        "Typ",
        "distrikt, beställarenhet, utförare, team, larmmottagning, kontor eller utomstående",
        "utförare",
    ),
    Column::optional(
        "Distrikt",
        "Distriktets kod: små bokstäver a–z, siffror, bindestreck",
        "norr",
    ),
    Column::optional(
        "Tillhör",
        "Namnet på enheten som den är en del av",
        "Vård- och omsorgskontoret",
    ),
    Column::optional(
        "Driftsform",
        "För utförare: egen regi, valfrihet eller avtal",
        "valfrihet",
    ),
    Column::optional(
        "Insatser",
        "För utförare: insatsernas koder, med antal platser efter kolon",
        "home-care:120, safety-alarm",
    ),
    Column::optional(
        "Organisationsnummer",
        "För den som inte hör till kommunen",
        "556000-0000",
    ),
    Column::optional("Telefon", "Telefon", "0123-45 60 10"),
    Column::optional("E-post", "E-postadress", "bjorken@lindvik.example"),
    Column::optional("Adress", "Besöksadress", "Björkgatan 4, Lindvik"),
    Column::required(
        "Från",
        "Första dagen, skriven som 2026-01-01; aldrig tom",
        "2026-01-01",
    ),
    Column::optional(
        "Till",
        "Sista dagen, skriven som 2026-12-31; tom för tills vidare",
        "",
    ),
    Column::optional("Anmärkning", "Läses inte in", ""),
];

/// What a row is about; no kind for a district.
const KINDS: [(&str, Option<UnitKind>); 7] = [
    ("distrikt", None),
    ("beställarenhet", Some(UnitKind::OrderingUnit)),
    ("utförare", Some(UnitKind::Provider)),
    ("team", Some(UnitKind::Team)),
    ("larmmottagning", Some(UnitKind::AlarmCentre)),
    ("kontor", Some(UnitKind::Office)),
    ("utomstående", Some(UnitKind::Outside)),
];
const FORMS: [(&str, ProviderForm); 3] = [
    ("egen regi", ProviderForm::InHouse),
    ("valfrihet", ProviderForm::Choice),
    ("avtal", ProviderForm::Contract),
];

/// A row about a unit, whose parent is still a name.
struct UnitRow {
    line: u32,
    unit: Unit,
    parent: Option<String>,
}

/// Reads the list into what it adds; units that are there already may be named as parents.
pub async fn read(
    ask: &dyn Ask,
    call: &Call,
    sheet: &Sheet,
) -> Result<ImportOrganisation, Problem> {
    let standing = organisation::units(ask, &UnitFilter::default()).await?;
    let known: BTreeMap<String, UnitId> = standing
        .into_iter()
        .map(|unit| (folded(unit.name.as_str()), unit.id))
        .collect();
    let mut wrong = Wrong::default();
    let mut all = ImportOrganisation::default();
    let mut units = vec![];
    for row in sheet.rows() {
        let mut row = Reading::new(row, &mut wrong);
        match row.choice("Typ", &KINDS) {
            Some(None) => all.districts.extend(district(&mut row)),
            Some(Some(kind)) => {
                if let Some(unit) = unit(&mut row, call, kind) {
                    all.offers.extend(offers(&mut row, call, &unit.unit));
                    units.push(unit);
                }
            }
            None => {}
        }
    }
    all.units = in_order(units, known, &mut wrong);
    wrong.or(all)
}

fn district(row: &mut Reading<'_>) -> Option<District> {
    let code = row.parse("Distrikt", DistrictCode::parse);
    if row.text("Distrikt").is_none() {
        row.refuse("Distrikt", "a district has a code");
    }
    let name = row.words("Namn");
    Some(District {
        code: code?,
        name: name?,
    })
}

fn unit(row: &mut Reading<'_>, call: &Call, kind: UnitKind) -> Option<UnitRow> {
    let name = row.words("Namn");
    let period = period(row);
    let unit = Unit {
        id: call.new_id(),
        name: name?,
        kind,
        parent: None,
        district: row.parse("Distrikt", DistrictCode::parse),
        form: row.choice("Driftsform", &FORMS),
        organisation_number: row.words("Organisationsnummer"),
        phone: row.words("Telefon"),
        email: row.words("E-post"),
        address: row.words("Adress"),
        period: period?,
        version: 1,
    };
    Some(UnitRow {
        line: row.line(),
        unit,
        parent: row.text("Tillhör").map(folded),
    })
}

pub(super) fn period(row: &mut Reading<'_>) -> Option<Period> {
    let from = row.date("Från")?;
    let to = row.date("Till");
    match Period::new(from, to) {
        Ok(period) => Some(period),
        Err(why) => {
            row.refuse("Till", why);
            None
        }
    }
}

/// `home-care:120, safety-alarm`: the services, some with how many persons they take.
fn offers(row: &mut Reading<'_>, call: &Call, unit: &Unit) -> Vec<ProviderService> {
    let listed = row.text("Insatser").unwrap_or_default();
    let mut all = vec![];
    for one in listed
        .split(',')
        .map(str::trim)
        .filter(|one| !one.is_empty())
    {
        let (code, capacity) = match one.split_once(':') {
            Some((code, capacity)) => (code, Some(capacity.trim().parse::<i64>())),
            None => (one, None),
        };
        match (ServiceCode::parse(code), capacity.transpose()) {
            (Ok(service), Ok(capacity)) => all.push(ProviderService {
                id: call.new_id(),
                unit: unit.id,
                service,
                district: unit.district.clone(),
                capacity,
                period: unit.period,
            }),
            (Err(why), _) => row.refuse("Insatser", why),
            (Ok(_), Err(_)) => row.refuse(
                "Insatser",
                "after the colon stands how many persons it takes",
            ),
        }
    }
    all
}

/// Parents before their parts, whatever order the file has them in.
fn in_order(
    mut rows: Vec<UnitRow>,
    mut known: BTreeMap<String, UnitId>,
    wrong: &mut Wrong,
) -> Vec<Unit> {
    let named: BTreeSet<String> = rows
        .iter()
        .map(|row| folded(row.unit.name.as_str()))
        .collect();
    let mut ordered = Vec::with_capacity(rows.len());
    while !rows.is_empty() {
        let before = rows.len();
        let mut later = vec![];
        for mut row in rows {
            match row.parent.as_ref().map(|parent| known.get(parent)) {
                Some(None) => later.push(row),
                Some(Some(parent)) => {
                    row.unit.parent = Some(*parent);
                    known.insert(folded(row.unit.name.as_str()), row.unit.id);
                    ordered.push(row.unit);
                }
                None => {
                    known.insert(folded(row.unit.name.as_str()), row.unit.id);
                    ordered.push(row.unit);
                }
            }
        }
        rows = later;
        if rows.len() == before {
            for row in &rows {
                let is_named = row
                    .parent
                    .as_ref()
                    .is_some_and(|parent| named.contains(parent));
                let why = if is_named {
                    "the units are parts of each other in a ring"
                } else {
                    "there is no unit of this name, here or in the file"
                };
                wrong.refuse((row.line, "Tillhör"), why);
            }
            break;
        }
    }
    ordered
}

/// A name as it is compared.
pub(super) fn folded(name: &str) -> String {
    let line = Line::parse(name).map_or_else(|_not| name.to_owned(), String::from);
    cells::folded(&line)
}
