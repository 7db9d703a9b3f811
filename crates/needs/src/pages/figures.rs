//! All figures of a forecast as a list, and as files.

use kernel::Problem;
use maud::html;
use page_kit::{Cell, List, ListColumn, Reply, Visit, components::Heading};
use projection::care::{Housing, Places, Spread};

use super::{scope, words};
use crate::{
    model::{Assumptions, Told},
    rules::{self, by_law, law_of, nearest},
};

/// Days of a mean month.
const MONTH_DAYS: f64 = 365.25 / 12.0;

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
    let rows = rows(&visit, &told, loaded.assumptions());
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
        for (year, spread) in (self.first..).zip(years) {
            self.one((part, name), unit, (year, Some(spread)));
        }
    }

    /// A year of it; without numbers where there are none, such as a wait for what never becomes free.
    fn one(
        &mut self,
        (part, name): (&str, &str),
        unit: &str,
        (year, spread): (i32, Option<&Spread>),
    ) {
        let t = self.visit.t();
        let mut cells = vec![
            Cell::text(t.say(part)),
            Cell::text(name),
            Cell::number(i64::from(year)),
        ];
        let numbers = spread.map(|spread| {
            [
                spread.mean,
                spread.p2_5,
                spread.p10,
                spread.p50,
                spread.p90,
                spread.p97_5,
            ]
        });
        cells.extend(match numbers {
            Some(numbers) => numbers.map(|number| Cell::number(nearest(number))),
            None => [(); 6].map(|()| Cell::empty()),
        });
        cells.push(Cell::text(t.say(unit)));
        self.all.push(cells);
    }

    fn sure(&mut self, (part, name): (&str, &str), unit: &str, years: impl Iterator<Item = f64>) {
        let known: Vec<Spread> = years.map(|value| Spread::of(&[value])).collect();
        self.course((part, name), unit, known.iter());
    }

    fn places(&mut self, places: &Places, housing: Option<&Housing>) {
        let t = self.visit.t();
        let part = "needs-places";
        let years = || places.years.iter();
        let need = years().map(|year| &year.need);
        let name = t.say("needs-places-need");
        self.course((part, &name), "needs-unit-places", need);
        if let Some(housing) = housing {
            let known = || years().filter_map(|year| rules::gross_and_net(housing, year));
            let gross = known().map(|[gross, _]| gross);
            let name = t.say("needs-places-gross");
            self.sure((part, &name), "needs-unit-places", gross);
            let net = known().map(|[_, net]| net);
            let name = t.say("needs-places-net");
            self.sure((part, &name), "needs-unit-places", net);
        }
        let evacuated = years().map(|year| year.evacuated);
        let name = t.say("needs-places-evacuated");
        self.sure((part, &name), "needs-unit-places", evacuated);
        let usable = years().map(|year| year.usable);
        let name = t.say("needs-places-usable");
        self.sure((part, &name), "needs-unit-places", usable);
        let queue = years().map(|year| &year.queue);
        let name = t.say("needs-queue");
        self.course((part, &name), "needs-unit-persons", queue);
        // Lists hold whole numbers, and a month is too coarse for a wait.
        let name = t.say("needs-waiting-days");
        for year in years() {
            let months = year.waiting_months;
            let days = months.map(|wait| words::scaled(&wait, MONTH_DAYS));
            let of = (year.year, days.as_ref());
            self.one((part, &name), "needs-unit-days", of);
        }
        let risk = years().map(|year| 100.0 * year.short_by_a_home);
        let name = t.say("needs-risk");
        self.sure((part, &name), "needs-unit-percent", risk);
    }

    fn staff(&mut self, told: &Told) {
        let t = self.visit.t();
        for one in &told.staff {
            let of = |key: &str| format!("{}: {}", one.title, t.say(key));
            let employed = one.years.iter().map(|year| &year.employed);
            let name = of("needs-employed");
            self.course(("needs-staff", &name), "needs-unit-persons", employed);
            let retiring = one.years.iter().map(|year| year.retiring);
            let name = of("needs-retiring");
            self.sure(("needs-staff", &name), "needs-unit-persons", retiring);
            let recruit = one.years.iter().map(|year| &year.recruit);
            let name = of("needs-recruit");
            self.course(("needs-staff", &name), "needs-unit-persons", recruit);
        }
        let work = told.work.iter().map(|work| words::scaled(work, 100.0));
        let work: Vec<Spread> = work.collect();
        let name = t.say("needs-pace-work");
        self.course(("needs-staff", &name), "needs-unit-percent", work.iter());
    }

    fn cost(&mut self, told: &Told) {
        let t = self.visit.t();
        let years = || told.cost.iter();
        let part = "needs-cost";
        let gross = years().map(|year| &year.gross);
        let name = t.say("needs-cost-gross");
        self.course((part, &name), "needs-unit-kronor", gross);
        let charges = years().map(|year| &year.charges);
        let name = t.say("needs-cost-charges");
        self.course((part, &name), "needs-unit-kronor", charges);
        let net = years().map(|year| &year.net);
        let name = t.say("needs-cost-net");
        self.course((part, &name), "needs-unit-kronor", net);
        let base = years().map(|year| &year.net_at_base_prices);
        let name = words::at_base_prices(t, told);
        self.course((part, &name), "needs-unit-kronor", base);
    }
}

fn rows(visit: &Visit, told: &Told, assumptions: &Assumptions) -> Vec<Vec<Cell>> {
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
    if let Some(dependency) = &told.dependency {
        let name = t.say("needs-dependency");
        let years = dependency.years.iter();
        rows.course(("needs-persons", &name), "needs-unit-hundred", years);
    }
    for (law, group) in by_law(&told.users, |one| {
        law_of(assumptions, (&one.key, &one.title))
    }) {
        for one in group {
            let of = (words::services(law), one.title.as_str());
            rows.course(of, "needs-unit-persons", one.years.iter());
        }
    }
    if let Some(places) = &told.places {
        rows.places(places, assumptions.care.housing.as_ref());
    }
    rows.staff(told);
    rows.cost(told);
    rows.all
}
