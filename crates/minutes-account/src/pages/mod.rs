//! The room's pages; one page a file: typed view, handlers, markup.

mod account;
mod differences;
mod order;
mod payment;
mod rows;
mod scope;
mod settlement;
mod terms;
mod words;

use access::{Need, Resource};
use kernel::Role;
use page_kit::{Needs, Part, Routes, Way};

/// All routes of the room.
pub fn routes() -> Routes {
    let see = Needs::may(Need::see(Resource::MinutesAccount));
    let count = Needs::may(Need::write(Resource::MinutesAccount));
    let pay = Needs::may(Need::see(Resource::ProviderPayment));
    let set = Needs::may(Need::write(Resource::ProviderPayment));
    let settle = Needs::may(Need::decide(Resource::ProviderPayment));
    Routes::new()
        .page("/minutkonto", see, account::show)
        .page("/minutkonto/rader", pay, rows::show)
        .page(
            "/personer/{person}/minutkonto/{order}/{month}",
            Needs::person(Need::see(Resource::MeasureRows)),
            order::show,
        )
        .page("/ersattning", pay, payment::show)
        .page("/ersattning/{provider}/villkor", set, terms::show)
        .form("/ersattning/{provider}/villkor", set, terms::save)
        .page("/ersattning/{provider}/{month}", pay, settlement::show)
        .form("/ersattning/{provider}/{month}", settle, settlement::save)
        .form(
            "/ersattning/{provider}/{month}/rakna-om",
            count,
            settlement::count,
        )
}

/// The ways around in the header.
pub fn ways() -> Vec<Way> {
    vec![
        Way {
            label: "minutes-account-way",
            href: "/minutkonto",
            roles: &[Role::UnitManager, Role::Controller, Role::CommitteeMember],
            part: Part::Results,
        },
        Way {
            label: "minutes-account-way-payment",
            href: "/ersattning",
            roles: &[Role::Controller],
            part: Part::Results,
        },
    ]
}
