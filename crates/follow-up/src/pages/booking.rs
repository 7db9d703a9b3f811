//! Booking a conversation, moving it, calling it off.

use cases::{Decision, DecisionId, DecisionState};
use kernel::Problem;
use maud::{Markup, html};
use organisation::Service;
use page_kit::{
    Form, Reply, Visit,
    components::{Breadcrumbs, Button, ButtonRow, Choice, Empty, Heading, Section, prose},
    dates,
};
use residents::Person;
use rulebook::keys;

use super::{
    shown::{load, service_name},
    words::choices,
};
use crate::{
    actions::{BookFollowUp, CancelFollowUp, MoveFollowUp},
    model::{Booking, Meeting, MeetingWay},
    reads::booked_decisions,
};

/// What can be booked for a person.
struct Bookable {
    person: Person,
    decisions: Vec<Decision>,
    catalogue: Vec<Service>,
}

async fn bookable(visit: &Visit) -> Result<Bookable, Problem> {
    let (id, reader) = (visit.person()?, visit.reader());
    let person = residents::person(reader, id)
        .await?
        .ok_or(Problem::NotFound)?;
    let booked = booked_decisions(reader, &[id]).await?;
    let (mut decisions, unit) = (cases::decisions_of_person(reader, id).await?, visit.unit()?);
    decisions.retain(|one| {
        one.unit == unit
            && one.state == DecisionState::Standing
            && one.outcome.is_favourable()
            && !booked.iter().any(|(_, decision, _, _)| *decision == one.id)
    });
    decisions.sort_by_key(|one| (one.follow_up.is_none(), one.follow_up, one.id));
    Ok(Bookable {
        person,
        decisions,
        catalogue: organisation::services(reader).await?,
    })
}

/// The form by which a conversation is booked, with all that stands chosen.
pub(super) async fn show_new(visit: Visit) -> Result<Reply, Problem> {
    let can = bookable(&visit).await?;
    let form = visit
        .blank()
        .with_all(
            "decisions",
            can.decisions.iter().map(|one| one.id.to_string()),
        )
        .with_maybe("asked-about", can.decisions.first().map(|one| one.id))
        .with("way", MeetingWay::HomeVisit.key());
    Ok(view_new(&visit, &can, &form))
}

/// Books it.
pub(super) async fn book(visit: Visit) -> Result<Reply, Problem> {
    let can = bookable(&visit).await?;
    let mut form = visit.form();
    let decisions: Option<Vec<DecisionId>> = form.choices("decisions");
    let meeting = read_meeting(&mut form);
    let asked_about = form.id("asked-about");
    let input = (|| {
        Some(BookFollowUp {
            person: can.person.id,
            booking: Booking {
                decisions: decisions?,
                meeting: meeting?,
                asked_about: asked_about?,
            },
        })
    })();
    Ok(match visit.submit(&mut form, input).await? {
        Some(id) => visit
            .go(format!("/personer/{}/uppfoljningar/{id}", can.person.id))
            .saying("follow-up-booked"),
        None => view_new(&visit, &can, &form),
    })
}

fn read_meeting(form: &mut Form) -> Option<Meeting> {
    let on = form.date("on");
    let minute = if form.value("at").trim().is_empty() {
        Some(None)
    } else {
        form.time("at")
            .map(|time| Some(i64::from(time.hour()) * 60 + i64::from(time.minute())))
    };
    let (way, place) = (form.choice("way"), form.optional_line("place"));
    let interpreter = form.ticked("interpreter");
    Some(Meeting {
        on: on?,
        minute: minute?,
        way: way?,
        place: place?,
        interpreter,
    })
}

fn view_new(visit: &Visit, can: &Bookable, form: &Form) -> Reply {
    let t = visit.t();
    let title = "follow-up-new-title";
    let id = can.person.id;
    let body = html! {
        (Heading::new(t.say(title)).over(can.person.name()).lead(t.say("follow-up-new-lead")))
        @if can.decisions.is_empty() {
            (Empty::new(t.say("follow-up-new-empty")).body(t.say("follow-up-new-empty-body"))
                .action(Button::secondary(t.say("follow-up-person-title")).href(format!("/personer/{id}/uppfoljningar"))))
        } @else {
            form method="post" action={ "/personer/" (id) "/uppfoljningar/ny" } {
                (form.around(t, html! {
                    (form.checkboxes(t, "decisions", "follow-up-decisions", decision_choices(visit, can, true)))
                    (visit.why(keys::LOCAL_DECISION_FOLLOW_UP))
                    (meeting_fields(visit, form))
                    (form.radios(t, "asked-about", "follow-up-asked-about", decision_choices(visit, can, false))
                        .hint(t.say("follow-up-asked-about-hint")))
                    (ButtonRow::new(Button::primary(t.say("follow-up-new-save")))
                        .and(Button::quiet(t.say("page-kit-cancel")).href(format!("/personer/{id}/uppfoljningar"))))
                }))
            }
        }
    };
    let way = Breadcrumbs::new(t)
        .step(can.person.name(), format!("/personer/{id}"))
        .step(
            t.say("follow-up-person-title"),
            format!("/personer/{id}/uppfoljningar"),
        )
        .here(t.say(title));
    visit
        .page(title, body)
        .breadcrumbs(&way)
        .with_errors(form.has_errors())
}

