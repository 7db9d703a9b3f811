//! One case on one page: where are we, what comes next, and everything that it rests on.

use access::{Need, Resource};
use duties::DutyView;
use kernel::{Problem, Timestamp};
use maud::{Markup, html};
use organisation::Service;
use page_kit::{
    Reply, Visit,
    components::{
        Breadcrumbs, Button, ButtonRow, Due, Heading, Notice, Section, Status, StatusKind,
    },
    dates,
    thread::{Knot, Thread},
};
use rulebook::keys;

use super::{
    application, case_parts,
    case_view::{Shown, load, prose, service_name},
    hand_over,
};
use crate::{
    actions::deadlines::{DECIDE, DECIDE_AT_LAST, on_case},
    model::{CaseState, InvestigationState},
    rules::{
        next_step::{NextStep, next_step},
        terms::last_day_by,
    },
};

/// The case.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let shown = load(&visit).await?;
    let catalogue = organisation::services(visit.reader()).await?;
    let need = Need::write(Resource::Investigation).about(shown.person.id);
    let may_write = access::may(visit.reader(), &visit.call, need).await?;
    let is_open = shown.file.case.state != CaseState::Closed;
    let may_hand_over = is_open && hand_over::may_hand_over(&visit, &shown).await?;
    let duties = duties::of_subject(visit.reader(), on_case(&shown.file.case)).await?;
    let thread = thread(&visit, &shown, &duties)?;
    let title = shown.title(&visit);
    let body = html! {
        (Heading::new(title.clone()).over(shown.person.name()).actions(state(&visit, &shown)))
        (thread.breaks())
        @if may_write { (next(&visit, &shown, &catalogue)) }
        (own_words(&visit, &shown))
        (Section::new("trad", t.say("cases-case-thread"), thread.breaks_elsewhere()))
        (asked(&visit, &shown, &catalogue))
        (case_parts::plan(&visit, &shown, may_write))
        (case_parts::needs(&visit, &shown, may_write))
        (case_parts::communications(&visit, &shown, may_write))
        (case_parts::assessment(&visit, &shown, may_write))
        (case_parts::decisions(&visit, &shown, (&catalogue, may_write)))
        @if may_hand_over {
            (ButtonRow::new(Button::quiet(t.say("cases-handover-title")).href(format!("{}/lamna-over", shown.address()))))
        }
        @if may_write && shown.file.case.state == CaseState::Investigated {
            (ButtonRow::new(Button::quiet(t.say("cases-close-title")).href(format!("{}/stang", shown.address()))))
        }
    };
    let way = Breadcrumbs::new(t)
        .step(
            shown.person.name(),
            format!("/personer/{}", shown.person.id),
        )
        .here(title.clone());
    Ok(Reply::page(title, body).breadcrumbs(&way))
}

fn state(visit: &Visit, shown: &Shown) -> Status {
    let state = shown.file.case.state;
    let kind = match state {
        CaseState::Investigated => StatusKind::Active,
        CaseState::Decided => StatusKind::Done,
        CaseState::Closed => StatusKind::Closed,
    };
    let word = visit.t().say(&format!("cases-case-state-{}", state.key()));
    Status::new(kind, word)
}

fn own_words(visit: &Visit, shown: &Shown) -> Markup {
    let t = visit.t();
    html! {
        @if let Some(words) = &shown.file.investigation.plan.own_words {
            figure.own-words {
                blockquote { (prose(words)) }
                figcaption { (t.say("page-kit-own-words")) }
            }
        }
    }
}

/// The one thing that comes next, with the way to it.
fn next(visit: &Visit, shown: &Shown, catalogue: &[Service]) -> Markup {
    let t = visit.t();
    let step = next_step(&shown.file, visit.today());
    let to = shown.address();
    let (href, what) = match &step {
        NextStep::Plan => (format!("{to}/plan"), None),
        NextStep::Describe => (first_area(&to), None),
        NextStep::Communicate => (format!("{to}/kommunicering"), None),
        NextStep::Wait(day) => (
            answer_address(shown),
            Some(dates::day(visit.language(), *day, visit.today())),
        ),
        NextStep::Conclude => (format!("{to}/avsluta-utredning"), None),
        NextStep::Decide(service) => match service {
            Some(code) => (
                format!("{to}/beslut/ny?service={code}"),
                Some(service_name(visit, catalogue, code)),
            ),
            None => (format!("{to}/beslut/ny"), None),
        },
        NextStep::Decided | NextStep::Closed => return html! {},
    };
    let args = [("what", what.unwrap_or_default().into())];
    let key = step.key();
    html! {
        (Notice::info(t, t.with(&format!("cases-next-{key}"), &args)).body(html! {
            p { (t.with(&format!("cases-next-body-{key}"), &args)) }
            (ButtonRow::new(Button::primary(t.say(&format!("cases-next-go-{key}"))).href(href)))
        }))
    }
}

fn first_area(to: &str) -> String {
    let first = organisation::LifeArea::ALL.first();
    first.map_or_else(
        || to.to_owned(),
        |area| format!("{to}/behov/{}", area.key()),
    )
}

