//! The last step: all of it as it will read, and what signing leads to.

use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Heading, field_id},
};
use rulebook::keys;

use super::{
    report,
    shown::{Shown, load},
};
use crate::actions::SignReport;

/// The whole draft.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    if shown.view.draft().is_none() {
        return Ok(visit.go(format!("{}/samtal", shown.address())));
    }
    let form = shown.fresh(&visit);
    view(&visit, &shown, &form)
}

/// Signs it.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let seen = shown.seen(&form);
    match visit.submit(&mut form, Some(SignReport { seen })).await? {
        Some(()) => Ok(visit.go(shown.address()).saying("follow-up-is-signed")),
        None if shown.view.draft().is_none() => Ok(visit.go(shown.address())),
        None => view(&visit, &shown, &form),
    }
}

fn view(visit: &Visit, shown: &Shown, form: &Form) -> Result<Reply, Problem> {
    let t = visit.t();
    let title = "follow-up-sign-title";
    let draft = shown.draft()?;
    let body = html! {
        (Heading::new(t.say(title)).over(shown.person.name()).lead(t.say("follow-up-sign-lead")))
        form method="post" action={ (shown.address()) "/signera" } {
            (form.around(t, html! {
                (ways_to_mend(visit, shown, form))
                (visit.why_all(&[keys::SOL_14_3, keys::LOCAL_DECISION_FOLLOW_UP]))
                (ButtonRow::new(Button::primary(t.say("follow-up-sign")))
                    .and(Button::secondary(t.say("follow-up-write-on")).href(format!("{}/samtal", shown.address())))
                    .and(Button::quiet(t.say("page-kit-cancel")).href(shown.address())))
            }))
        }
        (report::body(visit, shown, draft))
    };
    Ok(shown
        .page(visit, title, body)
        .with_errors(form.has_errors()))
}

/// What is wrong, each with the way to where it is mended; the list of errors leads here.
fn ways_to_mend(visit: &Visit, shown: &Shown, form: &Form) -> Markup {
    let t = visit.t();
    let whole = ["held", "part", "part-note", "own-words"].map(ToOwned::to_owned);
    let each = shown.follow_up().covered.iter().flat_map(|covered| {
        ["result", "words", "outcome", "change", "next"]
            .map(|name| format!("{name}-{}", covered.decision))
    });
    let to = format!("{}/samtal", shown.address());
    html! {
        @for field in whole.into_iter().chain(each) {
            @for error in form.errors_at(t, &field) {
                p id=(field_id(&field)) { (error) " " a href=(to) { (t.say("follow-up-write-on")) } }
            }
        }
    }
}
