//! What a forecast on paper assumes: of use, homes and staff.

use documents::{Column, Document, Table};
use projection::care::{Law, Staffing};

use super::{
    super::{housing, staffing, words},
    Paper, first_in_words,
};
use crate::{
    model::{Assumptions, Knob},
    rules::{self, by_law},
};

impl Paper<'_> {
    pub(super) fn assumptions(&self, document: Document) -> Document {
        let (t, language) = (self.visit.t(), self.visit.language());
        let own = self.loaded.assumptions();
        let knobs = rules::knobs(own);
        // What is told as a change of itself says nothing on paper.
        let is_told = |knob: Knob| !matches!(knob, Knob::Use | Knob::Sick | Knob::FullTime);
        let rows = knobs.all().filter(|(knob, _)| is_told(*knob));
        let rows = rows.map(|(knob, value)| {
            let number = words::decimal(language, value, knob.decimals());
            let said = format!("{number} {}", words::unit(t, knob));
            (t.say(&words::knob(knob)), said)
        });
        let mut document = document.heading(t.say("needs-assumed"));
        for said in words::use_assumed(self.visit, self.loaded) {
            document = document.paragraph(said);
        }
        document = self.shares(document.definitions(rows), own);
        let events = own.care.housing.iter().flat_map(|one| &one.events);
        let events: Vec<String> = events
            .map(|event| {
                let what = housing::told(self.visit, event);
                format!("{}: {what}", event.year)
            })
            .collect();
        if !events.is_empty() {
            document = document.subheading(t.say("needs-housing")).bullets(events);
        }
        if let Some(staffing) = &own.care.staffing {
            document = document
                .subheading(t.say("needs-staff"))
                .paragraph(staffing::hours(self.visit, staffing))
                .table(self.professions(staffing));
            document = self.hours(document, own);
            let effects = staffing::effects(self.visit, own);
            if !effects.is_empty() {
                document = document.bullets(effects);
            }
        }
        document
    }

    fn professions(&self, staffing: &Staffing) -> Table {
        let mut table = Table::new(first_in_words(staffing::headings(self.visit.t()), 1));
        for row in staffing::rows(self.visit, staffing) {
            table.push(row);
        }
        table
    }

    /// Hours for each user and year, the services of an act by themselves.
    fn hours(&self, document: Document, own: &Assumptions) -> Document {
        let (t, language) = (self.visit.t(), self.visit.language());
        let mut document = document;
        for (law, services) in by_law(own.care.services.values(), |one| one.law()) {
            let mut table = Table::new([
                Column::words(t.say("needs-service")),
                Column::words(t.say("needs-profession")),
                Column::numbers(t.say("needs-staffing-each")),
            ]);
            let each = staffing::each(own, &services);
            if each.is_empty() {
                continue;
            }
            for (service, profession, hours) in each {
                table.push([service, profession, words::decimal(language, hours, 0)]);
            }
            document = document
                .subheading(self.of("needs-staffing-each", law))
                .table(table);
        }
        document
    }

    /// Shares who have each service, and what each of them costs.
    fn shares(&self, document: Document, own: &Assumptions) -> Document {
        let (t, language) = (self.visit.t(), self.visit.language());
        let share = |share: f64| format!("{} %", words::decimal(language, 100.0 * share, 1));
        let mut document = document;
        for (law, services) in by_law(own.care.services.values(), |one| one.law()) {
            let mut table = Table::new([
                Column::words(t.say("needs-service")),
                Column::words(t.say("needs-ages")),
                Column::numbers(t.say("needs-women")),
                Column::numbers(t.say("needs-men")),
                Column::numbers(t.say("needs-cost-each")),
            ]);
            for service in services {
                for band in &service.bands {
                    table.push([
                        service.title.clone(),
                        format!("{}–{}", band.from, band.to),
                        share(band.women),
                        share(band.men),
                        format!("{} kr", words::decimal(language, service.cost, 0)),
                    ]);
                }
            }
            document = document
                .subheading(self.of("needs-assumed-use", law))
                .table(table);
        }
        document
    }

    /// What is told, of the services of an act.
    fn of(&self, what: &str, law: Law) -> String {
        let t = self.visit.t();
        format!(
            "{}: {}",
            t.say(words::services(law)),
            t.say(what).to_lowercase()
        )
    }
}
