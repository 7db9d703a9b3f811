//! One decision that waits: since when, why, what has been offered; and what can be noted now.

use access::{Need, Resource};
use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Due, Facts, Happening, Heading, Notice, Section, Timeline},
    dates,
};

use super::{
    case_view::{choices, prose},
    decision_view::{ShownDecision, load},
};
use crate::{
    actions::{NoteDelay, deadlines::execute_kind},
    model::{DelayMatter, DelayNote, DelayReason, OfferAnswer},
    reads,
    rules::{
        not_executed::{Reading, wait_of},
        terms::last_day_by,
    },
};

/// The wait, and the two forms.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let form = visit.blank().with("on", visit.today());
    view(&visit, &shown, &form).await
}

/// Notes a reason.
pub(super) async fn reason(visit: Visit) -> Result<Reply, Problem> {
    let mut form = visit.form();
    let reason: Option<DelayReason> = form.choice("reason");
    let matter = reason.map(DelayMatter::Reason);
    save(visit, form, matter).await
}

/// Notes an offer.
pub(super) async fn offer(visit: Visit) -> Result<Reply, Problem> {
    let mut form = visit.form();
    let answer: Option<OfferAnswer> = form.choice("answer");
    let matter = answer.map(DelayMatter::Offer);
    save(visit, form, matter).await
}

async fn save(visit: Visit, mut form: Form, matter: Option<DelayMatter>) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let (on, words) = (form.past_date("on"), form.optional_prose("words"));
    let input = (|| {
        Some(NoteDelay {
            person: shown.person.id,
            decision: shown.decision.id,
            on: on?,
            matter: matter?,
            words: words?,
        })
    })();
    match visit.submit(&mut form, input).await? {
        Some(_note) => Ok(visit.go(address(&shown)).saying("cases-wait-note-saved")),
        None => view(&visit, &shown, &form).await,
    }
}

fn address(shown: &ShownDecision) -> String {
    format!(
        "/personer/{}/ej-verkstallt/{}",
        shown.person.id, shown.decision.id
    )
}

async fn view(visit: &Visit, shown: &ShownDecision, form: &Form) -> Result<Reply, Problem> {
    let t = visit.t();
    let title = t.with(
        "cases-wait-note-title",
        &[("service", shown.name(visit).into())],
    );
    let notes = reads::delay_notes_of(visit.reader(), shown.decision.id).await?;
    let need = Need::write(Resource::Decision).about(shown.person.id);
    let may_write = access::may(visit.reader(), &visit.call, need).await?;
    let body = html! {
        (Heading::new(title.clone()).over(shown.person.name()))
        (wait(visit, shown)?)
        (noted(visit, &notes))
        @if may_write { (forms(visit, shown, form)) }
        (ButtonRow::new(Button::quiet(t.say("cases-wait-note-decision")).href(shown.decision.address())))
    };
    let way = page_kit::components::Breadcrumbs::new(t)
        .step(t.say("cases-wait-title"), "/ej-verkstallt")
        .here(title.clone());
    Ok(Reply::page(title, body)
        .breadcrumbs(&way)
        .with_errors(form.has_errors()))
}

/// Since when it is waited for, and until when the law allows it.
fn wait(visit: &Visit, shown: &ShownDecision) -> Result<Markup, Problem> {
    let t = visit.t();
    let decision = &shown.decision;
    let rules = visit.app.rules();
    let rule = execute_kind(decision.regime).rule;
    let today = visit.today();
    let limit = rules
        .rule(rule, today)
        .and_then(rulebook::Rule::term)
        .map_err(kernel::Fault::from)?;
    let Some(wait) = wait_of(decision, Reading::During(today), limit) else {
        return Ok(html! { (Notice::success(t, t.say("cases-wait-note-over"))) });
    };
    let counted = (wait.since, today);
    let warned = last_day_by(&rules, rulebook::keys::LOCAL_NON_EXECUTION_WARNING, counted)?;
    let facts = Facts::new()
        .fact(
            t.say("cases-wait-kind"),
            t.say(&format!("cases-wait-kind-{}", wait.kind.key())),
        )
        .fact(
            t.say("cases-wait-since"),
            dates::day_element(visit.language(), wait.since, today),
        )
        .fact(t.say("cases-wait-days"), wait.days(today).to_string())
        .fact(t.say("cases-wait-last"), Due::day(t, wait.last, today));
    Ok(html! {
        @if wait.is_late { (Notice::warning(t, t.say("cases-wait-note-late"))) }
        @else if warned < today { (Notice::info(t, t.say("cases-wait-note-soon"))) }
        (facts)
        (visit.why(rule))
    })
}

fn noted(visit: &Visit, notes: &[DelayNote]) -> Markup {
    let t = visit.t();
    let happenings = notes.iter().map(|note| {
        let what = match note.matter {
            DelayMatter::Reason(reason) => {
                t.say(&format!("cases-wait-note-reason-{}", reason.key()))
            }
            DelayMatter::Offer(answer) => {
                t.say(&format!("cases-wait-note-offered-{}", answer.key()))
            }
        };
        let when = dates::day_element(visit.language(), note.on, visit.today());
        let happening = Happening::new(when, what);
        match &note.words {
            Some(words) => happening.more(prose(words)),
            None => happening,
        }
    });
    let timeline: Timeline = happenings.collect();
    let body = html! {
        @if notes.is_empty() { p { (t.say("cases-wait-note-none")) } } @else { (timeline) }
    };
    html! { (Section::new("anteckningar", t.say("cases-wait-note-notes"), body)) }
}

/// The two forms. They share no field's id: what is typed in one comes back in that one only.
fn forms(visit: &Visit, shown: &ShownDecision, form: &Form) -> Markup {
    let t = visit.t();
    let is_offer = visit.path().ends_with("/erbjudande");
    let blank = visit.blank().with("on", visit.today());
    let reasons = choices(
        visit,
        "cases-wait-note-reason-",
        DelayReason::ALL.iter().map(|reason| reason.key()),
    );
    let answers = choices(
        visit,
        "cases-wait-note-answer-",
        OfferAnswer::ALL.iter().map(|answer| answer.key()),
    );
    let to = address(shown);
    html! {
        @if is_offer {
            (Section::new("erbjudande", t.say("cases-wait-note-offer"), html! {
                form method="post" action={ (to) "/erbjudande" } {
                    (form.around(t, html! {
                        (form.area(t, "words", "cases-wait-note-offer-words").rows(3))
                        (form.radios(t, "answer", "cases-wait-note-answer", answers))
                        (form.day(t, "on", "cases-wait-note-offer-on"))
                        (ButtonRow::new(Button::primary(t.say("cases-wait-note-offer-save"))))
                    }))
                }
            }))
        } @else {
            @let own = if visit.path().ends_with("/skal") { form } else { &blank };
            (Section::new("skal", t.say("cases-wait-note-reason"), html! {
                form method="post" action={ (to) "/skal" } {
                    (own.around(t, html! {
                        (own.select(t, "reason", "cases-wait-note-reason").empty(t.say("page-kit-choose")).choices(reasons))
                        (own.area(t, "words", "cases-wait-note-words").rows(3).optional())
                        (own.day(t, "on", "cases-wait-note-on"))
                        (ButtonRow::new(Button::primary(t.say("cases-wait-note-save")))
                            .and(Button::secondary(t.say("cases-wait-note-offer")).href(format!("{to}/erbjudande"))))
                    }))
                }
            }).intro(t.say("cases-wait-note-reason-intro")))
        }
    }
}
