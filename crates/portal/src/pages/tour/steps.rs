//! Which visit the tour follows, and who may see each step.

use access::{Holder, RelationKind, StaffView};
use care_plans::CarePlan;
use cases::Order;
use goals::{Assessment, Band, Score};
use kernel::{Date, Problem, Role, UnitId, UserId};
use organisation::{UnitFilter, UnitKind};
use page_kit::Visit;
use visits::AttendanceLine;

/// A step of the tour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// The committee's goals.
    Goals,
    /// The person's main file.
    File,
    /// The decision.
    Decision,
    /// The order with its frame time.
    Order,
    /// The care plan.
    Plan,
    /// The provider's day.
    Day,
    /// The visit as it was made.
    Visit,
    /// The social record.
    Record,
    /// The minutes account of the order's month.
    Account,
    /// The indicator that reads it.
    Indicator,
}

impl Step {
    /// Its name in the language files.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Goals => "goals",
            Self::File => "file",
            Self::Decision => "decision",
            Self::Order => "order",
            Self::Plan => "plan",
            Self::Day => "day",
            Self::Visit => "visit",
            Self::Record => "record",
            Self::Account => "account",
            Self::Indicator => "indicator",
        }
    }
}

/// A step with who goes there.
#[derive(Debug)]
pub(super) struct Stop {
    pub(super) step: Step,
    pub(super) user: UserId,
    pub(super) name: String,
    pub(super) role: Role,
    pub(super) address: String,
}

/// Days back in which a visit is looked for.
const BACK: i64 = 7;
/// The measure behind the indicator that the tour ends at.
const MEASURE: &str = "care-plans-measure-current";

/// The steps along one visit that was made lately; none where no visit has been made.
pub(super) async fn find(visit: &Visit) -> Result<Vec<Stop>, Problem> {
    let Some((line, plan, order)) = followed(visit).await? else {
        return Ok(vec![]);
    };
    let today = visit.today();
    let officer = handler(visit, &order).await?;
    let at = async |role| at_unit(visit, (line.provider, role), today).await;
    let (manager, planner) = (at(Role::UnitManager).await?, at(Role::Planner).await?);
    let worker = access::user(visit.reader(), line.user).await?;
    let worker = worker.map(|user| (line.user, user.name, Role::CareWorker));
    let chair = in_role(visit, Role::CommitteeMember).await?;
    let person = line.person;
    let file = format!("/personer/{person}");
    let decisions = cases::decisions_of_person(visit.reader(), person).await?;
    let decision = decisions.iter().find(|one| one.case == order.case);
    let month = minutes_account::Month::of(line.day);
    let account = minutes_account::order_row(visit.reader(), (person, order.id), month).await?;
    let account = account.map(|row| row.address());
    let indicator = indicator(visit).await?;
    let to_indicator = indicator.unwrap_or_else(|| "/malarbete".to_owned());
    let stops = [
        (Step::Goals, chair.clone(), Some("/malarbete".to_owned())),
        (Step::File, officer.clone(), Some(file.clone())),
        (
            Step::Decision,
            officer,
            decision.map(cases::Decision::address),
        ),
        (
            Step::Order,
            manager.clone(),
            Some(format!("{file}/bestallningar/{}", order.id)),
        ),
        (Step::Plan, manager.clone(), Some(plan.address())),
        (
            Step::Day,
            planner,
            Some(format!("/schema/dag/{}/las", line.day)),
        ),
        (
            Step::Visit,
            worker,
            Some(format!("{file}/utforda-besok/{}", line.visit)),
        ),
        (
            Step::Record,
            manager.clone(),
            Some(format!("{file}/dokumentation")),
        ),
        (Step::Account, manager, account),
        (Step::Indicator, chair, Some(to_indicator)),
    ];
    let stops = stops.into_iter().filter_map(|(step, who, address)| {
        let (user, name, role) = who?;
        Some(Stop {
            step,
            user,
            name,
            role,
            address: address?,
        })
    });
    Ok(stops.collect())
}

type Who = Option<(UserId, String, Role)>;

fn of(found: Option<&StaffView>) -> Who {
    found.map(|one| {
        let seat = &one.assignment;
        (seat.user, one.name.clone(), seat.role)
    })
}

