//! The person's main file on one page: where are we, what is decided, who does what next. The red thread runs
//! beside it.

use care_plans::CarePlan;
use cases::{Case, CaseState, Contact, Decision, DecisionState, EarlyHelp, Order, OrderState};
use duties::DutyView;
use kernel::{PersonId, Problem, Timestamp};
use maud::{Markup, html};
use page_kit::{
    Reply, Visit,
    components::{
        Breadcrumbs, Button, ButtonRow, Due, DueState, Empty, Facts, PersonHead, Section, Status,
        StatusKind,
    },
    dates,
    thread::{Knot, Thread},
};
use residents::Person;

use super::duty_table;

/// What the page shows of a person.
struct File {
    person: Person,
    contacts: Vec<Contact>,
    helps: Vec<EarlyHelp>,
    cases: Vec<Case>,
    decisions: Vec<(Decision, String)>,
    orders: Vec<Order>,
    care_plans: Vec<CarePlan>,
    written: Option<records::Brief>,
    plans: Vec<cooperation::ThreadKnot>,
    follow_ups: Vec<follow_up::FollowUp>,
    duties: Vec<DutyView>,
    /// Those of them whose link leads the reader to a page.
    open: Vec<duties::DutyId>,
    ways: Ways,
    own_words: Option<kernel::Prose>,
    is_protected: bool,
}

/// What only some readers of a file may do with it.
struct Ways {
    protect: bool,
    see_readings: bool,
}

impl Ways {
    fn of(visit: &Visit, (person, facts): (PersonId, &access::Facts)) -> Result<Self, Problem> {
        let leads = |page: &str| {
            let to = format!("/personer/{person}/{page}");
            visit.leads(&to, Some((person, facts)))
        };
        Ok(Self {
            protect: leads("skydd")?,
            see_readings: leads("lasningar")?,
        })
    }
}

/// The main file.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let file = load(&visit, visit.person()?).await?;
    let t = visit.t();
    let name = file.person.name();
    let thread = thread(&visit, &file);
    let next = duty_table::short(&visit, &file.duties, false).await?;
    let body = html! {
        (head(&visit, &file))
        (thread.breaks())
        (Section::new("next", t.say("portal-file-next"), html! {
            @if file.duties.is_empty() { (Empty::new(t.say("portal-file-nothing-next"))) }
            @else { (next) }
        }))
        (decided(&visit, &file))
        (ordered(&visit, &file))
        (in_hand(&visit, &file))
        (asked(&visit, &file))
    };
    let way = Breadcrumbs::new(t)
        .step(t.say("portal-search-title"), "/sok")
        .here(name.clone());
    Ok(Reply::page(name, body)
        .breadcrumbs(&way)
        .aside(thread.breaks_elsewhere()))
}

async fn load(visit: &Visit, id: PersonId) -> Result<File, Problem> {
    let ask = visit.reader();
    let person = residents::person(ask, id).await?.ok_or(Problem::NotFound)?;
    let services = organisation::services(ask).await?;
    let decisions = cases::decisions_of_person(ask, id)
        .await?
        .into_iter()
        .map(|decision| {
            let service = services.iter().find(|s| s.code == decision.service);
            let name = service.map_or_else(
                || decision.service.to_string(),
                |s| s.name(visit.language()).to_string(),
            );
            (decision, name)
        });
    let facts = access::facts(ask, visit.actor(), id, visit.today()).await?;
    let duties = duties::of_person(ask, id).await?;
    let mut open = vec![];
    for duty in &duties {
        if visit.leads(&duty.link, Some((id, &facts)))? {
            open.push(duty.id);
        }
    }
    Ok(File {
        contacts: cases::contacts_of_person(ask, id).await?,
        helps: cases::early_help_of_person(ask, id).await?,
        cases: cases::cases_of_person(ask, id).await?,
        decisions: decisions.collect(),
        orders: cases::orders_of_person(ask, id).await?,
        care_plans: care_plans::plans_of_person(ask, id).await?,
        written: latest_written(visit, id).await?,
        plans: cooperation::thread(ask, id, visit.today()).await?,
        follow_ups: followed_up(visit, id).await?,
        ways: Ways::of(visit, (id, &facts))?,
        duties,
        open,
        own_words: cases::own_words(ask, id).await?,
        is_protected: access::Condition::Protected.holds(&facts),
        person,
    })
}

