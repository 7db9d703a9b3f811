//! The room's pages; one page a file: typed view, handlers, markup.

mod agree;
mod contact;
mod draft;
mod list;
mod plan;
mod print;
mod shown;
mod text;
mod version;
mod visit;
mod words;

use access::{Need, Resource};
use page_kit::{Needs, Routes};

/// All routes of the room.
pub fn routes() -> Routes {
    let see = Needs::person(Need::see(Resource::CarePlan));
    let write = Needs::person(Need::write(Resource::CarePlan));
    Routes::new()
        .page(
            "/genomforandeplaner",
            Needs::may(Need::see(Resource::WorkList)),
            list::show,
        )
        .page(
            "/personer/{person}/genomforandeplaner",
            see,
            list::of_person,
        )
        .page(
            "/personer/{person}/genomforandeplaner/{care_plan}",
            see,
            plan::show,
        )
        .page(
            "/personer/{person}/genomforandeplaner/{care_plan}/version/{number}",
            see,
            plan::show_version,
        )
        .page(
            "/personer/{person}/genomforandeplaner/{care_plan}/utskrift",
            see,
            print::show,
        )
        .page(
            "/personer/{person}/genomforandeplaner/{care_plan}/kontakt",
            write,
            contact::show,
        )
        .form(
            "/personer/{person}/genomforandeplaner/{care_plan}/kontakt",
            write,
            contact::save,
        )
        .and(draft_routes(write))
}

/// The pages of what is being written.
fn draft_routes(write: Needs) -> Routes {
    Routes::new()
        .page(
            "/personer/{person}/genomforandeplaner/{care_plan}/utkast",
            write,
            draft::show,
        )
        .form(
            "/personer/{person}/genomforandeplaner/{care_plan}/utkast",
            write,
            draft::begin,
        )
        .form(
            "/personer/{person}/genomforandeplaner/{care_plan}/utkast/kasta",
            write,
            draft::throw_away,
        )
        .page(
            "/personer/{person}/genomforandeplaner/{care_plan}/utkast/text",
            write,
            text::show,
        )
        .form(
            "/personer/{person}/genomforandeplaner/{care_plan}/utkast/text",
            write,
            text::save,
        )
        .page(
            "/personer/{person}/genomforandeplaner/{care_plan}/utkast/besok",
            write,
            visit::show_new,
        )
        .form(
            "/personer/{person}/genomforandeplaner/{care_plan}/utkast/besok",
            write,
            visit::add,
        )
        .page(
            "/personer/{person}/genomforandeplaner/{care_plan}/utkast/besok/{visit}",
            write,
            visit::show,
        )
        .form(
            "/personer/{person}/genomforandeplaner/{care_plan}/utkast/besok/{visit}",
            write,
            visit::change,
        )
        .form(
            "/personer/{person}/genomforandeplaner/{care_plan}/utkast/besok/{visit}/ta-bort",
            write,
            visit::remove,
        )
        .page(
            "/personer/{person}/genomforandeplaner/{care_plan}/utkast/enas",
            write,
            agree::show,
        )
        .form(
            "/personer/{person}/genomforandeplaner/{care_plan}/utkast/enas",
            write,
            agree::save,
        )
}
