//! The last step: all of the draft as it will read, and the day on which it was gone through together.

use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Heading, field_id},
};
use rulebook::keys;

use super::{
    draft::refused,
    shown::{Shown, load_draft, load_for_provider},
    version,
};
use crate::{
    actions::AgreePlan,
    model::{Part, Version},
};

/// The whole draft, to be read together.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let (shown, draft) = load_draft(&visit).await?;
    let form = shown.fresh(&visit).with("on", visit.today());
    Ok(view(&visit, (&shown, &draft), &form))
}

/// Agrees it.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_for_provider(&visit).await?;
    let mut form = visit.form();
    let seen = shown.seen(&form);
    let input = form.past_date("on").map(|on| AgreePlan { seen, on });
    let done = visit.submit(&mut form, input).await?;
    Ok(match (done, shown.view.draft()) {
        (Some(_number), _) => visit.go(shown.address()).saying("care-plans-agreed"),
        (None, Some(draft)) => view(&visit, (&shown, draft), &form),
        (None, None) => refused(&visit, &shown, &form),
    })
}

fn view(visit: &Visit, (shown, draft): (&Shown, &Version), form: &Form) -> Reply {
    let t = visit.t();
    let title = "care-plans-agree-title";
    // Whoever did not take part has not agreed to anything.
    let save = match draft.text.part {
        Some(Part::Declined | Part::NotPossible) => "care-plans-agree-save-without",
        Some(Part::Present | Part::Supported | Part::Represented) | None => "care-plans-agree-save",
    };
    let body = html! {
        (Heading::new(t.say(title)).over(shown.person.name()).lead(t.say("care-plans-agree-lead")))
        form method="post" action={ (shown.draft_address()) "/enas" } {
            (form.around(t, html! {
                (ways_to_mend(visit, (shown, draft), form))
                (form.day(t, "on", "care-plans-agree-day").hint(t.say("care-plans-agree-day-hint")))
                (visit.why_all(&[keys::LOCAL_CARE_PLAN, keys::LOCAL_CARE_PLAN_REVIEW]))
                (ButtonRow::new(Button::primary(t.say(save)))
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

/// What is wrong elsewhere, each with the way to where it is mended; the list of errors leads here.
fn ways_to_mend(visit: &Visit, (shown, draft): (&Shown, &Version), form: &Form) -> Markup {
    let t = visit.t();
    let at = shown.draft_address();
    let (text, contact) = (format!("{at}/text"), format!("{}/kontakt", shown.address()));
    let of_text = ["part", "part-note", "own-words", "no-answer", "difference"];
    let ways = draft
        .text
        .goals
        .iter()
        .map(|goal| format!("way-{}", goal.service));
    let fields = of_text.into_iter().map(ToOwned::to_owned).chain(ways);
    let fields = fields.map(|field| (field, text.as_str(), "care-plans-text-write"));
    let others = [
        ("visits".to_owned(), at.as_str(), "care-plans-visits-plan"),
        (
            "contact".to_owned(),
            contact.as_str(),
            "care-plans-contact-change",
        ),
    ];
    html! {
        @for (field, to, label) in fields.chain(others) {
            @for error in form.errors_at(t, &field) {
                p id=(field_id(&field)) { (error) " " a href=(to) { (t.say(label)) } }
            }
        }
    }
}
