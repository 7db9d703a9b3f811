//! The form by which a report is judged.

use kernel::Problem;
use maud::html;
use page_kit::{Form, Reply, Visit, components::Choice};
use rulebook::keys;

use super::{
    fields::{Frame, blank, page},
    shown::{Shown, load_handled},
    words::{harms, kinds},
};
use crate::{actions::TriageDeviation, model::Class};

/// The form.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_handled(&visit).await?;
    let form = blank(&visit, &shown)
        .with_maybe("class", shown.view.case.class.map(Class::key))
        .with("kind", shown.view.case.kind.key())
        .with("harm", shown.view.case.harm.key());
    Ok(view(&visit, &shown, &form))
}

/// Does it.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_handled(&visit).await?;
    let mut form = visit.form();
    let version = form.version();
    let (class, kind) = (form.choice("class"), form.choice("kind"));
    let (harm, reasons) = (form.choice("harm"), form.prose("reasons"));
    let input = (|| {
        Some(TriageDeviation {
            seen: shown.seen(version),
            class: class?,
            kind: kind?,
            harm: harm?,
            reasons: reasons?,
        })
    })();
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(visit.go(shown.address()).saying("deviations-triage-saved")),
        None => Ok(view(&visit, &shown, &form)),
    }
}

fn view(visit: &Visit, shown: &Shown, form: &Form) -> Reply {
    let t = visit.t();
    let classes = Class::ALL.iter().map(|class| {
        let key = class.key();
        Choice::new(key, t.say(&format!("deviations-class-{key}")))
            .hint(t.say(&format!("deviations-class-{key}-hint")))
    });
    let fields = html! {
        (super::words::told(visit, shown))
        (form.radios(t, "class", "deviations-triage-class", classes))
        (form.select(t, "kind", "deviations-kind").choices(kinds(t)))
        (form.radios(t, "harm", "deviations-harm", harms(t)))
        (form.area(t, "reasons", "deviations-reasons").hint(t.say("deviations-triage-reasons-hint")).rows(4))
    };
    let frame = Frame {
        to: "/bedom",
        title: "deviations-triage-title",
        lead: "deviations-triage-lead",
        button: "deviations-triage-save",
        why: &[keys::SOL_27_5, keys::LSS_24E, keys::LOCAL_DEVIATION_TRIAGE],
    };
    page(visit, shown, frame, form, fields)
}
