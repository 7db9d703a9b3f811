//! The room's pages; one page a file: typed view, handlers, markup.

mod appeal;
mod appeal_list;
mod appeal_new;
mod appeal_routes;
mod appeal_steps;
mod application;
mod application_new;
mod application_services;
mod application_steps;
mod case;
mod case_list;
mod case_parts;
mod case_view;
mod communication;
mod conclude;
mod contact;
mod contact_list;
mod contact_new;
mod decision_change;
mod decision_fields;
mod decision_letters;
mod decision_new;
mod decision_steps;
mod decision_view;
mod delay_note;
mod delegations;
mod distribute;
mod early_help;
mod hand_over;
mod inquiry_routes;
mod investigation_new;
mod letter;
mod need;
mod not_executed;
mod oral_order;
mod order;
mod order_course;
mod order_list;
mod order_new;
mod order_print;
mod order_provider;
mod order_routes;
mod order_steps;
mod order_tasks;
mod order_view;
mod plan;
mod question;
mod receipt;

use access::{Need, Resource};
use page_kit::{Needs, Routes};

/// All routes of the room.
pub fn routes() -> Routes {
    let read = Needs::may(Need::see(Resource::Contact));
    let write = Needs::may(Need::write(Resource::Contact));
    Routes::new()
        .and(inquiry_routes::routes())
        .and(order_routes::routes())
        .and(appeal_routes::routes())
        .page("/kontakter", read, contact_list::show)
        .page("/kontakter/ny", write, contact_new::show)
        .form("/kontakter", write, contact_new::save)
        .page("/kontakter/{contact}", read, contact::show)
        .form("/kontakter/{contact}/ta", write, contact::take)
        .page("/kontakter/{contact}/tidig-hjalp", write, early_help::show)
        .form("/kontakter/{contact}/tidig-hjalp", write, early_help::give)
        .form("/kontakter/{contact}/radgivning", write, contact::guide)
        .form("/kontakter/{contact}/avsluta", write, contact::close)
        .page(
            "/personer/{person}/kontakter/{contact}",
            Needs::person(Need::see(Resource::Contact)),
            contact::show_of_person,
        )
        .page(
            "/personer/{person}/kontakter/{contact}/tidig-hjalp",
            Needs::person(Need::write(Resource::EarlyHelp)),
            early_help::show_of_person,
        )
        .form(
            "/personer/{person}/kontakter/{contact}/tidig-hjalp",
            Needs::person(Need::write(Resource::EarlyHelp)),
            early_help::give_to_person,
        )
        .page(
            "/personer/{person}/tidig-hjalp/{help}",
            Needs::person(Need::see(Resource::EarlyHelp)),
            early_help::one,
        )
        .form(
            "/personer/{person}/tidig-hjalp/{help}",
            Needs::person(Need::answer(Resource::EarlyHelp)),
            early_help::follow_up,
        )
        // Anybody may register; a form that comes back shows the contact, so only who handles the person gets it.
        .form(
            "/personer/{person}/kontakter/{contact}/avsluta",
            Needs::person(Need::answer(Resource::Contact)),
            contact::close_of_person,
        )
        .form(
            "/personer/{person}/kontakter/{contact}/samordna",
            Needs::person(Need::answer(Resource::Contact)),
            contact::close_coordinated,
        )
        // Open: who decides what in the committee's place is a public document.
        .page("/delegationsordning", Needs::open(), delegations::show)
        // Open: anybody may ask, without login.
        .page("/fraga", Needs::open(), question::show)
        .form("/fraga", Needs::open(), question::ask)
        .page("/fraga/tack", Needs::open(), question::thanks)
}
