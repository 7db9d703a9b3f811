//! An indicator: its development with its targets, how it is judged, what is behind the value, what is done for it.

use access::{Need, Resource};
use duties::calendar;
use kernel::{Date, Problem};
use maud::{Markup, html};
use page_kit::{
    Reply, T, Visit,
    components::{
        Breadcrumbs, Button, ButtonRow, Column, Empty, Facts, Heading, Notice, Section, Table,
    },
    dates,
};
use rulebook::keys;

use super::{
    trend::{self, Development},
    words,
};
use crate::{
    actions::RemoveIndicator,
    model::{
        Better, Chain, Goal, Indicator, IndicatorId, IndicatorStanding, Method, Reading, Scale, Way,
    },
    reads::{self, Clock, Measures},
    rules::Untold,
};

/// The page.
pub(super) async fn show(visit: Visit, measures: Measures) -> Result<Reply, Problem> {
    let (chain, goal, indicator) = load(&visit).await?;
    let standing = reads::standing_now(visit.reader(), &chain, visit.today()).await?;
    let mut all = standing.goals.iter().flat_map(|goal| &goal.indicators);
    let here = all.find(|one| one.id == indicator.id);
    let here = here.ok_or(Problem::NotFound)?;
    let why = |keys: &[&str]| super::shown::why(&visit, &standing, keys);
    let t = visit.t();
    let title = "goals-indicator";
    let body = html! {
        (Heading::new(indicator.name.as_str()).over(goal.title.as_str()).actions(ways(&visit, &indicator).await?))
        p { (words::assessment(t, here.assessment)) " " (why(&[keys::LOCAL_GOALS_ASSESSMENT])) }
        @if indicator.method == Method::Budget {
            p { (t.say("goals-budget-lead")) " "
                (why(&[keys::LOCAL_GOALS_BUDGET_GREEN, keys::LOCAL_GOALS_BUDGET_YELLOW])) }
        }
        (facts(&visit, (&indicator, here), measures).await?)
        (today(&visit, (&chain, &indicator, here), measures).await?)
        (behind(&visit, here))
        (development(&visit, (&chain, &indicator)).await?)
        (activities(&visit, &indicator).await?)
    };
    let way = Breadcrumbs::new(t)
        .step(
            t.say("goals-title"),
            format!("/malarbete?kedja={}", chain.id),
        )
        .step(
            goal.title.as_str(),
            format!("/malarbete?kedja={}#{}", chain.id, goal.id),
        )
        .here(indicator.name.as_str());
    Ok(visit.page(title, body).breadcrumbs(&way))
}

/// Takes it away.
pub(super) async fn remove(visit: Visit) -> Result<Reply, Problem> {
    let (chain, _goal, indicator) = load(&visit).await?;
    let mut form = visit.form();
    let input = Some(RemoveIndicator {
        indicator: indicator.id,
        version: form.version(),
    });
    let t = visit.t();
    if visit.submit(&mut form, input).await?.is_some() {
        let to = format!("/malarbete?kedja={}", chain.id);
        return Ok(visit.go(to).saying("goals-removed"));
    }
    let body = html! {
        (Heading::new(indicator.name.as_str()))
        (form.top(t))
        p { a href=(indicator.address()) { (t.say("goals-back-to-indicator")) } }
    };
    Ok(visit.page("goals-indicator", body).with_errors(true))
}

/// An indicator with where it stands in the chain.
pub(super) async fn load(visit: &Visit) -> Result<(Chain, Goal, Indicator), Problem> {
    let id: IndicatorId = visit.id("indicator")?;
    let indicator = reads::indicator(visit.reader(), id).await?;
    let indicator = indicator.ok_or(Problem::NotFound)?;
    let goal = reads::goal(visit.reader(), indicator.goal).await?;
    let goal = goal.ok_or(Problem::NotFound)?;
    let chain = reads::chain(visit.reader(), goal.chain).await?;
    Ok((chain.ok_or(Problem::NotFound)?, goal, indicator))
}

/// Whether the reader may hand in values of this one.
pub(super) async fn may_answer(visit: &Visit, indicator: &Indicator) -> Result<bool, Problem> {
    let write = Need::write(Resource::Goal);
    if access::may(visit.reader(), &visit.call, write).await? {
        return Ok(true);
    }
    let Some(unit) = indicator.responsible else {
        return Ok(false);
    };
    let need = Need::answer(Resource::Goal).at(unit);
    Ok(access::may(visit.reader(), &visit.call, need).await?)
}

