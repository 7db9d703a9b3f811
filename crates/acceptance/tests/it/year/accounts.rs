//! The controller's year: months are settled, the committee's goals are followed, reported and frozen.

use goals::{
    About, ActivityState, CreateChain, FreezeReport, Handled, OpenReport, ReportKind, SayInReport,
    SetActivity,
};
use jiff::civil::date;
use kernel::{Actor, Date, Line, Role, UnitId};
use minutes_account::{Month, SettleMonth};
use portal::MEASURES;

use super::{
    agenda::Happening,
    telling::prose,
    world::{Seat, World, days_after},
};

/// What a controller does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Money {
    /// Settles last month.
    Settle(UnitId),
    /// Begins the goals of this year where last year's ended.
    NewYear,
    /// Looks at what is done for goals.
    Activities,
    /// Begins a report.
    Open(ReportKind, Date),
    /// The committee has handled the report.
    Freeze,
}

fn controller(world: &World) -> Option<Seat> {
    world.all(Role::Controller).first().cloned()
}

/// Notes what falls on a day: the tenth, quarters, the year's turn.
pub(super) fn note(world: &mut World) {
    let today = world.today();
    let at = world.moment(today, 10 * 60);
    let mut money = vec![];
    match (today.month(), today.day()) {
        (_, 10) => money.extend(world.providers.clone().into_iter().map(Money::Settle)),
        (1, 14) => money.push(Money::NewYear),
        (_, 20) => money.push(Money::Activities),
        (1, 25) => money.push(Money::Open(
            ReportKind::Annual,
            date(today.year() - 1, 12, 31),
        )),
        (5 | 9, 2) => money.push(Money::Open(ReportKind::Interim, days_after(today, -2))),
        // What the half-year came to.
        (7, 1) => money.push(Money::Open(ReportKind::Interim, days_after(today, -1))),
        (2, 19) | (5 | 9, 24) | (7, 3) => money.push(Money::Freeze),
        _ => {}
    }
    for one in money {
        world.agenda.note(at, Happening::Money(one));
    }
}

impl Money {
    pub(crate) async fn happen(self, world: &mut World) {
        let Some(seat) = controller(world) else {
            return;
        };
        match self {
            Self::Settle(provider) => settle(world, (&seat.actor, provider)).await,
            Self::NewYear => new_year(world, &seat.actor).await,
            Self::Activities => activities(world, &seat.actor).await,
            Self::Open(kind, as_of) => open(world, &seat.actor, (kind, as_of)).await,
            Self::Freeze => freeze(world, &seat.actor).await,
        }
    }
}

/// Months that are over, the oldest first: one that was left out holds up those after it.
async fn settle(world: &mut World, (by, provider): (&Actor, UnitId)) {
    let today = world.today();
    let this = Month::of(today);
    for month in this.after(-3).to(this.after(-1)) {
        let found = minutes_account::settling(world.reader(), provider, month).await;
        let found = found.expect("what is to be settled");
        if found.obstacle(month, today).is_some() {
            continue;
        }
        let counted = found.counted.expect("counted").at;
        let settle = SettleMonth {
            provider,
            month,
            seen: found.sum(),
            counted,
        };
        world.may(by, &settle).await;
    }
}

async fn chain_of(world: &World, year: i16) -> Option<goals::Chain> {
    let committee = &world.plan.municipality.committee;
    let chain = goals::chain_of(world.reader(), committee, year).await;
    chain.expect("chains")
}

async fn new_year(world: &mut World, by: &Actor) {
    let year = world.today().year();
    let (last, this) = (chain_of(world, year - 1).await, chain_of(world, year).await);
    if let (Some(last), None) = (last, this) {
        let create = CreateChain {
            committee: world.plan.municipality.committee.clone(),
            year,
            from: Some(last.id),
        };
        world.may(by, &create).await;
    }
}

async fn activities(world: &mut World, by: &Actor) {
    let Some(chain) = chain_of(world, world.today().year()).await else {
        return;
    };
    let indicators = goals::indicators(world.reader(), chain.id).await;
    for indicator in indicators.expect("indicators") {
        let known = goals::activities(world.reader(), indicator.id).await;
        let known = known.expect("activities").into_iter();
        let open = known.filter(|one| match one.state {
            ActivityState::Planned | ActivityState::Begun => true,
            ActivityState::Done | ActivityState::Dropped => false,
        });
        let open: Vec<_> = open.collect();
        let (activity, what, state) = match open.first() {
            None if world.percent(20) => (
                None,
                line("Gå igenom fallen i ledningsgruppen"),
                ActivityState::Planned,
            ),
            Some(one) if world.percent(40) => {
                let next = match one.state {
                    ActivityState::Planned => ActivityState::Begun,
                    ActivityState::Begun | ActivityState::Done | ActivityState::Dropped => {
                        ActivityState::Done
                    }
                };
                (Some((one.id, one.version)), one.what.clone(), next)
            }
            None | Some(_) => continue,
        };
        let set = SetActivity {
            activity,
            indicator: indicator.id,
            what,
            responsible: line("Kontorets ledningsgrupp"),
            until: date(chain.year, 12, 15),
            state,
        };
        world.may(by, &set).await;
    }
}

fn line(text: &str) -> Line {
    Line::parse(text).expect("a line")
}

async fn open(world: &mut World, by: &Actor, (kind, as_of): (ReportKind, Date)) {
    let Some(chain) = chain_of(world, as_of.year()).await else {
        return;
    };
    let (chain, open) = (
        chain.id,
        OpenReport {
            chain: chain.id,
            kind,
            as_of,
        },
    );
    let Some(report) = world.may(by, &open).await else {
        return;
    };
    let goals = goals::goals(world.reader(), chain).await;
    for goal in goals.expect("goals") {
        let say = SayInReport {
            report,
            about: About::Goal(goal.id),
            words: prose("Målet bedöms av vad indikatorerna visar och av vad vi har sett."),
            version: 0,
        };
        world.may(by, &say).await;
    }
}

/// Every report that is open is frozen as the committee handled it.
async fn freeze(world: &mut World, by: &Actor) {
    let today = world.today();
    for year in [today.year() - 1, today.year()] {
        let Some(chain) = chain_of(world, year).await else {
            continue;
        };
        let reports = goals::reports(world.reader(), chain.id).await;
        let reports = reports.expect("reports").into_iter();
        for report in reports.filter(|report| report.frozen.is_none()) {
            let call = world.call(by);
            let of = (&chain, report.as_of);
            let figures = goals::figures(world.reader(), &call, of, MEASURES).await;
            let freeze = FreezeReport {
                report: report.id,
                version: report.version,
                handled: Handled {
                    on: today,
                    paragraph: line("§ 84"),
                },
                figures: figures.expect("figures"),
            };
            world.may(by, &freeze).await;
        }
    }
}
