//! Concludes an investigation: the needs are shown once more, the assessment is written, and it is said whether the
//! person has seen the material.

use kernel::{Line, Problem};
use maud::{Markup, html};
use page_kit::{
    Form, Reply, Visit,
    components::{Button, Choice, Notice, Section},
};
use rulebook::keys;

use super::{
    case_parts::needs_in_short,
    case_view::{OneForm, Shown, load},
};
use crate::{
    actions::{CloseCase, ConcludeInvestigation},
    model::Waiver,
    rules::investigation::has_been_heard,
};

/// The form.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let form = visit
        .blank()
        .with("version", shown.file.investigation.version);
    view(&visit, &shown, &form)
}

/// Concludes it.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let version = form.version();
    let assessment = form.prose("assessment");
    let waiver = waiver(&mut form);
    let input = assessment.zip(waiver);
    let input = input.map(|(assessment, waiver)| ConcludeInvestigation {
        person: shown.person.id,
        case: shown.file.case.id,
        version,
        assessment,
        waiver,
    });
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(visit
            .go(shown.address())
            .saying("cases-investigation-concluded-saved")),
        None => view(&visit, &shown, &form),
    }
}

/// The ground on which nothing was communicated; a ground needs its reason.
fn waiver(form: &mut Form) -> Option<Option<Waiver>> {
    let ground = form.optional_line("waiver")?;
    let Some(ground) = ground else {
        return Some(None);
    };
    form.prose("waiver-reason")
        .map(|reason| Some(Waiver { ground, reason }))
}

fn view(visit: &Visit, shown: &Shown, form: &Form) -> Result<Reply, Problem> {
    let t = visit.t();
    let rules = visit.app.rules();
    let grounds = rules.rule(keys::FL_25_EXCEPTIONS, visit.today())?.items()?;
    let grounds = grounds
        .iter()
        .map(|item| Choice::new(item.code.as_str(), item.name(visit.language())));
    let is_heard = has_been_heard(&shown.file.communications, visit.today());
    let page = OneForm {
        title: "cases-conclude-title",
        lead: "cases-conclude-lead",
        above: html! {
            (Section::new("needs", t.say("cases-needs-title"), needs_in_short(visit, shown)))
            (heard(visit, is_heard))
        },
        to: format!("{}/avsluta-utredning", shown.address()),
        fields: html! {
            (form.area(t, "assessment", "cases-conclude-assessment")
                .hint(t.say("cases-conclude-assessment-hint")).rows(10))
            @if !is_heard {
                (form.select(t, "waiver", "cases-conclude-waiver").empty(t.say("cases-conclude-no-waiver"))
                    .choices(grounds).hint(t.say("cases-conclude-waiver-hint")).optional())
                (form.area(t, "waiver-reason", "cases-conclude-waiver-reason").rows(3).optional())
                (visit.why(keys::FL_25_EXCEPTIONS))
            }
        },
        button: Button::primary(t.say("cases-conclude-save")),
        form,
    };
    Ok(shown.one_form(visit, page))
}

fn heard(visit: &Visit, is_heard: bool) -> Markup {
    let t = visit.t();
    if is_heard {
        return html! { (Notice::success(t, t.say("cases-conclude-heard"))) };
    }
    html! {
        (Notice::warning(t, t.say("cases-conclude-not-heard")).body(html! { p { (t.say("cases-conclude-not-heard-body")) } }))
    }
}

/// The form by which a case is closed without a decision.
pub(super) async fn show_close(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let form = visit.blank().with("version", shown.file.case.version);
    Ok(view_close(&visit, &shown, &form))
}

/// Closes it.
pub(super) async fn close(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let (version, reason) = (form.version(), form.prose("reason"));
    let input = reason.map(|reason| CloseCase {
        person: shown.person.id,
        case: shown.file.case.id,
        version,
        reason,
    });
    match visit.submit(&mut form, input).await? {
        Some(()) => {
            let to = shown.address_or_list(&visit).await?;
            Ok(visit.go(to).saying("cases-case-closed-saved"))
        }
        None => Ok(view_close(&visit, &shown, &form)),
    }
}

fn view_close(visit: &Visit, shown: &Shown, form: &Form) -> Reply {
    let t = visit.t();
    let page = OneForm {
        title: "cases-close-title",
        lead: "cases-close-lead",
        above: html! {},
        to: format!("{}/stang", shown.address()),
        fields: html! { (form.area(t, "reason", "cases-close-reason").rows(3)) },
        button: Button::danger(t.say("cases-close-save")),
        form,
    };
    shown.one_form(visit, page)
}

/// A ground as conclusions keep it, in the reader's words.
pub(super) fn ground_name(visit: &Visit, ground: &Line) -> String {
    let rules = visit.app.rules();
    let rule = rules.rule(keys::FL_25_EXCEPTIONS, visit.today());
    let item = rule.and_then(|rule| rule.item(ground.as_str()));
    item.map_or_else(
        |_unknown| ground.to_string(),
        |item| item.name(visit.language()).to_owned(),
    )
}
