//! The day on which the person got the letter, and the clock that it starts.

use kernel::{Problem, Refusal};
use maud::html;
use page_kit::{Form, Reply, Visit, components::Button};
use rulebook::keys;

use super::{
    case_view::{OneForm, choices},
    decision_view::{ShownDecision, load},
    letter::clock_words,
};
use crate::{
    actions::RecordReceipt,
    model::{Letter, ReceiptHow},
    reads,
};

/// The form, for the letter that waits for its receipt.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let letter = waiting(&visit, &shown).await?;
    let form = visit
        .blank()
        .with("version", letter.version)
        .with("letter", letter.id)
        .with("on", visit.today());
    view(&visit, &shown, &form).await
}

/// The receipt is noted.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let (letter, on) = (form.id("letter"), form.past_date("on"));
    let how: Option<ReceiptHow> = form.choice("how");
    let version = form.version();
    let input = (|| {
        Some(RecordReceipt {
            person: shown.person.id,
            letter: letter?,
            version,
            on: on?,
            how: how?,
        })
    })();
    match visit.submit(&mut form, input).await? {
        Some(()) => {
            let to = format!("{}/brev", shown.decision.address());
            Ok(visit.go(to).saying("cases-receipt-saved"))
        }
        None => view(&visit, &shown, &form).await,
    }
}

/// The last letter without a receipt, or else the last letter.
async fn waiting(visit: &Visit, shown: &ShownDecision) -> Result<Letter, Problem> {
    let sent = reads::letters_of_decision(visit.reader(), shown.decision.id).await?;
    let waits = sent.iter().rev().find(|letter| letter.receipt.is_none());
    let found = waits.or(sent.last()).cloned();
    found.ok_or_else(|| Refusal::new("cases-refusal-receipt-nothing-sent").into())
}

async fn view(visit: &Visit, shown: &ShownDecision, form: &Form) -> Result<Reply, Problem> {
    let t = visit.t();
    let clock = reads::appeal_clock(visit.reader(), shown.decision.id).await?;
    let ways = choices(
        visit,
        "cases-receipt-how-",
        ReceiptHow::ALL.iter().map(|how| how.key()),
    );
    let page = OneForm {
        title: "cases-receipt-title",
        lead: "cases-receipt-lead",
        above: clock_words(visit, clock),
        to: format!("{}/kvitto", shown.decision.address()),
        fields: html! {
            (page_kit::components::hidden("letter", form.value("letter")))
            (form.day(t, "on", "cases-receipt-on"))
            (form.radios(t, "how", "cases-receipt-how", ways))
            (visit.why(keys::FL_44))
        },
        button: Button::primary(t.say("cases-receipt-save")),
        form,
    };
    Ok(shown.one_form(visit, page))
}
