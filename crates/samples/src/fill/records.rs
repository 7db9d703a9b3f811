//! What has been written about persons with care: some entries each, a few late, corrected, disputed or handed over.

use std::collections::BTreeMap;

use jiff::SignedDuration;
use kernel::{Date, PersonId, Prose, Role, Timestamp, UnitId};
use records::{
    CorrectEntry, DisputeEntry, EntryId, EntryKind, Ground, HandOver, Happened, MarkedText,
    NewEntry, ReceiveHandover, SignEntry,
};

use super::{
    plans::Answered,
    stage::{FillError, Stage, Step, Worker},
};
use crate::{Client, Size};

/// Entries about each person in a small municipality, where all of it is told.
const SMALL: i64 = 5;
/// Entries about each person elsewhere, where history is asked for.
const LARGE: i64 = 2;
/// Days between the entries about a person.
const APART: i64 = 8;
/// Entries about each of those who are told of for a whole year, and the days between them.
const YEAR: (i64, i64) = (18, 18);
/// How long after an entry something becomes of it.
const AFTERWARDS: SignedDuration = SignedDuration::from_mins(95);
/// Days from an order until help has begun.
const BEGINS: i64 = 18;

/// What is written: of which kind, what happened (`{}` is the person's name), and what the writer makes of it.
const WRITTEN: &[(EntryKind, &str, Option<&str>)] = &[
    (
        EntryKind::Health,
        "{} var yr när vi reste oss från sängkanten. Vi satt kvar en stund och drack vatten innan duschen.",
        Some(
            "Kan bero på att vätskan inte räcker i värmen. Vi ställer fram vatten vid varje besök.",
        ),
    ),
    (
        EntryKind::Event,
        "{} hade redan ätit frukost när vi kom, kaffe och två smörgåsar. Köket var undanplockat.",
        None,
    ),
    (
        EntryKind::Deviation,
        "Duschen blev inte av. {} sa att det var kallt i badrummet och ville vänta till fredag.",
        Some("Vi sätter på elementet en timme före nästa gång."),
    ),
    (
        EntryKind::Wish,
        "{} vill att vi ringer på och väntar i stället för att låsa upp själva.",
        None,
    ),
    (
        EntryKind::Contact,
        "Dottern ringde och frågade hur natten hade varit. [[Hon ska själv opereras i nästa vecka och är orolig.]] Vi kom överens om att hon ringer igen på söndag.",
        None,
    ),
    (
        EntryKind::Health,
        "{} åt halva portionen till lunch och lämnade potatisen. Sa att det inte smakade något.",
        Some(
            "Tredje dagen med dålig aptit. Vi tar upp det på torsdagens möte och frågar om mellanmål.",
        ),
    ),
    (
        EntryKind::Event,
        "Vi gick tillsammans till postlådan och tillbaka. {} gick med rollatorn hela vägen och vilade en gång.",
        Some("Orken är bättre än för en månad sedan."),
    ),
    (
        EntryKind::Deviation,
        "Ingen öppnade klockan nio. Vi ringde på telefonen; {} hade försovit sig och mådde bra. Besöket blev tjugo minuter senare.",
        None,
    ),
    (
        EntryKind::Health,
        "Rodnad på vänster häl, ungefär som en femkrona. {} sa att det gör ont i skon.",
        Some("Sjuksköterskan är informerad i dag och kommer i morgon."),
    ),
    (
        EntryKind::Wish,
        "{} vill gå till träffpunkten på onsdagar när det är sång.",
        Some("Vi ser om onsdagens besök kan läggas tidigare."),
    ),
    (
        EntryKind::Event,
        "Nyckeln till tvättstugan hittades i ytterrocken. {} skrattade åt att ha letat i tre dagar.",
        None,
    ),
    (
        EntryKind::Other,
        "Lampan i hallen är trasig och det är mörkt vid tröskeln. Fastighetsskötaren är kontaktad.",
        Some("Risk att snubbla tills den är bytt. Vi har ställt fram nattlampan."),
    ),
];

/// Writes what has been written.
pub(super) async fn tell(stage: &mut Stage<'_>, answered: &[Answered]) -> Result<(), FillError> {
    let each = match (stage.plan.wish.size, stage.filling.history_days) {
        (Size::Small, _) => SMALL,
        (Size::Municipality | Size::City, 0) => return Ok(()),
        (Size::Municipality | Size::City, _) => LARGE,
    };
    let workers = workers(stage);
    let of = u64::try_from(answered.len()).unwrap_or(u64::MAX);
    for (one, done) in answered.iter().zip(1..) {
        let client = stage.plan.clients.get(one.client);
        // Who has a protected identity is written about by the few who are named.
        if let Some(client) = client.filter(|client| client.protection.is_none()) {
            let here = workers.get(&one.provider).map_or(&[][..], Vec::as_slice);
            let year = stage.year.as_ref().map(|(year, _)| year);
            let is_year = year.is_some_and(|year| year.has_client(one.client));
            let pace = if is_year { YEAR } else { (each, APART) };
            write(stage, (one, client), (here, pace)).await?;
        }
        stage.progress.at(Step::Records, done, of);
    }
    Ok(())
}

