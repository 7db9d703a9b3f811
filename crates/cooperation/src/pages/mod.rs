//! The room's pages; one page a file: typed view, handlers, markup.

mod agree;
mod call_fields;
mod calls;
mod carry_out;
mod end;
mod list;
mod new_call;
mod part;
mod plan;
mod print;
mod send;
mod steps;

use access::{Need, Resource};
use page_kit::{Needs, Routes};

/// All routes of the room.
pub fn routes() -> Routes {
    let see = Needs::person(Need::see(Resource::SharedPlan));
    let write = Needs::person(Need::write(Resource::SharedPlan));
    // A call may be about somebody whom nobody handles yet, as any contact of the first line.
    let receive = Needs::may(Need::write(Resource::Contact));
    Routes::new()
        .page(
            "/sip",
            Needs::may(Need::see(Resource::WorkList)),
            calls::show,
        )
        .page("/sip/ny", receive, new_call::show)
        .form("/sip", receive, new_call::save)
        .page("/personer/{person}/sip", see, list::show)
        .page("/personer/{person}/sip/ny", write, new_call::show_of_person)
        .form("/personer/{person}/sip", write, new_call::save_of_person)
        .page("/personer/{person}/sip/kalla", write, send::show)
        .form("/personer/{person}/sip/kalla", write, send::save)
        .page("/personer/{person}/sip/{plan}", see, plan::show)
        .page("/personer/{person}/sip/{plan}/utskrift", see, print::show)
        .page("/personer/{person}/sip/{plan}/plan", write, agree::show)
        .form("/personer/{person}/sip/{plan}/plan", write, agree::save)
        .form(
            "/personer/{person}/sip/{plan}/kallelse",
            write,
            steps::receive,
        )
        .form(
            "/personer/{person}/sip/{plan}/samtycke",
            write,
            steps::consent,
        )
        .form("/personer/{person}/sip/{plan}/mote", write, steps::meet)
        .form("/personer/{person}/sip/{plan}/deltagare", write, part::add)
        .form("/personer/{person}/sip/{plan}/svar", write, part::answer)
        .form(
            "/personer/{person}/sip/{plan}/klart",
            write,
            carry_out::done,
        )
        .form(
            "/personer/{person}/sip/{plan}/uppfoljning",
            write,
            carry_out::follow_up,
        )
        .form(
            "/personer/{person}/sip/{plan}/ta-tillbaka",
            write,
            end::withdraw,
        )
        .form("/personer/{person}/sip/{plan}/avsluta", write, end::drop)
}
