//! The room's pages; one page a file: typed view, handlers, markup.

mod day;
mod demand;
mod grid;
mod lock;
mod of_person;
mod own;
mod proposal;
mod shown;
mod staff;
mod visit;
mod visit_forms;
mod week;
mod words;
mod worker;
mod worker_view;

use access::{Need, Resource};
use page_kit::{Needs, Routes};

/// All routes of the room.
pub fn routes() -> Routes {
    let see = Needs::may(Need::see(Resource::Schedule));
    let write = Needs::may(Need::write(Resource::Schedule));
    Routes::new()
        .page("/schema", see, week::show)
        .page("/schema/dag/{day}", see, day::show)
        .form("/schema/dag/{day}/flytta", write, day::nudge)
        .form("/schema/dag/{day}/angra", write, day::undo)
        .page("/schema/dag/{day}/las", write, lock::show)
        .form("/schema/dag/{day}/las", write, lock::save)
        .form("/schema/dag/{day}/oppna", write, lock::open)
        .page("/schema/dag/{day}/forslag", write, proposal::show)
        .form("/schema/dag/{day}/forslag", write, proposal::accept)
        .page(
            "/mitt-schema",
            Needs::may(Need::see(Resource::WorkList)),
            own::show,
        )
        .and(staff_routes(see, write))
        .and(visit_routes())
}

/// The pages of those who work.
fn staff_routes(see: Needs, write: Needs) -> Routes {
    Routes::new()
        .page("/schema/personal", see, staff::show)
        .page("/schema/personal/{user}", see, worker::show)
        .form("/schema/personal/{user}/pass", write, worker::set_shift)
        .form(
            "/schema/personal/{user}/pass/{shift}/ta-bort",
            write,
            worker::remove_shift,
        )
        .form(
            "/schema/personal/{user}/franvaro",
            write,
            worker::note_absence,
        )
        .form(
            "/schema/personal/{user}/franvaro/{absence}/sluta",
            write,
            worker::end_absence,
        )
        .form("/schema/personal/{user}/kan", write, worker::set_profile)
}

/// The pages of a person's visits.
fn visit_routes() -> Routes {
    let see = Needs::person(Need::see(Resource::ScheduledVisit));
    let write = Needs::person(Need::write(Resource::ScheduledVisit));
    Routes::new()
        .page("/personer/{person}/besok", see, of_person::show)
        .page("/personer/{person}/besok/krav", write, demand::show)
        .form("/personer/{person}/besok/krav", write, demand::save)
        .page(
            "/personer/{person}/besok/{scheduled_visit}",
            see,
            visit::show,
        )
        .form(
            "/personer/{person}/besok/{scheduled_visit}/plats",
            write,
            visit_forms::place,
        )
        .form(
            "/personer/{person}/besok/{scheduled_visit}/flytta",
            write,
            visit_forms::move_day,
        )
        .page(
            "/personer/{person}/besok/{scheduled_visit}/flytta",
            write,
            visit_forms::show_move,
        )
        .form(
            "/personer/{person}/besok/{scheduled_visit}/stall-in",
            write,
            visit_forms::cancel,
        )
        .page(
            "/personer/{person}/besok/{scheduled_visit}/stall-in",
            write,
            visit_forms::show_cancel,
        )
        .form(
            "/personer/{person}/besok/{scheduled_visit}/aterstall",
            write,
            visit_forms::restore,
        )
}
