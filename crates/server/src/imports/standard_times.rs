//! The one table of standard times: minutes for each task, and what makes it take longer or shorter.

use kernel::{Minutes, Problem, Refusal};
use organisation::{
    Circumstance, Effect, Frequency, LifeArea, Per, ReplaceStandardTimes, ServiceCode,
    StandardTable, StandardTime, TaskCode,
};
use sheets::{Column, Sheet};

use super::{Reading, each, one_head};

/// The columns; those of the circumstances come last, in the order of [`Circumstance::ALL`].
pub const COLUMNS: [Column<'static>; 17] = [
    Column::required(
        "Uppgift",
        "Kort kod med små bokstäver a–z, siffror och bindestreck",
        "shower",
    ),
    Column::required("Namn", "Uppgiftens namn på svenska", "Dusch"),
    Column::required("Namn på engelska", "Uppgiftens namn på engelska", "Shower"),
    Column::required("Insats", "Insatsens kod i katalogen", "home-care"),
    Column::required(
        "Livsområde",
        "Livsområdets kod enligt IBIC: mobility, self-care, domestic-life …",
        "self-care",
    ),
    Column::required("Minuter", "Minuter per tillfälle, 1–1440", "30"),
    Column::required(
        "Gånger",
        "Hur många gånger per period det vanligen görs",
        "2",
    ),
    Column::required("Per", "dag, vecka, två veckor eller månad", "vecka"),
    Column::required(
        "Gäller från",
        "Första dagen som tabellen gäller, skriven som 2026-07-01; samma på alla rader och aldrig tom. Den gäller till nästa tabells första dag",
        "2026-07-01",
    ),
    Column::required(
        "Källa",
        "Vem som har beslutat, och när; samma på alla rader",
        "Nämnden 2026-05-12 § 40",
    ),
    Column::optional(
        "Dubbelbemanning",
        "Tillägg i minuter (+5) eller andel av tiden (200%)",
        "200%",
    ),
    Column::optional("Gånghjälpmedel", "Tillägg eller andel", "+5"),
    Column::optional("Trappor", "Tillägg eller andel", "+3"),
    Column::optional("Sår", "Tillägg eller andel", "+15"),
    Column::optional("Kognitivt stöd", "Tillägg eller andel", "+10"),
    Column::optional("Delat hushåll", "Tillägg eller andel", "50%"),
    Column::optional("Tolk", "Tillägg eller andel", "+10"),
];

const PERIODS: [(&str, Per); 4] = [
    ("dag", Per::Day),
    ("vecka", Per::Week),
    ("två veckor", Per::TwoWeeks),
    ("månad", Per::Month),
];

/// Under which column a circumstance stands.
const fn column(circumstance: Circumstance) -> &'static str {
    match circumstance {
        Circumstance::DoubleStaffing => "Dubbelbemanning",
        Circumstance::WalkingAid => "Gånghjälpmedel",
        Circumstance::Stairs => "Trappor",
        Circumstance::Wound => "Sår",
        Circumstance::CognitiveSupport => "Kognitivt stöd",
        Circumstance::SharedHousehold => "Delat hushåll",
        Circumstance::Interpreter => "Tolk",
    }
}

/// Reads the list into the table that it is.
pub fn read(sheet: &Sheet) -> Result<ReplaceStandardTimes, Problem> {
    let mut head = None;
    let tasks = each(sheet, |row| {
        one_head(row, &mut head);
        task(row)
    })?;
    let Some((valid_from, source)) = head else {
        return Err(Refusal::new("organisation-refusal-no-tasks").into());
    };
    Ok(ReplaceStandardTimes {
        table: StandardTable {
            valid_from,
            source,
            example: false,
            tasks,
        },
    })
}

fn task(row: &mut Reading<'_>) -> Option<StandardTime> {
    let task = row.parse("Uppgift", TaskCode::parse);
    let name_sv = row.words("Namn");
    let name_en = row.words("Namn på engelska");
    let service = row.parse("Insats", ServiceCode::parse);
    let life_area = row.parse("Livsområde", str::parse::<LifeArea>);
    let minutes = row.integer("Minuter");
    let times = row.integer("Gånger");
    let per = row.choice("Per", &PERIODS);
    let circumstances = Circumstance::ALL
        .iter()
        .filter_map(|circumstance| {
            let effect = row.parse(column(*circumstance), |text| {
                Effect::parse(text).map_err(|_not| "minutes as +5, or a share as 200%")
            });
            effect.map(|effect| (*circumstance, effect))
        })
        .collect();
    Some(StandardTime {
        task: task?,
        name_sv: name_sv?,
        name_en: name_en?,
        service: service?,
        life_area: life_area?,
        minutes: Minutes::new(minutes?),
        usual: Frequency {
            times: times?,
            per: per?,
        },
        circumstances,
    })
}
