//! One entry with all that stands beside it, and what can be done about it.

use access::Verb;
use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Facts, Heading, Section},
    dates,
    layout::Audience,
};
use rulebook::keys;

use super::{
    shown::{Shown, load_entry},
    words::{Others, beside, happened, kind_for, signature, text},
};
use crate::reads::{EntryView, is_to_be_considered};

/// The entry.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let form = visit.blank();
    view(&visit, &form).await
}

/// The entry, with what is wrong with what was sent from its page.
pub(super) async fn view(visit: &Visit, form: &Form) -> Result<Reply, Problem> {
    let (shown, view) = load_entry(visit).await?;
    let t = visit.t();
    let entry = &view.entry;
    let title = kind_for(visit, &shown, entry.kind);
    let plan = entry.plan.map(|plan| {
        let to = format!("/personer/{}/genomforandeplaner/{plan}", shown.person.id);
        html! { a href=(to) { (t.say("records-plan-see")) } }
    });
    let facts = Facts::new()
        .fact(t.say("records-happened"), happened(visit, entry))
        .fact(t.say("records-by"), signature(visit, entry))
        .maybe(t.say("records-plan"), plan);
    let body = html! {
        (Heading::new(title.clone()).over(shown.person.name()))
        (text(visit, &view, Others::for_reader(&shown)))
        (beside(visit, &shown, (&view, Others::for_reader(&shown))))
        (facts)
        (to_consider(visit, form, (&shown, &view)).await?)
        (what_next(visit, &shown, &view).await?)
        (marks(visit, &shown, &view))
        (visit.why_all(&[keys::SOL_14_6, keys::LSS_21B]))
    };
    let reply = Reply::page(title.clone(), body).breadcrumbs(&shown.way_in(visit).here(title));
    let reply = reply.with_errors(form.has_errors());
    Ok(if shown.is_own() {
        reply.audience(Audience::Person)
    } else {
        reply
    })
}

/// What those who keep the entry are to do about what the person disputes: read it, and correct what was wrong.
async fn to_consider(
    visit: &Visit,
    form: &Form,
    (shown, view): (&Shown, &EntryView),
) -> Result<Markup, Problem> {
    let t = visit.t();
    let id = view.entry.id;
    if !shown.keeps(view) || !is_to_be_considered(visit.reader(), id).await? {
        return Ok(html! { @if form.has_errors() { (form.top(t)) } });
    }
    let at = format!("{}/invandning/klar", view.entry.address());
    let body = html! {
        p { (t.say("records-dispute-consider-body")) }
        (visit.why(keys::LOCAL_RECORD_DISPUTE))
        form method="post" action=(at) {
            (form.around(t, html! {
                (ButtonRow::new(Button::secondary(t.say("records-dispute-consider-done"))))
            }))
        }
    };
    Ok(html! { (Section::new("invandning", t.say("records-dispute-consider"), body)) })
}

/// Correct, dispute, mark: each for whom it is.
async fn what_next(visit: &Visit, shown: &Shown, view: &EntryView) -> Result<Markup, Problem> {
    let t = visit.t();
    let at = view.entry.address();
    if shown.is_own() {
        let dispute =
            Button::secondary(t.say("records-dispute-own")).href(format!("{at}/det-stammer-inte"));
        return Ok(html! {
            (Section::new("fel", t.say("records-dispute-own-title"), html! {
                p { (t.say("records-dispute-own-body")) }
                (ButtonRow::new(dispute))
            }))
        });
    }
    if !shown.may(visit, Verb::Write).await? {
        return Ok(html! {});
    }
    let mut row = ButtonRow::new(
        Button::secondary(t.say("records-dispute-note")).href(format!("{at}/invandning")),
    );
    if shown.keeps(view) {
        if view.corrected_by.is_none() {
            row = row.and(Button::secondary(t.say("records-correct")).href(format!("{at}/ratta")));
        }
        row = row.and(Button::quiet(t.say("records-mark")).href(format!("{at}/andra")));
    }
    Ok(html! { (row) })
}

/// Who marked what is about somebody else, and when; for those who keep the record.
fn marks(visit: &Visit, shown: &Shown, view: &EntryView) -> Markup {
    let t = visit.t();
    if shown.is_own() || view.maskings.is_empty() {
        return html! {};
    }
    let body = html! {
        ul {
            @for masking in &view.maskings {
                li { (t.with("records-marked-by", &[
                    ("name", masking.name.as_str().into()),
                    ("when", dates::full_moment(visit.language(), masking.at).into())])) }
            }
        }
    };
    html! {
        (Section::new("andra", t.say("records-marks-title"), body).intro(t.say("records-marks-intro")))
    }
}
