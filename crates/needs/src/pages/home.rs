//! All scenarios: first what the committee has decided on, then what is worked out.

use std::collections::BTreeMap;

use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Reply, Visit,
    components::{Button, ButtonRow, Column, Empty, Heading, Section, Status, StatusKind, Table},
    dates,
};

use super::{scope, words};
use crate::{
    model::{Basis, BasisId, Scenario, Version, VersionLine},
    reads,
};

/// The page.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let title = "needs-title";
    let reader = visit.reader();
    let (drafts, writes) = (
        scope::sees_drafts(&visit).await?,
        scope::writes(&visit).await?,
    );
    let decided = reads::decided(reader).await?;
    let latest = match decided.first() {
        Some(line) => reads::version(reader, (line.scenario, line.number)).await?,
        None => None,
    };
    let rows = rows(&visit, drafts, &decided).await?;
    let bases = reads::bases(reader).await?;
    let mut heading = Heading::new(t.say(title)).lead(t.say("needs-lead"));
    let budgets = Button::secondary(t.say("needs-budgets")).href("/prognos/budget");
    let files = Button::secondary(t.say("needs-bases")).href("/prognos/underlag");
    let method = Button::quiet(t.say("needs-method-read")).href("/prognos/metod");
    heading = heading.actions(if writes && !bases.is_empty() {
        let new = Button::primary(t.say("needs-new")).href("/prognos/ny");
        ButtonRow::new(new).and(files).and(budgets).and(method)
    } else if drafts {
        ButtonRow::new(files).and(budgets).and(method)
    } else {
        ButtonRow::new(budgets).and(method)
    });
    let body = html! {
        (heading)
        @if let Some(latest) = &latest { (decision(&visit, latest)) }
        @if rows.is_empty() { (empty(&visit, (writes, bases.is_empty()))) }
        @else { (list(&visit, &rows, &bases)) }
    };
    Ok(visit.page(title, body).wide())
}

/// A scenario with the version that the reader is shown.
type Row = (Scenario, VersionLine);

async fn rows(visit: &Visit, drafts: bool, decided: &[VersionLine]) -> Result<Vec<Row>, Problem> {
    let scenarios = reads::scenarios(visit.reader()).await?;
    let mut latest: BTreeMap<_, VersionLine> = BTreeMap::new();
    if drafts {
        for line in reads::latest(visit.reader()).await? {
            latest.insert(line.scenario, line);
        }
    } else {
        for line in decided.iter().rev() {
            latest.insert(line.scenario, line.clone());
        }
    }
    let rows = scenarios.into_iter();
    Ok(rows
        .filter_map(|one| {
            let line = latest.remove(&one.id)?;
            Some((one, line))
        })
        .collect())
}

/// What the committee decided on last, in a few sentences.
fn decision(visit: &Visit, version: &Version) -> Markup {
    let t = visit.t();
    let Some(adopted) = &version.adopted else {
        return html! {};
    };
    let href = format!("/prognos/{}?version={}", version.scenario, version.number);
    let day = dates::full_day(visit.language(), adopted.handled.on);
    let intro = t.with(
        "needs-decided-intro",
        &[
            ("day", day.into()),
            ("paragraph", adopted.handled.paragraph.to_string().into()),
        ],
    );
    let body = html! {
        p { strong { (adopted.told.name) } }
        ul { @for said in words::sentences(visit, &adopted.told) { li { (said) } } }
        (ButtonRow::new(Button::secondary(t.say("needs-open")).href(href)))
    };
    html! { (Section::new("beslut", t.say("needs-decided"), body).intro(intro)) }
}

fn list(visit: &Visit, rows: &[Row], bases: &[Basis]) -> Markup {
    let t = visit.t();
    let names: BTreeMap<BasisId, &Basis> = bases.iter().map(|one| (one.id, one)).collect();
    let mut table = Table::new(t, t.say("needs-scenarios"))
        .hide_caption()
        .column(Column::new(t.say("needs-scenario")))
        .column(Column::new(t.say("needs-basis")))
        .column(Column::new(t.say("needs-version")))
        .column(Column::new(t.say("needs-made")))
        .column(Column::new(t.say("needs-decision")));
    for (scenario, line) in rows {
        let rests_on = names.get(&scenario.basis).map(|one| one.name.as_str());
        table = table.row([
            html! { a href=(scenario.address()) { (scenario.name) } },
            html! { (rests_on.unwrap_or_default()) },
            html! { (line.number) ": " (line.why) },
            html! { (dates::moment_element(visit.language(), line.at, visit.now())) },
            html! {
                @if let Some(day) = line.decided_on {
                    (Status::new(StatusKind::Closed, dates::full_day(visit.language(), day)))
                } @else { (Status::new(StatusKind::Draft, t.say("needs-draft"))) }
            },
        ]);
    }
    html! { (Section::new("scenarier", t.say("needs-scenarios"), table)) }
}

fn empty(visit: &Visit, (writes, has_no_basis): (bool, bool)) -> Markup {
    let t = visit.t();
    let (body, action) = match (writes, has_no_basis) {
        (true, true) => (
            "needs-empty-basis",
            Some(Button::primary(t.say("needs-import")).href("/prognos/underlag/nytt")),
        ),
        (true, false) => (
            "needs-empty-scenario",
            Some(Button::primary(t.say("needs-new")).href("/prognos/ny")),
        ),
        (false, _) => ("needs-empty-reader", None),
    };
    let mut empty = Empty::new(t.say("needs-empty")).body(t.say(body));
    if let Some(action) = action {
        empty = empty.action(action);
    }
    html! { (empty) }
}
