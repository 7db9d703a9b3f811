//! The last step: all of the draft as it will read, and the day on which it was gone through together.

use kernel::Problem;
use maud::html;
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Heading},
};
use rulebook::keys;

use super::{
    shown::{Shown, load_draft},
    version,
};
use crate::{actions::AgreePlan, model::Version};

/// The whole draft, to be read together.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let (shown, draft) = load_draft(&visit).await?;
    let form = shown.fresh(&visit).with("on", visit.today());
    Ok(view(&visit, (&shown, &draft), &form))
}

/// Agrees it.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let (shown, draft) = load_draft(&visit).await?;
    let mut form = visit.form();
    let seen = shown.seen(&form);
    let input = form.past_date("on").map(|on| AgreePlan { seen, on });
    match visit.submit(&mut form, input).await? {
        Some(_number) => Ok(visit.go(shown.address()).saying("care-plans-agreed")),
        None => Ok(view(&visit, (&shown, &draft), &form)),
    }
}

fn view(visit: &Visit, (shown, draft): (&Shown, &Version), form: &Form) -> Reply {
    let t = visit.t();
    let title = "care-plans-agree-title";
    let body = html! {
        (Heading::new(t.say(title)).over(shown.person.name()).lead(t.say("care-plans-agree-lead")))
        form method="post" action={ (shown.draft_address()) "/enas" } {
            (form.around(t, html! {
                (form.day(t, "on", "care-plans-agree-day").hint(t.say("care-plans-agree-day-hint")))
                (visit.why_all(&[keys::LOCAL_CARE_PLAN, keys::LOCAL_CARE_PLAN_REVIEW]))
                (ButtonRow::new(Button::primary(t.say("care-plans-agree-save")))
                    .and(Button::quiet(t.say("page-kit-cancel")).href(shown.draft_address())))
            }))
        }
        (version::body(visit, shown, draft))
    };
    visit
        .page(title, body)
        .breadcrumbs(&shown.draft_way(visit).here(t.say(title)))
        .with_errors(form.has_errors())
}
