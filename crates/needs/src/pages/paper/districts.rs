//! The municipality's districts on paper.

use documents::{Column, Document, Table};
use page_kit::dates;
use projection::care::{Law, Spread};

use super::{super::words, Paper};
use crate::{
    model::{DistrictsTold, FigureTold},
    rules::{by_law, law_of, summing},
};

impl Paper<'_> {
    /// Districts at the jump-off and in the year that the answer tells of.
    pub(super) fn by_district(&self, document: Document, districts: &DistrictsTold) -> Document {
        let t = self.visit.t();
        let year = words::year_told(self.told);
        let Some(at) = self.told.at(year) else {
            return document;
        };
        let mut document = document
            .heading(t.say("needs-districts"))
            .paragraph(t.say("needs-districts-sum"))
            .paragraph(t.say("needs-districts-how"));
        let first = districts.all.first();
        let figures = first.map_or(&[][..], |one| one.figures.as_slice());
        let (persons, services): (Vec<&FigureTold>, Vec<&FigureTold>) =
            figures.iter().partition(|one| one.service.is_none());
        for figure in persons {
            let table = self.district_table(districts, (figure.service.as_deref(), at));
            document = document.subheading(t.say("needs-group-old")).table(table);
        }
        let law = |one: &&FigureTold| {
            let key = one.service.as_deref().unwrap_or_default();
            law_of(self.loaded.assumptions(), (key, &one.title))
        };
        for (law, group) in by_law(services, law) {
            document = document.heading(t.say(match law {
                Law::Sol => "needs-districts-sol",
                Law::Lss => "needs-districts-lss",
            }));
            for figure in group {
                let table = self.district_table(districts, (figure.service.as_deref(), at));
                document = document.subheading(figure.title.clone()).table(table);
            }
        }
        document
    }

    /// A figure of every district, whole numbers that sum to the municipality's as it is shown.
    fn district_table(
        &self,
        districts: &DistrictsTold,
        (service, at): (Option<&str>, usize),
    ) -> Table {
        let (t, language) = (self.visit.t(), self.visit.language());
        let figures = || districts.all.iter().filter_map(|one| one.figure(service));
        let then: Vec<Spread> = figures()
            .map(|one| one.years.get(at).copied().unwrap_or_default())
            .collect();
        let (whole_today, whole) = self.told.whole(service).unwrap_or_default();
        let whole = whole.get(at).copied().unwrap_or_default();
        let means = summing(
            whole.mean,
            &then.iter().map(|one| one.mean).collect::<Vec<_>>(),
        );
        let today = summing(
            whole_today,
            &figures().map(|one| one.today).collect::<Vec<_>>(),
        );
        let mut table = Table::new([
            Column::words(t.say("needs-district")),
            Column::numbers(self.told.jump_off.to_string()),
            Column::numbers(words::year_told(self.told).to_string()),
        ]);
        let numbers = today.iter().zip(means.iter().zip(&then));
        for (district, (today, (mean, spread))) in districts.all.iter().zip(numbers) {
            let say = |number: f64| words::decimal(language, number, 0);
            table.push([
                district.name.clone(),
                dates::grouped(*today),
                format!(
                    "{} ({}–{})",
                    dates::grouped(*mean),
                    say(spread.p10),
                    say(spread.p90)
                ),
            ]);
        }
        table.push([
            t.say("needs-districts-all"),
            dates::grouped(today.iter().sum()),
            dates::grouped(means.iter().sum()),
        ]);
        table
    }
}
