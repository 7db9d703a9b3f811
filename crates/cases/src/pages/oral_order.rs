//! What was ordered by word of mouth: who said what to whom, and when.

use kernel::Problem;
use maud::html;
use organisation::{UnitFilter, UnitKind};
use page_kit::{
    Form, Reply, Visit,
    components::{Breadcrumbs, Button, Choice},
};
use rulebook::keys;

use super::case_view::{OneForm, person};
use crate::{
    actions::NoteOralOrder,
    model::{Case, CaseId},
    reads,
};

async fn load(visit: &Visit, case: &str) -> Result<Case, Problem> {
    let case: CaseId = case.parse().map_err(|_none| Problem::NotFound)?;
    let found = reads::case(visit.reader(), visit.person()?, case).await?;
    found.ok_or(Problem::NotFound)
}

/// The empty form; `?case=` says of which case.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let case = load(&visit, visit.query("case")).await?;
    let now = visit.now().to_zoned(visit.call.zone.clone());
    let form = visit
        .blank()
        .with("case", case.id)
        .with("day", now.date())
        .with("clock", now.strftime("%H.%M"));
    view(&visit, &case, &form).await
}

/// Notes it.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let mut form = visit.form();
    let case = load(&visit, form.value("case")).await?;
    let (provider, said_to) = (form.id("provider"), form.line("said-to"));
    let (day, clock) = (form.past_date("day"), form.time("clock"));
    let words = form.prose("words");
    let said = day.zip(clock).and_then(|(day, clock)| {
        let zoned = day.to_datetime(clock).to_zoned(visit.call.zone.clone());
        zoned.ok().map(|zoned| zoned.timestamp())
    });
    let input = (|| {
        Some(NoteOralOrder {
            person: case.person,
            case: case.id,
            provider: provider?,
            said_to: said_to?,
            said: said?,
            words: words?,
        })
    })();
    match visit.submit(&mut form, input).await? {
        Some(_oral) => {
            let to = format!(
                "/personer/{}/bestallningar/ny?case={}",
                case.person, case.id
            );
            Ok(visit.go(to).saying("cases-oral-saved"))
        }
        None => view(&visit, &case, &form).await,
    }
}

async fn view(visit: &Visit, case: &Case, form: &Form) -> Result<Reply, Problem> {
    let t = visit.t();
    let person = person(visit).await?;
    let filter = UnitFilter {
        on: Some(visit.today()),
        ..UnitFilter::of_kind(UnitKind::Provider)
    };
    let providers = organisation::units(visit.reader(), &filter).await?;
    let choices = providers
        .iter()
        .map(|unit| Choice::new(unit.id.to_string(), unit.name.to_string()));
    let way = Breadcrumbs::new(t)
        .step(person.name(), format!("/personer/{}", person.id))
        .step(
            t.with(
                "cases-case-title",
                &[("number", case.number().to_string().into())],
            ),
            case.address(),
        );
    let page = OneForm {
        title: "cases-oral-title",
        lead: "cases-oral-lead",
        above: visit.why(keys::LOCAL_ORAL_ORDER),
        to: format!("/personer/{}/bestallningar/muntlig", case.person),
        fields: html! {
            (page_kit::components::hidden("case", form.value("case")))
            (form.select(t, "provider", "cases-order-provider").empty(t.say("page-kit-choose")).choices(choices))
            (form.text(t, "said-to", "cases-oral-said-to").hint(t.say("cases-oral-said-to-hint")))
            (form.area(t, "words", "cases-oral-words").rows(4))
            (form.day(t, "day", "cases-contact-day"))
            (form.clock(t, "clock", "cases-contact-clock"))
        },
        button: Button::primary(t.say("cases-oral-save")),
        form,
    };
    Ok(page.show(visit, &person, (way, case.address())))
}