/// The latest entry of the record that the reader may see.
async fn latest_written(
    visit: &Visit,
    person: PersonId,
) -> Result<Option<records::Brief>, Problem> {
    let need = access::Need::see(access::Resource::Record).about(person);
    let ask = visit.reader();
    if !access::may(ask, &visit.call, need).await? {
        return Ok(None);
    }
    let Some(view) = records::view_for(ask, visit.actor()).await? else {
        return Ok(None);
    };
    Ok(records::latest(ask, (person, view)).await?)
}

/// The follow-ups, if the reader may see them.
async fn followed_up(visit: &Visit, person: PersonId) -> Result<Vec<follow_up::FollowUp>, Problem> {
    let need = access::Need::see(access::Resource::FollowUp).about(person);
    let ask = visit.reader();
    if !access::may(ask, &visit.call, need).await? {
        return Ok(vec![]);
    }
    Ok(follow_up::follow_ups_of_person(ask, person).await?)
}

fn head(visit: &Visit, file: &File) -> Markup {
    let t = visit.t();
    let id = file.person.id;
    let mut head = PersonHead::new(t, file.person.name());
    if let Some(age) = file.person.identity.age_on(visit.today()) {
        head = head.age(i64::from(age));
    }
    if let Some(number) = file.person.identity.number() {
        head = head.number(number.to_string());
    }
    if let Some(words) = &file.own_words {
        head = head.own_words(words.as_str());
    }
    if file.is_protected {
        head = head.mark(t.say("portal-file-protected"));
    }
    if file.person.dead_on.is_some() {
        head = head.mark(t.say("portal-file-dead"));
    }
    let buttons = ButtonRow::new(
        Button::primary(t.say("cases-contact-new-title"))
            .href(format!("/kontakter/ny?person={id}")),
    )
    .and(Button::secondary(t.say("cases-contact-apply")).href(format!("/personer/{id}/ansokan/ny")))
    .and(Button::secondary(t.say("cases-contact-sip")).href(format!("/personer/{id}/sip/ny")))
    .and(Button::quiet(t.say("portal-file-details")).href(format!("/personer/{id}/uppgifter")))
    .and(Button::quiet(t.say("portal-file-timeline")).href(format!("/personer/{id}/handelser")))
    .and(Button::quiet(t.say("portal-file-record")).href(format!("/personer/{id}/dokumentation")))
    .and(
        Button::quiet(t.say("follow-up-person-title"))
            .href(format!("/personer/{id}/uppfoljningar")),
    );
    let other = |label, page| Button::quiet(t.say(label)).href(format!("/personer/{id}/{page}"));
    let buttons = if file.ways.protect {
        buttons.and(other("portal-file-protection", "skydd"))
    } else {
        buttons
    };
    let buttons = if file.ways.see_readings {
        buttons.and(other("portal-file-readings", "lasningar"))
    } else {
        buttons
    };
    html! { (head.actions(buttons)) }
}

fn decided(visit: &Visit, file: &File) -> Markup {
    let t = visit.t();
    let standing: Vec<_> = file
        .decisions
        .iter()
        .filter(|(d, _)| d.state == DecisionState::Standing)
        .collect();
    html! {
        (Section::new("decided", t.say("portal-file-decided"), html! {
            @if standing.is_empty() { (Empty::new(t.say("portal-file-nothing-decided"))) }
            @for (decision, service) in standing {
                (Facts::new()
                    .fact(service.clone(), html! {
                        a href={ "/personer/" (decision.person) "/beslut/" (decision.id) } {
                            (t.say(&format!("cases-outcome-{}", decision.outcome.key())))
                        }
                        @if let Some(period) = decision.period {
                            ", " (dates::period(visit.language(), period.from(), period.to()))
                        }
                    }))
            }
        }))
    }
}

