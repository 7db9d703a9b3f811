//! An appeal that has come in is received.

use kernel::{Line, Problem};
use maud::html;
use page_kit::{
    Form, Reply, Visit,
    components::{Button, Checkbox, Section},
};
use residents::Authority;
use rulebook::keys;

use super::{
    case_view::{OneForm, choices},
    decision_view::{ShownDecision, load},
    letter::clock_words,
};
use crate::{
    actions::ReceiveAppeal,
    model::{AppealId, AppealState, Appellant},
    reads,
};

/// The empty form; `?avvisat=` names the dismissed appeal, where the dismissal is what is appealed.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let form = visit
        .blank()
        .with("received", visit.today())
        .with("of-dismissed", visit.query("avvisat"));
    view(&visit, &shown, &form).await
}

/// It is received.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let input = read(&mut form, &shown);
    match visit.submit(&mut form, input).await? {
        Some(id) => {
            let to = format!("/personer/{}/overklaganden/{id}", shown.person.id);
            Ok(visit.go(to).saying("cases-appeal-saved"))
        }
        None => view(&visit, &shown, &form).await,
    }
}

fn read(form: &mut Form, shown: &ShownDecision) -> Option<ReceiveAppeal> {
    let received = form.past_date("received");
    let words = form.prose("words");
    let at_court = form.optional_date("at-court");
    let name: Option<Option<Line>> = form.optional_line("by-name");
    let authority: Option<Option<Authority>> = form.optional_choice("by-authority");
    let dismissed: Option<AppealId> = form.value("of-dismissed").parse().ok();
    // A name without a right to appeal is answered by the action, at the field.
    let by = name?.map(|name| Appellant {
        name,
        authority: authority.flatten().unwrap_or(Authority::None),
    });
    Some(ReceiveAppeal {
        person: shown.person.id,
        decision: shown.decision.id,
        of_dismissed: dismissed,
        received: received?,
        by,
        words: words?,
        at_court: at_court?,
        wrong_notice: form.ticked("wrong-notice"),
    })
}

async fn view(visit: &Visit, shown: &ShownDecision, form: &Form) -> Result<Reply, Problem> {
    let t = visit.t();
    let clock = reads::appeal_clock(visit.reader(), shown.decision.id).await?;
    let dismissed = reads::appeals_of_decision(visit.reader(), shown.decision.id)
        .await?
        .into_iter()
        .any(|a| {
            a.state == AppealState::Dismissed && a.id.to_string() == form.value("of-dismissed")
        });
    let rights = Authority::ALL.iter().filter(|a| a.may_apply());
    let rights = choices(visit, "cases-authority-", rights.map(|a| a.key()));
    let page = OneForm {
        title: "cases-appeal-new-title",
        lead: "cases-appeal-new-lead",
        above: html! {
            @if dismissed { p { (t.say("cases-appeal-of-dismissal")) } } @else { (clock_words(visit, clock)) }
        },
        to: format!("{}/overklagan/ny", shown.decision.address()),
        fields: html! {
            (page_kit::components::hidden("of-dismissed", form.value("of-dismissed")))
            (form.day(t, "received", "cases-appeal-received").hint(t.say("cases-appeal-received-hint")))
            (form.area(t, "words", "cases-appeal-words").hint(t.say("cases-appeal-words-hint")).rows(8))
            (visit.why(keys::FL_43))
            (Section::new("ombud", t.say("cases-appeal-by"), html! {
                (form.text(t, "by-name", "cases-appeal-by-name").optional())
                (form.select(t, "by-authority", "cases-appeal-by-authority").empty(t.say("cases-appeal-by-self")).choices(rights))
            }))
            (Section::new("undantag", t.say("cases-appeal-exceptions"), html! {
                (form.day(t, "at-court", "cases-appeal-at-court").optional())
                (Checkbox::new(t, "wrong-notice", t.say("cases-appeal-wrong-notice")).ticked(form.ticked("wrong-notice")))
                (visit.why(keys::FL_45))
            }))
        },
        button: Button::primary(t.say("cases-appeal-new-save")),
        form,
    };
    Ok(shown.one_form(visit, page))
}
