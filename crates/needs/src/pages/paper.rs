//! The forecast on paper, for a committee: the answer first, then figures, what is assumed, how it is done, and how the
//! last one fared.

mod assumed;
mod districts;

use documents::{Column, Document, Letterhead, Table};
use kernel::{Fault, Problem};
use page_kit::{Reply, Visit};
use projection::{care::Spread, judged::Judged};

use super::{
    plan_years,
    scope::{self, Loaded},
    words, work,
};
use crate::{
    model::{DistrictsTold, Told},
    reads,
    rules::{self, by_law, law_of},
};

/// The report as a file that the browser shows.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let loaded = match scope::load_printed(&visit).await? {
        Ok(loaded) => loaded,
        Err(faulty) => return Ok(faulty),
    };
    let told = loaded.told(&visit).await?;
    let districts = match loaded.districts(&visit).await {
        Err(problem) if reads::is_busy(&problem) => return Ok(scope::busy(&visit)),
        asked => asked?,
    };
    let fared = fared(&visit, &loaded, &told).await?;
    let municipality = organisation::municipality(visit.reader()).await?;
    let names = municipality.map(|one| (one.name.to_string(), one.committee.to_string()));
    let paper = Paper {
        visit: &visit,
        loaded: &loaded,
        told: &told,
        districts: districts.as_deref(),
    };
    let printed = paper
        .document(names, fared)
        .to_pdf()
        .map_err(|error| Fault::from_source("printing a forecast", error))?;
    let kind = if loaded.tried.is_some() {
        "behovsprognos-prov"
    } else {
        "behovsprognos"
    };
    let name = format!("{kind}-{}-{}.pdf", told.jump_off, visit.today());
    Ok(Reply::shown_file(name, "application/pdf", printed))
}

/// How the committee's last forecast fared, with its day, where it began earlier.
async fn fared(
    visit: &Visit,
    loaded: &Loaded,
    told: &Told,
) -> Result<Option<(kernel::Date, Vec<Judged>)>, Problem> {
    let before = scope::decided_before(visit, loaded).await?;
    let Some(adopted) = before.and_then(|one| one.adopted) else {
        return Ok(None);
    };
    if adopted.told.jump_off >= loaded.basis.jump_off {
        return Ok(None);
    }
    let new = reads::people_of(visit.reader(), &loaded.basis).await?;
    Ok(Some((
        adopted.handled.on,
        rules::evaluation(&adopted.told, (&*new, told, loaded.assumptions())),
    )))
}

/// What the paper is made of.
struct Paper<'p> {
    visit: &'p Visit,
    loaded: &'p Loaded,
    told: &'p Told,
    districts: Option<&'p DistrictsTold>,
}

