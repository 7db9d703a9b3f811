//! A correction: a new entry in the place of the old one, and why.

use kernel::{Problem, Prose};
use maud::html;
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Heading, Notice},
};
use rulebook::keys;

use super::{
    fields::{fields, filled, marked_prose, plans, read},
    shown::{Shown, load_entry},
    words::{Others, kind, text},
};
use crate::{actions::CorrectEntry, model::DraftText, reads::EntryView};

/// The form with what the old entry says.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let (shown, entry) = load_entry(&visit).await?;
    let typed = |text: String| Prose::parse(&text).ok();
    let old = &entry.entry;
    let text = DraftText {
        kind: Some(old.kind),
        on: Some(old.happened.on),
        at: old.happened.at,
        fact: typed(entry.fact().typed()),
        judgement: entry.judgement().and_then(|text| typed(text.typed())),
        is_whole: entry.is_whole(),
        plan: old.plan,
    };
    let form = filled(visit.blank(), &text);
    view(&visit, (&shown, &entry), &form).await
}

/// Signs it.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let (shown, entry) = load_entry(&visit).await?;
    let mut form = visit.form();
    let (new, why) = (read(&mut form), marked_prose(&mut form, "why"));
    let input = new.zip(why).map(|(new, why)| CorrectEntry {
        person: shown.person.id,
        entry: entry.entry.id,
        new,
        why,
    });
    match visit.submit(&mut form, input).await? {
        Some(_id) => Ok(visit.go(shown.address()).saying("records-corrected-now")),
        None => view(&visit, (&shown, &entry), &form).await,
    }
}

async fn view(
    visit: &Visit,
    (shown, entry): (&Shown, &EntryView),
    form: &Form,
) -> Result<Reply, Problem> {
    let t = visit.t();
    let title = "records-correct-title";
    let at = entry.entry.address();
    let plans = plans(visit, shown).await?;
    let body = html! {
        (Heading::new(t.say(title)).over(shown.person.name()).lead(t.say("records-correct-lead")))
        details {
            summary { (t.say("records-correct-old")) ": " (kind(visit, entry.entry.kind)) }
            (text(visit, entry, Others::Marked))
        }
        (Notice::info(t, t.say("records-correct-open"))
            .body(html! { p { a href={ (at) "/andra" } { (t.say("records-correct-open-mark")) } } }))
        @if !entry.disputes.is_empty() { (Notice::info(t, t.say("records-correct-disputed"))) }
        form method="post" action={ (at) "/ratta" } {
            (form.around(t, html! {
                (form.area(t, "why", "records-correct-why").hint(t.say("records-correct-why-hint")).rows(2))
                (fields(visit, &plans, form))
                (visit.why_all(&[keys::SOL_14_6, keys::LSS_21B]))
                (ButtonRow::new(Button::primary(t.say("records-correct-sign")))
                    .and(Button::quiet(t.say("page-kit-cancel")).href(at.clone())))
            }))
        }
    };
    Ok(visit
        .page(title, body)
        .breadcrumbs(&shown.way_in(visit).here(t.say(title)))
        .with_errors(form.has_errors()))
}
