//! The forms of what is serious: whether it is, the notice to the Inspectorate and what is corrected in it, and the
//! investigation afterwards.

use kernel::{Problem, Refusal};
use maud::html;
use page_kit::{Form, Reply, Visit, components::Choice};
use rulebook::keys;

use super::{
    fields::{Frame, blank, page},
    shown::{Shown, load_handled},
};
use crate::actions::{CorrectNotice, JudgeSeriousness, NotifyInspectorate, SendInvestigation};

/// The form.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_handled(&visit).await?;
    let form = blank(&visit, &shown);
    Ok(judge_view(&visit, &shown, &form))
}

/// Does it.
pub(super) async fn judge(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_handled(&visit).await?;
    let mut form = visit.form();
    let version = form.version();
    let serious = match form.value("serious") {
        "yes" => Some(true),
        "no" => Some(false),
        _ => {
            form.refuse(Refusal::new("page-kit-refusal-choice").at("serious"));
            None
        }
    };
    let reasons = form.prose("reasons");
    let input = (|| {
        Some(JudgeSeriousness {
            seen: shown.seen(version),
            is_serious: serious?,
            reasons: reasons?,
        })
    })();
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(visit.go(shown.address()).saying("deviations-judge-saved")),
        None => Ok(judge_view(&visit, &shown, &form)),
    }
}

fn judge_view(visit: &Visit, shown: &Shown, form: &Form) -> Reply {
    let t = visit.t();
    let choices = [
        Choice::new("yes", t.say("deviations-judge-yes")).hint(t.say("deviations-judge-yes-hint")),
        Choice::new("no", t.say("deviations-judge-no")).hint(t.say("deviations-judge-no-hint")),
    ];
    let fields = html! {
        (form.radios(t, "serious", "deviations-judge-serious", choices))
        (form.area(t, "reasons", "deviations-reasons").hint(t.say("deviations-judge-reasons-hint")).rows(5))
    };
    let frame = Frame {
        to: "/allvar",
        title: "deviations-judge-title",
        lead: "deviations-judge-lead",
        button: "deviations-judge-save",
        why: &[
            keys::SOL_27_6,
            keys::LSS_24F,
            keys::LOCAL_LEX_SARAH_JUDGEMENT,
        ],
    };
    page(visit, shown, frame, form, fields)
}

/// The form.
pub(super) async fn show_notify(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_handled(&visit).await?;
    let form = blank(&visit, &shown).with("on", visit.today());
    Ok(notify_view(&visit, &shown, &form))
}

/// Does it.
pub(super) async fn notify(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_handled(&visit).await?;
    let mut form = visit.form();
    let version = form.version();
    let (on, number) = (form.past_date("on"), form.optional_line("number"));
    let is_whole = form.ticked("whole");
    let input = (|| {
        Some(NotifyInspectorate {
            seen: shown.seen(version),
            on: on?,
            number: number?,
            is_whole,
        })
    })();
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(visit.go(shown.address()).saying("deviations-notify-saved")),
        None => Ok(notify_view(&visit, &shown, &form)),
    }
}

fn notify_view(visit: &Visit, shown: &Shown, form: &Form) -> Reply {
    let t = visit.t();
    let fields = html! {
        p { a href={ (shown.address()) "/anmalan" } { (t.say("deviations-notice-see")) } }
        (form.day(t, "on", "deviations-notify-on"))
        (form.text(t, "number", "deviations-notify-number").hint(t.say("deviations-notify-number-hint")).optional())
        (form.checkbox(t, "whole", "deviations-notify-whole"))
    };
    let frame = Frame {
        to: "/ivo",
        title: "deviations-notify-title",
        lead: "deviations-notify-lead",
        button: "deviations-notify-save",
        why: &[keys::SOL_27_6, keys::LSS_24F, keys::LOCAL_LEX_SARAH_NOTICE],
    };
    page(visit, shown, frame, form, fields)
}

/// The form, with what is noted.
pub(super) async fn show_correct(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_handled(&visit).await?;
    let case = &shown.view.case;
    let form = blank(&visit, &shown)
        .with_maybe("on", case.notified)
        .with_maybe("number", case.notice_number.as_ref());
    Ok(correct_view(&visit, &shown, &form))
}

/// Does it.
pub(super) async fn correct(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_handled(&visit).await?;
    let mut form = visit.form();
    let version = form.version();
    let (on, number) = (form.past_date("on"), form.optional_line("number"));
    let input = (|| {
        Some(CorrectNotice {
            seen: shown.seen(version),
            on: on?,
            number: number?,
        })
    })();
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(visit
            .go(shown.address())
            .saying("deviations-correct-notice-saved")),
        None => Ok(correct_view(&visit, &shown, &form)),
    }
}

fn correct_view(visit: &Visit, shown: &Shown, form: &Form) -> Reply {
    let t = visit.t();
    let fields = html! {
        (form.day(t, "on", "deviations-notify-on"))
        (form.text(t, "number", "deviations-notify-number").optional())
    };
    let frame = Frame {
        to: "/ivo/ratta",
        title: "deviations-correct-notice-title",
        lead: "deviations-correct-notice-lead",
        button: "deviations-correct-notice-save",
        why: &[keys::SOL_27_6, keys::LSS_24F],
    };
    page(visit, shown, frame, form, fields)
}

/// The form.
pub(super) async fn show_send(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_handled(&visit).await?;
    let form = blank(&visit, &shown).with("on", visit.today());
    Ok(send_view(&visit, &shown, &form))
}

/// Does it.
pub(super) async fn send(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_handled(&visit).await?;
    let mut form = visit.form();
    let version = form.version();
    let on = form.past_date("on");
    let input = (|| {
        Some(SendInvestigation {
            seen: shown.seen(version),
            on: on?,
        })
    })();
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(visit.go(shown.address()).saying("deviations-send-saved")),
        None => Ok(send_view(&visit, &shown, &form)),
    }
}

fn send_view(visit: &Visit, shown: &Shown, form: &Form) -> Reply {
    let t = visit.t();
    let fields = html! {
        p { a href={ (shown.address()) "/anmalan" } { (t.say("deviations-notice-see")) } }
        (form.day(t, "on", "deviations-send-on"))
    };
    let frame = Frame {
        to: "/ivo/utredning",
        title: "deviations-send-title",
        lead: "deviations-send-lead",
        button: "deviations-send-save",
        why: &[keys::SOL_27_6, keys::LOCAL_LEX_SARAH_SENT],
    };
    page(visit, shown, frame, form, fields)
}
