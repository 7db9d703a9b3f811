//! Need by district: a map of a year, and a table with intervals beside it.

use std::collections::BTreeMap;

use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Cell, List, ListColumn, Reply, Visit,
    charts::Map,
    components::{Button, Empty, FilterForm, Heading, Section, Select},
    dates,
};
use projection::care::{Law, Spread};

use super::{
    scope::{self, Loaded},
    words,
};
use crate::{
    model::{Assumptions, Border, DistrictTold, DistrictsTold, FigureTold, Told},
    reads,
    rules::{by_law, law_of, nearest, summing},
};

/// As a file has them, which is read without its page: first which figure it is, of which year and since which.
const FILE: &[ListColumn] = &[
    ListColumn::new("figure", "needs-what"),
    ListColumn::new("from", "needs-jump-off").number(),
    ListColumn::new("year", "needs-year").number(),
    ListColumn::new("name", "needs-district"),
    ListColumn::new("code", "needs-district-code"),
    ListColumn::new("today", "needs-district-today").number(),
    ListColumn::new("mean", "needs-mean").number(),
    ListColumn::new("p10", "needs-p10").number(),
    ListColumn::new("p90", "needs-p90").number(),
    ListColumn::new("change", "needs-district-change").number(),
    ListColumn::new("change_p10", "needs-district-change-p10").number(),
    ListColumn::new("change_p90", "needs-district-change-p90").number(),
];

/// On the page, which says those three.
const COLUMNS: &[ListColumn] = FILE.split_at(3).1;

/// The page.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let title = "needs-districts";
    let loaded = match scope::load_tried(&visit).await? {
        Ok(loaded) => loaded,
        Err(faulty) => return Ok(faulty),
    };
    let borders = reads::borders(visit.reader(), loaded.basis.id).await?;
    let heading = Heading::new(t.say(title))
        .over(loaded.scenario.name.as_str())
        .lead(words::standing(&visit, &loaded));
    let way = loaded.way(t, title);
    let told = if borders.is_empty() {
        None
    } else {
        match loaded.districts(&visit).await {
            Err(problem) if reads::is_busy(&problem) => return Ok(scope::busy(&visit)),
            asked => asked?,
        }
    };
    let Some(districts) = told else {
        let body = html! { (heading) (empty(&visit, (&loaded, borders.is_empty()))) };
        return Ok(visit.page(title, body).breadcrumbs(&way));
    };
    let whole = loaded.told(&visit).await?;
    let asked = Asked::new(&visit, (&whole, &districts), loaded.assumptions());
    let caption = if loaded.tried.is_some() {
        "needs-districts-trial"
    } else {
        title
    };
    let file = List::new(&visit, caption, FILE, "name");
    if let Some(file) = file.export(&asked.file())? {
        return Ok(file);
    }
    let list = List::new(&visit, caption, COLUMNS, "name").together(asked.together());
    let rows = asked.rows();
    let total = i64::try_from(rows.len()).unwrap_or(0);
    let body = html! {
        (heading)
        (asked.choose(&loaded))
        (asked.map(&borders))
        (Section::new("tabell", asked.title(), list.show(list.page_of(rows), total)).intro(t.say("needs-districts-sum")))
        p.muted { (t.say("needs-districts-between")) " " (t.say("needs-districts-how")) }
    };
    Ok(visit.page(title, body).breadcrumbs(&way).wide())
}

/// What is said where there is nothing to show, and what to do about it.
fn empty(visit: &Visit, (loaded, has_none): (&Loaded, bool)) -> Markup {
    let t = visit.t();
    let mut empty = Empty::new(t.say("needs-districts-empty"));
    empty = empty.body(t.say(if has_none {
        "needs-districts-empty-body"
    } else {
        "needs-districts-decided-without"
    }));
    if has_none && loaded.writes {
        empty = empty.action(Button::primary(t.say("needs-import")).href("/prognos/underlag/nytt"));
    }
    html! { (empty) }
}

