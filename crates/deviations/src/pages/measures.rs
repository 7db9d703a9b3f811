//! Measures: the form by which one is planned, the page of the one who is to take it, and the form by which one is
//! withdrawn.

use access::{Need, Resource};
use kernel::{Problem, UserId};
use maud::html;
use page_kit::{
    Form, Reply, Visit,
    components::{Breadcrumbs, Button, ButtonRow, Choice, Facts, Heading, Notice, prose},
    dates,
};
use rulebook::keys;

use super::{
    fields::{Frame, blank, page},
    shown::{Shown, load_handled, way},
};
use crate::{
    actions::{DropMeasure, PlanMeasure, TakeMeasure},
    model::StepId,
    reads::{self, MeasureState, MeasureView},
};

/// The form.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_handled(&visit).await?;
    let form = blank(&visit, &shown);
    view(&visit, &shown, &form).await
}

/// Plans it.
pub(super) async fn plan(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_handled(&visit).await?;
    let mut form = visit.form();
    let version = form.version();
    let (what, user) = (form.prose("what"), form.choice::<UserId>("user"));
    let due = form.date("due");
    let input = (|| {
        Some(PlanMeasure {
            seen: shown.seen(version),
            what: what?,
            user: user?,
            due: due?,
        })
    })();
    match visit.submit(&mut form, input).await? {
        Some(_) => Ok(visit.go(shown.address()).saying("deviations-measure-saved")),
        None => view(&visit, &shown, &form).await,
    }
}

async fn view(visit: &Visit, shown: &Shown, form: &Form) -> Result<Reply, Problem> {
    let t = visit.t();
    let keeper = shown.view.case.keeper;
    let staff = access::staff_at(visit.reader(), keeper, visit.today()).await?;
    let mut choices: Vec<(UserId, String)> = staff
        .into_iter()
        .map(|one| (one.assignment.user, one.name))
        .collect();
    choices.dedup_by_key(|(user, _)| *user);
    let choices = choices
        .into_iter()
        .map(|(user, name)| Choice::new(user.to_string(), name));
    let fields = html! {
        (form.area(t, "what", "deviations-measure-what").hint(t.say("deviations-measure-what-hint")).rows(4))
        (form.select(t, "user", "deviations-measure-who").empty(t.say("deviations-measure-choose")).choices(choices))
        (form.day(t, "due", "deviations-measure-due"))
    };
    let frame = Frame {
        to: "/atgard",
        title: "deviations-measure-title",
        lead: "deviations-measure-lead",
        button: "deviations-measure-save",
        why: &[keys::SOL_27_1, keys::SOL_27_5],
    };
    Ok(page(visit, shown, frame, form, fields))
}

/// A measure, for the one who is to take it.
pub(super) async fn show_own(visit: Visit) -> Result<Reply, Problem> {
    let found = own(&visit).await?;
    Ok(own_view(&visit, &found, &visit.blank()))
}

/// Tells that it was taken.
pub(super) async fn take_own(visit: Visit) -> Result<Reply, Problem> {
    let found = own(&visit).await?;
    let mut form = visit.form();
    let words = form.prose("words");
    let input = words.map(|words| TakeMeasure {
        measure: found.id,
        words,
    });
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(visit
            .go(format!("/atgarder/{}", found.id))
            .saying("deviations-measure-taken")),
        None => Ok(own_view(&visit, &found, &form)),
    }
}

/// The measure in the address: of the reader, or of a deviation that the reader handles.
async fn own(visit: &Visit) -> Result<MeasureView, Problem> {
    let (user, unit) = visit.call.staff()?;
    let id: StepId = visit.id("deviation_measure")?;
    let need = Need::see(Resource::DeviationCase).at(unit);
    let leads = access::may(visit.reader(), &visit.call, need).await?;
    let led = leads.then_some(unit);
    let found = reads::measure(visit.reader(), &visit.call, (user, led), id).await?;
    found.ok_or(Problem::NotFound)
}

/// What is to be done, by whom and before when.
fn facts(visit: &Visit, found: &MeasureView) -> Facts {
    let (t, measure) = (visit.t(), &found.measure);
    let due = dates::day_element(visit.language(), measure.due, visit.today());
    Facts::new()
        .fact(t.say("deviations-measure-what"), prose(&measure.what))
        .fact(t.say("deviations-measure-who"), measure.name.clone())
        .fact(t.say("deviations-measure-due"), due)
}

fn own_view(visit: &Visit, found: &MeasureView, form: &Form) -> Reply {
    let t = visit.t();
    let title = "deviations-measure-own-title";
    let body = html! {
        (Heading::new(t.say(title)).over(found.number.to_string()).lead(t.say("deviations-measure-own-lead")))
        (facts(visit, found))
        @match &found.state {
            MeasureState::Taken => { (Notice::success(t, t.say("deviations-measure-is-taken"))) }
            MeasureState::Dropped(why) => {
                (Notice::info(t, t.say("deviations-measure-is-dropped")).body(prose(why)))
            }
            MeasureState::Open => {
                form method="post" action={ "/atgarder/" (found.id) } {
                    (form.around(t, html! {
                        (form.area(t, "words", "deviations-measure-done").hint(t.say("deviations-measure-done-hint")).rows(4))
                        (ButtonRow::new(Button::primary(t.say("deviations-measure-done-save"))))
                    }))
                }
            }
        }
    };
    visit
        .page(title, body)
        .breadcrumbs(&Breadcrumbs::new(t).here(t.say(title)))
        .with_errors(form.has_errors())
}

/// The form by which one is withdrawn.
pub(super) async fn show_drop(visit: Visit) -> Result<Reply, Problem> {
    let found = handled(&visit).await?;
    Ok(drop_view(&visit, &found, &visit.blank()))
}

/// Withdraws it.
pub(super) async fn drop_one(visit: Visit) -> Result<Reply, Problem> {
    let found = handled(&visit).await?;
    let mut form = visit.form();
    let words = form.prose("words");
    let input = words.map(|words| DropMeasure {
        measure: found.id,
        words,
    });
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(visit
            .go(format!("/avvikelser/{}", found.deviation))
            .saying("deviations-measure-dropped")),
        None => Ok(drop_view(&visit, &found, &form)),
    }
}

/// The measure in the address, of a deviation that the reader handles.
async fn handled(visit: &Visit) -> Result<MeasureView, Problem> {
    let found = own(visit).await?;
    if found.handles {
        Ok(found)
    } else {
        Err(Problem::NotFound)
    }
}

fn drop_view(visit: &Visit, found: &MeasureView, form: &Form) -> Reply {
    let t = visit.t();
    let title = "deviations-measure-drop-title";
    let (at, number) = (
        format!("/avvikelser/{}", found.deviation),
        found.number.to_string(),
    );
    let body = html! {
        (Heading::new(t.say(title)).over(number.clone()).lead(t.say("deviations-measure-drop-lead")))
        (facts(visit, found))
        form method="post" action={ "/atgarder/" (found.id) "/aterta" } {
            (form.around(t, html! {
                (form.area(t, "words", "deviations-measure-drop-why").hint(t.say("deviations-measure-drop-why-hint")).rows(4))
                (ButtonRow::new(Button::primary(t.say("deviations-measure-drop-save")))
                    .and(Button::quiet(t.say("page-kit-cancel")).href(at.clone())))
            }))
        }
    };
    visit
        .page(title, body)
        .breadcrumbs(&way(visit).step(number, at).here(t.say(title)))
        .with_errors(form.has_errors())
}
