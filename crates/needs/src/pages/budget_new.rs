//! Begins a budget: typed, or with a file of the command line.

use kernel::{Line, Problem, Refusal};
use maud::html;
use page_kit::{
    Form, Reply, Visit,
    components::{Breadcrumbs, Button, ButtonRow, Field, Heading},
};
use projection::economy;

use crate::{actions::CreateLedger, rules::said};

/// The most that a budget may begin with, in thousands of kronor.
const MOST: i64 = 1_000_000_000;

/// The form.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    Ok(view(&visit, &visit.blank()))
}

/// Begins it.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let mut form = visit.form();
    let input = match visit.file("file") {
        Some(text) => of_file(&mut form, text),
        None => typed(&mut form),
    };
    match visit.submit(&mut form, input).await? {
        Some(id) => Ok(visit
            .go(format!("/prognos/budget/{id}"))
            .saying("needs-budget-begun")),
        None => Ok(view(&visit, &form)),
    }
}

fn typed(form: &mut Form) -> Option<CreateLedger> {
    let (name, start_name) = (form.line("name"), form.line("start_name"));
    let start = form.number("start", -MOST, MOST);
    Some(CreateLedger {
        name: name?,
        start_name: start_name?,
        start: start?,
        entries: Vec::new(),
    })
}

/// The whole budget of a file; what it is called may be typed beside it.
fn of_file(form: &mut Form, text: &str) -> Option<CreateLedger> {
    let read = match economy::Ledger::read(text) {
        Ok(read) => read,
        Err(trouble) => {
            form.refuse(said(&trouble).at("file"));
            return None;
        }
    };
    let name = if form.value("name").trim().is_empty() {
        Line::parse(&read.name).ok()
    } else {
        form.line("name")
    };
    let start_name = Line::parse(&read.start_name).ok();
    if name.is_none() || start_name.is_none() {
        form.refuse(Refusal::new("needs-refusal-budget-unnamed").at("file"));
    }
    Some(CreateLedger {
        name: name?,
        start_name: start_name?,
        start: read.start,
        entries: read.entries,
    })
}

fn view(visit: &Visit, form: &Form) -> Reply {
    let t = visit.t();
    let title = "needs-budget-new";
    let file = form.fill(
        t,
        "file",
        Field::file(t, "file", t.say("needs-budget-file")),
    );
    let body = html! {
        (Heading::new(t.say(title)).lead(t.say("needs-budget-new-lead")))
        form method="post" enctype="multipart/form-data" {
            (form.around(t, html! {
                (form.text(t, "name", "needs-budget-name"))
                (form.text(t, "start_name", "needs-start-name").hint(t.say("needs-start-name-hint")))
                (form.count(t, "start", "needs-start").unit(t.say("needs-thousands")).width(10))
                (file.hint(t.say("needs-budget-file-hint")).optional())
                (ButtonRow::new(Button::primary(t.say("needs-budget-begin")))
                    .and(Button::quiet(t.say("page-kit-cancel")).href("/prognos/budget")))
            }))
        }
    };
    let way = Breadcrumbs::new(t)
        .step(t.say("needs-title"), "/prognos")
        .step(t.say("needs-budgets"), "/prognos/budget")
        .here(t.say(title));
    visit
        .page(title, body)
        .breadcrumbs(&way)
        .with_errors(form.has_errors())
}