fn ordered(visit: &Visit, file: &File) -> Markup {
    let t = visit.t();
    let open = file
        .orders
        .iter()
        .filter(|order| !matches!(order.state, OrderState::Withdrawn | OrderState::Ended));
    let open: Vec<_> = open.collect();
    html! {
        (Section::new("ordered", t.say("portal-file-ordered"), html! {
            @if open.is_empty() { (Empty::new(t.say("portal-file-nothing-ordered"))) }
            @for order in open {
                (Facts::new().fact(
                    order.placement.as_ref().and_then(|p| visit.app.unit_name(p.provider))
                        .unwrap_or_else(|| t.say("portal-file-no-provider")),
                    html! {
                        a href={ "/personer/" (order.person) "/bestallningar/" (order.id) } {
                            (t.say(&format!("cases-order-state-{}", order.state.key())))
                        }
                        ", " (dates::minutes(visit.language(), order.granted)) " " (t.say("portal-file-a-week"))
                        @if let Some(plan) = file.care_plans.iter().find(|plan| plan.order == order.id) {
                            br; (care_plan(visit, plan))
                        }
                    }))
            }
        }))
    }
}

/// The way to an order's care plan, and how it stands.
fn care_plan(visit: &Visit, plan: &CarePlan) -> Markup {
    let t = visit.t();
    html! {
        a href=(plan.address()) { (t.say("care-plans-plan-title")) } " "
        @match (plan.agreed, plan.next_due()) {
            (None, Some(due)) => { (Due::day(t, due, visit.today())) }
            (Some(agreed), _) => {
                (t.with("portal-file-plan-agreed", &[("day", dates::day(visit.language(), agreed, visit.today()).into())]))
            }
            (None, None) => {}
        }
        @if plan.agreed.is_some() {
            br; a href={ "/personer/" (plan.person) "/besok" } { (t.say("portal-file-visits")) }
            br; a href={ "/personer/" (plan.person) "/utforda-besok" } { (t.say("portal-file-visits-made")) }
        }
    }
}

fn in_hand(visit: &Visit, file: &File) -> Markup {
    let t = visit.t();
    let open: Vec<_> = file
        .cases
        .iter()
        .filter(|case| case.state == CaseState::Investigated)
        .collect();
    html! {
        @if !open.is_empty() {
            (Section::new("in-hand", t.say("portal-file-in-hand"), html! {
                ul { @for case in open {
                    li {
                        a href={ "/personer/" (case.person) "/arenden/" (case.id) } { (t.say("portal-file-case")) }
                        " " (Status::new(StatusKind::Waiting, t.say(&format!("cases-case-state-{}", case.state.key()))))
                    }
                } }
            }))
        }
    }
}

fn asked(visit: &Visit, file: &File) -> Markup {
    let t = visit.t();
    let open: Vec<_> = file
        .contacts
        .iter()
        .filter(|contact| contact.state.is_open())
        .collect();
    html! {
        @if !open.is_empty() {
            (Section::new("asked", t.say("portal-file-asked"), html! {
                ul { @for contact in open {
                    li {
                        a href={ "/personer/" (file.person.id) "/kontakter/" (contact.id) } {
                            (t.say(&format!("cases-channel-{}", contact.channel.key())))
                        }
                        ", " (dates::moment_element(visit.language(), contact.received, visit.now()))
                    }
                } }
            }))
        }
    }
}

/// The thread: what has happened, oldest first, and what is to happen.
fn thread<'v>(visit: &'v Visit, file: &File) -> Thread<'v> {
    let t = visit.t();
    let mut knots = before_the_decision(visit, file);
    knots.extend(from_the_decision(visit, file));
    knots.sort_by_key(|(at, _)| *at);
    let ahead = file.duties.iter().map(|duty| {
        let due = Due::moment(t, duty.due, visit.now());
        let is_late = due.state() == DueState::Overdue;
        let knot = if is_late {
            Knot::broken(t.say(&duty.kind)).detail(due)
        } else {
            Knot::due(t.say(&duty.kind), due)
        };
        if file.open.contains(&duty.id) {
            knot.href(duty.link.clone())
        } else {
            knot
        }
    });
    Thread::new(t, "thread", t.say("portal-file-thread"))
        .knots(knots.into_iter().map(|(_, knot)| knot))
        .knots(ahead)
}

/// When something was, for people and for machines.
fn when(visit: &Visit, at: Timestamp) -> Markup {
    dates::moment_element(visit.language(), at, visit.now())
}

