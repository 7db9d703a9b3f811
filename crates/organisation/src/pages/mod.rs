//! The room's pages; one page a file: typed view, handlers, markup.

mod districts;
mod fields;
mod municipality;
mod offer;
mod services;
mod standard_times;
mod unit;
mod unit_change;
mod units;

use access::{Need, Resource};
use kernel::Role;
use page_kit::{Needs, Part, Routes, Way};

/// All routes of the room.
pub fn routes() -> Routes {
    let see = Needs::may(Need::see(Resource::Organisation));
    let write = Needs::may(Need::write(Resource::Organisation));
    let times = Needs::may(Need::see(Resource::StandardTimes));
    Routes::new()
        .page("/organisation", see, units::show)
        .page("/organisation/kommunen", write, municipality::show)
        .form("/organisation/kommunen", write, municipality::save)
        .page("/organisation/omraden", see, districts::show)
        .form("/organisation/omraden", write, districts::add)
        .page("/organisation/insatser", see, services::show)
        .page("/organisation/enheter/ny", write, unit_change::show_new)
        .form("/organisation/enheter/ny", write, unit_change::save_new)
        .page("/organisation/enheter/{unit}", see, unit::show)
        .page(
            "/organisation/enheter/{unit}/andra",
            write,
            unit_change::show,
        )
        .form(
            "/organisation/enheter/{unit}/andra",
            write,
            unit_change::save,
        )
        .page("/organisation/enheter/{unit}/erbjuder", write, offer::show)
        .form("/organisation/enheter/{unit}/erbjuder", write, offer::add)
        .form(
            "/organisation/enheter/{unit}/erbjuder/{offer}/avsluta",
            write,
            offer::end,
        )
        .page("/schablontider", times, standard_times::show)
}

/// The ways around in the header.
pub fn ways() -> Vec<Way> {
    vec![Way {
        label: "organisation-title",
        href: "/organisation",
        roles: &[
            Role::SystemAdministrator,
            Role::UnitManager,
            Role::Controller,
        ],
        part: Part::House,
    }]
}