/// What is asked for: a figure and a year, as a number or as a change.
struct Asked<'a> {
    visit: &'a Visit,
    whole: &'a Told,
    districts: &'a DistrictsTold,
    assumptions: &'a Assumptions,
    /// None for persons of 80 and older.
    service: Option<&'a str>,
    year: i32,
    is_change: bool,
    /// Each district as it is shown: whole numbers that sum to the municipality's.
    today: Vec<i64>,
    then: Vec<i64>,
}

impl<'a> Asked<'a> {
    fn new(
        visit: &'a Visit,
        (whole, districts): (&'a Told, &'a DistrictsTold),
        assumptions: &'a Assumptions,
    ) -> Self {
        let sent = visit.query("vad");
        let first = districts.all.first();
        let figures = first.map_or(&[][..], |one| one.figures.as_slice());
        let mut services = figures.iter().filter_map(|one| one.service.as_deref());
        let year = visit.query("ar").parse::<i32>();
        let year = year.unwrap_or_else(|_not_asked| words::year_told(whole));
        let mut asked = Self {
            visit,
            whole,
            districts,
            assumptions,
            service: services.find(|key| *key == sent),
            year: year.clamp(whole.first(), whole.last()),
            is_change: visit.query("visa") == "andring",
            today: Vec::new(),
            then: Vec::new(),
        };
        let of = |whole: f64, number: &dyn Fn(&FigureTold) -> f64| {
            let figures = asked.figures();
            summing(whole, &figures.map(number).collect::<Vec<f64>>())
        };
        let (whole_today, whole_then) = asked.whole();
        let (today, then) = (
            of(whole_today, &|figure| figure.today),
            of(whole_then.mean, &|figure| asked.then(figure).mean),
        );
        (asked.today, asked.then) = (today, then);
        asked
    }

