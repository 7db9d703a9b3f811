//! The room's pages; one page a file: typed view, handlers, markup.

mod activity;
mod chain;
mod freeze;
mod goal;
mod home;
mod indicator;
mod indicator_form;
mod paper;
mod paste;
mod public;
mod report;
mod report_new;
mod say;
mod shown;
mod trend;
mod value;
mod words;
mod work;

pub use home::on_home;

use access::{Need, Resource};
use kernel::Role;
use page_kit::{Needs, Part, Routes, Way};

use crate::reads::Measures;

/// All routes of the room, joined to the measures of the house.
pub fn routes(measures: Measures) -> Routes {
    public_routes()
        .and(chain_routes(measures))
        .and(indicator_routes(measures))
        .and(report_routes(measures))
}

/// What everybody may read.
fn public_routes() -> Routes {
    Routes::new()
        .page("/mal", Needs::open(), public::list)
        .page("/mal/{goal_report}", Needs::open(), public::show)
        .page("/mal/{goal_report}/pdf", Needs::open(), public::pdf)
}

fn chain_routes(measures: Measures) -> Routes {
    let see = Needs::may(Need::see(Resource::Goal));
    let write = Needs::may(Need::write(Resource::Goal));
    Routes::new()
        .page("/malarbete", see, work::show)
        .page("/malarbete/ny", write, chain::show)
        .form("/malarbete/ny", write, chain::save)
        .form("/malarbete/{goal_chain}/las-av", write, move |visit| {
            work::take(visit, measures)
        })
        .page("/malarbete/{goal_chain}/varden", write, paste::show)
        .form("/malarbete/{goal_chain}/varden", write, paste::save)
        .page("/malarbete/{goal_chain}/mal", write, goal::show_new)
        .form("/malarbete/{goal_chain}/mal", write, goal::save_new)
        .page("/malarbete/mal/{goal}", write, goal::show)
        .form("/malarbete/mal/{goal}", write, goal::save)
        .form("/malarbete/mal/{goal}/ta-bort", write, goal::remove)
}

fn indicator_routes(measures: Measures) -> Routes {
    let see = Needs::may(Need::see(Resource::Goal));
    let write = Needs::may(Need::write(Resource::Goal));
    let answer = Needs::may(Need::answer(Resource::Goal));
    Routes::new()
        .page("/malarbete/mal/{goal}/indikator", write, move |visit| {
            indicator_form::show_new(visit, measures)
        })
        .form("/malarbete/mal/{goal}/indikator", write, move |visit| {
            indicator_form::save_new(visit, measures)
        })
        .page("/malarbete/indikatorer/{indicator}", see, move |visit| {
            indicator::show(visit, measures)
        })
        .page(
            "/malarbete/indikatorer/{indicator}/andra",
            write,
            move |visit| indicator_form::show(visit, measures),
        )
        .form(
            "/malarbete/indikatorer/{indicator}/andra",
            write,
            move |visit| indicator_form::save(visit, measures),
        )
        .form(
            "/malarbete/indikatorer/{indicator}/ta-bort",
            write,
            indicator::remove,
        )
        .page(
            "/malarbete/indikatorer/{indicator}/varde",
            answer,
            value::show,
        )
        .form(
            "/malarbete/indikatorer/{indicator}/varde",
            answer,
            value::save,
        )
        .page(
            "/malarbete/indikatorer/{indicator}/aktivitet",
            answer,
            activity::show,
        )
        .form(
            "/malarbete/indikatorer/{indicator}/aktivitet",
            answer,
            activity::save,
        )
}

fn report_routes(measures: Measures) -> Routes {
    let see = Needs::may(Need::see(Resource::Goal));
    let write = Needs::may(Need::write(Resource::Goal));
    let decide = Needs::may(Need::decide(Resource::Goal));
    Routes::new()
        .page("/malarbete/{goal_chain}/rapport", write, report_new::show)
        .form("/malarbete/{goal_chain}/rapport", write, report_new::save)
        .page("/malarbete/rapporter/{goal_report}", see, report::show)
        .page("/malarbete/rapporter/{goal_report}/ord", write, say::show)
        .form("/malarbete/rapporter/{goal_report}/ord", write, say::save)
        .page("/malarbete/rapporter/{goal_report}/pdf", see, report::pdf)
        .page(
            "/malarbete/rapporter/{goal_report}/beslut",
            decide,
            freeze::show,
        )
        .form(
            "/malarbete/rapporter/{goal_report}/beslut",
            decide,
            move |visit| freeze::save(visit, measures),
        )
}

/// The ways around in the header.
pub fn ways() -> Vec<Way> {
    vec![Way {
        label: "goals-way",
        href: "/malarbete",
        roles: &[Role::UnitManager, Role::Controller, Role::CommitteeMember],
        part: Part::Results,
    }]
}
