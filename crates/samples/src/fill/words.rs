//! What people say and officers write, in plain Swedish, from what the plan knows of a life.

use cases::{Caller, CaseId, Described, Handover, RecordNeed, Representative, TaskNeed};
use kernel::{Date, Line, PersonId, Prose};
use organisation::{LifeArea, Regime, Service, ServiceKind};
use residents::Authority;

use crate::{Client, GrantedTask};

/// Words of our own always fit; what does not would be said shorter.
pub(super) fn prose(text: &str) -> Prose {
    Prose::parse(text).unwrap_or_else(|_long| first(text))
}

#[expect(clippy::expect_used, reason = "the text stands here and is not empty")]
fn first(_text: &str) -> Prose {
    Prose::parse("Se samtalet.").expect("not empty")
}

#[expect(clippy::expect_used, reason = "the key stands here and is one line")]
pub(super) fn waiver_ground() -> Line {
    Line::parse("needless").expect("one line")
}

pub(super) fn waiver_reason() -> Prose {
    prose("Allt material kommer från personen själv, och det som söks beviljas.")
}

/// What was told at the first call.
pub(super) fn matter(client: &Client) -> Prose {
    let told: Vec<&str> = client
        .life
        .struggles
        .iter()
        .take(3)
        .map(|s| s.own_words)
        .collect();
    if told.is_empty() {
        prose("Behöver stöd i vardagen.")
    } else {
        prose(&told.join(" "))
    }
}

/// Who called.
pub(super) fn caller(client: &Client) -> Caller {
    let Some(relative) = client.row.relatives.first() else {
        return Caller::default();
    };
    Caller {
        name: Some(relative.name.clone()),
        kinship: None,
        phone: None,
    }
}

pub(super) fn own_words(client: &Client) -> Option<Prose> {
    client
        .life
        .struggles
        .first()
        .and_then(|s| Prose::parse(s.own_words).ok())
}

pub(super) fn conditions(client: &Client) -> Option<Prose> {
    Prose::parse(&client.life.conditions.join(", ")).ok()
}

/// A need of somebody whose plan names none.
pub(super) fn plain_need((person, case): (PersonId, CaseId), client: &Client) -> RecordNeed {
    let described = Described {
        state_now: Prose::parse("Behöver stöd för att få vardagen att fungera.").ok(),
        aim: Prose::parse("En trygg vardag med saker att göra.").ok(),
        need: None,
        resources: None,
        factors: conditions(client),
        relatives: None,
        limitation: None,
        limitation_aimed: None,
    };
    RecordNeed {
        person,
        case,
        area: LifeArea::DomesticLife,
        version: 0,
        described,
    }
}

pub(super) fn assessment(client: &Client) -> Prose {
    let goals: Vec<&str> = client
        .life
        .struggles
        .iter()
        .take(3)
        .map(|s| s.goal)
        .collect();
    prose(&format!(
        "Behoven kan inte tillgodoses på annat sätt. {}",
        goals.join(" ")
    ))
}

pub(super) fn granted(service: &Service) -> Prose {
    prose(&format!(
        "{} efter de behov som har utretts.",
        service.name_sv
    ))
}

pub(super) fn reasons(client: &Client) -> Prose {
    let states: Vec<&str> = client
        .life
        .struggles
        .iter()
        .take(2)
        .map(|s| s.state)
        .collect();
    prose(&format!(
        "Du behöver stödet i din vardag. {}",
        states.join(" ")
    ))
}

pub(super) fn goal(client: &Client) -> Option<Prose> {
    client
        .life
        .struggles
        .first()
        .and_then(|s| Prose::parse(s.goal).ok())
}

/// The item of the scheme of delegation that covers a service.
pub(super) const fn delegation(service: &Service) -> &'static str {
    match (service.regime, service.kind) {
        (Regime::Lss, _) => "4.1",
        (Regime::Sol, ServiceKind::ShortStay) => "3.2",
        (Regime::Sol, ServiceKind::Housing) => "3.3",
        (Regime::Sol, _) => "3.1",
    }
}

pub(super) fn handover(client: &Client) -> Handover {
    Handover {
        own_words: own_words(client),
        abilities: Prose::parse("Gör gärna själv det som går, i lugn takt.").ok(),
        entry: Prose::parse("Ring på dörren och vänta; det tar en stund att öppna.").ok(),
        language: None,
        risks: None,
    }
}

pub(super) fn task(granted: &GrantedTask) -> TaskNeed {
    TaskNeed {
        task: granted.task.clone(),
        frequency: granted.frequency,
        circumstances: granted.circumstances.clone(),
        deviation: None,
    }
}

/// A guardian applies for a child.
pub(super) fn representative(client: &Client, day: Date) -> Option<Representative> {
    const OF_AGE: i16 = 18;
    if client
        .row
        .person
        .identity
        .age_on(day)
        .is_none_or(|age| age >= OF_AGE)
    {
        return None;
    }
    let guardian = client.row.relatives.first()?;
    Some(Representative {
        name: guardian.name.clone(),
        kinship: Line::parse("förälder").ok(),
        authority: Authority::Guardian,
        is_confirmed: true,
    })
}
