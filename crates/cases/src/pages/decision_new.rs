//! A new decision on one service: what, why, for how long, and by what right.

use duties::calendar;
use kernel::{Date, Period, Problem};
use maud::{Markup, html};
use organisation::{Regime, Service, ServiceCode};
use page_kit::{
    Form, Reply, Visit,
    components::{Button, Choice, Notice, Section},
};
use rulebook::keys;

use super::{
    case_view::{Closed, OneForm, Shown, choices, load, prose},
    decision_fields::{Right, delegation, not_delegated, with_delegation},
};
use crate::{
    actions::MakeDecision,
    model::{Contents, LssGroup, Outcome},
    reads::{asked_on, offered},
    rules::terms::last_day_by,
};

/// The form; `?service=` when it is about one.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    if let Some(why) = not_delegated(&visit, &[Right::Decide(shown.file.case.regime)]).await? {
        let title = "cases-decision-new-title";
        return Ok(shown.closed(&visit, Closed { title, why }));
    }
    let (case, today) = (&shown.file.case, visit.today());
    let rules = visit.app.rules();
    let follow_up = last_day_by(&rules, keys::LOCAL_DECISION_FOLLOW_UP, (today, today))?;
    let form = visit
        .blank()
        .with("version", case.version)
        .with("service", visit.query("service"))
        .with("from", calendar::next_open_day(today))
        .with("follow-up", follow_up)
        .with_maybe(
            "took-part",
            shown.file.investigation.plan.participation.as_ref(),
        );
    let form = with_delegation(form, &visit, case.regime).await?;
    view(&visit, &shown, &form).await
}

/// Makes it.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let input = read(&mut form, &shown);
    match visit.submit(&mut form, input).await? {
        Some(decision) => {
            let to = format!("/personer/{}/beslut/{decision}", shown.person.id);
            Ok(visit.go(to).saying("cases-decision-saved"))
        }
        None => view(&visit, &shown, &form).await,
    }
}

fn read(form: &mut Form, shown: &Shown) -> Option<MakeDecision> {
    let service: Option<ServiceCode> = form.choice("service");
    let outcome: Option<Outcome> = form.choice("outcome");
    let group: Option<Option<LssGroup>> = form.optional_choice("group");
    let contents = read_contents(form);
    let delegation = form.line("delegation");
    let (period, follow_up) = match outcome {
        // What stands in the fields of a period says nothing at a refusal.
        Some(Outcome::Refused) => (Some(None), Some(None)),
        Some(Outcome::Approved | Outcome::Partly) | None => {
            (read_period(form).map(Some), form.optional_date("follow-up"))
        }
    };
    Some(MakeDecision {
        person: shown.person.id,
        case: shown.file.case.id,
        version: form.version(),
        service: service?,
        group: group?,
        outcome: outcome?,
        contents: contents?,
        delegation: delegation?.to_string(),
        period: period?,
        follow_up: follow_up?,
    })
}

/// What is granted, why, to what end, with whom.
pub(super) fn read_contents(form: &mut Form) -> Option<Contents> {
    let (what, reasons) = (form.prose("what"), form.optional_prose("reasons"));
    let (goal, took_part) = (
        form.optional_prose("goal"),
        form.optional_prose("took-part"),
    );
    Some(Contents {
        what: what?,
        reasons: reasons?,
        goal: goal?,
        took_part: took_part?,
    })
}

/// From when, and to when if that is said.
pub(super) fn read_period(form: &mut Form) -> Option<Period> {
    let (from, to): (Option<Date>, Option<Option<Date>>) =
        (form.date("from"), form.optional_date("to"));
    let period = Period::new(from?, to?);
    if period.is_err() {
        form.refuse(kernel::Refusal::new("cases-refusal-period-backwards").at("to"));
    }
    period.ok()
}