/// Contacts, early help and cases, each at its moment.
fn before_the_decision(visit: &Visit, file: &File) -> Vec<(Timestamp, Knot)> {
    let t = visit.t();
    let id = file.person.id;
    let mut knots = vec![];
    for contact in &file.contacts {
        let channel = t.say(&format!("cases-channel-{}", contact.channel.key()));
        let title = format!("{}: {channel}", t.say("cases-contact-title"));
        let link = format!("/personer/{id}/kontakter/{}", contact.id);
        let at = contact.received;
        knots.push((at, Knot::done(title, when(visit, at)).href(link)));
    }
    for help in &file.helps {
        let title = t.say("cases-history-early-help-given");
        let link = format!("/personer/{id}/tidig-hjalp/{}", help.id);
        let at = help.given;
        knots.push((at, Knot::done(title, when(visit, at)).href(link)));
    }
    for case in &file.cases {
        let link = format!("/personer/{id}/arenden/{}", case.id);
        let at = case.opened;
        let knot = Knot::done(t.say("portal-file-case"), when(visit, at));
        knots.push((at, knot.href(link)));
    }
    knots
}

/// Decisions, orders that were sent and the plans of cooperation, each at its moment.
fn from_the_decision(visit: &Visit, file: &File) -> Vec<(Timestamp, Knot)> {
    let t = visit.t();
    let id = file.person.id;
    let mut knots = vec![];
    for (decision, service) in &file.decisions {
        let at = duties::calendar::start_of_day(decision.decided, &visit.call.zone);
        let title = format!("{}: {service}", t.say("cases-decision-outcome"));
        let day = dates::day_element(visit.language(), decision.decided, visit.today());
        let link = format!("/personer/{id}/beslut/{}", decision.id);
        knots.push((at, Knot::done(title, day).href(link)));
    }
    for order in &file.orders {
        let Some(sending) = &order.sending else {
            continue;
        };
        let state = t.say(&format!("cases-order-state-{}", order.state.key()));
        let title = format!("{}: {state}", t.say("portal-file-order"));
        let link = format!("/personer/{id}/bestallningar/{}", order.id);
        let at = sending.sent.at;
        knots.push((at, Knot::done(title, when(visit, at)).href(link)));
    }
    for plan in &file.care_plans {
        let Some(agreed) = plan.agreed else {
            continue;
        };
        let at = duties::calendar::start_of_day(agreed, &visit.call.zone);
        let day = dates::day_element(visit.language(), agreed, visit.today());
        let knot = Knot::done(t.say("care-plans-plan-title"), day);
        knots.push((at, knot.href(plan.address())));
    }
    if let Some(entry) = &file.written {
        let at = duties::calendar::start_of_day(entry.happened, &visit.call.zone);
        let day = dates::day_element(visit.language(), entry.happened, visit.today());
        let knot = Knot::done(t.say("portal-file-written"), day);
        knots.push((at, knot.href(entry.address())));
    }
    knots.extend(
        file.follow_ups
            .iter()
            .filter_map(|one| follow_up_knot(visit, one)),
    );
    for plan in &file.plans {
        let knot = Knot::done(t.say(plan.title), when(visit, plan.when));
        knots.push((plan.when, knot.href(plan.link.clone())));
    }
    knots
}

/// A follow-up on the thread: on the day that it was held, or is booked for. What was called off is not there.
fn follow_up_knot(visit: &Visit, one: &follow_up::FollowUp) -> Option<(Timestamp, Knot)> {
    let t = visit.t();
    let (day, title) = match one.state {
        follow_up::State::Signed => (one.held?, "follow-up-knot-signed"),
        follow_up::State::Booked => (one.meeting.on, "follow-up-knot-booked"),
        follow_up::State::Cancelled => return None,
    };
    let at = duties::calendar::start_of_day(day, &visit.call.zone);
    let when = dates::day_element(visit.language(), day, visit.today());
    let knot = if one.state == follow_up::State::Signed {
        Knot::done(t.say(title), when)
    } else if day < visit.today() {
        Knot::broken(t.say(title)).detail(Due::day(t, day, visit.today()))
    } else {
        Knot::due(t.say(title), Due::day(t, day, visit.today()))
    };
    Some((at, knot.href(one.address())))
}
