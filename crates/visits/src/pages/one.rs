//! One visit on a phone: to whom, where, how to get in, what to do; begin and end.

use access::{Need, Resource};
use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Facts, Heading, Notice, Section, hidden},
    dates,
};

use super::{
    shown::{DAY, Shown, clock_field, load, outcomes, sent_at, task_fields, way},
    words,
};
use crate::{
    actions::ReportVisit,
    model::{AttendanceState, HomeCode, NewReport, Proof},
};

/// By which rule those who make visits read them, for the log of reads.
const BASIS: &str = "care-worker-sees-visits";

/// The field in which the phone's script says that it has read the tag of the home, and what it says.
const TAG: &str = "tag";
const READ: &str = "read";

/// One visit.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let (store, person) = (visit.app.store(), shown.visit.person);
    history::log_read(store, &visit.call, person, DAY, BASIS).await?;
    view(&visit, &shown, &visit.blank()).await
}

/// It begins.
pub(super) async fn start(visit: Visit) -> Result<Reply, Problem> {
    let mut form = visit.form();
    let at = sent_at(&visit, &form);
    let id = visit.id("scheduled_visit")?;
    let is_read = is_read(&form);
    let action = code(&mut form, "code").map(|code| ReportVisit {
        visit: id,
        report: NewReport::Started {
            at,
            proof: proof(code.as_ref(), is_read),
        },
        code,
    });
    match visit.submit(&mut form, action).await? {
        Some(_report) => Ok(visit.go(format!("{DAY}/{id}")).saying("visits-started")),
        None => view(&visit, &load(&visit).await?, &form).await,
    }
}

/// It ends.
pub(super) async fn end(visit: Visit) -> Result<Reply, Problem> {
    let mut form = visit.form();
    let at = sent_at(&visit, &form);
    let id = visit.id("scheduled_visit")?;
    let is_read = is_read(&form);
    let (code, tasks) = (code(&mut form, "end-code"), outcomes(&visit, &mut form));
    let action = code.zip(tasks).map(|(code, tasks)| ReportVisit {
        visit: id,
        report: NewReport::Ended {
            at,
            proof: proof(code.as_ref(), is_read),
            tasks,
        },
        code,
    });
    match visit.submit(&mut form, action).await? {
        Some(_report) => Ok(visit.go(DAY).saying("visits-ended")),
        None => view(&visit, &load(&visit).await?, &form).await,
    }
}

/// The code of the home, where one was typed.
fn code(form: &mut Form, field: &str) -> Option<Option<HomeCode>> {
    form.optional_choice(field)
}

/// Whether the code was read from the tag by the phone.
fn is_read(form: &Form) -> bool {
    form.value(TAG) == READ
}

const fn proof(code: Option<&HomeCode>, is_read: bool) -> Proof {
    match code {
        Some(_) if is_read => Proof::Tag,
        Some(_) => Proof::Code,
        None => Proof::Pressed,
    }
}

async fn view(visit: &Visit, shown: &Shown, form: &Form) -> Result<Reply, Problem> {
    let t = visit.t();
    let one = &shown.visit;
    let minutes = dates::minutes(visit.language(), one.minutes);
    let when = match one.start {
        Some(start) => format!("{}, {minutes}", words::clock(visit.language(), start)),
        None => minutes,
    };
    let lead = format!("{}, {when}", one.name);
    let title = shown.person.name();
    let state = shown.told.state();
    let body = html! {
        (Heading::new(title.clone()).lead(lead))
        @if !shown.is_mine { (Notice::warning(t, t.say("visits-not-yours-now"))) }
        p.visit-waiting data-waiting=(one.id) hidden {}
        div data-tag-read hidden { (Notice::success(t, t.say("visits-tag-read-here"))) }
        section data-when="planned" hidden[state.is_some()] { (start_form(visit, shown, form)) }
        section data-when="started" hidden[state != Some(AttendanceState::Started)] { (end_form(visit, shown, form)) }
        section data-when="ended" hidden[!matches!(state, Some(AttendanceState::Done | AttendanceState::NotMade))] {
            (ended(visit, shown))
        }
        (Section::new("vart", t.say("visits-where"), place(visit, shown).await?))
        (Section::new("uppgifter", t.say("visits-tasks"), html! {
            @if shown.tasks.is_empty() { p { (t.say("visits-no-tasks")) } }
            ul { @for (_, name, how) in &shown.tasks { li { (name) @if let Some(how) = how { ": " (how) } } } }
        }))
        (Section::new("bra-att-veta", t.say("visits-to-know"), to_know(visit, shown).await?))
        (ways(visit, shown))
    };
    let reply = visit.page("visits-one-title", body);
    Ok(reply
        .breadcrumbs(&way(visit).here(title))
        .with_errors(form.has_errors()))
}

