//! What was done in a person's matters, and who has read about the person.

mod readings;
mod timeline;

pub(super) use readings::ground;

use access::{Need, Resource};
use history::{Page, PageAt};
use kernel::Fault;
use page_kit::{Needs, Routes, Window};

/// The most entries of an export.
const EXPORT_MAX: i64 = 10_000;

/// The routes.
pub(super) fn routes() -> Routes {
    Routes::new()
        .page(
            "/personer/{person}/handelser",
            Needs::person(Need::see(Resource::Timeline)),
            timeline::show,
        )
        .page(
            "/personer/{person}/lasningar",
            Needs::person(Need::see(Resource::AccessLog)),
            readings::show,
        )
}

/// Which pages of history a window of a list is, an export being many.
pub(super) fn pages_of(window: Window) -> Vec<PageAt> {
    if window.limit <= PageAt::SIZE_MAX {
        return vec![PageAt::new(
            window.offset / window.limit.max(1) + 1,
            window.limit,
        )];
    }
    (1..=EXPORT_MAX / PageAt::SIZE_MAX)
        .map(|number| PageAt::new(number, PageAt::SIZE_MAX))
        .collect()
}

/// Reads pages until one is not full.
pub(super) async fn gather<T, F>(
    window: Window,
    read: impl Fn(PageAt) -> F,
) -> Result<(Vec<T>, i64), Fault>
where
    F: Future<Output = Result<Page<T>, Fault>>,
{
    let mut all = vec![];
    let mut total = 0;
    for at in pages_of(window) {
        let page = read(at).await?;
        let is_full = i64::try_from(page.rows.len()).is_ok_and(|rows| rows >= at.size());
        total = page.total;
        all.extend(page.rows);
        if !is_full {
            break;
        }
    }
    Ok((all, total))
}
