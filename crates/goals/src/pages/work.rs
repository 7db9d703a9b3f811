//! Where the committee's goals stand now: the page on which goals are worked with.

use access::{Need, Resource};
use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Cell, List, ListColumn, Reply, Visit,
    components::{
        Button, ButtonRow, Column, Empty, FilterForm, Heading, Section, Select, Status, StatusKind,
        Table,
    },
    dates,
};

use super::{
    shown::{self, Reader},
    words,
};
use crate::{
    actions::TakeReadings,
    model::{Chain, ChainId, Report, Standing},
    reads::{self, Measures},
};

/// What can be taken out as a file: one row an indicator.
pub(super) const COLUMNS: &[ListColumn] = &[
    ListColumn::new("goal", "goals-goal"),
    ListColumn::new("committee-goal", "goals-committee-goal"),
    ListColumn::new("indicator", "goals-indicator"),
    ListColumn::new("baseline", "goals-baseline"),
    ListColumn::new("target", "goals-target"),
    ListColumn::new("value", "goals-value"),
    ListColumn::new("day", "goals-day").days(),
    ListColumn::new("assessment", "goals-assessment"),
    ListColumn::new("result", "goals-result"),
    ListColumn::new("source", "goals-source"),
];

/// The chain of `?kedja=`, else of this year, else the latest.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let chains = reads::chains(visit.reader()).await?;
    let t = visit.t();
    let title = "goals-title";
    let Some(chain) = chosen(&visit, &chains) else {
        let mut empty = Empty::new(t.say("goals-empty")).body(t.say("goals-empty-body"));
        if may_write(&visit).await? {
            empty = empty.action(Button::primary(t.say("goals-chain-new")).href("/malarbete/ny"));
        }
        let body = html! { (Heading::new(t.say(title)).lead(t.say("goals-lead"))) (empty) };
        return Ok(visit.page(title, body));
    };
    let standing = reads::standing_now(visit.reader(), chain, visit.today()).await?;
    let list = List::new(&visit, title, COLUMNS, "goal");
    if let Some(file) = list.export(&rows(&visit, &standing))? {
        return Ok(file);
    }
    let writes = may_write(&visit).await?;
    let reports = reads::reports(visit.reader(), chain.id).await?;
    let over = format!("{} {}", chain.committee, chain.year);
    let mut heading = Heading::new(t.say(title))
        .over(over)
        .lead(t.say("goals-lead"));
    if writes {
        heading = heading.actions(ways(&visit, chain.id));
    }
    let body = html! {
        (heading)
        @if chains.len() > 1 { (years(&visit, &chains, chain)) }
        @if standing.goals.is_empty() {
            (Empty::new(t.say("goals-no-goals")).body(t.say("goals-no-goals-body")))
        } @else {
            (shown::results(&visit, &standing))
            @for goal in &standing.goals {
                (shown::goal(&visit, goal, (Reader::Staff, more(&visit, (goal.id.to_string(), writes)))))
            }
            (exports(&visit, &format!("/malarbete?kedja={}&", chain.id)))
        }
        (reports_of(&visit, &reports))
        @if writes { (read_off(&visit, chain.id)) }
    };
    Ok(visit.page(title, body).wide())
}

/// Reads the measures now.
pub(super) async fn take(visit: Visit, measures: Measures) -> Result<Reply, Problem> {
    let chain: ChainId = visit.id("goal_chain")?;
    let found = reads::chain(visit.reader(), chain).await?;
    let found = found.ok_or(Problem::NotFound)?;
    let day = (&found, visit.today());
    let figures = reads::figures(visit.reader(), &visit.call, day, measures).await?;
    let taken = visit.act(&TakeReadings { chain, figures }).await?;
    let said = if taken == 0 {
        "goals-taken-none"
    } else {
        "goals-taken"
    };
    Ok(visit.go(format!("/malarbete?kedja={chain}")).saying(said))
}

fn chosen<'c>(visit: &Visit, chains: &'c [Chain]) -> Option<&'c Chain> {
    let asked: Option<ChainId> = visit.query("kedja").parse().ok();
    let asked = asked.and_then(|id| chains.iter().find(|chain| chain.id == id));
    let year = visit.today().year();
    asked
        .or_else(|| chains.iter().find(|chain| chain.year == year))
        .or_else(|| chains.first())
}

pub(super) async fn may_write(visit: &Visit) -> Result<bool, Problem> {
    let need = Need::write(Resource::Goal);
    Ok(access::may(visit.reader(), &visit.call, need).await?)
}

