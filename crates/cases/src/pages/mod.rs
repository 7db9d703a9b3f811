//! The room's pages; one page a file: typed view, handlers, markup.

mod contact;
mod contact_list;
mod contact_new;

use access::{Need, Resource};
use page_kit::{Needs, Routes};

/// All routes of the room.
pub fn routes() -> Routes {
    let read = Needs::may(Need::see(Resource::Contact));
    let write = Needs::may(Need::write(Resource::Contact));
    Routes::new()
        .page("/kontakter", read, contact_list::show)
        .page("/kontakter/ny", write, contact_new::show)
        .form("/kontakter", write, contact_new::save)
        .page("/kontakter/{contact}", read, contact::show)
        .form("/kontakter/{contact}/radgivning", write, contact::guide)
        .form("/kontakter/{contact}/avsluta", write, contact::close)
        .page(
            "/personer/{person}/kontakter/{contact}",
            Needs::person(Need::see(Resource::Contact)),
            contact::show_of_person,
        )
        .form(
            "/personer/{person}/kontakter/{contact}/avsluta",
            Needs::person(Need::write(Resource::Contact)),
            contact::close_of_person,
        )
}
