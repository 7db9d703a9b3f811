//! The minutes account of some months: stage by stage, divided by month, provider or district.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Minutes, Problem};
use maud::{Markup, html};
use page_kit::{
    Cell, List, ListColumn, Reply, Visit,
    charts::{Comparison, LineChart},
    components::{
        Button, ButtonRow, Empty, FilterForm, Heading, Notice, Section, Select, SmallHidden,
    },
};
use rulebook::keys;

use super::{differences, scope, words};
use crate::{
    model::{CountedMonth, Month, Stage, Tally},
    reads::{self, By, Filter, Group, Outcome},
    rules,
};

const COLUMNS: &[ListColumn] = &[
    ListColumn::new("group", "minutes-account-group"),
    ListColumn::new("granted", "minutes-account-stage-granted").minutes(),
    ListColumn::new("framed", "minutes-account-stage-framed").minutes(),
    ListColumn::new("planned", "minutes-account-stage-planned").minutes(),
    ListColumn::new("scheduled", "minutes-account-stage-scheduled").minutes(),
    ListColumn::new("performed", "minutes-account-stage-performed").minutes(),
    ListColumn::new("typed", "minutes-account-stage-typed").minutes(),
    ListColumn::new("paid", "minutes-account-stage-paid").minutes(),
    ListColumn::new("share", "minutes-account-share"),
];

/// What is asked for, with the names of districts.
struct Asked<'f> {
    filter: &'f Filter,
    by: By,
    districts: BTreeMap<String, String>,
}

/// What a reader may see of sums.
struct Seen {
    /// Whether rows lie behind them for the reader.
    rows: bool,
    /// Below how many persons a sum is hidden; none where it is not.
    smallest: Option<i64>,
    /// The keys of groups that are hidden.
    hidden: BTreeSet<Option<String>>,
    /// Whether the sum of all is.
    is_all_hidden: bool,
}

/// The account of the months that the address asks for.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let title = "minutes-account-title";
    let sees_rows = scope::sees_rows(&visit).await?;
    let filter = scope::filter_of(&visit, sees_rows).await?;
    let by = scope::by(&visit, &filter);
    let found = reads::account(visit.reader(), &filter, by).await?;
    let seen = seen(&visit, (&filter, by), sees_rows).await?;
    let months = (filter.from, filter.to);
    let counted = reads::counted_months(visit.reader(), months).await?;
    let counted: Vec<CountedMonth> = counted
        .into_iter()
        .filter(|one| is_asked(&filter, one))
        .collect();
    let empty =
        Empty::new(t.say("minutes-account-empty")).body(t.say("minutes-account-empty-body"));
    let districts = organisation::districts(visit.reader()).await?;
    let names = districts
        .iter()
        .map(|one| (one.code.to_string(), one.name.to_string()));
    let asked = Asked {
        filter: &filter,
        by,
        districts: names.collect(),
    };
    let list = List::new(&visit, title, COLUMNS, "group")
        .empty(empty)
        .together(all(&visit, &filter, &found, &seen));
    // Only those of the page are put into words; a file asks for all.
    let rows = rows(
        &visit,
        &asked,
        (list.page_of(found.groups.iter().collect()), &seen),
    );
    if let Some(file) = list.export(&rows)? {
        return Ok(file);
    }
    let total = i64::try_from(found.groups.len()).unwrap_or(0);
    let has_any = !found.groups.is_empty();
    let body = html! {
        (heading(&visit, &filter, sees_rows))
        (choose(&visit, &filter, by, sees_rows).await?)
        (words::counted_to(&visit, counted.iter().filter(|one| one.month == filter.to).map(|one| one.to).min()))
        @if seen.rows && !matches!(filter.within, reads::Within::Unit(_)) { (untraced(&visit, &counted)) }
        @if has_any && !seen.is_all_hidden { (staircase(&visit, &found)) }
        (list.show(rows, total))
        @if let Some(least) = seen.smallest { (SmallHidden::new(t, least)) }
        @if by == By::Month { (trend(&visit, &found, &seen)) }
        @if has_any && seen.rows { (differences::of_all(&visit, &filter, &found)) }
        (visit.why_all(&[keys::LOCAL_ACCOUNT_OPEN]))
    };
    Ok(visit.page(title, body).wide())
}

