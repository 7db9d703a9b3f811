//! The plan of an investigation: the person's own words first, then how we meet and what we ask.

use kernel::Problem;
use maud::html;
use page_kit::{Form, Reply, Visit, components::Button};
use residents::Interpreter;
use rulebook::keys;

use super::case_view::{OneForm, Shown, choices, load, with_prose};
use crate::{actions::PlanInvestigation, model::Plan};

/// The plan as it stands.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let investigation = &shown.file.investigation;
    let plan = &investigation.plan;
    let form = visit
        .blank()
        .with("version", investigation.version)
        .with("interpreter", investigation.interpreter.key())
        .with_maybe("language", plan.language.as_ref());
    let form = with_prose(form, "own-words", plan.own_words.as_ref());
    let form = with_prose(form, "participation", plan.participation.as_ref());
    let form = with_prose(form, "steps", plan.steps.as_ref());
    Ok(view(&visit, &shown, &form))
}

/// Saves it.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let input = read(&mut form, &shown);
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(visit.go(shown.address()).saying("cases-plan-saved")),
        None => Ok(view(&visit, &shown, &form)),
    }
}

fn read(form: &mut Form, shown: &Shown) -> Option<PlanInvestigation> {
    let interpreter: Option<Interpreter> = form.choice("interpreter");
    let language = form.optional_line("language");
    let (own_words, participation) = (
        form.optional_prose("own-words"),
        form.optional_prose("participation"),
    );
    let steps = form.optional_prose("steps");
    Some(PlanInvestigation {
        person: shown.person.id,
        case: shown.file.case.id,
        version: form.version(),
        interpreter: interpreter?,
        plan: Plan {
            steps: steps?,
            own_words: own_words?,
            participation: participation?,
            language: language?,
        },
    })
}

fn view(visit: &Visit, shown: &Shown, form: &Form) -> Reply {
    let t = visit.t();
    let interpreters = choices(
        visit,
        "residents-interpreter-",
        Interpreter::ALL.iter().map(|i| i.key()),
    );
    let page = OneForm {
        title: "cases-plan-title",
        lead: "cases-plan-lead",
        above: html! {},
        to: format!("{}/plan", shown.address()),
        fields: html! {
            (form.area(t, "own-words", "cases-plan-own-words").hint(t.say("cases-plan-own-words-hint")).rows(6).optional())
            (form.area(t, "participation", "cases-plan-participation")
                .hint(t.say("cases-plan-participation-hint")).rows(3).optional())
            (form.radios(t, "interpreter", "cases-plan-interpreter", interpreters))
            (visit.why(keys::FL_13))
            (form.text(t, "language", "cases-plan-language").hint(t.say("cases-plan-language-hint")).optional())
            (form.area(t, "steps", "cases-plan-steps").hint(t.say("cases-plan-steps-hint")).rows(4).optional())
        },
        button: Button::primary(t.say("cases-plan-save")),
        form,
    };
    shown.one_form(visit, page)
}
