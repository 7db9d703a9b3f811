//! The routes of orders, each with what it needs.

use access::{Need, Resource};
use page_kit::{Needs, Routes};

use super::{
    delay_note, not_executed, oral_order, order, order_list, order_new, order_print,
    order_provider, order_steps, order_tasks,
};

const SEE: Needs = Needs::person(Need::see(Resource::Order));
const WRITE: Needs = Needs::person(Need::write(Resource::Order));
/// Those of the provider; who wrote it may answer nothing, and finds nothing.
const ANSWER: Needs = Needs::person(Need::answer(Resource::Order));

/// From a new order to its end.
pub(super) fn routes() -> Routes {
    written()
        .and(contents())
        .and(moved())
        .and(answered())
        .and(waiting())
}

/// Decisions that have not become help.
fn waiting() -> Routes {
    let see = Needs::may(Need::see(Resource::Decision));
    // Figures without persons, for everybody who reads figures.
    let figures = Needs::may(Need::see(Resource::Measure));
    let see_one = Needs::person(Need::see(Resource::Decision));
    let note = Needs::person(Need::write(Resource::Decision));
    Routes::new()
        .page("/ej-verkstallt", see, not_executed::show)
        .page("/ej-verkstallt/rapport", see, not_executed::report)
        .page("/ej-verkstallt/fullmaktige", figures, not_executed::council)
        .page(
            "/personer/{person}/ej-verkstallt/{decision}",
            see_one,
            delay_note::show,
        )
        .form(
            "/personer/{person}/ej-verkstallt/{decision}/skal",
            note,
            delay_note::reason,
        )
        .page(
            "/personer/{person}/ej-verkstallt/{decision}/erbjudande",
            note,
            delay_note::show,
        )
        .form(
            "/personer/{person}/ej-verkstallt/{decision}/erbjudande",
            note,
            delay_note::offer,
        )
}

fn written() -> Routes {
    Routes::new()
        .page(
            "/bestallningar",
            Needs::may(Need::see(Resource::Order)),
            order_list::show,
        )
        .page(
            "/personer/{person}/bestallningar/ny",
            WRITE,
            order_new::show,
        )
        .form("/personer/{person}/bestallningar", WRITE, order_new::save)
        .page(
            "/personer/{person}/bestallningar/muntlig",
            WRITE,
            oral_order::show,
        )
        .form(
            "/personer/{person}/bestallningar/muntlig",
            WRITE,
            oral_order::save,
        )
}

/// One order: as it is read, and its contents while it is a draft.
fn contents() -> Routes {
    Routes::new()
        .page("/personer/{person}/bestallningar/{order}", SEE, order::show)
        .page(
            "/personer/{person}/bestallningar/{order}/utskrift",
            SEE,
            order_print::show,
        )
        .page(
            "/personer/{person}/bestallningar/{order}/innehall",
            WRITE,
            order_new::show_contents,
        )
        .form(
            "/personer/{person}/bestallningar/{order}/innehall",
            WRITE,
            order_new::save_contents,
        )
        .page(
            "/personer/{person}/bestallningar/{order}/uppgifter",
            WRITE,
            order_tasks::show,
        )
        .form(
            "/personer/{person}/bestallningar/{order}/uppgifter",
            WRITE,
            order_tasks::save,
        )
        .page(
            "/personer/{person}/bestallningar/{order}/utforare",
            WRITE,
            order_provider::show,
        )
        .form(
            "/personer/{person}/bestallningar/{order}/utforare",
            WRITE,
            order_provider::save,
        )
}

/// The steps by which the ordering unit moves it.
fn moved() -> Routes {
    Routes::new()
        .form(
            "/personer/{person}/bestallningar/{order}/skicka",
            WRITE,
            order_steps::send,
        )
        .page(
            "/personer/{person}/bestallningar/{order}/aterkalla",
            WRITE,
            order_steps::show_withdraw,
        )
        .form(
            "/personer/{person}/bestallningar/{order}/aterkalla",
            WRITE,
            order_steps::withdraw,
        )
        .page(
            "/personer/{person}/bestallningar/{order}/avsluta",
            WRITE,
            order_steps::show_end,
        )
        .form(
            "/personer/{person}/bestallningar/{order}/avsluta",
            WRITE,
            order_steps::end,
        )
}

fn answered() -> Routes {
    Routes::new()
        .page(
            "/personer/{person}/bestallningar/{order}/bekrafta",
            ANSWER,
            order_steps::show_yes,
        )
        .form(
            "/personer/{person}/bestallningar/{order}/bekrafta",
            ANSWER,
            order_steps::yes,
        )
        .page(
            "/personer/{person}/bestallningar/{order}/avboj",
            ANSWER,
            order_steps::show_no,
        )
        .form(
            "/personer/{person}/bestallningar/{order}/avboj",
            ANSWER,
            order_steps::no,
        )
        .page(
            "/personer/{person}/bestallningar/{order}/starta",
            ANSWER,
            order_steps::show_start,
        )
        .form(
            "/personer/{person}/bestallningar/{order}/starta",
            ANSWER,
            order_steps::start,
        )
}