fn start_form(visit: &Visit, shown: &Shown, form: &Form) -> Markup {
    let t = visit.t();
    html! {
        form method="post" action={ (shown.address()) "/start" } {
            (form.around(t, html! {
                (clock_field())
                (hidden(TAG, ""))
                (form.text(t, "code", "visits-code").hint(t.say("visits-code-hint")).optional())
                (ButtonRow::new(Button::primary(t.say("visits-start"))))
            }))
        }
    }
}

fn end_form(visit: &Visit, shown: &Shown, form: &Form) -> Markup {
    let t = visit.t();
    let at = shown
        .told
        .start
        .map(|moment| dates::clock(visit.language(), moment.at));
    html! {
        @if let Some(at) = at { (Notice::info(t, t.with("visits-state-started", &[("at", at.into())]))) }
        (to_correct(visit, shown))
        form method="post" action={ (shown.address()) "/slut" } {
            (form.around(t, html! {
                (clock_field())
                (task_fields(visit, shown, form))
                (hidden(TAG, ""))
                (form.text(t, "end-code", "visits-code").hint(t.say("visits-code-hint")).optional())
                (ButtonRow::new(Button::primary(t.say("visits-end"))))
            }))
        }
    }
}

fn ended(visit: &Visit, shown: &Shown) -> Markup {
    let (t, told) = (visit.t(), &shown.told);
    let at = (
        told.start.map(|moment| moment.at),
        told.end.map(|moment| moment.at),
    );
    let title = match told.state() {
        Some(AttendanceState::NotMade) => t.say("visits-state-not-made"),
        Some(AttendanceState::Done | AttendanceState::Started) | None => t.with(
            "visits-state-done",
            &[("times", words::times(visit, at).into())],
        ),
    };
    html! {
        (Notice::success(t, title))
        (to_correct(visit, shown))
    }
}

/// To where a time is corrected: a page that the phone keeps, as it keeps this one.
fn to_correct(visit: &Visit, shown: &Shown) -> Markup {
    html! { p { a href={ (shown.address()) "/ratta" } { (visit.t().say("visits-correct-title")) } } }
}

/// Where it is and how to get in, as far as the reader may see it.
async fn place(visit: &Visit, shown: &Shown) -> Result<Markup, Problem> {
    let (t, reader, person) = (visit.t(), visit.reader(), shown.visit.person);
    let need = Need::see(Resource::ContactDetails).about(person);
    if !access::may(reader, &visit.call, need).await? {
        return Ok(html! { p { (t.say("visits-place-guarded")) } });
    }
    let details = residents::contact_details(reader, person).await?;
    let order = match &shown.plan {
        Some(view) => cases::order(reader, person, view.plan.order).await?,
        None => None,
    };
    let entry = order.and_then(|order| order.handover.entry);
    Ok(html! {
        (Facts::new()
            .fact(t.say("visits-address"), html! {
                @match &details.address {
                    Some(at) => { (at.street) br; (at.postal_code) " " (at.town) }
                    None => { (t.say("visits-address-unknown")) }
                }
            })
            .maybe(t.say("visits-phone"), details.phone.map(|phone| phone.to_string()))
            .maybe(t.say("visits-entry"), entry.map(|entry| entry.to_string())))
    })
}

/// What the plan and the order say that those who come must know.
async fn to_know(visit: &Visit, shown: &Shown) -> Result<Markup, Problem> {
    let t = visit.t();
    let Some(view) = &shown.plan else {
        return Ok(html! { p { (t.say("visits-plan-gone")) } });
    };
    let text = view.standing().map(|version| &version.text);
    let order = cases::order(visit.reader(), shown.visit.person, view.plan.order).await?;
    let handover = order.map(|order| order.handover);
    let facts = Facts::new()
        .maybe(
            t.say("visits-no-answer"),
            text.and_then(|text| text.no_answer.as_ref())
                .map(ToString::to_string),
        )
        .maybe(
            t.say("visits-risks"),
            handover
                .as_ref()
                .and_then(|told| told.risks.as_ref())
                .map(ToString::to_string),
        )
        .maybe(
            t.say("visits-own-words"),
            text.and_then(|text| text.own_words.as_ref())
                .map(ToString::to_string),
        )
        .maybe(
            t.say("visits-abilities"),
            text.and_then(|text| text.abilities.as_ref())
                .map(ToString::to_string),
        );
    Ok(html! { (facts) })
}

fn ways(visit: &Visit, shown: &Shown) -> Markup {
    let t = visit.t();
    let at = shown.address();
    let person = format!("/personer/{}", shown.visit.person);
    html! {
        (ButtonRow::new(Button::secondary(t.say("visits-not-made-title")).href(format!("{at}/inte-utfort")))
            .and(Button::secondary(t.say("visits-deviation-title")).href(format!("{at}/avvikelse")))
            .and(Button::quiet(t.say("visits-typed-title")).href(format!("{at}/efterat"))))
        p { a href={ (person) "/genomforandeplaner/" (shown.visit.plan) } { (t.say("visits-to-plan")) } }
        p { a href={ (person) "/dokumentation" } { (t.say("visits-to-record")) } }
    }
}
