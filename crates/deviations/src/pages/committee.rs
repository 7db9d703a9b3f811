//! What the committee is told of, and that its office has read it.

use kernel::Problem;
use maud::html;
use page_kit::{Form, Reply, Visit};
use rulebook::keys;

use super::{
    fields::{Frame, blank, one_text, page},
    shown::{Shown, load, load_handled},
};
use crate::actions::{InformCommittee, ReadAsCommittee};

/// The form.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_handled(&visit).await?;
    let form = blank(&visit, &shown);
    Ok(view(&visit, &shown, &form))
}

/// Does it.
pub(super) async fn inform(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_handled(&visit).await?;
    let mut form = visit.form();
    let version = form.version();
    let words = form.prose("words");
    let input = (|| {
        Some(InformCommittee {
            seen: shown.seen(version),
            words: words?,
        })
    })();
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(visit
            .go(shown.address())
            .saying("deviations-committee-saved")),
        None => Ok(view(&visit, &shown, &form)),
    }
}

fn view(visit: &Visit, shown: &Shown, form: &Form) -> Reply {
    let fields = html! {
        (one_text(visit, form, "deviations-committee-words", "deviations-committee-words-hint"))
    };
    let frame = Frame {
        to: "/namnden",
        title: "deviations-committee-title",
        lead: "deviations-committee-lead",
        button: "deviations-committee-save",
        why: &[
            keys::SOL_27_4,
            keys::LSS_24D,
            keys::LOCAL_LEX_SARAH_COMMITTEE,
        ],
    };
    page(visit, shown, frame, form, fields)
}

/// The form.
pub(super) async fn show_read(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let form = blank(&visit, &shown);
    Ok(read_view(&visit, &shown, &form))
}

/// Does it.
pub(super) async fn read(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let version = form.version();
    let words = form.optional_prose("words");
    let input = (|| {
        Some(ReadAsCommittee {
            seen: shown.seen(version),
            words: words?,
        })
    })();
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(visit
            .go(shown.address())
            .saying("deviations-committee-read-saved")),
        None => Ok(read_view(&visit, &shown, &form)),
    }
}

fn read_view(visit: &Visit, shown: &Shown, form: &Form) -> Reply {
    let t = visit.t();
    let fields = html! {
        (form.area(t, "words", "deviations-committee-read-words").hint(t.say("deviations-committee-read-hint")).rows(3).optional())
    };
    let frame = Frame {
        to: "/namnden/last",
        title: "deviations-committee-read-title",
        lead: "deviations-committee-read-lead",
        button: "deviations-committee-read-save",
        why: &[keys::SOL_27_4, keys::LOCAL_LEX_SARAH_READ],
    };
    page(visit, shown, frame, form, fields)
}
