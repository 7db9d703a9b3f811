//! Why there is no answer to the questions on quality.

use kernel::Problem;
use maud::html;
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Heading},
};
use rulebook::keys;

use super::{
    shown::{Shown, load},
    words::choices,
};
use crate::{actions::NoteNoAnswer, model::WhyNot};

/// The form.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let form = shown.fresh_survey(&visit);
    Ok(view(&visit, &shown, &form))
}

/// Notes it.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let seen = shown.seen(&form);
    let (why, words) = (form.choice("why"), form.optional_prose("words"));
    let input = (|| {
        Some(NoteNoAnswer {
            seen,
            why: why?,
            words: words?,
        })
    })();
    Ok(match visit.submit(&mut form, input).await? {
        Some(()) => visit
            .go(shown.address())
            .saying("follow-up-no-answer-noted"),
        None => view(&visit, &shown, &form),
    })
}

fn view(visit: &Visit, shown: &Shown, form: &Form) -> Reply {
    let t = visit.t();
    let title = "follow-up-no-answer";
    let reasons = choices(
        visit,
        "follow-up-why-not-",
        WhyNot::ALL.iter().map(|why| why.key()),
    );
    let body = html! {
        (Heading::new(t.say(title)).over(shown.person.name()).lead(t.say("follow-up-no-answer-lead")))
        form method="post" action={ (shown.survey().address()) "/bortfall" } {
            (form.around(t, html! {
                (form.radios(t, "why", "follow-up-why-not", reasons))
                (form.area(t, "words", "follow-up-why-not-words").rows(2).optional())
                (visit.why(keys::LOCAL_FOLLOW_UP_SURVEY))
                (ButtonRow::new(Button::primary(t.say("follow-up-no-answer-save")))
                    .and(Button::quiet(t.say("page-kit-cancel")).href(shown.address())))
            }))
        }
    };
    shown
        .page(visit, title, body)
        .with_errors(form.has_errors())
}