async fn view(visit: &Visit, shown: &Shown, form: &Form) -> Result<Reply, Problem> {
    let t = visit.t();
    let (file, today) = (&shown.file, visit.today());
    let asked = asked_on(&file.case, file.application.as_ref(), &visit.call.zone);
    let catalogue = offered(visit.reader(), &visit.app.rules(), (asked, today)).await?;
    let by = delegation(visit, form, shown.file.case.regime).await?;
    let page = OneForm {
        title: "cases-decision-new-title",
        lead: "cases-decision-new-lead",
        above: above(visit, shown),
        to: format!("{}/beslut", shown.address()),
        fields: html! { (fields(visit, shown, (&catalogue, form))) (by) },
        button: Button::primary(t.say("cases-decision-save")),
        form,
    };
    Ok(shown.one_form(visit, page))
}

/// What the decision rests on: the wishes and the assessment.
fn above(visit: &Visit, shown: &Shown) -> Markup {
    let t = visit.t();
    html! {
        @if let Some(application) = &shown.file.application {
            (Section::new("ansokan", t.say("cases-application-title"), html! {
                div.own-words { (prose(&application.wishes.words)) }
            }))
        }
        @match &shown.file.investigation.conclusion {
            Some(end) => { (Section::new("assessment", t.say("cases-assessment-title"), prose(&end.assessment))) }
            None => { (Notice::warning(t, t.say("cases-refusal-not-investigated"))) }
        }
    }
}

fn fields(visit: &Visit, shown: &Shown, (catalogue, form): (&[Service], &Form)) -> Markup {
    let t = visit.t();
    let regime = shown.file.case.regime;
    let decided = &shown.file.decisions;
    let services = catalogue
        .iter()
        .filter(|s| s.assessed && s.regime == regime)
        .filter(|s| !decided.iter().any(|d| d.service == s.code))
        .map(|s| Choice::new(s.code.as_str(), s.name(visit.language()).to_string()));
    let outcomes = choices(
        visit,
        "cases-outcome-",
        Outcome::ALL.iter().map(|o| o.key()),
    );
    html! {
        (form.select(t, "service", "cases-decision-service").empty(t.say("page-kit-choose")).choices(services))
        @if regime == Regime::Lss { (group(visit, form)) }
        (form.radios(t, "outcome", "cases-decision-outcome", outcomes))
        (contents_fields(visit, form))
        (period_fields(visit, form))
    }
}

fn group(visit: &Visit, form: &Form) -> Markup {
    let t = visit.t();
    let groups = choices(
        visit,
        "cases-lss-group-",
        LssGroup::ALL.iter().map(|g| g.key()),
    );
    html! {
        (form.radios(t, "group", "cases-decision-group", groups).hint(t.say("cases-decision-group-hint")).optional())
        (visit.why_all(&[keys::LSS_1, keys::LSS_7_DAILY_ACTIVITY]))
    }
}

/// What, why, to what end, with whom.
pub(super) fn contents_fields(visit: &Visit, form: &Form) -> Markup {
    let t = visit.t();
    html! {
        (form.area(t, "what", "cases-decision-what").hint(t.say("cases-decision-what-hint")).rows(4))
        (form.area(t, "reasons", "cases-decision-reasons").hint(t.say("cases-decision-reasons-hint")).rows(6).optional())
        (visit.why(keys::FL_32))
        (form.area(t, "goal", "cases-decision-goal").hint(t.say("cases-decision-goal-hint")).rows(3).optional())
        (form.area(t, "took-part", "cases-decision-took-part").rows(2).optional())
    }
}

/// From when, to when, and when it is followed up.
pub(super) fn period_fields(visit: &Visit, form: &Form) -> Markup {
    let t = visit.t();
    html! {
        (form.day(t, "from", "cases-decision-from"))
        (form.day(t, "to", "cases-decision-to").hint(t.say("cases-decision-to-hint")).optional())
        (form.day(t, "follow-up", "cases-decision-follow-up").optional())
        (visit.why(keys::LOCAL_DECISION_FOLLOW_UP))
    }
}