    /// The figure of each district.
    fn figures(&self) -> impl Iterator<Item = &'a FigureTold> {
        let service = self.service;
        let all = self.districts.all.iter();
        all.filter_map(move |one| one.figure(service))
    }

    fn then(&self, figure: &FigureTold) -> Spread {
        let at = self.whole.at(self.year);
        let found = at.and_then(|at| figure.years.get(at));
        found.copied().unwrap_or_default()
    }

    /// The municipality's figure, at the jump-off and in the year.
    fn whole(&self) -> (f64, Spread) {
        let whole = self.whole.whole(self.service);
        let (today, years) = whole.unwrap_or_default();
        let at = self.whole.at(self.year);
        let then = at.and_then(|at| years.get(at)).copied();
        (today, then.unwrap_or_default())
    }

    fn name(&self, figure: &FigureTold) -> String {
        match figure.service {
            None => self.visit.t().say("needs-group-old"),
            Some(_) => words::service(self.law(figure), &figure.title),
        }
    }

    fn law(&self, figure: &FigureTold) -> Law {
        let key = figure.service.as_deref().unwrap_or_default();
        law_of(self.assumptions, (key, &figure.title))
    }

    /// `Hemtjänst 2035`, or `Hemtjänst, förändring från 2025 till 2035`.
    fn title(&self) -> String {
        let name = self.figures().next().map(|figure| self.name(figure));
        let key = if self.is_change {
            "needs-districts-title-change"
        } else {
            "needs-districts-title"
        };
        let args = [
            ("name", name.unwrap_or_default().into()),
            ("from", self.whole.jump_off.to_string().into()),
            ("year", self.year.to_string().into()),
        ];
        self.visit.t().with(key, &args)
    }

    fn choose(&self, loaded: &Loaded) -> Markup {
        let t = self.visit.t();
        let mut what =
            Select::new(t, "vad", t.say("needs-what")).chosen(self.service.unwrap_or("80+"));
        let first = self.districts.all.first();
        let figures = first.map_or(&[][..], |one| one.figures.as_slice());
        // Persons of 80 and older first, then services by their acts.
        for (_, group) in by_law(figures, |figure| self.law(figure)) {
            for figure in group {
                let key = figure.service.as_deref().unwrap_or("80+");
                what = what.choice(key, self.name(figure));
            }
        }
        let mut year = Select::new(t, "ar", t.say("needs-year")).chosen(self.year.to_string());
        for one in self.whole.first()..=self.whole.last() {
            year = year.choice(one.to_string(), one.to_string());
        }
        let since = [("year", self.whole.jump_off.to_string().into())];
        let show = Select::new(t, "visa", t.say("needs-districts-show"))
            .choice("antal", t.say("needs-districts-number"))
            .choice("andring", t.with("needs-districts-since", &since))
            .chosen(if self.is_change { "andring" } else { "antal" });
        let form = FilterForm::new(t, format!("/prognos/{}/stadsdelar", loaded.scenario.id))
            .button(t.say("needs-compare-do"))
            .field(loaded.hidden())
            .field(what)
            .field(year)
            .field(show);
        html! { div.no-print { (form) } }
    }

    /// Each district with its figure, its number today and its number then.
    fn each(&self) -> impl Iterator<Item = (&'a DistrictTold, Spread, i64, i64)> {
        let numbers = self.today.iter().zip(&self.then);
        let figures = self.districts.all.iter().zip(self.figures()).zip(numbers);
        figures
            .map(|((district, figure), (today, then))| (district, self.then(figure), *today, *then))
    }

    fn map(&self, borders: &[Border]) -> Markup {
        let t = self.visit.t();
        let rings: BTreeMap<&str, &Border> =
            borders.iter().map(|one| (one.code.as_str(), one)).collect();
        let mut map = Map::new(t, self.title(), t.say("needs-unit-persons"));
        if self.is_change {
            map = map.changes();
        }
        for (district, spread, today, then) in self.each() {
            let Some(border) = rings.get(district.code.as_str()) else {
                continue;
            };
            let less = if self.is_change { today } else { 0 };
            let say = |number: i64| {
                let said = dates::grouped(number);
                let is_more = self.is_change && number > 0;
                if is_more { format!("+{said}") } else { said }
            };
            let (low, high) = (nearest(spread.p10) - less, nearest(spread.p90) - less);
            let said = t.with(
                "needs-districts-said",
                &[
                    ("name", district.name.as_str().into()),
                    ("number", say(then - less).into()),
                    ("low", say(low).into()),
                    ("high", say(high).into()),
                ],
            );
            map = map.area(
                district.name.as_str(),
                border.rings.clone(),
                (then - less, said),
            );
        }
        html! { (map) }
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        let rows = self.each().map(|(district, spread, today, then)| {
            let mut cells = vec![
                Cell::text(district.name.as_str()),
                Cell::text(district.code.as_str()),
            ];
            cells.extend(numbers(spread, (today, then)));
            cells
        });
        rows.collect()
    }

    /// The rows as a file has them.
    fn file(&self) -> Vec<Vec<Cell>> {
        let name = self.figures().next().map(|figure| self.name(figure));
        let name = name.unwrap_or_default();
        let rows = self.rows().into_iter().map(|row| {
            let mut cells = vec![
                Cell::text(name.as_str()),
                Cell::number(i64::from(self.whole.jump_off)),
                Cell::number(i64::from(self.year)),
            ];
            cells.extend(row);
            cells
        });
        rows.collect()
    }

    /// The municipality, which the districts sum to.
    fn together(&self) -> Vec<Cell> {
        let (today, then) = self.whole();
        let mut cells = vec![
            Cell::text(self.visit.t().say("needs-districts-all")),
            Cell::empty(),
        ];
        cells.extend(numbers(then, (nearest(today), nearest(then.mean))));
        cells
    }
}

/// A figure's numbers: today, then with what it lies between, and its change with what that lies between. What is known
/// of today is certain, so that a change is as uncertain as what comes of it.
fn numbers(spread: Spread, (today, then): (i64, i64)) -> [Cell; 7] {
    let (low, high) = (nearest(spread.p10), nearest(spread.p90));
    let numbers = [
        today,
        then,
        low,
        high,
        then - today,
        low - today,
        high - today,
    ];
    numbers.map(Cell::number)
}