/// Those who help, by the provider.
fn workers(stage: &Stage<'_>) -> BTreeMap<UnitId, Vec<Worker>> {
    let mut at: BTreeMap<UnitId, Vec<Worker>> = BTreeMap::new();
    for worker in stage.workers.iter().flatten() {
        if worker.role == Role::CareWorker {
            at.entry(worker.unit).or_default().push(*worker);
        }
    }
    at
}

fn words(words: &str) -> Result<Prose, FillError> {
    Prose::parse(words).map_err(|e| FillError::Plan(e.to_string()))
}

fn marked(typed: &str) -> Result<MarkedText, FillError> {
    MarkedText::read(&words(typed)?).map_err(|e| FillError::Plan(e.to_string()))
}

/// The entries about one person, the oldest first.
async fn write(
    stage: &mut Stage<'_>,
    (one, client): (&Answered, &Client),
    (workers, (each, apart)): (&[Worker], (i64, i64)),
) -> Result<(), FillError> {
    let begins = days_after(one.sent, BEGINS);
    let place = i64::try_from(one.client).unwrap_or(0);
    let mut last = None;
    for n in (0..each).rev() {
        let turn = place * 5 + n * 7;
        let on = days_after(stage.today(), -(n * apart + place % APART + 1));
        let Some(worker) = turned(workers, turn).filter(|_| on >= begins) else {
            continue;
        };
        let Some((kind, fact, judgement)) = turned(WRITTEN, turn) else {
            continue;
        };
        let names = client.row.person.given_name.as_str();
        let name = names.split(' ').next().unwrap_or(names);
        let fact = fact.replace("{}", name);
        let hour = i8::try_from(8 + turn % 11).unwrap_or(8);
        let new = NewEntry {
            kind,
            happened: Happened {
                on,
                at: jiff::civil::Time::new(hour, 10, 0, 0).ok(),
            },
            fact: marked(&fact)?,
            judgement: judgement.map(marked).transpose()?,
            is_whole: false,
            plan: None,
        };
        // Now and then it is remembered too late.
        let late = if turn % 9 == 4 { 2 } else { 0 };
        let at = stage.moment(days_after(on, late), hour, 40);
        let sign = SignEntry {
            person: client.id(),
            new: new.clone(),
            draft: None,
        };
        let id = stage.act(worker.actor(), at, &sign).await?;
        last = Some((worker, id, new, at));
    }
    match last {
        Some(last) => afterwards(stage, (one, client), last).await,
        None => Ok(()),
    }
}

/// One of several, in turn.
fn turned<V: Copy>(all: &[V], turn: i64) -> Option<V> {
    let len = i64::try_from(all.len()).ok().filter(|len| *len > 0)?;
    all.get(usize::try_from(turn.rem_euclid(len)).ok()?)
        .copied()
}

fn days_after(day: Date, days: i64) -> Date {
    day.saturating_add(jiff::Span::new().days(days))
}

/// What becomes of the latest entry about some: corrected, disputed, or handed over with those before it.
async fn afterwards(
    stage: &mut Stage<'_>,
    (one, client): (&Answered, &Client),
    (worker, entry, new, at): (Worker, EntryId, NewEntry, Timestamp),
) -> Result<(), FillError> {
    let person = client.id();
    let at = (at + AFTERWARDS).min(stage.filling.now);
    match one.client % 10 {
        2 => {
            let correct = CorrectEntry {
                person,
                entry,
                new: NewEntry {
                    judgement: Some(marked("Vi frågar igen vid nästa besök.")?),
                    ..new
                },
                why: marked("Jag blandade ihop två besök.")?,
            };
            stage.act(worker.actor(), at, &correct).await?;
        }
        4 => hand_over(stage, (one, client), person).await?,
        6 => {
            let dispute = DisputeEntry {
                person,
                entry,
                said: stage.call(worker.actor(), at).today(),
                view: words("Så var det inte. Jag sa bara att jag var trött.")?,
            };
            stage.act(worker.actor(), at, &dispute).await?;
        }
        _ => {}
    }
    Ok(())
}

/// The provider's manager hands over to the ordering unit, whose officer mostly has taken it in.
async fn hand_over(
    stage: &mut Stage<'_>,
    (one, client): (&Answered, &Client),
    person: PersonId,
) -> Result<(), FillError> {
    let officer = stage.workers.get(client.officer);
    let officer = officer.and_then(|all| all.iter().find(|w| w.role == Role::CaseOfficer));
    let (Some(manager), Some(officer)) = (
        stage.worker_at(one.provider, Role::UnitManager),
        officer.copied(),
    ) else {
        return Ok(());
    };
    let yesterday = days_after(stage.today(), -1);
    let at = stage.moment(yesterday, 15, 20);
    let give = HandOver {
        person,
        to: officer.unit,
        first: days_after(yesterday, -60),
        last: yesterday,
        kinds: EntryKind::ALL.to_vec(),
        purpose: words("Uppföljning av beslutet om hjälp i hemmet.")?,
        ground: Ground::Consent,
        note: None,
    };
    let handover = stage.act(manager.actor(), at, &give).await?;
    if one.client % 20 == 4 {
        let receive = ReceiveHandover { person, handover };
        let at = stage.moment(yesterday, 16, 5);
        stage.act(officer.actor(), at, &receive).await?;
    }
    Ok(())
}
