//! A time of one's own that was wrong, corrected on the phone: which, when it was, why.

use duties::calendar::days_after;
use jiff::civil::Time;
use kernel::{Date, Problem, Timestamp};
use maud::html;
use page_kit::{
    Form, Reply, Visit,
    components::{Choice, Facts},
    dates,
};
use schedules::VisitId;

use super::{
    one_form::OneForm,
    shown::{Shown, load, moment},
};
use crate::{
    actions::CorrectReport,
    model::{Attendance, WhichTime},
    reads::{known_visit, told_by},
};

/// The times as they stand, and the form.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    Ok(view(&visit, &shown, &visit.blank()))
}

/// Corrects one. What was sent without network comes after what it corrects, since a phone sends in order; so what is
/// corrected is looked up when it has come, and not when it was typed.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let (user, _unit) = visit.call.staff()?;
    let mut form = visit.form();
    let id: VisitId = visit.id("scheduled_visit")?;
    let known = known_visit(visit.reader(), id).await?;
    let day = known.map_or(visit.today(), |known| known.day);
    let told = told_by(visit.reader(), id, user).await?;
    let which = form.choice::<WhichTime>("which");
    let (time, why) = (form.time("time"), form.line("why"));
    let action = (|| {
        let which = which?;
        Some(CorrectReport {
            visit: id,
            user,
            which,
            at: at(&visit, (day, time?), first(&told, which))?,
            why: why?,
        })
    })();
    match visit.submit(&mut form, action).await? {
        Some(_report) => {
            let to = format!("{}/{id}", super::shown::DAY);
            Ok(visit.go(to).saying("visits-corrected"))
        }
        None => Ok(view(&visit, &load(&visit).await?, &form)),
    }
}

/// The time that is corrected, as it stands.
fn first(told: &Attendance, which: WhichTime) -> Option<Timestamp> {
    let moment = match which {
        WhichTime::Start => told.start,
        WhichTime::End => told.end,
    };
    moment.map(|moment| moment.at)
}

/// The moment that was meant by a time of the day: of the days around the visit's, the one nearest to what is corrected,
/// so that nobody has to say of which day a time around midnight is.
fn at(visit: &Visit, (day, time): (Date, Time), first: Option<Timestamp>) -> Option<Timestamp> {
    let of = |days| moment(visit, days_after(day, days), time);
    let Some(first) = first else {
        return of(0);
    };
    let near = |at: &Timestamp| at.duration_since(first).abs();
    [of(-1), of(0), of(1)]
        .into_iter()
        .flatten()
        .min_by_key(near)
}

fn view(visit: &Visit, shown: &Shown, form: &Form) -> Reply {
    let t = visit.t();
    let which = WhichTime::ALL
        .iter()
        .map(|which| Choice::new(which.key(), t.say(&format!("visits-which-{}", which.key()))));
    let stands = |which| {
        first(&shown.told, which).map(|at| dates::moment_element(visit.language(), at, visit.now()))
    };
    let facts = Facts::new()
        .maybe(t.say("visits-which-start"), stands(WhichTime::Start))
        .maybe(t.say("visits-which-end"), stands(WhichTime::End));
    let page = OneForm {
        title: "visits-correct-title",
        lead: Some("visits-correct-lead"),
        above: html! { (facts) },
        tail: "ratta",
        fields: html! {
            (form.radios(t, "which", "visits-which", which))
            (form.clock(t, "time", "visits-time"))
            (form.text(t, "why", "visits-why").hint(t.say("visits-why-hint")))
        },
        button: "visits-correct",
        form,
    };
    page.show(visit, shown)
}
