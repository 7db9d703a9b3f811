//! The form of the conversation: the person's words first, then each goal, and what becomes of the decision.

use care_plans::Part;
use kernel::{Problem, Prose};
use maud::{Markup, html};
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Heading, Section, prose},
};
use rulebook::keys;

use super::{
    shown::{Shown, load},
    words::choices,
};
use crate::{
    actions::WriteReport,
    model::{Covered, Finding, GoalResult, Outcome, ReportText, State},
};

/// The form with what is written.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let is_open = match shown.follow_up().state {
        State::Booked => true,
        State::Signed => shown.follow_up().draft.is_some(),
        State::Cancelled => false,
    };
    if !is_open {
        return Ok(visit.go(shown.address()));
    }
    let form = fresh(&visit, &shown)?;
    Ok(view(&visit, &shown, &form))
}

/// Saves it, and goes on to sign it if that was asked for.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let seen = shown.seen(&form);
    let text = read_text(&mut form);
    let findings: Option<Vec<Finding>> = shown
        .follow_up()
        .covered
        .iter()
        .map(|covered| read_finding(&mut form, covered))
        .collect::<Vec<_>>()
        .into_iter()
        .collect();
    let input = (|| {
        Some(WriteReport {
            seen,
            text: text?,
            findings: findings?,
        })
    })();
    let to_sign = form.value("then") == "sign";
    Ok(match visit.submit(&mut form, input).await? {
        Some(()) if to_sign => visit.go(format!("{}/signera", shown.address())),
        Some(()) => visit.go(shown.address()).saying("follow-up-written"),
        None => view(&visit, &shown, &form),
    })
}

fn words(text: Option<&Prose>) -> Option<String> {
    text.map(ToString::to_string)
}

/// The name of a field about a decision.
fn of(name: &str, covered: &Covered) -> String {
    format!("{name}-{}", covered.decision)
}

fn fresh(visit: &Visit, shown: &Shown) -> Result<Form, Problem> {
    let form = shown.fresh(visit);
    let Some(draft) = shown.view.draft() else {
        let rules = visit.app.rules();
        let today = visit.today();
        let held = shown.follow_up().meeting.on.min(today);
        let next =
            duties::terms::last_day_by(&rules, keys::LOCAL_DECISION_FOLLOW_UP, (held, today));
        let next = next.map_err(kernel::Fault::from)?;
        let form = form.with("held", held);
        let standing = shown
            .follow_up()
            .covered
            .iter()
            .filter(|one| one.is_standing);
        return Ok(standing.fold(form, |form, covered| form.with(&of("next", covered), next)));
    };
    let text = &draft.text;
    let form = form
        .with_maybe("held", text.held)
        .with_maybe("part", text.part.map(Part::key))
        .with_maybe("part-note", words(text.part_note.as_ref()))
        .with_maybe("took-part", words(text.took_part.as_ref()))
        .with_maybe("own-words", words(text.own_words.as_ref()))
        .with_maybe("needs", words(text.needs.as_ref()));
    Ok(shown
        .follow_up()
        .covered
        .iter()
        .fold(form, |form, covered| {
            let Some(finding) = draft.finding(covered.decision) else {
                return form;
            };
            form.with_maybe(&of("result", covered), finding.result.map(GoalResult::key))
                .with_maybe(&of("words", covered), words(finding.words.as_ref()))
                .with_maybe(&of("outcome", covered), finding.outcome.map(Outcome::key))
                .with_maybe(&of("change", covered), words(finding.change.as_ref()))
                .with_maybe(&of("next", covered), finding.next)
        }))
}

fn read_text(form: &mut Form) -> Option<ReportText> {
    let held = form.optional_date("held");
    let part = form.optional_choice("part");
    let (part_note, took_part) = (
        form.optional_prose("part-note"),
        form.optional_prose("took-part"),
    );
    let (own_words, needs) = (
        form.optional_prose("own-words"),
        form.optional_prose("needs"),
    );
    Some(ReportText {
        held: held?,
        part: part?,
        part_note: part_note?,
        took_part: took_part?,
        own_words: own_words?,
        needs: needs?,
    })
}