fn answer_address(shown: &Shown) -> String {
    let waiting = shown
        .file
        .communications
        .iter()
        .find(|c| c.answer.is_none());
    waiting.map_or_else(
        || shown.address(),
        |c| format!("{}/kommunicering/{}/svar", shown.address(), c.id),
    )
}

fn asked(visit: &Visit, shown: &Shown, catalogue: &[Service]) -> Markup {
    let t = visit.t();
    if let Some(application) = &shown.file.application {
        let services: Vec<String> = application
            .wishes
            .services
            .iter()
            .map(|code| service_name(visit, catalogue, code))
            .collect();
        let more = Button::secondary(t.say("cases-application-open"))
            .href(format!("{}/ansokan", shown.address()));
        return html! {
            (Section::new("ansokan", t.say("cases-application-title"), html! {
                div.own-words { (prose(&application.wishes.words)) }
                (application::facts(visit, application, &services))
            }).actions(more))
        };
    }
    html! {
        @if let Some(sign) = &shown.file.investigation.sign {
            (Section::new("ansokan", t.say("cases-investigation-sign"), prose(sign)))
        }
    }
}

/// Where we are, from what was asked to help that has begun.
fn thread<'v>(visit: &'v Visit, shown: &Shown, duties: &[DutyView]) -> Result<Thread<'v>, Problem> {
    let t = visit.t();
    let (language, today) = (visit.language(), visit.today());
    let file = &shown.file;
    let day = |day| dates::day_element(language, day, today);
    let at = |at: Timestamp| day(duties::calendar::day_of(at, &visit.call.zone));
    let asked = match &file.application {
        Some(application) => Knot::done(t.say("cases-knot-asked"), day(application.received)),
        None => Knot::done(t.say("cases-knot-sign"), at(file.case.opened)),
    };
    let described = t.with(
        "cases-needs-count",
        &[("count", i64::try_from(file.needs.len()).unwrap_or(0).into())],
    );
    let investigated = match (&file.investigation.conclusion, file.investigation.state) {
        (Some(end), _) => Knot::done(t.say("cases-knot-concluded"), at(end.at)),
        (None, InvestigationState::Dropped) => Knot::broken(t.say("cases-knot-dropped")),
        (None, InvestigationState::Open | InvestigationState::Concluded) => {
            Knot::ahead(t.say("cases-knot-investigated")).detail(html! { (described) })
        }
    };
    let seen = match file.communications.last() {
        Some(sent) => Knot::done(t.say("cases-knot-communicated"), day(sent.sent)),
        None => Knot::ahead(t.say("cases-knot-communication")),
    };
    let thread = Thread::new(t, "arende", t.say("cases-case-thread"))
        .knot(asked)
        .knot(seen)
        .knot(investigated)
        .knot(decided(visit, shown, duties));
    Ok(thread.knots(executed(visit, shown)?))
}

fn decided(visit: &Visit, shown: &Shown, duties: &[DutyView]) -> Knot {
    let t = visit.t();
    let due = |kind: &str| {
        let open = duties
            .iter()
            .find(|d| d.kind == kind && d.state == duties::State::Open);
        open.map(|duty| duty.due)
    };
    if let Some(last) = shown.file.decisions.last()
        && due(DECIDE.key).is_none()
    {
        let when = dates::day_element(visit.language(), last.decided, visit.today());
        return Knot::done(t.say("cases-knot-decided"), when);
    }
    match due(DECIDE.key) {
        Some(at) => {
            let last = due(DECIDE_AT_LAST.key);
            Knot::due(
                t.say("cases-knot-decision"),
                Due::moment(t, at, visit.now()),
            )
            .detail(html! {
                (visit.why(keys::LOCAL_INVESTIGATION_TIME))
                @if let Some(last) = last {
                    p { (t.with("cases-knot-at-last", &[("day", dates::day_of(last).into())])) }
                    (visit.why(keys::FL_12_WAIT))
                }
            })
        }
        None => Knot::ahead(t.say("cases-knot-decision")),
    }
}

/// A yes becomes help: when it began, or before when it must.
fn executed(visit: &Visit, shown: &Shown) -> Result<Vec<Knot>, Problem> {
    let t = visit.t();
    let rules = visit.app.rules();
    let mut knots = Vec::new();
    for decision in shown
        .file
        .decisions
        .iter()
        .filter(|d| d.is_in_force(visit.today()))
    {
        let knot = if let Some(day) = decision.executed.filter(|_| decision.interrupted.is_none()) {
            let when = dates::day_element(visit.language(), day, visit.today());
            Knot::done(t.say("cases-knot-executed"), when)
        } else {
            let kind = crate::actions::deadlines::execute_kind(decision.regime);
            let from = decision.interrupted.unwrap_or(decision.decided);
            let last = last_day_by(&rules, kind.rule, (from, visit.today()))?;
            Knot::due(
                t.say("cases-knot-execution"),
                Due::day(t, last, visit.today()),
            )
            .detail(visit.why(kind.rule))
        };
        knots.push(knot.href(decision.address()));
    }
    if knots.is_empty() && shown.file.case.state == CaseState::Investigated {
        knots.push(Knot::ahead(t.say("cases-knot-execution")));
    }
    Ok(knots)
}