async fn seen(visit: &Visit, (filter, by): (&Filter, By), rows: bool) -> Result<Seen, Problem> {
    let mut seen = Seen {
        rows,
        smallest: None,
        hidden: BTreeSet::new(),
        is_all_hidden: false,
    };
    if rows {
        return Ok(seen);
    }
    let book = visit.app.rules();
    let least = book
        .rule(keys::LOCAL_SMALL_NUMBER, visit.today())
        .and_then(rulebook::Rule::count)
        .map_err(|error| kernel::Fault::from_source("the rule on small numbers", error))?;
    let least = i64::from(least);
    seen.smallest = Some(least);
    // A group is hidden where it is in any of the months: what is left of others would tell it.
    let mut by_month: BTreeMap<Month, Vec<(Option<String>, i64)>> = BTreeMap::new();
    for (key, month, persons) in reads::months_of_groups(visit.reader(), filter, by).await? {
        by_month.entry(month).or_default().push((key, persons));
    }
    for groups in by_month.into_values() {
        let persons: Vec<i64> = groups.iter().map(|(_, persons)| *persons).collect();
        let hidden = groups.into_iter().zip(rules::hidden(&persons, least));
        let hidden = hidden.filter(|(_, is_hidden)| *is_hidden);
        seen.hidden.extend(hidden.map(|((key, _), _)| key));
        seen.is_all_hidden |= persons.iter().sum::<i64>() < least;
    }
    seen.is_all_hidden |= by == By::Month && !seen.hidden.is_empty();
    Ok(seen)
}

/// Whether a counted month is of those that are asked for.
fn is_asked(filter: &Filter, one: &CountedMonth) -> bool {
    match (filter.within, filter.provider) {
        (reads::Within::Provider(own), _) => one.provider == own,
        (reads::Within::All | reads::Within::Unit(_), Some(provider)) => one.provider == provider,
        (reads::Within::All | reads::Within::Unit(_), None) => true,
    }
}

fn heading(visit: &Visit, filter: &Filter, sees_rows: bool) -> Heading {
    let t = visit.t();
    let over = words::months_of(visit, filter);
    let heading = Heading::new(t.say("minutes-account-title")).over(over);
    if !sees_rows {
        return heading.lead(t.say("minutes-account-lead-sums"));
    }
    let ways = ButtonRow::new(
        Button::secondary(t.say("minutes-account-rows")).href(scope::rows_address(filter, &[])),
    )
    .and(Button::quiet(t.say("minutes-account-payment")).href("/ersattning"));
    heading.lead(t.say("minutes-account-lead")).actions(ways)
}

async fn choose(
    visit: &Visit,
    filter: &Filter,
    by: By,
    sees_rows: bool,
) -> Result<Markup, Problem> {
    let t = visit.t();
    let mut divided = Select::new(t, "delat", t.say("minutes-account-by")).chosen(by.key());
    for one in By::ALL {
        let label = t.say(&format!("minutes-account-by-{}", one.key()));
        divided = divided.choice(one.key(), label);
    }
    let form = FilterForm::new(t, "/minutkonto")
        .field(words::months(
            visit,
            "fran",
            "minutes-account-from",
            filter.from,
        ))
        .field(words::months(
            visit,
            "till",
            "minutes-account-to",
            filter.to,
        ))
        .field(divided);
    let form = if sees_rows {
        narrow(visit, filter, form).await?
    } else {
        form
    };
    Ok(html! { (form.clear("/minutkonto")) })
}

/// Adds the choices of provider and district, where there is anything to choose.
pub(super) async fn narrow<'v>(
    visit: &'v Visit,
    filter: &Filter,
    mut form: FilterForm<'v>,
) -> Result<FilterForm<'v>, Problem> {
    let t = visit.t();
    if !matches!(filter.within, reads::Within::Provider(_)) {
        let chosen = filter.provider.map(|id| id.to_string()).unwrap_or_default();
        let mut select = Select::new(t, "utforare", t.say("minutes-account-provider"))
            .empty(t.say("minutes-account-all"))
            .chosen(chosen);
        let forms = organisation::Forms::read(visit.reader()).await?;
        let mut units: Vec<_> = forms
            .providers()
            .map(|provider| (words::unit(visit, provider), provider))
            .collect();
        units.sort();
        for (name, provider) in units {
            select = select.choice(provider.to_string(), name);
        }
        form = form.field(select);
    }
    let districts = organisation::districts(visit.reader()).await?;
    if districts.len() > 1 {
        let chosen = filter.district.as_ref().map(ToString::to_string);
        let mut select = Select::new(t, "stadsdel", t.say("minutes-account-district"))
            .empty(t.say("minutes-account-all"))
            .chosen(chosen.unwrap_or_default());
        for district in districts {
            select = select.choice(district.code.to_string(), district.name.to_string());
        }
        form = form.field(select);
    }
    Ok(form)
}

/// What was performed and belongs to no order: it has to be looked into.
fn untraced(visit: &Visit, counted: &[CountedMonth]) -> Markup {
    let t = visit.t();
    let some = counted.iter();
    let some: Vec<&CountedMonth> = some.filter(|one| one.untraced != Minutes::ZERO).collect();
    if some.is_empty() {
        return html! {};
    }
    let said = some.iter().map(|one| {
        t.with(
            "minutes-account-untraced-line",
            &[
                ("unit", words::unit(visit, one.provider).into()),
                ("month", words::month(visit, one.month).into()),
                ("minutes", words::signed(visit, one.untraced).into()),
            ],
        )
    });
    let body = html! {
        p { (t.say("minutes-account-untraced-body")) }
        ul { @for line in said { li { (line) } } }
    };
    html! { (Notice::warning(t, t.say("minutes-account-untraced")).body(body)) }
}