impl Paper<'_> {
    fn document(
        &self,
        names: Option<(String, String)>,
        fared: Option<(kernel::Date, Vec<Judged>)>,
    ) -> Document {
        let (visit, loaded, told) = (self.visit, self.loaded, self.told);
        let t = visit.t();
        let heading = if loaded.tried.is_some() {
            "needs-paper-trial"
        } else {
            "needs-title"
        };
        let title = format!("{}: {}", t.say(heading), told.name);
        let footer = match &loaded.tried {
            Some(_) => title.clone(),
            None => told.name.to_string(),
        };
        let day = match loaded.adopted() {
            Some(adopted) => adopted.handled.on,
            None => visit.today(),
        };
        let mut document = Document::new(title, visit.language().tag(), day)
            .footer(footer)
            .page_words(t.say("needs-page-words"));
        if let Some((municipality, committee)) = names {
            document = document.letterhead(Letterhead::from(municipality).sender_line(committee));
        }
        document = document.paragraph(words::standing(visit, loaded));
        if loaded.tried.is_some() {
            document = document
                .paragraph(t.say("needs-paper-trial-told"))
                .bullets(words::changes(visit, loaded));
        }
        document = document
            .heading(t.say("needs-answer"))
            .bullets(words::sentences(visit, told))
            .paragraph(t.say("needs-intervals"));
        document = self.figures(document);
        if let Some(districts) = self.districts {
            document = self.by_district(document, districts);
        }
        document = self.assumptions(document);
        document = document
            .heading(t.say("needs-method"))
            .prose(&t.say("needs-method-text"))
            .paragraph(t.with(
                "needs-paper-method",
                &[("address", "/prognos/metod".into())],
            ));
        if let Some((on, all)) = fared.filter(|(_, all)| !all.is_empty()) {
            document = document
                .heading(t.say("needs-fared"))
                .paragraph(words::decided_on(visit, on))
                .paragraph(t.say("needs-fared-intro"))
                .table(self.fared(&all));
        }
        document.heading(t.say("needs-basis")).paragraph(t.with(
            "needs-files-paper",
            &[("digest", loaded.basis.digest.clone().into())],
        ))
    }

    /// Every fifth year of each part.
    fn figures(&self, document: Document) -> Document {
        let (t, told) = (self.visit.t(), self.told);
        let mut document = document;
        let persons: Vec<(String, &[Spread])> = told
            .persons
            .iter()
            .map(|one| (words::group(t, &one.group), one.years.as_slice()))
            .collect();
        document = self.part(document, "needs-persons", &persons);
        let groups = by_law(&told.users, |one| {
            law_of(self.loaded.assumptions(), (&one.key, &one.title))
        });
        for (law, group) in groups {
            let users: Vec<(String, &[Spread])> = group
                .into_iter()
                .map(|one| (one.title.clone(), one.years.as_slice()))
                .collect();
            document = self.part(document, words::services(law), &users);
        }
        if told.places.is_some() {
            let [supply, need] = self.places();
            document = document
                .heading(t.say("needs-places"))
                .table(supply)
                .table(need);
        }
        let staff: Vec<(String, Vec<Spread>)> = told
            .staff
            .iter()
            .map(|one| {
                let years = one.years.iter().map(|year| year.employed);
                (one.title.clone(), years.collect())
            })
            .collect();
        let staff: Vec<(String, &[Spread])> = staff
            .iter()
            .map(|(title, years)| (title.clone(), years.as_slice()))
            .collect();
        if !staff.is_empty() {
            document = self
                .part(document, "needs-staff", &staff)
                .subheading(t.say("needs-recruit"))
                .table(self.recruits());
        }
        document = self.work(document);
        if told.cost.is_empty() {
            return document;
        }
        let millions = |spread: &Spread| words::scaled(spread, words::MILLIONS);
        let net: Vec<Spread> = told.cost.iter().map(|year| millions(&year.net)).collect();
        let base = told.cost.iter();
        let base: Vec<Spread> = base
            .map(|year| millions(&year.net_at_base_prices))
            .collect();
        let unit = t.say("needs-unit-millions");
        let of = |name: String| format!("{name}, {unit}");
        let cost = [
            (of(t.say("needs-cost-net")), net.as_slice()),
            (of(words::at_base_prices(t, told)), base.as_slice()),
        ];
        let mut plan = Table::new(first_in_words(plan_years::headings(t, told), 2));
        for row in plan_years::rows(self.visit, told) {
            plan.push(row);
        }
        self.part(document, "needs-cost", &cost)
            .subheading(t.say("needs-plan-years"))
            .paragraph(t.say("needs-plan-years-told"))
            .table(plan)
    }

    fn years(&self) -> Vec<(usize, i32)> {
        let (first, last) = (self.told.first(), self.told.last());
        let all = (first..=last).enumerate();
        all.filter(|(place, year)| *place == 0 || year % 5 == 0)
            .collect()
    }

    fn part(&self, document: Document, title: &str, rows: &[(String, &[Spread])]) -> Document {
        let (t, language) = (self.visit.t(), self.visit.language());
        let years = self.years();
        let mut columns = vec![Column::words(t.say("needs-what"))];
        columns.extend(
            years
                .iter()
                .map(|(_, year)| Column::numbers(year.to_string())),
        );
        let mut table = Table::new(columns);
        for (name, spreads) in rows {
            let mut cells = vec![name.clone()];
            for (at, _) in &years {
                let said = spreads
                    .get(*at)
                    .map(|spread| words::spread(language, spread, words::decimals(spread.mean)));
                cells.push(said.unwrap_or_default());
            }
            table.push(cells);
        }
        document.heading(t.say(title)).table(table)
    }

    /// What there is of places, and what the need of them leads to.
    fn places(&self) -> [Table; 2] {
        let (t, language) = (self.visit.t(), self.visit.language());
        let mut supply = Table::new([
            Column::words(t.say("needs-year")),
            Column::numbers(t.say("needs-places-gross")),
            Column::numbers(t.say("needs-places-evacuated")),
            Column::numbers(t.say("needs-places-net")),
            Column::numbers(t.say("needs-places-usable")),
        ]);
        let mut need = Table::new([
            Column::words(t.say("needs-year")),
            Column::numbers(t.say("needs-places-need")),
            Column::numbers(t.say("needs-queue")),
            Column::numbers(t.say("needs-waiting")),
            Column::numbers(t.say("needs-risk")),
        ]);
        let housing = self.loaded.assumptions().care.housing.as_ref();
        let say = |number: f64| words::decimal(language, number, 0);
        for year in self.told.places.iter().flat_map(|places| &places.years) {
            let known = housing.and_then(|housing| rules::gross_and_net(housing, year));
            let [gross, net] = known.map_or_else(Default::default, |known| known.map(say));
            supply.push([
                year.year.to_string(),
                gross,
                say(year.evacuated),
                net,
                say(year.usable),
            ]);
            let waits = year.waiting_months.as_ref();
            need.push([
                year.year.to_string(),
                words::spread(language, &year.need, 0),
                words::spread(language, &year.queue, 0),
                waits.map_or_else(
                    || t.say("needs-waiting-endless"),
                    |months| words::spread(language, months, 1),
                ),
                words::percent(language, year.short_by_a_home),
            ]);
        }
        [supply, need]
    }

    /// How many must be recruited each year, by profession.
    fn recruits(&self) -> Table {
        let (t, language) = (self.visit.t(), self.visit.language());
        let mut columns = vec![Column::words(t.say("needs-year"))];
        let staff = &self.told.staff;
        columns.extend(staff.iter().map(|one| Column::numbers(one.title.clone())));
        let mut table = Table::new(columns);
        for (at, year) in (self.told.first()..=self.told.last()).enumerate() {
            let mut cells = vec![year.to_string()];
            cells.extend(staff.iter().map(|one| {
                let recruit = one.years.get(at).map(|of| of.recruit);
                let said = recruit.map(|recruit| words::spread(language, &recruit, 0));
                said.unwrap_or_default()
            }));
            table.push(cells);
        }
        table
    }

    /// The dependency ratio, and how much more every hour must carry.
    fn work(&self, document: Document) -> Document {
        let (visit, told, t) = (self.visit, self.told, self.visit.t());
        let mut document = document;
        if let Some(said) = work::said_of_dependency(visit, told) {
            document = document.heading(t.say("needs-dependency")).paragraph(said);
        }
        if let Some(said) = work::said_of_pace(visit, told) {
            document = document
                .heading(t.say("needs-pace"))
                .paragraph(said)
                .paragraph(t.say("needs-pace-how"));
        }
        document
    }

    fn fared(&self, all: &[Judged]) -> Table {
        let t = self.visit.t();
        let mut table = Table::new([
            Column::words(t.say("needs-what")),
            Column::numbers(t.say("needs-forecast")),
            Column::numbers(t.say("needs-outcome")),
            Column::numbers(t.say("needs-error")),
            Column::words(t.say("needs-inside")),
        ]);
        for one in all {
            table.push(super::fared::row(self.visit, one));
        }
        table
    }
}

/// Columns, the first of them words and the others numbers.
fn first_in_words(headings: [String; 6], words: usize) -> impl Iterator<Item = Column> {
    let all = headings.into_iter().enumerate();
    all.map(move |(place, heading)| {
        if place < words {
            Column::words(heading)
        } else {
            Column::numbers(heading)
        }
    })
}
