//! Hands one case over to a colleague.

use access::{Need, Resource};
use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Form, Reply, Visit,
    components::{Button, Select},
};
use rulebook::keys;

use super::case_view::{OneForm, Shown, load};
use crate::{
    actions::{HandOverCase, is_theirs_to_give},
    reads::officers_at,
};

/// The empty form.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let form = visit.blank().with("version", shown.file.case.version);
    view(&visit, &shown, &form).await
}

/// Hands it over.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let mut seen = shown.file.case.seen();
    seen.version = form.version();
    let (to, reason) = (form.id("to"), form.prose("reason"));
    let input = to
        .zip(reason)
        .map(|(to, reason)| HandOverCase { seen, to, reason });
    match visit.submit(&mut form, input).await? {
        Some(()) => {
            let to = shown.address_or_list(&visit).await?;
            Ok(visit.go(to).saying("cases-handover-saved"))
        }
        None => view(&visit, &shown, &form).await,
    }
}

async fn view(visit: &Visit, shown: &Shown, form: &Form) -> Result<Reply, Problem> {
    let t = visit.t();
    let page = OneForm {
        title: "cases-handover-title",
        lead: "cases-handover-lead",
        above: visit.why(keys::FL_16),
        to: format!("{}/lamna-over", shown.address()),
        fields: html! {
            (successors(visit, form).await?)
            (form.area(t, "reason", "cases-handover-reason").hint(t.say("cases-handover-reason-hint")).rows(3))
        },
        button: Button::primary(t.say("cases-handover-save")),
        form,
    };
    Ok(shown.one_form(visit, page))
}

/// The unit's officers, to choose who is to have a case.
pub(super) async fn successors(visit: &Visit, form: &Form) -> Result<Markup, Problem> {
    let t = visit.t();
    let select: Select<'_> = form
        .select(t, "to", "cases-handover-to")
        .empty(t.say("page-kit-choose"));
    let officers = officers_at(visit.reader(), visit.unit()?, visit.today()).await?;
    let select = officers.into_iter().fold(select, |select, one| {
        select.choice(one.assignment.user.to_string(), one.name)
    });
    Ok(html! { (select) })
}

/// Whether the reader may hand over the case.
pub(super) async fn may_hand_over(visit: &Visit, shown: &Shown) -> Result<bool, Problem> {
    let need = Need::write(Resource::CaseAssignment).about(shown.person.id);
    let is_here = visit.unit().is_ok_and(|unit| unit == shown.file.case.unit);
    let is_theirs = is_theirs_to_give(&visit.call, shown.file.case.officer);
    Ok(is_here && is_theirs && access::may(visit.reader(), &visit.call, need).await?)
}
