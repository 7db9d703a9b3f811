//! An indicator of a goal, new or changed.

use kernel::{Problem, Refusal, UnitId, measure::Dimension};
use maud::{Markup, html};
use organisation::UnitFilter;
use page_kit::{
    Form, Reply, T, Visit,
    components::{Breadcrumbs, Button, ButtonRow, Choice, Heading, Section, Select},
};

use super::words;
use crate::{
    actions::SetIndicator,
    model::{
        Aim, Better, Binding, Chain, Goal, GoalId, Indicator, IndicatorId, Method, Only, Over,
        Scale, Targets, Value,
    },
    reads::{self, Measures},
};

/// The fields of the targets: of the chain's year and the two after it.
const TARGETS: [(&str, &str); 3] = [
    ("target-0", "goals-target-0"),
    ("target-1", "goals-target-1"),
    ("target-2", "goals-target-2"),
];

/// What the form is about.
struct About {
    chain: Chain,
    goal: Goal,
    before: Option<Indicator>,
    measures: Measures,
}

/// The form of a new indicator, last under its goal.
pub(super) async fn show_new(visit: Visit, measures: Measures) -> Result<Reply, Problem> {
    let about = of_goal(&visit, measures).await?;
    let all = reads::indicators(visit.reader(), about.chain.id).await?;
    let own = all.iter().filter(|one| one.goal == about.goal.id);
    let position = own.map(|one| one.position).max().unwrap_or(0) + 1;
    let form = visit
        .blank()
        .with("position", position)
        .with("scale", Scale::Percent.key())
        .with("method", Method::Compared.key())
        .with("aim", Aim::Improve.key())
        .with("better", Better::Higher.key());
    view(&visit, &form, &about).await
}

/// Adds it.
pub(super) async fn save_new(visit: Visit, measures: Measures) -> Result<Reply, Problem> {
    let about = of_goal(&visit, measures).await?;
    save_either(visit, about).await
}

/// The form with what holds.
pub(super) async fn show(visit: Visit, measures: Measures) -> Result<Reply, Problem> {
    let about = of_indicator(&visit, measures).await?;
    let form = match &about.before {
        Some(before) => filled(&visit, (before, &about.chain)),
        None => visit.blank(),
    };
    view(&visit, &form, &about).await
}

/// Changes it.
pub(super) async fn save(visit: Visit, measures: Measures) -> Result<Reply, Problem> {
    let about = of_indicator(&visit, measures).await?;
    save_either(visit, about).await
}

async fn save_either(visit: Visit, about: About) -> Result<Reply, Problem> {
    let mut form = visit.form();
    let input = read(&visit, &mut form, &about);
    match visit.submit(&mut form, input).await? {
        Some(id) => Ok(visit
            .go(format!("/malarbete/indikatorer/{id}"))
            .saying("goals-saved")),
        None => view(&visit, &form, &about).await,
    }
}

async fn of_goal(visit: &Visit, measures: Measures) -> Result<About, Problem> {
    let id: GoalId = visit.id("goal")?;
    about(visit, (id, None), measures).await
}

async fn of_indicator(visit: &Visit, measures: Measures) -> Result<About, Problem> {
    let id: IndicatorId = visit.id("indicator")?;
    let found = reads::indicator(visit.reader(), id).await?;
    let found = found.ok_or(Problem::NotFound)?;
    about(visit, (found.goal, Some(found)), measures).await
}

async fn about(
    visit: &Visit,
    (goal, before): (GoalId, Option<Indicator>),
    measures: Measures,
) -> Result<About, Problem> {
    let goal = reads::goal(visit.reader(), goal).await?;
    let goal = goal.ok_or(Problem::NotFound)?;
    let chain = reads::chain(visit.reader(), goal.chain).await?;
    Ok(About {
        chain: chain.ok_or(Problem::NotFound)?,
        goal,
        before,
        measures,
    })
}

