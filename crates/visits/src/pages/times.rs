//! Times of a visit that are typed afterwards.

use kernel::Problem;
use maud::html;
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Heading},
};
use schedules::VisitId;

use super::shown::{DAY, Shown, load, moment, outcomes, task_fields, way};
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
    let title = "visits-typed-title";
    let at = shown.address();
    let body = html! {
        (Heading::new(t.say(title)).over(shown.visit.name.to_string()).lead(t.say("visits-typed-lead")))
        form method="post" action={ (at) "/efterat" } {
            (form.around(t, html! {
                (form.clock(t, "from", "visits-from"))
                (form.clock(t, "to", "visits-to"))
                (task_fields(visit, shown, form))
                (ButtonRow::new(Button::primary(t.say("visits-report")))
                    .and(Button::quiet(t.say("page-kit-cancel")).href(at.clone())))
            }))
        }
    };
    let way = way(visit).step(shown.visit.name.to_string(), at);
    visit
        .page(title, body)
        .breadcrumbs(&way.here(t.say(title)))
        .with_errors(form.has_errors())
}
