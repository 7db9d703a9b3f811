//! The public form: anybody may ask, without login. Safe against machines without puzzles for people.

use kernel::{Line, Problem, Prose, Refusal, UnitId};
use maud::html;
use organisation::{UnitFilter, UnitKind};
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Choice, Heading, Notice},
    layout::Audience,
};

use crate::{actions::AskQuestion, model::Caller};

/// A field that people do not see; whoever fills it in is a machine.
const TRAP: &str = "webbplats";
/// Hardly anybody reads and writes faster than this.
const SECONDS_LEAST: i64 = 2;

/// The empty form.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    view(&visit, &visit.blank()).await
}

/// Sends the question.
pub(super) async fn ask(visit: Visit) -> Result<Reply, Problem> {
    let mut form = visit.form();
    // A machine gets the same thanks as everybody, and nothing is saved.
    if !form.value(TRAP).is_empty() {
        return Ok(visit.go("/fraga/tack"));
    }
    // A browser that fills the form in is as quick as a machine: nothing is thrown away, it is asked once more.
    if form.age_seconds() < SECONDS_LEAST {
        form.refuse(Refusal::new("cases-refusal-question-quick"));
        return view(&visit, &form).await;
    }
    let input = read(&visit, &mut form).await?;
    match visit.submit(&mut form, input).await? {
        Some(_contact) => Ok(visit.go("/fraga/tack")),
        None => view(&visit, &form).await,
    }
}

/// Thanks, and what happens next.
pub(super) async fn thanks(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let body = html! {
        (Heading::new(t.say("cases-question-thanks-title")))
        (Notice::success(t, t.say("cases-question-thanks")).body(html! { p { (t.say("cases-question-thanks-next")) } }))
        p { (t.say("cases-question-urgent")) }
    };
    Ok(visit
        .page("cases-question-thanks-title", body)
        .audience(Audience::Public))
}

async fn read(visit: &Visit, form: &mut Form) -> Result<Option<AskQuestion>, Problem> {
    let (name, reach): (_, Option<Line>) = (form.optional_line("name"), form.line("reach"));
    let kinship = form.optional_line("kinship");
    let matter: Option<Prose> = form.prose("matter");
    let units = ordering_units(visit).await?;
    let unit: Option<UnitId> = match units.as_slice() {
        [(only, _)] => Some(*only),
        _ => form.id("unit"),
    };
    // Only a unit that was offered.
    let unit = unit.filter(|unit| units.iter().any(|(known, _)| known == unit));
    if unit.is_none() && !form.has_errors() {
        form.refuse(Refusal::new("page-kit-refusal-choice").at("unit"));
    }
    let source = visit.source_digest();
    Ok((|| {
        let caller = Caller {
            name: name?,
            kinship: kinship?,
            phone: Some(reach?),
        };
        Some(AskQuestion {
            unit: unit?,
            caller,
            matter: matter?,
            source,
        })
    })())
}

async fn ordering_units(visit: &Visit) -> Result<Vec<(UnitId, String)>, Problem> {
    let filter = UnitFilter {
        on: Some(visit.today()),
        ..UnitFilter::of_kind(UnitKind::OrderingUnit)
    };
    let units = organisation::units(visit.reader(), &filter).await?;
    Ok(units
        .into_iter()
        .map(|unit| (unit.id, unit.name.to_string()))
        .collect())
}

async fn view(visit: &Visit, form: &Form) -> Result<Reply, Problem> {
    let t = visit.t();
    let units = ordering_units(visit).await?;
    let choices = units
        .iter()
        .map(|(id, name)| Choice::new(id.to_string(), name.clone()));
    let body = html! {
        (Heading::new(t.say("cases-question-title")).lead(t.say("cases-question-lead")))
        p { (t.say("cases-question-urgent")) }
        form method="post" action="/fraga" {
            (form.around(t, html! {
                (form.area(t, "matter", "cases-question-matter").hint(t.say("cases-question-matter-hint")).rows(6))
                (form.text(t, "reach", "cases-question-reach").hint(t.say("cases-question-reach-hint")))
                (form.text(t, "name", "cases-question-name").optional())
                (form.text(t, "kinship", "cases-question-kinship").optional())
                @if units.len() > 1 {
                    (form.select(t, "unit", "cases-question-unit").empty(t.say("page-kit-choose")).choices(choices))
                }
                div.trap aria-hidden="true" {
                    label for="trap" { (t.say("cases-question-trap")) }
                    input id="trap" name=(TRAP) type="text" tabindex="-1" autocomplete="off";
                }
                (ButtonRow::new(Button::primary(t.say("cases-question-send"))))
                p { (t.say("cases-question-privacy")) }
            }))
        }
    };
    Ok(visit
        .page("cases-question-title", body)
        .audience(Audience::Public)
        .with_errors(form.has_errors()))
}
