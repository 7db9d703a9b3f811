//! What follow-ups show: goals reached, who answered, what they think; by service, with small groups hidden from all.

use kernel::{
    Date, Fault, Period, Problem,
    measure::{self, Dimension, Figure, MeasureDefinition, MeasureRow, Outcome},
};
use maud::{Markup, html};
use page_kit::{
    Cell, List, ListColumn, Reply, Visit,
    charts::LineChart,
    components::{Empty, FilterForm, Heading, Section, Select, SmallHidden},
    dates,
};
use rulebook::keys;

use super::groups::{self, Asked};
use crate::{
    measures::{self, GOALS, RESPONSE},
    model::Theme,
};

const COLUMNS: &[ListColumn] = &[
    ListColumn::new("group", "follow-up-group"),
    ListColumn::new("response", "follow-up-measure-response"),
    ListColumn::new("goals", "follow-up-measure-goals"),
    ListColumn::new("safety", "follow-up-measure-safety"),
    ListColumn::new("influence", "follow-up-measure-influence"),
    ListColumn::new("treatment", "follow-up-measure-treatment"),
    ListColumn::new("complaint", "follow-up-measure-complaint"),
    ListColumn::new("continuity", "follow-up-measure-continuity"),
];

/// Half-years that the line shows.
const TREND: usize = 6;

/// A column: what it measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Measured {
    Response,
    Goals,
    Experienced(Theme),
}

/// All columns in their order.
fn all() -> Vec<Measured> {
    let themes = Theme::ALL.iter().copied().map(Measured::Experienced);
    [Measured::Response, Measured::Goals]
        .into_iter()
        .chain(themes)
        .collect()
}

impl Measured {
    const fn definition(self) -> MeasureDefinition {
        match self {
            Self::Response => RESPONSE,
            Self::Goals => GOALS,
            Self::Experienced(theme) => measures::measure_of(theme),
        }
    }

    async fn rows(
        self,
        visit: &Visit,
        (from, to): (Date, Date),
    ) -> Result<Vec<MeasureRow>, Problem> {
        let period =
            Period::new(from, Some(to)).map_err(|e| Fault::from_source("a half-year", e))?;
        let (ask, call) = (visit.reader(), &visit.call);
        Ok(match self {
            Self::Response => measures::response(ask, call, period).await?,
            Self::Goals => measures::goals(ask, call, period).await?,
            Self::Experienced(theme) => measures::experienced(ask, call, (theme, period)).await?,
        })
    }

    async fn outcome(
        self,
        visit: &Visit,
        (days, by): ((Date, Date), Dimension),
        smallest: usize,
    ) -> Result<Outcome, Problem> {
        let rows = self.rows(visit, days).await?;
        let how = self.definition().aggregate;
        Ok(measure::compute(how, &rows, Some(by), Some(smallest)))
    }
}

/// The page; `?halvar=`, `?efter=`, `?matt=` and `?grupp=` choose.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let asked = Asked::read(&visit);
    let smallest = groups::smallest(&visit)?;
    let mut outcomes = vec![];
    for one in all() {
        outcomes.push((
            one,
            one.outcome(&visit, (asked.days, asked.by), smallest)
                .await?,
        ));
    }
    let names = groups::names(
        &visit,
        asked.by,
        outcomes.iter().flat_map(|(_, it)| keys_of(it)),
    )
    .await?;
    let rows = table(&visit, &outcomes, &names);
    let list = List::new(&visit, "follow-up-results-title", COLUMNS, "group")
        .empty(Empty::new(t.say("follow-up-results-empty")));
    if let Some(file) = list.export(&rows)? {
        return Ok(file);
    }
    let is_hidden = |it: &Outcome| {
        it.total.figure == Figure::Hidden
            || it.groups.iter().any(|one| one.figure == Figure::Hidden)
    };
    let has_hidden = outcomes.iter().any(|(_, it)| is_hidden(it));
    let total = i64::try_from(rows.len()).unwrap_or(0);
    let body = html! {
        (Heading::new(t.say("follow-up-results-title")).lead(t.say("follow-up-results-lead")))
        (filter(&visit, &asked, &names))
        p { (t.with("follow-up-results-period", &[("period", period_words(&visit, asked.days).into())])) }
        @if has_hidden {
            (SmallHidden::new(t, i64::try_from(smallest).unwrap_or_default()))
            (visit.why(keys::LOCAL_SMALL_NUMBER))
        }
        (list.show(rows, total))
        (trend(&visit, &asked, smallest).await?)
        p { a href="/uppfoljningar/bortfall" { (t.say("follow-up-missing-title")) } }
    };
    Ok(visit.page("follow-up-results-title", body).wide())
}

