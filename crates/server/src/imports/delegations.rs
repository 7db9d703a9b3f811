//! The scheme of delegation: who decides what in the committee's place.

use cases::{
    AppealTask, Delegated, Delegation, Outcome, Regime, ReplaceDelegations, SchemeDecided,
};
use kernel::{Problem, Role};
use sheets::{Column, Sheet};

use super::{Reading, each, one_head};

/// The columns.
pub const COLUMNS: [Column<'static>; 9] = [
    Column::required("Punkt", "Punktens nummer i delegationsordningen", "3.1"),
    Column::required(
        "Avser",
        "beslut, rättidsprövning (av överklagande) eller omprövning (av överklagat beslut)",
        "beslut",
    ),
    Column::optional("Lag", "SoL eller LSS; bara för beslut", "SoL"),
    Column::optional(
        "Utfall",
        "bifall, delvis bifall eller avslag; tomt för alla. Bara för beslut",
        "avslag",
    ),
    Column::required(
        "Namn",
        "Vad punkten ger rätt att besluta, på svenska",
        "Insatser i ordinärt boende (SoL 11 kap. 1 §)",
    ),
    Column::required(
        "Namn på engelska",
        "Samma på engelska",
        "Services in the own home (SoL 11:1)",
    ),
    Column::required(
        "Delegat",
        "Lägsta roll: handläggare eller enhetschef",
        "handläggare",
    ),
    Column::required(
        "Gäller från",
        "Första dagen som ordningen gäller, skriven som 2026-07-01; samma på alla rader och aldrig tom. Den gäller till nästa ordnings första dag",
        "2026-07-01",
    ),
    Column::required(
        "Källa",
        "Vem som har beslutat, och när; samma på alla rader",
        "Nämnden 2026-05-12 § 41",
    ),
];

/// What an item is about, as the list has it.
#[derive(Debug, Clone, Copy)]
enum About {
    Decisions,
    Appeals(AppealTask),
}

const ABOUT: [(&str, About); 3] = [
    ("beslut", About::Decisions),
    ("rättidsprövning", About::Appeals(AppealTask::TestTime)),
    ("omprövning", About::Appeals(AppealTask::Reconsider)),
];

const ACTS: [(&str, Regime); 2] = [("sol", Regime::Sol), ("lss", Regime::Lss)];

const OUTCOMES: [(&str, Outcome); 3] = [
    ("bifall", Outcome::Approved),
    ("delvis bifall", Outcome::Partly),
    ("avslag", Outcome::Refused),
];

const ROLES: [(&str, Role); 2] = [
    ("handläggare", Role::CaseOfficer),
    ("enhetschef", Role::UnitManager),
];

/// Reads the list into the scheme that it is.
pub fn read(sheet: &Sheet) -> Result<ReplaceDelegations, Problem> {
    let mut head = None;
    let items = each(sheet, |row| {
        one_head(row, &mut head);
        item(row)
    })?;
    let Some((from, source)) = head else {
        return Err(kernel::Refusal::new("cases-refusal-scheme-empty").into());
    };
    Ok(ReplaceDelegations {
        decided: SchemeDecided { from, source },
        items,
    })
}

fn item(row: &mut Reading<'_>) -> Option<Delegation> {
    let code = row.words("Punkt");
    let about = row.choice("Avser", &ABOUT);
    let act = row.choice("Lag", &ACTS);
    let outcome = row.choice("Utfall", &OUTCOMES);
    let name_sv = row.words("Namn");
    let name_en = row.words("Namn på engelska");
    let role = row.choice("Delegat", &ROLES);
    let what = match about? {
        About::Decisions => {
            if row.text("Lag").is_none_or(str::is_empty) {
                row.refuse("Lag", "SoL or LSS, for decisions");
            }
            Delegated::Decide(act?, outcome)
        }
        About::Appeals(task) => {
            for column in ["Lag", "Utfall"] {
                if row.text(column).is_some_and(|text| !text.is_empty()) {
                    row.refuse(column, "empty, unless it is about decisions");
                }
            }
            Delegated::Appeal(task)
        }
    };
    Some(Delegation {
        code: code?,
        what,
        name_sv: name_sv?,
        name_en: name_en?,
        role: role?,
    })
}
