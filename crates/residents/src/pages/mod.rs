//! The room's pages; one page a file: typed view, handlers, markup.

mod add;
mod contact_details;
mod death;
mod fields;
mod languages;
mod overview;
mod relative;
mod who;

pub use fields::language_names;

use access::{Need, Resource};
use page_kit::{Needs, Routes};

/// All routes of the room.
pub fn routes() -> Routes {
    let add = Needs::may(Need::write(Resource::PersonInSearch));
    let who = Needs::person(Need::write(Resource::PersonFile));
    let see = Needs::person(Need::see(Resource::ContactDetails));
    let reach = Needs::person(Need::write(Resource::ContactDetails));
    Routes::new()
        .page("/personer/ny", add, add::show)
        .form("/personer/ny", add, add::save)
        .page("/personer/{person}/uppgifter", see, overview::show)
        .page(
            "/personer/{person}/uppgifter/kontakt",
            reach,
            contact_details::show,
        )
        .form(
            "/personer/{person}/uppgifter/kontakt",
            reach,
            contact_details::save,
        )
        .page("/personer/{person}/uppgifter/namn", who, who::show)
        .form("/personer/{person}/uppgifter/namn", who, who::save)
        .page("/personer/{person}/uppgifter/sprak", who, languages::show)
        .form("/personer/{person}/uppgifter/sprak", who, languages::save)
        .page("/personer/{person}/uppgifter/dodsfall", who, death::show)
        .form("/personer/{person}/uppgifter/dodsfall", who, death::save)
        .page(
            "/personer/{person}/narstaende/ny",
            reach,
            relative::show_new,
        )
        .form(
            "/personer/{person}/narstaende/ny",
            reach,
            relative::save_new,
        )
        .page(
            "/personer/{person}/narstaende/{relative}",
            reach,
            relative::show,
        )
        .form(
            "/personer/{person}/narstaende/{relative}",
            reach,
            relative::save,
        )
}