fn decision_choices(visit: &Visit, can: &Bookable, with_due: bool) -> Vec<Choice> {
    let t = visit.t();
    let choice = |one: &Decision| {
        let name = service_name(visit, &can.catalogue, &one.service);
        let choice = Choice::new(one.id.to_string(), name);
        match one.follow_up.filter(|_| with_due) {
            Some(due) => {
                let day = dates::full_day(visit.language(), due);
                choice.hint(t.with("follow-up-due-last", &[("day", day.into())]))
            }
            None => choice,
        }
    };
    can.decisions.iter().map(choice).collect()
}

fn meeting_fields(visit: &Visit, form: &Form) -> Markup {
    let t = visit.t();
    let ways = choices(
        visit,
        "follow-up-way-",
        MeetingWay::ALL.iter().map(|way| way.key()),
    );
    html! {
        (form.day(t, "on", "follow-up-on"))
        (form.clock(t, "at", "follow-up-at").optional())
        (form.radios(t, "way", "follow-up-way", ways))
        (form.text(t, "place", "follow-up-place").hint(t.say("follow-up-place-hint")).optional())
        (form.checkbox(t, "interpreter", "follow-up-interpreter"))
    }
}

/// The form by which it is moved or called off.
pub(super) async fn show_move(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let form = with_meeting(&visit, shown.fresh(&visit), &shown.follow_up().meeting);
    Ok(view_move(&visit, &shown, &form))
}

/// A form with the meeting as it is booked.
fn with_meeting(visit: &Visit, form: Form, meeting: &Meeting) -> Form {
    let at = meeting
        .minute
        .map(|minute| super::words::clock(visit, minute));
    let form = form
        .with("on", meeting.on)
        .with_maybe("at", at)
        .with("way", meeting.way.key())
        .with_maybe("place", meeting.place.as_ref());
    if meeting.interpreter {
        form.with("interpreter", "ja")
    } else {
        form
    }
}

/// Moves it.
pub(super) async fn change(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let seen = shown.seen(&form);
    let input = read_meeting(&mut form).map(|meeting| MoveFollowUp { seen, meeting });
    Ok(match visit.submit(&mut form, input).await? {
        Some(()) => visit.go(shown.address()).saying("follow-up-moved"),
        None => view_move(&visit, &shown, &form),
    })
}

/// Calls it off.
pub(super) async fn cancel(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let seen = shown.seen(&form);
    let input = form
        .prose("reason")
        .map(|reason| CancelFollowUp { seen, reason });
    if visit.submit(&mut form, input).await?.is_some() {
        return Ok(visit.go(shown.address()).saying("follow-up-called-off"));
    }
    // The form by which it is called off has no meeting; the one beside it still has.
    let form = with_meeting(&visit, form, &shown.follow_up().meeting);
    Ok(view_move(&visit, &shown, &form))
}

fn view_move(visit: &Visit, shown: &super::shown::Shown, form: &Form) -> Reply {
    let t = visit.t();
    let title = "follow-up-move-title";
    let goal = shown
        .follow_up()
        .covered
        .iter()
        .find_map(|one| one.goal.as_ref());
    let body = html! {
        (Heading::new(t.say(title)).over(shown.person.name()).lead(shown.services(visit)))
        form method="post" action={ (shown.address()) "/boka-om" } {
            (form.around(t, html! {
                (meeting_fields(visit, form))
                (ButtonRow::new(Button::primary(t.say("follow-up-move-save")))
                    .and(Button::quiet(t.say("page-kit-cancel")).href(shown.address())))
            }))
        }
        (Section::new("stall-in", t.say("follow-up-cancel-title"), html! {
            form method="post" action={ (shown.address()) "/stall-in" } {
                (form.around(t, html! {
                    (form.area(t, "reason", "follow-up-cancel-reason").rows(3))
                    (ButtonRow::new(Button::danger(t.say("follow-up-cancel-save"))))
                }))
            }
        }).intro(t.say("follow-up-cancel-lead")))
        @if let Some(goal) = goal {
            (Section::new("mal", t.say("follow-up-goal"), html! { (prose(goal)) }))
        }
    };
    shown
        .page(visit, title, body)
        .with_errors(form.has_errors())
}
