//! All rules that hold on a day, by statute, the municipality's own last.

use kernel::{Date, Problem};
use maud::{Markup, html};
use page_kit::{
    Cell, List, ListColumn, Reply, Visit,
    components::{Button, ButtonRow, Column, Empty, Field, FilterForm, Heading, Section, Table},
    dates,
};
use rulebook::{Rule, Source};

use super::{checked, place, tag, value};
use crate::pages::{asked, login::escaped};

const COLUMNS: &[ListColumn] = &[
    ListColumn::new("law", "portal-rules-law"),
    ListColumn::new("paragraph", "portal-rules-place"),
    ListColumn::new("title", "portal-rules-rule"),
    ListColumn::new("value", "portal-rules-value"),
    ListColumn::new("from", "portal-rules-from").days(),
    ListColumn::new("checked", "portal-rules-checked"),
];

/// The book; `?q=` narrows it, `?dag=` asks for another day than today.
pub(in crate::pages) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let day = asked::day(&visit, "dag").unwrap_or_else(|| visit.today());
    let book = visit.app.rules();
    let rules: Vec<&Rule> = book
        .in_force(day)
        .into_iter()
        .filter(|rule| fits(&visit, rule))
        .collect();
    let list = List::new(&visit, "portal-rules-title", COLUMNS, "law");
    let rows: Vec<Vec<Cell>> = rules.iter().map(|rule| row(&visit, rule)).collect();
    if let Some(file) = list.export(&rows)? {
        return Ok(file);
    }
    let groups = groups(&visit, &rules);
    let body = html! {
        (Heading::new(t.say("portal-rules-title")).lead(t.say("portal-rules-lead")))
        (narrow(&visit, day))
        @if groups.is_empty() {
            (Empty::new(t.say("portal-rules-empty")).body(t.say("portal-rules-empty-body")))
        } @else {
            (contents(&visit, &groups))
            @for group in &groups { (section(&visit, group)) }
            (exports(&visit, day))
        }
    };
    Ok(visit.page("portal-rules-title", body))
}

/// Rules under one heading.
struct Group<'r> {
    id: String,
    name: String,
    rules: Vec<&'r Rule>,
}

fn groups<'r>(visit: &Visit, rules: &[&'r Rule]) -> Vec<Group<'r>> {
    let mut groups: Vec<Group<'r>> = vec![];
    for rule in rules {
        let (id, name) = heading(visit, rule);
        match groups.iter_mut().find(|group| group.id == id) {
            Some(group) => group.rules.push(rule),
            None => groups.push(Group {
                id,
                name,
                rules: vec![*rule],
            }),
        }
    }
    groups
}

fn heading(visit: &Visit, rule: &Rule) -> (String, String) {
    match &rule.source {
        Source::National { law, .. } => {
            let name = match visit.language() {
                kernel::Language::English => &law.name_en,
                kernel::Language::Swedish | kernel::Language::Finnish => &law.name,
            };
            (law.id.clone(), format!("{name} ({})", law.number))
        }
        Source::Local { .. } => ("local".to_owned(), visit.t().say("portal-rules-local")),
    }
}

/// Whether what is searched for stands in the rule.
fn fits(visit: &Visit, rule: &Rule) -> bool {
    let t = visit.t();
    let wanted = visit.query("q").trim().to_lowercase();
    if wanted.is_empty() {
        return true;
    }
    let language = visit.language();
    let texts = [
        rule.key.as_str().to_owned(),
        rule.title(language).to_owned(),
        rule.why(language).to_owned(),
        value(t, rule),
        place(t, rule),
    ];
    let all = texts.join(" ").to_lowercase();
    wanted.split_whitespace().all(|word| all.contains(word))
}

fn row(visit: &Visit, rule: &Rule) -> Vec<Cell> {
    let t = visit.t();
    vec![
        Cell::text(heading(visit, rule).1),
        Cell::text(place(t, rule)),
        Cell::text(rule.title(visit.language())),
        Cell::text(value(t, rule)),
        Cell::day(visit, rule.valid.from()),
        Cell::text(checked(t, rule)),
    ]
}

fn contents(visit: &Visit, groups: &[Group<'_>]) -> Markup {
    html! {
        nav aria-label=(visit.t().say("portal-rules-contents")) {
            ul.choices { @for group in groups { li { a href={ "#" (group.id) } { (group.name) } } } }
        }
    }
}

fn section(visit: &Visit, group: &Group<'_>) -> Markup {
    let t = visit.t();
    let language = visit.language();
    let mut table = Table::new(t, group.name.clone())
        .hide_caption()
        .column(Column::new(t.say("portal-rules-place")))
        .column(Column::new(t.say("portal-rules-rule")))
        .column(Column::new(t.say("portal-rules-value")))
        .column(Column::new(t.say("portal-rules-checked")));
    for rule in &group.rules {
        table = table.row([
            html! { (place(t, rule)) },
            html! { a href={ "/regler/" (rule.key.as_str()) } { (rule.title(language)) } },
            html! { (value(t, rule)) },
            tag(t, rule),
        ]);
    }
    html! { (Section::new(group.id.clone(), group.name.clone(), table)) }
}

fn narrow(visit: &Visit, day: Date) -> Markup {
    let t = visit.t();
    let mut form = FilterForm::new(t, "/regler")
        .field(Field::search(t, "q", t.say("portal-rules-search")).value(visit.query("q")))
        .field(
            Field::date(t, "dag", t.say("portal-rules-day"))
                .value(day.to_string())
                .hint(t.say("portal-rules-day-hint")),
        );
    if asked::is_narrowed(visit, &["q", "dag"]) {
        form = form.clear("/regler");
    }
    html! {
        (form)
        @if day != visit.today() {
            p { (t.with("portal-rules-as-of", &[("day", dates::full_day(visit.language(), day).into())])) }
        }
    }
}

fn exports(visit: &Visit, day: Date) -> Markup {
    let t = visit.t();
    let q = escaped(visit.query("q"));
    let href = |format: &str| format!("/regler?q={q}&dag={day}&format={format}");
    html! {
        div.no-print {
            (ButtonRow::new(Button::quiet(t.say("page-kit-export-xlsx")).href(href("xlsx")))
                .and(Button::quiet(t.say("page-kit-export-csv")).href(href("csv"))))
        }
    }
}
