//! The form by which a deviation is investigated. Each time it is saved is a version of its own.

use kernel::Problem;
use maud::html;
use page_kit::{Form, Reply, Visit, components::Choice};
use rulebook::keys;

use super::{
    fields::{Frame, blank, page},
    matrix::{consequence, probability},
    shown::{Shown, load_handled},
};
use crate::{
    actions::InvestigateDeviation,
    model::{Cause, Consequence, Investigation, Probability},
};

/// The form, with what was found out so far.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_handled(&visit).await?;
    let form = filled(
        blank(&visit, &shown),
        shown.view.case.investigation.as_ref(),
    );
    Ok(view(&visit, &shown, &form))
}

fn filled(form: Form, found: Option<&Investigation>) -> Form {
    let Some(found) = found else {
        return form;
    };
    let causes = found.causes.iter().map(|cause| cause.key().to_owned());
    let form = form
        .with("happened", &found.happened)
        .with_all("causes", causes)
        .with("why", &found.why)
        .with("consequence", found.consequence.key())
        .with("probability", found.probability.key());
    if found.is_done {
        form.with("done", "1")
    } else {
        form
    }
}

/// Saves it.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_handled(&visit).await?;
    let mut form = visit.form();
    let version = form.version();
    let (happened, causes) = (form.prose("happened"), form.choices::<Cause>("causes"));
    let why = form.prose("why");
    let (consequence, probability) = (form.choice("consequence"), form.choice("probability"));
    let is_done = form.ticked("done");
    let input = (|| {
        Some(InvestigateDeviation {
            seen: shown.seen(version),
            found: Investigation {
                happened: happened?,
                causes: causes?,
                why: why?,
                consequence: consequence?,
                probability: probability?,
                is_done,
            },
        })
    })();
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(visit
            .go(shown.address())
            .saying("deviations-investigate-saved")),
        None => Ok(view(&visit, &shown, &form)),
    }
}

fn view(visit: &Visit, shown: &Shown, form: &Form) -> Reply {
    let t = visit.t();
    let causes = Cause::ALL.iter().map(|cause| {
        let key = cause.key();
        Choice::new(key, t.say(&format!("deviations-cause-{key}")))
            .hint(t.say(&format!("deviations-cause-{key}-hint")))
    });
    let consequences = Consequence::ALL.iter().map(|one| {
        let hint = t.say(&format!("deviations-consequence-{}-hint", one.key()));
        Choice::new(one.key(), consequence(t, *one)).hint(hint)
    });
    let probabilities = Probability::ALL.iter().map(|one| {
        let hint = t.say(&format!("deviations-probability-{}-hint", one.key()));
        Choice::new(one.key(), probability(t, *one)).hint(hint)
    });
    let fields = html! {
        (form.area(t, "happened", "deviations-investigate-happened")
            .hint(t.say("deviations-investigate-happened-hint")).rows(6))
        (form.checkboxes(t, "causes", "deviations-causes", causes))
        (form.area(t, "why", "deviations-investigate-why").hint(t.say("deviations-investigate-why-hint")).rows(6))
        (form.radios(t, "consequence", "deviations-consequence", consequences))
        (form.radios(t, "probability", "deviations-probability", probabilities))
        (form.checkbox(t, "done", "deviations-investigate-done"))
    };
    let frame = Frame {
        to: "/utred",
        title: "deviations-investigate-title",
        lead: "deviations-investigate-lead",
        button: "deviations-investigate-save",
        why: &[
            keys::SOL_27_5,
            keys::SOL_17_10,
            keys::LOCAL_DEVIATION_INVESTIGATION,
            keys::LOCAL_LEX_SARAH_INVESTIGATION,
        ],
    };
    page(visit, shown, frame, form, fields)
}
