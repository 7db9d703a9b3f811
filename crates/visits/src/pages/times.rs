//! Times of a visit that are typed afterwards.

use kernel::Problem;
use maud::html;
use page_kit::{Form, Reply, Visit};
use schedules::VisitId;

use super::{
    one_form::OneForm,
    shown::{DAY, Shown, load, moment, outcomes, task_fields},
};
use crate::{actions::TypedTimes, reads::known_visit};

/// When it was.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    Ok(view(&visit, &shown, &visit.blank()))
}

/// Says when. What ends after midnight ended the day after.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let mut form = visit.form();
    let id: VisitId = visit.id("scheduled_visit")?;
    let known = known_visit(visit.reader(), id).await?;
    let day = known.map_or(visit.today(), |known| known.day);
    let (from, to) = (form.time("from"), form.time("to"));
    let tasks = outcomes(&visit, &mut form);
    let times = from.zip(to).and_then(|(from, to)| {
        let last = if to < from {
            duties::calendar::days_after(day, 1)
        } else {
            day
        };
        moment(&visit, day, from).zip(moment(&visit, last, to))
    });
    let action = times.zip(tasks).map(|((start, end), tasks)| TypedTimes {
        visit: id,
        start,
        end,
        tasks,
    });
    match visit.submit(&mut form, action).await? {
        Some(()) => Ok(visit.go(DAY).saying("visits-ended")),
        None => Ok(view(&visit, &load(&visit).await?, &form)),
    }
}

fn view(visit: &Visit, shown: &Shown, form: &Form) -> Reply {
    let t = visit.t();
    let page = OneForm {
        title: "visits-typed-title",
        lead: Some("visits-typed-lead"),
        above: html! {},
        tail: "efterat",
        fields: html! {
            (form.clock(t, "from", "visits-from"))
            (form.clock(t, "to", "visits-to"))
            (task_fields(visit, shown, form))
        },
        button: "visits-report",
        form,
    };
    page.show(visit, shown)
}