fn keys_of(outcome: &Outcome) -> impl Iterator<Item = &str> {
    outcome.groups.iter().map(|cell| cell.group.as_str())
}

fn period_words(visit: &Visit, (from, to): (Date, Date)) -> String {
    dates::period(visit.language(), from, Some(to))
}

/// One row a group, one cell a measure; the total last.
fn table(visit: &Visit, outcomes: &[(Measured, Outcome)], names: &groups::Names) -> Vec<Vec<Cell>> {
    let t = visit.t();
    let figure = |figure: Option<&Figure>| Cell::text(groups::say(visit, figure));
    let mut rows: Vec<Vec<Cell>> = names
        .iter()
        .map(|(group, name)| {
            let mut row = vec![Cell::text(name.clone())];
            row.extend(outcomes.iter().map(|(_, it)| {
                let cell = it.groups.iter().find(|cell| cell.group == *group);
                figure(cell.map(|cell| &cell.figure))
            }));
            row
        })
        .collect();
    if !rows.is_empty() {
        let mut row = vec![Cell::text(t.say("follow-up-total"))];
        row.extend(
            outcomes
                .iter()
                .map(|(_, it)| figure(Some(&it.total.figure))),
        );
        rows.push(row);
    }
    rows
}

fn filter(visit: &Visit, asked: &Asked, names: &groups::Names) -> Markup {
    let t = visit.t();
    let mut measures = Select::new(t, "matt", t.say("follow-up-trend-of"))
        .chosen(chosen_measure(visit).definition().key);
    for one in all() {
        let key = one.definition().key;
        measures = measures.choice(key, t.say(key));
    }
    let mut group = Select::new(t, "grupp", t.say("follow-up-trend-group"))
        .empty(t.say("follow-up-total"))
        .chosen(visit.query("grupp"));
    for (key, name) in names {
        group = group.choice(key.clone(), name.clone());
    }
    let form = FilterForm::new(t, "/uppfoljningar/resultat")
        .field(asked.half_years(visit))
        .field(asked.dimensions(visit))
        .field(measures)
        .field(group)
        .clear("/uppfoljningar/resultat");
    html! { (form) }
}

fn chosen_measure(visit: &Visit) -> Measured {
    let asked = visit.query("matt");
    all()
        .into_iter()
        .find(|one| one.definition().key == asked)
        .unwrap_or(Measured::Experienced(Theme::Safety))
}

/// The line over the last half-years, of all or of one group. A group is taken from the same table as above, so that
/// what is hidden there is hidden here.
async fn trend(visit: &Visit, asked: &Asked, smallest: usize) -> Result<Markup, Problem> {
    let t = visit.t();
    let one = chosen_measure(visit);
    let group = visit.query("grupp");
    let title = t.say(one.definition().key);
    let mut chart = LineChart::new(t, title.clone(), t.say("follow-up-percent"));
    for days in groups::ended(visit.today(), TREND) {
        let outcome = one.outcome(visit, (days, asked.by), smallest).await?;
        let figure = if group.is_empty() {
            Some(&outcome.total.figure)
        } else {
            let cell = outcome.groups.iter().find(|cell| cell.group == group);
            cell.map(|cell| &cell.figure)
        };
        let value = match figure {
            Some(Figure::Known { value, .. }) => Some(*value),
            Some(Figure::Empty | Figure::Hidden) | None => None,
        };
        chart = chart.point(groups::label(visit, days), value);
    }
    Ok(
        html! { (Section::new("utveckling", t.with("follow-up-trend", &[("measure", title.into())]), html! { (chart) })) },
    )
}
