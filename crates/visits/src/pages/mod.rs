//! The room's pages; one page a file: typed view, handlers, markup.

mod code;
mod correct;
mod day;
mod deviation;
mod home;
mod made;
mod not_made;
mod of_person;
mod one;
mod one_form;
mod questions;
mod shown;
mod tag;
mod times;
mod waiting;
mod words;

pub use home::{on_home_of_unit, on_home_of_worker};

use access::{Need, Resource};
use page_kit::{Needs, Routes};

/// All routes of the room.
pub fn routes() -> Routes {
    phone_routes().and(unit_routes()).and(person_routes())
}

/// The pages of those who make visits, made for a phone. Which visit is theirs is asked by each.
fn phone_routes() -> Routes {
    let tell = Needs::may(Need::write(Resource::VisitReport));
    Routes::new()
        .page("/mina-besok", tell, day::show)
        .page("/mina-besok/vantar", tell, waiting::show)
        .page("/mina-besok/{scheduled_visit}", tell, one::show)
        .form("/mina-besok/{scheduled_visit}/start", tell, one::start)
        .form("/mina-besok/{scheduled_visit}/slut", tell, one::end)
        .page(
            "/mina-besok/{scheduled_visit}/inte-utfort",
            tell,
            not_made::show,
        )
        .form(
            "/mina-besok/{scheduled_visit}/inte-utfort",
            tell,
            not_made::save,
        )
        .page(
            "/mina-besok/{scheduled_visit}/avvikelse",
            tell,
            deviation::show,
        )
        .form(
            "/mina-besok/{scheduled_visit}/avvikelse",
            tell,
            deviation::save,
        )
        .page("/mina-besok/{scheduled_visit}/efterat", tell, times::show)
        .form("/mina-besok/{scheduled_visit}/efterat", tell, times::save)
        .page("/mina-besok/{scheduled_visit}/ratta", tell, correct::show)
        .form("/mina-besok/{scheduled_visit}/ratta", tell, correct::save)
}

/// The pages of those who plan.
fn unit_routes() -> Routes {
    let see = Needs::may(Need::see(Resource::Schedule));
    let write = Needs::may(Need::write(Resource::Schedule));
    Routes::new()
        .page("/besok-att-reda-ut", see, questions::show)
        .form(
            "/besok-att-reda-ut/{visit_question}",
            write,
            questions::answer,
        )
        .page("/utforda-besok", see, made::show)
}

/// The pages of a person's visits.
fn person_routes() -> Routes {
    let see = Needs::person(Need::see(Resource::VisitReport));
    let write = Needs::person(Need::write(Resource::VisitReport));
    let plan = Needs::person(Need::write(Resource::ScheduledVisit));
    Routes::new()
        .page("/personer/{person}/utforda-besok", see, of_person::show)
        .page(
            "/personer/{person}/utforda-besok/{scheduled_visit}",
            see,
            of_person::show_one,
        )
        .form(
            "/personer/{person}/utforda-besok/{scheduled_visit}/ratta",
            write,
            of_person::correct,
        )
        .page("/personer/{person}/hemkod", plan, code::show)
        .form("/personer/{person}/hemkod", plan, code::make)
}