async fn ways(visit: &Visit, indicator: &Indicator) -> Result<Markup, Problem> {
    let t = visit.t();
    if !may_answer(visit, indicator).await? {
        return Ok(html! {});
    }
    let to = |way: &str| format!("{}/{way}", indicator.address());
    let mut row = ButtonRow::new(Button::primary(t.say("goals-value-new")).href(to("varde")))
        .and(Button::secondary(t.say("goals-activity-new")).href(to("aktivitet")));
    if super::work::may_write(visit).await? {
        row = row.and(Button::quiet(t.say("goals-indicator-change")).href(to("andra")));
    }
    Ok(html! { (row) })
}

async fn facts(
    visit: &Visit,
    (indicator, here): (&Indicator, &IndicatorStanding),
    measures: Measures,
) -> Result<Markup, Problem> {
    let t = visit.t();
    let unit = match indicator.responsible {
        Some(unit) => organisation::unit(visit.reader(), unit).await?,
        None => None,
    };
    let bound = indicator.binding.as_ref();
    let definition = bound.and_then(|bound| measures.definition(&bound.measure));
    let targets = indicator.targets.iter();
    let targets: Vec<String> = targets
        .map(|(year, value)| format!("{year}: {}", words::value(t, *value, indicator.scale)))
        .collect();
    let facts = Facts::new()
        .fact(t.say("goals-value"), super::shown::value(visit, here))
        .fact(t.say("goals-baseline"), words::baseline(t, here))
        .fact(
            t.say("goals-aim"),
            t.say(&format!(
                "goals-aim-{}-{}",
                indicator.aim.key(),
                indicator.better.key()
            )),
        )
        .maybe(
            t.say("goals-targets"),
            (!targets.is_empty()).then(|| targets.join(", ")),
        )
        .fact(t.say("goals-source"), indicator.source.as_str())
        .maybe(
            t.say("goals-responsible"),
            unit.map(|unit| unit.name.to_string()),
        )
        .maybe(
            t.say("goals-measure"),
            definition.map(|definition| t.say(definition.key)),
        );
    Ok(html! { (facts) })
}

/// That the measure's value of today is not told, and why; nothing where it was told last night.
async fn today(
    visit: &Visit,
    (chain, indicator, here): (&Chain, &Indicator, &IndicatorStanding),
    measures: Measures,
) -> Result<Markup, Problem> {
    let t = visit.t();
    let Some(binding) = &indicator.binding else {
        return Ok(html! {});
    };
    let last = Clock::of(chain, visit.today()).to;
    let of_last_night = |day: Date| calendar::days_after(day, 1) >= last;
    if here.way == Some(Way::Measured) && here.day.is_some_and(of_last_night) {
        return Ok(html! {});
    }
    let of = (chain, visit.today());
    let told = reads::not_told(visit.reader(), &visit.call, of, (measures, binding)).await?;
    let Some((why, smallest)) = told else {
        return Ok(html! {});
    };
    let args = [("least", i64::from(smallest).into())];
    let words = t.with(&format!("goals-untold-{}", why.key()), &args);
    let stands = here.value.map(|_old| t.say("goals-untold-stands"));
    let rule = match why {
        Untold::Few => visit.why(keys::LOCAL_SMALL_NUMBER),
        Untold::Nothing => html! {},
    };
    Ok(html! {
        (Notice::info(t, t.say("goals-untold")).body(html! {
            p { (words) }
            @if let Some(stands) = stands { p { (stands) } }
        }))
        (rule)
    })
}

/// How many of how many, and the way down to the rows.
fn behind(visit: &Visit, here: &IndicatorStanding) -> Markup {
    let t = visit.t();
    let Some(rows) = &here.rows else {
        return html! {};
    };
    let Some(behind) = here.behind else {
        return html! { p { a href=(rows) { (t.say("goals-to-measure")) } } };
    };
    let missing = behind.denominator.saturating_sub(behind.numerator);
    let is_share = matches!(here.scale, Scale::Percent | Scale::Of);
    // Where less is better, those that do not meet it are as they should be; and of groups that miss a limit no single
    // row is what is missing.
    let leads_to_missing =
        here.scale == Scale::Percent && here.better == Better::Higher && missing > 0;
    let args = [
        ("numerator", behind.numerator.into()),
        ("denominator", behind.denominator.into()),
        ("missing", missing.into()),
    ];
    let body = html! {
        @if is_share { p { (t.with("goals-behind-share", &args)) } }
        @else { p { (t.with("goals-behind-rows", &args)) } }
        @if leads_to_missing {
            p { a href={ (rows) "&uppfyllt=nej" } { (t.with("goals-to-missing", &args)) } }
        } @else {
            p { a href=(rows) { (t.say("goals-to-measure")) } }
        }
    };
    html! { (Section::new("bakom", t.say("goals-behind"), body)) }
}