/// The latest visit that was made and whose plan and order are there; of those of one day the first. One day after the
/// other is looked through, since the first one mostly has it.
async fn followed(visit: &Visit) -> Result<Option<(AttendanceLine, CarePlan, Order)>, Problem> {
    let filter = UnitFilter::default();
    let units = organisation::units(visit.reader(), &filter).await?;
    for back in 0..=BACK {
        let day = duties::calendar::days_after(visit.today(), -back);
        let mut made: Vec<AttendanceLine> = vec![];
        for unit in units.iter().filter(|unit| unit.kind == UnitKind::Provider) {
            let lines = visits::attendance_lines(visit.reader(), unit.id, (day, day)).await?;
            made.extend(lines.into_iter().filter(|line| line.end.is_some()));
        }
        made.sort_by_key(|line| (line.start, line.visit));
        for line in made {
            if let Some((plan, order)) = behind(visit, &line).await? {
                return Ok(Some((line, plan, order)));
            }
        }
    }
    Ok(None)
}

/// The plan that a visit was made by, and the order behind it.
async fn behind(
    visit: &Visit,
    line: &AttendanceLine,
) -> Result<Option<(CarePlan, Order)>, Problem> {
    let known = visits::known_visit(visit.reader(), line.visit).await?;
    let plans = care_plans::plans_of_person(visit.reader(), line.person).await?;
    let plan = known.and_then(|known| plans.into_iter().find(|plan| plan.id == known.plan));
    let Some(plan) = plan else {
        return Ok(None);
    };
    let orders = cases::orders_of_person(visit.reader(), line.person).await?;
    let order = orders.into_iter().find(|order| order.id == plan.order);
    Ok(order.map(|order| (plan, order)))
}

/// The officer who handles the person now.
async fn handler(visit: &Visit, order: &Order) -> Result<Who, Problem> {
    let relations = access::relations_of(visit.reader(), order.person).await?;
    let today = visit.today();
    let handles = relations.into_iter().find_map(|one| match one.holder {
        Holder::User(user) if one.kind == RelationKind::Handling && one.period.contains(today) => {
            Some(user)
        }
        Holder::User(_) | Holder::Unit(_) => None,
    });
    let Some(user) = handles else {
        return Ok(None);
    };
    let found = access::user(visit.reader(), user).await?;
    Ok(found.map(|found| (user, found.name, Role::CaseOfficer)))
}

async fn at_unit(visit: &Visit, (unit, role): (UnitId, Role), today: Date) -> Result<Who, Problem> {
    let staff = access::staff_at(visit.reader(), unit, today).await?;
    Ok(of(staff.iter().find(|one| one.assignment.role == role)))
}

async fn in_role(visit: &Visit, role: Role) -> Result<Who, Problem> {
    let staff = access::staff_in_role(visit.reader(), role, visit.today(), 1).await?;
    Ok(of(staff.first()))
}

/// This year's indicator that the tour ends at: one that reads the tour's measure and has something missing, under a
/// goal that is met in part if there is one.
async fn indicator(visit: &Visit) -> Result<Option<String>, Problem> {
    let chains = goals::chains(visit.reader()).await?;
    let year = visit.today().year();
    let Some(chain) = chains.into_iter().find(|chain| chain.year == year) else {
        return Ok(None);
    };
    let all = goals::indicators(visit.reader(), chain.id).await?;
    let standing = goals::standing_now(visit.reader(), &chain, visit.today()).await?;
    let reads_it = |id| {
        let one = all.iter().find(|one| one.id == id);
        let binding = one.and_then(|one| one.binding.as_ref());
        binding.is_some_and(|binding| binding.measure == MEASURE)
    };
    let mut found = vec![];
    for goal in &standing.goals {
        let is_partly = goal
            .result
            .is_some_and(|result| result.band == Band::Partly);
        for one in goal.indicators.iter().filter(|one| reads_it(one.id)) {
            let is_half = matches!(
                one.assessment,
                Assessment::Scored {
                    score: Score::Half,
                    ..
                }
            );
            let missing = one
                .behind
                .map(|behind| behind.denominator - behind.numerator);
            found.push(((is_partly && is_half, missing), one.id));
        }
    }
    // Of those that are alike, the first under its goal.
    found.reverse();
    let best = found.into_iter().max_by_key(|(rank, _)| *rank);
    Ok(best.map(|(_, id)| format!("/malarbete/indikatorer/{id}")))
}
