//! That what a follow-up led to has been begun.

use kernel::Problem;
use maud::html;
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Heading},
};
use rulebook::keys;

use super::shown::{Shown, load};
use crate::actions::SettleChange;

/// What was done?
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let form = shown.fresh(&visit);
    Ok(view(&visit, &shown, &form))
}

/// Notes it.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let seen = shown.seen(&form);
    let input = form
        .prose("words")
        .map(|words| SettleChange { seen, words });
    Ok(match visit.submit(&mut form, input).await? {
        Some(()) => visit.go(shown.address()).saying("follow-up-is-settled"),
        None => view(&visit, &shown, &form),
    })
}

fn view(visit: &Visit, shown: &Shown, form: &Form) -> Reply {
    let t = visit.t();
    let title = "follow-up-settle-title";
    let body = html! {
        (Heading::new(t.say(title)).over(shown.person.name()).lead(t.say("follow-up-settle-lead")))
        form method="post" action={ (shown.address()) "/paborjat" } {
            (form.around(t, html! {
                (form.area(t, "words", "follow-up-settle-words").hint(t.say("follow-up-settle-words-hint")).rows(4))
                (visit.why(keys::LOCAL_FOLLOW_UP_CHANGE))
                (ButtonRow::new(Button::primary(t.say("follow-up-settle-save")))
                    .and(Button::quiet(t.say("page-kit-cancel")).href(shown.address())))
            }))
        }
    };
    shown
        .page(visit, title, body)
        .with_errors(form.has_errors())
}