fn filled(visit: &Visit, (one, chain): (&Indicator, &Chain)) -> Form {
    let typed = |value: Value| words::typed(visit.language(), value);
    let mut form = visit
        .blank()
        .with("version", one.version)
        .with("position", one.position)
        .with("name", &one.name)
        .with("scale", one.scale.key())
        .with("method", one.method.key())
        .with("aim", one.aim.key())
        .with("better", one.better.key())
        .with_maybe("baseline", one.baseline.map(typed))
        .with_maybe("baseline_year", one.baseline_year)
        .with("source", &one.source)
        .with_maybe("responsible", one.responsible);
    for (year, (field, _)) in years(chain) {
        form = form.with_maybe(field, one.targets.get(&year).map(|value| typed(*value)));
    }
    if let Some(binding) = &one.binding {
        let only = binding.only.as_ref();
        form = form
            .with("measure", &binding.measure)
            .with_maybe("only_by", only.map(|only| only.by.key()))
            .with_maybe("only_group", only)
            .with_maybe("over_by", binding.over.map(|over| over.by.key()))
            .with_maybe(
                "over_least",
                binding.over.map(|over| over.least.say(visit.language())),
            );
    }
    form
}

fn read(visit: &Visit, form: &mut Form, about: &About) -> Option<SetIndicator> {
    let (name, source) = (form.line("name"), form.line("source"));
    let (position, scale) = (form.number("position", 1, 999), form.choice("scale"));
    let (method, aim) = (form.choice("method"), form.choice("aim"));
    let (better, baseline) = (form.choice("better"), value(form, "baseline"));
    let year = optional_year(form);
    let responsible: Option<Option<UnitId>> = form.optional_choice("responsible");
    let (targets, binding) = (targets(form, about), binding(form));
    let before = about.before.as_ref();
    let version = form.version();
    Some(SetIndicator {
        is_new: before.is_none(),
        measures: about.measures,
        indicator: Indicator {
            // A new indicator gets its id where it is kept.
            id: before.map_or_else(|| visit.call.new_id(), |one| one.id),
            goal: about.goal.id,
            position: position?,
            name: name?,
            scale: scale?,
            method: method?,
            aim: aim?,
            better: better?,
            baseline: baseline?,
            baseline_year: year?,
            source: source?,
            responsible: responsible?,
            binding: binding?,
            targets: targets?,
            version,
        },
    })
}

/// A value that may be left out.
pub(super) fn value(form: &mut Form, name: &'static str) -> Option<Option<Value>> {
    let typed = form.value(name).trim().to_owned();
    if typed.is_empty() {
        return Some(None);
    }
    if let Ok(value) = typed.parse() {
        Some(Some(value))
    } else {
        form.refuse(Refusal::new("goals-refusal-value").at(name));
        None
    }
}

fn optional_year(form: &mut Form) -> Option<Option<i16>> {
    if form.value("baseline_year").trim().is_empty() {
        return Some(None);
    }
    let year = form.number("baseline_year", 2000, 2100)?;
    Some(i16::try_from(year).ok())
}

/// Targets of the years that have a field; those of other years stay as they are.
fn targets(form: &mut Form, about: &About) -> Option<Targets> {
    let before = about.before.as_ref();
    let mut targets = before.map(|one| one.targets.clone()).unwrap_or_default();
    for (year, (field, _)) in years(&about.chain) {
        match value(form, field)? {
            Some(value) => targets.insert(year, value),
            None => targets.remove(&year),
        };
    }
    Some(targets)
}

fn years(chain: &Chain) -> impl Iterator<Item = (i16, (&'static str, &'static str))> {
    (chain.year..).zip(TARGETS)
}

fn binding(form: &mut Form) -> Option<Option<Binding>> {
    let measure = form.value("measure").to_owned();
    let only_by: Option<Option<Dimension>> = form.optional_choice("only_by");
    let over_by: Option<Option<Dimension>> = form.optional_choice("over_by");
    let group = form.optional_line("only_group");
    let least = value(form, "over_least");
    let (only_by, over_by, group, least) = (only_by?, over_by?, group?, least?);
    if measure.is_empty() {
        return Some(None);
    }
    if only_by.is_some() != group.is_some() {
        form.refuse(Refusal::new("goals-refusal-both").at("only_group"));
        return None;
    }
    let over = match (over_by, least) {
        (Some(by), Some(Value::Number(least))) => Some(Over { by, least }),
        (None, None) => None,
        _ => {
            form.refuse(Refusal::new("goals-refusal-both").at("over_least"));
            return None;
        }
    };
    let only = only_by.zip(group);
    let only = only.and_then(|(by, groups)| Only::parse(by, groups.as_str()));
    Some(Some(Binding {
        measure,
        only,
        over,
    }))
}

