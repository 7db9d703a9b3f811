//! The form by which everybody who works here tells that something went wrong.

use access::{Need, Resource};
use care_plans::{PlanGroup, PlansOf};
use kernel::{PersonId, Problem, UnitId};
use maud::html;
use organisation::{UnitFilter, UnitKind};
use page_kit::{
    Form, Reply, Visit, Window, asked,
    components::{Button, ButtonRow, Choice, Heading},
};
use rulebook::keys;
use visits::QuestionId;

use super::words::{harms, kinds};
use crate::{
    actions::ReportDeviation,
    model::{DeviationKind, Happened, NewReport},
};

/// The most persons who are offered.
const PERSONS: i64 = 500;

/// The form; `?person=` and `?fraga=` fill in what is known from where the reader comes.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let person: Option<PersonId> = asked::id(&visit, "person");
    let form = visit
        .blank()
        .with("on", visit.today())
        .with_maybe("unit", visit.actor().unit())
        .with_maybe("person", person);
    let form = match asked::id(&visit, "fraga") {
        Some(id) => from_question(&visit, form, id).await?,
        None => form,
    };
    view(&visit, &form).await
}

/// What a question of a visit tells, for those who may read it. What went wrong is a report already, and those who plan
/// are not to read it here either.
async fn from_question(visit: &Visit, form: Form, id: QuestionId) -> Result<Form, Problem> {
    let question = visits::question(visit.reader(), id).await?;
    let here = visit.unit()?;
    let plans = Need::see(Resource::Schedule).at(here);
    let may = access::may(visit.reader(), &visit.call, plans).await?;
    let question = question.filter(|question| may && question.provider == here);
    let question = question.filter(|question| !question.kind.is_managers());
    let Some(question) = question else {
        return Ok(form);
    };
    let known = visits::known_visit(visit.reader(), question.visit).await?;
    let is_missed = question.kind == visits::QuestionKind::NobodyOpened;
    let kind = is_missed.then(|| DeviationKind::Missed.key());
    Ok(form
        .with("question", question.id)
        .with("unit", question.provider)
        .with("person", question.person)
        .with_maybe("on", known.map(|known| known.day.min(visit.today())))
        .with_maybe("kind", kind)
        .with_maybe("words", question.words))
}

/// Tells it.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let mut form = visit.form();
    let (unit, person) = (
        form.choice("unit"),
        form.optional_choice::<PersonId>("person"),
    );
    let on = form.past_date("on");
    let at = if form.value("at").trim().is_empty() {
        Some(None)
    } else {
        form.time("at").map(Some)
    };
    let (kind, harm) = (form.choice("kind"), form.choice("harm"));
    let (words, at_once) = (form.prose("words"), form.optional_prose("atonce"));
    let question = form.optional_choice("question");
    let is_of_manager = form.ticked("manager");
    let input = (|| {
        Some(ReportDeviation {
            report: NewReport {
                unit: unit?,
                person: person?,
                happened: Happened { on: on?, at: at? },
                kind: kind?,
                harm: harm?,
                words: words?,
                at_once: at_once?,
                is_of_manager,
                question: question?,
            },
        })
    })();
    match visit.submit(&mut form, input).await? {
        Some(id) => Ok(visit
            .go(format!("/mina-rapporter/{id}"))
            .saying("deviations-report-saved")),
        None => view(&visit, &form).await,
    }
}

async fn view(visit: &Visit, form: &Form) -> Result<Reply, Problem> {
    let t = visit.t();
    let title = "deviations-report-title";
    let (units, persons) = (units(visit).await?, persons(visit, form).await?);
    let question = form.value("question").to_owned();
    let body = html! {
        (Heading::new(t.say(title)).lead(t.say("deviations-report-lead")))
        form method="post" action="/avvikelser/ny" {
            (form.around(t, html! {
                @if !question.is_empty() { (page_kit::components::hidden("question", &question)) }
                (form.area(t, "words", "deviations-words").hint(t.say("deviations-words-hint")).rows(5))
                (form.area(t, "atonce", "deviations-at-once").hint(t.say("deviations-at-once-hint")).rows(3).optional())
                (form.day(t, "on", "deviations-on"))
                (form.clock(t, "at", "deviations-at").optional())
                (form.select(t, "unit", "deviations-unit").empty(t.say("deviations-unit-choose")).choices(units))
                @if !persons.is_empty() {
                    (form.select(t, "person", "deviations-concerned").empty(t.say("deviations-nobody"))
                        .choices(persons).hint(t.say("deviations-concerned-hint")).optional())
                }
                (form.select(t, "kind", "deviations-kind").empty(t.say("deviations-kind-choose")).choices(kinds(t)))
                (form.radios(t, "harm", "deviations-harm", harms(t)))
                (form.checkbox(t, "manager", "deviations-of-manager").hint(t.say("deviations-of-manager-hint")))
                p { (t.say("deviations-report-who-reads")) }
                (visit.why_all(&[keys::SOL_27_2, keys::LSS_24B, keys::SOL_27_3]))
                (ButtonRow::new(Button::primary(t.say("deviations-report-save")))
                    .and(Button::quiet(t.say("deviations-own-title")).href("/mina-rapporter")))
            }))
        }
    };
    Ok(visit.page(title, body).with_errors(form.has_errors()))
}

/// The units where something can have happened: the own one first.
pub(super) async fn units(visit: &Visit) -> Result<Vec<Choice>, Problem> {
    let here = visit.actor().unit();
    let filter = UnitFilter {
        on: Some(visit.today()),
        ..UnitFilter::default()
    };
    let mut units = organisation::units(visit.reader(), &filter).await?;
    units.retain(|unit| match unit.kind {
        UnitKind::OrderingUnit | UnitKind::Provider | UnitKind::AlarmCentre | UnitKind::Office => {
            true
        }
        UnitKind::Team => here == Some(unit.id),
        UnitKind::Outside => false,
    });
    units.sort_by_key(|unit| here != Some(unit.id));
    let choice =
        |unit: &organisation::Unit| Choice::new(unit.id.to_string(), unit.name.to_string());
    Ok(units.iter().map(choice).collect())
}

/// The persons of the own unit whom the reader may see, and the one who is filled in.
async fn persons(visit: &Visit, form: &Form) -> Result<Vec<Choice>, Problem> {
    let here: UnitId = visit.unit()?;
    let place = organisation::workplace(visit.reader(), here).await?;
    let whole = place.map_or(here, |place| place.unit);
    let window = Window {
        sort: "ordered",
        is_descending: false,
        offset: 0,
        limit: PERSONS,
    };
    let mut found: Vec<(PersonId, String)> = vec![];
    for group in [PlanGroup::Standing(visit.today()), PlanGroup::Wanted] {
        for of in [PlansOf::Provider(whole), PlansOf::Unit(whole)] {
            let plans = care_plans::plans(visit.reader(), &visit.call, (of, group), window).await?;
            for line in plans.0 {
                found.push((line.plan.person, line.person_name));
            }
        }
    }
    if let Ok(id) = form.value("person").parse::<PersonId>() {
        let need = Need::see(Resource::PersonInSearch).about(id);
        if access::may(visit.reader(), &visit.call, need).await?
            && let Some(person) = residents::person(visit.reader(), id).await?
        {
            found.push((id, person.name()));
        }
    }
    found.sort_by(|a, b| (&a.1, a.0).cmp(&(&b.1, b.0)));
    found.dedup();
    let choice = |(id, name): (PersonId, String)| Choice::new(id.to_string(), name);
    Ok(found.into_iter().map(choice).collect())
}
