//! The committee has handled a report: what it saw is kept.

use kernel::Problem;
use maud::html;
use page_kit::{
    Form, Reply, Visit,
    components::{Breadcrumbs, Button, ButtonRow, Heading, Notice},
};

use super::report::load;
use crate::{
    actions::FreezeReport,
    model::{Handled, Report},
    reads::{self, Measures},
};

/// The form.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let (_chain, report) = load(&visit).await?;
    if report.frozen.is_some() {
        return Ok(visit.go(report.address()));
    }
    let form = visit
        .blank()
        .with("version", report.version)
        .with("handled_on", visit.today());
    let read = visit.query("version");
    let was_read = read.is_empty() || read == report.version.to_string();
    Ok(view(&visit, &form, (&report, was_read)))
}

/// Keeps it.
pub(super) async fn save(visit: Visit, measures: Measures) -> Result<Reply, Problem> {
    let (chain, report) = load(&visit).await?;
    let day = (&chain, report.as_of);
    let figures = reads::figures(visit.reader(), &visit.call, day, measures).await?;
    let mut form = visit.form();
    let version = form.version();
    let (on, paragraph) = (form.date("handled_on"), form.line("paragraph"));
    let input = (|| {
        Some(FreezeReport {
            report: report.id,
            version,
            handled: Handled {
                on: on?,
                paragraph: paragraph?,
            },
            figures,
        })
    })();
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(visit.go(report.address()).saying("goals-report-frozen")),
        None => Ok(view(&visit, &form, (&report, true))),
    }
}

/// The form; `was_read` tells whether the reader comes from the report as it stands.
fn view(visit: &Visit, form: &Form, (report, was_read): (&Report, bool)) -> Reply {
    let t = visit.t();
    let title = "goals-freeze";
    let body = html! {
        (Heading::new(t.say(title)).lead(t.say("goals-freeze-lead")))
        (Notice::warning(t, t.say("goals-freeze-warning")))
        @if !was_read {
            (Notice::warning(t, t.say("goals-freeze-changed")).body(html! {
                p { a href=(report.address()) { (t.say("goals-freeze-read")) } }
            }))
        }
        form method="post" {
            (form.around(t, html! {
                (form.day(t, "handled_on", "goals-handled-on"))
                (form.text(t, "paragraph", "goals-paragraph").hint(t.say("goals-paragraph-hint")).width(20))
                (ButtonRow::new(Button::primary(t.say("goals-freeze-do")))
                    .and(Button::quiet(t.say("page-kit-cancel")).href(report.address())))
            }))
        }
    };
    let way = Breadcrumbs::new(t)
        .step(t.say("goals-title"), "/malarbete")
        .step(t.say("goals-report"), report.address())
        .here(t.say(title));
    visit
        .page(title, body)
        .breadcrumbs(&way)
        .with_errors(form.has_errors())
}