fn rows(visit: &Visit, asked: &Asked<'_>, (groups, seen): (Vec<&Group>, &Seen)) -> Vec<Vec<Cell>> {
    let row = |group: &Group| {
        let mut cells = vec![named(visit, asked, (group, seen.rows))];
        let narrowed = key(asked.by, group);
        let narrowed: Vec<(&str, &str)> = narrowed.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let is_hidden = seen.hidden.contains(&group.key);
        cells.extend(figures(visit, &group.tally, is_hidden, |stage| {
            seen.rows.then(|| behind(asked.filter, &narrowed, stage))
        }));
        cells
    };
    groups.into_iter().map(row).collect()
}

/// The row of all together.
fn all(visit: &Visit, filter: &Filter, found: &Outcome, seen: &Seen) -> Vec<Cell> {
    let t = visit.t();
    let is_hidden = seen.is_all_hidden;
    let mut cells = vec![Cell::text(t.say("minutes-account-together"))];
    cells.extend(figures(visit, &found.all, is_hidden, |stage| {
        seen.rows.then(|| behind(filter, &[], stage))
    }));
    cells
}

fn behind(filter: &Filter, narrowed: &[(&str, &str)], stage: Stage) -> String {
    let mut more = narrowed.to_vec();
    more.extend([("sort", stage.key()), ("desc", "1")]);
    scope::rows_address(filter, &more)
}

fn figures(
    visit: &Visit,
    tally: &Tally,
    is_hidden: bool,
    href: impl Fn(Stage) -> Option<String>,
) -> Vec<Cell> {
    if is_hidden {
        let said = visit.t().say("minutes-account-hidden");
        return vec![Cell::text(said); words::STAGES.len() + 1];
    }
    let mut cells: Vec<Cell> = words::STAGES
        .into_iter()
        .map(|stage| words::linked(visit, tally.at(stage), href(stage)))
        .collect();
    let share = words::share(visit, tally.performed, tally.framed);
    cells.push(Cell::text(share));
    cells
}

/// How a group narrows what is asked for.
fn key(by: By, group: &Group) -> Vec<(&'static str, String)> {
    let Some(key) = group.key.clone() else {
        return vec![];
    };
    match by {
        By::Month => vec![("fran", key.clone()), ("till", key)],
        By::Provider => vec![("utforare", key)],
        By::District => vec![("stadsdel", key)],
    }
}

/// A group's name; it leads to the group alone for those who may narrow to it.
fn named(visit: &Visit, asked: &Asked<'_>, (group, narrows): (&Group, bool)) -> Cell {
    let t = visit.t();
    let key = group.key.as_deref().unwrap_or_default();
    let name = match asked.by {
        By::Month => key.parse().ok().map(|month| words::month(visit, month)),
        By::Provider => key.parse().ok().map(|unit| words::unit(visit, unit)),
        By::District => asked.districts.get(key).cloned(),
    };
    let name = name.unwrap_or_else(|| t.say("minutes-account-no-district"));
    let next = match asked.by {
        By::Month => return Cell::text(name),
        By::Provider | By::District if key.is_empty() || !narrows => return Cell::text(name),
        By::Provider => ("utforare", key),
        By::District => ("stadsdel", key),
    };
    let more = [next, ("delat", By::Month.key())];
    Cell::link(name, scope::address("/minutkonto", asked.filter, &more))
}

/// The stages as bars, one below the other.
fn staircase(visit: &Visit, found: &Outcome) -> Markup {
    let t = visit.t();
    let mut bars = Comparison::bars(
        t,
        t.say("minutes-account-stairs"),
        t.say("minutes-account-hours"),
    )
    .steps();
    for stage in words::STAGES {
        bars = bars.group(words::stage(t, stage), Some(hours(found.all.at(stage))));
    }
    html! { (bars) }
}

/// Hours, for pictures.
fn hours(minutes: Minutes) -> f64 {
    let of = |n: i64| f64::from(i32::try_from(n).unwrap_or(i32::MAX));
    of(minutes.count().div_euclid(60)) + of(minutes.count().rem_euclid(60)) / 60.0
}

/// How much of what orders give was performed, month by month.
fn trend(visit: &Visit, found: &Outcome, seen: &Seen) -> Markup {
    let t = visit.t();
    if found.groups.len() < 2 {
        return html! {};
    }
    let mut line = LineChart::new(t, t.say("minutes-account-trend"), "%");
    for group in &found.groups {
        let is_hidden = seen.hidden.contains(&group.key);
        let framed = hours(group.tally.framed);
        let share =
            (!is_hidden && framed > 0.0).then(|| hours(group.tally.performed) / framed * 100.0);
        line = line.point(group.key.clone().unwrap_or_default(), share);
    }
    html! { (Section::new("utveckling", t.say("minutes-account-trend"), line)) }
}
