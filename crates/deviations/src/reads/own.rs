//! What somebody has told, and what came of it: for the one who told it.

use kernel::{Fault, UserId};
use page_kit::Window;
use store::Ask;

use super::{View, load};
use crate::{
    model::DeviationId,
    rules::standing,
    store::{report, step::steps_of},
};

/// What somebody has told, the latest first, and how much there is.
pub async fn own_reports(
    ask: &dyn Ask,
    user: UserId,
    window: Window,
) -> Result<(Vec<View>, i64), Fault> {
    let (reports, total) = report::reports_by(ask, user, window).await?;
    let mut views = vec![];
    for report in reports {
        let steps = steps_of(ask, report.id).await?;
        let case = standing(&report, &steps);
        views.push(View {
            report,
            steps,
            case,
        });
    }
    Ok((views, total))
}

/// One report, if it is the one's own.
pub async fn own_report(
    ask: &dyn Ask,
    user: UserId,
    id: DeviationId,
) -> Result<Option<View>, Fault> {
    let found = load(ask, id).await?;
    Ok(found.filter(|view| view.report.by.by == user))
}
