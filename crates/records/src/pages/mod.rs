//! The room's pages; one page a file: typed view, handlers, markup.

mod correct;
mod dispute;
mod draft;
mod entry;
mod fields;
mod hand_over;
mod handover;
mod list;
mod mark;
mod paper;
mod record;
mod shown;
mod words;
mod write;

use access::{Need, Resource, Verb};
use page_kit::{Needs, Routes};

/// All routes of the room.
pub fn routes() -> Routes {
    let see = Needs::person(Need::see(Resource::Record));
    let write = Needs::person(Need::write(Resource::Record));
    let own = Needs::person(Need::write(Resource::OwnFile));
    Routes::new()
        .page(
            "/dokumentation",
            Needs::may(Need::see(Resource::WorkList)),
            list::show,
        )
        .page("/personer/{person}/dokumentation", see, record::show)
        .form("/personer/{person}/dokumentation/sok", see, record::search)
        .page("/personer/{person}/dokumentation/{entry}", see, entry::show)
        .page(
            "/personer/{person}/dokumentation/{entry}/ratta",
            write,
            correct::show,
        )
        .form(
            "/personer/{person}/dokumentation/{entry}/ratta",
            write,
            correct::save,
        )
        .page(
            "/personer/{person}/dokumentation/{entry}/andra",
            write,
            mark::show,
        )
        .form(
            "/personer/{person}/dokumentation/{entry}/andra",
            write,
            mark::save,
        )
        .page(
            "/personer/{person}/dokumentation/{entry}/invandning",
            write,
            dispute::show,
        )
        .form(
            "/personer/{person}/dokumentation/{entry}/invandning",
            write,
            dispute::save,
        )
        .page(
            "/personer/{person}/dokumentation/{entry}/det-stammer-inte",
            own,
            dispute::show_own,
        )
        .form(
            "/personer/{person}/dokumentation/{entry}/det-stammer-inte",
            own,
            dispute::save_own,
        )
        .form(
            "/personer/{person}/dokumentation/{entry}/invandning/klar",
            write,
            dispute::considered,
        )
        .and(writing(write))
        .and(giving(see, write))
}

/// The pages of what is being written.
fn writing(write: Needs) -> Routes {
    Routes::new()
        .page("/personer/{person}/dokumentation/ny", write, write::show)
        .form("/personer/{person}/dokumentation/ny", write, write::save)
        .form(
            "/personer/{person}/dokumentation/utkast",
            write,
            draft::keep_new,
        )
        .page(
            "/personer/{person}/dokumentation/utkast/{draft}",
            write,
            draft::show,
        )
        .form(
            "/personer/{person}/dokumentation/utkast/{draft}",
            write,
            draft::keep,
        )
        .form(
            "/personer/{person}/dokumentation/utkast/{draft}/signera",
            write,
            draft::sign,
        )
        .form(
            "/personer/{person}/dokumentation/utkast/{draft}/kasta",
            write,
            draft::throw_away,
        )
}

/// The pages of what leaves the record: on paper, for the person, to another keeper.
fn giving(see: Needs, write: Needs) -> Routes {
    let export = Needs::person(Need::new(Verb::Export, Resource::Record));
    Routes::new()
        .page(
            "/personer/{person}/dokumentation/utskrift",
            export,
            paper::show,
        )
        .page(
            "/personer/{person}/dokumentation/utdrag",
            export,
            paper::extract,
        )
        .page(
            "/personer/{person}/dokumentation/lamna-over",
            export,
            hand_over::show,
        )
        .form(
            "/personer/{person}/dokumentation/lamna-over",
            export,
            hand_over::save,
        )
        .page(
            "/personer/{person}/dokumentation/overlamnat/{handover}",
            see,
            handover::show,
        )
        .form(
            "/personer/{person}/dokumentation/overlamnat/{handover}",
            write,
            handover::receive,
        )
}
