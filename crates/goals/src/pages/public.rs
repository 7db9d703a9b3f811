//! What the committee has seen, for everybody to read.

use kernel::Problem;
use maud::html;
use page_kit::{
    Cell, List, ListColumn, Reply, Visit,
    components::{Breadcrumbs, Button, ButtonRow, Empty, Heading},
};

use super::{
    paper,
    report::told_of,
    shown::{self, Reader},
    trend,
};
use crate::{
    model::{Frozen, Report, ReportId},
    reads,
};

const COLUMNS: &[ListColumn] = &[
    ListColumn::new("report", "goals-report"),
    ListColumn::new("committee", "goals-committee"),
    ListColumn::new("as-of", "goals-as-of").days(),
    ListColumn::new("handled", "goals-handled-on").days(),
    ListColumn::new("paragraph", "goals-paragraph"),
];

/// All reports that committees have handled.
pub(super) async fn list(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let title = "goals-public-title";
    let reports = reads::reports_seen(visit.reader()).await?;
    let rows: Vec<Vec<Cell>> = reports.iter().filter_map(|one| row(&visit, one)).collect();
    let list = List::new(&visit, title, COLUMNS, "as-of")
        .empty(Empty::new(t.say("goals-public-empty")).body(t.say("goals-public-empty-body")));
    if let Some(file) = list.export(&rows)? {
        return Ok(file);
    }
    let total = i64::try_from(rows.len()).unwrap_or(0);
    let window = list.window();
    let skip = usize::try_from(window.offset).unwrap_or(usize::MAX);
    let take = usize::try_from(window.limit).unwrap_or(0);
    let rows = rows.into_iter().skip(skip).take(take).collect();
    let body = html! {
        (Heading::new(t.say(title)).lead(t.say("goals-public-lead")))
        (list.show(rows, total))
    };
    Ok(visit.page(title, body))
}

/// One of them, as the committee saw it.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let (report, frozen) = load(&visit).await?;
    let title = t.say(&format!("goals-report-{}", report.kind.key()));
    let standing = &frozen.standing;
    let pdf = Button::secondary(t.say("goals-pdf")).href(format!("/mal/{}/pdf", report.id));
    let body = html! {
        (Heading::new(title.clone()).over(format!("{} {}", standing.committee, standing.year))
            .lead(told_of(&visit, &report)).actions(ButtonRow::new(pdf)))
        (shown::results(&visit, standing))
        @for goal in &standing.goals {
            (shown::goal(&visit, goal, (Reader::Public, trend::of_goal(t, goal, standing.year))))
        }
    };
    let way = Breadcrumbs::new(t)
        .step(t.say("goals-public-title"), "/mal")
        .here(title);
    Ok(visit.page("goals-report", body).breadcrumbs(&way).wide())
}

/// The same on paper.
pub(super) async fn pdf(visit: Visit) -> Result<Reply, Problem> {
    let (report, frozen) = load(&visit).await?;
    paper::file(&visit, (&report, &frozen.standing)).await
}

/// A report that a committee has handled; what is being written is not there for others.
async fn load(visit: &Visit) -> Result<(Report, Frozen), Problem> {
    let id: ReportId = visit.id("goal_report")?;
    let report = reads::report(visit.reader(), id).await?;
    let report = report.ok_or(Problem::NotFound)?;
    let frozen = report.frozen.clone().ok_or(Problem::NotFound)?;
    Ok((report, frozen))
}

fn row(visit: &Visit, report: &Report) -> Option<Vec<Cell>> {
    let frozen = report.frozen.as_ref()?;
    let name = visit
        .t()
        .say(&format!("goals-report-{}", report.kind.key()));
    let name = format!("{name} {}", frozen.standing.year);
    Some(vec![
        Cell::link(name, format!("/mal/{}", report.id)),
        Cell::text(frozen.standing.committee.as_str()),
        Cell::day(visit, report.as_of),
        Cell::day(visit, frozen.handled.on),
        Cell::text(frozen.handled.paragraph.as_str()),
    ])
}
