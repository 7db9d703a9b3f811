//! The room's pages; one page a file: typed view, handlers, markup.

mod booking;
mod code;
mod correct;
mod groups;
mod letter;
mod list;
mod no_answer;
mod non_response;
mod of_person;
mod one;
mod paper;
mod prepare;
mod report;
mod request;
mod results;
mod settle;
mod shown;
mod sign;
mod survey;
mod words;
mod write;

use access::{Need, Resource};
use page_kit::{Needs, Routes};

/// All routes of the room.
pub fn routes() -> Routes {
    let list = Needs::may(Need::see(Resource::WorkList));
    let figures = Needs::may(Need::see(Resource::Measure));
    let see = Needs::person(Need::see(Resource::FollowUp));
    Routes::new()
        .page("/uppfoljningar", list, list::show)
        .form("/uppfoljningar/kod", list, code::find)
        .page("/uppfoljningar/resultat", figures, results::show)
        .page("/uppfoljningar/bortfall", figures, non_response::show)
        .page("/personer/{person}/uppfoljningar", see, of_person::show)
        .page(
            "/personer/{person}/uppfoljningar/{follow_up}",
            see,
            one::show,
        )
        .page(
            "/personer/{person}/uppfoljningar/{follow_up}/version/{number}",
            see,
            one::show_version,
        )
        .page(
            "/personer/{person}/uppfoljningar/{follow_up}/till-utforaren/{decision}",
            Needs::person(Need::see(Resource::CarePlan)),
            request::show,
        )
        .and(booking_routes())
        .and(report_routes())
        .and(survey_routes())
}

/// Booking, moving and calling off.
fn booking_routes() -> Routes {
    let write = Needs::person(Need::write(Resource::FollowUp));
    Routes::new()
        .page(
            "/personer/{person}/uppfoljningar/ny",
            write,
            booking::show_new,
        )
        .form("/personer/{person}/uppfoljningar/ny", write, booking::book)
        .page(
            "/personer/{person}/uppfoljningar/{follow_up}/boka-om",
            write,
            booking::show_move,
        )
        .form(
            "/personer/{person}/uppfoljningar/{follow_up}/boka-om",
            write,
            booking::change,
        )
        .form(
            "/personer/{person}/uppfoljningar/{follow_up}/stall-in",
            write,
            booking::cancel,
        )
        .page(
            "/personer/{person}/uppfoljningar/{follow_up}/kallelse",
            write,
            letter::show,
        )
}

/// What is written and signed, and what comes of it.
fn report_routes() -> Routes {
    let write = Needs::person(Need::write(Resource::FollowUp));
    Routes::new()
        .page(
            "/personer/{person}/uppfoljningar/{follow_up}/samtal",
            write,
            write::show,
        )
        .form(
            "/personer/{person}/uppfoljningar/{follow_up}/samtal",
            write,
            write::save,
        )
        .page(
            "/personer/{person}/uppfoljningar/{follow_up}/signera",
            write,
            sign::show,
        )
        .form(
            "/personer/{person}/uppfoljningar/{follow_up}/signera",
            write,
            sign::save,
        )
        .page(
            "/personer/{person}/uppfoljningar/{follow_up}/ratta",
            write,
            correct::show,
        )
        .form(
            "/personer/{person}/uppfoljningar/{follow_up}/ratta",
            write,
            correct::begin,
        )
        .form(
            "/personer/{person}/uppfoljningar/{follow_up}/ratta/kasta",
            write,
            correct::drop,
        )
        .page(
            "/personer/{person}/uppfoljningar/{follow_up}/paborjat",
            write,
            settle::show,
        )
        .form(
            "/personer/{person}/uppfoljningar/{follow_up}/paborjat",
            write,
            settle::save,
        )
}

/// The questions on quality.
fn survey_routes() -> Routes {
    let write = Needs::person(Need::write(Resource::FollowUp));
    let answer = Needs::person(Need::write(Resource::QualityAnswer));
    Routes::new()
        .page(
            "/personer/{person}/uppfoljningar/{follow_up}/fragor",
            answer,
            survey::show,
        )
        .form(
            "/personer/{person}/uppfoljningar/{follow_up}/fragor",
            answer,
            survey::save,
        )
        .form(
            "/personer/{person}/uppfoljningar/{follow_up}/fragor/lamna-ut",
            write,
            paper::hand_out,
        )
        .page(
            "/personer/{person}/uppfoljningar/{follow_up}/fragor/papper",
            write,
            paper::show,
        )
        .page(
            "/personer/{person}/uppfoljningar/{follow_up}/fragor/bortfall",
            write,
            no_answer::show,
        )
        .form(
            "/personer/{person}/uppfoljningar/{follow_up}/fragor/bortfall",
            write,
            no_answer::save,
        )
}
