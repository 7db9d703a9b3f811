//! A new entry: what happened, what the writer makes of it, and the signature.

use kernel::Problem;
use maud::html;
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Heading},
};
use rulebook::keys;

use super::{
    fields::{fields, plans, read},
    shown::{Shown, load},
};
use crate::{actions::SignEntry, model::EntryKind};

/// The empty form: of today, and an event until another is chosen.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let form = visit
        .blank()
        .with("on", visit.today())
        .with("kind", EntryKind::Event.key());
    view(&visit, &shown, &form).await
}

/// Signs it.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let input = read(&mut form).map(|new| SignEntry {
        person: shown.person.id,
        new,
        draft: None,
    });
    match visit.submit(&mut form, input).await? {
        Some(_id) => Ok(visit.go(shown.address()).saying("records-signed-now")),
        None => view(&visit, &shown, &form).await,
    }
}

/// The form, empty or as it came back.
pub(super) async fn view(visit: &Visit, shown: &Shown, form: &Form) -> Result<Reply, Problem> {
    let t = visit.t();
    let title = "records-write-title";
    let at = shown.address();
    let plans = plans(visit, shown).await?;
    let keep = Button::secondary(t.say("records-keep-draft")).to(format!("{at}/utkast"));
    let body = html! {
        (Heading::new(t.say(title)).over(shown.person.name()).lead(t.say("records-write-lead")))
        form method="post" action={ (at) "/ny" } {
            (form.around(t, html! {
                (fields(visit, &plans, form))
                (visit.why_all(&[keys::SOL_14_3, keys::LSS_21A]))
                (ButtonRow::new(Button::primary(t.say("records-sign"))).and(keep)
                    .and(Button::quiet(t.say("page-kit-cancel")).href(at.clone())))
            }))
        }
    };
    Ok(visit
        .page(title, body)
        .breadcrumbs(&shown.way_in(visit).here(t.say(title)))
        .with_errors(form.has_errors()))
}
