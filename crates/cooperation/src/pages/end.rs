//! The ways out: the person takes the consent back, or the plan is not to go on.

use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Reply, Visit,
    components::{Button, ButtonRow, Choice},
};

use super::{
    call_fields::{read_word, with_word, word_fields},
    plan::{Shown, Step, Typed, load, view},
};
use crate::{
    actions::{DropCall, WithdrawConsent},
    model::DropReason,
};

/// The person no longer wants the plan.
pub(super) async fn withdraw(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let seen = shown.seen(&form);
    let input = read_word(&mut form, "withdraw").map(|word| WithdrawConsent { seen, word });
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(visit
            .go(shown.address_or_list(&visit).await?)
            .saying("cooperation-withdraw-saved")),
        None => Ok(view(&visit, &shown, &Typed::at(Step::Withdraw, &form))),
    }
}

/// The plan is not to go on.
pub(super) async fn drop(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let seen = shown.seen(&form);
    let reason: Option<DropReason> = form.choice("drop-reason");
    let note = form.optional_prose("drop-note");
    let input = reason
        .zip(note)
        .map(|(reason, note)| DropCall { seen, reason, note });
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(visit
            .go(shown.address_or_list(&visit).await?)
            .saying("cooperation-drop-saved")),
        None => Ok(view(&visit, &shown, &Typed::at(Step::Drop, &form))),
    }
}

/// Both ways out, folded.
pub(super) fn section(visit: &Visit, shown: &Shown, typed: &Typed<'_>) -> Markup {
    let t = visit.t();
    html! {
        @if shown.plan().state.has_consent() {
            details open[typed.is_at(Step::Withdraw)] {
                summary { (t.say("cooperation-withdraw-title")) }
                p { (t.say("cooperation-withdraw-intro")) }
                (withdraw_form(visit, shown, typed))
                (visit.why(rulebook::keys::SOL_10_8))
            }
        }
        details open[typed.is_at(Step::Drop)] {
            summary { (t.say("cooperation-drop-title")) }
            (drop_form(visit, shown, typed))
        }
    }
}

fn withdraw_form(visit: &Visit, shown: &Shown, typed: &Typed<'_>) -> Markup {
    let t = visit.t();
    let form = typed.form(Step::Withdraw, || {
        with_word(visit, shown.fresh(visit), "withdraw")
    });
    html! {
        form method="post" action={ (shown.plan().address()) "/ta-tillbaka" } {
            (form.around(t, html! {
                (word_fields(visit, &form, "withdraw"))
                (ButtonRow::new(Button::danger(t.say("cooperation-withdraw-save"))))
            }))
        }
    }
}

fn drop_form(visit: &Visit, shown: &Shown, typed: &Typed<'_>) -> Markup {
    let t = visit.t();
    let form = typed.form(Step::Drop, || shown.fresh(visit));
    let reasons = DropReason::CHOSEN.map(|reason| {
        let label = t.say(&format!("cooperation-drop-{}", reason.key()));
        Choice::new(reason.key(), label)
    });
    html! {
        form method="post" action={ (shown.plan().address()) "/avsluta" } {
            (form.around(t, html! {
                (form.radios(t, "drop-reason", "cooperation-drop-reason", reasons))
                (form.area(t, "drop-note", "cooperation-drop-note").rows(3).optional())
                (ButtonRow::new(Button::secondary(t.say("cooperation-drop-save"))))
            }))
        }
    }
}
