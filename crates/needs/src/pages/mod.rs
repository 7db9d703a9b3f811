//! The room's pages; one page a file: typed view, handlers, markup.

mod adopt;
mod alternatives;
mod bases;
mod basis_new;
mod budget;
mod budget_areas;
mod budget_new;
mod changing;
mod charts;
mod compare;
mod districts;
mod entry;
mod fared;
mod figures;
mod home;
mod housing;
mod method;
mod name;
mod pairs;
mod paper;
mod plan_drawing;
mod plan_years;
mod reckon;
mod scenario;
mod scenario_new;
mod scope;
mod staffing;
mod turning;
mod words;
mod work;

use access::{Need, Resource};
use kernel::Role;
use page_kit::{Needs, Part, Routes, Way};

/// All routes of the room.
pub fn routes() -> Routes {
    let see = Needs::may(Need::see(Resource::Forecast));
    let draft = Needs::may(Need::see(Resource::ForecastDraft));
    let write = Needs::may(Need::write(Resource::ForecastDraft));
    let decide = Needs::may(Need::decide(Resource::ForecastDraft));
    budget_routes()
        .page("/prognos", see, home::show)
        .page("/prognos/metod", see, method::show)
        .page("/prognos/ny", write, scenario_new::show)
        .form("/prognos/ny", write, scenario_new::save)
        .page("/prognos/underlag", draft, bases::list)
        .page("/prognos/underlag/nytt", write, basis_new::show)
        .form("/prognos/underlag/nytt", write, basis_new::save)
        .page("/prognos/underlag/{needs_basis}", draft, bases::show)
        .page(
            "/prognos/underlag/{needs_basis}/filer/{file_kind}",
            draft,
            bases::file,
        )
        .page("/prognos/{needs_scenario}", see, scenario::show)
        .form("/prognos/{needs_scenario}/andra", write, scenario::save)
        .page("/prognos/{needs_scenario}/jamfor", see, compare::show)
        .page("/prognos/{needs_scenario}/siffror", see, figures::show)
        .page("/prognos/{needs_scenario}/stadsdelar", see, districts::show)
        .page("/prognos/{needs_scenario}/rapport", see, paper::show)
        .page("/prognos/{needs_scenario}/boenden", see, housing::show)
        .form("/prognos/{needs_scenario}/boenden", write, housing::save)
        .page(
            "/prognos/{needs_scenario}/alternativ",
            write,
            alternatives::show,
        )
        .form(
            "/prognos/{needs_scenario}/alternativ",
            write,
            alternatives::save,
        )
        .page("/prognos/{needs_scenario}/namn", write, name::show)
        .form("/prognos/{needs_scenario}/namn", write, name::save)
        .page("/prognos/{needs_scenario}/beslut", decide, adopt::show)
        .form("/prognos/{needs_scenario}/beslut", decide, adopt::save)
}

/// Budgets, replayed: what has been decided on them is nobody's secret among those who see forecasts.
fn budget_routes() -> Routes {
    let see = Needs::may(Need::see(Resource::Forecast));
    let write = Needs::may(Need::write(Resource::ForecastDraft));
    Routes::new()
        .page("/prognos/budget", see, budget::list)
        .page("/prognos/budget/ny", write, budget_new::show)
        .form("/prognos/budget/ny", write, budget_new::save)
        .page("/prognos/budget/{needs_ledger}", see, budget::show)
        .page("/prognos/budget/{needs_ledger}/post", write, entry::show)
        .form("/prognos/budget/{needs_ledger}/post", write, entry::save)
}

/// The ways around in the header.
pub fn ways() -> Vec<Way> {
    vec![Way {
        label: "needs-way",
        href: "/prognos",
        roles: &[Role::UnitManager, Role::Controller, Role::CommitteeMember],
        part: Part::Results,
    }]
}
