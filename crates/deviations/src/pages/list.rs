//! What was told at the unit, or to the committee's office: narrowed, sorted, searched, and taken out.

use duties::DutyView;
use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Cell, Form, List, ListColumn, Reply, Visit, Window, asked,
    components::{
        Button, ButtonRow, Column, Due, Empty, Field, FilterForm, Heading, Section, Select, Table,
    },
    dates,
};
use rulebook::keys;

use super::words;
use crate::{
    model::{Class, DeviationKind, State},
    reads::{CaseFilter, CaseLine, case_list, units_read_by},
    rules::SUBJECT,
};

const COLUMNS: &[ListColumn] = &[
    ListColumn::new("number", "deviations-number").sortable(),
    ListColumn::new("reported", "deviations-reported")
        .days()
        .sortable(),
    ListColumn::new("age", "deviations-age").number(),
    ListColumn::new("kind", "deviations-kind").sortable(),
    ListColumn::new("class", "deviations-class"),
    ListColumn::new("unit", "deviations-unit"),
    ListColumn::new("state", "deviations-state").sortable(),
    ListColumn::new("due", "deviations-due").days(),
];
/// The most that a search shows.
const FOUND: i64 = 100;

/// The list: what is open, unless something else is asked for.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let title = "deviations-title";
    let filter = filter(&visit);
    let tell = Button::primary(t.say("deviations-tell")).href("/avvikelser/ny");
    let empty = if is_narrowed(&visit) {
        Empty::new(t.say("deviations-list-none")).body(t.say("deviations-list-none-body"))
    } else {
        Empty::new(t.say("deviations-list-empty"))
            .body(t.say("deviations-list-empty-body"))
            .action(tell.clone())
    };
    let list = List::new(&visit, title, COLUMNS, "reported").empty(empty);
    let unit = visit.unit()?;
    let (lines, total) =
        case_list(visit.reader(), &visit.call, unit, &filter, list.window()).await?;
    let ids: Vec<_> = lines.iter().map(|line| line.id.uuid()).collect();
    let open = duties::open_of(visit.reader(), SUBJECT, &ids).await?;
    let next = |line: &CaseLine| open.get(&line.id.uuid()).and_then(|open| open.first());
    let rows: Vec<Vec<Cell>> = lines
        .iter()
        .map(|line| row(&visit, line, next(line)))
        .collect();
    if let Some(file) = list.export(&rows)? {
        return Ok(file);
    }
    let ways = ButtonRow::new(tell)
        .and(Button::secondary(t.say("deviations-overview-title")).href("/avvikelser/oversikt"))
        .and(Button::quiet(t.say("deviations-lessons-title")).href("/lardomar"))
        .and(Button::quiet(t.say("deviations-own-title")).href("/mina-rapporter"));
    let body = html! {
        (Heading::new(t.say(title)).lead(t.say("deviations-list-lead")).actions(ways))
        (narrow(&visit).await?)
        (search_form(&visit, &visit.blank()))
        (list.show(rows, total))
        (visit.why_all(&[keys::SOL_27_1, keys::SOL_27_2, keys::SOL_27_5, keys::LOCAL_DEVIATION_TRIAGE]))
    };
    Ok(visit.page(title, body).wide())
}

/// The same, with some words. What is sought stands in no address.
pub(super) async fn search(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let title = "deviations-title";
    let mut form = visit.form();
    let words = form.line("ord");
    let found = match words {
        Some(words) => {
            let filter = CaseFilter {
                words: Some(words),
                ..CaseFilter::default()
            };
            let window = Window {
                sort: "reported",
                is_descending: true,
                offset: 0,
                limit: FOUND,
            };
            let unit = visit.unit()?;
            Some(case_list(visit.reader(), &visit.call, unit, &filter, window).await?)
        }
        None => None,
    };
    let body = html! {
        (Heading::new(t.say(title)).lead(t.say("deviations-list-lead")))
        (search_form(&visit, &form))
        @if let Some((lines, total)) = &found {
            p { (t.with("deviations-found", &[("count", (*total).into())])) }
            @if *total > FOUND { p { (t.with("deviations-found-more", &[("most", FOUND.into())])) } }
            @if !lines.is_empty() { (found_table(&visit, lines)) }
        }
        p { a href="/avvikelser" { (t.say("deviations-list-all")) } }
    };
    let reply = visit.page(title, body).with_errors(form.has_errors());
    Ok(if form.has_errors() {
        reply.status(422)
    } else {
        reply
    })
}

fn found_table(visit: &Visit, lines: &[CaseLine]) -> Markup {
    let t = visit.t();
    let mut table = Table::new(t, t.say("deviations-title"));
    for label in [
        "deviations-number",
        "deviations-reported",
        "deviations-kind",
        "deviations-state",
    ] {
        table = table.column(Column::new(t.say(label)));
    }
    let table = lines.iter().fold(table, |table, line| {
        table.row([
            html! { a href={ "/avvikelser/" (line.id) } { (line.number) } },
            dates::day_element(visit.language(), line.reported, visit.today()),
            html! { (words::kind(t, line.kind)) },
            html! { (words::status(t, line.state)) },
        ])
    });
    html! { (table) }
}

