//! What care brings with it: what is written, what goes wrong, plans that are gone through again, conversations about
//! the decisions.

use care_plans::PlanState;
use deviations::{
    CaseFilter, CaseLine, Class, CloseDeviation, DeviationKind, Happened, Harm,
    InvestigateDeviation, Investigation, JudgeSeriousness, NewReport, ReportDeviation, Seen,
    TriageDeviation,
};
use kernel::{Role, UnitId};
use page_kit::Window;
use records::{EntryKind, MarkedText, NewEntry, SignEntry};

use super::{
    changes::Helped,
    corrections,
    telling::prose,
    world::{Seat, World, days_after},
};

/// What is written on a day, and what is told of.
pub(super) async fn day(world: &mut World) {
    let many = u64::try_from(world.helped.len()).expect("few");
    for _ in 0..(many / 25) {
        let all = world.helped.clone();
        let Some(helped) = world.pick(&all) else {
            return;
        };
        let workers = world.seats(Role::CareWorker, helped.provider).to_vec();
        let Some(worker) = world.pick(&workers) else {
            continue;
        };
        if may_see(world, (&worker, &helped)).await {
            write(world, (&worker, &helped)).await;
        }
    }
}

/// Whether somebody may see somebody: a protected person is seen by the few who are named.
async fn may_see(world: &World, (worker, helped): (&Seat, &Helped)) -> bool {
    let call = world.call(&worker.actor);
    let need = access::Need::see(access::Resource::PersonInSearch).about(helped.person);
    access::may(world.reader(), &call, need)
        .await
        .expect("asked")
}

async fn write(world: &mut World, (worker, helped): (&Seat, &Helped)) {
    if world.percent(15) {
        return go_wrong(world, (worker, helped)).await;
    }
    let kind = world.pick(EntryKind::ALL).unwrap_or(EntryKind::Other);
    let late = if world.percent(12) { 2 } else { 0 };
    let text = "Var yr när vi reste oss. Vi satt kvar en stund och drack vatten.";
    let sign = SignEntry {
        person: helped.person,
        new: NewEntry {
            kind,
            happened: records::Happened {
                on: days_after(world.today(), -late),
                at: None,
            },
            fact: MarkedText::read(&prose(text)).expect("words"),
            judgement: None,
            is_whole: false,
            plan: None,
        },
        draft: None,
    };
    world.may(&worker.actor, &sign).await;
}

async fn go_wrong(world: &mut World, (worker, helped): (&Seat, &Helped)) {
    let kind = world
        .pick(DeviationKind::ALL)
        .unwrap_or(DeviationKind::Other);
    let harm = world.pick(Harm::ALL).unwrap_or(Harm::None);
    let report = ReportDeviation {
        report: NewReport {
            unit: helped.provider,
            person: Some(helped.person),
            happened: Happened {
                on: world.today(),
                at: None,
            },
            kind,
            harm,
            words: prose("Morgonens besök blev inte av, och ingen ringde."),
            at_once: None,
            is_of_manager: false,
            question: None,
        },
    };
    world.may(&worker.actor, &report).await;
}

/// The manager takes each open deviation a step on its way; some wait.
pub(super) async fn deviations(world: &mut World, provider: UnitId) {
    let Some(manager) = world.manager(provider) else {
        return;
    };
    let filter = CaseFilter {
        is_open: true,
        ..CaseFilter::default()
    };
    let window = Window {
        sort: "reported",
        is_descending: false,
        offset: 0,
        limit: 60,
    };
    let call = world.call(&manager.actor);
    let found = deviations::case_list(world.reader(), &call, provider, &filter, window).await;
    let (lines, _) = found.expect("deviations");
    for line in lines {
        if line.keeper == provider && world.percent(20) {
            step(world, (&manager, &line)).await;
        }
    }
}

async fn step(world: &mut World, (manager, line): (&Seat, &CaseLine)) {
    let view = deviations::deviation(world.reader(), manager.unit, line.id).await;
    let Some(view) = view.expect("a deviation") else {
        return;
    };
    let case = view.case;
    let seen = Seen {
        deviation: line.id,
        version: case.version,
    };
    let (by, today) = (manager.actor.clone(), world.today());
    if case.triaged.is_none() {
        let is_wrong = line.harm == Harm::Harm && world.percent(20);
        let class = if is_wrong {
            Class::Risk
        } else {
            Class::Deviation
        };
        let triage = TriageDeviation {
            seen,
            class,
            kind: line.kind,
            harm: line.harm,
            reasons: prose("Vi går igenom det på veckomötet."),
        };
        world.may(&by, &triage).await;
    } else if case.is_lex_sarah() && case.judged.is_none() {
        let judge = JudgeSeriousness {
            seen,
            is_serious: false,
            reasons: prose("Det upptäcktes samma dag."),
        };
        world.may(&by, &judge).await;
    } else if case.investigated.is_none() {
        let found = Investigation {
            happened: prose("Besöket låg på en vikarie som inte hade fått sin telefon."),
            causes: deviations::Cause::ALL.iter().copied().take(1).collect(),
            why: prose("Ingen hade sagt vem som lämnar ut telefoner."),
            consequence: deviations::Consequence::Moderate,
            probability: deviations::Probability::Small,
            is_done: true,
        };
        world.may(&by, &InvestigateDeviation { seen, found }).await;
    } else if case.outcome.is_none()
        && case
            .follow_from
            .is_some_and(|from| days_after(from, 14) < today)
    {
        let follow = deviations::FollowUp {
            seen,
            outcome: deviations::Outcome::Helped,
            words: prose("Det har inte hänt igen."),
        };
        world.may(&by, &follow).await;
    } else if case.outcome.is_some() {
        let words = prose("Klart.");
        world.may(&by, &CloseDeviation { seen, words }).await;
    }
}

/// Plans whose day for looking through is near are gone through again; some are forgotten.
pub(super) async fn reviews(world: &mut World, helped: &Helped) {
    let plan = care_plans::plan_of_order(world.reader(), helped.order).await;
    let Some(plan) = plan.expect("plans") else {
        return;
    };
    let near = days_after(world.today(), 15);
    let is_near = plan.review.is_some_and(|review| review <= near);
    if plan.state == PlanState::Standing && plan.draft.is_none() && is_near && world.percent(60) {
        corrections::again(world, &plan, None).await;
    }
}
