//! The forms at the end: whether it has helped, that nothing more is to be done, and that it is taken up again.

use kernel::Problem;
use maud::html;
use page_kit::{Form, Reply, Visit, components::Choice};
use rulebook::keys;

use super::{
    fields::{Frame, blank, one_text, page},
    shown::{Shown, load_handled},
};
use crate::{
    actions::{CloseDeviation, FollowUp, ReopenDeviation},
    model::Outcome,
};

/// The form.
pub(super) async fn show_follow_up(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_handled(&visit).await?;
    let form = blank(&visit, &shown);
    Ok(follow_up_view(&visit, &shown, &form))
}

/// Does it.
pub(super) async fn follow_up(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_handled(&visit).await?;
    let mut form = visit.form();
    let version = form.version();
    let (outcome, words) = (form.choice("outcome"), form.prose("words"));
    let input = (|| {
        Some(FollowUp {
            seen: shown.seen(version),
            outcome: outcome?,
            words: words?,
        })
    })();
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(visit
            .go(shown.address())
            .saying("deviations-follow-up-saved")),
        None => Ok(follow_up_view(&visit, &shown, &form)),
    }
}

fn follow_up_view(visit: &Visit, shown: &Shown, form: &Form) -> Reply {
    let t = visit.t();
    let outcomes = Outcome::ALL.iter().map(|one| {
        let key = one.key();
        Choice::new(key, t.say(&format!("deviations-outcome-{key}")))
    });
    let fields = html! {
        (form.radios(t, "outcome", "deviations-outcome", outcomes))
        (one_text(visit, form, "deviations-follow-up-words", "deviations-follow-up-words-hint"))
    };
    let frame = Frame {
        to: "/folj-upp",
        title: "deviations-follow-up-title",
        lead: "deviations-follow-up-lead",
        button: "deviations-follow-up-save",
        why: &[keys::SOL_27_5, keys::LOCAL_DEVIATION_FOLLOW_UP],
    };
    page(visit, shown, frame, form, fields)
}

/// The form.
pub(super) async fn show_close(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_handled(&visit).await?;
    let form = blank(&visit, &shown);
    Ok(close_view(&visit, &shown, &form))
}

/// Does it.
pub(super) async fn close(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_handled(&visit).await?;
    let mut form = visit.form();
    let version = form.version();
    let words = form.prose("words");
    let input = (|| {
        Some(CloseDeviation {
            seen: shown.seen(version),
            words: words?,
        })
    })();
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(visit.go(shown.address()).saying("deviations-close-saved")),
        None => Ok(close_view(&visit, &shown, &form)),
    }
}

fn close_view(visit: &Visit, shown: &Shown, form: &Form) -> Reply {
    let fields = html! {
        (one_text(visit, form, "deviations-close-words", "deviations-close-words-hint"))
    };
    let frame = Frame {
        to: "/avsluta",
        title: "deviations-close-title",
        lead: "deviations-close-lead",
        button: "deviations-close-save",
        why: &[],
    };
    page(visit, shown, frame, form, fields)
}

/// The form.
pub(super) async fn show_reopen(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_handled(&visit).await?;
    let form = blank(&visit, &shown);
    Ok(reopen_view(&visit, &shown, &form))
}

/// Does it.
pub(super) async fn reopen(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_handled(&visit).await?;
    let mut form = visit.form();
    let version = form.version();
    let words = form.prose("words");
    let input = (|| {
        Some(ReopenDeviation {
            seen: shown.seen(version),
            words: words?,
        })
    })();
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(visit.go(shown.address()).saying("deviations-reopen-saved")),
        None => Ok(reopen_view(&visit, &shown, &form)),
    }
}

fn reopen_view(visit: &Visit, shown: &Shown, form: &Form) -> Reply {
    let fields = html! {
        (one_text(visit, form, "deviations-reopen-words", "deviations-reopen-words-hint"))
    };
    let frame = Frame {
        to: "/oppna",
        title: "deviations-reopen-title",
        lead: "deviations-reopen-lead",
        button: "deviations-reopen-save",
        why: &[],
    };
    page(visit, shown, frame, form, fields)
}