fn row(visit: &Visit, line: &CaseLine, next: Option<&DutyView>) -> Vec<Cell> {
    let t = visit.t();
    let until = line.closed.unwrap_or_else(|| visit.today());
    let age = line.reported.until(until);
    let age = age.map_or(0, |span| i64::from(span.get_days()));
    let class = words::class(t, line.class);
    let class = if line.is_serious {
        format!("{class}, {}", t.say("deviations-serious-small"))
    } else {
        class
    };
    let state = words::status(t, line.state);
    vec![
        Cell::link(line.number.clone(), format!("/avvikelser/{}", line.id)),
        Cell::day(visit, line.reported),
        Cell::number(age),
        Cell::text(words::kind(t, line.kind)),
        Cell::text(class),
        Cell::text(words::unit(visit, line.unit)),
        Cell::shown(html! { (state) }, words::state(t, line.state)),
        next.map_or_else(Cell::empty, |next| due(visit, next)),
    ]
}

/// What is to be done next about it, and before when.
fn due(visit: &Visit, next: &DutyView) -> Cell {
    let t = visit.t();
    let what = t.say(&next.kind);
    let words = format!("{what}, {}", dates::day_of(next.due));
    let shown = html! { (what) " " (Due::moment(t, next.due, visit.now())) };
    Cell::shown(shown, words)
}

const NAMES: [&str; 7] = ["visa", "slag", "bedomning", "lage", "enhet", "fran", "till"];

fn is_narrowed(visit: &Visit) -> bool {
    asked::is_narrowed(visit, &NAMES)
}

/// As the address asks for it.
fn filter(visit: &Visit) -> CaseFilter {
    let state = visit.query("lage").parse::<State>().ok();
    let is_all = visit.query("visa") == "alla" || state.is_some();
    CaseFilter {
        is_open: !is_all,
        unit: asked::id(visit, "enhet"),
        state,
        kind: visit.query("slag").parse().ok(),
        class: visit.query("bedomning").parse().ok(),
        from: asked::day(visit, "fran"),
        to: asked::day(visit, "till"),
        words: None,
    }
}

async fn narrow(visit: &Visit) -> Result<Markup, Problem> {
    let t = visit.t();
    let select =
        |name: &str, label: &str| Select::new(t, name, t.say(label)).chosen(visit.query(name));
    let mut show = select("visa", "deviations-filter-show").empty(t.say("deviations-filter-open"));
    show = show.choice("alla", t.say("deviations-filter-all"));
    let mut kinds = select("slag", "deviations-kind").empty(t.say("deviations-filter-any"));
    for one in DeviationKind::ALL {
        kinds = kinds.choice(one.key(), words::kind(t, *one));
    }
    let mut classes = select("bedomning", "deviations-class").empty(t.say("deviations-filter-any"));
    for one in Class::ALL {
        classes = classes.choice(one.key(), words::class(t, Some(*one)));
    }
    let mut states = select("lage", "deviations-state").empty(t.say("deviations-filter-any"));
    for one in State::ALL {
        states = states.choice(one.key(), words::state(t, *one));
    }
    let day = |name: &str, label: &str| {
        Field::date(t, name, t.say(label))
            .value(visit.query(name))
            .optional()
    };
    let mut form = FilterForm::new(t, visit.path())
        .field(show)
        .field(kinds)
        .field(classes)
        .field(states)
        .field(units(visit).await?)
        .field(day("fran", "deviations-filter-from"))
        .field(day("till", "deviations-filter-to"));
    if is_narrowed(visit) {
        form = form.clear(visit.path());
    }
    Ok(html! {
        details open[is_narrowed(visit)] { summary { (t.say("deviations-filter")) } (form) }
    })
}

/// The units to choose from; nothing where there is only one.
async fn units(visit: &Visit) -> Result<Markup, Problem> {
    let t = visit.t();
    let found = units_read_by(visit.reader(), visit.unit()?).await?;
    if found.len() < 2 {
        return Ok(html! {});
    }
    let mut named: Vec<(String, String)> = found
        .into_iter()
        .map(|unit| (words::unit(visit, unit), unit.to_string()))
        .collect();
    named.sort();
    let mut units = Select::new(t, "enhet", t.say("deviations-unit"))
        .empty(t.say("deviations-filter-any"))
        .chosen(visit.query("enhet"));
    for (name, id) in named {
        units = units.choice(id, name);
    }
    Ok(html! { (units) })
}

fn search_form(visit: &Visit, form: &Form) -> Markup {
    let t = visit.t();
    let body = html! {
        form method="post" action="/avvikelser/sok" {
            (form.around(t, html! {
                (form.text(t, "ord", "deviations-search-words").hint(t.say("deviations-search-hint")))
                (ButtonRow::new(Button::secondary(t.say("page-kit-search"))))
            }))
        }
    };
    html! { (Section::new("sok", t.say("deviations-search-title"), body)) }
}
