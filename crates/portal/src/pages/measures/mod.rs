//! Measures: the list with totals, one measure by a dimension, and the rows behind it as far as the reader may see.

mod chosen;
mod figure;
mod groups;
mod list;
mod one;
mod period;
mod rows;

use access::{Need, Resource};
use kernel::Problem;
use maud::Markup;
use page_kit::{Needs, Routes, Visit};

/// The routes.
pub(super) fn routes() -> Routes {
    let see = Needs::may(Need::see(Resource::Measure));
    Routes::new()
        .page("/nyckeltal", see, list::show)
        .page("/nyckeltal/{key}", see, one::show)
        .page(
            "/nyckeltal/{key}/rader",
            Needs::may(Need::see(Resource::MeasureRows)),
            rows::show,
        )
}

/// The totals of the last twelve months, for home pages.
pub(super) async fn totals(visit: &Visit) -> Result<Markup, Problem> {
    list::totals(visit, &period::last_year(visit)).await
}