async fn view(visit: &Visit, form: &Form, about: &About) -> Result<Reply, Problem> {
    let t = visit.t();
    let (title, back) = match &about.before {
        None => (
            "goals-indicator-new",
            format!("/malarbete?kedja={}#{}", about.chain.id, about.goal.id),
        ),
        Some(before) => ("goals-indicator-change", before.address()),
    };
    let units = organisation::units(visit.reader(), &UnitFilter::default()).await?;
    let mut responsible = form
        .select(t, "responsible", "goals-responsible")
        .hint(t.say("goals-responsible-hint"))
        .empty(t.say("goals-responsible-none"))
        .optional();
    for unit in &units {
        responsible = responsible.choice(unit.id.to_string(), unit.name.as_str());
    }
    let body = html! {
        (Heading::new(t.say(title)).over(about.goal.title.as_str()))
        form method="post" {
            (form.around(t, html! {
                (form.text(t, "name", "goals-indicator"))
                (what(t, form))
                (values(t, (form, about)))
                (form.text(t, "source", "goals-source"))
                (responsible)
                (bound(t, (form, about.measures)))
                (form.count(t, "position", "goals-position").width(3))
                (ButtonRow::new(Button::primary(t.say("goals-save")))
                    .and(Button::quiet(t.say("page-kit-cancel")).href(back)))
            }))
        }
        @if let Some(before) = &about.before {
            form method="post" action={ "/malarbete/indikatorer/" (before.id) "/ta-bort" } {
                (visit.blank().with("version", before.version).around(t, html! {
                    (ButtonRow::new(Button::danger(t.say("goals-indicator-remove"))))
                }))
            }
        }
    };
    let way = Breadcrumbs::new(t)
        .step(
            t.say("goals-title"),
            format!("/malarbete?kedja={}", about.chain.id),
        )
        .here(t.say(title));
    Ok(visit
        .page(title, body)
        .breadcrumbs(&way)
        .with_errors(form.has_errors()))
}

/// What it is counted in and how it is judged.
fn what(t: T<'_>, form: &Form) -> Markup {
    let choice = |key: &str, text: String| Choice::new(key, t.say(&text));
    let aims = Aim::ALL.iter();
    let aims = aims.map(|one| choice(one.key(), format!("goals-aim-{}", one.key())));
    let better = Better::ALL.iter();
    let better = better.map(|one| choice(one.key(), format!("goals-better-{}", one.key())));
    let methods = Method::ALL.iter();
    let methods = methods.map(|one| choice(one.key(), format!("goals-method-{}", one.key())));
    let mut scale = form.select(t, "scale", "goals-scale");
    for one in Scale::ALL {
        scale = scale.choice(one.key(), t.say(&format!("goals-scale-{}", one.key())));
    }
    html! {
        (scale)
        (form.radios(t, "aim", "goals-aim", aims))
        (form.radios(t, "better", "goals-better", better))
        (form.radios(t, "method", "goals-method", methods))
    }
}

/// What it was, and what it is to be.
fn values(t: T<'_>, (form, about): (&Form, &About)) -> Markup {
    let body = html! {
        (form.text(t, "baseline", "goals-baseline").hint(t.say("goals-baseline-hint")).width(10).optional())
        (form.count(t, "baseline_year", "goals-baseline-year").width(4).optional())
        @for (year, (field, label)) in years(&about.chain) {
            (form.text(t, field, label).hint(year.to_string()).width(10).optional())
        }
    };
    html! { (Section::new("varden", t.say("goals-values"), body)) }
}

/// From which measure it is read.
fn bound(t: T<'_>, (form, measures): (&Form, Measures)) -> Markup {
    let mut measure = form
        .select(t, "measure", "goals-measure")
        .empty(t.say("goals-measure-none"))
        .optional();
    for definition in (measures.all)() {
        measure = measure.choice(definition.key, t.say(definition.key));
    }
    let by = |name: &str, label: &str| dimensions(t, form.select(t, name, label));
    let body = html! {
        (measure)
        (by("only_by", "goals-only-by"))
        (form.text(t, "only_group", "goals-only-group").hint(t.say("goals-only-group-hint")).optional())
        (by("over_by", "goals-over-by"))
        (form.text(t, "over_least", "goals-over-least").hint(t.say("goals-over-least-hint")).width(8).optional())
    };
    html! { (Section::new("matt", t.say("goals-bound"), body).intro(t.say("goals-bound-lead"))) }
}

fn dimensions<'a>(t: T<'a>, select: Select<'a>) -> Select<'a> {
    let mut select = select.empty(t.say("goals-none-chosen")).optional();
    for by in Dimension::ALL {
        select = select.choice(by.key(), t.say(&format!("goals-dimension-{}", by.key())));
    }
    select
}
