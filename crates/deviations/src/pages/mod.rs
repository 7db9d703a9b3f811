//! The room's pages; one page a file: typed view, handlers, markup.

mod closing;
mod committee;
mod fields;
mod investigate;
mod lesson;
mod lessons;
mod list;
mod matrix;
mod measures;
mod mine;
mod notice;
mod one;
mod overview;
mod report;
mod serious;
mod shown;
mod steps;
mod tell_person;
mod triage;
mod words;

use access::{Need, Resource};
use page_kit::{Needs, Routes};

/// All routes of the room.
pub fn routes() -> Routes {
    telling().and(handling()).and(lex_sarah()).and(learning())
}

/// The pages of everybody who works here.
fn telling() -> Routes {
    let tell = Needs::may(Need::write(Resource::Deviation));
    let see = Needs::may(Need::see(Resource::Deviation));
    Routes::new()
        .page("/avvikelser/ny", tell, report::show)
        .form("/avvikelser/ny", tell, report::save)
        .page("/mina-rapporter", see, mine::show)
        .page("/mina-rapporter/{deviation}", see, mine::show_one)
        .page("/atgarder/{deviation_measure}", see, measures::show_own)
        .form("/atgarder/{deviation_measure}", tell, measures::take_own)
        .page("/lardomar", see, lessons::show)
}

/// The pages of those who handle what was told.
fn handling() -> Routes {
    let see = Needs::may(Need::see(Resource::DeviationCase));
    let write = Needs::may(Need::write(Resource::DeviationCase));
    Routes::new()
        .page("/avvikelser", see, list::show)
        .form("/avvikelser/sok", see, list::search)
        .page("/avvikelser/oversikt", see, overview::show)
        .page("/avvikelser/{deviation}", see, one::show)
        .page("/avvikelser/{deviation}/bedom", write, triage::show)
        .form("/avvikelser/{deviation}/bedom", write, triage::save)
        .page("/avvikelser/{deviation}/beratta", write, tell_person::show)
        .form("/avvikelser/{deviation}/beratta", write, tell_person::save)
        .page("/avvikelser/{deviation}/utred", write, investigate::show)
        .form("/avvikelser/{deviation}/utred", write, investigate::save)
        .page("/avvikelser/{deviation}/atgard", write, measures::show)
        .form("/avvikelser/{deviation}/atgard", write, measures::plan)
        .page(
            "/atgarder/{deviation_measure}/aterta",
            write,
            measures::show_drop,
        )
        .form(
            "/atgarder/{deviation_measure}/aterta",
            write,
            measures::drop_one,
        )
        .page(
            "/avvikelser/{deviation}/folj-upp",
            write,
            closing::show_follow_up,
        )
        .form(
            "/avvikelser/{deviation}/folj-upp",
            write,
            closing::follow_up,
        )
        .page(
            "/avvikelser/{deviation}/avsluta",
            write,
            closing::show_close,
        )
        .form("/avvikelser/{deviation}/avsluta", write, closing::close)
        .page("/avvikelser/{deviation}/oppna", write, closing::show_reopen)
        .form("/avvikelser/{deviation}/oppna", write, closing::reopen)
}

/// The pages of what is serious, and of what the committee is told.
fn lex_sarah() -> Routes {
    let see = Needs::may(Need::see(Resource::DeviationCase));
    let write = Needs::may(Need::write(Resource::DeviationCase));
    let export = Needs::may(Need::export(Resource::DeviationCase));
    Routes::new()
        .page("/avvikelser/{deviation}/allvar", write, serious::show)
        .form("/avvikelser/{deviation}/allvar", write, serious::judge)
        .page("/avvikelser/{deviation}/ivo", write, serious::show_notify)
        .form("/avvikelser/{deviation}/ivo", write, serious::notify)
        .page(
            "/avvikelser/{deviation}/ivo/ratta",
            write,
            serious::show_correct,
        )
        .form("/avvikelser/{deviation}/ivo/ratta", write, serious::correct)
        .page(
            "/avvikelser/{deviation}/ivo/utredning",
            write,
            serious::show_send,
        )
        .form(
            "/avvikelser/{deviation}/ivo/utredning",
            write,
            serious::send,
        )
        .page("/avvikelser/{deviation}/namnden", write, committee::show)
        .form("/avvikelser/{deviation}/namnden", write, committee::inform)
        .page(
            "/avvikelser/{deviation}/namnden/last",
            see,
            committee::show_read,
        )
        .form(
            "/avvikelser/{deviation}/namnden/last",
            write,
            committee::read,
        )
        .page("/avvikelser/{deviation}/anmalan", export, notice::show)
        .page("/avvikelser/{deviation}/anmalan/pdf", export, notice::pdf)
}

/// The pages of what was learned.
fn learning() -> Routes {
    let write = Needs::may(Need::write(Resource::DeviationCase));
    Routes::new()
        .page("/avvikelser/{deviation}/lardom", write, lesson::show)
        .form("/avvikelser/{deviation}/lardom", write, lesson::save)
        .form(
            "/avvikelser/{deviation}/lardom/granska",
            write,
            lesson::consider,
        )
}
