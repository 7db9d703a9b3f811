//! The housing plan as a drawing: what happens, how long building takes, when a home must be decided, and the risk.

use maud::{Markup, html};
use page_kit::{
    Visit,
    charts::{MarkKind, SpanKind, Timeline},
};
use projection::care::{Event, EventKind, Housing};

use super::{housing, words};
use crate::model::{Assumptions, Told};

/// So many years at most are drawn before the first that is told.
const BEFORE_MAX: i32 = 12;

/// The drawing; nothing where nothing is assumed of places.
pub(super) fn drawn(visit: &Visit, assumptions: &Assumptions, told: &Told) -> Markup {
    let t = visit.t();
    let (Some(housing), Some(places)) = (&assumptions.care.housing, &told.places) else {
        return html! {};
    };
    let begins = |event: &Event| match event.kind {
        EventKind::NewHome => event.year - housing.building_years,
        EventKind::Closing
        | EventKind::Renovation
        | EventKind::ChoiceSystem
        | EventKind::SeniorHousing => event.year,
    };
    let earliest = housing.events.iter().map(begins).chain(places.decide_by);
    let first = earliest.chain([told.first()]).min().unwrap_or(told.first());
    let years = (first.max(told.first() - BEFORE_MAX), told.last());
    let said = words::sentences(visit, told).into_iter().next();
    let mut drawing = Timeline::new(
        t,
        t.say("needs-plan-drawn-title"),
        years,
        said.unwrap_or_default(),
    );
    for event in &housing.events {
        drawing = with_event(visit, drawing, (housing, event));
    }
    if let (Some(decide), Some(short)) = (places.decide_by, places.short_from) {
        let args = [
            ("year", decide.to_string().into()),
            ("short", short.to_string().into()),
            ("years", i64::from(housing.building_years).into()),
        ];
        drawing = drawing
            .mark(
                t.with("needs-plan-decide", &args),
                decide,
                MarkKind::Deadline,
            )
            .span(
                t.with("needs-plan-building", &args),
                (decide, short),
                SpanKind::UnderWay,
            )
            .mark(t.with("needs-plan-short", &args), short, MarkKind::Deadline);
    }
    let risks = places.years.iter();
    let risks = risks.map(|of| (of.year, of.short_by_a_home));
    html! { (drawing.likely(t.say("needs-risk"), risks, housing.risk)) p.muted { (t.say("needs-plan-drawn-key")) } }
}

/// One thing that happens: a home with the years that it takes to build, a renovation as long as it lasts.
fn with_event<'t>(
    visit: &Visit,
    drawing: Timeline<'t>,
    (housing, event): (&Housing, &Event),
) -> Timeline<'t> {
    let label = format!("{}: {}", event.year, housing::told(visit, event));
    match (event.kind, event.until) {
        (EventKind::Renovation, Some(until)) => {
            drawing.span(label, (event.year, until), SpanKind::UnderWay)
        }
        (EventKind::NewHome, _) if housing.building_years > 0 => {
            let from = event.year - housing.building_years;
            let years = [("years", i64::from(housing.building_years).into())];
            let building = visit.t().with("needs-plan-built", &years);
            drawing.span(
                format!("{label}. {building}"),
                (from, event.year),
                SpanKind::UnderWay,
            )
        }
        _ => drawing.mark(label, event.year, MarkKind::Happens),
    }
}