fn read_finding(form: &mut Form, covered: &Covered) -> Option<Finding> {
    let result = form.optional_choice(&of("result", covered));
    let words = form.optional_prose(&of("words", covered));
    let outcome = form.optional_choice(&of("outcome", covered));
    let change = form.optional_prose(&of("change", covered));
    let next = form.optional_date(&of("next", covered));
    Some(Finding {
        decision: covered.decision,
        result: result?,
        words: words?,
        outcome: outcome?,
        change: change?,
        next: next?,
    })
}

fn view(visit: &Visit, shown: &Shown, form: &Form) -> Reply {
    let t = visit.t();
    let title = "follow-up-write-title";
    let body = html! {
        (Heading::new(t.say(title)).over(shown.person.name()).lead(t.say("follow-up-write-lead")))
        form method="post" action={ (shown.address()) "/samtal" } {
            (form.around(t, html! {
                (who(visit, form))
                @for covered in &shown.follow_up().covered { (about(visit, shown, (covered, form))) }
                (form.area(t, "needs", "follow-up-needs").hint(t.say("follow-up-needs-hint")).rows(5).optional())
                (ButtonRow::new(Button::primary(t.say("follow-up-write-sign")).sends("then", "sign"))
                    .and(Button::secondary(t.say("follow-up-write-save")))
                    .and(Button::quiet(t.say("page-kit-cancel")).href(shown.address())))
            }))
        }
    };
    shown
        .page(visit, title, body)
        .with_errors(form.has_errors())
}

/// When it was held, and the person's part in it.
fn who(visit: &Visit, form: &Form) -> Markup {
    let t = visit.t();
    let parts = choices(
        visit,
        "follow-up-part-",
        Part::ALL.iter().map(|part| part.key()),
    );
    html! {
        (form.day(t, "held", "follow-up-held"))
        (form.area(t, "own-words", "follow-up-own-words").hint(t.say("follow-up-own-words-hint")).rows(4))
        (form.radios(t, "part", "follow-up-part", parts))
        (visit.why(keys::SOL_10_3))
        (form.area(t, "part-note", "follow-up-part-note").hint(t.say("follow-up-part-note-hint")).rows(2).optional())
        (form.area(t, "took-part", "follow-up-took-part").rows(2).optional())
    }
}

/// What was found about one decision.
fn about(visit: &Visit, shown: &Shown, (covered, form): (&Covered, &Form)) -> Markup {
    let t = visit.t();
    let results = GoalResult::ALL
        .iter()
        .filter(|result| (**result == GoalResult::NoGoal) == covered.goal.is_none())
        .map(|result| result.key());
    let outcomes = Outcome::ALL
        .iter()
        .filter(|outcome| **outcome != Outcome::NewPlan || covered.order.is_some())
        .map(|outcome| outcome.key());
    let body = html! {
        @match &covered.goal {
            Some(goal) => { p { strong { (t.say("follow-up-goal")) } } (prose(goal)) }
            None => { p { (t.say("follow-up-goal-none")) } }
        }
        (form.radios(t, &of("result", covered), "follow-up-result", choices(visit, "follow-up-result-", results)))
        (form.area(t, &of("words", covered), "follow-up-words").hint(t.say("follow-up-words-hint")).rows(4))
        (form.radios(t, &of("outcome", covered), "follow-up-outcome", choices(visit, "follow-up-outcome-", outcomes)))
        (form.area(t, &of("change", covered), "follow-up-change").hint(t.say("follow-up-change-hint")).rows(3).optional())
        (form.day(t, &of("next", covered), "follow-up-next"))
        (visit.why(keys::LOCAL_DECISION_FOLLOW_UP))
    };
    let id = format!("beslut-{}", covered.decision);
    html! { (Section::new(id, shown.service(visit, &covered.service), body)) }
}
