//! The form by which it is noted that the person was told.

use kernel::Problem;
use maud::html;
use page_kit::{Form, Reply, Visit, components::Choice};

use super::{
    fields::{Frame, blank, page},
    shown::{Shown, load_handled},
};
use crate::{actions::TellPerson, model::Whom};

/// The form.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_handled(&visit).await?;
    let form = blank(&visit, &shown).with("on", visit.today());
    Ok(view(&visit, &shown, &form))
}

/// Does it.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_handled(&visit).await?;
    let mut form = visit.form();
    let version = form.version();
    let (whom, on) = (form.choice("whom"), form.past_date("on"));
    let words = form.optional_prose("words");
    let input = (|| {
        Some(TellPerson {
            seen: shown.seen(version),
            whom: whom?,
            on: on?,
            words: words?,
        })
    })();
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(visit.go(shown.address()).saying("deviations-tell-saved")),
        None => Ok(view(&visit, &shown, &form)),
    }
}

fn view(visit: &Visit, shown: &Shown, form: &Form) -> Reply {
    let t = visit.t();
    let whom = Whom::ALL.iter().map(|whom| {
        let key = whom.key();
        Choice::new(key, t.say(&format!("deviations-whom-{key}")))
    });
    let fields = html! {
        (form.radios(t, "whom", "deviations-tell-whom", whom))
        (form.day(t, "on", "deviations-tell-on"))
        (form.area(t, "words", "deviations-tell-words").hint(t.say("deviations-tell-words-hint")).rows(3).optional())
    };
    let frame = Frame {
        to: "/beratta",
        title: "deviations-tell-title",
        lead: "deviations-tell-lead",
        button: "deviations-tell-save",
        why: &[],
    };
    page(visit, shown, frame, form, fields)
}
