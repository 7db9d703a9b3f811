//! A report: while it is written with what is said in it, when it is frozen as the committee saw it.

use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    List, Reply, Visit,
    components::{Breadcrumbs, Button, ButtonRow, Heading},
    dates,
};

use super::{
    paper,
    shown::{self, Reader},
    trend, work,
};
use crate::{
    model::{Chain, GoalStanding, Report, ReportId, Standing},
    reads,
};

/// The page.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let (chain, report) = load(&visit).await?;
    let standing = reads::standing(visit.reader(), &chain, &report).await?;
    let list = List::new(&visit, "goals-report", work::COLUMNS, "goal");
    if let Some(file) = list.export(&work::rows(&visit, &standing))? {
        return Ok(file);
    }
    view(&visit, (&chain, &report), &standing).await
}

/// The report on paper.
pub(super) async fn pdf(visit: Visit) -> Result<Reply, Problem> {
    let (chain, report) = load(&visit).await?;
    let standing = reads::standing(visit.reader(), &chain, &report).await?;
    paper::file(&visit, (&report, &standing)).await
}

/// A report with its chain.
pub(super) async fn load(visit: &Visit) -> Result<(Chain, Report), Problem> {
    let id: ReportId = visit.id("goal_report")?;
    let report = reads::report(visit.reader(), id).await?;
    let report = report.ok_or(Problem::NotFound)?;
    let chain = reads::chain(visit.reader(), report.chain).await?;
    Ok((chain.ok_or(Problem::NotFound)?, report))
}

async fn view(
    visit: &Visit,
    (chain, report): (&Chain, &Report),
    standing: &Standing,
) -> Result<Reply, Problem> {
    let t = visit.t();
    let title = t.say(&format!("goals-report-{}", report.kind.key()));
    let writes = report.frozen.is_none() && work::may_write(visit).await?;
    let body = html! {
        (Heading::new(title.clone()).over(format!("{} {}", standing.committee, standing.year))
            .lead(told_of(visit, report)).actions(ways(visit, (report, writes))))
        (shown::results(visit, standing))
        @for goal in &standing.goals {
            (shown::goal(visit, goal, (Reader::Staff, html! {
                (trend::of_goal(t, goal, standing.year))
                @if writes { (to_write(visit, report, goal)) }
            })))
        }
        (work::exports(visit, &format!("{}?", report.address())))
    };
    let way = Breadcrumbs::new(t)
        .step(
            t.say("goals-title"),
            format!("/malarbete?kedja={}", chain.id),
        )
        .here(title);
    Ok(visit.page("goals-report", body).breadcrumbs(&way).wide())
}

/// Of which day it tells, and whether it can still change.
pub(super) fn told_of(visit: &Visit, report: &Report) -> String {
    let t = visit.t();
    let day = |day| dates::full_day(visit.language(), day);
    match &report.frozen {
        None => t.with(
            "goals-open-lead",
            &[
                ("as_of", day(report.as_of).into()),
                ("due", day(report.due).into()),
            ],
        ),
        Some(frozen) => t.with(
            "goals-frozen-lead",
            &[
                ("as_of", day(report.as_of).into()),
                ("on", day(frozen.handled.on).into()),
                ("paragraph", frozen.handled.paragraph.to_string().into()),
            ],
        ),
    }
}

fn ways(visit: &Visit, (report, writes): (&Report, bool)) -> Markup {
    let t = visit.t();
    let pdf = Button::secondary(t.say("goals-pdf")).href(format!("{}/pdf", report.address()));
    let row = if writes {
        // What is frozen is what was read here.
        let to = format!("{}/beslut?version={}", report.address(), report.version);
        ButtonRow::new(Button::primary(t.say("goals-freeze")).href(to)).and(pdf)
    } else {
        ButtonRow::new(pdf)
    };
    html! { div.no-print { (row) } }
}

/// Where the judgement of a goal and the comments to its indicators are written.
fn to_write(visit: &Visit, report: &Report, goal: &GoalStanding) -> Markup {
    let t = visit.t();
    let to = |about: &str| format!("{}/ord?om={about}", report.address());
    html! {
        div.no-print {
            (ButtonRow::new(Button::secondary(t.say("goals-judgement-write")).href(to(&goal.id.to_string()))))
            ul {
                @for one in &goal.indicators {
                    li { a href=(to(&one.id.to_string())) { (t.with("goals-comment-write", &[("name", one.name.to_string().into())])) } }
                }
            }
        }
    }
}
