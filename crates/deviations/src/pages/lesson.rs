//! What was learned of a deviation: written by those who handled it, looked at by somebody else, then shared.

use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Form, Reply, Visit,
    components::{Breadcrumbs, Button, ButtonRow, Facts, Heading, Notice, Section, prose},
};
use rulebook::keys;

use super::words;
use crate::{
    actions::{ConsiderLesson, WriteLesson},
    model::{DeviationId, LessonState, Seen, State},
    reads::{View, load},
};

/// The deviation in the address, as far as its lesson goes: for those who handle it, and for those who look at lessons.
/// Nothing else of it is shown here.
struct Looked {
    view: View,
    handles: bool,
}

async fn looked(visit: &Visit) -> Result<Looked, Problem> {
    let unit = visit.unit()?;
    let id: DeviationId = visit.id("deviation")?;
    let view = load(visit.reader(), id).await?.ok_or(Problem::NotFound)?;
    let handles = view.case.is_handled_by(unit);
    if handles || view.case.second_look() == unit {
        Ok(Looked { view, handles })
    } else {
        Err(Problem::NotFound)
    }
}

/// What has become of the lesson, and what may be done with it.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let looked = looked(&visit).await?;
    let words = match &looked.view.case.lesson {
        LessonState::Written { words, .. }
        | LessonState::Returned { words, .. }
        | LessonState::Shared { words } => Some(words.clone()),
        LessonState::None => None,
    };
    let form = blank(&visit, &looked).with_maybe("words", words);
    Ok(view(&visit, &looked, &form))
}

/// Writes it.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let looked = looked(&visit).await?;
    let mut form = visit.form();
    let seen = seen(&looked, form.version());
    let input = form.prose("words").map(|words| WriteLesson { seen, words });
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(visit
            .go(address(&looked))
            .saying("deviations-lesson-written")),
        None => Ok(view(&visit, &looked, &form)),
    }
}

/// Shares it, or gives it back.
pub(super) async fn consider(visit: Visit) -> Result<Reply, Problem> {
    let looked = looked(&visit).await?;
    let mut form = visit.form();
    let seen = seen(&looked, form.version());
    // What is shared stays shared: nothing but the button itself says so.
    let back = match form.value("answer") {
        "back" => form.prose("back").map(Some),
        "share" => Some(None),
        _ => return Ok(view(&visit, &looked, &form)),
    };
    let is_shared = back == Some(None);
    let input = back.map(|back| ConsiderLesson { seen, back });
    match visit.submit(&mut form, input).await? {
        Some(()) if is_shared => Ok(visit.go("/lardomar").saying("deviations-lesson-is-shared")),
        Some(()) => Ok(visit
            .go(address(&looked))
            .saying("deviations-lesson-is-back")),
        None => Ok(view(&visit, &looked, &form)),
    }
}

const fn seen(looked: &Looked, version: i64) -> Seen {
    Seen {
        deviation: looked.view.case.id,
        version,
    }
}

fn address(looked: &Looked) -> String {
    format!("{}/lardom", looked.view.report.address())
}

fn blank(visit: &Visit, looked: &Looked) -> Form {
    visit.blank().with("version", looked.view.case.version)
}

fn view(visit: &Visit, looked: &Looked, form: &Form) -> Reply {
    let t = visit.t();
    let title = "deviations-lesson-title";
    let report = &looked.view.report;
    let number = report.number().to_string();
    let is_open = !matches!(looked.view.case.lesson, LessonState::Shared { .. });
    let writes = looked.handles && is_open && looked.view.case.state == State::Closed;
    let body = html! {
        (Heading::new(t.say(title)).over(number.clone()).lead(t.say("deviations-lesson-lead")))
        (Facts::new()
            .fact(t.say("deviations-kind"), words::kind(t, looked.view.case.kind))
            .fact(t.say("deviations-unit"), words::unit(visit, report.told.unit)))
        (standing(visit, looked, form))
        @if writes { (write_form(visit, looked, form)) }
        (visit.why_all(&[keys::SOL_27_1, keys::LOCAL_DEVIATION_LESSON]))
    };
    let mut way = Breadcrumbs::new(t).step(t.say("deviations-title"), "/avvikelser");
    if looked.handles {
        way = way.step(number, report.address());
    }
    visit
        .page(title, body)
        .breadcrumbs(&way.here(t.say(title)))
        .with_errors(form.has_errors())
}

/// What has become of it; for somebody else than the one who wrote it, the form that shares it or gives it back.
fn standing(visit: &Visit, looked: &Looked, form: &Form) -> Markup {
    let t = visit.t();
    match &looked.view.case.lesson {
        LessonState::None if looked.view.case.state == State::Closed => html! {},
        LessonState::None => html! { (Notice::info(t, t.say("deviations-refusal-close-first"))) },
        LessonState::Returned { why, .. } => html! {
            (Notice::warning(t, t.say("deviations-lesson-returned")).body(prose(why)))
        },
        LessonState::Shared { words } => html! {
            (Notice::success(t, t.say("deviations-lesson-shared-now")).body(prose(words)))
        },
        LessonState::Written { words, by, .. } => {
            let is_own = visit.actor().user() == Some(*by);
            html! {
                @if is_own { (Notice::info(t, t.say("deviations-lesson-waits"))) }
                @else { (consider_form(visit, looked, (form, prose(words)))) }
            }
        }
    }
}

fn consider_form(visit: &Visit, looked: &Looked, (form, words): (&Form, Markup)) -> Markup {
    let t = visit.t();
    let body = html! {
        figure.own-words { blockquote { (words) } }
        form method="post" action={ (address(looked)) "/granska" } {
            (form.around(t, html! {
                (form.area(t, "back", "deviations-lesson-back-why").hint(t.say("deviations-lesson-back-hint")).rows(2).optional())
                (ButtonRow::new(Button::primary(t.say("deviations-lesson-share")).sends("answer", "share"))
                    .and(Button::secondary(t.say("deviations-lesson-back")).sends("answer", "back")))
            }))
        }
    };
    html! { (Section::new("granska", t.say("deviations-lesson-look"), body).intro(t.say("deviations-lesson-look-how"))) }
}

fn write_form(visit: &Visit, looked: &Looked, form: &Form) -> Markup {
    let t = visit.t();
    let body = html! {
        form method="post" action=(address(looked)) {
            (form.around(t, html! {
                (form.area(t, "words", "deviations-lesson-words").hint(t.say("deviations-lesson-words-hint")).rows(6))
                (ButtonRow::new(Button::primary(t.say("deviations-lesson-save"))))
            }))
        }
    };
    html! { (Section::new("skriv", t.say("deviations-lesson-write"), body)) }
}
