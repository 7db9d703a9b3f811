//! Marking what of an entry is about somebody else: the words as they were signed, with brackets around.

use kernel::Problem;
use maud::html;
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Heading},
};
use rulebook::keys;

use super::{
    fields::{marked_fields, marked_prose, read_marked, ticked_if},
    shown::{Shown, load_entry},
};
use crate::{actions::MarkOthers, reads::EntryView};

/// The words with the marks that hold.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let (shown, entry) = load_entry(&visit).await?;
    let judgement = entry.judgement().map(|text| text.typed());
    let why = entry.why().map(|text| text.typed());
    let form = visit
        .blank()
        .with("version", entry.times_marked())
        .with_maybe("why", why)
        .with("fact", entry.fact().typed())
        .with_maybe("judgement", judgement);
    let form = ticked_if(form, entry.is_whole());
    Ok(view(&visit, (&shown, &entry), &form))
}

/// Marks it anew.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let (shown, entry) = load_entry(&visit).await?;
    let mut form = visit.form();
    let texts = read_marked(&mut form);
    let why = match entry.entry.correction {
        Some(_) => marked_prose(&mut form, "why").map(Some),
        None => Some(None),
    };
    let input = texts.zip(why).map(|((fact, judgement), why)| MarkOthers {
        person: shown.person.id,
        entry: entry.entry.id,
        seen: form.version(),
        is_whole: form.ticked("whole"),
        fact,
        judgement,
        why,
    });
    match visit.submit(&mut form, input).await? {
        Some(_id) => Ok(visit.go(entry.entry.address()).saying("records-marked-now")),
        None => Ok(view(&visit, (&shown, &entry), &form)),
    }
}

fn view(visit: &Visit, (shown, entry): (&Shown, &EntryView), form: &Form) -> Reply {
    let t = visit.t();
    let title = "records-mark-title";
    let at = entry.entry.address();
    let body = html! {
        (Heading::new(t.say(title)).over(shown.person.name()).lead(t.say("records-mark-lead")))
        form method="post" action={ (at) "/andra" } {
            (form.around(t, html! {
                @if entry.entry.correction.is_some() { (form.area(t, "why", "records-correct-why").rows(2)) }
                (marked_fields(visit, form))
                (visit.why_all(&[keys::OSL_26_1, keys::OSL_10_3]))
                (ButtonRow::new(Button::primary(t.say("records-mark-save")))
                    .and(Button::quiet(t.say("page-kit-cancel")).href(at.clone())))
            }))
        }
    };
    visit
        .page(title, body)
        .breadcrumbs(&shown.way_in(visit).here(t.say(title)))
        .with_errors(form.has_errors())
}
