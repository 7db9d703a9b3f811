//! Another name for a scenario.

use kernel::Problem;
use maud::html;
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Heading},
};

use super::scope::{self, Loaded};
use crate::actions::NameScenario;

/// The form.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let loaded = scope::load(&visit).await?;
    let form = visit
        .blank()
        .with("version", loaded.scenario.version)
        .with("name", &loaded.scenario.name);
    Ok(view(&visit, &form, &loaded))
}

/// Names it.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let loaded = scope::load(&visit).await?;
    let mut form = visit.form();
    let (version, name) = (form.version(), form.line("name"));
    let input = name.map(|name| NameScenario {
        scenario: loaded.scenario.id,
        version,
        name,
    });
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(visit.go(loaded.scenario.address()).saying("needs-named")),
        None => Ok(view(&visit, &form, &loaded)),
    }
}

fn view(visit: &Visit, form: &Form, loaded: &Loaded) -> Reply {
    let t = visit.t();
    let title = "needs-name";
    let body = html! {
        (Heading::new(t.say(title)).lead(t.say("needs-name-lead")))
        form method="post" {
            (form.around(t, html! {
                (form.text(t, "name", "needs-scenario-name"))
                (ButtonRow::new(Button::primary(t.say("needs-name-do")))
                    .and(Button::quiet(t.say("page-kit-cancel")).href(loaded.scenario.address())))
            }))
        }
    };
    let way = loaded.way(t, title);
    visit
        .page(title, body)
        .breadcrumbs(&way)
        .with_errors(form.has_errors())
}
