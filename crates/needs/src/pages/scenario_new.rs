//! Begins a scenario: on a basis, or as a copy of another.

use kernel::{Problem, Refusal};
use maud::html;
use page_kit::{
    Form, Reply, Visit,
    components::{Breadcrumbs, Button, ButtonRow, Heading, hidden},
};

use crate::{
    actions::{Begin, CreateScenario},
    model::{Basis, BasisId, ScenarioId},
    reads,
};

/// The form.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let known = reads::bases(visit.reader()).await?;
    if known.is_empty() {
        return Ok(visit.go("/prognos/underlag/nytt"));
    }
    let (copied, version) = (visit.query("kopia"), visit.query("version"));
    let mut form = visit.blank();
    if let Ok(id) = copied.parse::<ScenarioId>() {
        let found = reads::scenario(visit.reader(), id).await?;
        let found = found.ok_or(Problem::NotFound)?;
        form = form
            .with("basis", found.basis)
            .with("kopia", id)
            .with("number", version);
    } else if let Some(basis) = known.first() {
        form = form.with("basis", basis.id);
    }
    Ok(view(&visit, &form, &known))
}

/// Begins it.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let known = reads::bases(visit.reader()).await?;
    let mut form = visit.form();
    let (name, basis) = (form.line("name"), form.id("basis"));
    let is_there = |id: BasisId| known.iter().any(|one| one.id == id);
    if basis.is_some_and(|id| !is_there(id)) {
        form.refuse(Refusal::new("page-kit-refusal-choice").at("basis"));
    }
    let copied = form.value("kopia").parse::<ScenarioId>().ok();
    let begin = match copied {
        Some(of) => Begin::Copy {
            of,
            number: form.value("number").parse().unwrap_or(1),
        },
        None => Begin::Basis,
    };
    let t = visit.t();
    let why = t.say(match copied {
        Some(_) => "needs-why-copy",
        None => "needs-why-basis",
    });
    let why = kernel::Line::parse(&why).ok();
    let input = (|| {
        Some(CreateScenario {
            name: name?,
            basis: basis?,
            begin,
            why: why?,
        })
    })();
    match visit.submit(&mut form, input).await? {
        Some(id) => Ok(visit.go(format!("/prognos/{id}")).saying("needs-created")),
        None => Ok(view(&visit, &form, &known)),
    }
}

fn view(visit: &Visit, form: &Form, known: &[Basis]) -> Reply {
    let t = visit.t();
    let is_copy = !form.value("kopia").is_empty();
    let title = if is_copy { "needs-copy" } else { "needs-new" };
    let lead = if is_copy {
        "needs-copy-lead"
    } else {
        "needs-new-lead"
    };
    let mut basis = form.select(t, "basis", "needs-basis");
    for one in known {
        basis = basis.choice(one.id.to_string(), one.name.to_string());
    }
    let body = html! {
        (Heading::new(t.say(title)).lead(t.say(lead)))
        form method="post" {
            (form.around(t, html! {
                (form.text(t, "name", "needs-scenario-name").hint(t.say("needs-scenario-name-hint")))
                (basis)
                @if is_copy {
                    (hidden("kopia", form.value("kopia")))
                    (hidden("number", form.value("number")))
                }
                (ButtonRow::new(Button::primary(t.say("needs-create")))
                    .and(Button::quiet(t.say("page-kit-cancel")).href("/prognos")))
            }))
        }
    };
    let way = Breadcrumbs::new(t)
        .step(t.say("needs-title"), "/prognos")
        .here(t.say(title));
    visit
        .page(title, body)
        .breadcrumbs(&way)
        .with_errors(form.has_errors())
}
