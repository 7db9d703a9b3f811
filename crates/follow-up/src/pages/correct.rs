//! Beginning a correction of what was signed, and throwing it away.

use kernel::Problem;
use maud::html;
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Heading},
};
use rulebook::keys;

use super::shown::{Shown, load};
use crate::actions::{BeginCorrection, DropCorrection};

/// Why is it corrected?
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let form = shown.fresh(&visit);
    Ok(view(&visit, &shown, &form))
}

/// Begins it, and goes on to write.
pub(super) async fn begin(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let seen = shown.seen(&form);
    let input = form
        .prose("reason")
        .map(|reason| BeginCorrection { seen, reason });
    Ok(match visit.submit(&mut form, input).await? {
        Some(()) => visit.go(format!("{}/samtal", shown.address())),
        None => view(&visit, &shown, &form),
    })
}

/// Throws it away.
pub(super) async fn drop(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let seen = shown.seen(&form);
    Ok(
        match visit
            .submit(&mut form, Some(DropCorrection { seen }))
            .await?
        {
            Some(()) => visit
                .go(shown.address())
                .saying("follow-up-correction-dropped"),
            None => view(&visit, &shown, &form),
        },
    )
}

fn view(visit: &Visit, shown: &Shown, form: &Form) -> Reply {
    let t = visit.t();
    let title = "follow-up-correct-title";
    let body = html! {
        (Heading::new(t.say(title)).over(shown.person.name()).lead(t.say("follow-up-correct-lead")))
        form method="post" action={ (shown.address()) "/ratta" } {
            (form.around(t, html! {
                (form.area(t, "reason", "follow-up-correction").rows(3))
                (visit.why(keys::SOL_14_3))
                (ButtonRow::new(Button::primary(t.say("follow-up-correct-begin")))
                    .and(Button::quiet(t.say("page-kit-cancel")).href(shown.address())))
            }))
        }
    };
    shown
        .page(visit, title, body)
        .with_errors(form.has_errors())
}
