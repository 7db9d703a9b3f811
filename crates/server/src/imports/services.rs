//! The catalogue of services: what can be granted, and what is given without needs assessment.

use kernel::{Problem, RuleKey};
use organisation::{Regime, ReplaceServices, Service, ServiceCode, ServiceKind, Term};
use sheets::{Column, Sheet};

use super::{Reading, each, one_head};

/// The columns.
pub const COLUMNS: [Column<'static>; 12] = [
    Column::required(
        "Kod",
        "Kort kod med små bokstäver a–z, siffror och bindestreck; behåll koden när insatsen byter namn",
        "home-care",
    ),
    Column::required("Namn", "Insatsens namn på svenska", "Hemtjänst"),
    Column::required(
        "Namn på engelska",
        "Insatsens namn på engelska",
        "Home care",
    ),
    Column::required("Lag", "SoL eller LSS", "SoL"),
    Column::required(
        "Regel",
        "Nyckeln i regelboken till det som ger rätt till insatsen; sol-11-5 för tidig hjälp",
        "sol-11-1",
    ),
    Column::optional("Punkt", "Punkten 1–10 i LSS 9 §; bara för LSS", "3"),
    Column::required(
        "Slag",
        "Slag av hjälp: home-care, safety-alarm, meals, escort, respite, housing …",
        "home-care",
    ),
    Column::required(
        "Behovsprövas",
        "ja, eller nej för det som ges utan behovsprövning",
        "ja",
    ),
    Column::required("Tid", "tills vidare eller viss tid", "tills vidare"),
    Column::optional(
        "Undantag",
        "Kod i regelboken (sol-11-5-excluded) om sorten aldrig ges utan behovsprövning",
        "housing",
    ),
    Column::required(
        "Gäller från",
        "Första dagen som katalogen gäller, skriven som 2026-07-01; samma på alla rader och aldrig tom. Den gäller till nästa katalogs första dag",
        "2026-07-01",
    ),
    Column::required(
        "Källa",
        "Vem som har beslutat, och när; samma på alla rader",
        "Nämnden 2026-05-12 § 42",
    ),
];

const ACTS: [(&str, Regime); 2] = [("sol", Regime::Sol), ("lss", Regime::Lss)];

const YES_NO: [(&str, bool); 2] = [("ja", true), ("nej", false)];

const TERMS: [(&str, Term); 2] = [
    ("tills vidare", Term::Standing),
    ("viss tid", Term::Bounded),
];

/// Reads the list into the catalogue that it is.
pub fn read(sheet: &Sheet) -> Result<ReplaceServices, Problem> {
    let mut head = None;
    let services = each(sheet, |row| {
        one_head(row, &mut head);
        service(row)
    })?;
    let Some((from, source)) = head else {
        return Err(kernel::Refusal::new("organisation-refusal-no-services").into());
    };
    Ok(ReplaceServices {
        from,
        source,
        services,
    })
}

fn service(row: &mut Reading<'_>) -> Option<Service> {
    let code = row.parse("Kod", ServiceCode::parse);
    let name_sv = row.words("Namn");
    let name_en = row.words("Namn på engelska");
    let regime = row.choice("Lag", &ACTS);
    let rule = row.words("Regel");
    let lss_point = row.integer("Punkt");
    let kind = row.parse("Slag", |text| {
        let keys = || ServiceKind::ALL.iter().map(|kind| kind.key());
        text.parse::<ServiceKind>()
            .map_err(|_not| format!("one of: {}", keys().collect::<Vec<_>>().join(", ")))
    });
    let assessed = row.choice("Behovsprövas", &YES_NO);
    let term = row.choice("Tid", &TERMS);
    let excluded = row.words("Undantag");
    Some(Service {
        code: code?,
        name_sv: name_sv?,
        name_en: name_en?,
        regime: regime?,
        rule: RuleKey(rule?.to_string().into()),
        lss_point,
        kind: kind?,
        assessed: assessed?,
        term: term?,
        excluded,
    })
}