fn ways(visit: &Visit, chain: ChainId) -> Markup {
    let t = visit.t();
    let to = |way: &str| format!("/malarbete/{chain}/{way}");
    html! {
        (ButtonRow::new(Button::primary(t.say("goals-report-new")).href(to("rapport")))
            .and(Button::secondary(t.say("goals-goal-new")).href(to("mal")))
            .and(Button::secondary(t.say("goals-paste")).href(to("varden")))
            .and(Button::quiet(t.say("goals-chain-new")).href("/malarbete/ny")))
    }
}

fn years(visit: &Visit, chains: &[Chain], here: &Chain) -> Markup {
    let t = visit.t();
    let mut select = Select::new(t, "kedja", t.say("goals-chain")).chosen(here.id.to_string());
    for chain in chains {
        let label = format!("{} {}", chain.year, chain.committee);
        select = select.choice(chain.id.to_string(), label);
    }
    html! { (FilterForm::new(t, "/malarbete").field(select)) }
}

/// What may be done with a goal.
fn more(visit: &Visit, (goal, writes): (String, bool)) -> Markup {
    let t = visit.t();
    html! {
        @if writes {
            (ButtonRow::new(Button::secondary(t.say("goals-indicator-new"))
                .href(format!("/malarbete/mal/{goal}/indikator")))
                .and(Button::quiet(t.say("goals-goal-change")).href(format!("/malarbete/mal/{goal}"))))
        }
    }
}

/// The same as files.
pub(super) fn exports(visit: &Visit, address: &str) -> Markup {
    let t = visit.t();
    html! {
        div.no-print {
            (ButtonRow::new(Button::quiet(t.say("page-kit-export-xlsx")).href(format!("{address}format=xlsx")))
                .and(Button::quiet(t.say("page-kit-export-csv")).href(format!("{address}format=csv"))))
        }
    }
}

fn reports_of(visit: &Visit, reports: &[Report]) -> Markup {
    let t = visit.t();
    let mut table = Table::new(t, t.say("goals-reports"))
        .hide_caption()
        .column(Column::new(t.say("goals-report")))
        .column(Column::new(t.say("goals-as-of")))
        .column(Column::new(t.say("goals-state")));
    for report in reports {
        let state = if let Some(frozen) = &report.frozen {
            let said = format!("{}, {}", t.say("goals-frozen"), frozen.handled.paragraph);
            html! { (Status::new(StatusKind::Closed, said)) }
        } else {
            html! {
                (Status::new(StatusKind::Draft, t.say("goals-open")))
                " " (dates::full_day(visit.language(), report.due))
            }
        };
        table = table.row([
            html! { a href=(report.address()) { (t.say(&format!("goals-report-{}", report.kind.key()))) } },
            html! { (dates::full_day(visit.language(), report.as_of)) },
            state,
        ]);
    }
    let body = html! {
        @if reports.is_empty() { (Empty::new(t.say("goals-no-reports"))) } @else { (table) }
        p { a href="/mal" { (t.say("goals-public")) } }
    };
    html! { (Section::new("rapporter", t.say("goals-reports"), body)) }
}

/// The form that reads the measures now, and when that happens by itself.
fn read_off(visit: &Visit, chain: ChainId) -> Markup {
    let t = visit.t();
    let form = visit.blank();
    let body = html! {
        p { (t.say("goals-take-lead")) }
        form method="post" action={ "/malarbete/" (chain) "/las-av" } {
            (form.around(t, html! { (ButtonRow::new(Button::secondary(t.say("goals-take")))) }))
        }
    };
    html! { (Section::new("las-av", t.say("goals-take-title"), body)) }
}

/// One row an indicator, for a file.
pub(super) fn rows(visit: &Visit, standing: &Standing) -> Vec<Vec<Cell>> {
    let t = visit.t();
    let mut rows = vec![];
    for goal in &standing.goals {
        let own = goal.committee_goal.as_ref();
        for one in &goal.indicators {
            let value = one.value.map(|value| words::value(t, value, one.scale));
            rows.push(vec![
                Cell::text(goal.title.as_str()),
                Cell::text(own.map(ToString::to_string).unwrap_or_default()),
                Cell::text(one.name.as_str()),
                Cell::text(words::baseline(t, one)),
                Cell::text(words::aim(t, one)),
                Cell::text(value.unwrap_or_default()),
                one.day
                    .map_or_else(Cell::empty, |day| Cell::day(visit, day)),
                Cell::text(words::assessment_plain(t, one.assessment)),
                Cell::text(words::result_plain(t, goal.result)),
                Cell::text(one.source.as_str()),
            ]);
        }
    }
    rows
}
