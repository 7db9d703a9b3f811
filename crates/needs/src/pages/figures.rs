//! All figures of a forecast as a list, and as files.

use kernel::Problem;
use maud::html;
use page_kit::{Cell, List, ListColumn, Reply, Visit, components::Heading};
use projection::care::Spread;

use super::{scope, words};
use crate::{model::Told, rules::nearest};

const COLUMNS: &[ListColumn] = &[
    ListColumn::new("part", "needs-part"),
    ListColumn::new("name", "needs-what"),
    ListColumn::new("year", "needs-year").number(),
    ListColumn::new("mean", "needs-mean").number(),
    ListColumn::new("p2_5", "needs-p2-5").number(),
    ListColumn::new("p10", "needs-p10").number(),
    ListColumn::new("p50", "needs-p50").number(),
    ListColumn::new("p90", "needs-p90").number(),
    ListColumn::new("p97_5", "needs-p97-5").number(),
    ListColumn::new("unit", "needs-unit"),
];

/// The list.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let loaded = match scope::load_tried(&visit).await? {
        Ok(loaded) => loaded,
        Err(faulty) => return Ok(faulty),
    };
    // A file is called what it holds.
    let title = if loaded.tried.is_some() {
        "needs-figures-trial"
    } else {
        "needs-figures"
    };
    let told = loaded.told(&visit).await?;
    let list = List::new(&visit, title, COLUMNS, "part");
    let rows = rows(&visit, &told);
    if let Some(file) = list.export(&rows)? {
        return Ok(file);
    }
    let total = i64::try_from(rows.len()).unwrap_or(0);
    let body = html! {
        (Heading::new(t.say(title)).over(loaded.scenario.name.as_str()).lead(words::standing(&visit, &loaded)))
        p { (t.say("needs-figures-intro")) }
        (list.show(list.page_of(rows), total))
    };
    let way = loaded.way(t, title);
    Ok(visit.page(title, body).breadcrumbs(&way).wide())
}

/// Rows as they grow.
struct Rows<'v> {
    visit: &'v Visit,
    first: i32,
    all: Vec<Vec<Cell>>,
}

impl Rows<'_> {
    fn course<'s>(
        &mut self,
        (part, name): (&str, &str),
        unit: &str,
        years: impl Iterator<Item = &'s Spread>,
    ) {
        let t = self.visit.t();
        for (year, spread) in (self.first..).zip(years) {
            let mut cells = vec![
                Cell::text(t.say(part)),
                Cell::text(name),
                Cell::number(i64::from(year)),
            ];
            let numbers = [
                spread.mean,
                spread.p2_5,
                spread.p10,
                spread.p50,
                spread.p90,
                spread.p97_5,
            ];
            cells.extend(numbers.map(|number| Cell::number(nearest(number))));
            cells.push(Cell::text(t.say(unit)));
            self.all.push(cells);
        }
    }

    fn sure(&mut self, (part, name): (&str, &str), unit: &str, years: impl Iterator<Item = f64>) {
        let known: Vec<Spread> = years.map(|value| Spread::of(&[value])).collect();
        self.course((part, name), unit, known.iter());
    }
}

fn rows(visit: &Visit, told: &Told) -> Vec<Vec<Cell>> {
    let t = visit.t();
    let mut rows = Rows {
        visit,
        first: told.first(),
        all: Vec::new(),
    };
    for one in &told.persons {
        let name = words::group(t, &one.group);
        let of = ("needs-persons", name.as_str());
        rows.course(of, "needs-unit-persons", one.years.iter());
    }
    for one in &told.users {
        let of = ("needs-users", one.title.as_str());
        rows.course(of, "needs-unit-persons", one.years.iter());
    }
    if let Some(places) = &told.places {
        let years = || places.years.iter();
        let name = t.say("needs-places-need");
        let need = years().map(|year| &year.need);
        rows.course(("needs-places", &name), "needs-unit-places", need);
        let name = t.say("needs-places-usable");
        let usable = years().map(|year| year.usable);
        rows.sure(("needs-places", &name), "needs-unit-places", usable);
        let name = t.say("needs-queue");
        let queue = years().map(|year| &year.queue);
        rows.course(("needs-places", &name), "needs-unit-persons", queue);
        let name = t.say("needs-risk");
        let risk = years().map(|year| 100.0 * year.short_by_a_home);
        rows.sure(("needs-places", &name), "needs-unit-percent", risk);
    }
    for one in &told.staff {
        let of = |key: &str| format!("{}: {}", one.title, t.say(key));
        let name = of("needs-employed");
        let employed = one.years.iter().map(|year| &year.employed);
        rows.course(("needs-staff", &name), "needs-unit-persons", employed);
        let name = of("needs-recruit");
        let recruit = one.years.iter().map(|year| &year.recruit);
        rows.course(("needs-staff", &name), "needs-unit-persons", recruit);
    }
    let name = t.say("needs-cost-net");
    let net = told.cost.iter().map(|year| &year.net);
    rows.course(("needs-cost", &name), "needs-unit-kronor", net);
    let name = words::at_base_prices(t, told);
    let base = told.cost.iter().map(|year| &year.net_at_base_prices);
    rows.course(("needs-cost", &name), "needs-unit-kronor", base);
    rows.all
}