/// The values over time, drawn and as a table.
async fn development(
    visit: &Visit,
    (chain, indicator): (&Chain, &Indicator),
) -> Result<Markup, Problem> {
    let t = visit.t();
    let readings = reads::readings(visit.reader(), indicator.id).await?;
    let body = if readings.is_empty() {
        html! { (Empty::new(t.say("goals-no-values")).body(t.say("goals-no-values-body"))) }
    } else {
        html! {
            (drawn(t, (chain, indicator), &readings))
            (table(visit, (indicator, &readings)).await?)
        }
    };
    Ok(html! { (Section::new("utveckling", t.say("goals-development"), body)) })
}

/// The last value of each month, after the baseline; the year's target as a band.
fn drawn(t: T<'_>, (chain, indicator): (&Chain, &Indicator), readings: &[Reading]) -> Markup {
    let mut points = vec![];
    if let Some(baseline) = indicator.baseline {
        let year = indicator.baseline_year.unwrap_or(chain.year - 1);
        points.push((year.to_string(), baseline));
    }
    for (place, reading) in readings.iter().enumerate() {
        let month = |reading: &Reading| trend::month(reading.told.day);
        let next = readings.get(place + 1);
        if next.is_none_or(|next| month(next) != month(reading)) {
            points.push((month(reading), reading.told.value));
        }
    }
    let development = Development {
        name: indicator.name.as_str(),
        scale: indicator.scale,
        better: indicator.better,
        target: indicator.targets.get(&chain.year).copied(),
        points,
    };
    development.drawn(t)
}

async fn table(
    visit: &Visit,
    (indicator, readings): (&Indicator, &[Reading]),
) -> Result<Markup, Problem> {
    let t = visit.t();
    let users: Vec<_> = readings.iter().filter_map(|reading| reading.by).collect();
    let names = access::user_names(visit.reader(), &users).await?;
    let mut table = Table::new(t, t.say("goals-values"))
        .column(Column::new(t.say("goals-day")))
        .column(Column::new(t.say("goals-value")))
        .column(Column::new(t.say("goals-how")))
        .column(Column::new(t.say("goals-by")))
        .column(Column::new(t.say("goals-note")));
    for reading in readings.iter().rev() {
        let told = &reading.told;
        let by = reading.by.and_then(|user| names.get(&user));
        table = table.row([
            html! { (dates::full_day(visit.language(), told.day)) },
            html! {
                (words::value(t, told.value, indicator.scale))
                @if told.is_preliminary { " " span.muted { (t.say("goals-preliminary")) } }
            },
            html! { (t.say(&format!("goals-way-{}", told.way.key()))) },
            html! { (by.map_or_else(|| t.say("goals-by-itself"), ToString::to_string)) },
            html! { @if let Some(note) = &told.note { (note) } },
        ]);
    }
    Ok(html! { (table) })
}

async fn activities(visit: &Visit, indicator: &Indicator) -> Result<Markup, Problem> {
    let t = visit.t();
    let found = reads::activities(visit.reader(), indicator.id).await?;
    let answers = may_answer(visit, indicator).await?;
    let mut table = Table::new(t, t.say("goals-activities"))
        .hide_caption()
        .column(Column::new(t.say("goals-activity")))
        .column(Column::new(t.say("goals-activity-responsible")))
        .column(Column::new(t.say("goals-activity-until")))
        .column(Column::new(t.say("goals-state")));
    for one in &found {
        let to = format!("{}/aktivitet?aktivitet={}", indicator.address(), one.id);
        table = table.row([
            html! { @if answers { a href=(to) { (one.what) } } @else { (one.what) } },
            html! { (one.responsible) },
            html! { (dates::full_day(visit.language(), one.until)) },
            words::state(t, one.state),
        ]);
    }
    let body = html! {
        @if found.is_empty() {
            (Empty::new(t.say("goals-no-activities")).body(t.say("goals-no-activities-body")))
        } @else { (table) }
    };
    Ok(html! { (Section::new("aktiviteter", t.say("goals-activities"), body)) })
}
